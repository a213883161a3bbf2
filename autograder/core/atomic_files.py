"""Files written whole or not at all, and plain words for what a disk refuses."""

import errno
import fcntl
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from autograder.core.errors import StorageError

TEMP_PREFIX = ".writing-"  # of a file that is not whole yet
# How to open what a stranger may have put there: a pipe without a writer would be waited for.
SAFE_OPEN_FLAGS = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK
RETRY_HINT = "and run the same command again: what is done is kept, and it goes on from there"
DISK_FULL = "the disk is full", f"Make room there {RETRY_HINT}"
READ_ONLY = (
    "this disk can only be read",
    f"Make it writable, or work in a copy of the course, {RETRY_HINT}",
)
FORBIDDEN = "you may not write here", f"Give yourself the right to write there {RETRY_HINT}"
FAILING = "the disk reports an error", f"Look after the disk first, then make a copy {RETRY_HINT}"
# What stops everybody's grading, and not that of one odd file.
FATAL_ERRNOS = {
    errno.ENOSPC: DISK_FULL,
    errno.EDQUOT: DISK_FULL,
    errno.EROFS: READ_ONLY,
    errno.EIO: FAILING,
}
ERRNO_MESSAGES = FATAL_ERRNOS | {errno.EACCES: FORBIDDEN, errno.EPERM: FORBIDDEN}


def write_atomic(path: Path, data: bytes, mode: int = 0o600) -> None:
    """Put `data` into a file: a reader, even after a kill, sees the old file or the new one.

    Raises StorageError for what the disk refuses, OSError for anything else.
    """
    with translate_os_errors(path):
        fd, name = tempfile.mkstemp(dir=path.parent, prefix=TEMP_PREFIX)
        try:
            with os.fdopen(fd, "wb") as file:
                fcntl.flock(fd, fcntl.LOCK_EX)  # says to `tidy` that somebody is at it
                file.write(data)
                file.flush()
                os.fchmod(fd, mode)
                os.fsync(fd)
                Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise


def user_cache_dir() -> Path:
    """The user's folder for what can be found out again."""
    base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "seminar-kit"


@contextmanager
def temporary_directory(folder: Path) -> Iterator[Path]:
    """A folder in `folder` for what is not whole yet; gone afterwards."""
    with tempfile.TemporaryDirectory(dir=folder, prefix=TEMP_PREFIX) as name:
        fd = os.open(name, os.O_RDONLY)
        try:
            fcntl.flock(fd, fcntl.LOCK_EX)
            yield Path(name)
        finally:
            os.close(fd)


def remove_stale_temp_files(folder: Path) -> None:
    """Remove what writers that were killed left in a folder."""
    for path in folder.glob(f"{TEMP_PREFIX}*"):
        with suppress(OSError):
            fd = os.open(path, SAFE_OPEN_FLAGS)
            try:
                kind = os.fstat(fd).st_mode
                if stat.S_ISREG(kind) or stat.S_ISDIR(kind):  # nothing else is a writer's
                    fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    shutil.rmtree(path) if stat.S_ISDIR(kind) else path.unlink()
            finally:
                os.close(fd)


def open_regular_file(path: Path) -> BinaryIO | None:
    """A file of anybody's, open; None for what is no file: a link, a folder, a pipe, a device.

    A link is not followed, and nobody is waited for. Raises OSError for what cannot be opened.
    """
    try:
        fd = os.open(path, SAFE_OPEN_FLAGS)
    except OSError as error:
        if error.errno == errno.ELOOP:  # it is a link
            return None
        raise
    if stat.S_ISREG(os.fstat(fd).st_mode):
        return os.fdopen(fd, "rb")
    os.close(fd)
    return None


def is_fatal_disk_error(error: BaseException) -> bool:
    """Whether this is a fault of the disk, which no other file would escape."""
    return isinstance(error, OSError) and error.errno in FATAL_ERRNOS


def to_storage_error(error: OSError, place: Path) -> StorageError | None:
    """An error of the file system in words; `place` is meant where it names no file."""
    if error.errno not in ERRNO_MESSAGES:
        return None
    what, next_step = ERRNO_MESSAGES[error.errno]
    return StorageError(what, where=str(error.filename or place), hint=next_step)


@contextmanager
def translate_os_errors(place: Path) -> Iterator[None]:
    """Turn what the file system refuses into a StorageError."""
    try:
        yield
    except OSError as error:
        said = to_storage_error(error, place)
        if said is None:
            raise
        raise said from error
