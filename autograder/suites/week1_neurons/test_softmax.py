"""Hidden tests of `softmax`."""

import pytest

from autograder.testing import assert_close, assert_not_mutated, call_recording_args


def scores(rng, *shape):
    """Scores between -4 and 4, in quarters: exact in float32 even next to 1000."""
    return rng.integers(-16, 17, shape) / 4


def test_one_sample(student, reference, rng):
    """Right for one sample"""
    for classes in (2, 3, 10):
        a = scores(rng, classes)
        assert_close(student.softmax(a), reference.softmax(a))


@pytest.mark.weight(2)
def test_batch(student, reference, rng):
    """Right for each row of a batch"""
    for shape in ((5, 3), (2, 7), (4, 4)):
        a = scores(rng, *shape)
        assert_close(student.softmax(a), reference.softmax(a))


def test_one_row_or_class(student, reference, rng):
    """Keeps the shape of a batch with one row or one class"""
    for shape in ((1, 5), (4, 1), (1, 1), (1,)):
        a = scores(rng, *shape)
        assert_close(student.softmax(a), reference.softmax(a))


def test_huge_scores(student, reference, rng):
    """Right for very large and very small scores"""
    for shift in (1000, -1000):
        a = scores(rng, 5) + shift
        assert_close(student.softmax(a), reference.softmax(a))
    a = rng.permutation([1000.0, 999.0, 0.0, -1000.0])
    assert_close(student.softmax(a), reference.softmax(a))


def test_rows_far_apart(student, reference, rng):
    """Right for each row even if the rows are very far apart"""
    for shape in ((3, 4), (3, 3)):
        a = scores(rng, *shape) + rng.permutation([[1000], [-1000], [0]])
        assert_close(student.softmax(a), reference.softmax(a))


def test_whole_numbers(student, reference, rng):
    """Takes whole numbers without cutting off the answers"""
    for shape in ((4,), (3, 5)):
        a = rng.integers(-3, 4, shape)
        assert_close(student.softmax(a), reference.softmax(a))


def test_arguments_stay(student, reference, rng):
    """Leaves its argument as it was"""
    for shape in ((6,), (4, 3)):
        a = scores(rng, *shape) + 0.125  # no score is zero
        seen = call_recording_args(student.softmax, a)
        assert_close(seen.value, reference.softmax(a))
        assert_not_mutated(seen, a)
