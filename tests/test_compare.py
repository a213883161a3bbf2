"""Answers beside the reference's: what is accepted, what is refused, and in which words."""

from collections.abc import Callable

import numpy as np
import pytest

from autograder.testing.assertions import AnswerMismatch, as_array, as_number, assert_close

EIGHTHS = np.array([[0.125, 0.25, 0.375], [0.5, 0.625, 0.75]])

THE_NUMBER_0_5 = [
    0.5,
    np.float64(0.5),
    np.float32(0.5),
    np.float16(0.5),
    np.array(0.5),
    np.array(0.5, dtype=np.float32),
    0.5 + 4e-5,
]
THE_NUMBER_3 = [3, 3.0, np.int64(3), np.int8(3), np.uint8(3), np.array(3), np.float32(3)]
NO_NUMBERS = [
    (None, "None (is there a return?)"),
    (True, "True or False"),
    (np.bool_(True), "True or False"),
    (np.array(True), "True or False"),
    (1 + 0j, "a complex number"),
    (np.complex64(1), "a complex number"),
    (np.array(1 + 0j), "a complex number"),
    ("1", "a string"),
    (np.array("1"), "a string"),
    ({}, "a dict"),
    ({"loss": 1}, "a dict"),
    ([], "a list of 0"),
    ([1.0], "a list of 1"),
    ((1.0,), "a tuple of 1"),
    (np.array([]), "an array of shape (0,)"),
    (np.array([1.0]), "an array of shape (1,)"),
    (np.ones((1, 1)), "an array of shape (1, 1)"),
    (np.array([1], dtype=object), "an array of shape (1,)"),
    (object(), "an object"),
    (b"1", "an object"),
]
NOT_FINITE = [float("nan"), float("inf"), -float("inf"), np.float32("nan"), np.array(np.inf)]

NO_ARRAYS = [
    (None, "None (is there a return?)"),
    (0.5, "a number"),
    (np.float64(0.5), "a number"),
    (True, "True or False"),
    ("0.5", "a string"),
    ({0: 0.5}, "a dict"),
    ((np.ones(3), np.ones(3)), "a tuple of 2"),
    (([1.0, 1.0, 1.0], [1.0, 1.0, 1.0]), "a tuple of 2"),
    ((np.ones((2, 3)),), "a tuple of 1"),
    ([[1.0, 1.0, 1.0], [1.0, 1.0]], "a list of 2"),
    ([[1.0, 1.0, 1.0], 1.0], "a list of 2"),
]
NO_ARRAYS_OF_NUMBERS = [
    EIGHTHS.astype(complex),
    EIGHTHS.astype(str),
    EIGHTHS.astype(bool),
    EIGHTHS.astype(object),
    EIGHTHS.astype("datetime64[s]"),
    np.full((2, 3), None),
    np.full((2, 3), b"1"),
    [[True, True, True], [True, True, True]],
    [["a", "b", "c"], ["d", "e", "f"]],
    [[None, None, None], [None, None, None]],
    [[1j, 1j, 1j], [1j, 1j, 1j]],
]
WRONG_SHAPES = [
    np.array(0.5),
    np.ones(0),
    np.ones(1),
    np.ones(3),
    np.ones(6),
    np.ones((1, 3)),
    np.ones((2, 1)),
    np.ones((3, 2)),
    np.ones((2, 0)),
    np.ones((1, 2, 3)),
    np.ones((2, 3, 1)),
    EIGHTHS.tolist()[0],
]


def said(compare: Callable[[], object]) -> str:
    """What the student reads when a comparison fails."""
    with pytest.raises(AnswerMismatch) as caught:
        compare()
    return caught.value.student_message.render("en")


@pytest.mark.parametrize("got", THE_NUMBER_0_5, ids=repr)
def test_numbers_of_any_kind(got: object) -> None:
    """A number may be a Python or NumPy scalar or a 0-d array, float32 or wider."""
    assert_close(got, 0.5)
    assert_close(got, np.float64(0.5))
    assert as_number(got) == pytest.approx(0.5, rel=1e-4)


@pytest.mark.parametrize("got", THE_NUMBER_3, ids=repr)
def test_integers_are_numbers(got: object) -> None:
    """An integer counts as the number it is, asked for as an integer or as a float."""
    assert_close(got, 3)
    assert_close(got, 3.0)
    assert as_number(got) == 3.0
    assert type(as_number(got)) is float


@pytest.mark.parametrize(
    ("got", "what"), NO_NUMBERS, ids=[f"{i}: {what}" for i, (_, what) in enumerate(NO_NUMBERS)]
)
def test_no_numbers(got: object, what: str) -> None:
    """What is no number is refused and named for what it is, even where its value would fit."""
    assert said(lambda: as_number(got)) == f"{what} came back; a number was asked for."
    assert said(lambda: assert_close(got, 1.0)) == f"{what} came back; a number was asked for."


@pytest.mark.parametrize("got", NOT_FINITE, ids=repr)
def test_numbers_that_are_not_finite(got: object) -> None:
    """Neither nan nor inf agrees with anything, itself included."""
    name = "nan" if np.isnan(got) else "inf"
    assert said(lambda: assert_close(got, 1.0)) == (
        f"{name} came back where a finite number was asked for."
    )
    assert said(lambda: assert_close(got, got)).startswith(f"{name} came back")


@pytest.mark.parametrize(
    "got",
    [
        EIGHTHS,
        EIGHTHS.astype(np.float32),
        EIGHTHS.astype(np.float16),
        np.asfortranarray(EIGHTHS),
        EIGHTHS.tolist(),
        tuple(tuple(row) for row in EIGHTHS.tolist()),
        list(EIGHTHS),
        [[np.float32(x) for x in row] for row in EIGHTHS],
        EIGHTHS * (1 - 5e-5),
    ],
    ids=["float64", "float32", "float16", "fortran", "lists", "tuples", "rows", "scalars", "near"],
)
def test_arrays_of_any_kind(got: object) -> None:
    """An array may be of any float, in any order in memory, or lists of numbers."""
    assert_close(got, EIGHTHS)
    assert as_array(got, (2, 3)).shape == (2, 3)


def test_arrays_of_integers() -> None:
    """Integers and floats of the same value agree, in arrays and in lists."""
    for got in (np.array([1, 2]), np.array([1, 2], dtype=np.uint8), [1, 2], [1.0, 2]):
        assert_close(got, np.array([1.0, 2.0]))
        assert_close(got, np.array([1, 2]))
        assert_close(got, [1, 2])


@pytest.mark.parametrize(("got", "what"), NO_ARRAYS, ids=[repr(got) for got, _ in NO_ARRAYS])
def test_no_arrays(got: object, what: str) -> None:
    """What is no array is refused and named for what it is, several arrays in a tuple too."""
    expected = f"{what} came back; an array of shape (2, 3) was asked for."
    assert said(lambda: assert_close(got, np.ones((2, 3)))) == expected
    assert said(lambda: as_array(got, (2, 3))) == expected
    assert said(lambda: as_array(got)) == f"{what} came back; an array was asked for."


@pytest.mark.parametrize("got", NO_ARRAYS_OF_NUMBERS, ids=repr)
def test_arrays_of_other_things(got: object) -> None:
    """An array of anything but real numbers is refused, even where the values would fit."""
    for compare in (lambda: assert_close(got, np.ones((2, 3))), lambda: as_array(got)):
        assert said(compare).endswith(" came back; an array of numbers was asked for.")


@pytest.mark.parametrize("got", WRONG_SHAPES, ids=lambda got: str(np.shape(got)))
def test_shapes_that_would_broadcast(got: object) -> None:
    """An array of another shape is refused, even where broadcasting would make it agree."""
    assert said(lambda: assert_close(got, np.ones((2, 3)))) == (
        f"an array of shape {np.shape(got)} came back; an array of shape (2, 3) was asked for."
    )


def test_nothing_is_not_everything() -> None:
    """An empty array agrees with nothing but an empty array of its shape."""
    assert_close(np.ones((0, 3)), np.ones((0, 3)))
    assert_close([], np.ones(0))
    assert "(0,)" in said(lambda: assert_close(np.ones(0), np.ones((0, 3))))


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
def test_arrays_that_are_not_finite(bad: float) -> None:
    """One nan or inf among the values is said to be there, unless a test allows it."""
    got = EIGHTHS.copy()
    got[1, 1] = bad
    sentence = "There is nan or inf in the array that came back."
    assert said(lambda: assert_close(got, EIGHTHS)) == sentence
    assert said(lambda: assert_close(got, got)) == sentence
    assert as_array(got, (2, 3), finite=False).shape == (2, 3)


@pytest.mark.parametrize("scale", [1e-3, 1.0, 1e6, -1.0])
def test_the_tolerance(scale: float) -> None:
    """An answer may be off by a ten-thousandth of what is expected, for each element by itself."""
    expected = scale * np.array([1.0, 1000.0])
    assert_close(expected * (1 + 0.9e-4), expected)
    assert_close(expected[0] * (1 - 0.9e-4), expected[0])
    # A little more than twice as much: for the smallest scale, 1e-7 comes on top of 1e-7.
    off = expected * np.array([1 + 2.2e-4, 1.0])
    assert (
        said(lambda: assert_close(off, expected))
        == "The values that came back are not the right ones."
    )
    assert said(lambda: assert_close(off[0], expected[0])) == (
        "The number that came back is not the right one."
    )


def test_the_tolerance_around_zero() -> None:
    """Where zero is expected an answer may be off by 1e-7, or by what the test allows."""
    assert_close(0.9e-7, 0.0)
    assert_close(np.array([-0.9e-7]), np.array([0.0]))
    assert_close(0.02, 0.0, atol=0.03)
    assert_close(1.02, 1.0, rtol=0.03)
    for got, allowed in ((1.1e-7, {}), (0.04, {"atol": 0.03}), (0.04, {"rtol": 0.03})):
        assert said(lambda got=got, allowed=allowed: assert_close(got, 0.0, **allowed))


def test_truth_values_are_numbers_where_the_reference_has_them() -> None:
    """Where the reference gives True or False, 1 or 0 are asked for."""
    assert_close(np.array([1.0, 0.0]), np.array([True, False]))
    assert_close(1, True)
    assert said(lambda: assert_close(np.array([0.0, 0.0]), np.array([True, False])))
