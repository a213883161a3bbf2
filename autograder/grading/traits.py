"""Traits: the independent properties of a right answer, and what each is worth.

A suite file lists them in one table, `TRAITS = {"labels": 2, "arguments_stay": 1}`. The test
`test_labels`, or several named `test_labels__<topic>`, judge that trait and share its weight.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

import pytest
from msgspec import Struct

from autograder.core.errors import SuiteError
from autograder.grading.spec import tested_exercise

TABLE = "TRAITS"


class TestWeight(Struct, frozen=True):
    """The trait that a test judges, and the weight of the test within its exercise."""

    __test__ = False
    trait: str
    weight: float


WEIGHT_KEY = pytest.StashKey[TestWeight]()


def exercise_of(item: pytest.Item) -> str:
    """Return the exercise of a test."""
    return tested_exercise(item.path)


def set_weights(items: Iterable[pytest.Item]) -> None:
    """Set the trait and the weight of each test, in its stash.

    In a file without a table, each test is a trait of its own with the weight of its marker.
    Raises SuiteError for a test without a trait, a trait without a test, and an invalid table.
    """
    by_exercise: dict[str, list[pytest.Item]] = {}
    for item in items:
        by_exercise.setdefault(f"{item.path.parent}/{exercise_of(item)}", []).append(item)
    for tests in by_exercise.values():
        traits = _tables(tests)
        names = {item: _trait_of(item, traits) for item in tests}
        counts = Counter(names.values())
        if unused := sorted(traits.keys() - counts.keys()):
            raise _error(tests[0], f"no test judges the trait {unused[0]!r}: test_{unused[0]}")
        for item, name in names.items():
            weight = traits[name] / counts[name] if traits else _marker_weight(item)
            item.stash[WEIGHT_KEY] = TestWeight(name, weight)


def _tables(tests: Iterable[pytest.Item]) -> dict[str, float]:
    """Return the tables of all files of an exercise as one."""
    traits: dict[str, float] = {}
    for path, item in {item.path: item for item in tests}.items():
        table: Any = getattr(getattr(item, "module", None), TABLE, {})
        is_valid = isinstance(table, Mapping) and all(
            isinstance(weight, int | float) and weight > 0 for weight in table.values()
        )
        if not is_valid or not traits.keys().isdisjoint(table):
            raise _error(item, f"{TABLE} of {path.name} is not a table of new names and weights")
        traits |= table
    return traits


def _trait_of(item: pytest.Item, traits: Mapping[str, float]) -> str:
    name = item.name.partition("[")[0].removeprefix("test_")
    if not traits:
        return name
    matching = [trait for trait in traits if name == trait or name.startswith(f"{trait}__")]
    if not matching:
        raise _error(item, f"{item.name} judges no trait of {TABLE}")
    return max(matching, key=len)


def _marker_weight(item: pytest.Item) -> float:
    marker = item.get_closest_marker("weight")
    return float(marker.args[0]) if marker else 1.0


def _error(item: pytest.Item, what: str) -> SuiteError:
    hint = "Name each test test_<trait> or test_<trait>__<topic>; docs/suites.md has an example"
    return SuiteError(what, where=f"{item.path.parent.name}/{item.path.name}", hint=hint)
