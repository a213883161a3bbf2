"""A gradebook kept by a real PostgreSQL server, by our command and by nbgrader's own."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from autograder import course as courses
from autograder.core.errors import CourseError, GradebookError
from autograder.course import Course, Level
from autograder.gradebook import backend, nbgrader_config, repository
from autograder.workflows import grade
from tests import classroom, lock_harness, postgres
from tests.classroom import ASSIGNMENT
from tests.log_capture import captured_log
from tests.watched import Watched

pytestmark = [pytest.mark.full_wall, pytest.mark.slow]


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """A server for the tests of this file."""
    with postgres.server() as url:
        yield url


@pytest.fixture
def url(server: str) -> str:
    """An empty database of that server."""
    engine = create_engine(server.replace("postgresql:", "postgresql+psycopg:"))
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("DROP DATABASE IF EXISTS course WITH (FORCE)"))
        connection.execute(text("CREATE DATABASE course"))
    engine.dispose()
    return server.replace("/postgres?", "/course?")


def kept_at(course: Course, url: str) -> Course:
    """The same course with its gradebook at `url`."""
    path = course.root / "course.toml"
    path.write_text(f'{path.read_text()}\n[gradebook]\nurl = "{url}"\n')
    return courses.load_course(course.root)


def hand_in_class(course: Course) -> None:
    """Four students hand in."""
    classroom.hand_in(course, "ada", classroom.complete(course))
    classroom.hand_in(course, "ben", classroom.blank(course))
    classroom.hand_in(course, "cem", classroom.answered(course, classroom.NO_MEAN))
    classroom.hand_in(course, "dan", classroom.answered(course, classroom.LOOPS))


def points(course: Course) -> dict[str, tuple[float, float]]:
    """What the gradebook holds."""
    scores = repository.scores(course, ASSIGNMENT)
    return {name: (score.points, score.max_points) for name, score in scores.items()}


def by_command(course: Course, *command: str) -> "subprocess.Popen[str]":
    """A program of the kit's installation, started in the course."""
    programs = Path(sys.executable).parent
    environment = {**os.environ, "PATH": f"{programs}:{os.environ['PATH']}"}
    return subprocess.Popen(
        command, cwd=course.root, env=environment, stdout=-1, stderr=-1, text=True
    )


def test_it_holds_what_a_file_would_hold(course: Course, url: str) -> None:
    """The same class has the same points by file and by server, and no file beside the server."""
    hand_in_class(course)
    grade.grade_assignment(course, ASSIGNMENT, level=Level.FULL)
    by_file = points(course)
    (course.classroom.gradebook_file).unlink()
    moved = kept_at(course, url)
    assert grade.grade_assignment(moved, ASSIGNMENT, level=Level.FULL).failures == ()
    assert points(moved) == by_file
    assert not (course.classroom.gradebook_file).exists()


def test_stock_nbgrader_uses_it(course: Course, url: str) -> None:
    """`nbgrader autograde` and `export` work with the same server, and give the same points."""
    hand_in_class(course)
    moved = kept_at(course, url)
    grade.grade_assignment(moved, ASSIGNMENT, level=Level.FULL)
    ours = points(moved)
    for command in (["autograde", ASSIGNMENT, "--force"], ["export"], ["db", "student", "list"]):
        running = by_command(moved, "nbgrader", *command)
        _, said = running.communicate()
        assert running.returncode == 0, said
    assert points(moved) == ours
    assert (moved.root / "grades.csv").read_text().count(ASSIGNMENT) == 4


def test_the_course_is_entered_once(course: Course, url: str) -> None:
    """Tables and course are made in one step, for nbgrader's own step breaks if two are at it."""
    kept = kept_at(course, url)
    backend.create(kept)
    backend.create(kept)
    engine = create_engine(nbgrader_config.url(kept))
    with engine.connect() as connection:
        assert connection.execute(text("SELECT id FROM course")).scalars().all() == [
            course.config.id
        ]
    engine.dispose()


def test_two_graders_at_once(course: Course, url: str, tmp_path: Path) -> None:
    """Two people grade the same class at the same moment from their own copies: all is entered."""
    hand_in_class(course)
    one = kept_at(course, url)
    shutil.copytree(one.root, tmp_path / "other")
    other = courses.load_course(tmp_path / "other")
    runs = [by_command(each, "seminar", "grade", ASSIGNMENT) for each in (one, other)]
    said = [run.communicate() for run in runs]
    assert [run.returncode for run in runs] == [0, 0], said
    for each in (one, other):
        rows = grade.grade_assignment(each, ASSIGNMENT, level=Level.FULL).rows
        graded = {row.student: (row.result.points, 13) for row in rows}
        assert points(one) == graded
        assert set(graded) == {"ada", "ben", "cem", "dan"}


@pytest.mark.parametrize("name", lock_harness.RUNS)
def test_what_waits_for_a_grading_of_the_same(course: Course, url: str, name: str) -> None:
    """In one classroom each command waits for another at the same assignment, and goes on."""
    moved = kept_at(course, url)
    backend.prepare(moved)
    held = moved.classroom.assignment(ASSIGNMENT).lock()
    lock_harness.waited(held, lambda: lock_harness.RUNS[name](moved))


@pytest.mark.parametrize("name", lock_harness.RUNS)
def test_what_is_done_beside_a_grading_of_another(course: Course, url: str, name: str) -> None:
    """No command waits for one at another assignment."""
    moved = kept_at(course, url)
    backend.prepare(moved)
    with moved.classroom.assignment("week9_other").lock(), captured_log(pytest.fail):
        lock_harness.RUNS[name](moved)


def test_a_watch_enters_into_it(course: Course, url: str, tmp_path: Path) -> None:
    """What lands in a watched folder is entered, and `seminar grade` has nothing left to do."""
    seen = Watched(kept_at(course, url), tmp_path / "drop")

    def story() -> None:
        seen.put("s01.ipynb", classroom.complete(course))
        seen.answered("s01.ipynb")
        seen.put("s02.ipynb", classroom.blank(course))
        seen.answered("s02.ipynb")

    seen.run(story)
    assert points(seen.course) == {"s01": (11, 13), "s02": (0, 13)}
    marked = grade.grade_assignment(seen.course, ASSIGNMENT, level=Level.FULL)
    assert (marked.graded_count, marked.failures) == (0, ())


def test_nothing_is_entered_twice(course: Course, url: str) -> None:
    """A second run finds everything entered, by the points that the server holds."""
    hand_in_class(course)
    moved = kept_at(course, url)
    grade.grade_assignment(moved, ASSIGNMENT, level=Level.FULL)
    again = grade.grade_assignment(moved, ASSIGNMENT, level=Level.FULL)
    assert again.graded_count == 0
    assert {row.student for row in again.rows if row.score} == {"ada", "ben", "cem", "dan"}
    for student, held in backend.auto_scores(moved, ASSIGNMENT).items():
        assert held
        assert backend.auto_scores_of(moved, ASSIGNMENT, student) == held


def test_a_server_that_is_not_there(course: Course) -> None:
    """The message names the place, without the password, and what to do; nothing is graded."""
    moved = kept_at(course, "postgresql://seminar:secret@127.0.0.1:1/course")
    classroom.hand_in(moved, "ada", classroom.complete(moved))
    with pytest.raises(GradebookError, match="cannot be reached") as caught:
        grade.grade_assignment(moved, ASSIGNMENT, level=Level.FULL)
    assert "secret" not in str(caught.value)
    assert "127.0.0.1" in caught.value.where
    assert not list((moved.classroom / "results").rglob("*.json"))


def test_a_database_that_is_not_there(course: Course, url: str) -> None:
    """A wrong name of the database is told as such."""
    moved = kept_at(course, url.replace("/course?", "/other?"))
    with pytest.raises(GradebookError, match=r"no such database|cannot be reached"):
        backend.prepare(moved)


def test_an_address_of_another_kind(course: Course) -> None:
    """An address that is no PostgreSQL's is refused with an example of one that is."""
    with pytest.raises(CourseError) as caught:
        kept_at(course, "mysql://seminar@db/course")
    assert "gradebook.url" in str(caught.value)
    assert "postgresql://" in caught.value.hint


def test_without_an_address_it_is_a_file(course: Course) -> None:
    """The default needs no server."""
    assert nbgrader_config.url(course) == f"sqlite:///{course.classroom.path / 'gradebook.db'}"
