"""Learning curves as drawings: the student's line over the band that the reference keeps to."""

import math
from collections.abc import Iterator, Sequence

from msgspec import Struct

from autograder.core.i18n import Language, lazy, translate
from autograder.grading.result import Curve, Result

NAMES = {
    "train_loss": "Loss on the training images",
    "train_accuracy": "Accuracy on the training images",
    "test_accuracy": "Accuracy on the test images",
}
LEFT, RIGHT, TOP, BOTTOM = 40.0, 312.0, 10.0, 150.0  # of the drawing, 320 wide
SHARES = frozenset({"train_accuracy", "test_accuracy"})  # drawn from 0 to 1
ROOM = 2.0  # as many times the reference's largest number is shown
STEP = 0.5  # the top of a drawing is a multiple of it
LINES = 5  # steps of the grid
EPOCHS = 5  # labels below, at most


class Tick(Struct, frozen=True):
    """A label on an axis."""

    at: float
    text: str


class EpochRow(Struct, frozen=True):
    """One epoch in the table; what the student's history lacks is empty."""

    epoch: int
    mine: str
    lowest: str
    highest: str


class CurveView(Struct, frozen=True):
    """One drawing with its sentence and its numbers."""

    name: str
    said: str
    line: str
    band: str
    across: tuple[Tick, ...]
    up: tuple[Tick, ...]
    rows: tuple[EpochRow, ...]


def curves(result: Result | None, language: Language) -> tuple[CurveView, ...]:
    """The drawings of a Result, for the quantities that are known."""
    if result is None:
        return ()
    return tuple(_view(curve, language) for curve in result.curves if curve.name in NAMES)


def source(result: Result | None, language: Language) -> str:
    """Where the curves come from."""
    runs = result.curves[0].runs if result is not None and result.curves else 0
    said = lazy(
        "Recorded by your own train function: the mean of {runs} trainings on the course's digits."
        " The band shows the same trainings by the reference solution, with the same random"
        " numbers.",
        runs=runs,
    )
    return said.render(language)


def _view(curve: Curve, language: Language) -> CurveView:
    what = translate(NAMES[curve.name], language)
    said = lazy(
        "{what}: yours ends at {mine}, the reference between {lowest} and {highest}.",
        what=what,
        mine=_text(curve.values[-1]),
        lowest=_text(curve.lowest[-1]),
        highest=_text(curve.highest[-1]),
    )
    scale = _Scale(curve)
    band = [*enumerate(curve.highest), *reversed([*enumerate(curve.lowest)])]
    step = max(1, -(-(len(curve.lowest) - 1) // EPOCHS))
    return CurveView(
        name=what,
        said=said.render(language),
        line=scale.path([*enumerate(curve.values)]),
        band=scale.path(band),
        across=tuple(Tick(scale.x(n), str(n)) for n in range(0, len(curve.lowest), step)),
        up=tuple(scale.grid()),
        rows=tuple(_rows(curve)),
    )


class _Scale:
    """Numbers to places in the drawing."""

    def __init__(self, curve: Curve) -> None:
        self._last = max(len(curve.lowest) - 1, 1)
        # A loss that explodes is cut off, so that the band stays to be seen.
        top = max(curve.highest)
        most = max(top, min(max(curve.values), ROOM * top))
        self._high = 1.0 if curve.name in SHARES else math.ceil(most / STEP) * STEP

    def x(self, epoch: float) -> float:
        """How far to the right an epoch stands."""
        return round(LEFT + (RIGHT - LEFT) * epoch / self._last, 1)

    def y(self, number: float) -> float:
        """How far down a number stands; outside the drawing, at its edge."""
        share = number / (self._high or 1.0)
        return round(BOTTOM - (BOTTOM - TOP) * min(max(share, 0.0), 1.0), 1)

    def path(self, points: Sequence[tuple[int, float]]) -> str:
        """Points as SVG has them."""
        return " ".join(f"{self.x(epoch)},{self.y(number)}" for epoch, number in points)

    def grid(self) -> Iterator[Tick]:
        """Labels on the left."""
        for step in range(LINES + 1):
            number = self._high * step / LINES
            yield Tick(self.y(number), f"{number:.2f}")


def _rows(curve: Curve) -> Iterator[EpochRow]:
    for epoch, (lowest, highest) in enumerate(zip(curve.lowest, curve.highest, strict=True)):
        mine = _text(curve.values[epoch]) if epoch < len(curve.values) else ""
        yield EpochRow(epoch, mine, _text(lowest), _text(highest))


def _text(number: float) -> str:
    return f"{number:.3f}"
