"""Holds the staff's side of the store, in parts: accounts, lists, people, follow-ups and the rest."""

import time
from collections.abc import Callable, Iterable

from kiosk.agency.accounts.audit_pages import AuditPages
from kiosk.agency.accounts.store import Accounts
from kiosk.agency.duplicates.store import Duplicates
from kiosk.agency.exchange.store import Bundles
from kiosk.agency.followups.courses import Course, enter_courses
from kiosk.agency.followups.paid_months import PaidMonths
from kiosk.agency.followups.person_store import People
from kiosk.agency.followups.queue_store import Lists, Walks
from kiosk.agency.followups.store import FollowUps
from kiosk.agency.idle_tasks import Chores
from kiosk.agency.lists.export_store import Exports
from kiosk.agency.lists.import_store import Imports
from kiosk.agency.outreach.store import Documents
from kiosk.agency.reports.counts import Reports
from kiosk.agency.reports.figures import Figures
from kiosk.agency.reports.warning_signs import WarningSigns
from kiosk.agency.rights.breach import Breach
from kiosk.agency.rights.retention import Retention
from kiosk.agency.rights.store import Requests, Rights
from kiosk.campaign.followup import FollowUpRules
from kiosk.store.part import Label, TracedStore
from kiosk.store.store import Store


class Agency:
    """Everything staff ask of the store; each method one short transaction, frozen values out.

    Methods that show, change, print or export personal data take `who` (Staff) and mostly `why`, refuse
    what the role may not do, and enter it in the audit chain before they answer.
    """

    def __init__(
        self,
        store: Store,
        rules: FollowUpRules,
        mono: Callable[[], float] = time.monotonic,
        label: Label = lambda language, occupation: occupation,
    ) -> None:
        self.store = store
        self.rules = rules
        ground = self.ground = TracedStore(store, self.rules, mono, label)
        self.accounts = Accounts(ground)
        self.lists = Lists(ground)
        self.people = People(ground)
        self.follow_ups = FollowUps(ground)
        self.paid_months = PaidMonths(ground)
        self.duplicates = Duplicates(ground)
        self.figures = Figures(ground)
        self.documents = Documents(ground)
        self.requests = Requests(ground)
        self.rights = Rights(ground)
        self.retention = Retention(ground)
        self.breach = Breach(ground)
        self.warning_signs = WarningSigns(ground)
        self.chores = Chores(ground, self.accounts, self.duplicates, self.retention)
        self.exports = Exports(ground)
        self.bundles = Bundles(ground)
        self.imports = Imports(ground)
        self.reports = Reports(ground)
        self.audit_pages = AuditPages(ground)
        self.walks = Walks(ground)

    def enter_courses(self, courses: Iterable[Course]) -> int:
        """Whole courses of contacts at once (see desk_history); answers how many contacts were entered."""
        return enter_courses(self.ground, courses)
