"""`seminar watch`: whatever lands in a folder is collected, graded and answered beside it."""

import io
import signal
import subprocess
import time
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest

from autograder import course as courses
from autograder.core.errors import SeminarError
from autograder.course import Course, Level
from autograder.gradebook import repository
from autograder.watch import service as watching
from autograder.watch import state_file
from autograder.watch.events import What
from autograder.watch.notifier import WakeupEvent
from autograder.workflows import grade
from tests import classroom, undisturbed, watched
from tests.classroom import ASSIGNMENT, NO_MEAN
from tests.watched import Watched, feedback, other

pytestmark = [pytest.mark.slow, pytest.mark.full_wall]
ROSTER = "id,name\ns01,Ada Lovelace\ns02,佐藤 結衣\ns03,Mary Ann\n"


@pytest.fixture
def seen(course: Course, tmp_path: Path) -> Watched:
    """A folder to be watched."""
    return Watched(course, tmp_path / "drop")


def packed(members: dict[str, bytes]) -> bytes:
    """A zip of these."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in members.items():
            target.writestr(name, data)
    return out.getvalue()


def points(course: Course) -> dict[str, float]:
    """What the gradebook holds."""
    return {name: score.points for name, score in repository.scores(course, ASSIGNMENT).items()}


def limited(course: Course, attempts: int) -> Course:
    """The course with another limit on attempts."""
    toml = course.root / "course.toml"
    toml.write_text(toml.read_text() + f"\n[watch]\nattempts_per_hour = {attempts}\n")
    return courses.load_course(course.root)


def test_two_students_and_what_is_beside(seen: Watched) -> None:
    """By file or folder, each gets the page of the classroom; what is no hand-in is told or left.

    And `seminar grade` finds nothing left to do.
    """
    right, wrong = classroom.complete(seen.course), classroom.answered(seen.course, NO_MEAN)

    def story() -> None:
        seen.put("s01.ipynb", right)
        seen.put("s02/my work.ipynb", wrong)
        seen.put("s03.ipynb.part", right)
        seen.put(".hidden.ipynb", right)
        seen.put("s04 (conflicted copy 2026-11-21).ipynb", right)
        seen.put("s05.pdf", b"%PDF-1.7")
        seen.put("week2_loss.ipynb", right)
        seen.folder.joinpath("s06.ipynb").symlink_to(seen.course.root / "course.toml")
        seen.answered("s01.ipynb", "s02/my work.ipynb")
        files = ("s05.pdf", "week2_loss.ipynb", "s06.ipynb")
        seen.until(lambda: all(seen.count(What.NOT_TAKEN, file) for file in files))

    seen.run(story)
    assert seen.page("s01.feedback.html") == feedback(seen.course, "s01")
    assert seen.page("s02/my work.feedback.html") == feedback(seen.course, "s02")
    assert "student id" in seen.page("week2_loss.feedback.html")
    pages = {str(path.relative_to(seen.folder)) for path in seen.folder.rglob("*.html")}
    assert pages == {
        "s01.feedback.html",
        "s02/my work.feedback.html",
        "s05.pdf.feedback.html",
        "week2_loss.feedback.html",
        "s06.feedback.html",
    }
    assert set(points(seen.course)) == {"s01", "s02"}
    assert (
        seen.course.classroom.assignment(ASSIGNMENT)
        .student("s01")
        .submitted_dir.joinpath("timestamp.txt")
        .is_file()
    )
    again = grade.grade_assignment(seen.course, ASSIGNMENT, level=Level.FULL)
    assert (again.graded_count, again.failures) == (0, ())
    assert seen.page("s01.feedback.html") == feedback(seen.course, "s01")


def test_a_copy_in_pieces(seen: Watched) -> None:
    """Half a file is not graded; after a while it says so, and the whole one is answered."""
    data = classroom.complete(seen.course)

    def story() -> None:
        with seen.put("s01.ipynb", data[:900]).open("ab") as file:
            file.write(data[900:2000])
            file.flush()
            seen.put("s02.ipynb", data)
            seen.answered("s02.ipynb")
        seen.until(lambda: seen.count(What.HALF, "s01.ipynb") == 1)
        assert "ends in the middle" in seen.page("s01.feedback.html")
        assert (
            not seen.course.classroom.assignment(ASSIGNMENT).student("s01").submitted_dir.exists()
        )
        with (seen.folder / "s01.ipynb").open("ab") as file:
            file.write(data[2000:])
        seen.answered("s01.ipynb")

    seen.run(story)
    assert seen.page("s01.feedback.html") == feedback(seen.course, "s01")
    assert len(state_file.load(seen.course, ASSIGNMENT).attempts["s01"]) == 1


def test_attempts(seen: Watched) -> None:
    """Beyond the limit a file waits, is told until when, and is graded then by itself.

    The same content again is no attempt, and leaves the time of hand-in as it was.
    """
    seen.course = limited(seen.course, 2)
    data = classroom.complete(seen.course)
    stamp = seen.course.classroom.assignment(ASSIGNMENT).student("s01").timestamp

    def story() -> None:
        for number in (1, 2):
            seen.put("s01.ipynb", other(data, str(number)))
            seen.answered("s01.ipynb", times=number)
        before = stamp.read_text()
        seen.put("s01/again.ipynb", other(data, "2"))
        seen.answered("s01/again.ipynb")
        assert stamp.read_text() == before
        seen.put("s01.ipynb", classroom.blank(seen.course))
        seen.until(lambda: seen.count(What.WAITS, "s01.ipynb") == 1)
        assert "2 attempts an hour" in seen.page("s01.feedback.html")
        seen.put("s02.ipynb", data)
        seen.answered("s02.ipynb")
        assert points(seen.course)["s01"] > 0
        assert seen.count(What.ANSWERED, "s01.ipynb") == 2
        seen.ahead = timedelta(hours=1)
        seen.answered("s01.ipynb", times=3)

    seen.run(story)
    assert points(seen.course)["s01"] == 0
    assert seen.page("s01.feedback.html") == feedback(seen.course, "s01")
    # The time is when it came, not when it was its turn.
    counted = state_file.load(seen.course, ASSIGNMENT).attempts["s01"]
    assert len(counted) == 3
    assert stamp.read_text() < counted[-1].at.strftime("%Y-%m-%d %H:%M:%S")


def test_an_archive_of_several(seen: Watched) -> None:
    """By the roster each in an archive is graded; attempts in archives count like any other."""
    seen.course = limited(seen.course, 1)
    (seen.course.classroom.path / "roster.csv").write_text(ROSTER)
    right, wrong = classroom.complete(seen.course), classroom.answered(seen.course, NO_MEAN)
    members = {
        f"s01/{ASSIGNMENT}.ipynb": right,
        f"佐藤 結衣/{ASSIGNMENT}.ipynb": wrong,
        f"Ken Sato/{ASSIGNMENT}.ipynb": right,
        "../../s03/evil.ipynb": wrong,
    }

    def story() -> None:
        seen.put("class.zip", packed(members))
        seen.answered("class.zip")
        seen.put("Mary Ann.zip", packed({"a.ipynb": right}))
        seen.until(lambda: seen.count(What.WAITS, "Mary Ann.zip") == 1)
        seen.put("s99.ipynb", right)
        seen.until(lambda: seen.count(What.NOT_TAKEN, "s99.ipynb") == 1)
        # A line more in the roster, and what nobody owned is graded.
        (seen.course.classroom.path / "roster.csv").write_text(ROSTER + "s99,New\n")
        seen.answered("s99.ipynb")

    seen.run(story)
    assert seen.page("class.zip.s01.feedback.html") == feedback(seen.course, "s01")
    assert seen.page("class.zip.s02.feedback.html") == feedback(seen.course, "s02")
    overview = seen.page("class.zip.feedback.html")
    assert "3 of 4 hand-ins" in overview
    assert "Ken Sato" in overview
    assert set(points(seen.course)) == {"s01", "s02", "s03", "s99"}


def test_many_and_a_hostile_one(seen: Watched) -> None:
    """All that come at once are answered; one that never ends holds up nobody behind it."""
    endless = classroom.answered(seen.course, undisturbed.ENDLESS)
    data = classroom.complete(seen.course)
    students = [f"m{number:02}" for number in range(12)]

    def story() -> None:
        seen.put("a00.ipynb", endless)
        for student in students:
            seen.put(f"{student}.ipynb", other(data, student))
        seen.answered("a00.ipynb", *(f"{student}.ipynb" for student in students))

    seen.run(story)
    taken = [one.file[:-6] for one in seen.events if one.what is What.ANSWERED]
    assert [name for name in taken if name != "a00"] == students
    assert len(set(points(seen.course).values())) == 2


def test_written_over_while_it_is_graded(seen: Watched) -> None:
    """Who mends an endless loop need not wait for it: the later content has the page."""
    endless = classroom.answered(seen.course, undisturbed.ENDLESS)

    def story() -> None:
        seen.put("s01.ipynb", endless)
        seen.until(lambda: seen.count(What.TAKEN, "s01.ipynb") == 1)
        seen.put("s01.ipynb", classroom.complete(seen.course))
        seen.until(lambda: seen.count(What.TAKEN, "s01.ipynb") == 2)
        seen.until(lambda: seen.said("s01.ipynb") == "11 of 11 points")
        seen.put("gone.ipynb", endless)
        seen.until(lambda: seen.count(What.TAKEN, "gone.ipynb") == 1)
        seen.folder.joinpath("gone.ipynb").unlink()
        seen.answered("gone.ipynb")

    seen.run(story)
    assert seen.page("s01.feedback.html") == feedback(seen.course, "s01")
    assert len(state_file.load(seen.course, ASSIGNMENT).attempts["s01"]) == 2
    assert not (seen.folder / "gone.feedback.html").exists()


def test_beside_seminar_grade(seen: Watched) -> None:
    """While a watch runs, `seminar grade` works, and what it has graded is not graded again."""
    data = classroom.complete(seen.course)
    classroom.hand_in(seen.course, "by_hand", data)

    def story() -> None:
        seen.put("s01.ipynb", data)
        seen.answered("s01.ipynb")
        ended = undisturbed.grade(seen.course)
        assert ended.returncode == 0, ended.stderr
        seen.put("s02.ipynb", data)
        seen.answered("s02.ipynb")

    seen.run(story)
    assert set(points(seen.course)) == {"s01", "s02", "by_hand"}


def test_what_cannot_be_watched(seen: Watched) -> None:
    """A second watch of the assignment is refused, and a folder that the classroom lies in."""

    def watch(folder: Path) -> None:
        options = {"level": Level.FULL, "bell": WakeupEvent()}
        watching.watch(seen.course, ASSIGNMENT, folder, **options)

    def story() -> None:
        with pytest.raises(SeminarError, match="already"):
            watch(seen.folder)

    seen.run(story)
    for folder in (
        seen.course.root,
        seen.course.classroom.path / "submitted",
        seen.folder / "none",
    ):
        with pytest.raises(SeminarError):
            watch(folder)


def started(course: Course, folder: Path, log: Path) -> subprocess.Popen[bytes]:
    """The command in a process of its own."""
    command = [undisturbed.SEMINAR, "watch", ASSIGNMENT, str(folder)]
    with log.open("ab") as out:
        return subprocess.Popen(command, cwd=course.root, stdout=out, stderr=out)


def wait_for(path: Path, text: str = "", times: int = 1) -> None:
    """Wait until a file is there and says something so many times."""
    ends = time.monotonic() + watched.LIMIT
    while not path.exists() or path.read_text(encoding="utf-8").count(text) < times:
        assert time.monotonic() < ends, path.read_text() if path.exists() else path
        time.sleep(0.05)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_the_command_and_a_restart(seen: Watched, tmp_path: Path, number: int) -> None:
    """However it is stopped, the next one answers what came meanwhile, and nothing twice."""
    log, data = tmp_path / "log", classroom.complete(seen.course)
    first = started(seen.course, seen.folder, log)
    wait_for(log, "watching")
    seen.put("s01.ipynb", data)
    wait_for(log, "answered: s01.ipynb")
    seen.put("s02.ipynb", other(data, "taken, and perhaps not answered"))
    first.send_signal(number)
    code = first.wait(watched.LIMIT)
    assert code == (-number if number == signal.SIGKILL else 128 + number), log.read_text()
    page = seen.folder / "s01.feedback.html"
    before = page.stat().st_mtime_ns
    seen.put("s03.ipynb", other(data, "meanwhile"))
    second = started(seen.course, seen.folder, log)
    for student in ("s02", "s03"):
        wait_for(log, f"answered: {student}.ipynb")
    second.send_signal(signal.SIGTERM)
    assert second.wait(watched.LIMIT) == 128 + signal.SIGTERM
    said = log.read_text()
    assert said.count("answered: s01.ipynb") == 1
    assert "Traceback" not in said
    assert page.stat().st_mtime_ns == before
    attempts = state_file.load(seen.course, ASSIGNMENT).attempts
    assert {student: len(found) for student, found in attempts.items()} == {
        "s01": 1, "s02": 1, "s03": 1,
    }  # fmt: skip
    assert set(points(seen.course)) == {"s01", "s02", "s03"}
