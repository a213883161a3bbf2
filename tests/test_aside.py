"""What lies beside a hand-in and would stop nbgrader is set aside; all else stays where it is."""

import os
import stat
from pathlib import Path

import pytest

from autograder.gradebook import quarantine
from autograder.intake.normalizer import MAX_BYTES


@pytest.fixture
def submitted(tmp_path: Path) -> Path:
    """A hand-in with a notebook and a file of data in a folder."""
    folder = tmp_path / "submitted"
    (folder / "data").mkdir(parents=True)
    (folder / "week2_loss.ipynb").write_text("{}")
    (folder / "data" / "numbers.csv").write_text("1")
    return folder


def names(submitted: Path) -> set[str]:
    """All that lies there, folders apart."""
    found = (path for path in submitted.rglob("*") if path.is_symlink() or not path.is_dir())
    return {str(path.relative_to(submitted)) for path in found}


def test_ordinary_files_stay(submitted: Path) -> None:
    """Notebooks, data and a timestamp that can be read are not moved."""
    (submitted / "timestamp.txt").write_text("2026-11-21 10:00:00 Asia/Tokyo\n")
    (submitted / "another.ipynb").symlink_to("week2_loss.ipynb")
    before = names(submitted)
    quarantine.quarantine_files(submitted)
    assert names(submitted) == before


def test_links_pipes_and_sockets_are_moved(submitted: Path) -> None:
    """What is no plain file is moved as it is, wherever it lies; what a link points at is not."""
    (submitted / "data" / "link").symlink_to("/etc/passwd")
    os.mkfifo(submitted / ".pipe")
    os.mknod(submitted / "door", stat.S_IFSOCK | 0o600)
    quarantine.quarantine_files(submitted)
    moved = {"set_aside/data/link", "set_aside/.pipe", "set_aside/door"}
    assert names(submitted) == {"week2_loss.ipynb", "data/numbers.csv"} | moved
    assert (submitted / "set_aside" / "data" / "link").readlink() == Path("/etc/passwd")


def test_huge_files_are_moved(submitted: Path) -> None:
    """A file larger than a notebook may be is moved."""
    (submitted / "film.npy").touch()
    os.truncate(submitted / "film.npy", MAX_BYTES + 1)
    quarantine.quarantine_files(submitted)
    assert "set_aside/film.npy" in names(submitted)


def test_of_too_many_files_all_are_moved(submitted: Path) -> None:
    """Thousands of files are moved, but the notebooks and the timestamp are not."""
    (submitted / "timestamp.txt").write_text("2026-11-21 10:00:00")
    for number in range(quarantine.MAX_FILES):
        (submitted / f"{number}.txt").touch()
    quarantine.quarantine_files(submitted)
    left = {name for name in names(submitted) if not name.startswith("set_aside/")}
    assert left == {"week2_loss.ipynb", "timestamp.txt"}
    assert len(names(submitted)) == quarantine.MAX_FILES + 3


@pytest.mark.parametrize(
    "content", [b"the day before yesterday", b"\xff\xfe\x00", b"9" * 4000, b"99999-99-99 1:1:1"]
)
def test_a_timestamp_that_is_no_time_is_moved(submitted: Path, content: bytes) -> None:
    """nbgrader would give up on the student; the file is kept as it is."""
    (submitted / "timestamp.txt").write_bytes(content)
    quarantine.quarantine_files(submitted)
    assert (submitted / "set_aside" / "timestamp.txt").read_bytes() == content


def test_nothing_that_was_set_aside_is_lost(submitted: Path) -> None:
    """A later hand-in's file of the same name is put beside the earlier one."""
    for content in ("first", "second"):
        (submitted / "timestamp.txt").write_text(content)
        quarantine.quarantine_files(submitted)
    assert {p.read_text() for p in (submitted / "set_aside").iterdir()} == {"first", "second"}
