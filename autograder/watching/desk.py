"""The gradebook of a watch: kept open, and opened anew when it or the suite has changed."""

from contextlib import ExitStack
from pathlib import Path

from autograder import answers, bank, marking
from autograder.course import Course, Level
from autograder.gradebook import database, entry
from autograder.gradebook.entry import Entry
from autograder.grading import store
from autograder.grading.job import Graded, Job
from autograder.grading.kit import Kit, load_kit
from autograder.grading.result import Result
from autograder.intake.folder import HandIn
from autograder.marking import Told
from autograder.watching.take import Hand


class Desk:
    """What turns a hand-in that lies in its place into a page; use it with the class locked."""

    def __init__(self, course: Course, assignment: str, level: Level, told: Told) -> None:
        self._course, self._assignment, self._level, self._told = course, assignment, level, told
        self._open: tuple[Kit, object, Entry] | None = None
        self._stack = ExitStack()

    def kit(self) -> Kit:
        """What grades the assignment now."""
        return load_kit(self._course, self._assignment, self._level)

    def release_now(self) -> object:
        """What tells the release from one that was written later, even of the same content."""
        try:
            state = self._course.release(self._assignment).parent.stat()
        except OSError:
            return None
        return state.st_ino, state.st_ctime_ns

    def practice(self, kit: Kit) -> Job:
        """A hand-in with a known mistake in each exercise: grading it makes a worker ready.

        It has the suite collected, and the processes started that explain a failure.
        """
        known = bank.read(Path(kit.suite))
        wrong = {name: known.wrong(name) for name in kit.sources}
        text = "\n".join(
            f"# %% {name}\n{variants[0].source(kit.sources[name])}"
            for name, variants in wrong.items()
            if variants
        )
        return Job(kit, answers.hand_in(text, kit.release))

    def job(self, hand: Hand) -> Job | None:
        """The job of a hand-in; None if another one has taken its place."""
        jobs = marking.Jobs(self.kit(), [HandIn(hand.student, self._place(hand))])
        try:
            job = jobs[hand.student]
        except OSError:
            return None
        return job if job.inputs.notebook == hand.sha256 else None

    def is_graded(self, hand: Hand, job: Job) -> bool:
        """Whether there is a Result of this job already."""
        jobs = marking.Jobs(job.kit, [HandIn(hand.student, self._place(hand))])
        return not marking.fresh(self._course, jobs)

    def keep(self, hand: Hand, graded: Graded) -> None:
        """Keep a Result."""
        store.save(graded, store.folder(self._course.classroom, self._assignment, hand.student))

    def enter(self, hand: Hand, kit: Kit) -> tuple[Result, bytes]:
        """Have the stored Result in the gradebook; it, and the page.

        Raises GradebookError if that is not possible now, RefusalError if nbgrader refuses it.
        """
        course, assignment, student = self._course, self._assignment, hand.student
        held = database.auto_scores_of(course, assignment, student)
        if not entry.is_entered(course, assignment, student, held):
            self._entry(kit).enter(student)
        result = store.load_result(store.folder(course.classroom, assignment, student))
        assert result is not None, "the class is locked, and it was there"
        return result, entry.page(course, assignment, student).read_bytes()

    def open(self, kit: Kit) -> None:
        """Have the gradebook open, so that the first hand-in need not wait for that."""
        self._entry(kit)

    def close(self) -> None:
        """Close the gradebook."""
        self._open = None
        self._stack.close()

    def _entry(self, kit: Kit) -> Entry:
        now = database.identity(self._course)
        if self._open is not None and self._open[:2] == (kit, now):
            return self._open[2]
        self.close()
        database.prepare(self._course, self._told)
        opened = self._stack.enter_context(entry.opened(self._course, kit, self._told))
        self._open = (kit, database.identity(self._course), opened)
        return opened

    def _place(self, hand: Hand) -> Path:
        return self._course.submitted(self._assignment, hand.student) / f"{self._assignment}.ipynb"
