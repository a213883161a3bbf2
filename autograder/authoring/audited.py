"""What an audit found, exercise by exercise."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from autograder.errors import SuiteError


class Row(Struct, frozen=True):
    """One answer: its kind, its name, the tests that it failed, the diagnosis it got."""

    kind: str
    id: str
    failed: tuple[str, ...]
    diagnosis: tuple[str, ...] = ()
    fails: str = ""  # the test that has to fail


class Audit(Struct, frozen=True):
    """What an audit of one exercise found."""

    assignment: str
    exercise: str
    tests: tuple[str, ...]
    rows: tuple[Row, ...]
    mutants: int  # that there are
    tried: int
    survivors: tuple[str, ...]  # that no test noticed and that are not listed as equivalent
    complaints: tuple[SuiteError, ...]


def all_complaints(audits: Sequence[Audit]) -> Iterator[SuiteError]:
    """The complaints of all audits."""
    for audited in audits:
        yield from audited.complaints
