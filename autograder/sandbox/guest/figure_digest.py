"""Digests of matplotlib figures, so that a figure whose picture the host has is not rendered.

Rendering takes longer than everything else in most notebooks, and most figures of a class are the
same: the correct ones. A digest covers everything that the picture depends on. A forged digest
can only yield the picture of the reference's figure that has this digest.
"""

import hashlib
import io
import pickle
from functools import cache
from types import FunctionType
from typing import Any

import numpy as np

from autograder.sandbox.guest import protocol
from autograder.sandbox.guest.ipython_shell import Shell

SIGNIFICANT_DIGITS = 10  # of compared numbers; a smaller difference is far below one pixel
_EXACT_DTYPES = frozenset("?bhilqBHILQ")


class NotDigestible(Exception):  # noqa: N818
    """The figure depends on code of the notebook, or on values that cannot be compared."""


class FigurePrinter:
    """Replaces the printer of figures that the inline backend has registered in the shell."""

    def __init__(self, shell: Shell) -> None:
        """Register the printer; raise ImportError if matplotlib is not installed."""
        from matplotlib.figure import Figure

        printers = shell.display_formatter.formatters["image/png"]
        self._render = printers.lookup_by_type(Figure)
        self._outputs = shell.outputs
        printers.for_type(Figure, self.print)

    def print(self, figure: Any) -> Any:
        """Return the picture (base64), its digest, both, or None, according to the options."""
        options = self._outputs.figures
        if not options.draw:
            return None
        name = digest(figure) if options.known_digests or options.report_digests else ""
        if name in options.known_digests:
            return f"{protocol.FIGURE_PREFIX}{name}"
        picture = self._render(figure)
        if name and options.report_digests:
            return f"{protocol.FIGURE_PREFIX}{name}:{picture}"
        return picture


def digest(figure: Any) -> str:
    """Return a digest of the figure and the rcParams; empty if it is not digestible."""
    from matplotlib import rcParams

    state = io.BytesIO()
    try:
        _Pickler(state, protocol=5).dump((figure, dict(rcParams)))
    except Exception:  # objects of the student may raise anything
        return ""
    return hashlib.blake2b(state.getbuffer(), digest_size=16).hexdigest()


class _Pickler(pickle.Pickler):
    """Writes equal figures as equal bytes in every process; the bytes are never unpickled."""

    def reducer_override(self, value: Any) -> Any:
        """Return how to write `value`."""
        kind: Any = type(value)
        return _reducer_for(kind)(value)


@cache
def _reducer_for(kind: type) -> Any:
    """Return the function that reduces objects of one type."""
    from matplotlib.cbook import CallbackRegistry
    from matplotlib.lines import Line2D
    from matplotlib.transforms import TransformNode

    if kind is np.ndarray:
        return _reduce_array
    if issubclass(kind, np.floating):
        return lambda value: (float, (float(f"{value:.{SIGNIFICANT_DIGITS - 1}e}"),))
    if issubclass(kind, type) or kind is FunctionType:
        return _reduce_code
    if issubclass(kind, CallbackRegistry):
        return lambda _: (tuple, ())  # registered callbacks do not affect the picture
    if issubclass(kind, TransformNode):
        # A transform refers to its dependents by their `id`.
        return lambda value: _without(value, "_parents", "_invalid")
    return _reduce_line if issubclass(kind, Line2D) else lambda _: NotImplemented


def _reduce_code(value: Any) -> Any:
    """Reject code of the notebook: pickle writes only its name, not what it does."""
    if value.__module__ == "__main__":
        raise NotDigestible
    return NotImplemented


def _reduce_array(value: Any) -> Any:
    if value.dtype.char in _EXACT_DTYPES or not value.size:
        return tuple, ((value.shape, value.dtype.char, value.tobytes()),)
    if value.dtype.kind != "f":
        return NotImplemented
    magnitudes = np.abs(value[np.isfinite(value)])
    largest = float(magnitudes.max(initial=0)) or 1.0
    rounded = np.round(value / largest, SIGNIFICANT_DIGITS) + 0.0  # 0.0 for -0.0
    return tuple, ((value.shape, f"{largest:.{SIGNIFICANT_DIGITS - 1}e}", rounded.tobytes()),)


def _reduce_line(value: Any) -> Any:
    """Leave out a line's original data: only the points computed from them are rendered."""
    if value._invalidx or value._invalidy:
        value.recache()  # as rendering would
    return _without(value, "_xorig", "_yorig")


def _without(value: Any, *names: str) -> Any:
    state = value.__getstate__()
    return type(value), (), {key: state[key] for key in state if key not in names}
