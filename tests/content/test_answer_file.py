"""Answer files: how they are parsed, and the notebooks that they fill."""

import json
from pathlib import Path
from typing import Any

import pytest

from autograder.content import answer_file, master
from autograder.course import load_course
from autograder.intake import normalizer
from autograder.intake.model import NormalizedNotebook, Role
from autograder.workflows import demo

ASSIGNMENT = demo.ASSIGNMENT


def cells(data: bytes) -> list[dict[str, Any]]:
    """Return the cells of a notebook file."""
    return list(json.loads(data)["cells"])


def normalized(data: bytes, blank: bytes) -> NormalizedNotebook:
    """Return a submission as the grader reads it."""
    return normalizer.normalize(data, normalizer.read_release(blank, ASSIGNMENT), "en")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", {"": ""}),
        ("import math\n", {"": "import math"}),
        ("# %% f\nx = 1\n", {"": "", "f": "x = 1"}),
        ("a = 1\n\n# %% f\n\nx = 1\n\n\n# %% g\ny = 2", {"": "a = 1", "f": "x = 1", "g": "y = 2"}),
        ("# %% f\n# %% g\n", {"": "", "f": "", "g": ""}),
        ("# %% f  \n    x = 1", {"": "", "f": "    x = 1"}),
        ("# %% f\nx = '''\n  # %% g\n'''", {"": "", "f": "x = '''\n  # %% g\n'''"}),
        ("# %% two words\n", {"": "# %% two words"}),
    ],
    ids=["empty", "own", "one", "three", "bare", "indented", "marker-inside", "no-marker"],
)
def test_parts(text: str, parts: dict[str, str]) -> None:
    """The text is split at marker lines only; empty lines around an answer are removed."""
    assert answer_file.parse_answer_file(text) == parts


def test_the_last_part_of_a_name_counts() -> None:
    """Of two answers with one name the last one counts, as with cells."""
    assert answer_file.parse_answer_file("# %% f\nfirst\n# %% f\nlast")["f"] == "last"


def test_nothing_written_is_the_release(blank: bytes) -> None:
    """An empty answer file gives the released notebook."""
    assert cells(answer_file.fill_notebook("", blank)) == cells(blank)


def test_written_where_it_belongs(blank: bytes) -> None:
    """An answer is written into its exercise's cell; all other cells are unchanged."""
    written = cells(answer_file.fill_notebook("# %% mini_batch\nbatch = 1", blank))
    changed = [(a, b) for a, b in zip(cells(blank), written, strict=True) if a != b]
    ((before, after),) = changed
    assert before["metadata"] == after["metadata"]
    assert before["metadata"]["nbgrader"]["grade_id"] == "write_mini_batch"
    assert after["source"] == "batch = 1"


def test_a_question_is_answered_in_its_cell(blank: bytes) -> None:
    """An answer with a question's name is written into the question's cell."""
    data = answer_file.fill_notebook("# %% why_not_accuracy\nIt is flat. 平らです。", blank)
    (answer,) = [cell for cell in normalized(data, blank).cells if cell.role is Role.QUESTION]
    assert answer.source == "It is flat. 平らです。"


def test_own_code_comes_after_the_given(blank: bytes) -> None:
    """Text before the first marker becomes a cell after the given code."""
    submission = normalized(
        answer_file.fill_notebook("own = 1\n# %% mini_batch\nx = own", blank), blank
    )
    roles = [cell.role for cell in submission.cells]
    index = next(i for i, cell in enumerate(submission.cells) if cell.source == "own = 1")
    assert submission.cells[index].role is Role.FREE
    assert roles.index(Role.PROVIDED) < index < roles.index(Role.EXERCISE)
    assert not submission.problems


def test_the_reference_fills_every_cell(blank: bytes, released: Path) -> None:
    """The reference solution as an answer file leaves no stub and no solution markers."""
    reference = master.load_master(load_course(released).master(ASSIGNMENT))
    submission = normalized(
        answer_file.fill_notebook(demo.reference_answers(reference, "en"), blank), blank
    )
    asked = {Role.EXERCISE, Role.QUESTION}
    sources = [cell.source for cell in submission.cells if cell.role in asked]
    assert len(sources) == 4
    assert not any("NotImplementedError" in text or "SOLUTION" in text for text in sources)
    assert not submission.problems
