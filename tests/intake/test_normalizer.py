"""Normalization of notebooks whose cells were edited, deleted, moved or relabelled."""

import json
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from autograder.core.problems import ProblemKind
from autograder.intake.model import NormalizedNotebook, Release, Role
from tests.support.normalizer_helpers import (
    Notebook,
    index_of,
    kinds,
    new_cell,
    normalize_checked,
    only_cell,
    remove_metadata,
    subjects,
    without_outputs,
    write,
)

EXERCISES = ("mean_squared_error", "cross_entropy_error", "mini_batch")
QUESTION = "why_not_accuracy"
WRITTEN = "def mini_batch(x, t, size, rng):\n    return x[:size], t[:size]"


def test_the_release_has_its_parts(release: Release) -> None:
    """A release has its exercises in order and the points of the master."""
    assert release.exercises == EXERCISES
    points = {name: release.points(name) for name in (*EXERCISES, QUESTION)}
    assert points == dict(zip(points, (3, 5, 3, 2), strict=True))


def test_the_untouched_release(
    normalize_changed: Callable[..., NormalizedNotebook], release: Release
) -> None:
    """The released notebook is normalized to itself, without a problem."""
    submission = normalize_changed(lambda cells: None)
    assert [c.source for c in submission.cells] == [c.source for c in release.cells]
    assert [c.role for c in submission.cells] == [c.role for c in release.cells]
    assert (submission.problems, submission.missing_setup) == ((), ())
    assert submission.gradable


def test_only_the_source_is_taken(
    normalize_changed: Callable[..., NormalizedNotebook], release: Release
) -> None:
    """Points, locks, tags and ids come from the release; outputs stay beside free cells alone."""

    def forge(cells: list[Notebook]) -> None:
        for cell in cells:
            marks = cell["metadata"].get("nbgrader", {})
            marks |= {"points": 100, "locked": False, "grade": True, "schema_version": 99}
            cell["metadata"] |= {"tags": ["skip-execution", "raises-exception"], "nbgrader": marks}
            cell |= {"id": "same", "outputs": [{"output_type": "stream", "text": "full marks"}]}

    submission = normalize_changed(forge)
    untouched = normalize_changed(lambda cells: None)
    assert without_outputs(submission) == without_outputs(untouched)


def test_a_changed_check_is_put_back(
    normalize_changed: Callable[..., NormalizedNotebook], release: Release
) -> None:
    """A changed check cell is replaced by the original, with a problem."""
    submission = normalize_changed(lambda cells: write(cells, "mini_batch", "print('all agree')"))
    check = only_cell(submission, Role.CHECK, "mini_batch")
    assert check.source == release.cells_by_name(Role.CHECK)["mini_batch"].source
    assert subjects(submission) == {ProblemKind.CHANGED_CHECK: "mini_batch"}


def test_a_deleted_check_is_put_back(normalize_changed: Callable[..., NormalizedNotebook]) -> None:
    """A deleted check cell is inserted after its exercise, with a problem."""
    submission = normalize_changed(lambda cells: cells.pop(index_of(cells, "mini_batch")))
    names = [(cell.role, cell.name) for cell in submission.cells]
    after = names.index((Role.EXERCISE, "mini_batch")) + 1
    assert names[after] == (Role.CHECK, "mini_batch")
    assert subjects(submission) == {ProblemKind.MISSING_CHECK: "mini_batch"}


def test_a_deleted_exercise_is_missing(
    normalize_changed: Callable[..., NormalizedNotebook],
) -> None:
    """A deleted exercise is replaced by its stub, which is not run, with a problem."""
    submission = normalize_changed(lambda cells: cells.pop(index_of(cells, "write_mini_batch")))
    cell = only_cell(submission, Role.EXERCISE, "mini_batch")
    assert "raise NotImplementedError" in cell.source
    assert not cell.run
    assert subjects(submission) == {ProblemKind.MISSING_CELL: "mini_batch"}


def test_a_deleted_cell_written_elsewhere(
    normalize_changed: Callable[..., NormalizedNotebook],
) -> None:
    """If an exercise's cell is deleted, its function in another cell counts."""

    def move(cells: list[Notebook]) -> None:
        write(cells, "write_mean_squared_error", f"{WRITTEN}\n\ndef mean_squared_error(y, t): ...")
        del cells[index_of(cells, "write_mini_batch")]

    submission = normalize_changed(move)
    assert not only_cell(submission, Role.EXERCISE, "mini_batch").run
    assert subjects(submission) == {ProblemKind.DEFINED_IN_OTHER_CELL: "mini_batch"}


def test_a_deleted_answer_is_blank(
    normalize_changed: Callable[..., NormalizedNotebook], release: Release
) -> None:
    """A deleted answer becomes the unchanged question cell; no other text becomes the answer."""
    submission = normalize_changed(lambda cells: cells.pop(index_of(cells, QUESTION)))
    blank = release.cells_by_name(Role.QUESTION)[QUESTION]
    assert only_cell(submission, Role.QUESTION, QUESTION).source == blank.source
    assert subjects(submission) == {ProblemKind.MISSING_CELL: QUESTION}
    assert submission.cells[-1].source == release.cells[-1].source


def test_lost_labels_are_found_again(
    normalize_changed: Callable[..., NormalizedNotebook], release: Release
) -> None:
    """Without metadata, exercises are found by their names and questions by their position."""

    def answer(cells: list[Notebook]) -> None:
        write(cells, "write_mini_batch", WRITTEN)
        write(cells, QUESTION, "Because it is flat.")
        remove_metadata(cells)

    submission = normalize_changed(answer)
    assert only_cell(submission, Role.EXERCISE, "mini_batch").source == WRITTEN
    assert only_cell(submission, Role.QUESTION, QUESTION).source == "Because it is flat."
    assert [c.role for c in submission.cells] == [c.role for c in release.cells]
    assert kinds(submission) == [ProblemKind.LOST_LABELS]
    assert submission.problems[0].detail == ", ".join((*EXERCISES, QUESTION))
    assert submission.missing_setup == ()


def test_cells_in_another_order(
    normalize_changed: Callable[..., NormalizedNotebook], release: Release
) -> None:
    """Cells keep the order of the submission; none is lost."""
    submission = normalize_changed(lambda cells: cells.reverse())
    assert [c.source for c in submission.cells] == [c.source for c in release.cells[::-1]]
    assert [c.role for c in submission.cells] == [c.role for c in release.cells[::-1]]
    assert submission.problems == ()


def test_own_cells_keep_their_places(
    normalize_changed: Callable[..., NormalizedNotebook], release: Release
) -> None:
    """Cells that the student added keep their positions."""
    added = [new_cell("a = 1"), new_cell("# A note", "markdown"), new_cell("b = a")]

    def add(cells: list[Notebook]) -> None:
        cells.insert(0, added[0])
        cells.insert(9, added[1])
        cells.append(added[2])

    submission = normalize_changed(add)
    expected = [cell.source for cell in release.cells]
    expected.insert(0, "a = 1")
    expected.insert(9, "# A note")
    assert [cell.source for cell in submission.cells] == [*expected, "b = a"]
    assert [submission.cells[i].cell_type for i in (0, 9, -1)] == ["code", "markdown", "code"]
    assert submission.problems == ()


def test_identical_cells(normalize_changed: Callable[..., NormalizedNotebook]) -> None:
    """Cells with equal text have different ids, and the same ones each time."""
    submission = normalize_changed(
        lambda cells: cells.extend([new_cell("x = 1"), new_cell("x = 1"), new_cell("x = 1")])
    )
    assert len({cell.id for cell in submission.cells[-3:]}) == 3
    assert normalize_changed(lambda cells: cells.extend([new_cell("x = 1")] * 3)) == submission


@pytest.mark.parametrize("cell_type", ["markdown", "raw", "heading", "", "python"])
def test_retyped_cells(
    normalize_changed: Callable[..., NormalizedNotebook], cell_type: str
) -> None:
    """A cell whose type was changed gets its type back, with a problem."""

    def retype(cells: list[Notebook]) -> None:
        write(cells, "write_mini_batch", WRITTEN)
        for name in ("write_mini_batch", "mini_batch", QUESTION):
            cells[index_of(cells, name)]["cell_type"] = cell_type

    submission = normalize_changed(retype)
    assert only_cell(submission, Role.EXERCISE, "mini_batch").source == WRITTEN
    assert (cell := only_cell(submission, Role.EXERCISE, "mini_batch")).is_code
    assert cell.run
    retyped = {"mini_batch"} if cell_type in ("markdown", "raw", "heading") else set()
    retyped |= {QUESTION} if cell_type not in ("markdown", "heading") else set()
    assert {problem.about for problem in submission.problems} == retyped
    assert set(kinds(submission)) == {ProblemKind.CELL_TYPE_CHANGED}


@pytest.mark.parametrize("label", [None, 5, "no_such", ["mini_batch"], "mini_batch\n"])
def test_a_label_of_no_cell(
    normalize_changed: Callable[..., NormalizedNotebook], label: object
) -> None:
    """A label that is not in the release counts as no label."""

    def relabel(cells: list[Notebook]) -> None:
        write(cells, "write_mini_batch", WRITTEN)
        index = index_of(cells, "write_mini_batch")
        cells[index]["metadata"]["nbgrader"]["grade_id"] = label

    submission = normalize_changed(relabel)
    assert only_cell(submission, Role.EXERCISE, "mini_batch").source == WRITTEN
    assert subjects(submission) == {ProblemKind.LOST_LABEL: "mini_batch"}


def test_given_code_is_run_first(
    normalize_changed: Callable[..., NormalizedNotebook], release: Release
) -> None:
    """Deleted provided code is run before the notebook, with a problem."""
    setup = release.cells_by_name(Role.PROVIDED)["setup"].source
    submission = normalize_changed(
        lambda cells: cells.remove(next(c for c in cells if import_numpy(c)))
    )
    assert submission.missing_setup == (setup,)
    assert subjects(submission) == {ProblemKind.MISSING_GIVEN: "setup"}


def test_changed_given_code_is_run_after_the_original(
    normalize_changed: Callable[..., NormalizedNotebook],
) -> None:
    """Changed provided code is run unchanged, after the original."""

    def change(cells: list[Notebook]) -> None:
        next(c for c in cells if import_numpy(c))["source"] = "import math"

    submission = normalize_changed(change)
    assert len(submission.missing_setup) == 1
    assert "import math" in [cell.source for cell in submission.cells if cell.run]
    assert subjects(submission) == {ProblemKind.MISSING_GIVEN: "setup"}


def import_numpy(cell: Notebook) -> bool:
    """Return whether it is the provided cell with the imports."""
    return cell["cell_type"] == "code" and "import numpy" in "".join(cell["source"])


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=6,
)
# Slow machines make Hypothesis complain; the notebook is a fixture that is never changed.
RELAXED = settings(
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@RELAXED
@given(data=st.binary() | st.binary().map(lambda tail: b'{"cells": [' + tail))
def test_any_bytes(data: bytes, release: Release) -> None:
    """Any bytes give a complete notebook and a problem."""
    assert normalize_checked(data, release).problems


@RELAXED
@given(value=st.data())
def test_any_bytes_within(value: st.DataObject, blank: bytes, release: Release) -> None:
    """The released notebook with any bytes overwritten gives a complete notebook."""
    start = value.draw(st.integers(0, len(blank)))
    patch = value.draw(st.binary(max_size=4))
    normalize_checked(blank[:start] + patch + blank[start + len(patch) :], release)


@RELAXED
@given(value=JSON)
def test_any_json(value: object, release: Release) -> None:
    """Any JSON, also as the cells or as one cell, gives a complete notebook."""
    for content in (value, {"cells": value}, {"cells": [value]}, {"worksheets": [value]}):
        normalize_checked(json.dumps(content).encode(), release)


@pytest.mark.slow
@settings(RELAXED, max_examples=300)
@given(value=st.data())
def test_any_change_of_the_release(value: st.DataObject, blank: bytes, release: Release) -> None:
    """The release with parts dropped, duplicated, swapped or replaced gives a complete notebook."""
    notebook = json.loads(blank)
    for _ in range(value.draw(st.integers(1, 6))):
        if notebook:
            mutate(notebook, value.draw)
    normalize_checked(json.dumps(notebook).encode(), release)


def mutate(notebook: Any, draw: Any) -> None:
    """Drop, duplicate, swap or replace one part of `notebook`, at any depth."""
    tree, key = draw_part(notebook, draw)
    action = draw(st.sampled_from(["drop", "double", "swap", "replace"]))
    if action == "drop":
        del tree[key]
    elif action == "double" and isinstance(tree, list):
        tree.insert(draw(st.integers(0, len(tree))), deepcopy(tree[key]))
    elif action == "swap":
        other_tree, other_key = draw_part(notebook, draw)
        tree[key], other_tree[other_key] = deepcopy(other_tree[other_key]), deepcopy(tree[key])
    else:
        tree[key] = draw(JSON)


def draw_part(tree: Any, draw: Any) -> tuple[Any, Any]:
    """Draw a list or dict within `tree`, and the key of one of its items."""
    while True:
        key = draw(st.sampled_from(list(tree) if isinstance(tree, dict) else range(len(tree))))
        if not isinstance(tree[key], dict | list) or not tree[key] or not draw(st.integers(0, 3)):
            return tree, key
        tree = tree[key]
