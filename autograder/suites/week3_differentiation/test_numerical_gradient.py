"""Hidden tests of `numerical_gradient`."""

import numpy as np
import pytest

from autograder.testing import (
    assert_close,
    assert_not_mutated,
    assert_that,
    call_recording_args,
    lazy,
    share,
)

# As in `numerical_diff`, here for each entry: central differences with steps from 1e-8 to 1e-3
# stay below it; a forward difference with 1e-4 is off by 1.4e-5 and more.
ACCURATE = 1e-6
# Where something else than the accuracy is tested: the forward difference with 1e-4 is off by at
# most 1e-4 there, the central one with 0.1 by 1.7e-3 (on a sine), and they pay in the tests of
# accuracy alone.
ROUGH = 2e-3


def waves(x):
    """A function of any array; each entry matters to the slope along each other one."""
    return np.sum(np.sin(x)) + 0.5 * np.sum(x) ** 2


def slopes_of_waves(x):
    """Its gradient."""
    return np.cos(x) + np.sum(x)


@pytest.mark.weight(2)
def test_entries_that_work_together(student, rng):
    """Right where f mixes the entries"""
    for size in (2, 5):
        x = rng.uniform(0.7, 1.4, size)
        assert_close(student.numerical_gradient(np.prod, x), np.prod(x) / x, rtol=ROUGH)
        mix = rng.uniform(0.2, 1.0, (size, size))
        got = student.numerical_gradient(lambda x, mix=mix: x @ mix @ x, x)
        assert_close(got, (mix + mix.T) @ x, rtol=ROUGH)
    # Many entries that nearly cancel: where each is left a step of 1e-4 away, the last ones see
    # 4e-3 of it beside a slope of 0.5.
    x = rng.uniform(-1.0, 1.0, 40)
    x += (0.5 - np.sum(x)) / x.size
    got = student.numerical_gradient(lambda x: 0.5 * np.sum(x) ** 2, x)
    assert_close(got, np.full(40, 0.5), rtol=ROUGH)


def test_accuracy_on_a_bowl(student, rng):
    """As accurate as the central difference on a bowl"""
    a, bottom = rng.uniform(0.5, 1.0, 3), rng.uniform(0.5, 1.0, 3)
    # Not near the bottom: a look to one side with a step of 1e-4 or less is off by at most 2.5e-5,
    # whichever the side, and a replay takes all these for the same mistake.
    x = bottom + rng.uniform(2.0, 3.0, 3)
    got = student.numerical_gradient(lambda x: np.sum(a * (x - bottom) ** 2), x)
    assert_close(got, 2 * a * (x - bottom), rtol=ACCURATE)


def test_accuracy_on_waves(student, rng):
    """As accurate as the central difference on waves"""
    for size in (2, 4):
        x = rng.uniform(0.2, 0.8, size)
        got = student.numerical_gradient(waves, x)
        assert_close(got, slopes_of_waves(x), rtol=ACCURATE)


def test_any_shape(student, rng):
    """Gives one slope for each entry of an array of any shape"""
    # A tilted plane at the origin, where the smallest step counts and nothing is rounded away:
    # steep slopes that came out tiny are told from 0, gentle ones from rounded ones.
    tilt = rng.permutation(np.geomspace(1e-5, 1e5, 6)).reshape(2, 3)
    got = student.numerical_gradient(lambda x: np.sum(tilt * x), np.zeros((2, 3)))
    assert_close(got, tilt, rtol=ROUGH, atol=0)
    for shape in ((1,), (2, 3), (4, 1), (3, 1, 4)):
        x = rng.uniform(-1.0, 1.0, shape)
        got = student.numerical_gradient(waves, x)
        assert_close(got, slopes_of_waves(x), rtol=ROUGH, atol=ROUGH)


@pytest.mark.weight(2)
def test_f_that_reads_the_array(student, rng):
    """Moves the very array it was handed, for an f that ignores its argument"""
    for shape in ((3,), (2, 4)):
        x = rng.uniform(0.4, 1.2, shape)
        slopes = slopes_of_waves(x)
        got = student.numerical_gradient(lambda _, x=x: waves(x), share(x))
        assert_close(got, slopes, rtol=ROUGH, atol=ROUGH)


def test_whole_numbers(student, rng):
    """Right for arrays of whole numbers"""
    # So that the slopes are no whole numbers; and where the step is cut to 1, they come out so big
    # that a replay does not mind whether they are cut as well.
    factor = rng.uniform(3.3, 3.4)

    def f(x):
        return factor * np.sum(x**2 + x)

    for shape in ((5,), (2, 3)):
        x = rng.permutation(np.arange(-2, np.prod(shape) - 2)).reshape(shape)
        seen = call_recording_args(student.numerical_gradient, f, x)
        assert_close(seen.value, factor * (2 * x + 1), rtol=ROUGH, atol=ROUGH)
        assert_not_mutated(seen, f, x)


def test_f_gets_the_whole_array(student, rng):
    """Calls f with the whole array in its own shape"""
    for shape in ((5,), (2, 3)):
        x, odd = rng.uniform(-1.0, 1.0, shape), []

        def f(w, shape=shape, odd=odd):
            if isinstance(w, np.ndarray) and w.shape == shape and w.dtype.kind == "f":
                return waves(w)
            odd.append(w)
            return 0.0

        got = student.numerical_gradient(f, x)
        assert_that(not odd, lazy("f was not always called with a whole array of the shape of x."))
        assert_close(got, slopes_of_waves(x), rtol=ROUGH, atol=ROUGH)


def test_x_stays(student, rng):
    """Leaves x as it was, to the last digit"""
    for shape in ((7,), (3, 4)):
        # Entries small beside any step, so that adding and subtracting it leaves a trace.
        x = rng.normal(size=shape) * 10 ** rng.uniform(-6, 0, shape)
        seen = call_recording_args(student.numerical_gradient, waves, x)
        assert_close(seen.value, slopes_of_waves(x), rtol=ROUGH, atol=ROUGH)
        assert_not_mutated(seen, waves, x)
