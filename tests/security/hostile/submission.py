"""What attacks are made of: a notebook with tools for attacks, and cells to add to it."""

import json
from pathlib import Path
from typing import Any

from autograder.content import answer_file

NOTEBOOK = "week2_loss.ipynb"
ONE_RIGHT_ANSWER = """
# %% mean_squared_error
def mean_squared_error(y, t):
    return 0.5 * np.sum((y - t) ** 2)
"""
# What an attack prints or returns when it has succeeded. No source contains this text, so that it
# is in an output only if an attack has put it there.
GOT = "GOT:"
TOOLS = """
def got(what):
    print("GO" + "T:" + str(what))
"""
WIRE_TOOLS = """
armed = []


def through_wire(change):
    # What the process answers after `armed.append(1)` is changed on its way to the grader.
    from autograder.sandbox.guest import protocol as wire

    send = wire.Channel.send

    def forged(self, message, blob=b"", *rest):
        if armed and type(message).__name__ in ("Returned", "Raised", "Ran"):
            armed.clear()
            message, blob = change(wire, message, blob)
        return send(self, message, blob, *rest)

    wire.Channel.send = forged


def frame(header, blob=b""):
    return len(header).to_bytes(4, "big") + len(blob).to_bytes(4, "big") + header + blob


def tell(data):
    # Writes to every socket that this process holds.
    import os
    import stat

    for fd in range(3, 256):
        try:
            if stat.S_ISSOCK(os.fstat(fd).st_mode):
                os.write(fd, data)
        except OSError:
            pass
"""


def fill_release(release: bytes, answers: str = ONE_RIGHT_ANSWER, *, wire: bool = False) -> Any:
    """Return the release as a notebook with the tools and the answers of an answer file."""
    notebook = json.loads(answer_file.fill_notebook(answers, release))
    roles = [cell["metadata"].get("seminar", {}).get("role") for cell in notebook["cells"]]
    tools = code_cell(TOOLS + (WIRE_TOOLS if wire else ""))
    notebook["cells"].insert(roles.index("given") + 1, tools)
    return notebook


def code_cell(source: str) -> dict[str, object]:
    """Return a code cell that is not in the release."""
    cell: dict[str, object] = {"cell_type": "code", "execution_count": None, "id": "added-cell"}
    return cell | {"metadata": {}, "outputs": [], "source": source}


def text_cell(source: str, kind: str = "markdown") -> dict[str, object]:
    """Return a text cell that is not in the release."""
    return {"cell_type": kind, "id": "added-text", "metadata": {}, "source": source}


def write_notebook(directory: Path, notebook: object, name: str = NOTEBOOK) -> Path:
    """Write a notebook to `directory` and return its path."""
    path = directory / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(notebook), encoding="utf-8")
    return path
