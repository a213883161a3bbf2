"""The gradebook of a service: kept open, and reopened when it or the suite has changed."""

from contextlib import AbstractContextManager, ExitStack
from pathlib import Path

from msgspec import Struct

from autograder.content import answer_file, variants
from autograder.course import Course, Level
from autograder.course.classroom import StudentPaths
from autograder.gradebook import importer, repository
from autograder.gradebook.importer import ResultImporter
from autograder.grading import result_store
from autograder.grading.grade import GradingJob, GradingOutcome, job_for
from autograder.grading.result import Result
from autograder.grading.spec import GradingSpec, load_spec, sha256_hex
from autograder.grading.submissions import has_result
from autograder.intake import submission_folder
from autograder.lms import roster


class AcceptedSubmission(Struct, frozen=True):
    """A submission that was stored in the classroom; `sha256` identifies its content."""

    student: str
    sha256: str


class GradebookSession:
    """What grades one assignment, and the gradebook that its Results are imported into.

    Hold `lock` while calling its methods.
    """

    def __init__(self, course: Course, assignment: str, level: Level) -> None:
        self._course, self._assignment, self._level = course, assignment, level
        self._paths = course.classroom.assignment(assignment)
        self._spec: GradingSpec | None = None  # as last read
        self._open: tuple[GradingSpec, object, ResultImporter] | None = None
        self._stack = ExitStack()

    def lock(self) -> AbstractContextManager[None]:
        """Acquire the lock of the assignment; raises LockBusyError if another process holds it."""
        return self._paths.lock(blocking=False)

    def spec(self) -> GradingSpec:
        """Return what grades the assignment now; raises CourseError, SuiteError."""
        self._spec = load_spec(self._course, self._assignment, self._level)
        return self._spec

    def release_fingerprint(self) -> tuple[int, int] | None:
        """Return a value that changes whenever the release is written, even unchanged."""
        try:
            status = self._course.release(self._assignment).parent.stat()
        except OSError:
            return None
        return status.st_ino, status.st_ctime_ns

    def warmup_job(self, spec: GradingSpec) -> GradingJob:
        """Return the job of a submission with a known mistake in each exercise.

        Grading it makes a worker collect the suite and start the processes that look for
        misconceptions. The demonstrations have outputs, so that they do not run.
        """
        bank = variants.read_bank(Path(spec.suite), spec.kit_variants)
        wrong_variants = {exercise: bank.wrong(exercise) for exercise in spec.sources}
        answers = "\n".join(
            f"# %% {exercise}\n{wrong[0].apply_to(spec.sources[exercise])}"
            for exercise, wrong in wrong_variants.items()
            if wrong
        )
        return GradingJob(spec, answer_file.fill_notebook(answers, spec.release, has_outputs=True))

    def job(self, submission: AcceptedSubmission) -> GradingJob | None:
        """Return the job of a submission; None if the classroom holds another content by now.

        Raises OSError if the submission is there and cannot be read.
        """
        spec = self.spec()
        try:
            content = submission_folder.read_bytes(self._student(submission).submission)
        except (FileNotFoundError, NotADirectoryError):
            return None
        if sha256_hex(content) != submission.sha256:
            return None
        languages = roster.student_languages(self._course)
        return job_for(spec, content, languages.get(submission.student))

    def is_graded(self, submission: AcceptedSubmission, job: GradingJob) -> bool:
        """Return whether there is a Result of this job."""
        return has_result(self._student(submission), job.key)

    def save_result(self, submission: AcceptedSubmission, outcome: GradingOutcome) -> None:
        """Store a Result."""
        result_store.save_outcome(outcome, self._student(submission).result_dir)

    def import_result(self, submission: AcceptedSubmission) -> tuple[Result, bytes]:
        """Import the stored Result unless it is imported; return it and the feedback page.

        Uses what graded the last job: reading it again would delay each reply.
        Raises GradebookError for an unusable gradebook, SubmissionRejectedError if the
        submission cannot be imported.
        """
        student, paths = submission.student, self._student(submission)
        scores = repository.auto_scores(self._course, self._assignment, student).get(student, {})
        if not importer.is_imported(self._course, self._assignment, student, scores):
            self._importer(self._spec or self.spec()).import_result(student)
        result = result_store.load_result(paths.result_dir)
        assert result is not None, "the lock excludes other writers"
        return result, paths.feedback_page.read_bytes()

    def open(self) -> None:
        """Open the gradebook in advance; remove the temporary files of killed processes."""
        result_store.clean_up(self._paths)
        self._importer(self.spec())

    def close(self) -> None:
        """Close the gradebook; needs no lock."""
        self._open = None
        self._stack.close()

    def _importer(self, spec: GradingSpec) -> ResultImporter:
        """Return an importer of Results of `spec`; reopen the gradebook if it was replaced."""
        backend = repository.backend_of(self._course)
        fingerprint = backend.fingerprint()
        if self._open is not None and self._open[:2] == (spec, fingerprint):
            return self._open[2]
        self.close()
        backend.ensure_ready()
        result_importer = self._stack.enter_context(importer.open_importer(self._course, spec))
        self._open = (spec, backend.fingerprint(), result_importer)
        return result_importer

    def _student(self, submission: AcceptedSubmission) -> StudentPaths:
        return self._paths.student(submission.student)
