"""Measures, shortens and repairs the JSON text of a notebook before it is parsed.

A parser needs stack and memory for what it parses, so depth and size are checked first. Strings
are recognized by counting quotes, which is linear in the size of any file.
"""

import re
from collections.abc import Iterator
from functools import cache, partial
from itertools import islice
from operator import attrgetter

import numpy as np
from msgspec import Struct
from msgspec.structs import replace
from numpy.typing import NDArray

_CHUNK = 1 << 20
_QUOTE, _BLANK, _COMMA, _COLON = ord('"'), ord(" "), ord(","), ord(":")
_DEPTH_CHANGE = np.zeros(256, np.int8)
_DEPTH_CHANGE[[ord("["), ord("{")]] = 1
_DEPTH_CHANGE[[ord("]"), ord("}")]] = -1
_NON_FINITE = re.compile(rb"(?<![\w.])(?:NaN|-?Infinity)(?!\w)")
# A lone surrogate is legal in JSON but cannot be decoded.
_HIGH, _LOW = rb"\\u[dD][89abAB][\da-fA-F]{2}", rb"\\u[dD][c-fC-F][\da-fA-F]{2}"
_LONE_SURROGATE = re.compile(_HIGH + rb"(?!" + _LOW + rb")|(?<!" + _HIGH + rb")" + _LOW)
# What the kit does not read and may be long, with the levels of the objects that have such a key:
# the outputs of cells (in notebook format 3 two levels deeper), and the state of widgets.
_BULKY_KEYS = ((b'"outputs"', (3, 5), b"[]"), (b'"widgets"', (2,), b"{}"))


class JsonShape(Struct, frozen=True):
    """The measures of a JSON text."""

    depth: int
    node_count: int  # values in the outer levels
    end: int  # of the first value; -1 if it has no end
    strings_blanked: bytes  # the text with all strings replaced by blanks


class _Chunk(Struct, frozen=True):
    """A part of a JSON text, from its offset `start`."""

    start: int
    plain: NDArray[np.uint8]  # its characters, with strings replaced by blanks
    levels: NDArray[np.int32]  # of nesting, after each character


class _Value(Struct, frozen=True):
    """The place of a bulky value in a text, and what may replace it."""

    start: int
    end: int
    level: int  # of the object that it is in
    replacement: bytes


def scan_json(text: bytes, outer: int) -> JsonShape:
    """Measure `text`, valid JSON or not; count the values in its `outer` levels."""
    blanked = np.empty(len(text), np.uint8)
    depth, node_count, end = 0, 1, -1
    for chunk in _chunks(text):
        plain, levels = chunk.plain, chunk.levels
        if end < 0:
            closing = np.flatnonzero((levels <= 0) & (_DEPTH_CHANGE[plain] < 0))
            end = chunk.start + int(closing[0]) + 1 if len(closing) else -1
        depth = max(depth, int(levels.max()))
        node_count += int(np.count_nonzero((plain == _COMMA) & (levels <= outer)))
        blanked[chunk.start : chunk.start + len(plain)] = plain
    return JsonShape(depth, node_count, end, blanked.tobytes())


def drop_outputs(
    text: bytes | bytearray, *, max_value: int, max_total: int, max_values: int
) -> bytes:
    """Return a notebook without the outputs of its cells and the state of its widgets.

    Those of at most `max_value` bytes are kept until they exceed `max_total` together. After
    `max_values` of them the rest is left as it is.
    """
    view, pieces, begin, kept = memoryview(text), list[bytes | memoryview](), 0, 0
    for value in islice(_bulky_values(text), max_values):
        size = value.end - value.start
        if size <= max_value and kept + size <= max_total:
            kept += size
        else:
            pieces += [view[begin : value.start], value.replacement]
            begin = value.end
    return b"".join([*pieces, view[begin:]])


def _bulky_values(text: bytes | bytearray) -> Iterator[_Value]:
    """Yield the values of the bulky keys in order; one without an end extends to the text's."""
    value: _Value | None = None
    for chunk in _chunks(text):
        keys = iter(_bulky_keys(text, chunk))
        ends = cache(partial(_value_ends, chunk))
        position = 0
        while True:
            if value is None:
                value = next((key for key in keys if key.start > chunk.start + position), None)
                if value is None:
                    break
                position = value.start - chunk.start
            later = ends(value.level)[np.searchsorted(ends(value.level), position) :]
            if not len(later):
                break
            position = int(later[0])
            yield replace(value, end=chunk.start + position)
            value = None
    if value is not None:
        yield replace(value, end=len(text))


def _bulky_keys(text: bytes | bytearray, chunk: _Chunk) -> list[_Value]:
    """Return the values that begin after a bulky key in the chunk; their ends are not known yet."""
    chars = np.frombuffer(text, np.uint8)
    colons = np.flatnonzero(chunk.plain == _COLON)
    values = []
    for name, levels, replacement in _BULKY_KEYS:
        own = colons[np.isin(chunk.levels[colons], levels)] + chunk.start
        own = own[own >= len(name)]
        windows = chars[own[:, None] + np.arange(-len(name), 0)]
        for colon in own[np.all(windows == np.frombuffer(name, np.uint8), axis=1)]:
            level = int(chunk.levels[colon - chunk.start])
            values.append(_Value(int(colon) + 1, -1, level, replacement))
    return sorted(values, key=attrgetter("start"))


def _value_ends(chunk: _Chunk, level: int) -> NDArray[np.intp]:
    """Return the positions in the chunk at which a value in an object of this level ends."""
    is_comma = (chunk.plain == _COMMA) & (chunk.levels == level)
    return np.flatnonzero(is_comma | (chunk.levels < level))


def _chunks(text: bytes | bytearray) -> Iterator[_Chunk]:
    """Yield the parts of a JSON text in order."""
    in_string, level, escaped = 0, 0, False
    for start in range(0, len(text), _CHUNK):
        part = text[start : start + _CHUNK]
        if escaped and part[:1] in (b'"', b"\\"):
            part = b"_" + part[1:]
        escaped = (len(part) - len(part.rstrip(b"\\"))) % 2 == 1
        chars = np.frombuffer(_mask_escapes(part), np.uint8)
        quoted = (np.cumsum(chars == _QUOTE, dtype=np.uint32) + in_string) & 1
        plain = np.where(quoted == 1, np.uint8(_BLANK), chars)
        levels = np.cumsum(_DEPTH_CHANGE[plain], dtype=np.int32) + level
        yield _Chunk(start, plain, levels)
        in_string, level = int(quoted[-1]), int(levels[-1])


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


def _mask_escapes(text: bytes | bytearray) -> bytes | bytearray:
    """Return text of the same length whose only quotes begin or end a string."""
    return text.replace(rb"\\", b"__").replace(rb"\"", b"__")
