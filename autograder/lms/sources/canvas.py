"""Canvas's zip of submissions, and optionally the JSON of the submissions.

`lib/content_zipper.rb` joins with `_`: the name in one word, `LATE` if it is, the user's id, the
attachment's id, the file's name; a file handed in again gets `-1`, `-2`. The zip has the latest
submission of each student, and its times are those of the download. The times of submission are at
`/api/v1/courses/<course>/assignments/<assignment>/submissions?per_page=100`
(https://canvas.instructure.com/doc/api/submissions.html), which a browser saves as JSON.
"""

import re
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from msgspec import Struct

from autograder.core.errors import SeminarError
from autograder.intake import submission_folder
from autograder.lms.archive import Archive
from autograder.lms.attempt import Attempt, Download, LmsPerson, SourceContents

_NAME = re.compile(
    r"(?:(?P<name>.+?)_)?(?P<late>LATE_)?(?:anon_(?P<blind>[A-Za-z0-9]+)|(?P<user>\d+))"
    r"_(?P<attachment>\d+)_(?P<file>.+)"
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
        named = sum(_NAME.fullmatch(file.parts[-1]) is not None for file in archive.files)
        return 2 * named > len(archive.files)

    def read(self, download: Download) -> SourceContents:
        """Return the attempts in the zip, or in the directory that it was unpacked to."""
        times: dict[str, datetime] = {}
        for path in download.tables_with_suffix(self.table_suffix):
            times |= _submission_times(path)
        attempts, unattributed = [], []
        for file in download.archive.files:
            match = _NAME.fullmatch(file.parts[-1])
            if match is None:
                unattributed.append(file)
                continue
            user = match["user"] or ""
            # In a blind download the letters do not tell the student; they are for display.
            person = LmsPerson(lms_id=user, name=match["name"] or f"anonymous {match['blind']}")
            sequence, late = int(match["attachment"]), match["late"] is not None
            attempts.append(Attempt(person, file, times.get(user), sequence, late=late))
        messages: tuple[str, ...] = ()
        if not times and any(attempt.late for attempt in attempts):
            messages = (
                "Canvas marks submissions as LATE, and its zip does not tell how late: give the"
                " submissions' JSON along with it (docs/collecting.md), or they count as in time",
            )
        return SourceContents(tuple(attempts), tuple(unattributed), messages)


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
