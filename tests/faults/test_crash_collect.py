"""`seminar collect` ends at a fault point: the next run leaves the files of one undisturbed run."""

import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from autograder.core.fault_points import FaultPoint
from autograder.course import Course, load_course
from tests.support import downloads, fault_harness
from tests.support.downloads import ASSIGNMENT, FILE, notebook
from tests.support.fault_harness import Points, at_each

POINTS: Points = [
    FaultPoint.ARCHIVED,
    FaultPoint.TIME_REMOVED,
    (FaultPoint.TEMP_FILE_COMPLETE, 2),  # the archived submission; its time is the first
    (FaultPoint.TEMP_FILE_COMPLETE, 3),  # the submission
    FaultPoint.SUBMISSION_STORED,
    (FaultPoint.SUBMISSION_STORED, 2),
]
TIME_POINTS: Points = [
    (FaultPoint.TEMP_FILE_WRITTEN, 4),
    FaultPoint.TIME_STORED,
    (FaultPoint.TIME_STORED, 2),
]


def download(directory: Path, texts: dict[str, str], day: int) -> Path:
    """Write a directory with a notebook for each student, all of one hour of a day in December."""
    for minute, (student, text) in enumerate(texts.items()):
        path = directory / student / FILE
        path.parent.mkdir(parents=True)
        path.write_bytes(notebook(text))
        submitted_at = datetime(2026, 12, day, 9, minute, tzinfo=UTC).timestamp()
        os.utime(path, (submitted_at, submitted_at))
    return directory


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """A course that has collected the notebooks of two students with their times."""
    course = downloads.make_course(tmp_path)
    first = download(tmp_path / "first", {"s01": "old", "s02": "same"}, day=1)
    downloads.collect_downloads(course, first, use_file_times=True)
    return course


@pytest.fixture
def later(tmp_path: Path) -> Path:
    """A later download: one submission was replaced, one is the same, one is new."""
    return download(tmp_path / "later", {"s01": "new", "s02": "same", "s03": "first"}, day=2)


def files(course: Course) -> dict[str, bytes]:
    """Return all that `collect` writes, by path."""
    directory = course.classroom.path
    paths = [path for part in ("submitted", "collected") for path in (directory / part).rglob("*")]
    return {str(p.relative_to(directory)): p.read_bytes() for p in paths if p.is_file()}


def assert_same_after_crash(
    course: Course, later: Path, point: FaultPoint, number: int, *options: str
) -> None:
    command = ("collect", ASSIGNMENT, str(later), *options)
    undisturbed = load_course(shutil.copytree(course.root, later.parent / "undisturbed"))
    fault_harness.complete(undisturbed, *command)

    fault_harness.crash(course, point, *command, times=number)

    assert files(course) != files(undisturbed)
    fault_harness.complete(course, *command)
    assert files(course) == files(undisturbed)


@pytest.mark.slow
@at_each(POINTS + TIME_POINTS)
def test_with_times(course: Course, later: Path, point: FaultPoint, number: int) -> None:
    """After a crash each stored submission has its own time, and the log names it."""
    assert_same_after_crash(course, later, point, number, "--file-times")


@pytest.mark.slow
@at_each(POINTS)
def test_without_times(course: Course, later: Path, point: FaultPoint, number: int) -> None:
    """After a crash no submission has the time of the one that it replaced."""
    assert_same_after_crash(course, later, point, number)
