"""Canvas's zip of submissions, and optionally the JSON of the submissions.

`lib/content_zipper.rb` joins with `_`: the name in one word, `LATE` if it is, the user's id, the
attachment's id, the file's name; a file handed in again gets `-1`, `-2`. A group's name replaces
its member's. The zip has the latest
submission of each student, and its times are those of the download. The times of submission are at
`/api/v1/courses/<course>/assignments/<assignment>/submissions?per_page=100`
(https://canvas.instructure.com/doc/api/submissions.html), which a browser saves as JSON.
"""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from msgspec import Struct

from autograder.core.errors import SeminarError
from autograder.intake import submission_folder
from autograder.lms.archive import Archive, File
from autograder.lms.attempt import Attempt, Download, LmsPerson, SourceContents

_NAME = re.compile(
    r"(?:(?P<name>.+?)_)?(?P<late>LATE_)?(?:anon_(?P<blind>[A-Za-z0-9]+)|(?P<user>\d+))"
    r"_(?P<attachment>\d+)_(?P<file>.+)"
)
# A text that was typed in Canvas, or a link.
_TYPED = re.compile(
    r"(?:(?P<name>.+?)_)?(?:LATE_)?(?:anon_[A-Za-z0-9]+|(?P<user>\d+))_(?:text|link)\.html"
)


class CanvasSubmission(Struct, frozen=True):
    """The fields in use of a submission in Canvas's API."""

    user_id: int
    submitted_at: str | None = None


class CanvasSource:
    """Students by the user's id in the name of each file."""

    name, table_suffix = "canvas", ".json"

    def recognizes(self, archive: Archive) -> bool:
        """Return whether most files are named as Canvas does."""
        names = [file.parts[-1] for file in archive.files]
        named = sum(bool(_NAME.fullmatch(name) or _TYPED.fullmatch(name)) for name in names)
        return 2 * named > len(archive.files)

    def read(self, download: Download) -> SourceContents:
        """Return the attempts in the zip, or in the directory that it was unpacked to."""
        times: dict[str, datetime] = {}
        for path in download.tables_with_suffix(self.table_suffix):
            times |= _submission_times(path)
        attempts, entries, unattributed = [], [], []
        for file in download.archive.files:
            match = _NAME.fullmatch(file.parts[-1])
            if match is None:
                if typed := _TYPED.fullmatch(file.parts[-1]):
                    entries.append(_typed_answer(file, typed, times))
                else:
                    unattributed.append(file)
                continue
            user = match["user"] or ""
            # In a blind download the letters do not tell the student; they are for display.
            name = match["name"] or f"anonymous {match['blind']}"
            person = LmsPerson(lms_id=user, name=name, group=match["name"] or "")
            sequence, late = int(match["attachment"]), match["late"] is not None
            attempts.append(Attempt(person, file, times.get(user), sequence, late=late))
        messages: tuple[str, ...] = ()
        if not times and any(attempt.late for attempt in attempts):
            messages = (
                "Canvas marks submissions as LATE, and its zip does not tell how late: give the"
                " submissions' JSON along with it (docs/collecting.md), or they count as on time",
            )
        return SourceContents(tuple(attempts), tuple(unattributed), messages, tuple(entries))


def _typed_answer(file: File, match: re.Match[str], times: Mapping[str, datetime]) -> Attempt:
    user = match["user"] or ""
    person = LmsPerson(lms_id=user, name=match["name"] or "anonymous")
    return Attempt(person, file, times.get(user))


def _submission_times(path: Path) -> dict[str, datetime]:
    """Return the times in UTC by the user's id; raises SeminarError for any other JSON."""
    try:
        data = submission_folder.read_bytes(path).removeprefix(b"while(1);")
        submissions = msgspec.json.decode(data, type=list[CanvasSubmission])
        local = {
            str(submission.user_id): datetime.fromisoformat(submission.submitted_at)
            for submission in submissions
            if submission.submitted_at
        }
    except (ValueError, OSError, RecursionError):
        raise SeminarError(
            "is not Canvas's list of submissions",
            where=str(path),
            hint="Save the page that docs/collecting.md names as JSON",
        ) from None
    return {
        user: time.astimezone(UTC) if time.tzinfo else time.replace(tzinfo=UTC)
        for user, time in local.items()
    }
