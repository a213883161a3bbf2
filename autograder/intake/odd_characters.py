"""Finds the characters in code that no Python can read: full-width brackets, invisible ones."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice

from msgspec import Struct

from autograder.intake.cell_source import unclosed_strings, without_strings

MAX_FOUND = 5  # different characters that are reported of one cell
# What to type instead, where Unicode's compatibility mapping does not say so.
_REPLACEMENTS = {
    char: typed
    for chars, typed in (
        ("“”„‟«»〝〟″「」『』", '"'),
        ("‘’‚‛′", "'"),
        ("‐‑‒–—―−﹣", "-"),
        ("×✕", "*"),
        ("÷", "/"),
        ("≤≦", "<="),
        ("≥≧", ">="),
        ("≠", "!="),
        ("、", ","),
        ("。", "."),
        ("〜", "~"),
        ("【〔", "["),
        ("】〕", "]"),
        ("²", "**2"),
        ("³", "**3"),
    )
    for char in chars
}
_WORD_OR_CHARACTER = re.compile(r"\w+|[^\x00-\x7f]|[\x00-\x08\x0b\x0e-\x1f]")


class OddCharacter(Struct, frozen=True):
    """A character that Python cannot read, and its line.

    `typed` is what to type instead; empty if that is not known.
    """

    char: str
    line: int
    typed: str

    @property
    def code(self) -> str:
        """The code point in the usual notation."""
        return f"U+{ord(self.char):04X}"

    @property
    def is_space(self) -> bool:
        """Whether an ordinary space belongs there."""
        return self.typed == " "

    @property
    def is_invisible(self) -> bool:
        """Whether the character cannot be seen."""
        return unicodedata.category(self.char) in ("Cc", "Cf", "Zl", "Zp", "Co", "Cn")


def find_odd_characters(source: str) -> tuple[OddCharacter, ...]:
    """Return the first of each odd character outside strings and comments, in order."""
    by_char: dict[str, OddCharacter] = {}
    for index in sorted({*_odd_indices(without_strings(source)), *_odd_quotes(source)}):
        char = source[index]
        if char not in by_char and len(by_char) < MAX_FOUND:
            line = source.count("\n", 0, index) + 1
            by_char[char] = OddCharacter(char, line, _typed(char))
    return tuple(by_char.values())


def _odd_indices(code: str) -> Iterator[int]:
    for match in _WORD_OR_CHARACTER.finditer(code):
        word = match[0]
        if word.isidentifier() or (word.isascii() and word.isprintable()):
            continue
        for index, char in enumerate(word, match.start()):
            in_number = word[0].isdigit() and not char.isascii() and _typed(char).isalnum()
            if in_number or not (char.isascii() or f"a{char}".isidentifier()) or char < " ":
                yield index


def _odd_quotes(source: str) -> Iterator[int]:
    """Yield the first character in each string without an end that looks like its quote."""
    for start, text in unclosed_strings(source):
        found = (start + i for i, char in enumerate(text) if _typed(char) == text[0] != char)
        yield from islice(found, 1)


def _typed(char: str) -> str:
    if char in _REPLACEMENTS:
        return _REPLACEMENTS[char]
    typed = unicodedata.normalize("NFKC", char)
    return typed if len(typed) == 1 and typed.isascii() and typed.isprintable() else ""
