"""Acceptance of a file: is it complete, whose is it, may it be graded now; then store it.

Follows the steps and limits of `seminar collect`. The submission time is when the file arrived in
the folder.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from contextlib import ExitStack, suppress
from datetime import datetime
from pathlib import Path, PurePosixPath
from zoneinfo import ZoneInfo

from msgspec import Struct, structs

from autograder.core.errors import SeminarError, StorageError
from autograder.core.fault_points import FaultPoint, fault_point
from autograder.core.i18n import LazyMessage, lazy, translate
from autograder.core.problems import ProblemKind, make_problem
from autograder.course import Course
from autograder.course.classroom import AssignmentPaths
from autograder.grading.spec import sha256_hex
from autograder.intake import submission_folder
from autograder.intake.ipynb_reader import NotAGradableNotebook, parse_ipynb
from autograder.live.gradebook_session import AcceptedSubmission
from autograder.lms import collection_log, roster, selection, submission_writer
from autograder.lms.archive import Archive, File, open_archive
from autograder.lms.attempt import Attempt, CollectStatus, Download, LmsPerson, Outcome, plain_stem
from autograder.lms.roster import Roster
from autograder.lms.sources import read_source
from autograder.lms.sources.folder import labels_in_file_name
from autograder.watch.file_names import FileKind
from autograder.watch.safe_directory import Snapshot
from autograder.watch.state_file import WatchState, next_allowed_attempt, save_state

SOURCE = "watch"  # in the collection log
# Without a roster a file's name is an id only if it looks like one.
_STUDENT_ID = re.compile(r"[^\W_][\w.@-]{0,63}")
NO_ROSTER = (
    "its name, or its folder's, is not a plain id (letters, digits, . _ @ -); to take names,"
    " addresses and LMS ids, write classroom/roster.csv"
)
# What a notebook looks like that is still being copied.
INCOMPLETE_KINDS = (ProblemKind.CUT_OFF, ProblemKind.EMPTY_FILE, ProblemKind.NOT_JSON)
UNKNOWN_OWNER = lazy(
    "It is not clear whose file this is. Name it after your student id, for example s01.ipynb,"
    " or put it into a folder of that name. It was not graded, and stays where it is."
)


class WatchTarget(Struct, frozen=True):
    """The watched folder and the assignment that its files are submissions of."""

    course: Course
    assignment: str
    folder: Path

    @property
    def paths(self) -> AssignmentPaths:
        """The paths of the assignment in the classroom."""
        return self.course.classroom.assignment(self.assignment)


class Acceptance(Struct, frozen=True):
    """What was accepted of a file; a file that is rejected as a whole has a `student_message`.

    `rate_limited` has the time of each student's next attempt. `unmatched` are files of an archive
    that were not stored. `is_archive` is whether the file has submissions of several students.
    """

    sha256: str = ""
    submissions: tuple[AcceptedSubmission, ...] = ()
    rate_limited: Mapping[str, datetime] = {}
    unmatched: tuple[Outcome, ...] = ()
    is_archive: bool = False
    student_message: LazyMessage | None = None
    instructor_detail: str = ""


class Owners(Struct, frozen=True):
    """The attempts in a file by student, and the files in it that could not be assigned."""

    by_student: Mapping[str, list[Attempt]]
    unmatched: Sequence[Outcome] = ()
    is_archive: bool = False


class OwnerUnknownError(Exception):
    """Nothing in a file can be assigned to a student; the text is for the instructor."""

    def __init__(
        self, instructor_detail: str, student_message: LazyMessage = UNKNOWN_OWNER
    ) -> None:
        super().__init__(instructor_detail)
        self.student_message = student_message


def accept(
    target: WatchTarget, snapshot: Snapshot, state: WatchState, now: datetime, arrived_at: datetime
) -> Acceptance:
    """Store the submissions in a file as far as students have attempts left; count the attempts.

    Hold the lock of the assignment.
    """
    try:
        with ExitStack() as stack:
            owners = identify_owners(target, snapshot, stack)
            acceptor = _Acceptor(target, state, now, arrived_at)
            acceptor.store_all(owners.by_student)
    except OwnerUnknownError as error:
        message, detail = error.student_message, str(error)
        return Acceptance(snapshot.sha256, student_message=message, instructor_detail=detail)
    return Acceptance(
        snapshot.sha256,
        tuple(acceptor.accepted),
        acceptor.rate_limited,
        (*owners.unmatched, *acceptor.rejected),
        owners.is_archive,
    )


def incomplete_reason(snapshot: Snapshot, course: Course) -> str:
    """Return why a file is incomplete, in the course's language; empty if it is complete."""
    if snapshot.file.kind is FileKind.NOTEBOOK:
        data = submission_folder.read_bytes(snapshot.path)
        if not data.startswith(b"PK\3\4"):
            try:
                parse_ipynb(data)
            except NotAGradableNotebook as error:
                if error.note.kind in INCOMPLETE_KINDS:
                    return make_problem(error.note.kind, course.language).message
            return ""
    try:
        with open_archive(snapshot.path, ZoneInfo(course.config.time_zone)):
            return ""
    except SeminarError:
        return translate("The archive is damaged, or was not copied completely.", course.language)


def roster_fingerprint(course: Course) -> str:
    """Return a text that changes with the roster; empty without one."""
    versions = []
    for path in roster.candidate_paths(course):
        with suppress(OSError):
            status = path.stat()
            versions.append(f"{status.st_size} {status.st_mtime_ns}")
    return " ".join(versions)


def identify_owners(target: WatchTarget, snapshot: Snapshot, stack: ExitStack) -> Owners:
    """Return whose attempts are in a file; archives stay open until `stack` is closed.

    Raises OwnerUnknownError if no attempt can be assigned to a student.
    """
    class_roster = roster.load_optional(target.course)
    try:
        archive = None
        if snapshot.file.kind is FileKind.ARCHIVE:
            zone = ZoneInfo(target.course.config.time_zone)
            archive = stack.enter_context(open_archive(snapshot.path, zone))
        if class_roster.path is None:
            return _owner_without_roster(target, snapshot, archive)
        return _owners_by_roster(target, snapshot, archive, class_roster)
    except StorageError:
        raise
    except SeminarError as error:
        raise OwnerUnknownError(str(error)) from None


def _owners_by_roster(
    target: WatchTarget, snapshot: Snapshot, archive: Archive | None, class_roster: Roster
) -> Owners:
    """Match the path of the file with the roster, else the names in the archive."""
    file = Archive(snapshot.directory, (File(snapshot.file.path, snapshot.path),))
    by_student, unmatched = _match(target, file, class_roster)
    if by_student:
        return Owners(by_student)
    if archive is None:
        raise OwnerUnknownError("; ".join(outcome.note for outcome in unmatched))
    by_student, unmatched = _match(target, archive, class_roster)
    if not by_student:
        notes = "; ".join(f"{outcome.file}: {outcome.note}" for outcome in unmatched[:3])
        raise OwnerUnknownError(notes or "the archive is empty")
    return Owners(by_student, unmatched, is_archive=True)


def _match(
    target: WatchTarget, archive: Archive, class_roster: Roster
) -> tuple[dict[str, list[Attempt]], list[Outcome]]:
    if not archive.files:
        return {}, []
    contents = read_source(Download(archive, target.course, target.assignment))
    return selection.group_attempts([contents], class_roster)


def _owner_without_roster(
    target: WatchTarget, snapshot: Snapshot, archive: Archive | None
) -> Owners:
    """Return the student whose id is the name of the file or of its directory."""
    path = snapshot.file.relative_path
    if archive is not None:
        count = sum(".ipynb" in file.name.casefold() for file in archive.files)
        if count > 1 and not path.parts[:-1]:
            message = lazy(
                "The archive contains {count} notebooks. Put only the one that you want graded"
                " here, named after your student id, for example s01.ipynb.",
                count=count,
            )
            detail = f"{count} notebooks; to take several, write classroom/roster.csv"
            raise OwnerUnknownError(detail, message)
    student = _student_id(path, target.assignment)
    if not student:
        raise OwnerUnknownError(NO_ROSTER)
    file = File(snapshot.file.path, snapshot.path)
    return Owners({student: [Attempt(LmsPerson(labels=(student,)), file)]})


def _student_id(path: PurePosixPath, assignment: str) -> str:
    """Return the student id in a path; empty if there is none or several names may be one."""
    stem = plain_stem(path.name)
    labels = [directory for directory in path.parts[:-1] if directory != assignment]
    if not labels:
        has_assignment = assignment.casefold() in stem.casefold()
        labels = labels_in_file_name(path.name, assignment) if has_assignment else [stem]
    student = unicodedata.normalize("NFC", labels[0]) if len(labels) == 1 else ""
    return student if _STUDENT_ID.fullmatch(student) and not student.endswith(".") else ""


class _Acceptor:
    """Stores the submissions of one file, and collects what became of each."""

    def __init__(
        self, target: WatchTarget, state: WatchState, now: datetime, arrived_at: datetime
    ) -> None:
        self._target, self._state, self._now, self._arrived_at = target, state, now, arrived_at
        self._previous = collection_log.load_submissions(target.paths)
        self._log = dict(self._previous)
        self.accepted: list[AcceptedSubmission] = []
        self.rate_limited: dict[str, datetime] = {}
        self.rejected: list[Outcome] = []

    def store_all(self, by_student: Mapping[str, list[Attempt]]) -> None:
        """Store the latest attempt of each student, and log it."""
        try:
            for student, attempts in by_student.items():
                latest, older = selection.select_latest(attempts, self._target.assignment)
                self.rejected += [submission_writer.skipped(student, a) for a in older]
                self._accept(student, latest)
        finally:
            if self._log != self._previous:
                collection_log.save_submissions(self._target.paths, self._log)
                fault_point(FaultPoint.ATTEMPTS_STORED)

    def _accept(self, student: str, latest: Attempt) -> None:
        """Count a student's attempt and store it, unless the student has no attempt left."""
        # The times in an archive came with it, so anyone can have set them.
        latest = structs.replace(latest, submitted_at=self._arrived_at, sequence=0, source=SOURCE)
        try:
            data, _ = submission_writer.read_notebook_bytes(latest, self._target.assignment)
        except StorageError:
            raise
        except SeminarError as error:
            status, file = CollectStatus.REFUSED, latest.file.name
            self.rejected.append(Outcome(student, file, status, self._arrived_at, error.what))
            return
        submission = AcceptedSubmission(student, sha256_hex(data))
        is_new = not self._state.has_counted(student, submission.sha256)
        if is_new:
            limit = self._target.course.config.watch.attempts_per_hour
            attempts = self._state.attempts
            if next_attempt := next_allowed_attempt(attempts, student, limit, self._now):
                self.rate_limited[student] = next_attempt
                return
            # Counted before it is stored: after a crash in between, it is not counted again.
            self._state.count(student, submission.sha256, self._now)
            save_state(self._target.paths, self._state)
            fault_point(FaultPoint.ATTEMPT_COUNTED)
        if self._store(submission, latest):
            self.accepted.append(submission)
        elif is_new:
            self._state.attempts[student].pop()

    def _store(self, submission: AcceptedSubmission, latest: Attempt) -> bool:
        """Store a submission unless a later one is stored; return whether it is stored now."""
        paths = self._target.paths.student(submission.student)
        previous = self._previous.get(submission.student)
        is_collected = previous is not None and previous.sha256 == submission.sha256
        if is_collected and paths.submission.is_file():
            stored = submission_folder.read_bytes(paths.submission)
            if sha256_hex(stored) == submission.sha256:
                return True  # with the time at which it first arrived
        outcome, entry = submission_writer.store_submission(paths, latest, previous)
        if entry is None:
            self.rejected.append(outcome)
            return False
        self._log[submission.student] = entry
        return True
