"""A mistake is paid for once: tests that fail because of what an exercise builds on run again.

They run in a fresh process in which the reference stands where the failed prerequisite was. The
reference itself never gets there: a stand-in is a function that calls back to the grader.
"""

import types
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import SimpleNamespace
from typing import Any

from msgspec import Struct

from autograder.grading.result import TestStatus
from autograder.grading.suite_runner import HiddenTest
from autograder.grading.test_run import TestObservation
from autograder.sandbox.proxies import (
    RemoteObject,
    attributes_of,
    fetch_value,
    get_handle,
    keys_of,
    type_name,
)

# FOLDED autograder/grading/prerequisites.py: 'Parts of an assignment

Needs = Mapping[str, tuple[str, ...]]


def part_of_test(exercise: str, test: str, methods: Iterable[str]) -> str:
    """The part that a test belongs to: "softmax", or "TwoLayerNet.loss"."""
    fits = [name for name in methods if f"{test}_".startswith(f"test_{name}_")]
    return f"{exercise}.{max(fits, key=len)}" if fits else exercise


def graded_methods(exercise: str, needs: Needs) -> frozenset[str]:
    """The methods of an exercise that `needs` names."""
    names = {*needs, *(name for needed in needs.values() for name in needed)}
    split = (name.split(".") for name in names)
    return frozenset(parts[1] for parts in split if len(parts) == 2 and parts[0] == exercise)


def transitive_prerequisites(part: str, needs: Needs) -> frozenset[str]:
    """What a part builds on, directly or by way of others."""
    found: set[str] = set()
    waiting = [part]
    while waiting:
        for name in needs.get(waiting.pop(), ()):
            if name not in found:
                found.add(name)
                waiting.append(name)
    return frozenset(found)


# MAIN

StandIn = Callable[..., object]


class Rerun(Struct, frozen=True):
    """Tests to run again, and what the reference has to stand in for."""

    tests: frozenset[tuple[str, str]]  # by exercise and name
    standing_in: tuple[str, ...]

    def includes(self, test: HiddenTest) -> bool:
        """Whether the test is one of them."""
        return (test.exercise, test.name) in self.tests


def plan_reruns(readings: Sequence[TestObservation], needs: Needs) -> tuple[Rerun, ...]:
    """What is worth another run: failed tests of which a prerequisite has failed tests, too."""
    failed = {_part(reading, needs) for reading in readings if not reading.passed}
    groups: dict[tuple[str, ...], set[tuple[str, str]]] = defaultdict(set)
    for reading in readings:
        lacking = tuple(sorted(transitive_prerequisites(_part(reading, needs), needs) & failed))
        if not reading.passed and lacking:
            groups[lacking].add((reading.exercise, reading.outcome.test))
    return tuple(Rerun(frozenset(tests), lacking) for lacking, tests in groups.items())


def substitutes(reference: types.ModuleType, names: Sequence[str]) -> dict[str, StandIn]:
    """Functions of the grader's that do what the named parts of the reference do."""
    return {name: _stand_in(reference, name) for name in names}


def carried_from(
    exercise: str, readings: Sequence[TestObservation], needs: Needs
) -> tuple[str, ...]:
    """What was wrong when tests of an exercise were carried: `predict`, not `Net.predict`.

    `readings` are all, after carrying. What failed for that reason alone is not named.
    """
    lost = {_part(reading, needs) for reading in readings if not reading.outcome.earned}
    carried = (r for r in readings if r.outcome.status is TestStatus.CARRIED)
    parts = {_part(reading, needs) for reading in carried if reading.exercise == exercise}
    names = {name for part in parts for name in transitive_prerequisites(part, needs) & lost}
    return tuple(sorted(name.rpartition(".")[2] for name in names))


def _part(reading: TestObservation, needs: Needs) -> str:
    methods = graded_methods(reading.exercise, needs)
    return part_of_test(reading.exercise, reading.outcome.test, methods)


def _stand_in(reference: types.ModuleType, name: str) -> StandIn:
    owner, _, method = name.rpartition(".")
    if owner:
        return _method(getattr(reference, owner), method)
    found = getattr(reference, name)
    return _constructor(found) if isinstance(found, type) else _function(found)


def _function(function: StandIn) -> StandIn:
    def call(*args: object, **kwargs: object) -> object:
        return function(
            *map(_wrap_mutable, args), **{key: _wrap_mutable(arg) for key, arg in kwargs.items()}
        )

    return call


def _constructor(kind: type) -> StandIn:
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
        vars(made).update(attributes_of(own) if isinstance(own, RemoteObject) else {})
        return getattr(made, method)(*args, **kwargs)

    return call


def _wrap_mutable(value: object) -> object:
    return (
        MutableRemote(value) if isinstance(value, RemoteObject) and not value.is_callable else value
    )


class MutableRemote:
    """A student's object whose dicts can be changed: `network.params[name] = ...`."""

    def __init__(self, remote: Any) -> None:
        self._remote = remote

    def __getattr__(self, name: str) -> Any:
        found = get_handle(self._remote, name)
        if not isinstance(found, RemoteObject) or found.is_callable:
            return found
        return MutableRemote(found) if type_name(found) == "dict" else fetch_value(found)

    def __getitem__(self, key: object) -> Any:
        return self._remote[key]

    def __setitem__(self, key: object, value: object) -> None:
        self._remote[key] = value

    def __iter__(self) -> Iterator[Any]:
        return iter(keys_of(self._remote))
