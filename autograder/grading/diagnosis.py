"""Diagnosis by replay: find the wrong variants that answer as a submission does.

The failed tests are replayed on every wrong variant of the exercise with the same random inputs.
A variant with the same answers is the misconception. If none has all of them, a pair of variants
or the most similar one may explain the failures.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from itertools import combinations

import msgspec
from msgspec import Struct

from autograder.content.variants import Variant
from autograder.core.i18n import Language
from autograder.grading.prerequisites import Prerequisites, graded_methods, part_of_test
from autograder.grading.result import Certainty, Misconception, TestStatus
from autograder.grading.suite_runner import HiddenTest
from autograder.grading.test_run import TestObservation
from autograder.grading.variant_runner import NO_KNOWLEDGE, KnownOutcomes
from autograder.sandbox.faults import Fault
from autograder.sandbox.trace import traces_equal

# The share of the tests failed on either side on which a similar variant has to agree. Below it,
# two answers that are both wrong in different ways would be taken for each other.
MIN_SIMILARITY = 0.5
NO_TABLE: Mapping[str, KnownOutcomes] = {}
# There is no misconception behind a stub, and none behind an error of the test itself.
UNDIAGNOSABLE = (TestStatus.UNWRITTEN, TestStatus.BROKEN)

Observations = Mapping[str, TestObservation]  # by the name of the test
Replay = Callable[[Variant, frozenset[str]], Observations]  # runs the named tests on a variant
Diagnosis = tuple[tuple[Variant, Certainty], ...]


class DiagnosisUnit(Struct, frozen=True):
    """A part that is diagnosed separately: an exercise, or a method with tests of its own."""

    part: str
    tests: tuple[HiddenTest, ...]
    variants: tuple[Variant, ...]


class Match(Struct, frozen=True):
    """How well one wrong variant explains the failures, by names of tests."""

    variant: Variant
    fails: frozenset[str]
    same_answers: frozenset[str]  # failed by both with the same answers
    same_outcome: frozenset[str]  # failed by both with the same message; answers are random

    @property
    def agreeing_tests(self) -> frozenset[str]:
        """The tests on which the variant and the student agree."""
        return self.same_answers | self.same_outcome

    @property
    def is_inexact(self) -> bool:
        """Whether some tests could be compared by their outcome only."""
        return bool(self.same_outcome - self.same_answers)

    def score(self, failed: frozenset[str]) -> float:
        """Return the share of the tests failed on either side on which both agree."""
        return len(self.agreeing_tests) / len(self.fails | failed)


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


def diagnose(
    unit: DiagnosisUnit,
    observations: Observations,
    replay: Replay,
    known_outcomes: Mapping[str, KnownOutcomes] = NO_TABLE,
) -> Diagnosis:
    """Return the misconceptions that explain the failures among the observations of one unit.

    Variants that by their `known_outcomes` cannot explain the failures are not replayed.
    """
    tests = {
        test.name: test for test in unit.tests if not test.is_slow and test.name in observations
    }
    failed = frozenset(name for name in tests if not observations[name].outcome.earned)
    if not failed or any(_is_undiagnosable(observations[name]) for name in failed):
        return ()
    outcomes = {
        variant.id: known_outcomes.get(variant.id, NO_KNOWLEDGE) for variant in unit.variants
    }
    # A variant that explains everything agrees on every failed test. The fastest of them excludes
    # most variants before the others are replayed.
    fastest = min(failed, key=lambda name: (observations[name].outcome.seconds, name))
    candidates = [
        variant
        for variant in unit.variants
        if _max_score(outcomes[variant.id], failed) == 1
        and _match(observations, tests, {fastest}, variant, replay)
    ]
    matches = list(_matches(observations, tests, failed, candidates, replay))
    single = _single_match(matches, failed)
    if single is not None:
        return single
    candidates = [v for v in unit.variants if _may_contribute(outcomes[v.id], failed)]
    matches = list(_matches(observations, tests, failed, candidates, replay))
    return _pair_match(matches, failed) or _best_partial_match(matches, failed)


def _max_score(outcomes: KnownOutcomes, failed: frozenset[str]) -> float:
    """Return the highest score that a variant can have."""
    return len(failed - outcomes.passes) / len(failed | outcomes.fails)


def _may_contribute(outcomes: KnownOutcomes, failed: frozenset[str]) -> bool:
    """Return whether a variant can be one of a pair, or a partial match by itself."""
    in_pair = outcomes.fails <= failed and bool(failed - outcomes.passes)
    return in_pair or _max_score(outcomes, failed) >= MIN_SIMILARITY


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


def _matches(
    observations: Observations,
    tests: Mapping[str, HiddenTest],
    failed: frozenset[str],
    variants: Sequence[Variant],
    replay: Replay,
) -> Iterable[Match]:
    """Yield a match for each variant that agrees on some failed test."""
    for variant in variants:
        match = _match(observations, tests, failed, variant, replay)
        if match:
            replayed = replay(variant, frozenset(tests) - failed)
            fails = {name for name, observation in replayed.items() if not observation.passed}
            yield msgspec.structs.replace(match, fails=match.fails | fails)


def _match(
    observations: Observations,
    tests: Mapping[str, HiddenTest],
    names: Set[str],
    variant: Variant,
    replay: Replay,
) -> Match | None:
    """Compare a variant with the student on some failed tests; None if they agree on none."""
    replayed = replay(variant, frozenset(names))
    fails = frozenset(name for name in names if not replayed[name].passed)
    same_answers = frozenset(
        name for name in fails if traces_equal(observations[name].trace, replayed[name].trace)
    )
    same_outcome = frozenset(
        name
        for name in fails
        if (tests[name].is_random or variant.wrong.nondeterministic)
        and _status_and_message(observations[name]) == _status_and_message(replayed[name])
    )
    if not same_answers | same_outcome:
        return None
    return Match(variant, fails, same_answers, same_outcome)


def _is_undiagnosable(observation: TestObservation) -> bool:
    return observation.outcome.status in UNDIAGNOSABLE or observation.fault is Fault.MISSING


def _status_and_message(observation: TestObservation) -> tuple[TestStatus, str]:
    return observation.outcome.status, observation.outcome.message


def _single_match(matches: Sequence[Match], failed: frozenset[str]) -> Diagnosis | None:
    """Return the variants that explain everything, or None if there is none.

    Two such variants are both likely. More than two are an empty diagnosis.
    """
    full = [match for match in matches if match.score(failed) == 1]
    exact = [match for match in full if not match.is_inexact] or full
    if not exact:
        return None
    if len(exact) > 2:
        return ()
    is_sure = len(exact) == 1 and not exact[0].is_inexact
    certainty = Certainty.SURE if is_sure else Certainty.LIKELY
    return tuple((match.variant, certainty) for match in exact)


def _pair_match(matches: Sequence[Match], failed: frozenset[str]) -> Diagnosis:
    """Return the pair of variants that together fail the failed tests, if there is only one.

    Each of the two has to agree with the student on the tests that only it fails.
    """
    pairs = [
        (first, second)
        for first, second in combinations(matches, 2)
        if first.fails | second.fails == failed
        and _explains_remainder(first, second)
        and _explains_remainder(second, first)
    ]
    if len(pairs) != 1:
        return ()
    is_inexact = any(match.is_inexact for match in pairs[0])
    certainty = Certainty.LIKELY if is_inexact else Certainty.SURE
    return tuple((match.variant, certainty) for match in pairs[0])


def _explains_remainder(match: Match, partner: Match) -> bool:
    """Return whether a match agrees on all tests that its partner passes; there must be some."""
    remainder = match.fails - partner.fails
    return bool(remainder) and remainder <= match.agreeing_tests


def _best_partial_match(matches: Sequence[Match], failed: frozenset[str]) -> Diagnosis:
    """Return the variant with the highest score, if it is the only one and similar enough."""
    # A variant with random answers resembles any unknown mistake with the same message.
    matches = [match for match in matches if not match.variant.wrong.nondeterministic]
    ranked = sorted(matches, key=lambda match: match.score(failed), reverse=True)
    if not ranked or ranked[0].score(failed) < MIN_SIMILARITY:
        return ()
    if len(ranked) > 1 and ranked[1].score(failed) == ranked[0].score(failed):
        return ()
    return ((ranked[0].variant, Certainty.LIKELY),)
