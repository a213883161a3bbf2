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
from autograder.core.errors import MasterError
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


MASTER = """\
# %% [markdown] lang="en"
# # Twice

# %% [markdown] lang="ja"
# # 二倍

# %% given="setup"
import numpy as np

# %% exercise="double"
def double(x):
    '''
    #[en]
    Twice as much.
    #[ja]
    二倍。
    #[end]
    '''
    ### BEGIN SOLUTION
    return 2 * x
    ### END SOLUTION

# %% check="double" points=3
assert double(2) == 4

# %% figure="line"
print(double(np.arange(3)))

# %% [markdown] question="why" points=2 lang="en"
# ### BEGIN SOLUTION
# So.
# ### END SOLUTION

# %% [markdown] question="why" points=2 lang="ja"
# ### BEGIN SOLUTION
# だから。
# ### END SOLUTION

# %% [markdown] rubric="why" lang="en"
# - 2 points: it says why

# %% [markdown] rubric="why" lang="ja"
# - 2点：理由が述べられている
"""
JA_TITLE = '# %% [markdown] lang="ja"\n# # 二倍\n\n'
EN_WHY = '# %% [markdown] question="why" points=2 lang="en"'
JA_WHY = '# %% [markdown] question="why" points=2 lang="ja"'
EN_RUBRIC = '# %% [markdown] rubric="why" lang="en"'
JA_RUBRIC = '# %% [markdown] rubric="why" lang="ja"'
GIVEN, EXERCISE, CHECK = '# %% given="setup"', '# %% exercise="double"', '# %% check="double"'
POINTS = f"{CHECK} points=3"
SETUP_CELL = f"{GIVEN}\nimport numpy as np\n"
CHECK_CELL = f"{POINTS}\nassert double(2) == 4\n"
NO_KIND = "a code cell needs one of given, exercise, check, figure"
NO_TWIN = "the cell has no twin in the other language"
NO_REGION = "exercise double has no solution region"
NO_CHECK = "exercise double has no check cell with points"
OPEN = "a language block is not closed, or closed twice"
REGION = "Put the answer between ### BEGIN SOLUTION and ### END SOLUTION"
BEGIN_WITH = 'Begin it with, for example, # %% exercise="softmax"'
ADD_CHECK = 'Add # %% check="double" points=3 after it'
TWIN = 'Put a lang="en" cell and right after it its lang="ja" twin'

# (text of the master, what replaces it, number of the cell or None if the error names the cell,
# what is wrong, the beginning of the hint)
MISTAKES = {
    "unknown-cell": (GIVEN, "# %%", 3, NO_KIND, BEGIN_WITH),
    "misspelt-kind": (GIVEN, '# %% givn="setup"', 3, NO_KIND, BEGIN_WITH),
    "two-kinds": (GIVEN, f'{GIVEN} figure="x"', 3, NO_KIND, BEGIN_WITH),
    "no-name": (EXERCISE, "# %% exercise", 4, NO_KIND, BEGIN_WITH),
    "empty-name": (EXERCISE, '# %% exercise=""', 4, "exercise='' is not a name", "Use letters"),
    "spaced-name": (GIVEN, '# %% given="set up"', 3, "given='set up' is not a name", "Use letters"),
    "no-language": (
        '# %% [markdown] lang="en"', "# %% [markdown]", 1,
        "a text cell needs its language", 'Write lang="en" or lang="ja"',
    ),
    "other-language": (
        'ja"\n# # 二倍', 'fr"\n# # Double', 2,
        "lang='fr' is not a language of the kit", 'Write lang="en" or lang="ja"',
    ),
    "no-twin": (JA_TITLE, "", 1, NO_TWIN, TWIN),
    "no-english-twin": ('# %% [markdown] lang="en"\n# # Twice\n\n', "", 1, NO_TWIN, TWIN),
    "twin-not-after": (
        f"{JA_TITLE}{SETUP_CELL}", f"{SETUP_CELL}\n{JA_TITLE}", 1, NO_TWIN, TWIN
    ),
    "twin-of-another-name": (JA_WHY, JA_WHY.replace("why", "how"), 7, NO_TWIN, TWIN),
    "twin-of-other-points": (JA_WHY, JA_WHY.replace("=2", "=3"), 7, NO_TWIN, TWIN),
    "doubled-given": (
        '# %% figure="line"', GIVEN, None,
        "two cells share the name given setup", "Rename one of them",
    ),
    "doubled-check": (
        '# %% figure="line"', POINTS, None,
        "two cells share the name check double", "Rename one of them",
    ),
    "no-begin": ("    ### BEGIN SOLUTION\n", "", None, NO_REGION, REGION),
    "no-end": ("    ### END SOLUTION\n", "", None, NO_REGION, REGION),
    "end-before-begin": (
        "### BEGIN SOLUTION\n    return 2 * x\n    ### END SOLUTION",
        "### END SOLUTION\n    return 2 * x\n    ### BEGIN SOLUTION", None, NO_REGION, REGION,
    ),
    "no-answer": (
        "# ### BEGIN SOLUTION\n# So.\n# ### END SOLUTION", "# So.", None,
        "question why has no solution region", REGION,
    ),
    "no-check": (CHECK_CELL, "", None, NO_CHECK, ADD_CHECK),
    "check-without-points": (POINTS, CHECK, None, NO_CHECK, ADD_CHECK),
    "check-for-nothing": (POINTS, f"{CHECK} points=0", None, NO_CHECK, ADD_CHECK),
    "check-of-another": (POINTS, '# %% check="duble" points=3', None, NO_CHECK, ADD_CHECK),
    "check-of-nothing": (
        '# %% figure="line"', '# %% check="line" points=1', None,
        "check line belongs to no exercise", "Write one of: double",
    ),
    "negative-points": (
        POINTS, f"{CHECK} points=-3", 5,
        "points=-3 is not a number from 0 to 1000", "Write, for example, points=3",
    ),
    "points-in-words": (
        POINTS, f'{CHECK} points="three"', 5,
        "points='three' is not a number from 0 to 1000", "Write, for example, points=3",
    ),
    "points-nan": (
        POINTS, f"{CHECK} points=NaN", 5,
        "points=nan is not a number from 0 to 1000", "Write, for example, points=3",
    ),
    "exercise-as-text": (
        EXERCISE, '# %% [markdown] exercise="double"', 4,
        "exercise cells cannot be markdown cells", "Add or remove [markdown] in its # %% line",
    ),
    "question-as-code": (
        EN_WHY, EN_WHY.replace(" [markdown]", ""), 7,
        "question cells cannot be code cells", "Add or remove [markdown] in its # %% line",
    ),
    "rubric-as-code": (
        EN_RUBRIC, EN_RUBRIC.replace(" [markdown]", ""), 9,
        "rubric cells cannot be code cells", "Add or remove [markdown] in its # %% line",
    ),
    "rubric-without-twin": (f"{JA_RUBRIC}\n# - 2点：理由が述べられている\n", "", 9, NO_TWIN, TWIN),
    "rubric-twin-of-another-name": (JA_RUBRIC, JA_RUBRIC.replace("why", "how"), 9, NO_TWIN, TWIN),
    "open-block": ("    #[end]\n", "", 4, OPEN, "Write #[en], #[ja] and #[end]"),
    "block-closed-twice": ("    #[end]\n", "    #[end]\n    #[end]\n", 4, OPEN, "Write #[en]"),
    "no-python": (
        "return 2 * x", "return 2 *", 4,
        "not valid Python with the lines for en alone: invalid syntax (the cell, line",
        "Correct that",
    ),
    "no-japanese-python": (
        "return 2 * x", "return 2 * (\n    #[en]\n    x)\n    #[end]", 4,
        "not valid Python with the lines for ja alone: '(' was never closed", "Correct that line",
    ),
}  # fmt: skip


def test_the_master_of_these_tests_is_right() -> None:
    """The master without a mistake is valid, in both languages."""
    source = master.parse_master(MASTER, "week0")
    kinds = [
        CellKind.TEXT,
        CellKind.GIVEN,
        CellKind.EXERCISE,
        CellKind.CHECK,
        CellKind.FIGURE,
        CellKind.QUESTION,
    ]
    assert [cell.kind for cell in source.in_language("en")] == kinds
    assert [cell.kind for cell in source.in_language("ja")] == kinds
    assert "Twice as much." in source.in_language("en")[2].source
    assert "二倍。" in source.in_language("ja")[2].source


@pytest.mark.parametrize(
    ("right", "wrong", "cell", "what", "hint"), MISTAKES.values(), ids=MISTAKES
)
def test_a_mistake_is_one_line(
    right: str, wrong: str, cell: int | None, what: str, hint: str
) -> None:
    """The error names the file, the cell by number or name, what is wrong and what to write."""
    assert right in MASTER
    with pytest.raises(MasterError) as caught:
        master.parse_master(MASTER.replace(right, wrong, 1), "week0")
    error = caught.value
    assert error.where == ("week0.py" if cell is None else f"week0.py, cell {cell}")
    assert error.what.startswith(what)
    assert error.hint.startswith(hint)
    assert len(str(error).splitlines()) == 1


def test_a_question_without_points() -> None:
    """A question needs points."""
    with pytest.raises(MasterError, match=r'week0.py: question why has no points\. Write .*"why"'):
        master.parse_master(MASTER.replace('"why" points=2', '"why"'), "week0")


def test_a_rubric_without_a_question() -> None:
    """A rubric has the name of a question, and each question one rubric at most."""
    wrong = MASTER.replace('rubric="why"', 'rubric="how"')
    with pytest.raises(MasterError) as caught:
        master.parse_master(wrong, "week0")
    assert str(caught.value).startswith(
        "week0.py: rubric how belongs to no question. Write one of: why"
    )
    rubric = MASTER[MASTER.index(EN_RUBRIC) :]
    with pytest.raises(MasterError, match="two cells share the name rubric why"):
        master.parse_master(f"{MASTER}\n{rubric}", "week0")
    exercises = MASTER[: MASTER.index(EN_WHY)] + rubric
    with pytest.raises(MasterError, match=r"rubric why belongs to no question\. Remove it"):
        master.parse_master(exercises, "week0")


def test_a_rubric_is_not_for_students() -> None:
    """A rubric is in no released cell, and can be read in each language."""
    source = master.parse_master(MASTER, "week0")
    assert source.rubrics("en") == {"why": "- 2 points: it says why"}
    assert source.rubrics("ja") == {"why": "- 2点：理由が述べられている"}
    assert not any("point" in cell.source for cell in source.in_language("en"))
    assert source.translations() == ("en", "ja")
    english = MASTER[: MASTER.index(JA_RUBRIC)]
    assert master.parse_master(english, "week0", ["en"]).translations() == ("en", "ja")


def test_no_master(tmp_path: Path) -> None:
    """A missing master is named by its path."""
    with pytest.raises(MasterError) as caught:
        master.load_master(tmp_path / "week0.py")
    assert str(caught.value).startswith(f"{tmp_path / 'week0.py'}: there is no master. ")


@pytest.mark.parametrize("encoding", ["utf-16", "shift-jis"])
def test_other_encodings(tmp_path: Path, encoding: str) -> None:
    """A master in another encoding than UTF-8 is rejected in one line."""
    path = tmp_path / "week0.py"
    path.write_bytes(MASTER.encode(encoding))
    with pytest.raises(MasterError) as caught:
        master.load_master(path)
    assert str(caught.value).startswith(f"{path}: cannot be read (")
    assert caught.value.hint == "Save it as a file in UTF-8"


WITHOUT_JAPANESE = MASTER.replace(JA_TITLE, "").replace(MASTER[MASTER.index(JA_WHY) :], "")
WITHOUT_ENGLISH = MASTER.replace('# %% [markdown] lang="en"\n# # Twice\n\n', "").replace(
    MASTER[MASTER.index(EN_WHY) : MASTER.index(JA_WHY)], ""
)
WITHOUT_ENGLISH = WITHOUT_ENGLISH.replace(f"{EN_RUBRIC}\n# - 2 points: it says why\n\n", "")


@pytest.mark.parametrize(
    ("text", "own", "other"),
    [(WITHOUT_JAPANESE, "en", "ja"), (WITHOUT_ENGLISH, "ja", "en")],
)
def test_one_language(text: str, own: Language, other: Language) -> None:
    """A master for a course in one language needs no cell in another, nor `lang`."""
    for master_text in (text, text.replace(f' lang="{own}"', "")):
        source = master.parse_master(master_text, "week0", [own])
        assert [cell.kind for cell in source.in_language(own)].count(CellKind.QUESTION) == 1
        assert "return 2 * x" in source.solution("double")
    with pytest.raises(MasterError, match=f"week0.py, cell 1: {NO_TWIN}"):
        master.parse_master(text, "week0", [other])
    with pytest.raises(MasterError, match="needs its language"):
        master.parse_master(text.replace(f' lang="{own}"', ""), "week0")


def test_translations() -> None:
    """A language that the course does not have counts as a translation if no cell lacks it."""
    assert master.parse_master(MASTER, "week0", ["en"]).translations() == ("en", "ja")
    japanese = master.parse_master(MASTER, "week0", ["ja"])
    assert japanese.reference() == master.parse_master(MASTER, "week0", ["en"]).reference()
    assert "Twice" in japanese.solution("double")
    assert master.parse_master(WITHOUT_JAPANESE, "week0", ["en"]).translations() == ("en",)
    assert master.parse_master(WITHOUT_ENGLISH, "week0", ["ja"]).translations() == ("ja",)
