"""The log of what was collected, by student: `classroom/collected/<assignment>.json`.

It identifies the submission stored in `classroom/submitted`, so that an older one does not replace
it, and the name of the directory that the LMS expects feedback in.
"""

from collections.abc import Mapping
from datetime import datetime

from msgspec import Struct, field

from autograder.core import json_store
from autograder.course.classroom import AssignmentPaths

_FORMAT_VERSION = 1
_HINT = "Move it away: then the times in classroom/submitted decide what is later"


class CollectedSubmission(Struct, frozen=True):
    """One student's submission as it was collected; the JSON has older names of fields."""

    sha256: str
    source: str
    original_name: str = field(name="original")
    submitted_at: datetime | None = field(default=None, name="when")
    modified: datetime | None = None
    sequence: int = field(default=0, name="turn")
    number: str = ""
    feedback_folder: str = field(default="", name="folder")


class CollectionLog(Struct, frozen=True):
    """All collected submissions of an assignment, by student."""

    format_version: int = _FORMAT_VERSION
    entries: dict[str, CollectedSubmission] = {}


def load_submissions(paths: AssignmentPaths) -> dict[str, CollectedSubmission]:
    """Return the logged submissions by student; raises SeminarError for an unreadable log."""
    return dict(json_store.load_json(paths.collection_log, CollectionLog, _HINT).entries)


def save_submissions(
    paths: AssignmentPaths, submissions: Mapping[str, CollectedSubmission]
) -> None:
    """Write the log."""
    json_store.save_json(paths.collection_log, CollectionLog(entries=dict(submissions)))
