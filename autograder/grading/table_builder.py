"""Makes answer tables: runs the hidden tests on the variants of an exercise, and on composites.

A composite is an answer with two mistakes: what two wrong variants change in the reference
solution, merged. Two mistakes at once give answers that neither gives alone.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from contextlib import suppress

from autograder.content.composites import Composite, composites
from autograder.content.variants import REFERENCE, Variant
from autograder.core.errors import SuiteError
from autograder.grading.answer_table import (
    DIAGNOSTIC_SEED,
    AnswerTable,
    Outcome,
    Row,
    TestAnswers,
    table_key,
    variant_digest,
)
from autograder.grading.diagnosis import DiagnosisUnit, units
from autograder.grading.result import TestStatus
from autograder.grading.spec import GradingSpec
from autograder.grading.suite_runner import HiddenTest, Suite
from autograder.grading.test_run import TestObservation
from autograder.grading.variant_runner import VariantRunner
from autograder.sandbox.zygote_client import ZygotePool

# Of all composites of a unit to its tests, which takes half a minute to a minute. It is counted
# in requests of the reference, so that it is the same on every machine.
MAX_REQUESTS = 60_000
# A composite of a variant that ends so would cost more time than all others.
STUCK = (TestStatus.TIMEOUT, TestStatus.DIED, TestStatus.BROKEN)

Observations = Mapping[str, TestObservation]  # by the name of the test
Indices = dict[str, tuple[int, int]]  # of the trace and the outcome, by the name of the test


class TableBuilder:
    """Makes the table of one exercise from what its variants answer under one seed."""

    def __init__(self, spec: GradingSpec, suite: Suite, exercise: str, wrong: Sequence[Variant]):
        self._spec, self._suite, self._exercise = spec, suite, exercise
        self._wrong = tuple(wrong)
        hidden_tests = suite.tests_of(exercise)
        self._units = units(exercise, hidden_tests, wrong, spec.prerequisites)
        self._tests = {test.name: TestAnswers() for test in hidden_tests}
        self._compared = {test.name for unit in self._units for test in _comparable(unit)}
        self._rows: list[Row] = []
        self._passed: list[str] = []
        self._indices: dict[str, Indices] = {}  # of the rows by key
        self._usable: set[str] = set()  # keys of the variants that can be combined

    def add_reference(self, observations: Observations) -> None:
        """Take note of the answers of the reference solution, before all others."""
        self._indices[REFERENCE] = self._find(observations)

    def add(self, variant: Variant, observations: Observations) -> None:
        """Add the row of a wrong variant."""
        self._add(Row(variant.key, (variant.id,)), self._find(observations))
        if not (variant.wrong.nondeterministic or _is_stuck(observations)):
            self._usable.add(variant.key)

    def add_right(self, variant: Variant, observations: Observations) -> None:
        """Take note of a right variant if it passes all tests."""
        if all(seen.outcome.status is TestStatus.PASSED for seen in observations.values()):
            self._passed.append(variant_digest(variant))

    def add_composites(self, seed: int, zygotes: ZygotePool | None = None) -> None:
        """Run composites of the variants that have been added, and add those that tell something.

        A composite that answers like the reference or like one variant tells nothing.
        """
        for unit in self._units:
            usable = [variant for variant in unit.variants if variant.key in self._usable]
            found = list(composites(usable, self._spec.sources[self._exercise]))
            selected = self._select(unit, found)
            code = {composite.key: composite.source for composite in selected}
            if not selected:
                continue
            known = {self._signature(unit, indices) for indices in self._indices.values()}
            with VariantRunner(
                self._spec, self._suite, self._exercise, code, zygotes=zygotes
            ) as runner:
                for composite in selected:
                    self._add_composite(composite, unit, known, runner, seed)

    def table(self) -> AnswerTable:
        """Return the table; rows that are added later appear in it."""
        key = table_key(self._spec, self._exercise, self._wrong)
        return AnswerTable(key, self._rows, self._tests, sorted(self._passed))

    def _find(self, observations: Observations) -> Indices:
        return {
            name: self._tests[name].find(
                Outcome(observation.outcome.status, observation.reason),
                observation.answers if name in self._compared else (),
            )
            for name, observation in observations.items()
        }

    def _add(self, row: Row, indices: Indices) -> None:
        self._rows.append(row)
        self._indices[row.key] = indices
        for name, answers in self._tests.items():
            answers.add(indices[name])

    def _select(self, unit: DiagnosisUnit, found: Sequence[Composite]) -> Sequence[Composite]:
        """Return as many composites as may run: each pair of mistakes once, then other members."""
        traces = (self._tests[test.name].traces[0] for test in _comparable(unit))
        count = MAX_REQUESTS // max(sum(map(len, traces)), 1)
        once = {(c.first.id, c.second.id): c for c in reversed(found)}
        members = [c for c in found if once[c.first.id, c.second.id] is not c]
        ordered = [*reversed(once.values()), *members]
        return ordered[:count] if len(once) <= count else _spread(ordered[: len(once)], count)

    def _add_composite(
        self,
        composite: Composite,
        unit: DiagnosisUnit,
        known: Set[tuple[tuple[int, int], ...]],
        runner: VariantRunner,
        seed: int,
    ) -> None:
        """Run the tests of the unit on a composite; for other tests it is like its parts."""
        first, second = (self._indices[v.key] for v in (composite.first, composite.second))
        right = self._indices[REFERENCE]
        indices = {
            name: first[name] if first[name] != right[name] else second[name] for name in right
        }
        for test in _comparable(unit):
            observations = runner.run(composite.key, seed, test.__eq__)
            if _is_stuck(observations):
                return
            indices |= self._find(observations)
        if self._signature(unit, indices) not in known:
            ids = (composite.first.id, composite.second.id)
            self._add(Row(composite.key, ids), indices)

    def _signature(self, unit: DiagnosisUnit, indices: Indices) -> tuple[tuple[int, int], ...]:
        return tuple(indices[test.name] for test in _comparable(unit))


def _spread(found: Sequence[Composite], count: int) -> Sequence[Composite]:
    """Return `count` composites at even distances, so that each mistake is in some of them."""
    return [found[index * len(found) // count] for index in range(count)]


def _comparable(unit: DiagnosisUnit) -> Iterator[HiddenTest]:
    """Yield the tests of a unit whose answers can be compared, and that do not take long."""
    return (test for test in unit.tests if not (test.is_random or test.is_slow))


def _is_stuck(observations: Observations) -> bool:
    return any(observation.outcome.status in STUCK for observation in observations.values())


def build_table(
    spec: GradingSpec,
    suite: Suite,
    exercise: str,
    wrong: Sequence[Variant],
    zygotes: ZygotePool | None = None,
) -> AnswerTable:
    """Return the table of an exercise; it takes as long as an audit without mutants.

    Variants with an edit that does not apply are left out.
    """
    sources = {REFERENCE: spec.sources[exercise]}
    for variant in wrong:
        with suppress(SuiteError):
            sources[variant.key] = variant.apply_to(spec.sources[exercise])
    builder = TableBuilder(spec, suite, exercise, wrong)

    def run(key: str) -> Observations:
        return runner.run(key, DIAGNOSTIC_SEED, lambda test: test.exercise == exercise)

    with VariantRunner(spec, suite, exercise, sources, zygotes=zygotes) as runner:
        builder.add_reference(run(REFERENCE))
        for variant in wrong:
            if variant.key in sources:
                builder.add(variant, run(variant.key))
    builder.add_composites(DIAGNOSTIC_SEED, zygotes)
    return builder.table()
