"""Group the attempts of a download by student, and select the one that counts."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime

from msgspec import structs

from autograder.lms import matching
from autograder.lms.attempt import (
    COPY_MARK,
    Attempt,
    CollectStatus,
    LmsPerson,
    Outcome,
    SourceContents,
    plain_stem,
)
from autograder.lms.matching import NoMatchError
from autograder.lms.roster import Roster

_NEVER = datetime(1, 1, 1, tzinfo=UTC)
_RESUBMISSION_SUFFIX = re.compile(r"-\d+$")  # Canvas's mark of a file that was handed in again


def group_attempts(
    downloads: Iterable[SourceContents], roster: Roster, *, share_in_groups: bool = False
) -> tuple[dict[str, list[Attempt]], list[Outcome]]:
    """Return the attempts by student, and an outcome for each file that cannot be stored.

    An attempt in the name of a group counts for each of its members; if `share_in_groups`, so
    does that of a member.
    """
    by_student: dict[str, list[Attempt]] = {}
    outcomes: list[Outcome] = []
    for contents in downloads:
        for file in contents.unattributed:
            note = "belongs to no student"
            outcomes.append(Outcome("", file.name, CollectStatus.SKIPPED, note=note))
        outcomes += (_typed_answer(entry, roster) for entry in contents.text_entries)
        for attempt in contents.attempts:
            name, time = attempt.file.name, attempt.submitted_at
            try:
                owned = _by_owner(attempt, roster, share_in_groups)
            except NoMatchError as error:
                outcomes.append(Outcome("", name, CollectStatus.UNMATCHED, time, str(error)))
                continue
            for student, own_attempt in owned.items():
                if reason := attempt.file.rejection_reason:
                    outcomes.append(Outcome(student, name, CollectStatus.REFUSED, time, reason))
                else:
                    by_student.setdefault(student, []).append(own_attempt)
    return by_student, outcomes


def _by_owner(attempt: Attempt, roster: Roster, share_in_groups: bool) -> dict[str, Attempt]:
    """Return an attempt by the students that it counts for; raises NoMatchError without any."""
    group = matching.match_group(attempt.person, roster)
    try:
        author = matching.match(attempt.person, roster)
    except NoMatchError:
        if not group:
            raise
        author = None
    if author is not None and not group:
        if not (share_in_groups and author.group):
            return {author.id: attempt}
        group = tuple(member for member in roster.members if member.group == author.group)
    shared = structs.replace(attempt, group=group[0].group)
    # The LMS expects feedback for the others elsewhere.
    theirs = structs.replace(shared, person=LmsPerson(), feedback_folder="")
    return {member.id: shared if member == author else theirs for member in group}


def _typed_answer(entry: Attempt, roster: Roster) -> Outcome:
    """Return the outcome of an answer that was typed into the LMS."""
    student, note = "", "a text that was typed into the LMS, not a notebook: read it there"
    try:
        student = matching.match(entry.person, roster).id
    except NoMatchError as error:
        note = f"{note} ({error})"
    return Outcome(student, entry.file.name, CollectStatus.SKIPPED, entry.submitted_at, note)


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
