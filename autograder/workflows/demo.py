"""`seminar demo`: a course in an empty directory, two releases, and the submissions of a class.

`demo_submissions/class.py` has an entry for each invented student (the format is that of
`content/answer_file.py`). `name` is for the roster. `hours` says when the student hands in each of
ASSIGNMENTS, in hours after the due date; null means never. The answers of an entry replace those
of the reference solution; a question that it does not answer stays unanswered.
"""

import json
from collections.abc import Iterator, Mapping, Sequence, Set
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

from msgspec import Struct
from nbformat import NotebookNode

from autograder.authoring import new_course, release
from autograder.content import answer_file, master
from autograder.content.answer_file import Entry
from autograder.content.master import SOLUTION_BEGIN, SOLUTION_END, CellKind
from autograder.core.i18n import Language
from autograder.course import FILE_NAME, Course, Level, load_course
from autograder.grading.grade import default_worker, job_for
from autograder.grading.spec import load_spec
from autograder.intake.cell_dependencies import names_used
from autograder.lms import csv_io
from autograder.sanitize import cell_outputs

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


class _SolvedNotebook(Struct, frozen=True):
    """The notebook of the reference: answers by name, and outputs of the cells by their index."""

    answers: Mapping[str, str]
    outputs: Mapping[int, list[NotebookNode]]


def release_and_submit(course: Course, level: Level) -> Iterator[str]:
    """Release each week and write the class and its submissions; yield a message for each step.

    Raises SandboxUnavailableError if no process can be started at this level.
    """
    students = load_class()
    for name in course.config.assignments:
        release.release_assignment(course, name)
        yield f"Released {name} to assignments/{name}/"
        solved = _solve(course, name, level)
        count = sum(_submit(course, name, student, solved) for student in students)
        yield f"{count} of {len(students)} invented students handed in to classroom/submitted/"
    rows = [(entry.attributes["student"], entry.attributes["name"]) for entry in students]
    course.classroom.roster_file.write_bytes(csv_io.write_plain_csv([("id", "name"), *rows]))


def load_class() -> tuple[Entry, ...]:
    """Return the entries of the invented students."""
    return answer_file.read_entries(CLASS_FILE)[1]


def _solve(course: Course, assignment: str, level: Level) -> _SolvedNotebook:
    """Run the reference's notebook once: students hand in notebooks with their outputs."""
    source = master.load_master(course.master(assignment), course.languages)
    answers = answer_file.parse_answer_file(reference_answers(source, course.language))
    answers = {name: text for name, text in answers.items() if name in source.exercises}
    notebook = answer_file.fill_notebook(_answer_text(answers), _release(course, assignment))
    graded = default_worker().grade(job_for(load_spec(course, assignment, level), notebook))
    return _SolvedNotebook(
        answers,
        {
            index: [cell_outputs.sanitize_output(output) for output in outputs]
            for index, outputs in graded.outputs.items()
        },
    )


def _submit(course: Course, assignment: str, entry: Entry, solved: _SolvedNotebook) -> bool:
    """Write the submission of a student; return False if the student does not hand in."""
    hours = entry.attributes["hours"][ASSIGNMENTS.index(assignment)]
    if hours is None:
        return False
    own = answer_file.parse_answer_file(master.select_language(entry.source, course.language))
    text = _answer_text({**solved.answers, **own})
    notebook = json.loads(answer_file.fill_notebook(text, _release(course, assignment)))
    own_names = {name for name, answer in own.items() if solved.answers.get(name) != answer}
    _add_outputs(notebook["cells"], own_names, solved)
    paths = course.classroom.assignment(assignment).student(entry.attributes["student"])
    paths.submitted_dir.mkdir(parents=True, exist_ok=True)
    paths.submission.write_text(json.dumps(notebook, ensure_ascii=False), encoding="utf-8")
    submitted_at = course.due(assignment) + timedelta(hours=hours)
    paths.timestamp.write_text(f"{submitted_at:%Y-%m-%d %H:%M:%S} UTC\n")
    return True


def _add_outputs(
    cells: Sequence[dict[str, Any]], own_names: Set[str], solved: _SolvedNotebook
) -> None:
    """Add the reference's outputs to the cells that use none of the student's own answers.

    The other cells have no outputs, so that grading runs them.
    """
    code = {
        i: "".join(cell["source"]) for i, cell in enumerate(cells) if cell["cell_type"] == "code"
    }
    for index, used in zip(code, names_used(list(code.values())), strict=True):
        if used.isdisjoint(own_names):
            cells[index]["outputs"] = solved.outputs.get(index, [])


def _answer_text(answers: Mapping[str, str]) -> str:
    return "\n".join(f"# %% {name}\n{answer}" for name, answer in answers.items() if name)


def _release(course: Course, assignment: str) -> bytes:
    return course.release(assignment).read_bytes()


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
