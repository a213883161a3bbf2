"""The draft of a master from the cells of an nbgrader notebook.

A cell with a solution becomes an exercise, its test cells become one check cell, a manually graded
cell becomes a question, and any other cell text, provided code or a figure. What the notebook does
not say is listed as a decision for a person.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct, field

from autograder.authoring import draft_suite
from autograder.authoring.draft_suite import Code, Names, TestCell
from autograder.content.master import (
    MAX_POINTS,
    SOLUTION_BEGIN,
    SOLUTION_END,
    CellKind,
    select_language,
)
from autograder.core.errors import SeminarError
from autograder.core.i18n import Language

_HIDDEN = re.compile(
    r"^[ \t]*### BEGIN HIDDEN TESTS.*?(?:^[ \t]*### END HIDDEN TESTS[^\n]*\n?|\Z)",
    re.DOTALL | re.MULTILINE,
)
_HIDDEN_MARK = re.compile(r"^[ \t]*### (?:BEGIN|END) HIDDEN TESTS[^\n]*\n?", re.MULTILINE)
_MAGIC = re.compile(r"^[ \t]*[%!].*\n?", re.MULTILINE)
_HEADING = re.compile(r"^# +(.+)$", re.MULTILINE)
NO_EXAMPLES = (
    "# Hidden tests check this exercise.  #[en]\n"
    "# この問題は、提出後に非公開のテストで採点します。  #[ja]"
)


class DraftCell(Struct, eq=False):
    """A cell of the draft; text has no code."""

    source: str
    metadata: dict[str, Any]
    code: Code | None = None


class DraftExercise(Struct, eq=False):
    """An exercise: the names that its cell binds, and its test cells so far."""

    name: str
    cell: DraftCell
    bound: frozenset[str]
    tests: list[TestCell] = field(default_factory=list)
    check: DraftCell | None = None


class DraftMaster:
    """The cells of a master so far, and what is known about the names in them."""

    def __init__(self, where: str, languages: Sequence[Language]) -> None:
        self.where, self.languages, self.title = where, languages, ""
        self.cells: list[DraftCell] = []
        self.exercises: dict[str, DraftExercise] = {}
        self.questions: list[str] = []
        self.decisions: list[str] = []
        self.names = Names()
        self._provided: list[tuple[DraftCell, Code]] = []
        self._test_code: list[str] = []

    def add(self, number: int, cell: Any) -> None:
        """Add a cell of the notebook."""
        grader = cell.metadata.get("nbgrader", {})
        where, source = f"cell {number}", cell.source.strip("\n")
        points = _points(grader.get("points"))
        name = identifier(str(grader.get("grade_id", "")) or f"cell_{number}")
        is_graded, is_answer = grader.get("grade", False), grader.get("solution", False)
        if cell.get("attachments"):
            self._decide(
                where,
                "has a pasted image, which a master cannot contain: put it into a"
                " file of the course, or draw it",
            )
        if cell.cell_type == "markdown":
            self.title = self.title or _first_heading(source)
        if grader.get("task", False):
            self._add_task(where, name, source, points)
        elif is_graded and is_answer:
            self._add_question(where, name, source, points, cell.cell_type)
        elif cell.cell_type == "markdown" or not source:
            self._add_text(source)
        elif cell.cell_type != "code":
            self._decide(where, "is a raw cell and was left out")
        elif is_answer:
            self._add_answer(where, name, source)
        elif is_graded:
            self._add_tests(where, name, source, points)
        else:
            self._add_provided(where, number, source)

    def finish(self) -> None:
        """Complete the check cells, and find out which provided cells only show something.

        Raises SeminarError for a notebook without exercises and questions.
        """
        if not self.exercises and not self.questions:
            raise SeminarError(
                "has no cell with a solution and no manually graded cell",
                where=self.where,
                hint="Import the notebook in nbgrader's source/ directory, not a released one",
            )
        for exercise in self.exercises.values():
            self._complete_check(exercise)
        for cell, code in self._provided:
            others = (other.code.used for other in self.cells if other.code and other is not cell)
            is_used = any(used & {*code.bound} for used in others)
            kind = CellKind.GIVEN if is_used or code.imports else CellKind.FIGURE
            cell.metadata = {str(kind): cell.metadata["name"]}

    def points(self) -> float:
        """Return the points of all exercises and questions."""
        # A question is there once for each language.
        points = {
            cell.metadata.get("check") or cell.metadata.get("question"): cell.metadata["points"]
            for cell in self.cells
            if "points" in cell.metadata
        }
        return float(sum(points.values()))

    def _add_text(self, source: str) -> None:
        if source:
            self._append_text(source, {})

    def _add_task(self, where: str, name: str, source: str, points: float) -> None:
        task, _, scheme = source.partition("### BEGIN MARK SCHEME")
        self._add_text(task)
        scheme = scheme.partition("### END MARK SCHEME")[0].strip("\n")
        name = self._add_question(where, name, "…", points, "markdown")
        if scheme:
            self._append_text(scheme, {"rubric": name})
        self._decide(
            where,
            f"is a task: written as its text and the question {name}, whose rubric is the"
            " mark scheme",
        )

    def _add_question(
        self, where: str, name: str, source: str, points: float, cell_type: str
    ) -> str:
        """Append a question; return its name, which no other cell has."""
        if cell_type == "code":
            source = f"```python\n{source}\n```"
            self._decide(
                where,
                f"is code that is graded by hand: written as the question {name}."
                " Write tests and make it an exercise if its code has to run",
            )
        if points <= 0:
            points = self._one_point(where, name)
        name = self._unique(name)
        self.questions.append(name)
        metadata = {"question": name, "points": _number(points)}
        self._append_text(_with_solution(source), metadata)
        return name

    def _add_answer(self, where: str, name: str, source: str) -> None:
        source, code = self._read(where, source)
        functions = draft_suite.functions_to_write(source)
        if len(functions) > 1:
            self._decide(
                where,
                f"has the functions {', '.join(functions)} to write: made one exercise,"
                f" {functions[0]}. Split it if each is to have points",
            )
        exercise = self._unique((functions or [name])[0])
        if SOLUTION_BEGIN not in source:
            self._decide(
                where,
                f"has no ### {SOLUTION_BEGIN}: all of it is the solution of"
                f" {exercise}, and students get an empty cell",
            )
        cell = self._append(_with_solution(source), {"exercise": exercise}, code)
        self.exercises[exercise] = DraftExercise(exercise, cell, frozenset(code.bound))
        self.names.add(code, is_answer=True)

    def _add_tests(self, where: str, name: str, source: str, points: float) -> None:
        whole, _ = self._read(where, _HIDDEN_MARK.sub("", source))
        test = TestCell(
            name=re.sub("^test_", "", name),
            code=draft_suite.with_earlier_statements(whole, self._test_code, self.names),
            points=points,
            is_hidden=_HIDDEN.search(source) is not None,
        )
        visible, _ = self._read(where, _HIDDEN.sub("", source).strip("\n"))
        code = draft_suite.read_code(test.code)
        exercises = list(self.exercises.values())
        if not exercises:
            self._decide(where, "tests no answer: written as provided code, without its points")
            self._add_provided(where, len(self.cells), visible)
            return
        exercise = next((e for e in reversed(exercises) if e.bound & code.used), exercises[-1])
        exercise.tests.append(test)
        self._test_code.append(whole)
        if exercise.check:
            self.cells.remove(exercise.check)
            visible = f"{exercise.check.source}\n\n{visible}".strip("\n")
            code = draft_suite.read_code("\n".join(test.code for test in exercise.tests))
            self._decide(
                where, f"is another test cell of {exercise.name}: one check cell has all examples"
            )
        exercise.check = self._append(visible, {"check": exercise.name}, code)

    def _add_provided(self, where: str, number: int, source: str) -> None:
        if source.startswith("%%"):
            self._add_text(f"```\n{source}\n```")
            magic = source.split()[0]
            self._decide(where, f"begins with {magic}, which is not Python: written as text")
            return
        source, code = self._read(where, source)
        if not source:
            return
        self.names.add(code, is_answer=False)
        is_first = bool(code.imports) and not self._provided
        name = "setup" if is_first else f"cell_{number}"
        self._provided.append((self._append(source, {"name": self._unique(name)}, code), code))

    def _complete_check(self, exercise: DraftExercise) -> None:
        check = exercise.check or DraftCell("", {"check": exercise.name}, draft_suite.read_code(""))
        if exercise.check is None:
            self.cells.insert(self.cells.index(exercise.cell) + 1, check)
            self._decide(
                exercise.name, "has no test cell: write its hidden tests, or no answer gets points"
            )
        points = sum(test.points for test in exercise.tests)
        if points <= 0:
            points = self._one_point(exercise.name, "its check")
        is_one = len(self.languages) == 1
        no_examples = select_language(NO_EXAMPLES, self.languages[0]) if is_one else NO_EXAMPLES
        check.source = check.source or no_examples
        check.metadata["points"] = _number(points)

    def _read(self, where: str, source: str) -> tuple[str, Code]:
        """Return code without magic commands, and its names."""
        try:
            return source, draft_suite.read_code(source)
        except SyntaxError:
            without = _MAGIC.sub("", source)
        try:
            code = draft_suite.read_code(without)
        except SyntaxError as error:
            raise SeminarError(
                f"{where} is not valid Python: {error}",
                where=self.where,
                hint="Correct it, or make it a text cell, and import again",
            ) from None
        for line in _MAGIC.findall(source):
            if not line.startswith("%matplotlib"):  # has no effect on grading
                self._decide(where, f"{line.strip()} is not Python and was left out")
        return without.strip("\n"), code

    def _append_text(self, source: str, metadata: Mapping[str, Any]) -> None:
        """Append a text for each language; in a course with one it needs no mark."""
        is_one = len(self.languages) == 1
        for language in self.languages:
            self._append(source, {**metadata} if is_one else {**metadata, "lang": language})

    def _append(self, source: str, metadata: dict[str, Any], code: Code | None = None) -> DraftCell:
        self.cells.append(DraftCell(source, metadata, code))
        return self.cells[-1]

    def _one_point(self, where: str, what: str) -> float:
        self._decide(where, f"has no points: {what} has 1 point")
        return 1

    def _unique(self, name: str) -> str:
        given = (cell.metadata.get("name") for cell in self.cells)
        taken = {*self.exercises, *self.questions, *given}
        candidates = (f"{name}_{number}" if number > 1 else name for number in range(1, 1000))
        return next(candidate for candidate in candidates if candidate not in taken)

    def _decide(self, where: str, what: str) -> None:
        self.decisions.append(f"{where}: {what}")


def _first_heading(source: str) -> str:
    heading = _HEADING.search(source)
    return heading[1].strip() if heading else ""


def _with_solution(source: str) -> str:
    """Return the source of an answer cell with the marks of a solution."""
    if SOLUTION_BEGIN in source:
        return source
    return f"### {SOLUTION_BEGIN}\n{source}\n### {SOLUTION_END}"


def _points(value: object) -> float:
    """Return the points in nbgrader's metadata; 0 if they are no number that can be given."""
    try:
        points = float(str(value))
    except ValueError:
        return 0
    return points if 0 < points <= MAX_POINTS else 0


def _number(points: float) -> float | int:
    return int(points) if points == int(points) else points


def identifier(text: str) -> str:
    """Return a name of letters, digits and _ that is as close to the text as possible."""
    name = re.sub(r"[^A-Za-z0-9_]+", "_", text).strip("_")[:64]
    return name if name[:1].isalpha() else f"n_{name}".rstrip("_")
