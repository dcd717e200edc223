"""Every page of the desk in every state that matters, on a month of Pangkalan Satu: pictures and checks."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from shutil import rmtree

from kiosk.agency.followups.person_store import Person
from kiosk.agency.lists.mappings import FOLDER
from kiosk.agency.outreach.forms import FORMS
from kiosk.desk.exchange import JOBS
from kiosk.desk.office import SECTIONS
from kiosk.desk.printouts import SERIES
from kiosk.desk.queue import PARTS
from kiosk.drives import OWN
from kiosk.exchange.keys import PUBLIC_FILE, init_branch
from kiosk.sample.sample import fill
from kiosk.sample.staff import AGENT_PIN, SUPERVISOR_PIN
from kiosk.staff import TERMINAL
from kiosk.work import Slice, Work, run_through
from tests.support.list_texts import DOUBTFUL, MIXED, RENTAN
from tests.support.window import Window, silent

PEOPLE, SEED = 200, 7
NEWCOMER, FIRST_PIN = "Yuliana Dewi", "905173"

Play = Callable[[Window], None]


@dataclass(frozen=True, slots=True)
class Scene:
    """One state of one page; `role` is who is at the desk, empty: nobody yet."""

    name: str
    page: str
    play: Play
    role: str = "supervisor"


def furnish(window: Window) -> None:
    """Fill the window's station with the sample."""
    assert window.kiosk.station is not None
    fill(window.kiosk.station, PEOPLE, SEED)


def sign_in(window: Window, role: str) -> None:
    """At the desk as the first person of this role."""
    session = window.kiosk.desk_session
    if session.staff is not None and session.staff.role == role:
        return
    session.shut()
    session.open()
    account = next(each for each in session.accounts() if each.role == role)
    attempt = session.count_try(account.id)
    assert attempt is not None
    pin = SUPERVISOR_PIN if role == "supervisor" else AGENT_PIN
    session.settle_try(attempt, session.check_pin(attempt, pin), pin)
    window.settle()


def present(window: Window, scene: Scene, language: str = "id") -> None:
    """Show a scene from the start of its page."""
    session = window.kiosk.desk_session
    window.kiosk.desk.retention.stop()
    window.settle()
    if window.sees("recoveryCard"):
        window.tap("recoveryDoneButton")
    if scene.role:
        sign_in(window, scene.role)
        session.code_noted()
        desk = window.kiosk.desk
        with silent(desk, desk.person, desk.queue):
            session.go(scene.page)
            session.person.close()
            session.queue.search("")
            session.queue.widen()
            session.queue.show("due-today")
            session.form.clear()
            desk.outreach.chooseCampaign("")
            desk.outreach.show("items")
            session.speak(language)
        desk.changed.emit()
        desk.placeChanged.emit()
    else:
        session.shut()
        session.setting_up = scene.page == "set-up"
        session.open()
        session.speak(language)
    window.settle()
    scene.play(window)
    window.settle()


def tap(*names: str) -> Play:
    def play(window: Window) -> None:
        for name in names:
            window.tap(name)

    return play


def at_work(section: str) -> Play:
    """Long work in the office that comes no further while the picture is taken."""

    def standing() -> Work:
        while True:
            yield Slice(1200, 4310)

    def play(window: Window) -> None:
        window.tap(f"office-{section}")
        page = window.kiosk.desk_session.retention
        page.begin(standing(), lambda value: None)
        window.wait(lambda: page.task.share > 0)
        page.working()

    return play


def nothing(window: Window) -> None:
    """The page as it opens."""


def person(*then: str, stage: str = "") -> Play:
    """The first person of a part of the queue, then touches."""

    def play(window: Window) -> None:
        session = window.kiosk.desk_session
        session.queue.show(stage or "due-today")
        session.person.open(session.queue.first(1)[0].number)
        window.settle()
        tap(*then)(window)

    return play


def one(wanted: Callable[[Person], bool], *then: str) -> Play:
    """The first person of whom this is true, then touches."""

    def play(window: Window) -> None:
        session = window.kiosk.desk_session
        for part in PARTS:
            session.queue.show(part)
            for row in session.queue.first(PEOPLE):
                if wanted(session.store.people.person(session.who, row.number, "follow-up")):
                    session.person.open(row.number)
                    window.settle()
                    tap(*then)(window)
                    return
        raise AssertionError("nobody of the sample is like that")

    return play


def paid_person(*then: str) -> Play:
    """Somebody for whom the village pays, then touches."""

    def play(window: Window) -> None:
        session = window.kiosk.desk_session
        session.queue.narrow(payer="village")
        session.queue.show(next(part for part, count in session.queue.counts.items() if count))
        session.person.open(session.queue.first(1)[0].number)
        window.settle()
        tap(*then)(window)

    return play


def payer_changed(window: Window) -> None:
    """Somebody else pays now, and the history says so."""
    person()(window)
    desk = window.kiosk.desk
    if desk.person.data["priceCaption"].find("PT ") < 0:
        desk.person.setPayer("other", "pt sawit lestari jaya abadi")
    tap("leaf-history")(window)


def is_pending(person: Person) -> bool:
    return person.consent.how == "pending" and not person.hold


def lacks_details(person: Person) -> bool:
    return person.checklist.askable != () and not person.hold


def older_consent(window: Window) -> None:
    """Somebody who agreed to a text that does not name what the branch wants."""
    one(lacks_details)(window)
    page = window.kiosk.desk_session.person
    given = replace(page.person.consent, version="2026-11", how="paper")
    page.store.rights.give_consent(page.who, page.number, given)
    page.renew()
    one(lambda person, number=page.number: person.number == number, "leaf-needs")(window)


def is_family(person: Person) -> bool:
    return person.draft.phone_owner == "family" and bool(person.phone) and person.consent.contact


def with_gap(window: Window) -> None:
    """A contribution for a month half a year after the last."""
    one(lambda person: person.standing.stage == "paid" and not person.hold, "outcome-month-paid")(window)
    for _ in range(5):
        window.tap("monthAfter")


def while_slips_print(window: Window) -> None:
    """The third of twelve reminders."""
    tap("routeButton")(window)
    session = window.kiosk.desk_session
    session.papers.busy, session.route.done, session.route.planned = SERIES, 2, 12
    session.route.changed()
    window.settle()
    session.papers.busy = ""


def paid_form(window: Window) -> None:
    filled_form(window)
    window.kiosk.desk_session.form.set(payer="village")


def search(text: str) -> Play:
    def play(window: Window) -> None:
        window.kiosk.desk_session.queue.search(text)

    return play


def both(*plays: Play) -> Play:
    def play(window: Window) -> None:
        for each in plays:
            each(window)
            window.settle()

    return play


def worked(window: Window) -> None:
    """Touch the task's one action and wait for what comes of it."""
    exchange = window.kiosk.desk.exchange
    window.tap("workButton")
    window.wait(lambda: not exchange.busy)


def newcomer(window: Window) -> None:
    """Somebody signs in with a first PIN."""
    session = window.kiosk.desk_session
    fresh = next((each for each in session.accounts() if each.name == NEWCOMER), None)
    fresh = fresh or session.store.accounts.add(TERMINAL, NEWCOMER, "agent", FIRST_PIN)
    attempt = session.count_try(fresh.id)
    assert attempt is not None
    session.settle_try(attempt, session.check_pin(attempt, FIRST_PIN), FIRST_PIN)


def set_up(window: Window) -> None:
    """The first supervisor, made once in a station's life: the recovery code is on the glass."""
    for name, text in (("setUpName", "Rina Wahyuni"), ("setUpPin", FIRST_PIN), ("setUpAgain", FIRST_PIN)):
        window.find(name).setProperty("text", text)
    window.settle()
    window.tap("setUpButton")


def told(code: str, **values: str) -> Play:
    def play(window: Window) -> None:
        window.kiosk.desk_session.notify(code, tone="bad", **values)

    return play


def camera(window: Window) -> None:
    """The camera looks at a paper."""
    from tests.support.films import look_at_unread

    look_at_unread(window)


def no_camera(window: Window) -> None:
    """The camera was asked for, and there is none."""
    from tests.support.films import look_at_nothing

    look_at_nothing(window)


def filled_form(window: Window) -> None:
    form = window.kiosk.desk_session.form
    form.set(nik="6201021708850003", name="AHMAD FAUZI", phone="081234567890")
    form.set(dusun="Karya", rt="02", rw="01")
    form.choose_work("nelayan")
    form.set_income("1400")


def known_form(window: Window) -> None:
    """A NIK that is here already; consent is still to be obtained."""
    session = window.kiosk.desk_session
    session.queue.show("done")
    number = session.queue.first(1)[0].number
    nik = session.store.store.registration(number).draft.nik  # type: ignore[union-attr]
    session.form.set(nik=nik)
    session.form.leave("nik")
    session.form.consented("pending")


def open_century(window: Window) -> None:
    window.kiosk.desk_session.form.set(nik="6201021708150003")
    window.kiosk.desk_session.form.set(birth_year=2015)


def wrong_form(window: Window) -> None:
    form = window.kiosk.desk_session.form
    form.set(nik="62010217088", dusun="Sejahtra")
    form.leave("nik")
    form.leave("dusun")
    form.save()


def photo(window: Window) -> None:
    tap("place-1", "paper-1", "lookButton")(window)
    window.wait(lambda: window.find("pictureShown").property("implicitWidth") > 0)


def wrong_item(window: Window) -> None:
    tap("place-1", "paper-0")(window)
    window.find("field-checked").setProperty("text", "31-02-2026")
    window.tap("savePaperButton")


def claim(kind: str, *then: str) -> Play:
    """An open request of this kind in the office, then touches."""

    def play(window: Window) -> None:
        session, rights = window.kiosk.desk_session, window.kiosk.desk.rights
        open_ = [request for request in session.store.requests.list() if request.kind == kind]
        if not open_:
            session.store.requests.ask(session.who, kind, session.queue.first(1)[0].number)
        tap("office-rights")(window)
        rights.showDone(False)
        kinds = [request.kind for request in session.store.requests.list()]
        rights.choose(kinds.index(kind))
        window.settle()
        tap(*then)(window)

    return play


def list_import(*then: str, lines: tuple[str, ...] = RENTAN) -> Play:
    """A list lies in the kiosk's own folder and is checked; then touches."""

    def play(window: Window) -> None:
        assert window.kiosk.station is not None
        folder = window.kiosk.station.ground.folder / OWN
        folder.mkdir(exist_ok=True)
        file = folder / "Daftar pekerja rentan 2026.csv"
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
        exchange = window.kiosk.desk.exchange
        exchange.chooseTarget(len(exchange.targets) - 1)
        tap("targetsAgainButton", f"task-{list(JOBS).index('import')}", "list-0", "workButton")(window)
        window.wait(lambda: not exchange.busy)
        tap(*then)(window)
        window.wait(lambda: not exchange.busy)
        file.unlink()
        rmtree(window.kiosk.station.ground.folder / FOLDER, ignore_errors=True)

    return play


def asking(window: Window) -> None:
    """From a person's page to their rights."""
    person("leaf-papers", "rightsButton")(window)


def looked_over(window: Window) -> None:
    """The machine was looked at, and what was found is told."""
    tap("office-diagnostics")(window)
    window.wait(lambda: not window.kiosk.desk.diagnostics.busy)


def breach(window: Window) -> None:
    """A branch's key is known, and the list is wanted in clear."""
    folder = window.ground.folder
    if not (folder / PUBLIC_FILE).exists():
        init_branch(folder / "branch-keys", "Cabang Pangkalan Bun")
        (folder / PUBLIC_FILE).write_bytes((folder / "branch-keys" / PUBLIC_FILE).read_bytes())
        run_through(window.kiosk.desk_session.store.breach.gathering(window.kiosk.desk_session.who))
    tap("office-retention", "breach-clear")(window)


def recovery(window: Window) -> None:
    window.kiosk.desk_session.keep_code("K7MQ2-9XTRA-4HWPE-60VNB")


def door(name: str, *then: str) -> Scene:
    return Scene(name, "door", tap(*then), role="")


def at_queue(name: str, play: Play) -> Scene:
    return Scene(name, "queue", play, role="agent")


def at_office(section: str) -> Scene:
    return Scene(f"office-{section}", "office", tap(f"office-{section}"))


SCENES = (
    door("door"),
    door("door-forgot", "forgotButton"),
    door("door-forgot-keys", "forgotButton", "recoveryField"),
    at_queue("queue", nothing),
    at_queue("queue-overdue", tap("part-overdue")),
    at_queue("queue-filter", tap("filterButton")),
    at_queue("queue-route", tap("routeButton")),
    at_queue("queue-route-sheets", tap("part-waiting", "routeButton")),
    at_queue("queue-route-slips", while_slips_print),
    at_queue("queue-found", search("siti")),
    at_queue("queue-none", search("zzzz")),
    at_queue("queue-keys", tap("queueSearch")),
    at_queue("queue-scan-refused", told("scan-altered")),
    at_queue("queue-scan-altered", told("scan-altered-number", number="K7M-000077-V")),
    at_queue("queue-scan-forged", told("scan-forged", number="K7M-000077-V")),
    at_queue("queue-camera", camera),
    at_queue("queue-no-camera", no_camera),
    at_queue("person", person()),
    at_queue("person-needs", person("leaf-needs")),
    at_queue("person-history", person("leaf-history", stage="done")),
    at_queue("person-papers", person("leaf-papers")),
    at_queue("person-done", person(stage="done")),
    at_queue("person-reached", person("outcome-reached")),
    at_queue("person-refused", person("outcome-refused")),
    at_queue("person-member", person("outcome-member", stage="new")),
    at_queue("person-day", person("outcome-reached", "dueButton")),
    at_queue("person-chat-family", one(is_family, "chatButton")),
    at_queue("person-pending", one(is_pending)),
    at_queue("person-pending-needs", one(is_pending, "leaf-needs")),
    at_queue("person-consent", one(is_pending, "consentButton", "consent-paper", "consentContact")),
    at_queue("person-details", one(lacks_details, "leaf-needs", "needsDetailsButton")),
    at_queue("person-older", older_consent),
    at_queue("person-merged", one(lambda person: bool(person.merged), "leaf-history")),
    at_queue("person-assisted", one(lambda person: bool(person.draft.assisted))),
    at_queue("person-gap", with_gap),
    at_queue("person-note", person("outcome-reached", "noteButton")),
    at_queue("person-paid", person("outcomesMore", "outcome-month-paid", stage="waiting")),
    at_queue("person-chat", person("chatButton", stage="done")),
    at_queue("person-nik", person("nikButton")),
    at_queue("person-why-keys", person("nikButton", "ownReason")),
    at_queue("person-copy", person("leaf-papers", "copyButton")),
    at_queue("paid-person", paid_person()),
    at_queue("paid-needs", paid_person("leaf-needs")),
    at_queue("paid-papers", paid_person("leaf-papers")),
    at_queue("payer", person("leaf-papers", "payerButton", "payer-village")),
    at_queue("payer-named", person("leaf-papers", "payerButton", "payer-other")),
    at_queue("payer-changed", payer_changed),
    Scene("form", "form", nothing, role="agent"),
    Scene("form-filled", "form", filled_form, role="agent"),
    Scene("form-wrong", "form", wrong_form, role="agent"),
    Scene("form-known", "form", known_form, role="agent"),
    Scene("form-century", "form", open_century, role="agent"),
    Scene("form-paid", "form", paid_form, role="agent"),
    Scene("form-keys", "form", tap("formName"), role="agent"),
    Scene("form-digits", "form", tap("formRt"), role="agent"),
    Scene("dashboard", "dashboard", nothing),
    Scene("dashboard-people", "dashboard", tap("dashboardTab-people")),
    Scene("dashboard-pay", "dashboard", tap("dashboardTab-pay")),
    Scene("dashboard-signs", "dashboard", tap("dashboardTab-signs")),
    Scene("dashboard-target", "dashboard", tap("dashboardTab-pay", "targetButton")),
    Scene("outreach", "outreach", nothing),
    Scene("outreach-item", "outreach", tap("place-1", "paper-0")),
    Scene("outreach-dusun", "outreach", tap("place-1", "place-2", "paper-0")),
    Scene("outreach-wrong", "outreach", wrong_item),
    Scene("outreach-removed", "outreach", tap("place-1", "paper-0", "takeDownButton")),
    Scene("outreach-campaign", "outreach", tap("campaignButton")),
    Scene("outreach-own-campaign", "outreach", tap("place-1", "paper-0", "itemCampaignButton")),
    Scene("outreach-photo", "outreach", photo),
    Scene("outreach-pdf", "outreach", tap("outreach-agreements", "paper-0", "lookButton")),
    Scene("outreach-copy", "outreach", tap("outreach-agreements", "paper-0", "copyOutButton")),
    *(Scene(f"outreach-{each}", "outreach", tap(f"outreach-{each}")) for each in FORMS),
    *(Scene(f"exchange-{each}", "exchange", tap(f"task-{nth}")) for nth, each in enumerate(JOBS)),
    *(Scene(f"office-{each}-working", "office", at_work(each)) for each in ("retention", "audit")),
    Scene("import-headings", "exchange", list_import()),
    Scene("import-answers", "exchange", list_import("workButton")),
    Scene("import-questions", "exchange", list_import(lines=DOUBTFUL)),
    Scene("import-weighed", "exchange", list_import(lines=MIXED)),
    Scene(
        "import-defaults",
        "exchange",
        list_import("workButton", "work-1", "answerPayer-village", "workButton"),
    ),
    Scene("outreach-keys", "outreach", tap("field-put_up")),
    Scene("outreach-files", "outreach", tap("place-1", "paper-0", "attachButton")),
    Scene("exchange-plain", "exchange", tap("task-2", "safety-plain")),
    Scene("exchange-plain-keys", "exchange", tap("task-2", "safety-plain", "reasonField")),
    Scene("exchange-no-printer", "exchange", both(tap("task-5"), worked)),
    Scene("exchange-whole", "exchange", both(tap("task-6"), worked)),
    Scene("duplicates", "duplicates", tap("duplicates-open")),
    Scene("duplicates-different", "duplicates", tap("duplicates-different")),
    Scene("duplicates-merged", "duplicates", tap("duplicates-merged")),
    Scene("duplicates-why", "duplicates", tap("duplicates-open", "mergeButton")),
    Scene("duplicates-undo-why", "duplicates", tap("duplicates-merged", "undoButton", "why-two-cards")),
    *map(at_office, SECTIONS),
    Scene("diagnostics-told", "office", looked_over),
    Scene("rights-asking", "queue", asking, role="agent"),
    Scene("rights-correct", "office", claim("correction", "field-birth_date"), role="agent"),
    Scene("rights-suspend", "office", claim("suspension"), role="agent"),
    Scene("rights-others", "office", claim("deletion"), role="agent"),
    Scene("rights-delete", "office", claim("deletion")),
    Scene("rights-copy", "office", claim("copy", "answerButton"), role="agent"),
    Scene("own-account", "office", tap("office-own"), role="agent"),
    Scene("recovery", "office", recovery),
    Scene("retention-clear", "office", breach),
    Scene("office-account", "office", tap("office-accounts", "account-0")),
    Scene("office-account-keys", "office", tap("office-accounts", "newAccountButton", "accountName")),
    Scene("new-pin", "door", newcomer, role=""),
)
FIRST_SCENES = (
    Scene("set-up", "set-up", nothing, role=""),
    Scene("set-up-keys", "set-up", tap("setUpPin"), role=""),
    Scene("not-set-up", "door", nothing, role=""),
    Scene("set-up-recovery", "set-up", set_up, role=""),
)
"""What a station shows before its first supervisor is made: on a window that was not furnished."""


def open_desk(folder: Path, clock: object, size: tuple[int, int]) -> Window:
    """A window on a folder filled with the sample."""
    window = Window(folder, clock, size)  # type: ignore[arg-type]
    furnish(window)
    return window
