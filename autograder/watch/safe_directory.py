"""Race-free access to the watched folder, which others may write into.

Each component of a path is opened with `openat(O_NOFOLLOW)`: anyone with write access could replace
a directory by a symlink at any time, and lead reads and writes out of the folder.
"""

import fcntl
import hashlib
import os
import shutil
import signal
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

import psutil
from msgspec import Struct

from autograder.core import atomic_files
from autograder.core.errors import SeminarError
from autograder.intake import submission_folder
from autograder.intake.limits import MAX_NOTEBOOK_BYTES
from autograder.watch import file_names
from autograder.watch.file_names import FileKind

MAX_FILES = 50_000
MAX_ARCHIVE_BYTES = 2 << 30
# The kernel does not report what other machines change on these file systems.
NETWORK_FILESYSTEMS = (
    *("9p", "afs", "beegfs", "ceph", "cifs", "davfs", "drvfs", "glusterfs", "gpfs", "lustre"),
    *("ncpfs", "nfs", "nfs4", "smb", "smb2", "smb3", "smbfs", "vboxsf", "virtiofs", "vmhgfs"),
)
_DIRECTORY_FLAGS = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW


class WatchedFile(Struct, frozen=True):
    """The state of a file in the folder at one moment; `path` is relative to the folder."""

    path: str
    kind: FileKind
    size: int
    mtime_ns: int
    ctime_ns: int  # when it arrived; unlike the mtime, users cannot set it
    is_regular: bool = True

    @property
    def fingerprint(self) -> str:
        """A text that changes with the content of the file."""
        return f"{self.size} {self.mtime_ns} {self.ctime_ns}"

    @property
    def relative_path(self) -> PurePosixPath:
        """The path from the folder."""
        return PurePosixPath(self.path)

    def arrived_at(self, now: datetime) -> datetime:
        """Return when the file arrived in the folder, at most `now`."""
        return min(now, datetime.fromtimestamp(self.ctime_ns / 1e9, UTC))


class Snapshot(Struct, frozen=True):
    """A private copy of a file, at the same relative path below `directory`."""

    directory: Path
    file: WatchedFile
    sha256: str = ""

    @property
    def path(self) -> Path:
        """The copy."""
        return self.directory / self.file.path


def validate_watch_directory(folder: Path, classroom: Path) -> Path:
    """Return the absolute path of a folder; raise SeminarError if it cannot be watched."""
    resolved, classroom = folder.resolve(), classroom.resolve()
    what, hint = "", "Name a folder that you may read and write"
    if not resolved.is_dir():
        what = "there is no such folder"
    elif not os.access(resolved, os.R_OK | os.W_OK | os.X_OK):
        what = "you may not read and write it"
    elif resolved.is_relative_to(classroom) or classroom.is_relative_to(resolved):
        what = "the classroom is in it, or it is in the classroom"
        hint = "Name a folder of its own: students put files there"
    if what:
        raise SeminarError(what, where=str(folder), hint=hint)
    return resolved


def is_remote(directory: Path) -> bool:
    """Return whether a directory is on a file system that other machines may write to."""
    types = {Path(disk.mountpoint): disk.fstype for disk in psutil.disk_partitions(all=True)}
    paths = (directory, *directory.parents)
    filesystem = next((types[path] for path in paths if path in types), "")
    return filesystem in NETWORK_FILESYSTEMS or filesystem.startswith("fuse")


def scan_directory(folder: Path) -> dict[str, WatchedFile]:
    """Return the files that need a reply, by path, in the order of arrival.

    Raises SeminarError if the folder is gone or has too many files.
    """
    files: list[WatchedFile] = []
    for directory, subdirectories, names in os.walk(folder, followlinks=False):
        subdirectories[:] = sorted(n for n in subdirectories if not file_names.is_hidden(n))
        for name in names:
            path = Path(directory, name)
            relative_path = PurePosixPath(path.relative_to(folder).as_posix())
            kind = file_names.classify_name(relative_path)
            if kind is None:
                continue
            with suppress(OSError):  # removed meanwhile
                files.append(_watched_file(relative_path, kind, path.lstat()))
        if len(files) > MAX_FILES:
            what, hint = f"holds more than {MAX_FILES} files", "Watch a folder of one assignment"
            raise SeminarError(what, where=str(folder), hint=hint)
    if not files and not folder.is_dir():
        hint = "Put it back, and run the same command again"
        raise SeminarError("is gone", where=str(folder), hint=hint)
    return {file.path: file for file in sorted(files, key=lambda f: (f.ctime_ns, f.path))}


@contextmanager
def open_parent_dir(folder: Path, path: PurePosixPath) -> Iterator[Path]:
    """Open the parent directory of a file; yield a path that leads to the file through it.

    Raises OSError if a component of the path is a symlink or missing.
    """
    fd = os.open(folder, _DIRECTORY_FLAGS)
    try:
        for part in path.parts[:-1]:
            child_fd = os.open(part, _DIRECTORY_FLAGS, dir_fd=fd)
            os.close(fd)
            fd = child_fd
        yield Path(f"/proc/self/fd/{fd}") / path.name
    finally:
        os.close(fd)


def stat_file(folder: Path, file: WatchedFile) -> WatchedFile | None:
    """Return the present state of a file; None if it is gone."""
    try:
        with open_parent_dir(folder, file.relative_path) as path:
            return _watched_file(file.relative_path, file.kind, path.lstat())
    except OSError:
        return None


@contextmanager
def snapshot(
    folder: Path, file: WatchedFile, temp_parent: Path, *, ignore_writers: bool = False
) -> Iterator[Snapshot | None]:
    """Copy a file into a temporary directory; yield None if it has changed or cannot be read.

    Unless `ignore_writers`, yields None as well while a process has the file open for writing.
    """
    with atomic_files.temporary_directory(temp_parent) as directory:
        copy = Snapshot(directory, file)
        try:
            with open_parent_dir(folder, file.relative_path) as path:
                is_copied = ignore_writers or not is_being_written(path)
                if is_copied:
                    _copy(path, copy)
        except OSError as error:
            if atomic_files.is_fatal_disk_error(error):
                raise
            is_copied = False
        if not is_copied or stat_file(folder, file) != file:
            yield None
            return
        with copy.path.open("rb") as stream:
            sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
        yield Snapshot(directory, file, sha256)


def _copy(source: Path, copy: Snapshot) -> None:
    copy.path.parent.mkdir(parents=True, exist_ok=True)
    if copy.file.kind is FileKind.NOTEBOOK:
        copy.path.write_bytes(submission_folder.read_bytes(source))
        return
    with copy.path.open("wb") as target:
        stream = atomic_files.open_regular_file(source)
        if stream is None:  # replaced by a symlink or FIFO since the scan
            return
        with stream:
            if os.fstat(stream.fileno()).st_size <= MAX_ARCHIVE_BYTES:
                shutil.copyfileobj(stream, target, MAX_NOTEBOOK_BYTES)


def is_being_written(path: Path) -> bool:
    """Return whether a process of this machine has the file open for writing, if that is known."""
    try:
        fd = os.open(path, atomic_files.SAFE_OPEN_FLAGS)
    except OSError:
        return False
    try:
        # The kernel refuses a read lease on a file that is open for writing. It signals the holder
        # of a lease when another process opens the file; SIGURG is ignored by default.
        fcntl.fcntl(fd, fcntl.F_SETSIG, signal.SIGURG)
        fcntl.fcntl(fd, fcntl.F_SETLEASE, fcntl.F_RDLCK)
        fcntl.fcntl(fd, fcntl.F_SETLEASE, fcntl.F_UNLCK)
    except BlockingIOError:
        return True
    except OSError:
        return False  # another user's file, or a file system without leases
    finally:
        os.close(fd)
    return False


def write_reply(folder: Path, path: PurePosixPath, page: bytes) -> None:
    """Write a page into the folder unless the same is there; raises OSError or StorageError."""
    with open_parent_dir(folder, path) as target:
        atomic_files.remove_stale_temp_files(target.parent)
        existing = None
        with suppress(OSError):
            existing = atomic_files.open_regular_file(target)
        if existing is not None:
            with existing:
                if existing.read(len(page) + 1) == page:
                    return
        atomic_files.write_atomic(target, page, 0o644)


def _watched_file(path: PurePosixPath, kind: FileKind, status: os.stat_result) -> WatchedFile:
    is_regular = stat.S_ISREG(status.st_mode)
    return WatchedFile(
        str(path), kind, status.st_size, status.st_mtime_ns, status.st_ctime_ns, is_regular
    )
