"""Canvas's zip of submissions, with the submissions' JSON if that is given along with it.

Names are made by `lib/content_zipper.rb`: the name in one word, `LATE` if it is, the user's id,
the attachment's id, the file's name, joined by `_`; a file handed in again gets `-1`, `-2`. The
zip holds the latest submission of each, and its times are those of the download. When each was
handed in, Canvas tells at
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
from autograder.lms.archive import File
from autograder.lms.attempt import Attempt, Download, LmsPerson, SourceContents

NAME = re.compile(
    r"(?:(?P<name>.+?)_)?(?P<late>LATE_)?(?:anon_(?P<blind>[A-Za-z0-9]+)|(?P<user>\d+))"
    r"_(?P<attachment>\d+)_(?P<file>.+)"
)


class CanvasSubmission(Struct, frozen=True):
    """What Canvas's API tells of one submission; there is more that is not needed."""

    user_id: int
    submitted_at: str | None = None


def recognizes(file: File) -> bool:
    """Whether a file is named as Canvas does."""
    return NAME.fullmatch(file.parts[-1]) is not None


def read(download: Download) -> SourceContents:
    """The attempts in the zip, or in the folder that it was unpacked to."""
    times: dict[str, datetime] = {}
    for path in download.tables_of(".json"):
        times |= _times(path)
    attempts, strangers = [], []
    for file in download.opened.files:
        found = NAME.fullmatch(file.parts[-1])
        if found is None:
            strangers.append(file)
            continue
        user = found["user"] or ""
        # A blind download tells nobody; the letters are there to be shown.
        person = LmsPerson(lms_id=user, name=found["name"] or f"anonymous {found['blind']}")
        turn = int(found["attachment"])
        late = found["late"] is not None
        attempts.append(Attempt(person, file, times.get(user), turn, late=late))
    told: tuple[str, ...] = ()
    if not times and any(one.late for one in attempts):
        told = (
            "Canvas marks hand-ins as LATE, and its zip does not tell how late: give the"
            " submissions' JSON along with it (docs/collecting.md), or they count as in time",
        )
    return SourceContents(tuple(attempts), tuple(strangers), told)


def _times(path: Path) -> dict[str, datetime]:
    wrong = SeminarError(
        "is not what Canvas tells of submissions",
        where=str(path),
        hint="Save the page that docs/collecting.md names as JSON",
    )
    try:
        data = submission_folder.read_bytes(path).removeprefix(b"while(1);")
        found = msgspec.json.decode(data, type=list[CanvasSubmission])
        times = {
            str(one.user_id): datetime.fromisoformat(one.submitted_at)
            for one in found
            if one.submitted_at
        }
    except (ValueError, OSError, RecursionError):
        raise wrong from None
    return {user: when.astimezone(UTC) if when.tzinfo else when.replace(tzinfo=UTC)
            for user, when in times.items()}  # fmt: skip
