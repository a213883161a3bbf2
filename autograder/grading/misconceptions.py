"""Finds the misconceptions behind failed tests by replaying them on the suite's variant bank.

The process with the variants of an exercise is started at its first failure and reused for the
submissions that follow.
"""

import time
from collections.abc import Mapping, Sequence
from itertools import chain
from pathlib import Path

from autograder.content.variants import Variant, VariantBank, read_bank
from autograder.grading import diagnosis
from autograder.grading.keyed_cache import KeyedCache
from autograder.grading.result import Misconception
from autograder.grading.spec import GradingSpec
from autograder.grading.suite_runner import Suite
from autograder.grading.test_run import TestObservation
from autograder.grading.variant_runner import (
    KnownOutcomesTable,
    ReplayVariant,
    VariantRunner,
    load_or_compute,
)
from autograder.sandbox.zygote_client import ZygotePool

CALL_SECONDS = 2.0  # for one call of a variant: some of them never end


class TimeBudgetExceeded(Exception):  # noqa: N818
    """The time limit of the submission is used up."""


class MisconceptionFinder:
    """Explains failures; owns the variant banks, their known outcomes and their processes."""

    def __init__(self, zygotes: ZygotePool) -> None:
        self._zygotes = zygotes
        self._banks: KeyedCache[str, VariantBank] = KeyedCache()
        self._known_outcomes: KeyedCache[tuple[str, str], KnownOutcomesTable] = KeyedCache()
        self._runners: KeyedCache[tuple[str, str], VariantRunner] = KeyedCache(VariantRunner.close)

    def find(
        self,
        spec: GradingSpec,
        suite: Suite,
        exercise: str,
        observations: Sequence[TestObservation],
        seed: int,
        deadline: float,
    ) -> tuple[Misconception, ...]:
        """Return the misconceptions behind the failures of one exercise, part by part.

        `observations` are those of the exercise, made with `seed`. Returns none if `deadline`, a
        time of the monotonic clock, passes.
        """
        if all(observation.outcome.earned for observation in observations):
            return ()
        wrong = self._wrong_variants(spec, exercise)
        units = diagnosis.units(exercise, suite.tests_of(exercise), wrong, spec.prerequisites)
        by_test = {observation.outcome.test: observation for observation in observations}

        def replay(
            variant: Variant, replay_seed: int, names: frozenset[str]
        ) -> Mapping[str, TestObservation]:
            if not names:
                return {}
            if time.monotonic() >= deadline:
                raise TimeBudgetExceeded
            runner = self._variant_runner(spec, suite, exercise)
            return runner.run(
                variant.id,
                replay_seed,
                lambda test: test.exercise == exercise and test.name in names,
            )

        def replay_with_seed(
            variant: Variant, names: frozenset[str]
        ) -> Mapping[str, TestObservation]:
            return replay(variant, seed, names)

        try:
            outcomes = self._known(spec, suite, exercise, replay)
            matches = [
                diagnosis.diagnose(unit, by_test, replay_with_seed, outcomes) for unit in units
            ]
        except TimeBudgetExceeded:
            return ()
        return diagnosis.localize(chain.from_iterable(matches), spec.language)

    def close(self) -> None:
        """End the processes with the variants."""
        self._runners.close()

    def _wrong_variants(self, spec: GradingSpec, exercise: str) -> Sequence[Variant]:
        bank = self._banks.get(spec.suite, spec.suite_hash, lambda: read_bank(Path(spec.suite)))
        return bank.wrong(exercise)

    def _known(
        self, spec: GradingSpec, suite: Suite, exercise: str, run: ReplayVariant
    ) -> KnownOutcomesTable:
        def compute() -> KnownOutcomesTable:
            wrong = self._wrong_variants(spec, exercise)
            return load_or_compute(spec, exercise, wrong, suite.tests_of(exercise), run)

        key = (spec.suite_hash, spec.reference)
        return self._known_outcomes.get((spec.suite, exercise), key, compute)

    def _variant_runner(self, spec: GradingSpec, suite: Suite, exercise: str) -> VariantRunner:
        def start() -> VariantRunner:
            source = spec.sources[exercise]
            wrong = self._wrong_variants(spec, exercise)
            return VariantRunner(
                spec,
                suite,
                exercise,
                {variant.id: variant.apply_to(source) for variant in wrong},
                call_seconds=CALL_SECONDS,
                zygotes=self._zygotes,
            )

        key = (spec.suite_hash, spec.reference, spec.limits, spec.level)
        return self._runners.get((spec.suite, exercise), key, start)
