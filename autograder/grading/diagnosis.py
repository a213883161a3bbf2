"""Diagnosis by table: find the wrong variants that answer as a submission does.

The failed tests run once more on the student's code with a fixed seed, and the answers are
compared with those of the variants in the answer table. An answer is wrong if it differs from the
reference's. A variant explains it with the same answer, and contradicts the student where it is
wrong and the student is right.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set

import numpy as np
from msgspec import Struct

from autograder.content.variants import Variant
from autograder.core.i18n import Language
from autograder.grading.answer_comparison import (
    Array,
    Failure,
    FailureMatrices,
    Sides,
    compare,
    same_outcomes,
)
from autograder.grading.answer_table import NO_ANSWER, AnswerTable, Outcome, TestAnswers
from autograder.grading.combined_answers import NumericAnswer, combined_pairs, numeric_answer
from autograder.grading.prerequisites import Prerequisites, graded_methods, part_of_test
from autograder.grading.result import Certainty, Misconception, TestStatus
from autograder.grading.suite_runner import HiddenTest
from autograder.grading.test_run import TestObservation
from autograder.sandbox.faults import Fault

# The share of the failures on either side that a variant has to explain to be reported alone.
# Below it, two answers that are both wrong in different ways would be taken for each other.
MIN_SIMILARITY = 0.5
# There is no misconception behind a stub, and none behind an error of the test itself.
UNDIAGNOSABLE = (TestStatus.UNWRITTEN, TestStatus.BROKEN)

Observations = Mapping[str, TestObservation]  # by the name of the test
Diagnosis = tuple[tuple[Variant, Certainty], ...]


class DiagnosisUnit(Struct, frozen=True):
    """A part that is diagnosed separately: an exercise, or a method with tests of its own."""

    part: str
    tests: tuple[HiddenTest, ...]
    variants: tuple[Variant, ...]


def units(
    exercise: str,
    tests: Sequence[HiddenTest],
    variants: Sequence[Variant],
    prerequisites: Prerequisites,
) -> tuple[DiagnosisUnit, ...]:
    """Return the units of an exercise, each with its tests and its wrong variants."""
    methods = {variant.header.method for variant in variants} - {""}
    methods |= graded_methods(exercise, prerequisites)
    unit_tests: dict[str, list[HiddenTest]] = {}
    for test in tests:
        unit_tests.setdefault(part_of_test(exercise, test.name, methods), []).append(test)
    unit_variants: dict[str, list[Variant]] = {part: [] for part in unit_tests}
    for variant in variants:
        part = f"{exercise}.{variant.header.method}"
        # A method without tests of its own, such as __init__, is tested with the whole class.
        unit_variants.setdefault(part if part in unit_tests else exercise, []).append(variant)
    return tuple(
        DiagnosisUnit(part, tuple(tests), tuple(unit_variants[part]))
        for part, tests in unit_tests.items()
    )


def diagnose(unit: DiagnosisUnit, observations: Observations, table: AnswerTable) -> Diagnosis:
    """Return the misconceptions that explain the failures among the observations of one unit.

    A failed test that did not run again is compared by how it ended.
    """
    tests = [test for test in unit.tests if test.name in observations and test.name in table.tests]
    failed = [test for test in tests if not observations[test.name].outcome.earned]
    if not failed or any(_is_undiagnosable(observations[test.name]) for test in failed):
        return ()
    evidence = _Evidence(unit, table)
    for test in tests:
        evidence.add_test(test, observations[test.name])
    return evidence.diagnosis()


def localize(
    diagnosis: Iterable[tuple[Variant, Certainty]], language: Language
) -> tuple[Misconception, ...]:
    """Return the misconceptions of a diagnosis in the student's language."""
    return tuple(
        Misconception(
            variant.id,
            variant.wrong.title.in_language(language),
            variant.wrong.hint.in_language(language),
            certainty,
        )
        for variant, certainty in diagnosis
    )


def _is_undiagnosable(observation: TestObservation) -> bool:
    return observation.outcome.status in UNDIAGNOSABLE or observation.fault is Fault.MISSING


class _Evidence:
    """What speaks for and against each row of a unit, collected test by test."""

    def __init__(self, unit: DiagnosisUnit, table: AnswerTable) -> None:
        self._variants = {variant.id: variant for variant in unit.variants}
        self._table = table
        known = self._variants.keys()
        self._rows = np.array(
            [index for index, row in enumerate(table.rows) if known >= set(row.ids)], dtype=int
        )
        self._ids = [frozenset(table.rows[index].ids) for index in self._rows]
        self._is_single = self._of_rows(lambda ids: len(ids) == 1)
        self._is_random = self._of_rows(
            lambda ids: any(self._variants[i].wrong.nondeterministic for i in ids)
        )
        self._is_by_side = self._of_rows(
            lambda ids: any(self._variants[i].wrong.by_side for i in ids)
        )
        self._failures: list[Failure] = []
        # In tests; a right call is a part of one. Passed tests are kept one by one as well: which
        # rows fail them, and which rows have wrong answers there.
        self._contradictions = np.zeros(len(self._rows))
        self._fail_passed: list[Array] = []
        self._differ_in_passed: list[Array] = []
        # Some answers were compared by the outcome or by their side of one half only.
        self._is_inexact = self._is_random | self._is_by_side
        self._has_right_answer = False

    def _of_rows(self, property_of: Callable[[frozenset[str]], bool]) -> Array:
        return np.array([property_of(ids) for ids in self._ids], dtype=bool)

    # -- tests

    def add_test(self, test: HiddenTest, observation: TestObservation) -> None:
        """Take a test into account: passed, failed with answers, or failed without."""
        again = observation.again
        table = self._table.tests[test.name]
        outcome_of = np.array(table.outcome_of)[self._rows]
        fails = np.array([o.status is not TestStatus.PASSED for o in table.outcomes])[outcome_of]
        if observation.outcome.earned:
            self._contradictions += fails
            self._fail_passed.append(fails)
            self._differ_in_passed.append((table.matrix[self._rows] > 0).any(axis=1))
            self._has_right_answer = True
        elif test.is_random or test.is_slow or again is None:
            outcome = Outcome(observation.outcome.status, observation.reason)
            same = same_outcomes(table, outcome, by_reason=test.is_random)[outcome_of] & fails
            if test.is_random or not test.is_slow:  # no time was left to run it again
                self._is_inexact[:] = True
            exactly = same & (outcome.status is not TestStatus.RAISED)
            self._failures.append(Failure(same, exactly, fails, fails, False, 1.0))
        elif not again.passed:
            outcome = Outcome(again.outcome.status, again.reason)
            same = same_outcomes(table, outcome, by_reason=True)[outcome_of] & fails
            self._add_answers(again, table, fails, same)

    def _add_answers(
        self, again: TestObservation, table: TestAnswers, fails: Array, same_outcome: Array
    ) -> None:
        """Compare call by call; rows with random answers by `same_outcome` alone."""
        indices, is_random = table.matrix[self._rows], self._is_random
        wrong: list[tuple[Array, Array, Array, bool, NumericAnswer | None]] = []
        contradictions = np.zeros(len(self._rows))
        same_trace = fails & ((indices >= 0).sum(axis=1) == len(again.answers))
        for request, answer in zip(table.requests_of(again.answers), again.answers, strict=True):
            if request is None:  # no row came by it
                same_trace[:] = False
                continue
            compared = compare(table, request, answer, indices[:, request])
            agrees, exactly, is_right, row_differs = compared
            if self._is_by_side.any():
                sides = Sides(table.answers[request], answer, indices[:, request])
                by_side = self._is_by_side & sides.are_known
                agrees = np.where(by_side, sides.agree, agrees)
                row_differs = np.where(by_side, sides.differ, row_differs)
            same_trace &= agrees
            if is_right:
                # A row that passes the test may differ from the reference and still be right.
                contradictions += row_differs & fails & ~agrees & ~is_random
                self._has_right_answer |= bool(answer.numbers)
            elif table.answers[request][0].form != NO_ANSWER.form:
                numbers = numeric_answer(table.answers[request], answer, indices[:, request])
                wrong.append((agrees, exactly, row_differs, not answer.is_fault, numbers))
        if not wrong:
            # The test judges more finely than answers are compared.
            is_value = again.outcome.status is TestStatus.FAILED
            wrong.append((same_trace, same_trace, fails, is_value, None))
        for agrees, exactly, row_differs, is_value, numbers in wrong:
            failure = Failure(
                np.where(is_random, same_outcome, agrees),
                np.where(is_random, same_outcome, exactly),
                np.where(is_random, fails, row_differs),
                fails,
                is_value,
                1 / len(wrong),
                numbers,
            )
            self._failures.append(failure)
        self._contradictions += contradictions / max(len(again.answers), 1)

    # -- explanations

    def diagnosis(self) -> Diagnosis:
        """Return the best explanation of all failures."""
        if not self._failures or not len(self._rows):
            return ()
        matrices = FailureMatrices(self._failures)
        single = self._single_match(matrices)
        if single is not None:
            return single
        return (
            self._pair_match(matrices)
            or self._combined_match(matrices)
            or self._best_partial_match(matrices)
        )

    def _single_match(self, failures: FailureMatrices) -> Diagnosis | None:
        """Return the variants that explain everything, or None if there is none.

        Two such variants are both likely. More than two are an empty diagnosis.
        """
        exact = self._full_matches(failures) & self._is_single
        for better in (~self._is_inexact, failures.exactly.all(axis=0)):
            if (exact & better).any():
                exact &= better
        ids = {self._ids[row] for row in np.flatnonzero(exact)}
        if not ids:
            return None
        is_sure = len(ids) == 1 and (exact & ~self._is_inexact & failures.have_value).any()
        certainty = Certainty.SURE if is_sure else Certainty.LIKELY
        return self._told(frozenset().union(*ids), certainty) if len(ids) <= 2 else ()

    def _full_matches(self, failures: FailureMatrices) -> Array:
        """Return the rows that explain all failures and contradict nothing.

        An exception at every call says little: there, the messages have to be the same as well.
        """
        full = (failures.explained & failures.row_fails).all(axis=0) & (self._contradictions == 0)
        if not self._has_right_answer:
            full &= failures.have_value | failures.exactly.all(axis=0)
        return np.asarray(full)

    def _pair_match(self, failures: FailureMatrices) -> Diagnosis:
        """Return the two variants that together explain everything, if they are the only ones.

        They are a row of two mistakes, or two rows of which each explains what the other does not.
        """
        pairs: dict[frozenset[str], bool] = {}  # whether it is sure
        for row in np.flatnonzero(self._full_matches(failures) & ~self._is_single):
            is_sure = bool(failures.have_value[row] and not self._is_inexact[row])
            pairs[self._ids[row]] = pairs.get(self._ids[row], False) or is_sure
        for ids, is_sure in self._pairs_of_rows(failures):
            pairs[ids] = pairs.get(ids, False) or is_sure
        if not pairs:
            return ()
        common = frozenset.intersection(*pairs)
        is_sure = len(pairs) == 1 and all(pairs.values())
        return self._told(common, Certainty.SURE if is_sure else Certainty.LIKELY)

    def _pairs_of_rows(self, failures: FailureMatrices) -> Iterator[tuple[frozenset[str], bool]]:
        """Yield pairs of rows by their ids, and whether the pair is sure.

        Where both differ from the reference, together they may answer what neither does alone. A
        test may also ignore one mistake because of the other, and pass.
        """
        fail_passed, differ_in_passed = self._in_passed()
        rows = np.flatnonzero(self._can_be_one_of_two() & failures.explained.any(axis=0))
        explained, differs = failures.explained[:, rows], failures.row_differs[:, rows]
        row_fails = failures.row_fails[:, rows]
        fails, excuses = fail_passed[:, rows], differ_in_passed[:, rows]
        is_value = failures.is_value[:, np.newaxis]
        for index, row in enumerate(rows):
            own, own_differs = explained[:, [index]], differs[:, [index]]
            own_share, other_share = own & ~differs, explained & ~own_differs
            by_one = own | explained
            fits = (by_one | (own_differs & differs)).all(axis=0)
            fits &= (row_fails | row_fails[:, [index]]).all(axis=0)
            fits &= own_share.any(axis=0) & other_share.any(axis=0)
            fits &= ~(fails & ~excuses[:, [index]] | fails[:, [index]] & ~excuses).any(axis=0)
            has_values = (own_share & is_value).any(axis=0) & (other_share & is_value).any(axis=0)
            is_sure = by_one.all(axis=0) & has_values & ~self._is_inexact[rows]
            is_sure &= ~(fails | fails[:, [index]]).any(axis=0) & ~self._is_inexact[row]
            for other in np.flatnonzero(fits):
                ids = self._ids[row] | self._ids[rows[other]]
                if other > index and len(ids) == 2:
                    yield ids, bool(is_sure[other])

    def _combined_match(self, failures: FailureMatrices) -> Diagnosis:
        """Return the two variants whose answers give all wrong answers if they are combined.

        Of several such pairs, returns what they have in common.
        """
        rows = np.flatnonzero(self._can_be_one_of_two() & failures.row_differs.any(axis=0))
        fails, excuses = self._in_passed()
        pairs = [
            self._ids[first] | self._ids[second]
            for first, second in combined_pairs(failures.numbers, failures.explained, rows)
            if len(self._ids[first] | self._ids[second]) == 2
            and (failures.row_fails[:, first] | failures.row_fails[:, second]).all()
            and not (fails[:, first] & ~excuses[:, second]).any()
            and not (fails[:, second] & ~excuses[:, first]).any()
        ]
        return self._told(frozenset.intersection(*pairs), Certainty.LIKELY) if pairs else ()

    def _can_be_one_of_two(self) -> Array:
        """Return the variants that have no wrong answer to a call where the student is right."""
        in_calls = self._contradictions - self._in_passed()[0].sum(axis=0)
        return np.asarray(self._is_single & ~self._is_by_side & (in_calls == 0))

    def _in_passed(self) -> tuple[Array, Array]:
        """Return which rows fail each passed test, and which have wrong answers there."""
        count = len(self._rows)
        return _stack(self._fail_passed, count), _stack(self._differ_in_passed, count)

    def _best_partial_match(self, failures: FailureMatrices) -> Diagnosis:
        """Return the variant with the highest score, if it is the only one and similar enough."""
        # A variant with random answers resembles any unknown mistake with the same message.
        scores = failures.explained_share / (failures.total_share + self._contradictions)
        is_vague = self._is_random | self._is_by_side | ~failures.have_evidence
        scores[~self._is_single | is_vague] = 0.0
        best = scores.max()
        ids = {self._ids[row] for row in np.flatnonzero(scores == best)}
        if best < MIN_SIMILARITY or len(ids) > 1:
            return ()
        return self._told(ids.pop(), Certainty.LIKELY)

    def _told(self, ids: Set[str], certainty: Certainty) -> Diagnosis:
        return tuple((v, certainty) for v in self._variants.values() if v.id in ids)


def _stack(lines: Sequence[Array], length: int) -> Array:
    """Return lines of a given length as a matrix, even if there is none."""
    return np.stack(lines) if lines else np.zeros((0, length), dtype=bool)
