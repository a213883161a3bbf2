"""What can be wrong with a hand-in, each as a sentence for the student in their language.

Found by `intake/` and `grading/`, kept in the Result, shown to student and instructor.
"""

from enum import StrEnum

from msgspec import Struct

from autograder.course import Language
from autograder.messages import Phrase


class ProblemKind(StrEnum):
    """Everything that a hand-in can be told about, worst first."""

    TOO_LARGE = "too_large"
    EMPTY_FILE = "empty_file"
    NOT_JSON = "not_json"
    NOT_NOTEBOOK = "not_notebook"
    OTHER_ASSIGNMENT = "other_assignment"
    NO_CODE = "no_code"
    RENAMED = "renamed"
    UNREADABLE_CELL = "unreadable_cell"
    LOST_LABEL = "lost_label"
    DUPLICATE_CELL = "duplicate_cell"
    MISSING_CELL = "missing_cell"
    MISSING_CHECK = "missing_check"
    CHANGED_CHECK = "changed_check"
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
        ProblemKind.NOT_JSON,
        ProblemKind.NOT_NOTEBOOK,
        ProblemKind.OTHER_ASSIGNMENT,
        ProblemKind.NO_CODE,
        ProblemKind.GRADER_FAILED,
    }
)

SENTENCES = {
    ProblemKind.TOO_LARGE: (
        "The file is larger than {limit} MB. Clear the outputs"
        " (Kernel > Restart and clear outputs), save, and hand it in again."
    ),
    ProblemKind.EMPTY_FILE: (
        "The file is empty, or only a link to another one."
        " Save your notebook in Jupyter and hand in the file itself."
    ),
    ProblemKind.NOT_JSON: (
        "The file cannot be read as a notebook; it may be damaged or cut off."
        " Open it in Jupyter, save it as .ipynb and hand it in again."
    ),
    ProblemKind.NOT_NOTEBOOK: (
        "The file is not a Jupyter notebook. Hand in the .ipynb file that you worked in."
    ),
    ProblemKind.OTHER_ASSIGNMENT: (
        "This is the notebook of another assignment. Hand in {assignment}.ipynb."
    ),
    ProblemKind.NO_CODE: (
        "There is no code in the notebook. Did you hand in the file that you worked in?"
    ),
    ProblemKind.RENAMED: (
        "The file was called {name}; it was graded all the same."
        " Next time leave its name as {assignment}.ipynb."
    ),
    ProblemKind.UNREADABLE_CELL: "Cell {cell} is damaged and was left out.",
    ProblemKind.LOST_LABEL: (
        "The cell of {name} had lost its label; it was recognised by its content."
    ),
    ProblemKind.DUPLICATE_CELL: (
        "There are {count} cells labelled {name}. All were run, and the last one counts."
        " Next time write your answer in one cell."
    ),
    ProblemKind.MISSING_CELL: (
        "The cell of {name} is missing. Copy it from a fresh notebook and write it there."
    ),
    ProblemKind.MISSING_CHECK: "The check cell of {name} was missing and has been put back.",
    ProblemKind.CHANGED_CHECK: (
        "The check cell of {name} was changed; the original was put back."
        " Try things out in a cell of your own."
    ),
    ProblemKind.MISSING_GIVEN: (
        "The ready-made cell “{name}” was missing or changed; the original was run first."
    ),
    ProblemKind.TEXT_AS_CODE: (
        "Something in the text of cell {cell} could act on a page, such as a script or a frame,"
        " so it is shown as it was typed. Write it again in Markdown alone."
    ),
    ProblemKind.PICTURE_LINKED: (
        "A picture in cell {cell} lies on the internet; only a link to it is shown."
        " Next time paste the picture itself into the cell."
    ),
    ProblemKind.SYNTAX_ERROR: (
        "Cell {cell} is not valid Python ({error}), so nothing in it could be run."
        " Run it in Jupyter: the message points at the place."
    ),
    ProblemKind.CELL_RAISED: (
        "Cell {cell} stopped with {error}; what stands below that line in the cell was not run."
    ),
    ProblemKind.CELL_TIMEOUT: (
        "Cell {cell} did not finish within {seconds} seconds and was left out."
        " Is there a loop in it that never ends?"
    ),
    ProblemKind.CELL_MEMORY: (
        "Cell {cell} ran out of memory. Does it make an array that is far too large?"
    ),
    ProblemKind.CELL_FLOODED: (
        "Cell {cell} printed without end and was left out. Remove the print from the loop."
    ),
    ProblemKind.CELL_DIED: (
        "Cell {cell} ended the whole Python process and was left out."
        " Does it call exit, or take all memory?"
    ),
    ProblemKind.CELL_NOT_RUN: "Cell {cell} was not run, because the time was used up before it.",
    ProblemKind.MISSING_NAME: (
        "There is no {name} after running your notebook."
        " Check the name, and that its cell runs without an error."
    ),
    ProblemKind.CALL_TIMEOUT: (
        "A call of {name} did not finish within {seconds} seconds."
        " Is there a loop in it that never ends?"
    ),
    ProblemKind.CALL_MEMORY: (
        "A call of {name} ran out of memory. Does it make an array that is far too large?"
    ),
    ProblemKind.CALL_FLOODED: "A call of {name} printed without end. Remove the print.",
    ProblemKind.CALL_DIED: (
        "A call of {name} ended the whole Python process. Does it call exit, or take all memory?"
    ),
    ProblemKind.OUT_OF_TIME: (
        "The time for the whole notebook, {seconds} seconds, was used up; the rest was not tested."
    ),
    ProblemKind.CHEAT: (
        "The notebook sent something that no solution sends; the call in {name} does not count."
    ),
    ProblemKind.GRADER_FAILED: (
        "Grading stopped for a reason on our side. Your instructor has been told;"
        " you need not do anything."
    ),
}


class Problem(Struct, frozen=True):
    """One thing to tell: its kind, the sentence, and what it is about (a name or a cell)."""

    kind: ProblemKind
    message: str
    about: str = ""

    @property
    def fatal(self) -> bool:
        """Whether nothing could be graded."""
        return self.kind in FATAL


def problem(kind: ProblemKind, language: Language, **values: object) -> Problem:
    """The problem `kind` in words; `values` fill the blanks of its sentence."""
    about = str(values.get("name", values.get("cell", "")))
    return Problem(kind, Phrase(SENTENCES[kind], values).render(language), about)
