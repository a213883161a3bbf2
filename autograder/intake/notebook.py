"""A hostile .ipynb becomes a clean notebook and a list of what was mended.

Structure, points, locks and check cells come from the release, the instructor's copy; only the
source of the student's own cells is taken from the hand-in. Outputs, metadata, tags and
kernels of the hand-in are dropped.
"""

import hashlib
import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Any

import msgspec
from msgspec import Raw, Struct

from autograder.course import Language
from autograder.problems import Problem, ProblemKind, problem

MAX_BYTES = 16 << 20  # a notebook with every figure of a week is under 2 MiB
MAX_CELLS = 2000
MAX_SOURCE = 1 << 19  # characters in one cell
# Headings and HTML were kinds of their own in notebook format 3.
TEXT_TYPES = ("markdown", "heading", "html")
CELL_TYPES = {"raw": "raw", **dict.fromkeys(TEXT_TYPES, "markdown")}
BOM = b"\xef\xbb\xbf"
# A half of a surrogate pair without the other: legal in JSON, but no text.
_LONE_SURROGATE = re.compile(
    r"(?<!\\)((?:\\\\)*)(?:\\u[dD][89abAB][\da-fA-F]{2}(?!\\u[dD][c-fC-F])"
    r"|(?<!\\u[dD][89abAB][\da-fA-F]{2})\\u[dD][c-fC-F][\da-fA-F]{2})"
)


class Role(StrEnum):
    """What a cell is to the grader."""

    FREE = "free"
    GIVEN = "given"
    EXERCISE = "exercise"
    CHECK = "check"
    QUESTION = "question"


class NbCell(Struct, frozen=True):
    """A cell of a release or of a mended submission."""

    role: Role
    name: str
    cell_type: str
    source: str
    id: str = ""
    nbgrader: dict[str, Any] = {}
    run: bool = True  # a blank put back for the gradebook's sake must not undo what was written

    @property
    def is_code(self) -> bool:
        """Whether it can be run."""
        return self.cell_type == "code"


class Release(Struct, frozen=True):
    """The instructor's copy: what students received."""

    assignment: str
    cells: tuple[NbCell, ...]

    def named(self, *roles: Role) -> dict[str, NbCell]:
        """The cells of some roles by name."""
        return {cell.name: cell for cell in self.cells if cell.role in roles}

    @property
    def exercises(self) -> tuple[str, ...]:
        """The names of the exercises, in order."""
        return tuple(self.named(Role.EXERCISE))

    def points(self, name: str) -> float:
        """The points of exercise or question `name`."""
        return float(self.named(Role.CHECK, Role.QUESTION)[name].nbgrader["points"])


class Submission(Struct, frozen=True):
    """A mended hand-in: its cells and what there is to tell about it."""

    cells: tuple[NbCell, ...]
    problems: tuple[Problem, ...]
    prelude: tuple[str, ...] = ()  # given code that the hand-in lacks, to be run first

    @property
    def gradable(self) -> bool:
        """Whether there is anything to grade."""
        return not any(found.fatal for found in self.problems)


class _Metadata(Struct):
    nbgrader: Any = None
    seminar: Any = None


class _Cell(Struct):
    cell_type: str = "code"
    source: Any = ""
    input: Any = ""  # its name in notebook format 3
    metadata: Raw = Raw(b"{}")


class _Worksheet(Struct):
    cells: list[Raw] = []


class _Notebook(Struct):
    cells: list[Raw] | None = None
    worksheets: list[_Worksheet] = []
    metadata: Raw = Raw(b"{}")


def read_release(data: bytes, assignment: str) -> Release:
    """The release in the bytes of its notebook file."""
    raw = _parse(data)
    cells = [_known(_cell(item)) for item in _raw_cells(raw)]
    return Release(assignment, _with_ids([cell for cell in cells if cell is not None]))


def mend(data: bytes, release: Release, language: Language) -> Submission:
    """The hand-in `data` as a clean notebook; never raises for what is in it."""
    try:
        raw = _check_file(data)
    except _Unusable as error:
        found = problem(error.kind, language, assignment=release.assignment, **error.values)
        return Submission(release.cells, (found,))
    mending = _Mending(release, language)
    mending.read(_raw_cells(raw))
    if not mending.recognised and _other_assignment(raw, release):
        return mending.refuse(ProblemKind.OTHER_ASSIGNMENT)
    if not mending.has_code:
        return mending.refuse(ProblemKind.NO_CODE)
    return mending.finish()


class _Unusable(Exception):  # noqa: N818
    def __init__(self, kind: ProblemKind, **values: object) -> None:
        self.kind, self.values = kind, values


def _check_file(data: bytes) -> _Notebook:
    if len(data) > MAX_BYTES:
        raise _Unusable(ProblemKind.TOO_LARGE, limit=MAX_BYTES >> 20)
    data = data.removeprefix(BOM)
    if not data.strip():
        raise _Unusable(ProblemKind.EMPTY_FILE)
    try:
        raw = _parse(data)
    except msgspec.ValidationError:
        raise _Unusable(ProblemKind.NOT_NOTEBOOK) from None
    except (msgspec.DecodeError, RecursionError):
        kind = ProblemKind.NOT_JSON if data.lstrip()[:1] == b"{" else ProblemKind.NOT_NOTEBOOK
        raise _Unusable(kind) from None
    if raw.cells is None and not raw.worksheets:
        raise _Unusable(ProblemKind.NOT_NOTEBOOK)
    if len(_raw_cells(raw)) > MAX_CELLS:
        raise _Unusable(ProblemKind.TOO_LARGE, limit=MAX_BYTES >> 20)
    return raw


def _parse(data: bytes) -> _Notebook:
    # Bytes that are no UTF-8, after an editor with another encoding, spoil no more than a word.
    text = data.decode("utf-8", "replace")
    try:
        return msgspec.json.decode(text, type=_Notebook)
    except msgspec.ValidationError:
        raise
    except msgspec.DecodeError:
        return msgspec.json.decode(_LONE_SURROGATE.sub(r"\1\\ufffd", text), type=_Notebook)


def _raw_cells(raw: _Notebook) -> list[Raw]:
    if raw.cells is not None:
        return raw.cells
    return [cell for sheet in raw.worksheets for cell in sheet.cells]


def _other_assignment(raw: _Notebook, release: Release) -> bool:
    try:
        seminar = msgspec.json.decode(raw.metadata, type=_Metadata).seminar
    except (msgspec.DecodeError, RecursionError):
        return False
    name = seminar.get("assignment") if isinstance(seminar, dict) else None
    return name is not None and name != release.assignment


def _cell(item: Raw) -> tuple[_Cell, _Metadata] | None:
    """One cell as far as it can be read."""
    try:
        cell = msgspec.json.decode(item, type=_Cell)
    except (msgspec.DecodeError, RecursionError):
        return None
    try:
        metadata = msgspec.json.decode(cell.metadata, type=_Metadata)
    except (msgspec.DecodeError, RecursionError):
        metadata = _Metadata()
    return cell, metadata


def _source(cell: _Cell) -> str | None:
    source = cell.source or cell.input
    if isinstance(source, list) and all(isinstance(line, str) for line in source):
        source = "".join(source)
    if not isinstance(source, str) or len(source) > MAX_SOURCE:
        return None
    return source


def _known(parsed: tuple[_Cell, _Metadata] | None) -> NbCell | None:
    """A cell of the release with its role."""
    if parsed is None:
        return None
    cell, metadata = parsed
    source = _source(cell) or ""
    seminar = metadata.seminar if isinstance(metadata.seminar, dict) else {}
    nbgrader = metadata.nbgrader if isinstance(metadata.nbgrader, dict) else {}
    role = Role(seminar.get("role", Role.FREE))
    name = str(seminar.get("name", ""))
    return NbCell(role, name, cell.cell_type, source, nbgrader=nbgrader)


def cell_id(text: str) -> str:
    """A short id that is the same for the same text."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


class _Mending:
    """One hand-in on its way to a clean notebook."""

    def __init__(self, release: Release, language: Language) -> None:
        self._release, self._language = release, language
        self._by_grade_id = {
            cell.nbgrader["grade_id"]: cell for cell in release.cells if "grade_id" in cell.nbgrader
        }
        self._problems: list[Problem] = []
        self._cells: list[NbCell] = []

    # -- reading

    def read(self, raw_cells: Iterable[Raw]) -> None:
        """Take the student's cells in their order and recognise the release's among them."""
        for number, item in enumerate(raw_cells, 1):
            parsed = _cell(item)
            source = _source(parsed[0]) if parsed else None
            if parsed is None or source is None:
                self._tell(ProblemKind.UNREADABLE_CELL, cell=number)
                continue
            self._take(parsed[0].cell_type, source, parsed[1])

    def _take(self, cell_type: str, source: str, metadata: _Metadata) -> None:
        grade_id = (
            metadata.nbgrader.get("grade_id") if isinstance(metadata.nbgrader, dict) else None
        )
        known = self._by_grade_id.get(grade_id) if isinstance(grade_id, str) else None
        cell_type = CELL_TYPES.get(cell_type, "code")
        if known is None:
            known = self._same_text(cell_type, source)
        if known is None:
            self._cells.append(NbCell(Role.FREE, "", cell_type, source))
        elif known.role is Role.CHECK:
            if source.strip() != known.source.strip():
                self._tell(ProblemKind.CHANGED_CHECK, name=known.name)
            self._cells.append(known)
        elif known.role is Role.QUESTION or known.is_code:
            self._cells.append(msgspec.structs.replace(known, source=source))
        else:
            self._cells.append(NbCell(Role.FREE, "", cell_type, source))

    def _same_text(self, cell_type: str, source: str) -> NbCell | None:
        """The release's cell with this very text: given code, or a check that lost its label."""
        fixed = (Role.GIVEN, Role.CHECK)
        same = (
            cell
            for cell in self._release.cells
            if cell.role in fixed
            and cell.cell_type == cell_type
            and cell.source.strip() == source.strip()
        )
        return next(same, None)

    @property
    def recognised(self) -> bool:
        """Whether any exercise of this assignment is in the hand-in."""
        return any(
            cell.role is Role.EXERCISE
            or (cell.is_code and any(_defines(cell.source, n) for n in self._release.exercises))
            for cell in self._cells
        )

    @property
    def has_code(self) -> bool:
        """Whether there is any code apart from comments."""
        lines = (line for cell in self._cells if cell.is_code for line in cell.source.split("\n"))
        return any(line.strip() and not line.strip().startswith("#") for line in lines)

    # -- mending

    def refuse(self, kind: ProblemKind) -> Submission:
        """Nothing to grade: the blank release with the reason."""
        found = problem(kind, self._language, assignment=self._release.assignment)
        return Submission(self._release.cells, (found,))

    def finish(self) -> Submission:
        """Find lost cells, settle duplicates, put back what is missing."""
        for name in self._release.exercises:
            self._settle(name, Role.EXERCISE, self._by_signature(name))
        for name in self._release.named(Role.QUESTION):
            self._settle(name, Role.QUESTION, self._by_position(name))
        for name in self._release.exercises:
            self._settle_check(name)
            self._rest_stubs(self._release.named(Role.EXERCISE)[name])
        prelude = self._prelude()
        return Submission(_with_ids(self._cells), tuple(self._problems), prelude)

    def _settle(self, name: str, role: Role, lost: Sequence[int]) -> None:
        """Exactly one cell of `role` for `name`: the last one counts."""
        known = self._release.named(role)[name]
        labelled = [i for i, c in enumerate(self._cells) if (c.role, c.name) == (role, name)]
        found = self._without_blanks(labelled, known)
        lost = self._without_blanks(lost, known)
        if not found and lost:
            self._cells[lost[-1]] = msgspec.structs.replace(
                known, source=self._cells[lost[-1]].source
            )
            self._tell(ProblemKind.LOST_LABEL, name=name)
        elif not found:
            # Its blank is put in its place, so that the gradebook has the cell it knows.
            self._insert(msgspec.structs.replace(known, run=False))
            if not self._defined(name):
                self._tell(ProblemKind.MISSING_CELL, name=name)
        for extra in found[:-1]:
            cell = self._cells[extra]
            self._cells[extra] = NbCell(Role.FREE, "", cell.cell_type, cell.source)
        if len(found) > 1:
            self._tell(ProblemKind.DUPLICATE_CELL, name=name, count=len(found))

    def _without_blanks(self, found: Sequence[int], known: NbCell) -> Sequence[int]:
        """The copies that were written in, or all, where none was; the others are set aside."""
        blank = [i for i in found if self._cells[i].source.strip() == known.source.strip()]
        if len(blank) == len(found):
            return found
        for i in blank:
            self._cells[i] = NbCell(Role.FREE, "", known.cell_type, known.source, run=False)
        return [i for i in found if i not in blank]

    def _rest_stubs(self, known: NbCell) -> None:
        """Do not run untouched stubs of an exercise that was written in another cell."""
        stub = known.source.strip()
        code = [i for i, cell in enumerate(self._cells) if cell.is_code]
        blank = [i for i in code if self._cells[i].source.strip() == stub]
        if any(_defines(self._cells[i].source, known.name) for i in code if i not in blank):
            for i in blank:
                self._cells[i] = msgspec.structs.replace(self._cells[i], run=False)

    def _settle_check(self, name: str) -> None:
        key = (Role.CHECK, name)
        found = [i for i, cell in enumerate(self._cells) if (cell.role, cell.name) == key]
        for extra in reversed(found[1:]):
            del self._cells[extra]
        if not found:
            self._insert(self._release.named(Role.CHECK)[name])
            self._tell(ProblemKind.MISSING_CHECK, name=name)

    def _insert(self, known: NbCell) -> None:
        """Put a cell of the release back: after the nearest one before it that is there."""
        order = [(cell.role, cell.name) for cell in self._release.cells if cell.name]
        earlier = order[: order.index((known.role, known.name))]
        here = [(cell.role, cell.name) for cell in self._cells]
        places = [len(here) - here[::-1].index(key) for key in earlier if key in here]
        self._cells.insert(places[-1] if places else 0, known)

    def _defined(self, name: str) -> bool:
        cells = (cell for cell in self._cells if cell.is_code and cell.run)
        return any(_defines(cell.source, name) for cell in cells)

    def _by_signature(self, name: str) -> list[int]:
        """Free code cells that define `name`."""
        return [
            i
            for i, cell in enumerate(self._cells)
            if cell.role is Role.FREE and cell.is_code and _defines(cell.source, name)
        ]

    def _by_position(self, name: str) -> list[int]:
        """The student's text right after the text that asks question `name`."""
        cells = self._release.cells
        place = next(i for i, c in enumerate(cells) if (c.role, c.name) == (Role.QUESTION, name))
        prompt = cells[place - 1].source.strip() if place else None
        released = {cell.source.strip() for cell in cells if cell.role is Role.FREE}
        return [
            i + 1
            for i, cell in enumerate(self._cells[:-1])
            if cell.source.strip() == prompt
            and self._cells[i + 1].role is Role.FREE
            and self._cells[i + 1].cell_type == "markdown"
            and self._cells[i + 1].source.strip() not in released
        ]

    def _prelude(self) -> tuple[str, ...]:
        """Given code of the release that the hand-in lacks or has changed."""
        here = {cell.name for cell in self._cells if cell.role is Role.GIVEN}
        lacking = [c for n, c in self._release.named(Role.GIVEN).items() if n not in here]
        for cell in lacking:
            self._tell(ProblemKind.MISSING_GIVEN, name=cell.name)
        return tuple(cell.source for cell in lacking)

    def _tell(self, kind: ProblemKind, **values: object) -> None:
        self._problems.append(problem(kind, self._language, **values))


def _defines(source: str, name: str) -> bool:
    return re.search(rf"^(?:def|class)\s+{re.escape(name)}\b", source, re.MULTILINE) is not None


def _with_ids(cells: Sequence[NbCell]) -> tuple[NbCell, ...]:
    """The cells with ids that are unique and always the same."""
    return tuple(
        msgspec.structs.replace(cell, id=f"{number}-{cell_id(cell.source)}")
        for number, cell in enumerate(cells)
    )
