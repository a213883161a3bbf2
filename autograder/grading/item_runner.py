"""Runs pytest's items without its protocol for one test, which takes longer than most tests.

An item is run so if nothing but pytest and the plugin of hidden suites takes part in its run. What
pytest does around a whole run, such as catching warnings, stays with its hooks.
"""

import inspect
import time
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from itertools import groupby
from typing import Any

import pytest

from autograder.grading import pytest_plugin

# Marks and fixtures of pytest that need its protocol: those of other marks are the suite's.
PROTOCOL_MARKS = ("skip", "skipif", "xfail", "filterwarnings")
HOOKS_OF_A_TEST = (
    "pytest_runtest_protocol",
    "pytest_runtest_logstart",
    "pytest_runtest_setup",
    "pytest_runtest_call",
    "pytest_runtest_teardown",
    "pytest_runtest_makereport",
    "pytest_runtest_logreport",
    "pytest_runtest_logfinish",
    "pytest_exception_interact",
)
MODULES_OF_PARAMETERS = ("_pytest.fixtures", "_pytest.python")
KNOWN_MODULES = ("_pytest.", "autograder.grading.")
# The function of each fixture of an item with the names of its arguments, which come before it.
Fixtures = Mapping[str, tuple[Callable[..., object], Sequence[str]]]
FIXTURES_KEY = pytest.StashKey[Fixtures]()


def needs_protocol(item: pytest.Item) -> bool:
    """Return whether a hook, a mark or a fixture expects pytest's protocol around this item."""
    if type(item) is not pytest.Function:
        return True
    has_mark = any(item.get_closest_marker(name) for name in PROTOCOL_MARKS)
    modules_of_fixtures = (
        fixture.func.__module__
        for fixtures in item._fixtureinfo.name2fixturedefs.values()
        for fixture in fixtures
    )
    has_fixture = any(
        name.startswith("_pytest.") and name not in MODULES_OF_PARAMETERS
        for name in modules_of_fixtures
    )
    hooks = (getattr(item.ihook, name) for name in HOOKS_OF_A_TEST)
    modules = (impl.function.__module__ for hook in hooks for impl in hook.get_hookimpls())
    return has_mark or has_fixture or not all(name.startswith(KNOWN_MODULES) for name in modules)


def groups(
    items: Sequence[pytest.Item], plain: Set[pytest.Item]
) -> Iterator[tuple[list[pytest.Item], pytest.Item | None]]:
    """Yield neighbours that are `plain` together and other items alone, with what follows them."""
    grouped = [
        neighbours
        for is_plain, found in groupby(items, plain.__contains__)
        for neighbours in ([list(found)] if is_plain else ([item] for item in found))
    ]
    following = [*(group[0] for group in grouped[1:]), None]
    yield from zip(grouped, following, strict=False)


def run_items(items: Sequence[pytest.Item], following: pytest.Item | None) -> None:
    """Run items that need no protocol; `following` is the item that runs after them, if any."""
    for item, next_item in zip(items, [*items[1:], following], strict=True):
        _run_item(item, next_item)


def _run_item(item: pytest.Item, next_item: pytest.Item | None) -> None:
    assert isinstance(item, pytest.Function)
    state = item.session._setupstate
    if not item._request:  # it has run before
        item._initrequest()  # type: ignore[unreachable]
    try:
        if _succeeds(item, "setup", lambda: _set_up(item)):
            _succeeds(item, "call", item.runtest)
        _succeeds(item, "teardown", lambda: state.teardown_exact(next_item))
    finally:
        item._request = False  # type: ignore[assignment]
        item.funcargs = None  # type: ignore[assignment]


def _set_up(item: pytest.Function) -> None:
    pytest_plugin.pytest_runtest_setup(item)
    if FIXTURES_KEY not in item.stash:
        item.stash[FIXTURES_KEY] = _simple_fixtures(item)
    # pytest makes only the arguments that are missing, and takes longer for it.
    for name, (make, arguments) in item.stash[FIXTURES_KEY].items():
        item.funcargs[name] = make(*map(item.funcargs.__getitem__, arguments))
    item.session._setupstate.setup(item)


def _simple_fixtures(item: pytest.Function) -> Fixtures:
    """Return the fixtures of an item in the order of their making; none if pytest has to make one.

    That is so if one has another scope, parameters, an end, or overrides another one.
    """
    found: dict[str, tuple[Callable[..., object], Sequence[str]]] = {}

    def add(name: str, used_by: Set[str] = frozenset()) -> bool:
        if name in found:
            return True
        definitions = item._fixtureinfo.name2fixturedefs.get(name, ())
        if name in used_by or len(definitions) != 1 or not _is_simple(definitions[0]):
            return False
        arguments = definitions[0].argnames
        if not all(add(argument, used_by | {name}) for argument in arguments):
            return False
        found[name] = definitions[0].func, arguments
        return True

    return found if item.cls is None and all(map(add, item.fixturenames)) else {}


def _is_simple(fixture: pytest.FixtureDef[Any]) -> bool:
    has_end = inspect.isgeneratorfunction(fixture.func) or inspect.iscoroutinefunction(fixture.func)
    return fixture.scope == "function" and fixture.params is None and not has_end


def _succeeds(item: pytest.Item, when: str, phase: Callable[[], None]) -> bool:
    """Run one phase of a test and record it; return whether it raised nothing."""
    started = time.perf_counter()
    try:
        phase()
    except (pytest.exit.Exception, KeyboardInterrupt):
        raise
    except BaseException as error:
        pytest_plugin.record(item, when, error, time.perf_counter() - started)
        return False
    pytest_plugin.record(item, when, None, time.perf_counter() - started)
    return True
