"""Collecting from a Google Classroom directory in Drive, and any other directory or zip."""

import os
from pathlib import Path

import pytest

from autograder.course import Course
from tests.support import downloads
from tests.support.downloads import (
    ASSIGNMENT,
    FILE,
    collect_downloads,
    make_zip,
    notebook,
    outcome_of,
    statuses,
    stored_text,
    stored_time,
    student_paths,
)


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """A course of one week with a roster."""
    return downloads.make_course(tmp_path)


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
    """Id, name or address in a file's or directory's name matches, with Drive's copy marks."""
    collect_downloads(
        course, make_zip(tmp_path / "drive.zip", {name: notebook("x")}), source="classroom"
    )
    assert stored_text(course, student) == "x"


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
def test_no_student_is_guessed(course: Course, tmp_path: Path, name: str, status: str) -> None:
    """A file whose name matches no student, or two, is stored for no student."""
    collection = collect_downloads(
        course, make_zip(tmp_path / "drive.zip", {name: notebook("x")}), source="classroom"
    )
    assert statuses(collection) == {name: status}
    assert collection.missing == tuple(f"s0{n}" for n in range(1, 8))


def test_the_later_of_two_copies(course: Course, tmp_path: Path) -> None:
    """The copy changed last is taken; of copies with one time the one with the higher number."""
    members = {
        f"Ada Lovelace - {ASSIGNMENT} (1).ipynb": notebook("earlier copy"),
        f"Ada Lovelace - {FILE}": notebook("later"),
        f"佐藤 結衣 - {FILE}": notebook("first"),
        f"佐藤 結衣 - {ASSIGNMENT} (2).ipynb": notebook("third"),
        f"佐藤 結衣 - {ASSIGNMENT} (1).ipynb": notebook("second"),
    }
    times = [(2026, 12, 1, 9, 0, 0), (2026, 12, 4, 9, 0, 0), *[(2026, 12, 4, 20, 0, 0)] * 3]
    collection = collect_downloads(
        course, make_zip(tmp_path / "drive.zip", members, times), source="classroom"
    )
    assert stored_text(course, "s01") == "later"
    assert stored_time(course, "s01") == "2026-12-04 00:00:00 UTC"
    assert stored_text(course, "s02") == "third"
    assert sorted(statuses(collection).values()) == [
        "s01 skipped", "s01 taken", "s02 skipped", "s02 skipped", "s02 taken",
    ]  # fmt: skip


def test_a_folder_by_ids(course: Course, tmp_path: Path) -> None:
    """Directories named by id, name or address are matched, also in nbgrader's layout."""
    root = tmp_path / "handed in"
    for name, text in {
        f"s01/{FILE}": "ada",
        f"佐藤　結衣/{ASSIGNMENT}/{FILE}": "yui",
        "mary@example.org/notes.txt": "no notebook",
        f"s99/{FILE}": "nobody",
    }.items():
        (root / name).parent.mkdir(parents=True)
        (root / name).write_bytes(notebook(text))
    collection = collect_downloads(course, root)
    assert (stored_text(course, "s01"), stored_text(course, "s02")) == ("ada", "yui")
    # A file of another type is stored, too: grading produces the message for its student.
    assert stored_text(course, "s03") == "no notebook"
    assert statuses(collection)[f"s99/{FILE}"] == "unmatched"


def test_times_of_files(course: Course, tmp_path: Path) -> None:
    """Times of files that are far apart are those of submission; a later file replaces."""
    root = tmp_path / "folder"
    for student, second in (("s01", 1_780_000_000), ("s02", 1_780_100_000)):
        path = root / student / FILE
        path.parent.mkdir(parents=True)
        path.write_bytes(notebook(student))
        os.utime(path, (second, second))
    collection = collect_downloads(course, root)
    assert collection.messages == ()
    assert stored_time(course, "s01") == "2026-05-28 20:26:40 UTC"
    path = root / "s01" / FILE
    path.write_bytes(notebook("changed"))
    os.utime(path, (1_780_200_000, 1_780_200_000))
    assert outcome_of(collect_downloads(course, root), "s01").status == "replaced"
    assert stored_time(course, "s01") == "2026-05-31 04:00:00 UTC"


def test_a_dry_run_writes_nothing(course: Course, tmp_path: Path) -> None:
    """A dry run has the same outcomes and leaves the classroom unchanged."""
    (tmp_path / "in" / "s01").mkdir(parents=True)
    (tmp_path / "in" / "s01" / FILE).write_bytes(notebook("ada"))
    before = sorted(course.classroom.path.rglob("*"))
    collection = collect_downloads(course, tmp_path / "in", dry_run=True)
    assert outcome_of(collection, "s01").status == "taken"
    assert sorted(course.classroom.path.rglob("*")) == before
    assert outcome_of(collect_downloads(course, tmp_path / "in"), "s01").status == "taken"


def test_a_submission_stored_by_hand(course: Course, tmp_path: Path) -> None:
    """A later file replaces one that was stored by hand, and an earlier one does not."""
    stored = student_paths(course, "s01").submission
    stored.parent.mkdir(parents=True)
    stored.write_bytes(notebook("by hand"))
    os.utime(stored, (1_780_000_000, 1_780_000_000))
    path = tmp_path / "in" / "s01" / FILE
    path.parent.mkdir(parents=True)
    path.write_bytes(notebook("from the folder"))
    os.utime(path, (1_779_000_000, 1_779_000_000))
    assert outcome_of(collect_downloads(course, tmp_path / "in"), "s01").status == "older"
    assert stored_text(course, "s01") == "by hand"
    os.utime(path, (1_781_000_000, 1_781_000_000))
    assert outcome_of(collect_downloads(course, tmp_path / "in"), "s01").status == "replaced"
    assert stored_text(course, "s01") == "from the folder"
