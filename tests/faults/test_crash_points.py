"""`seminar grade` ends at a fault point: the next run leaves the state of one undisturbed run."""

import shutil
from pathlib import Path

import pytest

from autograder.core.fault_points import FaultPoint
from autograder.course import Course
from tests.support import classroom, fault_harness
from tests.support.classroom import ASSIGNMENT
from tests.support.fault_harness import Points, Stages, at_each

pytestmark = pytest.mark.full_wall

FIRST_RUN: Points = [
    FaultPoint.GRADEBOOK_BUILT,
    FaultPoint.ASSIGNMENT_REGISTERED,
    FaultPoint.RENAME_RECORDED,
    FaultPoint.RESULT_SAVED,
    FaultPoint.STEP_FINISHED,
    FaultPoint.POINTS_COMMITTED,
]
SECOND_RUN: Points = [
    FaultPoint.RENAME_RECORDED,
    (FaultPoint.TEMP_FILE_WRITTEN, 2),  # the copy of a renamed submission
    (FaultPoint.TEMP_FILE_COMPLETE, 4),  # the Result
    (FaultPoint.FILE_REPLACED, 5),  # the import stamp
    FaultPoint.STAMP_REMOVED,
    FaultPoint.OUTPUTS_SAVED,
    FaultPoint.RESULT_SAVED,
    (FaultPoint.RESULT_SAVED, 2),
    FaultPoint.NOTEBOOK_REMOVED,
    FaultPoint.NOTEBOOK_NORMALIZED,
    FaultPoint.STEP_FINISHED,
    (FaultPoint.STEP_FINISHED, 2),
    FaultPoint.POINTS_COMMITTED,
    (FaultPoint.POINTS_COMMITTED, 2),
    FaultPoint.PAGE_REMOVED,
    FaultPoint.PAGE_WRITTEN,
    FaultPoint.STAMP_WRITTEN,
    FaultPoint.ALL_RESULTS_SAVED,
]
DATES_CHANGED: Points = [
    FaultPoint.PENALTIES_CHANGED,
    FaultPoint.PENALTIES_COMMITTED,
    FaultPoint.PAGE_REMOVED,
    FaultPoint.PAGE_REBUILT,
    (FaultPoint.PAGE_REBUILT, 2),
]


def crash(course: Course, point: FaultPoint, number: int = 1) -> None:
    fault_harness.crash(course, point, "grade", ASSIGNMENT, times=number)


def state_after_completion(course: Course) -> dict[str, object]:
    """Grade once more, in this process, which is faster than a command; return the state."""
    assert classroom.mark(course).failures == ()
    return fault_harness.state(course)


@pytest.mark.slow
@at_each(FIRST_RUN)
def test_the_first_run(stages: Stages, tmp_path: Path, point: FaultPoint, number: int) -> None:
    """A crash while the class is graded for the first time loses and doubles nothing."""
    course = stages.copy(stages.ungraded, tmp_path)

    crash(course, point, number)

    assert state_after_completion(course) == stages.first


@pytest.mark.slow
@at_each(SECOND_RUN)
def test_after_resubmissions(
    stages: Stages, tmp_path: Path, point: FaultPoint, number: int
) -> None:
    """A crash after two of three have submitted again mixes no old grade with a new one."""
    course = stages.copy(stages.resubmitted, tmp_path)

    crash(course, point, number)

    assert state_after_completion(course) == stages.second


@pytest.mark.slow
def test_an_import_is_one_transaction(stages: Stages, tmp_path: Path) -> None:
    """A crash before the commit leaves all points in the gradebook as they were."""
    course = stages.copy(stages.resubmitted, tmp_path)

    crash(course, FaultPoint.STEP_FINISHED)

    state = fault_harness.state(course)
    assert state["autograded/*/*/*"] != stages.first["autograded/*/*/*"]
    for rows in fault_harness.QUERIES:
        assert state[rows] == stages.first[rows]


@pytest.mark.slow
@at_each(DATES_CHANGED)
def test_after_a_change_of_dates(
    stages: Stages, tmp_path: Path, point: FaultPoint, number: int
) -> None:
    """After a crash, penalties, extensions and pages are of the present dates."""
    course = stages.copy(stages.rescheduled, tmp_path)

    crash(course, point, number)

    assert state_after_completion(course) == stages.with_penalties


@pytest.mark.slow
@at_each([FaultPoint.RESULT_SAVED, FaultPoint.STEP_FINISHED, FaultPoint.POINTS_COMMITTED])
def test_submitted_once_more_after_the_crash(
    stages: Stages, tmp_path: Path, point: FaultPoint, number: int
) -> None:
    """If a student submits between the crash and the next run, that submission counts."""
    course = stages.copy(stages.resubmitted, tmp_path)
    crash(course, point, number)

    # The submissions of `first` again, whose Results the crashed run has replaced.
    fault_harness.submit_three(course)

    assert state_after_completion(course) == stages.first


@pytest.mark.slow
def test_while_workers_grade(stages: Stages, tmp_path: Path) -> None:
    """A crash while workers grade leaves none of them, and the Results that were saved."""
    course = stages.copy(stages.ungraded, tmp_path)
    shutil.rmtree(course.classroom.assignment(ASSIGNMENT).previews_dir)

    crash(course, FaultPoint.POINTS_COMMITTED)

    summary = classroom.mark(course)
    assert summary.graded_count == 2
    assert fault_harness.state(course) == stages.first


@pytest.mark.slow
def test_before_a_retry_of_an_import(stages: Stages, tmp_path: Path) -> None:
    """A crash before a rejected import is tried again leaves it to the next run."""
    course = stages.copy(stages.resubmitted, tmp_path)
    blocked = course.classroom.path / "autograded" / "ben"
    shutil.rmtree(blocked)
    blocked.write_text("nbgrader needs a directory here")
    crash(course, FaultPoint.IMPORT_REJECTED)

    blocked.unlink()

    assert state_after_completion(course) == stages.second


@pytest.mark.nightly
def test_a_preview(stages: Stages, tmp_path: Path) -> None:
    """A crash during a preview changes no grade; the next `regrade` uses what was graded."""
    course = stages.copy(stages.resubmitted, tmp_path)
    previews_dir = course.classroom.assignment(ASSIGNMENT).previews_dir
    shutil.rmtree(previews_dir)

    fault_harness.crash(course, FaultPoint.PREVIEW_SAVED, "regrade", ASSIGNMENT, "--preview")

    state = fault_harness.state(course)
    for part in ("results", "points", "autograded/*/*/*", "feedback/*/*/*"):
        assert state[part] == stages.first[part]
    assert len(list(previews_dir.iterdir())) == 1
    fault_harness.complete(course, "regrade", ASSIGNMENT, "--yes")
    assert fault_harness.state(course) == stages.second


@pytest.mark.nightly
def test_a_forced_run_is_continued(stages: Stages, tmp_path: Path) -> None:
    """`grade --force` that was stopped goes on with the submissions that it had not graded."""
    course = stages.copy(stages.graded, tmp_path)
    results = course.classroom.assignment(ASSIGNMENT).results_dir
    count = len(list(results.iterdir()))
    begun = {path: path.read_bytes() for path in results.glob("*/result.json")}

    fault_harness.crash(course, FaultPoint.RESULT_SAVED, "grade", ASSIGNMENT, "--force", times=2)

    done = {path: path.read_bytes() for path in begun if path.read_bytes() != begun[path]}
    assert len(done) == 2
    finished = fault_harness.complete(course, "grade", ASSIGNMENT, "--force")
    assert f"2 of {count} are graded already" in finished.stderr
    assert f"{count - 2} graded now" in finished.stdout
    assert all(path.read_bytes() == data for path, data in done.items())
    again = fault_harness.complete(course, "grade", ASSIGNMENT, "--force")
    assert f"{count} graded now" in again.stdout
