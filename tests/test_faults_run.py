"""What else happens to a run: two at once, clocks that jump, closed pipes."""

import os
import subprocess
from pathlib import Path

import pytest

from autograder.course import Course
from tests import classroom, undisturbed
from tests.classroom import ASSIGNMENT
from tests.undisturbed import SEMINAR, Classes

pytestmark = [pytest.mark.slow, pytest.mark.full_wall]

FAKETIME = "usr/lib/*/faketime/libfaketimeMT.so.1"
PAST, FUTURE = "@1999-12-31 23:59:50", "@2037-01-01 00:00:00"


def started(course: Course, *command: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        command or (SEMINAR, "grade", ASSIGNMENT),
        cwd=course.root,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_the_second_waits_for_the_first(classes: Classes, tmp_path: Path) -> None:
    """A second run says for which process it waits, and goes on when that is done."""
    course = classes.copy(classes.again, tmp_path / "course")
    with course.classroom.assignment(ASSIGNMENT).lock():
        second = started(course)
        assert second.stderr
        assert second.stderr.readline() == (
            f"seminar: waiting for another `seminar` command (process {os.getpid()})"
            " in this course\n"
        )
    _, errors = second.communicate()
    assert (second.returncode, errors) == (0, "")
    assert undisturbed.state(course) == classes.second


def test_two_at_once_do_nothing_twice(classes: Classes, tmp_path: Path) -> None:
    """Of two runs at once each hand-in is graded by one, and both end well."""
    course = classes.copy(classes.ungraded, tmp_path / "course")
    both = [started(course), started(course)]
    said = sorted(process.communicate()[0].splitlines()[-1] for process in both)
    assert [process.returncode for process in both] == [0, 0]
    assert said[0].startswith("0 graded now, 6 unchanged")
    assert said[1].startswith("6 graded now, 0 unchanged")
    assert undisturbed.state(course) == classes.first


def test_stock_nbgrader_beside_ours(classes: Classes, tmp_path: Path) -> None:
    """With `nbgrader autograde` at the same students at the same time, ours still completes."""
    course = classes.copy(classes.again, tmp_path / "course")
    nbgrader = classroom.program("nbgrader")
    stock = started(course, nbgrader, "autograde", ASSIGNMENT, "--force")
    ours = started(course)
    stock.communicate()
    out, errors = ours.communicate()
    assert ours.returncode in (0, 4), errors
    assert "Traceback" not in errors
    assert "6 unchanged" in out
    assert undisturbed.grade(course).returncode == 0
    assert undisturbed.state(course) == classes.second


@pytest.fixture
def faketime() -> str:
    """The library that gives a process another time of day."""
    found = sorted(Path("/").glob(FAKETIME))
    if not found:
        pytest.skip("needs Debian's `faketime`: apt-get install faketime")
    return str(found[0])


def grade_at(course: Course, library: str, time: str) -> undisturbed.Ended:
    # Only the time of day: no machine's monotonic clock ever jumps.
    return undisturbed.grade(
        course, LD_PRELOAD=library, FAKETIME=time, FAKETIME_DONT_FAKE_MONOTONIC="1"
    )


def changes(course: Course) -> dict[Path, int]:
    """When each notebook and page was written."""
    found = [
        *course.classroom.path.glob("autograded/*/*/*"),
        *course.classroom.path.glob("feedback/*/*/*"),
    ]
    return {path: path.stat().st_mtime_ns for path in found}


def test_the_clock_jumps(classes: Classes, tmp_path: Path, faketime: str) -> None:
    """Years back or ahead, results are the same, and nothing is done again for the time of day."""
    course = classes.copy(classes.ungraded, tmp_path / "course")
    assert grade_at(course, faketime, FUTURE).returncode == 0
    assert undisturbed.state(course) == classes.first
    before = changes(course)
    back = grade_at(course, faketime, PAST)
    assert (back.returncode, back.stderr) == (0, "")
    assert "0 graded now, 6 unchanged" in back.stdout
    assert changes(course) == before
    undisturbed.hand_in_again(course)
    assert grade_at(course, faketime, PAST).returncode == 0
    assert undisturbed.state(course) == classes.second


@pytest.mark.parametrize("reader", ["| head -1 >/dev/null", ">&- 2>&-", ">/dev/full"])
def test_nobody_reads_what_it_prints(classes: Classes, tmp_path: Path, reader: str) -> None:
    """With a closed or full output the work is done all the same, and there is no traceback."""
    course = classes.copy(classes.again, tmp_path / "course")
    done = subprocess.run(
        ["sh", "-c", f"{SEMINAR} grade {ASSIGNMENT} {reader}"],
        cwd=course.root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr
    assert undisturbed.state(course) == classes.second
