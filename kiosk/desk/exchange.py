"""Holds the exchange page: places, files, what is sent and taken in, and what came of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.calendar import add_months, month_of, month_to_report
from kiosk.desk.list_import import ListImport
from kiosk.desk.parts.page import Page
from kiosk.drives import chosen_again, targets
from kiosk.errors import Problem, Refused

if TYPE_CHECKING:
    from kiosk.agency.lists.saved_mappings import OwnMapping
    from kiosk.desk.parts.desk import Desk
    from kiosk.desk.parts.task import Done
    from kiosk.drives import Target
    from kiosk.exchange.keys import PublicBranch
    from kiosk.work import Work

JOBS = {
    "bundle": "bundle",
    "reply": "bundle",
    "export": "export",
    "import": "import",
    "report": "figures",
    "day": "figures",
    "chain": "audit",
}
"""What can be done here, and the right that each needs."""
WRITING = ("bundle", "export", "report")
"""What puts a file onto the chosen place; the rest reads there, or needs no place."""
TAKING_IN = ("reply", "import")
"""What begins with a file that lies there."""
MONTHS = 6
REASONS = ("village-office", "branch-asked", "own-check")
"""Why a list leaves in clear; one's own words may be typed instead."""


class Exchange(Page):
    """One job at a time on one place; `result` is the value of the last one, or the Problem that ended it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.list_import = ListImport(desk, self)
        self.forget()

    def forget(self) -> None:
        super().forget()
        self.targets: tuple[Target, ...] = ()
        self.target = 0
        self.job = next(iter(JOBS))
        self.replies: tuple[Path, ...] = ()
        self.lists: tuple[Path, ...] = ()
        self.branches: tuple[Path, ...] = ()
        self.file = -1
        self.mapping, self.kind, self.plain, self.reason = "sipp", "xlsx", False, ""
        self.month = ""
        self.result: Any = None
        self.list_import.forget()

    def enter(self) -> None:
        """Look for sticks and files."""
        with self.trying():
            self.month = self.month or month_to_report(self.desk.today)
            self._find_targets()

    def _find_targets(self) -> None:
        """The places that serve the job; the one chosen before stays chosen while it is there."""
        kept = self.targets[self.target].path if self.targets else None
        self.targets = targets(self.desk.station.ground.folder, writing=self.job in WRITING)
        self.target = chosen_again(self.targets, kept)
        self._look()

    def _look(self) -> None:
        """Which files lie on the chosen place."""
        from kiosk.exchange.incoming import look

        if not self.targets:
            return
        chosen = self.chosen_file
        found = look(self.targets[self.target].path)
        self.replies, self.lists, self.branches = found.replies, found.lists, found.branches
        files = self.files
        self.file = files.index(chosen) if chosen in files else 0 if len(files) == 1 else -1

    # -- what there is -----------------------------------------------------------------------------

    @property
    def jobs(self) -> tuple[str, ...]:
        """What this role may do here."""
        return tuple(job for job, right in JOBS.items() if self.may(right))

    @property
    def files(self) -> tuple[Path, ...]:
        """What can be taken in by the chosen job."""
        return {"reply": self.replies, "import": self.lists}.get(self.job, ())

    @property
    def chosen_file(self) -> Path | None:
        return self.files[self.file] if 0 <= self.file < len(self.files) else None

    @property
    def folder(self) -> Path:
        """Where files go."""
        return self.targets[self.target].path

    @property
    def branch(self) -> PublicBranch | None:
        """The branch that the station knows; None also where its file cannot be read."""
        from kiosk.desk.tasks.exchange import branch_of

        try:
            return branch_of(self.desk.station)
        except Refused:
            return None

    @property
    def months(self) -> tuple[str, ...]:
        """The last months, this one first."""
        return tuple(add_months(month_of(self.desk.today), -back) for back in range(MONTHS))

    @property
    def own_mappings(self) -> tuple[OwnMapping, ...]:
        """The station's mappings."""
        from kiosk.agency.lists.saved_mappings import own_mappings

        return own_mappings(self.desk.station.ground.folder) if self.desk.staff is not None else ()

    @property
    def ready(self) -> bool:
        """Whether the job has all it needs."""
        if self.job in TAKING_IN:
            return self.chosen_file is not None
        if self.job == "export" and self.plain:
            return bool(self.reason.strip())
        return self.job not in ("bundle", "export") or self.branch is not None

    # -- what is wanted ----------------------------------------------------------------------------

    def choose_target(self, place: int) -> None:
        """A place to read from and write to."""
        if 0 <= place < len(self.targets) and not self.task.busy:
            self.target = place
            self._look()
            self.calm()

    def choose_job(self, job: str) -> None:
        """Another of the jobs that this role may do."""
        if job in self.jobs and not self.task.busy:
            self.choose(job=job, file=-1)
            self._find_targets()
            self.changed()

    def choose(self, **values: Any) -> None:
        """Say what is wanted (file, mapping, kind, reason, month): the last result is put away."""
        if not self.task.busy:
            for name, value in values.items():
                setattr(self, name, value)
            self.result = None
            self.list_import.clear()
            self.calm()

    def choose_plain(self, plain: bool) -> None:
        """A list in clear, for whoever may make one."""
        self.choose(plain=plain and self.may("export-plain"))

    def keep_branch(self, place: int) -> None:
        """Take the branch's public file from the stick."""
        from kiosk.desk.tasks.exchange import keep_branch

        if 0 <= place < len(self.branches):
            with self.trying():
                kept = keep_branch(self.desk.station, self.store, self.who, self.branches[place])
                self.note("branchKept", branch=kept.name, fingerprint=kept.fingerprint)

    # -- work --------------------------------------------------------------------------------------

    def start(self) -> None:
        """Begin the chosen job; a list coming in goes on by its own steps."""
        with self.trying():
            if not self.ready:
                raise Refused("not-ready")
            if self.job == "import":
                self.list_import.go_on()
            else:
                self.run(self._work(), self._done)

    def run(self, work: Work, done: Done) -> None:
        """Begin this; what the last job did is no longer shown."""

        def ended(value: Any) -> None:
            done(value)
            self._look()

        self.result = None
        self.begin(work, ended)

    def _work(self) -> Work:
        from kiosk.desk.tasks import exchange as tasks

        station, agency, who = self.desk.station, self.store, self.who
        match self.job:
            case "bundle":
                return tasks.send_bundle(station, agency, who, self.folder)
            case "reply":
                assert self.chosen_file is not None
                return tasks.take_reply(station, agency, who, self.chosen_file)
            case "export":
                why = self.reason.strip() if self.plain else "branch"
                recipient = None if self.plain else tasks.recipient_of(station)
                mapping = tasks.mapping_named(station, self.mapping)
                out = self.folder / tasks.list_name(station, mapping, self.kind)
                return tasks.send_list(station, agency, who, out, mapping, recipient, why)
            case "report":
                language = self.desk.language_of_papers
                return tasks.write_month(station, agency, who, self.folder, self.month, language)
            case "day":
                return tasks.print_day(station, agency, who, self.desk.today, self.desk.language_of_papers)
        return tasks.check_chain(agency, who)

    def _done(self, value: Any) -> None:
        self.result = value

    def broken_off(self, code: str, detail: str) -> None:
        """How it ended stands where its result would."""
        self.result = Problem("", code, detail=detail)
        self._look()
