"""A landed file goes to `classroom/submitted`: whose it is, whether it counts, in its place.

By the same steps as `seminar collect`: the same names are understood, by the same roster, within
the same caps. The time of hand-in is that at which the file came to lie there.
"""

import hashlib
import shutil
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from zoneinfo import ZoneInfo

from msgspec import Struct, structs

from autograder import files
from autograder.course import Course
from autograder.errors import SeminarError, StorageError
from autograder.intake import folder as intake
from autograder.intake.caps import MAX_BYTES
from autograder.lms import archive, attempt, choose, collect, plain, put, roster
from autograder.lms import record as collected
from autograder.lms.archive import File, Opened
from autograder.lms.attempt import Attempt, Download, Person
from autograder.lms.choose import Chosen
from autograder.lms.outcome import Outcome, Status
from autograder.lms.roster import Member, Roster
from autograder.messages import Phrase, phrase
from autograder.watching import ground, record, stillness
from autograder.watching.ground import Landed
from autograder.watching.names import Kind
from autograder.watching.record import Record

SOURCE = "watch"
MAX_ARCHIVE = 2 << 30  # bytes


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


class Site(Struct, frozen=True):
    """Where is watched, for which assignment."""

    course: Course
    assignment: str
    folder: Path


class UnclearError(Exception):
    """Nothing in a file can be taken; `said` is for its student, the text for the instructor."""

    def __init__(self, said: Phrase, detail: str) -> None:
        super().__init__(detail)
        self.said = said


def whose() -> Phrase:
    """What somebody reads whose file is nobody's."""
    return phrase(
        "It is not clear whose file this is. Name it by your student id, for example s01.ipynb,"
        " or put it into a folder of that name. It was not graded, and stays where it is."
    )


@contextmanager
def snapshot(site: Site, one: Landed, age: float) -> Iterator[tuple[Path, str] | None]:
    """A copy of the file as it is now, that nobody changes any more, and its hash.

    None if it is being written, has changed, or is gone.
    """
    with files.scratch(site.course.classroom) as room:
        target = room / one.path
        try:
            with ground.held(site.folder, one.way) as place:
                if age < stillness.PATIENCE and ground.is_being_written(place):
                    yield None
                    return
                target.parent.mkdir(parents=True, exist_ok=True)
                _copy(place, target, one.kind)
        except OSError as error:
            if files.refusal(error, target) and not isinstance(error, PermissionError):
                raise
            yield None
            return
        if ground.state(site.folder, one) != one:
            yield None
            return
        with target.open("rb") as file:
            yield target, hashlib.file_digest(file, "sha256").hexdigest()


def take(
    site: Site, one: Landed, copy: tuple[Path, str], known: Record, now: datetime, since: datetime
) -> Taken:
    """Put what is in a file in its place, as far as attempts are left; notes the attempts."""
    path, sha256 = copy
    people = roster.find(site.course)
    try:
        with ExitStack() as stack:
            try:
                theirs, others, several = _sorted(site, one, path, people, stack)
            except StorageError:
                raise
            except SeminarError as error:
                raise UnclearError(whose(), str(error)) from None
            taken = _put(site, theirs, known, now, since)
    except UnclearError as error:
        return Taken(sha256, said=error.said, detail=str(error))
    return structs.replace(taken, sha256=sha256, others=(*others, *taken.others), several=several)


def half(one: Landed, path: Path, course: Course) -> str:
    """Why a file is not whole, in the course's language; empty if it is."""
    if one.kind is Kind.NOTEBOOK:
        data = intake.read(path)
        if not data.startswith(b"PK\3\4"):
            return stillness.half_notebook(data, course.language)
    zone = ZoneInfo(course.file.time_zone)
    try:
        with archive.opened(path, zone):
            return ""
    except SeminarError:
        said = phrase("The archive is damaged, or was not copied to its end.")
        return said.render(course.language)


def people(site: Site) -> str:
    """What tells this roster from another one."""
    marks = []
    for folder in (site.course.classroom, site.course.root):
        try:
            state = (folder / roster.FILE).stat()
            marks.append(f"{state.st_size} {state.st_mtime_ns}")
        except OSError:
            marks.append("")
    return " ".join(marks).strip()


def landed(one: Landed, now: datetime) -> datetime:
    """When a file came to lie there."""
    return min(now, datetime.fromtimestamp(one.changed / 1e9, UTC))


def _copy(place: Path, target: Path, kind: Kind) -> None:
    if kind is Kind.NOTEBOOK:
        target.write_bytes(intake.read(place))
        return
    if place.lstat().st_size > MAX_ARCHIVE or place.is_symlink():
        target.write_bytes(b"")
        return
    with place.open("rb") as source, target.open("wb") as copy:
        shutil.copyfileobj(source, copy, MAX_BYTES)


def _sorted(
    site: Site, one: Landed, path: Path, people: Roster, stack: ExitStack
) -> tuple[dict[str, list[Chosen]], list[Outcome], bool]:
    """The attempts in a file by student, what is nobody's, and whether they may be several."""
    zone = ZoneInfo(site.course.file.time_zone)
    root = Path(str(path).removesuffix(one.path))
    alone = Opened(root, [File(one.path, 0, None, path.stat().st_size)], [path])
    inside = None
    if one.kind is Kind.ARCHIVE:
        inside = stack.enter_context(archive.opened(path, zone))
    if people.path is None:
        return _without_roster(site, one, alone, inside), [], False
    theirs, others = _read(site, alone, people)
    if theirs or inside is None:
        if not theirs:
            raise UnclearError(whose(), "; ".join(one.note for one in others))
        return theirs, [], False
    theirs, others = _read(site, inside, people)
    if not theirs:
        notes = "; ".join(f"{one.file}: {one.note}" for one in others[:3])
        raise UnclearError(whose(), notes or "the archive is empty")
    return theirs, others, True


def _read(
    site: Site, opened: Opened, people: Roster
) -> tuple[dict[str, list[Chosen]], list[Outcome]]:
    if not opened.files:
        return {}, []
    batch = collect.read(Download(opened, site.assignment), None, site.course)
    return collect.sort([batch], people)


def _without_roster(
    site: Site, one: Landed, alone: Opened, inside: Opened | None
) -> dict[str, list[Chosen]]:
    """The one student whose id is the name of the file or of its folder."""
    if inside is not None:
        count = sum(".ipynb" in file.name.casefold() for file in inside.files)
        if count > 1 and not one.way.parts[:-1]:
            raise UnclearError(
                phrase(
                    "The archive holds {count} notebooks. Put the one that counts here by itself,"
                    " named by your student id, for example s01.ipynb.",
                    count=count,
                ),
                f"{count} notebooks; to know several by, write classroom/{roster.FILE}",
            )
    student = _id(one.way, site.assignment)
    if not student:
        raise UnclearError(whose(), "no student's id in its name or its folder's")
    own = Attempt(Person(labels=(student,)), alone.files[0])
    theirs, _ = choose.matched([own], Roster((Member(student),)))
    return {name: [Chosen(a, alone, SOURCE) for a in all_] for name, all_ in theirs.items()}


def _id(way: PurePosixPath, assignment: str) -> str:
    """The id in a path; empty if there is none, or more than one folder that may be it."""
    folders = [part for part in way.parts[:-1] if part != assignment]
    stem = attempt.plain_stem(way.name)
    named_so = assignment.casefold() in stem.casefold()
    found = folders or (plain.names(File(way.name, 0), assignment) if named_so else [stem])
    student = unicodedata.normalize("NFC", found[0]) if len(found) == 1 else ""
    return student if roster.ID.fullmatch(student) and not student.endswith(".") else ""


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
