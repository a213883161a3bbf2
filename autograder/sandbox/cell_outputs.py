"""Decoding of the outputs of a cell, within the limit on the notebook's output, and its figures.

The guest counts its output as well, but its count is not trusted. It does not render a figure
whose digest (`guest/figure_digest.py`) the host knows: the host inserts the picture.
"""

from collections.abc import Iterable, Mapping

import msgspec
from msgspec import Struct

from autograder.sandbox.faults import printable_text
from autograder.sandbox.guest.protocol import FIGURE_PREFIX, FigureOptions, Output, WireError

PNG = "image/png"
MAX_OUTPUTS = 1000  # of one cell
OUTPUT_OVERHEAD = 64  # characters that an output counts for besides its text
MAX_JSON_BYTES_PER_CHARACTER = 8  # at most six for the character, the rest for field names


class FigurePolicy(Struct, frozen=True):
    """The options sent to the guest, and the known pictures (base64) by digest."""

    options: FigureOptions = FigureOptions()
    pictures: Mapping[str, str] = {}

    def substitute(self, output: Output) -> Output:
        """Replace a digest by its picture, or remove it if it is unknown.

        With `report_digests` the output is returned unchanged.
        """
        text = output.data.get(PNG, "")
        if self.options.report_digests or not text.startswith(FIGURE_PREFIX):
            return output
        data = {kind: content for kind, content in output.data.items() if kind != PNG}
        picture = self.pictures.get(text.removeprefix(FIGURE_PREFIX))
        if picture is not None:
            data[PNG] = picture
        return msgspec.structs.replace(output, data=data)


RENDER = FigurePolicy()
SKIP = FigurePolicy(FigureOptions(draw=False))  # for sessions whose outputs are not used
RENDER_AND_DIGEST = FigurePolicy(FigureOptions(report_digests=True))


def skip_known(outputs: Iterable[Output]) -> FigurePolicy:
    """Return the policy that skips the figures in `outputs`, of a RENDER_AND_DIGEST session."""
    parts = (output.data.get(PNG, "").split(":") for output in outputs)
    pictures = {part[1]: part[2] for part in parts if len(part) == 3}
    if not pictures:
        return RENDER
    return FigurePolicy(FigureOptions(known_digests=list(pictures)), pictures)


def decode_outputs(
    blob: bytes | bytearray, remaining: int, figures: FigurePolicy = RENDER
) -> tuple[tuple[Output, ...], int]:
    """Return the outputs with their figures, and how many of `remaining` characters they take.

    Raises WireError if they take more, or cannot be decoded.
    """
    # Checked before decoding, because every string takes memory, even an empty one.
    quotes = blob.count(b'"') - blob.count(b'\\"')
    max_bytes = MAX_JSON_BYTES_PER_CHARACTER * remaining + OUTPUT_OVERHEAD
    if len(blob) > max_bytes or quotes > remaining // 2 + OUTPUT_OVERHEAD:
        raise WireError("more outputs than allowed")
    try:
        outputs = msgspec.json.decode(blob, type=list[Output])
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        raise WireError("outputs that cannot be read") from None
    # Digests are short: a picture that replaces one counts with its own size.
    outputs = list(map(figures.substitute, outputs))
    # The guest does not count empty strings and names of kinds, but they take memory on the host.
    size = max(sum(map(_size, outputs)), len(blob) // MAX_JSON_BYTES_PER_CHARACTER)
    if size > remaining:
        raise WireError("more outputs than allowed")
    return tuple(map(_clean, outputs[:MAX_OUTPUTS])), size


def _size(output: Output) -> int:
    """Return the size as the guest counts it, which stops at the limit."""
    parts = (output.text, output.evalue, *output.traceback, *output.data.values())
    return OUTPUT_OVERHEAD + sum(map(len, parts))


def _clean(output: Output) -> Output:
    return msgspec.structs.replace(output, ename=printable_text(output.ename))
