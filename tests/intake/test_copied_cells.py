"""Normalization of exercises that were written twice, in other cells or in several cells."""

from collections.abc import Callable

import pytest

from autograder.core.problems import ProblemKind
from autograder.intake.model import NormalizedNotebook, Role
from tests.support.normalizer_helpers import (
    Notebook,
    index_of,
    kinds,
    new_cell,
    only_cell,
    remove_metadata,
    subjects,
)

WRITTEN = "def mini_batch(x, t, size, rng):\n    return x[:size], t[:size]"


def test_labels_lost_and_stub_left(normalize_changed: Callable[..., NormalizedNotebook]) -> None:
    """Without metadata, an edited cell counts although an unchanged stub is below it."""

    def copy(cells: list[Notebook]) -> None:
        cells.insert(index_of(cells, "write_mini_batch"), new_cell(WRITTEN))
        remove_metadata(cells)

    submission = normalize_changed(copy)
    assert only_cell(submission, Role.EXERCISE, "mini_batch").source == WRITTEN
    assert_stub_is_not_run(submission)


def assert_stub_is_not_run(submission: NormalizedNotebook) -> None:
    """Assert that the stub of `mini_batch` is not run."""
    run = [c.source for c in submission.cells if c.run and "def mini_batch" in c.source]
    assert run
    assert not any("NotImplementedError" in source for source in run)


@pytest.mark.parametrize("offset", [0, 1], ids=["stub-last", "stub-first"])
def test_an_untouched_copy_does_not_undo(
    normalize_changed: Callable[..., NormalizedNotebook], offset: int
) -> None:
    """Of two cells with one label the edited one counts, also above the stub."""

    def copy(cells: list[Notebook]) -> None:
        index = index_of(cells, "write_mini_batch")
        cells.insert(index + offset, cells[index] | {"source": WRITTEN})

    submission = normalize_changed(copy)
    assert only_cell(submission, Role.EXERCISE, "mini_batch").source == WRITTEN
    assert_stub_is_not_run(submission)
    assert subjects(submission) == {ProblemKind.UNTOUCHED_COPY: "mini_batch"}


def test_labels_lost_and_written_twice(
    normalize_changed: Callable[..., NormalizedNotebook],
) -> None:
    """Without metadata, the last of two edited cells is the exercise's; both are run."""

    def copy(cells: list[Notebook]) -> None:
        index = index_of(cells, "write_mini_batch")
        cells[index : index + 1] = [new_cell(f"# {n}\n{WRITTEN}") for n in (1, 2)]
        remove_metadata(cells)

    submission = normalize_changed(copy)
    assert only_cell(submission, Role.EXERCISE, "mini_batch").source == f"# 2\n{WRITTEN}"
    assert [c.source[:3] for c in submission.cells if c.run and WRITTEN in c.source] == [
        "# 1",
        "# 2",
    ]


def test_written_above_the_stub(normalize_changed: Callable[..., NormalizedNotebook]) -> None:
    """A function in an added cell is not overwritten by the stub below it."""

    def write_above(cells: list[Notebook]) -> None:
        cells.insert(index_of(cells, "write_mini_batch"), new_cell(WRITTEN))

    assert_stub_is_not_run(normalize_changed(write_above))


def test_the_last_copy_counts(normalize_changed: Callable[..., NormalizedNotebook]) -> None:
    """Of three edited cells with one label all are run, and the last is the exercise's."""

    def copy(cells: list[Notebook]) -> None:
        index = index_of(cells, "write_mini_batch")
        cells[index : index + 1] = [
            cells[index] | {"source": f"# {n}\n{WRITTEN}"} for n in (1, 2, 3)
        ]

    submission = normalize_changed(copy)
    assert only_cell(submission, Role.EXERCISE, "mini_batch").source.startswith("# 3")
    assert [c.source[:3] for c in submission.cells if WRITTEN in c.source] == ["# 1", "# 2", "# 3"]
    assert all(cell.run for cell in submission.cells)
    assert subjects(submission) == {ProblemKind.DUPLICATE_CELL: "mini_batch"}


def test_copied_checks_are_dropped(normalize_changed: Callable[..., NormalizedNotebook]) -> None:
    """Copies of a check cell are dropped, with a problem."""

    def copy(cells: list[Notebook]) -> None:
        cells.extend([cells[index_of(cells, "mini_batch")]] * 3)

    submission, unchanged = normalize_changed(copy), normalize_changed(lambda cells: None)
    assert submission.cells == unchanged.cells
    assert kinds(submission) == [ProblemKind.COPIED_CHECK]
    end = len(unchanged.cells) + 1
    assert submission.problems[0].detail == f"cell {end}; cell {end + 1}; cell {end + 2}"


def test_a_split_cell_is_run_whole(normalize_changed: Callable[..., NormalizedNotebook]) -> None:
    """Both halves of a split cell are run, in their order."""

    def split(cells: list[Notebook]) -> None:
        index = index_of(cells, "write_mini_batch")
        halves = ("import random", WRITTEN)
        cells[index : index + 1] = [cells[index] | {"source": half} for half in halves]

    submission = normalize_changed(split)
    run = [cell.source for cell in submission.cells if cell.is_code and cell.run]
    assert run.index("import random") + 1 == run.index(WRITTEN)
    assert only_cell(submission, Role.EXERCISE, "mini_batch").source == WRITTEN
