"""View of a regrade preview: a table of changed points, and lines."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from autograder.cli.listing import Listing

NUMBERS = ("before", "after", "change")
TEXTS = ("exercises", "by these tests")

if TYPE_CHECKING:
    from autograder.workflows.regrade import RegradePreview, StudentChange, TestChange


def table(preview: "RegradePreview") -> Listing:
    """Return a table of the students whose points would change, with the tests that differ."""
    rows = []
    for change in preview.changes:
        before = "—" if change.before is None else f"{change.before:g}"
        tests = "\n".join(_test(test) for test in change.tests)
        difference = _difference(change)
        exercises = "\n".join(change.exercises)
        rows.append((change.student, before, f"{change.after:g}", difference, exercises, tests))
    columns = ("student", *NUMBERS, *TEXTS)
    title = f"{preview.assignment}: whose points change"
    return Listing(title, columns, rows, numbers=NUMBERS, wrapped=TEXTS)


def lines(preview: "RegradePreview") -> Iterator[str]:
    """Yield the failures and the number of unchanged students."""
    yield from preview.failures
    yield (
        f"{len(preview.changes)} with other points, {preview.unchanged_points} graded again with"
        f" the same points, {preview.unchanged_inputs} untouched."
    )


def _difference(change: "StudentChange") -> str:
    return "new" if change.before is None else f"{change.after - change.before:+g}"


def _test(test: "TestChange") -> str:
    before, after = (status or "not there" for status in (test.before, test.after))
    return f"{test.exercise}/{test.test}: {before} → {after}"
