"""Blackboard Learn's "Assignment File Download".

Its files are named `<assignment>_<user name>_attempt_2026-12-04-23-58-00_<submitted name>`. For
each attempt there is a `.txt` of the same name without the submitted one: it has the student's
name, the text that was typed, and the comments. The shape is that of nbgrader's documentation of
`zip_collect` and of public scripts (https://github.com/kwurst/bb-file-cleanup); Blackboard
documents none. The time has no zone; it is taken to be in the course's.
"""

import re
from collections.abc import Iterable
from datetime import datetime
from os.path import commonprefix

from autograder.core.errors import SeminarError
from autograder.lms.archive import Archive, File
from autograder.lms.attempt import Attempt, Download, LmsPerson, SourceContents

_NAME = re.compile(
    r"(?P<owner>.+?)_attempt_(?P<time>\d{4}(?:-\d{2}){5})(?:_(?P<file>.+)|(?P<text>\.txt))"
)
_AUTHOR = re.compile(r"\s*Name: (?P<name>.+) \((?P<user>[^()]+)\)\s*$", re.MULTILINE)
_NO_TEXT = "There is no student submission text data"


class BlackboardSource:
    """Students by the user's name in the name of each file, or by the `.txt` of the attempt."""

    name, table_suffix = "blackboard", ""

    def recognizes(self, archive: Archive) -> bool:
        """Return whether most files are named as Blackboard does."""
        named = sum(_NAME.fullmatch(file.parts[-1]) is not None for file in archive.files)
        return 2 * named > len(archive.files)

    def read(self, download: Download) -> SourceContents:
        """Return the attempts in the zip, or in the directory that it was unpacked to."""
        files = [(file, _NAME.fullmatch(file.parts[-1])) for file in download.archive.files]
        matches = [match for _, match in files if match is not None]
        texts = {match[0]: _text(file) for file, match in files if match and match["text"]}
        authors = {
            match["owner"]: author
            for match in matches
            if (author := _AUTHOR.search(texts.get(match[0], "")))
        }
        prefix = _assignment_words(match["owner"] for match in matches)
        attempts, entries = [], []
        for file, match in files:
            if match is None:
                continue
            person = _person(match["owner"], prefix, authors.get(match["owner"]))
            time = datetime.strptime(match["time"], "%Y-%m-%d-%H-%M-%S")
            attempt = Attempt(person, file, download.course.in_utc(time))
            if not match["text"]:
                attempts.append(attempt)
            elif _NO_TEXT not in texts[match[0]]:
                entries.append(attempt)
        unattributed = tuple(file for file, match in files if match is None)
        return SourceContents(tuple(attempts), unattributed, text_entries=tuple(entries))


def _text(file: File) -> str:
    try:
        return file.read().decode("utf-8", "replace")
    except SeminarError:
        return ""


def _assignment_words(owners: Iterable[str]) -> int:
    """Return how many words, separated by `_`, the assignment's name may have."""
    words = {tuple(owner.split("_")) for owner in owners}
    shared = len(commonprefix(sorted(words)))  # noqa: RUF071 (word by word)
    return max(1, min(shared, *(len(owner) - 1 for owner in words))) if words else 1


def _person(owner: str, prefix: int, author: re.Match[str] | None) -> LmsPerson:
    if author is not None:
        return LmsPerson(labels=(author["user"], author["name"]))
    words = owner.split("_")
    candidates = ["_".join(words[index:]) for index in range(1, prefix + 1)]
    return LmsPerson(labels=tuple(filter(None, candidates)) or (owner,))
