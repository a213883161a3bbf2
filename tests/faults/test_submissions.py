"""A submission that changes or disappears while it is graded: the Result is of the snapshot."""

from collections.abc import Callable

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
from tests.support import classroom
from tests.support.changing_jobs import ChangingJobs
from tests.support.classroom import ASSIGNMENT, hand_in

pytestmark = [pytest.mark.slow, pytest.mark.full_wall]
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


def test_the_last_submission_counts(one_worker: Course) -> None:
    """A file that replaces one being graded is in Result, gradebook and page of the same run."""
    later = classroom.answered(one_worker, classroom.NO_MEAN)
    change = after_the_first(lambda: hand_in(one_worker, "ben", later))
    marked = grade.grade_assignment(one_worker, ASSIGNMENT, level=Level.FULL, progress=change)
    assert marked.failures == ()
    scores = {row.student: row.grade.points for row in marked.outcomes if row.grade}
    assert scores == {"ada": 11, "ben": 9.64, "cem": 11, "dan": 11}
    spec = load_spec(one_worker, ASSIGNMENT, Level.FULL)
    result = result_store.load_result(
        one_worker.classroom.assignment(ASSIGNMENT).student("ben").result_dir
    )
    assert result is not None
    assert result.cache_key == GradingJob(spec, later).key
    again = grade.grade_assignment(one_worker, ASSIGNMENT, level=Level.FULL)
    assert (again.graded_count, again.failures) == (0, ())


@pytest.mark.parametrize("name", ["ben", "dan"], ids=["being graded", "waiting"])
def test_a_removed_submission_stops_no_other(one_worker: Course, name: str) -> None:
    """A removed submission is reported, nothing of it is stored, and the others are imported."""
    path = one_worker.classroom.assignment(ASSIGNMENT).student(name).submission
    marked = grade.grade_assignment(
        one_worker, ASSIGNMENT, level=Level.FULL, progress=after_the_first(path.unlink)
    )
    assert marked.failures == (f"{name}: {regrade.SUBMISSION_REMOVED}",)
    assert {row.student for row in marked.outcomes if row.grade} == set(NAMES) - {name}
    assert not one_worker.classroom.assignment(ASSIGNMENT).student(name).result_dir.exists()


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
    assert scores == {"ada": 11, "ben": 9.64, "cem": 11}
