"""Learning curves: from what trainings returned to the drawing on the student's page."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from msgspec.structs import replace

from autograder import course as courses
from autograder.content import answer_file, master
from autograder.course import Level
from autograder.grading.grade import GradingJob, grade
from autograder.grading.learning_curves import learning_curves
from autograder.grading.result import Curve
from autograder.grading.spec import load_spec
from autograder.reporting.student_page import render
from autograder.workflows import demo
from tests import submissions

WEEK = "week7_training"
ROOT = Path(__file__).parents[1]
NAMES = ("train_loss", "train_accuracy", "test_accuracy")
REFERENCE = [{"train_loss": [2.0, 1.0, 0.5]}, {"train_loss": [2.5, 0.5, 0.25]}]


def test_mean_over_a_band() -> None:
    """The student's line is the mean of the trainings; the band goes from lowest to highest."""
    mine = [{"train_loss": [2.0, 1.0, 1.0]}, {"train_loss": (3.0, np.float32(2.0), 0)}]
    (curve,) = learning_curves(NAMES, mine, REFERENCE)
    assert curve == Curve("train_loss", (2.5, 1.5, 0.5), (2.0, 0.5, 0.25), (2.5, 1.0, 0.5), 2)


@pytest.mark.parametrize(
    ("history", "entries"),
    [
        ({"train_loss": [2.0, 1.5, float("nan")]}, 2),
        ({"train_loss": np.array([2.0, 1.5, np.inf])}, 2),
        ({"train_loss": [2.0, 1.5, 10**400]}, 2),
        ({"train_loss": [2.0, 1.5, 1j]}, 2),
        ({"train_loss": [2.0, 1.5, "<b>"]}, 2),
        ({"train_loss": [2.0]}, 0),
        ({"train_loss": [2.0, 1.0, 0.5, 0.25]}, 0),
        ({"train_loss": np.ones((3, 3))}, 0),
        ({"train_loss": 2.0}, 0),
        ({}, 0),
        (None, 0),
        ([[1.0, 2.0]], 0),
    ],
)
def test_whatever_comes_stops_nothing(history: Any, entries: int) -> None:
    """What is no number ends the line before it; what is no history gives no curve."""
    found = learning_curves(NAMES, [history], REFERENCE)
    assert [len(curve.values) for curve in found] == ([entries] if entries else [])


def test_the_page_draws_them() -> None:
    """Line and band are drawn, told in a sentence, listed in a table; without them is nothing."""
    sample = submissions.finished("en")
    shown = render.render(sample)
    assert "<svg" in shown
    assert (
        "Loss on the training images: yours ends at 0.700, the reference between 0.300 and 0.400."
        in shown
    )
    assert '<th scope="row">3</th><td>–</td><td>0.300</td><td>0.400</td>' in shown
    assert "the mean of 3 trainings" in shown
    assert sample.result is not None
    assert "<svg" not in render.render(replace(sample, result=replace(sample.result, curves=())))


def test_a_loss_that_explodes_leaves_the_band_to_be_seen() -> None:
    """The drawing is at most twice as high as the band, and no point leaves it."""
    sample = submissions.finished("en")
    curve = Curve("train_loss", (2.0, 5e5), (2.0, 1.0), (2.0, 1.5), 3)
    assert sample.result is not None
    shown = render.render(replace(sample, result=replace(sample.result, curves=(curve,))))
    assert 'class="mine" points="40.0,80.0 312.0,10.0"' in shown


@pytest.mark.slow
@pytest.mark.full_wall
def test_week_7_draws_the_students_training() -> None:
    """The reference, handed in, has curves of eleven entries on its own band."""
    course = courses.load_course(ROOT)
    kit = load_spec(course, WEEK, Level.FULL)
    solved = demo.solved(master.load_master(course.master(WEEK)), "en")
    result = grade(GradingJob(kit, answer_file.fill_notebook(solved, kit.release))).result
    assert [curve.name for curve in result.curves] == list(NAMES)
    for curve in result.curves:
        assert len(curve.values) == len(curve.lowest) == 11
        lines = zip(curve.lowest, curve.values, curve.highest, strict=True)
        assert all(low <= mine <= high for low, mine, high in lines)
