"""Shared fixtures: built once in a run, whatever the number of workers and however a build ends."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from msgspec import Struct

from tests.support.settings import ROOT
from tests.support.shared_fixtures import SharedBuildError, build_once

TIMEOUT = 60.0  # seconds


class Worker(Struct):
    """The temporary directory of a worker, as `tmp_path_factory` gives it."""

    path: Path

    def getbasetemp(self) -> Path:
        """Return the directory."""
        return self.path


@pytest.fixture
def workers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Worker, Worker]:
    """Two workers of a run with pytest-xdist."""
    monkeypatch.setenv("PYTEST_XDIST_WORKER", "gw0")
    return Worker(tmp_path / "popen-gw0"), Worker(tmp_path / "popen-gw1")


def never(directory: Path) -> Path:
    """Fail, because the fixture is there."""
    raise AssertionError("built again")


def test_one_build_for_all_workers(workers: tuple[Worker, Worker], tmp_path: Path) -> None:
    """A worker that needs it meanwhile waits, and gets the same directory and value."""
    is_building, may_finish = threading.Event(), threading.Event()

    def build(directory: Path) -> Path:
        is_building.set()
        assert may_finish.wait(TIMEOUT)
        return directory

    with ThreadPoolExecutor(2) as threads:
        first = threads.submit(build_once, workers[0], "course", build)
        assert is_building.wait(TIMEOUT)
        second = threads.submit(build_once, workers[1], "course", never)
        may_finish.set()
    assert first.result() == second.result() == tmp_path / "shared" / "course"
    assert build_once(workers[1], "other", lambda directory: directory.name) == "other"


def test_without_xdist(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The directory is that of the run alone: two runs at the same time share nothing."""
    monkeypatch.delenv("PYTEST_XDIST_WORKER", raising=False)
    runs = Worker(tmp_path / "pytest-1"), Worker(tmp_path / "pytest-2")
    built = [build_once(run, "course", lambda directory: directory) for run in runs]
    assert built == [run.path / "shared" / "course" for run in runs]


def test_every_worker_gets_the_failure(workers: tuple[Worker, Worker], tmp_path: Path) -> None:
    """The first gets its exception, the others the traceback; no half-built directory is left."""

    def build(directory: Path) -> None:
        (directory / "half").touch()
        raise ValueError("no sandbox")

    with pytest.raises(ValueError, match="no sandbox"):
        build_once(workers[0], "course", build)
    with pytest.raises(SharedBuildError, match=r"(?s)course: Traceback.*ValueError: no sandbox"):
        build_once(workers[1], "course", never)
    assert not (tmp_path / "shared" / "course").exists()


def test_a_value_that_cannot_be_pickled(workers: tuple[Worker, Worker]) -> None:
    """It is a failure of the build in the first worker already."""
    for worker in workers:
        with pytest.raises((AttributeError, SharedBuildError), match="local object"):
            build_once(worker, "course", lambda directory: lambda: directory)


@pytest.mark.parametrize("end", [KeyboardInterrupt, pytest.skip.Exception])
def test_a_build_that_ended_early(
    workers: tuple[Worker, Worker], end: Callable[[], BaseException]
) -> None:
    """After Ctrl-C or a skip, the next worker builds in an empty directory."""

    def build(directory: Path) -> None:
        (directory / "half").touch()
        raise end()

    with pytest.raises((KeyboardInterrupt, pytest.skip.Exception)):
        build_once(workers[0], "course", build)
    assert build_once(workers[1], "course", lambda path: list(path.iterdir())) == []


def test_a_worker_that_was_killed(workers: tuple[Worker, Worker], tmp_path: Path) -> None:
    """The directory that it left half-built is built again."""
    (tmp_path / "shared" / "course" / "half").mkdir(parents=True)
    assert build_once(workers[0], "course", lambda path: list(path.iterdir())) == []


@pytest.mark.nightly
def test_a_run_with_xdist(tmp_path: Path) -> None:
    """Two worker processes that need the same fixture build it once."""
    (tmp_path / "test_two.py").write_text(f"""
import os, sys, time
import pytest
sys.path.insert(0, {str(ROOT)!r})
from tests.support.shared_fixtures import build_once

def build(directory):
    with open({str(tmp_path / "builds")!r}, "a") as log:
        log.write("built\\n")
    return directory

@pytest.fixture(scope="module")
def course(tmp_path_factory):
    return build_once(tmp_path_factory, "course", build)

@pytest.mark.parametrize("number", range(2))
def test_it(course, number):
    with open({str(tmp_path / "workers")!r}, "a") as log:
        log.write(os.environ["PYTEST_XDIST_WORKER"] + "\\n")
    while len(open({str(tmp_path / "workers")!r}).readlines()) < 2:
        time.sleep(0.01)
""")
    command = [sys.executable, "-m", "pytest", "-q", "-n", "2", "--basetemp", "temp"]
    ended = subprocess.run(
        [*command, "-p", "no:cacheprovider", "test_two.py"],
        cwd=tmp_path,
        env={name: value for name, value in os.environ.items() if "PYTEST" not in name},
        capture_output=True,
        text=True,
        timeout=TIMEOUT,
        check=False,
    )
    assert ended.returncode == 0, ended.stdout
    assert set((tmp_path / "workers").read_text().split()) == {"gw0", "gw1"}
    assert (tmp_path / "builds").read_text() == "built\n"
