"""However large a class is, of each submission only its line in the closing table is held."""

import gc
import os
import tracemalloc
from pathlib import Path

import pytest
from msgspec import structs
from nbformat import NotebookNode
from rich.console import Console

from autograder.cli.views import grade as grade_view
from autograder.course import Course, Level
from autograder.grading import result_store
from autograder.grading.grade import GradingOutcome
from autograder.grading.result import TestStatus
from autograder.workflows import grade as grade_workflow
from autograder.workflows.grade import GradingSummary, StudentOutcome
from tests import classroom, invented
from tests.classroom import ASSIGNMENT, hand_in

FEW, MANY = 400, 1200
LEAST = 1000  # bytes that rich alone would keep for a row, several times over


def peak(place: Path, count: int) -> int:
    """The most bytes that printing the table of so many takes, beside the rows themselves."""
    rows = tuple(StudentOutcome(f"s{number:05}", place, None) for number in range(count))
    before = tracemalloc.get_traced_memory()[0]
    tracemalloc.reset_peak()
    with Path(os.devnull).open("w") as nowhere:
        console = Console(file=nowhere, width=160, soft_wrap=True, highlight=False)
        for piece in grade_view.class_table(GradingSummary(ASSIGNMENT, rows, (), (), count)):
            console.print(piece)
    return tracemalloc.get_traced_memory()[1] - before


def test_the_closing_table(tmp_path: Path) -> None:
    """A row of the table takes some hundred bytes while it is printed."""
    exercises = [invented.exercise(name, [TestStatus.PASSED]) for name in invented.EXERCISES]
    result_store.save(GradingOutcome(invented.result(*exercises), {}), tmp_path)
    tracemalloc.start()
    try:
        peak(tmp_path, FEW)
        few, many = peak(tmp_path, FEW), peak(tmp_path, MANY)
    finally:
        tracemalloc.stop()
    assert many - few < LEAST * (MANY - FEW)


@pytest.mark.slow
@pytest.mark.full_wall
def test_notebooks_are_not_kept(course: Course) -> None:
    """While a class is entered, no more parts of notebooks are held after six than after three."""
    for number in range(6):
        hand_in(course, f"s{number}", classroom.complete(course))
    one_at_a_time = structs.replace(
        course.config, grading=structs.replace(course.config.grading, workers=1)
    )
    held: list[int] = []

    def count(what: str, done: int, _: int) -> None:
        if what == "grading" and done in (3, 6):
            gc.collect()
            held.append(sum(type(one) is NotebookNode for one in gc.get_objects()))

    course = structs.replace(course, file=one_at_a_time)
    marked = grade_workflow.grade_assignment(course, ASSIGNMENT, level=Level.FULL, progress=count)
    assert (marked.graded_count, marked.failures) == (6, ())
    assert held[0] == held[1]
