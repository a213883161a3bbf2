"""docs/sources.md: its numbers are computed again, and stand in the notebooks where it says."""

import ast
import inspect
import math
import re
from collections.abc import Callable
from functools import cache
from types import SimpleNamespace
from typing import Any, NamedTuple

import numpy as np
import pytest

from autograder.content import master
from autograder.content.master import AssignmentSource, CellKind, MasterCell
from autograder.core.i18n import LANGUAGES, Language
from tests.support.settings import ROOT


@cache
def load_source(name: str) -> AssignmentSource:
    return master.load_master(ROOT / "solutions" / f"{name}.py")


@cache
def week(number: int) -> Any:
    """Return the names that the reference solution of a week defines."""
    (path,) = (ROOT / "solutions").glob(f"week{number}_*.py")
    namespace: dict[str, Any] = {"__name__": path.stem}
    exec(compile(load_source(path.stem).reference(), path.name, "exec"), namespace)
    return SimpleNamespace(**namespace)


TWO = np.array([0, 0, 1, 0, 0, 0, 0, 0, 0, 0])
SAYS_2 = np.array([0.1, 0.05, 0.6, 0.0, 0.05, 0.1, 0.0, 0.1, 0.0, 0.0])
SAYS_7 = np.array([0.1, 0.05, 0.1, 0.0, 0.05, 0.1, 0.0, 0.6, 0.0, 0.0])
SAYS_3 = np.array([0, 0, 0.2, 0.7, 0, 0.1, 0, 0, 0, 0])
Y1, Y2, AVERAGE = np.array([0.2, 0.7, 0.1]), np.array([0.5, 0.3, 0.2]), np.array([0, 1, 0])
CORNERS = [(0, 0), (0, 1), (1, 0), (1, 1)]
LAST = np.array([0, 0, 1])
WIKI_X, NOTES_X = np.array([0.6, 0.9]), np.array([2.0, 3.0])
WIKI_LOSS = [[1.92087598, 0.63971089, -0.26820797], [0.58411529, -0.04610929, -0.88999594]]
WIKI_SLOPES = [[1.83160192, 0.4900981, -0.94188042], [-0.24946104, 2.91410946, -0.00695892]]
NOTES = [[1.72265811, 0.68672941, 1.10772301], [0.60344169, 0.60322389, -0.3536039]]


def simple_net(weights: list[list[float]]) -> Any:
    net = week(4).SimpleNet()
    net.W = np.array(weights)
    return net


def slopes(weights: list[list[float]], x: np.ndarray) -> Any:
    net = simple_net(weights)
    return week(4).numerical_gradient(lambda _: net.loss(x, LAST), net.W)


def walk(rate: float) -> Any:
    return week(4).gradient_descent(week(3).bowl, np.array([-3.0, 4.0]), rate, 100)


def gate(name: str) -> list[bool]:
    return [getattr(week(1), name)(*corner) > 0.5 for corner in CORNERS]


def shopping(oranges: bool) -> list[float]:
    """Return the values of the forward pass, then the derivatives of the backward pass."""
    apple_node, fruit, tax = (week(5).MulLayer() for _ in range(3))
    add = week(5).AddLayer()
    cost = apple_node.forward(100, 2)
    values = [cost]
    if oranges:
        orange_cost = fruit.forward(150, 3)
        cost = add.forward(cost, orange_cost)
        values += [orange_cost, cost]
    values.append(tax.forward(cost, 1.1))
    dcost, dtax = tax.backward(1)
    dapples, doranges = add.backward(dcost) if oranges else (dcost, 0)
    back = [dcost, dtax, *apple_node.backward(dapples)]
    return values + back + (list(fruit.backward(doranges)) if oranges else [])


def expensive_shopping() -> list[float]:
    cost = week(5).AddLayer().forward(week(5).MulLayer().forward(100, 2), 4000)
    return [cost, week(5).MulLayer().forward(cost, 1.1)]


def one_epoch(rows: int) -> list[int]:
    """Return the steps of an epoch of week 7 with its default batch size, and their rows."""
    batch_sizes: list[int] = []

    class CountingNet:
        params = {name: np.zeros(1) for name in ("W1", "b1", "W2", "b2")}  # noqa: RUF012

        def gradient(self, x: np.ndarray, t: np.ndarray) -> dict[str, np.ndarray]:
            batch_sizes.append(len(x))
            return {name: np.zeros(1) for name in self.params}

        def loss(self, x: np.ndarray, t: np.ndarray) -> float:
            return 0.0

        accuracy = loss

    data = np.zeros((rows, 1)), np.zeros(rows, dtype=int)
    week(7).train(CountingNet(), *data, *data, epochs=1, rng=np.random.default_rng(0))
    return [len(batch_sizes), sum(batch_sizes)]


def homework() -> list[float]:
    parameters = inspect.signature(week(7).train).parameters
    return [parameters[name].default for name in ("epochs", "learning_rate", "batch_size")]


def ten_of_many() -> int:
    rows = np.arange(60_000)
    return len(week(2).mini_batch(rows[:, None], rows, 10, np.random.default_rng(0))[1])


RECOMPUTED: dict[str, Callable[[], Any]] = {
    "000.1": lambda: week(2).mean_squared_error(SAYS_2, TWO),
    "000.2": lambda: week(2).mean_squared_error(SAYS_7, TWO),
    "000.3": lambda: week(2).cross_entropy_error(SAYS_2, TWO),
    "000.4": lambda: week(2).cross_entropy_error(SAYS_7, TWO),
    "000.6": lambda: week(2).cross_entropy_error(SAYS_2, 2),
    "000.7": ten_of_many,
    "000.10": lambda: week(3).forward_diff(week(3).curve, 5, 10e-50),
    "000.13": lambda: week(3).numerical_diff(week(3).curve, 5),
    "000.14": lambda: week(3).numerical_diff(week(3).curve, 10),
    "000.17": lambda: week(3).numerical_diff(lambda x0: x0 * x0 + 4.0**2.0, 3.0),
    "000.18": lambda: week(3).numerical_diff(lambda x1: 3.0**2.0 + x1 * x1, 4.0),
    "001.1": lambda: week(3).numerical_gradient(week(3).bowl, np.array([3.0, 4.0])),
    "001.2": lambda: week(3).numerical_gradient(week(3).bowl, np.array([0.0, 2.0])),
    "001.3": lambda: week(3).numerical_gradient(week(3).bowl, np.array([3.0, 0.0])),
    "001.5": lambda: walk(0.1),
    "001.7": lambda: walk(1e-10),
    "001.8": lambda: simple_net(WIKI_LOSS).predict(WIKI_X),
    "001.9": lambda: simple_net(WIKI_LOSS).loss(WIKI_X, LAST),
    "001.10": lambda: slopes(WIKI_SLOPES, WIKI_X),
    "001.11": lambda: week(5).square_of_sum(2, 3),
    "001.12": lambda: shopping(oranges=False),
    "001.13": lambda: shopping(oranges=True),
    "001.14": expensive_shopping,
    "002.2": lambda: gate("AND"),
    "002.3": lambda: gate("OR"),
    "002.4": lambda: [week(1).NOT(x) > 0.5 for x in (0, 1)],
    "002.5": lambda: gate("XOR"),
    "002.8": lambda: week(1).softmax(np.log(SAYS_3 + 1e-12)),
    "002.11": lambda: one_epoch(10_000)[1],
    "003.2": lambda: week(1).affine(NOTES_X, np.array([[0.5], [2.0]]), np.zeros(1)),
    "003.5": lambda: week(2).mean_squared_error(Y1, AVERAGE),
    "003.6": lambda: week(2).mean_squared_error(Y2, AVERAGE),
    "003.7": lambda: [week(2).cross_entropy_error(y, AVERAGE) for y in (Y1, Y2)],
    "003.8": lambda: week(2).cross_entropy_error(
        np.array([[0.1, 0.2, 0.7], [0.5, 0.2, 0.3]]), np.array([[1, 0, 0], [1, 0, 0]])
    ),
    "003.11": lambda: simple_net(NOTES).predict(NOTES_X),
    "003.12": lambda: simple_net(NOTES).loss(NOTES_X, LAST),
    "003.13": lambda: slopes(NOTES, NOTES_X),
    "004.4": lambda: week(6).TwoLayerNet(784, 50, 10).params["W1"].shape[1],
    "004.5": homework,
    "004.6": lambda: one_epoch(60_000)[0],
}


def one_coordinate() -> list[float]:
    """Compute as document 001 does: the function receives one entry, not the whole array."""
    h = 1e-4
    return [float((np.prod(x + h) - np.prod(x - h)) / (2 * h)) for x in (3.0, 4.0)]


def whole_array() -> Any:
    """Compute as document 003 does, with one maximum and sum for all rows: the sum of each row."""
    powers = np.exp(TWO_ROWS - np.max(TWO_ROWS))
    return (powers / np.sum(powers)).sum(axis=1)


def over_classes() -> float:
    """Compute as document 003 does: the loss of one sample divided by the sample's length."""
    y = week(1).softmax(simple_net(NOTES).predict(NOTES_X))
    return float(-np.sum(LAST * np.log(y)) / y.shape[0])


TWO_ROWS = np.array([[1.0, 2.0, 3.0], [0.0, 0.0, 0.0]])
CORRECTED_BUGS: dict[str, tuple[Callable[[], Any], Callable[[], Any]]] = {
    "bug 1": (
        one_coordinate,
        lambda: week(3).numerical_gradient(np.prod, np.array([3.0, 4.0])),
    ),
    "bug 2": (whole_array, lambda: week(1).softmax(TWO_ROWS).sum(axis=1)),
    "bug 3": (over_classes, lambda: simple_net(NOTES).loss(NOTES_X, LAST)),
}


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
