"""Characters in code that Python cannot read are found, with their line and what to type."""

import pytest

from autograder.intake.limits import MAX_CODE_CHARS
from autograder.intake.odd_characters import MAX_FOUND, OddCharacter, find_odd_characters

# Code, and for each odd character in it: the character, its line, what to type instead.
ODD = {
    "full-width brackets": ("f（x）", [("（", 1, "("), ("）", 1, ")")]),
    "other full-width marks": (
        "if x！＝ 1：\n  y ＋ z",
        [("！", 1, "!"), ("＝", 1, "="), ("：", 1, ":"), ("＋", 2, "+")],
    ),
    "full-width digits": ("x = １", [("１", 1, "1")]),
    "a digit that is full-width": ("x = 1０", [("０", 1, "0")]),
    "full-width quotes": ("x = ＂a＂", [("＂", 1, '"')]),
    "Japanese commas": ("x = [1、2]。", [("、", 1, ","), ("。", 1, ".")]),
    "Japanese brackets": ("【「", [("【", 1, "["), ("「", 1, '"')]),
    "a full-width space": ("x = 1\n\u3000y = 2", [("\u3000", 2, " ")]),
    "a no-break space": ("x\u00a0= 1", [("\u00a0", 1, " ")]),
    "a thin space": ("x\u2009= 1", [("\u2009", 1, " ")]),
    "typographic quotes": ("x = “a”", [("“", 1, '"'), ("”", 1, '"')]),
    "typographic single quotes": ("x = ‘a’", [("‘", 1, "'"), ("’", 1, "'")]),
    "a typographic quote as the end": ('x = "a”\ny = "b"', [("”", 1, '"')]),
    "a typographic single quote as the end": ("\nx = 'a’", [("’", 2, "'")]),
    "a minus sign": ("a − b", [("−", 1, "-")]),
    "an en dash": ("a – b", [("–", 1, "-")]),
    "signs of mathematics": ("a × b ÷ c ≤ 2", [("×", 1, "*"), ("÷", 1, "/"), ("≤", 1, "<=")]),
    "a superscript": ("x² + y³", [("²", 1, "**2"), ("³", 1, "**3")]),
    "what has no other form": ("√2", [("√", 1, "")]),
    "a byte order mark": ("\ufeffx = 1", [("\ufeff", 1, "")]),
    "a zero-width space": ("x\u200b = 1", [("\u200b", 1, "")]),
    "a mark of direction": ("x\u202e = 1", [("\u202e", 1, "")]),
    "a zero": ("x = 1\n\0", [("\0", 2, "")]),
    "a line separator": ("x = 1\u2028", [("\u2028", 1, "")]),
}
FINE = {
    "strings": "x = '（' + \"　“”\"  # （　‘",
    "long strings": "\"\"\"（\n　\"\"\"\nx = '''“\n”'''",
    "a quote within another": "x = 'it’s'; y = \"‘\"",
    "names of any language": "変数 = π = é = ﬁ = 1",
    "full-width letters, which Python reads": "ｘ１ = 1",
    "a mistake of another kind": "x = (1\n1x = 'abc",
}


@pytest.mark.parametrize("name", ODD)
def test_odd_characters(name: str) -> None:
    """Each odd character outside strings and comments is found once, where it is first."""
    code, expected = ODD[name]
    assert find_odd_characters(code) == tuple(OddCharacter(*found) for found in expected)
    with pytest.raises((SyntaxError, ValueError)):
        compile(code, "cell", "exec")


@pytest.mark.parametrize("name", FINE)
def test_characters_that_python_reads(name: str) -> None:
    """What Python can read is not odd."""
    assert find_odd_characters(FINE[name]) == ()


def test_each_is_told_once_and_only_some() -> None:
    """A character that occurs often is found once; only the first few different ones are."""
    code = "（（\n（" + "".join(map(chr, range(0xFF1A, 0xFF20)))
    found = find_odd_characters(code)
    assert [(odd.char, odd.line) for odd in found[:2]] == [("（", 1), ("\uff1a", 2)]
    assert len(found) == MAX_FOUND


def test_what_one_sees_of_it() -> None:
    """Spaces of other kinds and invisible characters are told apart from what one sees."""
    found = find_odd_characters("（\u3000\u200b\u00a0\0")
    assert [odd.is_space for odd in found] == [False, True, False, True, False]
    assert [odd.is_invisible for odd in found] == [False, False, True, False, True]
    assert [odd.code for odd in found] == ["U+FF08", "U+3000", "U+200B", "U+00A0", "U+0000"]


@pytest.mark.parametrize("unit", ["（", "’'", "'’\n", "1０", "x", '\\"', "＂\n"])
def test_no_code_is_searched_for_long(unit: str) -> None:
    """Repetitive code of the maximum length is searched in linear time."""
    find_odd_characters(unit * (MAX_CODE_CHARS // len(unit)))
