"""Imported source notebooks of nbgrader: they load, are released, and grade as nbgrader does."""

from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat import v4
from typer.testing import CliRunner

from autograder.authoring.notebook_import import ImportedAssignment, import_notebook
from autograder.authoring.release import release_assignment
from autograder.cli.app import app
from autograder.content.answer_file import fill_notebook
from autograder.content.master import CellKind, load_master
from autograder.core.errors import SeminarError
from autograder.course import Course, Level, load_course
from autograder.grading.grade import GradingJob, grade
from autograder.grading.pytest_plugin import plain_asserts
from autograder.grading.result import Result, TestStatus
from autograder.grading.spec import load_spec
from autograder.grading.suite_runner import Suite
from autograder.testing import AnswerMismatch
from tests.support.scaffold_helpers import files, in_two_languages, nbgrader

NAME = "problem1"
ERROR = """\
def mean_error(y, t):
    "Return the mean absolute error."
    ### BEGIN SOLUTION
    return float(np.mean([distance(a, b) for a, b in zip(y, t)]))
    ### END SOLUTION"""
ERROR_TESTS = """\
y = np.array([1.0, 2.0])
assert mean_error(y, y) == 0
### BEGIN HIDDEN TESTS
text = '''two
lines'''
assert distance(mean_error(y, y + 2), 2) < EPSILON, f"not 2: {text}"
### END HIDDEN TESTS"""
SCALE = """\
def _largest(x):
    return max(x)

def scale(x):
    ### BEGIN SOLUTION
    return [value / _largest(x) for value in x]
    ### END SOLUTION"""
SCALE_TESTS = """\
### BEGIN HIDDEN TESTS
assert scale([4, 2]) == [1, 0.5]
### END HIDDEN TESTS"""
ANSWERS = """# %% mean_error
def mean_error(y, t):
    total = 0
    for a, b in zip(y, t):
        total += abs(a - b)
    return total / len(y)

# %% scale
def scale(x):
    return [value / max(x) for value in x]
"""


def code(source: str, **grader: Any) -> Any:
    return v4.new_code_cell(source, metadata={"nbgrader": grader} if grader else {})


def text(source: str, **grader: Any) -> Any:
    return v4.new_markdown_cell(source, metadata={"nbgrader": grader} if grader else {})


def answer(source: str, name: str) -> Any:
    return code(source, grade=False, solution=True, locked=False, grade_id=name)


def hidden_cell(source: str, name: str, points: float) -> Any:
    return code(source, grade=True, solution=False, locked=True, grade_id=name, points=points)


def problem() -> list[Any]:
    """Return a notebook with two solutions, three test cells, a figure and manual cells."""
    manual = {"grade": True, "solution": True, "locked": False}
    return [
        text("# Errors and scales\n\nRead first.", locked=True, grade=False, solution=False),
        code("%matplotlib inline\nimport numpy as np", locked=True, grade=False, solution=False),
        code("EPSILON = 1e-6\n\ndef distance(a, b):\n    return abs(a - b)"),
        answer(ERROR, "write-error"),
        hidden_cell(ERROR_TESTS, "test-error", 2),
        answer(SCALE, "write-scale"),
        hidden_cell("assert scale([1, 2]) == [0.5, 1]", "scale-visible", 1),
        hidden_cell(SCALE_TESTS, "s2", 3),
        code("print(scale([1, 2, 3]))"),
        text("Because of outliers.", **manual, grade_id="why", points=2),
        code("print('by hand')", **manual, grade_id="by-hand", points=1),
    ]


def save(directory: Path, cells: list[Any], name: str = NAME) -> Path:
    path = directory / "source" / "ps1" / f"{name}.ipynb"
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(v4.new_notebook(cells=cells), path)
    return path


def imported(
    course: Course, directory: Path, cells: list[Any]
) -> tuple[Course, ImportedAssignment]:
    done = import_notebook(course, save(directory, cells))
    return load_course(course.root), done


@pytest.mark.slow
@pytest.mark.full_wall
@nbgrader
def test_an_imported_notebook_is_released_and_graded(course: Course, tmp_path: Path) -> None:
    """Right answers get all points, wrong ones lose those of their test cells, hidden ones too."""
    course, _ = imported(course, tmp_path, problem())
    release_assignment(course, NAME)
    spec = load_spec(course, NAME, Level.FULL)
    assert b"### BEGIN" not in spec.release
    assert b"not 2" not in spec.release

    def graded(answers: str) -> Result:
        return grade(GradingJob(spec, fill_notebook(answers, spec.release))).result

    def points(result: Result) -> dict[str, float]:
        return {exercise.exercise: exercise.points for exercise in result.exercises}

    assert points(graded(ANSWERS)) == {"mean_error": 2, "scale": 4}
    # The visible example is right, and only the hidden test of each exercise notices.
    wrong = ANSWERS.replace("abs(a - b)", "(a - b) ** 2").replace("max(x)", "x[-1]")
    result = graded(wrong)
    assert points(result) == {"mean_error": 0, "scale": 1}
    failed = [test for e in result.exercises for test in e.tests if test.message]
    assert {test.status for test in failed} == {TestStatus.FAILED}
    assert {test.message for test in failed} == {"The answer is not right."}
    nothing = graded("# %% mean_error\ndef mean_error(y, t):\n    return None\n")
    assert points(nothing) == {"mean_error": 0, "scale": 0}
    assert TestStatus.BROKEN not in {test.status for e in nothing.exercises for test in e.tests}


def test_each_cell_becomes_a_cell_of_the_master(course: Course, tmp_path: Path) -> None:
    """Solutions are exercises, test cells checks with their points, manual cells questions."""
    course, done = imported(course, tmp_path, problem())
    master = load_master(course.master(NAME), course.languages)
    cells = [(cell.kind, cell.name, cell.points) for cell in master.in_language("en")]
    assert cells == [
        (CellKind.TEXT, "", 0),
        (CellKind.GIVEN, "setup", 0),
        (CellKind.GIVEN, "cell_3", 0),
        (CellKind.EXERCISE, "mean_error", 0),
        (CellKind.CHECK, "mean_error", 2),
        (CellKind.EXERCISE, "scale", 0),
        (CellKind.CHECK, "scale", 4),
        (CellKind.FIGURE, "cell_9", 0),
        (CellKind.QUESTION, "why", 2),
        (CellKind.QUESTION, "by_hand", 1),
    ]
    assert (done.exercises, done.questions) == (("mean_error", "scale"), ("why", "by_hand"))
    assert done.points == 9
    assert course.assignment(NAME).title.en == "Errors and scales"
    assert "HIDDEN" not in course.master(NAME).read_text()


def test_points_of_test_cells_are_the_weights_of_their_tests(
    course: Course, tmp_path: Path
) -> None:
    """One test for each test cell, with the weight of its points."""
    course, _ = imported(course, tmp_path, problem())
    suite, master = course.suite(NAME), load_master(course.master(NAME), course.languages)
    collected = Suite(str(suite), master.reference()).tests
    assert [(test.exercise, test.name, test.weight) for test in collected] == [
        ("mean_error", "test_error", 2),
        ("scale", "test_scale_visible", 1),
        ("scale", "test_s2", 3),
    ]


def test_what_a_person_decides_is_listed(course: Course, tmp_path: Path) -> None:
    """Two functions in a cell, manual code, fixed values, files, packages and translations."""
    path = save(
        tmp_path,
        [
            *problem(),
            answer(f"{ERROR}\n\n{SCALE}".replace("def ", "def my_"), "both"),
            code("import scipy\nimport nose.tools as nt"),
            hidden_cell("nt.assert_equal(scale([1]), [1])\nunknown(1)", "more", 1),
        ],
    )
    (path.parent / "data.csv").write_text("1")
    decisions = "\n".join(import_notebook(course, path).decisions)
    for part in (
        "cell 12: has the functions my_mean_error, my_scale to write: made one exercise",
        "my_mean_error: has no test cell",
        "cell 11: is code that is graded by hand: written as the question by_hand",
        "compare with reference.mean_error for inputs drawn from rng",
        "cell 8: is another test cell of scale",
        "test_scale.py, test_more: no cell binds unknown",
        "course.toml: add nose to packages",
        "course.toml: add scipy to packages",
        "copy what students need of data.csv",
    ):
        assert part in decisions
    assert "translate" not in decisions


def test_two_languages_have_the_same_texts_to_be_translated(course: Course, tmp_path: Path) -> None:
    """In a course with two languages each text is there twice, and the import says so."""
    course, done = imported(in_two_languages(course), tmp_path, problem())
    master = load_master(course.master(NAME), course.languages)
    english, japanese = master.in_language("en"), master.in_language("ja")
    assert [cell.source for cell in english] == [cell.source for cell in japanese]
    assert {cell.language for cell in master.cells} == {None, *course.languages}
    assert "translate them" in done.decisions[-1]


def test_a_notebook_can_be_imported_on_the_command_line(
    course: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Several files become several assignments; decisions and the next step are printed."""
    monkeypatch.chdir(course.root)
    paths = [str(save(tmp_path, problem(), name)) for name in ("problem1", "problem 2")]
    done = CliRunner().invoke(app, ["import", *paths])
    assert done.exit_code == 0, done.output
    assert {"problem1", "problem_2"} <= load_course(course.root).config.assignments.keys()
    assert "Imported problem_2: 2 exercises, 2 questions, 9 points." in done.output
    assert "To decide: cell 11: is code that is graded by hand" in done.output
    assert "Next: seminar release problem1" in done.output


STAR = "from math import *\nassert mean_error([1], [1]) == 0"
BAD_CELLS = [
    ([], "no cell with a solution"),
    ([answer("def f(x:\n    ### BEGIN SOLUTION", "f")], "cell 1 is not valid"),
    ([answer(ERROR, "e"), hidden_cell(STAR, "t", 1)], "test cells of mean_error cannot be tests"),
]


@pytest.mark.parametrize(("cells", "message"), BAD_CELLS)
def test_a_notebook_that_cannot_be_converted_is_refused(
    course: Course, tmp_path: Path, cells: list[Any], message: str
) -> None:
    """The message names file and cell, and nothing is written."""
    before = files(course)
    with pytest.raises(SeminarError, match=message) as caught:
        import_notebook(course, save(tmp_path, cells))
    assert caught.value.where.endswith("problem1.ipynb")
    assert files(course) == before


@pytest.mark.parametrize("content", [b"", b"[]", b"not a notebook", b'{"cells": 5}', b"\xff\xfe"])
def test_a_file_that_is_no_notebook_is_refused(
    course: Course, tmp_path: Path, content: bytes
) -> None:
    """Any other content is an error that says so, and so is a missing file."""
    path = tmp_path / "problem1.ipynb"
    with pytest.raises(SeminarError, match="cannot be read"):
        import_notebook(course, path)
    path.write_bytes(content)
    with pytest.raises(SeminarError, match="is not a notebook"):
        import_notebook(course, path)


def test_an_import_overwrites_nothing(course: Course, tmp_path: Path) -> None:
    """A second import of the same notebook is refused, and leaves all files as they were."""
    path = save(tmp_path, problem())
    import_notebook(course, path)
    before = files(course)
    with pytest.raises(SeminarError, match="there is an assignment problem1 already"):
        import_notebook(load_course(course.root), path)
    assert files(course) == before


def test_an_error_of_the_test_itself_is_no_wrong_answer() -> None:
    """Failed asserts and comparisons with None are wrong answers, unknown names broken tests."""
    for wrong in ("assert None == 1", "None < 1", "[][0]"):
        with pytest.raises(AnswerMismatch), plain_asserts():
            exec(wrong)
    with pytest.raises(NameError), plain_asserts():
        exec("unknown(1)")


def test_a_test_has_what_earlier_test_cells_bind(course: Course, tmp_path: Path) -> None:
    """nbgrader runs all test cells in one process; a test repeats the statements that it needs."""
    first = "import math\nfrom math import sqrt\nside = sqrt(4)\nsides = [side]\nother = 1"
    second = "assert [abs(value) for value in sides] == [mean_error([2], [0])]"
    cells = [answer(ERROR, "e"), hidden_cell(first, "a", 1), hidden_cell(second, "b", 1)]
    course, done = imported(course, tmp_path, cells)
    tests = (course.suite(NAME) / "test_mean_error.py").read_text()
    needed = ["from math import sqrt", "side = sqrt(4)", "sides = [side]", second]
    assert "".join(f"        {line}\n" for line in needed) == tests.rpartition("asserts:\n")[2]
    assert not any("no cell binds" in decision for decision in done.decisions)


@pytest.mark.slow
@pytest.mark.full_wall
@nbgrader
def test_a_notebook_of_questions_alone_is_graded(course: Course, tmp_path: Path) -> None:
    """Without any test there is nothing to run, and the answers wait to be read."""
    question = text("Because.", grade=True, solution=True, grade_id="why", points=2)
    course, _ = imported(course, tmp_path, [code("import numpy as np"), question])
    release_assignment(course, NAME)
    spec = load_spec(course, NAME, Level.FULL)
    result = grade(GradingJob(spec, fill_notebook("# %% why\nSo.\n", spec.release))).result
    assert (result.exercises, result.problems) == ((), ())


@pytest.mark.slow
@pytest.mark.full_wall
@nbgrader
def test_values_and_commands_of_a_notebook(course: Course, tmp_path: Path) -> None:
    """An answer may be a value; magic commands, tasks and cells of other languages are no error."""
    scheme = "Draw it.\n### BEGIN MARK SCHEME\nAxes: 1\n### END MARK SCHEME"
    cells = [
        code("%load_ext autoreload\nimport numpy as np\nBASE = 3"),
        code("%%bash\nls"),
        answer("### BEGIN SOLUTION\nanswer = BASE * 14\n### END SOLUTION", "compute it"),
        code("double = 2 * answer"),
        hidden_cell("assert double == 84", "check it", 1.5),
        text(scheme, task=True, grade=False, solution=False, points=3, grade_id="draw"),
    ]
    course, done = imported(course, tmp_path, cells)
    release_assignment(course, NAME)
    spec = load_spec(course, NAME, Level.FULL)
    assert (done.exercises, done.questions, done.points) == (("compute_it",), ("draw",), 4.5)
    assert spec.rubrics == {"draw": "Axes: 1"}
    assert any("%load_ext autoreload" in decision for decision in done.decisions)
    for value, points in (("40 + 2", 1.5), ("41", 0)):
        notebook = fill_notebook(f"# %% compute_it\nanswer = {value}\n", spec.release)
        (exercise,) = grade(GradingJob(spec, notebook)).result.exercises
        assert exercise.points == points
