"""`seminar grade` and `seminar demo`: from submissions to grades and feedback pages."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import closing
from difflib import get_close_matches
from pathlib import Path

from msgspec import Struct

from autograder.core.atomic_files import remove_stale_temp_files, translate_os_errors
from autograder.core.errors import SeminarError
from autograder.core.fault_points import FaultPoint, fault_point
from autograder.core.progress import Progress, no_progress
from autograder.course import Course, Level
from autograder.course.grade_record import GradeRecord
from autograder.gradebook import late_penalties, repository
from autograder.gradebook.importer import is_imported, open_importer, stale_pages
from autograder.gradebook.nbgrader_runner import SubmissionRejectedError
from autograder.grading import result_store
from autograder.grading.grade import GradingOutcome, with_rename_note
from autograder.grading.result import GradingStatus, Result
from autograder.grading.spec import GradingSpec, load_spec
from autograder.grading.submissions import Submissions, has_result
from autograder.intake.submission_folder import MissingSubmission, find_submissions
from autograder.lms import roster
from autograder.workflows import forced_run
from autograder.workflows.regrade import SUBMISSION_REMOVED, grade_pending, refuse_changed_points


class StudentOutcome(Struct, frozen=True):
    """A graded submission: its Result, and its grade in the gradebook."""

    student: str
    result_dir: Path
    grade: GradeRecord | None

    @property
    def result(self) -> Result:
        """The Result, read on demand: those of a large class would fill the memory."""
        result = result_store.load_result(self.result_dir)
        assert result is not None, "only submissions with a Result have an outcome"
        return result


class GradingSummary(Struct, frozen=True):
    """The state of an assignment after grading.

    `failures` are messages about submissions that could not be graded or imported, `warnings`
    about times of submission and extensions that have no effect, `names` those of the roster by
    student.
    """

    assignment: str
    outcomes: tuple[StudentOutcome, ...]
    missing: tuple[MissingSubmission, ...]
    failures: tuple[str, ...]
    graded_count: int
    warnings: tuple[str, ...] = ()
    names: Mapping[str, str] = {}


def grade_assignment(
    course: Course,
    assignment: str,
    *,
    level: Level,
    students: tuple[str, ...] = (),
    force: bool = False,
    accept_changes: bool = True,
    progress: Progress = no_progress,
) -> GradingSummary:
    """Grade pending submissions, import them into the gradebook and write feedback pages.

    Can be interrupted at any moment; the next call continues. Unless `accept_changes`, raises
    PointsChangeError with a preview, before it changes anything, if a change of suite, reference
    or limits would change the points of unchanged submissions.

    Raises SeminarError for `students` without a submission, CourseError for an invalid course,
    SandboxUnavailableError if no sandbox can be built,
    GradebookError for an unusable gradebook, StorageError for a full or read-only disk.
    """
    course.assignment(assignment)
    late_penalties.deadlines(course, assignment)  # raises SeminarError for an invalid roster
    paths = course.classroom.assignment(assignment)
    with translate_os_errors(course.classroom.path), paths.lock():
        spec = load_spec(course, assignment, level)  # locked: `seminar release` writes its files
        remove_stale_temp_files(course.classroom.path)
        result_store.clean_up(paths)
        repository.backend_of(course).ensure_ready()
        select_students(course, [assignment], students)
        files, missing = find_submissions(course, assignment, students)
        submissions = Submissions(spec, files, roster.student_languages(course))
        if not accept_changes:
            refuse_changed_points(course, submissions, progress)
        plan = _Plan(course, submissions, students, force)
        failures = _grade_and_import(plan, progress)
        forced_run.end(paths)
        failures += sync_penalties_and_pages(course, spec, list(submissions))
        outcomes = _student_outcomes(course, assignment, submissions)
        warnings = late_penalties.warnings(course, assignment, list(submissions))
    return GradingSummary(
        assignment,
        outcomes,
        tuple(missing),
        tuple(failures),
        len(plan.pending),
        tuple(warnings),
        roster.load_optional(course).names(),
    )


class _Plan:
    """The submissions to grade, and the students whose stored Result is still to import."""

    def __init__(
        self, course: Course, submissions: Submissions, selected: Sequence[str], force: bool
    ) -> None:
        self.course, self.spec, self.submissions = course, submissions.spec, submissions
        self.paths = course.classroom.assignment(self.spec.assignment)
        self.pending = submissions.pending(self.paths)
        if force:
            forced = forced_run.begin(self.paths, selected, list(submissions))
            self.pending = submissions.subset(forced | set(self.pending))
        # `force` asks for new Results, but those of a preview of this suite are new.
        previewed = submissions.outdated(self.paths) if force else self.pending
        self.previewed = previewed.previewed(self.paths)
        self._stored_scores = repository.auto_scores(course, self.spec.assignment)
        pending = set(self.pending)
        self.unimported = [
            name for name in submissions if name not in pending and not self.is_imported(name)
        ]

    def is_imported(self, student: str) -> bool:
        """Return whether the gradebook held the student's Result when the plan was made."""
        scores = self._stored_scores.get(student, {})
        return is_imported(self.course, self.spec.assignment, student, scores)


def _grade_and_import(plan: _Plan, progress: Progress) -> list[str]:
    """Carry out a plan; return messages about submissions that were not graded or imported."""
    if not plan.pending and not plan.unimported:
        return []
    failures: list[str] = []
    rejections: dict[str, SubmissionRejectedError] = {}
    with (
        open_importer(plan.course, plan.spec) as importer,
        closing(grade_pending(plan.course, plan.pending, plan.previewed)) as outcomes,
    ):
        for done, (student, graded) in enumerate(outcomes, 1):
            if failure := _store(plan, student, graded):
                failures.append(failure)
            if plan.submissions.exists(student) and not plan.is_imported(student):
                _collect_rejection(importer.import_result, student, rejections)
            progress("grading", done, len(plan.pending))
        fault_point(FaultPoint.ALL_RESULTS_SAVED)
        result_store.delete_previews(plan.paths)
        for done, student in enumerate(plan.unimported, 1):
            _collect_rejection(importer.import_result, student, rejections)
            progress("gradebook", done, len(plan.unimported))
        # Retry once: another program may have been writing to the same rows or files.
        for student in list(rejections):
            fault_point(FaultPoint.IMPORT_REJECTED)
            _collect_rejection(importer.import_result, student, rejections)
    return failures + [str(error) for error in rejections.values()]


def _store(plan: _Plan, student: str, graded: GradingOutcome) -> str:
    """Store an outcome; return a message if it is not stored.

    The file may have changed since it was read. The import then grades it again, because the
    cache key of the stored Result no longer matches.
    """
    if not plan.submissions.exists(student):
        return f"{student}: {SUBMISSION_REMOVED}"
    paths = plan.paths.student(student)
    result = graded.result
    if result.status is GradingStatus.GRADER_FAILED and has_result(paths, result.cache_key):
        reason = "; ".join(problem.detail for problem in result.problems)
        return f"{student}: not graded again ({reason}); the earlier result stays"
    original_name = plan.submissions.original_name(student)
    result_store.save_outcome(with_rename_note(graded, plan.spec, original_name), paths.result_dir)
    return ""


def select_students(
    course: Course, assignments: Sequence[str], students: Sequence[str]
) -> dict[str, tuple[str, ...]]:
    """Return who of `students` has submitted, by assignment; leave out those without any of them.

    Raises SeminarError with similar ids for a student without a submission for any assignment.
    """
    submitted = {
        name: course.classroom.assignment(name).submitted_students() for name in assignments
    }
    everyone = sorted({student for names in submitted.values() for student in names})
    for student in students:
        if student not in everyone:
            raise SeminarError(
                f"no submission of {student} for {' or '.join(assignments)}; nothing was graded",
                where="--student",
                hint=_suggestion(student, everyone, roster.load_optional(course).names()),
            )
    chosen = {
        name: tuple(student for student in students if student in submitted[name])
        for name in assignments
    }
    return {name: selected for name, selected in chosen.items() if selected or not students}


def _suggestion(typed: str, submitted: Collection[str], names: Mapping[str, str]) -> str:
    """Return the ids of submitted students that are similar to a text, or whose name is."""
    ids = {student.casefold(): student for student in submitted}
    ids |= {names[student].casefold(): student for student in submitted if names.get(student)}
    near = get_close_matches(typed.casefold(), ids, n=5)
    if near:
        matches = dict.fromkeys(ids[text] for text in near)
        shown = (
            f"{student} ({names[student]})" if names.get(student) else student
            for student in matches
        )
        return f"Did you mean {', '.join(shown)}?"
    if typed in names:
        return f"{names[typed] or typed} is on the roster, but has not submitted anything for it"
    return f"{len(submitted)} students have submitted; --student takes the name of their directory"


def sync_penalties_and_pages(
    course: Course, spec: GradingSpec, students: Sequence[str]
) -> list[str]:
    """Recompute late penalties; rebuild feedback pages whose dates or manual grades changed.

    Returns nbgrader's reasons for pages that it rejected.
    """
    changed = {
        *repository.sync_dates_and_penalties(course, spec.assignment),
        *stale_pages(course, spec.assignment, students),
    }
    outdated = [student for student in students if student in changed]
    rejections: dict[str, SubmissionRejectedError] = {}
    if outdated:
        with open_importer(course, spec) as importer:
            for student in outdated:
                _collect_rejection(importer.rebuild_page, student, rejections)
    return [str(error) for error in rejections.values()]


def _collect_rejection(
    step: Callable[[str], None], student: str, rejections: dict[str, SubmissionRejectedError]
) -> None:
    """Run a step for a student; keep its SubmissionRejectedError, or delete an earlier one."""
    try:
        step(student)
        rejections.pop(student, None)
    except SubmissionRejectedError as error:
        rejections[student] = error


def _student_outcomes(
    course: Course, assignment: str, students: Iterable[str]
) -> tuple[StudentOutcome, ...]:
    grades = repository.read_grades(course, assignment)
    paths = course.classroom.assignment(assignment)
    return tuple(
        StudentOutcome(student, paths.student(student).result_dir, grades.get(student))
        for student in students
        if result_store.load_result(paths.student(student).result_dir) is not None
    )
