"""The rule for copies: a notebook is run from top to bottom, and the last cell that defines a name
counts, apart from untouched stubs and text. `docs/intake.md` has it in words."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from autograder.core.problems import ProblemKind
from autograder.intake import normalizer
from autograder.intake.normalizer import NormalizedNotebook, Release, Role
from tests.mending import Notebook, kinds, own, place, the, unlabel, write

NAME, LABEL = "mini_batch", "write_mini_batch"
DUPLICATE, UNTOUCHED = ProblemKind.DUPLICATE_CELL, ProblemKind.UNTOUCHED_COPY
ELSEWHERE = ProblemKind.DEFINED_IN_OTHER_CELL


def returns(value: int, name: str = NAME) -> str:
    """A function that is known by what it returns."""
    return f"def {name}(*args):\n    return {value}"


def counted(submission: NormalizedNotebook, name: str = NAME) -> Any:
    """What the function returns that is there after the cells of the submission were run."""
    space: dict[str, Any] = {}
    for cell in ran(submission):
        if re.search(r"return \d", cell.source) and not cell.source.startswith("%"):
            exec(cell.source, space)
    return space[name]()


def copies(*sources: str | None, label: bool = True, kind: str = "code") -> Any:
    """Replace the exercise's cell by copies of it; None is the stub, untouched."""

    def change(cells: list[Notebook]) -> None:
        here = place(cells, LABEL)
        stub = cells[here]
        marks = stub["metadata"] if label else {}
        new = [stub | {"metadata": marks} | ({"source": s} if s else {}) for s in sources]
        new[-1]["cell_type"] = kind
        cells[here : here + 1] = new

    return change


@pytest.mark.parametrize("label", [True, False], ids=["labelled", "unlabelled"])
@pytest.mark.parametrize("count", [2, 3, 7])
def test_the_last_copy_counts(
    mend: Callable[..., NormalizedNotebook], count: int, label: bool
) -> None:
    """Of copies that were written in, with their labels or without, the last one counts."""
    submission = mend(copies(*map(returns, range(count)), label=label))
    assert counted(submission) == count - 1
    assert the(submission, Role.EXERCISE, NAME).source == returns(count - 1)
    assert kinds(submission) == [DUPLICATE]
    assert f"There are {count} cells for {NAME}" in submission.problems[0].message
    assert submission.problems[0].detail.endswith(f"; {11 + count} counts")


@pytest.mark.parametrize("order", [(0, 1), (1, 0)], ids=["copy-below", "copy-above"])
def test_a_copy_without_a_label(
    mend: Callable[..., NormalizedNotebook], order: tuple[int, int]
) -> None:
    """Where only one of two cells bears the label, still the lower one counts."""

    def change(cells: list[Notebook]) -> None:
        write(cells, LABEL, returns(1))
        cells.insert(place(cells, LABEL) + order[1], own(returns(2)))

    submission = mend(change)
    assert counted(submission) == (2 if order == (0, 1) else 1)
    assert counted(submission) == int(the(submission, Role.EXERCISE, NAME).source[-1])
    assert kinds(submission) == [DUPLICATE]


def test_defined_again_far_below(mend: Callable[..., NormalizedNotebook]) -> None:
    """A name that is defined again in a cell of the student's own, at the end, is that one."""

    def change(cells: list[Notebook]) -> None:
        write(cells, LABEL, returns(1))
        cells.append(own(f"import numpy\n\n{returns(2)}"))

    submission = mend(change)
    assert counted(submission) == 2
    assert the(submission, Role.EXERCISE, NAME).number == len(submission.cells)
    assert kinds(submission) == [DUPLICATE]


@pytest.mark.parametrize("sources", [(None, returns(1)), (returns(1), None)])
@pytest.mark.parametrize("label", [True, False], ids=["labelled", "unlabelled"])
def test_an_untouched_stub_does_not_count(
    mend: Callable[..., NormalizedNotebook], sources: tuple[str | None], label: bool
) -> None:
    """A stub that nobody touched undoes nothing, above or below, with its label or without."""
    submission = mend(copies(*sources, label=label))
    assert counted(submission) == 1
    assert the(submission, Role.EXERCISE, NAME).source == returns(1)
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
    mend: Callable[..., NormalizedNotebook], release: Release, change: Callable[[str], str]
) -> None:
    """Remarks, blanks and line ends make no answer of a stub."""
    stub = release.named(Role.EXERCISE)[NAME].source
    submission = mend(copies(returns(1), change(stub)))
    assert counted(submission) == 1
    assert kinds(submission) == [UNTOUCHED]


@pytest.mark.parametrize("kind", ["markdown", "raw"])
def test_text_does_not_count(mend: Callable[..., NormalizedNotebook], kind: str) -> None:
    """A copy that was turned into text, to set it aside, is text, as it is in Jupyter."""
    submission = mend(copies(returns(1), returns(2), kind=kind))
    assert counted(submission) == 1
    assert the(submission, Role.EXERCISE, NAME).source == returns(1)
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
def test_what_defines_nothing(mend: Callable[..., NormalizedNotebook], source: str) -> None:
    """What only looks like a definition leaves the cell above it the exercise's."""

    def change(cells: list[Notebook]) -> None:
        write(cells, LABEL, returns(1))
        cells.append(own(source))

    submission = mend(change)
    assert counted(submission) == 1
    assert the(submission, Role.EXERCISE, NAME).source == returns(1)
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
    mend: Callable[..., NormalizedNotebook], source: str, above: bool
) -> None:
    """However it is defined in another cell, above the stub or below, that cell is found there."""

    def change(cells: list[Notebook]) -> None:
        cells.insert(place(cells, LABEL) if above else len(cells), own(source))

    submission = mend(change)
    assert the(submission, Role.EXERCISE, NAME).source == source
    assert the(submission, Role.EXERCISE, NAME).run
    assert not any("NotImplementedError" in c.source and NAME in c.source for c in ran(submission))
    assert kinds(submission) == [ELSEWHERE]


def ran(submission: NormalizedNotebook) -> list[normalizer.NotebookCell]:
    """The code cells that are run; checks are not."""
    return [c for c in submission.cells if c.is_code and c.run and c.role is not Role.CHECK]


def test_one_label_on_two_exercises(mend: Callable[..., NormalizedNotebook]) -> None:
    """A cell with another exercise's label is the exercise's that it defines."""

    def change(cells: list[Notebook]) -> None:
        write(cells, LABEL, returns(1))
        write(cells, "write_cross_entropy_error", returns(2, "cross_entropy_error"))
        cells[place(cells, "write_cross_entropy_error")]["metadata"] = cells[place(cells, LABEL)][
            "metadata"
        ]

    submission = mend(change)
    assert the(submission, Role.EXERCISE, NAME).source == returns(1)
    assert the(submission, Role.EXERCISE, "cross_entropy_error").source.endswith("2")
    assert kinds(submission) == [ProblemKind.LOST_LABEL]


def test_labels_in_each_others_place(mend: Callable[..., NormalizedNotebook]) -> None:
    """Where two labels were swapped, what a cell defines decides."""

    def change(cells: list[Notebook]) -> None:
        write(cells, LABEL, returns(1, "cross_entropy_error"))
        write(cells, "write_cross_entropy_error", returns(2))

    submission = mend(change)
    assert the(submission, Role.EXERCISE, NAME).source == returns(2)
    assert the(submission, Role.EXERCISE, "cross_entropy_error").source.endswith("1")
    assert set(kinds(submission)) <= {ELSEWHERE, ProblemKind.LOST_LABEL}


def test_all_labels_lost_and_copied(mend: Callable[..., NormalizedNotebook]) -> None:
    """Without any label the rule is the same."""

    def change(cells: list[Notebook]) -> None:
        copies(returns(1), returns(2), None)(cells)
        unlabel(cells)

    submission = mend(change)
    assert counted(submission) == 2
    assert the(submission, Role.EXERCISE, NAME).source == returns(2)
    assert kinds(submission) == [ProblemKind.LOST_LABELS, DUPLICATE]
