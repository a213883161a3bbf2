"""The parts of the watch service: names, symlinks, incomplete files, and the count of attempts."""

import io
import json
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path, PurePosixPath

import pytest

from autograder.cli.views import watch
from autograder.core.errors import SeminarError
from autograder.course import load_course
from autograder.watch import acceptance, file_names, replies, safe_directory, state_file
from autograder.watch.acceptance import Acceptance, WatchTarget
from autograder.watch.events import Event, EventKind
from autograder.watch.file_names import FileKind
from autograder.watch.safe_directory import Snapshot, WatchedFile
from autograder.watch.state_file import AttemptLogEntry, ReplyRecord, WatchState
from tests.support import downloads
from tests.support.downloads import ASSIGNMENT, notebook

NOON = datetime(2026, 12, 4, 12, 0, tzinfo=UTC)


@pytest.fixture
def target(tmp_path: Path) -> WatchTarget:
    """Return a folder to watch and a course of one week without a roster."""
    course = downloads.make_course(tmp_path)
    course.classroom.roster_file.unlink()
    folder = tmp_path / "drop"
    folder.mkdir()
    return WatchTarget(course, ASSIGNMENT, folder)


def put(target: WatchTarget, name: str, data: bytes) -> WatchedFile:
    """Write a file into the folder; return its state."""
    path = target.folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return safe_directory.scan_directory(target.folder)[name]


def accept(target: WatchTarget, file: WatchedFile, state: WatchState | None = None) -> Acceptance:
    """Accept a file."""
    now = datetime.now(UTC)
    classroom = target.course.classroom.path
    with safe_directory.snapshot(target.folder, file, classroom) as snapshot:
        assert snapshot is not None
        return acceptance.accept(target, snapshot, state or WatchState(), now, file.arrived_at(now))


def accept_new(
    target: WatchTarget, name: str, data: bytes, state: WatchState | None = None
) -> Acceptance:
    """Write a file into the folder and accept it."""
    return accept(target, put(target, name, data), state)


@pytest.mark.parametrize(
    ("name", "kind", "reply"),
    [
        ("s01.ipynb", FileKind.NOTEBOOK, "s01.feedback.html"),
        ("s01/my work.ipynb", FileKind.NOTEBOOK, "s01/my work.feedback.html"),
        ("s01.ipynb.txt", FileKind.NOTEBOOK, "s01.ipynb.txt.feedback.html"),
        ("s01.zip.ipynb", FileKind.NOTEBOOK, "s01.zip.ipynb.feedback.html"),
        ("s01.zip", FileKind.ARCHIVE, "s01.zip.feedback.html"),
        ("s01.pdf", FileKind.OTHER, "s01.pdf.feedback.html"),
    ],
)
def test_submissions_and_their_replies(name: str, kind: FileKind, reply: str) -> None:
    """Each file has a reply of its own name, and the reply is ignored."""
    path = PurePosixPath(name)
    assert file_names.classify_name(path) is kind
    assert str(file_names.reply_path(path)) == reply
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
def test_ignored_names(name: str) -> None:
    """Replies, incomplete copies, conflict copies and data are ignored."""
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
def test_without_a_roster(target: WatchTarget, name: str, student: str) -> None:
    """The name of the directory or of the file is the student's id."""
    accepted = accept_new(target, name, notebook("x"))
    assert [submission.student for submission in accepted.submissions] == [student]
    assert downloads.stored_text(target.course, student) == "x"


@pytest.mark.parametrize(
    "name",
    [
        "week2_loss.ipynb",
        "my homework.ipynb",
        "Ada Lovelace.ipynb",
        "s+01.ipynb",
        "a/b/c.ipynb",
        "-x.ipynb",
        "s01..ipynb",
    ],
)
def test_no_student_is_guessed(target: WatchTarget, name: str) -> None:
    """A file is rejected if its name is no id, or if two names may be one."""
    rejected = accept_new(target, name, notebook("x"))
    assert rejected.submissions == ()
    assert rejected.student_message is not None
    assert "is not a plain id (letters, digits, . _ @ -)" in rejected.instructor_detail
    assert "write classroom/roster.csv" in rejected.instructor_detail
    assert not target.course.classroom.submitted_dir.exists()


def test_a_zip_of_one_student(target: WatchTarget) -> None:
    """A zip is the submission of one student; one with several notebooks is rejected."""
    accepted = accept_new(target, "s01.zip", make_zip("a.ipynb"))
    assert accepted.submissions[0].student == "s01"
    assert downloads.stored_text(target.course, "s01") == "a.ipynb"
    rejected = accept_new(target, "s02.zip", make_zip("a.ipynb", "b.ipynb"))
    assert rejected.submissions == ()
    assert "2 notebooks" in str(rejected.student_message)


def make_zip(*members: str) -> bytes:
    """Return a zip of notebooks that contain their names."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in members:
            archive.writestr(name, notebook(name))
    return out.getvalue()


def test_the_later_file_counts(target: WatchTarget) -> None:
    """Of two files of a student the one that arrived later is stored, whatever their names."""
    state = WatchState()
    earlier = put(target, "s01.ipynb", notebook("first"))
    accept(target, earlier, state)
    accept_new(target, "s01/second.ipynb", notebook("second"), state)
    again = accept(target, earlier, state)
    assert again.submissions == ()
    assert downloads.stored_text(target.course, "s01") == "second"
    assert len(state.attempts["s01"]) == 2


def test_incomplete_files(target: WatchTarget, tmp_path: Path) -> None:
    """A notebook that is cut off and a zip without its central directory are incomplete."""
    for name, data in (("s01.ipynb", notebook("x")), ("s01.zip", make_zip("a.ipynb"))):
        kind = file_names.classify_name(PurePosixPath(name))
        assert kind is not None
        snapshot = Snapshot(tmp_path, WatchedFile(name, kind, 0, 0, 0))
        for length in (0, 1, len(data) // 2, len(data) - 1):
            snapshot.path.write_bytes(data[:length])
            assert acceptance.incomplete_reason(snapshot, target.course), length
        snapshot.path.write_bytes(data)
        assert not acceptance.incomplete_reason(snapshot, target.course)


def test_a_file_that_is_being_written(target: WatchTarget) -> None:
    """As long as a file is open for writing, there is no snapshot, however complete it looks."""
    file = put(target, "s01.ipynb", notebook("x"))
    classroom = target.course.classroom.path
    with (
        (target.folder / "s01.ipynb").open("r+b"),
        safe_directory.snapshot(target.folder, file, classroom) as snapshot,
    ):
        assert snapshot is None
    with safe_directory.snapshot(target.folder, file, classroom) as snapshot:
        assert snapshot is not None


def test_no_symlink_is_followed(target: WatchTarget, tmp_path: Path) -> None:
    """A symlink in place of a file or a directory leads neither reads nor writes elsewhere."""
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "s01.ipynb").write_bytes(notebook("secret"))
    (target.folder / "s01").symlink_to(outside)
    (target.folder / "s02.ipynb").symlink_to(outside / "s01.ipynb")
    files = safe_directory.scan_directory(target.folder).values()
    assert [(file.path, file.is_regular) for file in files] == [("s02.ipynb", False)]
    with pytest.raises(OSError, match=r"Not a directory|symbolic"):
        safe_directory.write_reply(target.folder, PurePosixPath("s01/s01.feedback.html"), b"page")
    (target.folder / "s02.feedback.html").symlink_to(outside / "s01.ipynb")
    safe_directory.write_reply(target.folder, PurePosixPath("s02.feedback.html"), b"page")
    assert [path.name for path in outside.iterdir()] == ["s01.ipynb"]
    assert (outside / "s01.ipynb").read_bytes() == notebook("secret")
    assert (target.folder / "s02.feedback.html").read_bytes() == b"page"


def test_an_unchanged_reply_is_not_written_again(target: WatchTarget) -> None:
    """The same page leaves the file as it is."""
    path = PurePosixPath("s01.feedback.html")
    safe_directory.write_reply(target.folder, path, b"page")
    before = (target.folder / path).stat()
    safe_directory.write_reply(target.folder, path, b"page")
    assert (target.folder / path).stat() == before
    safe_directory.write_reply(target.folder, path, b"another")
    assert (target.folder / path).read_bytes() == b"another"


def test_attempts_within_an_hour() -> None:
    """The next attempt is an hour after the oldest of as many; 0 is no limit."""
    times = [NOON - timedelta(minutes=m) for m in (90, 50, 40, 10)]
    attempts = {"s01": [AttemptLogEntry(str(at), at) for at in times]}
    assert state_file.next_allowed_attempt(attempts, "s01", 3, NOON) == NOON + timedelta(minutes=10)
    assert state_file.next_allowed_attempt(attempts, "s01", 2, NOON) == NOON + timedelta(minutes=20)
    assert state_file.next_allowed_attempt(attempts, "s01", 4, NOON) is None
    assert state_file.next_allowed_attempt(attempts, "s01", 0, NOON) is None
    assert state_file.next_allowed_attempt(attempts, "s02", 1, NOON) is None


def test_a_clock_that_was_set_back() -> None:
    """No student is locked out for longer than an hour."""
    attempts = {"s01": [AttemptLogEntry("a", NOON + timedelta(days=300))]}
    assert state_file.next_allowed_attempt(attempts, "s01", 1, NOON) == NOON + timedelta(hours=1)


def test_the_state_file(target: WatchTarget) -> None:
    """A record is read as it was written; the error about a damaged one names the next step."""
    state = WatchState()
    state.count("s01", "abc", NOON)
    state.for_folder(target.folder)["s01.ipynb"] = ReplyRecord("abc", "1 2 3", NOON, graded=True)
    state_file.save_state(target.paths, state)
    assert state_file.load_state(target.paths) == state
    target.paths.watch_state.write_text("{")
    with pytest.raises(SeminarError, match="Move it away"):
        state_file.load_state(target.paths)


def test_the_state_file_of_an_earlier_version(target: WatchTarget) -> None:
    """The names in the file stay, so that an update of the kit answers no file again."""
    record = {
        "sha256": "abc",
        "mark": "1 2 3",
        "since": "2026-12-04T12:00:00Z",
        "until": "2026-12-04T13:00:00Z",
        "graded": False,
        "people": "4 5",
    }
    state = {
        "format_version": 1,
        "answered": {"/drop": {"s01.ipynb": record}},
        "attempts": {"s01": [{"sha256": "abc", "at": "2026-12-04T12:00:00Z"}]},
    }
    path = target.paths.watch_state
    path.parent.mkdir()
    path.write_text(json.dumps(state))
    state_file.save_state(target.paths, state_file.load_state(target.paths))
    assert json.loads(path.read_text()) == state


@pytest.mark.parametrize(
    ("record", "is_final"),
    [
        (ReplyRecord("abc", "1 2 3", NOON, graded=True), True),
        (ReplyRecord("", "1 2 3", NOON, roster_fingerprint="old"), False),
        (ReplyRecord("", "1 2 3", NOON, roster_fingerprint="new"), True),
        (ReplyRecord("abc", "1 2 3", NOON, NOON + timedelta(hours=1)), True),
        (ReplyRecord("abc", "1 2 3", NOON, NOON), False),
    ],
)
def test_when_a_file_is_due_again(record: ReplyRecord, is_final: bool) -> None:
    """A rejected file is due after a change of the roster, a rate-limited one at its time."""
    assert record.is_final("new", NOON) is is_final


def test_a_line_for_a_pipe(target: WatchTarget) -> None:
    """One event is one printable line, whatever the name of the file, in the course's time."""
    event = Event(EventKind.ANSWERED, NOON, "s01/\x1b[31m.ipynb", "s01", "11 of 11\npoints", 0.75)
    line = watch.line(event, target.course)
    assert line.isprintable()
    assert line.startswith("21:00:00 answered: ")
    assert line.endswith("(0.8 s)")


def test_a_notice_is_in_the_language_of_the_roster(target: WatchTarget) -> None:
    """A student without attempts left reads it in the language that the roster names."""
    toml = target.course.root / "course.toml"
    text = toml.read_text(encoding="utf-8").replace('language = "en"', 'languages = ["en", "ja"]')
    toml.write_text(text, encoding="utf-8")
    target = WatchTarget(load_course(target.course.root), ASSIGNMENT, target.folder)
    for student, language, lines in (
        ("s01", "ja", "s01,ja\ns02,\n"),
        ("s02", "en", "s01,ja\ns02,\n"),
        ("s02", "en", "s01,ja\ns02,fr\n"),
    ):
        target.course.classroom.roster_file.write_text(f"id,language\n{lines}")
        file = put(target, f"{student}.ipynb", b"")
        task = replies.Task(file, 0.0, NOON, Acceptance(rate_limited={student: NOON}))
        page = replies.final_reply(target, task).page.decode()
        assert f'<html lang="{language}">' in page
