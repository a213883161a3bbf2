"""Plugins that nbgrader calls: exporters, a preprocessor, hooks and the late penalty."""

from pathlib import Path

from autograder.course import Course, load_course
from autograder.grading.spec import GradingSpec, load_spec


def course() -> Course:
    """Return the course in the working directory."""
    return load_course(Path.cwd())


def spec(assignment: str) -> GradingSpec:
    """Return the spec of an assignment at the isolation level of the course."""
    active_course = course()
    return load_spec(active_course, assignment, active_course.config.sandbox.level)
