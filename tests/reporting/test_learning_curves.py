"""Learning curves: from the histories of trainings to the chart on the student's page."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from msgspec.structs import replace

from autograder.content import answer_file, master
from autograder.course import Level, load_course
from autograder.grading.grade import GradingJob, grade
from autograder.grading.learning_curves import learning_curves
from autograder.grading.result import Curve
from autograder.grading.spec import load_spec
from autograder.reporting.student_page import render
from autograder.workflows import demo
from tests.support import page_models

WEEK = "week7_training"
ROOT = Path(__file__).parents[2]
NAMES = ("train_loss", "train_accuracy", "test_accuracy")
REFERENCE = [{"train_loss": [2.0, 1.0, 0.5]}, {"train_loss": [2.5, 0.5, 0.25]}]


def test_mean_over_a_band() -> None:
    """The line is the mean of the student's trainings, the band the range of the reference's."""
    histories = [{"train_loss": [2.0, 1.0, 1.0]}, {"train_loss": (3.0, np.float32(2.0), 0)}]
    (curve,) = learning_curves(NAMES, histories, REFERENCE)
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
    """An entry that is no finite number ends the line; an unusable history gives no curve."""
    curves = learning_curves(NAMES, [history], REFERENCE)
    assert [len(curve.values) for curve in curves] == ([entries] if entries else [])


def test_the_page_draws_them() -> None:
    """Each curve has a chart, a sentence and a table; without curves there is no chart."""
    sample = page_models.finished("en")
    shown = render.render_page(sample)
    assert "<svg" in shown
    assert (
        "Loss on the training images: yours ends at 0.700, the reference between 0.300 and 0.400."
        in shown
    )
    assert '<th scope="row">3</th><td>–</td><td>0.300</td><td>0.400</td>' in shown
    assert "the mean of 3 trainings" in shown
    assert sample.result is not None
    assert "<svg" not in render.render_page(
        replace(sample, result=replace(sample.result, curves=()))
    )


def test_a_loss_that_explodes_leaves_the_band_to_be_seen() -> None:
    """The axis ends at twice the band's maximum, and points are clipped to the plot area."""
    sample = page_models.finished("en")
    curve = Curve("train_loss", (2.0, 5e5), (2.0, 1.0), (2.0, 1.5), 3)
    assert sample.result is not None
    shown = render.render_page(replace(sample, result=replace(sample.result, curves=(curve,))))
    assert 'class="mine" points="40.0,80.0 312.0,10.0"' in shown


@pytest.mark.slow
@pytest.mark.full_wall
def test_week_7_draws_the_students_training() -> None:
    """The curves of the reference solution have eleven entries and lie within their own band."""
    course = load_course(ROOT)
    kit = load_spec(course, WEEK, Level.FULL)
    solved = demo.reference_answers(master.load_master(course.master(WEEK)), "en")
    result = grade(GradingJob(kit, answer_file.fill_notebook(solved, kit.release))).result
    assert [curve.name for curve in result.curves] == list(NAMES)
    for curve in result.curves:
        assert len(curve.values) == len(curve.lowest) == 11
        lines = zip(curve.lowest, curve.values, curve.highest, strict=True)
        assert all(low <= mine <= high for low, mine, high in lines)
