"""`seminar collect` ends at a fault point: the next run leaves the files of one undisturbed run."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from autograder.core.fault_points import FaultPoint
from autograder.course import Course
from tests.support import downloads, fault_harness
from tests.support.downloads import ASSIGNMENT, FILE, notebook
from tests.support.fault_harness import Points, at_each
from tests.support.shared_fixtures import build_once

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

WITH_TIMES = ("--file-times",)
Undisturbed = dict[tuple[str, ...], dict[str, bytes]]


def download(directory: Path, texts: dict[str, str], day: int) -> Path:
    """Write a directory with a notebook for each student, all of one hour of a day in December."""
    for minute, (student, text) in enumerate(texts.items()):
        path = directory / student / FILE
        path.parent.mkdir(parents=True)
        path.write_bytes(notebook(text))
        submitted_at = datetime(2026, 12, day, 9, minute, tzinfo=UTC).timestamp()
        os.utime(path, (submitted_at, submitted_at))
    return directory


def collected_once(directory: Path) -> tuple[Course, Path]:
    """Return a course that has collected the notebooks of two students, and a later download.

    In the later one a submission was replaced, one is the same, one is new.
    """
    course = downloads.make_course(directory)
    first = download(directory / "first", {"s01": "old", "s02": "same"}, day=1)
    downloads.collect_downloads(course, first, use_file_times=True)
    return course, download(
        directory / "later", {"s01": "new", "s02": "same", "s03": "first"}, day=2
    )


def files(course: Course) -> dict[str, bytes]:
    """Return all that `collect` writes, by path."""
    directory = course.classroom.path
    paths = [path for part in ("submitted", "collected") for path in (directory / part).rglob("*")]
    return {str(p.relative_to(directory)): p.read_bytes() for p in paths if p.is_file()}


def collect_undisturbed(directory: Path) -> Undisturbed:
    """Return the files of a run without a crash, by the options of the command."""
    outcomes: Undisturbed = {}
    for number, options in enumerate((WITH_TIMES, ())):
        place = directory / str(number)
        place.mkdir()
        course, later = collected_once(place)
        fault_harness.complete(course, "collect", ASSIGNMENT, str(later), *options)
        outcomes[options] = files(course)
    return outcomes


@pytest.fixture(scope="session")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Undisturbed:
    """The files of a run without a crash, by the options of the command."""
    return build_once(tmp_path_factory, "undisturbed_collect", collect_undisturbed)


def assert_same_after_crash(
    directory: Path, undisturbed: Undisturbed, point: FaultPoint, number: int, *options: str
) -> None:
    course, later = collected_once(directory)
    command = ("collect", ASSIGNMENT, str(later), *options)

    fault_harness.crash(course, point, *command, times=number)

    assert files(course) != undisturbed[options]
    fault_harness.complete(course, *command)
    assert files(course) == undisturbed[options]


@pytest.mark.slow
@at_each(POINTS + TIME_POINTS)
def test_with_times(
    tmp_path: Path, undisturbed: Undisturbed, point: FaultPoint, number: int
) -> None:
    """After a crash each stored submission has its own time, and the log names it."""
    assert_same_after_crash(tmp_path, undisturbed, point, number, *WITH_TIMES)


@pytest.mark.slow
@at_each(POINTS[:1], nightly=POINTS[1:])
def test_without_times(
    tmp_path: Path, undisturbed: Undisturbed, point: FaultPoint, number: int
) -> None:
    """After a crash no submission has the time of the one that it replaced."""
    assert_same_after_crash(tmp_path, undisturbed, point, number)
