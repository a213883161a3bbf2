"""Hostile downloads: whatever is in one, nothing is written outside, and nobody else is touched."""

import os
import stat
import struct
import zipfile
from pathlib import Path

import pytest

from autograder.core.errors import SeminarError
from autograder.course import Course
from autograder.intake.limits import MAX_BYTES
from autograder.lms import archive
from tests import downloads
from tests.downloads import ASSIGNMENT, FILE, notebook, of, outcomes, packed, said, take
from tests.test_cli import seminar

GOOD = {f"Ada Lovelace_1_assignsubmission_file/{FILE}": notebook("ada")}


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """A course of one week with a roster."""
    return downloads.lay_out(tmp_path)


def outside(course: Course, tmp_path: Path) -> set[Path]:
    """Everything on this disk that is in reach and not in the classroom."""
    return {path for path in tmp_path.rglob("*") if course.classroom not in path.parents}


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
def test_a_name_leads_nowhere(course: Course, tmp_path: Path, name: str, source: str) -> None:
    """A member whose name climbs out of its folder is written to no place but a student's."""
    members = GOOD | {f"{name}.ipynb": b"x", f"{name}/{FILE}": b"x"}
    zipped = packed(tmp_path / "w.zip", members)
    before = outside(course, tmp_path)
    take(course, zipped, source=source)
    assert outside(course, tmp_path) == before
    written = {p.relative_to(course.classroom).parts for p in course.classroom.path.rglob(FILE)}
    ids = {f"s0{n}" for n in range(1, 8)}
    assert all(parts[0] == "submitted" and parts[1] in ids for parts in written)


def test_a_student_who_is_called_so(course: Course, tmp_path: Path) -> None:
    """A folder named `../../x` on the disk or in the names of people is nobody's."""
    place = tmp_path / "in" / "..%2f..%2fx"
    place.mkdir(parents=True)
    (place / FILE).write_bytes(b"x")
    members = {
        f"../../x_5_assignsubmission_file/{FILE}": notebook("x"),
        f"....x_6_assignsubmission_file/{FILE}": notebook("x"),
    }
    done = take(course, tmp_path / "in", packed(tmp_path / "w.zip", members))
    assert {one.status for one in done.outcomes} == {"unmatched"}
    assert not (course.classroom.path / "submitted").exists()


def test_links_in_a_zip_and_in_a_folder(course: Course, tmp_path: Path) -> None:
    """A link is refused where it is a hand-in, and not followed where it is a folder."""
    secret = tmp_path / "secret.ipynb"
    secret.write_bytes(notebook("secret"))
    zipped = packed(tmp_path / "w.zip", GOOD)
    link = zipfile.ZipInfo(f"佐藤 結衣_2_assignsubmission_file/{FILE}")
    link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(zipped, "a") as target:
        target.writestr(link, str(secret))
    done = take(course, zipped)
    assert of(done, "s02").status == "refused"
    assert of(done, "s01").status == "taken"
    folder = tmp_path / "in"
    (folder / "s03").mkdir(parents=True)
    (folder / "s03" / FILE).symlink_to(secret)
    (folder / "s04").symlink_to(tmp_path)
    os.mkfifo(folder / "s03" / "pipe.ipynb")
    done = take(course, folder, source="folder")
    assert {one.status for one in done.outcomes} == {"refused"}
    assert [said(course, f"s0{n}") for n in (2, 3, 4)] == [None, None, None]


def test_a_link_in_the_classroom_is_not_followed(course: Course, tmp_path: Path) -> None:
    """Where a student's folder is a link, nothing is written through it, and others go on."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (course.classroom.path / "submitted").mkdir()
    (course.classroom.path / "submitted" / "s01").symlink_to(elsewhere)
    (course.classroom.path / "submitted" / "s02").write_text("a file")
    members = GOOD | {
        f"佐藤 結衣_2_assignsubmission_file/{FILE}": notebook("yui"),
        f"Mary Ann ONeil_3_assignsubmission_file/{FILE}": notebook("mary"),
    }
    done = take(course, packed(tmp_path / "w.zip", members))
    assert of(done, "s01").status == "refused"
    assert "is a link" in of(done, "s01").note
    assert of(done, "s02").status == "refused"
    assert said(course, "s03") == "mary"
    assert list(elsewhere.iterdir()) == []


def test_a_notebook_that_is_a_link_is_replaced_not_written_through(
    course: Course, tmp_path: Path
) -> None:
    """A link in the notebook's own place gives way; what it points at stays as it is."""
    victim = tmp_path / "victim"
    victim.write_text("mine")
    own = course.classroom.assignment(ASSIGNMENT).student("s01").submitted_dir / FILE
    own.parent.mkdir(parents=True)
    own.symlink_to(victim)
    take(course, packed(tmp_path / "w.zip", GOOD), trust_times=True)
    assert victim.read_text() == "mine"
    assert own.parent.resolve() == own.parent


def test_bombs_cost_little(course: Course, tmp_path: Path) -> None:
    """A member of a gigabyte of zeros is refused; one just over the cap is taken cut off."""
    zipped = tmp_path / "w.zip"
    with zipfile.ZipFile(zipped, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in GOOD.items():
            target.writestr(name, data)
        with target.open(f"佐藤 結衣_2_assignsubmission_file/{FILE}", "w", force_zip64=True) as big:
            for _ in range(1024):
                big.write(bytes(1 << 20))
        large = os.urandom(MAX_BYTES + 5)
        target.writestr(f"Mary Ann ONeil_3_assignsubmission_file/{FILE}", large)
    done = take(course, zipped)
    assert of(done, "s01").status == "taken"
    assert of(done, "s02").note == "unpacks to many times its size, as no notebook does"
    assert of(done, "s03").status == "taken"
    assert (
        course.classroom.assignment(ASSIGNMENT).student("s03").submitted_dir / FILE
    ).stat().st_size == MAX_BYTES + 1


def test_a_hundred_thousand_members(course: Course, tmp_path: Path) -> None:
    """More files than a class can hand in are refused with one line, in a zip and in a zip's."""
    zipped = tmp_path / "many.zip"
    with zipfile.ZipFile(zipped, "w") as target:
        for number in range(100_000):
            target.writestr(zipfile.ZipInfo(f"s01/{number}.ipynb"), b"")
    with pytest.raises(SeminarError, match=f"holds more than {archive.MAX_FILES} files"):
        take(course, zipped)
    outer = {"Ada Lovelace_1_assignsubmission_file/many.zip": zipped.read_bytes()}
    done = take(course, packed(tmp_path / "outer.zip", outer))
    assert of(done, "s01").note == "a zip that is damaged"


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
    """Half a zip, or a page in its place, ends in one line that says what to do."""
    zipped = packed(tmp_path / "w.zip", GOOD)
    zipped.write_bytes(damage(zipped.read_bytes()))  # type: ignore[operator]
    with pytest.raises(SeminarError, match=r"w\.zip: is no zip, or a damaged one"):
        take(course, zipped)


def test_one_damaged_member_costs_one_student(course: Course, tmp_path: Path) -> None:
    """A member that is encrypted, broken or packed strangely is refused; others are taken."""
    names = [f"佐藤 結衣_2_assignsubmission_file/{FILE}",
             f"Mary Ann ONeil_3_assignsubmission_file/{FILE}",
             f"髙橋 一郎_6_assignsubmission_file/{FILE}"]  # fmt: skip
    zipped = packed(tmp_path / "w.zip", GOOD | dict.fromkeys(names, notebook("long enough")))
    data = bytearray(zipped.read_bytes())
    with zipfile.ZipFile(zipped) as source:
        infos = [source.getinfo(name) for name in names]
    data[infos[0].header_offset + 30 + len(names[0].encode()) + 4] ^= 0xFF
    at = _central(data, names[1])
    struct.pack_into("<H", data, at + 8, struct.unpack_from("<H", data, at + 8)[0] | 1)
    struct.pack_into("<H", data, _central(data, names[2]) + 10, 97)
    zipped.write_bytes(data)
    done = take(course, zipped)
    assert of(done, "s01").status == "taken"
    assert [of(done, student).status for student in ("s02", "s03", "s06")] == ["refused"] * 3


def _central(data: bytearray, name: str) -> int:
    """Where a member stands in the list at the zip's end."""
    return data.rindex(name.encode()) - 46


def test_names_that_act_on_a_terminal(course: Course, tmp_path: Path) -> None:
    """Escape sequences, line breaks and turned writing in names are shown as what they are not."""
    evil = "\x1b]0;owned\x07\x1b[31m\n\u202egnp.ipynb"
    members = GOOD | {f"{evil}_7_assignsubmission_file/{evil}": b"x", f"nobody/{evil}": b"x"}
    zipped = packed(tmp_path / "w.zip", members)
    done = seminar(course.root, "collect", ASSIGNMENT, str(zipped))
    assert done.returncode == 0, done.stderr
    assert not set(done.stdout + done.stderr) & {"\x1b", "\x07", "\u202e"}
    assert done.stdout.count("\n") == len(outcomes(take(course, zipped))) + 2


@pytest.mark.parametrize("given", ["nothing.zip", "table.csv", "empty"])
def test_what_cannot_be_collected(course: Course, tmp_path: Path, given: str) -> None:
    """A path that is not there, a table alone and an empty folder are told; no traceback."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "table.csv").write_text("a\n1\n")
    done = seminar(course.root, "collect", ASSIGNMENT, str(tmp_path / given))
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr
