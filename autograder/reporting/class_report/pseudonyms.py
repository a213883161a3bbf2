"""Neutral labels for showing the class in the seminar: drawn by lot once, and kept.

A label made from the id itself could be made again by anybody who knows the ids; one that follows
the list of students tells where in it somebody stands. So the labels are drawn, and the file that
says whose they are stays in `classroom/`.
"""

import secrets
from collections.abc import Iterable
from pathlib import Path

import msgspec

from autograder.core import atomic_files
from autograder.core.errors import SeminarError

FILE = "labels.json"
MIN_POOL_SIZE = 99


def pseudonyms(classroom: Path, students: Iterable[str]) -> dict[str, str]:
    """Everybody's label: the one they had before, or a new one that nobody else has.

    Raises SeminarError for a file that cannot be read: with other labels, two pages would
    contradict each other.
    """
    path = classroom / FILE
    known = _read(path)
    everybody = sorted(set(students))
    found = {student: known[student] for student in everybody if student in known}
    lacking = [student for student in everybody if student not in known]
    if lacking:
        found |= dict(zip(lacking, _draw(len(lacking), set(known.values())), strict=True))
        atomic_files.write_atomic(path, msgspec.json.format(msgspec.json.encode(known | found)))
    return found


def _draw(count: int, taken: set[str]) -> list[str]:
    """New labels by lot, from so many that their order tells nothing about who came later."""
    size = MIN_POOL_SIZE
    while size < 2 * (count + len(taken)):
        size = 10 * size + 9
    width = len(str(size))
    free = {f"A{number:0{width}}" for number in range(1, size + 1)} - taken
    return secrets.SystemRandom().sample(sorted(free), count)


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
