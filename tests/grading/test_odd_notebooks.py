"""Right answers in odd notebooks keep their points; the note on the page says what is odd."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from autograder.authoring.release import build_preview
from autograder.content.answer_file import fill_notebook
from autograder.content.master import load_master
from autograder.core.i18n import Language
from autograder.core.problems import ProblemKind
from autograder.course import Level, in_language, load_course
from autograder.grading.grade import GradingJob, grade
from autograder.grading.result import CellStatus, Result, TestStatus
from autograder.grading.spec import GradingSpec, load_spec
from autograder.intake.ipynb_reader import read_ipynb
from autograder.workflows import demo
from tests.support.normalizer_helpers import Notebook, index_of, new_cell

pytestmark = [pytest.mark.slow, pytest.mark.full_wall]
NAME = "mean_squared_error"
LABEL = f"write_{NAME}"
MAJOR, MINOR = sys.version_info[:2]
GRADER, NEWER = f"{MAJOR}.{MINOR}", f"{MAJOR}.{MINOR + 1}"
NEW_SYNTAX = 't"{1}"' if MINOR >= 12 else 'f"{d["loss"]}"'
Change = Callable[[Notebook], object]


@pytest.fixture(scope="module")
def spec(released: Path) -> GradingSpec:
    """What grades the released notebook."""
    return load_spec(load_course(released), demo.ASSIGNMENT, Level.FULL)


@pytest.fixture(scope="module")
def solved(spec: GradingSpec, released: Path) -> bytes:
    """The released notebook with right answers."""
    master = load_master(load_course(released).master(demo.ASSIGNMENT))
    return fill_notebook(demo.reference_answers(master, "en"), spec.release, has_outputs=True)


def graded(spec: GradingSpec, notebook: bytes, change: Change) -> Result:
    """Return the Result of a notebook after a change."""
    changed = json.loads(notebook)
    change(changed)
    return grade(GradingJob(spec, json.dumps(changed).encode())).result


def above(line: str) -> Change:
    """Return a change that writes a line above an answer."""

    def change(notebook: Notebook) -> None:
        cell = notebook["cells"][index_of(notebook["cells"], LABEL)]
        cell["source"] = f"{line}\n{''.join(cell['source'])}"

    return change


def saved_with(version: str, change: Change) -> Change:
    """Return a change that also sets the version of Python in the notebook's metadata."""

    def change_both(notebook: Notebook) -> None:
        change(notebook)
        notebook["metadata"]["language_info"] = {"name": "python", "version": version}

    return change_both


def add(*cells: Any) -> Change:
    """Return a change that appends cells."""
    return lambda notebook: notebook["cells"].extend(cells)


def module_in(line: str) -> str:
    """Return the module of an import."""
    return line.split()[1].partition(".")[0]


def points(result: Result) -> dict[str, bool]:
    """Return for each exercise whether it got all points."""
    return {e.exercise: e.points == e.max_points for e in result.exercises}


SHELL = ("!ls", "files = !ls", "%pip install x")
MODULES = ("import pandas as pd", "import seaborn as sns; sns.set()")
FULL_POINTS: dict[str, tuple[Change, ProblemKind | None, tuple[str, ...]]] = {
    **{
        line: (above(line), ProblemKind.COMMANDS_NOT_RUN, ("Mean squared error", "%%bash"))
        for line in SHELL
    },
    **{
        line: (
            above(line),
            ProblemKind.MISSING_MODULE,
            ("Mean squared error", module_in(line), "numpy"),
        )
        for line in MODULES
    },
    "a cell for the shell": (
        add(new_cell("%%bash\nls")),
        ProblemKind.COMMANDS_NOT_RUN,
        ("Next week",),
    ),
    "another kind of figure": (above("%matplotlib widget"), None, ()),
    "help": (above("?len"), None, ()),
    "empty cells": (add(*[new_cell("")] * 1100), None, ()),
    "saved with a newer Python": (saved_with(f"{NEWER}.0", above("x = 1")), None, ()),
}
# The exercise's cell cannot be run; the others are graded.
UNREADABLE: dict[str, tuple[Change, ProblemKind, tuple[str, ...]]] = {
    "newer syntax": (
        above(f'd = {{"loss": 1}}\nx = {NEW_SYNTAX}'),
        ProblemKind.NEWER_SYNTAX,
        (f"Python {GRADER}", "2"),
    ),
    "newer syntax of a known version": (
        saved_with(f"{NEWER}.1", above(f'\nd = {{"loss": 1}}\nx = {NEW_SYNTAX}')),
        ProblemKind.NEWER_PYTHON,
        (f"Python {NEWER}", f"Python {GRADER}", "3"),
    ),
    "a mistake": (above("x = (1"), ProblemKind.SYNTAX_ERROR, ("SyntaxError", "1")),
    "a mistake of a known version": (
        saved_with(f"{GRADER}.9", above("\nx = = 1")),
        ProblemKind.SYNTAX_ERROR,
        ("SyntaxError", "2"),
    ),
    "full-width brackets": (
        above("x = 1\ny = f（x）"),
        ProblemKind.ODD_CHARACTER,
        ("2", "（", "U+FF08", "(", "）", "U+FF09", ")"),
    ),
    "a full-width space": (above("x\u3000= 1"), ProblemKind.ODD_CHARACTER, ("1", "U+3000")),
    "typographic quotes": (above("x = “a”"), ProblemKind.ODD_CHARACTER, ("1", "“", '"', "U+201D")),
    "a minus sign": (above("x = 2 − 1"), ProblemKind.ODD_CHARACTER, ("1", "−", "U+2212", "-")),
    "a zero-width space": (above("x = 1\u200b"), ProblemKind.ODD_CHARACTER, ("1", "U+200B")),
}


@pytest.mark.parametrize("language", ["en", pytest.param("ja", marks=pytest.mark.nightly)])
@pytest.mark.parametrize("name", FULL_POINTS)
def test_full_points(spec: GradingSpec, solved: bytes, name: str, language: Language) -> None:
    """Right answers keep all points; the only note names what was left out."""
    change, kind, words = FULL_POINTS[name]
    spec = msgspec.structs.replace(spec, language=language)
    result = graded(spec, solved, change)
    assert result.points == result.max_points > 0
    assert [problem.kind for problem in result.problems] == [kind] * (kind is not None)
    assert [word for word in words if word not in result.problems[0].message] == []


@pytest.mark.parametrize("language", ["en", pytest.param("ja", marks=pytest.mark.nightly)])
@pytest.mark.parametrize("name", UNREADABLE)
def test_one_cell_that_cannot_be_run(
    spec: GradingSpec, solved: bytes, name: str, language: Language
) -> None:
    """Only the exercise of the cell loses its points; the note names the line and the reason."""
    change, kind, words = UNREADABLE[name]
    spec = msgspec.structs.replace(spec, language=language)
    result = graded(spec, solved, change)
    assert points(result) == {
        exercise.exercise: exercise.exercise != NAME for exercise in result.exercises
    }
    (problem,) = result.problems
    assert (problem.kind, problem.about) == (kind, NAME)
    assert [word for word in words if word not in problem.message] == []


def test_an_answer_that_needs_a_missing_module(spec: GradingSpec, solved: bytes) -> None:
    """An answer that uses a missing module fails as its import would, with a note at the top."""

    def change(notebook: Notebook) -> None:
        cell = notebook["cells"][index_of(notebook["cells"], LABEL)]
        cell["source"] = (
            f"import pandas as pd\ndef {NAME}(y, t):\n    return pd.Series(y - t).pow(2).sum() / 2"
        )

    result = graded(spec, solved, change)
    (exercise,) = [exercise for exercise in result.exercises if exercise.exercise == NAME]
    (message,) = {test.message for test in exercise.tests}
    assert message.startswith("Your code stopped with ModuleNotFoundError in line 3")
    assert [problem.kind for problem in result.problems] == [ProblemKind.MISSING_MODULE]


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("y = here if y is None else y", 3),  # never read
        ("y = y + (here - 580)", 2),
        ("y = y + (x[0] - 0.3)", 2),  # bound by the same figure
        ("try: y = y + (here - 580)\n    except NameError: y = 0", 2),
    ],
)
def test_an_answer_that_reads_a_name_of_a_figure(
    spec: GradingSpec, solved: bytes, line: str, kept: int
) -> None:
    """The figure runs if an answer reads its name; one that only contains the name costs no run."""

    def change(notebook: Notebook) -> None:
        cell = notebook["cells"][index_of(notebook["cells"], LABEL)]
        cell["source"] = f"def {NAME}(y, t):\n    {line}\n    return np.sum((y - t) ** 2) / 2"

    result = graded(spec, solved, change)
    assert result.points == result.max_points
    assert sum(cell.status is CellStatus.KEPT for cell in result.cells) == kept


def without_outputs(notebook: Notebook) -> None:
    """Remove all outputs, as if the notebook had never been run."""
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell["outputs"] = []


def test_a_figure_is_needed_again_after_a_crash(spec: GradingSpec, solved: bytes) -> None:
    """A figure that ran for its outputs runs again if an answer reads its name after a crash."""
    answers = {
        LABEL: f"def {NAME}(y, t):\n    far = (2,), (1 << 45,)\n"
        "    return np.lib.stride_tricks.as_strided(np.zeros(1), *far).sum()",  # ends the process
        "write_mini_batch": "def mini_batch(x, t, size, rng):\n"
        "    rows = rng.choice(len(x), size + here - 580)\n    return x[rows], t[rows]",
    }

    def change(notebook: Notebook) -> None:
        without_outputs(notebook)
        for label, source in answers.items():
            notebook["cells"][index_of(notebook["cells"], label)]["source"] = source

    earned = points(graded(spec, solved, change))
    assert earned == {NAME: False, "cross_entropy_error": True, "mini_batch": True}


@pytest.mark.parametrize("has_outputs", [True, False])
def test_a_figure_that_is_needed_with_a_right_prerequisite(
    spec: GradingSpec, solved: bytes, has_outputs: bool
) -> None:
    """The figure runs before the rerun in which an answer gets as far as the figure's name."""
    prerequisite = "cross_entropy_error"
    spec = msgspec.structs.replace(spec, prerequisites={NAME: (prerequisite,)})
    answers = {
        LABEL: f"def {NAME}(y, t):\n    {prerequisite}(np.full(2, 0.5), np.array([0, 1]))\n"
        "    return np.sum((y + (x[0] - 0.3) - t) ** 2) / 2",
        f"write_{prerequisite}": f"def {prerequisite}(y, t):\n    raise ValueError",
    }

    def change(notebook: Notebook) -> None:
        if not has_outputs:
            without_outputs(notebook)
        for label, source in answers.items():
            notebook["cells"][index_of(notebook["cells"], label)]["source"] = source

    result = graded(spec, solved, change)
    earned = points(result)
    assert earned.pop(NAME)
    assert not earned.pop(prerequisite)
    (exercise,) = [exercise for exercise in result.exercises if exercise.exercise == NAME]
    assert {test.status for test in exercise.tests} == {TestStatus.CARRIED}


def test_large_outputs(spec: GradingSpec, solved: bytes, tmp_path: Path) -> None:
    """A notebook of more than 16 MiB because of its outputs is graded."""
    figure = {"output_type": "display_data", "data": {"image/png": "A" * (20 << 20)}}
    large = json.loads(solved)
    large["cells"].append(new_cell("x = 1") | {"outputs": [figure]})
    path = tmp_path / "large.ipynb"
    path.write_text(json.dumps(large))
    with path.open("rb") as file:
        result = grade(GradingJob(spec, read_ipynb(file))).result
    assert result.points == result.max_points
    assert result.problems == ()


def test_the_notebook_of_the_other_language(spec: GradingSpec, released: Path) -> None:
    """Who solves the notebook of the other language gets all points and no note."""
    course = in_language(load_course(released), "ja")
    master = load_master(course.master(demo.ASSIGNMENT))
    notebook = build_preview(course, demo.ASSIGNMENT)
    answers = fill_notebook(demo.reference_answers(master, "ja"), notebook)
    result = grade(GradingJob(spec, answers)).result
    assert result.points == result.max_points
    assert result.problems == ()
