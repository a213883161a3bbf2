"""Checks of several forms of the inputs: any of them, one against a control, mutation alone."""

from collections.abc import Iterator

import numpy as np
import pytest

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
from autograder.testing.assertions import assert_close
from tests.support.notebooks import opened
from tests.support.settings import SHORT

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
    with pytest.raises(AnswerMismatch, match="Argument number 1"):
        assert_arguments_stay(student.changes_tables, [(ROW,), (TABLE,)])
    with pytest.raises(AnswerMismatch, match="Argument number 1"):
        assert_arguments_stay(student.refuses_tables, [(TABLE,), (ROW,)])


def test_calls_without_an_answer_do_not_count(student: Student) -> None:
    """A function that raises or returns None for some forms is judged by the others, if any."""
    assert_arguments_stay(student.keeps, [("text",), (ROW,)])
    with pytest.raises(StudentError):
        assert_arguments_stay(student.refuses, [(ROW,), (TABLE,)])
    with pytest.raises(AnswerMismatch, match="a value was asked for"):
        assert_arguments_stay(student.returns_nothing, [(ROW,)])


CONSTANT = ("is_constant", "is_constant_in_shape", "is_never_a_number", "is_an_object")


@pytest.mark.parametrize("name", CONSTANT)
def test_an_answer_that_ignores_its_arguments_gets_no_trait(student: Student, name: str) -> None:
    """If all calls return the same content, in any shape, none of them counts."""
    function = getattr(student, name)
    with pytest.raises(AnswerMismatch, match="The same came back for different arguments"):
        assert_arguments_stay(function, [(ROW,), (2 * ROW,), (TABLE,)])


def test_a_change_is_reported_before_a_constant(student: Student) -> None:
    """A function that changes its argument reads so, also if its answer is always the same."""
    with pytest.raises(AnswerMismatch, match="Argument number 1"):
        assert_arguments_stay(student.is_constant_and_changes, [(ROW,), (TABLE,)])


def test_one_form_that_depends_on_the_arguments_is_enough(student: Student) -> None:
    """Another wrong form, one that raises, and texts in arrays cost nothing."""
    assert_arguments_stay(student.is_constant_for_rows, [(ROW,), (2 * ROW,), (TABLE,)])
    assert_arguments_stay(student.knows_rows_only, [(ROW,), (TABLE,)])
    rows = np.eye(3)
    assert_arguments_stay(student.names_the_largest, [(rows[0],), (rows[1],)])
