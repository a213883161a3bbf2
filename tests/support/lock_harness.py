"""Helpers of the tests of locks: runs that have to wait for a lock and then complete."""

import queue
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from autograder.authoring import release
from autograder.core.errors import SeminarError
from autograder.course import Course, Level
from autograder.lms.export import Target
from autograder.workflows import export, grade, regrade
from tests.support.downloads import ASSIGNMENT, FILE, notebook
from tests.support.settings import captured_log

TIMEOUT = 120.0  # seconds


def run_while_locked(
    lock: AbstractContextManager[None],
    run: Callable[[], object],
    meanwhile: Callable[[], object] = lambda: None,
) -> str:
    """Start a run while `lock` is held; return what it logged while it waited.

    Releases the lock after `meanwhile` and waits for the run to complete.
    """
    log: queue.SimpleQueue[str] = queue.SimpleQueue()
    with ThreadPoolExecutor(1) as pool, captured_log(log.put):
        with lock:
            future = pool.submit(run)
            # Without a wait there is no message, and the next assertion fails.
            future.add_done_callback(lambda _: log.put(""))
            message = log.get(timeout=TIMEOUT)
            assert message.startswith("waiting for"), future.exception() or "it did not wait"
            meanwhile()
        future.result(TIMEOUT)
    return message


def make_inbox(course: Course) -> Path:
    """Return a directory with one submission to collect."""
    inbox = course.root.parent / "inbox"
    (inbox / "s01").mkdir(parents=True)
    (inbox / "s01" / FILE).write_bytes(notebook("x"))
    return inbox


def export_without_points(course: Course) -> None:
    """Export a class without points, which raises once the lock is acquired."""
    with pytest.raises(SeminarError, match="no student has points"):
        export.export_grades(course, ASSIGNMENT, Target.CSV)


RUNS: dict[str, Callable[[Course], object]] = {
    "release": lambda course: release.release_assignment(course, ASSIGNMENT),
    "grade": lambda course: grade.grade_assignment(course, ASSIGNMENT, level=Level.NONE),
    "preview": lambda course: regrade.preview_regrade(course, ASSIGNMENT, level=Level.NONE),
    "export": export_without_points,
}
