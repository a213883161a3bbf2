"""The variant bank: how its files are read, and the errors of invalid cells."""

import ast
import json
import re
from pathlib import Path
from typing import Any

import pytest

from autograder.content import answer_file, master
from autograder.content.composites import composites
from autograder.content.variants import (
    EquivalentMutant,
    RightHeader,
    VariantBank,
    VariantKind,
    read_bank,
)
from autograder.core.errors import SuiteError
from autograder.course import load_course
from autograder.grading.spec import SUITES
from autograder.intake import normalizer
from autograder.intake.model import NormalizedNotebook, Role
from autograder.workflows import demo

WRONG = """\
# %% wrong="summed" lacks="mean, batch"
# en: Summed
#     It grows with
#     the batch.
# ja: 合計している
#     バッチとともに
#     大きくone-hot
#     なります。
def loss(y):
    return sum(y)
"""
NO_HINT = '# %% wrong="summed" lacks="mean"\n# en: Summed\n# ja: 合計している\ndef loss(y): ...\n'
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
    assert variant.wrong.lacks == ("mean", "batch")
    assert not variant.wrong.nondeterministic
    assert variant.apply_to("") == "def loss(y):\n    return sum(y)\n"
    assert variant.where == f"{tmp_path.name}/variants/loss.py:3"


def test_a_variant_may_have_one_language(tmp_path: Path) -> None:
    """Title and hint are in at least one language, which is shown for the other as well."""
    text = WRONG[: WRONG.index("# ja")] + WRONG[WRONG.index("def loss") :]
    (variant,) = bank_of(tmp_path, text).wrong("loss")
    assert variant.wrong.missing_texts(("en",)) == ()
    assert variant.wrong.missing_texts(("en", "ja")) == ("ja",)
    assert variant.wrong.hint.in_language("ja") == "It grows with the batch."


def test_wrapped_lines_are_joined(tmp_path: Path) -> None:
    """A space joins two lines, except beside a Japanese character."""
    (variant,) = bank_of(tmp_path, WRONG).wrong("loss")
    assert variant.wrong.hint.en == "It grows with the batch."
    assert variant.wrong.hint.ja == "バッチとともに大きくone-hotなります。"


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
    random = WRONG.replace("lacks", "random=true lacks")
    base, based = bank_of(tmp_path, f"{random}\n{BASED}").wrong("loss")
    assert based.code == "def loss(y):\n    return max(y)\n"
    assert based.header == base.header
    assert based.wrong.nondeterministic


def test_a_based_variant_may_have_its_own_texts_and_traits(tmp_path: Path) -> None:
    """Attributes and texts of the cell replace those of the base."""
    text = BASED.rstrip() + " lacks='other' random=false\n# en: A\n#   B\n# ja: C\n#   D\n"
    _, based = bank_of(tmp_path, f"{WRONG}\n{text}").wrong("loss")
    texts = (based.wrong.title.en, based.wrong.hint.ja)
    assert (based.wrong.lacks, *texts) == (("other",), "A", "D")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("def loss(y): return 0\n", "neither"),
        (WRONG.replace("wrong=", "false="), "neither"),
        (WRONG.replace('batch"', "batch"), "No closing quotation"),
        (WRONG.replace("#     ", "#"), "nor an indented hint"),
        (NO_HINT, "no language with both a title and a hint"),
        (WRONG.replace("#     It", "# It"), "nor an indented hint: # It grows"),
        (WRONG.replace("lacks", "lacking"), "lacking"),
        (WRONG.replace("lacks", "random lacks"), "bool"),
        (WRONG.replace("return sum(y)", "return sum(y"), "never closed"),
        (WRONG.replace("lacks", 'method="gradient" lacks'), "defines no function gradient"),
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


TEXTS = "# en: A\n#   B\n# ja: あ\n#   い\n"
SOLUTION = '''\
# Your turn
def loss(y):
    """
    The loss, -sum(y).
    """
    total = sum(y)
    return -total
'''


def edit(name: str, old: str, new: str, more: str = "") -> str:
    """A cell with an edit of the reference."""
    header = f'wrong="{name}" lacks="a" base="reference" replaces="{old}" by="{new}" {more}'
    return f"# %% {header}\n{TEXTS}\n"


def test_a_variant_may_be_an_edit_of_the_reference(tmp_path: Path) -> None:
    """The code is the reference without docstrings, with one replacement; it may be edited on."""
    text = edit("plus", "-total", "total") + '# %% wrong="max" base="plus" replaces="sum" by="max"'
    plus, largest = bank_of(tmp_path, text).wrong("loss")
    code = plus.apply_to(SOLUTION)
    assert code == "# Your turn\ndef loss(y):\n    total = sum(y)\n    return total\n"
    assert largest.apply_to(SOLUTION) == code.replace("sum", "max")
    assert (plus.code, largest.wrong.lacks) == ("", ("a",))


def test_an_edit_may_have_several_lines(tmp_path: Path) -> None:
    r"""`\n` is a line break in what is replaced and in what takes its place."""
    text = edit("loop", r"total = sum(y)\n", r"total = 0\n    for z in y:\n        total += z\n")
    (variant,) = bank_of(tmp_path, text).wrong("loss")
    namespace: dict[str, Any] = {}
    exec(variant.apply_to(SOLUTION), namespace)
    assert namespace["loss"]([1, 2]) == -3


def test_an_edit_may_concern_one_method(tmp_path: Path) -> None:
    """With `method`, the replacement is made in that method, where its text occurs once."""
    text = edit("two", "return 1", "return 2", 'method="loss"')
    (variant,) = bank_of(tmp_path, text, "Net").wrong("Net")
    assert variant.apply_to(CLASS) == CLASS.replace("return 1", "return 2")
    text = edit("two", "return", "return 2 *", 'method="twice"')
    (variant,) = bank_of(tmp_path, text, "Net").wrong("Net")
    assert "return 2 * 2 * self.loss(x)" in variant.apply_to(CLASS)


@pytest.mark.parametrize(
    ("old", "new", "method", "message"),
    [
        ("np.sum", "np.mean", "", "does not occur once in the code: np.sum"),
        ("y", "x", "", "does not occur once in the code: y"),
        ("-sum", "sum", "", "does not occur once"),  # it is in the docstring alone
        ("-total", "(", "", "never closed"),
        ("-total", "total", "grad", "no method grad"),
    ],
)
def test_an_edit_that_does_not_apply_is_an_error(
    tmp_path: Path, old: str, new: str, method: str, message: str
) -> None:
    """The bank without such variants has the errors, each with its file and line."""
    text = edit("kept", "-total", "total") + edit("lost", old, new, f"method='{method}'")
    bank = bank_of(tmp_path, text)
    assert bank.errors == ()
    lost = bank.wrong("loss")[1]
    with pytest.raises(SuiteError, match=re.escape(message)):
        lost.apply_to(SOLUTION)
    applicable = bank.applicable("loss", SOLUTION)
    assert [variant.id for variant in applicable.wrong("loss")] == ["kept"]
    (error,) = applicable.errors
    assert error.where == lost.where
    assert message in str(error)


def test_a_family_has_an_answer_for_each_value(tmp_path: Path) -> None:
    """The members have the same id, title and hint; a value takes the place of the parameter."""
    text = f"""
# %% wrong="scaled" lacks="a" param="FACTOR: 2, 1e-3,2"
{TEXTS}def loss(y, FACTORS=1):
    return FACTOR * sum(y) / FACTOR
"""
    first, second = bank_of(tmp_path, text).wrong("loss")
    assert (first.id, first.header) == (second.id, second.header)
    assert (first.key, second.key) == ("scaled[2]", "scaled[1e-3]")
    assert second.code == "def loss(y, FACTORS=1):\n    return 1e-3 * sum(y) / 1e-3\n"


def test_values_with_commas_are_divided_by_bars(tmp_path: Path) -> None:
    """A value may be several expressions; a family may be edits; a variant inherits its values."""
    text = edit("more", "-total", "PARTS", 'param="PARTS: total, y | y, total"')
    text += '# %% wrong="most" base="more" replaces="sum" by="max"\n'
    variants = bank_of(tmp_path, text).wrong("loss")
    assert [variant.key for variant in variants] == [
        "more[total, y]",
        "more[y, total]",
        "most[total, y]",
        "most[y, total]",
    ]
    assert variants[3].apply_to(SOLUTION).endswith("total = max(y)\n    return y, total\n")


@pytest.mark.parametrize(
    ("param", "message"),
    [
        ("step: 1, 2", "param is not a name in capitals"),
        ("STEP", "param is not a name in capitals"),
        ("STEP: 1, 2", "the code has no STEP"),
        ("SUM: max, )", "unmatched"),
    ],
)
def test_an_invalid_parameter_is_an_error(tmp_path: Path, param: str, message: str) -> None:
    """A parameter has a name in capitals that is in the code, and values that fit there."""
    text = f'# %% wrong="x" lacks="a" param="{param}"\n{TEXTS}def loss(y):\n    return SUM(y)\n'
    bank = bank_of(tmp_path, text)
    assert bank.variants == ()
    assert [message in str(error) for error in bank.errors] == [True]


def test_two_mistakes_in_one_answer(tmp_path: Path) -> None:
    """Changes of different places go together, be they edits or code of their own."""
    text = edit("plus", "return -", "return ") + edit("twice", "return -", "return 2 * ")
    for name, code in (("min", "total = min(y)\n    return -total"), ("other", "pass")):
        text += f'# %% wrong="{name}" lacks="a"\n{TEXTS}def loss(y):\n    {code}\n'
    wrong = bank_of(tmp_path, text).wrong("loss")
    merged = {composite.key: composite.source for composite in composites(wrong, SOLUTION)}
    assert merged == {
        "plus + min": "def loss(y):\n    total = min(y)\n    return total",
        "twice + min": "def loss(y):\n    total = min(y)\n    return 2 * total",
    }


def test_variants_that_share_their_own_words_are_merged(tmp_path: Path) -> None:
    """Where the reference is written in another way, what the variants share is the base."""
    code = """\
def loss(y):
    total = {start}
    for {each}:
        total += {value}
    return total
"""
    values = {"next": "y[i + 1]", "twice": "y[i] * 2", "1": "y[i]", "2": "y[i]", "3": "y[i]"}
    text = ""
    for name, value in values.items():
        own = code.format(
            start=name if name in "123" else 0, each="i in range(len(y))", value=value
        )
        text += f'# %% wrong="{name}" lacks="a"\n{TEXTS}{own}'
    wrong = bank_of(tmp_path, text).wrong("loss")
    merged = composites(wrong, code.format(start=0, each="value in y", value="value"))
    sources = {composite.key: composite.source for composite in merged}
    assert "total += y[i + 1] * 2" in sources["next + twice"]


def test_two_mistakes_are_in_one_method(tmp_path: Path) -> None:
    """Changes of different methods are not merged; a method's code is put into the class."""
    text = edit("two", "return 1", "return 2", 'method="loss"')
    text += edit("third", "2 *", "3 *", 'method="twice"')
    text += f'# %% wrong="own" lacks="a" method="twice"\n{TEXTS}'
    text += "def twice(self, x):\n    return 2 * self.loss(x) + helper(x) + 1\n"
    (composite,) = composites(bank_of(tmp_path, text, "Net").wrong("Net"), CLASS)
    namespace: dict[str, Any] = {"helper": lambda x: 10}
    exec(composite.source, namespace)
    assert namespace["Net"]().twice(5) == 14


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
    variants = (*bank.wrong(path.stem), *bank.right(path.stem))
    assert ids == [variant.id for variant in {(v.kind, v.id): v for v in variants}.values()]


ASSIGNMENT = demo.ASSIGNMENT


def cells(data: bytes) -> list[dict[str, Any]]:
    """Return the cells of a notebook file."""
    return list(json.loads(data)["cells"])


def normalized(data: bytes, blank: bytes) -> NormalizedNotebook:
    """Return a submission as the grader reads it."""
    return normalizer.normalize(data, normalizer.read_release(blank, ASSIGNMENT), "en")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", {"": ""}),
        ("import math\n", {"": "import math"}),
        ("# %% f\nx = 1\n", {"": "", "f": "x = 1"}),
        ("a = 1\n\n# %% f\n\nx = 1\n\n\n# %% g\ny = 2", {"": "a = 1", "f": "x = 1", "g": "y = 2"}),
        ("# %% f\n# %% g\n", {"": "", "f": "", "g": ""}),
        ("# %% f  \n    x = 1", {"": "", "f": "    x = 1"}),
        ("# %% f\nx = '''\n  # %% g\n'''", {"": "", "f": "x = '''\n  # %% g\n'''"}),
        ("# %% two words\n", {"": "# %% two words"}),
    ],
    ids=["empty", "own", "one", "three", "bare", "indented", "marker-inside", "no-marker"],
)
def test_parts(text: str, parts: dict[str, str]) -> None:
    """The text is split at marker lines only; empty lines around an answer are removed."""
    assert answer_file.parse_answer_file(text) == parts


def test_the_last_part_of_a_name_counts() -> None:
    """Of two answers with one name the last one counts, as with cells."""
    assert answer_file.parse_answer_file("# %% f\nfirst\n# %% f\nlast")["f"] == "last"


def test_nothing_written_is_the_release(blank: bytes) -> None:
    """An empty answer file gives the released notebook."""
    assert cells(answer_file.fill_notebook("", blank)) == cells(blank)


def test_written_where_it_belongs(blank: bytes) -> None:
    """An answer is written into its exercise's cell; all other cells are unchanged."""
    written = cells(answer_file.fill_notebook("# %% mini_batch\nbatch = 1", blank))
    changed = [(a, b) for a, b in zip(cells(blank), written, strict=True) if a != b]
    ((before, after),) = changed
    assert before["metadata"] == after["metadata"]
    assert before["metadata"]["nbgrader"]["grade_id"] == "write_mini_batch"
    assert after["source"] == "batch = 1"


def test_a_question_is_answered_in_its_cell(blank: bytes) -> None:
    """An answer with a question's name is written into the question's cell."""
    data = answer_file.fill_notebook("# %% why_not_accuracy\nIt is flat. 平らです。", blank)
    (answer,) = [cell for cell in normalized(data, blank).cells if cell.role is Role.QUESTION]
    assert answer.source == "It is flat. 平らです。"


def test_own_code_comes_after_the_given(blank: bytes) -> None:
    """Text before the first marker becomes a cell after the given code."""
    submission = normalized(
        answer_file.fill_notebook("own = 1\n# %% mini_batch\nx = own", blank), blank
    )
    roles = [cell.role for cell in submission.cells]
    index = next(i for i, cell in enumerate(submission.cells) if cell.source == "own = 1")
    assert submission.cells[index].role is Role.FREE
    assert roles.index(Role.PROVIDED) < index < roles.index(Role.EXERCISE)
    assert not submission.problems


def test_the_reference_fills_every_cell(blank: bytes, released: Path) -> None:
    """The reference solution as an answer file leaves no stub and no solution markers."""
    reference = master.load_master(load_course(released).master(ASSIGNMENT))
    submission = normalized(
        answer_file.fill_notebook(demo.reference_answers(reference, "en"), blank), blank
    )
    asked = {Role.EXERCISE, Role.QUESTION}
    sources = [cell.source for cell in submission.cells if cell.role in asked]
    assert len(sources) == 4
    assert not any("NotImplementedError" in text or "SOLUTION" in text for text in sources)
    assert not submission.problems
