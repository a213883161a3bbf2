"""A disk that is full or can only be read: a clear message, and the next run completes."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from autograder import course as courses
from autograder.core.errors import StorageError
from autograder.course import Course, Level
from autograder.grading import result_store
from autograder.workflows import grade
from tests import classroom, undisturbed
from tests.classroom import ASSIGNMENT, mark

pytestmark = [pytest.mark.slow, pytest.mark.full_wall]


@contextmanager
def mounted(path: Path, size: str = "8m") -> Iterator[Path]:
    """A small disk of its own; skips where this user may not mount."""
    path.mkdir(exist_ok=True)
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        if os.environ.get("CI") and os.geteuid() == 0:
            pytest.fail(f"CI as root, and no disk can be mounted: {done.stderr}")
        pytest.skip(f"needs a disk of its own, and may not mount one: {done.stderr.strip()}")
    try:
        yield path
    finally:
        subprocess.run(["umount", "-l", str(path)], check=True)


def remount(path: Path, option: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{option}", str(path)], check=True)


@pytest.fixture(scope="module")
def handed_in(released: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A class of three, ungraded."""
    course = courses.load_course(
        shutil.copytree(released, tmp_path_factory.mktemp("class") / "course")
    )
    classroom.hand_in(course, "ada", classroom.complete(course))
    classroom.hand_in(course, "ben", classroom.blank(course), "renamed.ipynb")
    classroom.hand_in(course, "cem", b"no notebook")
    return course.root


@pytest.fixture(scope="module")
def graded(handed_in: Path, tmp_path_factory: pytest.TempPathFactory) -> Course:
    """That class after a run in peace."""
    folder = tmp_path_factory.mktemp("graded") / "course"
    course = courses.load_course(shutil.copytree(handed_in, folder))
    mark(course)
    return course


@pytest.fixture(scope="module")
def whole(graded: Course) -> dict[str, object]:
    """What grading comes to."""
    return undisturbed.state(graded)


@pytest.fixture
def course(handed_in: Path, tmp_path: Path) -> Iterator[Course]:
    """That class on a disk of its own."""
    folder = tmp_path / "course"
    shutil.copytree(handed_in, folder, ignore=shutil.ignore_patterns("classroom"))
    with mounted(folder / "classroom") as disk:
        shutil.copytree(handed_in / "classroom", disk, dirs_exist_ok=True)
        yield courses.load_course(folder)


def fill(path: Path) -> None:
    """Use up all the room there is."""
    with path.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            return


def refused(course: Course) -> StorageError | None:
    """What the disk refused during a run; None for a run that completes."""
    try:
        assert mark(course).failures == ()
    except StorageError as error:
        return error
    return None


@pytest.mark.parametrize(("part", "step"), [("grading", 64 << 10), ("entering", 16 << 10)])
def test_a_disk_fills_up_at_any_moment(
    course: Course, graded: Course, whole: dict[str, object], part: str, step: int
) -> None:
    """With a little more room each time every run ends clearly, and the last as if undisturbed."""
    if part == "entering":
        shutil.copytree(graded.classroom / "results", course.classroom.path / "results")
        for path in course.classroom.path.rglob(result_store.ENTERED):
            path.unlink()
    ballast = course.classroom.path / "ballast"
    fill(ballast)
    places = set()
    while error := refused(course):
        assert error.what == "the disk is full"
        assert error.where.startswith(str(course.classroom))
        assert "Make room" in error.hint
        places.add(error.where)
        assert undisturbed.intact(course)
        os.truncate(ballast, ballast.stat().st_size - step)
    assert len(places) >= 2, places  # it did fill up at different moments
    assert undisturbed.state(course) == whole


def test_a_full_disk_is_one_line_on_the_command_line(course: Course) -> None:
    """`seminar grade` on a full disk ends with 5 and one line that names the place."""
    fill(course.classroom.path / "ballast")
    done = undisturbed.grade(course)
    assert done.returncode == StorageError.exit_code
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith(f"seminar: {course.classroom}")
    assert "the disk is full. Make room there" in done.stderr


def test_a_classroom_that_can_only_be_read(course: Course, whole: dict[str, object]) -> None:
    """It is told before anything is graded; made writable, the run completes."""
    remount(course.classroom, "ro")
    progress = []
    with pytest.raises(StorageError, match="can only be read") as caught:
        grade.grade_assignment(
            course, ASSIGNMENT, level=Level.FULL, progress=lambda *now: progress.append(now)
        )
    assert caught.value.where.startswith(str(course.classroom))
    assert progress == []
    remount(course.classroom, "rw")
    assert mark(course).failures == ()
    assert undisturbed.state(course) == whole


@pytest.mark.parametrize("fault", ["full", "ro"])
def test_a_temporary_folder_of_no_use(
    handed_in: Path, whole: dict[str, object], tmp_path: Path, fault: str
) -> None:
    """With a full or read-only TMPDIR the run completes all the same: another one is found."""
    course = courses.load_course(shutil.copytree(handed_in, tmp_path / "course"))
    with mounted(tmp_path / "temporary", "64k") as folder:
        fill(folder / "ballast")
        if fault == "ro":
            remount(folder, "ro")
        done = undisturbed.grade(course, TMPDIR=str(folder))
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert undisturbed.state(course) == whole
