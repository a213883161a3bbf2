"""Fixtures of all tests; without the full sandbox, tests that need it skip with the reason."""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from pathlib import Path

import pytest

from autograder.authoring import audit, release
from autograder.course import Course, Level, load_course
from autograder.executors import executor, grader_pool, worker_pool
from autograder.intake import normalizer
from autograder.intake.model import NormalizedNotebook, Release
from autograder.sandbox import isolation, launcher
from autograder.workflows import demo, grade
from tests.support import fault_harness, normalizer_helpers
from tests.support.classroom import small_class
from tests.support.fault_harness import Stages
from tests.support.settings import SHORT
from tests.support.shared_fixtures import WarmWorkers, build_once

# Of the demo: good and stuck ones, three who were late, one who left out the second week.
TEN_STUDENTS = (
    *("chen.wei", "garcia.lucia", "hayashi.ema", "inoue.tsumugi", "mori.aoi", "mueller.jonas"),
    *("nakamura.riku", "sato.yui", "tanaka.sota", "yamada.minato"),
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what needs the full sandbox without it; an error in CI."""
    walled = [item for item in items if item.get_closest_marker("full_wall")]
    if not walled or isolation.detect().level is Level.FULL:
        return
    reason = f"needs the full sandbox: {isolation.detect().reason}. {isolation.detect().advice}"
    if os.environ.get("CI"):
        pytest.exit(f"CI without the full sandbox: {reason}", returncode=1)
    for item in walled:
        item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(scope="session", autouse=True)
def warm_workers() -> Iterator[WarmWorkers]:
    """Grade with the same worker processes in all tests of this process."""
    workers = WarmWorkers()
    with workers.replacing():
        yield workers
    workers.end()


@pytest.fixture
def own_workers(warm_workers: WarmWorkers, monkeypatch: pytest.MonkeyPatch) -> None:
    """Start workers for this test alone, as a command does."""
    warm_workers.end()
    for module in (audit, executor, grader_pool):
        monkeypatch.setattr(module, "WorkerPool", worker_pool.WorkerPool)
    monkeypatch.setattr(executor, "shared_zygote", launcher.shared_zygote)


@pytest.fixture
def wall() -> launcher.SandboxSpec:
    """The full sandbox with short limits."""
    return launcher.SandboxSpec(level=Level.FULL, packages=("numpy", "matplotlib"), limits=SHORT)


@pytest.fixture(scope="session")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course of one week, released, its gradebook set up; to be copied, not changed."""

    def build(directory: Path) -> Path:
        course = demo.create_course(directory / "course", "en")
        release.release_assignment(course, demo.ASSIGNMENT)
        return course.root

    return build_once(tmp_path_factory, "released", build)


@pytest.fixture(scope="session")
def blank(released: Path) -> bytes:
    """The released notebook as a file."""
    return (released / "assignments" / demo.ASSIGNMENT / f"{demo.ASSIGNMENT}.ipynb").read_bytes()


@pytest.fixture(scope="session", name="release")
def release_as_read(blank: bytes) -> Release:
    """The released notebook as the grader reads it."""
    return normalizer.read_release(blank, demo.ASSIGNMENT)


@pytest.fixture
def normalize_changed(blank: bytes, release: Release) -> Callable[..., NormalizedNotebook]:
    """A function that normalizes the released notebook after a change to its cells."""

    def normalize(
        change: Callable[[list[normalizer_helpers.Notebook]], object],
    ) -> NormalizedNotebook:
        notebook = json.loads(blank)
        change(notebook["cells"])
        return normalizer_helpers.normalize_checked(json.dumps(notebook).encode(), release)

    return normalize


@pytest.fixture
def course(released: Path, tmp_path: Path) -> Course:
    """A course of one week in a folder of its own, released and ready for hand-ins."""
    folder = tmp_path / "course"
    shutil.copytree(released, folder)
    return load_course(folder)


@pytest.fixture(scope="session")
def classes(released: Path, tmp_path_factory: pytest.TempPathFactory) -> fault_harness.Classes:
    """A mixed class before and after grading; to be copied, not changed."""
    build = partial(fault_harness.grade_classes, released)
    return build_once(tmp_path_factory, "classes", build)


@pytest.fixture(scope="session")
def demo_class(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's course with ten students of its class graded; to be copied, not changed."""

    def build(directory: Path) -> Path:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(demo, "CLASS_FILE", small_class(directory / "class.py", TEN_STUDENTS))
            course = demo.create_demo(directory / "course", "en", datetime(2026, 12, 7, 12))
            list(demo.release_and_submit(course, Level.FULL))
        for name in demo.ASSIGNMENTS:
            grade.grade_assignment(course, name, level=Level.FULL)
        return course.root

    return build_once(tmp_path_factory, "demo", build)


@pytest.fixture(scope="session")
def stages(released: Path, tmp_path_factory: pytest.TempPathFactory) -> Stages:
    """A class of three at several stages; to be copied, not changed."""
    return build_once(tmp_path_factory, "stages", partial(fault_harness.grade_stages, released))
