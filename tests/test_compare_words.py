"""The words of a comparison: kinds, counts and shapes for students, values for instructors."""

from collections.abc import Callable

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
from tests.notebooks import opened

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
ASKED = ("number", "array", "matrix")
# Apart from each other, so that no answer is right by chance.
GOT = st.lists(st.floats(1, 2), min_size=4, max_size=4, unique=True)
EXPECTED = st.lists(st.floats(10, 20), min_size=4, max_size=4)

DESCRIBED = [
    (None, "None (is there a return?)"),
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
    """What a comparison raises."""
    with pytest.raises(AnswerMismatch) as caught:
        compare()
    return caught.value


def said(compare: Callable[[], object]) -> str:
    """What the student reads when a comparison fails."""
    return refusal(compare).student_message.render("en")


@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=20)  # of each form beside each of what is asked
@given(got=st.tuples(GOT, GOT), expected=st.tuples(EXPECTED, EXPECTED))
def test_students_read_no_values(
    form: str,
    asked: str,
    got: tuple[list[float], list[float]],
    expected: tuple[list[float], list[float]],
) -> None:
    """Other values of the same kinds and shapes give the same sentence, in every language."""
    one, other = (
        refusal(lambda g=g, e=e: assert_close(FORMS[form](g), FORMS[asked](e))).student_message
        for g, e in zip(got, expected, strict=True)
    )
    for language in LANGUAGES:
        sentence = one.render(language)
        assert sentence == other.render(language)
        assert not any(repr(value) in sentence for value in (*got[0], *expected[0]))


@given(values=GOT)
def test_no_helper_tells_values(values: list[float]) -> None:
    """None of the helpers puts a value that came into its sentence."""
    x, moved = np.array(values), np.array(values) + 1
    for compare in (
        lambda: as_number(values),
        lambda: as_array(values[0]),
        lambda: as_array(x, (3,)),
        lambda: assert_tuple(values, ("x", "t")),
        lambda: assert_not_mutated(CallRecord(None, (moved,), {}), x),
        lambda: assert_that(False, lazy("It does not hold."), str(values)),
    ):
        for language in LANGUAGES:
            sentence = refusal(compare).student_message.render(language)
            assert not any(repr(value) in sentence for value in (*values, *moved.tolist()))


@pytest.mark.parametrize(
    ("got", "expected", "detail"),
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
def test_instructors_read_values(got: object, expected: object, detail: str) -> None:
    """The text of the exception holds the values after the student's sentence."""
    error = refusal(lambda: assert_close(got, expected))
    assert str(error).startswith(f"{error.student_message}  {detail}")


def test_long_values_are_cut() -> None:
    """A long answer is shown in part, so that an instructor's list of details stays readable."""
    for got in (np.arange(10**6), list(range(10**5)), "x" * 10**6):
        assert len(str(refusal(lambda got=got: assert_close(got, np.ones(3))))) < 1000


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
        kind = "an object of another kind came back"
        assert (
            said(lambda: assert_close(student.answer(), 0.5)) == f"{kind}; a number was asked for."
        )
        assert said(lambda: assert_close(student.answer(), [0.5, 0.5])).startswith(
            f"{kind}; an array"
        )
        assert "an array of numbers" in said(lambda: assert_close(student.answers(), [0.5, 0.5]))


def test_far_apart() -> None:
    """Values whose difference no float can hold are wrong ones like others, without a warning."""
    sentence = "The number that came back is not the right one."
    assert said(lambda: assert_close(1.7e308, -1.7e308)) == sentence


def test_pair() -> None:
    """Several values may come as a tuple or a list; their number has to be right."""
    x, t = np.ones(3), np.zeros(3)
    for got in ((x, t), [x, t]):
        assert all(a is b for a, b in zip(assert_tuple(got, ("x", "t")), (x, t), strict=True))
    for got, what in (
        ((x, t, t), "a tuple of 3"),
        ([x], "a list of 1"),
        ((), "a tuple of 0"),
        (np.ones((2, 3)), "an array of shape (2, 3)"),
        (None, "None (is there a return?)"),
        ("ab", "a string"),
        ({"x": x, "t": t}, "a dict"),
    ):
        sentence = f"{what} came back; a tuple of 2 (x, t) was asked for."
        assert said(lambda got=got: assert_tuple(got, ("x", "t"))) == sentence


def test_unchanged() -> None:
    """Arguments that a call changed are named by their position, beginning with 1."""
    x, t = np.arange(6.0).reshape(2, 3), [1, 2]
    assert_not_mutated(CallRecord(None, (x.copy(), [1, 2], "rest"), {}), x, t)
    moved, longer = x + 1e-12, [1, 2, 3]
    sentence = "Argument number {} is not as it was when the function returned."
    for args, position in (((moved, t), 1), ((x, longer), 2), ((x[:1], t), 1), ((x.T, t), 1)):
        seen = CallRecord(None, args, {})
        assert said(lambda seen=seen: assert_not_mutated(seen, x, t)) == sentence.format(position)


def test_holds() -> None:
    """A condition of a test's own fails with the sentence of the test."""
    sentence = lazy("Some rows are never drawn.")
    assert_that(True, sentence)
    assert (
        str(refusal(lambda: assert_that(False, sentence, "rows: 1, 2")))
        == f"{sentence}  rows: 1, 2"
    )


@pytest.mark.parametrize(("got", "what"), DESCRIBED, ids=[repr(got) for got, _ in DESCRIBED])
def test_describe(got: object, what: str) -> None:
    """A value is described by its kind, its count or its shape."""
    assert describe(got).render("en") == what
