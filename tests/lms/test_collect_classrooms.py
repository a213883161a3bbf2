"""Collecting from GitHub Classroom (clones) and Google Classroom (files of a Drive folder)."""

import os
import subprocess
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

ROSTER = """\
id,name,lms_id
s01,Ada Lovelace,ada-lovelace
s02,佐藤 結衣,yui-s
s03,Mary O'Neil,
"""


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """A course of one week with GitHub users in the roster."""
    return downloads.make_course(tmp_path, ROSTER)


def git(clone: Path, *arguments: str, when: str = "2026-12-04T20:00:00+09:00") -> None:
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(clone),
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_DATE": when,
        "GIT_COMMITTER_DATE": when,
    }
    who = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
    command = ["git", "-C", str(clone), *who, *arguments]
    subprocess.run(command, env=environment, check=True, capture_output=True)


def clone(folder: Path, name: str, text: str, when: str = "2026-12-04T20:00:00+09:00") -> Path:
    """Create a clone with one commit of the notebook."""
    path = folder / name
    path.mkdir(parents=True)
    git(path, "init", "-q")
    (path / FILE).write_bytes(notebook(text))
    git(path, "add", FILE)
    git(path, "commit", "-qm", "done", when=when)
    return path


def test_clones_by_user_with_the_commits_time(course: Course, tmp_path: Path) -> None:
    """The user after the assignment's name is matched; the time is the notebook's last commit."""
    folder = tmp_path / "week2-loss-submissions"
    ada = clone(folder, "week2-loss-ada-lovelace", "ada")
    clone(folder, "week2-loss-yui-s", "yui", "2026-12-05T01:00:00+09:00")
    clone(folder, "week2-loss-lovelace", "unknown")
    (ada / "README.md").write_text("later, and not the notebook")
    git(ada, "add", "README.md")
    git(ada, "commit", "-qm", "words", when="2026-12-09T20:00:00+09:00")
    collection = collect_downloads(course, folder)
    assert (stored_text(course, "s01"), stored_text(course, "s02")) == ("ada", "yui")
    assert stored_time(course, "s01") == "2026-12-04 11:00:00 UTC"
    assert stored_time(course, "s02") == "2026-12-04 16:00:00 UTC"
    assert statuses(collection)[f"week2-loss-lovelace/{FILE}"] == "unmatched"


def test_githubs_own_roster(course: Course, tmp_path: Path) -> None:
    """Users that are not in our roster are matched by the identifier in GitHub's."""
    folder = tmp_path / "clones"
    clone(folder, "homework-two-maryo", "mary")
    clone(folder, "homework-two-yui-s", "yui")
    table = tmp_path / "classroom_roster.csv"
    table.write_text(
        '"identifier","github_username","github_id","name"\n"s03","MaryO","77",""\n"s99","","",""\n'
    )
    collect_downloads(course, folder, table)
    assert (stored_text(course, "s03"), stored_text(course, "s02")) == ("mary", "yui")


def test_a_later_commit_replaces(course: Course, tmp_path: Path) -> None:
    """After a pull the later commit counts."""
    folder = tmp_path / "clones"
    ada = clone(folder, "week2_loss-ada-lovelace", "first")
    collect_downloads(course, folder)
    (ada / FILE).write_bytes(notebook("second"))
    git(ada, "commit", "-qam", "again", when="2026-12-06T20:00:00+09:00")
    assert outcome_of(collect_downloads(course, folder), "s01").status == "replaced"
    assert (stored_text(course, "s01"), stored_time(course, "s01")) == (
        "second",
        "2026-12-06 11:00:00 UTC",
    )


def test_what_is_in_no_commit(course: Course, tmp_path: Path) -> None:
    """A notebook without a commit, and a damaged repository, have no time, and give a message."""
    folder = tmp_path / "clones"
    ada = clone(folder, "week2_loss-ada-lovelace", "ada")
    yui = clone(folder, "week2_loss-yui-s", "yui")
    git(ada, "rm", "-q", "--cached", FILE)
    git(ada, "commit", "-qm", "gone", "--amend", "--allow-empty")
    (yui / ".git" / "HEAD").write_bytes(b"\xff\xfe nothing")
    collection = collect_downloads(course, folder)
    assert (stored_text(course, "s01"), stored_time(course, "s01")) == ("ada", None)
    assert (stored_text(course, "s02"), stored_time(course, "s02")) == ("yui", None)
    assert sum("in no commit" in line for line in collection.messages) == 2


def test_nothing_of_a_clone_is_run(course: Course, tmp_path: Path) -> None:
    """Hooks, watchers, filters, pagers and editors that a clone configures are not run."""
    folder = tmp_path / "clones"
    ada = clone(folder, "week2_loss-ada-lovelace", "ada")
    mark = tmp_path / "it-ran"
    trap = tmp_path / "trap.sh"
    trap.write_text(f"#!/bin/sh\ntouch {mark}\n")
    trap.chmod(0o755)
    names = ("core.fsmonitor", "core.pager", "core.editor", "core.sshCommand", "diff.external",
             "filter.x.clean", "filter.x.smudge", "filter.x.process", "core.alternateRefsCommand",
             "uploadpack.packObjectsHook", "gpg.program", "credential.helper")  # fmt: skip
    lines = [f"[{n.rpartition('.')[0]}]\n\t{n.rpartition('.')[2]} = {trap}\n" for n in names]
    with (ada / ".git" / "config").open("a") as config:
        config.writelines(lines)
    (ada / ".gitattributes").write_text("*.ipynb filter=x diff=x\n")
    for hook in ("post-checkout", "pre-commit", "post-index-change", "reference-transaction"):
        (ada / ".git" / "hooks").mkdir(exist_ok=True)
        (ada / ".git" / "hooks" / hook).write_text(trap.read_text())
        (ada / ".git" / "hooks" / hook).chmod(0o755)
    collect_downloads(course, folder)
    assert stored_time(course, "s01") == "2026-12-04 11:00:00 UTC"
    assert not mark.exists()
    # The trap works: git itself runs it.
    subprocess.run(["git", "-C", str(ada), "status"], capture_output=True, check=False)
    assert mark.exists()


@pytest.fixture
def drive_course(tmp_path: Path) -> Course:
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
def test_a_name_in_the_files_name(
    drive_course: Course, tmp_path: Path, name: str, student: str
) -> None:
    """Id, name or address in a file's or directory's name matches, with Drive's copy marks."""
    collect_downloads(
        drive_course, make_zip(tmp_path / "drive.zip", {name: notebook("x")}), source="classroom"
    )
    assert stored_text(drive_course, student) == "x"


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
def test_no_student_is_guessed(
    drive_course: Course, tmp_path: Path, name: str, status: str
) -> None:
    """A file whose name matches no student, or two, is stored for no student."""
    collection = collect_downloads(
        drive_course, make_zip(tmp_path / "drive.zip", {name: notebook("x")}), source="classroom"
    )
    assert statuses(collection) == {name: status}
    assert collection.missing == tuple(f"s0{n}" for n in range(1, 8))


def test_the_later_of_two_copies(drive_course: Course, tmp_path: Path) -> None:
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
        drive_course, make_zip(tmp_path / "drive.zip", members, times), source="classroom"
    )
    assert stored_text(drive_course, "s01") == "later"
    assert stored_time(drive_course, "s01") == "2026-12-04 00:00:00 UTC"
    assert stored_text(drive_course, "s02") == "third"
    assert sorted(statuses(collection).values()) == [
        "s01 skipped", "s01 taken", "s02 skipped", "s02 skipped", "s02 taken",
    ]  # fmt: skip


def test_a_folder_by_ids(drive_course: Course, tmp_path: Path) -> None:
    """Directories named by id, name or address are matched, also in nbgrader's layout."""
    root = tmp_path / "handed in"
    for name, text in {
        f"s01/{FILE}": "ada",
        f"佐藤　結衣/{ASSIGNMENT}/{FILE}": "yui",
        "mary@example.org/notes.txt": "no notebook",
        f"s99/{FILE}": "unknown",
    }.items():
        (root / name).parent.mkdir(parents=True)
        (root / name).write_bytes(notebook(text))
    collection = collect_downloads(drive_course, root)
    assert (stored_text(drive_course, "s01"), stored_text(drive_course, "s02")) == ("ada", "yui")
    # A file of another type is stored, too: grading produces the message for its student.
    assert stored_text(drive_course, "s03") == "no notebook"
    assert statuses(collection)[f"s99/{FILE}"] == "unmatched"


def test_times_of_files(drive_course: Course, tmp_path: Path) -> None:
    """Times of files that are far apart are those of submission; a later file replaces."""
    root = tmp_path / "folder"
    for student, second in (("s01", 1_780_000_000), ("s02", 1_780_100_000)):
        path = root / student / FILE
        path.parent.mkdir(parents=True)
        path.write_bytes(notebook(student))
        os.utime(path, (second, second))
    collection = collect_downloads(drive_course, root)
    assert collection.messages == ()
    assert stored_time(drive_course, "s01") == "2026-05-28 20:26:40 UTC"
    path = root / "s01" / FILE
    path.write_bytes(notebook("changed"))
    os.utime(path, (1_780_200_000, 1_780_200_000))
    assert outcome_of(collect_downloads(drive_course, root), "s01").status == "replaced"
    assert stored_time(drive_course, "s01") == "2026-05-31 04:00:00 UTC"


def test_a_dry_run_writes_nothing(drive_course: Course, tmp_path: Path) -> None:
    """A dry run has the same outcomes and leaves the classroom unchanged."""
    (tmp_path / "in" / "s01").mkdir(parents=True)
    (tmp_path / "in" / "s01" / FILE).write_bytes(notebook("ada"))
    before = sorted(drive_course.classroom.path.rglob("*"))
    collection = collect_downloads(drive_course, tmp_path / "in", dry_run=True)
    assert outcome_of(collection, "s01").status == "taken"
    assert sorted(drive_course.classroom.path.rglob("*")) == before
    assert outcome_of(collect_downloads(drive_course, tmp_path / "in"), "s01").status == "taken"


def test_a_submission_stored_by_hand(drive_course: Course, tmp_path: Path) -> None:
    """A later file replaces one that was stored by hand, and an earlier one does not."""
    stored = student_paths(drive_course, "s01").submission
    stored.parent.mkdir(parents=True)
    stored.write_bytes(notebook("by hand"))
    os.utime(stored, (1_780_000_000, 1_780_000_000))
    path = tmp_path / "in" / "s01" / FILE
    path.parent.mkdir(parents=True)
    path.write_bytes(notebook("from the folder"))
    os.utime(path, (1_779_000_000, 1_779_000_000))
    assert outcome_of(collect_downloads(drive_course, tmp_path / "in"), "s01").status == "older"
    assert stored_text(drive_course, "s01") == "by hand"
    os.utime(path, (1_781_000_000, 1_781_000_000))
    assert outcome_of(collect_downloads(drive_course, tmp_path / "in"), "s01").status == "replaced"
    assert stored_text(drive_course, "s01") == "from the folder"
