"""Helpers of the tests about locks: runs that are expected to wait, and to go on."""

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
from tests.downloads import ASSIGNMENT, FILE, notebook
from tests.log_capture import captured_log

LIMIT = 120.0  # seconds after which a test that waits has failed


def waited(
    held: AbstractContextManager[None],
    run: Callable[[], object],
    meanwhile: Callable[[], object] = lambda: None,
) -> str:
    """Start a run while a lock is `held`; what it said when it waited, once it has ended well."""
    said: queue.SimpleQueue[str] = queue.SimpleQueue()
    with ThreadPoolExecutor(1) as pool, captured_log(said.put):
        with held:
            ended = pool.submit(run)
            # One that did not wait says nothing, and fails here.
            ended.add_done_callback(lambda _: said.put(""))
            words = said.get(timeout=LIMIT)
            assert words.startswith("waiting for"), ended.exception() or "it did not wait"
            meanwhile()
        ended.result(LIMIT)
    return words


def given(course: Course) -> Path:
    """A folder with one hand-in."""
    inbox = course.root.parent / "inbox"
    (inbox / "s01").mkdir(parents=True)
    (inbox / "s01" / FILE).write_bytes(notebook("x"))
    return inbox


def export_nothing(course: Course) -> None:
    """Nobody has points yet, which is found out only when it is its turn."""
    with pytest.raises(SeminarError, match="nobody has points"):
        export.export_grades(course, ASSIGNMENT, Target.CSV)


RUNS: dict[str, Callable[[Course], object]] = {
    "release": lambda course: release.release(course, ASSIGNMENT),
    "grade": lambda course: grade.grade_assignment(course, ASSIGNMENT, level=Level.NONE),
    "preview": lambda course: regrade.preview(course, ASSIGNMENT, level=Level.NONE),
    "export": export_nothing,
}
