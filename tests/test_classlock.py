"""One run at a time in a classroom, or at an assignment where a server keeps the gradebook."""

import os
import shutil
from pathlib import Path

import pytest
from msgspec import structs

from autograder.authoring import release
from autograder.core import locks
from autograder.core.locks import Told
from autograder.course import Course, Level
from autograder.course.classroom import lock_assignment
from autograder.course.model import GradebookSettings
from autograder.watch.gradebook_session import GradebookSession
from autograder.workflows import collect
from tests import downloads
from tests.downloads import ASSIGNMENT
from tests.waiting import RUNS, given, waited

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
        with lock_assignment(course, assignment, pytest.fail, blocking=False):
            return True
    except locks.LockBusyError:
        return False


def test_by_file_one_run_in_a_classroom(empty: Course) -> None:
    """Where assignments share a file, a run at one keeps all others out, until it ends."""
    with lock_assignment(empty, ASSIGNMENT, pytest.fail):
        assert not is_free(empty, ASSIGNMENT)
        assert not is_free(empty, OTHER)
    assert is_free(empty, ASSIGNMENT)
    assert is_free(empty, OTHER)


def test_by_server_one_run_at_an_assignment(empty: Course) -> None:
    """Where a server keeps the gradebook, only runs at the same assignment keep each other out."""
    course = at_server(empty)
    with lock_assignment(course, ASSIGNMENT, pytest.fail):
        assert not is_free(course, ASSIGNMENT)
        with lock_assignment(course, OTHER, pytest.fail):
            assert not is_free(course, OTHER)
        assert is_free(course, OTHER)
    assert is_free(course, ASSIGNMENT)


def test_a_gradebook_on_its_way_to_a_server(empty: Course) -> None:
    """A run that began with the gradebook in a file, and those by server, wait for each other."""
    with lock_assignment(empty, ASSIGNMENT, pytest.fail):
        assert not is_free(at_server(empty), ASSIGNMENT)
        assert not is_free(at_server(empty), OTHER)
    with lock_assignment(at_server(empty), OTHER, pytest.fail):
        assert not is_free(empty, ASSIGNMENT)


def test_who_waits_says_for_whom(empty: Course) -> None:
    """It names the process that has the lock, and nobody where several share it."""
    held = lock_assignment(empty, ASSIGNMENT, pytest.fail)
    said = waited(held, lambda told: run_empty(empty, told))
    assert said == f"waiting for another `seminar` command (process {os.getpid()}) in this course"
    held = lock_assignment(at_server(empty), OTHER, pytest.fail)
    said = waited(held, lambda told: run_empty(empty, told))
    assert said == "waiting for another `seminar` command in this course"


def run_empty(course: Course, told: Told) -> None:
    """A run that does nothing."""
    with lock_assignment(course, ASSIGNMENT, told):
        pass


def test_the_lock_of_a_killed_run_holds_nobody(empty: Course) -> None:
    """The file that a killed run leaves behind does not make the next one wait."""
    path = locks.lock_path(empty.classroom)
    path.write_text("1")
    with lock_assignment(empty, ASSIGNMENT, pytest.fail):
        assert path.read_text() == str(os.getpid())


@pytest.mark.parametrize("by_server", [False, True])
def test_nothing_is_collected_under_a_grading(empty: Course, by_server: bool) -> None:
    """`collect` puts hand-ins in their places only once a grading of the assignment has ended."""
    course = at_server(empty) if by_server else empty
    inbox = given(course)
    waited(
        lock_assignment(course, ASSIGNMENT, pytest.fail),
        lambda told: collect.collect(course, ASSIGNMENT, [inbox], told=told),
        lambda: downloads.said(course, "s01") and pytest.fail("it was collected"),
    )
    assert downloads.said(course, "s01") == "x"


def test_collecting_beside_a_grading_of_another_assignment(empty: Course) -> None:
    """Where a server keeps the gradebook, `collect` does not wait for another assignment."""
    course = at_server(empty)
    with lock_assignment(course, OTHER, pytest.fail):
        collect.collect(course, ASSIGNMENT, [given(course)], told=pytest.fail)
    assert downloads.said(course, "s01") == "x"


@pytest.mark.parametrize("name", RUNS)
def test_each_waits_and_reads_a_whole_release(course: Course, name: str) -> None:
    """While a release is being written, others wait, and read it when it is there again."""
    folder = course.release(ASSIGNMENT).parent
    aside = course.root / "aside"
    folder.rename(aside)

    def put_back() -> None:
        shutil.copytree(aside, folder)

    held = lock_assignment(course, OTHER, pytest.fail)
    waited(held, lambda told: RUNS[name](course, told), put_back)
    assert course.release(ASSIGNMENT).is_file()


def test_a_release_of_the_same_content_is_another_one(course: Course) -> None:
    """What a watch has graded while a release was written can be told, so that it is done anew."""
    desk = GradebookSession(course, ASSIGNMENT, Level.NONE, pytest.fail)
    before, notebook_before = desk.release_fingerprint(), course.release(ASSIGNMENT).read_bytes()
    assert desk.release_fingerprint() == before
    release.release(course, ASSIGNMENT)
    assert course.release(ASSIGNMENT).read_bytes() == notebook_before
    assert desk.release_fingerprint() != before
