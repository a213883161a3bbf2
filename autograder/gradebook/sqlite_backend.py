"""A gradebook in a file: made whole, looked at before use, and its faults in plain words."""

import logging
import os
import sqlite3
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from autograder.core import atomic_files
from autograder.core.errors import GradebookError, SeminarError, StorageError
from autograder.course import Course
from autograder.gradebook import schema

logger = logging.getLogger(__name__)


LOCK_TIMEOUT = 60.0  # seconds to wait for another program that writes to the gradebook
NOTIFY_AFTER = 1.5  # seconds of that before a word about it
BUSY_TIMEOUT = 0.25  # seconds that SQLite waits by itself, deaf to Ctrl-C
LOCKED_BYTES = range(0x40000000, 0x40000200)  # of a file; SQLite's own convention

HINT_RESTORE = (
    "Keep that file. Put your last copy of it in its place, or move it away, and run the same"
    " command again: points of hidden tests are entered anew from classroom/results; points and"
    " comments given by hand are in a copy alone"
)
HINT_CLOSE = "Close that program, or let it finish, and run the same command again: nothing is lost"
UPGRADE = "Make a copy of the file, run `nbgrader db upgrade`, and the same command again"
# By the beginning of SQLite's name for it.
GRADEBOOK_FAULTS = {
    "SQLITE_BUSY": ("another program has locked it", HINT_CLOSE),
    "SQLITE_LOCKED": ("another program has locked it", HINT_CLOSE),
    "SQLITE_CORRUPT": ("is damaged", HINT_RESTORE),
    "SQLITE_NOTADB": ("is damaged, or not a gradebook", HINT_RESTORE),
}
DISK_FAULTS = {
    "SQLITE_FULL": atomic_files.DISK_FULL,
    "SQLITE_READONLY": atomic_files.READ_ONLY,
    "SQLITE_PERM": atomic_files.FORBIDDEN,
    "SQLITE_CANTOPEN": atomic_files.FORBIDDEN,
    "SQLITE_IOERR": atomic_files.FAILING,
}


def path_of(course: Course) -> Path:
    """The file."""
    return course.classroom.gradebook_file


def prepare(course: Course) -> None:
    """Have a gradebook that is whole and can be written to; waits for others, and says so.

    Raises GradebookError for one that is damaged or stays locked, StorageError for one that
    cannot be written to. Such a file is left as it is.
    """
    path = path_of(course)
    create(course)
    if not path.is_file():
        raise GradebookError("is not a file", where=str(path), hint=HINT_RESTORE)
    wait(course)
    with _opened(path) as database:
        found = str(database.execute("PRAGMA quick_check(1)").fetchone()[0])
        empty = database.execute("PRAGMA page_count").fetchone()[0] == 0
        if found == "ok" and not empty:
            _index(database)
    if empty or found != "ok":
        what = "is empty" if empty else f"is damaged ({' '.join(found.split())})"
        raise GradebookError(what, where=str(path), hint=HINT_RESTORE)


def exists(course: Course) -> bool:
    """Whether there is a gradebook."""
    return path_of(course).is_file()


def create(course: Course) -> None:
    """Have a gradebook, if there is none: a new one is put in its place when it is whole.

    nbgrader makes the tables first and notes their version seconds later; a file that was left
    in between could never be upgraded.
    """
    path = path_of(course)
    if os.path.lexists(path):
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with atomic_files.temporary_directory(path.parent) as folder:
        new = folder / path.name
        schema.create(f"sqlite:///{new}")
        with suppress(FileExistsError):  # somebody else's; it may hold points by now
            _put(new, path)


def wait(course: Course) -> None:
    """Wait until nobody else writes to the gradebook; says so after a while.

    Raises GradebookError when that takes too long.
    """
    path, began, said = path_of(course), time.monotonic(), False
    while True:
        try:
            with _opened(path) as database:
                database.execute("BEGIN IMMEDIATE")
                database.execute("ROLLBACK")
            return
        except sqlite3.OperationalError as error:
            if not _name(error).startswith("SQLITE_BUSY"):
                raise
            waited = time.monotonic() - began
            if waited > LOCK_TIMEOUT:
                raise GradebookError(
                    f"another program{_holder(path)} has locked it for {waited:.0f} seconds",
                    where=str(path),
                    hint=HINT_CLOSE,
                ) from None
            if waited > NOTIFY_AFTER and not said:
                logger.info(f"waiting for another program{_holder(path)} that has locked {path}")
                said = True


def _index(database: sqlite3.Connection) -> None:
    """Have the indexes, in a gradebook that nbgrader has made as well."""
    for index in schema.INDEXES:
        try:
            database.execute(index)
        except sqlite3.OperationalError as error:
            # Of another program or version: what is wrong is told where the table is needed.
            if not str(error).startswith("no such table"):
                raise


@contextmanager
def alone(_course: Course) -> Iterator[None]:
    """Be the only one who makes the cells of an assignment: the classroom's lock sees to that."""
    yield


def identity(course: Course) -> object:
    """What tells the file from another one in its place; None if there is none."""
    try:
        state = path_of(course).stat()
    except OSError:
        return None
    return state.st_dev, state.st_ino


def rows(course: Course, query: str, values: Mapping[str, str]) -> Sequence[Sequence[Any]]:
    """The rows of a query."""
    with _opened(path_of(course)) as database:
        return database.execute(query, values).fetchall()


def explain(error: BaseException, course: Course) -> SeminarError | None:
    """A fault of the database in words; None for anything else."""
    cause = cause_of(error)
    if cause is None:
        return None
    where = str(path_of(course))
    for name, (what, next_step) in GRADEBOOK_FAULTS.items():
        if _name(cause).startswith(name):
            return GradebookError(f"{what} ({cause})", where=where, hint=next_step)
    for name, (what, next_step) in DISK_FAULTS.items():
        if _name(cause).startswith(name):
            return StorageError(what, where=where, hint=next_step)
    if str(cause).startswith(("no such column", "no such table")):
        what = f"is of another version of nbgrader ({cause})"
        return GradebookError(what, where=where, hint=UPGRADE)
    return None


def cause_of(error: BaseException | None) -> sqlite3.Error | None:
    """What the database said, under what others have made of it."""
    while error is not None and not isinstance(error, sqlite3.Error):
        error = error.__cause__ or error.__context__
    return error


def stops_all(error: BaseException) -> bool:
    """Whether nobody's points could be entered now, not even after a wait."""
    cause = cause_of(error)
    return cause is not None and not _name(cause).startswith(("SQLITE_BUSY", "SQLITE_LOCKED"))


def _put(new: Path, path: Path) -> None:
    """Put a new file where there is none; raises FileExistsError if there is one."""
    try:
        os.link(new, path)
    except FileExistsError:
        raise
    except OSError:  # a disk without links
        if not os.path.lexists(path):
            new.replace(path)


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    """The database without nbgrader, for a moment; never a new one."""
    address = f"{path.absolute().as_uri()}?mode=rw"
    with closing(
        sqlite3.connect(address, uri=True, timeout=BUSY_TIMEOUT, isolation_level=None)
    ) as opened:
        yield opened


def _name(error: sqlite3.Error) -> str:
    return getattr(error, "sqlite_errorname", None) or ""


def _holder(path: Path) -> str:
    """The process that has locked the file, where the kernel tells."""
    # Not asked by a lock of our own: closing a file gives up all locks of the process on it.
    with suppress(OSError, ValueError):
        number = path.stat().st_ino
        for line in Path("/proc/locks").read_text().splitlines():
            _, kind, _, access, holder, place, first, *_ = line.split()
            ours = place.rpartition(":")[2] == str(number) and int(first) in LOCKED_BYTES
            if ours and (kind, access) == ("POSIX", "WRITE") and int(holder) != os.getpid():
                return f" (process {holder}, {_program(holder)})"
    return ""


def _program(process: str) -> str:
    return Path(f"/proc/{process}/comm").read_text().strip()
