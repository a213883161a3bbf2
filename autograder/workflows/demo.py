"""`seminar demo`: a course in an empty directory, two releases, and the submissions of a class.

`demo_submissions/class.py` has an entry for each invented student (the format is that of
`content/answer_file.py`). `name` is for the roster. `hours` says when the student hands in each of
ASSIGNMENTS, in hours after the due date; null means never. The answers of an entry replace those
of the reference solution; a question that it does not answer stays unanswered.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, time, timedelta
from pathlib import Path

from autograder.authoring import new_course, release
from autograder.content import answer_file, master
from autograder.content.answer_file import Entry
from autograder.content.master import SOLUTION_BEGIN, SOLUTION_END, CellKind
from autograder.core.i18n import Language
from autograder.course import FILE_NAME, Course, load_course
from autograder.lms import csv_io

ASSIGNMENTS = ("week1_neurons", "week2_loss")
ASSIGNMENT = ASSIGNMENTS[-1]
CLASS_FILE = Path(__file__).parent / "demo_submissions" / "class.py"
# Short limits, so that the endless loop in one submission does not delay the demo.
SHORT_LIMITS = {"notebook": 8, "call": 2}
DAYS_SINCE_DUE = 9  # of the first of ASSIGNMENTS, which are due a week apart: all are over
LATE_PENALTY = '\n[late]\npolicy = "per_day"\nper_day = 10\n'


def create_course(
    directory: Path, language: Language, assignments: Sequence[str] = (ASSIGNMENT,)
) -> Course:
    """Create a course with some weeks; raises CourseError unless the directory is empty or new."""
    return new_course.create_course(directory, language, assignments, limits=SHORT_LIMITS)


def create_demo(directory: Path, language: Language, now: datetime) -> Course:
    """Create the course of the demo: its weeks are over, and lateness costs points."""
    due = datetime.combine(now.date() - timedelta(DAYS_SINCE_DUE), time(23, 59))
    new_course.create_course(directory, language, ASSIGNMENTS, first_due=due, limits=SHORT_LIMITS)
    with (directory / FILE_NAME).open("a", encoding="utf-8") as file:
        file.write(LATE_PENALTY)
    return load_course(directory)


def release_and_submit(course: Course) -> Iterator[str]:
    """Release each week and write the class and its submissions; yield a message for each step."""
    students = load_class()
    for name in course.config.assignments:
        release.release_assignment(course, name)
        yield f"Released {name} to assignments/{name}/"
        count = sum(_submit(course, name, student) for student in students)
        yield f"{count} of {len(students)} invented students handed in to classroom/submitted/"
    rows = [(entry.attributes["student"], entry.attributes["name"]) for entry in students]
    course.classroom.roster_file.write_bytes(csv_io.write_plain_csv([("id", "name"), *rows]))


def load_class() -> tuple[Entry, ...]:
    """Return the entries of the invented students."""
    return answer_file.read_entries(CLASS_FILE)[1]


def _submit(course: Course, assignment: str, entry: Entry) -> bool:
    """Write the submission of a student; return False if the student does not hand in."""
    hours = entry.attributes["hours"][ASSIGNMENTS.index(assignment)]
    if hours is None:
        return False
    source = master.load_master(course.master(assignment), course.languages)
    reference = answer_file.parse_answer_file(reference_answers(source, course.language))
    answers = {name: text for name, text in reference.items() if name in source.exercises}
    answers |= answer_file.parse_answer_file(master.select_language(entry.source, course.language))
    text = "\n".join(f"# %% {name}\n{answer}" for name, answer in answers.items() if name)
    paths = course.classroom.assignment(assignment).student(entry.attributes["student"])
    paths.submitted_dir.mkdir(parents=True, exist_ok=True)
    notebook = answer_file.fill_notebook(text, course.release(assignment).read_bytes())
    paths.submission.write_bytes(notebook)
    submitted_at = course.due(assignment) + timedelta(hours=hours)
    paths.timestamp.write_text(f"{submitted_at:%Y-%m-%d %H:%M:%S} UTC\n")
    return True


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
