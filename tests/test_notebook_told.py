"""Every mending is told: to the student in words, to the instructor with the cells it is about."""

import json
from collections.abc import Callable
from typing import Any, get_args

import pytest

from autograder.cli.views import grade
from autograder.core.i18n import Language
from autograder.core.problems import FATAL, SENTENCES, Problem, ProblemKind
from autograder.course import Level, Limits
from autograder.grading.result import GradingStatus, Result, ResultInputs
from autograder.intake import normalizer
from autograder.intake.limits import MAX_SOURCE
from autograder.intake.normalizer import Release
from autograder.reporting import text_report
from tests.mending import Notebook, own, place, unlabel, write
from tests.test_notebook_files import NO_NOTEBOOKS

NAME, LABEL, QUESTION = "mini_batch", "write_mini_batch", "why_not_accuracy"
WRITTEN = "def mini_batch(x, t, size, rng):\n    return x[:size], t[:size]"
Change = Callable[[list[Notebook]], object]


def twice(cells: list[Notebook], label: str, *sources: str) -> None:
    """Copies of a cell in its place, with these sources."""
    here = place(cells, label)
    cells[here : here + 1] = [cells[here] | {"source": source} for source in sources]


def unlabel_one(cells: list[Notebook], label: str, source: str) -> None:
    """Write into a cell and lose its label."""
    write(cells, label, source)
    cells[place(cells, label)]["metadata"] = {}


def move_above(cells: list[Notebook]) -> None:
    """Write the function into a cell above the stub."""
    cells.insert(place(cells, LABEL), own(WRITTEN))


def beside_stub(cells: list[Notebook]) -> None:
    """Write into the cell and keep a copy of the stub."""
    cells.append(dict(cells[place(cells, LABEL)]))
    write(cells, LABEL, WRITTEN)


def given(cells: list[Notebook]) -> Notebook:
    """The ready-made cell of the imports."""
    return next(cell for cell in cells if "import numpy" in "".join(cell["source"]))


# Each way to mend a notebook: what was done to it, what it is about, what an instructor reads.
MENDINGS: dict[ProblemKind, tuple[Change, str, str]] = {
    ProblemKind.UNREADABLE_CELL: (lambda c: c.append(5), "19", ""),
    ProblemKind.LONG_CELL: (lambda c: c.append(own("#" * (MAX_SOURCE + 1))), "19", ""),
    ProblemKind.DAMAGED_TEXT: (lambda c: c.append(own("# \udfff")), "", ""),
    ProblemKind.LOST_LABELS: (
        unlabel,
        "",
        f"mean_squared_error, cross_entropy_error, {NAME}, {QUESTION}",
    ),
    ProblemKind.LOST_LABEL: (lambda c: unlabel_one(c, LABEL, WRITTEN), NAME, "cell 12"),
    ProblemKind.MATCHED_BY_POSITION: (
        lambda c: unlabel_one(c, LABEL, "def batch(x): ..."),
        NAME,
        "cell 12, by its place",
    ),
    ProblemKind.DEFINED_IN_OTHER_CELL: (move_above, NAME, "cell 12"),
    ProblemKind.DUPLICATE_CELL: (
        lambda c: twice(c, LABEL, f"# 1\n{WRITTEN}", WRITTEN),
        NAME,
        "cells 12, 13; 13 counts",
    ),
    ProblemKind.UNTOUCHED_COPY: (beside_stub, NAME, "cells 19 are not run"),
    ProblemKind.CELL_TYPE_CHANGED: (
        lambda c: c[place(c, LABEL)].update(cell_type="markdown", source=WRITTEN),
        NAME,
        "cell 12",
    ),
    ProblemKind.DUPLICATE_ANSWER: (
        lambda c: twice(c, QUESTION, "One.", "Two."),
        QUESTION,
        "cell 18",
    ),
    ProblemKind.ANSWER_IN_ADJACENT_CELL: (
        lambda c: c.insert(place(c, QUESTION) + 1, own("It is flat.", "markdown")),
        QUESTION,
        "cell 18",
    ),
    ProblemKind.MISSING_CELL: (lambda c: c.pop(place(c, LABEL)), NAME, ""),
    ProblemKind.MISSING_CHECK: (lambda c: c.pop(place(c, NAME)), NAME, ""),
    ProblemKind.CHANGED_CHECK: (lambda c: write(c, NAME, "print(1)"), NAME, "cell 13"),
    ProblemKind.COPIED_CHECK: (lambda c: c.append(c[place(c, NAME)]), NAME, "cell 19"),
    ProblemKind.MISSING_GIVEN: (lambda c: c.remove(given(c)), "setup", ""),
}
# Told of something else than a mended notebook: the file's name or encoding, and what is run.
OTHERS = frozenset({ProblemKind.RENAMED, ProblemKind.RECODED})
WHEN_STORED = frozenset({ProblemKind.TEXT_AS_CODE, ProblemKind.PICTURE_LINKED})
WHEN_RUN = frozenset(
    kind
    for kind in ProblemKind
    if kind.startswith(("cell_", "call_")) or kind in ("syntax_error", "missing_name", "cheat")
) | {ProblemKind.OUT_OF_TIME, ProblemKind.GRADER_FAILED}
CAPS = frozenset({ProblemKind.TOO_LARGE, ProblemKind.TOO_DEEP, ProblemKind.TOO_MANY_PARTS})


def told(change: Change, blank: bytes, release: Release, language: Language) -> tuple[Any, ...]:
    """The problems of the released notebook after a change to its cells."""
    handed_in = json.loads(blank)
    change(handed_in["cells"])
    return normalizer.normalize(json.dumps(handed_in).encode(), release, language).problems


def result_with(found: Problem) -> Result:
    """A Result with one problem."""
    inputs = ResultInputs("w", "en", "", "", "", "", "", Limits(), (), "0", Level.FULL)
    return Result(inputs, "", 0, GradingStatus.GRADED, (), (found,))


@pytest.mark.parametrize("kind", MENDINGS)
def test_each_mending_is_told(kind: ProblemKind, blank: bytes, release: Release) -> None:
    """What was mended is one sentence, about the right thing, and says to an instructor where."""
    change, about, detail = MENDINGS[kind]
    (found,) = told(change, blank, release, "en")
    assert (found.kind, found.about, found.detail) == (kind, about, detail)
    assert about in found.message


@pytest.mark.parametrize("language", get_args(Language))
@pytest.mark.parametrize("kind", MENDINGS)
def test_student_and_instructor_read_it(
    kind: ProblemKind, language: Language, blank: bytes, release: Release
) -> None:
    """The sentence is in the student's notes, in their language, and the detail is not."""
    change, _, _ = MENDINGS[kind]
    (found,) = told(change, blank, release, language)
    notes = text_report.notes(result_with(found), language)
    plain = notes.replace("\\", "")
    assert found.message.replace("&", "&amp;") in plain
    assert not found.detail or found.detail not in plain.replace(found.message, "")


def test_no_kind_is_forgotten() -> None:
    """Every kind of problem is made by one of these tests, or belongs to what is run or stored."""
    files = {kind for _, kind in NO_NOTEBOOKS.values()} | {ProblemKind.OTHER_ASSIGNMENT}
    assert files | CAPS | WHEN_RUN >= FATAL
    assert files | CAPS | OTHERS | WHEN_RUN | WHEN_STORED | MENDINGS.keys() == set(ProblemKind)
    assert SENTENCES.keys() == set(ProblemKind)


def test_refused_with_what_was_found_before(release: Release) -> None:
    """Where nothing is left to grade, what was left out of the file is told as well."""
    data = json.dumps({"cells": [{"source": 5}]}).encode()
    kinds = [found.kind for found in normalizer.normalize(data, release, "en").problems]
    assert kinds == [ProblemKind.UNREADABLE_CELL, ProblemKind.NO_CODE]


def test_an_instructor_reads_the_detail() -> None:
    """The detail of a problem is among what only an instructor reads."""
    found = Problem(ProblemKind.LOST_LABEL, "It was found again.", NAME, "cell 12")
    assert "lost_label: cell 12" in list(grade.details(result_with(found)))
    assert not any("cell 12" in line for line in grade.result_lines(result_with(found)))
