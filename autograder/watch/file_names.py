"""Which file names in a watched folder are submissions, and the name of the reply to each."""

import re
from enum import StrEnum
from pathlib import PurePosixPath

from autograder.lms import archive

REPLY_SUFFIX = ".feedback.html"


class FileKind(StrEnum):
    """What a file is by its name."""

    NOTEBOOK = "notebook"
    ARCHIVE = "archive"
    OTHER = "other"  # often submitted by mistake; its reply explains what to submit


# Often submitted instead of the notebook. Any other file, such as data, is ignored.
WRONG_TYPE_SUFFIXES = (
    *(".pdf", ".html", ".htm", ".py", ".doc", ".docx", ".odt", ".rtf", ".pages"),
    *(".rar", ".7z", ".tar", ".gz", ".tgz", ".xz", ".bz2"),
)
# Incomplete files of copies, downloads and editors.
PARTIAL_SUFFIXES = (
    *(".part", ".partial", ".crdownload", ".download", ".opdownload", ".filepart"),
    *(".tmp", ".temp", ".swp", ".aria2", ".!ut"),
)
# Copies that Dropbox, Nextcloud, Syncthing and OneDrive make of a file that was changed in two
# places. Their names do not tell which of the two is meant.
CONFLICT_COPY = re.compile(
    r"conflicted copy|競合コピー|\.sync-conflict-\d{8}-|_conflict-\d{8}|\[conflict\]"
    r"|-(?:desktop|laptop)-[a-z0-9]{5,9}(?:-\d+)?(?=\.)",
    re.IGNORECASE,
)


def classify_name(path: PurePosixPath) -> FileKind | None:
    """Return the kind of a file; None if it is ignored."""
    name = path.name.casefold()
    if name.endswith(REPLY_SUFFIX) or is_hidden(path.name) or name.endswith("~"):
        return None
    if path.suffix.casefold() in PARTIAL_SUFFIXES or CONFLICT_COPY.search(path.name):
        return None
    if not str(path).isprintable():
        return None  # includes names that are not UTF-8, which the state file cannot hold
    if path.suffix.casefold() == ".zip":
        return FileKind.ARCHIVE
    if ".ipynb" in name:
        return FileKind.NOTEBOOK
    return FileKind.OTHER if path.suffix.casefold() in WRONG_TYPE_SUFFIXES else None


def is_hidden(name: str) -> bool:
    """Return whether a file or directory was made by a program for its own use."""
    return name.startswith((".", "~$")) or name in archive.IGNORED_NAMES


def reply_path(path: PurePosixPath, student: str = "") -> PurePosixPath:
    """Return the path of the reply: `s01.feedback.html` for `s01.ipynb`, else the whole name first.

    `student` is for a submission in an archive: `class.zip.s01.feedback.html`.
    """
    # The reply to `s01.zip.ipynb` must not have the name of the reply to `s01.zip`.
    is_short = path.suffix == ".ipynb" and classify_name(PurePosixPath(path.stem)) is None
    name = path.stem if is_short else path.name
    return path.with_name(f"{name}.{student}{REPLY_SUFFIX}" if student else f"{name}{REPLY_SUFFIX}")
