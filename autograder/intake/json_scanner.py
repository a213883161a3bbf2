"""Measures and repairs the JSON text of a notebook before it is parsed.

A parser needs stack and memory for what it parses, so depth and size are checked first. Strings
are recognised by counting quotes, which is linear in the size of any file.
"""

import re

import numpy as np
from msgspec import Struct

_CHUNK = 1 << 20
_QUOTE, _BLANK, _COMMA = ord('"'), ord(" "), ord(",")
_DEPTH_CHANGE = np.zeros(256, np.int8)
_DEPTH_CHANGE[[ord("["), ord("{")]] = 1
_DEPTH_CHANGE[[ord("]"), ord("}")]] = -1
_NON_FINITE = re.compile(rb"(?<![\w.])(?:NaN|-?Infinity)(?!\w)")
# A lone surrogate is legal in JSON but cannot be decoded.
_HIGH, _LOW = rb"\\u[dD][89abAB][\da-fA-F]{2}", rb"\\u[dD][c-fC-F][\da-fA-F]{2}"
_LONE_SURROGATE = re.compile(_HIGH + rb"(?!" + _LOW + rb")|(?<!" + _HIGH + rb")" + _LOW)


class JsonShape(Struct, frozen=True):
    """The measures of a JSON text."""

    depth: int
    node_count: int  # values in the outer levels
    end: int  # of the first value; -1 if it has no end
    strings_blanked: bytes  # the text with all strings replaced by blanks


def scan_json(text: bytes, outer: int) -> JsonShape:
    """Measure `text`, valid JSON or not; count the values in its `outer` levels."""
    chars = np.frombuffer(_mask_escapes(text), np.uint8)
    blanked = np.empty_like(chars)
    in_string, level, depth, node_count, end = 0, 0, 0, 1, -1
    for start in range(0, len(chars), _CHUNK):
        chunk = chars[start : start + _CHUNK]
        quoted = (np.cumsum(chunk == _QUOTE, dtype=np.uint32) + in_string) & 1
        plain = np.where(quoted == 1, np.uint8(_BLANK), chunk)
        levels = np.cumsum(_DEPTH_CHANGE[plain], dtype=np.int32) + level
        if end < 0:
            closing = np.flatnonzero((levels <= 0) & (_DEPTH_CHANGE[plain] < 0))
            end = start + int(closing[0]) + 1 if len(closing) else -1
        depth = max(depth, int(levels.max()))
        node_count += int(np.count_nonzero((plain == _COMMA) & (levels <= outer)))
        in_string, level = int(quoted[-1]), int(levels[-1])
        blanked[start : start + _CHUNK] = plain
    return JsonShape(depth, node_count, end, blanked.tobytes())


def repair(text: bytes, shape: JsonShape) -> tuple[bytes, bool]:
    """Replace what Python writes into JSON but JSON does not allow.

    NaN and Infinity, which occur in outputs, become 0; lone surrogates become U+FFFD. Returns
    the text and whether there were surrogates.
    """
    repaired = bytearray(text)
    for match in _NON_FINITE.finditer(shape.strings_blanked):
        repaired[match.start() : match.end()] = b"0".ljust(len(match[0]))
    surrogates = list(_LONE_SURROGATE.finditer(text.replace(rb"\\", b"__")))
    for match in surrogates:
        repaired[match.start() : match.end()] = rb"\ufffd"
    return bytes(repaired), bool(surrogates)


def _mask_escapes(text: bytes) -> bytes:
    """Return text of the same length whose only quotes begin or end a string."""
    return text.replace(rb"\\", b"__").replace(rb"\"", b"__")
