"""Files in submission directories: renamed, duplicated, missing or not regular."""

import contextlib
import os
import socket
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from autograder.core.problems import ProblemKind
from autograder.course import Course, Level
from autograder.intake import submission_folder, submission_time
from autograder.intake.limits import MAX_NOTEBOOK_BYTES
from autograder.workflows import grade
from tests.support import classroom
from tests.support.classroom import ASSIGNMENT, hand_in

CANONICAL = f"{ASSIGNMENT}.ipynb"
EARLIER, LATER = 1_000_000_000, 2_000_000_000  # seconds; long first and long after any test


def only_submission(course: Course) -> submission_folder.SubmittedFile:
    """Return the submission of a class of one student."""
    (submission,), missing = submission_folder.find_submissions(course, ASSIGNMENT)
    assert missing == []
    return submission


def only_reason(course: Course) -> str:
    """Return the reason why a class of one student has no submission."""
    submissions, (missing,) = submission_folder.find_submissions(course, ASSIGNMENT)
    assert submissions == []
    return missing.reason


def with_mtime(path: Path, seconds: int) -> Path:
    """Set the modification time of a file and return its path."""
    os.utime(path, (seconds, seconds))
    return path


def test_proper_name(course: Course) -> None:
    """A notebook with the canonical name is used as it is, and nothing is written."""
    path = hand_in(course, "alice", b"{}")
    assert only_submission(course) == submission_folder.SubmittedFile("alice", path)
    assert list(path.parent.iterdir()) == [path]


def test_renamed_notebook_is_adopted(course: Course) -> None:
    """A renamed notebook is copied to the canonical name; its own name is returned."""
    original = hand_in(course, "alice", b"{1}", "homework final.ipynb")
    submission = only_submission(course)
    assert (submission.path, submission.original_name) == (
        original.with_name(CANONICAL),
        original.name,
    )
    assert original.read_bytes() == submission.path.read_bytes() == b"{1}"


def test_adopting_again(course: Course) -> None:
    """A renamed notebook that was copied before is found again, with its current content."""
    original = hand_in(course, "alice", b"{1}", "homework.ipynb")
    assert only_submission(course) == only_submission(course)
    original.write_bytes(b"{2}")
    submission = only_submission(course)
    assert (submission.original_name, submission_folder.read_bytes(submission.path)) == (
        "homework.ipynb",
        b"{2}",
    )


@pytest.mark.parametrize("mtime", [EARLIER, LATER])
def test_proper_hand_in_over_an_adopted_one(course: Course, mtime: int) -> None:
    """A later file with the canonical name counts, whatever its modification time."""
    hand_in(course, "alice", b"{1}", "homework.ipynb")
    only_submission(course)
    later = with_mtime(hand_in(course, "alice", b"{2}"), mtime)
    assert only_submission(course) == submission_folder.SubmittedFile("alice", later)
    assert later.read_bytes() == b"{2}"


def test_adopted_and_then_taken_away(course: Course) -> None:
    """If notebook and copy were both removed, there is no notebook."""
    original = hand_in(course, "alice", b"{1}", "homework.ipynb")
    only_submission(course).path.unlink()
    original.unlink()
    assert "no notebook" in only_reason(course)


def test_only_the_original_taken_away(course: Course) -> None:
    """If only the original was removed, the copy counts, with the original name."""
    original = hand_in(course, "alice", b"{1}", "homework.ipynb")
    first = only_submission(course)
    original.unlink()
    assert only_submission(course) == first
    assert first.path.read_bytes() == b"{1}"


def test_two_renamed_notebooks(course: Course) -> None:
    """Of two renamed notebooks the newer one counts."""
    with_mtime(hand_in(course, "alice", b"{1}", "b first try.ipynb"), EARLIER)
    with_mtime(hand_in(course, "alice", b"{2}", "a second try.ipynb"), LATER)
    submission = only_submission(course)
    assert submission.original_name == "a second try.ipynb"
    assert submission_folder.read_bytes(submission.path) == b"{2}"


def test_copy_beside_the_proper_one(course: Course) -> None:
    """A notebook with the canonical name counts even if another one is newer."""
    proper = with_mtime(hand_in(course, "alice", b"{1}"), EARLIER)
    with_mtime(hand_in(course, "alice", b"{2}", "week2_loss (1).ipynb"), LATER)
    assert only_submission(course) == submission_folder.SubmittedFile("alice", proper)
    assert proper.read_bytes() == b"{1}"


def test_single_file_of_another_kind(course: Course) -> None:
    """A single file of another type is the submission, so that the student is told."""
    hand_in(course, "alice", b"%PDF-1.7", "homework.pdf")
    submission = only_submission(course)
    assert submission.original_name == "homework.pdf"
    assert submission_folder.read_bytes(submission.path) == b"%PDF-1.7"


@pytest.mark.parametrize("names", [(), ("timestamp.txt",), ("a.pdf", "b.png"), (".hidden.ipynb",)])
def test_no_notebook(course: Course, names: tuple[str, ...]) -> None:
    """A directory without a candidate is reported, with the reason."""
    directory = course.classroom.assignment(ASSIGNMENT).student("alice").submitted_dir
    directory.mkdir(parents=True)
    for name in names:
        (directory / name).write_bytes(b"{}")
    assert only_reason(course) == f"no notebook in {directory}"


def test_file_where_the_folder_should_be(course: Course) -> None:
    """A file instead of a student's directory is reported and stops no other student."""
    directory = course.classroom.assignment(ASSIGNMENT).student("alice").submitted_dir
    directory.parent.mkdir(parents=True)
    directory.write_bytes(b"{}")
    hand_in(course, "bob", b"{}")
    (submission,), (missing,) = submission_folder.find_submissions(course, ASSIGNMENT)
    assert (submission.student, missing.student) == ("bob", "alice")
    assert "cannot be read" in missing.reason


def test_requested_students(course: Course) -> None:
    """Only requested students are returned."""
    hand_in(course, "alice", b"{}")
    hand_in(course, "bob", b"{}")
    (submission,), missing = submission_folder.find_submissions(course, ASSIGNMENT, ("alice",))
    assert (submission.student, missing) == ("alice", [])


def test_link_reads_as_empty(course: Course, tmp_path: Path) -> None:
    """The target of a symlink is neither read nor copied."""
    secret = tmp_path / "secret.ipynb"
    secret.write_bytes(b"secret")
    directory = hand_in(course, "alice", b"").parent
    (directory / CANONICAL).unlink()
    (directory / "homework.ipynb").symlink_to(secret)
    assert "no notebook" in only_reason(course)
    (directory / CANONICAL).symlink_to(secret)
    assert submission_folder.read_bytes(only_submission(course).path) == b""


def test_link_is_not_written_through(course: Course, tmp_path: Path) -> None:
    """A symlink with the name of the marker is replaced; its target is unchanged."""
    target = tmp_path / "target"
    target.write_bytes(b"as it was")
    original = hand_in(course, "alice", b"{1}", "homework.ipynb")
    original.with_name(f".{ASSIGNMENT}.adopted").symlink_to(target)
    assert only_submission(course).original_name == "homework.ipynb"
    assert target.read_bytes() == b"as it was"


def test_name_that_is_no_unicode(course: Course) -> None:
    """A name in Shift-JIS, as in old zip files, can be shown and stored as text."""
    original = hand_in(course, "alice", b"{1}", os.fsdecode("宿題.ipynb".encode("shift-jis")))
    submission = only_submission(course)
    assert submission_folder.read_bytes(submission.path) == original.read_bytes()
    assert submission.original_name.encode().endswith(b".ipynb")


def test_folder_that_is_a_link(course: Course) -> None:
    """A symlink instead of a student's directory is not followed."""
    other_directory = hand_in(course, "bob", b"{1}").parent
    directory = course.classroom.assignment(ASSIGNMENT).student("alice").submitted_dir
    directory.parent.mkdir(parents=True)
    directory.symlink_to(other_directory)
    (submission,), (missing,) = submission_folder.find_submissions(course, ASSIGNMENT)
    assert (submission.student, missing.student) == ("bob", "alice")
    assert "link" in missing.reason


def test_socket(course: Course) -> None:
    """A socket with the name of the notebook is reported without blocking."""
    path = hand_in(course, "alice", b"")
    path.unlink()
    with socket.socket(socket.AF_UNIX) as server, contextlib.chdir(path.parent):
        server.bind(path.name)  # a socket's whole path would be too long
    assert "cannot be read" in only_reason(course)


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo], ids=["folder", "pipe"])
def test_no_file_reads_as_empty(course: Course, make: Callable[[Path], None]) -> None:
    """A directory or FIFO with the name of the notebook reads as empty without blocking."""
    path = hand_in(course, "alice", b"")
    path.unlink()
    make(path)
    assert submission_folder.read_bytes(only_submission(course).path) == b""


def test_reading_stops(tmp_path: Path) -> None:
    """At most one byte more than the limit is read of a huge file."""
    huge = tmp_path / CANONICAL
    with huge.open("wb") as file:
        file.truncate(MAX_NOTEBOOK_BYTES * 4)
    assert len(submission_folder.read_bytes(huge)) == MAX_NOTEBOOK_BYTES + 1


@pytest.mark.slow
@pytest.mark.full_wall
def test_marking_odd_hand_ins(course: Course) -> None:
    """A renamed notebook gets its points; a symlink or a directory stops no other student."""
    hand_in(course, "renamed", classroom.complete(course), "my homework.ipynb")
    linked = hand_in(course, "linked", b"")
    linked.unlink()
    linked.symlink_to(course.release(ASSIGNMENT))
    course.classroom.assignment(ASSIGNMENT).student("folder").submitted_dir.joinpath(
        CANONICAL
    ).mkdir(parents=True)
    course.classroom.assignment(ASSIGNMENT).student("nothing").submitted_dir.mkdir(parents=True)
    summary = grade.grade_assignment(course, ASSIGNMENT, level=Level.FULL)
    rows = {row.student: row for row in summary.outcomes}
    kinds = {name: [p.kind for p in row.result.problems] for name, row in rows.items()}
    assert kinds == {
        "renamed": [ProblemKind.RENAMED],
        "linked": [ProblemKind.EMPTY_FILE],
        "folder": [ProblemKind.EMPTY_FILE],
    }
    assert "my homework.ipynb" in rows["renamed"].result.problems[0].message
    scores = {name: row.grade.points for name, row in rows.items() if row.grade}
    assert scores == {"renamed": 11, "linked": 0, "folder": 0}
    assert [missing.student for missing in summary.missing] == ["nothing"]
    assert summary.failures == ()


TOKYO = ZoneInfo("Asia/Tokyo")


@pytest.mark.parametrize(
    "text",
    [
        "2026-12-04 23:59:00",
        "2026-12-04T23:59",
        "20261204T235900",
        "2026/12/4 23:59",
        "２０２６-12-04　23:59",
        "2026-12-04 23:59:00 JST",
        "2026-12-04 23:59:00 Asia/Tokyo",
        "2026-12-04 23:59:00 Japan",
        "2026-12-04 23:59:00 +0900",
        "2026-12-04T23:59:00+09:00",
        "2026-12-04T23:59:00+09",
        "2026-12-04 23:59:00 UTC+9",
        "2026-12-04T14:59:00Z",
        "2026-12-04t14:59:00z",
        "2026-12-04T14:59:00.000000 UTC",
        "2026-12-04 15:59:00 CET",
        "2026-12-04 09:59:00 EST",
        "2026-12-04 09:59:00 -0500",
        "2026-12-04 09:59:00 America/New_York",
    ],
)
def test_one_instant_in_many_ways(text: str) -> None:
    """A time without a zone is the course's; offsets, names and abbreviations are understood."""
    time = submission_time.parse_time(text, TOKYO)
    assert time.astimezone(UTC) == datetime(2026, 12, 4, 14, 59, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "zone", "hour"),
    [
        ("2026-07-01 12:00 BST", "Europe/London", 11),
        ("2026-07-01 12:00 CST", "Asia/Shanghai", 4),
        ("2026-12-01 12:00 CST", "America/Chicago", 18),
        ("2026-10-25 02:30 CEST", "Europe/Berlin", 0),
        ("2026-10-25 02:30 CET", "Europe/Berlin", 1),
    ],
)
def test_the_abbreviations_of_the_courses_zone(text: str, zone: str, hour: int) -> None:
    """An ambiguous abbreviation is understood if it is one of the course's own zone."""
    time = submission_time.parse_time(text, ZoneInfo(zone))
    assert time.astimezone(UTC).hour == hour


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("yesterday", "is not a date with a time of day: write it as 2026-12-04T23:59:00+09:00"),
        ("2026-12-04", "is not a date with a time of day"),
        ("04/12/2026 23:59", "is not a date with a time of day"),
        ("2026-12-04 23:59 and more", "is not a date with a time of day"),
        ("2026-13-04 23:59", "month must be in 1..12"),
        ("2026-12-04 25:59", "hour must be in 0..23"),
        ("2026-12-04 23:59 BST", "has the zone 'BST', which is unknown or the name of several"),
        ("2026-12-04 23:59 JST-9", "has the zone 'JST-9'"),
        ("2026-12-04 11:59 PM", "has the zone 'PM'"),
        ("2026-12-04 23:59 +99:00", "offset must be a timedelta strictly between"),
        ("0001-01-01 00:00", "is out of range"),
        ("9999-12-31 23:59:00 -1200", "is out of range"),
    ],
)
def test_what_is_no_time(text: str, reason: str) -> None:
    """Anything else is refused with a reason; it is never UTC or midnight."""
    with pytest.raises(ValueError, match="write it as") as caught:
        submission_time.parse_time(text, TOKYO)
    assert reason in str(caught.value)
