"""The record of a run of `seminar grade --force`, so that one that was stopped can be continued.

The record has the digest of each student's Result at the beginning of the run: a student with
another Result by now is done.
"""

import logging
from collections.abc import Collection
from contextlib import suppress

import msgspec

from autograder.core.atomic_files import write_atomic
from autograder.course.classroom import AssignmentPaths
from autograder.grading import result_store

logger = logging.getLogger(__name__)


class _Record(msgspec.Struct):
    selected: list[str]  # the students that were named; empty for all
    results: dict[str, str]  # digests of the Results, by student


def begin(
    paths: AssignmentPaths, selected: Collection[str], students: Collection[str]
) -> frozenset[str]:
    """Return the `students` that a forced run has still to grade; begin one if none was stopped.

    Continues only a run with the same `selected` students, and logs it.
    """
    record, path = None, paths.forced_run
    with suppress(OSError, ValueError):
        record = msgspec.json.decode(path.read_bytes(), type=_Record)
    if record is None or record.selected != sorted(selected):
        results = {name: _digest(paths, name) for name in students}
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomic(path, msgspec.json.encode(_Record(sorted(selected), results)))
        return frozenset(students)
    remaining = {name for name in students if record.results.get(name) == _digest(paths, name)}
    logger.info(
        "%s: goes on with the run of --force that was stopped, %d of %d are graded already;"
        " to grade all again, run it once more afterwards",
        *(paths.name, len(students) - len(remaining), len(students)),
    )
    return frozenset(remaining)


def end(paths: AssignmentPaths) -> None:
    """Forget the run."""
    paths.forced_run.unlink(missing_ok=True)


def _digest(paths: AssignmentPaths, student: str) -> str:
    return result_store.result_digest(paths.student(student).result_dir)
