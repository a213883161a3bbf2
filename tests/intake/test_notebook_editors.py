"""Notebooks as other programs save them, and forged structure."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from autograder.core.problems import ProblemKind
from autograder.gradebook.submission_notebook import as_notebook
from autograder.intake.model import NormalizedNotebook, Release, Role
from tests.support.normalizer_helpers import (
    Notebook,
    index_of,
    kinds,
    new_cell,
    normalize_checked,
    only_cell,
    remove_metadata,
    subjects,
    without_outputs,
    write,
)

NAME, LABEL, QUESTION = "mini_batch", "write_mini_batch", "why_not_accuracy"
WRITTEN = "def mini_batch(x, t, size, rng):\n    return x[:size], t[:size]"


@pytest.fixture
def solved(blank: bytes) -> Notebook:
    """The released notebook with one answer of each kind."""
    notebook: Notebook = json.loads(blank)
    write(notebook["cells"], LABEL, WRITTEN)
    write(notebook["cells"], QUESTION, "It is flat.")
    return notebook


def colab(saved: Notebook) -> None:
    """Change it as Colab does: own metadata, no cell ids, outputs with images."""
    for number, cell in enumerate(saved["cells"]):
        cell["metadata"] |= {"id": f"x{number}", "colab": {"base_uri": "https://localhost:8080/"}}
        cell.pop("id", None)
    saved["metadata"] = {"colab": {"provenance": [], "toc_visible": True}, "accelerator": "GPU"}
    saved["nbformat_minor"] = 0


def kaggle(saved: Notebook) -> None:
    """Change it as Kaggle does: own metadata in each cell, including times."""
    for cell in saved["cells"]:
        cell["metadata"] |= {"_uuid": "8f2839f2", "_kg_hide-input": False, "trusted": True}
        cell["metadata"] |= {"execution": {"iopub.execute_input": "2026-11-30T12:00:00Z"}}
    saved["metadata"] |= {"kaggle": {"accelerator": "none", "dataSources": []}}


def vs_code(saved: Notebook) -> None:
    """Change it as VS Code does: cell languages, sources as strings, another kernel name."""
    for cell in saved["cells"]:
        cell["metadata"] |= {"vscode": {"languageId": "python"}}
        cell["source"] = "".join(cell["source"])
    saved["metadata"]["kernelspec"] = {"display_name": ".venv", "name": "python3"}


def jupyter_lab(saved: Notebook) -> None:
    """Change it as JupyterLab does: new ids, execution counts, collapsed cells, widgets."""
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
    """Change it to an old format: no ids, an older minor version, unknown fields."""
    for cell in saved["cells"]:
        del cell["id"]
    saved |= {"nbformat_minor": 1, "signature": "sha256:0", "orig_nbformat": 3}


def of_the_future(saved: Notebook) -> None:
    """Change it to an unknown future format."""
    saved |= {"nbformat": 99, "nbformat_minor": "x", "sections": [{}]}


@pytest.mark.parametrize("save", [colab, kaggle, vs_code, jupyter_lab, old_jupyter, of_the_future])
def test_other_programs(
    save: Callable[[Notebook], None], solved: Notebook, release: Release
) -> None:
    """What another program adds to a notebook changes nothing but the outputs of free cells."""
    expected = normalize_checked(json.dumps(solved).encode(), release)
    save(solved)
    normalized = normalize_checked(json.dumps(solved).encode(), release)
    assert without_outputs(normalized) == without_outputs(expected)
    assert expected.problems == ()


def test_structure_is_the_releases(solved: Notebook, release: Release) -> None:
    """Metadata, kernel, language, ids, tags and versions are exactly those of the release."""
    expected = as_notebook(normalize_checked(json.dumps(solved).encode(), release).cells)
    for cell in solved["cells"]:
        marks = {"points": 99, "locked": False, "grade": True, "solution": True, "task": True}
        cell["metadata"].setdefault("nbgrader", {}).update(marks, schema_version=1, checksum="0")
        cell["metadata"] |= {"tags": ["skip-execution", "raises-exception"], "deletable": True}
        cell["metadata"] |= {"editable": True, "seminar": {"role": "given", "name": "setup"}}
        cell |= {"id": "one", "execution_count": 99, "outputs": [{"output_type": "error"}]}
    solved["metadata"] |= {"kernelspec": {"name": "bash"}, "language_info": {"name": "R"}}
    solved |= {"nbformat": 2, "nbformat_minor": 99}
    forged = as_notebook(normalize_checked(json.dumps(solved).encode(), release).cells)
    assert forged == expected
    tags = {"skip-execution", "raises-exception"}
    assert not any(tags & set(cell.metadata.get("tags", ())) for cell in forged.cells)
    assert forged.metadata.kernelspec.name == "python3"


def normalize_after(change: Any, solved: Notebook, release: Release) -> NormalizedNotebook:
    """Normalize the solved notebook after a change to its cells."""
    change(solved["cells"])
    return normalize_checked(json.dumps(solved).encode(), release)


def test_merged_cells(solved: Notebook, release: Release) -> None:
    """A cell merged with its check is the exercise's, and the check is inserted."""

    def merge(cells: list[Notebook]) -> None:
        index = index_of(cells, LABEL)
        cells[index]["source"] += "\n" + "".join(cells.pop(index + 1)["source"])

    submission = normalize_after(merge, solved, release)
    assert only_cell(submission, Role.EXERCISE, NAME).source.startswith(WRITTEN)
    assert subjects(submission) == {ProblemKind.MISSING_CHECK: NAME}


def test_found_by_the_check_below(solved: Notebook, release: Release) -> None:
    """A function of another name, without its label, is found by the check below it."""

    def rename(cells: list[Notebook]) -> None:
        write(cells, LABEL, "def minibatch(x): ...")
        remove_metadata(cells)

    submission = normalize_after(rename, solved, release)
    assert only_cell(submission, Role.EXERCISE, NAME).source == "def minibatch(x): ..."
    assert ProblemKind.MATCHED_BY_POSITION in kinds(submission)


def test_found_by_the_text_above(solved: Notebook, release: Release) -> None:
    """Without the check, it is found by the text above it."""

    def rename(cells: list[Notebook]) -> None:
        write(cells, LABEL, "def minibatch(x): ...")
        del cells[index_of(cells, NAME)]
        remove_metadata(cells)

    submission = normalize_after(rename, solved, release)
    assert only_cell(submission, Role.EXERCISE, NAME).source == "def minibatch(x): ..."


def test_no_other_cell_is_taken(solved: Notebook, release: Release) -> None:
    """A deleted exercise is not replaced by a released cell or another exercise."""

    def lose(cells: list[Notebook]) -> None:
        cells[:] = [c for c in cells if "def mini_batch" not in "".join(c["source"])]
        cells.insert(index_of(cells, NAME), new_cell("# nothing yet"))
        remove_metadata(cells)

    submission = normalize_after(lose, solved, release)
    assert not only_cell(submission, Role.EXERCISE, NAME).run
    assert ProblemKind.MISSING_CELL in kinds(submission)


def test_a_function_in_the_check_cell(solved: Notebook, release: Release) -> None:
    """Code written over a check cell is run, and the check is inserted below it."""

    def overwrite(cells: list[Notebook]) -> None:
        write(cells, NAME, f"{WRITTEN}\n# in the wrong place")
        write(cells, LABEL, "# nothing here")

    submission = normalize_after(overwrite, solved, release)
    assert only_cell(submission, Role.EXERCISE, NAME).source.startswith(WRITTEN)
    assert (
        only_cell(submission, Role.CHECK, NAME).source
        == release.cells_by_name(Role.CHECK)[NAME].source
    )
    assert ProblemKind.CHANGED_CHECK in kinds(submission)


@pytest.mark.parametrize("offset", [0, 1], ids=["above", "below"])
def test_an_answer_beside_its_cell(offset: int, solved: Notebook, release: Release) -> None:
    """Text next to an unchanged answer cell is the answer; nbgrader would give no points."""

    def add_text(cells: list[Notebook]) -> None:
        index = index_of(cells, QUESTION)
        cells[index]["source"] = release.cells_by_name(Role.QUESTION)[QUESTION].source
        cells.insert(index + offset, new_cell("# Because\nit is flat.", "markdown"))

    submission = normalize_after(add_text, solved, release)
    assert only_cell(submission, Role.QUESTION, QUESTION).source == "# Because\nit is flat."
    assert subjects(submission) == {ProblemKind.ANSWER_IN_ADJACENT_CELL: QUESTION}


def test_a_deleted_answer_and_nothing_beside(solved: Notebook, release: Release) -> None:
    """Without an answer, released text does not become one."""
    submission = normalize_after(
        lambda cells: cells.pop(index_of(cells, QUESTION)), solved, release
    )
    question = release.cells_by_name(Role.QUESTION)[QUESTION]
    assert only_cell(submission, Role.QUESTION, QUESTION).source == question.source
    assert subjects(submission) == {ProblemKind.MISSING_CELL: QUESTION}
