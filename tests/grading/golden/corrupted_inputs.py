"""Submissions derived from a solved notebook by what a tool or a student may do to it."""

import json
from collections.abc import Callable
from typing import Any

Notebook = dict[str, Any]
Cell = dict[str, Any]
WRONG = "def mean_squared_error(y, t):\n    return 0.0\n"


def blank(solved: Notebook, released: Notebook) -> Notebook:
    """Submit the release unchanged."""
    return released


def cut_off(solved: Notebook, released: Notebook) -> bytes:
    """Stop the upload half-way."""
    data = json.dumps(solved).encode()
    return data[: len(data) // 2]


def empty_file(solved: Notebook, released: Notebook) -> bytes:
    """Save on a full disk."""
    return b""


def no_code(solved: Notebook, released: Notebook) -> Notebook:
    """Delete all code cells and keep the text."""
    return with_cells(solved, [cell for cell in solved["cells"] if cell["cell_type"] != "code"])


def no_cells(solved: Notebook, released: Notebook) -> Notebook:
    """Submit a new notebook without cells."""
    return {"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}


def lost_metadata(solved: Notebook, released: Notebook) -> Notebook:
    """Save in Colab: its own metadata replaces all other."""
    cells = [
        {**cell, "metadata": {"id": f"colab{number}"}}
        for number, cell in enumerate(solved["cells"])
    ]
    for cell in cells:
        del cell["id"]
    metadata = {"colab": {"provenance": []}, "kernelspec": {"name": "python3"}}
    return {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 0}


def duplicated_exercise(solved: Notebook, released: Notebook) -> Notebook:
    """Insert a wrong copy of an exercise's cell above it."""
    index = index_of(solved, "exercise", "mean_squared_error")
    cells = list(solved["cells"])
    cells.insert(index, {**cells[index], "source": WRONG})
    return with_cells(solved, cells)


def duplicated_blank(solved: Notebook, released: Notebook) -> Notebook:
    """Insert an unchanged stub below the answer."""
    index = index_of(solved, "exercise", "mean_squared_error")
    cells = list(solved["cells"])
    cells.insert(index + 1, released["cells"][index])
    return with_cells(solved, cells)


def split_exercise(solved: Notebook, released: Notebook) -> Notebook:
    """Split a cell: the function above, a call of it below."""
    index = index_of(solved, "exercise", "mean_squared_error")
    cells = list(solved["cells"])
    cells.insert(index + 1, {**cells[index], "source": "mean_squared_error([1, 2], [1, 4])"})
    return with_cells(solved, cells)


def split_function(solved: Notebook, released: Notebook) -> Notebook:
    """Split a cell in the middle of the function."""
    index = index_of(solved, "exercise", "mean_squared_error")
    cells = list(solved["cells"])
    head, body = source_of(cells[index]).rsplit('"""\n', 1)
    cells[index : index + 1] = [
        {**cells[index], "source": head + '"""\n'},
        {**cells[index], "source": body},
    ]
    return with_cells(solved, cells)


def deleted_exercise(solved: Notebook, released: Notebook) -> Notebook:
    """Delete the cell of an exercise."""
    return without(solved, "exercise", "mini_batch")


def deleted_check(solved: Notebook, released: Notebook) -> Notebook:
    """Delete the cell that has the points."""
    return without(solved, "check", "mean_squared_error")


def deleted_setup(solved: Notebook, released: Notebook) -> Notebook:
    """Delete the imports."""
    return without(solved, "given", "setup")


def edited_check(solved: Notebook, released: Notebook) -> Notebook:
    """Make the assertion of a check true and raise its points."""
    index = index_of(solved, "check", "mean_squared_error")
    cells = list(solved["cells"])
    metadata = json.loads(json.dumps(cells[index]["metadata"]))
    metadata["nbgrader"]["points"] = 100.0
    cells[index] = {**cells[index], "metadata": metadata, "source": "assert True\n100.0"}
    return with_cells(solved, cells)


def all_in_one_cell(solved: Notebook, released: Notebook) -> Notebook:
    """Copy all code into the only cell of a new notebook."""
    roles = ("given", "exercise")
    sources = [source_of(cell) for cell in solved["cells"] if role_of(cell)[0] in roles]
    cell = {"cell_type": "code", "metadata": {}, "outputs": [], "source": "\n\n".join(sources)}
    return {"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 4}


def all_in_first_cell(solved: Notebook, released: Notebook) -> Notebook:
    """Copy all answers into the first exercise's cell; keep the other stubs."""
    cells = list(released["cells"])
    answers = [cell for cell in solved["cells"] if role_of(cell)[0] == "exercise"]
    index = index_of(released, "exercise", "mean_squared_error")
    cells[index] = {**cells[index], "source": "\n\n".join(map(source_of, answers))}
    return with_cells(released, cells)


def old_format(solved: Notebook, released: Notebook) -> Notebook:
    """Save in notebook format 3: worksheets, `input`, heading cells, no labels."""
    heading = {"cell_type": "heading", "level": 1, "metadata": {}, "source": ["Week 2"]}
    cells: list[Cell] = [heading]
    for cell in solved["cells"]:
        if cell["cell_type"] == "code":
            metadata = {"collapsed": False, "language": "python", "prompt_number": 1}
            cells.append(
                {"cell_type": "code", "metadata": {}, "outputs": [], "input": cell["source"]}
                | metadata
            )
        else:
            cells.append({"cell_type": "markdown", "metadata": {}, "source": cell["source"]})
    return {
        "metadata": {"name": "week2_loss"},
        "nbformat": 3,
        "nbformat_minor": 0,
        "worksheets": [{"cells": cells, "metadata": {}}],
    }


def other_assignment(solved: Notebook, released: Notebook) -> bytes:
    """Submit the notebook of another week."""
    labels = {"grade": False, "grade_id": "write_numerical_diff", "locked": False}
    labels |= {"schema_version": 3, "solution": True, "task": False}
    code = "def numerical_diff(f, x):\n    return (f(x + 1e-4) - f(x - 1e-4)) / 2e-4"
    setup = {"seminar": {"name": "setup", "role": "given"}}
    exercise = {"nbgrader": labels, "seminar": {"name": "numerical_diff", "role": "exercise"}}
    title: Cell = {"cell_type": "markdown", "id": "title", "metadata": {}}
    cells = [
        title | {"source": ["# Week 3: Slopes without calculus"]},
        executed("setup", 1, setup, "import numpy as np"),
        executed("diff", 2, exercise, code),
    ]
    seminar = {"assignment": "week3_differentiation", "course": "nn-from-scratch", "language": "en"}
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    notebook = {"cells": cells, "metadata": {"kernelspec": kernel, "seminar": seminar}}
    return json.dumps(notebook | {"nbformat": 4, "nbformat_minor": 5}, indent=1).encode() + b"\n"


def json_of_something_else(solved: Notebook, released: Notebook) -> bytes:
    """Submit JSON that is no notebook."""
    return b'{"name": "week2", "version": 1}\n'


def not_a_notebook_script(solved: Notebook, released: Notebook) -> bytes:
    """Submit a Python script under the name of the notebook."""
    function = b"def mean_squared_error(y, t):\n    return 0.5 * np.sum((y - t) ** 2)\n"
    return b"import numpy as np\n\n\n" + function


def not_a_notebook_pdf(solved: Notebook, released: Notebook) -> bytes:
    """Submit a PDF under the name of the notebook."""
    header, data = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", b"\x00\xff\xfe\x80\x01"
    return header + b"1 0 obj\n<</Type/Catalog>>\nstream\n" + data + b"\nendstream\n%%EOF\n"


# ------------------------------------------------------------------------------ helpers


def executed(cell_id: str, count: int, metadata: dict[str, Any], source: str) -> Cell:
    """Return a code cell that was run."""
    cell: Cell = {"cell_type": "code", "execution_count": count, "id": cell_id}
    lines = source.splitlines(keepends=True)
    return cell | {"metadata": metadata, "outputs": [], "source": lines}


def with_cells(notebook: Notebook, cells: list[Cell]) -> Notebook:
    """Return the notebook with other cells."""
    return {**notebook, "cells": cells}


def without(notebook: Notebook, role: str, name: str) -> Notebook:
    """Return the notebook without one of its cells."""
    index = index_of(notebook, role, name)
    return with_cells(notebook, notebook["cells"][:index] + notebook["cells"][index + 1 :])


def index_of(notebook: Notebook, role: str, name: str) -> int:
    """Return the index of the cell with a role and a name."""
    return [role_of(cell) for cell in notebook["cells"]].index((role, name))


def role_of(cell: Cell) -> tuple[str, str]:
    """Return the role and the name of a cell; empty without a role."""
    metadata = cell["metadata"].get("seminar", {})
    return metadata.get("role", ""), metadata.get("name", "")


def source_of(cell: Cell) -> str:
    """Return the source of a cell as one string."""
    return "".join(cell["source"])


BUILDERS: dict[str, Callable[[Notebook, Notebook], Notebook | bytes]] = {
    build.__name__: build
    for build in (
        blank,
        cut_off,
        empty_file,
        no_code,
        no_cells,
        lost_metadata,
        duplicated_exercise,
        duplicated_blank,
        split_exercise,
        split_function,
        deleted_exercise,
        deleted_check,
        deleted_setup,
        edited_check,
        all_in_one_cell,
        all_in_first_cell,
        old_format,
        other_assignment,
        json_of_something_else,
        not_a_notebook_script,
        not_a_notebook_pdf,
    )
}
