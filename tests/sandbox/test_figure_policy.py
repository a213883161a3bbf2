"""Figures that equal the reference's are not rendered again; all others are."""

import base64
from collections.abc import Sequence

import msgspec
import pytest

from autograder.course import Course, Level
from autograder.grading.grade import GradingJob, GradingOutcome, grade
from autograder.grading.spec import load_spec
from autograder.sandbox.cell_outputs import (
    PNG,
    RENDER,
    RENDER_AND_DIGEST,
    SKIP,
    FigurePolicy,
    skip_known,
)
from autograder.sandbox.faults import Fault
from autograder.sandbox.guest import protocol
from autograder.sandbox.launcher import SandboxSpec
from autograder.sandbox.session import CellRun, Session
from autograder.workflows import demo

pytestmark = pytest.mark.full_wall

SETUP = "import numpy as np\nimport matplotlib.pyplot as plt\nx = np.linspace(0, 4, 50)"
# Rendering raises from here on.
NO_DRAWING = "from matplotlib.backend_bases import FigureCanvasBase as _c\n_c.print_figure = None"
PLOT = "plt.plot(x, x**2, label='a')\nplt.legend()\nplt.title('t')\nplt.show()"


def run_cells(spec: SandboxSpec, figures: FigurePolicy, *cells: str) -> list[CellRun]:
    """Return the runs of these cells after the set-up cell."""
    with Session(spec, list(enumerate([SETUP, *cells])), figures=figures) as session:
        return session.run_notebook()[1:]


def picture(runs: Sequence[CellRun]) -> str:
    """Return the pictures of the last cell in base64; empty if there is none."""
    return "".join(output.data.get(PNG, "") for output in runs[-1].outputs)


def policy_for(spec: SandboxSpec, *cells: str) -> FigurePolicy:
    """Return the policy that skips the figures of these cells."""
    runs = run_cells(spec, RENDER_AND_DIGEST, *cells)
    return skip_known(output for run in runs for output in run.outputs)


def test_an_equal_figure_gets_the_known_picture(wall: SandboxSpec) -> None:
    """An equal figure gets the known picture, even if nothing can be rendered."""
    rendered = picture(run_cells(wall, RENDER, PLOT))
    assert base64.b64decode(rendered).startswith(b"\x89PNG")
    assert picture(run_cells(wall, policy_for(wall, PLOT), NO_DRAWING, PLOT)) == rendered


@pytest.mark.parametrize(
    "plot",
    [
        PLOT.replace("x**2", "np.nextafter(x**2, 99 * x)"),
        PLOT.replace("x**2", "[float(number) for number in x * x]"),
        f"def f(y):\n    return y\n{PLOT}",
    ],
)
def test_invisible_differences_do_not_change_the_digest(wall: SandboxSpec, plot: str) -> None:
    """The last bit of a number and the type of a list do not change the digest."""
    policy = policy_for(wall, PLOT)
    (expected,) = policy.pictures.values()
    assert picture(run_cells(wall, policy, NO_DRAWING, plot)) == expected


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
def test_another_figure_is_rendered(wall: SandboxSpec, plot: str) -> None:
    """A visible difference, however small, leads to a picture of its own."""
    shown = picture(run_cells(wall, policy_for(wall, PLOT), plot))
    assert shown == picture(run_cells(wall, RENDER, plot)) != picture(run_cells(wall, RENDER, PLOT))


def test_a_figure_with_code_of_the_notebook_is_rendered(wall: SandboxSpec) -> None:
    """Two formatters of the same name with different results lead to different pictures."""
    plot = "def f(v, _):\n    return {!r}\nplt.gca().xaxis.set_major_formatter(f)\n" + PLOT
    policy = policy_for(wall, plot.format("one"))
    assert policy is RENDER
    pictures = [picture(run_cells(wall, policy, plot.format(word))) for word in ("one", "two")]
    assert all(pictures)
    assert pictures[0] != pictures[1]


def test_an_unknown_digest_has_no_picture(wall: SandboxSpec) -> None:
    """A forged digest leaves no picture and no digest in the outputs."""
    cell = "from IPython.display import display\ndisplay({{'image/png': {!r}}}, raw=True)"
    runs = run_cells(
        wall, policy_for(wall, PLOT), cell.format(f"{protocol.FIGURE_PREFIX}{'0' * 32}")
    )
    assert [output.data for output in runs[0].outputs] == [{}]


def test_inserted_pictures_count_as_outputs(wall: SandboxSpec) -> None:
    """A known digest repeated 900 times exceeds the limit like 900 pictures."""
    policy = policy_for(wall, PLOT)
    text = f"{protocol.FIGURE_PREFIX}{policy.options.known_digests[0]}"
    cell = "from IPython.display import display\n"
    cell += f"for _ in range(900):\n    display({{'image/png': {text!r}}}, raw=True)"
    assert len(picture(run_cells(wall, RENDER, PLOT))) * 900 > wall.limits.output << 20
    assert run_cells(wall, policy, cell)[0].fault is Fault.PROTOCOL_ERROR


def test_the_policy_skip_renders_nothing(wall: SandboxSpec) -> None:
    """A session with SKIP runs a cell to its end and renders nothing."""
    runs = run_cells(wall, SKIP, NO_DRAWING, f"{PLOT}\nprint('went on')")
    assert (runs[-1].fault, picture(runs)) == (None, "")
    assert any("went on" in output.text for output in runs[-1].outputs)


def test_pictures_do_not_depend_on_earlier_submissions(course: Course) -> None:
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
