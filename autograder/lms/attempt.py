"""What every source makes of a download: attempts, each with what is known of whose it is."""

import re
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeAlias

from msgspec import Struct

from autograder.intake import folder
from autograder.lms.archive import File, Opened

# A download that is packed or copied at once gives all of its files one time: no hand-in's.
AT_ONCE = timedelta(minutes=30)
COPY_MARK = re.compile(r"(?: ?[(（]\d+[)）]| のコピー)+$")


class Person(Struct, frozen=True):
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
    def shown(self) -> str:
        """The person in a line for people."""
        told = (self.name or " / ".join(self.labels), self.email, self.lms_id or self.number)
        return folder.shown(" ".join(part for part in told if part)) or "nobody"


class Attempt(Struct, frozen=True):
    """One file that somebody handed in; `when` is None where the download does not tell.

    `turn` counts attempts where the LMS does, and is greater for a later one.
    """

    person: Person
    file: File
    when: datetime | None = None
    turn: int = 0
    folder: str = ""  # the name under which the LMS takes feedback back
    late: bool = False  # as the LMS says


class Reading(Struct, frozen=True):
    """What a source made of a download, and what there is to tell about all of it."""

    attempts: tuple[Attempt, ...]
    strangers: tuple[File, ...] = ()  # files that are nobody's by their names
    told: tuple[str, ...] = ()


class Download(Struct, frozen=True):
    """A download that is open, for which assignment it is, and tables given along with it."""

    opened: Opened
    assignment: str
    tables: tuple[Path, ...] = ()
    trust_times: bool = False

    def tables_of(self, kind: str) -> tuple[Path, ...]:
        """Those of the tables with an ending, e.g. `.csv`."""
        return tuple(path for path in self.tables if path.suffix.lower() == kind)


Reader: TypeAlias = Callable[[Download], Reading]


def told_times(files: Sequence[File], trust: bool) -> tuple[bool, tuple[str, ...]]:
    """Whether the files' own times may be those of the hand-ins, and what to tell if not."""
    times = [file.modified for file in files if file.modified is not None]
    if trust or not times or max(times) - min(times) > AT_ONCE:
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
