"""Files that are no notebook or hardly one: a sentence for the student, and nothing raises."""

import json
from pathlib import Path
from typing import Any

import pytest

from autograder.demo.lesson import ASSIGNMENT
from autograder.intake import notebook
from autograder.intake.notebook import MAX_BYTES, MAX_CELLS, MAX_SOURCE, Release
from autograder.problems import ProblemKind
from tests.mending import blank_of, kinds, mend

NO_NOTEBOOKS = [
    (b"", ProblemKind.EMPTY_FILE),
    (b" \n\t", ProblemKind.EMPTY_FILE),
    (b"\xef\xbb\xbf", ProblemKind.EMPTY_FILE),
    (b"\0" * 1000, ProblemKind.NOT_NOTEBOOK),
    (b"def mini_batch(x, t, size, rng): ...", ProblemKind.NOT_NOTEBOOK),
    (b"PK\x03\x04\x14\0", ProblemKind.NOT_NOTEBOOK),
    (b"null", ProblemKind.NOT_NOTEBOOK),
    (b"[]", ProblemKind.NOT_NOTEBOOK),
    (b"{}", ProblemKind.NOT_NOTEBOOK),
    (b'{"cells": {}}', ProblemKind.NOT_NOTEBOOK),
    (b'{"cells": null, "worksheets": []}', ProblemKind.NOT_NOTEBOOK),
    (b'{"cells": [', ProblemKind.NOT_JSON),
    (b'\xef\xbb\xbf{"cells": [', ProblemKind.NOT_JSON),
    (b'{"cells": [], "x": ' + b"[" * 1_000_000, ProblemKind.NOT_JSON),
    (b'{"cells": ' + b"[" * 1_000_000 + b"]" * 1_000_000 + b"}", ProblemKind.NOT_JSON),
    (b'{"cells": []}', ProblemKind.NO_CODE),
    (b'{"cells": [{"cell_type": "code", "source": "# nothing"}]}', ProblemKind.NO_CODE),
    (b'{"cells": [' + b"{}," * MAX_CELLS + b"{}]}", ProblemKind.TOO_LARGE),
    (b" " * (MAX_BYTES + 1), ProblemKind.TOO_LARGE),
]


@pytest.fixture(scope="module")
def blank(released: Path) -> bytes:
    """The released notebook as a file."""
    return blank_of(released)


@pytest.fixture(scope="module")
def release(blank: bytes) -> Release:
    """The released notebook as the grader reads it."""
    return notebook.read_release(blank, ASSIGNMENT)


def with_cells(blank: bytes, *cells: Any) -> bytes:
    """The release with more cells at its end."""
    handed_in = json.loads(blank)
    handed_in["cells"] += cells
    return json.dumps(handed_in).encode()


@pytest.mark.parametrize(
    ("data", "kind"), NO_NOTEBOOKS, ids=[repr(d[:16]) for d, _ in NO_NOTEBOOKS]
)
def test_files_that_are_no_notebook(data: bytes, kind: ProblemKind, release: Release) -> None:
    """A file without a notebook in it becomes the blank release, and one sentence says why."""
    submission = mend(data, release)
    assert kinds(submission) == [kind]
    assert not submission.gradable
    assert submission.cells == release.cells


def test_a_file_that_was_cut_off(blank: bytes, release: Release) -> None:
    """A notebook that ends too early is said to be damaged."""
    assert kinds(mend(blank[: len(blank) // 2], release)) == [ProblemKind.NOT_JSON]


def test_another_assignment(blank: bytes, release: Release) -> None:
    """A notebook of another week, with none of this week's functions, is said to be one."""
    other = {"metadata": {"seminar": {"assignment": "week3"}}, "cells": [{"source": "x = 1"}]}
    submission = mend(json.dumps(other).encode(), release)
    assert kinds(submission) == [ProblemKind.OTHER_ASSIGNMENT]
    assert f"{ASSIGNMENT}.ipynb" in submission.problems[0].message


def test_another_label_with_this_weeks_functions(blank: bytes, release: Release) -> None:
    """Written functions count, even in a notebook that bears another week's label."""
    source = "def mini_batch(x, t, size, rng): return x[:size], t[:size]"
    other = {"metadata": {"seminar": {"assignment": "week3"}}, "cells": [{"source": source}]}
    submission = mend(json.dumps(other).encode(), release)
    assert submission.gradable
    assert source in [cell.source for cell in submission.cells]


def test_byte_order_mark(blank: bytes, release: Release) -> None:
    """A byte order mark, as Windows editors write it, changes nothing."""
    assert mend(b"\xef\xbb\xbf" + blank, release) == mend(blank, release)


def test_notebook_format_3(blank: bytes, release: Release) -> None:
    """A notebook of format 3, with worksheets and inputs, is read like one of format 4."""
    cells = json.loads(blank)["cells"]
    for cell in cells:
        if cell["cell_type"] == "code":
            cell["input"] = cell.pop("source")
    old = {"nbformat": 3, "worksheets": [{"cells": cells[:5]}, {"cells": cells[5:]}]}
    assert mend(json.dumps(old).encode(), release) == mend(blank, release)


@pytest.mark.parametrize(
    ("written", "read"),
    [("heading", "markdown"), ("html", "markdown"), ("raw", "raw"), ("python", "code")],
)
def test_cell_types(blank: bytes, release: Release, written: str, read: str) -> None:
    """Cell types of other formats become those of ours; what nobody knows is code."""
    submission = mend(with_cells(blank, {"cell_type": written, "source": "text"}), release)
    assert (submission.cells[-1].source, submission.cells[-1].cell_type) == ("text", read)


@pytest.mark.parametrize(
    "cell",
    [
        5,
        None,
        "x = 1",
        ["x = 1"],
        {"source": 5},
        {"source": ["x = 1", 5]},
        {"source": {"x": 1}},
        {"source": "x", "cell_type": 5},
        {"source": "#" * (MAX_SOURCE + 1)},
    ],
    ids=lambda cell: repr(cell)[:24],
)
def test_unreadable_cells(blank: bytes, release: Release, cell: object) -> None:
    """A cell that cannot be read is left out, named by its number, and spoils nothing else."""
    submission = mend(with_cells(blank, cell), release)
    assert kinds(submission) == [ProblemKind.UNREADABLE_CELL]
    assert submission.problems[0].about == str(len(release.cells) + 1)
    assert submission.cells == mend(blank, release).cells


def test_a_deep_cell_is_unreadable(blank: bytes, release: Release) -> None:
    """A source nested a hundred thousand deep is a cell that cannot be read."""
    data = with_cells(blank, {"source": "HERE"})
    deep = data.replace(b'"HERE"', b"[" * 900 + b"]" * 900)
    assert kinds(mend(deep, release)) == [ProblemKind.UNREADABLE_CELL]


@pytest.mark.parametrize(
    "metadata", [5, None, [], "x", {"nbgrader": 5}, {"nbgrader": {"grade_id": []}}]
)
def test_odd_metadata(blank: bytes, release: Release, metadata: object) -> None:
    """Metadata of any kind costs the label and nothing else."""
    submission = mend(with_cells(blank, {"source": "x = 1", "metadata": metadata}), release)
    assert (submission.cells[-1].source, submission.problems) == ("x = 1", ())


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (rb"a\ud800b", "a\ufffdb"),
        (rb"a\uDFFFb", "a\ufffdb"),
        (rb"\ud83d", "\ufffd"),
        (rb"\ud83d\ud83d\ude00", "\ufffd\U0001f600"),
        (rb"\ud83d\ude00\ude00", "\U0001f600\ufffd"),
        (rb"\\ud800 \ud800", "\\ud800 \ufffd"),
        (b"\xed\xa0\x80", "\ufffd\ufffd\ufffd"),
        (b"# \x83\x41", "# \ufffdA"),
    ],
)
def test_text_that_is_none(blank: bytes, release: Release, written: bytes, read: str) -> None:
    """Half surrogates and bytes of other encodings spoil a character, not the notebook."""
    data = with_cells(blank, {"source": "HERE"}).replace(b"HERE", written)
    submission = mend(data, release)
    assert (submission.cells[-1].source, submission.problems) == (read, ())
