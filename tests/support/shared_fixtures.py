"""What takes long to make and is made once: fixtures of a run, grading workers of a process."""

import os
import pickle
import shutil
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol, TypeVar

import pytest

from autograder.authoring import audit
from autograder.core.locks import file_lock
from autograder.executors import executor, grader_pool
from autograder.executors.worker_pool import WorkerPool

MAX_IDLE_POOLS = 2  # each worker takes 200 MB

T = TypeVar("T")


class TempPathFactory(Protocol):
    """What is used of pytest's `tmp_path_factory`."""

    def getbasetemp(self) -> Path:
        """Return the temporary directory of this worker."""


class SharedBuildError(Exception):
    """The build failed in another worker; the text is its traceback."""


def build_once(factory: TempPathFactory, name: str, build: Callable[[Path], T]) -> T:
    """Return `build(directory)`, called with a new directory by the first worker that needs it.

    The workers share the directory, which no test may change, and each gets a copy of the value,
    which has to be picklable. `name` is unique in the run. If the build raises an exception, the
    directory is removed, and the other workers get a SharedBuildError. After a build that was
    killed or that skipped its test, the next worker builds.
    """
    directory = _shared_directory(factory) / name
    outcome_file = directory.with_name(f"{name}.pickle")
    with file_lock(directory.with_name(f"{name}.lock")):
        if not outcome_file.exists():
            return _build(directory, outcome_file, build)
    value: T
    value, failure = pickle.loads(outcome_file.read_bytes())
    if failure:
        raise SharedBuildError(f"{name}: {failure}")
    return value


def _build(directory: Path, outcome_file: Path, build: Callable[[Path], T]) -> T:
    """Build, and write the pair of value and failure to a file; raise what the build raises."""
    shutil.rmtree(directory, ignore_errors=True)  # of a worker that was killed
    directory.mkdir()
    try:
        value = build(directory)
        outcome = pickle.dumps((value, ""))
    except BaseException as error:
        shutil.rmtree(directory, ignore_errors=True)
        if isinstance(error, Exception):
            outcome_file.write_bytes(pickle.dumps((None, traceback.format_exc())))
        raise
    complete_file = outcome_file.with_suffix(".complete")
    complete_file.write_bytes(outcome)
    complete_file.replace(outcome_file)
    return value


def _shared_directory(factory: TempPathFactory) -> Path:
    """Return a directory of the run; the directory of an xdist worker is in that of the run."""
    own = factory.getbasetemp()
    return (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "shared"


class WarmPool(WorkerPool):
    """A pool that stays open between owners, unless one leaves it with calls to do."""

    is_owned = False

    def close(self) -> None:
        """Keep the workers for the next owner if they are idle."""
        self.is_owned = False
        if self._unfinished:
            self.end()

    def end(self) -> None:
        """End the workers."""
        super().close()

    @property
    def is_idle(self) -> bool:
        """Whether another owner can have it."""
        return not (self.is_owned or self._is_closed or self._unfinished)

    @property
    def is_closed(self) -> bool:
        """Whether the workers have ended."""
        return self._is_closed


class WarmWorkers:
    """Gives all code of this process that grades the same workers: a new one takes seconds.

    Workers are shared by pools of the same size and the same environment variables.
    """

    def __init__(self) -> None:
        self._pools: list[tuple[object, WarmPool]] = []  # the latest one used comes last

    def pool(self, size: int, *, niceness: int = 0, inherited: int | None = None) -> WarmPool:
        """Return an idle pool, or start one: a substitute for `WorkerPool`."""
        assert inherited is None  # its number means nothing to a worker that runs already
        key = size, niceness, frozenset(_environment())
        usable = [item for item in self._pools if item[0] == key and item[1].is_idle]
        chosen = usable[-1] if usable else (key, WarmPool(size, niceness=niceness))
        self._pools = [item for item in self._pools if item is not chosen]
        self.end(keep=MAX_IDLE_POOLS)
        self._pools.append(chosen)
        chosen[1].is_owned = True
        return chosen[1]

    def end(self, keep: int = 0) -> None:
        """End the workers of all idle pools, but for those that were used last."""
        idle = [pool for _, pool in self._pools if pool.is_idle]
        for pool in idle[: len(idle) - keep]:
            pool.end()
        self._pools = [item for item in self._pools if not item[1].is_closed]

    @contextmanager
    def replacing(self) -> Iterator[None]:
        """Let the package take its workers here."""
        with pytest.MonkeyPatch.context() as patch:
            for module in (audit, executor, grader_pool):
                patch.setattr(module, "WorkerPool", self.pool)
            patch.setattr(executor, "shared_zygote", lambda *_: None)
            yield


def _environment() -> Iterator[tuple[str, str]]:
    """Yield the variables that a worker may read, without the name of the test that runs."""
    return ((name, text) for name, text in os.environ.items() if name != "PYTEST_CURRENT_TEST")
