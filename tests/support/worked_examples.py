"""The worked examples of the course's documents, recomputed with the reference solutions."""

import inspect
from collections.abc import Callable
from functools import cache
from types import SimpleNamespace
from typing import Any

import numpy as np

from autograder.content import master
from autograder.content.master import AssignmentSource
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
