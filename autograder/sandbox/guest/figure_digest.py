"""What becomes of a figure that a cell shows: drawn, named if the grader has its picture, or left.

Drawing takes longer than all else in most notebooks, and most figures of a class are equal: the
right ones. A figure's name is a digest of all that its picture depends on, so one with the name
of a figure of the reference's need not be drawn. A name can win nothing but that picture.
"""

import hashlib
import io
import pickle
from types import FunctionType
from typing import Any

import numpy as np

from autograder.sandbox.guest import protocol
from autograder.sandbox.guest.ipython_shell import Shell

SIGNIFICANT_DIGITS = (
    10  # to which numbers are compared: a difference below that is far below a pixel
)
_PLAIN = frozenset("?bhilqBHILQ")


class NotDigestible(Exception):  # noqa: N818
    """The figure depends on code of the notebook, or on what cannot be compared."""


class FigurePrinter:
    """Stands before the printer of figures that the inline backend has put into the shell."""

    def __init__(self, shell: Shell) -> None:
        """Raises ImportError if there is no matplotlib."""
        from matplotlib.figure import Figure

        printers = shell.display_formatter.formatters["image/png"]
        self._draw = printers.lookup_by_type(Figure)
        self._outputs = shell.outputs
        printers.for_type(Figure, self.print)

    def print(self, figure: Any) -> Any:
        """The picture as base64, or a name in its place, or both, or nothing: as is wanted."""
        wanted = self._outputs.figures
        if not wanted.draw:
            return None
        if not (wanted.known_digests or wanted.report_digests):
            return self._draw(figure)
        name = digest(figure)
        if name in wanted.known_digests:
            return f"{protocol.FIGURE_PREFIX}{name}"
        picture = self._draw(figure)
        return f"{protocol.FIGURE_PREFIX}{name}:{picture}" if name and wanted.report_digests else picture


def digest(figure: Any) -> str:
    """A digest of the figure and the settings that it is drawn with; empty if it has none."""
    from matplotlib import rcParams

    state = io.BytesIO()
    try:
        _Pickler(state, protocol=5).dump((figure, dict(rcParams)))
    except Exception:  # what a student's objects raise, too
        return ""
    return hashlib.blake2b(state.getbuffer(), digest_size=16).hexdigest()


class _Pickler(pickle.Pickler):
    """Writes the state of a figure in the same bytes in each process. Nobody reads them."""

    def reducer_override(self, value: Any) -> Any:
        """How to write `value`."""
        kind = type(value)
        rule = _rules.get(kind)
        if rule is None:
            rule = _rules[kind] = _rule_for(kind)
        return rule(value)


def _rule_for(kind: type) -> Any:
    """How objects of one type are written."""
    from matplotlib.cbook import CallbackRegistry
    from matplotlib.lines import Line2D
    from matplotlib.transforms import TransformNode

    if kind is np.ndarray:
        return _array
    if issubclass(kind, np.floating):
        return _number
    if issubclass(kind, type) or kind is FunctionType:
        return _code
    if issubclass(kind, CallbackRegistry):
        return _nothing
    if issubclass(kind, TransformNode):
        return _transform
    return _line if issubclass(kind, Line2D) else _as_usual


def _as_usual(_value: Any) -> Any:
    return NotImplemented


def _nothing(_value: Any) -> Any:
    """Who has to be told of changes; they draw nothing."""
    return tuple, ()


def _code(value: Any) -> Any:
    """Code is written as its name, which says nothing about code of the notebook."""
    if value.__module__ == "__main__":
        raise NotDigestible
    return NotImplemented


def _number(value: Any) -> Any:
    return float, (float(f"{value:.{SIGNIFICANT_DIGITS - 1}e}"),)


def _array(value: Any) -> Any:
    if value.dtype.char in _PLAIN or not value.size:
        return tuple, ((value.shape, value.dtype.char, value.tobytes()),)
    if value.dtype.kind != "f":
        return NotImplemented
    sizes = np.abs(value[np.isfinite(value)])
    largest = float(sizes.max(initial=0)) or 1.0
    rounded = np.round(value / largest, SIGNIFICANT_DIGITS) + 0.0  # 0.0 for -0.0
    return tuple, ((value.shape, f"{largest:.{SIGNIFICANT_DIGITS - 1}e}", rounded.tobytes()),)


def _transform(value: Any) -> Any:
    """A step from data to pixels, without those that build on it, kept there by their `id`."""
    state = value.__getstate__()
    return (
        type(value),
        (),
        {key: state[key] for key in state if key not in ("_parents", "_invalid")},
    )


def _line(value: Any) -> Any:
    """A line by the points that are drawn, whether they were given as numbers or as an array."""
    if value._invalidx or value._invalidy:
        value.recache()  # as drawing would
    state = value.__getstate__()
    return type(value), (), {key: state[key] for key in state if key not in ("_xorig", "_yorig")}


_rules: dict[type, Any] = {}
