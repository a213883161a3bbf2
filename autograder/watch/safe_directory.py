"""The watched folder on the disk: looked at, read and written without following any link.

Who may write into the folder may put a link in the place of a folder at any moment. Every way is
gone step by step from the folder itself, so that nothing outside is read or written.
"""

import fcntl
import os
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
from autograder.watch import file_names
from autograder.watch.file_names import FileKind

MAX_FILES = 50_000
# File systems on which the kernel does not hear of what others change.
NETWORK_FILESYSTEMS = frozenset(
    [
        "nfs",
        "nfs4",
        "cifs",
        "smb",
        "smb2",
        "smb3",
        "smbfs",
        "9p",
        "afs",
        "ceph",
        "glusterfs",
        "lustre",
        "vboxsf",
        "vmhgfs",
        "drvfs",
        "davfs",
        "ncpfs",
        "virtiofs",
        "beegfs",
        "gpfs",
    ]
)
FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW
RETRY_HINT = "Name a folder that you may read and write"


class Landed(Struct, frozen=True):
    """A file in the folder as it was when it was looked at; another content has another mark."""

    path: str
    kind: FileKind
    size: int
    modified: int
    changed: int  # when it came to lie there; unlike `modified`, nobody can set it
    is_file: bool = True

    @property
    def fingerprint(self) -> str:
        """What tells this state of the file from any other."""
        return f"{self.size} {self.modified} {self.changed}"

    @property
    def relative_path(self) -> PurePosixPath:
        """Its path from the folder."""
        return PurePosixPath(self.path)

    def arrived_at(self, now: datetime) -> datetime:
        """When it came to lie there, which cannot be after `now`."""
        return min(now, datetime.fromtimestamp(self.changed / 1e9, UTC))


def validate(folder: Path, classroom: Path) -> Path:
    """The folder to watch; raises SeminarError for one that cannot be watched."""
    place = folder.resolve()
    if not place.is_dir():
        raise SeminarError("there is no such folder", where=str(folder), hint=RETRY_HINT)
    if not os.access(place, os.R_OK | os.W_OK | os.X_OK):
        raise SeminarError("you may not read and write it", where=str(folder), hint=RETRY_HINT)
    room = classroom.resolve()
    if place in (room, *room.parents) or room in place.parents:
        raise SeminarError(
            "the classroom is in it, or it is in the classroom",
            where=str(folder),
            hint="Name a folder of its own: students put files there",
        )
    return place


def is_remote(folder: Path) -> bool:
    """Whether a folder lies on a disk that others write to over a network."""
    places = {Path(one.mountpoint): one.fstype for one in psutil.disk_partitions(all=True)}
    kind = next((places[way] for way in (folder, *folder.parents) if way in places), "")
    return kind in NETWORK_FILESYSTEMS or kind.startswith("fuse")


def scan(folder: Path) -> dict[str, Landed]:
    """All files that are anybody's business, by path, in the order in which they landed."""
    found: list[Landed] = []
    for top, folders, own in os.walk(folder, followlinks=False):
        folders[:] = sorted(name for name in folders if not file_names.is_hidden(name))
        for name in own:
            path = Path(top, name)
            way = PurePosixPath(path.relative_to(folder).as_posix())
            kind = file_names.classify_name(way)
            if kind is None:
                continue
            with suppress(OSError):  # gone again
                state = path.lstat()
                found.append(_landed(way, kind, state))
        if len(found) > MAX_FILES:
            raise SeminarError(
                f"holds more than {MAX_FILES} files",
                where=str(folder),
                hint="Watch a folder of one assignment",
            )
    if not found and not folder.is_dir():
        raise SeminarError(
            "is gone", where=str(folder), hint="Put it back, and run the same command again"
        )
    return {one.path: one for one in sorted(found, key=lambda one: (one.changed, one.path))}


@contextmanager
def open_parent_dir(folder: Path, path: PurePosixPath) -> Iterator[Path]:
    """A path by which a file can be used while the folders on its way are held.

    Raises OSError if one of them is a link, or is gone.
    """
    fd = os.open(folder, FOLDER)
    try:
        for part in path.parts[:-1]:
            below = os.open(part, FOLDER, dir_fd=fd)
            os.close(fd)
            fd = below
        yield Path(f"/proc/self/fd/{fd}") / path.name
    finally:
        os.close(fd)


def current_state(folder: Path, one: Landed) -> Landed | None:
    """The same file as it is now; None if it is gone."""
    try:
        with open_parent_dir(folder, one.relative_path) as place:
            return _landed(one.relative_path, one.kind, place.lstat())
    except OSError:
        return None


def is_being_written(place: Path) -> bool:
    """Whether a program of this machine has the file open for writing, as far as can be known."""
    try:
        fd = os.open(place, atomic_files.SAFE_OPEN_FLAGS)
    except OSError:
        return False
    try:
        # The kernel refuses a lease on a file that is open for writing. Who opens it just now
        # would have a signal sent; this one is ignored unless somebody waits for it.
        fcntl.fcntl(fd, fcntl.F_SETSIG, signal.SIGURG)
        fcntl.fcntl(fd, fcntl.F_SETLEASE, fcntl.F_RDLCK)
        fcntl.fcntl(fd, fcntl.F_SETLEASE, fcntl.F_UNLCK)
    except BlockingIOError:
        return True
    except OSError:
        return False  # not our file, or a disk without leases
    finally:
        os.close(fd)
    return False


def write_reply(folder: Path, path: PurePosixPath, page: bytes) -> None:
    """Put a page into the folder, unless it is there already; raises OSError or StorageError."""
    with open_parent_dir(folder, path) as place:
        atomic_files.remove_stale_temp_files(place.parent)
        before = None
        with suppress(OSError):
            before = atomic_files.open_regular_file(place)
        if before is not None:
            with before:
                if before.read(len(page) + 1) == page:
                    return
        atomic_files.write_atomic(place, page, 0o644)


def _landed(way: PurePosixPath, kind: FileKind, state: os.stat_result) -> Landed:
    return Landed(
        str(way),
        kind,
        state.st_size,
        state.st_mtime_ns,
        state.st_ctime_ns,
        stat.S_ISREG(state.st_mode),
    )
