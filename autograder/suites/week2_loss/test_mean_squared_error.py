"""Hidden tests of `mean_squared_error`. A form is a list of cases (y, t)."""

import pytest

from autograder.testing import (
    assert_arguments_stay,
    assert_close,
    assert_for_any,
    random_one_hot,
    random_probabilities,
    unwrap_number,
)

TRAITS = {
    "any_number_of_classes": 2,
    "any_outputs": 1,
    "whole_number_answers": 1,
    "one_number": 1,
    "arguments_stay": 1,
}


@pytest.fixture
def check(student, reference, call_each):
    """Return the check of a form: all errors are right. All are asked for before one is judged."""

    def check_form(form):
        errors = call_each(student.mean_squared_error, form)
        for error, (y, t) in zip(errors, form, strict=True):
            assert_close(unwrap_number(error), reference.mean_squared_error(y, t))

    return check_form


@pytest.fixture
def check_numbers(student, reference):
    """Return the check of a form: each error is right, and a number instead of an array."""

    def check_form(form):
        for y, t in form:
            assert_close(student.mean_squared_error(y, t), reference.mean_squared_error(y, t))

    return check_form


def in_any_numbers(form):
    """Return the form with its answers in whole numbers, and in decimal ones."""
    return form, [(y, t.astype(float)) for y, t in form]


def test_any_number_of_classes(check, rng):
    """Returns half of the sum, however many classes there are"""
    # Not 2 classes: there the mean of the squares is half of their sum.
    form = [(random_probabilities(rng, k), random_one_hot(rng, k)) for k in (3, 7, 10, 25)]
    assert_for_any(check, in_any_numbers(form))


def test_any_outputs(check, rng):
    """Right for outputs of any size and sign"""
    form = [(rng.normal(size=10), random_one_hot(rng, 10)) for _ in range(3)]
    assert_for_any(check, in_any_numbers(form))


def test_whole_number_answers(check, rng):
    """Accepts one-hot answers made of integers"""
    check([(random_probabilities(rng, 10), random_one_hot(rng, 10)) for _ in range(3)])


def test_one_number(check_numbers, rng):
    """Gives one number, not an array"""
    form = [(random_probabilities(rng, 10), random_one_hot(rng, 10)) for _ in range(2)]
    assert_for_any(check_numbers, in_any_numbers(form))


def test_arguments_stay(student, rng):
    """Leaves its arguments as they were"""
    cases = [(y, random_one_hot(rng, 10)) for y in rng.normal(size=(2, 10))]
    whole, decimal = in_any_numbers(cases)
    assert_arguments_stay(student.mean_squared_error, whole + decimal)
