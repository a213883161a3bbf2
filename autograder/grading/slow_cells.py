"""Cells that take long: does one wait for a function of the student that never ends?

While the cell goes on, hidden tests call the functions that it names, in a process of their own
that has run the cells before it. A function whose first call runs out of time does not end: the
cell is stopped, and the function is not called again.
"""

import re
from collections.abc import Collection, Iterable

from autograder.grading.prerequisites import (
    graded_methods,
    part_of_test,
    transitive_prerequisites,
)
from autograder.grading.spec import GradingSpec, sandbox_spec
from autograder.grading.suite_runner import HiddenTest, Suite
from autograder.grading.test_run import TestRun
from autograder.sandbox.session import Session
from autograder.sandbox.zygote_client import ZygotePool

NAME = re.compile(r"[^\W\d]\w*")


class SlowCells:
    """Tells of a cell of a session whether it waits for a function that never ends.

    The cells in `idle` are not needed by others.
    """

    def __init__(
        self, spec: GradingSpec, suite: Suite, seed: int, zygotes: ZygotePool, idle: Collection[int]
    ) -> None:
        self._spec, self._suite, self._seed = spec, suite, seed
        self._zygotes, self._idle = zygotes, idle

    def is_endless(self, session: Session, cell: int) -> bool:
        """Return whether a cell that takes long names such a function.

        The functions that are found are added to the time-outs of the session.
        """
        names = frozenset(NAME.findall(dict(session.cells)[cell]))
        tests = self._first_tests(names)
        if not session.time_outs.endless.isdisjoint({*names, *tests}):
            return True
        endless = self._never_ending(session, cell, tests.values()) if tests else frozenset()
        session.time_outs.give_up(endless)
        return bool(endless)

    def _first_tests(self, names: Collection[str]) -> dict[str, HiddenTest]:
        """Return one test for each named part and for each of its prerequisites, these first."""
        prerequisites = self._spec.prerequisites
        first: dict[str, HiddenTest] = {}
        for test in self._suite.tests:
            if not test.is_slow:
                methods = graded_methods(test.exercise, prerequisites)
                first.setdefault(part_of_test(test.exercise, test.name, methods), test)
        needs = {part: transitive_prerequisites(part, prerequisites) for part in first}
        named = {part for part in first if part.partition(".")[0] in names}
        wanted = named.union(*(needs[part] for part in named)) & first.keys()
        return {part: first[part] for part in sorted(wanted, key=lambda part: len(needs[part]))}

    def _never_ending(
        self, session: Session, cell: int, tests: Iterable[HiddenTest]
    ) -> frozenset[str]:
        """Return the functions that run out of time in the first test that does, if any."""
        order = [index for index, _ in session.cells]
        # What a slow cell binds may be missing: the first test then fails, and nothing is stopped.
        left_out = session.skipped_cells | session.slow_cells | set(self._idle)
        before = [
            (index, source)
            for index, source in session.cells[: order.index(cell)]
            if index not in left_out
        ]
        sandbox = sandbox_spec(self._spec)
        with Session(sandbox, before, zygotes=self._zygotes, layout=session.layout) as trial:
            trial.run_notebook()
            run = TestRun(trial, self._suite.reference, self._seed, self._spec.language)
            for test in tests:
                self._suite.run(run, test.__eq__)
                if trial.time_outs.never_answered:
                    break
        return trial.time_outs.never_answered
