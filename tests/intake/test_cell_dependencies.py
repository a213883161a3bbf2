"""A demonstration is left out only if no other cell and no hidden test can tell the difference."""

import pytest

from autograder.content import master
from autograder.content.master import CellKind
from autograder.course import load_course
from autograder.intake import cell_dependencies
from autograder.intake.cell_dependencies import (
    MAX_ANALYZED_CHARS,
    MAX_DEMONSTRATIONS,
    doubtful_names,
    names_used,
    unneeded,
)
from tests.support.settings import ROOT

SETUP = """
import numpy as np
import matplotlib.pyplot as plt
runs = {}
def loss(y, t):
    return np.sum((y - t) ** 2)
class Net:
    def __init__(self):
        self.W = np.zeros(3)
"""
FIGURE = "x = np.linspace(0, 1, 5)\nfig, ax = plt.subplots()\nax.plot(x, loss(x, 0))\nplt.show()"
WEEKS = [path.stem for path in sorted((ROOT / "solutions").glob("*.py"))]


def is_needed(
    demonstration: str, after: str = "", *, before: str = "", setup: str = SETUP, read: str = "loss"
) -> bool:
    """Return whether a demonstration between cells of the student is needed."""
    cells = [setup, before, demonstration, after]
    return unneeded(cells, [2], [0, 2], read.split()) == frozenset()


@pytest.mark.parametrize(
    "own_cell",
    [
        "",
        "y = loss(np.ones(3), 0)\nprint(y)",
        "x = np.ones(2)\nprint(x)",
        "for x in range(3):\n    print(x)",
        "with np.errstate(all='ignore') as x:\n    print(x)",
        "print([x for x in range(3)], (lambda x: x)(1))",
        "def draw(x):\n    fig = x\n    return fig\ndraw(1)",
        "class Own:\n    def run(self, x):\n        return x\nOwn().run(1)",
        "def never_called():\n    return fig",
        "try:\n    1 / 0\nexcept ZeroDivisionError as x:\n    print(x)",
        "import math\nfrom numpy.random import default_rng\nrng = default_rng(1)\nrng.random(3)",
        "%matplotlib inline\n!pip install numpy\nx = 1\nx",
        "%%time\nloss(1, 2)",
        "plt.rcParams['font.size'] = 20",
    ],
)
def test_own_cells_that_do_not_need_it(own_cell: str) -> None:
    """Cells with names of their own do not make a demonstration run."""
    assert not is_needed(FIGURE, own_cell)


@pytest.mark.parametrize(
    "own_cell",
    [
        "print(x)",
        "x += 1",
        "fig",
        "if len(runs):\n    x = 1\nprint(x)",
        "for i in range(0):\n    x = i\nprint(x)",
        "try:\n    x = 1 / 0\nexcept ZeroDivisionError:\n    pass\nprint(x)",
        "def own():\n    return x\nown()",
        "def own():\n    global x\n    x = 1\nown()\nloss(1, 2)",
        "print(f'{x:.2f}')",
        "print([a for a in x])",
        "class Own:\n    y = x",
        "class Own:\n    def run(self):\n        return x\nOwn().run()",
        "loss = lambda y, t: x",
        "def loss(y, t):\n    return ax",
        "del x",
        "print(globals()['x'])",
        "eval('x')",
        "%run other.py",
        "%timeit 1 + 1",
        "x?",
        "Out[3]",
        "from other import *",
        "import seaborn",
        "this is no Python",
        "loss.__globals__",
        "(" * 200,
    ],
)
def test_own_cells_that_may_need_it(own_cell: str) -> None:
    """A demonstration runs if a cell below reads its names, or may read anything."""
    assert is_needed(FIGURE, own_cell)


def test_a_cell_above_does_not_need_it() -> None:
    """What a cell above reads at once was read before; what its functions read counts."""
    assert not is_needed(FIGURE, before="x = 1\nprint(x)\nx")
    assert is_needed(FIGURE, before="def own():\n    return x", after="own()")


@pytest.mark.parametrize(
    "demonstration",
    [
        "import numpy",
        "from numpy import pi",
        "for pi in range(3):\n    pass",
        "with open('a') as pi:\n    pass",
        "def pi():\n    pass",
        "def f():\n    global pi\n    pi = 3\nf()",
        "print(pi := 3)",
        "print([pi := i for i in range(3)])",
        "class pi:\n    pass",
        "try:\n    pass\nexcept Exception as pi:\n    pass",
        "match runs:\n    case {'a': pi}:\n        pass",
    ],
)
def test_every_kind_of_binding(demonstration: str) -> None:
    """A demonstration that binds what a hidden test reads runs, however it binds it."""
    assert is_needed(demonstration, read="pi numpy")


@pytest.mark.parametrize(
    "demonstration",
    [
        "runs['all'] = 1",
        "runs.pop('all', None)",
        "runs.update(a=1)",
        "del runs['all']",
        "other = runs\nother['all'] = 1",
        "def store(target):\n    target['all'] = 1\nstore(runs)",
        "def store():\n    runs['all'] = 1\nstore()",
        "[runs.setdefault(i, i) for i in range(3)]",
        "Net.shared = 1\nruns = runs",
    ],
)
def test_changes_of_objects(demonstration: str) -> None:
    """A demonstration that can reach an object counts as one that changes it."""
    assert is_needed(demonstration, "print(runs)")
    assert is_needed(demonstration, "def loss(y, t):\n    return runs")
    assert not is_needed(demonstration.replace("runs = runs", ""), "print(loss(1, 2))")


@pytest.mark.parametrize("alias", ["mine = runs", "mine = [runs]", "also = runs\nmine = also"])
def test_two_names_for_one_object(alias: str) -> None:
    """A demonstration that changes an object is needed where it is read by another name."""
    change = "runs['all'] = 1"
    assert is_needed(change, "print(mine)", before=alias)
    assert is_needed(change, "def loss(y, t):\n    return mine", before=alias)
    assert not is_needed(change, "print(other)", before=f"{alias}\nother = 1")


@pytest.mark.parametrize(
    "change", ["Net.shared = 1", "loss.calls = 1", "np.pi = 3", "np.random.seed = None"]
)
def test_attributes_of_what_is_used(change: str) -> None:
    """A new attribute of a class, a function or a module that a test uses is a change."""
    assert is_needed(change, read="loss Net np")


@pytest.mark.parametrize(
    "effect",
    [
        "plt.rcParams['font.size'] = 20",
        "plt.style.use('ggplot')",
        "np.set_printoptions(precision=3)",
        "np.save('a.npy', np.ones(2))",
        "from matplotlib import rcParams",
        "import os\nos.chdir('..')",
        "exec('x = 1')",
        "%cd ..",
    ],
)
def test_lasting_effects(effect: str) -> None:
    """A demonstration that changes settings or files always runs."""
    assert is_needed(effect)


def test_the_random_state() -> None:
    """A seed counts for whatever draws numbers from NumPy's global state."""
    seed = "np.random.seed(7)\nx = np.random.rand(3)"
    drawing = "def loss(y, t):\n    return np.random.permutation(y)"
    assert not is_needed(seed)
    assert not is_needed(seed, "rng = np.random.default_rng(1)")
    assert is_needed(seed, drawing)
    assert is_needed(seed, "np.random.rand(3)")
    assert is_needed(seed, "from numpy.random import rand\nrand(3)")
    assert is_needed(seed, "import numpy.random as source\nsource.rand(3)")
    assert not is_needed(FIGURE, drawing.replace("loss", "other"))
    assert is_needed(FIGURE, drawing)  # the figure calls it


def test_the_random_state_of_ready_made_code() -> None:
    """A hidden test that makes ready-made code draw needs no seed; a student's cell does."""
    setup = f"{SETUP}\ndef draw():\n    return np.random.rand(3)"
    seed = "np.random.seed(7)"
    assert not is_needed(seed, setup=setup, read="loss draw")
    assert is_needed(seed, "draw()", setup=setup)
    assert is_needed(seed, "def loss(y, t):\n    return draw()", setup=setup)


@pytest.mark.parametrize(
    "answer",
    [
        "def loss(y, t, seen=[]):\n    seen.append(y)\n    return len(seen)",
        "import functools\n@functools.cache\ndef loss(y, t):\n    return y",
        "def loss(y, t):\n    loss.calls = getattr(loss, 'calls', 0) + 1\n    return loss.calls",
        "count = 0\ndef loss(y, t):\n    global count\n    count += 1\n    return count",
        "class Loss:\n    seen = []\n    def __call__(self, y, t):\n        self.seen.append(y)\n"
        "loss = Loss()",
        "class loss:\n    seen = []\n    def __init__(self, y, t):\n        self.seen.append(y)",
    ],
)
def test_answers_with_a_state(answer: str) -> None:
    """An answer that remembers its calls is called by the demonstration as well."""
    assert is_needed(FIGURE, answer)
    assert not is_needed("print(np.pi)", answer)


def test_one_demonstration_needs_another() -> None:
    """What a needed demonstration reads is needed, too; all others are left out."""
    cells = [SETUP, "a = 1", "b = a", "c = 2", "print(b)"]
    assert unneeded(cells, [1, 2, 3], [0, 1, 2, 3], []) == {3}
    assert unneeded(cells[:-1], [1, 2, 3], [0, 1, 2, 3], []) == {1, 2, 3}
    assert unneeded(cells[:-1], [1, 2, 3], [0, 1, 2, 3], ["c"]) == {1, 2}


READS_FIG = "def answer(y):\n    return y or fig"


@pytest.mark.parametrize(
    ("answer", "setup", "trusted"),
    [
        (READS_FIG, SETUP, [0, 2]),
        (f"{READS_FIG}\ndef other(fig):\n    fig.clf()", SETUP, [0, 2]),
        ("class Net:\n    def __init__(self):\n        self.fig = fig", SETUP, [0, 2]),
    ],
)
def test_a_doubtful_name(answer: str, setup: str, trusted: list[int]) -> None:
    """A function of the student may read a name of a figure, which then need not run at first."""
    cells = [setup, "", FIGURE, answer]
    assert doubtful_names(cells, [2], trusted) == {"fig"}
    assert unneeded(cells, [2], trusted, ["answer", "Net"]) == frozenset()
    assert unneeded(cells, [2], trusted, ["answer", "Net"], {"fig"}) == {2}
    assert unneeded(cells, [2], trusted, ["answer", "Net", "fig"], {"fig"}) == frozenset()
    # Bound by a cell that runs, it is read as the last of them has left it.
    other = [*cells, "fig = 1\nfig"]
    assert unneeded(other, [2, 4], trusted, ["answer", "Net"], {"fig"}) == {2, 4}
    assert unneeded(other, [2, 4], trusted, ["answer", "Net", "x"], {"fig"}) == frozenset()
    assert unneeded([*other, "answer"], [2], trusted, ["answer", "Net"], {"fig"}) == frozenset()


@pytest.mark.parametrize(
    ("answer", "setup", "trusted"),
    [
        ("print(fig)", SETUP, [0, 2]),  # where the cell runs
        (READS_FIG, SETUP, [0]),  # the figure is the student's own
        (READS_FIG, f"{SETUP}\nfig = None", [0, 2]),
        (f"fig = None\n{READS_FIG}", SETUP, [0, 2]),
        (READS_FIG, f"{SETUP}\ndef show():\n    return fig", [0, 2]),  # a function of the release
        ("def answer():\n    global fig\n    fig = fig or 1", SETUP, [0, 2]),
        (f"try:\n    pass\nfinally:\n    pass\n{READS_FIG}", SETUP, [0, 2]),
        (
            f"{READS_FIG}\ndef safe():\n    with suppress(NameError):\n        answer(0)",
            SETUP,
            [0, 2],
        ),
        (f"{READS_FIG}\nclass A:\n    def __len__(self):\n        return fig", SETUP, [0, 2]),
        (READS_FIG.replace("fig", "max"), SETUP, [0, 2]),
    ],
)
def test_no_doubtful_name(answer: str, setup: str, trusted: list[int]) -> None:
    """A name is not doubtful if it may be bound otherwise, or if its absence may go unnoticed."""
    figure = f"{FIGURE}\nmax = min"
    assert doubtful_names([setup, "", figure, answer], [2], trusted) == frozenset()


def test_long_notebooks_are_not_analyzed() -> None:
    """Beyond the limit everything runs."""
    assert is_needed(FIGURE, "#" * MAX_ANALYZED_CHARS)


@pytest.mark.slow
@pytest.mark.parametrize(
    "code",
    [
        "x = " + "-" * 30_000 + "1",
        "x = " + "1+" * 30_000 + "1",
        "a" + ".b" * 30_000,
        "f" + "()" * 30_000,
        "if 1: pass\n" + "elif 1: pass\n" * 5000,
        "x = " + "lambda: " * 8000 + "1",
        "x = " + "1 if 1 else " * 5000 + "1",
        "{1:" * 99 + "1" + "}" * 99,
        "x = f'" + "{a}" * 20_000 + "'",
        "x = " + "a < " * 15_000 + "a",
        "\0",
        "\ud800",
        '"\\d"',
    ],
    ids=range(13),
)
def test_hostile_code_is_analyzed_in_bounded_time(code: str) -> None:
    """No code ends the grader's process or warns; what Python cannot parse may use anything."""
    assert cell_dependencies.analyze(code, is_trusted=False).uses is not None


def test_many_demonstrations_are_analyzed_in_bounded_time() -> None:
    """A chain of cells, each found to be needed in a round of its own, takes seconds."""
    count = MAX_DEMONSTRATIONS
    chain = [f"a{i} = a{i + 1}" for i in reversed(range(count))]
    filler = [f"b{i} = 1" for i in range(4000)]
    cells = [*chain, *filler, "a0"]
    assert unneeded(cells, range(count), [], []) == frozenset()
    assert unneeded(cells[:-1], range(count), [], []) == frozenset(range(count))


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("week", WEEKS)
def test_no_week_needs_its_demonstrations(week: str, language: str) -> None:
    """In a notebook with the reference solution no figure is needed, in either language."""
    source = master.load_master(load_course(ROOT).master(week))
    kinds = (CellKind.GIVEN, CellKind.EXERCISE, CellKind.FIGURE)
    cells = [cell for cell in source.in_language(language) if cell.kind in kinds]  # type: ignore[arg-type]
    figures = [i for i, cell in enumerate(cells) if cell.kind is CellKind.FIGURE]
    trusted = [i for i, cell in enumerate(cells) if cell.kind is not CellKind.EXERCISE]
    codes = [cell.source for cell in cells]
    assert figures
    assert unneeded(codes, figures, trusted, [*source.exercises, "plt"]) == {*figures}


def test_names_that_a_cell_uses() -> None:
    """A cell uses what it calls and what its variables were made from, not its own old values."""
    setup = "def half(x):\n    return x / 2\ndef quarter(x):\n    return half(half(x))"
    cells = [setup, "y = quarter(8)", "z = y + 1\nz", "y = 5\ny"]
    _, direct, through_a_variable, own_variable = names_used(cells)
    assert {"quarter", "half"} <= direct
    assert {"y", "quarter", "half"} <= through_a_variable
    assert own_variable == {"y"}
