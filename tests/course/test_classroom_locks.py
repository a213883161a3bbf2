"""Locks: one run at a time in a classroom, or per assignment with a PostgreSQL gradebook."""

import os
import shutil
from pathlib import Path

import pytest
from msgspec import structs

from autograder.authoring import release
from autograder.core import locks
from autograder.course import Course, Level
from autograder.course.model import GradebookSettings
from autograder.live.gradebook_session import GradebookSession
from autograder.workflows import collect
from tests.support import downloads
from tests.support.downloads import ASSIGNMENT
from tests.support.lock_harness import RUNS, make_inbox, run_while_locked
from tests.support.settings import captured_log

OTHER = "week9_other"
SERVER = "postgresql://seminar@127.0.0.1:1/course"  # no test connects: runs wait for the lock first


def at_server(course: Course) -> Course:
    """Return the course with its gradebook on a PostgreSQL server."""
    return Course(course.root, structs.replace(course.config, gradebook=GradebookSettings(SERVER)))


@pytest.fixture
def empty(tmp_path: Path) -> Course:
    """A course with a roster and nothing else."""
    return downloads.make_course(tmp_path)


def is_free(course: Course, assignment: str) -> bool:
    """Return whether the lock of an assignment is free."""
    try:
        with course.classroom.assignment(assignment).lock(blocking=False):
            return True
    except locks.LockBusyError:
        return False


def test_by_file_one_run_in_a_classroom(empty: Course) -> None:
    """With SQLite, a run of one assignment locks all assignments until it ends."""
    with empty.classroom.assignment(ASSIGNMENT).lock():
        assert not is_free(empty, ASSIGNMENT)
        assert not is_free(empty, OTHER)
    assert is_free(empty, ASSIGNMENT)
    assert is_free(empty, OTHER)


def test_by_server_one_run_at_an_assignment(empty: Course) -> None:
    """With PostgreSQL, a run locks its own assignment only."""
    course = at_server(empty)
    with course.classroom.assignment(ASSIGNMENT).lock():
        assert not is_free(course, ASSIGNMENT)
        with course.classroom.assignment(OTHER).lock():
            assert not is_free(course, OTHER)
        assert is_free(course, OTHER)
    assert is_free(course, ASSIGNMENT)


def test_a_gradebook_on_its_way_to_a_server(empty: Course) -> None:
    """A run that began with SQLite and runs with PostgreSQL exclude each other."""
    with empty.classroom.assignment(ASSIGNMENT).lock():
        assert not is_free(at_server(empty), ASSIGNMENT)
        assert not is_free(at_server(empty), OTHER)
    with at_server(empty).classroom.assignment(OTHER).lock():
        assert not is_free(empty, ASSIGNMENT)


def test_who_waits_says_for_whom(empty: Course) -> None:
    """The message names the process that holds the lock, unless several share it."""
    lock = empty.classroom.assignment(ASSIGNMENT).lock()
    message = run_while_locked(lock, lambda: run_empty(empty))
    assert (
        message == f"waiting for another `seminar` command (process {os.getpid()}) in this course"
    )
    lock = at_server(empty).classroom.assignment(OTHER).lock()
    message = run_while_locked(lock, lambda: run_empty(empty))
    assert message == "waiting for another `seminar` command in this course"


def run_empty(course: Course) -> None:
    """Acquire the lock and do nothing."""
    with course.classroom.assignment(ASSIGNMENT).lock():
        pass


def test_the_lock_of_a_killed_run_holds_nobody(empty: Course) -> None:
    """The lock file of a killed run does not block the next run."""
    path = empty.classroom.path / ".grading.lock"
    path.write_text("1")
    with empty.classroom.assignment(ASSIGNMENT).lock():
        assert path.read_text() == str(os.getpid())


@pytest.mark.parametrize("by_server", [False, True])
def test_nothing_is_collected_under_a_grading(empty: Course, by_server: bool) -> None:
    """`collect` waits for the lock before it stores submissions."""
    course = at_server(empty) if by_server else empty
    inbox = make_inbox(course)
    run_while_locked(
        course.classroom.assignment(ASSIGNMENT).lock(),
        lambda: collect.collect_submissions(course, ASSIGNMENT, [inbox]),
        lambda: downloads.stored_text(course, "s01") and pytest.fail("it was collected"),
    )
    assert downloads.stored_text(course, "s01") == "x"


def test_collecting_beside_a_grading_of_another_assignment(empty: Course) -> None:
    """With PostgreSQL, `collect` does not wait for another assignment."""
    course = at_server(empty)
    with course.classroom.assignment(OTHER).lock(), captured_log(pytest.fail):
        collect.collect_submissions(course, ASSIGNMENT, [make_inbox(course)])
    assert downloads.stored_text(course, "s01") == "x"


@pytest.mark.parametrize("name", RUNS)
def test_each_waits_and_reads_a_whole_release(course: Course, name: str) -> None:
    """Other runs wait while a release is written, and then read the complete one."""
    folder = course.release(ASSIGNMENT).parent
    aside = course.root / "aside"
    folder.rename(aside)

    def put_back() -> None:
        shutil.copytree(aside, folder)

    lock = course.classroom.assignment(OTHER).lock()
    run_while_locked(lock, lambda: RUNS[name](course), put_back)
    assert course.release(ASSIGNMENT).is_file()


def test_a_release_of_the_same_content_is_another_one(course: Course) -> None:
    """The fingerprint of a release changes when it is written again unchanged."""
    desk = GradebookSession(course, ASSIGNMENT, Level.NONE)
    before, notebook_before = desk.release_fingerprint(), course.release(ASSIGNMENT).read_bytes()
    assert desk.release_fingerprint() == before
    release.release_assignment(course, ASSIGNMENT)
    assert course.release(ASSIGNMENT).read_bytes() == notebook_before
    assert desk.release_fingerprint() != before
