"""Which misconception explains what a submission answered: diagnosis by replay.

The tests that failed are run again on every known wrong answer to the exercise, with the same
random inputs. The one that answers as the student's code did is the misconception. Two at
once, a likeness, and no likeness at all are told apart.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from itertools import combinations

import msgspec
from msgspec import Struct

from autograder.content.variants import Variant
from autograder.core.i18n import Language
from autograder.grading.prerequisites import Needs, graded_methods, part_of_test
from autograder.grading.result import Certainty, Misconception, TestStatus
from autograder.grading.suite_runner import HiddenTest
from autograder.grading.test_run import TestObservation
from autograder.grading.variant_runner import NO_KNOWLEDGE, KnownOutcomes
from autograder.sandbox.faults import Fault
from autograder.sandbox.trace import traces_equal

# A likeness has to cover half of all tests that fail on either side; below that, two answers that
# are merely both wrong would be taken for each other.
MIN_SIMILARITY = 0.5
NOTHING: Mapping[str, KnownOutcomes] = {}


class DiagnosisUnit(Struct, frozen=True):
    """What is explained by itself: an exercise, or one method of a class with its own tests."""

    part: str
    tests: tuple[HiddenTest, ...]
    variants: tuple[Variant, ...]


Readings = Mapping[str, TestObservation]  # by the name of the test
Replay = Callable[[Variant, frozenset[str]], Readings]  # run these tests on this variant
# A stub, a name that is not there and a test that failed by itself have nothing to explain.
UNDIAGNOSABLE = (TestStatus.UNWRITTEN, TestStatus.BROKEN)


class Match(Struct, frozen=True):
    """How far one wrong answer goes in explaining the failures."""

    variant: Variant
    fails: frozenset[str]
    same: frozenset[str]  # failed by both, with the same answers
    same_outcome: frozenset[str]  # failed by both in the same way, where answers cannot be compared

    @property
    def agreeing_tests(self) -> frozenset[str]:
        """The tests on which the variant and the student agree."""
        return self.same | self.same_outcome

    @property
    def is_inexact(self) -> bool:
        """Whether some could be compared only by how the test ended."""
        return bool(self.same_outcome - self.same)

    def score(self, failed: frozenset[str]) -> float:
        """The share of the tests failed on either side on which both agree."""
        return len(self.agreeing_tests) / len(self.fails | failed)


def units(
    exercise: str, tests: Sequence[HiddenTest], variants: Sequence[Variant], needs: Needs
) -> tuple[DiagnosisUnit, ...]:
    """The parts of an exercise, each with its tests and its wrong answers."""
    named = {variant.header.method for variant in variants} - {""}
    methods = graded_methods(exercise, needs) | named
    by_part: dict[str, list[HiddenTest]] = {}
    for test in tests:
        by_part.setdefault(part_of_test(exercise, test.name, methods), []).append(test)
    own: dict[str, list[Variant]] = {part: [] for part in by_part}
    for variant in variants:
        part = f"{exercise}.{variant.header.method}"
        # A method without tests of its own, such as __init__, is seen in the class as such.
        own.setdefault(part if part in by_part else exercise, []).append(variant)
    return tuple(DiagnosisUnit(part, tuple(by_part[part]), tuple(own[part])) for part in by_part)


def diagnose(
    unit: DiagnosisUnit,
    readings: Readings,
    replay: Replay,
    known: Mapping[str, KnownOutcomes] = NOTHING,
) -> tuple[tuple[Variant, Certainty], ...]:
    """The misconceptions that explain the failures among `readings` of one unit.

    `known` has what variants pass and fail whatever the inputs are: those that cannot explain
    the failures are not replayed.
    """
    short = {test.name: test for test in unit.tests if not test.is_slow and test.name in readings}
    failed = frozenset(name for name in short if not readings[name].outcome.earned)
    if not failed or any(_untold(readings[name]) for name in failed):
        return ()
    usual = {variant.id: known.get(variant.id, NO_KNOWLEDGE) for variant in unit.variants}
    perfect = [v for v in unit.variants if _best(usual[v.id], failed) == 1]
    # Who explains everything agrees on any one failed test: the quickest one sorts out the most.
    quickest = min(failed, key=lambda name: (readings[name].outcome.seconds, name))
    first = [v for v in perfect if _agreement(readings, short, {quickest}, v, replay)]
    alone = _single_match(list(_matches(readings, short, failed, first, replay)), failed)
    if alone is not None:
        return alone
    others = [v for v in unit.variants if _may_help(usual[v.id], failed)]
    matches = list(_matches(readings, short, failed, others, replay))
    return _pair_match(matches, failed) or _best_partial_match(matches, failed)


def _best(usual: KnownOutcomes, failed: frozenset[str]) -> float:
    """The highest score that a variant can have."""
    return len(failed - usual.passes) / len(failed | usual.fails)


def _may_help(usual: KnownOutcomes, failed: frozenset[str]) -> bool:
    """Whether a variant may be one of a pair that explains all, or come near enough by itself."""
    half = usual.fails <= failed and bool(failed - usual.passes)
    return half or _best(usual, failed) >= MIN_SIMILARITY


def localize(
    found: Iterable[tuple[Variant, Certainty]], language: Language
) -> tuple[Misconception, ...]:
    """Misconceptions in the student's language."""
    return tuple(
        Misconception(
            variant.id,
            variant.wrong.title.in_language(language),
            variant.wrong.hint.in_language(language),
            certainty,
        )
        for variant, certainty in found
    )


def _matches(
    readings: Readings,
    tests: Mapping[str, HiddenTest],
    failed: frozenset[str],
    variants: Sequence[Variant],
    replay: Replay,
) -> Iterable[Match]:
    """A match for each variant that agrees on some failed test."""
    for variant in variants:
        found = _agreement(readings, tests, failed, variant, replay)
        if found:
            others = replay(variant, frozenset(tests) - failed)
            fails = found.fails | {name for name, one in others.items() if not one.passed}
            yield msgspec.structs.replace(found, fails=fails)


def _agreement(
    readings: Readings,
    tests: Mapping[str, HiddenTest],
    names: Set[str],
    variant: Variant,
    replay: Replay,
) -> Match | None:
    """How a variant and the student agree on some failed tests; None if on none of them."""
    theirs = replay(variant, frozenset(names))
    fails = frozenset(name for name in names if not theirs[name].passed)
    same = frozenset(
        name for name in fails if traces_equal(readings[name].trace, theirs[name].trace)
    )
    drawn = (name for name in fails if tests[name].is_random or variant.wrong.nondeterministic)
    ended = frozenset(name for name in drawn if _verdict(readings[name]) == _verdict(theirs[name]))
    return Match(variant, fails, same, ended) if same | ended else None


def _untold(reading: TestObservation) -> bool:
    return reading.outcome.status in UNDIAGNOSABLE or reading.fault is Fault.MISSING


def _verdict(reading: TestObservation) -> tuple[object, ...]:
    return reading.outcome.status, reading.outcome.said


def _single_match(
    matches: Sequence[Match], failed: frozenset[str]
) -> tuple[tuple[Variant, Certainty], ...] | None:
    """The one variant that explains everything; two that do are likely; of more, none is told.

    None if no variant explains everything.
    """
    full = [match for match in matches if match.score(failed) == 1]
    exact = [match for match in full if not match.is_inexact] or full
    if not exact:
        return None
    if len(exact) > 2:
        return ()
    sure = len(exact) == 1 and not exact[0].is_inexact
    certainty = Certainty.SURE if sure else Certainty.LIKELY
    return tuple((match.variant, certainty) for match in exact)


def _pair_match(
    matches: Sequence[Match], failed: frozenset[str]
) -> tuple[tuple[Variant, Certainty], ...]:
    """The one pair of variants that together fail what failed, each seen where it is alone."""
    pairs = [
        (one, other)
        for one, other in combinations(matches, 2)
        if one.fails | other.fails == failed and _seen_alone(one, other) and _seen_alone(other, one)
    ]
    if len(pairs) != 1:
        return ()
    weak = any(match.is_inexact for match in pairs[0])
    certainty = Certainty.LIKELY if weak else Certainty.SURE
    return tuple((match.variant, certainty) for match in pairs[0])


def _seen_alone(one: Match, other: Match) -> bool:
    alone = one.fails - other.fails
    return bool(alone) and alone <= one.agreeing_tests


def _best_partial_match(
    matches: Sequence[Match], failed: frozenset[str]
) -> tuple[tuple[Variant, Certainty], ...]:
    """The variant that comes nearest, if one alone does and is near enough."""
    # One with random answers is like any unknown mistake that ends in the same way.
    matches = [match for match in matches if not match.variant.wrong.nondeterministic]
    ranked = sorted(matches, key=lambda match: match.score(failed), reverse=True)
    if not ranked or ranked[0].score(failed) < MIN_SIMILARITY:
        return ()
    if len(ranked) > 1 and ranked[1].score(failed) == ranked[0].score(failed):
        return ()
    return ((ranked[0].variant, Certainty.LIKELY),)
