"""Quarantine of extra files that would break nbgrader; all other files stay."""

import os
import stat
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from nbgrader.utils import parse_utc

from autograder.gradebook import quarantine
from autograder.intake.limits import MAX_NOTEBOOK_BYTES

ZONE = ZoneInfo("Asia/Tokyo")


@pytest.fixture
def submitted(tmp_path: Path) -> Path:
    """Create a submission directory with a notebook and a data file."""
    directory = tmp_path / "submitted"
    (directory / "data").mkdir(parents=True)
    (directory / "week2_loss.ipynb").write_text("{}")
    (directory / "data" / "numbers.csv").write_text("1")
    return directory


def names(submitted: Path) -> set[str]:
    """Return the relative paths of all files."""
    files = (path for path in submitted.rglob("*") if path.is_symlink() or not path.is_dir())
    return {str(path.relative_to(submitted)) for path in files}


def test_ordinary_files_stay(submitted: Path) -> None:
    """Notebooks, data files and a valid timestamp are not moved."""
    (submitted / "timestamp.txt").write_text("2026-11-21 10:00:00 Asia/Tokyo\n")
    (submitted / "another.ipynb").symlink_to("week2_loss.ipynb")
    before = names(submitted)
    quarantine.quarantine_files(submitted, ZONE)
    assert names(submitted) == before


def test_links_pipes_and_sockets_are_moved(submitted: Path) -> None:
    """Special files are moved from any depth; the target of a symlink is not."""
    (submitted / "data" / "link").symlink_to("/etc/passwd")
    os.mkfifo(submitted / ".pipe")
    os.mknod(submitted / "socket", stat.S_IFSOCK | 0o600)
    quarantine.quarantine_files(submitted, ZONE)
    moved = {"set_aside/data/link", "set_aside/.pipe", "set_aside/socket"}
    assert names(submitted) == {"week2_loss.ipynb", "data/numbers.csv"} | moved
    assert (submitted / "set_aside" / "data" / "link").readlink() == Path("/etc/passwd")


def test_huge_files_are_moved(submitted: Path) -> None:
    """A file larger than the limit for notebooks is moved."""
    (submitted / "film.npy").touch()
    os.truncate(submitted / "film.npy", MAX_NOTEBOOK_BYTES + 1)
    quarantine.quarantine_files(submitted, ZONE)
    assert "set_aside/film.npy" in names(submitted)


def test_of_too_many_files_all_are_moved(submitted: Path) -> None:
    """Thousands of files are moved, except the notebooks and the timestamp."""
    (submitted / "timestamp.txt").write_text("2026-11-21 10:00:00")
    for number in range(quarantine.MAX_EXTRA_FILES):
        (submitted / f"{number}.txt").touch()
    quarantine.quarantine_files(submitted, ZONE)
    remaining = {name for name in names(submitted) if not name.startswith("set_aside/")}
    assert remaining == {"week2_loss.ipynb", "timestamp.txt"}
    assert len(names(submitted)) == quarantine.MAX_EXTRA_FILES + 3


@pytest.mark.parametrize(
    "content", [b"the day before yesterday", b"\xff\xfe\x00", b"9" * 4000, b"99999-99-99 1:1:1"]
)
def test_a_timestamp_that_is_no_time_is_moved(submitted: Path, content: bytes) -> None:
    """An invalid timestamp, which nbgrader would reject, is moved unchanged."""
    (submitted / "timestamp.txt").write_bytes(content)
    quarantine.quarantine_files(submitted, ZONE)
    assert (submitted / "set_aside" / "timestamp.txt").read_bytes() == content


def test_nothing_that_was_set_aside_is_lost(submitted: Path) -> None:
    """A file of a later submission with the same name does not replace the earlier one."""
    for content in ("first", "second"):
        (submitted / "timestamp.txt").write_text(content)
        quarantine.quarantine_files(submitted, ZONE)
    assert {path.read_text() for path in (submitted / "set_aside").iterdir()} == {"first", "second"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_nbgrader_reads_each_time_that_the_kit_reads(submitted: Path, encoding: str) -> None:
    """A byte order mark, which nbgrader rejects, is removed; the original is kept."""
    timestamp = submitted / "timestamp.txt"
    content = "2026-12-05 00:30:00+09:00\n".encode(encoding)
    timestamp.write_bytes(content)
    quarantine.quarantine_files(submitted, ZONE)
    assert parse_utc(timestamp.read_text().strip()) == datetime(2026, 12, 4, 15, 30)
    assert quarantine.submitted_at(submitted, ZONE) == datetime(2026, 12, 4, 15, 30)
    kept = submitted / "set_aside" / "timestamp.txt"
    assert (kept.read_bytes() if kept.exists() else None) == (
        None if encoding == "utf-8" else content
    )
