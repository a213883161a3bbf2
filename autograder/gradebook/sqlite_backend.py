"""A gradebook in a SQLite file: creation, integrity check, lock detection and error messages."""

import logging
import os
import sqlite3
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from autograder.core import atomic_files
from autograder.core.errors import GradebookError, StorageError
from autograder.core.fault_points import FaultPoint, fault_point
from autograder.gradebook import schema
from autograder.gradebook.backend import HINT_UPGRADE, DatabaseFault, GradebookBackend, find_cause

NOTIFY_AFTER = 1 / 40  # of the lock's timeout: the wait is logged
BUSY_TIMEOUT = 0.25  # seconds of SQLite's own wait, which Ctrl-C cannot interrupt
LOCKED_BYTES = range(0x40000000, 0x40000200)  # of the file: where SQLite places its locks

HINT_RESTORE = (
    "Keep that file. Replace it with your last backup, or move it away, and run the same command"
    " again: points of hidden tests are imported again from classroom/results; points and"
    " comments given by hand exist only in a backup"
)
HINT_CLOSE = "Close that program, or let it finish, and run the same command again: nothing is lost"
OTHER_VERSION = "is of another version of nbgrader ({})"
# By the beginning of SQLite's name of the error and its text.
_FAULTS: dict[str, DatabaseFault] = {
    "SQLITE_BUSY": (GradebookError, "another program has locked it ({})", HINT_CLOSE),
    "SQLITE_LOCKED": (GradebookError, "another program has locked it ({})", HINT_CLOSE),
    "SQLITE_CORRUPT": (GradebookError, "is damaged ({})", HINT_RESTORE),
    "SQLITE_NOTADB": (GradebookError, "is damaged, or not a gradebook ({})", HINT_RESTORE),
    "SQLITE_FULL": (StorageError, *atomic_files.DISK_FULL),
    "SQLITE_READONLY": (StorageError, *atomic_files.DISK_READ_ONLY),
    "SQLITE_PERM": (StorageError, *atomic_files.WRITE_FORBIDDEN),
    "SQLITE_CANTOPEN": (StorageError, *atomic_files.WRITE_FORBIDDEN),
    "SQLITE_IOERR": (StorageError, *atomic_files.DISK_FAILING),
    "SQLITE_ERROR no such column": (GradebookError, OTHER_VERSION, HINT_UPGRADE),
    "SQLITE_ERROR no such table": (GradebookError, OTHER_VERSION, HINT_UPGRADE),
}

logger = logging.getLogger(__name__)


class SqliteBackend(GradebookBackend):
    """The gradebook in the file `path`.

    `lock_timeout` is how many seconds to wait for another program that writes to it.
    """

    faults = _FAULTS
    retryable = ("SQLITE_BUSY", "SQLITE_LOCKED")

    def __init__(self, path: Path, lock_timeout: float) -> None:
        self.path, self.classroom, self.where = path, path.parent, str(path)
        self._lock_timeout = lock_timeout

    def exists(self) -> bool:
        """Return whether the file exists."""
        with self.translate_errors():
            return self.path.is_file()

    def create_schema(self) -> None:
        """Create the file unless it exists; it appears only when it is complete.

        nbgrader creates the tables first and stores their version seconds later; it could never
        upgrade a file without the version.
        """
        if os.path.lexists(self.path):
            return
        with self.translate_errors():
            self.classroom.mkdir(parents=True, exist_ok=True)
            atomic_files.remove_stale_temp_files(self.classroom)
            with atomic_files.temporary_directory(self.classroom) as directory:
                complete_file = directory / self.path.name
                with schema.transaction(schema.sqlite_url(complete_file)) as connection:
                    schema.create_tables(connection)
                fault_point(FaultPoint.GRADEBOOK_BUILT)
                try:
                    # Fails if another process has created the file, which may hold points by now.
                    os.link(complete_file, self.path)
                except OSError:
                    if not os.path.lexists(self.path):  # the file system has no hard links
                        complete_file.replace(self.path)

    def ensure_ready(self) -> None:
        """Create the file unless it exists; check that it is intact and writable.

        Leaves a damaged file as it is.
        """
        with self.translate_errors():
            self.create_schema()
            self.check()
            with self._connect() as connection:
                _add_own_tables(connection)

    def check(self) -> None:
        """Check that an existing file is intact and writable.

        Raises GradebookError if it is damaged, or locked for `lock_timeout`.
        """
        with self.translate_errors():
            if not os.path.lexists(self.path):
                return
            if not self.path.is_file():
                raise GradebookError("is not a file", where=self.where, hint=HINT_RESTORE)
            self.wait_until_writable()
            with self._connect() as connection:
                report = str(connection.execute("PRAGMA quick_check(1)").fetchone()[0])
                is_empty = connection.execute("PRAGMA page_count").fetchone()[0] == 0
                if is_empty or report != "ok":
                    what = "is empty" if is_empty else f"is damaged ({' '.join(report.split())})"
                    raise GradebookError(what, where=self.where, hint=HINT_RESTORE)

    def wait_until_writable(self) -> None:
        """Wait while another program writes to the file; log it after a while.

        Raises GradebookError after `lock_timeout`.
        """
        start, logged = time.monotonic(), False
        while not self._is_writable():
            waited = time.monotonic() - start
            if waited > self._lock_timeout:
                what = f"another program{_holder(self.path)} has locked it for {waited:.0f} seconds"
                raise GradebookError(what, where=self.where, hint=HINT_CLOSE)
            if waited > NOTIFY_AFTER * self._lock_timeout and not logged:
                message = "waiting for another program%s that has locked %s"
                logger.info(message, _holder(self.path), self.path)
                logged = True

    def fingerprint(self) -> object:
        """Return device and inode of the file; None if there is no file."""
        try:
            status = self.path.stat()
        except OSError:
            return None
        return status.st_dev, status.st_ino

    def rows(self, query: str, parameters: Mapping[str, str]) -> Sequence[Sequence[Any]]:
        """Return the rows of a SQL query."""
        with self.translate_errors(), self._connect() as connection:
            return connection.execute(query, parameters).fetchall()

    def database_error(self, error: BaseException) -> str:
        """Return name and text of the SQLite error."""
        cause = find_cause(error, sqlite3.Error)
        return f"{getattr(cause, 'sqlite_errorname', None) or ''} {cause}" if cause else ""

    def _is_writable(self) -> bool:
        try:
            with self.translate_errors(), self._connect() as connection:
                connection.execute("BEGIN IMMEDIATE")
                connection.execute("ROLLBACK")
        except GradebookError as error:
            if not self.database_error(error).startswith("SQLITE_BUSY"):
                raise
            return False
        return True

    @contextmanager
    def _connect(self) -> Iterator[sqlite3.Connection]:
        """Open the existing file for a moment; never creates a file."""
        uri = f"{self.path.absolute().as_uri()}?mode=rw"
        connection = sqlite3.connect(uri, uri=True, timeout=BUSY_TIMEOUT, isolation_level=None)
        with closing(connection):
            yield connection


def _add_own_tables(connection: sqlite3.Connection) -> None:
    """Create what the kit adds, which a gradebook made by nbgrader does not have."""
    for addition in schema.ADDITIONS:
        try:
            connection.execute(addition)
        except sqlite3.OperationalError as error:
            # A file of another program or version: the first query of the table reports it.
            if not str(error).startswith("no such table"):
                raise


def _holder(path: Path) -> str:
    """Return PID and name of the process that holds SQLite's lock, as far as the kernel tells."""
    # Reads /proc instead of trying a lock: closing a file drops all POSIX locks that this
    # process holds on it.
    with suppress(OSError, ValueError):
        inode = str(path.stat().st_ino)
        for line in Path("/proc/locks").read_text().splitlines():
            _, kind, _, access, pid, device_and_inode, first_byte, *_ = line.split()
            is_sqlite_lock = (
                device_and_inode.rpartition(":")[2] == inode and int(first_byte) in LOCKED_BYTES
            )
            if is_sqlite_lock and (kind, access) == ("POSIX", "WRITE") and int(pid) != os.getpid():
                return f" (process {pid}, {Path(f'/proc/{pid}/comm').read_text().strip()})"
    return ""
