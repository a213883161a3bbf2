"""Memory does not grow with the submissions of a class, but for a line of the final table."""

import gc
import os
import tracemalloc
from pathlib import Path

import pytest
from msgspec import structs
from nbformat import NotebookNode

from autograder.cli import listing
from autograder.cli.console import PlainConsole
from autograder.cli.views import grade as grade_view
from autograder.course import Course, Level
from autograder.grading import result_store
from autograder.grading.grade import GradingOutcome
from autograder.grading.result import TestStatus
from autograder.workflows import grade as grade_workflow
from autograder.workflows.grade import GradingSummary, StudentOutcome
from tests.support import class_factories, classroom
from tests.support.classroom import ASSIGNMENT, hand_in

FEW, MANY = 400, 1200
MAX_ROW_BYTES = 1000  # far less than rich itself keeps for a row


def peak(result_dir: Path, count: int) -> int:
    """Return the peak memory in bytes of printing a table of `count` outcomes."""
    outcomes = tuple(StudentOutcome(f"s{number:05}", result_dir, None) for number in range(count))
    summary = GradingSummary(ASSIGNMENT, outcomes, (), (), count)
    before = tracemalloc.get_traced_memory()[0]
    tracemalloc.reset_peak()
    with Path(os.devnull).open("w") as devnull:
        console = PlainConsole(file=devnull, width=160, force_terminal=True)
        listing.show(grade_view.class_table(summary), console)
    return tracemalloc.get_traced_memory()[1] - before


@pytest.mark.slow
@pytest.mark.nightly
def test_the_closing_table(tmp_path: Path) -> None:
    """A row of the table takes less than `MAX_ROW_BYTES` while it is printed."""
    exercises = [
        class_factories.exercise(name, [TestStatus.PASSED]) for name in class_factories.EXERCISES
    ]
    result_store.save_outcome(GradingOutcome(class_factories.result(*exercises), {}), tmp_path)
    tracemalloc.start()
    try:
        peak(tmp_path, FEW)
        few, many = peak(tmp_path, FEW), peak(tmp_path, MANY)
    finally:
        tracemalloc.stop()
    assert many - few < MAX_ROW_BYTES * (MANY - FEW)


@pytest.mark.slow
@pytest.mark.full_wall
@pytest.mark.nightly
def test_notebooks_are_not_kept(course: Course) -> None:
    """After six imports no more notebook nodes are in memory than after three."""
    for number in range(6):
        hand_in(course, f"s{number}", classroom.complete(course))
    one_worker = structs.replace(course.config.grading, workers=1)
    course = structs.replace(course, config=structs.replace(course.config, grading=one_worker))
    node_counts: list[int] = []

    def count_nodes(stage: str, done: int, _total: int) -> None:
        if stage == "grading" and done in (3, 6):
            gc.collect()
            node_counts.append(sum(type(item) is NotebookNode for item in gc.get_objects()))

    summary = grade_workflow.grade_assignment(
        course, ASSIGNMENT, level=Level.FULL, progress=count_nodes
    )
    assert (summary.graded_count, summary.failures) == (6, ())
    assert node_counts[0] == node_counts[1]
