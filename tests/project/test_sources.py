"""docs/sources.md: its numbers are computed again, and stand in the notebooks where it says."""

import ast
import math
import re
from typing import Any, NamedTuple

import numpy as np
import pytest

from autograder.content.master import CellKind, MasterCell
from autograder.core.i18n import LANGUAGES, Language
from tests.support.settings import ROOT
from tests.support.worked_examples import CORRECTED_BUGS, RECOMPUTED, load_source, walk

PAGE = ROOT / "docs" / "sources.md"
NUMBER = re.compile(r"[-+]?\d[\d,]*(?:\.\d+)?(?:e[-+]?\d+)?")
FIELDS = ("row", "what", "taught", "place", "tested", "document", "ours", "agree")
TEXT, ONLY_HERE = "text", "only here"


class Concept(NamedTuple):
    """One row of the table of concepts, its cells as they are written."""

    row: str
    documents: str
    concept: str
    week: str
    english: str
    japanese: str


class Row(NamedTuple):
    """One row of a document's table, its cells as they are written."""

    row: str
    what: str
    taught: str
    place: str
    tested: str
    document: str
    ours: str
    agree: str


def tables(width: int) -> list[list[str]]:
    """The body rows of the page that have `width` cells."""
    lines = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line[:1] == "|"]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    named = re.compile(r"\d{3}\.\d|bug \d|C\.\d")
    return [row for row in rows if len(row) == width and named.match(row[0])]


ROWS = [Row(*cells) for cells in tables(len(FIELDS))]
BUGS = {cells[0]: cells for cells in tables(6) if cells[0].startswith("bug")}
CONCEPTS = [Concept(*cells) for cells in tables(6) if cells[0].startswith("C.")]
COMPUTED = [row for row in ROWS if row.ours.startswith("`")]


def printed(text: str) -> list[str]:
    """The numbers that a cell prints between backticks, as they are written."""
    return [number for code in re.findall("`([^`]*)`", text) for number in NUMBER.findall(code)]


def unit(number: str) -> float:
    """One in the last digit printed of `number`."""
    digits, _, power = number.replace(",", "").partition("e")
    return 10.0 ** (int(power or 0) - len(digits.partition(".")[2]))


def value(number: str) -> float:
    return float(number.replace(",", ""))


def same_as_printed(got: Any, numbers: list[str]) -> bool:
    """Whether each of `got` rounds to the number printed (with a breath for the last bit)."""
    got = np.ravel(np.asarray(got, dtype=float))
    return len(got) == len(numbers) and all(
        abs(one - value(number)) <= 0.5001 * unit(number) + 4e-16 * abs(one)
        for one, number in zip(got, numbers, strict=True)
    )


def digits_in_common(got: Any, numbers: list[str]) -> int:
    """To how many significant digits all of `got` are the printed numbers, to one unit."""
    common = 99
    for one, number in zip(np.ravel(got), numbers, strict=True):
        here = value(number)
        if one != here:
            size = math.floor(math.log10(abs(here)))
            common = min(common, size - math.ceil(math.log10(abs(one - here))) + 1)
    return common


def cells_at(name: str, place: str, language: Language) -> list[MasterCell]:
    """Return the cells of a week's notebook at a place: one by its kind and name, text or all."""
    cells = load_source(name.strip("`")).in_language(language)
    if place == ONLY_HERE:
        return list(cells)
    if place == TEXT:
        return [cell for cell in cells if not cell.is_code]
    kind, cell_name = place.replace("`", "").split(" ")
    return [cell for cell in cells if (cell.kind, cell.name) == (CellKind(kind), cell_name)]


def stands_in(number: float, text: str) -> bool:
    """Whether a number of the text is `number`, to two digits or more."""
    for found in NUMBER.findall(text.replace("{,}", ",").replace("_", "")):
        error, size, last_digit = abs(abs(value(found)) - abs(number)), abs(number), unit(found)
        if max(error, size) < 1e-11 or error <= 1e-5 * size or error <= last_digit <= 0.02 * size:
            return True
    return False


every_row = pytest.mark.parametrize("row", ROWS, ids=lambda row: row.row)
every_number = pytest.mark.parametrize("row", COMPUTED, ids=lambda row: row.row)


def test_rows_are_told_apart() -> None:
    """Every row has a name of its own, every document a table, every number its expression."""
    names = [row.row for row in ROWS]
    assert len(names) == len(set(names))
    assert {name[:3] for name in names} == {"000", "001", "002", "003", "004"}
    assert {row.row for row in COMPUTED} == set(RECOMPUTED)
    assert [concept.row for concept in CONCEPTS] == [f"C.{n + 1}" for n in range(len(CONCEPTS))]
    assert set(BUGS) == set(CORRECTED_BUGS)


@every_number
def test_number_is_ours(row: Row) -> None:
    """What the page says that we get is what the reference solution gives, digit by digit."""
    got = RECOMPUTED[row.row]()
    assert same_as_printed(got, printed(row.ours)), f"{row.row}: got {got!r}, page: {row.ours}"


@every_number
def test_number_is_the_documents(row: Row) -> None:
    """The document's number is ours to as many digits as the page says, and to no more."""
    got, numbers = RECOMPUTED[row.row](), printed(row.document)
    if row.agree == "all":
        assert same_as_printed(got, numbers), f"{row.row}: got {got!r}, page: {row.document}"
    elif found := re.fullmatch(r"(\d+) digits", row.agree):
        assert digits_in_common(got, numbers) == int(found[1]), f"{row.row}: got {got!r}"
    elif row.agree == "bug 3":
        assert digits_in_common(np.ravel(got) / 3, numbers) >= 4
    else:
        assert (row.agree, numbers) == ("not printed", [])


@every_number
@pytest.mark.parametrize("language", LANGUAGES)
def test_number_stands_where_the_page_says(row: Row, language: Language) -> None:
    """The cell contains the number; "only here" is said of a number in no cell of the week."""
    name = row.taught.partition(": ")[0]
    if row.place.startswith("figure"):
        return  # drawn by the student's functions; test_row_names_what_there_is finds the cell
    text = "\n".join(cell.source for cell in cells_at(name, row.place, language))
    found = [stands_in(float(number), text) for number in np.ravel(RECOMPUTED[row.row]())]
    assert all(found) == (row.place != ONLY_HERE), f"{row.row}: {row.place}"


@pytest.mark.parametrize("concept", CONCEPTS, ids=lambda concept: concept.row)
def test_concept_is_taught(concept: Concept) -> None:
    """The text of the week contains the key words, in its English and its Japanese notebook."""
    for language, word in zip(LANGUAGES, (concept.english, concept.japanese), strict=True):
        cells = cells_at(concept.week, TEXT, language)
        text = " ".join("\n".join(cell.source for cell in cells).split()).lower()
        assert word.strip("`").lower() in text, f"{concept.concept}: {word}"


@every_row
def test_row_that_is_not_computed_says_why(row: Row) -> None:
    """A row without a number of ours says in words why there is none."""
    assert row.ours.startswith(("`", "not computed: ", "drawn", "answered", "written")), row
    assert row in COMPUTED or row.agree == "—"


@every_row
def test_row_names_what_there_is(row: Row) -> None:
    """The master, the heading, the cell and the hidden test that a row names all exist."""
    name, _, heading = row.taught.partition(": ")
    text = "\n".join(cell.source for cell in cells_at(name, TEXT, "en"))
    headings = {line.lstrip("# ") for line in text.splitlines() if line.startswith("#")}
    assert heading in headings
    assert cells_at(name, row.place, "en")
    if row.tested == "by hand":
        assert row.place.startswith("question")
        return
    file, function = row.tested.strip("`").split("::")
    suite = ROOT / "autograder" / "suites" / name.strip("`") / f"{file}.py"
    tree = ast.parse(suite.read_text(encoding="utf-8"))
    assert function in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize("bug", CORRECTED_BUGS)
def test_bug_of_a_document(bug: str) -> None:
    """The document's way gives the wrong number on the page, and our way the right one."""
    theirs, ours = CORRECTED_BUGS[bug]
    _, _, _, wrong, right, _ = BUGS[bug]
    assert same_as_printed(theirs(), printed(wrong)), theirs()
    assert same_as_printed(ours(), printed(right)), ours()
    assert not same_as_printed(ours(), printed(wrong))


@pytest.mark.parametrize("bug", CORRECTED_BUGS)
def test_bug_is_looked_for(bug: str) -> None:
    """Every hidden test that the page names against a bug is there."""
    named = re.findall(r"`(\w+)/(\w+)::(\w+)`", BUGS[bug][5])
    assert named
    for name, file, function in named:
        suite = ROOT / "autograder" / "suites" / name / f"{file}.py"
        assert f"\ndef {function}(" in suite.read_text(encoding="utf-8")


def test_walk_that_flies_away() -> None:
    """With the learning rate 10 the walk ends beyond 1e10, as row 001.6 says."""
    assert np.abs(walk(10.0)).max() > 1e10
