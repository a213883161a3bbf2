"""Files in a downloaded zip or a folder, listed and read with nothing ever put on the disk.

A zip is read where it lies, member by member, within caps: its names are only ever looked at, so
that one like `../../x` leads nowhere. Links, pipes and encrypted members are named as such.
"""

import os
import stat
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, tzinfo
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import IO

from msgspec import Struct

from autograder.core.errors import SeminarError
from autograder.intake import submission_folder
from autograder.intake.limits import MAX_BYTES

MAX_FILES = 50_000
MAX_DIRECTORY = 64 << 20  # bytes of a zip's list of members
MAX_RATIO = 100  # of a large member's size to what it takes in the zip; notebooks come to 10
UTF8, ENCRYPTED = 0x800, 0x1  # flags of a member
UNICODE_PATH = 0x7075  # Info-ZIP's extra field with the name in UTF-8
IGNORED_NAMES = frozenset(
    {"__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini", ".ipynb_checkpoints"}
)
RETRY_HINT = "Download it again, and do not open it in between"


class File(Struct, frozen=True):
    """One file of a download: its path in there, its time, and why it cannot be taken."""

    name: str
    index: int
    modified: datetime | None = None
    size: int = 0
    rejection_reason: str = ""

    @property
    def parts(self) -> tuple[str, ...]:
        """The folders it lies in, and its own name."""
        return PurePosixPath(self.name).parts


class Archive:
    """A download that is open: its files, and their bytes on demand."""

    def __init__(self, path: Path, files: list[File], source: zipfile.ZipFile | list[Path]) -> None:
        self.path, self.files, self._source = path, tuple(files), source

    @property
    def is_folder(self) -> bool:
        """Whether this is a folder on the disk."""
        return not isinstance(self._source, zipfile.ZipFile)

    def place(self, file: File) -> Path:
        """Where a file of a folder lies."""
        assert isinstance(self._source, list)
        return self._source[file.index]

    def read(self, file: File) -> bytes:
        """A file's bytes, at most one more than may be graded; raises SeminarError if damaged."""
        if isinstance(self._source, list):
            return submission_folder.read_bytes(self._source[file.index])
        try:
            with self._source.open(self._source.infolist()[file.index]) as member:
                return member.read(MAX_BYTES + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as e:
            raise SeminarError(f"is damaged in the zip ({e})", where=file.name) from None
        except OSError as error:
            raise SeminarError(f"cannot be read ({error.strerror})", where=file.name) from None


@contextmanager
def open_archive(path: Path, zone: tzinfo) -> Iterator[Archive]:
    """A zip or a folder, open; raises SeminarError for what is neither, or too large to be one.

    A zip knows no time zone: its times are taken to be in `zone`.
    """
    if path.is_dir():
        places = _places(path)
        yield Archive(path, [_in_folder(path, p, n, zone) for n, p in enumerate(places)], places)
    elif path.is_file():
        with path.open("rb") as file, _zip(file, path) as source:
            yield Archive(path, _members(source, zone), source)
    else:
        raise SeminarError(
            "is neither a zip nor a folder" if path.exists() else "is not there",
            where=str(path),
            hint="Name the zip that the LMS gave, or a folder",
        )


def notebook_in_zip(data: bytes, named: str, zone: tzinfo) -> tuple[bytes | None, int]:
    """The notebook in a zip that a student handed in, and how many there are; None if unclear.

    The only one counts, or the only one of that name. Raises SeminarError for a damaged zip.
    """
    with _zip(BytesIO(data), Path("a zip")) as source:
        inner = Archive(Path(), _members(source, zone), source)
        found = [f for f in inner.files if f.name.endswith(".ipynb") and not f.rejection_reason]
        proper = [file for file in found if file.parts[-1] == f"{named}.ipynb"] or found
        return (inner.read(proper[0]) if len(proper) == 1 else None), len(found)


def _places(path: Path) -> list[Path]:
    found: list[Path] = []
    for top, folders, names in os.walk(path, followlinks=False):
        links = [name for name in folders if Path(top, name).is_symlink()]
        folders[:] = sorted(
            n for n in folders if n not in IGNORED_NAMES | {".git"} and n not in links
        )
        found += [Path(top, name) for name in sorted([*names, *links]) if name not in IGNORED_NAMES]
        if len(found) > MAX_FILES:
            raise _too_many(path)
    return found


def _in_folder(root: Path, path: Path, number: int, zone: tzinfo) -> File:
    state = path.lstat()
    name = _clean(path.relative_to(root).as_posix())
    kind = "" if stat.S_ISREG(state.st_mode) else "is a link, or no file at all"
    return File(name, number, datetime.fromtimestamp(state.st_mtime, zone), state.st_size, kind)


@contextmanager
def _zip(file: IO[bytes], path: Path) -> Iterator[zipfile.ZipFile]:
    try:
        _check_directory(file, path)
        source = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, ValueError, struct.error, NotImplementedError) as error:
        raise SeminarError(
            f"is no zip, or a damaged one ({error})", where=str(path), hint=RETRY_HINT
        ) from None
    with source:
        if len(source.infolist()) > MAX_FILES:
            raise _too_many(path)
        yield source


def _check_directory(file: IO[bytes], path: Path) -> None:
    """Look at the size of the list of members before Python's zipfile reads all of it.

    By the end record of https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.3.16.
    """
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - 65_557))
    tail = file.read()
    at = tail.rfind(b"PK\5\6")
    if at >= 0 and len(tail) >= at + 22:
        length = struct.unpack_from("<L", tail, at + 12)[0]
        if length == 0xFFFFFFFF:  # a zip64; the list is all that lies before the end at most
            length = size
        if length > MAX_DIRECTORY and size > MAX_DIRECTORY:
            raise _too_many(path)
    file.seek(0)


def _members(source: zipfile.ZipFile, zone: tzinfo) -> list[File]:
    found = []
    for number, info in enumerate(source.infolist()):
        name = _clean(_name(info))
        if info.is_dir() or IGNORED_NAMES & set(PurePosixPath(name).parts):
            continue
        found.append(File(name, number, _time(info, zone), info.file_size, _refusal(info)))
    return found


def _refusal(info: zipfile.ZipInfo) -> str:
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind not in (0, stat.S_IFREG):
        return "is a link, or no file at all"
    if info.flag_bits & ENCRYPTED:
        return "is encrypted"
    if info.file_size > MAX_BYTES and info.file_size > MAX_RATIO * max(info.compress_size, 1):
        return "unpacks to many times its size, as no notebook does"
    return ""


def _time(info: zipfile.ZipInfo, zone: tzinfo) -> datetime | None:
    """A member's time; the year 1980 is what is written when none is known."""
    try:
        return datetime(*info.date_time, tzinfo=zone) if info.date_time[0] > 1980 else None
    except ValueError:
        return None


def _name(info: zipfile.ZipInfo) -> str:
    """A member's name: UTF-8 if it says so, else what gives Japanese, else the old code page."""
    if info.flag_bits & UTF8:
        return info.filename
    told = _unicode_path(info.extra)
    if told:
        return told
    try:
        raw = info.orig_filename.encode("cp437")
    except UnicodeEncodeError:
        return info.filename
    if raw.isascii():
        return info.filename
    for encoding in ("utf-8", "cp932"):
        try:
            name = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding == "utf-8" or any(_is_japanese(letter) for letter in name):
            return name
    return info.filename


def _unicode_path(extra: bytes) -> str:
    """The name in Info-ZIP's extra field, which some Windows programs write; see 4.6.9."""
    while len(extra) >= 4:
        kind, size = struct.unpack_from("<HH", extra)
        if kind == UNICODE_PATH and 5 < size <= len(extra) - 4 and extra[4] == 1:
            return extra[9 : 4 + size].decode("utf-8", "replace")
        extra = extra[4 + size :]
    return ""


def _is_japanese(letter: str) -> bool:
    return "\u3040" <= letter <= "\u30ff" or "\u4e00" <= letter <= "\u9fff"


def _clean(name: str) -> str:
    """A path for people and for comparing: one form of each letter, nothing that acts."""
    plain = unicodedata.normalize("NFC", name.replace("\\", "/"))
    return "/".join(
        submission_folder.printable_name(part)
        for part in plain.split("/")
        if part not in ("", ".", "..")
    )


def _too_many(path: Path) -> SeminarError:
    return SeminarError(
        f"holds more than {MAX_FILES} files",
        where=str(path),
        hint="Name the download of one assignment",
    )
