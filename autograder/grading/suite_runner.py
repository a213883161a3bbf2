"""Collects a hidden suite once and runs it on one submission after another.

pytest takes longer to start and to collect than to run the tests of a week. The tests are run by
pytest's own hooks, so fixtures, markers and scopes work as under the `pytest` command.
"""

import os
import sys
import types
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

import pytest
from _pytest.config import _prepareconfig
from msgspec import Struct

from autograder.core.errors import SuiteError
from autograder.grading import item_runner, pytest_plugin
from autograder.grading.spec import SUITES
from autograder.grading.test_run import TestObservation, TestRun, load_reference
from autograder.grading.traits import WEIGHT_KEY, exercise_of

TestFilter = Callable[["HiddenTest"], bool]


class HiddenTest(Struct, frozen=True):
    """One hidden test: its exercise, its name, its title in English, its trait and its weight."""

    __test__ = False
    exercise: str
    name: str
    title: str
    trait: str
    weight: float
    is_slow: bool  # takes too long to run on every variant
    is_random: bool  # right answers differ because the tested code draws random numbers


def all_tests(_test: HiddenTest) -> bool:
    """Select every test."""
    return True


class Suite:
    """The collected tests of a directory and of other files, and the module of the reference.

    Raises SuiteError if pytest cannot collect them.
    """

    def __init__(self, directory: str, reference: str, other_files: Sequence[str] = ()) -> None:
        _unload_modules(directory)
        self._hooks = hooks = _Hooks()
        arguments = [
            directory,
            *other_files,
            f"--rootdir={SUITES}",
            f"--config-file={os.devnull}",
            "--import-mode=importlib",
            "--capture=no",
            *("-p", pytest_plugin.__name__),  # a course's suite may lack a conftest.py
            *("-p", "no:cacheprovider", "-p", "no:terminal", "-p", "no:faulthandler"),
            *("-p", "no:setuponly", "-p", "no:setupplan"),
            *("-p", "no:logging", "-p", "no:threadexception", "-p", "no:unraisableexception"),
        ]
        with _isolated_pytest_env():
            # The steps of pytest.main without the loop over the tests and the shutdown.
            self._config = _prepareconfig(arguments, [hooks])
            # pytest's own report is not used; its other styles parse the test's file each time.
            self._config.option.tbstyle = "native"
            self._session = pytest.Session.from_config(self._config)
            self._config._do_configure()
            self._config.hook.pytest_sessionstart(session=self._session)
            self._config.hook.pytest_collection(session=self._session)
        if hooks.failures:
            raise SuiteError(
                f"cannot be collected: {hooks.failures[0]}",
                where=directory,
                hint="Run pytest on that directory and correct the file",
            )
        self._items = {_hidden_test(item): item for item in self._session.items}
        self._plain_items = frozenset(
            item for item in self._session.items if not item_runner.needs_protocol(item)
        )
        self.tests: tuple[HiddenTest, ...] = tuple(self._items)
        with _isolated_pytest_env():
            self.reference: types.ModuleType = load_reference(reference)

    def tests_of(self, exercise: str) -> tuple[HiddenTest, ...]:
        """Return the tests of one exercise, in order."""
        return tuple(test for test in self.tests if test.exercise == exercise)

    def run(self, run: TestRun, is_wanted: TestFilter = all_tests) -> list[TestObservation]:
        """Run the wanted tests; return the observations of the run so far, in order."""
        items = [item for test, item in self._items.items() if is_wanted(test)]
        self._config.stash[pytest_plugin.RUN_KEY] = run
        with _isolated_pytest_env():
            for group, following in item_runner.groups(items, self._plain_items):
                self._hooks.plain_items = group if group[0] in self._plain_items else []
                self._config.hook.pytest_runtest_protocol(item=group[0], nextitem=following)
        return run.observations

    def run_until_failure(
        self, run: TestRun, tests: Sequence[HiddenTest]
    ) -> TestObservation | None:
        """Run tests one by one; return the first observation that did not pass, or None."""
        for test in tests:
            observation = self.run(run, test.__eq__)[-1]
            if not observation.passed:
                return observation
        return None


class _Hooks:
    """pytest hooks that announce runs made by `Suite.run` and record collection errors.

    `plain_items` are those to run by the next call of the protocol, without that of each.
    """

    def __init__(self) -> None:
        self.failures: list[str] = []
        self.plain_items: Sequence[pytest.Item] = ()

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_protocol(self, nextitem: pytest.Item | None) -> bool | None:
        """Run the plain items in place of pytest's own protocol."""
        if not self.plain_items:
            return None
        item_runner.run_items(self.plain_items, nextitem)
        return True

    def pytest_configure(self, config: pytest.Config) -> None:
        config.stash[pytest_plugin.EXTERNAL_RUN_KEY] = True

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self.failures.append(report.longreprtext.strip().splitlines()[-1])

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> pytest.TestReport | None:
        """Return an empty report: it is not used, and pytest's own is slow to make."""
        error = call.excinfo.value if call.excinfo else None
        if call.when == "collect" or isinstance(error, pytest.skip.Exception):
            return None
        outcome: Literal["passed", "failed"] = "failed" if error else "passed"
        return pytest.TestReport(
            item.nodeid, item.location, {}, outcome, None, call.when, duration=call.duration
        )


def _hidden_test(item: pytest.Item) -> HiddenTest:
    weight = item.stash[WEIGHT_KEY]
    return HiddenTest(
        exercise=exercise_of(item),
        name=item.name,
        title=pytest_plugin.title_of(item, "en"),
        trait=weight.trait,
        weight=weight.weight,
        is_slow=item.get_closest_marker("long") is not None,
        is_random=item.get_closest_marker("drawn") is not None,
    )


def _unload_modules(directory: str) -> None:
    """Remove the modules of an earlier collection: their files may have changed."""
    for name, module in list(sys.modules.items()):
        file = getattr(module, "__file__", None)
        if file and Path(directory) in Path(file).parents:
            del sys.modules[name]


@contextmanager
def _isolated_pytest_env() -> Iterator[None]:
    """Hide the plugins and options of the environment from pytest; matplotlib opens no window."""
    changes = {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTEST_ADDOPTS": "", "MPLBACKEND": "Agg"}
    before = {name: os.environ.get(name) for name in (*changes, "PYTEST_CURRENT_TEST")}
    os.environ.update(changes)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
