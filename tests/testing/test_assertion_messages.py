"""Messages of comparisons: types, counts and shapes for students, values for instructors."""

from collections.abc import Callable
from functools import partial

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.core.i18n import Language, lazy
from autograder.sandbox.launcher import SandboxSpec
from autograder.sandbox.proxies import CallRecord, Student
from autograder.testing.assertions import (
    AnswerMismatch,
    as_array,
    as_number,
    assert_close,
    assert_not_mutated,
    assert_that,
    assert_tuple,
    describe,
)
from tests.support.notebooks import opened

LANGUAGES: tuple[Language, ...] = ("en", "ja")
# Four values in every form in which an answer may come.
FORMS: dict[str, Callable[[list[float]], object]] = {
    "number": lambda v: v[0],
    "float32": lambda v: np.float32(v[0]),
    "0-d": lambda v: np.array(v[0]),
    "array": np.array,
    "matrix": lambda v: np.array(v).reshape(2, 2),
    "list": list,
    "tuple": tuple,
    "two-arrays": lambda v: (np.array(v[:2]), np.array(v[2:])),
    "ragged": lambda v: [v[:1], v[1:]],
    "objects": lambda v: np.array(v, dtype=object),
    "strings": lambda v: np.array(v, dtype=str),
    "complex-array": lambda v: np.array(v) * 1j,
    "complex": lambda v: complex(v[0], v[1]),
    "string": str,
    "bytes": lambda v: str(v).encode(),
    "dict": lambda v: dict(zip(v, v, strict=True)),
    "set": frozenset,
}
WANTED = ("number", "array", "matrix")
# Disjoint ranges, so that no answer is right by chance.
ACTUAL = st.lists(st.floats(1, 2), min_size=4, max_size=4, unique=True)
EXPECTED = st.lists(st.floats(10, 20), min_size=4, max_size=4)

DESCRIBED = [
    (None, "None (is a return statement missing?)"),
    (False, "True or False"),
    (np.bool_(True), "True or False"),
    (7, "a number"),
    (2.5, "a number"),
    (np.int8(7), "a number"),
    (np.float32(2.5), "a number"),
    (float("nan"), "nan"),
    (-float("inf"), "inf"),
    (2j, "a complex number"),
    (np.complex64(2j), "a complex number"),
    (np.array(2.5), "an array of shape ()"),
    (np.array(["a"]), "an array of shape (1,)"),
    (np.ones((2, 0)), "an array of shape (2, 0)"),
    ((), "a tuple of 0"),
    ([[1, 2], [3]], "a list of 2"),
    ({"a": 1}, "a dict"),
    ("a", "a string"),
    (b"a", "an object"),
]


def refusal(compare: Callable[[], object]) -> AnswerMismatch:
    """Return the exception of a failed comparison."""
    with pytest.raises(AnswerMismatch) as caught:
        compare()
    return caught.value


def message_of(compare: Callable[[], object]) -> str:
    """Return the message to the student when a comparison fails."""
    return refusal(compare).student_message.render("en")


@pytest.mark.parametrize("wanted", WANTED)
@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=20)  # per combination of forms
@given(actual=st.tuples(ACTUAL, ACTUAL), expected=st.tuples(EXPECTED, EXPECTED))
def test_students_read_no_values(
    form: str,
    wanted: str,
    actual: tuple[list[float], list[float]],
    expected: tuple[list[float], list[float]],
) -> None:
    """The message does not depend on the values, in any language."""
    first, second = (
        refusal(partial(assert_close, FORMS[form](g), FORMS[wanted](e))).student_message
        for g, e in zip(actual, expected, strict=True)
    )
    for language in LANGUAGES:
        message = first.render(language)
        assert message == second.render(language)
        assert not any(repr(value) in message for value in (*actual[0], *expected[0]))


@given(values=ACTUAL)
def test_no_message_contains_values(values: list[float]) -> None:
    """No helper puts a value of the answer into its message."""
    x, changed = np.array(values), np.array(values) + 1
    for compare in (
        lambda: as_number(values),
        lambda: as_array(values[0]),
        lambda: as_array(x, (3,)),
        lambda: assert_tuple(values, ("x", "t")),
        lambda: assert_not_mutated(CallRecord(None, (changed,), {}), x),
        lambda: assert_that(False, lazy("It does not hold."), str(values)),
    ):
        for language in LANGUAGES:
            message = refusal(compare).student_message.render(language)
            assert not any(repr(value) in message for value in (*values, *changed.tolist()))


@pytest.mark.parametrize(
    ("actual", "expected", "detail"),
    [
        (0.25, 0.5, "came: 0.25; expected: 0.5"),
        (np.array([0.25, 1]), np.array([0.5, 1]), "came: array([0.25, 1.  ]); expected: array(["),
        ("0.25", 0.5, "came: '0.25'"),
        ((1, 2), 0.5, "came: (1, 2)"),
        ([[1], [2, 3]], np.ones(2), "came: [[1], [2, 3]]"),
        (np.array([np.nan]), np.ones(1), "came: array([nan])"),
    ],
    ids=["number", "array", "string", "tuple", "ragged", "nan"],
)
def test_instructors_read_values(actual: object, expected: object, detail: str) -> None:
    """The text of the exception has the values after the student's message."""
    error = refusal(lambda: assert_close(actual, expected))
    assert str(error).startswith(f"{error.student_message}  {detail}")


def test_long_values_are_cut() -> None:
    """A long answer is truncated, so that an instructor's list of details stays readable."""
    for actual in (np.arange(10**6), list(range(10**5)), "x" * 10**6):
        assert len(str(refusal(partial(assert_close, actual, np.ones(3))))) < 1000


@pytest.mark.full_wall
def test_the_students_own_objects(wall: SandboxSpec) -> None:
    """An object that equals everything is refused as a number, as an array, and within a list."""
    cell = """
        class Right:
            def __eq__(self, other): return True
            def __float__(self): return 0.5
            def __array__(self, *_, **__): return __import__("numpy").full(2, 0.5)
            def __len__(self): return 2
            def __getitem__(self, key): return 0.5
        def answer(): return Right()
        def answers(): return [Right(), Right()]
    """
    with opened(wall, cell) as session:
        session.run_notebook()
        student = Student(session)
        kind = "but got an object of another kind."
        assert (
            message_of(lambda: assert_close(student.answer(), 0.5)) == f"Expected a number, {kind}"
        )
        message = message_of(lambda: assert_close(student.answer(), [0.5, 0.5]))
        assert message.startswith("Expected an array")
        assert kind in message
        assert "an array of numbers" in message_of(
            lambda: assert_close(student.answers(), [0.5, 0.5])
        )


def test_far_apart() -> None:
    """Values whose difference overflows are wrong like others, without a warning."""
    message = "The returned number is wrong."
    assert message_of(lambda: assert_close(1.7e308, -1.7e308)) == message


def test_assert_tuple() -> None:
    """Several values may be returned as a tuple or a list; their number has to be right."""
    x, t = np.ones(3), np.zeros(3)
    for pair in ((x, t), [x, t]):
        assert all(a is b for a, b in zip(assert_tuple(pair, ("x", "t")), (x, t), strict=True))
    others: tuple[tuple[object, str], ...] = (
        ((x, t, t), "a tuple of 3"),
        ([x], "a list of 1"),
        ((), "a tuple of 0"),
        (np.ones((2, 3)), "an array of shape (2, 3)"),
        (None, "None (is a return statement missing?)"),
        ("ab", "a string"),
        ({"x": x, "t": t}, "a dict"),
    )
    for actual, what in others:
        message = f"Expected a tuple of 2 (x, t), but got {what}."
        assert message_of(partial(assert_tuple, actual, ("x", "t"))) == message


def test_assert_not_mutated() -> None:
    """Arguments that a call changed are named by their position, counted from 1."""
    x, t = np.arange(6.0).reshape(2, 3), [1, 2]
    assert_not_mutated(CallRecord(None, (x.copy(), [1, 2], "rest"), {}), x, t)
    changed, longer = x + 1e-12, [1, 2, 3]
    message = "The function modified argument {}."
    for args, position in (((changed, t), 1), ((x, longer), 2), ((x[:1], t), 1), ((x.T, t), 1)):
        record = CallRecord(None, args, {})
        assert message_of(partial(assert_not_mutated, record, x, t)) == message.format(position)


def test_assert_that() -> None:
    """A condition fails with the message of the test."""
    message = lazy("Some rows are never drawn.")
    assert_that(True, message)
    assert (
        str(refusal(lambda: assert_that(False, message, "rows: 1, 2"))) == f"{message}  rows: 1, 2"
    )


@pytest.mark.parametrize(
    ("actual", "what"), DESCRIBED, ids=[repr(actual) for actual, _ in DESCRIBED]
)
def test_describe(actual: object, what: str) -> None:
    """A value is described by its kind, its count or its shape."""
    assert describe(actual).render("en") == what
