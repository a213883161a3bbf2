"""`seminar release` and `new` end at a fault point: the next run leaves what one run leaves."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from autograder.authoring import scaffold
from autograder.core.fault_points import FaultPoint
from autograder.course import Course, load_course
from tests.support import fault_harness
from tests.support.classroom import ASSIGNMENT
from tests.support.fault_harness import Points, at_each
from tests.support.scaffold_helpers import WEEK, files, in_two_languages
from tests.support.shared_fixtures import build_once

pytestmark = pytest.mark.slow

NEW_EXERCISE = ("new", "exercise", "cube", "--in", ASSIGNMENT)
NEW_ASSIGNMENT = ("new", "assignment", WEEK, "--due", "2026-12-18T23:59:00")


# Returns what a command leaves in a copy of a course.
Undisturbed = Callable[..., dict[str, Any]]


def everything(course: Course) -> dict[str, Any]:
    """Return the gradebook, and all files without the classroom."""
    return {**fault_harness.state(course), "course": files(course)}


@pytest.fixture
def undisturbed(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Undisturbed:
    """Return a function that runs a command without a crash, once for all points of a test."""

    def run(course: Course, *command: str) -> dict[str, Any]:
        def build(directory: Path) -> dict[str, Any]:
            copied = load_course(shutil.copytree(course.root, directory / "course"))
            fault_harness.complete(copied, *command)
            return everything(copied)

        return build_once(tmp_path_factory, f"after {request.function.__name__}", build)

    return run


@pytest.fixture
def changed(course: Course) -> Course:
    """A released course whose next release has another due date and one more file."""
    course.root.joinpath("points.csv").write_text("1,2\n")
    config = course.root / "course.toml"
    text = config.read_text().replace("due = 2026-12-04", "due = 2026-12-05")
    config.write_text(f'{text}\nfiles = ["points.csv"]\n')
    return load_course(course.root)


@at_each([FaultPoint.RELEASE_BUILT, FaultPoint.RELEASE_REMOVED, FaultPoint.RELEASE_REPLACED])
def test_a_release(
    changed: Course, undisturbed: Undisturbed, point: FaultPoint, number: int
) -> None:
    """After a crash a release is the old one, the new one or missing, but never half of one."""
    released_dir = changed.release(ASSIGNMENT).parent.relative_to(changed.root)
    expected = undisturbed(changed, "release", ASSIGNMENT)
    before = release_of(files(changed), released_dir)

    fault_harness.crash(changed, point, "release", ASSIGNMENT, times=number)

    after = release_of(files(changed), released_dir)
    assert after in ({}, before, release_of(expected["course"], released_dir))
    fault_harness.complete(changed, "release", ASSIGNMENT)
    assert everything(changed) == expected


@at_each([FaultPoint.RELEASE_REPLACED], nightly=[FaultPoint.RELEASE_REMOVED])
def test_a_release_in_two_languages(
    changed: Course, undisturbed: Undisturbed, point: FaultPoint, number: int
) -> None:
    """After a crash between the languages nothing is released in the main one: none is graded."""
    changed = in_two_languages(changed)
    expected = undisturbed(changed, "release", ASSIGNMENT)

    fault_harness.crash(changed, point, "release", ASSIGNMENT, times=number)

    assert not changed.release(ASSIGNMENT).exists()
    assert changed.release(ASSIGNMENT, "ja").exists() == (point is FaultPoint.RELEASE_REPLACED)
    fault_harness.complete(changed, "release", ASSIGNMENT)
    assert everything(changed) == expected


def release_of(found: dict[Path, bytes], directory: Path) -> dict[Path, bytes]:
    return {path: data for path, data in found.items() if directory in path.parents}


def test_a_first_release(course: Course, undisturbed: Undisturbed) -> None:
    """After a crash before its first gradebook is complete, a course has none."""
    course.classroom.gradebook_file.unlink()
    expected = undisturbed(course, "release", ASSIGNMENT)

    fault_harness.crash(course, FaultPoint.GRADEBOOK_BUILT, "release", ASSIGNMENT)

    assert not course.classroom.gradebook_file.exists()
    fault_harness.complete(course, "release", ASSIGNMENT)
    assert everything(course) == expected


def assert_same_after_crash(
    course: Course, expected: dict[str, Any], point: FaultPoint, number: int, *command: str
) -> None:
    fault_harness.crash(course, point, *command, times=number)

    assert files(course) != expected["course"]
    fault_harness.complete(course, *command)
    assert files(course) == expected["course"]


@at_each([FaultPoint.FILES_PREPARED, FaultPoint.FILE_MOVED])
def test_the_first_new_exercise(
    course: Course, undisturbed: Undisturbed, point: FaultPoint, number: int
) -> None:
    """A crash while the bundled suite is copied into the course leaves no part of an exercise."""
    expected = undisturbed(course, *NEW_EXERCISE)
    assert_same_after_crash(course, expected, point, number, *NEW_EXERCISE)


POINTS: Points = [(FaultPoint.FILE_MOVED, number) for number in (1, 2, 3)]


@at_each(POINTS[:1], nightly=POINTS[1:])
def test_a_new_exercise(
    course: Course, undisturbed: Undisturbed, point: FaultPoint, number: int
) -> None:
    """A crash between tests, variants, translations and master leaves no part of an exercise."""
    course = in_two_languages(course)
    scaffold.create_exercise(course, ASSIGNMENT, "square")

    expected = undisturbed(course, *NEW_EXERCISE)
    assert_same_after_crash(course, expected, point, number, *NEW_EXERCISE)


@at_each(POINTS[:1], nightly=POINTS[1:2])
def test_a_new_assignment(
    course: Course, undisturbed: Undisturbed, point: FaultPoint, number: int
) -> None:
    """A crash before `course.toml` has the assignment leaves no part of it."""
    expected = undisturbed(course, *NEW_ASSIGNMENT)
    assert_same_after_crash(course, expected, point, number, *NEW_ASSIGNMENT)


def test_a_crash_after_the_last_file(course: Course, undisturbed: Undisturbed) -> None:
    """A new exercise with all its files is kept: the same command finds it there."""
    expected = undisturbed(course, *NEW_EXERCISE)

    fault_harness.crash(course, FaultPoint.FILE_MOVED, *NEW_EXERCISE, times=2)

    again = fault_harness.run(course, *NEW_EXERCISE)
    assert again.returncode == 2
    assert "the name cube is used already" in again.stderr
    assert files(course) == expected["course"]


def test_a_file_edited_after_the_crash(course: Course) -> None:
    """What an author has written since the crash is neither removed nor overwritten."""
    scaffold.create_exercise(course, ASSIGNMENT, "square")
    fault_harness.crash(course, FaultPoint.FILE_MOVED, *NEW_EXERCISE, times=2)
    tests = course.suite(ASSIGNMENT) / "test_cube.py"
    tests.write_text("# my own\n")

    again = fault_harness.run(course, *NEW_EXERCISE)

    assert again.returncode == 2
    assert "test_cube.py: is there already" in again.stderr
    assert tests.read_text() == "# my own\n"
