"""What a page is made from: a graded notebook and its grades, as plain values.

Whoever reads nbgrader's files fills these; nothing here knows of nbgrader.
"""

from enum import StrEnum

from msgspec import Struct

from autograder.core.i18n import Language
from autograder.grading.result import Result
from autograder.sanitize.images import Attachments


class DisplayKind(StrEnum):
    """What a cell is on the page."""

    TEXT = "text"
    CODE = "code"
    CHECK = "check"  # its points are those of an exercise
    QUESTION = "question"  # answered in words or code, points given by hand


class PageOutput(Struct, frozen=True):
    """One output of a cell, in the fields of the notebook format."""

    kind: str  # stream, error, display_data or execute_result
    text: str = ""
    title: str = ""  # of an error: its name and message
    data: dict[str, str] = {}


class PageCell(Struct, frozen=True):
    """One cell, and what the gradebook holds about it.

    `exercise` is the exercise that the cell answers or checks, or the name of a question.
    """

    kind: DisplayKind
    source: str
    is_code: bool = True
    exercise: str = ""
    outputs: tuple[PageOutput, ...] = ()
    attachments: Attachments = {}
    points: float = 0.0
    max_points: float = 0.0
    waiting: bool = False  # for points by hand
    comment: str = ""
    blank: bool = False  # handed in as it was handed out


class StudentPageModel(Struct, frozen=True):
    """One graded submission. `result` is missing if it was graded by an older kit."""

    course: str
    assignment: str
    student: str
    language: Language
    cells: tuple[PageCell, ...]
    points: float
    max_points: float
    penalty: float = 0.0
    seconds_late: float = 0.0
    result: Result | None = None
