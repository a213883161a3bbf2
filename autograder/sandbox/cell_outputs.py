"""What a cell put out, as the student side reported it: read within what is left of the limit.

The student side counts its output, too, but is not believed.
"""

import msgspec

from autograder.sandbox.faults import printable_text
from autograder.sandbox.figure_policy import RENDER, FigurePolicy
from autograder.sandbox.guest.protocol import Output, WireError

MAX_OUTPUTS = 1000  # of one cell
OUTPUT_OVERHEAD = 64  # characters that an output counts for besides its text
MAX_JSON_BYTES_PER_CHARACTER = 8  # a character takes up to six bytes, the names of the fields some more


def decode_outputs(
    blob: bytes | bytearray, left: int, figures: FigurePolicy = RENDER
) -> tuple[tuple[Output, ...], int]:
    """The outputs with their figures, and how many of the `left` characters they take.

    Raises WireError if they take more, or cannot be read.
    """
    # Before memory is taken: each string, even an empty one, takes much of it.
    quotes = blob.count(b'"') - blob.count(b'\\"')
    if len(blob) > MAX_JSON_BYTES_PER_CHARACTER * left + OUTPUT_OVERHEAD or quotes > left // 2 + OUTPUT_OVERHEAD:
        raise WireError("more outputs than allowed")
    try:
        outputs = msgspec.json.decode(blob, type=list[Output])
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        raise WireError("outputs that cannot be read") from None
    # With the pictures that stand for names, which are short.
    outputs = list(map(figures.substitute, outputs))
    # Empty strings and the names of kinds count for nothing there, but take memory here.
    size = max(sum(map(_size, outputs)), len(blob) // MAX_JSON_BYTES_PER_CHARACTER)
    if size > left:
        raise WireError("more outputs than allowed")
    return tuple(map(_clean, outputs[:MAX_OUTPUTS])), size


def _size(output: Output) -> int:
    """As the student side counts, which stops at the limit."""
    parts = (output.text, output.evalue, *output.traceback, *output.data.values())
    return OUTPUT_OVERHEAD + sum(map(len, parts))


def _clean(output: Output) -> Output:
    return msgspec.structs.replace(output, ename=printable_text(output.ename))
