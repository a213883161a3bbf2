"""Error carried forward: an error is penalised once, in the exercise where it was made.

Tests that may have failed only because a prerequisite is wrong are rerun in a new session in
which the reference substitutes the prerequisite. The reference's code never enters the guest: a
substitute is a function that calls back to the host.
"""

import types
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from autograder.grading.result import TestStatus
from autograder.grading.suite_runner import HiddenTest
from autograder.grading.test_run import TestObservation
from autograder.sandbox.callbacks import Constructor, HostFunction
from autograder.sandbox.proxies import (
    RemoteObject,
    attributes_of,
    fetch_value,
    get_handle,
    keys_of,
    type_name,
)

# The direct prerequisites of each part: of an exercise, or of a method as "TwoLayerNet.loss".
Prerequisites = Mapping[str, tuple[str, ...]]


class Rerun(Struct, frozen=True):
    """Tests to rerun, by exercise and name, and the prerequisites to substitute."""

    tests: frozenset[tuple[str, str]]
    substituted: tuple[str, ...]

    def includes(self, test: HiddenTest) -> bool:
        """Return whether the test is one of them."""
        return (test.exercise, test.name) in self.tests


def part_of_test(exercise: str, test: str, methods: Iterable[str]) -> str:
    """Return the part that a test belongs to: "softmax", or "TwoLayerNet.loss"."""
    matching = [name for name in methods if f"{test}_".startswith(f"test_{name}_")]
    return f"{exercise}.{max(matching, key=len)}" if matching else exercise


def graded_methods(exercise: str, prerequisites: Prerequisites) -> frozenset[str]:
    """Return the methods of an exercise that are named among the prerequisites."""
    parts = {*prerequisites, *(name for names in prerequisites.values() for name in names)}
    split = (part.split(".") for part in parts)
    return frozenset(names[1] for names in split if len(names) == 2 and names[0] == exercise)


def transitive_prerequisites(part: str, prerequisites: Prerequisites) -> frozenset[str]:
    """Return the direct and indirect prerequisites of a part."""
    result: set[str] = set()
    pending = [part]
    while pending:
        for name in prerequisites.get(pending.pop(), ()):
            if name not in result:
                result.add(name)
                pending.append(name)
    return frozenset(result)


def needs_any(
    exercise: str, test: str, prerequisites: Prerequisites, parts: Collection[str]
) -> bool:
    """Return whether a test has one of the parts among its direct or indirect prerequisites."""
    part = part_of_test(exercise, test, graded_methods(exercise, prerequisites))
    return not transitive_prerequisites(part, prerequisites).isdisjoint(parts)


def plan_reruns(
    observations: Sequence[TestObservation], prerequisites: Prerequisites
) -> tuple[Rerun, ...]:
    """Return the reruns of failed tests whose prerequisites have failed tests, too."""
    failed = {_part(o, prerequisites) for o in observations if not o.passed}
    groups: dict[tuple[str, ...], set[tuple[str, str]]] = defaultdict(set)
    for observation in observations:
        part = _part(observation, prerequisites)
        wrong = tuple(sorted(transitive_prerequisites(part, prerequisites) & failed))
        if not observation.passed and wrong:
            groups[wrong].add((observation.exercise, observation.outcome.test))
    return tuple(Rerun(frozenset(tests), wrong) for wrong, tests in groups.items())


def carried_from(
    exercise: str, observations: Sequence[TestObservation], prerequisites: Prerequisites
) -> tuple[str, ...]:
    """Return the wrong prerequisites of an exercise's carried tests: `predict`, not `Net.predict`.

    `observations` are those of all exercises, after the reruns. A prerequisite that itself lost
    nothing after its rerun is not named.
    """
    lost = {_part(o, prerequisites) for o in observations if not o.outcome.earned}
    carried_parts = {
        _part(o, prerequisites)
        for o in observations
        if o.exercise == exercise and o.outcome.status is TestStatus.CARRIED
    }
    names = {
        name
        for part in carried_parts
        for name in transitive_prerequisites(part, prerequisites) & lost
    }
    return tuple(sorted(name.rpartition(".")[2] for name in names))


def _part(observation: TestObservation, prerequisites: Prerequisites) -> str:
    methods = graded_methods(observation.exercise, prerequisites)
    return part_of_test(observation.exercise, observation.outcome.test, methods)


def substitutes(reference: types.ModuleType, names: Sequence[str]) -> dict[str, HostFunction]:
    """Return host functions that do what the named parts of the reference do."""
    return {name: _substitute(reference, name) for name in names}


def _substitute(reference: types.ModuleType, name: str) -> HostFunction:
    owner, _, method = name.rpartition(".")
    if owner:
        return _method(getattr(reference, owner), method)
    value = getattr(reference, name)
    return Constructor(value) if isinstance(value, type) else _function(value)


def _function(function: HostFunction) -> HostFunction:
    def call(*args: object, **kwargs: object) -> object:
        wrapped = {name: _wrap_mutable(arg) for name, arg in kwargs.items()}
        return function(*map(_wrap_mutable, args), **wrapped)

    return call


def _method(cls: type, method: str) -> HostFunction:
    """Return a method that runs on an instance with the attributes of the student's object."""

    def call(student_object: object, *args: object, **kwargs: object) -> object:
        instance: Any = object.__new__(cls)
        if isinstance(student_object, RemoteObject):
            vars(instance).update(attributes_of(student_object))
        return getattr(instance, method)(*args, **kwargs)

    return call


def _wrap_mutable(value: object) -> object:
    if isinstance(value, RemoteObject) and not value.is_callable:
        return MutableRemote(value)
    return value


class MutableRemote:
    """A student's object whose dicts can be changed: `network.params[name] = ...`."""

    def __init__(self, remote: Any) -> None:
        self._remote = remote

    def __getattr__(self, name: str) -> Any:
        """Return a dict as another MutableRemote, any other plain attribute by value."""
        value = get_handle(self._remote, name)
        if not isinstance(value, RemoteObject) or value.is_callable:
            return value
        return MutableRemote(value) if type_name(value) == "dict" else fetch_value(value)

    def __getitem__(self, key: object) -> Any:
        """Return an item of the student's dict."""
        return self._remote[key]

    def __setitem__(self, key: object, value: object) -> None:
        """Change an item of the student's dict."""
        self._remote[key] = value

    def __iter__(self) -> Iterator[Any]:
        """Iterate over the keys of the student's dict."""
        return iter(keys_of(self._remote))
