"""Notebooks for attacks that write the student's folder themselves."""

import json
from pathlib import Path
from typing import Any

from autograder.content import answer_file
from tests.hostile.arsenal import with_tools

NAME = "week2_loss.ipynb"
RIGHT = """
# %% mean_squared_error
def mean_squared_error(y, t):
    return 0.5 * np.sum((y - t) ** 2)
"""


def filled(release: bytes, text: str = RIGHT, *, wire: bool = False) -> dict[str, Any]:
    """The release with answers written into it; by default one exercise is right."""
    return with_tools(answer_file.fill_notebook(text, release), wire=wire)


def put(folder: Path, notebook: object, name: str = NAME) -> Path:
    """Hand in a notebook."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(notebook), encoding="utf-8")
    return path
