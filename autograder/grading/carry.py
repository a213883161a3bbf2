"""A mistake is paid for once: tests that fail because of what an exercise builds on run again.

They run in a fresh process in which the reference stands where the failed prerequisite was. The
reference itself never gets there: a stand-in is a function that calls back to the grader.
"""

import types
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from types import SimpleNamespace
from typing import Any

from msgspec import Struct

from autograder.grading.bench import Reading
from autograder.grading.parts import Needs, all_needs, methods_of, part_of
from autograder.grading.result import TestStatus
from autograder.grading.suite import Test
from autograder.sandbox.student import (
    Remote,
    attributes_of,
    by_handle,
    keys_of,
    type_name,
    value_of,
)

StandIn = Callable[..., object]


class Again(Struct, frozen=True):
    """Tests to run again, and what the reference has to stand in for."""

    tests: frozenset[tuple[str, str]]  # by exercise and name
    standing_in: tuple[str, ...]

    def wants(self, test: Test) -> bool:
        """Whether the test is one of them."""
        return (test.exercise, test.name) in self.tests


def plan(readings: Sequence[Reading], needs: Needs) -> tuple[Again, ...]:
    """What is worth another run: failed tests of which a prerequisite has failed tests, too."""
    failed = {_part(reading, needs) for reading in readings if not reading.passed}
    groups: dict[tuple[str, ...], set[tuple[str, str]]] = defaultdict(set)
    for reading in readings:
        lacking = tuple(sorted(all_needs(_part(reading, needs), needs) & failed))
        if not reading.passed and lacking:
            groups[lacking].add((reading.exercise, reading.outcome.test))
    return tuple(Again(frozenset(tests), lacking) for lacking, tests in groups.items())


def stand_ins(reference: types.ModuleType, names: Sequence[str]) -> dict[str, StandIn]:
    """Functions of the grader's that do what the named parts of the reference do."""
    return {name: _stand_in(reference, name) for name in names}


def paid_elsewhere(exercise: str, readings: Sequence[Reading], needs: Needs) -> tuple[str, ...]:
    """What was wrong when tests of an exercise were carried: `predict`, not `Net.predict`.

    `readings` are all, after carrying. What failed for that reason alone is not named.
    """
    lost = {_part(reading, needs) for reading in readings if not reading.outcome.earned}
    carried = (r for r in readings if r.outcome.status is TestStatus.CARRIED)
    parts = {_part(reading, needs) for reading in carried if reading.exercise == exercise}
    names = {name for part in parts for name in all_needs(part, needs) & lost}
    return tuple(sorted(name.rpartition(".")[2] for name in names))


def _part(reading: Reading, needs: Needs) -> str:
    methods = methods_of(reading.exercise, needs)
    return part_of(reading.exercise, reading.outcome.test, methods)


def _stand_in(reference: types.ModuleType, name: str) -> StandIn:
    owner, _, method = name.rpartition(".")
    if owner:
        return _method(getattr(reference, owner), method)
    found = getattr(reference, name)
    return _maker(found) if isinstance(found, type) else _function(found)


def _function(function: StandIn) -> StandIn:
    def call(*args: object, **kwargs: object) -> object:
        return function(*map(_live, args), **{key: _live(arg) for key, arg in kwargs.items()})

    return call


def _maker(kind: type) -> StandIn:
    """A class whose objects stay on the grader's side, their methods within reach."""

    def make(*args: object, **kwargs: object) -> object:
        made = kind(*args, **kwargs)
        names = [name for name in dir(made) if not name.startswith("_")]
        return SimpleNamespace(**{name: getattr(made, name) for name in names})

    return make


def _method(kind: type, method: str) -> StandIn:
    """A method on an object with the attributes that the student's object has."""

    def call(own: object, *args: object, **kwargs: object) -> object:
        made: Any = object.__new__(kind)
        vars(made).update(attributes_of(own) if isinstance(own, Remote) else {})
        return getattr(made, method)(*args, **kwargs)

    return call


def _live(value: object) -> object:
    return _Live(value) if isinstance(value, Remote) and not value.is_callable else value


class _Live:
    """A student's object whose dicts can be changed: `network.params[name] = ...`."""

    def __init__(self, remote: Any) -> None:
        self._remote = remote

    def __getattr__(self, name: str) -> Any:
        found = by_handle(self._remote, name)
        if not isinstance(found, Remote) or found.is_callable:
            return found
        return _Live(found) if type_name(found) == "dict" else value_of(found)

    def __getitem__(self, key: object) -> Any:
        return self._remote[key]

    def __setitem__(self, key: object, value: object) -> None:
        self._remote[key] = value

    def __iter__(self) -> Iterator[Any]:
        return iter(keys_of(self._remote))
