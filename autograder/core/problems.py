"""Problems of a submission: their kinds, and their messages to students."""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from autograder.core.i18n import Language, LazyMessage


class ProblemKind(StrEnum):
    """The kinds of problems, worst first.

    With a kind before RENAMED, or with GRADER_FAILED, there is nothing to grade: every exercise
    gets zero points.
    """

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
    MATCHED_BY_POSITION = "found_by_place"
    DEFINED_IN_OTHER_CELL = "written_elsewhere"
    DUPLICATE_CELL = "duplicate_cell"
    UNTOUCHED_COPY = "untouched_copy"
    CELL_TYPE_CHANGED = "retyped_cell"
    DUPLICATE_ANSWER = "duplicate_answer"
    ANSWER_IN_ADJACENT_CELL = "answer_beside"
    MISSING_CELL = "missing_cell"
    MISSING_CHECK = "missing_check"
    CHANGED_CHECK = "changed_check"
    COPIED_CHECK = "copied_check"
    MISSING_GIVEN = "missing_given"
    TEXT_AS_CODE = "text_as_code"
    PICTURE_LINKED = "picture_linked"
    SYNTAX_ERROR = "syntax_error"
    NEWER_PYTHON = "cell_newer_python"
    NEWER_SYNTAX = "cell_newer_syntax"
    ODD_CHARACTER = "cell_odd_character"
    MISSING_MODULE = "cell_missing_module"
    COMMANDS_NOT_RUN = "cell_commands_not_run"
    CELL_RAISED = "cell_raised"
    CELL_TIMEOUT = "cell_timeout"
    CELL_STALLED = "cell_stalled"
    CELL_MEMORY = "cell_memory"
    CELL_FLOODED = "cell_flooded"
    CELL_DIED = "cell_died"
    CELL_NOT_RUN = "cell_not_run"
    MISSING_NAME = "missing_name"
    CALL_TIMEOUT = "call_timeout"
    CALL_STALLED = "call_stalled"
    CALL_MEMORY = "call_memory"
    CALL_FLOODED = "call_flooded"
    CALL_DIED = "call_died"
    OUT_OF_TIME = "out_of_time"
    PROTOCOL_VIOLATION = "cheat"
    GRADER_FAILED = "grader_failed"


_KINDS = list(ProblemKind)
FATAL_KINDS = frozenset(_KINDS[: _KINDS.index(ProblemKind.RENAMED)]) | {ProblemKind.GRADER_FAILED}
# To students, in English.
PROBLEM_MESSAGES = {
    ProblemKind.TOO_LARGE: "The file is larger than {limit} MB without its outputs, or than"
    " {total} MB with them. Clear the outputs (Kernel > Restart Kernel and Clear Outputs of All"
    " Cells), take pictures and data out of the cells, save, and hand it in again.",
    ProblemKind.EMPTY_FILE: "The file is empty, or only a link to another one."
    " If it is in a cloud folder, wait until it has been downloaded;"
    " then save your notebook in Jupyter and hand in the file itself.",
    ProblemKind.TOO_DEEP: "The file contains data nested more than {limit} levels deep."
    " Copy your answers into the original notebook of the assignment and hand that in.",
    ProblemKind.TOO_MANY_PARTS: "The notebook has more than {limit} cells, or more than"
    " {lines} lines and outputs in total. Copy your answers into the original notebook of the"
    " assignment and hand that in.",
    ProblemKind.NOT_JSON: "The file cannot be read as a notebook; it is damaged."
    " Open your notebook in Jupyter, save it as .ipynb and hand it in again.",
    ProblemKind.CUT_OFF: "The file ends in the middle: it was not saved, copied or uploaded"
    " completely. Open your notebook in Jupyter, save it and hand it in again.",
    ProblemKind.CONFLICT: "The file contains the marks of a git merge conflict (<<<<<<<"
    " and >>>>>>>). Resolve the conflict, check that Jupyter opens the notebook, and hand it in"
    " again.",
    ProblemKind.TWO_NOTEBOOKS: "The file contains two notebooks, one after the other."
    " Hand in the one that you want graded, as a file of its own.",
    ProblemKind.NOT_NOTEBOOK: "The file is not a Jupyter notebook."
    " Hand in the .ipynb file that you worked in.",
    ProblemKind.ARCHIVE: "The file is an archive (zip or the like) and not a notebook."
    " Unpack it and hand in the .ipynb file that is inside.",
    ProblemKind.DOCUMENT: "The file is a document or a picture (PDF, Word or the like)"
    " and not a notebook. Hand in the .ipynb file that you worked in.",
    ProblemKind.WEB_PAGE: "The file is a web page and not a notebook."
    " Download the notebook itself as .ipynb, from the File menu of Jupyter or Colab.",
    ProblemKind.SCRIPT: "The file is a Python script and not a notebook."
    " Hand in the .ipynb file that you worked in.",
    ProblemKind.SHORTCUT: "The file is only a link to a notebook that is elsewhere."
    " Download the notebook itself, as .ipynb, and hand that in.",
    ProblemKind.OTHER_ASSIGNMENT: "This is the notebook of another assignment."
    " Hand in {assignment}.ipynb.",
    ProblemKind.NO_CODE: "There is no code in the notebook."
    " Did you hand in the file that you worked in?",
    ProblemKind.RENAMED: "The file was called {name}; it was graded anyway."
    " Next time leave its name as {assignment}.ipynb.",
    ProblemKind.RECODED: "The file was saved in {encoding}, and was read anyway."
    " Next time hand in the file that Jupyter saves.",
    ProblemKind.DAMAGED_TEXT: "Some characters in the file could not be read;"
    " “\ufffd” replaces them. Open it in Jupyter, correct them, and hand it in again.",
    ProblemKind.UNREADABLE_CELL: "Cell {cell} is damaged and was left out.",
    ProblemKind.LONG_CELL: "Cell {cell} is too long and was left out: the limits are {code}"
    " thousand characters for all code, {limit} thousand for one cell, {total} thousand for all"
    " cells. Remove pictures and data from it.",
    ProblemKind.LOST_LABELS: "The notebook has lost the labels of its cells,"
    " as happens in some editors; the cells were recognized by their content.",
    ProblemKind.LOST_LABEL: "The cell of {name} had lost its label;"
    " it was recognized by its content.",
    ProblemKind.MATCHED_BY_POSITION: "The cell of {name} had lost its label, and {name}"
    " is not defined in it; it was recognized by its place. Is the name spelled as in the"
    " exercise?",
    ProblemKind.DEFINED_IN_OTHER_CELL: "{name} is in a cell other than its own,"
    " and was taken from there. Next time write it in its own cell.",
    ProblemKind.DUPLICATE_CELL: "There are {count} cells for {name}. All were run from top"
    " to bottom, and the last one that defines it counts. Next time write your answer in one cell.",
    ProblemKind.UNTOUCHED_COPY: "There is an untouched copy of the cell of {name};"
    " it was not run, because it would undo what you wrote.",
    ProblemKind.CELL_TYPE_CHANGED: "The cell of {name} had been turned into a cell of another kind;"
    " it was read as a cell of its original kind.",
    ProblemKind.DUPLICATE_ANSWER: "There are {count} answers to {name}; the last one counts."
    " Next time write your answer in one cell.",
    ProblemKind.ANSWER_IN_ADJACENT_CELL: "Your answer to {name} is beside the cell for it,"
    " and was taken from there. Next time write it where the cell says so.",
    ProblemKind.MISSING_CELL: "The cell of {name} is missing."
    " Copy the cell from the original notebook of the assignment and write your answer in it.",
    ProblemKind.MISSING_CHECK: "The check cell of {name} was missing and has been put back.",
    ProblemKind.CHANGED_CHECK: "The check cell of {name} was changed; the original was put back,"
    " and yours was run as a cell of your own. Try things out in a new cell.",
    ProblemKind.COPIED_CHECK: "The check cell of {name} was copied; the copy does not count."
    " Try things out in a new cell.",
    ProblemKind.MISSING_GIVEN: "The ready-made cell “{name}” was missing or changed;"
    " the original was run first.",
    ProblemKind.TEXT_AS_CODE: "The text of cell {cell} contains active content, such as a script"
    " or a frame, so it is shown as it was typed. Write it again in Markdown alone.",
    ProblemKind.PICTURE_LINKED: "A picture in cell {cell} is on the internet; only a link to it"
    " is shown. Next time paste the picture itself into the cell.",
    ProblemKind.SYNTAX_ERROR: "{cell} could not be run: line {line} is not valid Python"
    " ({error}). Often a bracket, a quote or a colon is missing there or in the line above.",
    ProblemKind.NEWER_PYTHON: "{cell} could not be run: this notebook was written with Python"
    " {version}; it is graded with Python {grader}, which does not know the syntax in line {line}."
    " If the cell runs in your Jupyter, write that line in the older way: in an f-string,"
    " for example, use different quotes inside and outside.",
    ProblemKind.NEWER_SYNTAX: "{cell} could not be run: it is graded with Python {grader},"
    " which does not know the syntax in line {line}; only a newer Python does. Write that line"
    " in the older way: in an f-string, for example, use different quotes inside and outside.",
    ProblemKind.ODD_CHARACTER: "{cell} could not be run, because Python does not know some of"
    " its characters: {characters}. They come from Japanese input or from copied text.",
    ProblemKind.MISSING_MODULE: "{cell} imports {modules}, but only Python's own modules"
    " and {packages} are there when your notebook is graded. Lines that use {modules} are"
    " skipped, and functions that use {modules} stop. Write your code without {modules}.",
    ProblemKind.COMMANDS_NOT_RUN: "Shell commands and the like, such as !ls, %pip or %%bash, are"
    " not run when your notebook is graded ({cells}); everything else is."
    " If your answer needs what they do, write that in Python.",
    ProblemKind.CELL_RAISED: "{what} The rest of {cell} was not run.",
    ProblemKind.CELL_TIMEOUT: "{cell} took too long and was stopped."
    " Is there a loop in it, or in a function that it calls, that never ends?",
    ProblemKind.CELL_STALLED: "{cell} waited for something that did not come, and was stopped."
    " Does it sleep, or wait for a lock or a thread?",
    ProblemKind.CELL_MEMORY: "{cell} ran out of memory."
    " Does it make an array that is far too large?",
    ProblemKind.CELL_FLOODED: "{cell} kept printing without end and was left out."
    " Remove the print from the loop.",
    ProblemKind.CELL_DIED: "{cell} ended the whole Python process and was left out."
    " Does it call exit, or use up all the memory?",
    ProblemKind.CELL_NOT_RUN: "{cell} was not run, because the time was used up before it.",
    ProblemKind.MISSING_NAME: "There is no {name} after running your notebook."
    " Check the name, and that its cell runs without an error.",
    ProblemKind.CALL_TIMEOUT: "A call to {name} took too long and was stopped."
    " Is there a loop in it that never ends?",
    ProblemKind.CALL_STALLED: "A call to {name} waited for something that did not come."
    " Does it sleep, or wait for a lock or a thread?",
    ProblemKind.CALL_MEMORY: "A call to {name} ran out of memory."
    " Does it make an array that is far too large?",
    ProblemKind.CALL_FLOODED: "A call to {name} printed without end. Remove the print.",
    ProblemKind.CALL_DIED: "A call to {name} ended the whole Python process."
    " Does it call exit, or use up all the memory?",
    ProblemKind.OUT_OF_TIME: "The time for the whole notebook, {seconds} seconds, was used up;"
    " the rest was not tested.",
    ProblemKind.PROTOCOL_VIOLATION: "The notebook sent something that no solution sends;"
    " the call in {name} does not count.",
    ProblemKind.GRADER_FAILED: "Grading stopped for a reason on our side."
    " Your instructor has been notified; you do not need to do anything.",
}


class ProblemNote(Struct, frozen=True):
    """A problem whose message is not rendered yet; `detail` is for the instructor alone."""

    kind: ProblemKind
    values: Mapping[str, object] = {}
    detail: str = ""


class Problem(Struct, frozen=True):
    """A problem with its message to the student.

    `about` is the exercise, question or cell concerned; `detail` is for the instructor alone.
    """

    kind: ProblemKind
    message: str
    about: str = ""
    detail: str = ""

    @property
    def fatal(self) -> bool:
        """Whether nothing could be graded."""
        return self.kind in FATAL_KINDS


def make_problem(
    kind: ProblemKind, language: Language, *, detail: str = "", **values: object
) -> Problem:
    """Return the problem `kind`; `values` fill the placeholders of its message."""
    about = str(values.get("name", values.get("cell", "")))
    message = LazyMessage(PROBLEM_MESSAGES[kind], values).render(language)
    return Problem(kind, message, about, detail)
