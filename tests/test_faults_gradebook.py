"""A gradebook that is locked, damaged or lost: a wait or a clear message, and nothing is lost."""

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from autograder import course as courses
from autograder.core.errors import GradebookError
from autograder.course import Course, Level
from autograder.gradebook import backend, sqlite_backend
from autograder.workflows import grade
from tests import classroom, undisturbed
from tests.classroom import ASSIGNMENT, mark
from tests.log_capture import captured_log

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
    """A class of three, graded and entered."""
    course = courses.load_course(
        shutil.copytree(released, tmp_path_factory.mktemp("graded") / "course")
    )
    classroom.hand_in(course, "ada", classroom.blank(course))
    classroom.hand_in(course, "ben", b"no notebook")
    classroom.hand_in(course, "cem", b"")
    grade.grade_assignment(course, ASSIGNMENT, level=Level.FULL)
    return course.root


@pytest.fixture
def course(graded: Path, tmp_path: Path) -> Course:
    return courses.load_course(shutil.copytree(graded, tmp_path / "course"))


@contextmanager
def locked(course: Course) -> Iterator[subprocess.Popen[str]]:
    """Another program that has locked the gradebook until its input ends."""
    command = [sys.executable, "-c", HOLDER, str(undisturbed.gradebook(course))]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "locked\n"
        yield holder


def unlock(holder: subprocess.Popen[str]) -> None:
    holder.communicate()


def test_a_locked_gradebook_is_waited_for(course: Course) -> None:
    """While another program has locked it the run waits, says for whom, and then goes on."""
    classroom.hand_in(course, "dan", b"new")
    with locked(course) as holder:
        name = Path(f"/proc/{holder.pid}/comm").read_text().strip()
        with captured_log(lambda _: unlock(holder)) as said:
            marked = mark(course)
    path = undisturbed.gradebook(course)
    assert [line.replace(f" {name})", " it)") for line in said] == [
        f"waiting for another program (process {holder.pid}, it) that has locked {path}"
    ]
    assert [row.student for row in marked.rows if row.score] == ["ada", "ben", "cem", "dan"]


def test_a_gradebook_that_stays_locked(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a time the run ends with who, where and what to do; nothing is changed by it."""
    monkeypatch.setattr(sqlite_backend, "LOCK_TIMEOUT", 2.0)
    classroom.hand_in(course, "dan", b"new")
    before = undisturbed.state(course)
    with locked(course) as holder:
        with pytest.raises(GradebookError) as caught:
            mark(course)
        unlock(holder)
    assert f"another program (process {holder.pid}, " in caught.value.what
    assert caught.value.where == str(undisturbed.gradebook(course))
    assert caught.value.hint == sqlite_backend.HINT_CLOSE
    assert undisturbed.state(course) == before
    assert mark(course).graded_count == 1


def test_locked_while_points_are_entered(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    """A lock that comes in the middle ends that run; the Results stay, and the next completes."""
    monkeypatch.setattr(sqlite_backend, "LOCK_TIMEOUT", 1.0)
    classroom.hand_in(course, "dan", b"new")
    opened = sqlite3.connect(undisturbed.gradebook(course), isolation_level=None)

    def lock(what: str, done: int, total: int) -> None:
        if what == "grading" and done == total:
            opened.execute("BEGIN EXCLUSIVE")

    with pytest.raises(GradebookError, match="has locked it"):
        grade.grade_assignment(course, ASSIGNMENT, level=Level.FULL, progress=lock)
    opened.close()
    again = mark(course)
    assert again.graded_count == 0
    assert [row.student for row in again.rows if row.score] == ["ada", "ben", "cem", "dan"]


def noise(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 64)


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def cut_in_header(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:50])


def overwritten(path: Path) -> None:
    """Noise in the middle, beginning where a page does not."""
    with path.open("r+b") as file:
        file.seek(5000)
        file.write(bytes(range(256)) * 64)


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def link_to_nothing(path: Path) -> None:
    path.unlink()
    path.symlink_to("nothing")


def content(path: Path) -> object:
    return path.read_bytes() if path.is_file() else path.lstat().st_ino


@pytest.mark.parametrize(
    "damage", [noise, cut_short, cut_in_header, overwritten, emptied, folder, link_to_nothing]
)
def test_a_damaged_gradebook(course: Course, damage: Callable[[Path], None]) -> None:
    """Damage is told at once, the file is left alone; without it all is entered anew."""
    whole = undisturbed.state(course)
    path = undisturbed.gradebook(course)
    damage(path)
    before = content(path)
    with pytest.raises(GradebookError, match=r"is (damaged|empty|not a file)") as caught:
        mark(course)
    assert (caught.value.where, caught.value.hint) == (str(path), sqlite_backend.HINT_RESTORE)
    assert content(path) == before
    path.rename(path.with_name("kept.db"))
    assert mark(course).graded_count == 0
    assert undisturbed.state(course) == whole


def test_damage_is_one_line_on_the_command_line(course: Course) -> None:
    """`seminar grade` ends with 4 and one line: the file, what it has, what to do."""
    path = undisturbed.gradebook(course)
    noise(path)
    done = undisturbed.grade(course)
    assert done.returncode == GradebookError.exit_code
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith(f"seminar: {path}: is damaged, or not a gradebook")
    assert sqlite_backend.HINT_RESTORE in done.stderr


def test_another_gradebook_in_its_place(course: Course) -> None:
    """A copy in the place of the file is told from it; what is entered into it makes no other."""
    path = undisturbed.gradebook(course)
    first = backend.fingerprint(course)
    classroom.hand_in(course, "ben", classroom.blank(course))
    mark(course)
    assert backend.fingerprint(course) == first
    path.rename(path.with_name("kept.db"))
    assert backend.fingerprint(course) is None
    shutil.copyfile(path.with_name("kept.db"), path)
    assert backend.fingerprint(course) not in (first, None)


def test_the_points_of_one(course: Course) -> None:
    """One student's are asked for without the others', and nobody's are none."""
    everybody = backend.auto_scores(course, ASSIGNMENT)
    assert set(everybody) == {"ada", "ben", "cem"}
    for student, held in everybody.items():
        assert held
        assert backend.auto_scores_of(course, ASSIGNMENT, student) == held
    assert backend.auto_scores_of(course, ASSIGNMENT, "nobody") == {}


def test_a_gradebook_of_another_version(course: Course) -> None:
    """A gradebook with other columns is told with nbgrader's own remedy."""
    opened = sqlite3.connect(undisturbed.gradebook(course))
    opened.execute("ALTER TABLE grade DROP COLUMN extra_credit")
    opened.close()
    with pytest.raises(GradebookError, match="another version of nbgrader") as caught:
        mark(course)
    assert "nbgrader db upgrade" in caught.value.hint
