"""One run at a time in a classroom, or at an assignment where a server keeps the gradebook."""

import os
import shutil
from pathlib import Path

import pytest
from msgspec import structs

from autograder.authoring import release
from autograder.core import locks
from autograder.course import Course, Level
from autograder.course.model import GradebookSettings
from autograder.watch.gradebook_session import GradebookSession
from autograder.workflows import collect
from tests import downloads
from tests.downloads import ASSIGNMENT
from tests.lock_harness import RUNS, given, waited
from tests.log_capture import captured_log

OTHER = "week9_other"
SERVER = "postgresql://seminar@127.0.0.1:1/course"  # nobody asks it: who waits does so before


def at_server(course: Course) -> Course:
    """The same course with its gradebook kept by a server."""
    return Course(course.root, structs.replace(course.config, gradebook=GradebookSettings(SERVER)))


@pytest.fixture
def empty(tmp_path: Path) -> Course:
    """A course with a roster and nothing else."""
    return downloads.lay_out(tmp_path)


def is_free(course: Course, assignment: str) -> bool:
    """Whether a run could begin now."""
    try:
        with course.classroom.assignment(assignment).lock(blocking=False):
            return True
    except locks.LockBusyError:
        return False


def test_by_file_one_run_in_a_classroom(empty: Course) -> None:
    """Where assignments share a file, a run at one keeps all others out, until it ends."""
    with empty.classroom.assignment(ASSIGNMENT).lock():
        assert not is_free(empty, ASSIGNMENT)
        assert not is_free(empty, OTHER)
    assert is_free(empty, ASSIGNMENT)
    assert is_free(empty, OTHER)


def test_by_server_one_run_at_an_assignment(empty: Course) -> None:
    """Where a server keeps the gradebook, only runs at the same assignment keep each other out."""
    course = at_server(empty)
    with course.classroom.assignment(ASSIGNMENT).lock():
        assert not is_free(course, ASSIGNMENT)
        with course.classroom.assignment(OTHER).lock():
            assert not is_free(course, OTHER)
        assert is_free(course, OTHER)
    assert is_free(course, ASSIGNMENT)


def test_a_gradebook_on_its_way_to_a_server(empty: Course) -> None:
    """A run that began with the gradebook in a file, and those by server, wait for each other."""
    with empty.classroom.assignment(ASSIGNMENT).lock():
        assert not is_free(at_server(empty), ASSIGNMENT)
        assert not is_free(at_server(empty), OTHER)
    with at_server(empty).classroom.assignment(OTHER).lock():
        assert not is_free(empty, ASSIGNMENT)


def test_who_waits_says_for_whom(empty: Course) -> None:
    """It names the process that has the lock, and nobody where several share it."""
    held = empty.classroom.assignment(ASSIGNMENT).lock()
    said = waited(held, lambda: run_empty(empty))
    assert said == f"waiting for another `seminar` command (process {os.getpid()}) in this course"
    held = at_server(empty).classroom.assignment(OTHER).lock()
    said = waited(held, lambda: run_empty(empty))
    assert said == "waiting for another `seminar` command in this course"


def run_empty(course: Course) -> None:
    """A run that does nothing."""
    with course.classroom.assignment(ASSIGNMENT).lock():
        pass


def test_the_lock_of_a_killed_run_holds_nobody(empty: Course) -> None:
    """The file that a killed run leaves behind does not make the next one wait."""
    path = empty.classroom.path / ".grading.lock"
    path.write_text("1")
    with empty.classroom.assignment(ASSIGNMENT).lock():
        assert path.read_text() == str(os.getpid())


@pytest.mark.parametrize("by_server", [False, True])
def test_nothing_is_collected_under_a_grading(empty: Course, by_server: bool) -> None:
    """`collect` puts hand-ins in their places only once a grading of the assignment has ended."""
    course = at_server(empty) if by_server else empty
    inbox = given(course)
    waited(
        course.classroom.assignment(ASSIGNMENT).lock(),
        lambda: collect.collect(course, ASSIGNMENT, [inbox]),
        lambda: downloads.said(course, "s01") and pytest.fail("it was collected"),
    )
    assert downloads.said(course, "s01") == "x"


def test_collecting_beside_a_grading_of_another_assignment(empty: Course) -> None:
    """Where a server keeps the gradebook, `collect` does not wait for another assignment."""
    course = at_server(empty)
    with course.classroom.assignment(OTHER).lock(), captured_log(pytest.fail):
        collect.collect(course, ASSIGNMENT, [given(course)])
    assert downloads.said(course, "s01") == "x"


@pytest.mark.parametrize("name", RUNS)
def test_each_waits_and_reads_a_whole_release(course: Course, name: str) -> None:
    """While a release is being written, others wait, and read it when it is there again."""
    folder = course.release(ASSIGNMENT).parent
    aside = course.root / "aside"
    folder.rename(aside)

    def put_back() -> None:
        shutil.copytree(aside, folder)

    held = course.classroom.assignment(OTHER).lock()
    waited(held, lambda: RUNS[name](course), put_back)
    assert course.release(ASSIGNMENT).is_file()


def test_a_release_of_the_same_content_is_another_one(course: Course) -> None:
    """What a watch has graded while a release was written can be told, so that it is done anew."""
    desk = GradebookSession(course, ASSIGNMENT, Level.NONE)
    before, notebook_before = desk.release_fingerprint(), course.release(ASSIGNMENT).read_bytes()
    assert desk.release_fingerprint() == before
    release.release(course, ASSIGNMENT)
    assert course.release(ASSIGNMENT).read_bytes() == notebook_before
    assert desk.release_fingerprint() != before
