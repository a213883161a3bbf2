"""The grading queue of services: a release or a submission written meanwhile, and other runs."""

import hashlib
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from autograder.authoring import release
from autograder.content import answer_file, master
from autograder.core import locks
from autograder.course import Course, Level
from autograder.gradebook.importer import ResultImporter
from autograder.gradebook.nbgrader_runner import SubmissionRejectedError
from autograder.grading import result_store
from autograder.intake import submission_folder
from autograder.live.gradebook_session import AcceptedSubmission
from autograder.live.grading_queue import SUPERSEDED, FinishedSubmission, GradingQueue
from autograder.workflows import demo
from tests.support import classroom
from tests.support.classroom import ASSIGNMENT
from tests.support.scaffold_helpers import in_two_languages
from tests.support.watch_harness import TIMEOUT, classroom_page

pytestmark = [
    pytest.mark.slow,
    pytest.mark.full_wall,
    pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning"),
]
TOKEN = "token"


class QueueHarness:
    """A grading queue with the complete submission of s01 in it."""

    def __init__(self, course: Course) -> None:
        self.course, self._changed = course, threading.Event()
        self.queue: GradingQueue[str] = GradingQueue(
            course, ASSIGNMENT, Level.FULL, self._changed.set
        )
        data = classroom.complete(course)
        classroom.hand_in(course, "s01", data)
        self.submission = AcceptedSubmission("s01", hashlib.sha256(data).hexdigest())
        self.queue.add(self.submission, TOKEN)

    @property
    def counts(self) -> tuple[int, int]:
        """The numbers of submissions that wait and that are being graded."""
        return self.queue.waiting_count, self.queue.running_count

    def wait_for(self, condition: Callable[[], bool]) -> None:
        """Poll the workers until a condition holds."""
        deadline = time.monotonic() + TIMEOUT
        while not condition():
            assert time.monotonic() < deadline
            self._changed.wait(0.1)
            self._changed.clear()
            self.queue.poll()

    def wait_until_graded(self) -> None:
        """Wait until the worker has graded the submission."""
        self.wait_for(lambda: self.counts == (1, 0))

    def is_stored(self) -> bool:
        """Return whether there is a Result."""
        paths = self.course.classroom.assignment(ASSIGNMENT).student("s01")
        return result_store.load_result(paths.result_dir) is not None

    def finished(self) -> FinishedSubmission[str]:
        """Return the only submission that has finished."""
        (finished,) = self.queue.take_finished()
        assert (finished.submission, finished.token) == (self.submission, TOKEN)
        return finished


@pytest.fixture
def harness(course: Course) -> Iterator[QueueHarness]:
    """Return a queue with one submission."""
    harness = QueueHarness(course)
    with closing(harness.queue):
        yield harness


def test_graded_while_the_release_was_written(course: Course, harness: QueueHarness) -> None:
    """It is graded again, even if the release is the same: its files were gone for a moment."""
    assert harness.queue.grade_next()
    assert harness.counts == (0, 1)
    release.release_assignment(course, ASSIGNMENT)
    harness.wait_until_graded()
    assert harness.queue.import_next()
    assert not harness.is_stored()
    assert harness.queue.grade_next()
    harness.wait_until_graded()
    assert harness.queue.import_next()
    assert harness.is_stored()
    assert harness.counts == (0, 0)
    graded = harness.finished()
    assert str(graded.message) == "11 of 11 points"
    assert graded.page.decode() == classroom_page(course, "s01")


def test_nothing_is_lost_to_another_run(course: Course, harness: QueueHarness) -> None:
    """A step without the lock has done nothing, and can be repeated afterwards."""
    with course.classroom.assignment(ASSIGNMENT).lock():
        with pytest.raises(locks.LockBusyError):
            harness.queue.grade_next()
        assert harness.counts == (1, 0)
    assert harness.queue.grade_next()
    harness.wait_until_graded()
    with course.classroom.assignment(ASSIGNMENT).lock():
        with pytest.raises(locks.LockBusyError):
            harness.queue.import_next()
        assert not harness.is_stored()
    assert harness.queue.import_next()
    assert harness.counts == (0, 0)
    assert harness.is_stored()
    assert harness.finished().page


def test_replaced_before_and_while_it_is_graded(course: Course, harness: QueueHarness) -> None:
    """A submission whose content the classroom no longer holds is superseded at either step."""
    data = classroom.complete(course)
    classroom.hand_in(course, "s01", classroom.blank(course))
    assert harness.queue.grade_next()
    assert harness.finished().message is SUPERSEDED

    classroom.hand_in(course, "s01", data)
    harness.queue.add(harness.submission, TOKEN)
    assert harness.queue.grade_next()
    classroom.hand_in(course, "s01", classroom.blank(course))
    harness.wait_until_graded()
    assert harness.queue.import_next()
    superseded = harness.finished()
    assert superseded.message is SUPERSEDED
    assert superseded.page == b""
    assert not harness.is_stored()


def test_a_file_that_cannot_be_read_is_not_superseded(
    harness: QueueHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An error of the disk or of permissions is raised, and the submission stays in the queue."""

    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(submission_folder, "read_bytes", refuse)
    with pytest.raises(PermissionError):
        harness.queue.grade_next()
    assert harness.counts == (1, 0)
    assert harness.queue.take_finished() == []


def test_rejected_by_nbgrader(harness: QueueHarness, monkeypatch: pytest.MonkeyPatch) -> None:
    """The student gets no page but a message, the instructor the reason."""

    def reject(_: ResultImporter, student: str) -> None:
        raise SubmissionRejectedError(f"{student}: rejected")

    monkeypatch.setattr(ResultImporter, "import_result", reject)
    assert harness.queue.grade_next()
    harness.wait_until_graded()
    assert harness.queue.import_next()
    rejected = harness.finished()
    assert rejected.instructor_detail == "s01: rejected"
    assert "on our side" in str(rejected.message)
    assert rejected.page == b""


def test_a_submission_in_each_language(course: Course) -> None:
    """Each gets its points, and a page in its language, from one open gradebook."""
    course = in_two_languages(course)
    release.release_assignment(course, ASSIGNMENT)
    source = master.load_master(course.master(ASSIGNMENT))
    released = course.release(ASSIGNMENT, "ja").read_bytes()
    data = answer_file.fill_notebook(demo.reference_answers(source, "ja"), released)
    classroom.hand_in(course, "s02", data)
    harness = QueueHarness(course)
    with closing(harness.queue):
        harness.queue.add(AcceptedSubmission("s02", hashlib.sha256(data).hexdigest()), TOKEN)
        for _ in range(2):
            assert harness.queue.grade_next()
            harness.wait_for(lambda: harness.counts[1] == 0)
        while harness.queue.import_next():
            pass
        pages = {
            finished.submission.student: finished.page.decode()
            for finished in harness.queue.take_finished()
        }
    assert '<html lang="en">' in pages["s01"]
    assert '<html lang="ja">' in pages["s02"]
    for student, page in pages.items():
        assert page == classroom_page(course, student)
        result = result_store.load_result(
            course.classroom.assignment(ASSIGNMENT).student(student).result_dir
        )
        assert result is not None
        assert (result.points, result.problems) == (11, ())
