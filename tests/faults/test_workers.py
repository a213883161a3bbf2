"""A killed worker or student process affects no other submission."""

import os
import random
import signal
import threading
from pathlib import Path

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
from tests.support.fault_harness import Classes
from tests.support.settings import worker_processes

pytestmark = [
    pytest.mark.slow,
    pytest.mark.full_wall,
    pytest.mark.usefixtures("own_workers"),
]


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
        pytest.param("raise MemoryError\n", "out of memory, twice", marks=pytest.mark.nightly),
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


KILLS = int(os.environ.get("SEMINAR_KILLS", "24"))
KILLS_IN_A_ROW = 6  # then one run completes


def kill_in_a_row(course: Course, rng: random.Random, seconds: float) -> int:
    """Kill runs at random moments, each continuing the one before; return how many."""
    kills = 0
    for _ in range(KILLS_IN_A_ROW):
        scope = rng.choice(["group", "process"])
        finished = fault_harness.grade(course, seconds=rng.uniform(0.2, seconds), scope=scope)
        assert finished.surviving == 0, "a process survives the command"
        assert finished.returncode in (0, -signal.SIGKILL), finished.stderr
        assert fault_harness.is_gradebook_intact(course)
        kills += finished.returncode != 0
    return kills


def state_after_completion(course: Course) -> dict[str, object]:
    """Run to the end; return the state."""
    finished = fault_harness.grade(course)
    assert finished.returncode == 0, finished.stderr
    assert finished.surviving == 0
    return fault_harness.state(course)


@pytest.mark.nightly
@pytest.mark.parametrize("part", ["grading", "importing"])
def test_killed_at_random_moments(classes: Classes, tmp_path: Path, part: str) -> None:
    """After kills at random moments one run leaves exactly the state of a run without kills."""
    seed = os.environ.get("SEMINAR_SEED", "0")
    rng = random.Random(f"{seed} {part}")
    kills = 0
    # Grading takes longest, but most can go wrong during the imports at its end.
    while kills < KILLS * (1 / 4 if part == "grading" else 3 / 4):
        if part == "grading":
            course = classes.copy(classes.ungraded, tmp_path / "course")
            kills += kill_in_a_row(course, rng, classes.first_seconds)
            assert state_after_completion(course) == classes.first
        else:
            course = classes.copy(classes.resubmitted, tmp_path / "course")
            kills += kill_in_a_row(course, rng, classes.second_seconds)
            assert state_after_completion(course) == classes.second


@pytest.mark.nightly
def test_ctrl_c(classes: Classes, tmp_path: Path) -> None:
    """Ctrl-C ends the command with 130, one line and no process; the next run completes."""
    course = classes.copy(classes.ungraded, tmp_path / "course")
    for share in (0.3, 0.5):
        finished = fault_harness.grade(
            course, seconds=share * classes.first_seconds, signal_number=signal.SIGINT
        )
        assert finished.returncode == 130
        assert finished.surviving == 0
        assert finished.stderr.splitlines() == [
            "seminar: stopped; what is done is kept, and the same command continues from there"
        ]
        assert fault_harness.is_gradebook_intact(course)
    assert state_after_completion(course) == classes.first
