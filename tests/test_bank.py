"""The bank of known answers: variants read with their headers, mistakes told by file."""

from pathlib import Path

import pytest

from autograder.content import variants
from autograder.content.variants import VariantKind

WRONG = """\
# /// variant
# title.en = "Summed"
# title.ja = "合計している"
# hint.en = "It grows with the batch."
# hint.ja = "バッチとともに大きくなります。"
# fails = "test_mean"
# ///
def loss(y):
    return sum(y)
"""
RIGHT = '# /// variant\n# unusual = "A loop"\n# ///\ndef loss(y):\n    return 0\n'
CLASS = """\
class Net:
    def loss(self, x):
        return 1

    def twice(self, x):
        return 2 * self.loss(x) + helper(x)
"""


def put(suite: Path, kind: str, text: str, name: str = "summed") -> None:
    path = suite / "variants" / kind / "loss" / f"{name}.py"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_a_wrong_answer_is_read_with_its_header(tmp_path: Path) -> None:
    """A wrong variant has its exercise from its folder, its id from its file, and its texts."""
    put(tmp_path, "wrong", WRONG)
    (found,) = variants.read_bank(tmp_path).wrong("loss")
    assert (found.kind, found.exercise, found.id) == (VariantKind.WRONG, "loss", "summed")
    assert found.wrong.title.in_language("ja") == "合計している"
    assert found.wrong.must_fail == "test_mean"
    assert found.apply_to("") == "def loss(y):\n    return sum(y)\n"


def test_a_right_answer_says_what_is_unusual(tmp_path: Path) -> None:
    """A right variant has a sentence on what is unusual, and belongs to the right ones only."""
    put(tmp_path, "right", RIGHT)
    known = variants.read_bank(tmp_path)
    assert [variant.header for variant in known.right("loss")] == [variants.RightHeader("A loop")]
    assert known.wrong("loss") == ()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("def loss(y): return 0\n", "has no header"),
        (WRONG.replace('# title.ja = "合計している"\n', ""), "missing required field `ja`"),
        (WRONG.replace('# hint.en = "It grows with the batch."\n', ""), "`en`"),
        (WRONG.replace("fails", "failing"), "failing"),
        (WRONG.replace('"Summed"', "Summed"), "not valid TOML"),
        (WRONG.replace("return sum(y)", "return sum(y"), "not valid Python"),
        (
            WRONG.replace("# fails", '# method = "gradient"\n# fails'),
            "defines no function gradient",
        ),
    ],
    ids=["no header", "a language", "a hint", "unknown key", "TOML", "Python", "method"],
)
def test_a_file_that_cannot_be_read_is_a_complaint(tmp_path: Path, text: str, says: str) -> None:
    """A mistake in a variant is told with its file; the other variants are read all the same."""
    put(tmp_path, "wrong", text)
    put(tmp_path, "wrong", WRONG, "another")
    known = variants.read_bank(tmp_path)
    (complaint,) = known.errors
    assert says in str(complaint)
    assert "wrong/loss/summed.py" in complaint.where
    assert [variant.id for variant in known.wrong("loss")] == ["another"]


def test_a_method_is_put_into_the_reference_class(tmp_path: Path) -> None:
    """A variant of one method runs in the reference's class, its helper beside the class."""
    method = '# /// variant\n# unusual = "x"\n# method = "loss"\n# ///\n'
    put(
        tmp_path,
        "right",
        method + "def three():\n    return 3\ndef loss(self, x):\n    return three()",
    )
    (variant,) = variants.read_bank(tmp_path).right("loss")
    namespace: dict[str, object] = {"helper": lambda x: 10}
    exec(variant.apply_to(CLASS).replace("loss.loss", "Net.loss"), namespace)
    assert namespace["Net"]().twice(0) == 16  # type: ignore[operator]


def test_a_method_does_not_hide_a_function_of_its_name(tmp_path: Path) -> None:
    """A method named as a given function still calls that function."""
    text = '# /// variant\n# unusual = "x"\n# method = "helper"\n# ///\n'
    path = tmp_path / "variants" / "right" / "Net" / "own.py"
    path.parent.mkdir(parents=True)
    path.write_text(text + "def helper(self, x):\n    return helper(x) + 1\n")
    (variant,) = variants.read_bank(tmp_path).right("Net")
    namespace: dict[str, object] = {"helper": lambda x: 10}
    exec(variant.apply_to(CLASS), namespace)
    assert namespace["Net"]().helper(0) == 11  # type: ignore[operator]


def test_equivalent_mutants_are_listed_with_a_reason(tmp_path: Path) -> None:
    """equivalent.toml names mutants with a reason; an entry without one is a complaint."""
    path = tmp_path / "variants" / "equivalent.toml"
    path.parent.mkdir()
    entry = '[[equivalent]]\nexercise = "loss"\nmutant = "1 -> 2"\n'
    path.write_text(entry + 'reason = "the same"\n')
    assert variants.read_bank(tmp_path).equivalents == (
        variants.EquivalentMutant("loss", "1 -> 2", "the same"),
    )
    path.write_text(entry)
    assert "reason" in str(variants.read_bank(tmp_path).errors[0])
