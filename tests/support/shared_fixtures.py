"""Expensive fixtures: one worker of pytest-xdist builds them, all workers of a run share them."""

import os
import pickle
import shutil
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Protocol, TypeVar

from autograder.core.locks import file_lock

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
