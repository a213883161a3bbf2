"""Where student code stopped, in words of its author: a line of the cell under a heading, a name.

The guest reports the place of an exception, and is not trusted: a message shows only lines, names
and headings that stand in the student's own notebook, looked up here.
"""

import re
from functools import cached_property

from msgspec import Struct

from autograder.core.i18n import LazyMessage, lazy
from autograder.intake.model import NormalizedNotebook, Role
from autograder.sandbox.faults import printable_text
from autograder.sandbox.guest.protocol import ErrorPlace

HEADING = re.compile(r"^[ ]{0,3}#{1,6}[ \t]+(.*?)[ \t#]*$", re.MULTILINE)
MARKUP = re.compile(r"[`*$]|<[^<>]*>")  # in a heading
WORD = re.compile(r"[^\W\d]\w*")
MAX_HEADING, MAX_CODE = 60, 70  # characters
BLANK_LINES = re.compile(r"(?:[ \t]*\n)*")
ASKS = re.compile(r"\binput[ \t]*\(")
CELLS = {
    "heading": "the cell under “{heading}”",
    "position": "code cell {position} under “{heading}”",
    "number": "cell {number}",
}
CELLS_AT_START = {
    "heading": "The cell under “{heading}”",
    "position": "Code cell {position} under “{heading}”",
    "number": "Cell {number}",
}
# By the type of the exception; `code` is the line, or the part of it that is meant.
EXPLANATIONS = {
    "NameError": "`{name}` in {place}: there is no such name."
    " Is it spelled correctly, and defined in a line that runs before this one?",
    "UnboundLocalError": "`{name}` in {place} has no value yet at that moment."
    " Does the function give it one earlier, on every path?",
    "module": "`{code}` in {place}: {module} has no `{name}`.",
    "AttributeError": "`{code}` in {place}: the object before the dot has no `{name}`.",
    "ImportError": "`{code}` in {place}: there is nothing of that name to import.",
    "EOFError": "`{code}` in {place} waits for keyboard input, but there is none when your"
    " notebook is graded. Write the value into the code, or take it as an argument.",
    "SystemExit": "`{code}` in {place} ends Python. Delete it;"
    " to leave a function early, write return.",
    "RecursionError": "`{code}` in {place}: a function calls itself again and again without end.",
    "other": "Your code stopped with {error} in {place}: `{code}`.",
}
NEEDS_NAME = ("NameError", "UnboundLocalError", "module", "AttributeError")


def last_heading(source: str) -> str:
    """Return the last heading of a text cell, as messages quote it; "" without one."""
    headings = HEADING.findall(source)
    return _plain(headings[-1]) if headings else ""


class _CellName(Struct, frozen=True):
    """How a cell is named: by its heading, its position under it, or its number alone."""

    kind: str
    values: dict[str, object]


class CodePlaces:
    """The code cells of a submission, by index."""

    def __init__(self, submission: NormalizedNotebook) -> None:
        self._cells = submission.cells

    # Both are made on demand: for most submissions no message names a place.

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(
            word for cell in self._cells if cell.is_code for word in WORD.findall(cell.source)
        )

    @cached_property
    def _names(self) -> dict[int, _CellName]:
        return dict(self._name_cells())

    def cell(self, index: int) -> LazyMessage:
        """Return the name of a cell, for the middle of a sentence."""
        name = self._names[index]
        return lazy(CELLS[name.kind], **name.values)

    def cell_at_start(self, index: int) -> LazyMessage:
        """Return the name of a cell, for the beginning of a sentence."""
        name = self._names[index]
        return lazy(CELLS_AT_START[name.kind], **name.values)

    def explain(
        self, error: str, shown_error: LazyMessage, place: ErrorPlace | None
    ) -> LazyMessage | None:
        """Return what an exception of the type `error` means at a place; None without a place.

        `shown_error` is the type as the student may read it.
        """
        line = self._line(place)
        if place is None or line is None:
            return None
        name = place.name if place.name in WORD.findall(line) else ""
        is_module = bool(place.module) and self._words.issuperset(place.module.split("."))
        kind = _kind_of(error, line, is_module=is_module)
        if kind in NEEDS_NAME and not name:
            kind = "other"
        return lazy(
            EXPLANATIONS[kind],
            error=shown_error,
            place=lazy(
                "line {line} of {cell}",
                line=place.line + _blank_lines(self._cells[place.cell].source),
                cell=self.cell(place.cell),
            ),
            code=_part(line, name) if kind in ("module", "AttributeError") else _shown(line),
            name=name,
            module=place.module if kind == "module" else "",
        )

    def _line(self, place: ErrorPlace | None) -> str | None:
        """Return the line of code at a place; None if the notebook has none there."""
        if place is None or place.cell not in self._names:
            return None
        source = self._cells[place.cell].source
        lines = source.split("\n")[_blank_lines(source) :]
        line = lines[place.line - 1].strip() if 0 < place.line <= len(lines) else ""
        return line or None

    def _name_cells(self) -> "list[tuple[int, _CellName]]":
        names: list[tuple[int, _CellName]] = []
        heading, below = "", list[int]()

        def finish() -> None:
            running = [i for i in below if self._cells[i].role is not Role.CHECK]
            for position, index in enumerate(below, 1):
                number = self._cells[index].number or index + 1
                kind = "number" if not heading else "heading" if len(running) < 2 else "position"
                values = {"heading": heading, "position": position, "number": number}
                names.append((index, _CellName(kind, values)))
            below.clear()

        for index, cell in enumerate(self._cells):
            if cell.is_code:
                below.append(index)
            elif cell.cell_type == "markdown" and (found := last_heading(cell.source)):
                finish()
                heading = found
        finish()
        return names


def _blank_lines(source: str) -> int:
    """Return the number of blank lines at the beginning, which IPython does not count."""
    match = BLANK_LINES.match(source)
    return match[0].count("\n") if match else 0


def _kind_of(error: str, line: str, *, is_module: bool) -> str:
    """Return the explanation that fits an exception."""
    if error == "AttributeError" and is_module:
        return "module"
    if error == "ModuleNotFoundError":
        # Else it is a use of a missing module, which the note on its import explains.
        return "ImportError" if "import" in line else "other"
    if error == "EOFError" and not ASKS.search(line):
        return "other"
    return error if error in EXPLANATIONS else "other"


def _part(line: str, name: str) -> str:
    """Return the part of a line that ends in an attribute: `np.arrange`."""
    match = re.search(rf"[^\W\d][\w.]*\.{name}\b", line)
    return _shown(match[0] if match else line)


def _shown(code: str) -> str:
    text = printable_text(" ".join(code.split()).replace("`", "'"))
    return text if len(text) <= MAX_CODE else f"{text[:MAX_CODE]}…"


def _plain(heading: str) -> str:
    text = printable_text(MARKUP.sub("", heading).strip())
    return text if len(text) <= MAX_HEADING else f"{text[:MAX_HEADING]}…"
