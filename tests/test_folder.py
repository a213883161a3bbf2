"""What lies in the folders of a class becomes hand-ins: renamed, doubled, missing or odd."""

import contextlib
import os
import socket
from pathlib import Path

import pytest

from autograder.core.problems import ProblemKind
from autograder.course import Course, Level
from autograder.intake import submission_folder
from autograder.intake.normalizer import MAX_BYTES
from autograder.workflows import grade
from tests import classroom
from tests.classroom import ASSIGNMENT, hand_in

PROPER = f"{ASSIGNMENT}.ipynb"
EARLIER, LATER = 1_000_000_000, 2_000_000_000  # seconds; long before and long after any test


def only(course: Course) -> submission_folder.HandIn:
    """The one hand-in of a class of one."""
    (found,), unfound = submission_folder.find_submissions(course, ASSIGNMENT)
    assert unfound == []
    return found


def reason(course: Course) -> str:
    """Why the one folder of a class of one holds nothing to grade."""
    found, (unfound,) = submission_folder.find_submissions(course, ASSIGNMENT)
    assert found == []
    return unfound.reason


def dated(path: Path, seconds: int) -> Path:
    """The file with another time of its last change."""
    os.utime(path, (seconds, seconds))
    return path


def test_proper_name(course):
    """A notebook of the proper name is taken where it lies, and nothing is put beside it."""
    path = hand_in(course, "alice", b"{}")
    assert only(course) == submission_folder.HandIn("alice", path)
    assert list(path.parent.iterdir()) == [path]


def test_renamed_notebook_is_adopted(course):
    """A renamed notebook is copied to the name nbgrader looks for; its own name is told."""
    original = hand_in(course, "alice", b"{1}", "homework final.ipynb")
    found = only(course)
    assert (found.path, found.original) == (original.with_name(PROPER), original.name)
    assert original.read_bytes() == found.path.read_bytes() == b"{1}"


def test_adopting_again(course):
    """A renamed notebook that was adopted before is found again, with what it holds now."""
    original = hand_in(course, "alice", b"{1}", "homework.ipynb")
    assert only(course) == only(course)
    original.write_bytes(b"{2}")
    found = only(course)
    assert (found.original, submission_folder.read_bytes(found.path)) == ("homework.ipynb", b"{2}")


@pytest.mark.parametrize("saved", [EARLIER, LATER])
def test_proper_hand_in_over_an_adopted_one(course, saved):
    """A proper hand-in after a renamed one counts, whatever time the LMS gives its file."""
    hand_in(course, "alice", b"{1}", "homework.ipynb")
    only(course)
    later = dated(hand_in(course, "alice", b"{2}"), saved)
    assert only(course) == submission_folder.HandIn("alice", later)
    assert later.read_bytes() == b"{2}"


def test_adopted_and_then_taken_away(course):
    """Where notebook and copy have both been removed, there is no notebook."""
    original = hand_in(course, "alice", b"{1}", "homework.ipynb")
    only(course).path.unlink()
    original.unlink()
    assert "no notebook" in reason(course)


def test_only_the_original_taken_away(course):
    """The adopted copy alone still counts, and its old name is still known."""
    original = hand_in(course, "alice", b"{1}", "homework.ipynb")
    before = only(course)
    original.unlink()
    assert only(course) == before
    assert before.path.read_bytes() == b"{1}"


def test_two_renamed_notebooks(course):
    """Of two renamed notebooks the newer one counts."""
    dated(hand_in(course, "alice", b"{1}", "b first try.ipynb"), EARLIER)
    dated(hand_in(course, "alice", b"{2}", "a second try.ipynb"), LATER)
    found = only(course)
    assert (found.original, submission_folder.read_bytes(found.path)) == (
        "a second try.ipynb",
        b"{2}",
    )


def test_copy_beside_the_proper_one(course):
    """A notebook of the proper name counts, even where a copy beside it is newer."""
    proper = dated(hand_in(course, "alice", b"{1}"), EARLIER)
    dated(hand_in(course, "alice", b"{2}", "week2_loss (1).ipynb"), LATER)
    assert only(course) == submission_folder.HandIn("alice", proper)
    assert proper.read_bytes() == b"{1}"


def test_single_file_of_another_kind(course):
    """A file of another kind, alone, is taken as the hand-in: its student is told what it is."""
    hand_in(course, "alice", b"%PDF-1.7", "homework.pdf")
    found = only(course)
    assert (found.original, submission_folder.read_bytes(found.path)) == (
        "homework.pdf",
        b"%PDF-1.7",
    )


@pytest.mark.parametrize("names", [(), ("timestamp.txt",), ("a.pdf", "b.png"), (".hidden.ipynb",)])
def test_no_notebook(course, names):
    """A folder in which nothing can be meant is named, with the reason."""
    place = course.classroom.assignment(ASSIGNMENT).student("alice").submitted_dir
    place.mkdir(parents=True)
    for name in names:
        (place / name).write_bytes(b"{}")
    assert reason(course) == f"no notebook in {place}"


def test_file_where_the_folder_should_be(course):
    """A file in place of a student's folder is named and stops nobody else."""
    place = course.classroom.assignment(ASSIGNMENT).student("alice").submitted_dir
    place.parent.mkdir(parents=True)
    place.write_bytes(b"{}")
    hand_in(course, "bob", b"{}")
    (found,), (unfound,) = submission_folder.find_submissions(course, ASSIGNMENT)
    assert (found.student, unfound.student) == ("bob", "alice")
    assert "cannot be read" in unfound.reason


def test_missing_student(course):
    """Who is asked for and has handed in nothing is named; who is not asked for is left out."""
    hand_in(course, "alice", b"{}")
    hand_in(course, "bob", b"{}")
    (found,), (unfound,) = submission_folder.find_submissions(
        course, ASSIGNMENT, ("alice", "carol")
    )
    assert found.student == "alice"
    assert unfound == submission_folder.MissingSubmission(
        "carol", f"has not handed in {ASSIGNMENT}"
    )


def test_link_reads_as_empty(course, tmp_path):
    """What a link points at is not the student's: it is neither read nor adopted."""
    secret = tmp_path / "secret.ipynb"
    secret.write_bytes(b"secret")
    place = hand_in(course, "alice", b"").parent
    (place / PROPER).unlink()
    (place / "homework.ipynb").symlink_to(secret)
    assert "no notebook" in reason(course)
    (place / PROPER).symlink_to(secret)
    assert submission_folder.read_bytes(only(course).path) == b""


def test_link_is_not_written_through(course, tmp_path):
    """A link handed in under a name at which adopting writes leaves its target as it was."""
    target = tmp_path / "target"
    target.write_bytes(b"as it was")
    original = hand_in(course, "alice", b"{1}", "homework.ipynb")
    original.with_name(f".{ASSIGNMENT}.adopted").symlink_to(target)
    assert only(course).original == "homework.ipynb"
    assert target.read_bytes() == b"as it was"


def test_name_that_is_no_unicode(course):
    """A name in Shift-JIS, as old zip programs write it, can be told and stored as text."""
    original = hand_in(course, "alice", b"{1}", os.fsdecode("宿題.ipynb".encode("shift-jis")))
    found = only(course)
    assert submission_folder.read_bytes(found.path) == original.read_bytes()
    assert found.original.encode().endswith(b".ipynb")


def test_folder_that_is_a_link(course):
    """A link in place of a hand-in's folder is not followed: what lies there is another's."""
    others = hand_in(course, "bob", b"{1}").parent
    place = course.classroom.assignment(ASSIGNMENT).student("alice").submitted_dir
    place.parent.mkdir(parents=True)
    place.symlink_to(others)
    (found,), (unfound,) = submission_folder.find_submissions(course, ASSIGNMENT)
    assert (found.student, unfound.student) == ("bob", "alice")
    assert "link" in unfound.reason


def test_socket(course):
    """A socket of the notebook's name is named, with the reason, without waiting."""
    path = hand_in(course, "alice", b"")
    path.unlink()
    with socket.socket(socket.AF_UNIX) as own, contextlib.chdir(path.parent):
        own.bind(path.name)  # a socket's whole path would be too long
    assert "cannot be read" in reason(course)


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo], ids=["folder", "pipe"])
def test_no_file_reads_as_empty(course, make):
    """A folder or a pipe of the notebook's name reads as empty, without waiting."""
    path = hand_in(course, "alice", b"")
    path.unlink()
    make(path)
    assert submission_folder.read_bytes(only(course).path) == b""


def test_reading_stops(tmp_path):
    """Of a huge file no more is read than it takes to see that it is too large."""
    huge = tmp_path / PROPER
    with huge.open("wb") as file:
        file.truncate(MAX_BYTES * 4)
    assert len(submission_folder.read_bytes(huge)) == MAX_BYTES + 1


@pytest.mark.slow
@pytest.mark.full_wall
def test_marking_odd_hand_ins(course):
    """A renamed notebook gets its points and a word; a link, a folder or nothing stops nobody."""
    hand_in(course, "renamed", classroom.complete(course), "my homework.ipynb")
    linked = hand_in(course, "linked", b"")
    linked.unlink()
    linked.symlink_to(course.release(ASSIGNMENT))
    course.classroom.assignment(ASSIGNMENT).student("folder").submitted_dir.joinpath(PROPER).mkdir(
        parents=True
    )
    course.classroom.assignment(ASSIGNMENT).student("nothing").submitted_dir.mkdir(parents=True)
    marked = grade.grade_assignment(course, ASSIGNMENT, level=Level.FULL)
    rows = {row.student: row for row in marked.rows}
    kinds = {name: [p.kind for p in row.result.problems] for name, row in rows.items()}
    assert kinds == {
        "renamed": [ProblemKind.RENAMED],
        "linked": [ProblemKind.EMPTY_FILE],
        "folder": [ProblemKind.EMPTY_FILE],
    }
    assert "my homework.ipynb" in rows["renamed"].result.problems[0].message
    scores = {name: row.score.points for name, row in rows.items() if row.score}
    assert scores == {"renamed": 11, "linked": 0, "folder": 0}
    assert [missing.student for missing in marked.missing] == ["nothing"]
    assert marked.failures == ()
