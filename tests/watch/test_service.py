"""`seminar watch`: files that appear in a folder are graded and answered next to them."""

import io
import signal
import subprocess
import time
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest

from autograder.core.errors import SeminarError
from autograder.course import Course, Level, load_course
from autograder.course.classroom import StudentPaths
from autograder.gradebook import repository
from autograder.watch import state_file
from autograder.watch.events import EventKind
from autograder.watch.notifier import WakeupEvent
from autograder.watch.service import watch_folder
from autograder.watch.state_file import AttemptLogEntry
from autograder.workflows import grade
from tests.support import classroom, fault_harness
from tests.support.classroom import ASSIGNMENT, NO_MEAN
from tests.support.watch_harness import TIMEOUT, classroom_page, watch_harness, with_metadata

pytestmark = [pytest.mark.slow, pytest.mark.full_wall]
ROSTER = "id,name\ns01,Ada Lovelace\ns02,佐藤 結衣\ns03,Mary Ann\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return an empty folder to watch."""
    path = tmp_path / "drop"
    path.mkdir()
    return path


def make_zip(members: dict[str, bytes]) -> bytes:
    """Return a zip."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def points(course: Course) -> dict[str, float]:
    """Return the points in the gradebook by student."""
    grades = repository.read_grades(course, ASSIGNMENT)
    return {student: grade.points for student, grade in grades.items()}


def attempts(course: Course) -> dict[str, list[AttemptLogEntry]]:
    """Return the attempts that were counted, by student."""
    return state_file.load_state(course.classroom.assignment(ASSIGNMENT)).attempts


def student_paths(course: Course, student: str) -> StudentPaths:
    """Return the paths of a student's work."""
    return course.classroom.assignment(ASSIGNMENT).student(student)


def with_attempt_limit(course: Course, attempts_per_hour: int) -> Course:
    """Return the course with another limit on attempts."""
    toml = course.root / "course.toml"
    toml.write_text(toml.read_text() + f"\n[watch]\nattempts_per_hour = {attempts_per_hour}\n")
    return load_course(course.root)


def test_two_students_and_other_files(course: Course, folder: Path) -> None:
    """By the name of file or directory, each student gets the page of the classroom.

    Other files get an explanation or are ignored. `seminar grade` finds nothing left to do.
    """
    right, wrong = classroom.complete(course), classroom.answered(course, NO_MEAN)

    with watch_harness(course, folder) as watch:
        watch.put("s01.ipynb", right)
        watch.put("s02/my work.ipynb", wrong)
        watch.put("s03.ipynb.part", right)
        watch.put(".hidden.ipynb", right)
        watch.put("s04 (conflicted copy 2026-11-21).ipynb", right)
        watch.put("s05.pdf", b"%PDF-1.7")
        watch.put("week2_loss.ipynb", right)
        folder.joinpath("s06.ipynb").symlink_to(course.root / "course.toml")
        watch.wait_until_answered("s01.ipynb", "s02/my work.ipynb")
        for file in ("s05.pdf", "week2_loss.ipynb", "s06.ipynb"):
            watch.wait_for_event(EventKind.NOT_TAKEN, file)

    assert watch.page("s01.feedback.html") == classroom_page(course, "s01")
    assert watch.page("s02/my work.feedback.html") == classroom_page(course, "s02")
    assert "student id" in watch.page("week2_loss.feedback.html")
    assert {str(path.relative_to(folder)) for path in folder.rglob("*.html")} == {
        "s01.feedback.html",
        "s02/my work.feedback.html",
        "s05.pdf.feedback.html",
        "week2_loss.feedback.html",
        "s06.feedback.html",
    }
    assert set(points(course)) == {"s01", "s02"}
    assert student_paths(course, "s01").timestamp.is_file()
    summary = grade.grade_assignment(course, ASSIGNMENT, level=Level.FULL)
    assert (summary.graded_count, summary.failures) == (0, ())
    assert watch.page("s01.feedback.html") == classroom_page(course, "s01")


@pytest.mark.nightly
def test_a_copy_in_pieces(course: Course, folder: Path) -> None:
    """An incomplete file is not graded, and has a page about that after the timeout.

    Once it is complete, it is graded.
    """
    data = classroom.complete(course)

    with watch_harness(course, folder) as watch:
        with watch.put("s01.ipynb", data[:900]).open("ab") as file:
            file.write(data[900:2000])
            file.flush()
            watch.put("s02.ipynb", data)
            watch.wait_until_answered("s02.ipynb")
        watch.wait_for(lambda: watch.count(EventKind.INCOMPLETE, "s01.ipynb") == 1)
        assert "ends in the middle" in watch.page("s01.feedback.html")
        assert not student_paths(course, "s01").submitted_dir.exists()
        with (folder / "s01.ipynb").open("ab") as file:
            file.write(data[2000:])
        watch.wait_until_answered("s01.ipynb")

    assert watch.page("s01.feedback.html") == classroom_page(course, "s01")
    assert len(attempts(course)["s01"]) == 1


def test_attempts(course: Course, folder: Path) -> None:
    """Above the limit, a file waits, its page says until when, and it is graded then.

    Unchanged content is no attempt, and leaves the submission time as it was.
    """
    course = with_attempt_limit(course, 2)
    data = classroom.complete(course)
    timestamp = student_paths(course, "s01").timestamp

    with watch_harness(course, folder) as watch:
        for number in (1, 2):
            watch.put("s01.ipynb", with_metadata(data, str(number)))
            watch.wait_until_answered("s01.ipynb", times=number)
        time_of_second = timestamp.read_text()
        watch.put("s01/again.ipynb", with_metadata(data, "2"))
        watch.wait_until_answered("s01/again.ipynb")
        assert timestamp.read_text() == time_of_second
        watch.put("s01.ipynb", classroom.blank(course))
        watch.wait_for(lambda: watch.count(EventKind.WAITS, "s01.ipynb") == 1)
        assert "2 attempts an hour" in watch.page("s01.feedback.html")
        watch.put("s02.ipynb", data)
        watch.wait_until_answered("s02.ipynb")
        assert points(course)["s01"] > 0
        assert watch.count(EventKind.ANSWERED, "s01.ipynb") == 2
        watch.clock_offset = timedelta(hours=1)
        watch.wait_until_answered("s01.ipynb", times=3)

    assert points(course)["s01"] == 0
    assert watch.page("s01.feedback.html") == classroom_page(course, "s01")
    # The submission time is when the file arrived, not when it was graded.
    counted = attempts(course)["s01"]
    assert len(counted) == 3
    assert timestamp.read_text() < counted[-1].at.strftime("%Y-%m-%d %H:%M:%S")


@pytest.mark.nightly
def test_an_archive_of_several_students(course: Course, folder: Path) -> None:
    """With a roster, each student in an archive is graded; their attempts count like any other."""
    course = with_attempt_limit(course, 1)
    course.classroom.roster_file.write_text(ROSTER)
    right, wrong = classroom.complete(course), classroom.answered(course, NO_MEAN)
    members = {
        f"s01/{ASSIGNMENT}.ipynb": right,
        f"佐藤 結衣/{ASSIGNMENT}.ipynb": wrong,
        f"Ken Sato/{ASSIGNMENT}.ipynb": right,
        "../../s03/evil.ipynb": wrong,
    }

    with watch_harness(course, folder) as watch:
        watch.put("class.zip", make_zip(members))
        watch.wait_until_answered("class.zip")
        watch.put("Mary Ann.zip", make_zip({"a.ipynb": right}))
        watch.wait_for(lambda: watch.count(EventKind.WAITS, "Mary Ann.zip") == 1)
        watch.put("s99.ipynb", right)
        watch.wait_for(lambda: watch.count(EventKind.NOT_TAKEN, "s99.ipynb") == 1)
        # With another line in the roster, the file that had no owner is graded.
        course.classroom.roster_file.write_text(ROSTER + "s99,New\n")
        watch.wait_until_answered("s99.ipynb")

    assert watch.page("class.zip.s01.feedback.html") == classroom_page(course, "s01")
    assert watch.page("class.zip.s02.feedback.html") == classroom_page(course, "s02")
    overview = watch.page("class.zip.feedback.html")
    assert "3 of 4 submissions" in overview
    assert "Ken Sato" in overview
    assert set(points(course)) == {"s01", "s02", "s03", "s99"}


@pytest.mark.nightly
def test_many_files_and_an_endless_loop(course: Course, folder: Path) -> None:
    """All files of a burst are answered, about in order; an endless loop blocks no other."""
    endless = classroom.answered(course, fault_harness.ENDLESS)
    data = classroom.complete(course)
    students = [f"m{number:02}" for number in range(12)]

    with watch_harness(course, folder) as watch:
        watch.put("a00.ipynb", endless)
        for student in students:
            watch.put(f"{student}.ipynb", with_metadata(data, student))
        watch.wait_until_answered("a00.ipynb", *(f"{student}.ipynb" for student in students))

    answered = [event.file[:-6] for event in watch.events if event.kind is EventKind.ANSWERED]
    others = [student for student in answered if student != "a00"]
    assert sorted(others) == students
    # Two workers grade at once, and one may be faster.
    assert max(abs(others.index(name) - n) for n, name in enumerate(students)) <= 3
    assert len(set(points(course).values())) == 2


@pytest.mark.nightly
def test_replaced_while_it_is_graded(course: Course, folder: Path) -> None:
    """A new content does not wait for an endless loop in the old one, and has the page."""
    endless = classroom.answered(course, fault_harness.ENDLESS)

    with watch_harness(course, folder) as watch:
        watch.put("s01.ipynb", endless)
        watch.wait_for(lambda: watch.count(EventKind.TAKEN, "s01.ipynb") == 1)
        watch.put("s01.ipynb", classroom.complete(course))
        watch.wait_for(lambda: watch.count(EventKind.TAKEN, "s01.ipynb") == 2)
        watch.wait_for(lambda: watch.last_message("s01.ipynb") == "11 of 11 points")
        watch.put("gone.ipynb", endless)
        watch.wait_for(lambda: watch.count(EventKind.TAKEN, "gone.ipynb") == 1)
        folder.joinpath("gone.ipynb").unlink()
        watch.wait_until_answered("gone.ipynb")

    assert watch.page("s01.feedback.html") == classroom_page(course, "s01")
    assert len(attempts(course)["s01"]) == 2
    assert not (folder / "gone.feedback.html").exists()


@pytest.mark.nightly
def test_beside_seminar_grade(course: Course, folder: Path) -> None:
    """While a watch runs, `seminar grade` works, and what it graded is not graded again."""
    data = classroom.complete(course)
    classroom.hand_in(course, "by_hand", data)

    with watch_harness(course, folder) as watch:
        watch.put("s01.ipynb", data)
        watch.wait_until_answered("s01.ipynb")
        finished = fault_harness.grade(course)
        assert finished.returncode == 0, finished.stderr
        watch.put("s02.ipynb", data)
        watch.wait_until_answered("s02.ipynb")

    assert set(points(course)) == {"s01", "s02", "by_hand"}


def test_what_cannot_be_watched(course: Course, folder: Path) -> None:
    """A second watch of the assignment is refused, and a folder around or in the classroom."""
    with watch_harness(course, folder), pytest.raises(SeminarError, match="already"):
        watch_folder(course, ASSIGNMENT, folder, level=Level.FULL, wakeup=WakeupEvent())

    for unsuitable in (course.root, course.classroom.submitted_dir, folder / "none"):
        with pytest.raises(SeminarError):
            watch_folder(course, ASSIGNMENT, unsuitable, level=Level.FULL, wakeup=WakeupEvent())


def start_command(course: Course, folder: Path, log: Path) -> subprocess.Popen[bytes]:
    """Start `seminar watch` in a process."""
    command = [fault_harness.SEMINAR, "watch", ASSIGNMENT, str(folder)]
    with log.open("ab") as out:
        return subprocess.Popen(command, cwd=course.root, stdout=out, stderr=out)


def wait_for_text(path: Path, text: str) -> None:
    """Wait until a file contains a text."""
    deadline = time.monotonic() + TIMEOUT
    while not path.exists() or text not in path.read_text(encoding="utf-8"):
        assert time.monotonic() < deadline, path.read_text() if path.exists() else path
        time.sleep(0.05)


@pytest.mark.nightly
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_the_command_and_a_restart(
    course: Course, folder: Path, tmp_path: Path, number: int
) -> None:
    """However the command ends, the next one answers the remaining files, and none twice."""
    log, data = tmp_path / "log", classroom.complete(course)
    first = start_command(course, folder, log)
    wait_for_text(log, "watching")
    folder.joinpath("s01.ipynb").write_bytes(data)
    wait_for_text(log, "answered: s01.ipynb")
    folder.joinpath("s02.ipynb").write_bytes(with_metadata(data, "perhaps not answered"))
    first.send_signal(number)
    exit_code = first.wait(TIMEOUT)
    assert exit_code == (-number if number == signal.SIGKILL else 128 + number), log.read_text()
    page = folder / "s01.feedback.html"
    mtime_ns = page.stat().st_mtime_ns

    folder.joinpath("s03.ipynb").write_bytes(with_metadata(data, "while no watch runs"))
    second = start_command(course, folder, log)
    for student in ("s02", "s03"):
        wait_for_text(log, f"answered: {student}.ipynb")
    second.send_signal(signal.SIGTERM)
    assert second.wait(TIMEOUT) == 128 + signal.SIGTERM

    output = log.read_text()
    assert output.count("answered: s01.ipynb") == 1
    assert "Traceback" not in output
    assert page.stat().st_mtime_ns == mtime_ns
    counts = {student: len(entries) for student, entries in attempts(course).items()}
    assert counts == {"s01": 1, "s02": 1, "s03": 1}
    assert set(points(course)) == {"s01", "s02", "s03"}
