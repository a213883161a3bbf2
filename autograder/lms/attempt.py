"""What every source extracts from a download: attempts with what is known of their authors."""

import re
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path

from msgspec import Struct, structs

from autograder.core.text import printable
from autograder.course import Course
from autograder.lms.archive import MAX_NAME_LENGTH, Archive, File

# All files that are downloaded or copied at once get nearly the same time.
BULK_COPY_WINDOW = timedelta(minutes=30)
COPY_MARK = re.compile(r"(?: ?[(（]\d+[)）]| のコピー)+$")


class CollectStatus(StrEnum):
    """What `seminar collect` did with one file of a download."""

    TAKEN = "taken"
    REPLACED = "replaced"  # stored; the earlier submission was archived
    UNCHANGED = "unchanged"  # the same content is stored already
    OLDER = "older"  # the stored submission is later, or their order is unknown
    SKIPPED = "skipped"  # another file of the same student counts, or the file has no author
    UNMATCHED = "unmatched"
    REFUSED = "refused"


PRESENT = frozenset(
    {CollectStatus.TAKEN, CollectStatus.REPLACED, CollectStatus.UNCHANGED, CollectStatus.OLDER}
)


class Outcome(Struct, frozen=True):
    """The status of one file and the reason; `submitted_at` has a time zone."""

    student: str
    file: str
    status: CollectStatus
    submitted_at: datetime | None = None
    note: str = ""


class LmsPerson(Struct, frozen=True):
    """The author of an attempt as a download describes them; unknown fields are empty.

    `lms_id` is the LMS's id within the whole course, `number` one within a single assignment, as
    in Moodle. Each of `labels` may be an id, a name or an e-mail address, or nothing of a person.
    `group` is the name that the LMS gives to the author if it is a group's.
    """

    lms_id: str = ""
    number: str = ""
    name: str = ""
    email: str = ""
    labels: tuple[str, ...] = ()
    group: str = ""

    @property
    def display_name(self) -> str:
        """The person in a message."""
        name = self.name or " / ".join(self.labels) or self.group
        parts = (name, self.email, self.lms_id or self.number)
        name = printable(" ".join(part for part in parts if part), MAX_NAME_LENGTH)
        return name or "a person without a name"


class Attempt(Struct, frozen=True):
    """One submitted file; `submitted_at` is None where the download has no usable time."""

    person: LmsPerson
    file: File
    submitted_at: datetime | None = None
    sequence: int = 0  # greater for a later attempt; 0 where the LMS does not count
    feedback_folder: str = ""  # the directory name that the LMS expects feedback in
    late: bool = False  # as flagged by the LMS
    source: str = ""  # the name of the source that read it
    group: str = ""  # for which it was handed in


class SourceContents(Struct, frozen=True):
    """What a source extracted from a download; `messages` are for the instructor."""

    attempts: tuple[Attempt, ...]
    unattributed: tuple[File, ...] = ()  # files whose names do not tell an author
    messages: tuple[str, ...] = ()
    text_entries: tuple[Attempt, ...] = ()  # answers that were typed into the LMS


class Download(Struct, frozen=True):
    """An open download of one assignment, and the tables given along with it."""

    archive: Archive
    course: Course
    assignment: str
    tables: tuple[Path, ...] = ()
    use_file_times: bool = False

    def tables_with_suffix(self, suffix: str) -> tuple[Path, ...]:
        """Return the tables with a suffix such as `.csv`."""
        return tuple(path for path in self.tables if path.suffix.lower() == suffix)


def with_file_times(
    attempts: list[Attempt], *, trust: bool
) -> tuple[list[Attempt], tuple[str, ...]]:
    """Return the attempts with the times of their files, and messages for the instructor.

    Unless `trust`, times that all lie within `BULK_COPY_WINDOW` are those of the download and are
    not used.
    """
    times = [attempt.file.modified for attempt in attempts if attempt.file.modified is not None]
    if trust or not times or max(times) - min(times) > BULK_COPY_WINDOW:
        return [structs.replace(a, submitted_at=a.file.modified) for a in attempts], ()
    return attempts, (
        "the files' times all lie within half an hour, so they are those of the download, and no"
        " submission counts as late; if they are the times of submission, use --file-times",
    )


def plain_stem(name: str) -> str:
    """Return a file's name without suffixes and without the marks of copies."""
    text = COPY_MARK.sub("", name.strip())
    while (stem := re.sub(r"\.(ipynb|json|txt|zip)$", "", text, flags=re.IGNORECASE)) != text:
        text = COPY_MARK.sub("", stem)
    return re.sub(r"^(?:(?:copy of|コピー ?[～~〜]) ?)+", "", text, flags=re.IGNORECASE).strip()
