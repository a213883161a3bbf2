"""Pseudonyms of students for reports that are shown in class: random, stored in the classroom.

A pseudonym derived from the student's id could be recomputed by anyone who knows the ids, and one
that follows the class list reveals a position in it.
"""

import secrets
from collections.abc import Iterable
from pathlib import Path

import msgspec

from autograder.core import atomic_files
from autograder.core.errors import SeminarError

MIN_POOL_SIZE = 99


def pseudonyms(path: Path, students: Iterable[str]) -> dict[str, str]:
    """Return each student's pseudonym as stored in `path`; draw and store missing ones.

    Raises SeminarError if the file cannot be read: with new pseudonyms, the next report would
    contradict an earlier one.
    """
    stored = _read(path)
    everyone = sorted(set(students))
    missing = [student for student in everyone if student not in stored]
    if missing:
        stored |= dict(zip(missing, _draw(len(missing), set(stored.values())), strict=True))
        atomic_files.write_atomic(path, msgspec.json.format(msgspec.json.encode(stored)))
    return {student: stored[student] for student in everyone}


def _draw(count: int, used: set[str]) -> list[str]:
    """Draw pseudonyms from a pool at least twice as large, so their order reveals nothing."""
    size = MIN_POOL_SIZE
    while size < 2 * (count + len(used)):
        size = 10 * size + 9
    width = len(str(size))
    pool = {f"A{number:0{width}}" for number in range(1, size + 1)} - used
    return secrets.SystemRandom().sample(sorted(pool), count)


def _read(path: Path) -> dict[str, str]:
    try:
        return msgspec.json.decode(path.read_bytes(), type=dict[str, str])
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise SeminarError(
            f"cannot be read ({error})",
            where=str(path),
            hint="Remove it to have new labels drawn for everybody",
        ) from None
