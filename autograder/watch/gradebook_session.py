"""The gradebook of a watch: kept open, and opened anew when it or the suite has changed."""

from contextlib import ExitStack
from pathlib import Path

from autograder.content import answer_file
from autograder.content import variants as bank
from autograder.course import Course, Level
from autograder.gradebook import backend, importer
from autograder.gradebook.importer import ResultImporter
from autograder.grading import result_store
from autograder.grading.grade import GradingJob, GradingOutcome
from autograder.grading.result import Result
from autograder.grading.spec import GradingSpec, load_spec
from autograder.intake.submission_folder import HandIn
from autograder.watch.acceptance import AcceptedSubmission
from autograder.workflows import grade


class GradebookSession:
    """What turns a hand-in that lies in its place into a page; use it with the class locked."""

    def __init__(self, course: Course, assignment: str, level: Level) -> None:
        self._course, self._assignment, self._level = course, assignment, level
        self._open: tuple[GradingSpec, object, ResultImporter] | None = None
        self._stack = ExitStack()

    def kit(self) -> GradingSpec:
        """What grades the assignment now."""
        return load_spec(self._course, self._assignment, self._level)

    def release_fingerprint(self) -> object:
        """What tells the release from one that was written later, even of the same content."""
        try:
            state = self._course.release(self._assignment).parent.stat()
        except OSError:
            return None
        return state.st_ino, state.st_ctime_ns

    def warmup_job(self, kit: GradingSpec) -> GradingJob:
        """A hand-in with a known mistake in each exercise: grading it makes a worker ready.

        It has the suite collected, and the processes started that explain a failure.
        """
        known = bank.read_bank(Path(kit.suite))
        wrong = {name: known.wrong(name) for name in kit.sources}
        text = "\n".join(
            f"# %% {name}\n{variants[0].apply_to(kit.sources[name])}"
            for name, variants in wrong.items()
            if variants
        )
        return GradingJob(kit, answer_file.fill_notebook(text, kit.release))

    def job(self, hand: AcceptedSubmission) -> GradingJob | None:
        """The job of a hand-in; None if another one has taken its place."""
        jobs = grade.SubmissionJobs(self.kit(), [HandIn(hand.student, self._place(hand))])
        try:
            job = jobs[hand.student]
        except OSError:
            return None
        return job if job.inputs.notebook == hand.sha256 else None

    def is_graded(self, hand: AcceptedSubmission, job: GradingJob) -> bool:
        """Whether there is a Result of this job already."""
        jobs = grade.SubmissionJobs(job.kit, [HandIn(hand.student, self._place(hand))])
        return not grade.pending(self._course, jobs)

    def save_result(self, hand: AcceptedSubmission, graded: GradingOutcome) -> None:
        """Keep a Result."""
        result_store.save(
            graded,
            self._course.classroom.assignment(self._assignment).student(hand.student).result_dir,
        )

    def enter(self, hand: AcceptedSubmission, kit: GradingSpec) -> tuple[Result, bytes]:
        """Have the stored Result in the gradebook; it, and the page.

        Raises GradebookError if that is not possible now, RefusalError if nbgrader refuses it.
        """
        course, assignment, student = self._course, self._assignment, hand.student
        held = backend.auto_scores_of(course, assignment, student)
        if not importer.is_imported(course, assignment, student, held):
            self._entry(kit).enter(student)
        result = result_store.load_result(
            course.classroom.assignment(assignment).student(student).result_dir
        )
        assert result is not None, "the class is locked, and it was there"
        return result, course.classroom.assignment(assignment).student(
            student
        ).feedback_page.read_bytes()

    def open(self, kit: GradingSpec) -> None:
        """Have the gradebook open, so that the first hand-in need not wait for that."""
        self._entry(kit)

    def close(self) -> None:
        """Close the gradebook."""
        self._open = None
        self._stack.close()

    def _entry(self, kit: GradingSpec) -> ResultImporter:
        now = backend.fingerprint(self._course)
        if self._open is not None and self._open[:2] == (kit, now):
            return self._open[2]
        self.close()
        backend.prepare(self._course)
        opened = self._stack.enter_context(importer.opened(self._course, kit))
        self._open = (kit, backend.fingerprint(self._course), opened)
        return opened

    def _place(self, hand: AcceptedSubmission) -> Path:
        return self._course.classroom.assignment(self._assignment).student(hand.student).submission
