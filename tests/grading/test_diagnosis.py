"""Diagnosis: from the failed tests and their answers to misconceptions and their certainty."""

from collections.abc import Mapping, Sequence

import pytest

from autograder.content.variants import Variant, VariantKind, WrongHeader
from autograder.course import Localized
from autograder.grading import diagnosis
from autograder.grading.answer_table import AnswerTable, Outcome, Row, TestAnswers
from autograder.grading.diagnosis import DiagnosisUnit
from autograder.grading.result import Certainty, TestOutcome, TestStatus
from autograder.grading.suite_runner import HiddenTest
from autograder.grading.test_run import TestObservation
from autograder.sandbox.faults import Fault
from autograder.sandbox.trace import CallOutcome, Fingerprint, fingerprint

SURE, LIKELY = Certainty.SURE, Certainty.LIKELY
TESTS = ("test_a", "test_b", "test_c", "test_d")

# What an answer is in these tests: the calls of each test. 0 is right, another number is wrong,
# a text is an exception of that type; `#` divides it from the exception's message.
Call = float | str
Calls = Sequence[Call]
Answers = Mapping[str, Calls]


def wrong(*answers: Call | Calls) -> dict[str, Calls]:
    """The answers to the tests, in order; a single one is a test with one call."""
    return {
        name: (calls,) if isinstance(calls, int | float | str) else calls
        for name, calls in zip(TESTS, answers, strict=True)
    }


def variant(name: str, *, random: bool = False, by_side: bool = False, method: str = "") -> Variant:
    both = Localized("title", "題")
    header = WrongHeader(
        both, both, ("a",), method=method, nondeterministic=random, by_side=by_side
    )
    return Variant(VariantKind.WRONG, "f", name, header, "")


def hidden(name: str, *, drawn: bool = False, long: bool = False) -> HiddenTest:
    return HiddenTest("f", name, name, name[5:], 1, is_slow=long, is_random=drawn)


def traced(calls: Calls) -> tuple[Fingerprint, ...]:
    """The fingerprints of calls; the test ends at the first exception."""
    made: list[Fingerprint] = []
    for call in calls:
        if isinstance(call, str):
            name, _, message = call.partition("#")
            outcome = CallOutcome(fault=Fault.RAISED, detail=name, message=len(message))
            return (*made, fingerprint(outcome))
        made.append(fingerprint(CallOutcome(float(call))))
    return tuple(made)


def observation(
    name: str, calls: Calls, status: TestStatus = TestStatus.FAILED, *, rerun: bool = True
) -> TestObservation:
    if not any(calls):
        return TestObservation("f", TestOutcome(name, name, TestStatus.PASSED, 1.0))
    if isinstance(calls[-1], str):
        status = TestStatus.RAISED
    seen = TestObservation(
        "f", TestOutcome(name, name, status, 1.0), reason=f"{status}", answers=traced(calls)
    )
    return TestObservation("f", seen.outcome, reason=seen.reason, again=seen if rerun else None)


def table_of(
    bank: Mapping[str, Answers | Sequence[Answers]], right: Sequence[float] = (0, 0, 0, 0)
) -> AnswerTable:
    """The table of variants; a family has several answers, and `one + other` is a composite.

    `right` are the reference's answers to each call of the four tests.
    """
    rows = [
        (Row(f"{key}/{index}", tuple(key.split(" + "))), answers)
        for key, family in bank.items()
        for index, answers in enumerate([family] if isinstance(family, Mapping) else family)
    ]
    tests = {}
    for name, right_answer in zip(TESTS, right, strict=True):
        tests[name] = made = TestAnswers()
        length = max(len(answers[name]) for _, answers in rows)
        made.find(Outcome(TestStatus.PASSED, ""), traced((right_answer,) * length))
        for _, answers in rows:
            seen = observation(name, answers[name])
            made.add(made.find(Outcome(seen.outcome.status, seen.reason), traced(answers[name])))
    return AnswerTable("", [row for row, _ in rows], tests)


def diagnosed(
    answers: Answers,
    bank: Mapping[str, Answers | Sequence[Answers]],
    *,
    drawn: bool = False,
    random: bool = False,
    by_side: Sequence[str] = (),
    long: str = "",
    status: TestStatus = TestStatus.FAILED,
    rerun: bool = True,
    table: AnswerTable | None = None,
) -> dict[str, Certainty]:
    ids = dict.fromkeys(name for key in bank for name in key.split(" + "))
    variants = tuple(variant(name, random=random, by_side=name in by_side) for name in ids)
    tests = tuple(hidden(name, drawn=drawn, long=name == long) for name in TESTS)
    observations = {
        name: observation(name, calls, status, rerun=rerun) for name, calls in answers.items()
    }
    unit = DiagnosisUnit("f", tests, variants)
    result = diagnosis.diagnose(unit, observations, table or table_of(bank))
    return {variant.id: certainty for variant, certainty in result}


BANK: dict[str, Answers] = {
    "sum": wrong(5, 5, 0, 0),
    "sign": wrong(7, 7, 7, 0),
    "in_place": wrong(0, 0, 0, 9),
}


def test_the_same_answers_are_sure() -> None:
    """A variant with the same answers to all hidden tests is surely the misconception."""
    assert diagnosed(wrong(5, 5, 0, 0), BANK) == {"sum": SURE}


def test_unknown_answers_are_not_explained() -> None:
    """Answers that no variant gives have no diagnosis."""
    assert diagnosed(wrong(1, 2, 3, 4), BANK) == {}


def test_right_answers_have_no_misconception() -> None:
    """Without failures there is no diagnosis."""
    assert diagnosed(wrong(0, 0, 0, 0), BANK) == {}


def test_a_pair_is_sure() -> None:
    """Two variants that together give all wrong answers are both sure."""
    assert diagnosed(wrong(5, 5, 0, 9), BANK) == {"sum": SURE, "in_place": SURE}


def test_a_pair_may_meet_in_one_test() -> None:
    """Each call is explained by one of the two, whichever test it belongs to."""
    bank = {"labels": wrong((0, 3), 0, 0, 0), "minus": wrong((4, 0), 4, 0, 0)}
    assert diagnosed(wrong((4, 3), 4, 0, 0), bank) == {"labels": SURE, "minus": SURE}


def test_a_change_is_explained_apart_from_the_value() -> None:
    """A call has two answers, its value and its changes; each mistake is in one of them."""
    bank = {"half": wrong((5, 0), (5, 0), 0, 0), "in_place": wrong((0, 8), 0, 0, 0)}
    assert diagnosed(wrong((5, 8), (5, 0), 0, 0), bank) == {"half": SURE, "in_place": SURE}
    assert diagnosed(wrong((5, 9), (5, 0), 0, 0), bank) == {"half": LIKELY}


def test_a_failed_test_needs_a_variant_that_fails_it() -> None:
    """A variant that gives the same answers but passes the test does not explain its failure."""
    table = table_of(BANK)
    table.tests["test_b"].outcome_of[0] = table.tests["test_c"].outcome_of[0]
    assert table.rows[0].ids == ("sum",)
    assert diagnosed(wrong(5, 5, 0, 0), BANK, table=table) == {"sum": LIKELY}


def test_two_mistakes_in_one_answer_are_likely() -> None:
    """Where both are wrong, the student's answer may be a third; then the pair is likely."""
    bank = {"labels": wrong(3, 3, 0, 0), "minus": wrong(4, 0, 4, 0)}
    assert diagnosed(wrong(34, 3, 4, 0), bank) == {"labels": LIKELY, "minus": LIKELY}


def test_a_composite_is_sure() -> None:
    """The answers of a row with two mistakes are explained by both."""
    bank = {
        "labels": wrong(3, 3, 0, 0),
        "minus": wrong(4, 0, 4, 0),
        "labels + minus": wrong(34, 3, 4, 0),
    }
    assert diagnosed(wrong(34, 3, 4, 0), bank) == {"labels": SURE, "minus": SURE}
    assert diagnosed(wrong(3, 3, 0, 0), bank) == {"labels": SURE}


def test_a_test_may_pass_because_of_the_other_mistake() -> None:
    """A passed test contradicts a pair only if the other mistake does not show in it.

    A test of labels ignores their failure if one-hot answers, its control, fail as well.
    """
    bank = {"labels": wrong(0, 3, 3, 0), "minus": wrong(4, (4, 4), 0, 0)}
    table = table_of(bank)
    assert "minus" in table.rows[1].ids
    passed = table.tests["test_b"].find(Outcome(TestStatus.PASSED, ""), traced((4, 4)))
    table.tests["test_b"].outcome_of[1] = passed[1]
    expected = {"labels": LIKELY, "minus": LIKELY}
    assert diagnosed(wrong(4, 0, 3, 0), bank, table=table) == expected
    bank["minus"] = wrong(4, (0, 0), 0, 0)
    assert diagnosed(wrong(4, 0, 3, 0), bank) != expected


def test_an_ambiguous_pair_tells_what_is_common() -> None:
    """If the second mistake may be one of two, the first one is likely."""
    bank = BANK | {"other": wrong(0, 0, 0, 9)}
    assert diagnosed(wrong(5, 5, 0, 9), bank) == {"sum": LIKELY}


def test_a_family_is_one_misconception() -> None:
    """The members of a family have one id: the one that fits is sure, and so are two of them."""
    bank = BANK | {"step": [wrong(1, 1, 1, 1), wrong(2, 2, 2, 2), wrong(2, 2, 2, 2)]}
    assert diagnosed(wrong(1, 1, 1, 1), bank) == {"step": SURE}
    assert diagnosed(wrong(2, 2, 2, 2), bank) == {"step": SURE}


def test_two_equal_variants_are_likely() -> None:
    """If two variants explain everything, both are likely."""
    twins = BANK | {"twin": wrong(5, 5, 0, 0)}
    assert diagnosed(wrong(5, 5, 0, 0), twins) == {"sum": LIKELY, "twin": LIKELY}


def test_three_equal_variants_are_no_diagnosis() -> None:
    """If three variants explain everything, none is reported."""
    triplets = BANK | {"twin": wrong(5, 5, 0, 0), "third": wrong(5, 5, 0, 0)}
    assert diagnosed(wrong(5, 5, 0, 0), triplets) == {}


def test_a_partial_explanation_is_likely() -> None:
    """A misconception together with an unknown mistake is likely."""
    assert diagnosed(wrong(7, 7, 7, 3), BANK) == {"sign": LIKELY}


def test_a_weak_explanation_is_no_diagnosis() -> None:
    """A variant that explains fewer than half of the failures is not reported."""
    assert diagnosed(wrong(7, 1, 2, 0), BANK) == {}


def test_a_variant_that_fails_more_is_likely_at_most() -> None:
    """Tests that the student passes and a variant fails reduce its score."""
    assert diagnosed(wrong(7, 7, 0, 0), BANK) == {"sign": LIKELY}
    assert diagnosed(wrong(7, 0, 0, 0), BANK) == {}


def test_a_right_answer_contradicts_a_variant() -> None:
    """A variant that is wrong where the student is right does not explain everything."""
    assert diagnosed(wrong((5, 0), 5, 0, 0), {"sum": wrong((5, 5), 5, 0, 0)}) == {"sum": LIKELY}


CRASHES = {"caret": wrong(*["TypeError#caret"] * 4), "labels": wrong("TypeError#a", 0, 0, 0)}


def test_the_same_exceptions_are_likely_at_most() -> None:
    """Exceptions alone are never sure, even if their messages are the same."""
    assert diagnosed(wrong(*["TypeError#caret"] * 4), CRASHES) == {"caret": LIKELY}
    assert diagnosed(wrong("TypeError#b", 0, 0, 0), CRASHES) == {"labels": LIKELY}


def test_the_message_decides_between_exceptions_of_one_type() -> None:
    """Of two variants that raise the same exception, the one with the same message is told."""
    bank = CRASHES | {"other": wrong("TypeError#other", 0, 0, 0)}
    assert diagnosed(wrong("TypeError#other", 0, 0, 0), bank) == {"other": LIKELY}
    assert diagnosed(wrong("TypeError#no one's", 0, 0, 0), bank) == {
        "labels": LIKELY,
        "other": LIKELY,
    }


def test_an_exception_of_the_same_type_at_every_call_explains_nothing() -> None:
    """Where nothing is right, the message has to be the same as well."""
    assert diagnosed(wrong(*["TypeError#some other message"] * 4), CRASHES) == {}
    assert diagnosed(wrong(*["IndexError#caret"] * 4), CRASHES) == {}


def test_a_crash_beside_a_wrong_value_is_a_pair() -> None:
    """A pair of which one crashes is likely."""
    bank = CRASHES | {"minus": wrong(0, 4, 4, 0)}
    assert diagnosed(wrong("TypeError#b", 4, 4, 0), bank) == {"labels": LIKELY, "minus": LIKELY}


RIGHT = (2.0, 3.0, 5.0, 7.0)
FACTORS = {
    "sign": wrong(-2, -3, -5, -7),
    "half": wrong(1, 1.5, 2.5, 3.5),
    "offset": wrong(3, 4, 6, 8),
    "bias": wrong(2.5, 3.25, 4.5, 8),
}


def test_factors_of_two_mistakes_are_multiplied() -> None:
    """Two mistakes that each multiply the answer are found, though no row has both."""
    found = diagnosed(wrong(-1, -1.5, -2.5, -3.5), FACTORS, table=table_of(FACTORS, RIGHT))
    assert found == {"sign": LIKELY, "half": LIKELY}


def test_differences_of_two_mistakes_are_added() -> None:
    """So are two mistakes that each add something to the answer."""
    found = diagnosed(wrong(3.5, 4.25, 5.5, 9), FACTORS, table=table_of(FACTORS, RIGHT))
    assert found == {"offset": LIKELY, "bias": LIKELY}


def test_a_row_of_both_mistakes_is_preferred() -> None:
    """If the table has a row of two mistakes with these answers, it is sure."""
    answers = wrong(-1, -1.5, -2.5, -3.5)
    bank = FACTORS | {"sign + offset": answers}
    assert diagnosed(answers, bank, table=table_of(bank, RIGHT)) == {"sign": SURE, "offset": SURE}


@pytest.mark.parametrize("answers", [(-1, -1.5, -2.5, 3.5), (3.5, 4.25, 5.5, -3.5)])
def test_every_answer_has_to_fit_the_combination(answers: tuple[float, ...]) -> None:
    """One answer that the two mistakes do not give, or a mix of sums and products, is no pair."""
    table = table_of(FACTORS, RIGHT)
    assert len(diagnosed(wrong(*answers), FACTORS, table=table)) < 2


def test_two_answers_are_too_few_for_a_combination() -> None:
    """With two wrong numbers, some pair of a large bank would fit by chance."""
    bank = {name: wrong(*answers.values()) for name, answers in FACTORS.items()}
    bank = {name: answers | {"test_c": (0,), "test_d": (0,)} for name, answers in bank.items()}
    table = table_of(bank, (2.0, 3.0, 0, 0))
    assert diagnosed(wrong(-1, -1.5, 0, 0), bank, table=table) == {}


def test_a_right_answer_of_zero_tells_no_factor() -> None:
    """Where the right answer is next to nothing, its sign cannot be seen, and any answer fits."""
    bank = {name: answers | {"test_d": (0.01,)} for name, answers in FACTORS.items()}
    bank["sign"] = FACTORS["sign"] | {"test_d": (-1e-7,)}
    table = table_of(bank, (2.0, 3.0, 5.0, -1e-7))
    found = diagnosed(wrong(-1, -1.5, -2.5, -0.01), bank, table=table)
    assert found == {"sign": LIKELY, "half": LIKELY}


GATE = (1e-9, 0.999, 0.998, 1e-8)
GATES = {"always_one": wrong(0.9, 0.9, 0.9, 0.9), "always_zero": wrong(0.1, 0.1, 0.1, 0.1)}


def test_gates_are_compared_by_their_sides() -> None:
    """A variant that is compared by side explains other numbers on the same sides, as likely."""
    table = table_of(GATES, GATE)
    for answers, found in (
        ((0.7, 0.8, 1.0, 0.95), {"always_one": LIKELY}),
        ((0.3, 0.2, 0.4, -5.0), {"always_zero": LIKELY}),
        ((0.7, 0.2, 0.4, 0.95), {}),
        ((0.3, 0.2, 0.4, 0.5), {}),  # one half is on neither side
    ):
        assert diagnosed(wrong(*answers), GATES, by_side=tuple(GATES), table=table) == found
        assert diagnosed(wrong(*answers), GATES, table=table) == {}


def test_the_same_values_are_preferred_to_the_same_sides() -> None:
    """A variant with the student's very numbers is sure, beside one on the same sides."""
    answers = wrong(0.7, 0.8, 1.0, 0.95)
    bank = GATES | {"bias": answers}
    table = table_of(bank, GATE)
    assert diagnosed(answers, bank, by_side=tuple(GATES), table=table) == {"bias": SURE}


@pytest.mark.parametrize("how", ["drawn", "random"])
def test_random_answers_are_compared_by_outcome(how: str) -> None:
    """Random tests and variants are compared by status and message, and are likely at most."""
    options = {how: True}
    assert diagnosed(wrong(1, 2, 0, 0), BANK, **options) == {"sum": LIKELY}  # type: ignore[arg-type]


def test_a_test_that_did_not_run_again_is_compared_by_its_status() -> None:
    """Without answers, a variant that fails in the same tests in the same way is likely."""
    assert diagnosed(wrong(1, 2, 0, 0), BANK, rerun=False) == {"sum": LIKELY}
    assert diagnosed(wrong(1, 2, 0, 0), BANK, rerun=False, status=TestStatus.TIMEOUT) == {}


def test_a_test_that_did_not_run_again_leaves_a_doubt() -> None:
    """With the same answers to one failed test, and none of the other, a variant is likely."""
    bank = {"sum": wrong(5, 5, 0, 0)}
    unit = DiagnosisUnit("f", tuple(map(hidden, TESTS)), (variant("sum"),))
    seen = {name: observation(name, calls) for name, calls in bank["sum"].items()}
    for rerun, certainty in ((True, SURE), (False, LIKELY)):
        seen["test_b"] = observation("test_b", (5,), rerun=rerun)
        ((_, found),) = diagnosis.diagnose(unit, seen, table_of(bank))
        assert found is certainty


@pytest.mark.parametrize("status", [TestStatus.UNWRITTEN, TestStatus.BROKEN])
def test_stubs_and_broken_tests_are_not_explained(status: TestStatus) -> None:
    """A stub and an error of the test itself get no diagnosis."""
    assert diagnosed(wrong(5, 5, 0, 0), BANK, status=status) == {}


def test_a_slow_test_is_compared_by_its_status() -> None:
    """The answers to a slow test do not count, but whether it fails does."""
    assert diagnosed(wrong(5, 3, 0, 0), BANK, long="test_b") == {"sum": SURE}
    assert diagnosed(wrong(5, 0, 0, 0), BANK, long="test_b") == {"sum": LIKELY}


def test_units_of_a_class() -> None:
    """A method with tests is a unit; variants of one without tests belong to the class."""
    tests = (hidden("test_new"), hidden("test_loss_mean"), hidden("test_loss_leaves"))
    variants = (variant("a", method="loss"), variant("b", method="__init__"))
    units = diagnosis.units("Net", tests, variants, {"Net.loss": ("Net.predict",)})
    assert {unit.part: [v.id for v in unit.variants] for unit in units} == {
        "Net": ["b"],
        "Net.loss": ["a"],
    }
