"""Chooses which paper is printed next, and notes each step so that none is printed twice.

    READY --next_work, durable--> SENT --settle--> PRINTED            the device took it all
                                                   UNKNOWN            some of it may be on paper: ask
                                                   READY, resting     nothing left this machine

Store calls (next_work, settle, answer, ...) belong to the main thread, `perform` to the worker.
Whatever may be on paper is never sent again as an original: a copy says CETAK ULANG n.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from kiosk.clock import Clock
from kiosk.errors import PrinterProblem, Refused
from kiosk.printing.printer import Printer
from kiosk.receipt.issue import Reissue
from kiosk.receipt.receipt import Receipt

if TYPE_CHECKING:
    from kiosk.store.queries import PrintJob
    from kiosk.store.store import Store

STALE = timedelta(minutes=10)
Ending = Literal["printed", "maybe", "not-sent"]


@dataclass(frozen=True, slots=True)
class PrintWork:
    """One paper that is to be printed now; its job is already SENT."""

    job: "PrintJob"
    receipt: Receipt

    @property
    def name(self) -> str:
        """The paper's name: its number, and which copy it is."""
        copy = f"-ulang-{self.receipt.copy}" if self.receipt.copy else ""
        return f"{self.receipt.number}{copy}"


@dataclass(frozen=True, slots=True)
class PrintResult:
    """How it ended; `problem` is a PrinterProblem's code or empty, `file` the picture's path or None."""

    job_id: int
    ending: Ending
    problem: str = ""
    file: str | None = None


class PrintQueue:
    """The papers of one store on one printer."""

    def __init__(self, store: "Store", printer: Printer, clock: Clock, reissue: Reissue) -> None:
        self.printer = printer
        self._store = store
        self._clock = clock
        self._reissue = reissue
        self._resting: set[int] = set()

    # Main thread

    def recover(self) -> tuple["PrintJob", ...]:
        """At start: what was being sent when the machine stopped is unknown. All jobs to ask about."""
        from kiosk.store.queries import JobState

        for job in self._store.print_jobs(JobState.SENT):
            self._store.mark_job(job.id, JobState.UNKNOWN)
        self._hold_stale()
        return self.questions()

    def questions(self) -> tuple["PrintJob", ...]:
        """The papers of which nobody knows whether they came out, oldest first."""
        from kiosk.store.queries import JobState

        return self._store.print_jobs(JobState.UNKNOWN)

    def next_work(self, only: int | None = None) -> PrintWork | None:
        """The next paper, its job marked SENT durably before anybody can print it; None when none waits.

        `only` is the one job that a guest beside the window may print.
        """
        from kiosk.store.queries import JobState

        if only is None:
            self._hold_stale()
        for job in self._store.print_jobs(JobState.READY):
            if job.id in self._resting or only not in (None, job.id):
                continue
            receipt = self._store.receipt(job.number, job.copy)
            if receipt is None:
                self._store.mark_job(job.id, JobState.CANCELLED)
                continue
            try:
                return PrintWork(self._store.mark_job(job.id, JobState.SENT), receipt)
            except Refused:  # another program of this station has just taken it
                continue
        return None

    def settle(self, result: PrintResult) -> "PrintJob":
        """Write down how printing ended. What was never sent rests until `try_again`.

        What somebody else made UNKNOWN meanwhile stays so, and is asked about. Raises Refused "job-state"
        where the job was over already: a visit goes on all the same (Session.settle_print).
        """
        from kiosk.store.queries import JobState

        states: dict[Ending, JobState] = {
            "printed": JobState.PRINTED,
            "maybe": JobState.UNKNOWN,
            "not-sent": JobState.READY,
        }
        if result.ending == "not-sent":
            self._resting.add(result.job_id)
        try:
            return self._store.mark_job(result.job_id, states[result.ending])
        except Refused:
            job = self._job(result.job_id)
            if job.state is JobState.UNKNOWN:
                return job
            raise

    def lost(self, work: PrintWork) -> PrintResult:
        """The result of a `perform` that ended in a bug: nobody knows what is on paper."""
        return PrintResult(work.job.id, "maybe", "bug")

    def try_again(self, job_id: int) -> None:
        """Offer a resting paper once more: the person asked for it, or the printer is ready again."""
        self._resting.discard(job_id)

    def let_go(self, job_id: int) -> None:
        """The person has left: a paper that was not sent must not come out for the next one."""
        from kiosk.store.queries import JobState

        if any(job.id == job_id for job in self._store.print_jobs(JobState.READY)):
            self._store.mark_job(job_id, JobState.UNKNOWN)

    def answer(self, job_id: int, came_out: bool, who: str = "kiosk") -> "PrintJob":
        """A person says whether the paper came out; if not, a marked copy waits to be printed.

        A paper that never left this machine is tried again as it is. Raises Refused "job-state" while the
        paper is being sent, "unknown-job" for no such job.
        """
        from kiosk.store.queries import FINAL, JobState

        job = self._job(job_id)
        if job.state is JobState.SENT:
            raise Refused("job-state", "state", f"job {job_id}")
        if job.state is JobState.READY and not came_out:
            self.try_again(job_id)
            return job
        if came_out:
            return job if job.state in FINAL else self._store.mark_job(job_id, JobState.PRINTED)
        # The copy first: should the power fail between the two, the person is asked once more.
        made = self.copy(job.number, "not-come-out", who)
        if job.state is JobState.UNKNOWN:
            self._store.mark_job(job_id, JobState.CANCELLED)
        return made

    def copy(self, number: str, reason: str, who: str) -> "PrintJob":
        """A copy marked CETAK ULANG n of a paper, waiting to be printed; `reason` is a slug.

        Where the paper was never printed (people from a list) it is the original, and it says so once.
        """
        first = self._store.add_original(number, who)
        return first or self._store.add_copy(number, reason, who, self._reissue)[1]

    def _hold_stale(self) -> None:
        """Whoever waited ten minutes has gone: the paper is asked about, not printed for somebody else."""
        from kiosk.store.queries import JobState

        now = self._clock.now()
        for job in self._store.print_jobs(JobState.READY):
            if abs(now - job.created) > STALE:
                self._store.mark_job(job.id, JobState.UNKNOWN)

    def _job(self, job_id: int) -> "PrintJob":
        found = self._store.print_job(job_id)
        if found is None:
            raise Refused("unknown-job", "job", f"job {job_id}")
        return found

    # Worker thread

    def perform(self, work: PrintWork) -> PrintResult:
        """Draw and print; touches no store. A bug's exception is the caller's to pass to `lost`."""
        from kiosk.receipt.layout import draw

        image = draw(work.receipt, self._dots)
        try:
            file = self.printer.print(image, work.name)
        except PrinterProblem as problem:
            return PrintResult(work.job.id, "maybe" if problem.sent else "not-sent", problem.code)
        return PrintResult(work.job.id, "printed", file=file)

    def warm_up(self) -> None:
        """Load what drawing and printing need, so that the first receipt is as quick as the next."""
        from kiosk.printing import escpos
        from kiosk.receipt import layout

        escpos.warm_up()
        layout.warm_up(self._dots)

    @property
    def _dots(self) -> Literal[384, 576]:
        return 384 if self.printer.dots == 384 else 576
