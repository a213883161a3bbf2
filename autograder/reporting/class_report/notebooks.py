"""What a report takes from the notebooks of a class: examples of mistakes, and common parts.

Parts are common if several submissions have them and chance seldom makes them equal.
"""

import ast
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple

from msgspec import Struct

from autograder.course.classroom import Classroom, StudentPaths
from autograder.intake import submission_folder
from autograder.reporting.class_report.assignment_report import AssignmentReport
from autograder.reporting.class_report.item_analysis import Column
from autograder.reporting.class_report.model import ClassFacts, ReportPerson

MAX_LINES = 20
MIN_CHARS = 30  # without whitespace: shorter texts are often equal by chance
MIN_LIMIT = 3  # students; what more than a quarter of the class has comes from the lecture
_SETUP_LINE = re.compile(r"\s*(?:import |from \S+ import |[%!#]).*")
_SUBMITTED_ID = re.compile(r"\d+-")  # of cells in autograded notebooks that the kit did not add
# Ids that a program drew: those of Jupyter, of nbformat and of Colab.
_RANDOM_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{8}|[\w-]{12}")


class CommonParts(Struct, frozen=True):
    """What the submissions of these students have in common: `answers` names questions."""

    people: tuple[ReportPerson, ...]
    answers: tuple[str, ...] = ()
    own_cells: int = 0
    cell_ids: int = 0


class _Kind(StrEnum):
    ANSWER = "answer"
    OWN_CELL = "own cell"
    CELL_ID = "cell id"


class _Part(NamedTuple):
    kind: _Kind
    name: str  # of a question
    text: str


def find_common_parts(
    facts: ClassFacts, classroom: Classroom, releases: Iterable[Path], groups: Mapping[str, str]
) -> tuple[CommonParts, ...]:
    """Return the common parts of each set of students; none for an anonymous report.

    `releases` are the notebooks that students received, `groups` those of the roster by student:
    members of one group may hand in the same.
    """
    if facts.anonymous:
        return ()
    released = [cell for release in releases for cell in _read_cells(release)]
    texts, ids = {_text(cell) for cell in released}, {cell.get("id") for cell in released}
    people = {entry.student: entry.person for entry in facts.entries}
    owners: dict[_Part, list[str]] = {}
    for student in people:
        paths = classroom.assignment(facts.assignment).student(student)
        for part in {*_texts(paths, texts), *_random_ids(paths, ids)}:
            owners.setdefault(part, []).append(student)
    limit = max(MIN_LIMIT, len(people) // 4)
    parts: dict[tuple[str, ...], list[_Part]] = {}
    for part, students in owners.items():
        if len({groups.get(name) or name for name in students}) > 1 and len(students) <= limit:
            parts.setdefault(tuple(students), []).append(part)
    return tuple(
        CommonParts(
            tuple(people[student] for student in students),
            tuple(sorted(part.name for part in common if part.kind is _Kind.ANSWER)),
            sum(part.kind is _Kind.OWN_CELL for part in common),
            sum(part.kind is _Kind.CELL_ID for part in common),
        )
        for students, common in sorted(parts.items())
    )


def _texts(paths: StudentPaths, released: set[str]) -> Iterator[_Part]:
    """Yield the answers in words and the cells that the student added."""
    for cell in _read_cells(paths.autograded):
        metadata = cell.get("metadata", {}).get("nbgrader", {})
        text = _text(cell)
        if text in released or len(text) < MIN_CHARS:
            continue
        if metadata.get("grade") and metadata.get("solution"):
            yield _Part(_Kind.ANSWER, metadata["grade_id"], text)
        elif not metadata and _SUBMITTED_ID.match(str(cell.get("id"))):
            yield _Part(_Kind.OWN_CELL, "", text)


def _random_ids(paths: StudentPaths, released: set[Any]) -> Iterator[_Part]:
    """Yield the ids of cells that are not the release's, as in the submitted file."""
    for cell in _read_cells(paths.submission):
        metadata = cell.get("metadata")
        colab_id = metadata.get("id") if isinstance(metadata, dict) else None
        for cell_id in {str(cell.get("id")), str(colab_id)} - released:
            if _RANDOM_ID.fullmatch(cell_id):
                yield _Part(_Kind.CELL_ID, "", cell_id)


def _text(cell: Mapping[str, Any]) -> str:
    """Return the source of a cell without whitespace; of code also without imports."""
    source = _source(cell)
    if cell.get("cell_type") == "code":
        source = "\n".join(line for line in source.split("\n") if not _SETUP_LINE.match(line))
    return "".join(source.split())


def _source(cell: Mapping[str, Any]) -> str:
    source = cell.get("source", "")
    return source if isinstance(source, str) else "".join(map(str, source))


def _read_cells(notebook: Path) -> list[dict[str, Any]]:
    """Return the cells of a notebook, which may be untrusted; empty if it cannot be read."""
    try:
        cells = json.loads(submission_folder.read_bytes(notebook))["cells"]
        return [cell for cell in cells if isinstance(cell, dict)]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return []


def find_examples(report: AssignmentReport, classroom: Classroom) -> Mapping[Column, str]:
    """Return the code of one student by exercise and id of each shared misconception.

    Empty for an anonymous report, because code may name its author.
    """
    if report.facts.anonymous:
        return {}
    assignment = classroom.assignment(report.facts.assignment)
    students = {entry.person.label: entry.student for entry in report.facts.entries}
    examples = {}
    for cluster in report.misconceptions:
        person = (*cluster.sure, *cluster.likely)[0]
        if cluster.count > 1:
            notebook = assignment.student(students[person.label]).autograded
            if code := read_answer(notebook, cluster.exercise):
                examples[cluster.exercise, cluster.id] = code
    return examples


def read_answer(notebook: Path, exercise: str) -> str:
    """Return a function, class or method (`Class.method`) without docstring; "" without one.

    At most MAX_LINES lines of it.
    """
    name, _, method = exercise.partition(".")
    cells = _read_cells(notebook)
    for source in (_source(cell) for cell in cells if cell.get("cell_type") == "code"):
        try:
            node = _definition(ast.parse(source).body, name)
            node = _definition(node.body, method) if node is not None and method else node
        except (SyntaxError, ValueError):
            continue
        if node is not None:
            return _without_docstring(source, node)
    return ""


def _definition(body: list[ast.stmt], name: str) -> ast.FunctionDef | ast.ClassDef | None:
    """Return the last definition of `name`, which replaces earlier ones."""
    nodes = (node for node in body if isinstance(node, ast.FunctionDef | ast.ClassDef))
    return next((node for node in reversed(list(nodes)) if node.name == name), None)


def _without_docstring(source: str, node: ast.FunctionDef | ast.ClassDef) -> str:
    lines = source.split("\n")
    removed = range(0)
    if ast.get_docstring(node) is not None:
        removed = range(node.body[0].lineno, (node.body[0].end_lineno or 0) + 1)
    numbers = [n for n in range(node.lineno, (node.end_lineno or 0) + 1) if n not in removed]
    code = [lines[number - 1] for number in numbers]
    return "\n".join([*code[:MAX_LINES], *(["    …"] if len(code) > MAX_LINES else [])])
