"""Comparison with the reference: accepted and refused answers, and the messages."""

from collections.abc import Callable, Iterator

import numpy as np
import pytest
from numpy.typing import ArrayLike

from autograder.course import Level
from autograder.sandbox.faults import Fault, StudentError
from autograder.sandbox.launcher import SandboxSpec
from autograder.sandbox.proxies import Student
from autograder.testing import (
    AnswerMismatch,
    assert_against_control,
    assert_arguments_stay,
    assert_for_any,
)
from autograder.testing.assertions import (
    as_array,
    as_number,
    assert_close,
    unwrap_number,
)
from tests.support.notebooks import opened
from tests.support.settings import SHORT

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
NOT_NUMBERS = [
    (None, "None (is a return statement missing?)"),
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

NOT_ARRAYS = [
    (None, "None (is a return statement missing?)"),
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
ARRAYS_OF_OTHER_TYPES = [
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


def message_of(compare: Callable[[], object]) -> str:
    """Return the message to the student when a comparison fails."""
    with pytest.raises(AnswerMismatch) as caught:
        compare()
    return caught.value.student_message.render("en")


@pytest.mark.parametrize("actual", THE_NUMBER_0_5, ids=repr)
def test_numbers_of_any_kind(actual: object) -> None:
    """A number may be a Python or NumPy scalar or a 0-d array, float32 or wider."""
    assert_close(actual, 0.5)
    assert_close(actual, np.float64(0.5))
    assert as_number(actual) == pytest.approx(0.5, rel=1e-4)


@pytest.mark.parametrize("actual", THE_NUMBER_3, ids=repr)
def test_integers_are_numbers(actual: object) -> None:
    """An integer equals the float of the same value."""
    assert_close(actual, 3)
    assert_close(actual, 3.0)
    assert as_number(actual) == 3.0
    assert type(as_number(actual)) is float


@pytest.mark.parametrize(
    ("actual", "description"),
    NOT_NUMBERS,
    ids=[f"{i}: {description}" for i, (_, description) in enumerate(NOT_NUMBERS)],
)
def test_not_numbers(actual: object, description: str) -> None:
    """A value of another type is refused and described, even if its value would be right."""
    assert message_of(lambda: as_number(actual)) == f"Expected a number, but got {description}."
    assert (
        message_of(lambda: assert_close(actual, 1.0))
        == f"Expected a number, but got {description}."
    )


@pytest.mark.parametrize("actual", [True, np.bool_(True), np.array(True)], ids=repr)
def test_booleans_as_numbers(actual: object) -> None:
    """True counts as 1 if the caller accepts it; other types are refused as before."""
    assert as_number(actual, accept_bool=True) == 1.0
    assert as_number(0.5, accept_bool=True) == 0.5
    with pytest.raises(AnswerMismatch):
        as_number("1", accept_bool=True)


@pytest.mark.parametrize("actual", NOT_FINITE, ids=repr)
def test_numbers_that_are_not_finite(actual: float) -> None:
    """nan and inf equal nothing, not even themselves."""
    name = "nan" if np.isnan(actual) else "inf"
    assert message_of(lambda: assert_close(actual, 1.0)) == (
        f"Expected a finite number, but got {name}."
    )
    assert message_of(lambda: assert_close(actual, actual)).startswith(
        f"Expected a finite number, but got {name}"
    )


@pytest.mark.parametrize(
    "actual",
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
def test_arrays_of_any_kind(actual: object) -> None:
    """An array may have any float type and memory order; nested lists count as arrays."""
    assert_close(actual, EIGHTHS)
    assert as_array(actual, (2, 3)).shape == (2, 3)


def test_arrays_of_integers() -> None:
    """Integers and floats of the same value are equal, in arrays and in lists."""
    for actual in (np.array([1, 2]), np.array([1, 2], dtype=np.uint8), [1, 2], [1.0, 2]):
        assert_close(actual, np.array([1.0, 2.0]))
        assert_close(actual, np.array([1, 2]))
        assert_close(actual, [1, 2])


@pytest.mark.parametrize(
    ("actual", "description"), NOT_ARRAYS, ids=[repr(actual) for actual, _ in NOT_ARRAYS]
)
def test_not_arrays(actual: object, description: str) -> None:
    """A value of another type is refused and described, also a tuple of arrays."""
    expected = f"Expected an array of shape (2, 3), but got {description}."
    assert message_of(lambda: assert_close(actual, np.ones((2, 3)))) == expected
    assert message_of(lambda: as_array(actual, (2, 3))) == expected
    assert message_of(lambda: as_array(actual)) == f"Expected an array, but got {description}."


@pytest.mark.parametrize("actual", ARRAYS_OF_OTHER_TYPES, ids=repr)
def test_arrays_of_other_things(actual: object) -> None:
    """An array of anything but real numbers is refused, even if its values would be right."""
    for compare in (lambda: assert_close(actual, np.ones((2, 3))), lambda: as_array(actual)):
        assert message_of(compare).startswith("Expected an array of numbers, but got ")


@pytest.mark.parametrize("actual", WRONG_SHAPES, ids=lambda actual: str(np.shape(actual)))
def test_shapes_that_would_broadcast(actual: ArrayLike) -> None:
    """An array of another shape is refused, even if broadcasting would make it equal."""
    assert message_of(lambda: assert_close(actual, np.ones((2, 3)))) == (
        f"Expected an array of shape (2, 3), but got an array of shape {np.shape(actual)}."
    )


def test_empty_arrays() -> None:
    """An empty array equals only an empty array of the same shape."""
    assert_close(np.ones((0, 3)), np.ones((0, 3)))
    assert_close([], np.ones(0))
    assert "(0,)" in message_of(lambda: assert_close(np.ones(0), np.ones((0, 3))))


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
def test_arrays_that_are_not_finite(bad: float) -> None:
    """The message names nan or inf among the values, unless a test allows them."""
    actual = EIGHTHS.copy()
    actual[1, 1] = bad
    message = "The returned array contains nan or inf."
    assert message_of(lambda: assert_close(actual, EIGHTHS)) == message
    assert message_of(lambda: assert_close(actual, actual)) == message
    assert as_array(actual, (2, 3), finite=False).shape == (2, 3)


@pytest.mark.parametrize("scale", [1e-3, 1.0, 1e6, -1.0])
def test_the_tolerance(scale: float) -> None:
    """Each element may differ by a ten-thousandth of its expected value."""
    expected = scale * np.array([1.0, 1000.0])
    assert_close(expected * (1 + 0.9e-4), expected)
    assert_close(expected[0] * (1 - 0.9e-4), expected[0])
    # A little more than twice as much: at the smallest scale atol adds another 1e-7.
    off = expected * np.array([1 + 2.2e-4, 1.0])
    assert message_of(lambda: assert_close(off, expected)) == "The returned values are wrong."
    assert message_of(lambda: assert_close(off[0], expected[0])) == (
        "The returned number is wrong."
    )


def test_the_tolerance_around_zero() -> None:
    """If zero is expected an answer may differ by 1e-7, or by the test's tolerance."""
    assert_close(0.9e-7, 0.0)
    assert_close(np.array([-0.9e-7]), np.array([0.0]))
    assert_close(0.02, 0.0, atol=0.03)
    assert_close(1.02, 1.0, rtol=0.03)
    assert message_of(lambda: assert_close(1.1e-7, 0.0))
    assert message_of(lambda: assert_close(0.04, 0.0, atol=0.03))
    assert message_of(lambda: assert_close(0.04, 0.0, rtol=0.03))


def test_truth_values_of_the_reference() -> None:
    """If the reference returns True or False, 1 or 0 are expected."""
    assert_close(np.array([1.0, 0.0]), np.array([True, False]))
    assert_close(1, True)
    assert message_of(lambda: assert_close(np.array([0.0, 0.0]), np.array([True, False])))


@pytest.mark.parametrize("number", [0.5, [0.5], [[0.5]], np.array([0.5]), np.array([[[0.5]]])])
def test_a_number_is_taken_out_of_an_array(number: ArrayLike) -> None:
    """An array of one element, or a list, is its number; a number stays."""
    assert_close(unwrap_number(number), 0.5)


@pytest.mark.parametrize(
    "value", [None, [], [0.5, 1.5], [[0.5], [0.5, 1.5]], ["0.5"], (0.5,), {"loss": 0.5}, np.ones(2)]
)
def test_what_is_no_single_number_stays(value: object) -> None:
    """Anything else is returned as it is, for the comparison to describe."""
    assert unwrap_number(value) is value


STUDENT_CODE = """
import numpy as np

def keeps(x):
    return x + 1

def changes_tables(x):
    if x.ndim == 2:
        x += 1
    return x + 1

def refuses_tables(x):
    if x.ndim == 2:
        raise ValueError
    x += 1
    return x

def refuses(x):
    raise ValueError

def returns_nothing(x):
    x + 1

def is_constant(x):
    return 0.5

def is_constant_in_shape(x):
    return np.zeros_like(x)

def is_never_a_number(x):
    return [float("nan")] * len(x)

def is_an_object(x):
    return object()

def is_constant_and_changes(x):
    x += 1
    return 0.5

def is_constant_for_rows(x):
    return np.zeros(3) if x.ndim == 1 else x + 1

def knows_rows_only(x):
    if x.ndim == 2:
        raise ValueError
    return 0.5

def names_the_largest(x):
    return np.array("abc"[int(np.argmax(x))])
"""
ROW, TABLE = np.ones(3), np.ones((2, 3))


@pytest.fixture(scope="module")
def student() -> Iterator[Student]:
    sandbox = SandboxSpec(level=Level.NONE, packages=("numpy",), limits=SHORT)
    with opened(sandbox, STUDENT_CODE) as session:
        session.run_notebook()
        yield Student(session)


def is_one(value: object) -> None:
    """Fail as student code may: `value` is 1, wrong, or the fault of a call."""
    if isinstance(value, Fault):
        raise StudentError(value)
    assert_close(value, 1.0)


@pytest.mark.parametrize("forms", [(1.0, 2.0), (2.0, 1.0), (Fault.RAISED, Fault.ARGUMENTS, 1.0)])
def test_one_right_form_is_enough(forms: tuple[object, ...]) -> None:
    """`assert_for_any` passes if one form is right, whether the others are wrong or raise."""
    assert_for_any(is_one, forms)


@pytest.mark.parametrize("forms", [(2.0, Fault.RAISED), (2.0, 3.0)])
def test_the_first_failure_is_raised(forms: tuple[object, ...]) -> None:
    """If all forms are wrong, the failure of the first one is raised."""
    with pytest.raises(AnswerMismatch, match=r"came: 2\.0"):
        assert_for_any(is_one, forms)


@pytest.mark.parametrize("fault", [Fault.TIMEOUT, Fault.DIED, Fault.UNWRITTEN])
def test_a_call_that_ends_the_process_fails_at_once(fault: Fault) -> None:
    """No other form is tried after a timeout, the end of the process or an unwritten stub."""
    with pytest.raises(StudentError):
        assert_for_any(is_one, (fault, 1.0))
    with pytest.raises(StudentError):
        assert_against_control(is_one, fault, control=2.0)


@pytest.mark.parametrize(("form", "control"), [(1.0, 1.0), (1.0, 2.0), (2.0, 3.0)])
def test_a_failure_counts_only_if_the_control_is_right(form: float, control: float) -> None:
    """A right form passes, and so does a wrong one whose control is wrong."""
    assert_against_control(is_one, form, control=control)
    with pytest.raises(AnswerMismatch):
        assert_against_control(is_one, 2.0, control=1.0)
    with pytest.raises(StudentError):
        assert_against_control(is_one, Fault.RAISED, control=1.0)


def test_mutation_is_found_in_any_form(student: Student) -> None:
    """One form on which the function changes its argument is enough to fail."""
    assert_arguments_stay(student.keeps, [(ROW,), (TABLE,)])
    assert_arguments_stay(student.changes_tables, [(ROW,)])
    with pytest.raises(AnswerMismatch, match="modified argument 1"):
        assert_arguments_stay(student.changes_tables, [(ROW,), (TABLE,)])
    with pytest.raises(AnswerMismatch, match="modified argument 1"):
        assert_arguments_stay(student.refuses_tables, [(TABLE,), (ROW,)])


def test_calls_without_an_answer_do_not_count(student: Student) -> None:
    """A function that raises or returns None for some forms is judged by the others, if any."""
    assert_arguments_stay(student.keeps, [("text",), (ROW,)])
    with pytest.raises(StudentError):
        assert_arguments_stay(student.refuses, [(ROW,), (TABLE,)])
    with pytest.raises(AnswerMismatch, match="Expected a value, but got"):
        assert_arguments_stay(student.returns_nothing, [(ROW,)])


CONSTANT = ("is_constant", "is_constant_in_shape", "is_never_a_number", "is_an_object")


@pytest.mark.parametrize("name", CONSTANT)
def test_an_answer_that_ignores_its_arguments_gets_no_trait(student: Student, name: str) -> None:
    """If all calls return the same content, in any shape, none of them counts."""
    function = getattr(student, name)
    with pytest.raises(AnswerMismatch, match="Different arguments give the same result"):
        assert_arguments_stay(function, [(ROW,), (2 * ROW,), (TABLE,)])


def test_a_change_is_reported_before_a_constant(student: Student) -> None:
    """A function that changes its argument reads so, also if its answer is always the same."""
    with pytest.raises(AnswerMismatch, match="modified argument 1"):
        assert_arguments_stay(student.is_constant_and_changes, [(ROW,), (TABLE,)])


def test_one_form_that_depends_on_the_arguments_is_enough(student: Student) -> None:
    """Another wrong form, one that raises, and texts in arrays cost nothing."""
    assert_arguments_stay(student.is_constant_for_rows, [(ROW,), (2 * ROW,), (TABLE,)])
    assert_arguments_stay(student.knows_rows_only, [(ROW,), (TABLE,)])
    rows = np.eye(3)
    assert_arguments_stay(student.names_the_largest, [(rows[0],), (rows[1],)])
