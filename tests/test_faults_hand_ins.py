"""A hand-in that is changed or taken away while it is graded: the answer is of what was graded."""

from collections.abc import Callable

import pytest
from msgspec import structs

from autograder import course as courses
from autograder.course import Course, Level
from autograder.executors import executor
from autograder.grading import result_store
from autograder.grading.grade import GradingJob
from autograder.grading.result import GradingStatus
from autograder.grading.spec import load_spec
from autograder.workflows import grade, regrade
from tests import classroom
from tests.classroom import ASSIGNMENT, hand_in
from tests.restless import Restless

pytestmark = [pytest.mark.slow, pytest.mark.full_wall]
NAMES = ("ada", "ben", "cem", "dan")


@pytest.fixture
def restless(course: Course) -> Restless:
    """Two right hand-ins."""
    kit = load_spec(course, ASSIGNMENT, Level.FULL)
    return Restless({name: GradingJob(kit, classroom.complete(course)) for name in ("ada", "ben")})


def test_an_outcome_is_of_what_was_handed_out(restless: Restless) -> None:
    """Each job is read once, and its Result is of that reading."""
    outcomes = dict(executor.run_jobs(restless, workers=1))
    assert {name: [one.result.cache_key] for name, one in outcomes.items()} == restless.given
    assert {one.result.points for one in outcomes.values()} == {11}


@pytest.mark.parametrize(
    "reference", ["raise ValueError('odd')\n", "import os\nos.kill(os.getpid(), 9)\n"]
)
def test_a_failure_is_of_what_was_handed_out(restless: Restless, reference: str) -> None:
    """Where the grader fails, at once or twice, the Result is of the reading that was tried."""
    kit = structs.replace(restless["ada"].kit, reference=reference)
    spoilt = Restless({"ada": GradingJob(kit, restless["ada"].notebook)})
    ((_, graded),) = executor.run_jobs(spoilt, workers=1)
    assert graded.result.status is GradingStatus.GRADER_FAILED
    assert spoilt.given == {"ada": [graded.result.cache_key]}


@pytest.fixture
def one_worker(course: Course) -> Course:
    """A class of four with right answers, graded by one worker: two are always handed out."""
    settings = course.root / "course.toml"
    settings.write_text(settings.read_text() + "\n[grading]\nworkers = 1\n")
    for name in NAMES:
        hand_in(course, name, classroom.complete(course))
    return courses.load_course(course.root)


def after_the_first(act: Callable[[], object]) -> grade.Progress:
    """Acts when one is done; by then the second, and no other, is being graded."""

    def progress(what: str, done: int, _: int) -> None:
        if (what, done) == ("grading", 1):
            act()

    return progress


def test_what_lies_there_last_counts(one_worker: Course) -> None:
    """A hand-in over one that is being graded is in Result, gradebook and page of the same run."""
    later = classroom.answered(one_worker, classroom.NO_MEAN)
    change = after_the_first(lambda: hand_in(one_worker, "ben", later))
    marked = grade.grade_assignment(one_worker, ASSIGNMENT, level=Level.FULL, progress=change)
    assert marked.failures == ()
    scores = {row.student: row.score.points for row in marked.rows if row.score}
    assert scores == {"ada": 11, "ben": 8.27, "cem": 11, "dan": 11}
    kit = load_spec(one_worker, ASSIGNMENT, Level.FULL)
    result = result_store.load_result(
        one_worker.classroom.assignment(ASSIGNMENT).student("ben").result_dir
    )
    assert result is not None
    assert result.cache_key == GradingJob(kit, later).key
    again = grade.grade_assignment(one_worker, ASSIGNMENT, level=Level.FULL)
    assert (again.graded_count, again.failures) == (0, ())


@pytest.mark.parametrize("name", ["ben", "dan"], ids=["under way", "not yet begun"])
def test_what_is_gone_stops_nobody(one_worker: Course, name: str) -> None:
    """A hand-in that is taken away is told; nothing of it is kept, and the others are entered."""
    path = one_worker.submitted(ASSIGNMENT, name) / f"{ASSIGNMENT}.ipynb"
    marked = grade.grade_assignment(
        one_worker, ASSIGNMENT, level=Level.FULL, progress=after_the_first(path.unlink)
    )
    assert marked.failures == (f"{name}: {grade.SUBMISSION_REMOVED}",)
    assert {row.student for row in marked.rows if row.score} == set(NAMES) - {name}
    assert not one_worker.classroom.assignment(ASSIGNMENT).student(name).result_dir.exists()


def test_a_preview_of_what_has_changed(one_worker: Course) -> None:
    """A preview whose hand-in has changed is not taken; of one that is gone nothing is said."""
    later = classroom.answered(one_worker, classroom.NO_MEAN)
    gone = one_worker.submitted(ASSIGNMENT, "dan") / f"{ASSIGNMENT}.ipynb"

    def change() -> None:
        hand_in(one_worker, "ben", later)
        gone.unlink()

    seen = regrade.preview(
        one_worker, ASSIGNMENT, level=Level.FULL, progress=after_the_first(change)
    )
    assert seen.failures == (f"dan: {grade.SUBMISSION_REMOVED}",)
    assert {change.student: change.after for change in seen.changes} == dict.fromkeys(NAMES[:3], 11)
    marked = grade.grade_assignment(one_worker, ASSIGNMENT, level=Level.FULL)
    scores = {row.student: row.score.points for row in marked.rows if row.score}
    assert scores == {"ada": 11, "ben": 8.27, "cem": 11}
