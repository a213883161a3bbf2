"""Moodle's grading worksheet: who is behind a participant's number, and when they handed in.

Its columns are those of `mod/assign/gradingtable.php` and `feedback/offline/importgradeslib.php`
in Moodle's source. Their titles are in the language of whoever downloads it.
"""

import re
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from autograder.core.errors import SeminarError
from autograder.course import Course
from autograder.lms import csv_io
from autograder.lms.csv_io import Sheet

TITLES = {
    "identifier": ("Identifier", "ID"),
    "name": ("Full name", "Name", "フルネーム", "氏名", "姓名"),
    "email": ("Email address", "メールアドレス"),
    "grade": ("Grade", "評点", "評定"),
    "max": ("Maximum Grade", "Maximum grade", "最大評点", "最大評定"),
    "when": (
        "Last modified (submission)",
        "最終更新日時 (提出)",
        "最終更新日時(提出)",
        "最終更新日時 (提出物)",
    ),
}
TIMES = (
    "%A, %d %B %Y, %I:%M %p",
    "%A, %d %B %Y, %H:%M",
    "%A, %B %d, %Y, %I:%M %p",
    "%A, %d %b %Y, %I:%M %p",
    "%d %B %Y, %I:%M %p",
    "%Y-%m-%d %H:%M",
    "%Y-%m-%d %H:%M:%S",
)
JAPANESE = re.compile(r"(\d{4})年\s*(\d{1,2})月\s*(\d{1,2})日.*?(\d{1,2}):(\d{2})\s*(AM|PM)?")


class Participant(Struct, frozen=True):
    """A line of the worksheet; `row` is its place among the rows."""

    number: str
    row: int
    name: str = ""
    email: str = ""
    when: datetime | None = None


class Worksheet(Struct, frozen=True):
    """The worksheet: the table as it is, where its columns are, and who is in it."""

    sheet: Sheet
    columns: dict[str, int]
    participants: tuple[Participant, ...]
    told: tuple[str, ...] = ()


def read_worksheet(path: Path, course: Course) -> Worksheet:
    """The worksheet in a file, its times taken to be in the course's zone; raises SeminarError."""
    sheet = csv_io.read_csv(path, as_it_is=True)
    columns = _columns(sheet.header)
    for needed in ("identifier", "grade"):
        if needed not in columns:
            titles = ", ".join(TITLES[needed])
            raise SeminarError(
                f"has no column {titles}: it is no grading worksheet of Moodle's",
                where=str(path),
                hint="In the assignment choose Submissions > Actions > Download grading"
                " worksheet (its settings need the feedback type Offline grading worksheet)",
            )
    people, unread = [], []
    for row, (line, cells) in enumerate(sheet.rows):
        at = {name: cells[i].strip() if i < len(cells) else "" for name, i in columns.items()}
        number = re.search(r"(\d+)$", at["identifier"])
        if number is None:
            raise SeminarError(
                f"line {line}: {at['identifier']!r} is no identifier",
                where=str(path),
                hint="Download the worksheet again",
            )
        text = at.get("when", "")
        local = _time(text)
        if local is None and text not in ("", "-"):
            unread.append(f"{path}, line {line}: {text!r} is no time that is known")
        when = course.in_utc(local) if local else None
        people.append(Participant(number[1], row, at.get("name", ""), at.get("email", ""), when))
    told = tuple(unread[:3]) + (
        (f"{path}: {sheet.encoding_warning}",) if sheet.encoding_warning else ()
    )
    return Worksheet(sheet, columns, tuple(people), told)


def _columns(header: tuple[str, ...]) -> dict[str, int]:
    bare = [title.strip() for title in header]
    return {
        name: bare.index(title)
        for name, titles in TITLES.items()
        for title in titles
        if title in bare
    }


def _time(text: str) -> datetime | None:
    """A time as Moodle writes it, in English or Japanese."""
    if found := JAPANESE.search(text):
        year, month, day, hour, minute = (int(part) for part in found.groups()[:5])
        if found[6]:
            hour = hour % 12 + (12 if found[6] == "PM" else 0)
        try:
            return datetime(year, month, day, hour, minute)
        except ValueError:
            return None
    plain = " ".join(text.split())  # newer versions have a narrow space before AM
    for form in TIMES:
        try:
            return datetime.strptime(plain, form)
        except ValueError:
            continue
    return None
