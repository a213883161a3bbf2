"""Which cells run: a figure or an own cell that nothing needs keeps the outputs that it has."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from autograder.grading.notebook_plan import NotebookPlan, names_in_suite, plan_notebook
from autograder.grading.spec import SUITES
from autograder.grading.submitted_outputs import read_outputs
from autograder.intake.cell_dependencies import MAX_DEMONSTRATIONS
from autograder.intake.model import CHECK_HELPER, NormalizedNotebook, Release
from autograder.sandbox.guest.protocol import Output
from tests.support.normalizer_helpers import Notebook, new_cell
from tests.support.notebooks import encoded

LIMIT = 1 << 20
STREAM = {"output_type": "stream", "name": "stdout", "text": ["one\n", "two\n"]}
FIGURES = ("minus_log", "loss_and_accuracy")
EXPERIMENT = "try_size"  # students change it


@pytest.fixture
def plan(
    normalize_changed: Callable[..., NormalizedNotebook], release: Release
) -> Callable[..., NotebookPlan]:
    """A function that plans the released notebook after a change to its cells."""

    def plan_changed(
        change: Callable[[list[Notebook]], object], limit: int = LIMIT
    ) -> NotebookPlan:
        def change_without_experiment(cells: list[Notebook]) -> None:
            change(cells)
            cells[:] = [cell for cell in cells if name_of(cell) != EXPERIMENT]

        normalized = normalize_changed(change_without_experiment)
        return plan_notebook(normalized, release, release.exercises, limit)

    return plan_changed


def name_of(cell: Notebook) -> str:
    """Return the name of a cell of the release; empty for any other."""
    return str(cell["metadata"].get("seminar", {}).get("name", ""))


def figures(cells: list[Notebook]) -> list[Notebook]:
    """Return the cells with the figures."""
    found = [cell for cell in cells if name_of(cell) in FIGURES]
    assert len(found) == 2
    return found


def add_outputs(cells: list[Notebook], outputs: object = (STREAM,)) -> None:
    """Give outputs to the figures."""
    for cell in figures(cells):
        cell["outputs"] = outputs


def indices(cells: list[Notebook]) -> list[int]:
    """Return the indices of the figures."""
    return [cells.index(cell) for cell in figures(cells)]


def test_with_outputs(plan: Callable[..., NotebookPlan], blank: bytes) -> None:
    """Figures with outputs keep them and are not run."""
    first, second = indices(json.loads(blank)["cells"])
    planned = plan(add_outputs)
    assert planned.kept == dict.fromkeys(
        (first, second), (Output("stream", name="stdout", text="one\ntwo\n"),)
    )
    assert not planned.idle
    assert not {first, second} & {index for index, _ in planned.cells}
    assert len(planned.cells) == 5  # the setup, the helper of the checks, and three exercises


def test_without_outputs(plan: Callable[..., NotebookPlan], blank: bytes) -> None:
    """Figures without outputs run, but not where outputs are not used."""
    planned = plan(lambda cells: None)
    assert planned.kept == {}
    assert planned.idle == {*indices(json.loads(blank)["cells"])}
    assert len(planned.cells) == 7
    assert len(planned.needed_cells) == 5


def test_without_metadata_and_with_comments(plan: Callable[..., NotebookPlan]) -> None:
    """A figure is known by its code; comments and empty lines do not count."""

    def change(cells: list[Notebook]) -> None:
        add_outputs(cells)
        for cell in figures(cells):
            cell["source"] = "# my favourite\n\n" + "".join(cell["source"])
            cell["metadata"] = {}

    assert len(plan(change).kept) == 2


def test_a_changed_experiment(
    normalize_changed: Callable[..., NormalizedNotebook], release: Release
) -> None:
    """Students are asked to change it: it keeps the outputs that it has now."""

    def change(cells: list[Notebook]) -> None:
        add_outputs(cells)
        (experiment,) = (cell for cell in cells if name_of(cell) == EXPERIMENT)
        experiment["source"] += "\nprint('another size')"
        experiment["outputs"] = [STREAM]

    submission = normalize_changed(change)
    assert len(plan_notebook(submission, release, release.exercises, LIMIT).kept) == 3


@pytest.mark.parametrize(
    ("own", "kept"), [("", 2), ("\n\ndef mine():\n    return figure", 0), ("\nimport math", 0)]
)
def test_the_helper_of_an_earlier_release(
    plan: Callable[..., NotebookPlan], own: str, kept: int
) -> None:
    """Another version of the checks' helper makes no figure run, unless it has own code."""

    def change(cells: list[Notebook]) -> None:
        add_outputs(cells)
        (helper,) = (cell for cell in cells if name_of(cell) == CHECK_HELPER)
        source = "".join(helper["source"])
        helper["source"] = source.replace("set_custom_exc", "set_trace") + own

    assert len(plan(change).kept) == kept


def test_a_text_about_the_helper_stays(
    normalize_changed: Callable[..., NormalizedNotebook],
) -> None:
    """A cell that is no code is the student's, even if it reads like the helper."""
    text = {**new_cell("class check_of:"), "cell_type": "markdown"}
    submission = normalize_changed(lambda cells: cells.append(text))
    assert "class check_of:" in {cell.source for cell in submission.cells}


def test_an_indented_cell_with_the_helper_stays(
    normalize_changed: Callable[..., NormalizedNotebook],
) -> None:
    """Code beside the helper is the student's, also where the whole cell is indented."""
    source = "    import math\n\n    class check_of:\n        pass\n"
    submission = normalize_changed(lambda cells: cells.append(new_cell(source)))
    assert source in {cell.source for cell in submission.cells}


def test_a_changed_figure(plan: Callable[..., NotebookPlan]) -> None:
    """A figure that the student changed keeps the outputs that it has now."""

    def change(cells: list[Notebook]) -> None:
        add_outputs(cells)
        cell = figures(cells)[0]
        cell["source"] = "".join(cell["source"]).replace("black", "red")

    assert len(plan(change).kept) == 2


@pytest.mark.parametrize(
    ("source", "outputs", "kept"),
    [
        ("print(accuracies)", [STREAM], 3),
        ("print(accuracies)", [], 1),  # it runs, and with it the figure that binds the name
        ("mine = 1\nmine", [STREAM], 3),
        ("mini_batch(np.eye(3), np.arange(3), 2)", [STREAM], 3),
        ("mini_batch.calls = 1\nmini_batch.calls", [STREAM], 2),
        ("np.random.seed(1)\nprint(1)", [STREAM], 3),
        ("np.seterr(all='raise')", [STREAM], 2),
        ("%timeit 1", [STREAM], 0),
    ],
)
def test_an_own_cell(
    plan: Callable[..., NotebookPlan], source: str, outputs: list[Notebook], kept: int
) -> None:
    """A student's cell keeps its outputs unless graded code may need it, or it is not analyzed."""

    def change(cells: list[Notebook]) -> None:
        add_outputs(cells)
        cells.append({**new_cell(source), "outputs": outputs})

    planned = plan(change)
    assert len(planned.kept) == kept
    runs = [code for _, code in planned.cells]
    assert (source in runs) == (kept < 3)


def test_many_cells_run_without_an_analysis(plan: Callable[..., NotebookPlan]) -> None:
    """A notebook with very many own cells runs as it is."""

    def change(cells: list[Notebook]) -> None:
        add_outputs(cells)
        cells += [{**new_cell("1"), "id": f"own{number}"} for number in range(MAX_DEMONSTRATIONS)]

    assert plan(change).kept == {}


def test_a_copy_of_a_figure(plan: Callable[..., NotebookPlan]) -> None:
    """A second copy of a figure keeps its outputs, too."""

    def change(cells: list[Notebook]) -> None:
        add_outputs(cells)
        cells.append(dict(figures(cells)[0]))

    assert len(plan(change).kept) == 3


def test_the_limit_is_that_of_the_notebook(plan: Callable[..., NotebookPlan]) -> None:
    """Figures whose outputs exceed the limit on all outputs run instead."""
    outputs = [{"output_type": "stream", "name": "stdout", "text": "x" * 600}]
    assert len(plan(lambda cells: add_outputs(cells, outputs), 2000).kept) == 2
    assert len(plan(lambda cells: add_outputs(cells, outputs), 1000).kept) == 1
    assert len(plan(lambda cells: add_outputs(cells, outputs), 600).kept) == 0


@pytest.mark.parametrize("outputs", [[], None, "text", {"a": 1}, [[]], [1], [None], 7])
def test_no_outputs_to_keep(plan: Callable[..., NotebookPlan], outputs: object) -> None:
    """What is no list of outputs is no output, and the figures run."""
    planned = plan(lambda cells: add_outputs(cells, outputs))
    assert planned.kept == {}
    assert len(planned.idle) == 2


@pytest.mark.parametrize(
    ("submitted", "expected"),
    [
        (
            {"output_type": "execute_result", "execution_count": 3, "metadata": {"a": 1},
             "data": {"text/plain": ["a\n", "b"], "image/png": "iVBORw0=", "text/html": "<b>"}},
            Output("execute_result", data={
                "text/plain": "a\nb", "text/html": "<b>", "image/png": "iVBORw0="}),
        ),
        (
            {"output_type": "error", "ename": "E\u202e", "evalue": "v", "traceback": ["x", "y"]},
            Output("error", ename="E?", evalue="v", traceback=["x", "y"]),
        ),
        (
            {"output_type": "display_data", "data": {"application/json": {"a": []}}},
            Output("display_data"),
        ),
    ],
)  # fmt: skip
def test_kinds_of_outputs(submitted: dict[str, Any], expected: Output) -> None:
    """The outputs of notebook format 4 become those of a guest, without other fields."""
    (output,) = read_outputs(json.dumps([submitted]).encode(), LIMIT)
    assert output == expected


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"null",
        b"[" * 100_000,
        b'[{"output_type": "pyout"}]',
        b'[{"output_type": 1}]',
        b'[{"text": "a"}]',
        b'[{"output_type": "stream", "text": 5}]',
        b'[{"output_type": "stream", "text": "\\ud800"}]',
        b'[{"output_type": "stream", "text": "\xff"}]',
        b'[{"output_type": "display_data", "data": {"text/plain": [[]]}}]',
        b'[{"output_type": "display_data", "data": {"text/plain": {}}}]',
        b"[" + b'{"output_type": "stream"},' * 200_000 + b'{"output_type": "stream"}]',
        b'[{"output_type": "stream", "text": "' + b"x" * LIMIT + b'"}]',
    ],
    ids=lambda content: repr(content[:30]),
)
def test_outputs_that_are_not_kept(content: bytes) -> None:
    """Outputs that are invalid, of another format or too large count as none."""
    assert read_outputs(content, LIMIT) == ()


def test_a_picture_of_a_figure_is_kept() -> None:
    """A picture is kept as it is; it is validated where all outputs are."""
    picture = encoded("PNG", (640, 480))
    content = json.dumps([{"output_type": "display_data", "data": {"image/png": picture + "\n"}}])
    (output,) = read_outputs(content.encode(), LIMIT)
    assert output.data == {"image/png": picture + "\n"}


def test_names_of_a_suite(tmp_path: Path) -> None:
    """The names that a suite reads by the fixture are found in its code."""
    (tmp_path / "test_a.py").write_text(
        "def helper(student):\n    return student.first(1)\n\n"
        "def test(student, reference):\n    student.second.third = reference.fourth\n"
    )
    assert names_in_suite(str(tmp_path), "") == {"first", "second"}
    assert "plt" in names_in_suite(str(SUITES / "week7_training"), "")
