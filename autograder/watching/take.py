"""A landed file goes to `classroom/submitted`: whether it counts, and in its place.

By the same steps as `seminar collect`, within the same caps. The time of hand-in is that at which
the file came to lie there.
"""

import hashlib
from collections.abc import Mapping
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

from msgspec import Struct, structs

from autograder.errors import SeminarError, StorageError
from autograder.intake import folder as intake
from autograder.lms import choose, put
from autograder.lms import record as collected
from autograder.lms.choose import Chosen
from autograder.lms.outcome import Outcome, Status
from autograder.messages import Phrase
from autograder.watching import owner, record
from autograder.watching.ground import Landed
from autograder.watching.owner import SOURCE, UnclearError
from autograder.watching.record import Record
from autograder.watching.site import Site


class Hand(Struct, frozen=True):
    """One student's hand-in that is in its place, by its content."""

    student: str
    sha256: str


class Taken(Struct, frozen=True):
    """What became of a landed file: who is to be graded, who has to wait, and what to say."""

    sha256: str = ""
    hands: tuple[Hand, ...] = ()
    held: Mapping[str, datetime] = {}
    others: tuple[Outcome, ...] = ()
    several: bool = False
    said: Phrase | None = None
    detail: str = ""  # for the instructor


def take(
    site: Site, one: Landed, copy: tuple[Path, str], known: Record, now: datetime, since: datetime
) -> Taken:
    """Put what is in a file in its place, as far as attempts are left; notes the attempts."""
    path, sha256 = copy
    try:
        with ExitStack() as stack:
            theirs, others, several = owner.owners(site, one, path, stack)
            taken = _put(site, theirs, known, now, since)
    except UnclearError as error:
        return Taken(sha256, said=error.said, detail=str(error))
    return structs.replace(taken, sha256=sha256, others=(*others, *taken.others), several=several)


class _Putting:
    """The hand-ins of one file on the way to their places."""

    def __init__(self, site: Site, known: Record, now: datetime, since: datetime) -> None:
        self._site, self._known, self._now, self._since = site, known, now, since
        self.before = collected.load(site.course, site.assignment)
        self.entries = dict(self.before)
        self.hands: list[Hand] = []
        self.held: dict[str, datetime] = {}
        self.others: list[Outcome] = []

    def add(self, student: str, attempts: list[Chosen]) -> None:
        """Count a student's attempt, and put it in its place."""
        site = self._site
        best, passed_over = choose.latest(attempts, site.assignment)
        self.others += [put.skipped(student, one) for one in passed_over]
        # What lies in an archive came with it; its own times are anybody's to write.
        own = structs.replace(best.attempt, when=self._since, turn=0)
        best = structs.replace(best, attempt=own, source=SOURCE)
        try:
            data, _ = put.bytes_of(best, site.course, site.assignment)
        except StorageError:
            raise
        except SeminarError as error:
            refused = Outcome(student, own.file.name, Status.REFUSED, self._since, error.what)
            self.others.append(refused)
            return
        hand = Hand(student, hashlib.sha256(data).hexdigest())
        is_new = not self._known.has_counted(student, hand.sha256)
        if is_new and (until := self._until(student)):
            self.held[student] = until
            return
        if is_new:
            # Noted first: whenever this is cut off, the same content counts once.
            self._known.count(student, hand.sha256, self._now)
            record.save(site.course, site.assignment, self._known)
        if not self._settle(hand, best) and is_new:
            self._known.attempts[student].pop()

    def _settle(self, hand: Hand, best: Chosen) -> bool:
        """Have the hand-in in its place; whether it is."""
        site, before = self._site, self.before.get(hand.student)
        if before is None or not _is_there(site, hand, before.sha256):
            done, entry = put.put(site.course, site.assignment, hand.student, best, before, False)
            if entry is None:
                self.others.append(done)
                return False
            self.entries[hand.student] = entry
        self.hands.append(hand)
        return True

    def _until(self, student: str) -> datetime | None:
        limit = self._site.course.file.watch.attempts_per_hour
        return record.next_attempt(self._known.attempts, student, limit, self._now)


def _put(
    site: Site,
    theirs: Mapping[str, list[Chosen]],
    known: Record,
    now: datetime,
    since: datetime,
) -> Taken:
    putting = _Putting(site, known, now, since)
    try:
        for student, attempts in theirs.items():
            putting.add(student, attempts)
    finally:
        if putting.entries != putting.before:
            collected.save(site.course, site.assignment, putting.entries)
    return Taken(hands=tuple(putting.hands), held=putting.held, others=tuple(putting.others))


def _is_there(site: Site, hand: Hand, collected_sha256: str) -> bool:
    """Whether this very content was collected and lies in its place: its time stays."""
    target = site.course.submitted(site.assignment, hand.student) / f"{site.assignment}.ipynb"
    if hand.sha256 != collected_sha256 or not target.is_file():
        return False
    return hashlib.sha256(intake.read(target)).hexdigest() == hand.sha256
