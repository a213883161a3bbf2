"""A worker or a student's process that is killed takes no other submission with it."""

import multiprocessing
import threading

import msgspec
import psutil
import pytest

from autograder.core.problems import ProblemKind
from autograder.course import Course, Level
from autograder.executors import executor
from autograder.grading.grade import GradingJob, GradingOutcome
from autograder.grading.result import GradingStatus
from autograder.workflows import grade
from tests import classroom, undisturbed
from tests.classroom import ASSIGNMENT, THREE

pytestmark = [pytest.mark.slow, pytest.mark.full_wall]


@pytest.fixture
def jobs(course: Course) -> dict[str, GradingJob]:
    return classroom.jobs_of_three(course)


def points(graded: GradingOutcome) -> tuple[GradingStatus, float]:
    return graded.result.status, graded.result.points


def test_killed_workers_are_made_up_for(jobs: dict[str, GradingJob]) -> None:
    """When all workers are killed, what they had is tried again, and nothing is lost."""
    outcomes = {}
    kills = 0
    for name, graded in executor.run_jobs(jobs, workers=2):
        outcomes[name] = points(graded)
        if not kills:
            for worker in multiprocessing.active_children():
                worker.kill()
                kills += 1
    assert kills == 2
    assert outcomes == THREE


@pytest.mark.parametrize(
    ("reference", "reason"),
    [
        ("import os\nos.kill(os.getpid(), 9)\n", "the worker process died, twice"),
        ("raise MemoryError\n", "out of memory, twice"),
    ],
    ids=["killed", "out of memory"],
)
def test_a_job_that_ends_its_worker(
    jobs: dict[str, GradingJob], reference: str, reason: str
) -> None:
    """A job that ends every worker is told in a plain sentence; the others are not touched."""
    kit = msgspec.structs.replace(jobs["ben"].kit, reference=reference)
    jobs["ben"] = GradingJob(kit, jobs["ben"].notebook)
    outcomes = dict(executor.run_jobs(jobs, workers=2))
    (problem,) = outcomes["ben"].result.problems
    assert (problem.kind, problem.detail) == (ProblemKind.GRADER_FAILED, reason)
    assert "for a reason on our side" in problem.message
    others = {name: points(graded) for name, graded in outcomes.items() if name != "ben"}
    assert others == {name: right for name, right in THREE.items() if name != "ben"}


def test_a_killed_student_process(jobs: dict[str, GradingJob]) -> None:
    """When a student's process is killed from outside, all others are graded as usual."""
    killed: list[psutil.Process] = []
    over = threading.Event()

    def kill_one() -> None:
        """The first process that a worker has started, and those below it."""
        while not killed and not over.is_set():
            for worker in multiprocessing.active_children():
                try:
                    below = psutil.Process(worker.pid).children(recursive=True)
                    for process in below:
                        process.kill()
                except psutil.NoSuchProcess:
                    continue
                killed.extend(below)

    killer = threading.Thread(target=kill_one)
    killer.start()
    outcomes = {name: points(graded) for name, graded in executor.run_jobs(jobs, workers=1)}
    over.set()
    killer.join()
    assert killed
    assert {status for status, _ in outcomes.values()} == {GradingStatus.GRADED}
    others = list(jobs)[1:]
    assert {name: outcomes[name] for name in others} == {name: THREE[name] for name in others}


def test_a_failure_of_ours_does_not_replace_a_result(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where grading again comes to nothing, the earlier Result and its points stay."""
    classroom.hand_in(course, "ada", classroom.complete(course))
    grade.grade_assignment(course, ASSIGNMENT, level=Level.FULL)
    before = undisturbed.state(course)
    monkeypatch.setenv("PYTHONHOME", "/nonexistent")  # every worker dies as it starts
    again = grade.grade_assignment(course, ASSIGNMENT, level=Level.FULL, force=True)
    assert again.failures == (
        "ada: not graded again (the worker process died, twice); the earlier result stays",
    )
    assert undisturbed.state(course) == before
