"""What a session has its cells do with figures, and the pictures of those that it knows.

A figure whose name (`inside/figures.py`) is known is not drawn; its picture is put in here. What
the student side says is not believed: a name that is not known has no picture.
"""

from collections.abc import Iterable, Mapping

import msgspec
from msgspec import Struct

from autograder.sandbox.guest import protocol

PNG = "image/png"


class FigurePolicy(Struct, frozen=True):
    """`known` are pictures, in base64, by the names of their figures; `wanted` is what to do."""

    options: protocol.FigureOptions = protocol.FigureOptions()
    pictures: Mapping[str, str] = {}

    def substitute(self, output: protocol.Output) -> protocol.Output:
        """The output with the picture of the figure that it names; without one if nobody knows it.

        Where names are wanted, it stays as it is.
        """
        told = output.data.get(PNG, "")
        if self.options.report_digests or not told.startswith(protocol.FIGURE_PREFIX):
            return output
        picture = self.pictures.get(told.removeprefix(protocol.FIGURE_PREFIX))
        data = {kind: text for kind, text in output.data.items() if kind != PNG}
        if picture is not None:
            data[PNG] = picture
        return msgspec.structs.replace(output, data=data)


RENDER = FigurePolicy()
SKIP = FigurePolicy(
    protocol.FigureOptions(draw=False)
)  # where nobody will look at what the cells put out
RENDER_AND_DIGEST = FigurePolicy(protocol.FigureOptions(report_digests=True))


def skip_known(outputs: Iterable[protocol.Output]) -> FigurePolicy:
    """Draw figures but those that are in these outputs, of a session with `NAMED`."""
    told = (output.data.get(PNG, "").split(":") for output in outputs)
    known = {parts[1]: parts[2] for parts in told if len(parts) == 3}
    return FigurePolicy(protocol.FigureOptions(known_digests=list(known)), known) if known else RENDER
