"""The names in a watched folder: what is a hand-in, what is ours, what is left alone."""

import re
from enum import StrEnum
from pathlib import PurePosixPath

from autograder.lms import archive

ANSWER = ".feedback.html"


class FileKind(StrEnum):
    """What a file is by its name."""

    NOTEBOOK = "notebook"
    ARCHIVE = "archive"
    OTHER = "other"  # what people take for a hand-in, and is none


# What is often handed in instead of the notebook. Any other file, such as data, is left alone.
WRONG_TYPE_SUFFIXES = (
    *(".pdf", ".html", ".htm", ".py", ".doc", ".docx", ".odt", ".rtf", ".pages"),
    *(".rar", ".7z", ".tar", ".gz", ".tgz", ".xz", ".bz2"),
)
# Of copies, downloads and editors that are not at their end.
PARTIAL_SUFFIXES = (
    *(".part", ".partial", ".crdownload", ".download", ".opdownload", ".filepart"),
    *(".tmp", ".temp", ".swp", ".aria2", ".!ut"),
)
# Copies that Dropbox, Nextcloud, Syncthing and OneDrive make of a file changed in two places:
# which of the two is meant nobody can tell.
CONFLICT = re.compile(
    r"conflicted copy|競合コピー|\.sync-conflict-\d{8}-|_conflict-\d{8}|\[conflict\]"
    r"|-(?:desktop|laptop)-[a-z0-9]{5,9}(?:-\d+)?(?=\.)",
    re.IGNORECASE,
)


def classify_name(path: PurePosixPath) -> FileKind | None:
    """What is to be done with a file; None to leave it alone."""
    name = path.name.casefold()
    if name.endswith(ANSWER) or is_hidden(path.name) or name.endswith("~"):
        return None
    if path.suffix.casefold() in PARTIAL_SUFFIXES or CONFLICT.search(path.name):
        return None
    if not str(path).isprintable():
        return None  # among them names that are no UTF-8: the state could not hold them
    if path.suffix.casefold() == ".zip":
        return FileKind.ARCHIVE
    if ".ipynb" in name:
        return FileKind.NOTEBOOK
    return FileKind.OTHER if path.suffix.casefold() in WRONG_TYPE_SUFFIXES else None


def is_hidden(name: str) -> bool:
    """Whether a file or folder is of a program's, not of a person's."""
    return name.startswith((".", "~$")) or name in archive.IGNORED_NAMES


def reply_path(path: PurePosixPath, student: str = "") -> PurePosixPath:
    """Where a file is answered: `s01.feedback.html` for `s01.ipynb`, else behind the whole name.

    `student` is for an archive of several.
    """
    # `s01.zip.ipynb` must not take the page of `s01.zip`.
    short = path.suffix == ".ipynb" and classify_name(PurePosixPath(path.stem)) is None
    name = path.stem if short else path.name
    return path.with_name(f"{name}.{student}{ANSWER}" if student else f"{name}{ANSWER}")
