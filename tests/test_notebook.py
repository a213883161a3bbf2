"""Hand-ins become clean notebooks: cells edited, deleted, moved, relabelled by accident."""

from collections.abc import Callable

import pytest

from autograder.core.problems import ProblemKind
from autograder.intake.normalizer import NormalizedNotebook, Release, Role
from tests.mending import Notebook, about, kinds, own, place, the, unlabel, write

EXERCISES = ("mean_squared_error", "cross_entropy_error", "mini_batch")
QUESTION = "why_not_accuracy"
WRITTEN = "def mini_batch(x, t, size, rng):\n    return x[:size], t[:size]"


def test_the_release_has_its_parts(release: Release) -> None:
    """The release is read with its exercises in order and the points of the master."""
    assert release.exercises == EXERCISES
    points = {name: release.points(name) for name in (*EXERCISES, QUESTION)}
    assert points == dict(zip(points, (3, 5, 3, 2), strict=True))


def test_the_untouched_release(mend: Callable[..., NormalizedNotebook], release: Release) -> None:
    """The released notebook itself is mended to itself, without a problem."""
    submission = mend(lambda cells: None)
    assert [c.source for c in submission.cells] == [c.source for c in release.cells]
    assert [c.role for c in submission.cells] == [c.role for c in release.cells]
    assert (submission.problems, submission.missing_setup) == ((), ())
    assert submission.gradable


def test_only_the_source_is_taken(
    mend: Callable[..., NormalizedNotebook], release: Release
) -> None:
    """Points, locks, tags, ids and outputs come from the release, whatever the hand-in says."""

    def forge(cells: list[Notebook]) -> None:
        for cell in cells:
            marks = cell["metadata"].get("nbgrader", {})
            marks |= {"points": 100, "locked": False, "grade": True, "schema_version": 99}
            cell["metadata"] |= {"tags": ["skip-execution", "raises-exception"], "nbgrader": marks}
            cell |= {"id": "same", "outputs": [{"output_type": "stream", "text": "full marks"}]}

    submission = mend(forge)
    assert submission == mend(lambda cells: None)


def test_a_changed_check_is_put_back(
    mend: Callable[..., NormalizedNotebook], release: Release
) -> None:
    """A check cell that was edited stands as released, and the student is told so."""
    submission = mend(lambda cells: write(cells, "mini_batch", "print('all agree')"))
    check = the(submission, Role.CHECK, "mini_batch")
    assert check.source == release.named(Role.CHECK)["mini_batch"].source
    assert about(submission) == {ProblemKind.CHANGED_CHECK: "mini_batch"}


def test_a_deleted_check_is_put_back(mend: Callable[..., NormalizedNotebook]) -> None:
    """A deleted check cell is put back right after its exercise, and the student is told so."""
    submission = mend(lambda cells: cells.pop(place(cells, "mini_batch")))
    names = [(cell.role, cell.name) for cell in submission.cells]
    after = names.index((Role.EXERCISE, "mini_batch")) + 1
    assert names[after] == (Role.CHECK, "mini_batch")
    assert about(submission) == {ProblemKind.MISSING_CHECK: "mini_batch"}


def test_a_deleted_exercise_is_missing(mend: Callable[..., NormalizedNotebook]) -> None:
    """In place of a deleted exercise its blank stands, is not run, and the student is told so."""
    submission = mend(lambda cells: cells.pop(place(cells, "write_mini_batch")))
    cell = the(submission, Role.EXERCISE, "mini_batch")
    assert "raise NotImplementedError" in cell.source
    assert not cell.run
    assert about(submission) == {ProblemKind.MISSING_CELL: "mini_batch"}


def test_a_deleted_cell_written_elsewhere(mend: Callable[..., NormalizedNotebook]) -> None:
    """Where an exercise's cell is gone but its function was written, the function counts."""

    def move(cells: list[Notebook]) -> None:
        write(cells, "write_mean_squared_error", f"{WRITTEN}\n\ndef mean_squared_error(y, t): ...")
        del cells[place(cells, "write_mini_batch")]

    submission = mend(move)
    assert not the(submission, Role.EXERCISE, "mini_batch").run
    assert about(submission) == {ProblemKind.DEFINED_IN_OTHER_CELL: "mini_batch"}


def test_a_deleted_answer_is_blank(
    mend: Callable[..., NormalizedNotebook], release: Release
) -> None:
    """A deleted answer to a question is put back blank; no other text is taken for it."""
    submission = mend(lambda cells: cells.pop(place(cells, QUESTION)))
    blank = release.named(Role.QUESTION)[QUESTION]
    assert the(submission, Role.QUESTION, QUESTION).source == blank.source
    assert about(submission) == {ProblemKind.MISSING_CELL: QUESTION}
    assert submission.cells[-1].source == release.cells[-1].source


def test_lost_labels_are_found_again(
    mend: Callable[..., NormalizedNotebook], release: Release
) -> None:
    """Without any metadata exercises are found by their signature, questions by their place."""

    def answer(cells: list[Notebook]) -> None:
        write(cells, "write_mini_batch", WRITTEN)
        write(cells, QUESTION, "Because it is flat.")
        unlabel(cells)

    submission = mend(answer)
    assert the(submission, Role.EXERCISE, "mini_batch").source == WRITTEN
    assert the(submission, Role.QUESTION, QUESTION).source == "Because it is flat."
    assert [c.role for c in submission.cells] == [c.role for c in release.cells]
    assert kinds(submission) == [ProblemKind.LOST_LABELS]
    assert submission.problems[0].detail == ", ".join((*EXERCISES, QUESTION))
    assert submission.missing_setup == ()


def test_cells_in_another_order(mend: Callable[..., NormalizedNotebook], release: Release) -> None:
    """Cells stay in the order in which they were handed in; none is lost by it."""
    submission = mend(lambda cells: cells.reverse())
    assert [c.source for c in submission.cells] == [c.source for c in release.cells[::-1]]
    assert [c.role for c in submission.cells] == [c.role for c in release.cells[::-1]]
    assert submission.problems == ()


def test_own_cells_keep_their_places(
    mend: Callable[..., NormalizedNotebook], release: Release
) -> None:
    """Cells of the student's own stay between the cells where they were written."""
    added = [own("a = 1"), own("# A note", "markdown"), own("b = a")]

    def add(cells: list[Notebook]) -> None:
        cells.insert(0, added[0])
        cells.insert(9, added[1])
        cells.append(added[2])

    submission = mend(add)
    expected = [cell.source for cell in release.cells]
    expected.insert(0, "a = 1")
    expected.insert(9, "# A note")
    assert [cell.source for cell in submission.cells] == [*expected, "b = a"]
    assert [submission.cells[i].cell_type for i in (0, 9, -1)] == ["code", "markdown", "code"]
    assert submission.problems == ()


def test_identical_cells(mend: Callable[..., NormalizedNotebook]) -> None:
    """Cells of the same text, released or written, still have ids of their own."""
    submission = mend(lambda cells: cells.extend([own("x = 1"), own("x = 1"), own("x = 1")]))
    assert len({cell.id for cell in submission.cells[-3:]}) == 3
    assert mend(lambda cells: cells.extend([own("x = 1")] * 3)) == submission


@pytest.mark.parametrize("cell_type", ["markdown", "raw", "heading", "", "python"])
def test_retyped_cells(mend: Callable[..., NormalizedNotebook], cell_type: str) -> None:
    """What a slip of the key turned into another kind of cell is what it was, and that is told."""

    def retype(cells: list[Notebook]) -> None:
        write(cells, "write_mini_batch", WRITTEN)
        for name in ("write_mini_batch", "mini_batch", QUESTION):
            cells[place(cells, name)]["cell_type"] = cell_type

    submission = mend(retype)
    assert the(submission, Role.EXERCISE, "mini_batch").source == WRITTEN
    assert (cell := the(submission, Role.EXERCISE, "mini_batch")).is_code
    assert cell.run
    retyped = {"mini_batch"} if cell_type in ("markdown", "raw", "heading") else set()
    retyped |= {QUESTION} if cell_type not in ("markdown", "heading") else set()
    assert {found.about for found in submission.problems} == retyped
    assert set(kinds(submission)) == {ProblemKind.CELL_TYPE_CHANGED}


@pytest.mark.parametrize("label", [None, 5, "no_such", ["mini_batch"], "mini_batch\n"])
def test_a_label_of_no_cell(mend: Callable[..., NormalizedNotebook], label: object) -> None:
    """A label that names no cell of the release is as good as none."""

    def relabel(cells: list[Notebook]) -> None:
        write(cells, "write_mini_batch", WRITTEN)
        here = place(cells, "write_mini_batch")
        cells[here]["metadata"]["nbgrader"]["grade_id"] = label

    submission = mend(relabel)
    assert the(submission, Role.EXERCISE, "mini_batch").source == WRITTEN
    assert about(submission) == {ProblemKind.LOST_LABEL: "mini_batch"}


def test_given_code_is_run_first(mend: Callable[..., NormalizedNotebook], release: Release) -> None:
    """Ready-made code that was deleted is run before the notebook, and the student is told so."""
    setup = release.named(Role.PROVIDED)["setup"].source
    submission = mend(lambda cells: cells.remove(next(c for c in cells if import_numpy(c))))
    assert submission.missing_setup == (setup,)
    assert about(submission) == {ProblemKind.MISSING_GIVEN: "setup"}


def test_changed_given_code_is_run_after_the_original(
    mend: Callable[..., NormalizedNotebook],
) -> None:
    """Ready-made code that was changed is run as it is, after the original."""

    def change(cells: list[Notebook]) -> None:
        next(c for c in cells if import_numpy(c))["source"] = "import math"

    submission = mend(change)
    assert len(submission.missing_setup) == 1
    assert "import math" in [cell.source for cell in submission.cells if cell.run]
    assert about(submission) == {ProblemKind.MISSING_GIVEN: "setup"}


def import_numpy(cell: Notebook) -> bool:
    """Whether it is the ready-made cell of the imports."""
    return cell["cell_type"] == "code" and "import numpy" in "".join(cell["source"])
