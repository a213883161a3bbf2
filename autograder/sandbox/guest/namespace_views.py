"""The notebook's namespace as each exercise meets it, where several cells bind the same name.

The tests run after all cells. A helper in another answer, or a loop variable in a last cell, must
not take the place of what an answer was written with. docs/decisions/0027 has the rules.
"""

import builtins
import inspect
import re
from collections.abc import Collection, Mapping, Sequence
from types import ModuleType
from typing import Any

import numpy as np
from msgspec import Struct

from autograder.sandbox.guest.protocol import Exercise, SelectView

HISTORY = re.compile(r"_+|_(?:i+|\d+|i\d+|dh|ih|oh|exit_code)|In|Out|exit|quit")  # IPython's names
SCALARS = (bool, int, float, complex, type(None))
MAX_KEPT_BYTES = 1 << 16  # of an array or a text that a name no longer means
MAX_KEPT_ITEMS, MAX_KEPT_DEPTH = 100, 3
MISSING = object()
# How well a value may be the answer to an exercise.
NO_ANSWER, STUB, CALLABLE, OTHER_PARAMETERS, ANSWER = range(5)


class Binding(Struct, frozen=True, eq=False):
    """What a name meant after a cell; `order` counts the cells that ran."""

    cell: int
    order: int
    value: Any


class NamespaceViews:
    """The bindings of each cell, and the choice among them for one exercise at a time."""

    def __init__(self, namespace: dict[str, Any]) -> None:
        self._namespace = namespace
        self._before: dict[str, Any] = {}
        self._bindings: dict[str, list[Binding]] = {}
        self._substitutes: dict[str, Any] = {}
        self._cells_run = 0

    def begin_cell(self) -> None:
        """Remember what names mean before a cell."""
        self._before = dict(self._namespace)

    def end_cell(self, cell: int) -> None:
        """Record the names that the cell has bound."""
        self._cells_run += 1
        for name, value in self._namespace.items():
            if self._before.get(name, MISSING) is not value and not HISTORY.fullmatch(name):
                earlier = self._bindings.get(name, [])
                kept = [binding for binding in earlier if _may_be_kept(binding.value)]
                self._bindings[name] = [*kept, Binding(cell, self._cells_run, value)]
        self._before = {}

    def substitute(self, name: str, value: Any) -> None:
        """Bind a name in all views."""
        self._namespace[name] = self._substitutes[name] = value

    def select(self, view: SelectView) -> None:
        """Bind all names to what they mean for the exercise of `view`."""
        choice = _Choice(self._bindings, view)
        for name, bindings in self._bindings.items():
            if len(bindings) == 1 and name in self._namespace and not hasattr(builtins, name):
                continue
            value = choice.value(name, bindings)
            if value is MISSING:
                self._namespace.pop(name, None)
            else:
                self._namespace[name] = value
        self._namespace |= self._substitutes


class _Choice:
    """Chooses among the bindings of each name, for one exercise."""

    def __init__(self, all_bindings: Mapping[str, list[Binding]], view: SelectView) -> None:
        self._exercise = view.exercise
        self._owned = {
            name: _answer(name, all_bindings[name], view)
            for name in view.exercises
            if name in all_bindings
        }
        own = self._owned.get(view.exercise)
        self._own_cell = own.cell if own else None
        self._own_order = own.order if own else float("inf")
        self._other_answers = {answer.cell for answer in self._owned.values()} - {self._own_cell}
        for name, bindings in all_bindings.items():
            provided = [binding for binding in bindings if binding.cell in view.provided]
            if provided:
                self._owned.setdefault(name, provided[-1])

    def value(self, name: str, bindings: Sequence[Binding]) -> Any:
        """Return what a name means for the exercise; MISSING if it means nothing there."""
        own = [binding for binding in bindings if binding.cell == self._own_cell]
        if own and name != self._exercise:
            return own[-1].value
        if name in self._owned:
            return self._owned[name].value
        before = [binding for binding in bindings if binding.order <= self._own_order]
        if hasattr(builtins, name) and not before:
            return MISSING
        written = [binding for binding in bindings if _is_written(binding.value)]
        # The last definition counts, but a helper in another answer belongs to that answer.
        elsewhere = [binding for binding in written if binding.cell not in self._other_answers]
        # Other values are those that the visible check of the exercise has met.
        written_before = [binding for binding in written if binding.order <= self._own_order]
        for candidates in (elsewhere, written_before, written, before, bindings):
            if candidates:
                return candidates[-1].value
        return MISSING


def _answer(name: str, bindings: Sequence[Binding], view: SelectView) -> Binding:
    """Return the binding of an exercise's name that is its answer: of the best ones, the last."""
    exercise = view.exercises[name]
    others = {other.cell for key, other in view.exercises.items() if key != name}

    def rank(binding: Binding) -> tuple[int, bool, int]:
        is_stub = binding.cell in view.stubs
        quality = STUB if is_stub else _quality(binding.value, exercise)
        return quality, binding.cell not in others, binding.order

    return max(bindings, key=rank)


def _quality(value: Any, exercise: Exercise) -> int:
    if not callable(value):
        return NO_ANSWER
    if not _is_written(value) or issubclass(type(value), type) != exercise.is_class:
        return CALLABLE
    return ANSWER if exercise.is_class or _accepts(value, exercise.parameters) else OTHER_PARAMETERS


def _is_written(value: Any) -> bool:
    """Return whether a value is a function, a class or the like that the notebook defines."""
    try:
        return callable(value) and bool(value.__module__ == "__main__")
    except Exception:
        return False


def _accepts(function: Any, arguments: int) -> bool:
    try:
        inspect.signature(function).bind(*[None] * arguments)
    except Exception:
        return False
    return True


def _may_be_kept(value: Any, depth: int = 0) -> bool:
    """Return whether a value takes so little memory that it may stay though no name means it.

    Looks at exact types: others may define their length and their attributes as they like.
    """
    kind = type(value)
    if kind in SCALARS or issubclass(kind, np.generic):
        return True
    if kind in (str, bytes):
        return len(value) <= MAX_KEPT_BYTES
    if kind is np.ndarray:
        return value.base is None and value.nbytes <= MAX_KEPT_BYTES
    if kind in (list, tuple, set, frozenset, dict):
        items = [*value, *value.values()] if kind is dict else value
        return len(value) <= MAX_KEPT_ITEMS and _may_all_be_kept(items, depth)
    return callable(value) or issubclass(kind, ModuleType)


def _may_all_be_kept(values: Collection[Any], depth: int) -> bool:
    return depth < MAX_KEPT_DEPTH and all(_may_be_kept(value, depth + 1) for value in values)
