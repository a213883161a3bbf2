"""Files of strangers are opened without following or waiting; what killed writers left is removed.

Where one of these is broken, the test does not end: an open pipe waits for a writer for ever.
"""

import fcntl
import os
import socket
from collections.abc import Callable
from contextlib import chdir
from pathlib import Path, PurePosixPath

import pytest

from autograder.core import atomic_files
from autograder.course import Course
from autograder.gradebook import quarantine
from autograder.intake import submission_folder
from autograder.watch import safe_directory
from tests.classroom import ASSIGNMENT, hand_in

LEFT = f"{atomic_files.TEMP_PREFIX}k2j3h4"


def link(path: Path) -> None:
    """A link to a file that can be read."""
    path.symlink_to(__file__)


def door(path: Path) -> None:
    """A socket."""
    with socket.socket(socket.AF_UNIX) as own, chdir(path.parent):
        own.bind(path.name)  # its whole path would be too long


def device(path: Path) -> None:
    """A link to a device: nobody but root makes one."""
    path.symlink_to("/dev/tty")


ODD = pytest.mark.parametrize("make", [os.mkfifo, link, door, device])
Make = Callable[[Path], None]


@pytest.mark.parametrize("make", [os.mkfifo, link, device, Path.mkdir])
def test_what_is_no_file_is_not_read(make: Make, tmp_path: Path) -> None:
    """A pipe, a link, a device or a folder is not read, and not waited for."""
    make(tmp_path / "odd")
    assert atomic_files.open_regular_file(tmp_path / "odd") is None


def test_a_file_is_read(tmp_path: Path) -> None:
    """A plain file is read; what is not there, and a socket, cannot be opened."""
    (tmp_path / "plain").write_bytes(b"text")
    file = atomic_files.open_regular_file(tmp_path / "plain")
    assert file is not None
    with file:
        assert file.read() == b"text"
    with pytest.raises(FileNotFoundError):
        atomic_files.open_regular_file(tmp_path / "none")
    door(tmp_path / "door")
    with pytest.raises(OSError, match="No such device"):
        atomic_files.open_regular_file(tmp_path / "door")


def test_what_writers_left_is_removed(tmp_path: Path) -> None:
    """Files and folders of writers that were killed go; those of one at work, and others, stay."""
    (tmp_path / LEFT).write_text("half")
    (tmp_path / f"{LEFT}-folder" / "below").mkdir(parents=True)
    (tmp_path / "own").write_text("whole")
    with (tmp_path / f"{LEFT}-at-work").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        atomic_files.remove_stale_temp_files(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"own", f"{LEFT}-at-work"}


@ODD
def test_tidying_waits_for_nobody(make: Make, tmp_path: Path) -> None:
    """A pipe, link, socket or device by the name of what a writer leaves is passed over."""
    make(tmp_path / LEFT)
    (tmp_path / f"{LEFT}-half").write_text("half")
    atomic_files.remove_stale_temp_files(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [LEFT]


@ODD
def test_a_renamed_hand_in_beside_odd_files(course: Course, make: Make) -> None:
    """A notebook is adopted, whatever lies beside it by the names that the kit uses."""
    path = hand_in(course, "ada", b"{1}", "mine.ipynb")
    make(path.parent / LEFT)
    ((found,), unfound) = submission_folder.find_submissions(course, ASSIGNMENT)
    assert (found.original, submission_folder.read_bytes(found.path), unfound) == (
        "mine.ipynb",
        b"{1}",
        [],
    )


def test_a_pipe_for_a_note(course: Course) -> None:
    """A pipe in the place of the note on a renamed notebook's name is replaced."""
    path = hand_in(course, "ada", b"{1}", "mine.ipynb")
    os.mkfifo(path.parent / f".{ASSIGNMENT}.adopted")
    ((found,), _) = submission_folder.find_submissions(course, ASSIGNMENT)
    assert (
        submission_folder.original_name(path.parent, ASSIGNMENT) == found.original == "mine.ipynb"
    )


@ODD
def test_no_time_of_hand_in(make: Make, tmp_path: Path) -> None:
    """A timestamp that is no file tells no time, and is set aside."""
    make(tmp_path / quarantine.TIMESTAMP)
    assert quarantine.hand_in_time(tmp_path) is None
    quarantine.quarantine_files(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [quarantine.QUARANTINE_DIR]


@ODD
def test_an_answer_among_odd_files(make: Make, tmp_path: Path) -> None:
    """A page is put into a watched folder, over a pipe too, whatever else lies there."""
    make(tmp_path / LEFT)
    make(tmp_path / "s01.html")
    safe_directory.write_reply(tmp_path, PurePosixPath("s01.html"), b"page")
    assert not (tmp_path / "s01.html").is_symlink()
    assert (tmp_path / "s01.html").read_bytes() == b"page"
