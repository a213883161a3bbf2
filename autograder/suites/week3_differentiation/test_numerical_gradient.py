"""Hidden tests of `numerical_gradient`.

What a test does not judge is asked of a vector and of a table apart: a function that takes one of
them only loses the trait of the other.
"""

import numpy as np

from autograder.testing import (
    assert_against_control,
    assert_arguments_stay,
    assert_close,
    assert_for_any,
    assert_that,
    lazy,
    share,
)

TRAITS = {
    "vectors": 2,
    "tables": 2,
    "accuracy": 2,
    "one_entry_at_a_time": 1,
    "f_that_reads_the_array": 1,
    "f_gets_the_whole_array": 1,
    "whole_numbers": 1,
    "x_stays": 1,
}

# As in `numerical_diff`, here for each entry: central differences with steps from 1e-8 to 1e-3
# stay below it; a forward difference with 1e-4 is off by 1.4e-5 and more.
ACCURATE = 1e-6
# Where something else than the accuracy is tested: the forward difference with 1e-4 is off by at
# most 1e-4 there, the central one with 0.1 by 1.7e-3 (on a sine).
ROUGH = 2e-3


def curves(x):
    """Return the sum of a curve of each entry: no entry changes the slope along another one."""
    return np.sum(np.sin(x) + x**2)


def slopes_of_curves(x):
    """Return the gradient of `curves`."""
    return np.cos(x) + 2 * x


def check_values(student, arrays):
    """Check the gradients of `curves`; all are asked for before one is judged."""
    gradients = [student.numerical_gradient(curves, x) for x in arrays]
    for gradient, x in zip(gradients, arrays, strict=True):
        assert_close(gradient, slopes_of_curves(x), rtol=ROUGH, atol=ROUGH)


def test_vectors(student, rng):
    """Gives one slope for each entry of a vector"""
    check_values(student, [rng.uniform(0.4, 1.2, size) for size in (5, 1)])


def test_tables__rows_and_columns(student, rng):
    """Gives one slope for each entry of a table"""
    check_values(student, [rng.uniform(0.4, 1.2, shape) for shape in ((2, 3), (4, 1), (3, 3))])


def test_tables__more_axes(student, rng):
    """Gives one slope for each entry of an array with three axes"""
    check_values(student, [rng.uniform(0.4, 1.2, (3, 1, 4))])


def test_accuracy__bowl(student, rng):
    """As accurate as the central difference on a bowl"""

    def check(shape):
        a, bottom = rng.uniform(0.5, 1.0, shape), rng.uniform(0.5, 1.0, shape)
        # Not near the bottom: a look to one side with a step of 1e-4 or less is off by at most
        # 2.5e-5, whichever the side, and a diagnosis takes all these for the same mistake.
        x = bottom + rng.uniform(2.0, 3.0, shape)
        gradient = student.numerical_gradient(lambda x: np.sum(a * (x - bottom) ** 2), x)
        assert_close(gradient, 2 * a * (x - bottom), rtol=ACCURATE)

    assert_for_any(check, ((3,), (2, 2)))


def test_accuracy__sine(student, rng):
    """As accurate as the central difference on a sine"""

    def check(shape):
        x = rng.uniform(0.2, 0.8, shape)
        gradient = student.numerical_gradient(lambda x: np.sum(np.sin(x)), x)
        assert_close(gradient, np.cos(x), rtol=ACCURATE)

    assert_for_any(check, ((4,), (2, 3)))


def test_accuracy__slopes_of_all_sizes(student, rng):
    """Accurate for gentle and for steep slopes"""

    def check(shape):
        # A tilted plane at the origin, where nothing is rounded away: steep slopes that came out
        # tiny are told from 0, gentle ones from rounded ones.
        tilt = rng.permutation(np.geomspace(1e-5, 1e5, 6)).reshape(shape)
        gradient = student.numerical_gradient(lambda x: np.sum(tilt * x), np.zeros(shape))
        assert_close(gradient, tilt, rtol=ROUGH, atol=0)

    assert_for_any(check, ((6,), (2, 3)))


def test_one_entry_at_a_time(student, rng):
    """Moves one entry at a time and keeps the others where they were"""
    # Many entries that nearly cancel: where each is left a step of 1e-4 away, the last ones see
    # 4e-3 of it beside a slope of 0.5.
    x = rng.uniform(-1.0, 1.0, 40)
    x += (0.5 - np.sum(x)) / x.size

    def check(form):
        x, is_joined = form
        if is_joined:
            gradient = student.numerical_gradient(lambda x: 0.5 * np.sum(x) ** 2, x)
            assert_close(gradient, np.full(x.shape, 0.5), rtol=ROUGH)
        else:
            check_values(student, [x])

    forms = (x, x.reshape(5, 8))
    assert_for_any(check, [(x, False) for x in forms])
    for x in forms:
        assert_against_control(check, (x, True), control=(x, False))


def test_f_that_reads_the_array(student, rng):
    """Moves the array that it was given, for an f that ignores its argument"""

    def check(shape):
        x = rng.uniform(0.4, 1.2, shape)
        slopes = slopes_of_curves(x)
        gradient = student.numerical_gradient(lambda _: curves(x), share(x))
        assert_close(gradient, slopes, rtol=ROUGH, atol=ROUGH)

    assert_for_any(check, ((3,), (2, 4)))


def test_f_gets_the_whole_array(student, rng):
    """Calls f with the whole array in its own shape"""
    odd = []

    def check(shape):
        def f(w):
            if isinstance(w, np.ndarray) and w.shape == shape and w.dtype.kind == "f":
                return curves(w)
            odd.append(w)
            return 0.0

        student.numerical_gradient(f, rng.uniform(-1.0, 1.0, shape))

    shapes = ((5,), (2, 3))
    assert_for_any(check, shapes)
    assert_for_any(check, shapes[::-1])  # so that each shape is tried
    assert_that(
        not odd,
        lazy("f was called with something other than an array of floats in the shape of x."),
    )


def test_whole_numbers(student, rng):
    """Right for arrays of integers"""
    # So that the slopes are no whole numbers; and where the step is cut to 1, they come out so big
    # that a diagnosis does not mind whether they are cut as well.
    factor = rng.uniform(3.3, 3.4)

    def check(shape):
        x = rng.permutation(np.arange(-2, np.prod(shape) - 2)).reshape(shape)
        gradient = student.numerical_gradient(lambda x: factor * np.sum(x**2 + x), x)
        assert_close(gradient, factor * (2 * x + 1), rtol=ROUGH, atol=ROUGH)

    assert_for_any(check, ((5,), (2, 3)))


def test_x_stays(student, rng):
    """Leaves x as it was, to the last digit"""
    # Entries small beside any step, so that adding and subtracting it leaves a trace.
    arrays = [rng.normal(size=shape) * 10 ** rng.uniform(-6, 0, shape) for shape in ((7,), (3, 4))]
    arrays += [np.arange(-2, 4), np.arange(6).reshape(2, 3)]
    assert_arguments_stay(student.numerical_gradient, [(curves, x) for x in arrays])
