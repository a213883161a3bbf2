"""Hand-ins become clean notebooks: an exercise written twice, elsewhere, in parts."""

from collections.abc import Callable

import pytest

from autograder.core.problems import ProblemKind
from autograder.intake.normalizer import NormalizedNotebook, Role
from tests.mending import Notebook, about, kinds, own, place, the, unlabel

WRITTEN = "def mini_batch(x, t, size, rng):\n    return x[:size], t[:size]"


def test_labels_lost_and_stub_left(mend: Callable[..., NormalizedNotebook]) -> None:
    """Without metadata a written cell counts, though an untouched stub stands below it."""

    def copy(cells: list[Notebook]) -> None:
        cells.insert(place(cells, "write_mini_batch"), own(WRITTEN))
        unlabel(cells)

    submission = mend(copy)
    assert the(submission, Role.EXERCISE, "mini_batch").source == WRITTEN
    assert_stub_is_not_run(submission)


def assert_stub_is_not_run(submission: NormalizedNotebook) -> None:
    """No cell that is run puts the stub of `mini_batch` over what was written."""
    run = [c.source for c in submission.cells if c.run and "def mini_batch" in c.source]
    assert run
    assert not any("NotImplementedError" in source for source in run)


@pytest.mark.parametrize("offset", [0, 1], ids=["stub-last", "stub-first"])
def test_an_untouched_copy_does_not_undo(
    mend: Callable[..., NormalizedNotebook], offset: int
) -> None:
    """Of two cells with one label the written one counts, though the stub may stand below it."""

    def copy(cells: list[Notebook]) -> None:
        here = place(cells, "write_mini_batch")
        cells.insert(here + offset, cells[here] | {"source": WRITTEN})

    submission = mend(copy)
    assert the(submission, Role.EXERCISE, "mini_batch").source == WRITTEN
    assert_stub_is_not_run(submission)
    assert about(submission) == {ProblemKind.UNTOUCHED_COPY: "mini_batch"}


def test_labels_lost_and_written_twice(mend: Callable[..., NormalizedNotebook]) -> None:
    """Without metadata too the last of two written cells is the exercise's, and both are run."""

    def copy(cells: list[Notebook]) -> None:
        here = place(cells, "write_mini_batch")
        cells[here : here + 1] = [own(f"# {n}\n{WRITTEN}") for n in (1, 2)]
        unlabel(cells)

    submission = mend(copy)
    assert the(submission, Role.EXERCISE, "mini_batch").source == f"# 2\n{WRITTEN}"
    assert [c.source[:3] for c in submission.cells if c.run and WRITTEN in c.source] == [
        "# 1",
        "# 2",
    ]


def test_written_above_the_stub(mend: Callable[..., NormalizedNotebook]) -> None:
    """A function that was written into another cell is not undone by the stub below it."""

    def write_above(cells: list[Notebook]) -> None:
        cells.insert(place(cells, "write_mini_batch"), own(WRITTEN))

    assert_stub_is_not_run(mend(write_above))


def test_the_last_copy_counts(mend: Callable[..., NormalizedNotebook]) -> None:
    """Of three written cells with one label all are run, and the last one is the exercise's."""

    def copy(cells: list[Notebook]) -> None:
        here = place(cells, "write_mini_batch")
        cells[here : here + 1] = [cells[here] | {"source": f"# {n}\n{WRITTEN}"} for n in (1, 2, 3)]

    submission = mend(copy)
    assert the(submission, Role.EXERCISE, "mini_batch").source.startswith("# 3")
    assert [c.source[:3] for c in submission.cells if WRITTEN in c.source] == ["# 1", "# 2", "# 3"]
    assert all(cell.run for cell in submission.cells)
    assert about(submission) == {ProblemKind.DUPLICATE_CELL: "mini_batch"}


def test_copied_checks_are_dropped(mend: Callable[..., NormalizedNotebook]) -> None:
    """A check cell that was copied stands there once, and the student is told so."""

    def copy(cells: list[Notebook]) -> None:
        cells.extend([cells[place(cells, "mini_batch")]] * 3)

    submission = mend(copy)
    assert submission.cells == mend(lambda cells: None).cells
    assert kinds(submission) == [ProblemKind.COPIED_CHECK]
    assert submission.problems[0].detail == "cell 19; cell 20; cell 21"


def test_a_split_cell_is_run_whole(mend: Callable[..., NormalizedNotebook]) -> None:
    """Both halves of a split cell are run, in their order."""

    def split(cells: list[Notebook]) -> None:
        here = place(cells, "write_mini_batch")
        halves = ("import random", WRITTEN)
        cells[here : here + 1] = [cells[here] | {"source": half} for half in halves]

    submission = mend(split)
    run = [cell.source for cell in submission.cells if cell.is_code and cell.run]
    assert run.index("import random") + 1 == run.index(WRITTEN)
    assert the(submission, Role.EXERCISE, "mini_batch").source == WRITTEN
