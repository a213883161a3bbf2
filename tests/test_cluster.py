"""A class graded on a real cluster: the same gradebook, whatever becomes of the workers."""

import shutil
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from distributed import Client

import autograder
from autograder import course as courses
from autograder.core.errors import ClusterError
from autograder.course import Course, Engine, Grading, Level
from autograder.executors import executor
from autograder.executors.dask import executor as engine_of_cluster
from autograder.grading import result_store
from autograder.grading.grade import GradingJob, GradingOutcome
from autograder.grading.result import GradingStatus
from autograder.workflows import demo as lesson
from autograder.workflows import grade
from tests import classroom, clusters, undisturbed
from tests.classroom import ASSIGNMENT, THREE
from tests.clusters import Cluster
from tests.log_capture import captured_log
from tests.restless import Restless

pytestmark = [pytest.mark.slow, pytest.mark.full_wall]


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """A scheduler with two workers, which no test may end."""
    with clusters.cluster(tmp_path_factory.mktemp("cluster"), "one", "two") as made:
        yield made


@pytest.fixture(scope="module")
def demo(released: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    """The demo's class, not graded yet, and what this machine alone makes of it."""
    folder = tmp_path_factory.mktemp("demo")
    course = courses.load_course(shutil.copytree(released, folder / "ungraded"))
    for path in sorted(lesson.CLASS.glob("*.py")):
        data = classroom.answered(course, path.read_text())
        classroom.hand_in(course, path.stem, data)
    graded = courses.load_course(shutil.copytree(course.root, folder / "graded"))
    grade.grade_assignment(graded, ASSIGNMENT, level=Level.FULL)
    return course.root, undisturbed.state(graded)


def fresh(demo: tuple[Path, dict[str, Any]], folder: Path, address: str) -> Course:
    """The demo's class once more, to be graded on a cluster."""
    return clusters.use(courses.load_course(shutil.copytree(demo[0], folder / "course")), address)


@pytest.fixture
def jobs(course: Course) -> dict[str, GradingJob]:
    return classroom.jobs_of_three(course)


def spoilt(job: GradingJob, reference: str) -> GradingJob:
    """A job whose reference does something to the grader that loads it."""
    return GradingJob(msgspec.structs.replace(job.kit, reference=reference), job.notebook)


def points(
    outcomes: Iterable[tuple[str, GradingOutcome]],
) -> dict[str, tuple[GradingStatus, float]]:
    graded = list(outcomes)
    assert len({name for name, _ in graded}) == len(graded)
    return {name: (one.result.status, one.result.points) for name, one in graded}


def on(cluster: Cluster) -> Grading:
    return Grading(engine=Engine.DASK, scheduler=cluster.address)


def test_the_same_gradebook(
    demo: tuple[Path, dict[str, Any]], two: Cluster, tmp_path: Path
) -> None:
    """A class graded on a cluster has the gradebook of one graded here, without a wall here."""
    course = fresh(demo, tmp_path, two.address)
    ended = undisturbed.grade(course, PATH="/nonexistent")
    assert (ended.returncode, ended.stderr, ended.left) == (0, "", 0)
    assert undisturbed.state(course) == demo[1]


def test_a_worker_killed_under_load(demo: tuple[Path, dict[str, Any]], tmp_path: Path) -> None:
    """When a worker is killed while it grades, the gradebook comes to the same."""
    with clusters.cluster(tmp_path / "cluster", "one", "two") as made:
        course = fresh(demo, tmp_path, made.address)

        def kill(what: str, done: int, total: int) -> None:
            if (what, done) == ("grading", 2):
                assert made.workers["one"].below()
                made.workers["one"].kill()

        with captured_log() as said:
            grade.grade_assignment(course, ASSIGNMENT, level=Level.FULL, progress=kill)
    assert said == ["worker one is lost; what it was at is graded again elsewhere"]
    assert undisturbed.state(course) == demo[1]


def test_a_job_that_kills_workers(jobs: dict[str, GradingJob], tmp_path: Path) -> None:
    """A job that takes two workers with it is told by name; the third grades the others."""
    jobs["ben"] = spoilt(jobs["ben"], "import os\nos.kill(os.getppid(), 9)\n")
    with clusters.cluster(tmp_path / "cluster", "one", "two", "three") as made:
        outcomes = dict(executor.run_jobs(jobs, on(made)))
        ended = [name for name, one in made.workers.items() if one.process.poll() is not None]
    (problem,) = outcomes["ben"].result.problems
    assert problem.detail == "2 workers of the cluster were lost while they graded it"
    assert len(ended) == 2
    others = {name: outcomes[name].result.points for name in ("ada", "cem")}
    assert others == {"ada": 11, "cem": 0}


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
    jobs: dict[str, GradingJob], two: Cluster, reference: str, reason: str
) -> None:
    """A job that ends its grader is told as on this machine; the worker goes on."""
    jobs["ben"] = spoilt(jobs["ben"], reference)
    outcomes = dict(executor.run_jobs(jobs, on(two)))
    (problem,) = outcomes["ben"].result.problems
    assert problem.detail == reason
    assert {name: outcomes[name].result.points for name in ("ada", "cem")} == {"ada": 11, "cem": 0}


def test_a_hand_in_that_changes(jobs: dict[str, GradingJob], two: Cluster) -> None:
    """A worker is measured by what it was given, whatever the hand-in is by then."""
    restless = Restless(jobs)
    with captured_log() as said:
        outcomes = dict(executor.run_jobs(restless, on(two)))
    assert said == []
    assert points(iter(outcomes.items())) == THREE
    assert all(one.result.cache_key in restless.given[name] for name, one in outcomes.items())


@pytest.fixture
def other_kit(tmp_path: Path) -> str:
    """A folder with a kit of another version, for PYTHONPATH."""
    skip = shutil.ignore_patterns("__pycache__")
    package = shutil.copytree(
        Path(autograder.__file__).parent, tmp_path / "other" / "autograder", ignore=skip
    )
    init = package / "__init__.py"
    init.write_text(init.read_text().replace(autograder.__version__, "0.0.7"))
    return str(package.parent)


def test_a_worker_that_does_not_match(
    jobs: dict[str, GradingJob], tmp_path: Path, other_kit: str
) -> None:
    """A worker with another kit is told by name and gets nothing; the others grade."""
    with clusters.cluster(tmp_path / "cluster", "fit") as made, captured_log() as said:
        made.start("old", PYTHONPATH=other_kit)
        assert points(executor.run_jobs(jobs, on(made))) == THREE
    reason = f"seminar-kit is 0.0.7, not {autograder.__version__}"
    assert said == [f"worker old gets nothing to grade: {reason}"]


@pytest.fixture
def no_kit(tmp_path: Path) -> str:
    """A folder for PYTHONPATH, with which Python finds no kit."""
    folder = tmp_path / "without"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text("import sys\nsys.modules['autograder'] = None\n")
    return str(folder)


def test_no_worker_matches(course: Course, tmp_path: Path, other_kit: str, no_kit: str) -> None:
    """Where no worker may grade, the command says of each what differs, and stores nothing."""
    classroom.hand_in(course, "ada", classroom.complete(course))
    with clusters.cluster(tmp_path / "cluster") as made:
        made.start("old", PYTHONPATH=other_kit)
        made.start("bare", PYTHONPATH=no_kit)
        made.start("wall-less", PATH="/nonexistent")
        course = clusters.use(course, made.address)
        ended = undisturbed.grade(course)
        assert all(worker.process.poll() is None for worker in made.workers.values())
    assert ended.returncode == ClusterError.exit_code
    assert f"old: seminar-kit is 0.0.7, not {autograder.__version__}" in ended.stderr
    assert "bare: seminar-kit with its engines is missing" in ended.stderr
    assert "wall-less: this course asks for sandbox level full" in ended.stderr
    assert "Install there what is installed here" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert (
        result_store.load_result(course.classroom.assignment(ASSIGNMENT).student("ada").result_dir)
        is None
    )


def test_a_worker_that_comes_later(
    jobs: dict[str, GradingJob], tmp_path: Path, no_kit: str
) -> None:
    """Where there is no worker yet, one that joins grades all; the scheduler needs no kit."""
    with clusters.cluster(tmp_path / "cluster", PYTHONPATH=no_kit) as made:
        with captured_log(lambda _: made.start("late", threads=2)) as said:
            assert points(executor.run_jobs(jobs, on(made))) == THREE
    assert said == ["waiting for a worker of the cluster"]


def test_nobody_comes(jobs: dict[str, GradingJob], tmp_path: Path) -> None:
    """A cluster without workers ends in a message that says how to start one."""
    with (
        clusters.cluster(tmp_path / "cluster") as made,
        pytest.raises(ClusterError, match=r"has no worker\. Start some with `dask worker tcp://"),
    ):
        list(engine_of_cluster.run(jobs, on(made), patience=0))


def test_no_scheduler(course: Course) -> None:
    """Without a scheduler the command says so in a line; the exit code is that of a cluster."""
    classroom.hand_in(course, "ada", classroom.complete(course))
    ended = undisturbed.grade(clusters.use(course, "tcp://127.0.0.1:9"))
    assert ended.returncode == ClusterError.exit_code
    assert ended.stderr.startswith("seminar: tcp://127.0.0.1:9: no scheduler answers (")
    assert len(ended.stderr.splitlines()) == 1


def test_the_scheduler_is_lost(demo: tuple[Path, dict[str, Any]], tmp_path: Path) -> None:
    """When the scheduler is killed, what is done is kept, and the next run goes on from there."""
    with clusters.cluster(tmp_path / "first", "one") as made:
        course = fresh(demo, tmp_path, made.address)

        def kill(what: str, done: int, total: int) -> None:
            if (what, done) == ("grading", 3):
                made.scheduler.kill()

        with pytest.raises(ClusterError, match="the scheduler is lost"):
            grade.grade_assignment(course, ASSIGNMENT, level=Level.FULL, progress=kill)
    assert len(list(course.classroom.path.glob(undisturbed.RESULTS))) >= 3
    settings = course.root / "course.toml"
    with clusters.cluster(tmp_path / "second", "one") as again:
        settings.write_text(settings.read_text().replace(made.address, again.address))
        marked = grade.grade_assignment(
            courses.load_course(course.root), ASSIGNMENT, level=Level.FULL
        )
    assert marked.graded_count <= len(marked.rows) - 3
    assert undisturbed.state(course) == demo[1]


def keys(folder: Path, name: str) -> dict[str, Path]:
    """An authority of this name, and a certificate with its key for 127.0.0.1."""
    kind = ("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={name}")
    ca, ca_key = folder / f"{name}-ca.pem", folder / f"{name}-ca-key.pem"
    cert, key = folder / f"{name}.pem", folder / f"{name}-key.pem"
    authority = ("-addext", "basicConstraints=critical,CA:TRUE", "-out", ca, "-keyout", ca_key)
    by_it = ("-CA", ca, "-CAkey", ca_key, "-addext", "subjectAltName=IP:127.0.0.1")
    for command in ((*kind, *authority), (*kind, *by_it, "-out", cert, "-keyout", key)):
        subprocess.run(["openssl", *command], check=True, capture_output=True)
    return {"ca": ca, "certificate": cert, "key": key}


def test_submissions_travel_encrypted(jobs: dict[str, GradingJob], tmp_path: Path) -> None:
    """With tls:// a class is graded as without; who has keys of another authority is refused."""
    own, others = keys(tmp_path, "own"), keys(tmp_path, "others")
    options = ("--tls-ca-file", own["ca"], "--tls-cert", own["certificate"], "--tls-key")
    tls = [*map(str, options), str(own["key"])]
    with clusters.cluster(tmp_path / "cluster", "one", tls=tls) as made:
        assert made.address.startswith("tls://")
        grading = on(made)
        ours = {name: str(path) for name, path in own.items()}
        assert points(executor.run_jobs(jobs, msgspec.structs.replace(grading, **ours))) == THREE
        theirs = {name: str(path) for name, path in others.items()}
        with pytest.raises(ClusterError, match="no scheduler answers"):
            list(executor.run_jobs(jobs, msgspec.structs.replace(grading, **theirs)))


def test_stopping_takes_back(jobs: dict[str, GradingJob], two: Cluster) -> None:
    """Whoever stops listening leaves nothing of theirs with the scheduler."""
    outcomes = executor.run_jobs(jobs, on(two))
    next(outcomes)
    outcomes.close()
    with Client(two.address, set_as_default=False) as client:
        held = client.run_on_scheduler(lambda dask_scheduler: list(dask_scheduler.tasks))
    assert held == []
