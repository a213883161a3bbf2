"""Explains the failures of an exercise by the bank of the suite, with processes kept for it.

A worker keeps one process with known answers for each exercise that somebody failed: it is
started once and asked again for the next submission.
"""

import time
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import chain
from multiprocessing.util import Finalize
from pathlib import Path

from autograder.content import variants
from autograder.content.variants import Variant, VariantBank
from autograder.grading import diagnosis
from autograder.grading import variant_runner as usual
from autograder.grading.result import Misconception
from autograder.grading.spec import GradingSpec
from autograder.grading.suite_runner import Suite
from autograder.grading.test_run import TestObservation
from autograder.grading.variant_runner import VariantRunner

CALL_SECONDS = 2.0  # for one call of a known answer: some of them never end


def find_misconceptions(
    kit: GradingSpec,
    suite: Suite,
    exercise: str,
    readings: Sequence[TestObservation],
    seed: int,
    ends: float,
) -> tuple[Misconception, ...]:
    """The misconceptions behind the failures of one exercise, part by part.

    None once the submission's time is up, at `ends` of the monotonic clock.
    """
    if all(reading.outcome.earned for reading in readings):
        return ()
    known = _bank(kit.suite, kit.suite_hash)
    units = diagnosis.units(exercise, suite.of(exercise), known.wrong(exercise), kit.prerequisites)
    own = {reading.outcome.test: reading for reading in readings}
    replay = _Replay(kit, suite, exercise, seed, ends)
    try:
        found = [diagnosis.diagnose(unit, own, replay, replay.usual) for unit in units]
    except TimeBudgetExceeded:
        return ()
    return diagnosis.localize(chain.from_iterable(found), kit.language)


class TimeBudgetExceeded(Exception):  # noqa: N818
    """The time for the submission is used up."""


class _Replay:
    """Runs hidden tests on variants with the inputs that a submission got."""

    def __init__(
        self, kit: GradingSpec, suite: Suite, exercise: str, seed: int, ends: float
    ) -> None:
        self._kit, self._suite, self._exercise, self._seed = kit, suite, exercise, seed
        self._ends = ends

    def __call__(self, variant: Variant, tests: frozenset[str]) -> Mapping[str, TestObservation]:
        return self._run(variant, self._seed, tests)

    @property
    def usual(self) -> usual.Table:
        """What the known wrong answers pass and fail whatever the inputs are."""
        return _usual(self._kit, self._suite, self._exercise, self._run)

    def _run(
        self, variant: Variant, seed: int, tests: frozenset[str]
    ) -> Mapping[str, TestObservation]:
        if not tests:
            return {}
        if time.monotonic() >= self._ends:
            raise TimeBudgetExceeded
        shelf = _variant_runner(self._kit, self._suite, self._exercise)
        own = lambda test: test.exercise == self._exercise and test.name in tests  # noqa: E731
        return shelf.run(variant.id, seed, own)


def _usual(kit: GradingSpec, suite: Suite, exercise: str, run: usual.VariantRun) -> usual.Table:
    """Kept by this process until the kit changes."""
    name, key = (kit.suite, exercise), repr((kit.suite_hash, kit.reference))
    kept = _tables.get(name)
    if kept is None or kept[0] != key:
        wrong = _bank(kit.suite, kit.suite_hash).wrong(exercise)
        found = usual.load_or_compute(kit, exercise, wrong, suite.of(exercise), run)
        _tables[name] = kept = (key, found)
    return kept[1]


_tables: dict[tuple[str, str], tuple[str, usual.Table]] = {}


@cache
def _bank(suite: str, _hash: str) -> VariantBank:
    return variants.read_bank(Path(suite))


def close() -> None:
    """End the processes kept for explanations."""
    while _shelves:
        _shelves.popitem()[1][1].close()


Finalize(None, close, exitpriority=10)  # at the end of a worker, too, where atexit is not heard

_shelves: dict[tuple[str, str], tuple[str, VariantRunner]] = {}


def _variant_runner(kit: GradingSpec, suite: Suite, exercise: str) -> VariantRunner:
    """The process with the wrong answers to an exercise; a new one when the kit has changed."""
    name, key = (kit.suite, exercise), repr((kit.suite_hash, kit.reference, kit.limits, kit.level))
    kept = _shelves.get(name)
    if kept is None or kept[0] != key:
        if kept:
            kept[1].close()
        wrong = _bank(kit.suite, kit.suite_hash).wrong(exercise)
        sources = {v.id: v.apply_to(kit.sources[exercise]) for v in wrong}
        shelf = VariantRunner(kit, suite, exercise, sources, call_seconds=CALL_SECONDS)
        _shelves[name] = kept = (key, shelf)
    return kept[1]
