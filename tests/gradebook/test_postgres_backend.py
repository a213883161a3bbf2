"""A gradebook on a real PostgreSQL server, by the kit's and nbgrader's own commands."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from autograder.core.errors import CourseError, GradebookError
from autograder.course import Course, Level, load_course
from autograder.gradebook import nbgrader_config, repository
from autograder.workflows import grade
from tests.support import classroom, lock_harness, servers
from tests.support.classroom import ASSIGNMENT
from tests.support.settings import captured_log
from tests.support.watch_harness import watch_harness

pytestmark = [pytest.mark.full_wall, pytest.mark.slow]


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """Run a server for the tests of this module."""
    with servers.postgresql() as url:
        yield url


@pytest.fixture
def url(server: str) -> str:
    """Return the URL of an empty database of the server."""
    engine = create_engine(server.replace("postgresql:", "postgresql+psycopg:"))
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("DROP DATABASE IF EXISTS course WITH (FORCE)"))
        connection.execute(text("CREATE DATABASE course"))
    engine.dispose()
    return server.replace("/postgres?", "/course?")


def with_gradebook_at(course: Course, url: str) -> Course:
    """Write the URL of the gradebook into `course.toml`."""
    path = course.root / "course.toml"
    path.write_text(f'{path.read_text()}\n[gradebook]\nurl = "{url}"\n')
    return load_course(course.root)


def hand_in_class(course: Course) -> None:
    """Submit the files of four students."""
    classroom.hand_in(course, "ada", classroom.complete(course))
    classroom.hand_in(course, "ben", classroom.blank(course))
    classroom.hand_in(course, "cem", classroom.answered(course, classroom.NO_MEAN))
    classroom.hand_in(course, "dan", classroom.answered(course, classroom.LOOPS))


def points(course: Course) -> dict[str, tuple[float, float]]:
    """Return points and maximum of each student in the gradebook."""
    grades = repository.read_grades(course, ASSIGNMENT)
    return {student: (grade.points, grade.max_points) for student, grade in grades.items()}


def start_command(course: Course, *command: str) -> "subprocess.Popen[str]":
    """Start a program of this installation in the course."""
    programs = Path(sys.executable).parent
    environment = {**os.environ, "PATH": f"{programs}:{os.environ['PATH']}"}
    return subprocess.Popen(
        command, cwd=course.root, env=environment, stdout=-1, stderr=-1, text=True
    )


def test_points_are_as_in_a_file(course: Course, url: str) -> None:
    """A class has the same points in a file and on a server; with a server there is no file."""
    hand_in_class(course)
    grade.grade_assignment(course, ASSIGNMENT, level=Level.FULL)
    points_in_file = points(course)
    course.classroom.gradebook_file.unlink()
    moved = with_gradebook_at(course, url)
    assert grade.grade_assignment(moved, ASSIGNMENT, level=Level.FULL).failures == ()
    assert points(moved) == points_in_file
    assert not course.classroom.gradebook_file.exists()


@pytest.mark.nightly
def test_stock_nbgrader_uses_it(course: Course, url: str) -> None:
    """`nbgrader autograde` and `export` work with the same server, and give the same points."""
    hand_in_class(course)
    moved = with_gradebook_at(course, url)
    grade.grade_assignment(moved, ASSIGNMENT, level=Level.FULL)
    kit_points = points(moved)
    for command in (["autograde", ASSIGNMENT, "--force"], ["export"], ["db", "student", "list"]):
        process = start_command(moved, "nbgrader", *command)
        _, errors = process.communicate()
        assert process.returncode == 0, errors
    assert points(moved) == kit_points
    assert (moved.root / "grades.csv").read_text().count(ASSIGNMENT) == 4


def test_the_course_is_registered_once(course: Course, url: str) -> None:
    """Creating the schema twice leaves one row of the course."""
    moved = with_gradebook_at(course, url)
    repository.backend_of(moved).create_schema()
    repository.backend_of(moved).create_schema()
    engine = create_engine(nbgrader_config.gradebook_url(moved))
    with engine.connect() as connection:
        courses = connection.execute(text("SELECT id FROM course")).scalars().all()
    assert courses.count(course.config.id) == 1
    engine.dispose()


def test_two_graders_at_once(course: Course, url: str, tmp_path: Path) -> None:
    """Two graders import the same class at the same time from their own copies of the course."""
    hand_in_class(course)
    courses = [with_gradebook_at(course, url)]
    courses.append(load_course(shutil.copytree(courses[0].root, tmp_path / "other")))
    processes = [start_command(each, "seminar", "grade", ASSIGNMENT) for each in courses]
    outputs = [process.communicate() for process in processes]
    assert [process.returncode for process in processes] == [0, 0], outputs
    for each in courses:
        outcomes = grade.grade_assignment(each, ASSIGNMENT, level=Level.FULL).outcomes
        graded = {outcome.student: (outcome.result.points, 13) for outcome in outcomes}
        assert points(courses[0]) == graded
        assert set(graded) == {"ada", "ben", "cem", "dan"}


@pytest.mark.parametrize("name", lock_harness.RUNS)
def test_commands_wait_for_grading_of_the_same_assignment(
    course: Course, url: str, name: str
) -> None:
    """In one classroom each command waits for the lock of its assignment, then continues."""
    moved = with_gradebook_at(course, url)
    repository.backend_of(moved).ensure_ready()
    lock = moved.classroom.assignment(ASSIGNMENT).lock()
    lock_harness.run_while_locked(lock, lambda: lock_harness.RUNS[name](moved))


@pytest.mark.parametrize("name", lock_harness.RUNS)
def test_commands_do_not_wait_for_another_assignment(course: Course, url: str, name: str) -> None:
    """No command waits for the lock of another assignment."""
    moved = with_gradebook_at(course, url)
    repository.backend_of(moved).ensure_ready()
    with moved.classroom.assignment("week9_other").lock(), captured_log(pytest.fail):
        lock_harness.RUNS[name](moved)


@pytest.mark.nightly
def test_a_watch_imports_into_it(course: Course, url: str, tmp_path: Path) -> None:
    """A watch imports the files of its directory; `seminar grade` then has nothing to do."""
    moved = with_gradebook_at(course, url)
    with watch_harness(moved, tmp_path / "drop") as watch:
        watch.put("s01.ipynb", classroom.complete(course))
        watch.wait_until_answered("s01.ipynb")
        watch.put("s02.ipynb", classroom.blank(course))
        watch.wait_until_answered("s02.ipynb")
    assert points(moved) == {"s01": (11, 13), "s02": (0, 13)}
    marked = grade.grade_assignment(moved, ASSIGNMENT, level=Level.FULL)
    assert (marked.graded_count, marked.failures) == (0, ())


def test_nothing_is_imported_twice(course: Course, url: str) -> None:
    """A second run finds everything imported, by the points on the server."""
    hand_in_class(course)
    moved = with_gradebook_at(course, url)
    grade.grade_assignment(moved, ASSIGNMENT, level=Level.FULL)
    again = grade.grade_assignment(moved, ASSIGNMENT, level=Level.FULL)
    assert again.graded_count == 0
    assert {row.student for row in again.outcomes if row.grade} == {"ada", "ben", "cem", "dan"}
    for student, scores in repository.auto_scores(moved, ASSIGNMENT).items():
        assert scores
        assert repository.auto_scores(moved, ASSIGNMENT, student) == {student: scores}


def test_an_unreachable_server(course: Course) -> None:
    """The message names the server without the password, and what to do; nothing is graded."""
    moved = with_gradebook_at(course, "postgresql://seminar:secret@127.0.0.1:1/course")
    classroom.hand_in(moved, "ada", classroom.complete(moved))
    with pytest.raises(GradebookError, match="cannot be reached") as caught:
        grade.grade_assignment(moved, ASSIGNMENT, level=Level.FULL)
    assert "secret" not in str(caught.value)
    assert "127.0.0.1" in caught.value.where
    assert not list((moved.classroom.path / "results").rglob("*.json"))


def test_a_missing_database(course: Course, url: str) -> None:
    """The message says that there is no such database."""
    moved = with_gradebook_at(course, url.replace("/course?", "/other?"))
    with pytest.raises(GradebookError, match=r"no such database|cannot be reached"):
        repository.backend_of(moved).ensure_ready()


def test_a_url_of_another_database(course: Course) -> None:
    """A URL that is not of PostgreSQL is rejected with an example of a valid one."""
    with pytest.raises(CourseError) as caught:
        with_gradebook_at(course, "mysql://seminar@db/course")
    assert "gradebook.url: has to be the address of a PostgreSQL server" in str(caught.value)
    assert "postgresql://" in caught.value.hint


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_every_name_of_the_protocol_is_accepted(course: Course, scheme: str) -> None:
    """A URL may begin as providers of servers and as SQLAlchemy write it."""
    moved = with_gradebook_at(course, f"{scheme}://seminar@db/course")
    assert nbgrader_config.gradebook_url(moved) == "postgresql+psycopg://seminar@db/course"


def read_by_hand(course: Course) -> None:
    """Give ada points and a comment for her answer in words, as the formgrader does."""
    key = ("why_not_accuracy", ASSIGNMENT, ASSIGNMENT, "ada")
    with repository.open_gradebook(course) as gradebook:
        grade = gradebook.find_grade(*key)
        grade.manual_score, grade.needs_manual_grade = 1.5, False
        gradebook.find_comment(*key).manual_comment = "Nearly."
        gradebook.db.commit()


def test_points_given_by_hand_move_to_a_server(course: Course, url: str) -> None:
    """A new server gets all that the file has; the answer stays read when it is graded again."""
    classroom.hand_in(course, "ada", classroom.answered(course, classroom.LOOPS))
    grade.grade_assignment(course, ASSIGNMENT, level=Level.FULL)
    read_by_hand(course)
    moved = with_gradebook_at(course, url)
    with captured_log() as log:
        assert grade.grade_assignment(moved, ASSIGNMENT, level=Level.FULL).failures == ()
    assert "answers with points or comments by hand: 1" in "\n".join(log)
    for force in (False, True):
        grade.grade_assignment(moved, ASSIGNMENT, level=Level.FULL, force=force)
        record = repository.read_grades(moved, ASSIGNMENT)["ada"]
        assert (record.points, record.needs_manual_grading) == (12.5, False)
    page = moved.classroom.assignment(ASSIGNMENT).student("ada").feedback_page.read_text()
    assert "Nearly." in page
    assert "read again" not in page


def test_points_that_cannot_move_are_named(course: Course, url: str) -> None:
    """If the server's gradebook is in use already, each run says what only the file has."""
    classroom.hand_in(course, "ada", classroom.answered(course, classroom.LOOPS))
    grade.grade_assignment(course, ASSIGNMENT, level=Level.FULL)
    moved = with_gradebook_at(course, url)
    grade.grade_assignment(moved, ASSIGNMENT, level=Level.FULL)
    (course.root / "course.toml").write_text(
        (course.root / "course.toml").read_text().partition("[gradebook]")[0]
    )
    read_by_hand(load_course(course.root))
    with captured_log() as log:
        grade.grade_assignment(moved, ASSIGNMENT, level=Level.FULL)
    assert any("set [gradebook] url to an empty database" in line for line in log)


def test_the_default_is_a_file(course: Course) -> None:
    """Without a URL the gradebook is a SQLite file in the classroom."""
    url = nbgrader_config.gradebook_url(course)
    assert url == f"sqlite:///{course.root}/classroom/gradebook.db"
