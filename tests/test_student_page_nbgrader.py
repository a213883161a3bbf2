"""The student's page by way of nbgrader: what its gradebook holds stands on the page."""

import shutil

import pytest
from nbgrader.api import Gradebook
from nbgrader.converters import GenerateFeedback

from autograder.course import Course, Level
from autograder.gradebook import nbgrader_runner
from autograder.workflows import grade as marking
from tests import classroom
from tests.classroom import ASSIGNMENT

pytestmark = [pytest.mark.slow, pytest.mark.full_wall]
QUESTION = "why_not_accuracy"


def shown(course: Course) -> str:
    """The page as nbgrader's generate_feedback writes it."""
    nbgrader_runner.run_converter(GenerateFeedback, course, ASSIGNMENT, "ada")
    path = course.classroom.path / "feedback" / "ada" / ASSIGNMENT / f"{ASSIGNMENT}.html"
    return path.read_text(encoding="utf-8")


def test_points_and_comments_by_hand(course: Course) -> None:
    """An answer waits until an instructor reads it; then points and comment are on the page."""
    classroom.hand_in(course, "ada", classroom.complete(course))
    assert not marking.grade_assignment(course, ASSIGNMENT, level=Level.FULL).failures
    before = shown(course)
    assert "11 of 13 points" in before
    assert "not read yet, up to 2 points" in before
    url = f"sqlite:///{course.classroom.path / 'gradebook.db'}"
    where = (ASSIGNMENT, ASSIGNMENT, "ada")
    with Gradebook(url, course.config.id) as gradebook:
        grade = gradebook.find_grade(QUESTION, *where)
        grade.manual_score, grade.needs_manual_grade = 1.5, False
        gradebook.find_comment(QUESTION, *where).manual_comment = "Well **put**."
        gradebook.find_grade("mini_batch", *where).manual_score = 2
        gradebook.db.commit()
    after = shown(course)
    assert "11.5 of 13 points" in after
    assert "1.5 of 2 points" in after
    assert "not read yet" not in after
    assert "Well <strong>put</strong>." in after
    assert "Points changed by hand; the tests gave 3." in after


def test_a_notebook_without_a_result_has_a_page(course: Course) -> None:
    """What was graded before Results were kept is shown with the reports in the notebook."""
    classroom.hand_in(course, "ada", classroom.answered(course, classroom.NO_MEAN))
    assert not marking.grade_assignment(course, ASSIGNMENT, level=Level.FULL).failures
    shutil.rmtree(course.classroom.assignment(ASSIGNMENT).student("ada").result_dir)
    page = shown(course)
    assert "8.27 of 13 points" in page
    assert "Averages over a batch of labels" in page
    assert "What was tested stands in your notebook" in page
