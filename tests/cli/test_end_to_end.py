"""One submission from the submitted file to the feedback page in a browser, by the real command."""

import subprocess

import pytest
from axe_playwright_python.sync_playwright import Axe

from autograder.course import Course
from tests.support import browser, classroom
from tests.support.classroom import ASSIGNMENT, NO_MEAN

pytestmark = [pytest.mark.full_wall, browser.needs_chromium()]


def test_a_submission_becomes_points_and_a_page(course: Course) -> None:
    """`seminar grade` stores the points and a page that names the misconception and passes axe."""
    classroom.hand_in(course, "ada", classroom.answered(course, NO_MEAN))

    finished = subprocess.run(
        [classroom.program("seminar"), "grade", ASSIGNMENT],
        cwd=course.root,
        capture_output=True,
        text=True,
        check=False,
    )

    assert finished.returncode == 0, finished.stderr
    assert "1 graded now, 0 unchanged" in finished.stdout
    paths = course.classroom.assignment(ASSIGNMENT).student("ada")
    assert (paths.result_dir / "result.json").is_file()
    assert paths.autograded.is_file()
    with browser.chromium() as chromium:
        tab = chromium.new_context(viewport={"width": 390, "height": 800}).new_page()
        tab.goto(paths.feedback_page.as_uri())
        assert "mean over the batch" in tab.inner_text("main")
        violations = Axe().run(tab).response["violations"]
    assert [violation["id"] for violation in violations] == []
