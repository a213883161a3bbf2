"""Which cells run, and which keep the outputs with which they were handed in.

A demonstration of the release, or a cell of the student's own, keeps its outputs if nothing else
needs it: no points depend on it. See docs/decisions/0024.
"""

import ast
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from msgspec import Struct

from autograder.grading.submitted_outputs import read_outputs
from autograder.grading.test_run import runnable_cells
from autograder.intake import cell_dependencies
from autograder.intake.cell_source import normalized_code
from autograder.intake.model import NormalizedNotebook, Release, Role
from autograder.sandbox.cell_outputs import total_size
from autograder.sandbox.guest.protocol import Output

PROXY = "student"  # the fixture through which tests read the notebook


class NotebookPlan(Struct, frozen=True):
    """The code to run as (index, source), and the outputs that are kept, by index.

    Cells in `idle` run for their outputs only, so they need not run a second time. If student code
    looks for a name in `doubtful` in vain, cells that are kept or idle may be needed.
    """

    cells: tuple[tuple[int, str], ...]
    idle: frozenset[int]
    kept: dict[int, tuple[Output, ...]]
    doubtful: frozenset[str]

    @property
    def needed_cells(self) -> tuple[tuple[int, str], ...]:
        """The cells to run where outputs are not used."""
        return tuple(cell for cell in self.cells if cell[0] not in self.idle)


def plan_notebook(
    submission: NormalizedNotebook, release: Release, read_later: Iterable[str], output_limit: int
) -> NotebookPlan:
    """Plan the run of a submission whose hidden tests read the names `read_later`.

    The outputs that are kept have at most `output_limit` characters in total.
    """
    cells = runnable_cells(submission)
    sources = [source for _, source in cells]
    released = {normalized_code(cell.source) for cell in release.cells if cell.is_code}
    trusted = [i for i, source in enumerate(sources) if normalized_code(source) in released]
    read_later = frozenset(read_later)
    free = [
        i
        for i, (index, _) in enumerate(cells)
        if index >= 0 and submission.cells[index].role is Role.FREE
    ]
    doubtful = cell_dependencies.doubtful_names(sources, free, trusted) - read_later

    def unneeded(positions: Iterable[int]) -> frozenset[int]:
        found = cell_dependencies.unneeded(
            sources, frozenset(positions), trusted, read_later, doubtful
        )
        return frozenset(cells[position][0] for position in found)

    idle = unneeded(free)
    kept: dict[int, tuple[Output, ...]] = {}
    for index in sorted(idle):
        outputs = read_outputs(submission.cells[index].outputs, output_limit)
        if outputs:
            kept[index] = outputs
            output_limit -= total_size(outputs)
    if kept.keys() < idle:  # what runs for its outputs may need other cells
        keepable = unneeded(i for i, (index, _) in enumerate(cells) if index in kept)
        kept = {index: kept[index] for index in sorted(keepable)}
    run = tuple(cell for cell in cells if cell[0] not in kept)
    return NotebookPlan(run, idle - kept.keys(), kept, doubtful)


@lru_cache(maxsize=16)
def names_in_suite(
    suite: str,
    suite_hash: str,  # noqa: ARG001  (cache key)
    kit_tests: tuple[str, ...] = (),
) -> frozenset[str]:
    """Return the names that a hidden suite reads from the notebook by `student.name`."""
    nodes = (
        node
        for path in (*sorted(Path(suite).glob("*.py")), *map(Path, kit_tests))
        for node in ast.walk(ast.parse(path.read_bytes()))
    )
    return frozenset(
        node.attr
        for node in nodes
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == PROXY
    )
