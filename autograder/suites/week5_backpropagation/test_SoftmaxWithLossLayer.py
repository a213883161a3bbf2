"""Hidden tests of `SoftmaxWithLossLayer`."""

import numpy as np

from autograder.testing import (
    as_array,
    as_number,
    assert_against_control,
    assert_arguments_stay,
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
    "loss": 6,
    "dx": 6,
    "one_hot": 2,
    "labels": 4,
    "tells_labels_from_one_hot": 1,
    "scales_with_dout": 1,
    "large_scores": 1,
    "last_forward": 1,
    "again": 1,
    "arguments_stay": 1,
}

# The guard inside the logarithm may be anything from 1e-15 to 1e-4. No probability here is under
# 0.02, where 1e-4 moves the loss by 0.2 %, and by 0.5 % the dx of a backward that heeds the guard
# (the formula leaves it out). No element of dx is near zero, so a relative tolerance will do.
GUARD = 0.01


def new(kind, *args):
    """A layer: an object of the student's class."""
    layer = kind(*args)
    assert_that(
        type_name(layer) is not None, lazy("The class does not make an object with methods.")
    )
    return layer


def forward(layer, *args):
    """What forward returns; by handle, so that an overwritten method is the student's error."""
    return get_handle(layer, "forward")(*args)


def backward(layer, *args):
    """What backward returns."""
    return get_handle(layer, "backward")(*args)


def scores(rng, *shape):
    """Scores of ordinary probabilities; each row has an offset of its own."""
    return np.log(random_probabilities(rng, *shape)) + rng.normal(size=(shape[0], 1))


def right(reference, x, t):
    """The reference's loss and dx."""
    layer = reference.SoftmaxWithLossLayer()
    return layer.forward(x, t), layer.backward(1)


def draw(rng, n, k, *, hot):
    """Draw scores and answers of a batch."""
    labels = random_labels(rng, n, k)
    return scores(rng, n, k), one_hot(labels, k) if hot else labels


def check_loss(student, reference):
    """Return the check of the loss after batches `(x, t)` through one layer."""

    def check(batches):
        layer = new(student.SoftmaxWithLossLayer)
        losses = [forward(layer, x, t) for x, t in batches]
        for loss, (x, t) in zip(losses, batches, strict=True):
            assert_close(loss, right(reference, x, t)[0], rtol=GUARD)

    return check


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


def assert_usual(student, reference, rng):
    """Check that something is right: the loss or dx, with labels or one-hot answers."""
    checks = (check_loss(student, reference), check_dx(student, reference))
    forms = [(check, [draw(rng, 5, 3, hot=hot)]) for check in checks for hot in (True, False)]
    assert_for_any(lambda form: form[0](form[1]), forms)


def assert_trait(student, reference, batches, *, control):
    """Check loss and dx of a trait, each unless it is wrong for the control as well."""
    for check in (check_loss(student, reference), check_dx(student, reference)):
        assert_against_control(check, batches, control=control)


SIZES = ((5, 3), (2, 7), (30, 4))


def batches_of(rng, *, hot):
    """Draw a batch of each size."""
    return [[draw(rng, n, k, hot=hot)] for n, k in SIZES]


def test_loss(student, reference, rng):
    """Forward gives the mean loss of the batch"""
    check = check_loss(student, reference)
    for hot, label in zip(batches_of(rng, hot=True), batches_of(rng, hot=False), strict=True):
        assert_for_any(check, (hot, label))


def test_dx(student, reference, rng):
    """Backward gives the derivative of that mean loss"""
    check = check_dx(student, reference)
    for hot, label in zip(batches_of(rng, hot=True), batches_of(rng, hot=False), strict=True):
        assert_for_any(check, (hot, label))


def test_one_hot(student, reference, rng):
    """Takes one-hot answers"""
    assert_usual(student, reference, rng)
    for hot, label in zip(batches_of(rng, hot=True), batches_of(rng, hot=False), strict=True):
        assert_trait(student, reference, hot, control=label)


def test_labels(student, reference, rng):
    """Takes labels"""
    assert_usual(student, reference, rng)
    for hot, label in zip(batches_of(rng, hot=True), batches_of(rng, hot=False), strict=True):
        assert_trait(student, reference, label, control=hot)


def test_tells_labels_from_one_hot(student, reference, rng):
    """Tells labels from one-hot, however many rows and whatever the labels are"""
    assert_usual(student, reference, rng)
    # As many rows as classes; a single row; labels that are all 0 or 1.
    for labels, k in (
        (random_labels(rng, 4, 4), 4),
        (random_labels(rng, 1, 5), 5),
        (rng.permutation([0, 1, 1, 0, 1]), 3),
    ):
        x = scores(rng, len(labels), k)
        usual = [[draw(rng, 5, 3, hot=hot)] for hot in (False, True)]
        forms = (labels, one_hot(labels, k), one_hot(labels, k).astype(float))
        for t, control in zip(forms, (usual[0], usual[1], usual[1]), strict=True):
            assert_trait(student, reference, [(x, t)], control=control)


def test_scales_with_dout(student, reference, rng):
    """Backward scales with the derivative that comes in, which is one if it is left out"""
    assert_usual(student, reference, rng)
    batches = [draw(rng, 4, 3, hot=True)], [draw(rng, 4, 3, hot=False)]

    def check(form):
        dout, batch = form
        check_dx(student, reference, dout)(batch)

    for dout in ((), (int(rng.integers(2, 9)),), (-rng.uniform(2, 5),), (0,)):
        for batch in batches:
            assert_against_control(check, (dout, batch), control=((1,), batch))


def test_large_scores(student, reference, rng):
    """Stays finite for very large and very small scores"""
    assert_usual(student, reference, rng)
    usual, labels = scores(rng, 3, 4), random_labels(rng, 3, 4)
    far = usual + rng.permutation([[1000.0], [0.0], [-1000.0]])
    for t in (one_hot(labels, 4), labels):
        assert_trait(student, reference, [(far, t)], control=[(usual, t)])

    def check_hopeless(form):
        x, t, least = form
        layer = new(student.SoftmaxWithLossLayer)
        # -log of the largest guard is 9.2; there is no upper limit, for the loss without a guard,
        # found from the logarithm of the sum without ever taking that of 0, is 1000.
        message = lazy("The loss for a zero probability is not a sensible one.")
        assert_that(as_number(forward(layer, x, t)) > least, message)
        as_array(backward(layer, 1))

    for t in (one_hot(labels, 4), labels):
        hopeless = 1000.0 * (1 - one_hot(labels, 4)), t, 9
        assert_against_control(check_hopeless, hopeless, control=(usual, t, 0))


def test_last_forward(student, reference, rng):
    """A backward belongs to the last forward of its own layer"""
    assert_usual(student, reference, rng)
    for hot in (True, False):
        for count in (5, 1, 2):
            first, last = draw(rng, 4, 3, hot=hot), draw(rng, count, 3, hot=hot)
            assert_trait(student, reference, [first, last], control=[last])

        def check(has_other, hot=hot):
            layer, (x, t) = new(student.SoftmaxWithLossLayer), draw(rng, 5, 3, hot=hot)
            forward(layer, x, t)
            if has_other:
                forward(new(student.SoftmaxWithLossLayer), *draw(rng, 5, 3, hot=hot))
            assert_close(backward(layer, 1), right(reference, x, t)[1], rtol=GUARD)

        assert_against_control(check, True, control=False)


def test_again(student, reference, rng):
    """Backward gives the same again when it is called again"""
    assert_usual(student, reference, rng)
    batches = [draw(rng, 4, 3, hot=True)], [draw(rng, 4, 3, hot=False)]
    for batch in batches:

        def check(times, batch=batch):
            check_dx(student, reference, times=times)(batch)

        assert_against_control(check, 3, control=1)


def test_arguments_stay(student, rng):
    """Leaves its arguments as they were"""
    x, labels = scores(rng, 4, 3), random_labels(rng, 4, 3)
    forms = (one_hot(labels, 3).astype(float), labels)
    layer = new(student.SoftmaxWithLossLayer)
    assert_arguments_stay(get_handle(layer, "forward"), [(x, t) for x in (x, -x) for t in forms])
