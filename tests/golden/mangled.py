"""Hand-ins that are made of a solved notebook, each by what a tool or a student does to one."""

import json
from collections.abc import Callable
from typing import Any

Notebook = dict[str, Any]
Cell = dict[str, Any]
WRONG = "def mean_squared_error(y, t):\n    return 0.0\n"


def blank(solved: Notebook, released: Notebook) -> Notebook:
    """Handed in as it was received."""
    return released


def cut_off(solved: Notebook, released: Notebook) -> bytes:
    """The upload stopped half-way."""
    data = json.dumps(solved).encode()
    return data[: len(data) // 2]


def empty_file(solved: Notebook, released: Notebook) -> bytes:
    """Saved by a full disk."""
    return b""


def no_code(solved: Notebook, released: Notebook) -> Notebook:
    """Every code cell deleted; the text is left."""
    return with_cells(solved, [cell for cell in solved["cells"] if cell["cell_type"] != "code"])


def no_cells(solved: Notebook, released: Notebook) -> Notebook:
    """A new notebook, never written in."""
    return {"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}


def lost_metadata(solved: Notebook, released: Notebook) -> Notebook:
    """Saved by Colab: its own marks in place of all others."""
    cells = [
        {**cell, "metadata": {"id": f"colab{number}"}}
        for number, cell in enumerate(solved["cells"])
    ]
    for cell in cells:
        del cell["id"]
    about = {"colab": {"provenance": []}, "kernelspec": {"name": "python3"}}
    return {"cells": cells, "metadata": about, "nbformat": 4, "nbformat_minor": 0}


def duplicated_exercise(solved: Notebook, released: Notebook) -> Notebook:
    """A first attempt stands above the second one, in a copy of the cell."""
    place = place_of(solved, "exercise", "mean_squared_error")
    cells = list(solved["cells"])
    cells.insert(place, {**cells[place], "source": WRONG})
    return with_cells(solved, cells)


def duplicated_blank(solved: Notebook, released: Notebook) -> Notebook:
    """An untouched copy of the stub stands below the answer."""
    place = place_of(solved, "exercise", "mean_squared_error")
    cells = list(solved["cells"])
    cells.insert(place + 1, released["cells"][place])
    return with_cells(solved, cells)


def split_exercise(solved: Notebook, released: Notebook) -> Notebook:
    """The cell was split: the function above, a line that tries it out below."""
    place = place_of(solved, "exercise", "mean_squared_error")
    cells = list(solved["cells"])
    cells.insert(place + 1, {**cells[place], "source": "mean_squared_error([1, 2], [1, 4])"})
    return with_cells(solved, cells)


def split_function(solved: Notebook, released: Notebook) -> Notebook:
    """The cell was split in the middle of the function."""
    place = place_of(solved, "exercise", "mean_squared_error")
    cells = list(solved["cells"])
    head, body = source_of(cells[place]).rsplit('"""\n', 1)
    cells[place : place + 1] = [
        {**cells[place], "source": head + '"""\n'},
        {**cells[place], "source": body},
    ]
    return with_cells(solved, cells)


def deleted_exercise(solved: Notebook, released: Notebook) -> Notebook:
    """The cell of one exercise is gone."""
    return without(solved, "exercise", "mini_batch")


def deleted_check(solved: Notebook, released: Notebook) -> Notebook:
    """The cell that bears the points is gone."""
    return without(solved, "check", "mean_squared_error")


def deleted_setup(solved: Notebook, released: Notebook) -> Notebook:
    """The imports are gone."""
    return without(solved, "given", "setup")


def edited_check(solved: Notebook, released: Notebook) -> Notebook:
    """An assertion made true, and the points raised."""
    place = place_of(solved, "check", "mean_squared_error")
    cells = list(solved["cells"])
    marks = json.loads(json.dumps(cells[place]["metadata"]))
    marks["nbgrader"]["points"] = 100.0
    cells[place] = {**cells[place], "metadata": marks, "source": "assert True\n100.0"}
    return with_cells(solved, cells)


def all_in_one_cell(solved: Notebook, released: Notebook) -> Notebook:
    """All code in the one cell of a new notebook."""
    roles = ("given", "exercise")
    sources = [source_of(cell) for cell in solved["cells"] if role_of(cell)[0] in roles]
    cell = {"cell_type": "code", "metadata": {}, "outputs": [], "source": "\n\n".join(sources)}
    return {"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 4}


def all_in_first_cell(solved: Notebook, released: Notebook) -> Notebook:
    """All answers in the first exercise's cell; the other stubs stand below, untouched."""
    cells = list(released["cells"])
    answers = [cell for cell in solved["cells"] if role_of(cell)[0] == "exercise"]
    place = place_of(released, "exercise", "mean_squared_error")
    cells[place] = {**cells[place], "source": "\n\n".join(map(source_of, answers))}
    return with_cells(released, cells)


def old_format(solved: Notebook, released: Notebook) -> Notebook:
    """Saved in notebook format 3: worksheets, `input`, heading cells, no labels."""
    heading = {"cell_type": "heading", "level": 1, "metadata": {}, "source": ["Week 2"]}
    cells: list[Cell] = [heading]
    for cell in solved["cells"]:
        if cell["cell_type"] == "code":
            own = {"collapsed": False, "language": "python", "prompt_number": 1}
            cells.append(
                {"cell_type": "code", "metadata": {}, "outputs": [], "input": cell["source"]} | own
            )
        else:
            cells.append({"cell_type": "markdown", "metadata": {}, "source": cell["source"]})
    return {
        "metadata": {"name": "week2_loss"},
        "nbformat": 3,
        "nbformat_minor": 0,
        "worksheets": [{"cells": cells, "metadata": {}}],
    }


# ------------------------------------------------------------------------------ their tools


def with_cells(notebook: Notebook, cells: list[Cell]) -> Notebook:
    """The notebook with other cells."""
    return {**notebook, "cells": cells}


def without(notebook: Notebook, role: str, name: str) -> Notebook:
    """The notebook without one of its cells."""
    place = place_of(notebook, role, name)
    return with_cells(notebook, notebook["cells"][:place] + notebook["cells"][place + 1 :])


def place_of(notebook: Notebook, role: str, name: str) -> int:
    """Where the cell of a role and a name stands."""
    return [role_of(cell) for cell in notebook["cells"]].index((role, name))


def role_of(cell: Cell) -> tuple[str, str]:
    """A cell's role and name; empty for one that has none."""
    marks = cell["metadata"].get("seminar", {})
    return marks.get("role", ""), marks.get("name", "")


def source_of(cell: Cell) -> str:
    """A cell's text as one string."""
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
    )
}
