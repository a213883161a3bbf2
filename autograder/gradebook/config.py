"""Old name of `nbgrader_config`: the `nbgrader_config.py` of courses made before imports it."""

from autograder.gradebook.nbgrader_config import configure

__all__ = ["configure"]
