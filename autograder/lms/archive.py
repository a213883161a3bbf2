"""List and read the files of a downloaded zip or directory without extracting anything.

Members of a zip are read one by one, within size limits. Their names are compared and displayed
but never used as paths, so a name like `../../x` is harmless. Links, pipes and encrypted members
get a `rejection_reason`.
"""

import os
import re
import stat
import struct
import unicodedata
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, tzinfo
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import IO
from zipfile import BadZipFile, ZipFile, ZipInfo

from msgspec import Struct

from autograder.core.errors import SeminarError
from autograder.core.text import printable
from autograder.intake import submission_folder
from autograder.intake.ipynb_reader import read_ipynb
from autograder.intake.limits import MAX_FILE_BYTES

MAX_ARCHIVE_FILES = 50_000
MAX_TABLE_BYTES = 32 << 20  # of a file that the LMS wrote about all submissions
MAX_NAME_LENGTH = 255  # characters of each displayed name
MAX_DIRECTORY_BYTES = 64 << 20  # of a zip's central directory
MAX_COMPRESSION_RATIO = 100  # of a member above MAX_FILE_BYTES; notebooks reach 10
UTF8_FLAG, ENCRYPTED_FLAG = 0x800, 0x1
UNICODE_PATH_FIELD = 0x7075  # Info-ZIP's extra field with the name in UTF-8
IGNORED_NAMES = frozenset(
    {"__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini", ".ipynb_checkpoints"}
)
_REDOWNLOAD_HINT = "Download it again, and do not open it before collecting"
_JAPANESE_LETTER = re.compile("[\u3040-\u30ff\u4e00-\u9fff]")
_NOT_A_FILE = "is a link or another special file"


class File(Struct, frozen=True):
    """One file of a download.

    `name` is its printable path in the download; `source` is its path on disk, or the open zip
    and the member. `rejection_reason` tells the instructor why the file is not read.
    """

    name: str
    source: Path | tuple[ZipFile, ZipInfo]
    modified: datetime | None = None
    rejection_reason: str = ""

    @property
    def parts(self) -> tuple[str, ...]:
        """The names of its directories, then its own."""
        return PurePosixPath(self.name).parts

    def read(self) -> bytes:
        """Return the bytes, as `read_ipynb` does.

        Raises SeminarError if the member of a zip is damaged or cannot be read.
        """
        if isinstance(self.source, Path):
            return submission_folder.read_bytes(self.source)
        with self._open_member() as member:
            return read_ipynb(member)

    def read_table(self) -> bytes:
        """Return the bytes of a file of the LMS itself; raises SeminarError if it is too large."""
        if self.rejection_reason:
            raise SeminarError(self.rejection_reason, where=self.name)
        if isinstance(self.source, Path):
            with self.source.open("rb") as file:
                data = file.read(MAX_TABLE_BYTES + 1)
        else:
            with self._open_member() as member:
                data = member.read(MAX_TABLE_BYTES + 1)
        if len(data) > MAX_TABLE_BYTES:
            raise SeminarError("is too large", where=self.name)
        return data

    @contextmanager
    def _open_member(self) -> Iterator[IO[bytes]]:
        assert not isinstance(self.source, Path), "a member of a zip"
        archive, info = self.source
        try:
            with archive.open(info) as member:
                yield member
        except (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
            raise SeminarError(f"is damaged in the zip ({error})", where=self.name) from None
        except OSError as error:
            raise SeminarError(f"cannot be read ({error.strerror})", where=self.name) from None


class Archive(Struct, frozen=True):
    """An open download: a zip or a directory."""

    path: Path
    files: tuple[File, ...]


@contextmanager
def open_archive(path: Path, zone: tzinfo) -> Iterator[Archive]:
    """Open a zip or a directory; the times in a zip have no zone and are taken to be in `zone`.

    Raises SeminarError for anything else, and for more files than `MAX_ARCHIVE_FILES`.
    """
    if path.is_dir():
        yield Archive(path, tuple(_file(path, file, zone) for file in _list_files(path)))
    elif path.is_file():
        with path.open("rb") as stream, _open_zip(stream, path) as archive:
            yield Archive(path, tuple(_members(archive, zone)))
    else:
        raise SeminarError(
            "is neither a zip nor a directory" if path.exists() else "does not exist",
            where=str(path),
            hint="Give the path of the zip from the LMS, or of a directory",
        )


def notebook_in_zip(data: bytes, assignment: str) -> tuple[bytes | None, int]:
    """Return the notebook in a submitted zip, and the number of notebooks in it.

    The notebook is the only one, or the only one named after the assignment; None if several
    qualify, or none. Raises SeminarError for a damaged zip.
    """
    with _open_zip(BytesIO(data), Path("a zip")) as archive:
        files = [file for file in _members(archive, UTC) if not file.rejection_reason]
        notebooks = [file for file in files if file.name.endswith(".ipynb")]
        named = [file for file in notebooks if file.parts[-1] == f"{assignment}.ipynb"] or notebooks
        return (named[0].read() if len(named) == 1 else None), len(notebooks)


def _list_files(root: Path) -> list[Path]:
    paths: list[Path] = []
    for directory, subdirectories, names in os.walk(root, followlinks=False):
        links = [name for name in subdirectories if Path(directory, name).is_symlink()]
        subdirectories[:] = sorted(set(subdirectories) - IGNORED_NAMES - {".git", *links})
        paths += [Path(directory, n) for n in sorted([*names, *links]) if n not in IGNORED_NAMES]
        if len(paths) > MAX_ARCHIVE_FILES:
            raise _too_many_files(root)
    return paths


def _file(root: Path, path: Path, zone: tzinfo) -> File:
    state = path.lstat()
    name = _printable_path(path.relative_to(root).as_posix())
    rejection = "" if stat.S_ISREG(state.st_mode) else _NOT_A_FILE
    return File(name, path, datetime.fromtimestamp(state.st_mtime, zone), rejection)


@contextmanager
def _open_zip(stream: IO[bytes], path: Path) -> Iterator[ZipFile]:
    try:
        _check_directory_size(stream, path)
        archive = ZipFile(stream)
    except (BadZipFile, ValueError, struct.error, NotImplementedError) as error:
        raise SeminarError(
            f"is not a zip, or a damaged one ({error})", where=str(path), hint=_REDOWNLOAD_HINT
        ) from None
    with archive:
        if len(archive.infolist()) > MAX_ARCHIVE_FILES:
            raise _too_many_files(path)
        yield archive


def _check_directory_size(stream: IO[bytes], path: Path) -> None:
    """Raise SeminarError for a huge central directory, which `ZipFile` would read into memory.

    Its size is in the end record, section 4.3.16 of
    https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT.
    """
    size = stream.seek(0, os.SEEK_END)
    stream.seek(max(0, size - 65_557))  # the length of an end record with the longest comment
    tail = stream.read()
    start = tail.rfind(b"PK\5\6")
    if start >= 0 and len(tail) >= start + 22:
        length = struct.unpack_from("<L", tail, start + 12)[0]
        if length == 0xFFFFFFFF:  # zip64: the size of the file is an upper bound
            length = size
        if length > MAX_DIRECTORY_BYTES and size > MAX_DIRECTORY_BYTES:
            raise _too_many_files(path)
    stream.seek(0)


def _members(archive: ZipFile, zone: tzinfo) -> Iterator[File]:
    for info in archive.infolist():
        # Some programs of Windows separate by backslashes; on a disk they are part of a name.
        name = _printable_path(_decode_name(info).replace("\\", "/"))
        if not info.is_dir() and not IGNORED_NAMES & set(PurePosixPath(name).parts):
            yield File(name, (archive, info), _modified(info, zone), _rejection_reason(info))


def _rejection_reason(info: ZipInfo) -> str:
    if stat.S_IFMT(info.external_attr >> 16) not in (0, stat.S_IFREG):
        return _NOT_A_FILE
    if info.flag_bits & ENCRYPTED_FLAG:
        return "is encrypted"
    if info.file_size > max(MAX_FILE_BYTES, MAX_COMPRESSION_RATIO * max(info.compress_size, 1)):
        return "unpacks to many times its size, as no notebook does"
    return ""


def _modified(info: ZipInfo, zone: tzinfo) -> datetime | None:
    """Return a member's time; None for the year 1980, which programs write for an unknown time."""
    try:
        return datetime(*info.date_time, tzinfo=zone) if info.date_time[0] > 1980 else None
    except ValueError:
        return None


def _decode_name(info: ZipInfo) -> str:
    """Return a member's name: UTF-8 if flagged so, else a guess of UTF-8, Shift-JIS, cp437.

    Almost any bytes are valid Shift-JIS, so that counts only if it gives Japanese letters.
    """
    if info.flag_bits & UTF8_FLAG:
        return info.filename
    if name := _unicode_path(info.extra):
        return name
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
        if encoding == "utf-8" or _JAPANESE_LETTER.search(name):
            return name
    return info.filename


def _unicode_path(extra: bytes) -> str:
    """Return the name in Info-ZIP's extra field (APPNOTE 4.6.9) of some Windows programs."""
    while len(extra) >= 4:
        field, size = struct.unpack_from("<HH", extra)
        if field == UNICODE_PATH_FIELD and 5 < size <= len(extra) - 4 and extra[4] == 1:
            return extra[9 : 4 + size].decode("utf-8", "replace")
        extra = extra[4 + size :]
    return ""


def _printable_path(name: str) -> str:
    """Return a path to display and compare: NFC, no `..`, no control characters."""
    normalized = unicodedata.normalize("NFC", name)
    return "/".join(
        printable(part, MAX_NAME_LENGTH)
        for part in normalized.split("/")
        if part not in ("", ".", "..")
    )


def _too_many_files(path: Path) -> SeminarError:
    return SeminarError(
        f"holds more than {MAX_ARCHIVE_FILES} files",
        where=str(path),
        hint="Give the download of one assignment only",
    )
