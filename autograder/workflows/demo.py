"""`seminar demo`: a course in an empty directory, a release, and the submissions of a class.

`demo_submissions/<student>.py` are answer files of invented students, each with another mistake
or way to submit.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from autograder.authoring import new_course, release
from autograder.content import answer_file, master
from autograder.content.master import SOLUTION_BEGIN, SOLUTION_END, CellKind
from autograder.core.i18n import Language
from autograder.course import Course

ASSIGNMENT = "week2_loss"
SUBMISSIONS_DIR = Path(__file__).parent / "demo_submissions"
# Short limits, so that the endless loop in one submission does not delay the demo.
SHORT_LIMITS = {"notebook": 8, "call": 2}
# The student who submits the reference solution instead of an answer file.
REFERENCE_STUDENT = "00_right"


def create_course(
    directory: Path, language: Language, assignments: Sequence[str] = (ASSIGNMENT,)
) -> Course:
    """Create a course with some weeks; raises CourseError unless the directory is empty or new."""
    return new_course.create_course(directory, language, assignments, limits=SHORT_LIMITS)


def release_and_submit(course: Course) -> Iterator[str]:
    """Release the week and write the submissions of the class; yield a message for each step."""
    release.release_assignment(course, ASSIGNMENT)
    yield f"Released {ASSIGNMENT} to assignments/{ASSIGNMENT}/"
    release_notebook = course.release(ASSIGNMENT).read_bytes()
    source = master.load_master(course.master(ASSIGNMENT), course.languages)
    students = sorted(path.stem for path in SUBMISSIONS_DIR.glob("*.py"))
    for student in students:
        answers = (SUBMISSIONS_DIR / f"{student}.py").read_text(encoding="utf-8")
        if student == REFERENCE_STUDENT:
            answers = reference_answers(source, course.language)
        submission = course.classroom.assignment(ASSIGNMENT).student(student).submission
        submission.parent.mkdir(parents=True, exist_ok=True)
        submission.write_bytes(answer_file.fill_notebook(answers, release_notebook))
    yield f"{len(students)} invented students handed in to classroom/submitted/"


def reference_answers(source: master.AssignmentSource, language: Language) -> str:
    """Return the reference solution as an answer file."""
    kinds = (CellKind.EXERCISE, CellKind.QUESTION)
    cells = [cell for cell in source.in_language(language) if cell.kind in kinds]
    return "\n".join(f"# %% {cell.name}\n{_without_markers(cell.source)}" for cell in cells)


def next_steps(course: Course) -> Iterator[str]:
    """Yield the paths of what the demo has made."""
    paths = course.classroom.assignment(ASSIGNMENT).student("<student>")
    yield f"gradebook  {course.classroom.gradebook_file}"
    yield f"notebooks  {paths.autograded}"
    yield f"feedback   {paths.feedback_page}"
    yield f"results    {paths.result_dir / 'result.json'}"
    yield (
        f"Change a notebook in {course.classroom.submitted_dir} and run `seminar grade`"
        f" in {course.root}."
    )


def _without_markers(code: str) -> str:
    return "\n".join(
        line for line in code.split("\n") if SOLUTION_BEGIN not in line and SOLUTION_END not in line
    )
