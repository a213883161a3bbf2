"""Hidden tests of `softmax`. A form is a list of arrays of scores."""

import numpy as np
import pytest

from autograder.testing import (
    assert_against_control,
    assert_arguments_stay,
    assert_close,
    assert_for_any,
)

TRAITS = {
    "one_sample": 2,
    "batch": 2,
    "shapes": 1,
    "huge_scores": 2,
    "whole_numbers": 1,
    "arguments_stay": 1,
}


def draw_scores(rng, shape, shift=0.0):
    """Draw scores between -4 and 4, in quarters: exact in float32 even next to 1000."""
    return rng.integers(-16, 17, shape) / 4 + shift


def one_sample(rng):
    """Draw single samples."""
    return [draw_scores(rng, classes) for classes in (2, 3, 10)]


def batch(rng):
    """Draw batches, one of them square."""
    return [draw_scores(rng, shape) for shape in ((4, 4), (5, 3), (2, 7))]


@pytest.fixture
def check(student, reference):
    """Return the check of a form: all shares are right. All are asked for before one is judged."""

    def check_form(form):
        answers = [student.softmax(scores) for scores in form]
        for answer, scores in zip(answers, form, strict=True):
            assert_close(answer, reference.softmax(scores))

    return check_form


def assert_forms(check, rng, of_sample, of_batch):
    """Check forms of a sample and of a batch: one has to be right, each counts by its control."""
    assert_for_any(check, (of_sample, of_batch))
    assert_against_control(check, of_sample, control=one_sample(rng))
    assert_against_control(check, of_batch, control=batch(rng))


def test_one_sample(check, rng):
    """Right for one sample"""
    check(one_sample(rng))


def test_batch(check, rng):
    """Right for each row of a batch"""
    check(batch(rng))


def test_shapes(check, rng):
    """Keeps the shape of a batch with one row or one class"""
    assert_for_any(check, (one_sample(rng), batch(rng)))
    for form, draw in (([(1,)], one_sample), ([(1, 5), (4, 1), (1, 1)], batch)):
        narrow = [draw_scores(rng, shape) for shape in form]
        assert_against_control(check, narrow, control=draw(rng))


def test_huge_scores__of_a_sample(check, rng):
    """Right for very large and very small scores"""
    shifted = [[draw_scores(rng, s, shift) for shift in (1000, -1000)] for s in (5, (3, 4))]
    spread = rng.permutation([1000.0, 999.0, 0.0, -1000.0])
    assert_forms(check, rng, [*shifted[0], spread], [*shifted[1], np.stack([spread, spread])])


def test_huge_scores__rows_far_apart(check, rng):
    """Right for each row even if the rows are very far apart"""
    shift = rng.permutation([[1000], [-1000], [0]])
    rows = [draw_scores(rng, shape, shift) for shape in ((3, 4), (3, 3))]
    assert_forms(check, rng, [draw_scores(rng, 5, 1000)], rows)


def test_whole_numbers(check, rng):
    """Takes integers without cutting off the fractions of the answers"""
    assert_forms(check, rng, [rng.integers(-3, 4, 4)], [rng.integers(-3, 4, (3, 5))])


def test_arguments_stay(student, rng):
    """Leaves its argument as it was"""
    # No score is zero, so that a maximum subtracted in place is seen.
    calls = [(draw_scores(rng, s, shift),) for s in (6, (4, 3)) for shift in (0.125, 1000.125)]
    calls += [(rng.integers(1, 9, shape),) for shape in (6, (4, 3))]
    assert_arguments_stay(student.softmax, calls)
