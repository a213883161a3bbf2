"""Files that are not notebooks, or barely: each gives a problem, and nothing raises."""

import json
from typing import Any

import pytest

from autograder.core.problems import ProblemKind
from autograder.intake.model import Release
from autograder.workflows.demo import ASSIGNMENT
from tests.support.normalizer_helpers import kinds, normalize_checked

CONFLICT = b"""{"cells": [
<<<<<<< HEAD
 {"source": "x = 1"}
=======
 {"source": "x = 2"}
>>>>>>> theirs
]}"""
NOT_NOTEBOOKS = {
    "nothing": (b"", ProblemKind.EMPTY_FILE),
    "blanks": (b" \n\t", ProblemKind.EMPTY_FILE),
    "a byte order mark": (b"\xef\xbb\xbf", ProblemKind.EMPTY_FILE),
    "zeros after a crash": (b"\0" * 1000, ProblemKind.EMPTY_FILE),
    "nothing in UTF-16": (b"\xff\xfe\n\0", ProblemKind.EMPTY_FILE),
    "a script": (b"def mini_batch(x, t, size, rng): ...", ProblemKind.SCRIPT),
    "a Jupytext script": (b"# ---\n# jupyter:\n#   jupytext:\n# ---\n", ProblemKind.SCRIPT),
    "a percent script": (b"# %% [markdown]\n# Week 2\n", ProblemKind.SCRIPT),
    "an exported script": (b"#!/usr/bin/env python\n# In[1]:\n", ProblemKind.SCRIPT),
    "a script in UTF-16": ("import numpy as np".encode("utf-16"), ProblemKind.SCRIPT),
    "a zip": (b"PK\x03\x04\x14\0" + b"week2_loss.ipynb", ProblemKind.ARCHIVE),
    "a gzip": (b"\x1f\x8b\x08\0", ProblemKind.ARCHIVE),
    "a Word or Google document": (b"PK\x03\x04\x14\0word/document.xml", ProblemKind.DOCUMENT),
    "a PDF": (b"%PDF-1.7\n", ProblemKind.DOCUMENT),
    "rich text": (b"{\\rtf1\\ansi", ProblemKind.DOCUMENT),
    "a screenshot": (b"\x89PNG\r\n\x1a\n\0\0", ProblemKind.DOCUMENT),
    "a page": (b"\n<!DOCTYPE html>\n<html><body>def f</body></html>", ProblemKind.WEB_PAGE),
    "a page of a login": (b"<html lang=ja>", ProblemKind.WEB_PAGE),
    "a pointer of git": (b"version https://git-lfs.github.com/spec/v1\n", ProblemKind.SHORTCUT),
    "a link of git": (b"../week2/week2_loss.ipynb", ProblemKind.SHORTCUT),
    "a link of Windows": (b"[InternetShortcut]\r\nURL=https://", ProblemKind.SHORTCUT),
    "a link of Google Drive": (b'{"url": "https://docs.google.com"}', ProblemKind.SHORTCUT),
    "a conflict": (CONFLICT, ProblemKind.CONFLICT),
    "a conflict at the top": (b"<<<<<<< HEAD\n{}\n=======\n>>>>>>> b", ProblemKind.CONFLICT),
    "prose": (b"I could not do this week's homework.", ProblemKind.NOT_NOTEBOOK),
    "null": (b"null", ProblemKind.NOT_NOTEBOOK),
    "a list": (b"[]", ProblemKind.NOT_NOTEBOOK),
    "an empty object": (b"{}", ProblemKind.NOT_NOTEBOOK),
    "cells that are none": (b'{"cells": {}}', ProblemKind.NOT_NOTEBOOK),
    "a number for cells": (b'{"cells": 5}', ProblemKind.NOT_NOTEBOOK),
    "NaN for cells": (b'{"cells": NaN}', ProblemKind.NOT_NOTEBOOK),
    "no cells, no worksheets": (b'{"cells": null, "worksheets": []}', ProblemKind.NOT_NOTEBOOK),
    "worksheets that are none": (b'{"worksheets": [5]}', ProblemKind.NOT_NOTEBOOK),
    "another program's JSON": (b'{"paragraphs": [], "name": "w"}', ProblemKind.NOT_NOTEBOOK),
    "a beginning": (b'{"cells": [', ProblemKind.CUT_OFF),
    "a beginning with a mark": (b'\xef\xbb\xbf{"cells": [', ProblemKind.CUT_OFF),
    "a beginning within a string": (b'{"cells": [{"source": "x = ', ProblemKind.CUT_OFF),
    "a comma too many": (b'{"cells": [],}', ProblemKind.NOT_JSON),
    "a page behind it": (b'{"cells": []}<html>', ProblemKind.NOT_JSON),
    "two notebooks": (b'{"cells": []}\n{"cells": []}', ProblemKind.TWO_NOTEBOOKS),
    "no cell": (b'{"cells": []}', ProblemKind.NO_CODE),
    "the last of two lists": (b'{"cells": [{"source": "x"}], "cells": []}', ProblemKind.NO_CODE),
    "comments": (b'{"cells": [{"cell_type": "code", "source": "# no"}]}', ProblemKind.NO_CODE),
}


def with_cells(blank: bytes, *cells: Any) -> bytes:
    """Return the release with more cells at its end."""
    notebook = json.loads(blank)
    notebook["cells"] += cells
    return json.dumps(notebook).encode()


@pytest.mark.parametrize("name", NOT_NOTEBOOKS)
def test_files_that_are_no_notebook(name: str, release: Release) -> None:
    """A file without a notebook becomes the release, with one problem that says why."""
    data, kind = NOT_NOTEBOOKS[name]
    submission = normalize_checked(data, release)
    assert kinds(submission) == [kind]
    assert not submission.gradable
    assert submission.cells == release.cells


def test_a_file_that_was_cut_off(blank: bytes, release: Release) -> None:
    """A truncated notebook is recognized, wherever it ends."""
    body = blank.rstrip()
    for length in range(1, len(body), 1009):
        assert kinds(normalize_checked(body[:length], release)) == [ProblemKind.CUT_OFF], length


def test_two_notebooks_in_one_file(blank: bytes, release: Release) -> None:
    """Two concatenated notebooks are rejected; neither is chosen."""
    assert kinds(normalize_checked(blank + blank, release)) == [ProblemKind.TWO_NOTEBOOKS]


def test_a_conflict_within_a_notebook(blank: bytes, release: Release) -> None:
    """Conflict markers of git are recognized at any position."""
    lines = blank.decode().split("\n")
    for number in range(1, len(lines) - 1, 97):
        both = ["<<<<<<< HEAD", lines[number], "=======", lines[number], ">>>>>>> fix typo"]
        data = "\n".join([*lines[:number], *both, *lines[number + 1 :]]).encode()
        assert kinds(normalize_checked(data, release)) == [ProblemKind.CONFLICT], number


def test_another_assignment(blank: bytes, release: Release) -> None:
    """A notebook of another week with none of this week's functions is rejected."""
    foreign = {"metadata": {"seminar": {"assignment": "week3"}}, "cells": [{"source": "x = 1"}]}
    submission = normalize_checked(json.dumps(foreign).encode(), release)
    assert kinds(submission) == [ProblemKind.OTHER_ASSIGNMENT]
    assert f"{ASSIGNMENT}.ipynb" in submission.problems[0].message


def test_another_label_with_this_weeks_functions(blank: bytes, release: Release) -> None:
    """This week's functions count even in a notebook with another week's label."""
    source = "def mini_batch(x, t, size, rng): return x[:size], t[:size]"
    foreign = {"metadata": {"seminar": {"assignment": "week3"}}, "cells": [{"source": source}]}
    submission = normalize_checked(json.dumps(foreign).encode(), release)
    assert submission.gradable
    assert source in [cell.source for cell in submission.cells]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_other_encodings(encoding: str, blank: bytes, release: Release) -> None:
    """A notebook in another Unicode encoding is read, with a problem."""
    submission = normalize_checked(blank.decode().encode(encoding), release)
    assert submission.cells == normalize_checked(blank, release).cells
    assert kinds(submission) == [ProblemKind.RECODED]
    assert encoding[:6].upper() in submission.problems[0].message


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity"])
def test_numbers_that_json_does_not_know(number: str, blank: bytes, release: Release) -> None:
    """NaN and Infinity in outputs are accepted, and left alone within strings."""
    cell = {"source": 'x = [NaN, -Infinity] # "NaN"', "outputs": [{"data": ["HERE", 1]}]}
    data = with_cells(blank, cell).replace(b'"HERE"', number.encode())
    submission = normalize_checked(data, release)
    assert submission.cells[-1].source == 'x = [NaN, -Infinity] # "NaN"'
    assert submission.problems == ()


def test_zeros_behind_a_notebook(blank: bytes, release: Release) -> None:
    """Zeros after the end of the notebook change nothing."""
    assert normalize_checked(blank + b"\0" * 5000, release) == normalize_checked(blank, release)


def test_line_ends_of_windows(blank: bytes, release: Release) -> None:
    """Line endings of other systems within cells are normalized."""
    foreign = json.loads(blank)
    for cell, end in zip(foreign["cells"], ["\r\n", "\r"] * len(foreign["cells"]), strict=False):
        cell["source"] = "".join(cell["source"]).replace("\n", end)
    assert normalize_checked(json.dumps(foreign).encode(), release) == normalize_checked(
        blank, release
    )


def test_the_last_of_two_equal_keys_counts(blank: bytes, release: Release) -> None:
    """Of two sources of a cell the last one is read, as in Jupyter."""
    data = with_cells(blank, {"HERE": 1}).replace(b'"HERE": 1', b'"source": "a", "source": "b"')
    assert json.loads(data)["cells"][-1]["source"] == "b"
    assert normalize_checked(data, release).cells[-1].source == "b"


def test_byte_order_mark(blank: bytes, release: Release) -> None:
    """A byte order mark, which Windows editors write, changes nothing."""
    assert normalize_checked(b"\xef\xbb\xbf" + blank, release) == normalize_checked(blank, release)


def test_notebook_format_3(blank: bytes, release: Release) -> None:
    """A notebook of format 3, with worksheets and inputs, is read like one of format 4."""
    cells = json.loads(blank)["cells"]
    for cell in cells:
        if cell["cell_type"] == "code":
            cell["input"] = cell.pop("source")
    old = {"nbformat": 3, "worksheets": [{"cells": cells[:5]}, {"cells": cells[5:]}]}
    assert normalize_checked(json.dumps(old).encode(), release) == normalize_checked(blank, release)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("heading", "markdown"),
        ("html", "markdown"),
        ("raw", "raw"),
        ("python", "code"),
        (5, "code"),
    ],
)
def test_cell_types(blank: bytes, release: Release, written: object, read: str) -> None:
    """Cell types of other formats are converted; an unknown type is code."""
    submission = normalize_checked(
        with_cells(blank, {"cell_type": written, "source": "text"}), release
    )
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
        {"source": True},
    ],
    ids=lambda cell: repr(cell)[:24],
)
def test_unreadable_cells(blank: bytes, release: Release, cell: object) -> None:
    """A cell that cannot be read is left out and named by its number; the others are kept."""
    submission = normalize_checked(with_cells(blank, cell), release)
    assert kinds(submission) == [ProblemKind.UNREADABLE_CELL]
    assert submission.problems[0].about == str(len(release.cells) + 1)
    assert submission.cells == normalize_checked(blank, release).cells


def test_many_unreadable_cells(blank: bytes, release: Release) -> None:
    """Many damaged cells give one problem, which lists the first of them."""
    first = len(release.cells) + 1
    submission = normalize_checked(with_cells(blank, *[5] * 900), release)
    assert kinds(submission) == [ProblemKind.UNREADABLE_CELL]
    assert submission.problems[0].about.startswith(f"{first}, {first + 1}, ")
    assert submission.problems[0].about.endswith("…")
    assert len(submission.problems[0].message) < 120


@pytest.mark.parametrize("cell", [{}, {"source": None}, {"source": []}, {"cell_type": "code"}])
def test_cells_without_a_source(blank: bytes, release: Release, cell: object) -> None:
    """A cell without a source is empty."""
    submission = normalize_checked(with_cells(blank, cell), release)
    assert (submission.cells[-1].source, submission.problems) == ("", ())


@pytest.mark.parametrize(
    "metadata", [5, None, [], "x", {"nbgrader": 5}, {"nbgrader": {"grade_id": []}}]
)
def test_odd_metadata(blank: bytes, release: Release, metadata: object) -> None:
    """Metadata of an unexpected type removes the label and nothing else."""
    submission = normalize_checked(
        with_cells(blank, {"source": "x = 1", "metadata": metadata}), release
    )
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
        (rb"\\ud800\udc00", "\\ud800\ufffd"),
        (rb"\\\ud800", "\\\ufffd"),
        (b"\xed\xa0\x80", "\ufffd\ufffd\ufffd"),
        (b"# \x83\x41", "# \ufffdA"),
    ],
)
def test_text_that_is_none(blank: bytes, release: Release, written: bytes, read: str) -> None:
    """Lone surrogates and invalid bytes become U+FFFD, with a problem."""
    data = with_cells(blank, {"source": "HERE"}).replace(b"HERE", written)
    submission = normalize_checked(data, release)
    assert submission.cells[-1].source == read
    assert kinds(submission) == [ProblemKind.DAMAGED_TEXT]
