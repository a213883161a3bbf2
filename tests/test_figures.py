"""Figures that are equal to the reference's are not drawn again, and all others are."""

import base64
from collections.abc import Sequence

import msgspec
import pytest

from autograder.course import Course, Level
from autograder.grading.grade import GradingJob, GradingOutcome, grade
from autograder.grading.spec import load_spec
from autograder.sandbox.faults import Fault
from autograder.sandbox.figure_policy import (
    PNG,
    RENDER,
    RENDER_AND_DIGEST,
    SKIP,
    FigurePolicy,
    skip_known,
)
from autograder.sandbox.guest import protocol
from autograder.sandbox.launcher import SandboxSpec
from autograder.sandbox.session import CellRun, Session
from autograder.workflows import demo

pytestmark = pytest.mark.full_wall

SETUP = "import numpy as np\nimport matplotlib.pyplot as plt\nx = np.linspace(0, 4, 50)"
# From here on whoever draws, fails.
NO_DRAWING = "from matplotlib.backend_bases import FigureCanvasBase as _c\n_c.print_figure = None"
PLOT = "plt.plot(x, x**2, label='a')\nplt.legend()\nplt.title('t')\nplt.show()"


def shown(plan: SandboxSpec, figures: FigurePolicy, *cells: str) -> list[CellRun]:
    """How these cells run after the set-up."""
    with Session(plan, list(enumerate([SETUP, *cells])), figures=figures) as session:
        return session.run_notebook()[1:]


def picture(runs: Sequence[CellRun]) -> str:
    """The picture below the last cell, in base64; empty if there is none."""
    return "".join(output.data.get(PNG, "") for output in runs[-1].outputs)


def learnt(plan: SandboxSpec, *cells: str) -> FigurePolicy:
    """What to do where the figures of these cells are known."""
    runs = shown(plan, RENDER_AND_DIGEST, *cells)
    return skip_known(output for run in runs for output in run.outputs)


def test_an_equal_figure_is_not_drawn_and_has_its_picture(wall: SandboxSpec) -> None:
    """A figure of the same content has the known picture, though nothing can be drawn."""
    drawn = picture(shown(wall, RENDER, PLOT))
    assert base64.b64decode(drawn).startswith(b"\x89PNG")
    assert picture(shown(wall, learnt(wall, PLOT), NO_DRAWING, PLOT)) == drawn


@pytest.mark.parametrize(
    "plot",
    [
        PLOT.replace("x**2", "np.nextafter(x**2, 99 * x)"),
        PLOT.replace("x**2", "[float(one) for one in x * x]"),
        f"def f(y):\n    return y\n{PLOT}",
    ],
)
def test_what_nobody_sees_makes_no_other_figure(wall: SandboxSpec, plot: str) -> None:
    """Neither the last bit of a number nor the type of a list makes another figure."""
    known = learnt(wall, PLOT)
    assert (
        picture(shown(wall, known, NO_DRAWING, plot))
        == known.pictures[known.options.known_digests[0]]
    )


@pytest.mark.parametrize(
    "plot",
    [
        PLOT.replace("x**2", "x**2 + 0.05"),
        PLOT.replace("label='a'", "label='b'"),
        PLOT.replace("label='a'", "label='a', color='red'"),
        PLOT.replace("'t'", "'u'"),
        f"plt.rcParams['axes.titlesize'] = 30\n{PLOT}",
        f"plt.figure(dpi=50)\n{PLOT}",
        f"plt.imshow(np.eye(3))\n{PLOT}",
    ],
)
def test_another_figure_is_drawn(wall: SandboxSpec, plot: str) -> None:
    """What would be seen, if little, makes another figure, whose own picture is shown."""
    own = picture(shown(wall, learnt(wall, PLOT), plot))
    assert own == picture(shown(wall, RENDER, plot)) != picture(shown(wall, RENDER, PLOT))


def test_code_of_the_notebook_in_a_figure_has_it_drawn(wall: SandboxSpec) -> None:
    """Two formatters of the same name that write different things give their own pictures."""
    plot = "def f(v, _):\n    return {!r}\nplt.gca().xaxis.set_major_formatter(f)\n" + PLOT
    known = learnt(wall, plot.format("one"))
    assert known is RENDER
    pictures = [picture(shown(wall, known, plot.format(word))) for word in ("one", "two")]
    assert all(pictures)
    assert pictures[0] != pictures[1]


def test_a_name_that_nobody_knows_has_no_picture(wall: SandboxSpec) -> None:
    """An invented name leaves no picture, and no name, in the outputs."""
    say = "from IPython.display import display\ndisplay({{'image/png': {!r}}}, raw=True)"
    runs = shown(wall, learnt(wall, PLOT), say.format(f"{protocol.FIGURE_PREFIX}{'0' * 32}"))
    assert [output.data for output in runs[0].outputs] == [{}]


def test_pictures_put_in_count_as_outputs(wall: SandboxSpec) -> None:
    """A known name said a thousand times ends where a thousand pictures would."""
    known = learnt(wall, PLOT)
    name = f"{protocol.FIGURE_PREFIX}{known.options.known_digests[0]}"
    say = "from IPython.display import display\n"
    say += f"for _ in range(900):\n    display({{'image/png': {name!r}}}, raw=True)"
    assert len(picture(shown(wall, RENDER, PLOT))) * 900 > wall.limits.output << 20
    assert shown(wall, known, say)[0].fault is Fault.PROTOCOL_ERROR


def test_nothing_is_drawn_where_nobody_looks(wall: SandboxSpec) -> None:
    """A session without pictures runs a cell to its end and draws nothing."""
    runs = shown(wall, SKIP, NO_DRAWING, f"{PLOT}\nprint('went on')")
    assert (runs[-1].fault, picture(runs)) == (None, "")
    assert any("went on" in output.text for output in runs[-1].outputs)


def test_a_class_has_the_same_pictures_as_one_alone(course: Course) -> None:
    """The pictures of a submission do not depend on what was graded before it."""
    kit = load_spec(course, demo.ASSIGNMENT, Level.FULL)
    answers = msgspec.json.decode(kit.release)
    for cell in answers["cells"]:
        about = cell["metadata"].get("seminar", {})
        if about.get("role") == "exercise":
            cell["source"] = kit.sources[about["name"]]
    job = GradingJob(kit, msgspec.json.encode(answers))
    first, second, third = (_pictures(grade(job)) for _ in range(3))
    assert len(first) == 2
    assert first == second == third


def _pictures(graded: GradingOutcome) -> list[str]:
    outputs = (output for outputs in graded.outputs.values() for output in outputs)
    return [output.data[PNG] for output in outputs if PNG in output.data]
