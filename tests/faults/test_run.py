"""Faults around a run: two at once, clocks that jump, closed pipes."""

import os
import subprocess
from pathlib import Path

import pytest

from autograder.course import Course
from tests.support import classroom, fault_harness
from tests.support.classroom import ASSIGNMENT
from tests.support.fault_harness import SEMINAR, Classes

pytestmark = [pytest.mark.slow, pytest.mark.full_wall]

FAKETIME = "usr/lib/*/faketime/libfaketimeMT.so.1"
PAST, FUTURE = "@1999-12-31 23:59:50", "@2037-01-01 00:00:00"


def start(course: Course, *command: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        command or (SEMINAR, "grade", ASSIGNMENT),
        cwd=course.root,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_the_second_waits_for_the_first(classes: Classes, tmp_path: Path) -> None:
    """A second run logs the PID of the first, waits, and continues."""
    course = classes.copy(classes.resubmitted, tmp_path / "course")
    with course.classroom.assignment(ASSIGNMENT).lock():
        second = start(course)
        assert second.stderr
        assert second.stderr.readline() == (
            f"seminar: waiting for another `seminar` command (process {os.getpid()})"
            " in this course\n"
        )
    _, errors = second.communicate()
    assert (second.returncode, errors) == (0, "")
    assert fault_harness.state(course) == classes.second


def test_two_at_once_do_nothing_twice(classes: Classes, tmp_path: Path) -> None:
    """Two runs at once grade each submission once, and both succeed."""
    course = classes.copy(classes.ungraded, tmp_path / "course")
    processes = [start(course), start(course)]
    summaries = sorted(process.communicate()[0].splitlines()[-1] for process in processes)
    assert [process.returncode for process in processes] == [0, 0]
    assert summaries[0].startswith("0 graded now, 6 unchanged")
    assert summaries[1].startswith("6 graded now, 0 unchanged")
    assert fault_harness.state(course) == classes.first


def test_stock_nbgrader_at_the_same_time(classes: Classes, tmp_path: Path) -> None:
    """While `nbgrader autograde` handles the same students, `seminar grade` completes."""
    course = classes.copy(classes.resubmitted, tmp_path / "course")
    nbgrader = classroom.program("nbgrader")
    stock = start(course, nbgrader, "autograde", ASSIGNMENT, "--force")
    grading = start(course)
    stock.communicate()
    out, errors = grading.communicate()
    assert grading.returncode in (0, 4), errors
    assert "Traceback" not in errors
    assert "6 unchanged" in out
    assert fault_harness.grade(course).returncode == 0
    assert fault_harness.state(course) == classes.second


@pytest.fixture
def faketime() -> str:
    """Return the library that fakes the time of a process."""
    libraries = sorted(Path("/").glob(FAKETIME))
    if not libraries:
        pytest.skip("needs Debian's `faketime`: apt-get install faketime")
    return str(libraries[0])


def grade_at(course: Course, library: str, time: str) -> fault_harness.FinishedCommand:
    # Only the time of day: a monotonic clock never jumps.
    return fault_harness.grade(
        course, LD_PRELOAD=library, FAKETIME=time, FAKETIME_DONT_FAKE_MONOTONIC="1"
    )


def write_times(course: Course) -> dict[Path, int]:
    """Return the mtime of each autograded notebook and page."""
    files = [
        *course.classroom.path.glob("autograded/*/*/*"),
        *course.classroom.path.glob("feedback/*/*/*"),
    ]
    return {path: path.stat().st_mtime_ns for path in files}


def test_the_clock_jumps(classes: Classes, tmp_path: Path, faketime: str) -> None:
    """If the clock jumps by years, results are the same, and nothing is done again."""
    course = classes.copy(classes.ungraded, tmp_path / "course")
    assert grade_at(course, faketime, FUTURE).returncode == 0
    assert fault_harness.state(course) == classes.first
    before = write_times(course)
    back = grade_at(course, faketime, PAST)
    assert (back.returncode, back.stderr) == (0, "")
    assert "0 graded now, 6 unchanged" in back.stdout
    assert write_times(course) == before
    fault_harness.submit_again(course)
    assert grade_at(course, faketime, PAST).returncode == 0
    assert fault_harness.state(course) == classes.second


@pytest.mark.parametrize("reader", ["| head -1 >/dev/null", ">&- 2>&-", ">/dev/full"])
def test_unreadable_output(classes: Classes, tmp_path: Path, reader: str) -> None:
    """With a closed or full standard output the run completes without a traceback."""
    course = classes.copy(classes.resubmitted, tmp_path / "course")
    finished = subprocess.run(
        ["sh", "-c", f"{SEMINAR} grade {ASSIGNMENT} {reader}"],
        cwd=course.root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in finished.stderr
    assert "Exception" not in finished.stderr
    assert fault_harness.state(course) == classes.second
