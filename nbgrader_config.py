"""Configure nbgrader for this course: directories, gradebook and the kit's plugins."""

from pathlib import Path

from autograder.gradebook.nbgrader_config import configure

configure(get_config(), Path(__file__).parent)  # noqa: F821  (nbgrader provides get_config)
