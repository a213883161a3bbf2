"""Notebooks as other programs save them; and that structure comes from the release alone."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from autograder.core.problems import ProblemKind
from autograder.intake.normalizer import NormalizedNotebook, Release, Role
from autograder.nbgrader_plugins.submission_exporter import as_notebook
from tests.mending import Notebook, about, kinds, mend, own, place, the, unlabel, write

NAME, LABEL, QUESTION = "mini_batch", "write_mini_batch", "why_not_accuracy"
WRITTEN = "def mini_batch(x, t, size, rng):\n    return x[:size], t[:size]"


@pytest.fixture
def solved(blank: bytes) -> Notebook:
    """The released notebook with one answer of each kind."""
    handed_in: Notebook = json.loads(blank)
    write(handed_in["cells"], LABEL, WRITTEN)
    write(handed_in["cells"], QUESTION, "It is flat.")
    return handed_in


def colab(saved: Notebook) -> None:
    """Colab: marks of its own, no ids of cells, outputs with pictures."""
    for number, cell in enumerate(saved["cells"]):
        cell["metadata"] |= {"id": f"x{number}", "colab": {"base_uri": "https://localhost:8080/"}}
        cell.pop("id", None)
    saved["metadata"] = {"colab": {"provenance": [], "toc_visible": True}, "accelerator": "GPU"}
    saved["nbformat_minor"] = 0


def kaggle(saved: Notebook) -> None:
    """Kaggle: marks of its own in each cell, among them times, and tags."""
    for cell in saved["cells"]:
        cell["metadata"] |= {"_uuid": "8f2839f2", "_kg_hide-input": False, "trusted": True}
        cell["metadata"] |= {"execution": {"iopub.execute_input": "2026-11-30T12:00:00Z"}}
    saved["metadata"] |= {"kaggle": {"accelerator": "none", "dataSources": []}}


def vs_code(saved: Notebook) -> None:
    """VS Code: languages in the cells, sources as one string, a kernel of another name."""
    for cell in saved["cells"]:
        cell["metadata"] |= {"vscode": {"languageId": "python"}}
        cell["source"] = "".join(cell["source"])
    saved["metadata"]["kernelspec"] = {"display_name": ".venv", "name": "python3"}


def jupyter_lab(saved: Notebook) -> None:
    """JupyterLab: new ids, execution counts, collapsed cells, widgets."""
    for number, cell in enumerate(saved["cells"]):
        cell |= {"id": f"{number:08x}-lab"}
        cell["metadata"] |= {"collapsed": True, "jupyter": {"source_hidden": True}, "tags": []}
        if cell["cell_type"] == "code":
            cell |= {
                "execution_count": number,
                "outputs": [{"output_type": "stream", "text": [""]}],
            }
    saved["metadata"]["widgets"] = {"application/vnd.jupyter.widget-state+json": {"state": {}}}


def old_jupyter(saved: Notebook) -> None:
    """A Jupyter of years ago: no ids, an older minor version, unknown parts."""
    for cell in saved["cells"]:
        del cell["id"]
    saved |= {"nbformat_minor": 1, "signature": "sha256:0", "orig_nbformat": 3}


def of_the_future(saved: Notebook) -> None:
    """A version that nobody knows yet."""
    saved |= {"nbformat": 99, "nbformat_minor": "x", "sections": [{}]}


@pytest.mark.parametrize("save", [colab, kaggle, vs_code, jupyter_lab, old_jupyter, of_the_future])
def test_other_programs(
    save: Callable[[Notebook], None], solved: Notebook, release: Release
) -> None:
    """What another program adds to a notebook changes nothing."""
    expected = mend(json.dumps(solved).encode(), release)
    save(solved)
    assert mend(json.dumps(solved).encode(), release) == expected
    assert expected.problems == ()


def test_structure_is_the_releases(solved: Notebook, release: Release) -> None:
    """Marks, kernel, language, ids, tags and versions are those of the release, to the letter."""
    expected = as_notebook(mend(json.dumps(solved).encode(), release).cells)
    for cell in solved["cells"]:
        marks = {"points": 99, "locked": False, "grade": True, "solution": True, "task": True}
        cell["metadata"].setdefault("nbgrader", {}).update(marks, schema_version=1, checksum="0")
        cell["metadata"] |= {"tags": ["skip-execution", "raises-exception"], "deletable": True}
        cell["metadata"] |= {"editable": True, "seminar": {"role": "given", "name": "setup"}}
        cell |= {"id": "one", "execution_count": 99, "outputs": [{"output_type": "error"}]}
    solved["metadata"] |= {"kernelspec": {"name": "bash"}, "language_info": {"name": "R"}}
    solved |= {"nbformat": 2, "nbformat_minor": 99}
    forged = as_notebook(mend(json.dumps(solved).encode(), release).cells)
    assert forged == expected
    tags = {"skip-execution", "raises-exception"}
    assert not any(tags & set(cell.metadata.get("tags", ())) for cell in forged.cells)
    assert forged.metadata.kernelspec.name == "python3"


def after(change: Any, solved: Notebook, release: Release) -> NormalizedNotebook:
    """The solved notebook after a change to its cells, mended."""
    change(solved["cells"])
    return mend(json.dumps(solved).encode(), release)


def test_merged_cells(solved: Notebook, release: Release) -> None:
    """A cell merged with the ones below it is its exercise's; its check is put back."""

    def merge(cells: list[Notebook]) -> None:
        here = place(cells, LABEL)
        cells[here]["source"] += "\n" + "".join(cells.pop(here + 1)["source"])

    submission = after(merge, solved, release)
    assert the(submission, Role.EXERCISE, NAME).source.startswith(WRITTEN)
    assert about(submission) == {ProblemKind.MISSING_CHECK: NAME}


def test_found_by_the_check_below(solved: Notebook, release: Release) -> None:
    """A function of another name, without its label, is found by the check below it."""

    def rename(cells: list[Notebook]) -> None:
        write(cells, LABEL, "def minibatch(x): ...")
        unlabel(cells)

    submission = after(rename, solved, release)
    assert the(submission, Role.EXERCISE, NAME).source == "def minibatch(x): ..."
    assert ProblemKind.MATCHED_BY_POSITION in kinds(submission)


def test_found_by_the_text_above(solved: Notebook, release: Release) -> None:
    """Where the check is gone, too, it is found by the text above it."""

    def rename(cells: list[Notebook]) -> None:
        write(cells, LABEL, "def minibatch(x): ...")
        del cells[place(cells, NAME)]
        unlabel(cells)

    submission = after(rename, solved, release)
    assert the(submission, Role.EXERCISE, NAME).source == "def minibatch(x): ..."


def test_no_other_cell_is_taken(solved: Notebook, release: Release) -> None:
    """In the place of a deleted exercise no released cell and no other exercise is taken."""

    def lose(cells: list[Notebook]) -> None:
        cells[:] = [c for c in cells if "def mini_batch" not in "".join(c["source"])]
        cells.insert(place(cells, NAME), own("# nothing yet"))
        unlabel(cells)

    submission = after(lose, solved, release)
    assert not the(submission, Role.EXERCISE, NAME).run
    assert ProblemKind.MISSING_CELL in kinds(submission)


def test_a_function_in_the_check_cell(solved: Notebook, release: Release) -> None:
    """What was written over a check cell is run, and the check is put back below it."""

    def overwrite(cells: list[Notebook]) -> None:
        write(cells, NAME, f"{WRITTEN}\n# in the wrong place")
        write(cells, LABEL, "# nothing here")

    submission = after(overwrite, solved, release)
    assert the(submission, Role.EXERCISE, NAME).source.startswith(WRITTEN)
    assert the(submission, Role.CHECK, NAME).source == release.named(Role.CHECK)[NAME].source
    assert ProblemKind.CHANGED_CHECK in kinds(submission)


@pytest.mark.parametrize("offset", [0, 1], ids=["above", "below"])
def test_an_answer_beside_its_cell(offset: int, solved: Notebook, release: Release) -> None:
    """Text written above or below an untouched answer is the answer: nbgrader would give none."""

    def beside(cells: list[Notebook]) -> None:
        here = place(cells, QUESTION)
        cells[here]["source"] = release.named(Role.QUESTION)[QUESTION].source
        cells.insert(here + offset, own("# Because\nit is flat.", "markdown"))

    submission = after(beside, solved, release)
    assert the(submission, Role.QUESTION, QUESTION).source == "# Because\nit is flat."
    assert about(submission) == {ProblemKind.ANSWER_IN_ADJACENT_CELL: QUESTION}


def test_a_deleted_answer_and_nothing_beside(solved: Notebook, release: Release) -> None:
    """Where there is no answer, a text that was handed out is not taken for one."""
    submission = after(lambda cells: cells.pop(place(cells, QUESTION)), solved, release)
    known = release.named(Role.QUESTION)[QUESTION]
    assert the(submission, Role.QUESTION, QUESTION).source == known.source
    assert about(submission) == {ProblemKind.MISSING_CELL: QUESTION}
