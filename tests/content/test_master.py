"""Masters: the one of week 2, language selection, and the reference solution."""

import ast
import subprocess
import sys
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from autograder.content import master
from autograder.content.master import AssignmentSource, CellKind, select_language
from autograder.core.i18n import Language

ROOT = Path(__file__).parents[2]
SOLUTIONS = ROOT / "solutions"
LANGUAGES: tuple[Language, ...] = ("en", "ja")

TWO = np.array([0, 0, 1, 0, 0, 0, 0, 0, 0, 0])
SAYS_2 = np.array([0.1, 0.05, 0.6, 0.0, 0.05, 0.1, 0.0, 0.1, 0.0, 0.0])
SAYS_7 = np.array([0.1, 0.05, 0.1, 0.0, 0.05, 0.1, 0.0, 0.6, 0.0, 0.0])

BLOCKS = """\
a = 1
    #[en]
    english
    #[ja]
    日本語
    #[end]
both
print("loss")  #[en]
print("損失")  #[ja]
# [en]
spaced
# [ja]
空き
# [end]
data = "#[en] in a line"
"""


@pytest.fixture(scope="module")
def week2() -> AssignmentSource:
    """The master of week 2 of the bundled course."""
    return master.load_master(SOLUTIONS / "week2_loss.py")


@pytest.fixture(scope="module")
def solution(week2: AssignmentSource) -> dict[str, Callable[..., Any]]:
    """The namespace of the reference solution of week 2."""
    namespace: dict[str, Callable[..., Any]] = {}
    exec(week2.reference(), namespace)
    return namespace


def test_week_2_has_its_parts(week2: AssignmentSource) -> None:
    """Week 2 has three exercises, each with a check and points, and a question."""
    checks = {cell.name: cell.points for cell in week2.cells if cell.kind is CellKind.CHECK}
    questions = {cell.name: cell.points for cell in week2.cells if cell.kind is CellKind.QUESTION}
    assert week2.name == "week2_loss"
    assert week2.exercises == ("mean_squared_error", "cross_entropy_error", "mini_batch")
    assert checks == {"mean_squared_error": 3, "cross_entropy_error": 5, "mini_batch": 3}
    assert questions == {"why_not_accuracy": 2}


def test_each_check_follows_its_exercise(week2: AssignmentSource) -> None:
    """The cell after an exercise is its check."""
    for cell, following in zip(week2.cells, week2.cells[1:], strict=False):
        if cell.kind is CellKind.EXERCISE:
            assert (following.kind, following.name) == (CellKind.CHECK, cell.name)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", 'a = 1\n    english\nboth\nprint("loss")\nspaced\ndata = "#[en] in a line"\n'),
        ("ja", 'a = 1\n    日本語\nboth\nprint("損失")\n空き\ndata = "#[en] in a line"\n'),
    ],
)
def test_language_selection(language: Language, expected: str) -> None:
    """Lines of the other language and all markers are removed, and nothing else."""
    assert select_language(BLOCKS, language) == expected


def test_selection_leaves_other_text_alone() -> None:
    """Text without markers is unchanged in both languages."""
    text = "\n  # [en] is no marker\nx = 1  \n\n#[fr]\ny = '#[ja]'\n\t"
    assert select_language(text, "en") == select_language(text, "ja") == text


def test_the_languages_have_the_same_cells(week2: AssignmentSource) -> None:
    """Both languages have the same cells in order, names and points."""
    english, japanese = (
        [(cell.kind, cell.name, cell.points) for cell in week2.in_language(language)]
        for language in LANGUAGES
    )
    assert english == japanese
    assert len(english) > 15


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_alone(week2: AssignmentSource, language: Language) -> None:
    """Each language is valid Python without markers, and its text is in that language."""
    for cell in week2.in_language(language):
        assert not any(
            mark in cell.source for mark in ("#[en]", "#[ja]", "#[end]", "# [en]", "# [ja]")
        )
        if cell.is_code:
            ast.parse(cell.source)
        else:
            assert is_japanese(cell.source) == (language == "ja")


def is_japanese(text: str) -> bool:
    """Return whether a text has hiragana, as every Japanese sentence has."""
    return any("ぁ" <= letter <= "ん" for letter in text)


def test_the_reference_leaves_out_what_it_does_not_need(week2: AssignmentSource) -> None:
    """The reference solution has no checks, figures or answers to questions."""
    reference = week2.reference()
    for absent in ("assert ", "plt.show", "plt.subplots", "visible examples", "[markdown]"):
        assert absent not in reference
    assert "import numpy as np" in reference


@pytest.mark.parametrize(
    ("y", "t", "error"),
    [(SAYS_2, TWO, 0.0975), (SAYS_7, TWO, 0.5975), ([0.2, 0.7, 0.1], [0, 1, 0], 0.07)],
    ids=["says-2", "says-7", "three-classes"],
)
def test_the_slides_squared_errors(
    solution: dict[str, Callable[..., Any]], y: object, t: object, error: float
) -> None:
    """The reference gives the squared errors of the slides and of document 003."""
    # The sums of ten squares in float64 are off by less than 1e-15.
    assert solution["mean_squared_error"](y, t) == pytest.approx(error, abs=1e-12)


@pytest.mark.parametrize(
    ("y", "t", "error"),
    [
        (SAYS_2, TWO, 0.510825),
        (SAYS_2, 2, 0.510825),
        (SAYS_7, TWO, 2.302584),
        (SAYS_7, 2, 2.302584),
        (np.stack([SAYS_2, SAYS_7]), np.stack([TWO, TWO]), (0.510825 + 2.302584) / 2),
        (np.stack([SAYS_2, SAYS_7]), np.array([2, 2]), (0.510825 + 2.302584) / 2),
    ],
    ids=["says-2", "label", "says-7", "other-label", "batch", "labels"],
)
def test_the_slides_cross_entropy_errors(
    solution: dict[str, Callable[..., Any]], y: object, t: object, error: float
) -> None:
    """The reference gives the cross entropy errors of the slides, for one-hot and labels."""
    # The slides give six decimals.
    assert solution["cross_entropy_error"](y, t) == pytest.approx(error, abs=1e-6)


def test_the_slides_mini_batch(solution: dict[str, Callable[..., Any]]) -> None:
    """The reference draws 10 of 60,000 rows, equal in x and t, depending on the seed."""
    t = np.arange(60_000)
    x = np.stack([t, t], axis=1)
    rows = [solution["mini_batch"](x, t, 10, np.random.default_rng(seed)) for seed in range(2)]
    for x_batch, t_batch in rows:
        assert x_batch.shape == (10, 2)
        assert np.array_equal(x_batch, np.stack([t_batch, t_batch], axis=1))
    assert not np.array_equal(rows[0][1], rows[1][1])


def test_the_first_check_prints_no_warning() -> None:
    """The formula that the text recommends overflows at 1000, and the check is silent about it."""
    cells = master.load_master(SOLUTIONS / "week1_neurons.py").in_language("en")
    (check,) = (cell for cell in cells if (cell.kind, cell.name) == (CellKind.CHECK, "sigmoid"))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        exec(check.source, {"np": np, "sigmoid": lambda x, a=1.0: 1 / (1 + np.exp(-a * x))})


@pytest.mark.slow
def test_the_master_runs_as_a_module() -> None:
    """The master can be imported; all checks pass, in both languages at once."""
    ran = subprocess.run(
        [sys.executable, "-B", "-c", "import week2_loss; print(week2_loss.__file__)"],
        env={"MPLBACKEND": "Agg", "PYTHONPATH": str(SOLUTIONS), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    lines = ran.stdout.splitlines()
    assert lines[-1] == str(SOLUTIONS / "week2_loss.py")
    assert len([line for line in lines if "the visible examples agree" in line]) == 3
    assert len([line for line in lines if "ここにある例はすべて合っています" in line]) == 3
