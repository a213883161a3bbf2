"""Faults around a run: two at once, clocks that jump, closed pipes."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec import structs

from autograder.core.progress import Progress
from autograder.course import Course, Level, load_course
from autograder.executors import executor
from autograder.grading import result_store
from autograder.grading.grade import GradingJob
from autograder.grading.result import GradingStatus
from autograder.grading.spec import load_spec
from autograder.workflows import grade, regrade
from tests.support import classroom, fault_harness
from tests.support.classroom import ASSIGNMENT, ChangingJobs, hand_in
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


@pytest.mark.nightly
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


@pytest.mark.nightly
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


@pytest.mark.nightly
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


@pytest.mark.parametrize(
    "reader",
    [
        "| head -1 >/dev/null",
        pytest.param(">&- 2>&-", marks=pytest.mark.nightly),
        pytest.param(">/dev/full", marks=pytest.mark.nightly),
    ],
)
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


NAMES = ("ada", "ben", "cem", "dan")


@pytest.fixture
def changing_jobs(course: Course) -> ChangingJobs:
    """Two right submissions that change at each lookup."""
    spec = load_spec(course, ASSIGNMENT, Level.FULL)
    return ChangingJobs(
        {name: GradingJob(spec, classroom.complete(course)) for name in ("ada", "ben")}
    )


def test_a_result_is_of_the_snapshot(changing_jobs: ChangingJobs) -> None:
    """Each job is looked up once, and its Result is of that snapshot."""
    outcomes = dict(executor.run_jobs(changing_jobs, workers=1))
    assert {
        name: [outcome.result.cache_key] for name, outcome in outcomes.items()
    } == changing_jobs.served_keys
    assert {outcome.result.points for outcome in outcomes.values()} == {11}


@pytest.mark.parametrize(
    "reference", ["raise ValueError('odd')\n", "import os\nos.kill(os.getpid(), 9)\n"]
)
def test_a_failure_is_of_the_snapshot(changing_jobs: ChangingJobs, reference: str) -> None:
    """If the grader fails, at once or twice, the Result is of the snapshot that was tried."""
    spec = structs.replace(changing_jobs["ada"].spec, reference=reference)
    failing = ChangingJobs({"ada": GradingJob(spec, changing_jobs["ada"].notebook)})
    ((_, graded),) = executor.run_jobs(failing, workers=1)
    assert graded.result.status is GradingStatus.GRADER_FAILED
    assert failing.served_keys == {"ada": [graded.result.cache_key]}


@pytest.fixture
def one_worker(course: Course) -> Course:
    """A class of four with right answers and one worker, which has at most two jobs at a time."""
    config = course.root / "course.toml"
    config.write_text(config.read_text() + "\n[grading]\nworkers = 1\n")
    for name in NAMES:
        hand_in(course, name, classroom.complete(course))
    return load_course(course.root)


def after_the_first(action: Callable[[], object]) -> Progress:
    """Call an action when one job is done and the second, and no other, is being graded."""

    def progress(stage: str, done: int, _total: int, /) -> None:
        if (stage, done) == ("grading", 1):
            action()

    return progress


@pytest.mark.nightly
def test_the_last_submission_counts(one_worker: Course) -> None:
    """A file that replaces one being graded is in Result, gradebook and page of the same run."""
    later = classroom.answered(one_worker, classroom.NO_MEAN)
    change = after_the_first(lambda: hand_in(one_worker, "ben", later))
    marked = grade.grade_assignment(one_worker, ASSIGNMENT, level=Level.FULL, progress=change)
    assert marked.failures == ()
    scores = {row.student: row.grade.points for row in marked.outcomes if row.grade}
    assert scores == {"ada": 11, "ben": 10.09, "cem": 11, "dan": 11}
    spec = load_spec(one_worker, ASSIGNMENT, Level.FULL)
    result = result_store.load_result(
        one_worker.classroom.assignment(ASSIGNMENT).student("ben").result_dir
    )
    assert result is not None
    assert result.cache_key == GradingJob(spec, later).key
    again = grade.grade_assignment(one_worker, ASSIGNMENT, level=Level.FULL)
    assert (again.graded_count, again.failures) == (0, ())


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("ben", id="being graded"),
        pytest.param("dan", id="waiting", marks=pytest.mark.nightly),
    ],
)
def test_a_removed_submission_stops_no_other(one_worker: Course, name: str) -> None:
    """A removed submission is reported, nothing of it is stored, and the others are imported."""
    path = one_worker.classroom.assignment(ASSIGNMENT).student(name).submission
    marked = grade.grade_assignment(
        one_worker, ASSIGNMENT, level=Level.FULL, progress=after_the_first(path.unlink)
    )
    assert marked.failures == (f"{name}: {regrade.SUBMISSION_REMOVED}",)
    assert {row.student for row in marked.outcomes if row.grade} == set(NAMES) - {name}
    assert not one_worker.classroom.assignment(ASSIGNMENT).student(name).result_dir.exists()


@pytest.mark.nightly
def test_a_preview_of_changed_submissions(one_worker: Course) -> None:
    """The preview of a changed submission is not used, that of a removed one is not reported."""
    later = classroom.answered(one_worker, classroom.NO_MEAN)
    removed = one_worker.classroom.assignment(ASSIGNMENT).student("dan").submission

    def change() -> None:
        hand_in(one_worker, "ben", later)
        removed.unlink()

    preview = regrade.preview_regrade(
        one_worker, ASSIGNMENT, level=Level.FULL, progress=after_the_first(change)
    )
    assert preview.failures == (f"dan: {regrade.SUBMISSION_REMOVED}",)
    assert {change.student: change.after for change in preview.changes} == dict.fromkeys(
        NAMES[:3], 11
    )
    marked = grade.grade_assignment(one_worker, ASSIGNMENT, level=Level.FULL)
    scores = {row.student: row.grade.points for row in marked.outcomes if row.grade}
    assert scores == {"ada": 11, "ben": 10.09, "cem": 11}
