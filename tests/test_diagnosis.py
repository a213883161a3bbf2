"""Diagnosis: from what failed, and how, to the misconception; doubt is said as such."""

from collections.abc import Mapping

import pytest

from autograder.content.variants import Variant, VariantKind, WrongHeader
from autograder.course import Localized
from autograder.grading import diagnosis
from autograder.grading.diagnosis import DiagnosisUnit
from autograder.grading.result import Certainty, TestOutcome, TestStatus
from autograder.grading.suite_runner import HiddenTest
from autograder.grading.test_run import TestObservation
from autograder.sandbox.trace import CallOutcome

# What an answer gives to each of four tests; 0 is right, any other number a wrong answer.
TESTS = ("test_a", "test_b", "test_c", "test_d")
Given = tuple[int, int, int, int]
SURE, LIKELY = Certainty.SURE, Certainty.LIKELY


def variant(name: str, *, random: bool = False, method: str = "") -> Variant:
    both = Localized("title", "題")
    header = WrongHeader(both, both, "test_a", method=method, nondeterministic=random)
    return Variant(VariantKind.WRONG, "f", name, header, "")


def hidden(name: str, *, drawn: bool = False, long: bool = False) -> HiddenTest:
    return HiddenTest("f", name, name, is_slow=long, is_random=drawn)


def readings(given: Given, status: TestStatus = TestStatus.FAILED) -> dict[str, TestObservation]:
    return {
        name: TestObservation(
            "f",
            TestOutcome(name, name, status if answer else TestStatus.PASSED, 1.0, said=""),
            trace=(CallOutcome(answer),),
        )
        for name, answer in zip(TESTS, given, strict=True)
    }


def diagnosed(
    own: Given,
    known: Mapping[str, Given],
    *,
    drawn: bool = False,
    random: bool = False,
    status: TestStatus = TestStatus.FAILED,
) -> dict[str, Certainty]:
    variants = tuple(variant(name, random=random) for name in known)
    unit = DiagnosisUnit("f", tuple(hidden(name, drawn=drawn) for name in TESTS), variants)
    found = diagnosis.diagnose(
        unit,
        readings(own, status),
        lambda other, tests: {
            name: reading for name, reading in readings(known[other.id]).items() if name in tests
        },
    )
    return {one.id: certainty for one, certainty in found}


KNOWN: dict[str, Given] = {"sum": (5, 5, 0, 0), "sign": (7, 7, 7, 0), "in_place": (0, 0, 0, 9)}


def test_the_one_that_answers_alike_is_sure() -> None:
    """The wrong answer that gives the same answers to all hidden tests is the misconception."""
    assert diagnosed((5, 5, 0, 0), KNOWN) == {"sum": SURE}


def test_nothing_alike_is_nothing() -> None:
    """An answer that no known one gives is not explained."""
    assert diagnosed((1, 2, 3, 4), KNOWN) == {}


def test_nothing_failed_is_nothing() -> None:
    """A right answer has no misconception."""
    assert diagnosed((0, 0, 0, 0), KNOWN) == {}


def test_two_at_once_are_both_told() -> None:
    """Two misconceptions that together fail what failed are both told."""
    assert diagnosed((5, 5, 0, 9), KNOWN) == {"sum": SURE, "in_place": SURE}


def test_two_that_answer_alike_are_both_likely() -> None:
    """Where two known answers explain everything, both are told as likely."""
    twins = KNOWN | {"twin": (5, 5, 0, 0)}
    assert diagnosed((5, 5, 0, 0), twins) == {"sum": LIKELY, "twin": LIKELY}


def test_three_that_answer_alike_are_nothing() -> None:
    """Where three known answers explain everything, none is told."""
    triplets = KNOWN | {"twin": (5, 5, 0, 0), "third": (5, 5, 0, 0)}
    assert diagnosed((5, 5, 0, 0), triplets) == {}


def test_most_of_it_explained_is_likely() -> None:
    """A misconception and something unknown beside it: the misconception is likely."""
    assert diagnosed((7, 7, 7, 3), KNOWN) == {"sign": LIKELY}


def test_little_of_it_explained_is_nothing() -> None:
    """A likeness in fewer than half of the failures is not told."""
    assert diagnosed((7, 1, 2, 0), KNOWN) == {}


def test_a_known_answer_that_fails_more_is_likely_at_most() -> None:
    """What the student passes and a known answer fails speaks against it."""
    assert diagnosed((7, 7, 0, 0), KNOWN) == {"sign": LIKELY}
    assert diagnosed((7, 0, 0, 0), KNOWN) == {}


@pytest.mark.parametrize("how", ["drawn", "random"])
def test_where_answers_are_drawn_the_verdict_counts(how: str) -> None:
    """Tests and answers with randomness are compared by how they end, and are likely at most."""
    marks = {how: True}
    assert diagnosed((1, 2, 0, 0), KNOWN, **marks) == {"sum": LIKELY}  # type: ignore[arg-type]


@pytest.mark.parametrize("status", [TestStatus.UNWRITTEN, TestStatus.BROKEN])
def test_what_is_not_written_is_not_explained(status: TestStatus) -> None:
    """A stub and a test that failed by itself get no misconception."""
    assert diagnosed((5, 5, 0, 0), KNOWN, status=status) == {}


def test_long_tests_are_left_out() -> None:
    """A test that takes too long is not replayed, and its failure not held against anything."""
    unit = DiagnosisUnit(
        "f",
        tuple(hidden(name, long=name == "test_d") for name in TESTS),
        (variant("sum"),),
    )
    asked: set[str] = set()

    def replay(_: Variant, tests: frozenset[str]) -> dict[str, TestObservation]:
        asked.update(tests)
        return {name: readings(KNOWN["sum"])[name] for name in tests}

    found = diagnosis.diagnose(unit, readings((5, 5, 0, 3)), replay)
    assert [(one.id, certainty) for one, certainty in found] == [("sum", SURE)]
    assert "test_d" not in asked


def test_methods_are_units_of_their_own() -> None:
    """Tests and variants of a method make a unit; one without tests belongs to the class."""
    tests = (hidden("test_new"), hidden("test_loss_mean"), hidden("test_loss_leaves"))
    variants = (variant("a", method="loss"), variant("b", method="__init__"))
    units = diagnosis.units("Net", tests, variants, {"Net.loss": ("Net.predict",)})
    assert {unit.part: [v.id for v in unit.variants] for unit in units} == {
        "Net": ["b"],
        "Net.loss": ["a"],
    }
