"""Quarantine of files in a submission directory that would break nbgrader or mislead it.

nbgrader copies every file there: it follows symlinks, fails on FIFOs, takes hours for thousands
of files, and rejects a student whose `timestamp.txt` it cannot read. Such files are moved into a
directory beside the notebook that nbgrader ignores.
"""

import contextlib
import os
import re
import shutil
import stat
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, tzinfo
from pathlib import Path

from nbgrader.utils import parse_utc

from autograder.core import atomic_files
from autograder.core.text import printable
from autograder.course import Course
from autograder.intake import submission_time
from autograder.intake.limits import MAX_NOTEBOOK_BYTES

QUARANTINE_DIR = "set_aside"
TIMESTAMP_FILE = "timestamp.txt"
MAX_TIMESTAMP_BYTES = 200
MAX_EXTRA_FILES = 200
EMPTY = "is empty"


def quarantine_files(submitted_dir: Path, zone: tzinfo) -> None:
    """Move symlinks, FIFOs, sockets, devices, huge files and an invalid timestamp.

    Of more than `MAX_EXTRA_FILES` extra files move all but the timestamp. Rewrites a timestamp
    that the kit can read and nbgrader cannot. `zone` is the course's.
    """
    extra_files = list(_extra_files(submitted_dir))
    timestamp = submitted_dir / TIMESTAMP_FILE
    too_many = len(extra_files) > MAX_EXTRA_FILES
    unsafe = [
        path for path in extra_files if (too_many and path != timestamp) or not _is_safe(path)
    ]
    if os.path.lexists(timestamp) and timestamp not in unsafe:
        if _time_or_reason(timestamp, zone)[1] not in ("", EMPTY):
            unsafe.append(timestamp)
        else:
            _make_readable(timestamp, zone)
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


def submitted_at(submitted_dir: Path, zone: tzinfo) -> datetime | None:
    """Return the time in `timestamp.txt` as naive UTC; None if there is none or it is invalid.

    `zone` is the course's, for a time without one.
    """
    time = read_time(submitted_dir / TIMESTAMP_FILE, zone)
    return time and time.astimezone(UTC).replace(tzinfo=None)


def read_time(path: Path, zone: tzinfo) -> datetime | None:
    """Return the time in a file with its time zone; None if there is none or it is invalid."""
    return _time_or_reason(path, zone)[0]


def unread_times(course: Course, assignment: str, students: Iterable[str]) -> list[str]:
    """Return a message for each student whose time of submission cannot be read."""
    paths = course.classroom.assignment(assignment)
    messages = []
    for student in students:
        directory = paths.student(student).submitted_dir
        path = directory / TIMESTAMP_FILE
        if not os.path.lexists(path):  # it may be one that an earlier run has moved
            path = max(_quarantined_timestamps(directory), key=_number, default=path)
        reason = _time_or_reason(path, course.zone)[1]
        if reason and os.path.lexists(path):
            what = f"{path.relative_to(directory)} {reason}"
            messages.append(f"{student}: the submission counts as on time, because {what}")
    return messages


def _quarantined_timestamps(submitted_dir: Path) -> Iterator[Path]:
    with contextlib.suppress(OSError):
        for path in (submitted_dir / QUARANTINE_DIR).iterdir():
            if re.fullmatch(rf"(\d+ )?{re.escape(TIMESTAMP_FILE)}", path.name):
                yield path


def _number(path: Path) -> int:
    """Return the number that `_unique_path` gave to a file."""
    return int(path.name.partition(" ")[0]) if " " in path.name else 0


def _time_or_reason(path: Path, zone: tzinfo) -> tuple[datetime | None, str]:
    """Return the time in a file, or why there is none; an empty reason for a missing file."""
    if not os.path.lexists(path):
        return None, ""
    text = _read_short_text(path)
    if text is None:
        return None, "is not a short text file"
    if not text:
        return None, EMPTY
    try:
        return submission_time.parse_time(text, zone), ""
    except ValueError as error:
        return None, f"({printable(text, 40)!r}) {error}"


def _make_readable(timestamp: Path, zone: tzinfo) -> None:
    """Rewrite a timestamp that nbgrader would reject the student for; keep the original."""
    text = _read_short_text(timestamp) or ""
    try:
        if timestamp.read_text().strip() == text and (not text or parse_utc(text)):
            return
    except (ValueError, OverflowError, Warning):
        pass
    target = _unique_path(timestamp.parent / QUARANTINE_DIR / timestamp.name)
    target.parent.mkdir(exist_ok=True)
    shutil.copy(timestamp, target)
    time = _time_or_reason(timestamp, zone)[0]
    data = f"{time.isoformat(' ')}\n" if time else ""
    atomic_files.write_atomic(timestamp, data.encode(), 0o644)


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
        text = submission_time.decode_text(data)
    except ValueError:
        return None
    return text if len(data) <= MAX_TIMESTAMP_BYTES else None


def _unique_path(path: Path) -> Path:
    """Return the path, numbered if a file of an earlier submission has that name."""
    number, unique = 0, path
    while os.path.lexists(unique):
        number += 1
        unique = path.with_name(f"{number} {path.name}"[-200:])
    return unique
