"""A class whose notebooks look like those of students: run, saved, and handed in with outputs.

`submit_class` fills the released notebook of a week. Two thirds of the students are right: their
answers are the reference solution or right variants of the bank, with renamed local variables. One
third has a mistake in one exercise: a wrong variant of the bank, or, for every other one of them,
an answer that the bank does not know. Some have cells of their own, exercises in another order or a
changed figure. The outputs are those of the reference solution, run once by Jupyter's own client.
No answer loops without end, because stock nbgrader would wait for it.
"""

import ast
import copy
import hashlib
import json
import random
import shutil
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
from msgspec import Struct
from nbclient import NotebookClient

sys.path.insert(0, str(Path(__file__).parents[1]))

from autograder.authoring import mutation
from autograder.authoring.release import release_assignment
from autograder.content import answer_file
from autograder.content.answer_file import read_entries
from autograder.content.master import AssignmentSource, load_master
from autograder.content.variants import RightHeader, Variant, VariantKind, read_bank
from autograder.core.i18n import Language
from autograder.course import Course, load_course
from autograder.grading.result_store import load_result
from autograder.grading.spec import SUITES
from autograder.workflows import demo

ROOT = Path(__file__).parents[1]
BUILD = ROOT / "build" / "real_class"
UNSEEN_ANSWERS = ROOT / "tests" / "grading" / "unseen_answers"
BUNDLED = ("course.toml", "nbgrader_config.py", "solutions", "data")
Notebook = dict[str, Any]

# Probabilities of what honest students do to a notebook, beside writing answers.
BANK_ANSWER, RENAMED, REORDERED, CHANGED_FIGURE, OWN_CELL = 0.5, 0.5, 0.1, 0.05, 0.4
OWN_CELLS = (
    "x = np.linspace(0, 1, 5)\nx",
    "# trying out the axes\nprint(np.arange(6).reshape(2, 3).sum(axis=0))",
    "a = np.array([[1, 2], [3, 4]])\nfor row in a:\n    print(row, row.sum())",
    "np.log(0.5)",
    "print('it works')",
    "%matplotlib inline",
    "plt.plot([0, 1, 2], [0, 1, 4])\nplt.show()",
)
REFLECTIONS = (
    "I compared the two numbers on paper first, and they agree with the figure above.",
    "Because it changes smoothly. A small step then shows whether we are getting better.",
    "Not sure. The mean does not depend on how many there are, the sum does?",
)


class Student(Struct, frozen=True):
    """How a student answers: `kind` is right, known (a mistake of the bank) or unknown."""

    name: str
    kind: str
    answers: dict[str, str]


def create_course(root: Path, language: Language = "en") -> Course:
    """Create a copy of the bundled course with all its weeks, nothing released."""
    for name in BUNDLED:
        source = ROOT / name
        copy_file = shutil.copytree if source.is_dir() else shutil.copy
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        copy_file(source, root / name)
    config = root / "course.toml"
    text = config.read_text().replace('language = "en"', f'language = "{language}"')
    config.write_text(text)
    return load_course(root)


def weeks() -> list[str]:
    """Return the assignments of the bundled course, in order."""
    return list(load_course(ROOT).config.assignments)


def plain_solution(source: AssignmentSource, exercise: str) -> str:
    """Return the reference solution of an exercise without the solution markers."""
    lines = source.solution(exercise).split("\n")
    return "\n".join(line for line in lines if " SOLUTION" not in line)


def submit_class(course: Course, assignment: str, count: int, seed: int = 0) -> list[Student]:
    """Release an assignment and write the submissions of `count` students."""
    if not course.release(assignment).is_file():
        release_assignment(course, assignment)
    blank = course.release(assignment).read_bytes()
    executed = run_reference(course, assignment)
    students = list(invent_students(course, assignment, count, seed))
    for number, student in enumerate(students):
        notebook = hand_in(student, json.loads(blank), executed, random.Random(f"{seed}-{number}"))
        path = course.classroom.assignment(assignment).student(student.name).submission
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps(notebook, ensure_ascii=False, indent=1))
    return students


def invent_students(course: Course, assignment: str, count: int, seed: int) -> Iterator[Student]:
    """Yield students: two right ones, then one with a mistake, known and unknown by turns."""
    pools = AnswerPools(course, assignment)
    for number in range(count):
        rng = random.Random(f"{seed}-{assignment}-{number}")
        answers = {name: pools.right_answer(name, rng) for name in pools.exercises}
        kind = "right" if number % 3 < 2 else "known" if number % 6 == 2 else "unknown"
        if kind != "right":
            wrong = pools.known_wrong if kind == "known" else pools.unknown_wrong
            name = rng.choice([name for name in pools.exercises if wrong[name]])
            answers[name] = rng.choice(wrong[name])
        yield Student(f"student{number:05}", kind, answers)


class AnswerPools:
    """The known answers to the exercises of an assignment."""

    def __init__(self, course: Course, assignment: str) -> None:
        source = load_master(course.master(assignment))
        bank = read_bank(SUITES / assignment)
        self.exercises = source.exercises
        self.solutions = solutions = {name: plain_solution(source, name) for name in self.exercises}
        self.right, self.known_wrong = (
            {
                name: [
                    answer
                    for variant in variants(name)
                    if ends(answer := variant.apply_to(solutions[name]))
                ]
                for name in self.exercises
            }
            for variants in (bank.right, bank.wrong)
        )
        equivalents = {(item.exercise, item.mutant) for item in bank.equivalents}
        self.unknown_wrong = {
            name: unseen_wrong_answers(assignment, name, solutions[name])
            or [
                mutant.source
                for mutant in mutation.mutants(solutions[name])
                if (name, mutant.id) not in equivalents
            ]
            for name in self.exercises
        }

    def right_answer(self, name: str, rng: random.Random) -> str:
        """Return a right answer to an exercise."""
        answer = self.solutions[name]
        if self.right[name] and rng.random() < BANK_ANSWER:
            answer = rng.choice(self.right[name])
        return rename_locals(answer) if rng.random() < RENAMED else answer


def unseen_wrong_answers(assignment: str, exercise: str, solution: str) -> list[str]:
    """Return the unseen wrong answers to an exercise or its methods that the bank does not know."""
    answers = []
    for path in sorted(UNSEEN_ANSWERS.glob("week*.py")):
        for entry in read_entries(path)[1]:
            place = entry.attributes.get(VariantKind.WRONG, "//").split("/")
            name, _, method = place[1].partition(".")
            if (place[0], name) == (assignment, exercise) and not entry.attributes.get("hints"):
                header = RightHeader("unseen", method)
                code = f"{entry.source}\n"
                variant = Variant(VariantKind.WRONG, exercise, "unseen", header, code)
                answers.append(variant.apply_to(solution))
    return list(filter(ends, answers))


def ends(source: str) -> bool:
    """Return whether code certainly has no endless loop."""
    return not any(isinstance(node, ast.While) for node in ast.walk(ast.parse(source)))


def rename_locals(source: str) -> str:
    """Return code in which the local variables of plain functions have other names."""
    tree = ast.parse(source)
    for function in ast.walk(tree):
        if not isinstance(function, ast.FunctionDef):
            continue
        nodes = [node for statement in function.body for node in ast.walk(statement)]
        scopes = ast.FunctionDef | ast.Lambda | ast.ClassDef | ast.Global | ast.Nonlocal
        parameters = {node.arg for node in ast.walk(function.args) if isinstance(node, ast.arg)}
        if any(isinstance(node, scopes | ast.Import | ast.ImportFrom) for node in nodes):
            continue
        names = [node for node in nodes if isinstance(node, ast.Name)]
        local_names = {node.id for node in names if isinstance(node.ctx, ast.Store)} - parameters
        for node in names:
            if node.id in local_names:
                node.id = f"my_{node.id}"
    return ast.unparse(tree)


def hand_in(
    student: Student, notebook: Notebook, executed: Notebook, rng: random.Random
) -> Notebook:
    """Return the notebook that a student hands in, with outputs."""
    cells: list[Notebook] = notebook["cells"]
    for cell, run_cell in zip(cells, executed["cells"], strict=True):
        role, name = about(cell)
        if role == "exercise":
            cell["source"] = student.answers[name]
        elif role == "question":
            cell["source"] = f"{rng.choice(REFLECTIONS)}\n\n({student.name})"
        if cell["cell_type"] == "code":
            cell["outputs"] = copy.deepcopy(run_cell["outputs"])
    if rng.random() < CHANGED_FIGURE:
        figures = [cell for cell in cells if about(cell)[0] == "free" and shows_image(cell)]
        figure = rng.choice(figures)
        figure["source"] = "".join(figure["source"]) + "\nprint('a second look')"
    if rng.random() < REORDERED:
        swap_exercises(cells, rng)
    first = next(i for i, cell in enumerate(cells) if about(cell)[0] == "exercise")
    while rng.random() < OWN_CELL:
        cells.insert(rng.randrange(first, len(cells) + 1), own_cell(rng))
    code_cells = (cell for cell in cells if cell["cell_type"] == "code")
    for number, cell in enumerate(code_cells, 1):
        cell["execution_count"] = number
    return notebook


def shows_image(cell: Notebook) -> bool:
    """Return whether a cell was handed in with an image among its outputs."""
    return any("image/png" in output.get("data", {}) for output in cell.get("outputs", ()))


def swap_exercises(cells: list[Notebook], rng: random.Random) -> None:
    """Move the answer to one exercise below another one's."""
    places = [i for i, cell in enumerate(cells) if about(cell)[0] == "exercise"]
    if len(places) > 1:
        place = rng.randrange(len(places) - 1)
        cells.insert(places[place + 1], cells.pop(places[place]))


def own_cell(rng: random.Random) -> Notebook:
    """Return a cell in which a student tries something out."""
    source = rng.choice(OWN_CELLS)
    outputs = [{"output_type": "stream", "name": "stdout", "text": ["[3 5 7]\n"]}]
    name = hashlib.sha256(f"{source}{rng.random()}".encode()).hexdigest()[:8]
    return {"cell_type": "code", "id": name, "metadata": {}, "execution_count": None,
            "source": source, "outputs": outputs}  # fmt: skip


def about(cell: Notebook) -> tuple[str, str]:
    """Return the role and the name of a cell of the release; empty for other cells."""
    seminar = cell["metadata"].get("seminar", {})
    return seminar.get("role", ""), seminar.get("name", "")


def run_reference(course: Course, assignment: str) -> Notebook:
    """Return the release with the reference solution as Jupyter saves it after a run.

    It is run once; the result is kept in `build/real_class/`.
    """
    source = load_master(course.master(assignment))
    release = course.release(assignment)
    answers = demo.reference_answers(source, course.language)
    solved = answer_file.fill_notebook(answers, release.read_bytes())
    path = BUILD / f"{assignment}-{hashlib.sha256(solved).hexdigest()[:16]}.ipynb"
    if not path.is_file():
        notebook = nbformat.reads(solved, as_version=4)
        directory = {"metadata": {"path": str(release.parent)}}
        NotebookClient(notebook, timeout=600, kernel_name="python3", resources=directory).execute()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(nbformat.writes(notebook))
    executed: Notebook = json.loads(path.read_text())
    return executed


def check_points(course: Course, assignment: str, students: list[Student]) -> None:
    """Report students of whom grading says something else than how they were invented."""
    for student in students:
        paths = course.classroom.assignment(assignment).student(student.name)
        result = load_result(paths.result_dir)
        assert result is not None, student.name
        is_complete = result.points == result.max_points
        if is_complete != (student.kind == "right"):
            print(f"{student.name}, {student.kind}: {result.points:g} points", file=sys.stderr)


def describe(students: list[Student]) -> str:
    """Return how many students of each kind there are."""
    return ", ".join(f"{count} {kind}" for kind, count in Counter(s.kind for s in students).items())
