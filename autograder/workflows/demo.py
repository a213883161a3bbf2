"""One lesson from nothing to graded: a course in an empty folder, a release, a class.

The class is invented: `class/<student>.py` are answer files, each one way to hand in.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import autograder
from autograder import course as courses
from autograder.authoring import release
from autograder.content import answer_file, master
from autograder.content.master import BEGIN, END, CellKind
from autograder.core.errors import CourseError
from autograder.core.i18n import Language
from autograder.course import Course

ASSIGNMENT = "week2_loss"
CLASS = Path(__file__).parent / "demo_submissions"
PARTS = ("course.toml", "nbgrader_config.py", f"solutions/{ASSIGNMENT}.py")
# Short limits: the endless loop in the class should not make a newcomer wait.
SHORT_LIMITS = {"notebook = 30": "notebook = 8", "call = 5 ": "call = 2 "}
COMPLETE = "00_right"


def lay_out(folder: Path, language: Language) -> Course:
    """A course of one week in `folder`; raises CourseError unless that is empty or new."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise CourseError(
            "the folder is not empty",
            where=str(folder.absolute()),
            hint="Name an empty or new one: seminar demo my-course",
        )
    for part in PARTS:
        target = folder / part
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(kit_file(part), target)
    toml = folder / "course.toml"
    text = toml.read_text(encoding="utf-8").replace('language = "en"', f'language = "{language}"')
    for usual, short in SHORT_LIMITS.items():
        text = text.replace(usual, short)
    toml.write_text(_only(text, ASSIGNMENT), encoding="utf-8")
    return courses.load_course(folder)


def hand_out_and_in(course: Course) -> Iterator[str]:
    """Release the week, and have the class hand in; a line for each step."""
    release.release(course, ASSIGNMENT)
    yield f"Released {ASSIGNMENT} to assignments/{ASSIGNMENT}/"
    blank = course.release(ASSIGNMENT).read_bytes()
    reference = master.load_master(course.master(ASSIGNMENT))
    students = sorted(path.stem for path in CLASS.glob("*.py"))
    for student in students:
        text = (CLASS / f"{student}.py").read_text(encoding="utf-8")
        if student == COMPLETE:
            text = solved(reference, course.language)
        path = course.classroom.assignment(ASSIGNMENT).student(student).submission
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(answer_file.fill_notebook(text, blank))
    yield f"{len(students)} invented students handed in to classroom/submitted/"


def solved(reference: master.AssignmentSource, language: Language) -> str:
    """The reference solution as an answer file."""
    kinds = (CellKind.EXERCISE, CellKind.QUESTION)
    cells = [cell for cell in reference.in_language(language) if cell.kind in kinds]
    return "\n".join(f"# %% {cell.name}\n{_without_marks(cell.source)}" for cell in cells)


def where_things_are(course: Course) -> Iterator[str]:
    """Where to look next."""
    room = course.classroom.path
    yield f"gradebook  {room / 'gradebook.db'}"
    yield f"notebooks  {room / 'autograded'}/<student>/{ASSIGNMENT}/{ASSIGNMENT}.ipynb"
    yield f"feedback   {room / 'feedback'}/<student>/{ASSIGNMENT}/{ASSIGNMENT}.html"
    yield f"results    {room / 'results' / ASSIGNMENT}/<student>/result.json"
    yield f"Change a notebook in {room / 'submitted'} and run `seminar grade` in {course.root}."


def kit_file(part: str) -> Path:
    """A file of the kit's own course: beside the package in a clone, inside it in a wheel."""
    package = Path(autograder.__file__).parent
    clone = package.parent / part
    return clone if clone.is_file() else package / "_kit" / part


def _without_marks(source: str) -> str:
    lines = source.split("\n")
    return "\n".join(line for line in lines if BEGIN not in line and END not in line)


def _only(text: str, assignment: str) -> str:
    """`course.toml` without the tables of other assignments."""
    head, *tables = text.split("\n[assignments.")
    kept = [
        table
        for table in tables
        if table.startswith(f"{assignment}]") or table.startswith(f"{assignment}.")
    ]
    return "\n[assignments.".join([head, *kept])
