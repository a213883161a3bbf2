"""The text of a notebook file, still unparsed: how deep it is, where it ends, what mends it.

A parser needs memory and stack for whatever it meets, so both are judged before. Strings are
blanked by counting quotes, which takes no more time for a hostile file than for any other.
"""

import re

import numpy as np
from msgspec import Struct

_PIECE = 1 << 20
_QUOTE, _BLANK, _COMMA = ord('"'), ord(" "), ord(",")
_STEPS = np.zeros(256, np.int8)
_STEPS[[ord("["), ord("{")]] = 1
_STEPS[[ord("]"), ord("}")]] = -1
_NO_NUMBER = re.compile(rb"(?<![\w.])(?:NaN|-?Infinity)(?!\w)")
# A half of a surrogate pair without the other: legal in JSON, but no text.
_HIGH, _LOW = rb"\\u[dD][89abAB][\da-fA-F]{2}", rb"\\u[dD][c-fC-F][\da-fA-F]{2}"
_HALF = re.compile(_HIGH + rb"(?!" + _LOW + rb")|(?<!" + _HIGH + rb")" + _LOW)


class JsonShape(Struct, frozen=True):
    """How a text of JSON is built."""

    depth: int
    node_count: int  # how many values the outer levels hold
    end: int  # where its first value ends; -1 if it does not end
    strings_blanked: bytes  # the text with all strings blanked


def scan(text: bytes, outer: int) -> JsonShape:
    """The shape of `text`, be it JSON or not; the parts of the `outer` levels are counted."""
    letters = np.frombuffer(_without_escapes(text), np.uint8)
    bare = np.empty_like(letters)
    inside, level, depth, parts, end = 0, 0, 0, 1, -1
    for start in range(0, len(letters), _PIECE):
        piece = letters[start : start + _PIECE]
        quotes = (np.cumsum(piece == _QUOTE, dtype=np.uint32) + inside) & 1
        plain = np.where(quotes == 1, np.uint8(_BLANK), piece)
        levels = np.cumsum(_STEPS[plain], dtype=np.int32) + level
        if end < 0:
            closed = np.flatnonzero((levels <= 0) & (_STEPS[plain] < 0))
            end = start + int(closed[0]) + 1 if len(closed) else -1
        depth = max(depth, int(levels.max()))
        parts += int(np.count_nonzero((plain == _COMMA) & (levels <= outer)))
        inside, level = int(quotes[-1]), int(levels[-1])
        bare[start : start + _PIECE] = plain
    return JsonShape(depth, parts, end, bare.tobytes())


def repair(text: bytes, shape: JsonShape) -> tuple[bytes, bool]:
    """The text without what Python writes into JSON and JSON does not know.

    Python writes NaN and Infinity as numbers, in outputs, where nobody reads them; and halves
    of a character, which become a mark. Says whether a mark had to be put somewhere.
    """
    patched = bytearray(text)
    for found in _NO_NUMBER.finditer(shape.strings_blanked):
        patched[found.start() : found.end()] = b"0".ljust(len(found[0]))
    halves = 0
    for found in _HALF.finditer(text.replace(rb"\\", b"__")):
        patched[found.start() : found.end()] = rb"\ufffd"
        halves += 1
    return bytes(patched), halves > 0


def _without_escapes(text: bytes) -> bytes:
    """The text, of the same length, with only those quotes in it that begin or end a string."""
    return text.replace(rb"\\", b"__").replace(rb"\"", b"__")
