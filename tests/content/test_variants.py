"""The variant bank: how its files are read, and the errors of invalid cells."""

import ast
from pathlib import Path

import pytest

from autograder.content.variants import (
    EquivalentMutant,
    RightHeader,
    VariantBank,
    VariantKind,
    read_bank,
)
from autograder.grading.spec import SUITES

WRONG = """\
# %% wrong="summed" fails="test_mean"
# en: Summed
#     It grows with
#     the batch.
# ja: 合計している
#     バッチとともに
#     大きく one-hot
#     なります。
def loss(y):
    return sum(y)
"""
RIGHT = """\
# %% right="loop"
# A loop, which
# is slow
def loss(y):
    return 0
"""
BASED = '# %% wrong="maximum" base="summed" replaces="sum" by="max"\n'
EQUIVALENT = """\
# %% equivalent
# Both are
# the same
#     1 -> 2
#     x -> 'x' in: f(x)
"""
CLASS = """\
class Net:
    def loss(self, x):
        return 1

    def twice(self, x):
        return 2 * self.loss(x) + helper(x)
"""


def bank_of(suite: Path, text: str, exercise: str = "loss") -> VariantBank:
    """Write the variants of one exercise and read the bank."""
    path = suite / "variants" / f"{exercise}.py"
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"# The variant bank\n\n{text}", encoding="utf-8")
    return read_bank(suite)


def test_a_wrong_variant_has_a_header_and_code(tmp_path: Path) -> None:
    """The exercise is the name of the file; id, test, title and hint are those of the cell."""
    (variant,) = bank_of(tmp_path, WRONG).wrong("loss")
    assert (variant.kind, variant.exercise, variant.id) == (VariantKind.WRONG, "loss", "summed")
    assert variant.wrong.title.in_language("ja") == "合計している"
    assert variant.wrong.must_fail == "test_mean"
    assert not variant.wrong.nondeterministic
    assert variant.apply_to("") == "def loss(y):\n    return sum(y)\n"
    assert variant.where == f"{tmp_path.name}/variants/loss.py:3"


def test_wrapped_lines_are_joined(tmp_path: Path) -> None:
    """A space joins two lines, except between two Japanese characters."""
    (variant,) = bank_of(tmp_path, WRONG).wrong("loss")
    assert variant.wrong.hint.en == "It grows with the batch."
    assert variant.wrong.hint.ja == "バッチとともに大きく one-hot なります。"


def test_a_right_variant_has_a_description(tmp_path: Path) -> None:
    """A right variant has a description and is among the right ones only."""
    bank = bank_of(tmp_path, RIGHT)
    assert [variant.header for variant in bank.right("loss")] == [
        RightHeader("A loop, which is slow")
    ]
    assert bank.wrong("loss") == ()


def test_code_may_begin_with_a_comment(tmp_path: Path) -> None:
    """An empty line separates the description from a comment of the code."""
    (variant,) = bank_of(tmp_path, '# %% right="x"\n# A loop\n\n# mine\ny = 0\n').right("loss")
    assert (variant.header, variant.code) == (RightHeader("A loop"), "# mine\ny = 0\n")


def test_a_variant_may_be_based_on_another(tmp_path: Path) -> None:
    """The code is that of the base with one replacement; what is left out is the base's."""
    random = WRONG.replace("fails", "random=true fails")
    base, based = bank_of(tmp_path, f"{random}\n{BASED}").wrong("loss")
    assert based.code == "def loss(y):\n    return max(y)\n"
    assert based.header == base.header
    assert based.wrong.nondeterministic


def test_a_based_variant_may_have_its_own_texts_and_test(tmp_path: Path) -> None:
    """Attributes and texts of the cell replace those of the base."""
    text = BASED.rstrip() + " fails='test_other' random=false\n# en: A\n#   B\n# ja: C\n#   D\n"
    _, based = bank_of(tmp_path, f"{WRONG}\n{text}").wrong("loss")
    assert (based.wrong.must_fail, based.wrong.title.en, based.wrong.hint.ja) == (
        "test_other",
        "A",
        "D",
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("def loss(y): return 0\n", "neither"),
        (WRONG.replace("wrong=", "false="), "neither"),
        (WRONG.replace('"test_mean"', '"test_mean'), "No closing quotation"),
        (WRONG.replace("# ja: 合計している\n", ""), "missing required field `ja`"),
        (
            WRONG.replace("#     It grows with\n#     the batch.\n", ""),
            "missing required field `en`",
        ),
        (WRONG.replace("#     It", "# It"), "nor an indented hint: # It grows"),
        (WRONG.replace("fails", "failing"), "failing"),
        (WRONG.replace("fails", "random fails"), "bool"),
        (WRONG.replace("return sum(y)", "return sum(y"), "never closed"),
        (WRONG.replace("fails", 'method="gradient" fails'), "defines no function gradient"),
        (WRONG.replace('"summed"', '"another"'), "wrong another is there already"),
        (BASED.replace("summed", "nothing"), "does not occur once in wrong nothing above"),
        (BASED.replace("summed", "another").replace("sum", "y"), "does not occur once"),
        (BASED.replace("summed", "another") + "x = 1\n", "does not occur once"),
        (RIGHT.replace("# A loop, which\n# is slow\n", ""), "description"),
        (EQUIVALENT.replace("# Both are\n# the same\n", ""), "need a reason"),
        (EQUIVALENT.replace("#     ", "# "), "need a reason, then the mutants"),
    ],
)
def test_an_invalid_cell_is_an_error_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    """An invalid cell gives an error with file and line; the other cells are read."""
    valid = WRONG.replace("summed", "another")
    bank = bank_of(tmp_path, f"{valid}\n{text}" if text.startswith("# %%") else f"{text}\n{valid}")
    (error,) = bank.errors
    assert message in str(error)
    line = 14 if text.startswith("# %%") else 1
    assert error.where == f"{tmp_path.name}/variants/loss.py:{line}"
    assert [variant.id for variant in bank.variants] == ["another"]


def test_a_method_is_put_into_the_reference_class(tmp_path: Path) -> None:
    """A variant of one method runs in the reference class, with its helper functions."""
    code = "def three():\n    return 3\n\ndef loss(self, x):\n    return three()"
    (variant,) = bank_of(tmp_path, f'# %% right="x" method="loss"\n# x\n{code}', "Net").right("Net")
    namespace: dict[str, object] = {"helper": lambda x: 10}
    exec(variant.apply_to(CLASS), namespace)
    assert namespace["Net"]().twice(0) == 16  # type: ignore[operator]


def test_a_method_does_not_hide_a_function_of_its_name(tmp_path: Path) -> None:
    """A method with the name of a given function can call that function."""
    code = "def helper(self, x):\n    return helper(x) + 1\n"
    bank = bank_of(tmp_path, f'# %% right="own" method="helper"\n# x\n{code}', "Net")
    namespace: dict[str, object] = {"helper": lambda x: 10}
    exec(bank.right("Net")[0].apply_to(CLASS), namespace)
    assert namespace["Net"]().helper(0) == 11  # type: ignore[operator]


def test_equivalent_mutants_are_listed_with_a_reason(tmp_path: Path) -> None:
    """A cell lists equivalent mutants below their reason."""
    where = f"{tmp_path.name}/variants/loss.py:3"
    assert bank_of(tmp_path, EQUIVALENT).equivalents == (
        EquivalentMutant("loss", "1 -> 2", "Both are the same", where),
        EquivalentMutant("loss", "x -> 'x' in: f(x)", "Both are the same", where),
    )


@pytest.mark.parametrize("path", sorted(SUITES.glob("*/variants/*.py")), ids=lambda path: path.stem)
def test_the_files_of_the_bank_are_notebooks(path: Path) -> None:
    """A file of variants is valid Python, and Jupyter shows each variant as a cell."""
    import jupytext

    text = path.read_text(encoding="utf-8")
    ast.parse(text)
    cells = jupytext.reads(text, fmt="py:percent").cells
    ids = [cell.metadata[kind] for kind in VariantKind for cell in cells if kind in cell.metadata]
    bank = read_bank(path.parents[1])
    assert ids == [variant.id for variant in (*bank.wrong(path.stem), *bank.right(path.stem))]
