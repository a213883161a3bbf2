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

from autograder.errors import StorageError

PREFIX = ".writing-"  # of a file that is not whole yet
# How to open what a stranger may have put there: a pipe without a writer would be waited for.
UNFOLLOWED = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK
AGAIN = "and run the same command again: what is done is kept, and it goes on from there"
FULL = "the disk is full", f"Make room there {AGAIN}"
READ_ONLY = (
    "this disk can only be read",
    f"Make it writable, or work in a copy of the course, {AGAIN}",
)
FORBIDDEN = "you may not write here", f"Give yourself the right to write there {AGAIN}"
FAILING = "the disk reports an error", f"Look after the disk first, then make a copy {AGAIN}"
# What stops everybody's grading, and not that of one odd file.
STOPPING = {
    errno.ENOSPC: FULL,
    errno.EDQUOT: FULL,
    errno.EROFS: READ_ONLY,
    errno.EIO: FAILING,
}
REFUSED = STOPPING | {errno.EACCES: FORBIDDEN, errno.EPERM: FORBIDDEN}


def write(path: Path, data: bytes, mode: int = 0o600) -> None:
    """Put `data` into a file: a reader, even after a kill, sees the old file or the new one.

    Raises StorageError for what the disk refuses, OSError for anything else.
    """
    with in_words(path):
        fd, name = tempfile.mkstemp(dir=path.parent, prefix=PREFIX)
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


def cache() -> Path:
    """The user's folder for what can be found out again."""
    base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "seminar-kit"


@contextmanager
def scratch(folder: Path) -> Iterator[Path]:
    """A folder in `folder` for what is not whole yet; gone afterwards."""
    with tempfile.TemporaryDirectory(dir=folder, prefix=PREFIX) as name:
        fd = os.open(name, os.O_RDONLY)
        try:
            fcntl.flock(fd, fcntl.LOCK_EX)
            yield Path(name)
        finally:
            os.close(fd)


def tidy(folder: Path) -> None:
    """Remove what writers that were killed left in a folder."""
    for path in folder.glob(f"{PREFIX}*"):
        with suppress(OSError):
            fd = os.open(path, UNFOLLOWED)
            try:
                kind = os.fstat(fd).st_mode
                if stat.S_ISREG(kind) or stat.S_ISDIR(kind):  # nothing else is a writer's
                    fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    shutil.rmtree(path) if stat.S_ISDIR(kind) else path.unlink()
            finally:
                os.close(fd)


def reading(path: Path) -> BinaryIO | None:
    """A file of anybody's, open; None for what is no file: a link, a folder, a pipe, a device.

    A link is not followed, and nobody is waited for. Raises OSError for what cannot be opened.
    """
    try:
        fd = os.open(path, UNFOLLOWED)
    except OSError as error:
        if error.errno == errno.ELOOP:  # it is a link
            return None
        raise
    if stat.S_ISREG(os.fstat(fd).st_mode):
        return os.fdopen(fd, "rb")
    os.close(fd)
    return None


def stops_all(error: BaseException) -> bool:
    """Whether this is a fault of the disk, which no other file would escape."""
    return isinstance(error, OSError) and error.errno in STOPPING


def refusal(error: OSError, place: Path) -> StorageError | None:
    """An error of the file system in words; `place` is meant where it names no file."""
    if error.errno not in REFUSED:
        return None
    what, next_step = REFUSED[error.errno]
    return StorageError(what, where=str(error.filename or place), next_step=next_step)


@contextmanager
def in_words(place: Path) -> Iterator[None]:
    """Turn what the file system refuses into a StorageError."""
    try:
        yield
    except OSError as error:
        said = refusal(error, place)
        if said is None:
            raise
        raise said from error
