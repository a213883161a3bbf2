"""Collecting: the latest attempt of each in a download goes to `classroom/submitted/`.

The list of steps behind `seminar collect`: open, read, match, choose, put. Whatever is in a
download, names of ours alone are written to: the roster's ids and the assignment's.
"""

from collections.abc import Sequence
from contextlib import ExitStack
from enum import StrEnum
from pathlib import Path
from zoneinfo import ZoneInfo

from msgspec import Struct, structs

from autograder.core import atomic_files
from autograder.core.errors import SeminarError
from autograder.course import Course
from autograder.lms import archive, collection_log, roster, selection, submission_writer
from autograder.lms.archive import Archive
from autograder.lms.attempt import (
    PRESENT,
    Attempt,
    CollectStatus,
    Download,
    Outcome,
    SourceContents,
)
from autograder.lms.roster import Roster
from autograder.lms.selection import SelectedAttempt
from autograder.lms.sources import canvas, folder, github_classroom, google_classroom, moodle

TABLES = (".csv", ".json")  # of what may be given along with a download


class Source(StrEnum):
    """Where a download comes from."""

    MOODLE = "moodle"
    CANVAS = "canvas"
    CLASSROOM = "classroom"
    GITHUB = "github"
    FOLDER = "folder"


# The tables that each can make use of, by their ending.
READS = {Source.MOODLE: ".csv", Source.CANVAS: ".json", Source.GITHUB: ".csv"}


class Collection(Struct, frozen=True):
    """What collecting came to: an outcome for each file, who is missing, what there is to tell."""

    assignment: str
    outcomes: tuple[Outcome, ...]
    missing: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    dry_run: bool = False


class SourceBatch(Struct, frozen=True):
    """One download as it was read."""

    source: Source
    opened: Archive
    reading: SourceContents


def collect(
    course: Course,
    assignment: str,
    paths: Sequence[Path],
    *,
    source: Source | None = None,
    trust_times: bool = False,
    dry_run: bool = False,
) -> Collection:
    """Take what is later than what is there; nothing is written in a dry run.

    Raises SeminarError for a roster or a download that cannot be used; then nothing is written.
    """
    course.assignment(assignment)
    known = roster.load_required(course)
    downloads = [path for path in paths if path.suffix.lower() not in TABLES]
    tables = tuple(path for path in paths if path.suffix.lower() in TABLES)
    if not downloads:
        raise SeminarError(
            "there is nothing to collect",
            hint="Name the zip that the LMS gave, or a folder; tables alone hold no hand-in",
        )
    with ExitStack() as stack, atomic_files.translate_os_errors(course.classroom.path):
        zone = ZoneInfo(course.config.time_zone)
        batches = []
        for path in downloads:
            opened = stack.enter_context(archive.open_archive(path, zone))
            download = Download(opened, assignment, tables, trust_times)
            batches.append(read_source(download, source, course))
        if not dry_run:
            stack.enter_context(course.classroom.assignment(assignment).lock())
        outcomes = _store_all(course, assignment, batches, known, dry_run)
    here = {path.parent.name for path in course.classroom.path.glob(f"submitted/*/{assignment}")}
    here |= {one.student for one in outcomes if one.status in PRESENT}
    missing = tuple(member.id for member in known.members if member.id not in here)
    about = tuple(line for batch in batches for line in batch.reading.told)
    return Collection(assignment, tuple(outcomes), missing, (*known.told, *about), dry_run)


def read_source(download: Download, source: Source | None, course: Course) -> SourceBatch:
    """What its source makes of a download; by the names of its files, if none is given."""
    source = source or detect_source(download)
    match source:
        case Source.MOODLE:
            reading = moodle.read(download, course)
        case Source.CANVAS:
            reading = canvas.read(download)
        case Source.GITHUB:
            reading = github_classroom.read(download)
        case Source.CLASSROOM:
            reading = google_classroom.read(download)
        case Source.FOLDER:
            reading = folder.read(download)
    unread = [path for path in download.tables if path.suffix.lower() != READS.get(source)]
    told = (*reading.told, *(f"{path} is not read: nothing for {source}" for path in unread))
    return SourceBatch(source, download.opened, structs.replace(reading, told=told))


def detect_source(download: Download) -> Source:
    """The source, by the names of the files: the LMS that most of them are named by."""
    opened = download.opened
    if opened.is_folder and github_classroom.recognizes(opened.path):
        return Source.GITHUB
    if not opened.files:
        raise SeminarError(
            "holds no file",
            where=str(opened.path),
            hint="Look whether anybody has handed in, and download it again",
        )
    for source, module in ((Source.MOODLE, moodle), (Source.CANVAS, canvas)):
        named = sum(module.recognizes(file) for file in opened.files)
        if 2 * named > len(opened.files):
            return source
    in_folders = all(len(file.parts) > 1 for file in opened.files)
    return Source.FOLDER if in_folders else Source.CLASSROOM


def _store_all(
    course: Course, assignment: str, batches: Sequence[SourceBatch], known: Roster, dry_run: bool
) -> list[Outcome]:
    theirs, outcomes = group_attempts(batches, known)
    before = collection_log.load(course, assignment)
    entries = dict(before)
    try:
        for student in sorted(theirs):
            best, passed_over = selection.select_latest(theirs[student], assignment)
            outcomes += [submission_writer.skipped(student, one) for one in passed_over]
            done, entry = submission_writer.store_submission(
                course, assignment, student, best, before.get(student), dry_run
            )
            outcomes.append(done)
            if entry is not None:
                entries[student] = entry
    finally:
        # A run that is killed before this notes the same when it is repeated.
        if not dry_run and entries != before:
            collection_log.save(course, assignment, entries)
    return outcomes


def group_attempts(
    batches: Sequence[SourceBatch], known: Roster
) -> tuple[dict[str, list[SelectedAttempt]], list[Outcome]]:
    """The attempts in some downloads by student, and an outcome for each that is nobody's."""
    outcomes: list[Outcome] = []
    theirs: dict[str, list[SelectedAttempt]] = {}
    for batch in batches:
        for file in batch.reading.unattributed:
            outcomes.append(
                Outcome("", file.name, CollectStatus.SKIPPED, note="is nobody's hand-in")
            )
        matched, unmatched = selection.group_by_student(batch.reading.attempts, known)
        outcomes += unmatched
        for student, attempts in matched.items():
            theirs.setdefault(student, []).extend(_as_chosen(attempts, batch))
    return theirs, outcomes


def _as_chosen(attempts: Sequence[Attempt], batch: SourceBatch) -> list[SelectedAttempt]:
    return [SelectedAttempt(one, batch.opened, batch.source) for one in attempts]
