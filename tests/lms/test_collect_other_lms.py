"""Collecting from Blackboard, Brightspace, Gradescope, ILIAS, Sakai, and by one's own pattern.

The shapes of names are those of the sources that the modules of `autograder/lms/sources/` name.
"""

from pathlib import Path

import pytest

from autograder.core.errors import SeminarError
from autograder.course import Course
from autograder.lms.attempt import CollectStatus
from autograder.workflows import collect
from autograder.workflows.collect import Collection
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
)

ROSTER = """\
id,name,email,lms_id,group
s01,Ada Lovelace,ada@example.org,ada,A
s02,佐藤 結衣,yui@example.jp,yui,A
s03,"O'Neil, Mary Ann",mary@example.org,mary_ann,B
s04,Ken Sato,ken@example.jp,ken1,B
s05,Ken Sato,ken2@example.jp,ken2,
s06,Олена Шевченко,olena@example.org,olena,
s07,Zoë Ó Briain,zoe@example.org,zoe,
"""
TYPED = "a text that was typed into the LMS, not a notebook: read it there"
LATER, UTC_TIME = "2026-12-05-00-30-00", "2026-12-04 14:58:00 UTC"


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """A course of one week in Tokyo with a roster of many scripts."""
    return downloads.make_course(tmp_path, ROSTER)


def blackboard(user: str, time: str = "2026-12-04-23-58-00", file: str = FILE) -> str:
    return f"Week 2_loss_{user}_attempt_{time}{f'_{file}' if file else '.txt'}"


def description(name: str, user: str, text: str = "") -> bytes:
    text = text or "There is no student submission text data for this assignment."
    return (
        f"Name: {name} ({user})\nAssignment: Week 2_loss\nDate Submitted: Friday\n"
        f"Current Grade: Needs Grading\n\nSubmission Field:\n{text}\n"
    ).encode()


def test_blackboard(course: Course, tmp_path: Path) -> None:
    """The user's name may have a `_`; the attempt's `.txt` has the name; the later one counts."""
    members = {
        blackboard("ada"): notebook("ada"),
        blackboard("ada", file=""): description("Ada Lovelace", "ada"),
        blackboard("ada", LATER): notebook("ada again"),
        blackboard("mary_ann"): notebook("mary"),
        blackboard("x99", file=f"ken1_attempt_{LATER}_{FILE}"): notebook("forged"),
        blackboard("yui_x"): notebook("yui"),
        blackboard("yui_x", file=""): description("佐藤 結衣", "yui_x"),
        blackboard("olena", file=""): description("Олена Шевченко", "olena", "<p>my answer</p>"),
    }
    collection = collect_downloads(course, make_zip(tmp_path / "gradebook.zip", members))
    assert [stored_text(course, f"s0{n}") for n in (1, 2, 3)] == ["ada again", "yui", "mary"]
    assert stored_time(course, "s01") == "2026-12-04 15:30:00 UTC"
    assert stored_time(course, "s03") == UTC_TIME
    assert stored_text(course, "s04") is None
    assert_typed(collection, "s06")
    assert len(collection.outcomes) == 6
    assert collection.missing == ("s04", "s05", "s06", "s07")


def assert_typed(collection: Collection, student: str) -> None:
    """The only file of the student is named as a text that was typed, and not stored."""
    typed = outcome_of(collection, student)
    assert (typed.status, typed.note) == (CollectStatus.SKIPPED, TYPED)
    assert student in collection.missing


def test_brightspace(course: Course, tmp_path: Path) -> None:
    """Files and directories are named by name and time; some sites put an id before the name."""
    date = "Dec 4, 2026 1158 PM"
    members = {
        f"13394-80551 - Ada Lovelace - {date} - {FILE}": notebook("ada"),
        f"13394-80552 - 佐藤 結衣 - {date}/{FILE}": notebook("yui"),
        f"13394-80553 - mary_ann - O'Neil Mary Ann- Dec 5, 2026 905 AM - my - {FILE}": notebook(
            "m"
        ),
        f"13394-80554 - Ken Sato - {date} - {FILE}": notebook("ken"),
        f"13394-80555 - Zoë Ó Briain - décembre 4, 2026 1158 PM - {FILE}": notebook("zoe"),
        f"13394-80556 - Олена Шевченко - {date} - Text Submission.html": b"<p>my answer</p>",
        "index.html": b"<html>",
    }
    collection = collect_downloads(course, make_zip(tmp_path / "week 2.zip", members))
    assert_typed(collection, "s06")
    assert [stored_text(course, f"s0{n}") for n in (1, 2, 3, 7)] == ["ada", "yui", "m", "zoe"]
    assert stored_time(course, "s02") == UTC_TIME
    assert stored_time(course, "s03") == "2026-12-05 00:05:00 UTC"
    assert stored_time(course, "s07") is None
    assert any("its time 'décembre 4, 2026 1158 PM' cannot" in m for m in collection.messages)
    files = statuses(collection)
    assert files[f"13394-80554 - Ken Sato - {date} - {FILE}"] == "unmatched"
    assert files["index.html"] == "skipped"


METADATA = """\
---
submission_101:
  :submitters:
  - :name: Ada Lovelace
    :sid: ''
    :email: ADA@example.org
  :created_at: 2026-12-04 14:58:00.123456789 Z
  :score: 3.0
submission_102:
  :submitters:
  - :name: Ken Sato
    :sid: s04
    :email: other@example.org
  - :name: Олена Шевченко
    :sid: '300'
    :email:
  :created_at: !ruby/object:ActiveSupport::TimeWithZone
    utc: 2026-12-04 15:30:00.000000000 Z
    zone: !ruby/object:ActiveSupport::TimeZone
      name: Etc/UTC
  :results: &r
    tests: []
submission_103:
  :submitters: []
  :results: *r
submission_104:
  :submitters:
  - :name: Zoë Ó Briain
  :created_at: soon
"""


def gradescope(path: Path, metadata: str) -> Path:
    root = "assignment_8046601_export"
    members = {f"{root}/submission_{n}/{FILE}": notebook(str(n)) for n in (101, 102, 103, 104)}
    return make_zip(path, {f"{root}/submission_metadata.yml": metadata.encode(), **members})


def test_gradescope(course: Course, tmp_path: Path) -> None:
    """The metadata name the submitters and the time; a hand-in of two counts for both."""
    collection = collect_downloads(course, gradescope(tmp_path / "export.zip", METADATA))
    texts = {f"s0{n}": stored_text(course, f"s0{n}") for n in (1, 4, 6, 7)}
    assert texts == {"s01": "101", "s04": "102", "s06": "102", "s07": "104"}
    assert stored_time(course, "s01") == "2026-12-04 14:58:00.123456 UTC\n"
    assert stored_time(course, "s06") == "2026-12-04 15:30:00 UTC"
    assert stored_time(course, "s07") is None
    assert any("its time 'soon' is not a date" in message for message in collection.messages)
    assert collection.missing == ("s02", "s03", "s05")


@pytest.mark.parametrize("metadata", ["- 1\n", "{", "a: [" * 99999, "- " * 99999, "\0"])
def test_gradescopes_metadata_that_cannot_be_read(
    course: Course, tmp_path: Path, metadata: str
) -> None:
    """Metadata of any other form give a message, and nothing is stored."""
    with pytest.raises(SeminarError, match=r"submission_metadata\.yml"):
        collect_downloads(course, gradescope(tmp_path / "export.zip", metadata))
    assert not course.classroom.submitted_dir.exists()


def test_ilias(course: Course, tmp_path: Path) -> None:
    """Directories are named by name, login and number, in those of teams, too."""
    members = {
        f"Abgaben/Lovelace_Ada_ada_1234/{FILE}": notebook("ada"),
        f"Abgaben/Team 5/O_Neil_Mary_Ann_mary_ann_77/{FILE}": notebook("mary"),
        f"Abgaben/_Sato_ken2_1301/Late Submission - {FILE}": notebook("ken two"),
        f"Abgaben/Nobody_Known_nk_9/{FILE}": notebook("nobody"),
    }
    times = [(2026, 12, 4, 23, 58, 0), (2026, 12, 4, 20, 0, 0), (2026, 12, 5, 9, 0, 0)]
    collection = collect_downloads(course, make_zip(tmp_path / "Abgaben.zip", members, times))
    assert [stored_text(course, f"s0{n}") for n in (1, 3, 5)] == ["ada", "mary", "ken two"]
    assert stored_time(course, "s01") == UTC_TIME
    assert outcome_of(collection, "s05").note == "late, as the LMS says"
    assert statuses(collection)[f"Abgaben/Nobody_Known_nk_9/{FILE}"] == "unmatched"


def test_iliass_portfolios(course: Course, tmp_path: Path) -> None:
    """Pages that were made in ILIAS are named with their pictures; a notebook beside them counts.

    A page by another name is a file that the student handed in.
    """
    members = {
        "Abgaben/Lovelace_Ada_ada_1234/index.html": b"<html>",
        "Abgaben/Lovelace_Ada_ada_1234/css/style.css": b"",
        "Abgaben/Ó Briain_Zoë_zoe_12/index.html": b"<html>",
        f"Abgaben/Ó Briain_Zoë_zoe_12/{FILE}": notebook("zoe"),
        "Abgaben/Sato_Ken_ken2_1301/week2_loss.html": b"<html>",
    }
    collection = collect_downloads(course, make_zip(tmp_path / "Abgaben.zip", members))
    typed = [outcome for outcome in collection.outcomes if outcome.note == TYPED]
    assert [outcome.student for outcome in typed] == ["s01", "s01", "s07"]
    assert "s01" in collection.missing
    assert stored_text(course, "s07") == "zoe"
    assert outcome_of(collection, "s05").status is CollectStatus.TAKEN


def test_ids_that_look_like_iliass_directories(tmp_path: Path) -> None:
    """Directories named by ids with a `_` and a number are still matched by id."""
    course = downloads.make_course(tmp_path, "id\na_b_c_01\nx_02\n")
    for student in ("a_b_c_01", "x_02"):
        members = {f"{student}/{FILE}": notebook(student)}
        collect_downloads(course, make_zip(tmp_path / f"{student}.zip", members))
        assert stored_text(course, student) == student


def test_sakai(course: Course, tmp_path: Path) -> None:
    """The id is in brackets; a group's directory has several; feedback is not a submission."""
    ada, group = "Week 2/Lovelace, Ada(ada)", "Week 2/Sato, Ken(ken1); O Neil, Mary Ann(mary_ann)"
    members = {
        "Week 2/grades.csv": b"Week 2,Points",
        f"{ada}/timestamp.txt": b"2026-12-04T14:58:00Z",
        f"{ada}/Submission attachment(s)/{FILE}": notebook("ada"),
        f"{ada}/Feedback Attachment(s)/{FILE}": notebook("feedback"),
        f"{ada}/Lovelace, Ada(ada)_submissionText.html": b"<p>see the file</p>",
        f"{ada}/comments.txt": b"",
        f"{group}/timestamp.txt": b"20261204153000000",
        f"{group}/Submission attachment(s)/{FILE}": notebook("both"),
        "Week 2/Шевченко, Олена(olena)/timestamp.txt": b"today",
        f"Week 2/Шевченко, Олена(olena)/Submission attachment(s)/{FILE}": notebook("olena"),
    }
    collection = collect_downloads(course, make_zip(tmp_path / "bulk_download.zip", members))
    texts = {f"s0{n}": stored_text(course, f"s0{n}") for n in (1, 3, 4, 6)}
    assert texts == {"s01": "ada", "s03": "both", "s04": "both", "s06": "olena"}
    assert (stored_time(course, "s01"), stored_time(course, "s04")) == (
        UTC_TIME,
        "2026-12-04 15:30:00 UTC",
    )
    assert any("timestamp.txt: is not a date" in message for message in collection.messages)
    assert TYPED in {outcome.note for outcome in collection.outcomes}
    files = statuses(collection)
    assert files["Week 2/grades.csv"] == "skipped"
    assert f"{ada}/timestamp.txt" not in files  # read for the time


def test_sakai_without_directories(course: Course, tmp_path: Path) -> None:
    """Without directories for students the files' names begin with them."""
    members = {
        f"Week 2/Lovelace, Ada(ada)_Submission attachment(s)_{FILE}": notebook("ada"),
        f"Week 2/佐藤, 結衣(yui)_Submission attachment(s)_{FILE}": notebook("yui"),
        f"Week 2/佐藤, 結衣(yui)_Feedback Attachment(s)_{FILE}": notebook("feedback"),
    }
    collect_downloads(course, make_zip(tmp_path / "bulk_download.zip", members))
    assert [stored_text(course, student) for student in ("s01", "s02")] == ["ada", "yui"]


def test_names_that_make_patterns_slow(course: Course, tmp_path: Path) -> None:
    """Names that match a pattern in many ways, but for their end, take no time."""
    names = ("a,b(c); " * 30, "_" * 255, "_1" * 127, "1-1 - a" + " -" * 120, "_attempt_2026-" * 18)
    members = {f"{name}/x": b"" for name in names}
    collection = collect_downloads(course, make_zip(tmp_path / "hostile.zip", members))
    assert len(collection.outcomes) == len(names)


NBGRADER = r".*_(?P<student_id>\w+)_attempt_(?P<timestamp>[0-9\-]+)_(?P<file_id>\w+)"


def test_a_pattern_of_ones_own(course: Course, tmp_path: Path) -> None:
    """The example of nbgrader's documentation works; what does not match is listed."""
    members = {
        "ps1_ada_attempt_2026-12-04-23-58-00_problem1.ipynb": notebook("ada"),
        "dir/ps1_yui_attempt_2026-12-05-00-30_problem1.ipynb": notebook("yui"),
        "ps1_olena_attempt_2026-99-05-00-30_problem1.ipynb": notebook("olena"),
        "readme.txt": b"",
    }
    zipped = make_zip(tmp_path / "own.zip", members)
    collection = collect_downloads(course, zipped, pattern=NBGRADER)
    assert [stored_text(course, f"s0{n}") for n in (1, 2, 6)] == ["ada", "yui", "olena"]
    assert stored_time(course, "s01") == UTC_TIME
    assert stored_time(course, "s02") == "2026-12-04 15:30:00 UTC"
    assert any("time '2026-99-05-00-30' cannot be read" in m for m in collection.messages)
    assert statuses(collection)["readme.txt"] == "skipped"


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        (r"(?P<last_name>\w+)-(?P<first_name>\w+)\.", "Lovelace-Ada.ipynb"),
        (r"(?P<email>[^/]+)/", "ada@example.org/anything.ipynb"),
        (r".*\[(?P<name>.+)\]", "week [Ada Lovelace].ipynb"),
    ],
)
def test_other_groups_of_a_pattern(
    course: Course, tmp_path: Path, pattern: str, names: str
) -> None:
    """A pattern may tell a name, its parts, or an address."""
    collect_downloads(
        course, make_zip(tmp_path / "own.zip", {names: notebook("a")}), pattern=pattern
    )
    assert stored_text(course, "s01") == "a"


def test_a_pattern_may_tell_a_group(course: Course, tmp_path: Path) -> None:
    """A file that a pattern matches to a group counts for all members of the group."""
    zipped = make_zip(tmp_path / "own.zip", {"team A/x.ipynb": notebook("group")})
    collect_downloads(course, zipped, pattern=r"team (?P<group>\w+)/")
    assert [stored_text(course, f"s0{n}") for n in (1, 2, 3)] == ["group", "group", None]


@pytest.mark.parametrize(
    ("pattern", "source", "message"),
    [
        ("(", None, "--pattern: is not a regular expression (missing ), unterminated subpattern"),
        (".*", None, "--pattern: has no group that tells the student (one of email, first_name"),
        (NBGRADER, "folder", "--from and --pattern exclude each other"),
    ],
)
def test_a_pattern_that_is_of_no_use(
    course: Course, tmp_path: Path, pattern: str, source: str | None, message: str
) -> None:
    """A mistake in the pattern is told before anything is stored."""
    zipped = make_zip(tmp_path / "own.zip", {FILE: notebook("a")})
    with pytest.raises(SeminarError) as caught:
        collect_downloads(course, zipped, pattern=pattern, source=source)
    assert message in str(caught.value)


def test_a_download_of_an_unknown_lms(course: Course, tmp_path: Path) -> None:
    """If no name in a download is a student's, a message names the options that help."""
    zipped = make_zip(tmp_path / "other.zip", {"user=1;ada!/x.ipynb": notebook("a")})
    collection = collect_downloads(course, zipped)
    assert collect.HINT_OTHER_LMS in collection.messages
    collection = collect_downloads(course, zipped, pattern=r".*;(?P<student_id>\w+)!")
    assert stored_text(course, "s01") == "a"
    assert collection.messages[-1:] != (collect.HINT_OTHER_LMS,)


def test_a_groups_hand_in_counts_for_its_members(course: Course, tmp_path: Path) -> None:
    """A directory with a group's name counts for all members; a student's own stays their own."""
    members = {
        f"A/{FILE}": notebook("group"),
        f"B/s04/{FILE}": notebook("ken"),
        f"s05/{FILE}": notebook("alone"),
    }
    collection = collect_downloads(course, make_zip(tmp_path / "groups.zip", members))
    texts = [stored_text(course, f"s0{n}") for n in range(1, 6)]
    assert texts == ["group", "group", None, "ken", "alone"]
    assert outcome_of(collection, "s02").note == "handed in by the group A"


def test_moodles_and_canvas_groups(course: Course, tmp_path: Path) -> None:
    """Moodle names a directory by the group and its number, Canvas a file by group and member."""
    moodle = {f"A_1003_assignsubmission_file/{FILE}": notebook("moodle")}
    collect_downloads(course, make_zip(tmp_path / "moodle.zip", moodle))
    assert [stored_text(course, f"s0{n}") for n in (1, 2)] == ["moodle", "moodle"]
    canvas = {
        f"b_77_9001_{FILE}": notebook("canvas"),
        "zoóbriain_LATE_78_text.html": b"<p>typed</p>",
        "olena_79_link.html": b"<p>link</p>",
    }
    collection = collect_downloads(course, make_zip(tmp_path / "canvas.zip", canvas))
    assert [stored_text(course, f"s0{n}") for n in (3, 4)] == ["canvas", "canvas"]
    assert all(
        outcome.note.startswith(TYPED)
        for outcome in collection.outcomes
        if outcome.file.endswith(".html")
    )


def test_a_members_hand_in_counts_for_the_group_on_demand(course: Course, tmp_path: Path) -> None:
    """With `--groups` the latest hand-in of a member counts for all, without it for one."""
    members = {f"s01/{FILE}": notebook("first"), f"s02/{FILE}": notebook("last")}
    times = [(2026, 12, 4, 9, 0, 0), (2026, 12, 4, 23, 0, 0)]
    zipped = make_zip(tmp_path / "class.zip", members, times)
    collect_downloads(course, zipped)
    assert [stored_text(course, f"s0{n}") for n in (1, 2)] == ["first", "last"]
    collect_downloads(course, zipped, share_in_groups=True)
    assert [stored_text(course, f"s0{n}") for n in (1, 2)] == ["last", "last"]
    course.classroom.roster_file.write_text("id\ns01\n")
    with pytest.raises(SeminarError, match="Write a column group into it"):
        collect_downloads(course, zipped, share_in_groups=True)


def test_an_extension_for_an_unknown_student_is_told(course: Course, tmp_path: Path) -> None:
    """An extension in `course.toml` for an id that the roster does not have is told."""
    toml = course.root / "course.toml"
    lines = f"[assignments.{ASSIGNMENT}.extensions]\ns99 = 2026-12-06T23:59:00\n"
    toml.write_text(toml.read_text(encoding="utf-8") + lines, encoding="utf-8")
    zipped = make_zip(tmp_path / "class.zip", {f"s01/{FILE}": notebook("a")})
    collection = collect_downloads(downloads.reload(course), zipped)
    assert any("extensions: not in the roster: s99" in line for line in collection.messages)
