"""A landed file goes to `classroom/submitted`: whether it counts, and in its place.

By the same steps as `seminar collect`, within the same caps. The time of hand-in is that at which
the file came to lie there.
"""

import hashlib
import os
import shutil
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path, PurePosixPath
from zoneinfo import ZoneInfo

from msgspec import Struct, structs

from autograder.core import atomic_files
from autograder.core.errors import SeminarError, StorageError
from autograder.core.i18n import LazyMessage, lazy
from autograder.course import Course
from autograder.intake import submission_folder as intake
from autograder.intake.limits import MAX_BYTES
from autograder.lms import archive, attempt, roster, selection, submission_writer
from autograder.lms import collection_log as collected
from autograder.lms.archive import Archive, File
from autograder.lms.attempt import Attempt, CollectStatus, Download, LmsPerson, Outcome
from autograder.lms.roster import Member, Roster
from autograder.lms.selection import SelectedAttempt
from autograder.lms.sources import folder as plain
from autograder.watch import safe_directory, scanner, state_file
from autograder.watch.file_names import FileKind
from autograder.watch.safe_directory import Landed
from autograder.watch.state_file import WatchState
from autograder.watch.target import WatchTarget
from autograder.workflows import collect

# FOLDED autograder/watch/acceptance.py: 'Whose a landed file is: by

SOURCE = "watch"


class OwnerUnknownError(Exception):
    """Nothing in a file can be taken; `said` is for its student, the text for the instructor."""

    def __init__(self, said: LazyMessage, detail: str) -> None:
        super().__init__(detail)
        self.said = said


def unknown_owner_message() -> LazyMessage:
    """What somebody reads whose file is nobody's."""
    return lazy(
        "It is not clear whose file this is. Name it by your student id, for example s01.ipynb,"
        " or put it into a folder of that name. It was not graded, and stays where it is."
    )


def identify_owners(
    site: WatchTarget, one: Landed, path: Path, stack: ExitStack
) -> tuple[dict[str, list[SelectedAttempt]], list[Outcome], bool]:
    """The attempts in a file by student, what is nobody's, and whether they may be several.

    What is opened for that stays open in `stack`. Raises UnclearError if nothing can be taken.
    """
    people = roster.load_optional(site.course)
    try:
        return _sorted(site, one, path, people, stack)
    except StorageError:
        raise
    except SeminarError as error:
        raise OwnerUnknownError(unknown_owner_message(), str(error)) from None


def roster_fingerprint(site: WatchTarget) -> str:
    """What tells this roster from another one."""
    marks = []
    for folder in (site.course.classroom.path, site.course.root):
        try:
            state = (folder / roster.FILE).stat()
            marks.append(f"{state.st_size} {state.st_mtime_ns}")
        except OSError:
            marks.append("")
    return " ".join(marks).strip()


def _sorted(
    site: WatchTarget, one: Landed, path: Path, people: Roster, stack: ExitStack
) -> tuple[dict[str, list[SelectedAttempt]], list[Outcome], bool]:
    zone = ZoneInfo(site.course.config.time_zone)
    root = Path(str(path).removesuffix(one.path))
    alone = Archive(root, [File(one.path, 0, None, path.stat().st_size)], [path])
    inside = None
    if one.kind is FileKind.ARCHIVE:
        inside = stack.enter_context(archive.open_archive(path, zone))
    if people.path is None:
        return _without_roster(site, one, alone, inside), [], False
    theirs, others = _read(site, alone, people)
    if theirs or inside is None:
        if not theirs:
            raise OwnerUnknownError(unknown_owner_message(), "; ".join(one.note for one in others))
        return theirs, [], False
    theirs, others = _read(site, inside, people)
    if not theirs:
        notes = "; ".join(f"{one.file}: {one.note}" for one in others[:3])
        raise OwnerUnknownError(unknown_owner_message(), notes or "the archive is empty")
    return theirs, others, True


def _read(
    site: WatchTarget, opened: Archive, people: Roster
) -> tuple[dict[str, list[SelectedAttempt]], list[Outcome]]:
    if not opened.files:
        return {}, []
    batch = collect.read_source(Download(opened, site.assignment), None, site.course)
    return collect.group_attempts([batch], people)


def _without_roster(
    site: WatchTarget, one: Landed, alone: Archive, inside: Archive | None
) -> dict[str, list[SelectedAttempt]]:
    """The one student whose id is the name of the file or of its folder."""
    if inside is not None:
        count = sum(".ipynb" in file.name.casefold() for file in inside.files)
        if count > 1 and not one.relative_path.parts[:-1]:
            raise OwnerUnknownError(
                lazy(
                    "The archive holds {count} notebooks. Put the one that counts here by itself,"
                    " named by your student id, for example s01.ipynb.",
                    count=count,
                ),
                f"{count} notebooks; to know several by, write classroom/{roster.FILE}",
            )
    student = _id(one.relative_path, site.assignment)
    if not student:
        raise OwnerUnknownError(
            unknown_owner_message(), "no student's id in its name or its folder's"
        )
    own = Attempt(LmsPerson(labels=(student,)), alone.files[0])
    theirs, _ = selection.group_by_student([own], Roster((Member(student),)))
    return {
        name: [SelectedAttempt(a, alone, SOURCE) for a in all_] for name, all_ in theirs.items()
    }


def _id(way: PurePosixPath, assignment: str) -> str:
    """The id in a path; empty if there is none, or more than one folder that may be it."""
    folders = [part for part in way.parts[:-1] if part != assignment]
    stem = attempt.plain_stem(way.name)
    named_so = assignment.casefold() in stem.casefold()
    found = folders or (plain.names(File(way.name, 0), assignment) if named_so else [stem])
    student = unicodedata.normalize("NFC", found[0]) if len(found) == 1 else ""
    return student if roster.ID.fullmatch(student) and not student.endswith(".") else ""


# MAIN

# FOLDED autograder/watch/acceptance.py: 'A landed file as it was at

MAX_ARCHIVE = 2 << 30  # bytes


@contextmanager
def snapshot(site: WatchTarget, one: Landed, age: float) -> Iterator[tuple[Path, str] | None]:
    """A copy of the file as it is now, that nobody changes any more, and its hash.

    None if it is being written, has changed, or is gone.
    """
    with atomic_files.temporary_directory(site.course.classroom.path) as room:
        target = room / one.path
        try:
            with safe_directory.open_parent_dir(site.folder, one.relative_path) as place:
                if age < scanner.INCOMPLETE_TIMEOUT and safe_directory.is_being_written(place):
                    yield None
                    return
                target.parent.mkdir(parents=True, exist_ok=True)
                _copy(place, target, one.kind)
        except OSError as error:
            if atomic_files.to_storage_error(error, target) and not isinstance(
                error, PermissionError
            ):
                raise
            yield None
            return
        if safe_directory.current_state(site.folder, one) != one:
            yield None
            return
        with target.open("rb") as file:
            yield target, hashlib.file_digest(file, "sha256").hexdigest()


def half(one: Landed, path: Path, course: Course) -> str:
    """Why a copy is not whole, in the course's language; empty if it is."""
    if one.kind is FileKind.NOTEBOOK:
        data = intake.read_bytes(path)
        if not data.startswith(b"PK\3\4"):
            return scanner.half_notebook(data, course.language)
    zone = ZoneInfo(course.config.time_zone)
    try:
        with archive.open_archive(path, zone):
            return ""
    except SeminarError:
        said = lazy("The archive is damaged, or was not copied to its end.")
        return said.render(course.language)


def _copy(place: Path, target: Path, kind: FileKind) -> None:
    if kind is FileKind.NOTEBOOK:
        target.write_bytes(intake.read_bytes(place))
        return
    with target.open("wb") as copy:
        source = atomic_files.open_regular_file(place)  # by now it may be a link or a pipe
        if source is None:
            return
        with source:
            if os.fstat(source.fileno()).st_size <= MAX_ARCHIVE:
                shutil.copyfileobj(source, copy, MAX_BYTES)


# MAIN


class AcceptedSubmission(Struct, frozen=True):
    """One student's hand-in that is in its place, by its content."""

    student: str
    sha256: str


class Acceptance(Struct, frozen=True):
    """What became of a landed file: who is to be graded, who has to wait, and what to say."""

    sha256: str = ""
    hands: tuple[AcceptedSubmission, ...] = ()
    rate_limited: Mapping[str, datetime] = {}
    unmatched: tuple[Outcome, ...] = ()
    is_archive: bool = False
    said: LazyMessage | None = None
    detail: str = ""  # for the instructor


def accept(
    site: WatchTarget,
    one: Landed,
    copy: tuple[Path, str],
    known: WatchState,
    now: datetime,
    since: datetime,
) -> Acceptance:
    """Put what is in a file in its place, as far as attempts are left; notes the attempts."""
    path, sha256 = copy
    try:
        with ExitStack() as stack:
            theirs, others, several = identify_owners(site, one, path, stack)
            taken = _put(site, theirs, known, now, since)
    except OwnerUnknownError as error:
        return Acceptance(sha256, said=error.said, detail=str(error))
    return structs.replace(
        taken, sha256=sha256, unmatched=(*others, *taken.unmatched), is_archive=several
    )


class _Acceptor:
    """The hand-ins of one file on the way to their places."""

    def __init__(
        self, site: WatchTarget, known: WatchState, now: datetime, since: datetime
    ) -> None:
        self._site, self._known, self._now, self._since = site, known, now, since
        self.before = collected.load(site.course, site.assignment)
        self.entries = dict(self.before)
        self.hands: list[AcceptedSubmission] = []
        self.held: dict[str, datetime] = {}
        self.others: list[Outcome] = []

    def add(self, student: str, attempts: list[SelectedAttempt]) -> None:
        """Count a student's attempt, and put it in its place."""
        site = self._site
        best, passed_over = selection.select_latest(attempts, site.assignment)
        self.others += [submission_writer.skipped(student, one) for one in passed_over]
        # What lies in an archive came with it; its own times are anybody's to write.
        own = structs.replace(best.attempt, when=self._since, sequence=0)
        best = structs.replace(best, attempt=own, source=SOURCE)
        try:
            data, _ = submission_writer.read_notebook_bytes(best, site.course, site.assignment)
        except StorageError:
            raise
        except SeminarError as error:
            refused = Outcome(
                student, own.file.name, CollectStatus.REFUSED, self._since, error.what
            )
            self.others.append(refused)
            return
        hand = AcceptedSubmission(student, hashlib.sha256(data).hexdigest())
        is_new = not self._known.has_counted(student, hand.sha256)
        if is_new and (until := self._until(student)):
            self.held[student] = until
            return
        if is_new:
            # Noted first: whenever this is cut off, the same content counts once.
            self._known.count(student, hand.sha256, self._now)
            state_file.save(site.course, site.assignment, self._known)
        if not self._settle(hand, best) and is_new:
            self._known.attempts[student].pop()

    def _settle(self, hand: AcceptedSubmission, best: SelectedAttempt) -> bool:
        """Have the hand-in in its place; whether it is."""
        site, before = self._site, self.before.get(hand.student)
        if before is None or not _is_there(site, hand, before.sha256):
            done, entry = submission_writer.store_submission(
                site.course, site.assignment, hand.student, best, before, False
            )
            if entry is None:
                self.others.append(done)
                return False
            self.entries[hand.student] = entry
        self.hands.append(hand)
        return True

    def _until(self, student: str) -> datetime | None:
        limit = self._site.course.config.watch.attempts_per_hour
        return state_file.next_allowed_attempt(self._known.attempts, student, limit, self._now)


def _put(
    site: WatchTarget,
    theirs: Mapping[str, list[SelectedAttempt]],
    known: WatchState,
    now: datetime,
    since: datetime,
) -> Acceptance:
    putting = _Acceptor(site, known, now, since)
    try:
        for student, attempts in theirs.items():
            putting.add(student, attempts)
    finally:
        if putting.entries != putting.before:
            collected.save(site.course, site.assignment, putting.entries)
    return Acceptance(
        hands=tuple(putting.hands), rate_limited=putting.held, unmatched=tuple(putting.others)
    )


def _is_there(site: WatchTarget, hand: AcceptedSubmission, collected_sha256: str) -> bool:
    """Whether this very content was collected and lies in its place: its time stays."""
    target = site.course.classroom.assignment(site.assignment).student(hand.student).submission
    if hand.sha256 != collected_sha256 or not target.is_file():
        return False
    return hashlib.sha256(intake.read_bytes(target)).hexdigest() == hand.sha256
