"""Each change of the intake is reported: to the student, and with its cells to the instructor."""

import json
from collections.abc import Callable
from typing import Any, get_args

import pytest

from autograder.cli.views import grade
from autograder.core.i18n import Language
from autograder.core.problems import FATAL_KINDS, PROBLEM_MESSAGES, Problem, ProblemKind
from autograder.course import Level, Limits
from autograder.grading.result import GradingStatus, Result, ResultInputs
from autograder.intake import normalizer
from autograder.intake.limits import MAX_CELL_CHARS, MAX_CODE_CHARS
from autograder.intake.model import Release
from autograder.intake.odd_characters import MAX_FOUND, OddCharacter, find_odd_characters
from autograder.reporting import text_report
from tests.intake.test_ipynb_reader import NOT_NOTEBOOKS
from tests.support.normalizer_helpers import Notebook, index_of, new_cell, remove_metadata, write

NAME, LABEL, QUESTION = "mini_batch", "write_mini_batch", "why_not_accuracy"
WRITTEN = "def mini_batch(x, t, size, rng):\n    return x[:size], t[:size]"
Change = Callable[[list[Notebook]], object]


def duplicate(cells: list[Notebook], label: str, *sources: str) -> None:
    """Replace a cell by copies with these sources."""
    index = index_of(cells, label)
    cells[index : index + 1] = [cells[index] | {"source": source} for source in sources]


def remove_label(cells: list[Notebook], label: str, source: str) -> None:
    """Write into a cell and remove its label."""
    write(cells, label, source)
    cells[index_of(cells, label)]["metadata"] = {}


def insert_above(cells: list[Notebook]) -> None:
    """Write the function into a new cell above the stub."""
    cells.insert(index_of(cells, LABEL), new_cell(WRITTEN))


def copy_stub(cells: list[Notebook]) -> None:
    """Write into the cell and keep a copy of the stub."""
    cells.append(dict(cells[index_of(cells, LABEL)]))
    write(cells, LABEL, WRITTEN)


def append_a_number(cells: list[Any]) -> None:
    """Append what is no cell."""
    cells.append(5)


def setup_cell(cells: list[Notebook]) -> Notebook:
    """Return the provided cell with the imports."""
    return next(cell for cell in cells if "import numpy" in "".join(cell["source"]))


# For each kind: the change of the notebook, what the problem is about, and its detail; {places}
# are the numbers of cells in the release.
CHANGES: dict[ProblemKind, tuple[Change, str, str]] = {
    ProblemKind.UNREADABLE_CELL: (append_a_number, "{end}", ""),
    ProblemKind.LONG_CELL: (lambda c: c.append(new_cell("#" * (MAX_CELL_CHARS + 1))), "{end}", ""),
    ProblemKind.DAMAGED_TEXT: (lambda c: c.append(new_cell("# \udfff")), "", ""),
    ProblemKind.LOST_LABELS: (
        remove_metadata,
        "",
        f"mean_squared_error, cross_entropy_error, {NAME}, {QUESTION}",
    ),
    ProblemKind.LOST_LABEL: (lambda c: remove_label(c, LABEL, WRITTEN), NAME, "cell {stub}"),
    ProblemKind.MATCHED_BY_POSITION: (
        lambda c: remove_label(c, LABEL, "def batch(x): ..."),
        NAME,
        "cell {stub}, by its place",
    ),
    ProblemKind.DEFINED_IN_OTHER_CELL: (insert_above, NAME, "cell {stub}"),
    ProblemKind.DUPLICATE_CELL: (
        lambda c: duplicate(c, LABEL, f"# 1\n{WRITTEN}", WRITTEN),
        NAME,
        "cells {stub}, {check}; {check} counts",
    ),
    ProblemKind.UNTOUCHED_COPY: (copy_stub, NAME, "cells {end} are not run"),
    ProblemKind.CELL_TYPE_CHANGED: (
        lambda c: c[index_of(c, LABEL)].update(cell_type="markdown", source=WRITTEN),
        NAME,
        "cell {stub}",
    ),
    ProblemKind.DUPLICATE_ANSWER: (
        lambda c: duplicate(c, QUESTION, "One.", "Two."),
        QUESTION,
        "cell {behind_answer}",
    ),
    ProblemKind.ANSWER_IN_ADJACENT_CELL: (
        lambda c: c.insert(index_of(c, QUESTION) + 1, new_cell("It is flat.", "markdown")),
        QUESTION,
        "cell {behind_answer}",
    ),
    ProblemKind.MISSING_CELL: (lambda c: c.pop(index_of(c, LABEL)), NAME, ""),
    ProblemKind.MISSING_CHECK: (lambda c: c.pop(index_of(c, NAME)), NAME, ""),
    ProblemKind.CHANGED_CHECK: (lambda c: write(c, NAME, "print(1)"), NAME, "cell {check}"),
    ProblemKind.COPIED_CHECK: (lambda c: c.append(c[index_of(c, NAME)]), NAME, "cell {end}"),
    ProblemKind.MISSING_GIVEN: (lambda c: c.remove(setup_cell(c)), "setup", ""),
}
# Problems of the file, of storage and of grading, which normalization does not report.
ABOUT_FILE = frozenset({ProblemKind.RENAMED, ProblemKind.RECODED})
WHEN_STORED = frozenset({ProblemKind.TEXT_AS_CODE, ProblemKind.PICTURE_LINKED})
WHEN_RUN = frozenset(
    kind
    for kind in ProblemKind
    if kind.startswith(("cell_", "call_")) or kind in ("syntax_error", "missing_name", "cheat")
) | {ProblemKind.OUT_OF_TIME, ProblemKind.GRADER_FAILED}
LIMITS = frozenset({ProblemKind.TOO_LARGE, ProblemKind.TOO_DEEP, ProblemKind.TOO_MANY_PARTS})


def problems_after(
    change: Change, blank: bytes, release: Release, language: Language
) -> tuple[Any, ...]:
    """Return the problems of the released notebook after a change to its cells."""
    notebook = json.loads(blank)
    change(notebook["cells"])
    return normalizer.normalize(json.dumps(notebook).encode(), release, language).problems


def result_with(problem: Problem) -> Result:
    """Return a Result with one problem."""
    inputs = ResultInputs("w", "en", "", "", "", "", "", Limits(), (), "0", Level.FULL)
    return Result(inputs, "", 0, GradingStatus.GRADED, (), (problem,))


@pytest.mark.parametrize("kind", CHANGES)
def test_each_mending_is_told(kind: ProblemKind, blank: bytes, release: Release) -> None:
    """Each change gives one problem about the right name, with the cells as its detail."""
    change, about, detail = CHANGES[kind]
    (problem,) = problems_after(change, blank, release, "en")
    cells = json.loads(blank)["cells"]
    places = {
        "stub": index_of(cells, LABEL) + 1,
        "check": index_of(cells, NAME) + 1,
        "behind_answer": index_of(cells, QUESTION) + 2,
        "end": len(cells) + 1,
    }
    about = about.format(**places)
    assert (problem.kind, problem.about) == (kind, about)
    assert problem.detail == detail.format(**places)
    assert about in problem.message


@pytest.mark.parametrize("language", get_args(Language))
@pytest.mark.parametrize("kind", CHANGES)
def test_student_and_instructor_read_it(
    kind: ProblemKind, language: Language, blank: bytes, release: Release
) -> None:
    """The student's notes have the message in their language, without the detail."""
    change, _, _ = CHANGES[kind]
    (problem,) = problems_after(change, blank, release, language)
    notes = text_report.notes(result_with(problem), language)
    plain = notes.replace("\\", "")
    assert problem.message.replace("&", "&amp;") in plain
    assert not problem.detail or problem.detail not in plain.replace(problem.message, "")


def test_no_kind_is_forgotten() -> None:
    """Each kind of problem is covered here, or belongs to grading or storage."""
    files = {kind for _, kind in NOT_NOTEBOOKS.values()} | {ProblemKind.OTHER_ASSIGNMENT}
    assert files | LIMITS | WHEN_RUN >= FATAL_KINDS
    assert files | LIMITS | ABOUT_FILE | WHEN_RUN | WHEN_STORED | CHANGES.keys() == set(ProblemKind)
    assert PROBLEM_MESSAGES.keys() == set(ProblemKind)


def test_refused_with_what_was_found_before(release: Release) -> None:
    """A fatal problem does not hide the problems that were found before it."""
    data = json.dumps({"cells": [{"source": 5}]}).encode()
    kinds = [problem.kind for problem in normalizer.normalize(data, release, "en").problems]
    assert kinds == [ProblemKind.UNREADABLE_CELL, ProblemKind.NO_CODE]


def test_an_instructor_reads_the_detail() -> None:
    """The detail is in the instructor's details, not in the student's lines."""
    problem = Problem(ProblemKind.LOST_LABEL, "It was found again.", NAME, "cell 12")
    assert "lost_label: cell 12" in list(grade.details(result_with(problem)))
    assert not any("cell 12" in line for line in grade.result_lines(result_with(problem)))


# Code, and for each odd character in it: the character, its line, what to type instead.
ODD = {
    "full-width brackets": ("f（x）", [("（", 1, "("), ("）", 1, ")")]),
    "other full-width marks": (
        "if x！＝ 1：\n  y ＋ z",
        [("！", 1, "!"), ("＝", 1, "="), ("：", 1, ":"), ("＋", 2, "+")],
    ),
    "full-width digits": ("x = １", [("１", 1, "1")]),
    "a digit that is full-width": ("x = 1０", [("０", 1, "0")]),
    "full-width quotes": ("x = ＂a＂", [("＂", 1, '"')]),
    "Japanese commas": ("x = [1、2]。", [("、", 1, ","), ("。", 1, ".")]),
    "Japanese brackets": ("【「", [("【", 1, "["), ("「", 1, '"')]),
    "a full-width space": ("x = 1\n\u3000y = 2", [("\u3000", 2, " ")]),
    "a no-break space": ("x\u00a0= 1", [("\u00a0", 1, " ")]),
    "a thin space": ("x\u2009= 1", [("\u2009", 1, " ")]),
    "typographic quotes": ("x = “a”", [("“", 1, '"'), ("”", 1, '"')]),
    "typographic single quotes": ("x = ‘a’", [("‘", 1, "'"), ("’", 1, "'")]),
    "a typographic quote as the end": ('x = "a”\ny = "b"', [("”", 1, '"')]),
    "a typographic single quote as the end": ("\nx = 'a’", [("’", 2, "'")]),
    "a minus sign": ("a − b", [("−", 1, "-")]),
    "an en dash": ("a – b", [("–", 1, "-")]),
    "signs of mathematics": ("a × b ÷ c ≤ 2", [("×", 1, "*"), ("÷", 1, "/"), ("≤", 1, "<=")]),
    "a superscript": ("x² + y³", [("²", 1, "**2"), ("³", 1, "**3")]),
    "what has no other form": ("√2", [("√", 1, "")]),
    "a byte order mark": ("\ufeffx = 1", [("\ufeff", 1, "")]),
    "a zero-width space": ("x\u200b = 1", [("\u200b", 1, "")]),
    "a mark of direction": ("x\u202e = 1", [("\u202e", 1, "")]),
    "a zero": ("x = 1\n\0", [("\0", 2, "")]),
    "a line separator": ("x = 1\u2028", [("\u2028", 1, "")]),
}
FINE = {
    "strings": "x = '（' + \"　“”\"  # （　‘",
    "long strings": "\"\"\"（\n　\"\"\"\nx = '''“\n”'''",
    "a quote within another": "x = 'it’s'; y = \"‘\"",
    "names of any language": "変数 = π = é = ﬁ = 1",
    "full-width letters, which Python reads": "ｘ１ = 1",
    "a mistake of another kind": "x = (1\n1x = 'abc",
}


@pytest.mark.parametrize("name", ODD)
def test_odd_characters(name: str) -> None:
    """Each odd character outside strings and comments is found once, where it is first."""
    code, expected = ODD[name]
    assert find_odd_characters(code) == tuple(OddCharacter(*found) for found in expected)
    with pytest.raises((SyntaxError, ValueError)):
        compile(code, "cell", "exec")


@pytest.mark.parametrize("name", FINE)
def test_characters_that_python_reads(name: str) -> None:
    """What Python can read is not odd."""
    assert find_odd_characters(FINE[name]) == ()


def test_each_is_told_once_and_only_some() -> None:
    """A character that occurs often is found once; only the first few different ones are."""
    code = "（（\n（" + "".join(map(chr, range(0xFF1A, 0xFF20)))
    found = find_odd_characters(code)
    assert [(odd.char, odd.line) for odd in found[:2]] == [("（", 1), ("\uff1a", 2)]
    assert len(found) == MAX_FOUND


def test_what_one_sees_of_it() -> None:
    """Spaces of other kinds and invisible characters are told apart from what one sees."""
    found = find_odd_characters("（\u3000\u200b\u00a0\0")
    assert [odd.is_space for odd in found] == [False, True, False, True, False]
    assert [odd.is_invisible for odd in found] == [False, False, True, False, True]
    assert [odd.code for odd in found] == ["U+FF08", "U+3000", "U+200B", "U+00A0", "U+0000"]


@pytest.mark.parametrize("unit", ["（", "’'", "'’\n", "1０", "x", '\\"', "＂\n"])
def test_no_code_is_searched_for_long(unit: str) -> None:
    """Repetitive code of the maximum length is searched in linear time."""
    find_odd_characters(unit * (MAX_CODE_CHARS // len(unit)))
