"""The course and the grading spec for nbgrader's plugins.

The kit's commands set them for a class; under nbgrader's own commands they are loaded from the
working directory.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

from autograder.course import Course, load_course
from autograder.grading.spec import GradingSpec, load_spec

_active: ContextVar[tuple[Course, GradingSpec] | None] = ContextVar("_active", default=None)


@contextmanager
def use(course: Course, spec: GradingSpec) -> Iterator[None]:
    """Set the course and the spec for the plugins that run within the context."""
    token = _active.set((course, spec))
    try:
        yield
    finally:
        _active.reset(token)


def course() -> Course:
    """Return the active course."""
    active = _active.get()
    return active[0] if active else load_course(Path.cwd())


def spec(assignment: str) -> GradingSpec:
    """Return the active spec, or the assignment's own at the isolation level of the course."""
    active = _active.get()
    if active and active[1].assignment == assignment:
        return active[1]
    active_course = course()
    return load_spec(active_course, assignment, active_course.config.sandbox.level)


def is_registered(assignment: str) -> bool:
    """Return whether a command of the kit has registered the assignment in the gradebook."""
    active = _active.get()
    return active is not None and active[1].assignment == assignment
