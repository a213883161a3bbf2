"""What a student sees: the weeks, one week with its attempts, and what may be shown when."""

import logging
import time
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

from msgspec import Struct

from autograder.core.errors import SeminarError
from autograder.core.i18n import Language, LazyMessage, lazy
from autograder.course import Course, late_policy
from autograder.course.grade_record import GradeRecord
from autograder.course.model import Counts, Feedback
from autograder.gradebook import late_penalties, repository
from autograder.reporting.class_report.render import format_points
from autograder.reporting.jinja import format_lateness, format_time
from autograder.serve.attempts import Attempt, Attempts, AttemptState
from autograder.serve.grader import best_attempt
from autograder.serve.grader_reports import GraderReports
from autograder.serve.rendering import local_time, time_left, wait_time

HOUR = 3600.0
KEPT_SECONDS = 60.0  # how long points that were given by hand may stay unseen

STATE_TEXTS = {
    AttemptState.RECEIVED: lazy("received, waiting to be graded"),
    AttemptState.GRADING: lazy("is being graded"),
    AttemptState.REPLACED: lazy("not graded: a later submission took its place"),
    AttemptState.FAILED: lazy(
        "could not be graded for a reason on our side; your instructor can see this"
    ),
}


logger = logging.getLogger(__name__)


class Grades:
    """Reads the grades of a student again after each of their attempts that is graded."""

    def __init__(self, course: Course) -> None:
        self._course = course
        # By student: the time of the last change, when it was read, and what was read.
        self._kept: dict[str, tuple[float, float, Mapping[str, GradeRecord]]] = {}

    def of(self, student: str, attempts: Sequence[Attempt]) -> Mapping[str, GradeRecord]:
        """Return a student's grades by assignment; none while the gradebook cannot be read."""
        graded = (attempt for attempt in attempts if attempt.state is AttemptState.GRADED)
        changed_at = max((attempt.changed_at for attempt in graded), default=0.0)
        kept_for, read_at, grades = self._kept.get(student, (0.0, 0.0, {}))
        now = time.monotonic()
        if kept_for == changed_at and now < read_at + KEPT_SECONDS:
            return grades
        try:
            grades = repository.read_student_grades(self._course, student)
        except SeminarError as error:
            logger.warning("pages show the points of the attempts alone: %s", error)
            return {}
        self._kept[student] = changed_at, now, grades
        return grades


class AttemptRow(Struct, frozen=True):
    """One line of the table of attempts."""

    id: int
    number: int
    received_at: str
    state: str
    lateness: str
    counts: bool
    has_page: bool


class WeekView(Struct, frozen=True):
    """One assignment as its student sees it."""

    name: str
    title: str
    due: str
    time_left: str
    state: str
    is_open: bool
    closed_text: str
    can_download: bool
    shown_from: str  # when the pages may be read; empty if they may be read now
    rows: tuple[AttemptRow, ...]
    is_waiting: bool
    latest_page: int | None  # the latest attempt whose page may be read

    @property
    def has_late(self) -> bool:
        """Whether an attempt was late."""
        return any(row.lateness for row in self.rows)


class Weeks:
    """Computes what students may see and do now."""

    def __init__(self, course: Course, attempts: Attempts, reports: GraderReports) -> None:
        self._course, self._attempts, self._reports = course, attempts, reports
        self._grades = Grades(course)

    def all_weeks(self, student: str, language: Language) -> list[WeekView]:
        """Return all assignments of the course in its order."""
        attempts = self._attempts.of(student)
        grades = self._grades.of(student, attempts)
        by_name = {
            name: [attempt for attempt in attempts if attempt.assignment == name]
            for name in self._course.config.assignments
        }
        return [
            self._week(name, student, by_name[name], grades.get(name), language) for name in by_name
        ]

    def week(self, assignment: str, student: str, language: Language) -> WeekView:
        """Return one assignment."""
        attempts = self._attempts.of(student)
        grade = self._grades.of(student, attempts).get(assignment)
        attempts = [attempt for attempt in attempts if attempt.assignment == assignment]
        return self._week(assignment, student, attempts, grade, language)

    def has_begun(self, assignment: str) -> bool:
        """Return whether the time has come from which students get the assignment."""
        opens = self._course.assignment(assignment).open_from
        return opens is None or datetime.now(UTC) >= self._course.in_utc(opens)

    def may_read_page(self, attempt: Attempt) -> bool:
        """Return whether a student may read the page of their attempt now."""
        return self._shown_from(attempt.assignment, attempt.student) == 0.0

    def closed_reason(
        self, assignment: str, student: str, language: Language
    ) -> LazyMessage | None:
        """Return why nothing can be handed in now; None if it can."""
        opens = self._course.assignment(assignment).open_from
        if opens is not None and not self.has_begun(assignment):
            return lazy("The assignment opens on {time}.", time=format_time(opens, language))
        due, dates = (
            self._due(assignment, student),
            late_penalties.deadlines(self._course, assignment),
        )
        late = late_policy.lateness(datetime.now(UTC), due, dates.zone)
        if self._course.late(assignment).penalty(1.0, late) >= 1.0:
            return lazy("The assignment is closed: it is too late to get points for it.")
        if not self._course.release(assignment).is_file():
            return lazy("The assignment has not been handed out yet.")
        return None

    def next_attempt_at(self, assignment: str, student: str) -> float | None:
        """Return when the student's next attempt is allowed; None if it is now."""
        limit, now = self._course.config.serve.attempts_per_hour, time.time()
        recent = self._attempts.times_since(assignment, student, now - HOUR)
        return recent[-limit] + HOUR if limit and len(recent) >= limit else None

    def _due(self, assignment: str, student: str) -> datetime:
        dates = late_penalties.deadlines(self._course, assignment)
        return dates.due + (dates.extension(student) or timedelta())

    def _shown_from(self, assignment: str, student: str) -> float:
        """Return from when on pages may be read: 0 for now, infinity for never."""
        feedback = self._course.config.serve.feedback
        if feedback is Feedback.POINTS_ONLY:
            return float("inf")
        due = self._due(assignment, student).timestamp()
        return due if feedback is Feedback.AFTER_DUE and time.time() < due else 0.0

    def _week(
        self,
        name: str,
        student: str,
        attempts: Sequence[Attempt],
        grade: GradeRecord | None,
        language: Language,
    ) -> WeekView:
        course = self._course
        due = self._due(name, student)
        closed = self.closed_reason(name, student, language)
        shown_from = self._shown_from(name, student)
        graded = [a for a in attempts if a.state is AttemptState.GRADED]
        counting = self._counting(graded)
        open_attempts = [
            a for a in attempts if a.state in (AttemptState.RECEIVED, AttemptState.GRADING)
        ]
        return WeekView(
            name,
            course.assignment(name).title.in_language(language),
            format_time(course.in_zone(due), language),
            time_left(due, datetime.now(UTC), language),
            self._state(attempts, counting, grade, language).render(language),
            closed is None,
            closed.render(language) if closed else "",
            self.has_begun(name) and course.release(name, language).is_file(),
            "" if shown_from in (0.0, float("inf")) else local_time(course, shown_from, language),
            tuple(self._rows(attempts, counting, grade, due, shown_from == 0.0, language)),
            bool(open_attempts),
            graded[0].id if graded and shown_from == 0.0 else None,
        )

    def _counting(self, graded: Sequence[Attempt]) -> Attempt | None:
        """Return the attempt that counts."""
        if self._course.config.serve.counts is Counts.BEST:
            return best_attempt(self._course, list(graded))
        return graded[0] if graded else None

    def _state(
        self,
        attempts: Sequence[Attempt],
        counting: Attempt | None,
        grade: GradeRecord | None,
        language: Language,
    ) -> LazyMessage:
        if not attempts:
            return _graded(grade) if grade else lazy("nothing handed in yet")
        latest = attempts[0]
        if latest.state is AttemptState.RECEIVED:
            place = self._attempts.place(latest)
            wait = self._reports.expected_wait(place, time.time())
            if wait is None:
                return lazy("received; number {place} in the queue", place=place)
            return lazy(
                "received; number {place} in the queue, will be graded in about {wait}",
                place=place,
                wait=wait_time(wait, language),
            )
        if latest.state is not AttemptState.GRADED and counting is None:
            return STATE_TEXTS[latest.state]
        if latest.state is AttemptState.GRADING:
            return STATE_TEXTS[AttemptState.GRADING]
        assert counting is not None
        if grade is not None:
            return _graded(grade)
        points, maximum = _points(counting, counting, grade)
        return lazy("graded: {points} of {max} points", points=points, max=maximum)

    def _rows(
        self,
        attempts: Sequence[Attempt],
        counting: Attempt | None,
        grade: GradeRecord | None,
        due: datetime,
        shows_pages: bool,
        language: Language,
    ) -> list[AttemptRow]:
        rows = []
        for number, attempt in zip(range(len(attempts), 0, -1), attempts, strict=True):
            late = (datetime.fromtimestamp(attempt.received_at, UTC) - due).total_seconds()
            is_graded = attempt.state is AttemptState.GRADED
            points, maximum = _points(attempt, counting, grade)
            text = lazy("{points} of {max} points", points=points, max=maximum)
            state = text if is_graded else STATE_TEXTS[attempt.state]
            rows.append(
                AttemptRow(
                    attempt.id,
                    number,
                    local_time(self._course, attempt.received_at, language),
                    state.render(language),
                    format_lateness(late, language) if late > 0 else "",
                    counting is not None and attempt.id == counting.id,
                    is_graded and shows_pages,
                )
            )
        return rows


def _points(
    attempt: Attempt, counting: Attempt | None, grade: GradeRecord | None
) -> tuple[str, str]:
    """Return points and maximum of a graded attempt; the gradebook has those of what counts.

    The points of the other attempts are automatic, of the same maximum.
    """
    if grade is None:
        return format_points(attempt.points), format_points(attempt.max_points)
    is_counting = counting is not None and attempt.id == counting.id
    points = grade.points if is_counting else attempt.points
    return format_points(points), format_points(grade.max_points)


def _graded(grade: GradeRecord) -> LazyMessage:
    """Return the state of a submission, which may have been collected in another way."""
    points, maximum = format_points(grade.points), format_points(grade.max_points)
    if not grade.unread_points:
        return lazy("graded: {points} of {max} points", points=points, max=maximum)
    return lazy(
        "graded: {points} of {max} points; your instructor has not yet read answers worth {unread}"
        " points",
        points=points,
        max=maximum,
        unread=format_points(grade.unread_points),
    )
