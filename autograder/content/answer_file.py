"""An answer file becomes a hand-in: for the demo's class, for tests, for known answers.

An answer file is Python text in parts. `# %% name` begins what is written into the cell of
exercise or question `name`; text before the first such line goes into a cell of its own at the
end of the ready-made ones. Exercises that the file does not name stay as released.
"""

import json
import re
from typing import Any

_MARKER = re.compile(r"^# %% (\w+)\s*$", re.MULTILINE)


def parse_answer_file(text: str) -> dict[str, str]:
    """The parts of an answer file by name; the text before the first marker is under ''."""
    pieces = _MARKER.split(text)
    named = dict(zip(pieces[1::2], pieces[2::2], strict=True))
    return {name: source.strip("\n") for name, source in {"": pieces[0], **named}.items()}


def fill_notebook(text: str, release: bytes) -> bytes:
    """The released notebook with the answers in `text` written into it."""
    notebook = json.loads(release)
    answers = parse_answer_file(text)
    cells: list[dict[str, Any]] = notebook["cells"]
    for cell in cells:
        name = _name(cell)
        if name in answers:
            cell["source"] = answers[name]
    if answers[""].strip():
        last = max(i for i, cell in enumerate(cells) if _role(cell) == "given")
        cells.insert(last + 1, _code_cell(answers[""]))
    return json.dumps(notebook, ensure_ascii=False, indent=1).encode()


def _code_cell(source: str) -> dict[str, Any]:
    cell: dict[str, Any] = {"cell_type": "code", "execution_count": None, "id": "own-cell"}
    return cell | {"metadata": {}, "outputs": [], "source": source}


def _role(cell: dict[str, Any]) -> str:
    return str(cell["metadata"].get("seminar", {}).get("role", ""))


def _name(cell: dict[str, Any]) -> str | None:
    """The exercise or question whose answer belongs into this cell."""
    if _role(cell) not in ("exercise", "question"):
        return None
    return str(cell["metadata"]["seminar"]["name"])
