"""The rule for duplicate definitions: the last cell that defines a name counts.

Unchanged stubs and text do not count; docs/intake.md describes the rule.
"""

import re
from collections.abc import Callable
from typing import Any

import pytest

from autograder.core.problems import ProblemKind
from autograder.intake.model import NormalizedNotebook, NotebookCell, Release, Role
from tests.support.normalizer_helpers import (
    Notebook,
    index_of,
    kinds,
    new_cell,
    only_cell,
    remove_metadata,
    subjects,
    write,
)

NAME, LABEL = "mini_batch", "write_mini_batch"
DUPLICATE, UNTOUCHED = ProblemKind.DUPLICATE_CELL, ProblemKind.UNTOUCHED_COPY
IN_OTHER_CELL = ProblemKind.DEFINED_IN_OTHER_CELL


def returns(value: int, name: str = NAME) -> str:
    """Return the source of a function that returns `value`."""
    return f"def {name}(*args):\n    return {value}"


def result_after_run(submission: NormalizedNotebook, name: str = NAME) -> Any:
    """Run the submission's cells and return what the function then returns."""
    space: dict[str, Any] = {}
    for cell in run_cells(submission):
        if re.search(r"return \d", cell.source) and not cell.source.startswith("%"):
            exec(cell.source, space)
    return space[name]()


def copies(*sources: str | None, label: bool = True, kind: str = "code") -> Any:
    """Return a change that replaces the exercise's cell by copies; None is the unchanged stub."""

    def change(cells: list[Notebook]) -> None:
        index = index_of(cells, LABEL)
        stub = cells[index]
        marks = stub["metadata"] if label else {}
        new = [stub | {"metadata": marks} | ({"source": s} if s else {}) for s in sources]
        new[-1]["cell_type"] = kind
        cells[index : index + 1] = new

    return change


@pytest.mark.parametrize("label", [True, False], ids=["labelled", "unlabelled"])
@pytest.mark.parametrize("count", [2, 3, 7])
def test_the_last_copy_counts(
    normalize_changed: Callable[..., NormalizedNotebook], count: int, label: bool
) -> None:
    """Of edited copies, with or without labels, the last one counts."""
    submission = normalize_changed(copies(*map(returns, range(count)), label=label))
    assert result_after_run(submission) == count - 1
    assert only_cell(submission, Role.EXERCISE, NAME).source == returns(count - 1)
    assert kinds(submission) == [DUPLICATE]
    assert f"There are {count} cells for {NAME}" in submission.problems[0].message
    cells = normalize_changed(lambda cells: None).cells
    place = [(cell.role, cell.name) for cell in cells].index((Role.EXERCISE, NAME))
    assert submission.problems[0].detail.endswith(f"; {place + count} counts")


@pytest.mark.parametrize("order", [(0, 1), (1, 0)], ids=["copy-below", "copy-above"])
def test_a_copy_without_a_label(
    normalize_changed: Callable[..., NormalizedNotebook], order: tuple[int, int]
) -> None:
    """If only one of two cells has the label, the lower one counts nevertheless."""

    def change(cells: list[Notebook]) -> None:
        write(cells, LABEL, returns(1))
        cells.insert(index_of(cells, LABEL) + order[1], new_cell(returns(2)))

    submission = normalize_changed(change)
    assert result_after_run(submission) == (2 if order == (0, 1) else 1)
    assert result_after_run(submission) == int(
        only_cell(submission, Role.EXERCISE, NAME).source[-1]
    )
    assert kinds(submission) == [DUPLICATE]


def test_defined_again_far_below(normalize_changed: Callable[..., NormalizedNotebook]) -> None:
    """A definition in an added cell at the end counts."""

    def change(cells: list[Notebook]) -> None:
        write(cells, LABEL, returns(1))
        cells.append(new_cell(f"import numpy\n\n{returns(2)}"))

    submission = normalize_changed(change)
    assert result_after_run(submission) == 2
    assert only_cell(submission, Role.EXERCISE, NAME).number == len(submission.cells)
    assert kinds(submission) == [DUPLICATE]


@pytest.mark.parametrize("sources", [(None, returns(1)), (returns(1), None)])
@pytest.mark.parametrize("label", [True, False], ids=["labelled", "unlabelled"])
def test_an_untouched_stub_does_not_count(
    normalize_changed: Callable[..., NormalizedNotebook], sources: tuple[str | None], label: bool
) -> None:
    """An unchanged stub does not count, above or below, with or without its label."""
    submission = normalize_changed(copies(*sources, label=label))
    assert result_after_run(submission) == 1
    assert only_cell(submission, Role.EXERCISE, NAME).source == returns(1)
    assert UNTOUCHED in kinds(submission)


@pytest.mark.parametrize(
    "change",
    [
        lambda stub: f"# a remark\n\n{stub}\n\n",
        lambda stub: stub.replace("\n", "  \n"),
        lambda stub: stub.replace("\n", "\r\n"),
    ],
    ids=["remark", "blanks", "line-ends"],
)
def test_what_is_still_untouched(
    normalize_changed: Callable[..., NormalizedNotebook],
    release: Release,
    change: Callable[[str], str],
) -> None:
    """Comments, spaces and line endings do not make a stub an answer."""
    stub = release.cells_by_name(Role.EXERCISE)[NAME].source
    submission = normalize_changed(copies(returns(1), change(stub)))
    assert result_after_run(submission) == 1
    assert kinds(submission) == [UNTOUCHED]


@pytest.mark.parametrize("kind", ["markdown", "raw"])
def test_text_does_not_count(
    normalize_changed: Callable[..., NormalizedNotebook], kind: str
) -> None:
    """A copy that was converted to text does not count, as in Jupyter."""
    submission = normalize_changed(copies(returns(1), returns(2), kind=kind))
    assert result_after_run(submission) == 1
    assert only_cell(submission, Role.EXERCISE, NAME).source == returns(1)
    assert [c.cell_type for c in submission.cells if c.source == returns(2)] == [kind]
    assert submission.problems == ()


NO_DEFINITIONS = {
    "quoted out": f"'''\n{returns(2)}\n'''",
    "quoted out after a remark": f'# don\'t\n"""\n{returns(2)}\n"""',
    "a remark": "\n".join(f"# {line}" for line in returns(2).split("\n")),
    "a method": f"class Own:\n    {returns(2)}".replace("\n    ret", "\n        ret"),
    "written to a file": f"%%writefile own.py\n{returns(2)}",
    "for another program": f"%%script false\n{returns(2)}",
    "a comparison": f"{NAME} == 2",
    "a call": f"{NAME}(1, 2)",
    "another name": returns(2, f"{NAME}_2"),
}


@pytest.mark.parametrize("source", NO_DEFINITIONS.values(), ids=NO_DEFINITIONS)
def test_what_defines_nothing(
    normalize_changed: Callable[..., NormalizedNotebook], source: str
) -> None:
    """What only looks like a definition does not count."""

    def change(cells: list[Notebook]) -> None:
        write(cells, LABEL, returns(1))
        cells.append(new_cell(source))

    submission = normalize_changed(change)
    assert result_after_run(submission) == 1
    assert only_cell(submission, Role.EXERCISE, NAME).source == returns(1)
    assert submission.problems == ()


DEFINITIONS = {
    "plain": returns(2),
    "below a magic": f"%%time\n{returns(2)}",
    "decorated": f"import functools\n@functools.cache\n{returns(2)}",
    "set in": "\n".join(f"    {line}" for line in f"\n{returns(2)}".split("\n")),
    "a class": f"class {NAME}:\n    def __new__(cls, *args):\n        return 2",
    "a lambda": f"{NAME} = lambda *args: 2  # return",
    "with its type": f"{NAME}: object = lambda *args: 2  # return",
    "a coroutine": f"async {returns(2)}",
}


@pytest.mark.parametrize("source", DEFINITIONS.values(), ids=DEFINITIONS)
@pytest.mark.parametrize("above", [True, False], ids=["above", "below"])
def test_what_defines_a_name(
    normalize_changed: Callable[..., NormalizedNotebook], source: str, above: bool
) -> None:
    """Any kind of definition in another cell counts, above or below the stub."""

    def change(cells: list[Notebook]) -> None:
        cells.insert(index_of(cells, LABEL) if above else len(cells), new_cell(source))

    submission = normalize_changed(change)
    assert only_cell(submission, Role.EXERCISE, NAME).source == source
    assert only_cell(submission, Role.EXERCISE, NAME).run
    assert not any(
        "raise NotImplementedError" in c.source and NAME in c.source for c in run_cells(submission)
    )
    assert kinds(submission) == [IN_OTHER_CELL]


def run_cells(submission: NormalizedNotebook) -> list[NotebookCell]:
    """Return the code cells that are run, without checks."""
    return [c for c in submission.cells if c.is_code and c.run and c.role is not Role.CHECK]


def test_one_label_on_two_exercises(normalize_changed: Callable[..., NormalizedNotebook]) -> None:
    """A cell with another exercise's label belongs to the exercise that it defines."""

    def change(cells: list[Notebook]) -> None:
        write(cells, LABEL, returns(1))
        write(cells, "write_cross_entropy_error", returns(2, "cross_entropy_error"))
        cells[index_of(cells, "write_cross_entropy_error")]["metadata"] = cells[
            index_of(cells, LABEL)
        ]["metadata"]

    submission = normalize_changed(change)
    assert only_cell(submission, Role.EXERCISE, NAME).source == returns(1)
    assert only_cell(submission, Role.EXERCISE, "cross_entropy_error").source.endswith("2")
    assert kinds(submission) == [ProblemKind.LOST_LABEL]


def test_labels_in_each_others_place(normalize_changed: Callable[..., NormalizedNotebook]) -> None:
    """If two labels were swapped, the definitions decide."""

    def change(cells: list[Notebook]) -> None:
        write(cells, LABEL, returns(1, "cross_entropy_error"))
        write(cells, "write_cross_entropy_error", returns(2))

    submission = normalize_changed(change)
    assert only_cell(submission, Role.EXERCISE, NAME).source == returns(2)
    assert only_cell(submission, Role.EXERCISE, "cross_entropy_error").source.endswith("1")
    assert set(kinds(submission)) <= {IN_OTHER_CELL, ProblemKind.LOST_LABEL}


def test_all_labels_lost_and_copied(normalize_changed: Callable[..., NormalizedNotebook]) -> None:
    """The rule is the same without any label."""

    def change(cells: list[Notebook]) -> None:
        copies(returns(1), returns(2), None)(cells)
        remove_metadata(cells)

    submission = normalize_changed(change)
    assert result_after_run(submission) == 2
    assert only_cell(submission, Role.EXERCISE, NAME).source == returns(2)
    assert kinds(submission) == [ProblemKind.LOST_LABELS, DUPLICATE]


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


def test_the_last_copied_cell_counts(normalize_changed: Callable[..., NormalizedNotebook]) -> None:
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
