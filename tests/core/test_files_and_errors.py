"""Files, JSON stores and errors: opened without links or blocking, versioned, and pickled.

A regression makes a test hang: opening a FIFO waits for a writer.
"""

import errno
import fcntl
import multiprocessing
import os
import pickle
import socket
import tempfile
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import chdir
from datetime import UTC
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from msgspec import Struct

from autograder.core import atomic_files, json_store
from autograder.core.errors import (
    ClusterError,
    CourseError,
    GradebookError,
    MasterError,
    SandboxUnavailableError,
    SeminarError,
    StorageError,
)
from autograder.course import Course, load_course
from autograder.gradebook import quarantine
from autograder.intake import submission_folder
from autograder.watch import safe_directory
from tests.support.classroom import ASSIGNMENT, hand_in

STALE_NAME = f"{atomic_files.TEMP_PREFIX}k2j3h4"


def make_symlink(path: Path) -> None:
    """Create a symlink to a readable file."""
    path.symlink_to(__file__)


def make_socket(path: Path) -> None:
    """Create a socket."""
    with socket.socket(socket.AF_UNIX) as server, chdir(path.parent):
        server.bind(path.name)  # its whole path would be too long


def make_device_link(path: Path) -> None:
    """Create a symlink to a device; only root can create a device."""
    path.symlink_to("/dev/tty")


each_odd_file = pytest.mark.parametrize(
    "make", [os.mkfifo, make_symlink, make_socket, make_device_link]
)
Make = Callable[[Path], None]


def test_a_file_that_another_process_takes_for_stale_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A temporary file that is removed before its writer has locked it is created again."""
    make, made = tempfile.mkstemp, []

    def make_and_remove(**options: Any) -> tuple[int, str]:
        made.append(make(**options))
        if len(made) == 1:
            atomic_files.remove_stale_temp_files(tmp_path)
        return made[-1]

    monkeypatch.setattr(tempfile, "mkstemp", make_and_remove)
    atomic_files.write_atomic(tmp_path / "own", b"text")
    assert len(made) == 2
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"own": b"text"}


def test_nothing_is_left_where_no_file_can_be_locked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A write fails without a temporary file if the file system has no locks."""

    def refuse(*_: int) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(fcntl, "flock", refuse)
    with pytest.raises(OSError, match=os.strerror(errno.ENOLCK)):
        atomic_files.write_atomic(tmp_path / "own", b"text")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("make", [os.mkfifo, make_symlink, make_device_link, Path.mkdir])
def test_what_is_no_file_is_not_read(make: Make, tmp_path: Path) -> None:
    """A FIFO, symlink, device or directory is not read and does not block."""
    make(tmp_path / "odd")
    assert atomic_files.open_regular_file(tmp_path / "odd") is None


def test_a_file_is_read(tmp_path: Path) -> None:
    """A regular file is read; a missing file or a socket raises."""
    (tmp_path / "plain").write_bytes(b"text")
    file = atomic_files.open_regular_file(tmp_path / "plain")
    assert file is not None
    with file:
        assert file.read() == b"text"
    with pytest.raises(FileNotFoundError):
        atomic_files.open_regular_file(tmp_path / "none")
    make_socket(tmp_path / "door")
    with pytest.raises(OSError, match="No such device"):
        atomic_files.open_regular_file(tmp_path / "door")


def test_what_writers_left_is_removed(tmp_path: Path) -> None:
    """Stale temporary files and directories are removed; locked ones and others are kept."""
    (tmp_path / STALE_NAME).write_text("half")
    (tmp_path / f"{STALE_NAME}-folder" / "below").mkdir(parents=True)
    (tmp_path / "own").write_text("whole")
    with (tmp_path / f"{STALE_NAME}-at-work").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        atomic_files.remove_stale_temp_files(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"own", f"{STALE_NAME}-at-work"}


@each_odd_file
def test_tidying_waits_for_nobody(make: Make, tmp_path: Path) -> None:
    """A FIFO, symlink, socket or device with the name of a temporary file is ignored."""
    make(tmp_path / STALE_NAME)
    (tmp_path / f"{STALE_NAME}-half").write_text("half")
    atomic_files.remove_stale_temp_files(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [STALE_NAME]


@each_odd_file
def test_a_renamed_hand_in_beside_odd_files(course: Course, make: Make) -> None:
    """A renamed notebook is copied despite such files in its directory."""
    path = hand_in(course, "ada", b"{1}", "mine.ipynb")
    make(path.parent / STALE_NAME)
    ((submission,), missing) = submission_folder.find_submissions(course, ASSIGNMENT)
    assert submission.original_name == "mine.ipynb"
    assert submission_folder.read_bytes(submission.path) == b"{1}"
    assert missing == []


def test_a_pipe_for_a_note(course: Course) -> None:
    """A FIFO with the name of the marker is replaced."""
    path = hand_in(course, "ada", b"{1}", "mine.ipynb")
    os.mkfifo(path.parent / f".{ASSIGNMENT}.adopted")
    ((submission,), _) = submission_folder.find_submissions(course, ASSIGNMENT)
    assert (
        submission_folder.original_name(path.parent, ASSIGNMENT)
        == submission.original_name
        == "mine.ipynb"
    )


@each_odd_file
def test_no_time_of_hand_in(make: Make, tmp_path: Path) -> None:
    """A timestamp that is not a regular file gives no time and is quarantined."""
    make(tmp_path / quarantine.TIMESTAMP_FILE)
    assert quarantine.submitted_at(tmp_path, UTC) is None
    quarantine.quarantine_files(tmp_path, UTC)
    assert [path.name for path in tmp_path.iterdir()] == [quarantine.QUARANTINE_DIR]


@each_odd_file
def test_an_answer_among_odd_files(make: Make, tmp_path: Path) -> None:
    """A reply is written into a watched directory despite such files, also over a FIFO."""
    make(tmp_path / STALE_NAME)
    make(tmp_path / "s01.html")
    safe_directory.write_reply(tmp_path, PurePosixPath("s01.html"), b"page")
    assert not (tmp_path / "s01.html").is_symlink()
    assert (tmp_path / "s01.html").read_bytes() == b"page"


NEXT_STEP = "Move it away"


class Record(Struct, frozen=True):
    format_version: int = 3
    names: dict[str, int] = {}


def test_it_comes_back(tmp_path: Path) -> None:
    """A saved record is loaded again, and directories are created; without a file it is empty."""
    path = tmp_path / "folder" / "record.json"
    assert json_store.load_json(path, Record, NEXT_STEP) == Record()
    json_store.save_json(path, Record())
    (path.parent / STALE_NAME).write_text("half")  # of a process that was killed
    json_store.save_json(path, Record(names={"佐藤": 1}))
    assert json_store.load_json(path, Record, NEXT_STEP) == Record(names={"佐藤": 1})
    assert [file.name for file in path.parent.iterdir()] == ["record.json"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b'{"format_version": 3, "names": {"a": 1',
        b'{"format_version": 2}',
        b'{"format_version": 4, "names": {"a": 1}}',
        b'{"format_version": 3, "names": ["a"]}',
        b'{"format_version": 3, "names": {"\xff": 1}}',
        b'{"format_version": 3, "more": ' + b"[" * 100_000,
    ],
    ids=["empty", "cut off", "older", "newer", "of another shape", "no UTF-8", "very deep"],
)
def test_what_is_not_understood(tmp_path: Path, data: bytes) -> None:
    """An invalid record is reported with path and hint, and left unchanged."""
    path = tmp_path / "record.json"
    path.write_bytes(data)
    with pytest.raises(SeminarError, match="is damaged, or of another version") as caught:
        json_store.load_json(path, Record, NEXT_STEP)
    assert (caught.value.where, caught.value.hint) == (str(path), NEXT_STEP)
    assert path.read_bytes() == data


KINDS = [
    *(SeminarError, CourseError, MasterError),
    *(SandboxUnavailableError, GradebookError, StorageError, ClusterError),
]


@pytest.mark.parametrize("kind", KINDS)
def test_survives_pickling(kind: type[SeminarError]) -> None:
    """A pickled error has the same type, parts, message and exit code."""
    error = kind("it is wrong", where="course.toml", hint="Mend it")
    unpickled = pickle.loads(pickle.dumps(error))
    assert type(unpickled) is kind
    assert (unpickled.what, unpickled.where, unpickled.hint) == (
        "it is wrong",
        "course.toml",
        "Mend it",
    )
    assert (str(unpickled), unpickled.exit_code) == (str(error), error.exit_code)


def test_survives_a_worker_process(tmp_path: Path) -> None:
    """An error raised in a worker process is raised in the waiting process."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context) as pool:
        waiting = pool.submit(load_course, tmp_path)
        with pytest.raises(CourseError) as caught:
            waiting.result()
    assert caught.value.where == str(tmp_path / "course.toml")
    assert "`seminar new course NAME`" in caught.value.hint


@pytest.mark.parametrize(
    ("where", "next_step", "line"),
    [
        ("", "", "it is wrong"),
        ("course.toml", "", "course.toml: it is wrong"),
        ("", "Mend it", "it is wrong. Mend it"),
        ("course.toml", "Mend it", "course.toml: it is wrong. Mend it"),
    ],
)
def test_says_what_there_is_to_say(where: str, next_step: str, line: str) -> None:
    """The message has place, error and hint, without separators for empty parts."""
    assert str(SeminarError("it is wrong", where=where, hint=next_step)) == line


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x0b", "\n\n"])
def test_is_one_line(end: str) -> None:
    """Line breaks in any part do not break the line."""
    error = SeminarError(f"a{end}b", where=f"c{end}d", hint=f"e{end}f")
    assert len(str(error).splitlines()) == 1
    assert str(error).split() == ["c", "d:", "a", "b.", "e", "f"]


def test_exit_codes_tell_the_kinds_apart() -> None:
    """Errors of files, sandbox, gradebook, disk and cluster have different exit codes."""
    codes = {kind: kind("it is wrong").exit_code for kind in KINDS}
    assert codes[SeminarError] == codes[CourseError] == codes[MasterError] == 2
    others = (SandboxUnavailableError, GradebookError, StorageError, ClusterError)
    assert [codes[kind] for kind in others] == [3, 4, 5, 6]
