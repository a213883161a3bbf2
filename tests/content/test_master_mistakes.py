"""The error message for each mistake in a master: the cell, what is wrong, what to write."""

from pathlib import Path

import pytest

from autograder.content import master
from autograder.content.master import CellKind
from autograder.core.errors import MasterError
from autograder.core.i18n import Language

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
        "lang='fr' is no language of the kit", 'Write lang="en" or lang="ja"',
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
        "not valid Python with the lines for en alone: invalid syntax (the cell, line", "Mend that",
    ),
    "no-japanese-python": (
        "return 2 * x", "return 2 * (\n    #[en]\n    x)\n    #[end]", 4,
        "not valid Python with the lines for ja alone: '(' was never closed", "Mend that line",
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
