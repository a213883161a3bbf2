"""A locked, damaged or replaced gradebook: a wait or a message, and no data is lost."""

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from msgspec import structs

from autograder.core.errors import GradebookError
from autograder.course import Course, Level, load_course
from autograder.gradebook import repository, sqlite_backend
from autograder.workflows import grade
from tests.support import classroom, fault_harness
from tests.support.classroom import ASSIGNMENT, mark
from tests.support.settings import captured_log

pytestmark = [pytest.mark.slow, pytest.mark.full_wall]

HOLDER = """
import sqlite3, sys
opened = sqlite3.connect(sys.argv[1], isolation_level=None)
opened.execute("BEGIN EXCLUSIVE")
print("locked", flush=True)
sys.stdin.read()
"""


@pytest.fixture(scope="module")
def graded(released: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Grade a class of three."""
    course = load_course(shutil.copytree(released, tmp_path_factory.mktemp("graded") / "course"))
    classroom.hand_in(course, "ada", classroom.blank(course))
    classroom.hand_in(course, "ben", b"no notebook")
    classroom.hand_in(course, "cem", b"")
    grade.grade_assignment(course, ASSIGNMENT, level=Level.FULL)
    return course.root


@pytest.fixture
def course(graded: Path, tmp_path: Path) -> Course:
    return load_course(shutil.copytree(graded, tmp_path / "course"))


@contextmanager
def locked(course: Course) -> Iterator[subprocess.Popen[str]]:
    """Lock the gradebook in another process, which ends with its standard input."""
    command = [sys.executable, "-c", HOLDER, str(course.classroom.gradebook_file)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "locked\n"
        yield holder


def unlock(holder: subprocess.Popen[str]) -> None:
    holder.communicate()


def with_lock_timeout(course: Course, seconds: float) -> Course:
    """Return the course with another timeout of the gradebook's lock."""
    gradebook = structs.replace(course.config.gradebook, lock_timeout=seconds)
    return Course(course.root, structs.replace(course.config, gradebook=gradebook))


def test_a_locked_gradebook_is_waited_for(course: Course) -> None:
    """The run waits for another program that has locked it, logs which, and continues."""
    course = with_lock_timeout(course, 20)
    classroom.hand_in(course, "dan", b"new")
    with locked(course) as holder:
        name = Path(f"/proc/{holder.pid}/comm").read_text().strip()
        with captured_log(lambda _: unlock(holder)) as messages:
            marked = mark(course)
    path = course.classroom.gradebook_file
    assert [line.replace(f" {name})", " it)") for line in messages] == [
        f"waiting for another program (process {holder.pid}, it) that has locked {path}"
    ]
    assert [row.student for row in marked.outcomes if row.grade] == ["ada", "ben", "cem", "dan"]


def test_a_gradebook_that_stays_locked(course: Course) -> None:
    """After the timeout the message names the program and the file; nothing has changed."""
    course = with_lock_timeout(course, 0.5)
    classroom.hand_in(course, "dan", b"new")
    before = fault_harness.state(course)
    with locked(course) as holder:
        with pytest.raises(GradebookError) as caught:
            mark(course)
        unlock(holder)
    assert f"another program (process {holder.pid}, " in caught.value.what
    assert caught.value.where == str(course.classroom.gradebook_file)
    assert caught.value.hint == sqlite_backend.HINT_CLOSE
    assert fault_harness.state(course) == before
    assert mark(course).graded_count == 1


def test_locked_during_an_import(course: Course) -> None:
    """A lock during the import ends the run; the Results stay, and the next run completes."""
    course = with_lock_timeout(course, 0.5)
    classroom.hand_in(course, "dan", b"new")
    database = sqlite3.connect(course.classroom.gradebook_file, isolation_level=None)

    def lock(stage: str, done: int, total: int) -> None:
        if stage == "grading" and done == total:
            database.execute("BEGIN EXCLUSIVE")

    with pytest.raises(GradebookError, match="has locked it"):
        grade.grade_assignment(course, ASSIGNMENT, level=Level.FULL, progress=lock)
    database.close()
    again = mark(course)
    assert again.graded_count == 0
    assert [row.student for row in again.outcomes if row.grade] == ["ada", "ben", "cem", "dan"]


def noise(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 64)


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def cut_in_header(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:50])


def overwritten(path: Path) -> None:
    """Write noise across pages."""
    with path.open("r+b") as file:
        file.seek(5000)
        file.write(bytes(range(256)) * 64)


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def replaced_by_directory(path: Path) -> None:
    path.unlink()
    path.mkdir()


def dangling_link(path: Path) -> None:
    path.unlink()
    path.symlink_to("nothing")


def content(path: Path) -> object:
    return path.read_bytes() if path.is_file() else path.lstat().st_ino


@pytest.mark.parametrize(
    "damage",
    [noise, cut_short, cut_in_header, overwritten, emptied, replaced_by_directory, dangling_link],
)
def test_a_damaged_gradebook(course: Course, damage: Callable[[Path], None]) -> None:
    """The run ends at once and leaves the file; without it the next run imports everything."""
    expected = fault_harness.state(course)
    path = course.classroom.gradebook_file
    damage(path)
    before = content(path)
    with pytest.raises(GradebookError, match=r"is (damaged|empty|not a file)") as caught:
        mark(course)
    assert (caught.value.where, caught.value.hint) == (str(path), sqlite_backend.HINT_RESTORE)
    assert content(path) == before
    path.rename(path.with_name("kept.db"))
    assert mark(course).graded_count == 0
    assert fault_harness.state(course) == expected


def test_damage_is_one_line_on_the_command_line(course: Course) -> None:
    """`seminar grade` exits with 4 and one line: the file, the damage, what to do."""
    path = course.classroom.gradebook_file
    noise(path)
    finished = fault_harness.grade(course)
    assert finished.returncode == GradebookError.exit_code
    assert finished.stdout == ""
    assert finished.stderr.count("\n") == 1
    assert finished.stderr.startswith(f"seminar: {path}: is damaged, or not a gradebook")
    assert sqlite_backend.HINT_RESTORE in finished.stderr


def test_the_fingerprint_of_a_replaced_gradebook(course: Course) -> None:
    """A copy of the file has another fingerprint; an import does not change the fingerprint."""
    path = course.classroom.gradebook_file
    backend = repository.backend_of(course)
    first = backend.fingerprint()
    classroom.hand_in(course, "ben", classroom.blank(course))
    mark(course)
    assert backend.fingerprint() == first
    path.rename(path.with_name("kept.db"))
    assert backend.fingerprint() is None
    shutil.copyfile(path.with_name("kept.db"), path)
    assert backend.fingerprint() not in (first, None)


def test_auto_scores_of_one_student(course: Course) -> None:
    """The points of one student are those among the class; an unknown student has none."""
    class_scores = repository.auto_scores(course, ASSIGNMENT)
    assert set(class_scores) == {"ada", "ben", "cem"}
    for student, scores in class_scores.items():
        assert scores
        assert repository.auto_scores(course, ASSIGNMENT, student) == {student: scores}
    assert repository.auto_scores(course, ASSIGNMENT, "nobody") == {}


def test_a_gradebook_of_another_version(course: Course) -> None:
    """For a gradebook with other columns the message names nbgrader's own upgrade."""
    database = sqlite3.connect(course.classroom.gradebook_file)
    database.execute("ALTER TABLE grade DROP COLUMN extra_credit")
    database.close()
    with pytest.raises(GradebookError, match="another version of nbgrader") as caught:
        mark(course)
    assert "nbgrader db upgrade" in caught.value.hint
