"""The hidden suite of an assignment: collected once, run on one submission after another.

pytest needs longer to start and to collect than to run a week's tests, so a worker keeps its
suites. Only pytest's own hooks run the tests: fixtures, markers and scopes are as by hand.
"""

import os
import sys
import types
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from _pytest.config import _prepareconfig
from msgspec import Struct

from autograder.core.errors import SuiteError
from autograder.grading import pytest_plugin
from autograder.grading.spec import SUITES, GradingSpec
from autograder.grading.test_run import TestObservation, TestRun, load_reference

TestFilter = Callable[["HiddenTest"], bool]


class HiddenTest(Struct, frozen=True):
    """One hidden test: the exercise it is for, its name and its title in English."""

    __test__ = False
    exercise: str
    name: str
    title: str
    is_slow: bool  # takes too long to be run on every known answer
    is_random: bool  # right answers differ, for something is drawn at random


def all_tests(_test: HiddenTest) -> bool:
    """Want each test."""
    return True


class Suite:
    """The tests of one folder. Raises SuiteError if pytest cannot collect them."""

    def __init__(self, folder: str, reference: str) -> None:
        self._reference = reference
        _unload_modules(folder)
        hooks = _Hooks()
        arguments = [
            folder,
            f"--rootdir={SUITES}",
            f"--config-file={os.devnull}",
            "--import-mode=importlib",
            "--capture=no",
            *("-p", pytest_plugin.__name__),  # a suite of the course's own may have no conftest.py
            *("-p", "no:cacheprovider", "-p", "no:terminal", "-p", "no:faulthandler"),
            *("-p", "no:logging", "-p", "no:threadexception", "-p", "no:unraisableexception"),
        ]
        with _isolated_pytest_env():
            # What pytest.main does, without the loop over the tests and the end of it all.
            self._config = _prepareconfig(arguments, [hooks])
            # Nobody reads pytest's own report; its other styles parse the test's file each time.
            self._config.option.tbstyle = "native"
            self._session = pytest.Session.from_config(self._config)
            self._config._do_configure()
            self._config.hook.pytest_sessionstart(session=self._session)
            self._config.hook.pytest_collection(session=self._session)
        if hooks.failures:
            raise SuiteError(
                f"cannot be collected: {hooks.failures[0]}",
                where=folder,
                hint="Run pytest on that folder and mend the file",
            )
        self._items = {_test_of(item): item for item in self._session.items}
        self.tests: tuple[HiddenTest, ...] = tuple(self._items)
        with _isolated_pytest_env():
            self.reference: types.ModuleType = load_reference(reference)

    def of(self, exercise: str) -> tuple[HiddenTest, ...]:
        """The tests of one exercise, in order."""
        return tuple(test for test in self.tests if test.exercise == exercise)

    def run(self, bench: TestRun, want: TestFilter = all_tests) -> list[TestObservation]:
        """Run the wanted tests on the bench; a reading for each, in order."""
        items = [item for test, item in self._items.items() if want(test)]
        self._config.stash[pytest_plugin.RUN_KEY] = bench
        with _isolated_pytest_env():
            for item, following in zip(items, [*items[1:], None], strict=False):
                self._config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        return bench.readings

    def run_until_failure(
        self, bench: TestRun, tests: Sequence[HiddenTest]
    ) -> TestObservation | None:
        """Run tests one by one; the first that does not pass, or None."""
        for test in tests:
            (*_, reading) = self.run(bench, test.__eq__)
            if not reading.passed:
                return reading
        return None


_kept: dict[str, tuple[str, Suite]] = {}


def get_suite(kit: GradingSpec) -> Suite:
    """The suite of a kit, kept by this process until its files change."""
    key = kit.suite_hash + kit.reference
    kept = _kept.get(kit.suite)
    if kept is None or kept[0] != key:
        _kept[kit.suite] = kept = (key, Suite(kit.suite, kit.reference))
    return kept[1]


class _Hooks:
    """Tells the plugin that benches come from here; notes what could not be collected."""

    def __init__(self) -> None:
        self.failures: list[str] = []

    def pytest_configure(self, config: pytest.Config) -> None:
        config.stash[pytest_plugin.EXTERNAL_RUN_KEY] = True

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self.failures.append(report.longreprtext.strip().splitlines()[-1])

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> pytest.TestReport | None:
        """A report without words for a failure: nobody reads them, and pytest's take long."""
        if (
            call.excinfo is None
            or call.when == "collect"
            or isinstance(call.excinfo.value, pytest.skip.Exception)
        ):
            return None
        return pytest.TestReport(
            item.nodeid, item.location, {}, "failed", None, call.when, duration=call.duration
        )


def _test_of(item: pytest.Item) -> HiddenTest:
    return HiddenTest(
        exercise=pytest_plugin.exercise_of(item),
        name=item.name,
        title=pytest_plugin.title_of(item, "en"),
        is_slow=item.get_closest_marker("long") is not None,
        is_random=item.get_closest_marker("drawn") is not None,
    )


def _unload_modules(folder: str) -> None:
    """Drop modules of an earlier collection: the files may have changed."""
    for name, module in list(sys.modules.items()):
        file = getattr(module, "__file__", None)
        if file and Path(folder) in Path(file).parents:
            del sys.modules[name]


@contextmanager
def _isolated_pytest_env() -> Iterator[None]:
    """pytest without plugins and options of its surroundings, matplotlib without a window."""
    wanted = {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTEST_ADDOPTS": "", "MPLBACKEND": "Agg"}
    before = {name: os.environ.get(name) for name in (*wanted, "PYTEST_CURRENT_TEST")}
    os.environ.update(wanted)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
