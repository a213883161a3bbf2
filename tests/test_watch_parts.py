"""What a watched folder is looked at with: names, links, half files, and the count of attempts."""

import io
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path, PurePosixPath

import pytest

from autograder.cli.views import watch
from autograder.core.errors import SeminarError
from autograder.watch import acceptance, file_names, safe_directory, scanner, state_file
from autograder.watch.acceptance import Acceptance
from autograder.watch.events import Event, What
from autograder.watch.file_names import FileKind
from autograder.watch.state_file import AttemptLogEntry, WatchState
from autograder.watch.target import WatchTarget
from tests import downloads
from tests.downloads import ASSIGNMENT, notebook

NOON = datetime(2026, 12, 4, 12, 0, tzinfo=UTC)


@pytest.fixture
def site(tmp_path: Path) -> WatchTarget:
    """A folder beside a course of one week, nobody's names known."""
    course = downloads.lay_out(tmp_path)
    (course.classroom.path / "roster.csv").unlink()
    folder = tmp_path / "drop"
    folder.mkdir()
    return WatchTarget(course, ASSIGNMENT, folder)


def taken(site: WatchTarget, name: str, data: bytes, known: WatchState | None = None) -> Acceptance:
    """What taking a file comes to."""
    path = site.folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    one = safe_directory.scan(site.folder)[name]
    with acceptance.snapshot(site, one, scanner.DEBOUNCE_SECONDS) as copy:
        assert copy is not None
        since = one.arrived_at(datetime.now(UTC))
        return acceptance.accept(site, one, copy, known or WatchState(), datetime.now(UTC), since)


@pytest.mark.parametrize(
    ("name", "kind", "answer"),
    [
        ("s01.ipynb", FileKind.NOTEBOOK, "s01.feedback.html"),
        ("s01/my work.ipynb", FileKind.NOTEBOOK, "s01/my work.feedback.html"),
        ("s01.ipynb.txt", FileKind.NOTEBOOK, "s01.ipynb.txt.feedback.html"),
        ("s01.zip.ipynb", FileKind.NOTEBOOK, "s01.zip.ipynb.feedback.html"),
        ("s01.zip", FileKind.ARCHIVE, "s01.zip.feedback.html"),
        ("s01.pdf", FileKind.OTHER, "s01.pdf.feedback.html"),
    ],
)
def test_what_is_answered(name: str, kind: FileKind, answer: str) -> None:
    """Each file has an answer of its own name, and its answer is left alone."""
    path = PurePosixPath(name)
    assert file_names.classify_name(path) is kind
    assert str(file_names.reply_path(path)) == answer
    assert file_names.classify_name(file_names.reply_path(path)) is None


@pytest.mark.parametrize(
    "name",
    [
        "s01.feedback.html",
        "s01.ipynb.part",
        "s01.ipynb.crdownload",
        "s01.ipynb.filepart",
        "~$s01.ipynb",
        ".s01.ipynb.Ab12Cd",
        "s01.ipynb~",
        "s01 (Ada's conflicted copy 2026-12-04).ipynb",
        "s01 (結衣の競合コピー 2026-12-04).ipynb",
        "s01.sync-conflict-20261204-120000-ABCDEFG.ipynb",
        "s01-DESKTOP-1A2B3C4.ipynb",
        "digits.npz",
        "two\nlines.ipynb",
    ],
)
def test_what_is_left_alone(name: str) -> None:
    """Answers, copies under way, copies in conflict, data."""
    assert file_names.classify_name(PurePosixPath(name)) is None


@pytest.mark.parametrize(
    ("name", "student"),
    [
        ("s01.ipynb", "s01"),
        ("week2_loss_s01.ipynb", "s01"),
        ("s01/anything at all.ipynb", "s01"),
        ("s01/week2_loss/week2_loss.ipynb", "s01"),
        ("ada@example.org.ipynb", "ada@example.org"),
        ("学生１.ipynb", "学生１"),
    ],
)
def test_without_a_roster(site: WatchTarget, name: str, student: str) -> None:
    """The folder's name or the file's is the student's id."""
    assert [hand.student for hand in taken(site, name, notebook("x")).hands] == [student]
    assert downloads.said(site.course, student) == "x"


@pytest.mark.parametrize(
    "name", ["week2_loss.ipynb", "my homework.ipynb", "a/b/c.ipynb", "-x.ipynb", "s01..ipynb"]
)
def test_nobody_is_guessed(site: WatchTarget, name: str) -> None:
    """What is no id, or may be two, is taken nowhere."""
    found = taken(site, name, notebook("x"))
    assert found.hands == ()
    assert found.said is not None
    assert not (site.course.classroom.path / "submitted").exists()


def test_a_zip_of_one(site: WatchTarget) -> None:
    """A zip is its student's hand-in; several notebooks in it are told."""
    assert taken(site, "s01.zip", packed("a.ipynb")).hands[0].student == "s01"
    assert downloads.said(site.course, "s01") == "a.ipynb"
    found = taken(site, "s02.zip", packed("a.ipynb", "b.ipynb"))
    assert found.hands == ()
    assert "2 notebooks" in str(found.said)


def packed(*members: str) -> bytes:
    """A zip of notebooks that say their names."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name in members:
            target.writestr(name, notebook(name))
    return out.getvalue()


def test_the_later_one_counts(site: WatchTarget) -> None:
    """Of two files of one student the one that landed later lies in its place, by any name."""
    known = WatchState()
    taken(site, "s01.ipynb", notebook("first"), known)
    earlier = safe_directory.scan(site.folder)["s01.ipynb"]
    taken(site, "s01/second.ipynb", notebook("second"), known)
    with acceptance.snapshot(site, earlier, 1.0) as copy:
        assert copy is not None
        since = earlier.arrived_at(datetime.now(UTC))
        again = acceptance.accept(site, earlier, copy, known, datetime.now(UTC), since)
    assert again.hands == ()
    assert downloads.said(site.course, "s01") == "second"
    assert len(known.attempts["s01"]) == 2


def test_half_files(site: WatchTarget, tmp_path: Path) -> None:
    """A notebook that does not close and a zip without its list of members are not whole."""
    for name, data in (("s01.ipynb", notebook("x")), ("s01.zip", packed("a.ipynb"))):
        kind = file_names.classify_name(PurePosixPath(name))
        assert kind is not None
        one = safe_directory.Landed(name, kind, 0, 0, 0)
        path = tmp_path / name
        for length in (0, 1, len(data) // 2, len(data) - 1):
            path.write_bytes(data[:length])
            assert acceptance.half(one, path, site.course), length
        path.write_bytes(data)
        assert not acceptance.half(one, path, site.course)


def test_a_file_that_is_being_written(site: WatchTarget) -> None:
    """As long as it is open for writing it is not taken, however whole it looks."""
    path = site.folder / "s01.ipynb"
    path.write_bytes(notebook("x"))
    one = safe_directory.scan(site.folder)["s01.ipynb"]
    with path.open("r+b"), acceptance.snapshot(site, one, scanner.DEBOUNCE_SECONDS) as copy:
        assert copy is None
    with acceptance.snapshot(site, one, scanner.DEBOUNCE_SECONDS) as copy:
        assert copy is not None


def test_no_link_is_followed(site: WatchTarget, tmp_path: Path) -> None:
    """A link in the place of a file or a folder leads nowhere, for reading or for writing."""
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "s01.ipynb").write_bytes(notebook("secret"))
    (site.folder / "s01").symlink_to(outside)
    (site.folder / "s02.ipynb").symlink_to(outside / "s01.ipynb")
    seen = safe_directory.scan(site.folder)
    assert [(one.path, one.is_file) for one in seen.values()] == [("s02.ipynb", False)]
    with pytest.raises(OSError, match=r"Not a directory|symbolic"):
        safe_directory.write_reply(site.folder, PurePosixPath("s01/s01.feedback.html"), b"page")
    (site.folder / "s02.feedback.html").symlink_to(outside / "s01.ipynb")
    safe_directory.write_reply(site.folder, PurePosixPath("s02.feedback.html"), b"page")
    assert [path.name for path in outside.iterdir()] == ["s01.ipynb"]
    assert (outside / "s01.ipynb").read_bytes() == notebook("secret")
    assert (site.folder / "s02.feedback.html").read_bytes() == b"page"


def test_an_answer_that_is_there_is_not_written_again(site: WatchTarget) -> None:
    """The same page leaves the file as it is."""
    page = PurePosixPath("s01.feedback.html")
    safe_directory.write_reply(site.folder, page, b"page")
    before = (site.folder / page).stat()
    safe_directory.write_reply(site.folder, page, b"page")
    assert (site.folder / page).stat() == before
    safe_directory.write_reply(site.folder, page, b"another")
    assert (site.folder / page).read_bytes() == b"another"


def test_attempts_within_an_hour() -> None:
    """The next one counts an hour after the oldest of as many; 0 is no limit."""
    times = [NOON - timedelta(minutes=m) for m in (90, 50, 40, 10)]
    attempts = {"s01": [AttemptLogEntry(str(at), at) for at in times]}
    assert state_file.next_allowed_attempt(attempts, "s01", 3, NOON) == NOON + timedelta(minutes=10)
    assert state_file.next_allowed_attempt(attempts, "s01", 2, NOON) == NOON + timedelta(minutes=20)
    assert state_file.next_allowed_attempt(attempts, "s01", 4, NOON) is None
    assert state_file.next_allowed_attempt(attempts, "s01", 0, NOON) is None
    assert state_file.next_allowed_attempt(attempts, "s02", 1, NOON) is None


def test_a_clock_that_was_set_back() -> None:
    """Nobody is locked out for longer than an hour."""
    attempts = {"s01": [AttemptLogEntry("a", NOON + timedelta(days=300))]}
    assert state_file.next_allowed_attempt(attempts, "s01", 1, NOON) == NOON + timedelta(hours=1)


def test_a_record_that_is_damaged(site: WatchTarget) -> None:
    """It is told where it lies and what to do; a whole one comes back as it was written."""
    known = WatchState()
    known.count("s01", "abc", NOON)
    known.for_folder(site.folder)["s01.ipynb"] = state_file.ReplyRecord(
        "abc", "1 2 3", NOON, graded=True
    )
    state_file.save(site.course, ASSIGNMENT, known)
    assert state_file.load(site.course, ASSIGNMENT) == known
    state_file.place(site.course, ASSIGNMENT).write_text("{")
    with pytest.raises(SeminarError, match="Move it away"):
        state_file.load(site.course, ASSIGNMENT)


def test_a_line_for_a_pipe(site: WatchTarget) -> None:
    """One event is one line, whatever stands in a file's name, in the course's time."""
    event = Event(What.ANSWERED, NOON, "s01/\x1b[31m.ipynb", "s01", "11 of 11\npoints", 0.75)
    line = watch.line(event, site.course)
    assert line.isprintable()
    assert line.startswith("21:00:00 answered: ")
    assert line.endswith("(0.8 s)")
