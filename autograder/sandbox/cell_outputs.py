"""Decoding of the outputs of a cell, within the limit on the notebook's output.

The guest counts its output as well, but its count is not trusted.
"""

from collections.abc import Iterable, Sequence

import msgspec

from autograder.sandbox.faults import printable_text
from autograder.sandbox.guest.protocol import Output, WireError

MAX_OUTPUTS = 1000  # of one cell
OUTPUT_OVERHEAD = 64  # characters that an output counts for besides its text
MAX_JSON_BYTES_PER_CHARACTER = 8  # at most six for the character, the rest for field names


def decode_outputs(blob: bytes | bytearray, remaining: int) -> tuple[tuple[Output, ...], int]:
    """Return the outputs, and how many of `remaining` characters they take.

    Raises WireError if they take more, or cannot be decoded.
    """
    check_size_of_json(blob, remaining)
    try:
        outputs = msgspec.json.decode(blob, type=list[Output])
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        raise WireError("outputs that cannot be read") from None
    # The guest does not count empty strings and names of kinds, but they take memory on the host.
    size = max(total_size(outputs), len(blob) // MAX_JSON_BYTES_PER_CHARACTER)
    if size > remaining:
        raise WireError("more outputs than allowed")
    return clean(outputs), size


def check_size_of_json(blob: bytes | bytearray, remaining: int) -> None:
    """Raise WireError if outputs in JSON may take more memory than `remaining` characters do.

    For a check before decoding, because every string takes memory, even an empty one.
    """
    quotes = blob.count(b'"') - blob.count(b'\\"')
    max_bytes = MAX_JSON_BYTES_PER_CHARACTER * remaining + OUTPUT_OVERHEAD
    if len(blob) > max_bytes or quotes > remaining // 2 + OUTPUT_OVERHEAD:
        raise WireError("more outputs than allowed")


def total_size(outputs: Iterable[Output]) -> int:
    """Return the size in characters as the guest counts it, which stops at the limit."""
    return sum(
        OUTPUT_OVERHEAD
        + sum(map(len, (output.text, output.evalue, *output.traceback, *output.data.values())))
        for output in outputs
    )


def clean(outputs: Sequence[Output]) -> tuple[Output, ...]:
    """Return the first MAX_OUTPUTS outputs with printable names of errors."""
    return tuple(map(_clean, outputs[:MAX_OUTPUTS]))


def _clean(output: Output) -> Output:
    return msgspec.structs.replace(output, ename=printable_text(output.ename))
