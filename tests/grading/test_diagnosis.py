"""Diagnosis: from the failed tests and their answers to misconceptions and their certainty."""

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

# The answers to four tests; 0 is right, any other number a wrong answer.
TESTS = ("test_a", "test_b", "test_c", "test_d")
Answers = tuple[int, int, int, int]
SURE, LIKELY = Certainty.SURE, Certainty.LIKELY


def variant(name: str, *, random: bool = False, method: str = "") -> Variant:
    both = Localized("title", "題")
    header = WrongHeader(both, both, "test_a", method=method, nondeterministic=random)
    return Variant(VariantKind.WRONG, "f", name, header, "")


def hidden(name: str, *, drawn: bool = False, long: bool = False) -> HiddenTest:
    return HiddenTest("f", name, name, is_slow=long, is_random=drawn)


def observations(
    answers: Answers, status: TestStatus = TestStatus.FAILED
) -> dict[str, TestObservation]:
    return {
        name: TestObservation(
            "f",
            TestOutcome(name, name, status if answer else TestStatus.PASSED, 1.0, message=""),
            trace=(CallOutcome(answer),),
        )
        for name, answer in zip(TESTS, answers, strict=True)
    }


def diagnosed(
    answers: Answers,
    bank: Mapping[str, Answers],
    *,
    drawn: bool = False,
    random: bool = False,
    status: TestStatus = TestStatus.FAILED,
) -> dict[str, Certainty]:
    variants = tuple(variant(name, random=random) for name in bank)
    unit = DiagnosisUnit("f", tuple(hidden(name, drawn=drawn) for name in TESTS), variants)

    def replay(variant: Variant, names: frozenset[str]) -> dict[str, TestObservation]:
        return {
            name: observation
            for name, observation in observations(bank[variant.id]).items()
            if name in names
        }

    result = diagnosis.diagnose(unit, observations(answers, status), replay)
    return {variant.id: certainty for variant, certainty in result}


BANK: dict[str, Answers] = {"sum": (5, 5, 0, 0), "sign": (7, 7, 7, 0), "in_place": (0, 0, 0, 9)}


def test_the_same_answers_are_sure() -> None:
    """A variant with the same answers to all hidden tests is surely the misconception."""
    assert diagnosed((5, 5, 0, 0), BANK) == {"sum": SURE}


def test_unknown_answers_are_not_explained() -> None:
    """Answers that no variant gives have no diagnosis."""
    assert diagnosed((1, 2, 3, 4), BANK) == {}


def test_right_answers_have_no_misconception() -> None:
    """Without failures there is no diagnosis."""
    assert diagnosed((0, 0, 0, 0), BANK) == {}


def test_a_pair_is_sure() -> None:
    """Two variants that together fail exactly the failed tests are both sure."""
    assert diagnosed((5, 5, 0, 9), BANK) == {"sum": SURE, "in_place": SURE}


def test_two_equal_variants_are_likely() -> None:
    """If two variants explain everything, both are likely."""
    twins = BANK | {"twin": (5, 5, 0, 0)}
    assert diagnosed((5, 5, 0, 0), twins) == {"sum": LIKELY, "twin": LIKELY}


def test_three_equal_variants_are_no_diagnosis() -> None:
    """If three variants explain everything, none is reported."""
    triplets = BANK | {"twin": (5, 5, 0, 0), "third": (5, 5, 0, 0)}
    assert diagnosed((5, 5, 0, 0), triplets) == {}


def test_a_partial_explanation_is_likely() -> None:
    """A misconception together with an unknown mistake is likely."""
    assert diagnosed((7, 7, 7, 3), BANK) == {"sign": LIKELY}


def test_a_weak_explanation_is_no_diagnosis() -> None:
    """A variant that agrees on fewer than half of the failures is not reported."""
    assert diagnosed((7, 1, 2, 0), BANK) == {}


def test_a_variant_that_fails_more_is_likely_at_most() -> None:
    """Tests that the student passes and a variant fails reduce its score."""
    assert diagnosed((7, 7, 0, 0), BANK) == {"sign": LIKELY}
    assert diagnosed((7, 0, 0, 0), BANK) == {}


@pytest.mark.parametrize("how", ["drawn", "random"])
def test_random_answers_are_compared_by_outcome(how: str) -> None:
    """Random tests and variants are compared by status and message, and are likely at most."""
    options = {how: True}
    assert diagnosed((1, 2, 0, 0), BANK, **options) == {"sum": LIKELY}  # type: ignore[arg-type]


@pytest.mark.parametrize("status", [TestStatus.UNWRITTEN, TestStatus.BROKEN])
def test_stubs_and_broken_tests_are_not_explained(status: TestStatus) -> None:
    """A stub and an error of the test itself get no diagnosis."""
    assert diagnosed((5, 5, 0, 0), BANK, status=status) == {}


def test_slow_tests_are_ignored() -> None:
    """A slow test is not replayed, and its failure does not count."""
    unit = DiagnosisUnit(
        "f",
        tuple(hidden(name, long=name == "test_d") for name in TESTS),
        (variant("sum"),),
    )
    replayed: set[str] = set()

    def replay(_: Variant, tests: frozenset[str]) -> dict[str, TestObservation]:
        replayed.update(tests)
        return {name: observations(BANK["sum"])[name] for name in tests}

    result = diagnosis.diagnose(unit, observations((5, 5, 0, 3)), replay)
    assert [(variant.id, certainty) for variant, certainty in result] == [("sum", SURE)]
    assert "test_d" not in replayed


def test_units_of_a_class() -> None:
    """A method with tests is a unit; variants of one without tests belong to the class."""
    tests = (hidden("test_new"), hidden("test_loss_mean"), hidden("test_loss_leaves"))
    variants = (variant("a", method="loss"), variant("b", method="__init__"))
    units = diagnosis.units("Net", tests, variants, {"Net.loss": ("Net.predict",)})
    assert {unit.part: [v.id for v in unit.variants] for unit in units} == {
        "Net": ["b"],
        "Net.loss": ["a"],
    }
