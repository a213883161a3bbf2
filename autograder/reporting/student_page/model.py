"""Input of the student's page: a graded notebook and its grades, without nbgrader's types."""

from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from autograder.core.i18n import Language
from autograder.course.grade_record import GradeRecord
from autograder.grading.result import Result
from autograder.sanitize.images import Attachments

SUBMITTED = "submitted"  # kind of the PageOutput that labels the outputs below it


class DisplayKind(StrEnum):
    """What a cell is on the page."""

    TEXT = "text"
    CODE = "code"
    CHECK = "check"  # carries the points of an exercise
    QUESTION = "question"  # answered in text or code, graded by hand


class PageOutput(Struct, frozen=True):
    """One output of a cell, in the fields of the notebook format."""

    kind: str  # stream, error, display_data, execute_result or SUBMITTED
    text: str = ""
    title: str = ""  # of an error: its name and message
    data: dict[str, str] = {}  # by media type


class PageCell(Struct, frozen=True):
    """One cell with what the gradebook holds about it.

    `exercise` is the exercise that the cell answers or checks, or the name of a question. If an
    answer was `read_before` and needs manual grading, the student has changed it since.
    """

    kind: DisplayKind
    source: str
    is_code: bool = True
    exercise: str = ""
    outputs: tuple[PageOutput, ...] = ()
    attachments: Attachments = {}
    points: float = 0.0
    max_points: float = 0.0
    needs_manual_grading: bool = False
    comment: str = ""
    unanswered: bool = False  # the cell is as in the release
    read_before: bool = False


class StudentPageModel(Struct, frozen=True):
    """One graded submission; `result` is None if an older version without Results graded it.

    `name` is that of the roster. `earlier_attempts` are the submissions that later ones replaced,
    None for one whose time is not known. Times are in the course's time zone; `due` includes an
    extension.
    """

    course: str
    assignment: str
    student: str
    language: Language
    cells: tuple[PageCell, ...]
    grade: GradeRecord
    name: str = ""
    submitted_at: datetime | None = None
    due: datetime | None = None
    earlier_attempts: tuple[datetime | None, ...] = ()
    result: Result | None = None
