"""Makes stock nbgrader use this course: its folders, its gradebook and our grading step."""

from pathlib import Path

from autograder.gradebook.nbgrader_config import configure

configure(get_config(), Path(__file__).parent)  # noqa: F821  (nbgrader provides get_config)
