"""What grading again would change, as a table and lines for the terminal."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.table import Table

if TYPE_CHECKING:
    from autograder.workflows.regrade import Change, Preview, TestChange


def table(preview: "Preview") -> Table:
    """Students whose points would change, with the tests that count otherwise."""
    shown = Table(title=f"{preview.assignment}: whose points change", title_justify="left")
    shown.add_column("student", no_wrap=True)
    for name in ("before", "after", "change"):
        shown.add_column(name, justify="right", no_wrap=True)
    shown.add_column("exercises", overflow="fold")
    shown.add_column("by these tests", overflow="fold")
    for change in preview.changes:
        before = "—" if change.before is None else f"{change.before:g}"
        tests = "\n".join(_test(test) for test in change.tests)
        difference = _difference(change)
        exercises = "\n".join(change.exercises)
        shown.add_row(change.student, before, f"{change.after:g}", difference, exercises, tests)
    return shown


def lines(preview: "Preview") -> Iterator[str]:
    """What does not change, and what could not be found out."""
    yield from preview.failures
    yield (
        f"{len(preview.changes)} with other points, {preview.unchanged_points} graded again with the"
        f" same points, {preview.unchanged_inputs} untouched."
    )


def _difference(change: "Change") -> str:
    return "new" if change.before is None else f"{change.after - change.before:+g}"


def _test(test: "TestChange") -> str:
    before, after = (status or "not there" for status in (test.before, test.after))
    return f"{test.exercise}/{test.test}: {before} → {after}"
