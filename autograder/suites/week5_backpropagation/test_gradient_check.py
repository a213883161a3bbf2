"""Hidden tests of `gradient_check`."""

import numpy as np

from autograder.testing import (
    as_number,
    assert_against_control,
    assert_arguments_stay,
    assert_close,
    assert_for_any,
    assert_that,
    lazy,
    share,
)

TRAITS = {
    "correct_gradient": 1,
    "wrong_by_a_factor": 1,
    "one_wrong_element": 2,
    "wrong_sign": 1,
    "zero": 1,
    "f_reads_x_itself": 1,
    "whole_numbers": 1,
    "any_shape": 1,
    "arguments_stay": 1,
}

# The exercise's own limit. Central differences with any step from 1e-6 to 1e-3 stay well under it
# on the functions here: the second and third derivatives are no larger than the first.
CORRECT = 1e-6
ALARM = lazy("A correct gradient is reported as wrong.")
MISSED = lazy("A wrong gradient is reported as correct.")


def small(got):
    """The error of a correct gradient is next to nothing."""
    assert_that(abs(as_number(got)) < CORRECT, ALARM, f"came: {got!r}")


def not_small(got):
    """The error of a wrong gradient is not."""
    assert_that(abs(as_number(got)) > CORRECT, MISSED, f"came: {got!r}")


class Bowl:
    """f(v) = (w·v)² / 2, whose gradient (w·v) w has elements of both signs, none near zero."""

    def __init__(self, rng, *shape):
        count = int(np.prod(shape))
        signs = rng.permutation(np.where(np.arange(count) % 2, -1.0, 1.0))
        self.w = (signs * rng.uniform(0.5, 2, count)).reshape(shape)
        self.x = np.asarray(np.sign(self.w) * rng.uniform(0.5, 1.5, shape))
        self.gradient = np.asarray(np.sum(self.w * self.x) * self.w)

    def __call__(self, v):
        """f(v)."""
        return float(np.sum(self.w * np.asarray(v)) ** 2) / 2


def test_correct_gradient(student, rng):
    """Returns a number near 0 for a correct gradient only"""
    signs, x = rng.permutation([1, -1, 1, -1, 1]), rng.uniform(-1, 1, 5)

    def growth(v):
        return float(np.sum(signs * np.exp(v)))

    bowl = Bowl(rng, 9)
    for f, point, gradient in ((bowl, bowl.x, bowl.gradient), (growth, x, signs * np.exp(x))):
        small(student.gradient_check(f, point, gradient))
        not_small(student.gradient_check(f, point, 2 * gradient))


def test_wrong_by_a_factor(student, rng):
    """Returns the right error when all elements are wrong by the same factor"""
    f = Bowl(rng, 7)
    for factor in (2, 0.25, rng.uniform(3, 9)):
        got = student.gradient_check(f, f.x, factor * f.gradient)
        assert_close(got, abs(factor - 1) / (factor + 1))
    # A flat bowl: every gradient is far below 1, where a guard that is too large would decide. A
    # guard of 1e-4 that is added instead is off by no more than 1 %.
    f.w, f.gradient = 0.05 * f.w, 0.0025 * f.gradient
    assert_close(student.gradient_check(f, f.x, 3 * f.gradient), 0.5, rtol=0.01)


def test_one_wrong_element(student, rng):
    """Finds a single wrong element, wherever it is"""
    f = Bowl(rng, 6)
    # Positive ones first: there a difference that keeps its sign gives one right answer, unlike a
    # check that does not look at this element at all.
    for place in np.argsort(-f.gradient).tolist():
        for factor in (2, 0.5):
            analytic = f.gradient.copy()
            analytic[place] *= factor
            assert_close(student.gradient_check(f, f.x, analytic), 1 / 3)


def test_wrong_sign(student, rng):
    """Finds a wrong sign"""
    f = Bowl(rng, 4)
    assert_close(student.gradient_check(f, f.x, -f.gradient), 1.0)
    # How near to nothing is not the question here, but it is not what a wrong sign gives.
    assert_that(abs(as_number(student.gradient_check(f, f.x, f.gradient))) < 0.5, ALARM)
    for place in range(4):
        analytic = f.gradient.copy()
        analytic[place] *= -1
        assert_close(student.gradient_check(f, f.x, analytic), 1.0)


def test_zero(student, rng):
    """Returns the right error when a derivative is zero"""
    f = Bowl(rng, 5)
    flat = int(rng.integers(5))
    f.w[flat] = 0.0
    f.gradient = np.sum(f.w * f.x) * f.w
    for function, gradient in ((f, f.gradient), (lambda _: 1.0, np.zeros(5))):
        error = as_number(student.gradient_check(function, f.x, gradient))
        # A stencil of more than two points may leave 1e-12 of rounding here, over 1e-8 that is
        # 1e-4; a missing guard gives nan or 1.
        assert_that(abs(error) < 0.01, ALARM, f"came: {error!r}")
    for place in set(range(5)) - {flat}:
        forgotten = f.gradient.copy()
        forgotten[place] = 0.0
        assert_close(student.gradient_check(f, f.x, forgotten), 1.0)


# -- other inputs: the verdict on a correct gradient is not that on a doubled one


def check_verdicts(student):
    """Return the check of `(f, make_x, gradient)`: a doubled gradient gives the larger error."""

    def check(form):
        f, make_x, gradient = form
        errors = [
            abs(as_number(student.gradient_check(f, make_x(), np.asarray(factor * gradient))))
            for factor in (1, 2)
        ]
        assert_that(errors[0] < 0.1, ALARM, f"came: {errors[0]!r}")
        assert_that(errors[1] > 0.1, MISSED, f"came: {errors[1]!r}")

    return check


def usual_form(rng):
    """Return a vector for the control."""
    f = Bowl(rng, 5)
    return f, f.x.copy, f.gradient


def assert_form(student, rng, form):
    """Check the verdicts on a form, unless those on a usual vector are wrong as well."""
    check, control = check_verdicts(student), usual_form(rng)
    assert_for_any(check, (control, form))
    assert_against_control(check, form, control=control)


def test_f_reads_x_itself(student, rng):
    """Works for a function that reads the array x directly"""
    f = Bowl(rng, 6)
    moved = f.x.copy()

    def hand_in():
        moved[...] = f.x
        return share(moved)

    assert_form(student, rng, (lambda _: f(moved), hand_in, f.gradient))


def test_whole_numbers(student, rng):
    """Takes arrays of integers"""
    x = rng.permutation([2, -3, 5, -7])

    def squares(v):
        return float(np.sum(np.asarray(v) ** 2))

    assert_form(student, rng, (squares, x.copy, 2 * x))


def test_any_shape(student, rng):
    """Works for a single number and for arrays with two and three axes"""
    for shape in ((), (3, 2), (2, 1, 3)):
        f = Bowl(rng, *shape)
        assert_form(student, rng, (f, f.x.copy, f.gradient))


def test_arguments_stay(student, rng):
    """Leaves its arguments as they were"""
    bowls = Bowl(rng, 6), Bowl(rng, 3, 2)
    calls = [(f, f.x, factor * f.gradient) for f in bowls for factor in (1, 2)]
    assert_arguments_stay(student.gradient_check, calls)
