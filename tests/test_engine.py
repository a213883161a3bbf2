"""Where jobs run: what the course chooses, what the machine has room for, what a parcel carries."""

import multiprocessing
import os
import shutil
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from autograder.core.errors import CourseError, SeminarError
from autograder.course import Course, Grading, Level
from autograder.executors import bundle, compatibility, executor
from autograder.grading import suite_runner
from autograder.grading.grade import GradingJob
from autograder.grading.spec import GradingSpec, load_spec, sha256_hex
from tests import classroom
from tests.classroom import ASSIGNMENT, THREE, hand_in, jobs_of_three
from tests.log_capture import captured_log

GIBIBYTE = 1 << 30
MUCH = 300_000  # MiB that no machine of ours has free


@pytest.mark.parametrize(
    ("wanted", "free", "limit", "count"),
    [(8, 64_000, 2048, 8), (8, 8_000, 2048, 3), (8, 8_000, 512, 7), (4, 100, 2048, 1)],
)
def test_what_fits(wanted: int, free: int, limit: int, count: int) -> None:
    """No more workers than can each have their submission's memory; always one."""
    assert executor.fit_to_memory(wanted, free, limit) == count


def test_the_memory_of_a_container(tmp_path: Path) -> None:
    """Within a container, what is left of its limit counts, with what the kernel would give up."""
    (tmp_path / "memory.max").write_text(f"{3 * GIBIBYTE}\n")
    (tmp_path / "memory.current").write_text(f"{5 * GIBIBYTE // 2}\n")
    (tmp_path / "memory.stat").write_text(f"anon 5\ninactive_file {GIBIBYTE // 4}\n")
    assert executor.free_memory(tmp_path) == 768
    (tmp_path / "memory.max").write_text("max\n")
    assert executor.free_memory(tmp_path) > 768


def test_the_cores_that_may_be_used() -> None:
    """A process that is bound to one core has one worker."""
    command = "from autograder.executors import executor; print(executor.cores())"
    core = min(os.sched_getaffinity(0))
    said = subprocess.run(
        [sys.executable, "-c", f"import os; os.sched_setaffinity(0, [{core}]); {command}"],
        check=True,
        capture_output=True,
        text=True,
    )
    assert said.stdout == "1\n"


@pytest.mark.slow
@pytest.mark.full_wall
@pytest.mark.parametrize(("grading", "count"), [(Grading(), 1), (Grading(workers=2), 2)])
def test_as_many_workers_as_fit(course: Course, grading: Grading, count: int) -> None:
    """Where memory is short one worker grades, and it is told; another number can be had."""
    kit = load_spec(course, ASSIGNMENT, Level.FULL)
    limits = msgspec.structs.replace(kit.limits, memory=MUCH)
    job = GradingJob(msgspec.structs.replace(kit, limits=limits), classroom.complete(course))
    at_work = set()
    with captured_log() as said:
        for _, graded in executor.run_jobs({"ada": job, "ben": job, "cem": job}, grading):
            at_work.add(len(multiprocessing.active_children()))
            assert graded.result.points == 11
    assert max(at_work) == count
    short = count == 1 and executor.cores() > 1
    assert [line.split(":")[0] for line in said] == [f"1 of {executor.cores()} cores grade"] * short


@pytest.mark.slow
@pytest.mark.full_wall
def test_workers_that_have_begun_are_those_that_grade(course: Course) -> None:
    """`run` takes the workers that were started before it, and ends them as its own."""
    jobs = jobs_of_three(course)
    for student, job in jobs.items():
        hand_in(course, student, job.notebook)
    with executor.prestart_workers(course, ASSIGNMENT, Level.FULL):
        begun = {worker.pid for worker in multiprocessing.active_children()}
        assert len(begun) == min(executor.cores(), len(jobs))
        graded = {}
        for name, outcome in executor.run_jobs(jobs):
            graded[name] = outcome.result.status, outcome.result.points
            assert {worker.pid for worker in multiprocessing.active_children()} <= begun
        assert graded == THREE
    assert not multiprocessing.active_children()


@pytest.mark.slow
@pytest.mark.full_wall
def test_workers_that_died_before_they_graded(course: Course) -> None:
    """Where the workers that were started are gone by then, others grade all."""
    jobs = jobs_of_three(course)
    for student, job in jobs.items():
        hand_in(course, student, job.notebook)
    with executor.prestart_workers(course, ASSIGNMENT, Level.FULL):
        for worker in multiprocessing.active_children():
            worker.kill()
            worker.join()
        graded = {name: one.result for name, one in executor.run_jobs(jobs)}
    assert {name: (result.status, result.points) for name, result in graded.items()} == THREE


def test_workers_that_nobody_took_end(course: Course) -> None:
    """Where grading is given up before it began, no worker stays."""
    hand_in(course, "ada", b"{}")
    had_begun = []

    def give_up() -> None:
        with executor.prestart_workers(course, ASSIGNMENT, Level.NONE):
            had_begun.extend(multiprocessing.active_children())
            raise CourseError("not ready")

    with pytest.raises(CourseError):
        give_up()
    assert len(had_begun) == 1
    assert not multiprocessing.active_children()


def test_no_worker_begins_where_nothing_is_new(course: Course) -> None:
    """A class whose hand-ins all have Results, or that is graded elsewhere, starts no worker."""
    hand_in(course, "ada", b"{}")
    course.classroom.assignment(ASSIGNMENT).student("ada").result_dir.mkdir(parents=True)
    with executor.prestart_workers(course, ASSIGNMENT, Level.NONE):
        assert not multiprocessing.active_children()
    hand_in(course, "ben", b"{}")
    with executor.prestart_workers(course, ASSIGNMENT, Level.NONE, ("ada",)):
        assert not multiprocessing.active_children()


def test_nothing_of_dask_is_loaded_without_it() -> None:
    """A course that grades here loads nothing of Dask."""
    command = (
        "import sys; from autograder.workflows import grade; from autograder.cli import app; from autograder.executors import executor;"
        " list(executor.run_jobs({})); print({'dask', 'distributed'} & set(sys.modules))"
    )
    said = subprocess.run(
        [sys.executable, "-c", command], check=True, capture_output=True, text=True
    )
    assert said.stdout == "set()\n"


# ---------------------------------------------------------------- parcels


@pytest.fixture
def kit(course: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> GradingSpec:
    """A kit with a file and a folder handed out; parcels go to a folder of the test's."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    release = course.release(ASSIGNMENT).parent
    (release / "numbers.csv").write_text("1,2\n")
    (release / "data" / "deep").mkdir(parents=True)
    (release / "data" / "deep" / "digits.bin").write_bytes(bytes(range(256)))
    return load_spec(course, ASSIGNMENT, Level.FULL)


def test_a_parcel_carries_all(course: Course, kit: GradingSpec) -> None:
    """What was unpacked grades alike without the course: the same key, suite, files, bank."""
    data = bundle.serialize(kit)
    notebook = classroom.complete(course)
    tests = suite_runner.get_suite(kit).tests
    key = GradingJob(kit, notebook).key
    shutil.rmtree(course.root)
    bundle.install(sha256_hex(data), data)
    there = bundle.load_bundled_spec(sha256_hex(data))
    assert there is not None
    assert Path(there.suite).is_relative_to(bundle.folder())
    assert GradingJob(there, notebook).key == key
    assert suite_runner.get_suite(there).tests == tests
    assert bundle.serialize(there) == data
    folder, file = map(Path, there.files)
    assert file.read_text() == "1,2\n"
    assert (folder / "deep" / "digits.bin").read_bytes() == bytes(range(256))


@pytest.mark.parametrize("part", ["suites/*/test_*.py", "files/numbers.csv", "parcel"])
@pytest.mark.parametrize("gone", [True, False], ids=["missing", "changed"])
def test_a_spoilt_parcel(kit: GradingSpec, part: str, gone: bool) -> None:
    """A parcel of which something is missing or changed is not used, and can be had again."""
    data = bundle.serialize(kit)
    name = sha256_hex(data)
    bundle.install(name, data)
    file = next(bundle.folder().glob(f"{name}/{part}"))
    file.unlink() if gone else file.write_text("import os\n")
    bundle.install(
        sha256_hex(other := bundle.serialize(renamed(kit))), other
    )  # forgets what was looked at
    assert bundle.load_bundled_spec(name) is None
    bundle.install(name, data)
    assert bundle.load_bundled_spec(name) is not None


def renamed(kit: GradingSpec) -> GradingSpec:
    """Another kit."""
    return msgspec.structs.replace(kit, assignment="another")


def test_a_parcel_under_another_name(kit: GradingSpec) -> None:
    """Bytes that are not those that were sent are refused, and nothing is left of them."""
    data = bundle.serialize(kit)
    with pytest.raises(SeminarError, match="another content"):
        bundle.install(sha256_hex(data), data[:-1] + b"x")
    assert bundle.load_bundled_spec(sha256_hex(data)) is None


def test_a_suite_that_changes_makes_another_parcel(kit: GradingSpec, tmp_path: Path) -> None:
    """The same kit gives the same bytes; another hidden test or file gives others."""
    folder = shutil.copytree(kit.suite, tmp_path / "suites" / ASSIGNMENT)
    copied = msgspec.structs.replace(kit, suite=str(folder))
    before = bundle.serialize(copied)
    assert bundle.serialize(copied) == before
    (folder / "test_more.py").write_text("")
    assert bundle.serialize(copied) != before


def test_terms(kit: GradingSpec) -> None:
    """This machine matches itself; each thing that is another one is told in words."""
    own = compatibility.current(msgspec.structs.replace(kit, level=Level.NONE))
    assert compatibility.diff(own) == ()
    packages = tuple((name, "0.1" if name == "numpy" else has) for name, has in own.packages)
    packages = (*packages, ("no-such-package", "1.0"))
    other = msgspec.structs.replace(
        own, kit="9.9", python="2.7", packages=packages, wall="x", grader="y"
    )
    found = compatibility.diff(other)
    for said in ("seminar-kit is", "Python is", "numpy is", "no-such-package is missing, not 1.0"):
        assert any(one.startswith(said) for one in found), said
    assert [one for one in found if "code of its" in one] == [
        "the code of its wall is another one",
        "the code of its grader is another one",
    ]
