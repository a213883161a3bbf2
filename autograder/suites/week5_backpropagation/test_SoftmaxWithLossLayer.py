"""Hidden tests of `SoftmaxWithLossLayer`, whose forward is ready-made."""

import numpy as np

from autograder.testing import (
    as_array,
    assert_against_control,
    assert_close,
    assert_for_any,
    assert_that,
    get_handle,
    lazy,
    one_hot,
    random_labels,
    random_probabilities,
    type_name,
)

TRAITS = {
    "dx": 7,
    "one_hot": 1,
    "labels": 2,
    "scales_with_dout": 1,
    "last_forward": 1,
    "again": 1,
    "loss": 1,
}

# The guard inside the logarithm may be anything from 1e-15 to 1e-4. No probability here is under
# 0.02, where 1e-4 moves the loss by 0.2 %, and by 0.5 % the dx of a backward that heeds the guard
# (the formula leaves it out). No element of dx is near zero, so a relative tolerance will do.
GUARD = 0.01
SIZES = ((5, 3), (2, 7), (30, 4), (1, 5))


def new(kind, *args):
    """A layer: an object of the student's class."""
    layer = kind(*args)
    assert_that(
        type_name(layer) is not None,
        lazy("Calling the class does not create an object with methods."),
    )
    return layer


def forward(layer, *args):
    """What forward returns; by handle, so that an overwritten method is the student's error."""
    return get_handle(layer, "forward")(*args)


def backward(layer, *args):
    """What backward returns."""
    return get_handle(layer, "backward")(*args)


def right(reference, x, t):
    """The reference's loss and dx."""
    layer = reference.SoftmaxWithLossLayer()
    return layer.forward(x, t), layer.backward(1)


def draw(rng, n, k, *, hot):
    """Draw scores of ordinary probabilities, each row with an offset of its own, and answers."""
    labels = random_labels(rng, n, k)
    scores = np.log(random_probabilities(rng, n, k)) + rng.normal(size=(n, 1))
    return scores, one_hot(labels, k) if hot else labels


def both_forms(rng, n, k):
    """Draw a batch with one-hot answers and another one with labels."""
    return draw(rng, n, k, hot=True), draw(rng, n, k, hot=False)


def check_dx(student, reference, dout=(1,), times=1):
    """Return the check of dx after batches `(x, t)` through one layer."""

    def check(batches):
        layer = new(student.SoftmaxWithLossLayer)
        for x, t in batches:
            forward(layer, x, t)
        for _ in range(times):
            dx = backward(layer, *dout)
        expected = right(reference, *batches[-1])[1] * (dout[0] if dout else 1)
        assert_close(dx, expected, rtol=GUARD)

    return check


def assert_written(student, rng):
    """Check that backward is written: it returns an array, right or wrong, of the scores' shape."""

    def check(batch):
        layer = new(student.SoftmaxWithLossLayer)
        forward(layer, *batch)
        as_array(backward(layer, 1), (5, 3))

    assert_for_any(check, both_forms(rng, 5, 3))


def test_dx(student, reference, rng):
    """Backward returns the derivative of the mean loss"""
    check = check_dx(student, reference)
    for n, k in SIZES:
        assert_for_any(check, [[batch] for batch in both_forms(rng, n, k)])


def test_one_hot(student, reference, rng):
    """Takes one-hot answers"""
    assert_written(student, rng)
    for n, k in SIZES:
        hot, label = both_forms(rng, n, k)
        assert_against_control(check_dx(student, reference), [hot], control=[label])


def test_labels(student, reference, rng):
    """Takes labels"""
    assert_written(student, rng)
    for n, k in SIZES:
        hot, label = both_forms(rng, n, k)
        assert_against_control(check_dx(student, reference), [label], control=[hot])


def test_scales_with_dout(student, reference, rng):
    """Backward multiplies by dout, which is 1 by default"""
    assert_written(student, rng)

    def check(form):
        dout, batch = form
        check_dx(student, reference, dout)([batch])

    for dout in ((), (int(rng.integers(2, 9)),), (-rng.uniform(2, 5),), (0,)):
        for batch in both_forms(rng, 4, 3):
            assert_against_control(check, (dout, batch), control=((1,), batch))


def test_last_forward(student, reference, rng):
    """Backward uses the last call of forward of its own layer"""
    assert_written(student, rng)
    for hot in (True, False):
        for count in (5, 1, 2):
            first, last = draw(rng, 4, 3, hot=hot), draw(rng, count, 3, hot=hot)
            check = check_dx(student, reference)
            assert_against_control(check, [first, last], control=[last])

        def check_own(has_other, hot=hot):
            layer, (x, t) = new(student.SoftmaxWithLossLayer), draw(rng, 5, 3, hot=hot)
            forward(layer, x, t)
            if has_other:
                forward(new(student.SoftmaxWithLossLayer), *draw(rng, 5, 3, hot=hot))
            assert_close(backward(layer, 1), right(reference, x, t)[1], rtol=GUARD)

        assert_against_control(check_own, True, control=False)


def test_again(student, reference, rng):
    """Backward returns the same values when it is called again"""
    assert_written(student, rng)
    for batch in both_forms(rng, 4, 3):

        def check(times, batch=batch):
            check_dx(student, reference, times=times)([batch])

        assert_against_control(check, 3, control=1)


def test_loss(student, reference, rng):
    """Forward still returns the mean loss"""
    assert_written(student, rng)

    def check(batch):
        loss = forward(new(student.SoftmaxWithLossLayer), *batch)
        assert_close(loss, right(reference, *batch)[0], rtol=GUARD)

    for n, k in SIZES:
        hot, label = both_forms(rng, n, k)
        assert_for_any(check, (hot, label))
        # A softmax of the student's own may overflow; the loss does not change with the offset.
        far = 1000.0 * rng.choice([-1, 1], (n, 1))
        assert_for_any(check, [(x + far, t) for x, t in (hot, label)])
