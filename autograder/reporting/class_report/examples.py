"""Code of students that shows a misconception, taken from their autograded notebooks."""

import ast
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from autograder.course.classroom import Classroom
from autograder.reporting.class_report.assignment_report import AssignmentReport
from autograder.reporting.class_report.item_analysis import Column

MAX_LINES = 20


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
    try:
        cells: list[dict[str, Any]] = json.loads(notebook.read_bytes())["cells"]
        sources = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    except (OSError, ValueError, KeyError, TypeError):
        return ""
    for source in sources:
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
