"""A class graded on a real Dask cluster: the same gradebook, whatever happens to the workers."""

import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from distributed import Client

import autograder
from autograder.core.errors import ClusterError
from autograder.course import Course, Engine, Grading, Level, load_course
from autograder.executors import executor
from autograder.executors.dask import executor as dask_executor
from autograder.executors.dask.scheduler import Timing
from autograder.gradebook import repository
from autograder.grading import result_store
from autograder.grading.grade import GradingJob, GradingOutcome
from autograder.grading.result import GradingStatus
from autograder.workflows import grade
from tests.serve.test_serve import invite_class, wait_for_grade, with_cell
from tests.serve.test_serve_faults import is_acknowledged, serve_process
from tests.support import classroom, clusters, fault_harness
from tests.support.classroom import ASSIGNMENT, THREE, ChangingJobs
from tests.support.clusters import Cluster
from tests.support.settings import captured_log
from tests.support.shared_fixtures import build_once

pytestmark = [pytest.mark.slow, pytest.mark.full_wall]
STUDENTS = ("00_right", "01_loops", "03_blank", "05_no_batch_mean", "10_syntax_error")


@pytest.fixture(scope="module")
def shared_cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """A scheduler with two workers, which tests must not kill."""
    with clusters.cluster(tmp_path_factory.mktemp("cluster"), "one", "two") as cluster:
        yield cluster


@pytest.fixture(scope="module")
def small_class(
    released: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, dict[str, Any]]:
    """The course of an ungraded class, and its state after local grading."""

    def build(directory: Path) -> tuple[Path, dict[str, Any]]:
        course = load_course(shutil.copytree(released, directory / "ungraded"))
        for student in STUDENTS:
            answers = classroom.MIXED_CLASS.get(student, "")
            classroom.hand_in(course, student, classroom.answered(course, answers))
        graded = load_course(shutil.copytree(course.root, directory / "graded"))
        grade.grade_assignment(graded, ASSIGNMENT, level=Level.FULL)
        return course.root, fault_harness.state(graded)

    return build_once(tmp_path_factory, "small_class", build)


def copy_ungraded(
    small_class: tuple[Path, dict[str, Any]], directory: Path, address: str
) -> Course:
    """Return a copy of the class, to be graded on a cluster."""
    return clusters.use(load_course(shutil.copytree(small_class[0], directory / "course")), address)


@pytest.fixture
def jobs(course: Course) -> dict[str, GradingJob]:
    return classroom.jobs_of_three(course)


def with_reference(job: GradingJob, reference: str) -> GradingJob:
    """Return the job with other code that the grader loads as the reference."""
    return GradingJob(msgspec.structs.replace(job.spec, reference=reference), job.notebook)


def points(
    outcomes: Iterable[tuple[str, GradingOutcome]],
) -> dict[str, tuple[GradingStatus, float]]:
    by_name = list(outcomes)
    assert len({name for name, _ in by_name}) == len(by_name)
    return {name: (o.result.status, o.result.points) for name, o in by_name}


def on(cluster: Cluster) -> Grading:
    return Grading(engine=Engine.DASK, scheduler=cluster.address)


def test_the_same_gradebook(
    small_class: tuple[Path, dict[str, Any]], shared_cluster: Cluster, tmp_path: Path
) -> None:
    """Grading on a cluster gives the gradebook of local grading, without a local sandbox."""
    course = copy_ungraded(small_class, tmp_path, shared_cluster.address)
    ended = fault_harness.grade(course, PATH="/nonexistent")
    assert (ended.returncode, ended.stderr, ended.surviving) == (0, "", 0)
    assert fault_harness.state(course) == small_class[1]


@pytest.mark.nightly
def test_a_worker_killed_under_load(
    small_class: tuple[Path, dict[str, Any]], tmp_path: Path
) -> None:
    """If a worker is killed while it grades, the gradebook is the same."""
    with clusters.cluster(tmp_path / "cluster", "one", "two") as cluster:
        course = copy_ungraded(small_class, tmp_path, cluster.address)

        def kill(phase: str, done: int, total: int) -> None:
            if (phase, done) == ("grading", 2):
                assert cluster.workers["one"].descendants()
                cluster.workers["one"].kill()

        with captured_log() as messages:
            grade.grade_assignment(course, ASSIGNMENT, level=Level.FULL, progress=kill)
    assert messages == ["worker one is lost; its jobs are graded again on other workers"]
    assert fault_harness.state(course) == small_class[1]


@pytest.mark.nightly
def test_a_job_that_kills_workers(jobs: dict[str, GradingJob], tmp_path: Path) -> None:
    """A job that kills two workers is abandoned; the third grades the others."""
    jobs["ben"] = with_reference(jobs["ben"], "import os\nos.kill(os.getppid(), 9)\n")
    with clusters.cluster(tmp_path / "cluster", "one", "two", "three") as cluster:
        outcomes = dict(executor.run_jobs(jobs, on(cluster)))
        killed = [name for name, w in cluster.workers.items() if w.process.poll() is not None]
    (problem,) = outcomes["ben"].result.problems
    assert problem.detail == "2 workers of the cluster were lost while they graded it"
    assert len(killed) == 2
    others = {name: outcomes[name].result.points for name in ("ada", "cem")}
    assert others == {"ada": 11, "cem": 0}


@pytest.mark.nightly
@pytest.mark.parametrize(
    ("reference", "reason"),
    [
        ("import os\nos.kill(os.getpid(), 9)\n", "the worker process died, twice"),
        ("raise MemoryError\n", "out of memory, twice"),
        ("raise ValueError('odd')\n", "ValueError: odd"),
    ],
    ids=["killed", "out of memory", "an error"],
)
def test_a_job_that_ends_its_grader(
    jobs: dict[str, GradingJob], shared_cluster: Cluster, reference: str, reason: str
) -> None:
    """A job that ends its grader process fails as in local grading; the Dask worker goes on."""
    jobs["ben"] = with_reference(jobs["ben"], reference)
    outcomes = dict(executor.run_jobs(jobs, on(shared_cluster)))
    (problem,) = outcomes["ben"].result.problems
    assert problem.detail == reason
    assert {name: outcomes[name].result.points for name in ("ada", "cem")} == {"ada": 11, "cem": 0}


@pytest.mark.nightly
def test_a_submission_that_changes(jobs: dict[str, GradingJob], shared_cluster: Cluster) -> None:
    """A result is compared with the snapshot that the worker received."""
    changing_jobs = ChangingJobs(jobs)
    with captured_log() as messages:
        outcomes = dict(executor.run_jobs(changing_jobs, on(shared_cluster)))
    assert messages == []
    assert points(iter(outcomes.items())) == THREE
    assert all(
        o.result.cache_key in changing_jobs.served_keys[name] for name, o in outcomes.items()
    )


@pytest.fixture
def other_kit(tmp_path: Path) -> str:
    """A directory for PYTHONPATH with another version of the kit."""
    package = shutil.copytree(Path(autograder.__file__).parent, tmp_path / "other" / "autograder")
    metadata = package.with_name("seminar_kit-0.0.7.dist-info") / "METADATA"
    metadata.parent.mkdir()
    metadata.write_text("Metadata-Version: 2.4\nName: seminar-kit\nVersion: 0.0.7\n")
    return str(package.parent)


@pytest.mark.nightly
def test_an_incompatible_worker(
    jobs: dict[str, GradingJob], tmp_path: Path, other_kit: str
) -> None:
    """A worker with another version is logged by name and gets no jobs; the others grade."""
    with clusters.cluster(tmp_path / "cluster", "fit") as cluster, captured_log() as messages:
        cluster.start("old", PYTHONPATH=other_kit)
        assert points(executor.run_jobs(jobs, on(cluster))) == THREE
    reason = f"seminar-kit is 0.0.7, not {autograder.__version__}"
    assert messages == [f"worker old gets no jobs: {reason}"]


@pytest.fixture
def no_kit(tmp_path: Path) -> str:
    """A directory for PYTHONPATH that hides the kit."""
    directory = tmp_path / "without"
    directory.mkdir()
    (directory / "sitecustomize.py").write_text("import sys\nsys.modules['autograder'] = None\n")
    return str(directory)


@pytest.mark.nightly
def test_no_compatible_worker(course: Course, tmp_path: Path, other_kit: str, no_kit: str) -> None:
    """The command lists the differences of each worker, and stores nothing."""
    classroom.hand_in(course, "ada", classroom.complete(course))
    with clusters.cluster(tmp_path / "cluster") as cluster:
        cluster.start("old", PYTHONPATH=other_kit)
        cluster.start("bare", PYTHONPATH=no_kit)
        cluster.start("unsandboxed", PATH="/nonexistent")
        course = clusters.use(course, cluster.address)
        ended = fault_harness.grade(course)
        assert all(worker.process.poll() is None for worker in cluster.workers.values())
    assert ended.returncode == ClusterError.exit_code
    assert f"old: seminar-kit is 0.0.7, not {autograder.__version__}" in ended.stderr
    assert "bare: seminar-kit with its executors is missing" in ended.stderr
    assert "unsandboxed: this course asks for sandbox level full" in ended.stderr
    assert "Install there what is installed here" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert (
        result_store.load_result(course.classroom.assignment(ASSIGNMENT).student("ada").result_dir)
        is None
    )


@pytest.mark.nightly
def test_a_worker_that_comes_later(
    jobs: dict[str, GradingJob], tmp_path: Path, no_kit: str
) -> None:
    """A worker that joins later grades all jobs; the scheduler needs no kit."""
    with (
        clusters.cluster(tmp_path / "cluster", PYTHONPATH=no_kit) as cluster,
        captured_log(lambda _: cluster.start("late", threads=2)) as messages,
    ):
        assert points(executor.run_jobs(jobs, on(cluster))) == THREE
    assert messages == ["waiting for a worker of the cluster"]


def test_no_worker_joins(jobs: dict[str, GradingJob], tmp_path: Path) -> None:
    """The error of a cluster without workers explains how to start one."""
    with (
        clusters.cluster(tmp_path / "cluster") as cluster,
        pytest.raises(ClusterError, match=r"has no worker\. Start some with `dask worker tcp://"),
    ):
        list(dask_executor.run_jobs(jobs, on(cluster), timing=Timing(no_worker_timeout=0)))


def test_no_scheduler(jobs: dict[str, GradingJob]) -> None:
    """The error of an address without a scheduler gives the reason and the next step."""
    grading = Grading(engine=Engine.DASK, scheduler="tcp://127.0.0.1:9")
    with pytest.raises(ClusterError) as caught:
        list(dask_executor.run_jobs(jobs, grading, timing=Timing(connect_timeout=1)))
    assert caught.value.where == grading.scheduler
    # On a busy machine the last attempt may be cut off by the timeout.
    assert re.fullmatch(r"no scheduler answers \(.*(refused|after 1 s)\)", caught.value.what)
    assert caught.value.hint.startswith("Start it with `dask scheduler`")


@pytest.mark.nightly
def test_the_scheduler_is_lost(small_class: tuple[Path, dict[str, Any]], tmp_path: Path) -> None:
    """If the scheduler is killed, finished results are kept and the next run continues."""
    with clusters.cluster(tmp_path / "first", "one") as cluster:
        course = copy_ungraded(small_class, tmp_path, cluster.address)

        def kill(phase: str, done: int, total: int) -> None:
            if (phase, done) == ("grading", 2):
                cluster.scheduler.kill()

        with pytest.raises(ClusterError, match="the scheduler is lost"):
            grade.grade_assignment(course, ASSIGNMENT, level=Level.FULL, progress=kill)
    assert len(list(course.classroom.path.glob(fault_harness.RESULTS))) >= 2
    settings = course.root / "course.toml"
    with clusters.cluster(tmp_path / "second", "one") as again:
        settings.write_text(settings.read_text().replace(cluster.address, again.address))
        marked = grade.grade_assignment(load_course(course.root), ASSIGNMENT, level=Level.FULL)
    assert marked.graded_count <= len(marked.outcomes) - 2
    assert fault_harness.state(course) == small_class[1]


def create_keys(directory: Path, name: str) -> dict[str, Path]:
    """Create a certificate authority, and a certificate with its key for 127.0.0.1."""
    kind = ("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={name}")
    ca, ca_key = directory / f"{name}-ca.pem", directory / f"{name}-ca-key.pem"
    cert, key = directory / f"{name}.pem", directory / f"{name}-key.pem"
    authority = ("-addext", "basicConstraints=critical,CA:TRUE", "-out", ca, "-keyout", ca_key)
    by_it = ("-CA", ca, "-CAkey", ca_key, "-addext", "subjectAltName=IP:127.0.0.1")
    for command in ((*kind, *authority), (*kind, *by_it, "-out", cert, "-keyout", key)):
        subprocess.run(["openssl", *command], check=True, capture_output=True)
    return {"ca": ca, "certificate": cert, "key": key}


def test_submissions_travel_encrypted(jobs: dict[str, GradingJob], tmp_path: Path) -> None:
    """Grading works over tls://; a client with keys of another authority is refused."""
    own, others = create_keys(tmp_path, "own"), create_keys(tmp_path, "others")
    options = ("--tls-ca-file", own["ca"], "--tls-cert", own["certificate"], "--tls-key")
    tls = [*map(str, options), str(own["key"])]
    with clusters.cluster(tmp_path / "cluster", "one", tls=tls) as cluster:
        assert cluster.address.startswith("tls://")
        grading = on(cluster)
        own_files = {name: str(path) for name, path in own.items()}
        assert (
            points(executor.run_jobs(jobs, msgspec.structs.replace(grading, **own_files))) == THREE
        )
        other_files = {name: str(path) for name, path in others.items()}
        with pytest.raises(ClusterError, match="certificate verify failed"):
            list(executor.run_jobs(jobs, msgspec.structs.replace(grading, **other_files)))


def test_closing_cancels_the_tasks(jobs: dict[str, GradingJob], shared_cluster: Cluster) -> None:
    """After the outcomes are closed the scheduler has no tasks of the client."""
    outcomes = executor.run_jobs(jobs, on(shared_cluster))
    next(outcomes)
    outcomes.close()
    with Client(shared_cluster.address, set_as_default=False) as client:
        tasks = client.run_on_scheduler(lambda dask_scheduler: list(dask_scheduler.tasks))
    assert tasks == []


@pytest.mark.nightly
def test_the_server_grades_on_the_cluster(released: Path, tmp_path: Path) -> None:
    """A server without a sandbox grades on the cluster, and what it received without one later"""
    course = load_course(shutil.copytree(released, tmp_path / "course"))
    complete = classroom.complete(course)
    students = [f"s{number:02}" for number in range(1, 7)]
    with clusters.cluster(tmp_path / "cluster", "one", "two") as cluster:
        course = invite_class(clusters.use(course, cluster.address))
        with serve_process(course, {"PATH": "/nonexistent"}) as (site, _):
            for number, student in enumerate(students[:5]):
                assert is_acknowledged(site.student(student), with_cell(complete, f"n = {number}"))
            for student in students[:5]:
                assert "11 of 13 points" in wait_for_grade(site.student(student))
            cluster.workers["one"].kill()
            cluster.workers["two"].kill()
            assert is_acknowledged(site.student("s06"), complete)
            cluster.start("three")
            wait_for_grade(site.student("s06"))
    grades = repository.read_grades(course, ASSIGNMENT)
    assert {student: grade.raw_points for student, grade in grades.items()} == dict.fromkeys(
        students, 11
    )
