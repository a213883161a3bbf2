"""Executors: number of workers, prestarted workers, bundles, compatibility of machines."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from autograder.authoring import scaffold
from autograder.core.errors import CourseError, SeminarError
from autograder.course import Course, Grading, Level
from autograder.executors import bundle, compatibility, executor
from autograder.grading.grade import GradingJob
from autograder.grading.spec import GradingSpec, load_spec, sha256_hex
from autograder.grading.suite_runner import Suite
from tests.support import classroom
from tests.support.classroom import ASSIGNMENT, THREE, hand_in, jobs_of_three
from tests.support.settings import captured_log, wait_until, worker_processes

GIBIBYTE = 1 << 30
HUGE_LIMIT = 300_000  # MiB; more than any test machine has


@pytest.mark.parametrize(
    ("wanted", "free", "limit", "count"),
    [(8, 64_000, 2048, 8), (8, 8_000, 2048, 3), (8, 8_000, 512, 7), (4, 100, 2048, 1)],
)
def test_fit_to_memory(wanted: int, free: int, limit: int, count: int) -> None:
    """Every worker gets the memory of a submission; there is always one worker."""
    assert executor.fit_to_memory(wanted, free, limit) == count


def test_free_memory_of_a_container(tmp_path: Path) -> None:
    """In a container the rest of its limit counts, with the page cache."""
    (tmp_path / "memory.max").write_text(f"{3 * GIBIBYTE}\n")
    (tmp_path / "memory.current").write_text(f"{5 * GIBIBYTE // 2}\n")
    (tmp_path / "memory.stat").write_text(f"anon 5\ninactive_file {GIBIBYTE // 4}\n")
    assert executor.free_memory(tmp_path) == 768
    (tmp_path / "memory.max").write_text("max\n")
    assert executor.free_memory(tmp_path) > 768


def test_cores_respect_the_affinity() -> None:
    """A process that is bound to one core counts one core."""
    command = "from autograder.executors import executor; print(executor.cores())"
    core = min(os.sched_getaffinity(0))
    ended = subprocess.run(
        [sys.executable, "-c", f"import os; os.sched_setaffinity(0, [{core}]); {command}"],
        check=True,
        capture_output=True,
        text=True,
    )
    assert ended.stdout == "1\n"


@pytest.mark.usefixtures("own_workers")
@pytest.mark.slow
@pytest.mark.full_wall
@pytest.mark.parametrize(
    ("grading", "count"),
    [(Grading(), 1), pytest.param(Grading(workers=2), 2, marks=pytest.mark.nightly)],
)
def test_as_many_workers_as_fit(course: Course, grading: Grading, count: int) -> None:
    """If memory is short, one worker grades, which is logged; the course may set a number."""
    spec = load_spec(course, ASSIGNMENT, Level.FULL)
    limits = msgspec.structs.replace(spec.limits, memory=HUGE_LIMIT)
    job = GradingJob(msgspec.structs.replace(spec, limits=limits), classroom.complete(course))
    counts = set()
    with captured_log() as messages:
        for _, outcome in executor.run_jobs({"ada": job, "ben": job, "cem": job}, grading):
            counts.add(len(worker_processes()))
            assert outcome.result.points == 11
    assert max(counts) == count
    is_logged = count == 1 and executor.cores() > 1
    expected = [f"1 of {executor.cores()} cores grade"] * is_logged
    assert [message.split(":")[0] for message in messages] == expected


@pytest.mark.usefixtures("own_workers")
@pytest.mark.slow
@pytest.mark.full_wall
def test_prestarted_workers_grade(course: Course) -> None:
    """`run_jobs` uses the prestarted workers and ends them."""
    jobs = jobs_of_three(course)
    for student, job in jobs.items():
        hand_in(course, student, job.notebook)
    with executor.prestart_workers(course, ASSIGNMENT, Level.FULL):
        count = min(executor.cores(), len(jobs))
        wait_until(lambda: len(worker_processes()) == count)
        prestarted = worker_processes()
        results = {}
        for name, outcome in executor.run_jobs(jobs):
            results[name] = outcome.result.status, outcome.result.points
            assert worker_processes() <= prestarted
        assert results == THREE
        assert not worker_processes()


@pytest.mark.usefixtures("own_workers")
@pytest.mark.slow
@pytest.mark.full_wall
@pytest.mark.nightly
def test_prestarted_workers_that_died(course: Course) -> None:
    """If the prestarted workers have died, new ones grade all jobs."""
    jobs = jobs_of_three(course)
    for student, job in jobs.items():
        hand_in(course, student, job.notebook)
    with executor.prestart_workers(course, ASSIGNMENT, Level.FULL):
        count = min(executor.cores(), len(jobs))
        wait_until(lambda: len(worker_processes()) == count)
        for worker in worker_processes():
            worker.kill()
        outcomes = dict(executor.run_jobs(jobs))
    results = {name: (o.result.status, o.result.points) for name, o in outcomes.items()}
    assert results == THREE


@pytest.mark.usefixtures("own_workers")
@pytest.mark.slow
@pytest.mark.full_wall
def test_jobs_that_were_started_early(course: Course) -> None:
    """An outcome is that of the file as `run_jobs` finds it, whatever was started before."""
    jobs = jobs_of_three(course)
    changed = next(name for name, (_, points) in THREE.items() if points)
    for student, job in jobs.items():
        hand_in(course, student, b"{}" if student == changed else job.notebook)
    with executor.prestart_workers(course, ASSIGNMENT, Level.FULL):
        prestarted = executor._prestarted.get()
        assert prestarted is not None
        unchanged = {job.key for name, job in jobs.items() if name != changed}
        assert len(prestarted.jobs) == len(jobs)
        assert unchanged < prestarted.jobs.keys()
        outcomes = dict(executor.run_jobs(jobs))
        assert unchanged.isdisjoint(prestarted.jobs)
    assert {name: (o.result.status, o.result.points) for name, o in outcomes.items()} == THREE


@pytest.mark.usefixtures("own_workers")
def test_unused_prestarted_workers_end(course: Course) -> None:
    """If grading is abandoned before it starts, no worker is left."""
    hand_in(course, "ada", b"{}")

    def abandon() -> None:
        with executor.prestart_workers(course, ASSIGNMENT, Level.NONE):
            wait_until(lambda: len(worker_processes()) == 1)
            raise CourseError("not ready")

    with pytest.raises(CourseError):
        abandon()
    assert not worker_processes()


@pytest.mark.usefixtures("own_workers")
def test_nothing_is_prestarted_without_pending_submissions(course: Course) -> None:
    """If all submissions, or all of the named students, have Results, no worker starts."""
    hand_in(course, "ada", b"{}")
    course.classroom.assignment(ASSIGNMENT).student("ada").result_dir.mkdir(parents=True)
    with executor.prestart_workers(course, ASSIGNMENT, Level.NONE):
        assert not worker_processes()
    hand_in(course, "ben", b"{}")
    with executor.prestart_workers(course, ASSIGNMENT, Level.NONE, ("ada",)):
        assert not worker_processes()
    with executor.prestart_workers(course, ASSIGNMENT, Level.NONE, ("ada",), force=True):
        wait_until(lambda: len(worker_processes()) == 1)


@pytest.mark.slow
def test_dask_is_not_imported_for_local_grading() -> None:
    """A course that grades on this machine imports nothing of Dask."""
    command = (
        "import sys; from autograder.workflows import grade; from autograder.cli import app;"
        " from autograder.executors import executor; list(executor.run_jobs({}));"
        " print({'dask', 'distributed'} & set(sys.modules))"
    )
    assert printed_by(command) == "set()\n"


def printed_by(command: str) -> str:
    """Return what a new Python process prints."""
    ended = subprocess.run(
        [sys.executable, "-c", command], check=True, capture_output=True, text=True
    )
    return ended.stdout


# ---------------------------------------------------------------- bundles


@pytest.fixture
def spec(course: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> GradingSpec:
    """A spec with a released file and directory; bundles are cached in a temporary directory."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    release = course.release(ASSIGNMENT).parent
    (release / "numbers.csv").write_text("1,2\n")
    (release / "data" / "deep").mkdir(parents=True)
    (release / "data" / "deep" / "digits.bin").write_bytes(bytes(range(256)))
    return load_spec(course, ASSIGNMENT, Level.FULL)


def test_a_bundle_is_complete(course: Course, spec: GradingSpec) -> None:
    """The unpacked bundle works without the course: the same key, suite, files and bytes."""
    data = bundle.serialize(spec)
    notebook = classroom.complete(course)
    tests = Suite(spec.suite, spec.reference).tests
    key = GradingJob(spec, notebook).key
    shutil.rmtree(course.root)
    bundle.install(sha256_hex(data), data)
    unpacked = bundle.load_bundled_spec(sha256_hex(data))
    assert unpacked is not None
    assert Path(unpacked.suite).is_relative_to(bundle.cache_directory())
    assert GradingJob(unpacked, notebook).key == key
    assert Suite(unpacked.suite, unpacked.reference).tests == tests
    assert bundle.serialize(unpacked) == data
    directory, file = map(Path, unpacked.files)
    assert file.read_text() == "1,2\n"
    assert (directory / "deep" / "digits.bin").read_bytes() == bytes(range(256))


@pytest.mark.parametrize("part", ["suites/*/test_*.py", "files/numbers.csv", "bundle"])
@pytest.mark.parametrize("is_missing", [True, False], ids=["missing", "changed"])
def test_a_damaged_bundle(spec: GradingSpec, part: str, is_missing: bool) -> None:
    """A bundle with a missing or changed file is not used, and can be installed again."""
    data = bundle.serialize(spec)
    name = sha256_hex(data)
    bundle.install(name, data)
    file = next(bundle.cache_directory().glob(f"{name}/{part}"))
    file.unlink() if is_missing else file.write_text("import os\n")
    other = bundle.serialize(msgspec.structs.replace(spec, assignment="another"))
    bundle.install(sha256_hex(other), other)  # clears the cache of verified specs
    assert bundle.load_bundled_spec(name) is None
    bundle.install(name, data)
    assert bundle.load_bundled_spec(name) is not None


def test_a_bundle_with_another_name(spec: GradingSpec) -> None:
    """Bytes that do not have the hash that names them are refused and not stored."""
    data = bundle.serialize(spec)
    with pytest.raises(SeminarError, match="damaged on its way"):
        bundle.install(sha256_hex(data), data[:-1] + b"x")
    assert bundle.load_bundled_spec(sha256_hex(data)) is None


def test_a_changed_suite_makes_another_bundle(spec: GradingSpec, tmp_path: Path) -> None:
    """The same spec gives the same bytes; another hidden test gives others."""
    directory = shutil.copytree(spec.suite, tmp_path / "suites" / ASSIGNMENT)
    copied = msgspec.structs.replace(spec, suite=str(directory))
    before = bundle.serialize(copied)
    assert bundle.serialize(copied) == before
    (directory / "test_more.py").write_text("")
    assert bundle.serialize(copied) != before


def test_a_bundle_has_the_files_of_the_kit(
    course: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A worker gets the kit's suite and what the course adds to it as one suite."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    scaffold.create_exercise(course, ASSIGNMENT, "relu")
    spec = load_spec(course, ASSIGNMENT, Level.NONE)
    data = bundle.serialize(spec)
    bundle.install(sha256_hex(data), data)
    unpacked = bundle.load_bundled_spec(sha256_hex(data))
    assert unpacked is not None
    assert (unpacked.kit_files, unpacked.suite_hash) == ({}, spec.suite_hash)
    names = {test.name for test in Suite(unpacked.suite, unpacked.reference).tests}
    assert names == {test.name for test in Suite(spec.suite, spec.reference, spec.kit_tests).tests}


# ---------------------------------------------------------------- compatibility


def test_differences_of_machines(spec: GradingSpec) -> None:
    """This machine is compatible with itself; every difference is listed."""
    current = compatibility.current(msgspec.structs.replace(spec, level=Level.NONE))
    assert compatibility.diff(current) == ()
    packages = tuple(
        (name, "0.1" if name == "numpy" else version) for name, version in current.packages
    )
    other = msgspec.structs.replace(
        current,
        kit_version="9.9",
        python="2.7",
        packages=(*packages, ("no-such-package", "1.0")),
        sandbox_hash="x",
        grader_hash="y",
    )
    differences = compatibility.diff(other)
    for start in ("seminar-kit is", "Python is", "numpy is", "no-such-package is missing, not 1.0"):
        assert any(difference.startswith(start) for difference in differences), start
    assert [difference for difference in differences if "source code" in difference] == [
        "its source code of the sandbox differs",
        "its source code of the grader differs",
    ]


def test_all_sources_of_a_result_are_compared() -> None:
    """The compared directories contain everything that grading imports."""
    imported = printed_by(
        "import sys, autograder.grading.grade, autograder.grading.pytest_plugin;"
        " names = [m.split('.')[1] for m in sys.modules if m.startswith('autograder.')];"
        " print(*sorted(set(names)))"
    )
    compared = {*compatibility.SANDBOX_SOURCES, *compatibility.GRADER_SOURCES}
    assert set(imported.split()) <= compared
    assert all((compatibility.PACKAGE_DIRECTORY / name).is_dir() for name in compared)
