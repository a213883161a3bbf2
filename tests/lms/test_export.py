"""Points and feedback in the formats that each LMS imports, without formulas."""

import csv
import io
import json
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from autograder.authoring import release
from autograder.core.errors import SeminarError
from autograder.course import Course, Level, load_course
from autograder.course.grade_record import GradeRecord
from autograder.lms import csv_io, export, roster
from autograder.lms.export import Export, Target
from autograder.lms.export_job import ExportJob, TestRow
from autograder.workflows import export as export_workflow
from autograder.workflows import grade
from tests.lms.test_collect_moodle import folder, worksheet
from tests.support import classroom, downloads
from tests.support.downloads import (
    ASSIGNMENT,
    FILE,
    collect_downloads,
    make_zip,
    notebook,
    student_paths,
)
from tests.support.fault_harness import seminar

GRADES = {
    "s01": GradeRecord(
        raw_points=10.47,
        penalty=2.2,
        max_points=13,
        seconds_late=93_600,
        submitted_at=datetime(2026, 12, 5, 17, tzinfo=UTC),
    ),
    "s02": GradeRecord(raw_points=13, max_points=13),
    "s03": GradeRecord(raw_points=0, max_points=13, needs_manual_grading=True),
    "s05": GradeRecord(raw_points=1 / 3, max_points=13),
    "s07": GradeRecord(raw_points=-0.0, max_points=13),
}
CELLS = ("mean_squared_error", "why_not_accuracy")
CELL_POINTS: dict[str, dict[str, float | None]] = {
    "s01": {"mean_squared_error": 2.5, "why_not_accuracy": 2.0},
    "s03": {"mean_squared_error": 0.0, "why_not_accuracy": None},
}
TESTS = (
    TestRow("s01", "mean_squared_error", "test_batch", "passed", True, 2),
    TestRow("s07", "mean_squared_error", "test_half", "failed", False, 0.5, "=1 is wrong"),
)
CANVAS = """\
Student,ID,SIS User ID,SIS Login ID,Section,Week 1 (11),How wrong are we? (12),Current Score
,,,,,,Manual Posting,
    Points Possible,,,,,10.00,13.00,(read only)
"Lovelace, Ada",1001,x1,ada,"Mon, 3rd",9.00,,90
"佐藤, 結衣",1002,x2,yui,"Mon, 3rd",8.00,2.00,80
"=cmd|' /C calc'!A0",1007,x7,@evil,+Sect,,,
"Student, Test",99,,hash,"Mon, 3rd",,,
"""


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """A course of one week with a roster."""
    return downloads.make_course(tmp_path)


def write(course: Course, target: Target, sheet: Path | None = None) -> Export:
    """Write `GRADES` for a target."""
    job = ExportJob(
        course, ASSIGNMENT, roster.load_required(course), GRADES, sheet, CELLS, CELL_POINTS, TESTS
    )
    return export.write_export(job, target)


def table(path: Path) -> list[list[str]]:
    """Read a CSV file as another program does."""
    return list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))


def formulas(rows: list[list[str]]) -> list[str]:
    """Return the cells that a spreadsheet would evaluate."""
    return [
        c for row in rows for c in row if c.strip().startswith(csv_io.FORMULA_PREFIXES) and c != "-"
    ]


def test_everything_for_a_spreadsheet(course: Course) -> None:
    """The plain table has a line for each student, points as numbers and times with a zone."""
    rows = table(write(course, Target.CSV).files[0])
    lines = {row[0]: dict(zip(rows[0], row, strict=True)) for row in rows[1:]}
    assert list(lines) == [f"s0{n}" for n in range(1, 8)]
    assert lines["s01"]["points"] == "8.27"
    assert lines["s01"]["late_penalty"] == "2.2"
    assert lines["s01"]["hours_late"] == "26"
    assert lines["s01"]["handed_in"] == "2026-12-06 02:00+09:00"
    assert lines["s03"]["name"] == "O'Neil, Mary Ann"
    assert lines["s04"]["points"] == ""
    assert lines["s05"]["points"] == "0.33"
    assert lines["s07"]["name"] == "'=1+1"
    assert formulas(rows) == []


def test_a_column_for_each_exercise_and_question(course: Course) -> None:
    """Points of exercises and questions stand in their order; what is not read is blank."""
    header, *rows = table(write(course, Target.CSV).files[0])
    assert header[4:8] == [*CELLS, "late_penalty", "points"]
    cells = {row[0]: row[4:6] for row in rows}
    assert cells["s01"] == ["2.5", "2"]
    assert cells["s03"] == ["0", ""]
    assert cells["s04"] == ["", ""]


def test_a_row_for_each_test(course: Course) -> None:
    """Each hidden test has a row with its status and what the student reads."""
    done = write(course, Target.TESTS)
    header, *rows = table(done.files[0])
    assert header == ["id", "name", "exercise", "test", "status", "earned", "weight", "message"]
    assert rows == [
        ["s01", "Ada Lovelace", "mean_squared_error", "test_batch", "passed", "1", "2", ""],
        ["s07", "'=1+1", "mean_squared_error", "test_half", "failed", "0", "0.5", "'=1 is wrong"],
    ]
    assert done.count == 2


@pytest.mark.parametrize("target", [Target.CSV, Target.TESTS, Target.CLASSROOM])
def test_a_sheet_that_cannot_be_used_is_refused(course: Course, target: Target) -> None:
    """A table of an LMS is never ignored: a target without one refuses it."""
    with pytest.raises(SeminarError, match=f"is filled in, and {target} has none"):
        export_workflow.export_grades(course, ASSIGNMENT, target, template_path=Path("x.csv"))
    assert not course.classroom.exports_dir.exists()


def test_a_student_in_no_roster_is_in_the_table(course: Course) -> None:
    """Points of a student who is only in the gradebook are exported."""
    course.classroom.roster_file.write_text("id\ns01\n")
    rows = table(write(course, Target.CSV).files[0])
    assert [row[0] for row in rows] == ["id", "s01", "s02", "s03", "s05", "s07"]


def test_classroom_gets_addresses_and_points(course: Course) -> None:
    """For Google Classroom: addresses and points, and a message about missing addresses."""
    path = course.classroom.roster_file
    path.write_text(path.read_text(encoding="utf-8").replace("yui@example.jp", ""), "utf-8")
    done = write(course, Target.CLASSROOM)
    rows = table(done.files[0])
    assert [row[0] for row in rows[1:]] == [
        "ada@example.org", "mary@example.org", "ken2@example.jp", "evil@example.org",
    ]  # fmt: skip
    assert [row[2] for row in rows[1:]] == ["8.27", "0", "0.33", "0"]
    assert "without an e-mail in the roster: s02" in done.messages
    assert "still wait for grading by hand: s03" in done.messages


def test_canvas_without_its_gradebook(course: Course) -> None:
    """Canvas's columns from the roster: ids, the row of possible points, one column of points."""
    rows = table(write(course, Target.CANVAS).files[0])
    assert rows[0] == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", ASSIGNMENT]
    assert rows[1] == ["    Points Possible", "", "", "", "", "13"]
    assert rows[2] == ["Ada Lovelace", "1001", "", "", "", "8.27"]
    assert ["'=1+1", "1007", "", "", "", "0"] in rows
    assert formulas(rows) == []


def test_canvas_with_its_gradebook(course: Course, tmp_path: Path) -> None:
    """Of Canvas's own gradebook, the columns of persons and of the assignment are exported."""
    sheet = tmp_path / "gradebook.csv"
    sheet.write_text(CANVAS, encoding="utf-8-sig")
    done = write(course, Target.CANVAS, sheet)
    rows = table(done.files[0])
    assert rows[0][-1] == "How wrong are we? (12)"
    assert ["    Points Possible", "", "", "", "", "13.00"] in rows
    assert rows[2:] == [
        ["Lovelace, Ada", "1001", "x1", "ada", "Mon, 3rd", "8.27"],
        ["佐藤, 結衣", "1002", "x2", "yui", "Mon, 3rd", "13"],
        ["'=cmd|' /C calc'!A0", "1007", "x7", "'@evil", "'+Sect", "0"],
    ]
    assert "the table has no line for the points of s03, s05" in done.messages


@pytest.mark.parametrize("title", ["How wrong (12)", "week2_loss (1),How wrong are we? (12)"])
def test_canvas_with_no_column_or_two(course: Course, tmp_path: Path, title: str) -> None:
    """A gradebook without the assignment, or with two that may be it, is an error."""
    sheet = tmp_path / "gradebook.csv"
    sheet.write_text(CANVAS.replace("How wrong are we? (12)", title), encoding="utf-8")
    with pytest.raises(SeminarError, match=r"for week2_loss\. Name the assignment in Canvas"):
        write(course, Target.CANVAS, sheet)
    assert not list(course.classroom.exports_dir.iterdir())


def test_moodle_needs_its_worksheet(course: Course) -> None:
    """Without the worksheet the participants' numbers are unknown, which is an error."""
    with pytest.raises(SeminarError, match=r"grading worksheet is needed.*--sheet"):
        write(course, Target.MOODLE)


def test_the_worksheet_is_filled_in(course: Course, tmp_path: Path) -> None:
    """Only the grades of the downloaded worksheet change."""
    people = (
        (71, "Ada Lovelace", "ada@example.org", "Friday, 4 December 2026, 11:58 PM"),
        (72, "佐藤 結衣", "yui@example.jp", "-"),
        (73, 'O""Neil, Mary', "mary@example.org", "-"),
        (74, "Ken Sato", "ken@example.jp", "-"),
        (75, "Ken Sato", "ken2@example.jp", "-"),
        (79, "Some Guest", "guest@example.org", "-"),
    )
    sheet = worksheet(tmp_path / "grades.csv", *people)
    done = write(course, Target.MOODLE, sheet)
    before, after = table(sheet), table(done.files[0])
    column = before[0].index("Grade")
    assert [row[column] for row in after] == ["Grade", "8.27", "13", "0", "", "0.33", ""]
    for row in (*before, *after):
        row[column] = ""
    assert after == before
    assert done.count == 4
    assert "the table has no line for the points of s07" in done.messages


def test_another_maximum_in_moodle(course: Course, tmp_path: Path) -> None:
    """A message says that Moodle has another maximum, which would rescale the points."""
    sheet = worksheet(tmp_path / "grades.csv", (71, "Ada Lovelace", "ada@example.org", "-"))
    sheet.write_text(sheet.read_text(encoding="utf-8").replace("13.00", "100.00"), "utf-8")
    assert any("Moodle's maximum is 100.00 and ours 13" in line
               for line in write(course, Target.MOODLE, sheet).messages)  # fmt: skip


def test_the_collection_log_has_the_numbers(course: Course, tmp_path: Path) -> None:
    """A student collected under a number is exported under it, even if the name has changed."""
    members = {f"{folder('Ada Lovelace', 71)}/{FILE}": notebook("ada")}
    collect_downloads(course, make_zip(tmp_path / "week2.zip", members))
    sheet = worksheet(tmp_path / "grades.csv", (71, "Ada King", "", "-"))
    rows = table(write(course, Target.MOODLE, sheet).files[0])
    assert rows[1][rows[0].index("Grade")] == "8.27"


def test_feedback_goes_into_moodles_folders(course: Course, tmp_path: Path) -> None:
    """The zip has each page in the directory that Moodle expects for the student."""
    for student in ("s01", "s02", "s03", "x9"):
        page = student_paths(course, student).feedback_page
        page.parent.mkdir(parents=True)
        page.write_text(student)
    members = {f"{folder('Ada Lovelace', 71, old=True)}/{FILE}": notebook("ada")}
    collect_downloads(course, make_zip(tmp_path / "week2.zip", members))
    people = ((71, "Ada Lovelace", "", "-"), (72, "佐藤 結衣", "", "-"),
              (73, "../../Mary_Ann: O'Neil", "mary@example.org", "-"))  # fmt: skip
    done = write(course, Target.MOODLE, worksheet(tmp_path / "grades.csv", *people))
    with zipfile.ZipFile(done.files[1]) as packed_pages:
        pages = {info.filename: packed_pages.read(info) for info in packed_pages.infolist()}
    assert pages == {
        "Ada Lovelace_71_assignsubmission_file/week2_loss_feedback.html": b"s01",
        "佐藤 結衣_72_assignsubmission_file/week2_loss_feedback.html": b"s02",
        "Mary Ann O Neil_73_assignsubmission_file/week2_loss_feedback.html": b"s03",
    }
    assert "Moodle's directory is unknown for the feedback of x9" in done.messages


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("=1", "'=1"), ("+x", "'+x"), ("-x", "'-x"), ("@x", "'@x"), ("\tx", "'\tx"),
        ("\rx", "'\rx"), ("  =1", "'  =1"), ("＝1", "'＝1"), ("\u3000=1", "'\u3000=1"),
        ("-", "-"), ("-3.5", "-3.5"), ("a=1", "a=1"), ("", ""), (2.5, "2.5"), (-1.0, "-1"),
        (-0.0, "0"), (1e-9, "0"), ("-1+1|cmd", "'-1+1|cmd"),
    ],
)  # fmt: skip
def test_what_would_be_a_formula_is_text(value: str | float, shown: str) -> None:
    """Text that a spreadsheet would evaluate gets a quote before it; numbers stay numbers."""
    assert csv_io.escape_cell(value) == shown


@pytest.mark.slow
@pytest.mark.full_wall
def test_from_moodle_and_back(
    course: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Collect from Moodle, grade with late penalties, export to Moodle's worksheet and zip."""
    toml = course.root / "course.toml"
    late = '\n[late]\npolicy = "per_day"\nper_day = 10\n'
    toml.write_text(toml.read_text(encoding="utf-8") + late, encoding="utf-8")
    release.release_assignment(course, ASSIGNMENT)
    members = {
        f"{folder('Ada Lovelace', 71)}/{FILE}": classroom.complete(course),
        f"{folder('佐藤 結衣', 72)}/my work.ipynb": classroom.complete(course),
        f"{folder('Ken Sato', 75)}/{FILE}": classroom.answered(course, classroom.NO_MEAN),
    }
    zipped = make_zip(tmp_path / "week2.zip", members)
    sheet = worksheet(
        tmp_path / "grades.csv",
        (71, "Ada Lovelace", "ada@example.org", "Saturday, 5 December 2026, 12:30 AM"),
        (72, "佐藤 結衣", "yui@example.jp", "Sunday, 6 December 2026, 11:00 PM"),
        (75, "Ken Sato", "ken2@example.jp", "Friday, 4 December 2026, 11:58 PM"),
        (76, "Ken Sato", "ken@example.jp", "-"),
    )
    done = seminar(course.root, "collect", ASSIGNMENT, str(zipped), str(sheet), "--json")
    assert done.returncode == 0, done.stderr
    outcomes = {outcome["student"]: outcome for outcome in json.loads(done.stdout)["outcomes"]}
    assert {student: outcome["status"] for student, outcome in outcomes.items()} == {
        "s01": "taken", "s02": "taken", "s05": "taken",
    }  # fmt: skip
    assert outcomes["s01"]["handed_in"] == "2026-12-05T00:30:00+09:00"
    course = load_course(course.root)
    summary = grade.grade_assignment(course, ASSIGNMENT, level=Level.FULL)
    assert summary.failures == ()
    done = seminar(course.root, "export", ASSIGNMENT, "--for", "moodle", "--sheet", str(sheet))
    assert done.returncode == 0, done.stderr
    rows = table(course.classroom.exports_dir / f"{ASSIGNMENT}-moodle.csv")
    column = rows[0].index("Grade")
    # A tenth off for a day; in time by an extension; a mistake; no submission.
    assert [row[column] for row in rows[1:]] == ["9.9", "11", "10.09", ""]
    with zipfile.ZipFile(course.classroom.exports_dir / f"{ASSIGNMENT}-moodle-feedback.zip") as z:
        assert len(z.namelist()) == 3
    assert "seminar: still wait for grading by hand: s01, s02\n" in done.stderr
    rejected = "s05: its page could not be rebuilt"
    extensions = f"[assignments.{ASSIGNMENT}.extensions]\ns99 = 2026-12-06T23:59:00\n"
    toml.write_text(toml.read_text(encoding="utf-8") + extensions, encoding="utf-8")
    course = load_course(course.root)
    student_paths(course, "s05").timestamp.write_text("tomorrow")
    with monkeypatch.context() as patched:
        patched.setattr(export_workflow, "sync_penalties_and_pages", lambda *_: [rejected])
        exported = export_workflow.export_grades(course, ASSIGNMENT, Target.CSV)
    assert exported.count == 3
    assert exported.messages[0] == rejected
    unread, unknown = exported.messages[-2:]
    assert "s05: the submission counts as on time, because timestamp.txt" in unread
    assert "extensions: not in the roster: s99" in unknown
    header, *rows = table(exported.files[0])
    first, last = header.index("mean_squared_error"), header.index("late_penalty")
    assert header[first:last] == [
        "mean_squared_error", "cross_entropy_error", "mini_batch", "why_not_accuracy",
    ]  # fmt: skip
    assert rows[0][first:last] == ["3", "5", "3", ""]
    rows = table(export_workflow.export_grades(course, ASSIGNMENT, Target.TESTS).files[0])
    wrong = [row[2:5] for row in rows if row[0] == "s05" and row[5] == "0"]
    assert wrong == [["cross_entropy_error", "test_batch", "failed"]]


@pytest.mark.slow
def test_no_student_has_points(course: Course) -> None:
    """Exporting before grading is an error with the next step."""
    done = seminar(course.root, "export", ASSIGNMENT, "--for", "csv")
    assert done.returncode == 2
    assert "no student has points for week2_loss yet. Run `seminar grade` first" in done.stderr
