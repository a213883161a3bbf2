"""Quarantine of files in a submission directory that would break nbgrader or mislead it.

nbgrader copies every file there: it follows symlinks, fails on FIFOs, takes hours for thousands
of files, and rejects a student whose `timestamp.txt` it cannot read. Such files are moved into a
directory beside the notebook that nbgrader ignores.
"""

import os
import stat
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from nbgrader.utils import parse_utc

from autograder.core import atomic_files
from autograder.intake.limits import MAX_NOTEBOOK_BYTES

QUARANTINE_DIR = "set_aside"
TIMESTAMP_FILE = "timestamp.txt"
MAX_TIMESTAMP_BYTES = 200
MAX_EXTRA_FILES = 200


def quarantine_files(submitted_dir: Path) -> None:
    """Move symlinks, FIFOs, sockets, devices, huge files and an invalid timestamp.

    Of more than `MAX_EXTRA_FILES` extra files move all but the timestamp.
    """
    extra_files = list(_extra_files(submitted_dir))
    timestamp = submitted_dir / TIMESTAMP_FILE
    too_many = len(extra_files) > MAX_EXTRA_FILES
    unsafe = [
        path for path in extra_files if (too_many and path != timestamp) or not _is_safe(path)
    ]
    if os.path.lexists(timestamp) and timestamp not in unsafe and not _is_valid_time(timestamp):
        unsafe.append(timestamp)
    for path in unsafe:
        target = _unique_path(submitted_dir / QUARANTINE_DIR / path.relative_to(submitted_dir))
        target.parent.mkdir(parents=True, exist_ok=True)
        path.rename(target)


def _extra_files(submitted_dir: Path) -> Iterator[Path]:
    """Yield all files but the notebooks at the top, which nbgrader does not copy."""
    for directory, subdirectories, names in os.walk(submitted_dir):
        subdirectories[:] = [name for name in subdirectories if name != QUARANTINE_DIR]
        is_top = Path(directory) == submitted_dir
        for name in names:
            if not (is_top and name.endswith(".ipynb")):
                yield Path(directory, name)


def _is_safe(path: Path) -> bool:
    status = path.lstat()
    return stat.S_ISREG(status.st_mode) and status.st_size <= MAX_NOTEBOOK_BYTES


def submission_time(submitted_dir: Path) -> datetime | None:
    """Return the time in `timestamp.txt` as naive UTC; None if there is none or it is invalid."""
    text = _read_short_text(submitted_dir / TIMESTAMP_FILE)
    try:
        time = parse_utc(text) if text else None
    except (ValueError, OverflowError):
        return None
    return time if isinstance(time, datetime) else None


def _is_valid_time(timestamp: Path) -> bool:
    text = _read_short_text(timestamp)
    return text == "" or (text is not None and submission_time(timestamp.parent) is not None)


def _read_short_text(path: Path) -> str | None:
    """Return the text of a regular file of at most `MAX_TIMESTAMP_BYTES`; None for any other."""
    try:
        file = atomic_files.open_regular_file(path)
    except OSError:
        return None
    if file is None:
        return None
    with file:
        data = file.read(MAX_TIMESTAMP_BYTES + 1)
    try:
        return data.decode().strip() if len(data) <= MAX_TIMESTAMP_BYTES else None
    except ValueError:
        return None


def _unique_path(path: Path) -> Path:
    """Return the path, numbered if a file of an earlier submission has that name."""
    number, unique = 0, path
    while os.path.lexists(unique):
        number += 1
        unique = path.with_name(f"{number} {path.name}"[-200:])
    return unique
