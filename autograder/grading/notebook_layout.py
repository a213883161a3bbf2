"""The layout of a notebook: which cells hold answers, ready-made code and unchanged stubs."""

import ast
from functools import lru_cache

from autograder.intake.cell_source import normalized_code
from autograder.intake.model import NormalizedNotebook, NotebookCell, Release, Role
from autograder.sandbox.guest.protocol import Exercise
from autograder.sandbox.session import NotebookLayout


def layout_of(submission: NormalizedNotebook, release: Release) -> NotebookLayout:
    """Return the layout of a submission; indices are those of `runnable_cells`."""
    stubs = release.cells_by_name(Role.EXERCISE)
    answers = {
        cell.name: index
        for index, cell in enumerate(submission.cells)
        if cell.role is Role.EXERCISE and cell.is_code and cell.run
    }
    unchanged = {
        name
        for name, index in answers.items()
        if normalized_code(submission.cells[index].source) == normalized_code(stubs[name].source)
    }
    provided = [i for i, cell in enumerate(submission.cells) if cell.role is Role.PROVIDED]
    return NotebookLayout(
        {name: _exercise(stub, answers.get(name)) for name, stub in stubs.items()},
        (*(-1 - i for i in range(len(submission.missing_setup))), *provided),
        tuple(answers[name] for name in sorted(unchanged)),
    )


def _exercise(stub: NotebookCell, index: int | None) -> Exercise:
    is_class, parameters = _signature(stub.name, stub.source)
    return Exercise(is_class, parameters, index)


@lru_cache(maxsize=256)
def _signature(name: str, source: str) -> tuple[bool, int]:
    """Return whether a stub is a class, and how many arguments its function needs."""
    try:
        statements = ast.parse(source).body
    except SyntaxError:  # a magic command, for example
        return False, 0
    for node in statements:
        if isinstance(node, ast.ClassDef) and node.name == name:
            return True, 0
        if isinstance(node, ast.FunctionDef) and node.name == name:
            positional = [*node.args.posonlyargs, *node.args.args]
            return False, len(positional) - len(node.args.defaults)
    return False, 0
