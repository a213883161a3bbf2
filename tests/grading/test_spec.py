"""Grading specs: their hashes change exactly if a file of the suite or release changes."""

import shutil
from pathlib import Path

import pytest

from autograder.course import Course, Level
from autograder.grading import spec
from autograder.grading.spec import GradingSpec, load_spec
from tests.support.classroom import ASSIGNMENT


def loaded(course: Course) -> GradingSpec:
    return load_spec(course, ASSIGNMENT, Level.NONE)


@pytest.fixture
def suite(course: Course) -> Path:
    """The hidden suite of week 2, copied into the course."""
    directory = course.suite(ASSIGNMENT)
    shutil.copytree(spec.SUITES / ASSIGNMENT, directory)
    shutil.copy(spec.SUITES / spec.CONFTEST, directory.parent)
    return directory


@pytest.fixture
def data_dir(course: Course) -> Path:
    """A data directory beside the notebook, with an empty subdirectory."""
    directory = course.release(ASSIGNMENT).parent / "data"
    (directory / "more").mkdir(parents=True)
    (directory / "numbers.csv").write_text("1")
    return directory


def test_renamed_variants_change_the_suite(course: Course, suite: Path) -> None:
    """Variants in a file of another name belong to another exercise."""
    before = loaded(course)
    variants = suite / "variants" / "mean_squared_error.py"
    variants.rename(variants.with_name("cross_entropy_error.py"))
    assert loaded(course).suite_hash != before.suite_hash


def test_the_conftest_is_part_of_the_suite(course: Course, suite: Path) -> None:
    """A changed conftest.py of the course's suites changes the hash of the suite."""
    before = loaded(course)
    (suite.parent / spec.CONFTEST).write_text("# nothing")
    assert loaded(course).suite_hash != before.suite_hash


def test_answer_tables_are_no_part_of_the_suite(course: Course, suite: Path) -> None:
    """The tables are made from the suite: written anew, they change no Result."""
    before = loaded(course)
    (suite / spec.TABLES_FILE).write_bytes(b"tables")
    assert loaded(course).suite_hash == before.suite_hash
    (suite / "helpers.py").write_bytes(b"")
    assert loaded(course).suite_hash != before.suite_hash


def test_a_moved_file_changes_the_files(course: Course, data_dir: Path) -> None:
    """Student code does not find a file of the release in another directory."""
    before = loaded(course)
    (data_dir / "numbers.csv").rename(data_dir / "more" / "numbers.csv")
    assert loaded(course).files_hash != before.files_hash


def test_bytecode_and_location_change_nothing(course: Course, suite: Path, data_dir: Path) -> None:
    """Bytecode caches do not change the spec, and the course's location not the hashes."""
    before = loaded(course)
    for directory in (suite, data_dir):
        (directory / "__pycache__").mkdir(exist_ok=True)
        (directory / "__pycache__" / "x.pyc").write_text("x")
    assert loaded(course) == before
    elsewhere = course.root.with_name("__pycache__")
    shutil.copytree(course.root, elsewhere)
    moved = loaded(Course(elsewhere, course.config))
    assert (moved.suite_hash, moved.files_hash) == (before.suite_hash, before.files_hash)


def test_a_copied_suite_is_not_completed(course: Course, suite: Path) -> None:
    """A course whose suite was copied from the kit as a whole goes on with its copy alone."""
    assert loaded(course).kit_files == {}
    (suite / "test_mini_batch.py").rename(suite / "test_mini_batch__rows.py")
    assert loaded(course).kit_files == {}


def test_tests_of_a_course_replace_those_of_the_kit(course: Course) -> None:
    """The course's tests of an exercise are its only ones; all other files are the kit's."""
    own = course.suite(ASSIGNMENT)
    own.mkdir(parents=True)
    whole = loaded(course).kit_files
    (own / "test_mini_batch__rows.py").write_text("def test_rows(): pass\n")
    assert whole.keys() - loaded(course).kit_files.keys() == {"test_mini_batch.py"}
    assert {"variants/mini_batch.py", "test_mean_squared_error.py"} <= loaded(
        course
    ).kit_files.keys()


def test_a_changed_file_of_the_kit_changes_the_suite(
    course: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fix in the kit reaches a course that added an exercise: its hash changes."""
    kit = shutil.copytree(spec.SUITES, tmp_path / "kit")
    monkeypatch.setattr(spec, "SUITES", kit)
    course.suite(ASSIGNMENT).mkdir(parents=True)
    before = loaded(course)
    (kit / ASSIGNMENT / "test_mini_batch.py").write_text("def test_rows(): pass\n")
    assert loaded(course).suite_hash != before.suite_hash
