"""A full or read-only disk: a clear message, and the next run completes."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from autograder.core.errors import StorageError
from autograder.course import Course, Level, load_course
from autograder.grading import result_store
from autograder.workflows import grade
from tests.support import classroom, fault_harness
from tests.support.classroom import ASSIGNMENT, mark

pytestmark = [pytest.mark.slow, pytest.mark.full_wall]


@contextmanager
def mounted(path: Path, size: str = "8m") -> Iterator[Path]:
    """Mount a small tmpfs; skip the test (fail in CI as root) without the right to mount."""
    path.mkdir(exist_ok=True)
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(path)]
    mount = subprocess.run(command, capture_output=True, text=True, check=False)
    if mount.returncode:
        if os.environ.get("CI") and os.geteuid() == 0:
            pytest.fail(f"CI as root, and no disk can be mounted: {mount.stderr}")
        pytest.skip(f"needs the right to mount a disk: {mount.stderr.strip()}")
    try:
        yield path
    finally:
        subprocess.run(["umount", "-l", str(path)], check=True)


def remount(path: Path, option: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{option}", str(path)], check=True)


@pytest.fixture(scope="module")
def ungraded(released: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Submit the files of a class of three."""
    course = load_course(shutil.copytree(released, tmp_path_factory.mktemp("class") / "course"))
    classroom.hand_in(course, "ada", classroom.complete(course))
    classroom.hand_in(course, "ben", classroom.blank(course), "renamed.ipynb")
    classroom.hand_in(course, "cem", b"no notebook")
    return course.root


@pytest.fixture(scope="module")
def graded(ungraded: Path, tmp_path_factory: pytest.TempPathFactory) -> Course:
    """Grade the class on an ordinary disk."""
    directory = tmp_path_factory.mktemp("graded") / "course"
    course = load_course(shutil.copytree(ungraded, directory))
    mark(course)
    return course


@pytest.fixture(scope="module")
def expected(graded: Course) -> dict[str, object]:
    """Return the state after grading."""
    return fault_harness.state(graded)


@pytest.fixture
def course(ungraded: Path, tmp_path: Path) -> Iterator[Course]:
    """Copy the ungraded class; its classroom is on a small disk."""
    directory = tmp_path / "course"
    shutil.copytree(ungraded, directory, ignore=shutil.ignore_patterns("classroom"))
    with mounted(directory / "classroom") as disk:
        shutil.copytree(ungraded / "classroom", disk, dirs_exist_ok=True)
        yield load_course(directory)


def fill(path: Path) -> None:
    """Write until the disk is full."""
    with path.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            return


def storage_error(course: Course) -> StorageError | None:
    """Grade the class; return the StorageError that ended the run, or None."""
    try:
        assert mark(course).failures == ()
    except StorageError as error:
        return error
    return None


@pytest.mark.parametrize(
    ("part", "step"),
    [("grading", 64 << 10), pytest.param("importing", 16 << 10, marks=pytest.mark.nightly)],
)
def test_a_disk_fills_up_at_any_moment(
    course: Course, graded: Course, expected: dict[str, object], part: str, step: int
) -> None:
    """With a little more space each run ends with a message, until one completes."""
    if part == "importing":
        shutil.copytree(graded.classroom.path / "results", course.classroom.path / "results")
        for path in course.classroom.path.rglob(result_store.IMPORT_STAMP):
            path.unlink()
    ballast = course.classroom.path / "ballast"
    fill(ballast)
    paths = set()
    while error := storage_error(course):
        assert error.what == "the disk is full"
        assert error.where.startswith(str(course.classroom.path))
        assert "Make room" in error.hint
        paths.add(error.where)
        assert fault_harness.is_gradebook_intact(course)
        os.truncate(ballast, ballast.stat().st_size - step)
    assert len(paths) >= 2, paths  # the disk was full at different moments
    assert fault_harness.state(course) == expected


def test_a_full_disk_is_one_line_on_the_command_line(course: Course) -> None:
    """`seminar grade` on a full disk exits with 5 and one line that names the path."""
    fill(course.classroom.path / "ballast")
    finished = fault_harness.grade(course)
    assert finished.returncode == StorageError.exit_code
    assert finished.stderr.count("\n") == 1
    assert finished.stderr.startswith(f"seminar: {course.classroom.path}")
    assert "the disk is full. Make room there" in finished.stderr


def test_a_read_only_classroom(course: Course, expected: dict[str, object]) -> None:
    """The message comes before anything is graded; once it is writable, the run completes."""
    remount(course.classroom.path, "ro")
    reports = []
    with pytest.raises(StorageError, match="can only be read") as caught:
        grade.grade_assignment(
            course, ASSIGNMENT, level=Level.FULL, progress=lambda *report: reports.append(report)
        )
    assert caught.value.where.startswith(str(course.classroom.path))
    assert reports == []
    remount(course.classroom.path, "rw")
    assert mark(course).failures == ()
    assert fault_harness.state(course) == expected


@pytest.mark.parametrize("fault", ["full", pytest.param("ro", marks=pytest.mark.nightly)])
def test_an_unusable_temporary_directory(
    ungraded: Path, expected: dict[str, object], tmp_path: Path, fault: str
) -> None:
    """With a full or read-only TMPDIR the run completes: it uses another directory."""
    course = load_course(shutil.copytree(ungraded, tmp_path / "course"))
    with mounted(tmp_path / "temporary", "64k") as directory:
        fill(directory / "ballast")
        if fault == "ro":
            remount(directory, "ro")
        finished = fault_harness.grade(course, TMPDIR=str(directory))
    assert finished.returncode == 0, finished.stderr
    assert finished.stderr == ""
    assert fault_harness.state(course) == expected
