"""Collecting a Google Classroom folder of Drive, and any other folder or zip."""

import os
from pathlib import Path

import pytest

from autograder.course import Course
from tests import downloads
from tests.downloads import ASSIGNMENT, FILE, notebook, of, outcomes, packed, said, stamp, take


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """A course of one week with a roster."""
    return downloads.lay_out(tmp_path)


@pytest.mark.parametrize(
    ("name", "student"),
    [
        (f"Ada Lovelace - {FILE}", "s01"),
        (f"{ASSIGNMENT} - Ada Lovelace.ipynb", "s01"),
        (f"Copy of Ada Lovelace - {FILE}", "s01"),
        (f"Copy of Copy of {ASSIGNMENT}_s01.ipynb", "s01"),
        ("ada@example.org week2_loss (2).ipynb", "s01"),
        (f"佐藤 結衣 - {FILE} のコピー", "s02"),
        (f"{ASSIGNMENT}（佐藤結衣）.ipynb", "s02"),
        (f"S06_{ASSIGNMENT.upper()}.ipynb.txt", "s06"),
        (f"week2 submissions/髙橋一郎/{FILE}", "s06"),
        ("Ada Lovelace - my solution.ipynb", "s01"),
    ],
)
def test_a_name_in_the_files_name(course: Course, tmp_path: Path, name: str, student: str) -> None:
    """Id, name or address in a file's or folder's name is found, with Drive's marks of copies."""
    take(course, packed(tmp_path / "drive.zip", {name: notebook("x")}), source="classroom")
    assert said(course, student) == "x"


@pytest.mark.parametrize(
    ("name", "status"),
    [
        (FILE, "skipped"),
        (f"Copy of {ASSIGNMENT} (1).ipynb", "skipped"),
        (f"Ken Sato - {FILE}", "unmatched"),
        (f"s01 - 佐藤 結衣 - {FILE}", "unmatched"),
        (f"Adam Love - {FILE}", "unmatched"),
    ],
)
def test_nobody_is_guessed(course: Course, tmp_path: Path, name: str, status: str) -> None:
    """A name of nobody, of two, or of one student and another, gives nobody a file."""
    done = take(course, packed(tmp_path / "drive.zip", {name: notebook("x")}), source="classroom")
    assert outcomes(done) == {name: status}
    assert done.missing == tuple(f"s0{n}" for n in range(1, 8))


def test_the_later_of_two_copies(course: Course, tmp_path: Path) -> None:
    """Of copies the one changed last is taken; with one time, the one with the higher number."""
    members = {
        f"Ada Lovelace - {ASSIGNMENT} (1).ipynb": notebook("earlier copy"),
        f"Ada Lovelace - {FILE}": notebook("later"),
        f"佐藤 結衣 - {FILE}": notebook("first"),
        f"佐藤 結衣 - {ASSIGNMENT} (2).ipynb": notebook("third"),
        f"佐藤 結衣 - {ASSIGNMENT} (1).ipynb": notebook("second"),
    }
    times = [(2026, 12, 1, 9, 0, 0), (2026, 12, 4, 9, 0, 0), *[(2026, 12, 4, 20, 0, 0)] * 3]
    done = take(course, packed(tmp_path / "drive.zip", members, times), source="classroom")
    assert said(course, "s01") == "later"
    assert stamp(course, "s01") == "2026-12-04 00:00:00 UTC"
    assert said(course, "s02") == "third"
    assert sorted(outcomes(done).values()) == [
        "s01 skipped", "s01 taken", "s02 skipped", "s02 skipped", "s02 taken",
    ]  # fmt: skip


def test_a_folder_by_ids(course: Course, tmp_path: Path) -> None:
    """Folders named by id, name or address are taken as they are, nbgrader's layout as well."""
    root = tmp_path / "handed in"
    for place, text in {
        f"s01/{FILE}": "ada",
        f"佐藤　結衣/{ASSIGNMENT}/{FILE}": "yui",
        "mary@example.org/notes.txt": "no notebook",
        f"s99/{FILE}": "nobody",
    }.items():
        (root / place).parent.mkdir(parents=True)
        (root / place).write_bytes(notebook(text))
    done = take(course, root)
    assert (said(course, "s01"), said(course, "s02")) == ("ada", "yui")
    # A file of another kind is taken, too: grading has the words for its student.
    assert said(course, "s03") == "no notebook"
    assert outcomes(done)[f"s99/{FILE}"] == "unmatched"


def test_files_own_times(course: Course, tmp_path: Path) -> None:
    """Files changed far apart were handed in then; a later change takes the place."""
    root = tmp_path / "folder"
    for student, second in (("s01", 1_780_000_000), ("s02", 1_780_100_000)):
        path = root / student / FILE
        path.parent.mkdir(parents=True)
        path.write_bytes(notebook(student))
        os.utime(path, (second, second))
    done = take(course, root)
    assert done.told == ()
    assert stamp(course, "s01") == "2026-05-28 20:26:40 UTC"
    path = root / "s01" / FILE
    path.write_bytes(notebook("changed"))
    os.utime(path, (1_780_200_000, 1_780_200_000))
    assert of(take(course, root), "s01").status == "replaced"
    assert stamp(course, "s01") == "2026-05-31 04:00:00 UTC"


def test_a_dry_run_writes_nothing(course: Course, tmp_path: Path) -> None:
    """A dry run tells the same and leaves the classroom as it is."""
    (tmp_path / "in" / "s01").mkdir(parents=True)
    (tmp_path / "in" / "s01" / FILE).write_bytes(notebook("ada"))
    before = sorted(course.classroom.path.rglob("*"))
    done = take(course, tmp_path / "in", dry_run=True)
    assert of(done, "s01").status == "taken"
    assert sorted(course.classroom.path.rglob("*")) == before
    assert of(take(course, tmp_path / "in"), "s01").status == "taken"


def test_what_was_put_there_by_hand(course: Course, tmp_path: Path) -> None:
    """A file put there by hand gives way to one that is later, and not to one that is earlier."""
    own = course.classroom.assignment(ASSIGNMENT).student("s01").submitted_dir / FILE
    own.parent.mkdir(parents=True)
    own.write_bytes(notebook("by hand"))
    os.utime(own, (1_780_000_000, 1_780_000_000))
    path = tmp_path / "in" / "s01" / FILE
    path.parent.mkdir(parents=True)
    path.write_bytes(notebook("from the folder"))
    os.utime(path, (1_779_000_000, 1_779_000_000))
    assert of(take(course, tmp_path / "in"), "s01").status == "older"
    assert said(course, "s01") == "by hand"
    os.utime(path, (1_781_000_000, 1_781_000_000))
    assert of(take(course, tmp_path / "in"), "s01").status == "replaced"
    assert said(course, "s01") == "from the folder"
