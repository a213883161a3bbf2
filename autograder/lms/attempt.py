"""What every source makes of a download: attempts, each with what is known of whose it is."""

import re
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import TypeAlias

from msgspec import Struct

from autograder.intake import submission_folder as folder
from autograder.lms.archive import Archive, File

# FOLDED autograder/lms/attempt.py: 'What became of one file of a dow


class CollectStatus(StrEnum):
    """What became of one file of a download."""

    TAKEN = "taken"
    REPLACED = "replaced"  # taken, in the place of an earlier one
    UNCHANGED = "unchanged"  # it lies there already
    OLDER = "older"  # what lies there is later, or nobody can tell
    SKIPPED = "skipped"  # another file of the same student counts, or it is no hand-in
    UNMATCHED = "unmatched"
    REFUSED = "refused"


PRESENT = frozenset(
    {CollectStatus.TAKEN, CollectStatus.REPLACED, CollectStatus.UNCHANGED, CollectStatus.OLDER}
)


class Outcome(Struct, frozen=True):
    """What became of one file, and why; `when` it was handed in, in UTC or with a zone."""

    student: str
    file: str
    status: CollectStatus
    when: datetime | None = None
    note: str = ""


# MAIN

# A download that is packed or copied at once gives all of its files one time: no hand-in's.
BULK_COPY_WINDOW = timedelta(minutes=30)
COPY_MARK = re.compile(r"(?: ?[(（]\d+[)）]| のコピー)+$")


class LmsPerson(Struct, frozen=True):
    """What a download tells of a person; what it does not tell is empty.

    `number` is an id that holds within one assignment only, as Moodle's. `labels` are texts that
    may be an id, a name or an address; the first that is anybody's counts. `lms_id` is the LMS's
    own, for the whole course.
    """

    lms_id: str = ""
    number: str = ""
    name: str = ""
    email: str = ""
    labels: tuple[str, ...] = ()

    @property
    def display_name(self) -> str:
        """The person in a line for people."""
        told = (self.name or " / ".join(self.labels), self.email, self.lms_id or self.number)
        return folder.printable_name(" ".join(part for part in told if part)) or "nobody"


class Attempt(Struct, frozen=True):
    """One file that somebody handed in; `when` is None where the download does not tell.

    `turn` counts attempts where the LMS does, and is greater for a later one.
    """

    person: LmsPerson
    file: File
    when: datetime | None = None
    sequence: int = 0
    folder: str = ""  # the name under which the LMS takes feedback back
    late: bool = False  # as the LMS says


class SourceContents(Struct, frozen=True):
    """What a source made of a download, and what there is to tell about all of it."""

    attempts: tuple[Attempt, ...]
    unattributed: tuple[File, ...] = ()  # files that are nobody's by their names
    told: tuple[str, ...] = ()


class Download(Struct, frozen=True):
    """A download that is open, for which assignment it is, and tables given along with it."""

    opened: Archive
    assignment: str
    tables: tuple[Path, ...] = ()
    use_file_times: bool = False

    def tables_of(self, kind: str) -> tuple[Path, ...]:
        """Those of the tables with an ending, e.g. `.csv`."""
        return tuple(path for path in self.tables if path.suffix.lower() == kind)


Reader: TypeAlias = Callable[[Download], SourceContents]


def usable_timestamps(files: Sequence[File], trust: bool) -> tuple[bool, tuple[str, ...]]:
    """Whether the files' own times may be those of the hand-ins, and what to tell if not."""
    times = [file.modified for file in files if file.modified is not None]
    if trust or not times or max(times) - min(times) > BULK_COPY_WINDOW:
        return bool(times), ()
    return False, (
        "the files' times all lie within half an hour, so they are those of the download, and"
        " nobody counts as late; if they are those of the hand-ins, say --file-times",
    )


def plain_stem(name: str) -> str:
    """A file's name without its ending and without the marks of copies."""
    text = COPY_MARK.sub("", name.strip())
    while (stem := re.sub(r"\.(ipynb|json|txt|zip)$", "", text, flags=re.IGNORECASE)) != text:
        text = COPY_MARK.sub("", stem)
    return re.sub(r"^(?:(?:copy of|コピー ?[～~〜]) ?)+", "", text, flags=re.IGNORECASE).strip()
