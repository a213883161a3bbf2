"""The student's page as nbgrader writes it, with the grades of its gradebook."""

import shutil

import pytest
from nbgrader.api import Gradebook
from nbgrader.converters import GenerateFeedback

from autograder.course import Course, Level
from autograder.gradebook import nbgrader_runner, repository
from autograder.workflows.grade import grade_assignment
from tests.support import classroom
from tests.support.classroom import ASSIGNMENT
from tests.support.markup import Page

pytestmark = [pytest.mark.slow, pytest.mark.full_wall]
QUESTION = "why_not_accuracy"


def shown(course: Course) -> str:
    """Return the page that nbgrader's generate_feedback writes."""
    backend = repository.backend_of(course)
    nbgrader_runner.run_converter(GenerateFeedback, course, backend, ASSIGNMENT, "ada")
    page = course.classroom.assignment(ASSIGNMENT).student("ada").feedback_page
    return page.read_text(encoding="utf-8")


def test_points_and_comments_by_hand(course: Course) -> None:
    """Points and comments that an instructor gives appear on the next page."""
    classroom.hand_in(course, "ada", classroom.complete(course))
    paths = course.classroom.assignment(ASSIGNMENT).student("ada")
    paths.timestamp.write_text("2026-12-05 04:59:00 UTC")
    paths.replaced_dir.mkdir(parents=True)
    (paths.replaced_dir / "0123456789abcdef.ipynb").touch()
    (paths.replaced_dir / "0123456789abcdef.txt").write_text("2026-12-03 23:00:00 UTC")
    course.classroom.roster_file.write_text("id,name\nada,Ada Lovelace\n", encoding="utf-8")
    assert not grade_assignment(course, ASSIGNMENT, level=Level.FULL).failures
    top = (
        "Ada Lovelace · ada Handed in Dec 5, 2026 13:59. Due Dec 4, 2026 23:59."
        " Earlier submissions, which do not count: Dec 4, 2026 08:00."
    )
    assert top in Page(paths.feedback_page.read_text(encoding="utf-8")).text
    before = shown(course)
    assert top in Page(before).text
    assert "11 of 13 points" in before
    assert "not read yet, up to 2 points" in before
    url = f"sqlite:///{course.classroom.gradebook_file}"
    key = (ASSIGNMENT, ASSIGNMENT, "ada")
    with Gradebook(url, course.config.id) as gradebook:
        grade = gradebook.find_grade(QUESTION, *key)
        grade.manual_score, grade.needs_manual_grade = 1.5, False
        gradebook.find_comment(QUESTION, *key).manual_comment = "Well **put**."
        gradebook.find_grade("mini_batch", *key).manual_score = 2
        gradebook.db.commit()
    after = shown(course)
    assert "11.5 of 13 points" in after
    assert "1.5 of 2 points" in after
    assert "not read yet" not in after
    assert "Well <strong>put</strong>." in after
    assert "Your instructor changed the points; the tests gave 3." in after


def test_a_notebook_without_a_result_has_a_page(course: Course) -> None:
    """Without a stored Result the page shows the reports in the notebook."""
    classroom.hand_in(course, "ada", classroom.answered(course, classroom.NO_MEAN))
    assert not grade_assignment(course, ASSIGNMENT, level=Level.FULL).failures
    shutil.rmtree(course.classroom.assignment(ASSIGNMENT).student("ada").result_dir)
    page = shown(course)
    assert "10.09 of 13 points" in page
    assert "Right for a batch: the mean over its samples" in page
    assert "The results of the tests are in your notebook" in page
