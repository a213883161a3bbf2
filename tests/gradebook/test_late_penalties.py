"""Due dates, late policies and extensions in the gradebook, by the kit's and stock commands."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from autograder.core.errors import CourseError
from autograder.course import Course, Late, Level, Policy, late_policy, load_course
from autograder.course.grade_record import GradeRecord
from autograder.course.late_policy import Lateness
from autograder.gradebook import late_penalties, repository
from autograder.workflows import grade as marking
from tests.gradebook.test_importer import forget, nbgrader, open_gradebook
from tests.support import classroom
from tests.support.classroom import ASSIGNMENT

HOUR, DAY = 3600, 86_400
GRADEBOOK_MARKS = [
    pytest.mark.slow,
    pytest.mark.full_wall,
    pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning"),
]


@pytest.mark.parametrize(
    ("late", "seconds", "lost"),
    [
        (Late(), 30 * DAY, 0),
        (Late(policy=Policy.PER_DAY), 0, 0),
        (Late(policy=Policy.PER_DAY), 1, 1),
        (Late(policy=Policy.PER_DAY), DAY, 1),
        (Late(policy=Policy.PER_DAY), DAY + 1, 2),
        (Late(policy=Policy.PER_DAY, per_day=12.5), 2 * DAY, 2.5),
        (Late(policy=Policy.PER_DAY), 40 * DAY, 10),
        (Late(policy=Policy.PER_DAY, grace=60), HOUR, 0),
        (Late(policy=Policy.PER_DAY, grace=60), HOUR + 1, 1),
        (Late(policy=Policy.PER_DAY, cut_off_days=3), 3 * DAY, 3),
        (Late(policy=Policy.PER_DAY, cut_off_days=3), 3 * DAY + 1, 10),
        (Late(policy=Policy.CUT_OFF), 1, 10),
        (Late(policy=Policy.CUT_OFF, cut_off_days=0, grace=15), 900, 0),
        (Late(policy=Policy.CUT_OFF, cut_off_days=3), 3 * DAY, 0),
        (Late(policy=Policy.CUT_OFF, cut_off_days=3), 3 * DAY + 1, 10),
    ],
)
def test_what_lateness_costs(late: Late, seconds: float, lost: float) -> None:
    """Each policy deducts its share of ten points: by the begun day, and all at the cut-off."""
    lateness = Lateness(seconds, seconds / DAY)
    assert late.penalty(10, lateness) == pytest.approx(lost)
    assert late.penalty(0, lateness) == 0


@pytest.mark.parametrize(
    ("zone", "due", "submitted", "days"),
    [
        ("Europe/Berlin", "2026-10-24T23:59", "2026-10-25T23:59", 1),  # 25 hours
        ("Europe/Berlin", "2026-10-24T23:59", "2026-10-26T00:00", 2),
        ("Europe/Berlin", "2026-03-28T23:59", "2026-03-29T23:59", 1),  # 23 hours
        ("Europe/Berlin", "2026-03-28T23:59", "2026-03-30T00:00", 2),
        ("America/New_York", "2026-10-31T12:00", "2026-11-03T12:00", 3),
        ("Asia/Tokyo", "2026-12-04T23:59", "2026-12-05T23:59", 1),
        ("Asia/Tokyo", "2026-12-04T23:59", "2026-12-04T23:59", 0),
    ],
)
def test_days_are_those_of_the_calendar(zone: str, due: str, submitted: str, days: int) -> None:
    """The same time of the next day is one day late, however many hours the day has."""
    own = ZoneInfo(zone)
    submitted_at, due_at = (
        datetime.fromisoformat(text).replace(tzinfo=own).astimezone(UTC)
        for text in (submitted, due)
    )
    late = late_policy.lateness(submitted_at, due_at, own)
    assert Late(policy=Policy.PER_DAY).penalty(10, late) == days


def test_the_hour_that_is_repeated_is_late() -> None:
    """Half an hour after a due date in the repeated hour is late, whatever the clock shows."""
    zone = ZoneInfo("Europe/Berlin")
    due = datetime(2026, 10, 25, 2, 45, tzinfo=zone).astimezone(UTC)
    late = late_policy.lateness(due + timedelta(minutes=30), due, zone)
    assert Late(policy=Policy.PER_DAY).penalty(10, late) == 1
    assert Late(policy=Policy.CUT_OFF, cut_off_days=0).penalty(10, late) == 10


def with_lines(course: Course, *lines: str) -> Course:
    """Append lines to `course.toml`."""
    path = course.root / "course.toml"
    path.write_text(path.read_text(encoding="utf-8") + "\n".join(lines) + "\n", encoding="utf-8")
    return load_course(course.root)


@pytest.mark.full_wall
def test_an_import_writes_the_penalty(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    """The import alone writes it: a watch and a server correct no penalties afterwards."""
    course = with_lines(course, "[late]", 'policy = "per_day"')
    classroom.hand_in(course, "ada", classroom.answered(course, classroom.NO_MEAN))
    late = course.due(ASSIGNMENT) + timedelta(hours=30)
    paths = course.classroom.assignment(ASSIGNMENT).student("ada")
    paths.timestamp.write_text(f"{late:%Y-%m-%d %H:%M:%S} UTC", encoding="utf-8")
    monkeypatch.setattr(marking, "sync_penalties_and_pages", lambda *_: [])
    marking.grade_assignment(course, ASSIGNMENT, level=Level.FULL)
    record = repository.read_grades(course, ASSIGNMENT)["ada"]
    assert record.penalty == pytest.approx(2.02)  # for two days 20 % of 10.09 points, rounded


def test_an_assignment_changes_the_policy(course: Course) -> None:
    """An assignment's own table overrides `[late]` key by key."""
    course = with_lines(
        course,
        f"[assignments.{ASSIGNMENT}.late]",
        "per_day = 25",
        "[late]",
        'policy = "per_day"',
        "grace = 5",
    )
    assert course.late(ASSIGNMENT) == Late(policy=Policy.PER_DAY, per_day=25, grace=5)


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (["[late]", 'policy = "harsh"'], "late.policy: 'harsh' is not one of its values"),
        (["[late]", "per_day = 120"], "late.per_day: has to be at most 100. Write percent of"),
        (["[late]", "hours = 1"], "late.hours: unknown key. Write one of the keys policy, per_day"),
        ([f"[assignments.{ASSIGNMENT}.late]", "grace = -1"], "late.grace: has to be at least 0"),
        ([f"[assignments.{ASSIGNMENT}.extensions]", 's1 = "soon"'],
         f"Write a table [assignments.{ASSIGNMENT}.extensions] with a line for each student"),
        ([f"[assignments.{ASSIGNMENT}.extensions]", "s1 = 2026-12-06T23:59:00Z"],
         f"assignments.{ASSIGNMENT}.extensions.s1: carries a zone of its own. Write a table"),
    ],
)  # fmt: skip
def test_a_mistake_about_lateness_is_one_line(
    course: Course, lines: list[str], message: str
) -> None:
    """A mistake in the tables about lateness names the key and what to write."""
    with pytest.raises(CourseError) as caught:
        with_lines(course, *lines)
    assert message in str(caught.value)


def test_dates_without_effect_are_told(course: Course) -> None:
    """A time that cannot be read, and an extension for an unknown student, have a message."""
    course = with_lines(
        course,
        f"[assignments.{ASSIGNMENT}.extensions]",
        "s01 = 2026-12-06T23:59:00",
        "s99 = 2026-12-06T23:59:00",
    )
    path = classroom.hand_in(course, "s01", classroom.blank(course))
    path.with_name("timestamp.txt").write_text("tomorrow")
    unread, unknown = late_penalties.warnings(course, ASSIGNMENT, ["s01"])
    assert unread.startswith("s01: the submission counts as on time, because timestamp.txt ")
    assert unknown == (
        f"course.toml: assignments.{ASSIGNMENT}.extensions: no submission of: s99;"
        " if an id is wrong, correct it"
    )
    roster(course, "s01,,,,")
    (_, unknown) = late_penalties.warnings(course, ASSIGNMENT, ["s01"])
    assert "not in the roster: s99; correct the id, or add the student to roster.csv" in unknown
    roster(course, "s01,,,,", "s99,,,,")
    assert late_penalties.warnings(course, ASSIGNMENT, ["s01"]) == [unread]


def in_zone(course: Course, zone: str, due: str) -> Course:
    """Move the course to another zone, with a due date there and a penalty for each day."""
    path = course.root / "course.toml"
    text = path.read_text(encoding="utf-8").replace('"Asia/Tokyo"', f'"{zone}"')
    path.write_text(text.replace("2026-12-04T23:59:00", due), encoding="utf-8")
    return with_lines(course, "[late]", 'policy = "per_day"')


def hand_in(course: Course, student: str, after_due: float | None) -> None:
    """Submit a complete answer some seconds after the due date; None for an unknown time."""
    path = classroom.hand_in(course, student, classroom.complete(course))
    if after_due is not None:
        when = course.due(ASSIGNMENT) + timedelta(seconds=after_due)
        text = when.strftime("%Y-%m-%d %H:%M:%S UTC")
        path.with_name("timestamp.txt").write_text(text)


def grade(course: Course, command: str) -> dict[str, GradeRecord]:
    """Grade the class by the kit's command or nbgrader's own; return the grades."""
    if command == "nbgrader":
        nbgrader(course, "autograde", ASSIGNMENT, "--create")
    else:
        assert marking.grade_assignment(course, ASSIGNMENT, level=Level.FULL).failures == ()
    return dict(repository.read_grades(course, ASSIGNMENT))


def roster(course: Course, *lines: str) -> None:
    text = "\n".join(["id,name,email,lms_id,extension", *lines])
    (course.classroom.path / "roster.csv").write_text(text + "\n", encoding="utf-8")


class TestGradebook:
    """Values in nbgrader's gradebook, by either command."""

    pytestmark = GRADEBOOK_MARKS

    @pytest.mark.parametrize(
        "command", ["seminar", pytest.param("nbgrader", marks=pytest.mark.nightly)]
    )
    def test_penalties_and_extensions(self, course: Course, command: str) -> None:
        """Both commands deduct by the begun day, grant extensions, and need a submission time."""
        course = with_lines(
            course,
            f"[assignments.{ASSIGNMENT}.extensions]",
            "dan = 2026-12-06T23:59:00",
            "[late]",
            'policy = "per_day"',
            "grace = 10",
        )
        roster(course, f"cem,,,,{ASSIGNMENT}=2026-12-05T23:59", "dan,,,,", "eve,,,,")
        hand_in(course, "ada", -HOUR)
        hand_in(course, "ben", DAY + HOUR)
        hand_in(course, "cem", DAY + HOUR)
        hand_in(course, "dan", DAY + HOUR)
        hand_in(course, "eve", None)
        hand_in(course, "fay", 600)
        grades = grade(course, command)
        points = {student: record.points for student, record in grades.items()}
        assert points == pytest.approx(
            {"ada": 11, "ben": 8.8, "cem": 9.9, "dan": 11, "eve": 11, "fay": 11}
        )
        assert grades["ben"].penalty == pytest.approx(2.2)
        assert grades["ben"].seconds_late == DAY + HOUR
        assert grades["cem"].seconds_late == HOUR
        assert grades["cem"].extension == timedelta(days=1)
        assert grades["dan"].extension == timedelta(days=2)
        assert grades["eve"].submitted_at is None
        assert grades["ada"].submitted_at == course.due(ASSIGNMENT) - timedelta(hours=1)
        with open_gradebook(course) as gradebook:
            assert gradebook.find_assignment(ASSIGNMENT).duedate == datetime(2026, 12, 4, 14, 59)
            assert gradebook.find_submission(ASSIGNMENT, "dan").extension == timedelta(days=2)

    @pytest.mark.parametrize(
        "command", ["seminar", pytest.param("nbgrader", marks=pytest.mark.nightly)]
    )
    def test_zones_and_changes_of_clocks(self, course: Course, command: str) -> None:
        """Both commands read the same times, and count days by the calendar of the course."""
        course = in_zone(course, "Europe/Berlin", "2026-10-24T23:59:00")
        times = {
            "ada": "2026-10-25T23:59:00",  # 25 hours after it was due
            "ben": "2026-10-25 23:59:00 CET",
            "cem": "2026-10-25 23:59:00 +0100",
            "dan": "\ufeff2026-10-25 22:59:00 UTC",
            "eve": "2026-10-26 07:59:00 Asia/Tokyo",
            "fay": "2026-10-26 23:59:00 XYZ",
        }
        for student, text in times.items():
            path = classroom.hand_in(course, student, classroom.complete(course))
            path.with_name("timestamp.txt").write_text(text)
        grades = grade(course, command)
        points = {student: record.points for student, record in grades.items()}
        assert points == pytest.approx(dict.fromkeys(times, 9.9) | {"fay": 11})
        summary = marking.grade_assignment(course, ASSIGNMENT, level=Level.FULL)
        (warning,) = summary.warnings
        assert "fay: the submission counts as on time, because set_aside/timestamp.txt" in warning
        assert "'XYZ', which is unknown or the name of several" in warning

    @pytest.mark.nightly
    def test_stock_nbgrader_tells_an_unreadable_time(self, course: Course) -> None:
        """`nbgrader autograde` prints why a time of submission has no effect, and goes on."""
        path = classroom.hand_in(course, "ada", classroom.complete(course))
        path.with_name("timestamp.txt").write_text("tomorrow")
        printed = nbgrader(course, "autograde", ASSIGNMENT, "--create")
        assert "ada: the submission counts as on time, because set_aside/timestamp.txt" in printed
        assert repository.read_grades(course, ASSIGNMENT)["ada"].points == 11

    def test_later_changes_are_synced(self, course: Course) -> None:
        """A new policy, extension, time or manual point changes penalties without grading."""
        hand_in(course, "ada", HOUR)
        hand_in(course, "ben", HOUR)
        assert grade(course, "seminar")["ada"].points == 11
        course = with_lines(course, "[late]", 'policy = "per_day"', "per_day = 50")
        roster(course, f"ben,,,,{ASSIGNMENT}=2026-12-05T00:59")
        marked = marking.grade_assignment(course, ASSIGNMENT, level=Level.FULL)
        assert marked.graded_count == 0
        grades = repository.read_grades(course, ASSIGNMENT)
        assert [grades[name].points for name in ("ada", "ben")] == [5.5, 11]
        page = course.classroom.assignment(ASSIGNMENT).student("ada").feedback_page
        assert "5.5" in page.read_text()
        with open_gradebook(course) as gradebook:
            grade_cell = gradebook.find_grade("why_not_accuracy", ASSIGNMENT, ASSIGNMENT, "ada")
            grade_cell.manual_score = 2
            gradebook.db.commit()
        roster(course, "ben,,,,")
        assert set(repository.sync_dates_and_penalties(course, ASSIGNMENT)) == {"ada", "ben"}
        grades = repository.read_grades(course, ASSIGNMENT)
        assert [grades[name].points for name in ("ada", "ben")] == [6.5, 5.5]
        assert grades["ben"].extension is None

    @pytest.mark.nightly
    def test_an_extension_of_nbgraders_own_stays(self, course: Course) -> None:
        """An extension that was granted in nbgrader itself is kept."""
        course = with_lines(course, "[late]", 'policy = "cut_off"')
        hand_in(course, "ada", HOUR)
        assert grade(course, "seminar")["ada"].points == 0
        with open_gradebook(course) as gradebook:
            gradebook.grant_extension(ASSIGNMENT, "ada", hours=2)
        for command in ("seminar", "nbgrader"):
            forget_notebooks(course)
            assert grade(course, command)["ada"].points == 11


def forget_notebooks(course: Course) -> None:
    """Delete everything that grading has written but the gradebook."""
    gradebook = course.classroom.gradebook_file
    content = gradebook.read_bytes()
    forget(course)
    gradebook.write_bytes(content)


def test_times_are_converted_to_the_courses_zone(tmp_path: Path, course: Course) -> None:
    """A due date is local time in `course.toml` and UTC in the gradebook."""
    assert course.in_zone(course.due(ASSIGNMENT)).strftime("%H:%M %z") == "23:59 +0900"
    assert course.in_utc(datetime(2026, 12, 4, 9)) == datetime(2026, 12, 4, 0, tzinfo=UTC)
