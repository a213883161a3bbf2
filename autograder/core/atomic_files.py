"""Atomic writes, safe reads of untrusted files, and messages for errors of the file system."""

import errno
import fcntl
import os
import shutil
import stat
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

import platformdirs

from autograder.core.errors import StorageError
from autograder.core.fault_points import FaultPoint, fault_point

TEMP_PREFIX = ".writing-"  # of a file that is not complete yet
# For files that a student may have created: without O_NONBLOCK, opening a FIFO would block.
SAFE_OPEN_FLAGS = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK
_RETRY_HINT = "and run the same command again: what is done is kept, and it goes on from there"
DISK_FULL = "the disk is full", f"Make room there {_RETRY_HINT}"
DISK_READ_ONLY = (
    "this disk can only be read",
    f"Make it writable, or work in a copy of the course, {_RETRY_HINT}",
)
WRITE_FORBIDDEN = "no permission to write here", f"Get write permission there {_RETRY_HINT}"
DISK_FAILING = "the disk reports an error", f"Check the disk, work in a copy {_RETRY_HINT}"
# These stop a command; any other error concerns one file only.
FATAL_ERRNOS = {
    errno.ENOSPC: DISK_FULL,
    errno.EDQUOT: DISK_FULL,
    errno.EROFS: DISK_READ_ONLY,
    errno.EIO: DISK_FAILING,
}
ERRNO_MESSAGES = FATAL_ERRNOS | {errno.EACCES: WRITE_FORBIDDEN, errno.EPERM: WRITE_FORBIDDEN}


def write_atomic(path: Path, data: bytes, mode: int = 0o600, *, durable: bool = True) -> None:
    """Write a file atomically: after a crash at any moment it has its old or its new content.

    Without `durable` it does not wait for the disk: a power failure may leave an empty file.
    Raises StorageError for an error of the disk, OSError for any other.
    """
    with translate_os_errors(path):
        fd, temp_name = _locked_temp_file(path.parent)
        try:
            with os.fdopen(fd, "wb") as file:
                file.write(data)
                file.flush()
                fault_point(FaultPoint.TEMP_FILE_WRITTEN)
                os.fchmod(fd, mode)
                if durable:
                    os.fsync(fd)
                fault_point(FaultPoint.TEMP_FILE_COMPLETE)
                Path(temp_name).replace(path)
                fault_point(FaultPoint.FILE_REPLACED)
        except BaseException:
            Path(temp_name).unlink(missing_ok=True)
            raise


def _locked_temp_file(directory: Path) -> tuple[int, str]:
    """Create a temporary file, locked against `remove_stale_temp_files` of another process."""
    while True:
        fd, name = tempfile.mkstemp(dir=directory, prefix=TEMP_PREFIX)
        try:
            fcntl.flock(fd, fcntl.LOCK_EX)
        except OSError:  # a file system without locks
            os.close(fd)
            Path(name).unlink(missing_ok=True)
            raise
        if os.fstat(fd).st_nlink:
            return fd, name
        os.close(fd)  # it was removed before it was locked


def sync_directories(directory: Path, root: Path) -> None:
    """Wait until the entries of `directory` and of its parents up to `root` are on the disk."""
    for path in (directory, *directory.parents):
        fd = os.open(path, os.O_RDONLY)
        try:
            os.fsync(fd)
        finally:
            os.close(fd)
        if path == root:
            return


def user_cache_dir() -> Path:
    """Return the user's directory for caches of the kit."""
    return platformdirs.user_cache_path("seminar-kit")


@contextmanager
def temporary_directory(parent: Path) -> Iterator[Path]:
    """Create a directory for incomplete files in `parent`; remove it afterwards."""
    with tempfile.TemporaryDirectory(dir=parent, prefix=TEMP_PREFIX) as name:
        fd = os.open(name, os.O_RDONLY)
        try:
            fcntl.flock(fd, fcntl.LOCK_EX)
            yield Path(name)
        finally:
            os.close(fd)


def remove_stale_temp_files(
    directory: Path, before_removal: Callable[[Path], None] = lambda _: None
) -> None:
    """Remove the temporary files and directories of processes that were killed."""
    for path in directory.glob(f"{TEMP_PREFIX}*"):
        with suppress(OSError):
            fd = os.open(path, SAFE_OPEN_FLAGS)
            try:
                mode = os.fstat(fd).st_mode
                if stat.S_ISREG(mode) or stat.S_ISDIR(mode):  # the kit creates nothing else
                    fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    before_removal(path)
                    shutil.rmtree(path) if stat.S_ISDIR(mode) else path.unlink()
            finally:
                os.close(fd)


def file_version(path: Path) -> tuple[int, int, int]:
    """Return a value that changes when a file is written anew; zeros without a file."""
    try:
        status = path.stat()
    except OSError:
        return 0, 0, 0
    return status.st_mtime_ns, status.st_size, status.st_ino


def open_regular_file(path: Path) -> BinaryIO | None:
    """Open an untrusted file; return None for a symlink, directory, FIFO or device.

    Never blocks. Raises OSError if the file cannot be opened.
    """
    try:
        fd = os.open(path, SAFE_OPEN_FLAGS)
    except OSError as error:
        if error.errno == errno.ELOOP:  # a symlink
            return None
        raise
    if stat.S_ISREG(os.fstat(fd).st_mode):
        return os.fdopen(fd, "rb")
    os.close(fd)
    return None


def is_fatal_disk_error(error: BaseException) -> bool:
    """Return whether the disk is at fault, so that any other file would fail, too."""
    return isinstance(error, OSError) and error.errno in FATAL_ERRNOS


def to_storage_error(error: OSError, path: Path) -> StorageError | None:
    """Return the StorageError for an OSError; it names `path` if the OSError names no file."""
    if error.errno not in ERRNO_MESSAGES:
        return None
    what, hint = ERRNO_MESSAGES[error.errno]
    return StorageError(what, where=str(error.filename or path), hint=hint)


@contextmanager
def translate_os_errors(path: Path) -> Iterator[None]:
    """Raise StorageError instead of an OSError that has a message; see `to_storage_error`."""
    try:
        yield
    except OSError as error:
        storage_error = to_storage_error(error, path)
        if storage_error is None:
            raise
        raise storage_error from error
