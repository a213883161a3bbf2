"""Hostile downloads: they write nothing outside the classroom, and affect no other student."""

import os
import stat
import struct
import zipfile
from pathlib import Path

import pytest

from autograder.core.errors import SeminarError
from autograder.course import Course
from autograder.intake.limits import MAX_NOTEBOOK_BYTES
from autograder.lms import archive
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
    student_paths,
)
from tests.support.fault_harness import seminar

GOOD = {f"Ada Lovelace_1_assignsubmission_file/{FILE}": notebook("ada")}


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """A course of one week with a roster."""
    return downloads.make_course(tmp_path)


def outside(course: Course, tmp_path: Path) -> set[Path]:
    """Return all paths under `tmp_path` outside the classroom."""
    return {path for path in tmp_path.rglob("*") if course.classroom.path not in path.parents}


@pytest.mark.parametrize(
    "name",
    [
        "../../x",
        "/etc/x",
        "..\\..\\x",
        "C:\\x",
        "../../../../../../tmp/x",
        "s01/../../../x",
        "佐藤 結衣_2_assignsubmission_file/../../../../x",
    ],
)
@pytest.mark.parametrize("source", ["moodle", "canvas", "classroom", "folder"])
def test_a_name_never_becomes_a_path(
    course: Course, tmp_path: Path, name: str, source: str
) -> None:
    """A member whose name has `..` or is absolute is written only to a student's directory."""
    members = GOOD | {f"{name}.ipynb": b"x", f"{name}/{FILE}": b"x"}
    zipped = make_zip(tmp_path / "w.zip", members)
    before = outside(course, tmp_path)
    collect_downloads(course, zipped, source=source)
    assert outside(course, tmp_path) == before
    written = {
        p.relative_to(course.classroom.path).parts for p in course.classroom.path.rglob(FILE)
    }
    ids = {f"s0{n}" for n in range(1, 8)}
    assert all(parts[0] == "submitted" and parts[1] in ids for parts in written)


def test_a_name_of_a_person_never_becomes_a_path(course: Course, tmp_path: Path) -> None:
    """A directory named `../../x` on disk or in a zip matches no student."""
    directory = tmp_path / "in" / "..%2f..%2fx"
    directory.mkdir(parents=True)
    (directory / FILE).write_bytes(b"x")
    members = {
        f"../../x_5_assignsubmission_file/{FILE}": notebook("x"),
        f"....x_6_assignsubmission_file/{FILE}": notebook("x"),
    }
    collection = collect_downloads(course, tmp_path / "in", make_zip(tmp_path / "w.zip", members))
    assert {outcome.status for outcome in collection.outcomes} == {"unmatched"}
    assert not course.classroom.submitted_dir.exists()


def test_links_in_a_zip_and_in_a_folder(course: Course, tmp_path: Path) -> None:
    """A link to a file is refused, and a link to a directory is not followed."""
    secret = tmp_path / "secret.ipynb"
    secret.write_bytes(notebook("secret"))
    zipped = make_zip(tmp_path / "w.zip", GOOD)
    link = zipfile.ZipInfo(f"佐藤 結衣_2_assignsubmission_file/{FILE}")
    link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(zipped, "a") as target:
        target.writestr(link, str(secret))
    collection = collect_downloads(course, zipped)
    assert outcome_of(collection, "s02").status == "refused"
    assert outcome_of(collection, "s01").status == "taken"
    folder = tmp_path / "in"
    (folder / "s03").mkdir(parents=True)
    (folder / "s03" / FILE).symlink_to(secret)
    (folder / "s04").symlink_to(tmp_path)
    os.mkfifo(folder / "s03" / "pipe.ipynb")
    collection = collect_downloads(course, folder, source="folder")
    assert {outcome.status for outcome in collection.outcomes} == {"refused"}
    assert [stored_text(course, f"s0{n}") for n in (2, 3, 4)] == [None, None, None]


def test_a_link_in_the_classroom_is_not_followed(course: Course, tmp_path: Path) -> None:
    """If a student's directory is a link, nothing is written through it; others are stored."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    course.classroom.submitted_dir.mkdir()
    (course.classroom.submitted_dir / "s01").symlink_to(elsewhere)
    (course.classroom.submitted_dir / "s02").write_text("a file")
    members = GOOD | {
        f"佐藤 結衣_2_assignsubmission_file/{FILE}": notebook("yui"),
        f"Mary Ann ONeil_3_assignsubmission_file/{FILE}": notebook("mary"),
    }
    collection = collect_downloads(course, make_zip(tmp_path / "w.zip", members))
    assert outcome_of(collection, "s01").status == "refused"
    assert "is a link" in outcome_of(collection, "s01").note
    assert outcome_of(collection, "s02").status == "refused"
    assert stored_text(course, "s03") == "mary"
    assert list(elsewhere.iterdir()) == []


def test_a_notebook_that_is_a_link_is_replaced_not_written_through(
    course: Course, tmp_path: Path
) -> None:
    """A link stored as the notebook is replaced; its target does not change."""
    victim = tmp_path / "victim"
    victim.write_text("mine")
    stored = student_paths(course, "s01").submission
    stored.parent.mkdir(parents=True)
    stored.symlink_to(victim)
    collect_downloads(course, make_zip(tmp_path / "w.zip", GOOD), use_file_times=True)
    assert victim.read_text() == "mine"
    assert stored.parent.resolve() == stored.parent


@pytest.mark.slow
def test_bombs_cost_little(course: Course, tmp_path: Path) -> None:
    """A member of a gigabyte of zeros is refused; one just over the limit is cut off."""
    zipped = tmp_path / "w.zip"
    with zipfile.ZipFile(zipped, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in GOOD.items():
            target.writestr(name, data)
        with target.open(f"佐藤 結衣_2_assignsubmission_file/{FILE}", "w", force_zip64=True) as big:
            for _ in range(1024):
                big.write(bytes(1 << 20))
        large = os.urandom(MAX_NOTEBOOK_BYTES + 5)
        target.writestr(f"Mary Ann ONeil_3_assignsubmission_file/{FILE}", large)
    collection = collect_downloads(course, zipped)
    assert outcome_of(collection, "s01").status == "taken"
    assert (
        outcome_of(collection, "s02").note == "unpacks to many times its size, as no notebook does"
    )
    assert outcome_of(collection, "s03").status == "taken"
    assert (student_paths(course, "s03").submission).stat().st_size == MAX_NOTEBOOK_BYTES + 1


@pytest.mark.nightly
def test_a_hundred_thousand_members(course: Course, tmp_path: Path) -> None:
    """Too many files give a one-line error, in a zip and in a zip within it."""
    zipped = tmp_path / "many.zip"
    with zipfile.ZipFile(zipped, "w") as target:
        for number in range(100_000):
            target.writestr(zipfile.ZipInfo(f"s01/{number}.ipynb"), b"")
    with pytest.raises(SeminarError, match=f"holds more than {archive.MAX_ARCHIVE_FILES} files"):
        collect_downloads(course, zipped)
    outer = {"Ada Lovelace_1_assignsubmission_file/many.zip": zipped.read_bytes()}
    collection = collect_downloads(course, make_zip(tmp_path / "outer.zip", outer))
    assert outcome_of(collection, "s01").note == "a zip that is damaged"


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: b"PK",
        lambda data: data[: len(data) // 2],
        lambda data: b"<html>Your session has expired</html>",
        lambda data: data.replace(b"PK\1\2", b"PK\1\3"),
        lambda data: data[:-22] + data[-22:].replace(data[-10:-6], b"\xff\xff\xff\xff"),
    ],
)  # fmt: skip
def test_a_damaged_zip_is_one_line(course: Course, tmp_path: Path, damage: object) -> None:
    """Half a zip, or a web page instead, gives a one-line error with the next step."""
    zipped = make_zip(tmp_path / "w.zip", GOOD)
    zipped.write_bytes(damage(zipped.read_bytes()))  # type: ignore[operator]
    with pytest.raises(SeminarError, match=r"w\.zip: is not a zip, or a damaged one"):
        collect_downloads(course, zipped)


def test_one_damaged_member_costs_one_student(course: Course, tmp_path: Path) -> None:
    """A member that is encrypted, broken or of unknown compression is refused; others are not."""
    names = [f"佐藤 結衣_2_assignsubmission_file/{FILE}",
             f"Mary Ann ONeil_3_assignsubmission_file/{FILE}",
             f"髙橋 一郎_6_assignsubmission_file/{FILE}"]  # fmt: skip
    zipped = make_zip(tmp_path / "w.zip", GOOD | dict.fromkeys(names, notebook("long enough")))
    data = bytearray(zipped.read_bytes())
    with zipfile.ZipFile(zipped) as source:
        infos = [source.getinfo(name) for name in names]
    data[infos[0].header_offset + 30 + len(names[0].encode()) + 4] ^= 0xFF
    at = _central(data, names[1])
    struct.pack_into("<H", data, at + 8, struct.unpack_from("<H", data, at + 8)[0] | 1)
    struct.pack_into("<H", data, _central(data, names[2]) + 10, 97)
    zipped.write_bytes(data)
    collection = collect_downloads(course, zipped)
    assert outcome_of(collection, "s01").status == "taken"
    assert [outcome_of(collection, student).status for student in ("s02", "s03", "s06")] == [
        "refused"
    ] * 3


def _central(data: bytearray, name: str) -> int:
    """Return the offset of a member in the zip's central directory."""
    return data.rindex(name.encode()) - 46


def test_names_that_act_on_a_terminal(course: Course, tmp_path: Path) -> None:
    """Escape sequences, line breaks and bidirectional marks in names are replaced in output."""
    evil = "\x1b]0;owned\x07\x1b[31m\n\u202egnp.ipynb"
    members = GOOD | {f"{evil}_7_assignsubmission_file/{evil}": b"x", f"nobody/{evil}": b"x"}
    zipped = make_zip(tmp_path / "w.zip", members)
    done = seminar(course.root, "collect", ASSIGNMENT, str(zipped))
    assert done.returncode == 0, done.stderr
    assert not set(done.stdout + done.stderr) & {"\x1b", "\x07", "\u202e"}
    assert done.stdout.count("\n") == len(statuses(collect_downloads(course, zipped))) + 2


@pytest.mark.parametrize("given", ["nothing.zip", "table.csv", "empty"])
def test_what_cannot_be_collected(course: Course, tmp_path: Path, given: str) -> None:
    """A missing path, a table alone and an empty directory give a one-line error."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "table.csv").write_text("a\n1\n")
    done = seminar(course.root, "collect", ASSIGNMENT, str(tmp_path / given))
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr
