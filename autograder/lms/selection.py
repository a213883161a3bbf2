"""Of all that somebody handed in, the file that counts: a notebook, by its name, the latest."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime

from msgspec import Struct

from autograder.lms import matching
from autograder.lms.archive import Archive
from autograder.lms.attempt import COPY_MARK, Attempt, CollectStatus, Outcome, plain_stem
from autograder.lms.matching import NoMatchError
from autograder.lms.roster import Roster

NEVER = datetime(1, 1, 1, tzinfo=UTC)
RESUBMISSION_SUFFIX = re.compile(r"-\d+$")  # Canvas's mark of a file that was handed in again


class SelectedAttempt(Struct, frozen=True):
    """An attempt, the download it lies in, and where that comes from."""

    attempt: Attempt
    opened: Archive
    source: str


def group_by_student(
    attempts: Sequence[Attempt], roster: Roster
) -> tuple[dict[str, list[Attempt]], list[Outcome]]:
    """The attempts by student, and an outcome for each that is nobody's or cannot be taken."""
    theirs: dict[str, list[Attempt]] = {}
    others: list[Outcome] = []
    for one in attempts:
        try:
            student = matching.match(one.person, roster).id
        except NoMatchError as error:
            others.append(Outcome("", one.file.name, CollectStatus.UNMATCHED, one.when, str(error)))
            continue
        if one.file.rejection_reason:
            others.append(
                Outcome(
                    student,
                    one.file.name,
                    CollectStatus.REFUSED,
                    one.when,
                    one.file.rejection_reason,
                )
            )
        else:
            theirs.setdefault(student, []).append(one)
    return theirs, others


def select_latest(
    attempts: Sequence[SelectedAttempt], assignment: str
) -> tuple[SelectedAttempt, list[SelectedAttempt]]:
    """The one that counts, and the others."""
    ranked = sorted(attempts, key=lambda one: _rank(one.attempt, assignment), reverse=True)
    return ranked[0], ranked[1:]


def _rank(one: Attempt, assignment: str) -> tuple[bool, bool, datetime, int, datetime, int]:
    """What counts first stands first: several files of one hand-in share time and turn."""
    name = one.file.parts[-1].split("_assignsubmission_file_")[-1]
    stem = plain_stem(name)
    is_notebook = ".ipynb" in name.casefold()
    named_so = assignment.casefold() in RESUBMISSION_SUFFIX.sub("", stem).casefold()
    mark = COPY_MARK.search(name.rpartition(".")[0])
    copy = int("".join(re.findall(r"\d", mark[0])) or 1) if mark else 0
    return (
        is_notebook,
        named_so,
        one.when or NEVER,
        one.sequence,
        one.file.modified or NEVER,
        copy,
    )
