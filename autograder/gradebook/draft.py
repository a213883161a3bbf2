"""A release as nbgrader would make it, in memory: nothing is written, no gradebook knows of it."""

import json
from typing import Any

import nbformat
from nbgrader.preprocessors import ClearSolutions, LockCells

from autograder.course import Course
from autograder.gradebook.config import settings


def draft(source: dict[str, Any], course: Course) -> bytes:
    """nbgrader's source notebook without its solutions."""
    notebook = nbformat.reads(json.dumps(source), as_version=4)
    for step in (LockCells, ClearSolutions):
        notebook, _ = step(config=settings(course)).preprocess(notebook, {})
    return json.dumps(notebook, ensure_ascii=False).encode()
