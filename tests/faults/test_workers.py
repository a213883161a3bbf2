"""A killed worker or student process affects no other submission."""

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
from tests.support import classroom, fault_harness
from tests.support.classroom import ASSIGNMENT, THREE
from tests.support.settings import worker_processes

pytestmark = [pytest.mark.slow, pytest.mark.full_wall]


@pytest.fixture
def jobs(course: Course) -> dict[str, GradingJob]:
    return classroom.jobs_of_three(course)


def points(graded: GradingOutcome) -> tuple[GradingStatus, float]:
    return graded.result.status, graded.result.points


def test_killed_workers_are_replaced(jobs: dict[str, GradingJob]) -> None:
    """If all workers are killed, their jobs are retried."""
    outcomes = {}
    kills = 0
    for name, graded in executor.run_jobs(jobs, workers=2):
        outcomes[name] = points(graded)
        if not kills:
            for worker in worker_processes():
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
    """A job that ends every worker fails with a message; the other jobs are graded."""
    spec = msgspec.structs.replace(jobs["ben"].spec, reference=reference)
    jobs["ben"] = GradingJob(spec, jobs["ben"].notebook)
    outcomes = dict(executor.run_jobs(jobs, workers=2))
    (problem,) = outcomes["ben"].result.problems
    assert (problem.kind, problem.detail) == (ProblemKind.GRADER_FAILED, reason)
    assert "for a reason on our side" in problem.message
    del outcomes["ben"]
    expected = {name: right for name, right in THREE.items() if name != "ben"}
    assert {name: points(graded) for name, graded in outcomes.items()} == expected


def test_a_killed_student_process(jobs: dict[str, GradingJob]) -> None:
    """If a student process is killed from outside, the other submissions are graded as usual."""
    killed: list[psutil.Process] = []
    finished = threading.Event()

    def kill_one() -> None:
        """Kill the first process that a worker starts, and its descendants."""
        while not killed and not finished.is_set():
            for worker in worker_processes():
                try:
                    descendants = worker.children(recursive=True)
                    for process in descendants:
                        process.kill()
                except psutil.NoSuchProcess:
                    continue
                killed.extend(descendants)

    killer = threading.Thread(target=kill_one)
    killer.start()
    outcomes = {name: points(graded) for name, graded in executor.run_jobs(jobs, workers=1)}
    finished.set()
    killer.join()
    assert killed
    assert {status for status, _ in outcomes.values()} == {GradingStatus.GRADED}
    unaffected = list(jobs)[1:]
    assert {name: outcomes[name] for name in unaffected} == {
        name: THREE[name] for name in unaffected
    }


def test_a_grader_failure_does_not_replace_a_result(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If the grader fails, the earlier Result and its points stay."""
    classroom.hand_in(course, "ada", classroom.complete(course))
    grade.grade_assignment(course, ASSIGNMENT, level=Level.FULL)
    before = fault_harness.state(course)
    monkeypatch.setenv("PYTHONHOME", "/nonexistent")  # every worker dies as it starts
    again = grade.grade_assignment(course, ASSIGNMENT, level=Level.FULL, force=True)
    assert again.failures == (
        "ada: not graded again (the worker process died, twice); the earlier result stays",
    )
    assert fault_harness.state(course) == before
