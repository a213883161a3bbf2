"""Learning curves as SVG: the student's line over the band of the reference's trainings.

The SVG is written without matplotlib, which takes about 30 ms for each chart: a page with three
charts is made for every student of a class.
"""

import math
from collections.abc import Iterator, Sequence

from msgspec import Struct

from autograder.core.i18n import Language, lazy, translate
from autograder.grading.result import Curve, Result

TITLES = {
    "train_loss": "Loss on the training images",
    "test_loss": "Loss on the test images",
    "train_accuracy": "Accuracy on the training images",
    "test_accuracy": "Accuracy on the test images",
}
ACCURACIES = frozenset({"train_accuracy", "test_accuracy"})  # drawn from 0 to 1
LEFT, RIGHT, TOP, BOTTOM = 40.0, 312.0, 10.0, 150.0  # of the plot area, in user units
MAX_OVERSHOOT = 2.0  # the axis ends at most at this multiple of the reference's maximum
AXIS_STEP = 0.5  # the axis ends at a multiple of this
GRID_STEPS = 5
MAX_EPOCH_LABELS = 5


class Tick(Struct, frozen=True):
    """A label on an axis; `at` is its coordinate in user units."""

    at: float
    text: str


class EpochRow(Struct, frozen=True):
    """One epoch in the table; `mine` is empty where the student's history has no value."""

    epoch: int
    mine: str
    lowest: str
    highest: str


class CurveView(Struct, frozen=True):
    """One chart with its description and its numbers."""

    title: str
    description: str
    line: str  # points of an SVG polyline
    band: str  # points of an SVG polygon
    x_ticks: tuple[Tick, ...]
    y_ticks: tuple[Tick, ...]
    rows: tuple[EpochRow, ...]


def curve_views(result: Result | None, language: Language) -> tuple[CurveView, ...]:
    """Return the charts of a Result."""
    curves = result.curves if result else ()
    return tuple(_curve_view(curve, language) for curve in curves if curve.name in TITLES)


def _curve_view(curve: Curve, language: Language) -> CurveView:
    title = translate(TITLES[curve.name], language)
    description = lazy(
        "{what}: yours ends at {mine}, the reference between {lowest} and {highest}.",
        what=title,
        mine=_format(curve.values[-1]),
        lowest=_format(curve.lowest[-1]),
        highest=_format(curve.highest[-1]),
    )
    scale = _Scale(curve)
    epochs = len(curve.lowest)
    label_step = max(1, math.ceil((epochs - 1) / MAX_EPOCH_LABELS))
    return CurveView(
        title=title,
        description=description.render(language),
        line=scale.path([*enumerate(curve.values)]),
        band=scale.path([*enumerate(curve.highest), *reversed([*enumerate(curve.lowest)])]),
        x_ticks=tuple(Tick(scale.x(n), str(n)) for n in range(0, epochs, label_step)),
        y_ticks=tuple(scale.y_ticks()),
        rows=tuple(_rows(curve)),
    )


class _Scale:
    """Maps epochs and values of one curve to coordinates of the chart."""

    def __init__(self, curve: Curve) -> None:
        self._last_epoch = max(len(curve.lowest) - 1, 1)
        # A loss that diverges is cut off, so that the band stays visible.
        reference = max(curve.highest)
        highest = max(reference, min(max(curve.values), MAX_OVERSHOOT * reference))
        is_accuracy = curve.name in ACCURACIES
        self._end = 1.0 if is_accuracy else math.ceil(highest / AXIS_STEP) * AXIS_STEP

    def x(self, epoch: float) -> float:
        """Return the x coordinate of an epoch."""
        return round(LEFT + (RIGHT - LEFT) * epoch / self._last_epoch, 1)

    def y(self, value: float) -> float:
        """Return the y coordinate of a value, clipped to the plot area."""
        share = value / (self._end or 1.0)
        return round(BOTTOM - (BOTTOM - TOP) * min(max(share, 0.0), 1.0), 1)

    def path(self, points: Sequence[tuple[int, float]]) -> str:
        """Return points as the `points` attribute of an SVG element."""
        return " ".join(f"{self.x(epoch)},{self.y(value)}" for epoch, value in points)

    def y_ticks(self) -> Iterator[Tick]:
        """Yield the labels of the y axis."""
        for step in range(GRID_STEPS + 1):
            value = self._end * step / GRID_STEPS
            yield Tick(self.y(value), f"{value:.2f}")


def _rows(curve: Curve) -> Iterator[EpochRow]:
    for epoch, (lowest, highest) in enumerate(zip(curve.lowest, curve.highest, strict=True)):
        mine = _format(curve.values[epoch]) if epoch < len(curve.values) else ""
        yield EpochRow(epoch, mine, _format(lowest), _format(highest))


def _format(value: float) -> str:
    return f"{value:.3f}"
