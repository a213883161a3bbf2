"""The rows of one submission, written to nbgrader's tables and read by nbgrader's own API."""

import logging
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from msgspec import structs
from nbgrader.api import Gradebook

from autograder.gradebook import nbgrader_runner, schema
from autograder.gradebook.submission_rows import AssignmentRows

ASSIGNMENT, OTHER = "week2_loss", "appendix"
HANDED_IN = datetime(2026, 12, 4, 9, 30)

pytestmark = pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")


@pytest.fixture
def url(tmp_path: Path) -> str:
    """The URL of a gradebook with an assignment of two notebooks, each with a graded cell."""
    url = schema.sqlite_url(tmp_path / "gradebook.db")
    with schema.transaction(url) as connection:
        schema.create_tables(connection)
    with Gradebook(url, "course") as gradebook:
        gradebook.add_assignment(ASSIGNMENT)
        for notebook in (ASSIGNMENT, OTHER):
            gradebook.add_notebook(notebook, ASSIGNMENT)
            gradebook.add_grade_cell("loss", notebook, ASSIGNMENT, max_score=3, cell_type="code")
    return url


def test_a_notebook_that_was_not_handed_in_has_no_points(url: str) -> None:
    """Its cells have 0 points, and do not wait for an instructor."""
    with schema.transaction(url) as connection:
        rows = AssignmentRows(connection, ASSIGNMENT)
        rows.insert(connection, "ada", rows.create())

    with Gradebook(url, "course") as gradebook:
        other = gradebook.find_grade("loss", OTHER, ASSIGNMENT, "ada")
        assert (other.auto_score, other.needs_manual_grade) == (0, False)
        own = gradebook.find_grade("loss", ASSIGNMENT, ASSIGNMENT, "ada")
        assert (own.auto_score, own.needs_manual_grade) == (None, True)


def test_an_update_writes_times_and_points(url: str) -> None:
    """A submission that is graded again has the new time, extension and points."""
    with schema.transaction(url) as connection:
        rows = AssignmentRows(connection, ASSIGNMENT)
        rows.insert(connection, "ada", rows.create())
        found = rows.read(connection, "ada")
        assert found is not None
        found.grades["loss"].set_auto_score(2.5)
        changed = structs.replace(found, timestamp=HANDED_IN, extension=timedelta(days=2))
        rows.update(connection, changed)
        assert rows.total_score(connection, changed) == 2.5

    with Gradebook(url, "course") as gradebook:
        submission = gradebook.find_submission(ASSIGNMENT, "ada")
        assert (submission.timestamp, submission.extension) == (HANDED_IN, timedelta(days=2))
        grade = gradebook.find_grade("loss", ASSIGNMENT, ASSIGNMENT, "ada")
        assert (grade.auto_score, grade.needs_manual_grade) == (2.5, False)


def test_points_given_by_hand_are_not_touched(url: str) -> None:
    """An update writes no column that belongs to the instructor."""
    with schema.transaction(url) as connection:
        rows = AssignmentRows(connection, ASSIGNMENT)
        rows.insert(connection, "ada", rows.create())
        stale = rows.read(connection, "ada")
        assert stale is not None
    with Gradebook(url, "course") as gradebook:
        read_by_hand = gradebook.find_grade("loss", ASSIGNMENT, ASSIGNMENT, "ada")
        read_by_hand.manual_score = 1.5
        gradebook.db.commit()

    with schema.transaction(url) as connection:
        stale.grades["loss"].set_auto_score(3.0)
        AssignmentRows(connection, ASSIGNMENT).update(connection, stale)

    with Gradebook(url, "course") as gradebook:
        grade = gradebook.find_grade("loss", ASSIGNMENT, ASSIGNMENT, "ada")
        assert (grade.auto_score, grade.manual_score) == (3.0, 1.5)


def test_two_threads_capture_what_each_of_them_logs() -> None:
    """Captures that overlap collect their own thread's lines, and put the handlers back."""
    log = logging.getLogger("a converter of a test")
    before = log.handlers, log.propagate
    with ThreadPoolExecutor(1) as other, ExitStack() as first:
        lines, _ = first.enter_context(nbgrader_runner.capture_logs(log))
        second = nbgrader_runner.capture_logs(log)
        other_lines, _ = other.submit(second.__enter__).result()
        log.warning("one")
        other.submit(log.warning, "two").result()
        first.close()
        other.submit(log.warning, "three").result()
        other.submit(second.__exit__, None, None, None).result()
    assert (lines, other_lines) == (["one"], ["two", "three"])
    assert (log.handlers, log.propagate) == before
