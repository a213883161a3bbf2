"""Sakai's "Download All" of an assignment.

`AssignmentServiceImpl.zipSubmissions` makes `<title>/Lovelace, Ada(ada)/` with `timestamp.txt`,
`…_submissionText.html` and the directories of the submitted and the returned attachments, whose
names are in the language of the person who downloads. The people of a group are separated by
`; `. Without directories for students the same names begin the files' names. The times are
`2026-12-04T14:58:00Z`, in older versions `20261204145800000` in GMT.
"""

import re
from datetime import UTC, datetime, tzinfo

from autograder.core.errors import SeminarError
from autograder.intake import submission_time
from autograder.lms.archive import Archive, File
from autograder.lms.attempt import Attempt, Download, LmsPerson, SourceContents

_PERSON = r"[^/();,]*,[^/();]*\([^/()]+\)"  # one way to match: students choose the names
_OWNER = re.compile(rf"(?P<people>{_PERSON}(?:;{_PERSON})*)(?:_(?P<rest>.+))?")
_OWN_FILES = ("timestamp.txt", "feedbackText.html", "comments.txt", "comments.html")
_RETURNED = re.compile(r"feedback", re.IGNORECASE)
_TYPED = re.compile(r"submissionText\.(?:html|txt)$")


class SakaiSource:
    """Students by the user's id in brackets behind each name."""

    name, table_suffix = "sakai", ""

    def recognizes(self, archive: Archive) -> bool:
        """Return whether most files are in directories, or have names, that Sakai makes."""
        named = sum(_match(file) is not None for file in archive.files)
        return 2 * named > len(archive.files)

    def read(self, download: Download) -> SourceContents:
        """Return the attempts in the zip, or in the directory that it was unpacked to."""
        times: dict[str, datetime] = {}
        attempts: list[Attempt] = []
        entries: list[Attempt] = []
        messages, unattributed = [], []
        for file in download.archive.files:
            if file.parts[-1] == "timestamp.txt" and (match := _match(file)):
                try:
                    times[match["people"]] = _time(file, download.course.zone)
                except (SeminarError, ValueError) as error:
                    messages.append(f"{file.name}: {error}")
        for file in download.archive.files:
            match = _match(file)
            if match is None:
                unattributed.append(file)
            if match is None or _is_sakais_own(file, match):
                continue
            chosen = entries if _TYPED.search(file.parts[-1]) else attempts
            for person in _people(match["people"]):
                chosen.append(Attempt(person, file, times.get(match["people"])))
        return SourceContents(
            tuple(attempts), tuple(unattributed), tuple(messages), text_entries=tuple(entries)
        )


def _match(file: File) -> re.Match[str] | None:
    return next((match for part in file.parts if (match := _OWNER.fullmatch(part))), None)


def _is_sakais_own(file: File, match: re.Match[str]) -> bool:
    """Return whether Sakai or the instructor wrote a file."""
    inside = [match["rest"] or "", *file.parts[file.parts.index(match.string) + 1 :]]
    names = [name for name in inside if name]
    return not names or names[-1].endswith(_OWN_FILES) or _RETURNED.match(names[0]) is not None


def _people(text: str) -> list[LmsPerson]:
    people = []
    for part in text.split(";"):
        name, _, user = part.rstrip(")").rpartition("(")
        people.append(LmsPerson(labels=(user.strip(), name.strip())))
    return people


def _time(file: File, zone: tzinfo) -> datetime:
    text = submission_time.decode_text(file.read())
    if re.fullmatch(r"\d{17}", text):
        return datetime.strptime(text[:14], "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    return submission_time.parse_time(text, zone)
