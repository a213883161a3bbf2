"""Sets aside what lies beside a hand-in and would stop nbgrader, or lead it astray.

nbgrader copies everything that lies there, follows links, fails on pipes, needs hours for
thousands of files, and gives up on a student whose `timestamp.txt` it cannot read. What is set
aside is moved into a folder beside the notebook that nbgrader passes over.
"""

import os
import stat
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from nbgrader.utils import parse_utc

from autograder.core import atomic_files
from autograder.intake.normalizer import MAX_BYTES

QUARANTINE_DIR = "set_aside"
TIMESTAMP = "timestamp.txt"
MAX_TIMESTAMP = 200  # bytes
MAX_FILES = 200


def quarantine_files(submitted: Path) -> None:
    """Move links, pipes, sockets, devices, huge files and a timestamp that is no time.

    Of more than `MAX_FILES` files all are moved but the notebooks and the timestamp.
    """
    found = list(_beside(submitted))
    timestamp = submitted / TIMESTAMP
    many = len(found) > MAX_FILES
    odd = [p for p in found if (many and p != timestamp) or not _is_safe(p)]
    if os.path.lexists(timestamp) and timestamp not in odd and not _is_time(timestamp):
        odd.append(timestamp)
    for path in odd:
        target = _unique_path(submitted / QUARANTINE_DIR / path.relative_to(submitted))
        target.parent.mkdir(parents=True, exist_ok=True)
        path.rename(target)


def _beside(submitted: Path) -> Iterator[Path]:
    """The files beside the notebooks, which are not copied but read by the kit."""
    for top, folders, names in os.walk(submitted):
        folders[:] = [name for name in folders if name != QUARANTINE_DIR]
        is_top = Path(top) == submitted
        yield from (Path(top, name) for name in names if not (is_top and name.endswith(".ipynb")))


def _is_safe(path: Path) -> bool:
    state = path.lstat()
    return stat.S_ISREG(state.st_mode) and state.st_size <= MAX_BYTES


def hand_in_time(submitted: Path) -> datetime | None:
    """When a hand-in arrived by its `timestamp.txt`, in UTC without a zone; None if unknown."""
    text = _text(submitted / TIMESTAMP)
    try:
        found = parse_utc(text) if text else None
    except (ValueError, OverflowError):
        return None
    return found if isinstance(found, datetime) else None


def _is_time(path: Path) -> bool:
    text = _text(path)
    return text == "" or (text is not None and hand_in_time(path.parent) is not None)


def _text(path: Path) -> str | None:
    """What stands in a short file; None for any other."""
    try:
        file = atomic_files.open_regular_file(path)
    except OSError:
        return None
    if file is None:
        return None
    with file:
        data = file.read(MAX_TIMESTAMP + 1)
    try:
        return data.decode().strip() if len(data) <= MAX_TIMESTAMP else None
    except ValueError:
        return None


def _unique_path(path: Path) -> Path:
    """The path, or one beside it that nothing has yet: an earlier hand-in's may lie there."""
    number = 0
    found = path
    while os.path.lexists(found):
        number += 1
        found = path.with_name(f"{number} {path.name}"[-200:])
    return found
