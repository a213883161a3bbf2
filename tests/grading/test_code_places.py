"""Messages name the line and the cell where student code stopped, and show only its own text."""

from typing import Any

import pytest

from autograder.core.i18n import lazy
from autograder.grading.code_places import CodePlaces
from autograder.intake.model import NormalizedNotebook, NotebookCell, Role
from autograder.sandbox.faults import Fault, StudentError
from autograder.sandbox.guest.protocol import ErrorPlace
from autograder.sandbox.launcher import SandboxSpec
from autograder.sandbox.proxies import Student
from tests.support.notebooks import opened, run_all

SOURCE = """import numpy as np
def gradient(f, x):
    return np.arrange(k) + x.shap + input("?")
"""


def text(source: str) -> NotebookCell:
    return NotebookCell(Role.FREE, "", "markdown", source)


def code(source: str, number: int = 0, role: Role = Role.FREE) -> NotebookCell:
    return NotebookCell(role, "", "code", source, number=number)


def places(*cells: NotebookCell) -> CodePlaces:
    return CodePlaces(NormalizedNotebook(cells, ()))


GRADIENT = places(text("# Week 3\n## Gradient ##"), code(SOURCE))


def explained(error: str, *place: Any, of: CodePlaces = GRADIENT) -> str | None:
    """Return the explanation of an exception, in English."""
    message = of.explain(error, lazy("{value}", value=error), ErrorPlace(*place))
    return str(message) if message else None


@pytest.mark.parametrize(
    ("error", "place", "message"),
    [
        (
            "AttributeError",
            (1, 3, "arrange", "numpy"),
            "`np.arrange` in line 3 of the cell under “Gradient”: numpy has no `arrange`.",
        ),
        (
            "AttributeError",
            (1, 3, "shap"),
            "`x.shap` in line 3 of the cell under “Gradient”:"
            " the object before the dot has no `shap`.",
        ),
        (
            "NameError",
            (1, 3, "k"),
            "`k` in line 3 of the cell under “Gradient”: there is no such name."
            " Is it spelled correctly, and defined in a line that runs before this one?",
        ),
        (
            "UnboundLocalError",
            (1, 3, "k"),
            "`k` in line 3 of the cell under “Gradient” has no value yet at that moment."
            " Does the function give it one earlier, on every path?",
        ),
        (
            "TypeError",
            (1, 1),
            "Your code stopped with TypeError in line 1 of the cell under “Gradient”:"
            " `import numpy as np`.",
        ),
        ("EOFError", (1, 3), "waits for keyboard input"),
        ("EOFError", (1, 1), "Your code stopped with EOFError"),
        ("SystemExit", (1, 1), "ends Python"),
        ("RecursionError", (1, 2), "a function calls itself again and again"),
        ("ImportError", (1, 1), "there is nothing of that name to import"),
    ],
)
def test_explanations(error: str, place: tuple[Any, ...], message: str) -> None:
    """Each kind of exception is explained by its own line and name."""
    assert message in str(explained(error, *place))


@pytest.mark.parametrize(
    "place", [(1, 0), (1, 4), (1, 99), (0, 1), (2, 1), (-1, 1), (1 << 30, 1), (-(1 << 30), 1)]
)
def test_places_that_do_not_exist_explain_nothing(place: tuple[int, int]) -> None:
    """Without such a line of code in the notebook nothing is explained."""
    assert explained("TypeError", *place) is None
    assert GRADIENT.explain("TypeError", lazy("an error"), None) is None


@pytest.mark.parametrize("error", ["NameError", "AttributeError", "UnboundLocalError", "KeyError"])
@pytest.mark.parametrize(
    ("name", "module"),
    [
        ("secret", ""),
        ("secret", "numpy"),
        ("arrange", "secret"),
        ("k", "numpy.secret"),
        ("rrang", ""),
        ("np.arrange", ""),
        ("3.14", "3.14"),
        ("\x1b[31m", "\u202e"),
        ("k) + x.shap", ""),
    ],
)
def test_only_the_notebooks_own_words_are_shown(error: str, name: str, module: str) -> None:
    """A name that is no word of the line, and a module that the notebook lacks, are not shown."""
    message = str(explained(error, 1, 3, name, module))
    foreign = {name, module} - {"k", "arrange", "numpy", ""}
    own = SOURCE.split("\n")[2]
    assert all(word in own or word not in message for word in foreign)
    assert "secret" not in message
    assert message.isprintable()


def test_names_of_cells() -> None:
    """A cell is named by the nearest heading above it, by its position under it, or its number."""
    named = places(
        code("a = 1", 1),
        text("text\n\n# One\n\nmore text"),
        code("b = 1", 3),
        code("check", 4, Role.CHECK),
        text("no heading: #5"),
        text("## `Two` *words* of $x$ <b>here</b>"),
        code("c = 1", 7),
        code("check", 8, Role.CHECK),
        code("d = 1", 9),
        text("### " + "long " * 40),
        code("e = 1", 11),
    )
    names = {
        index: (str(named.cell(index)), str(named.cell_at_start(index))) for index in (0, 2, 8)
    }
    assert names == {
        0: ("cell 1", "Cell 1"),
        2: ("the cell under “One”", "The cell under “One”"),
        8: ("code cell 3 under “Two words of x here”", "Code cell 3 under “Two words of x here”"),
    }
    assert len(str(named.cell(10))) < 90


def test_text_of_the_student_is_harmless() -> None:
    """Headings and lines are shortened, and characters that act on a terminal replaced."""
    hostile = places(text("# a\u202eb\x1b[31m"), code("x = '\u202e\x1b[31m`" + "y" * 500))
    message = str(explained("TypeError", 1, 1, of=hostile))
    assert message.isprintable()
    assert message.count("`") == 2
    assert len(message) < 250


def test_lines_are_those_of_the_cell_as_written() -> None:
    """Blank lines at the beginning, which IPython drops, are counted."""
    below = places(text("# A"), code("\n  \n\nx = y\nz"))
    assert "`y`" in str(explained("NameError", 1, 1, "y", of=below))
    assert "in line 4 of" in str(explained("NameError", 1, 1, "y", of=below))


RAISING = {
    "NameError": "return k",
    "UnboundLocalError": "k += 1",
    "AttributeError": "import math\n    return math.k",
    "KeyError": "return {}['k']",
    "RecursionError": "return (lambda g: g(g))(lambda g: g(g)), 'k'",
    "SystemExit": "quit(); k",
    "EOFError": "return input('k')",
    "IndexError": "return [][3], 'k'",
}


@pytest.mark.slow
@pytest.mark.full_wall
def test_the_guest_reports_where_an_exception_was_raised(wall: SandboxSpec) -> None:
    """The place is the innermost line of a cell, with the name that the exception is about."""
    cells = [f"\n\ndef f(x):\n    {body}" for body in RAISING.values()]
    calls = [f"f{i} = f" for i in range(len(cells))]
    both = [cell for pair in zip(cells, calls, strict=True) for cell in pair]
    with opened(wall, *both, "def outer(x):\n    return f0(x)") as session:
        student = Student(session)
        for number, (error, body) in enumerate(RAISING.items()):
            with pytest.raises(StudentError) as caught:
                getattr(student, f"f{number}")(1)
            place = caught.value.place
            assert (caught.value.fault, caught.value.detail) == (Fault.RAISED, error)
            assert place is not None
            assert (place.cell, place.line) == (2 * number, 2 + body.count("\n"))
            assert place.name in ("k", "")
            assert bool(place.name) == ("Error" in error and error[0] in "NUAK")
            assert place.module == ("math" if error == "AttributeError" else "")
        with pytest.raises(StudentError) as caught:
            student.outer(1)
        assert caught.value.place == ErrorPlace(0, 2, "k")
        with pytest.raises(StudentError) as caught:
            student.outer()
        assert caught.value.place is None


@pytest.mark.full_wall
def test_a_cell_that_stops_has_a_place(wall: SandboxSpec) -> None:
    """The place may be in another cell than the one that stopped; a magic's code has none."""
    runs = run_all(
        wall, "def f(x):\n    return x + k", "a = 1\nf(a)", "%%time\nf(1)", "1 +", "\n\n1 / 0"
    )
    assert [run.place for run in runs] == [
        None,
        ErrorPlace(0, 2, "k"),
        ErrorPlace(0, 2, "k"),
        None,
        ErrorPlace(4, 1),
    ]


@pytest.mark.full_wall
def test_exceptions_of_student_code_may_resist(wall: SandboxSpec) -> None:
    """An exception whose attributes fail has no place, and is reported all the same."""
    cell = """
        class Own(AttributeError):
            def __getattribute__(self, name): raise ValueError
        def f(): raise Own
        def g(): raise AttributeError(name=3, obj=4)
        def h(): raise NameError("x", name="x" * 10**6)
        """
    with opened(wall, cell) as session:
        for name in ("f", "g", "h"):
            with pytest.raises(StudentError) as caught:
                getattr(Student(session), name)()
            assert caught.value.fault is Fault.RAISED
