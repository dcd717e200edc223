"""The staff's side of the store, in parts: accounts, lists, people, follow-ups and the rest."""

import time
from collections.abc import Callable, Iterable

from kiosk.agency.rules import FollowUpRules
from kiosk.store.desk_accounts import Accounts
from kiosk.store.desk_breach import Breach
from kiosk.store.desk_bundles import Bundles
from kiosk.store.desk_chores import Chores
from kiosk.store.desk_duplicates import Duplicates
from kiosk.store.desk_exports import Exports
from kiosk.store.desk_figures import Figures
from kiosk.store.desk_follow_ups import FollowUps
from kiosk.store.desk_ground import Ground
from kiosk.store.desk_history import Course, enter_courses
from kiosk.store.desk_imports import Imports
from kiosk.store.desk_lists import Lists
from kiosk.store.desk_oddities import Oddities
from kiosk.store.desk_papers import Papers
from kiosk.store.desk_people import People
from kiosk.store.desk_reports import Reports
from kiosk.store.desk_requests import Requests
from kiosk.store.desk_retention import Retention
from kiosk.store.desk_rights import Rights
from kiosk.store.desk_trail import Trail
from kiosk.store.desk_walks import Walks
from kiosk.store.store import Store


class DeskStore:
    """Everything staff ask of the store; each method one short transaction, frozen values out.

    Methods that show, change, print or export personal data take `who` (Staff) and mostly `why`, refuse
    what the role may not do, and enter it in the audit chain before they answer.
    """

    def __init__(
        self, store: Store, rules: FollowUpRules | None = None, mono: Callable[[], float] = time.monotonic
    ) -> None:
        self.store = store
        self.rules = rules or FollowUpRules()
        ground = self.ground = Ground(store, self.rules, mono)
        self.accounts = Accounts(ground)
        self.lists = Lists(ground)
        self.people = People(ground)
        self.follow_ups = FollowUps(ground)
        self.duplicates = Duplicates(ground)
        self.figures = Figures(ground)
        self.papers = Papers(ground)
        self.requests = Requests(ground)
        self.rights = Rights(ground)
        self.retention = Retention(ground)
        self.breach = Breach(ground)
        self.oddities = Oddities(ground)
        self.chores = Chores(ground, self.accounts, self.duplicates, self.retention)
        self.exports = Exports(ground)
        self.bundles = Bundles(ground)
        self.imports = Imports(ground)
        self.reports = Reports(ground)
        self.trail = Trail(ground)
        self.walks = Walks(ground)

    def enter_courses(self, courses: Iterable[Course]) -> int:
        """Whole courses of contacts at once (see desk_history); answers how many contacts were entered."""
        return enter_courses(self.ground, courses)
