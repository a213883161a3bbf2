"""Finds the misconceptions behind failed tests, with the answer tables of the suite.

The failed tests run once more in the session of the submission, with the seed of the tables: their
time is all that an explanation costs, however many wrong variants are known.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from itertools import accumulate, chain
from pathlib import Path

from msgspec import structs

from autograder.content.variants import Variant, VariantBank, read_bank
from autograder.grading import answer_table, diagnosis
from autograder.grading.answer_table import DIAGNOSTIC_SEED, AnswerTable
from autograder.grading.keyed_cache import KeyedCache
from autograder.grading.result import Misconception, TestStatus
from autograder.grading.spec import GradingSpec
from autograder.grading.suite_runner import HiddenTest, Suite
from autograder.grading.table_builder import build_table
from autograder.grading.test_run import TestObservation, TestRun
from autograder.sandbox.faults import Fault
from autograder.sandbox.zygote_client import ZygotePool

# Processor time for the failed tests of one exercise; those that need more are compared by how
# they ended. By the clock a second run may take a few times as long on a busy machine.
RERUN_SECONDS = 0.8
MAX_RERUN_SECONDS = 3 * RERUN_SECONDS
# A call that never ended, ended the process or exhausted a limit would do so again.
CHEAP_FAULTS = (None, Fault.RAISED, Fault.ARGUMENTS, Fault.MISSING_ATTRIBUTE)


class MisconceptionFinder:
    """Explains failures; owns the variant banks and their answer tables."""

    def __init__(self, zygotes: ZygotePool) -> None:
        self._zygotes = zygotes
        self._banks: KeyedCache[str, VariantBank] = KeyedCache()
        self._tables: KeyedCache[tuple[str, str], AnswerTable] = KeyedCache()

    def find(
        self,
        spec: GradingSpec,
        suite: Suite,
        exercise: str,
        observations: Sequence[TestObservation],
    ) -> tuple[Misconception, ...]:
        """Return the misconceptions behind the failures of one exercise, part by part.

        `observations` are those of the exercise, after `answer_again`.
        """
        wrong = self._wrong_variants(spec, exercise)
        failed = [o for o in observations if not o.outcome.earned]
        if not wrong or all(o.outcome.status is TestStatus.UNWRITTEN for o in failed):
            return ()  # a function that is not written has no mistake yet
        table = self._table(spec, suite, exercise, wrong)
        units = diagnosis.units(exercise, suite.tests_of(exercise), wrong, spec.prerequisites)
        by_test = {observation.outcome.test: observation for observation in observations}
        found = (diagnosis.diagnose(unit, by_test, table) for unit in units)
        return diagnosis.localize(chain.from_iterable(found), spec.language)

    def _wrong_variants(self, spec: GradingSpec, exercise: str) -> Sequence[Variant]:
        bank = self._banks.get(
            spec.suite, spec.suite_hash, lambda: read_bank(Path(spec.suite), spec.kit_variants)
        )
        return bank.wrong(exercise)

    def _table(
        self, spec: GradingSpec, suite: Suite, exercise: str, wrong: Sequence[Variant]
    ) -> AnswerTable:
        def load_or_build() -> AnswerTable:
            key = answer_table.table_key(spec, exercise, wrong)
            table = answer_table.load_table(spec, exercise, key)
            if table is None:
                table = build_table(spec, suite, exercise, wrong, self._zygotes)
                answer_table.store_in_cache(table)
            return table

        key = (spec.suite_hash, spec.reference, spec.files_hash)
        return self._tables.get((spec.suite, exercise), key, load_or_build)


def answer_again(
    suite: Suite,
    run: TestRun,
    observations: Sequence[TestObservation],
    left_out: Set[tuple[str, str]] = frozenset(),
) -> list[TestObservation]:
    """Return observations of a run with the answers under the seed of the tables.

    Runs failed tests once more in the same session; nothing of the run changes. Tests that would
    cost much are left out, and those in `left_out`, by exercise and name.
    """
    by_test: dict[tuple[str, str], TestObservation] = {}
    for exercise in dict.fromkeys(observation.exercise for observation in observations):
        failed = {
            o.outcome.test: o.spent
            for o in observations
            if o.exercise == exercise
            and not o.outcome.earned
            and o.fault in CHEAP_FAULTS
            and (exercise, o.outcome.test) not in left_out
        }
        with run.session.within(MAX_RERUN_SECONDS):
            for test in _affordable(suite.tests_of(exercise), failed):
                again = TestRun(
                    run.session,
                    run.reference,
                    DIAGNOSTIC_SEED,
                    run.language,
                    run.make_student,
                    keep_answers=True,
                )
                (seen,) = suite.run(again, test.__eq__)
                if seen.fault not in CHEAP_FAULTS:
                    break
                by_test[exercise, test.name] = seen
    return [
        structs.replace(o, again=by_test.get((o.exercise, o.outcome.test))) for o in observations
    ]


def _affordable(tests: Iterable[HiddenTest], failed: Mapping[str, float]) -> list[HiddenTest]:
    """Return the failed tests whose answers can be compared, the fastest first, within the time.

    `failed` has the processor time that each failed test took.
    """
    comparable = [t for t in tests if t.name in failed and not (t.is_random or t.is_slow)]
    comparable.sort(key=lambda test: failed[test.name])
    totals = accumulate(failed[test.name] for test in comparable)
    return [t for t, total in zip(comparable, totals, strict=True) if total <= RERUN_SECONDS]
