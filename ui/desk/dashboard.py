"""Mirrors the dashboard for QML: the month's figures, worded and ready to be drawn."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Property, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.agency.accounts.roles import require
from kiosk.agency.followups.incentives import towards
from kiosk.calendar import add_months, first_day, last_day, month_of, month_to_report
from kiosk.errors import Refused
from ui.desk.board import pay, signs
from ui.desk.parts.page import DeskPage
from ui.desk.parts.plotting import Row, bar, bars, columns
from ui.desk.parts.wording import Wording

if TYPE_CHECKING:
    from kiosk.agency.reports.dashboard import Dashboard as Figures
    from kiosk.agency.reports.warning_signs import WarningSign
    from kiosk.words import Words

QML_IMPORT_NAME = "Anjungan"
QML_IMPORT_MAJOR_VERSION = 1
MAP: Any = "QVariantMap"
LIST: Any = "QVariantList"

TABS = ("month", "people", "pay", "signs")
MOST_PIPS = 60


@QmlElement
@QmlUncreatable("there is one, made by the desk")
class Dashboard(DeskPage):  # type: ignore[operator]
    """The figures as they were when the page was opened; `refresh` reads them anew."""

    changed = Signal()
    table = "dashboard"

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self._figures: Figures | None = None
        self._tab, self._chosen = TABS[0], ""
        self._signs: tuple[WarningSign, ...] = ()

    isReady = Property(bool, lambda self: self._figures is not None, notify=changed)
    tab = Property(str, lambda self: self._tab, notify=changed)
    tabs = Property(LIST, lambda self: self._tabs(), notify=changed)
    problem = Property(str, lambda self: self._problem, notify=changed)
    month = Property(str, lambda self: self._month(), notify=changed)
    hasEarlier = Property(bool, lambda self: self._reaches(-1), notify=changed)
    hasLater = Property(bool, lambda self: self._reaches(1), notify=changed)
    members = Property(MAP, lambda self: self._shown(self._members), notify=changed)
    cards = Property(LIST, lambda self: self._listed(self._cards), notify=changed)
    weeks = Property(MAP, lambda self: self._shown(self._weeks), notify=changed)
    days = Property(MAP, lambda self: self._shown(self._days), notify=changed)
    outcomes = Property(LIST, lambda self: self._listed(self._outcomes), notify=changed)
    staying = Property(LIST, lambda self: self._listed(self._staying), notify=changed)
    funnel = Property(LIST, lambda self: self._listed(self._funnel), notify=changed)
    occupations = Property(LIST, lambda self: self._listed(self._occupations), notify=changed)
    dusun = Property(LIST, lambda self: self._listed(self._dusun), notify=changed)
    programmes = Property(LIST, lambda self: self._listed(self._programmes), notify=changed)
    agents = Property(LIST, lambda self: self._listed(self._agents), notify=changed)
    rules = Property(LIST, lambda self: self._listed(self._rules), notify=changed)
    coverage = Property(MAP, lambda self: self._shown(self._coverage), notify=changed)
    signs = Property(LIST, lambda self: self._listed(self._warning_signs), notify=changed)
    outreach = Property(str, lambda self: self._outreach(), notify=changed)
    maySetTarget = Property(bool, lambda self: self.may("target"), notify=changed)

    @Slot()
    def refresh(self) -> None:
        """Read every figure anew."""
        from kiosk.agency.reports.dashboard import read_dashboard

        self._figures = None
        with self.trying():
            require(self.who, "figures")
            self._chosen = self._chosen or month_to_report(self.today)
            self._figures = read_dashboard(self.store.ground, self._chosen)

    @Slot(int)
    def turn(self, months: int) -> None:
        """The figures of so many months later, earlier when negative."""
        if self._reaches(months):
            self._chosen = add_months(self._chosen, months)
            self.refresh()
            self._look_for_signs()

    @Slot(str)
    def show(self, tab: str) -> None:
        if tab in self._tabs():
            self._tab = tab
            self._look_for_signs()
            self.changed.emit()

    def _look_for_signs(self) -> None:
        """Only when they are asked for: the look is entered in the trail."""
        if self._tab == "signs" and self._chosen:
            with self.trying():
                month = first_day(self._chosen), last_day(self._chosen)
                self._signs = self.store.warning_signs.find(self.who, *month)

    @Slot(str, str)
    def setTarget(self, workers: str, goal: str) -> None:
        """The supervisor's numbers, as typed."""
        with self.trying():
            self.store.figures.set_target(self.who, _number(workers), _number(goal))
        if not self._problem:
            self.refresh()

    @Slot()
    def calm(self) -> None:
        super().calm()

    def forget(self) -> None:
        """The desk is locked."""
        super().forget()
        self._figures, self._tab, self._chosen, self._signs = None, TABS[0], "", ()
        self.changed.emit()

    # Words

    @property
    def _words(self) -> "Words":
        from kiosk.words import words

        return words(self._language, "reports")

    def _shown(self, make: Any) -> Row:
        return make(self._figures) if self._figures else {}

    def _listed(self, make: Any) -> list[Row]:
        return make(self._figures) if self._figures else []

    def _month(self) -> str:
        return self._words.calendar.month(self._figures.month) if self._figures else ""

    def _tabs(self) -> list[str]:
        return [each for each in TABS if each != "signs" or (self.may("audit") and self.may("see"))]

    def _reaches(self, months: int) -> bool:
        """Whether there are figures so many months on: from the first registration to this month."""
        if self._figures is None:
            return False
        return self._figures.first_month <= add_months(self._chosen, months) <= month_of(self.today)

    # Cards

    def _members(self, figures: "Figures") -> Row:
        """An agent's own counter; for the supervisor that of all agents, whose target is each one's."""
        staff, target = self._session.staff, figures.rule.monthly_target
        own = [] if self.may("target") or not staff else [a for a in figures.agents if a.label == staff.label]
        members = own[0].incentive.new_members if own else figures.members
        came = towards([members], target) if own else figures.towards
        note = self.say("membersAgents", reached=came.reached, target=target)
        if own:
            note = self.say("membersOf", target=self._words.number(target))
        note += " · " + (self.say("membersLeft", count=came.left) if came.left else self.say("membersDone"))
        return {
            "count": self._words.number(members),
            "done": came.counted,
            "target": came.needed,
            "pips": came.needed <= MOST_PIPS,
            "note": note,
            "title": self.say("membersOwn" if own else "membersAll", agents=came.agents, month=self._month()),
        }

    def _cards(self, figures: "Figures") -> list[Row]:
        number, queue = self._words.number, figures.queue
        oldest, last = figures.oldest_overdue, figures.last_bundle
        return [
            {
                "key": "toContact",
                "title": self.say("toContact"),
                "count": number(figures.to_contact),
                "note": self.say("toContactNote", today=queue["due-today"], new=number(queue["new"])),
            },
            {
                "key": "overdue",
                "title": self.say("overdue"),
                "count": number(queue["overdue"]),
                "note": self.say("overdueNote", days=(figures.today - oldest).days)
                if oldest
                else self.say("overdueNone"),
            },
            {
                "key": "unsent",
                "title": self.say("unsent"),
                "count": number(figures.unsent),
                "note": self.say("unsentNote", day=self._words.calendar.short_day(last))
                if last
                else self.say("unsentNever"),
            },
        ]

    def _outreach(self) -> str:
        """What hangs, for those who may open the register."""
        if self._figures is None or not self.may("outreach"):
            return ""
        found = self._figures.outreach
        said = self.say("outreach", hanging=found.hanging, total=found.put_up)
        bad = found.poor + found.missing
        return f"{said} · {self.say('outreachBad', count=bad)}" if bad else said

    # Plots

    def _weeks(self, figures: "Figures") -> Row:
        shown = [(self._words.calendar.short_day(monday), count) for monday, count in figures.weeks]
        return columns(shown, len(shown) - 1, self._words.number)

    def _days(self, figures: "Figures") -> Row:
        shown = [(str(day.day), count) for day, count in figures.days]
        return columns(shown, len(shown) - 1, self._words.number)

    def _outcomes(self, figures: "Figures") -> list[Row]:
        rows = []
        for key, count in figures.outcomes:
            rule = self.store.rules.outcome(key)
            tone = rule.tone if rule else "neutral"
            rows.append(bar(key, self.texts.outcomes.get(key, key), count, tone))
        return bars(rows, 6, self.say("others"))

    def _staying(self, figures: "Figures") -> list[Row]:
        """Shares of those who paid first; a month that nobody has reached yet has none."""
        points = [{"label": self.say("stayingStart"), "share": 1.0, "text": "100%", "note": ""}]
        for month, (could, did) in enumerate(figures.staying, 1):
            points.append(
                {
                    "label": self.say("stayingMonth", month=month),
                    "share": did / could if could else -1.0,
                    "text": f"{round(100 * did / could)}%" if could else "",
                    "note": self.say("stayingNote", count=did, total=could) if could else "",
                }
            )
        return points

    def _funnel(self, figures: "Figures") -> list[Row]:
        funnel = figures.funnel
        stages = (
            ("registered", funnel.registered),
            ("reached", funnel.reached),
            ("member", funnel.member),
            ("paid", funnel.paid),
            ("month-3", funnel.month_3),
        )
        whole = funnel.registered or 1
        return bars(
            (
                bar(key, self._words("stages", key), count, note=f"{round(100 * count / whole)}%")
                for key, count in stages
            ),
            len(stages),
        )

    def _occupations(self, figures: "Figures") -> list[Row]:
        labels = self._session.station.ground.campaign.text(self._language).occupations
        rows = (
            bar(each.key, labels.get(each.key, self.say("nowhere")), each.registered)
            for each in figures.occupations
        )
        return bars(rows, 6, self.say("others"))

    def _dusun(self, figures: "Figures") -> list[Row]:
        rows = (
            bar(each.key, each.key or self.say("nowhere"), each.registered, part=each.members)
            for each in figures.dusun
        )
        return bars(rows, 6, self.say("others"))

    def _programmes(self, figures: "Figures") -> list[Row]:
        rows = (
            bar(
                each.key,
                each.key.replace(",", " + ").upper() or self.say("nowhere"),
                each.registered,
                part=each.members,
            )
            for each in figures.programmes
        )
        return bars(rows, 4, self.say("others"))

    def _warning_signs(self, figures: "Figures") -> list[Row]:
        return signs.signs(self._signs, Wording(self._session))

    # Money

    def _agents(self, figures: "Figures") -> list[Row]:
        """Every agent's month; an agent sees only their own pay."""
        staff = self._session.staff
        every = [
            each for each in figures.agents if staff and (self.may("target") or each.label == staff.label)
        ]
        return [pay.agent(each, self._words, self.say) for each in every]

    def _rules(self, figures: "Figures") -> list[str]:
        return pay.rules(figures, self.say)

    def _coverage(self, figures: "Figures") -> Row:
        return pay.coverage(figures, self._words, self.say)


def _number(text: str) -> int:
    """What somebody typed as a whole number, dots as thousands; Refused("target") where it is none."""
    bare = text.strip().replace(".", "")
    if not bare.isdecimal() or len(bare) > 9:
        raise Refused("target", "goal")
    return int(bare)
