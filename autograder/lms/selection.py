"""Group the attempts of a download by student, and select the one that counts."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime

from autograder.lms import matching
from autograder.lms.attempt import (
    COPY_MARK,
    Attempt,
    CollectStatus,
    Outcome,
    SourceContents,
    plain_stem,
)
from autograder.lms.matching import NoMatchError
from autograder.lms.roster import Roster

_NEVER = datetime(1, 1, 1, tzinfo=UTC)
_RESUBMISSION_SUFFIX = re.compile(r"-\d+$")  # Canvas's mark of a file that was handed in again


def group_attempts(
    downloads: Iterable[SourceContents], roster: Roster
) -> tuple[dict[str, list[Attempt]], list[Outcome]]:
    """Return the attempts by student, and an outcome for each file that cannot be stored."""
    by_student: dict[str, list[Attempt]] = {}
    outcomes: list[Outcome] = []
    for contents in downloads:
        for file in contents.unattributed:
            note = "belongs to no student"
            outcomes.append(Outcome("", file.name, CollectStatus.SKIPPED, note=note))
        for attempt in contents.attempts:
            name, time = attempt.file.name, attempt.submitted_at
            try:
                student = matching.match(attempt.person, roster).id
            except NoMatchError as error:
                outcomes.append(Outcome("", name, CollectStatus.UNMATCHED, time, str(error)))
                continue
            if reason := attempt.file.rejection_reason:
                outcomes.append(Outcome(student, name, CollectStatus.REFUSED, time, reason))
            else:
                by_student.setdefault(student, []).append(attempt)
    return by_student, outcomes


def select_latest(attempts: Iterable[Attempt], assignment: str) -> tuple[Attempt, list[Attempt]]:
    """Return the attempt that counts, and the others."""
    latest, *skipped = sorted(attempts, key=lambda a: _rank(a, assignment), reverse=True)
    return latest, skipped


def _rank(attempt: Attempt, assignment: str) -> tuple[bool, bool, datetime, int, datetime, int]:
    """Return a key that is greatest for the attempt that counts.

    The name precedes the time because the files of one submission share time and sequence.
    """
    name = attempt.file.parts[-1].split("_assignsubmission_file_")[-1]
    stem = _RESUBMISSION_SUFFIX.sub("", plain_stem(name))
    mark = COPY_MARK.search(name.rpartition(".")[0])
    copy = int("".join(re.findall(r"\d", mark[0])) or 1) if mark else 0
    return (
        ".ipynb" in name.casefold(),
        assignment.casefold() in stem.casefold(),
        attempt.submitted_at or _NEVER,
        attempt.sequence,
        attempt.file.modified or _NEVER,
        copy,
    )
