"""The kinds of problems, and which of them leave nothing to grade."""

from enum import StrEnum


class ProblemKind(StrEnum):
    """Everything that a hand-in can be told about, worst first."""

    TOO_LARGE = "too_large"
    EMPTY_FILE = "empty_file"
    TOO_DEEP = "too_deep"
    TOO_MANY_PARTS = "too_many_parts"
    NOT_JSON = "not_json"
    CUT_OFF = "cut_off"
    CONFLICT = "conflict"
    TWO_NOTEBOOKS = "two_notebooks"
    NOT_NOTEBOOK = "not_notebook"
    ARCHIVE = "archive"
    DOCUMENT = "document"
    WEB_PAGE = "web_page"
    SCRIPT = "script"
    SHORTCUT = "shortcut"
    OTHER_ASSIGNMENT = "other_assignment"
    NO_CODE = "no_code"
    RENAMED = "renamed"
    RECODED = "recoded"
    DAMAGED_TEXT = "damaged_text"
    UNREADABLE_CELL = "unreadable_cell"
    LONG_CELL = "long_cell"
    LOST_LABELS = "lost_labels"
    LOST_LABEL = "lost_label"
    FOUND_BY_PLACE = "found_by_place"
    WRITTEN_ELSEWHERE = "written_elsewhere"
    DUPLICATE_CELL = "duplicate_cell"
    UNTOUCHED_COPY = "untouched_copy"
    RETYPED_CELL = "retyped_cell"
    DUPLICATE_ANSWER = "duplicate_answer"
    ANSWER_BESIDE = "answer_beside"
    MISSING_CELL = "missing_cell"
    MISSING_CHECK = "missing_check"
    CHANGED_CHECK = "changed_check"
    COPIED_CHECK = "copied_check"
    MISSING_GIVEN = "missing_given"
    TEXT_AS_CODE = "text_as_code"
    PICTURE_LINKED = "picture_linked"
    SYNTAX_ERROR = "syntax_error"
    CELL_RAISED = "cell_raised"
    CELL_TIMEOUT = "cell_timeout"
    CELL_MEMORY = "cell_memory"
    CELL_FLOODED = "cell_flooded"
    CELL_DIED = "cell_died"
    CELL_NOT_RUN = "cell_not_run"
    MISSING_NAME = "missing_name"
    CALL_TIMEOUT = "call_timeout"
    CALL_MEMORY = "call_memory"
    CALL_FLOODED = "call_flooded"
    CALL_DIED = "call_died"
    OUT_OF_TIME = "out_of_time"
    CHEAT = "cheat"
    GRADER_FAILED = "grader_failed"


# With one of these nothing can be graded: every exercise gets zero points.
FATAL = frozenset(
    {
        ProblemKind.TOO_LARGE,
        ProblemKind.EMPTY_FILE,
        ProblemKind.TOO_DEEP,
        ProblemKind.TOO_MANY_PARTS,
        ProblemKind.NOT_JSON,
        ProblemKind.CUT_OFF,
        ProblemKind.CONFLICT,
        ProblemKind.TWO_NOTEBOOKS,
        ProblemKind.NOT_NOTEBOOK,
        ProblemKind.ARCHIVE,
        ProblemKind.DOCUMENT,
        ProblemKind.WEB_PAGE,
        ProblemKind.SCRIPT,
        ProblemKind.SHORTCUT,
        ProblemKind.OTHER_ASSIGNMENT,
        ProblemKind.NO_CODE,
        ProblemKind.GRADER_FAILED,
    }
)
