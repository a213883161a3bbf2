"""The replies to files: feedback pages, or notices that explain why there is none."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import datetime

from msgspec import Struct, structs

from autograder.core.i18n import Language, LazyMessage, lazy
from autograder.course import Course, in_language
from autograder.live.grading_queue import INTERNAL_ERROR, SUPERSEDED
from autograder.lms import roster
from autograder.lms.attempt import CollectStatus, Outcome
from autograder.lms.roster import RosterError
from autograder.reporting.notice_page import NoticeLine, render_notice
from autograder.watch import file_names
from autograder.watch.acceptance import UNKNOWN_OWNER, Acceptance, WatchTarget
from autograder.watch.events import EventKind
from autograder.watch.safe_directory import WatchedFile

WRONG_TYPE = lazy(
    "A file of this kind is not graded. Hand in the .ipynb file that you worked in,"
    " or a zip that contains it."
)
LINK = lazy("This is only a link to another file. Put the file itself here.")
UNREADABLE = lazy(
    "The file cannot be read: it is still being written, or only its owner may read it."
    " Copy it here once more."
)


class Task(Struct):
    """One content of a file, on its way to a reply."""

    file: WatchedFile
    started: float  # monotonic
    arrived_at: datetime
    acceptance: Acceptance = Acceptance()
    messages: dict[str, LazyMessage] = {}  # by student, once graded
    page: bytes = b""  # of the only student


class FinalReply(Struct, frozen=True):
    """The reply that ends a task, and the event to report."""

    kind: EventKind
    page: bytes
    event_message: str  # for the instructor
    retry_at: datetime | None = None


def incomplete(reason: str) -> LazyMessage:
    """Return the message about an incomplete file."""
    return lazy(
        "{reason} It was not graded; what you handed in before still counts."
        " Once the whole file is here, it is graded automatically.",
        reason=reason,
    )


def rate_limited(course: Course, next_attempt: datetime) -> LazyMessage:
    """Return the message to a student without attempts left."""
    return lazy(
        "This file will be graded automatically after {time}: {count} attempts an hour are allowed,"
        " and they are used up. Leave it where it is; the time at which it arrived here counts.",
        time=course.in_zone(next_attempt).strftime("%Y-%m-%d %H:%M:%S %Z"),
        count=course.config.watch.attempts_per_hour,
    )


def not_stored(outcome: Outcome) -> LazyMessage:
    """Return the message about a file that was not stored."""
    if outcome.status is CollectStatus.UNMATCHED:
        return UNKNOWN_OWNER
    if outcome.status is CollectStatus.OLDER:
        return SUPERSEDED
    if outcome.status is CollectStatus.SKIPPED and outcome.student:
        return lazy("Another file of the same student counts.")
    if outcome.status is CollectStatus.SKIPPED:
        return lazy("This file belongs to no student.")
    return INTERNAL_ERROR


def in_language_of(target: WatchTarget, students: Iterable[str]) -> WatchTarget:
    """Return the target in the language that the roster names for all of these students.

    Returns it as it is if the roster cannot be read, or names no language or several.
    """
    languages: dict[str, Language] = {}
    with suppress(RosterError):
        languages = roster.student_languages(target.course)
    named = {languages.get(student) for student in students}
    (language,) = named if len(named) == 1 else (None,)
    if language is None:
        return target
    return structs.replace(target, course=in_language(target.course, language))


def notice(target: WatchTarget, message: LazyMessage, lines: Sequence[NoticeLine] = ()) -> bytes:
    """Return a page with a message and a list."""
    course = target.course
    language, title = course.language, course.assignment(target.assignment).title
    return render_notice(
        course.config.title.in_language(language),
        title.in_language(language),
        message.render(language),
        lines,
        language,
    )


def rejection(target: WatchTarget, message: LazyMessage, instructor_detail: str = "") -> FinalReply:
    """Return the reply to a file that is not accepted."""
    page = notice(target, message)
    return FinalReply(EventKind.NOT_TAKEN, page, instructor_detail or str(message))


def final_reply(target: WatchTarget, task: Task) -> FinalReply:
    """Return the reply to a file whose accepted submissions, if any, are graded."""
    acceptance, messages = task.acceptance, task.messages
    unmatched_students = (outcome.student for outcome in acceptance.unmatched if outcome.student)
    students = {*messages, *acceptance.rate_limited, *unmatched_students}
    target = in_language_of(target, students)
    if acceptance.student_message is not None:
        return rejection(target, acceptance.student_message, acceptance.instructor_detail)
    retry_at = min(acceptance.rate_limited.values(), default=None)
    if acceptance.is_archive:
        unfinished = EventKind.WAITS if retry_at else EventKind.NOT_TAKEN
        kind = EventKind.ANSWERED if messages else unfinished
        summary = "; ".join(f"{student}: {message}" for student, message in messages.items())
        return FinalReply(kind, _archive_overview(target, task), summary, retry_at)
    if retry_at:
        message = rate_limited(target.course, retry_at)
        return FinalReply(EventKind.WAITS, notice(target, message), str(message), retry_at)
    if messages:
        (message,) = messages.values()
        return FinalReply(EventKind.ANSWERED, task.page, str(message))
    unmatched = acceptance.unmatched
    message = not_stored(unmatched[0]) if unmatched else INTERNAL_ERROR
    return rejection(target, message, "; ".join(outcome.note for outcome in unmatched))


def _archive_overview(target: WatchTarget, task: Task) -> bytes:
    """Return the page of an archive with submissions of several students."""
    acceptance = task.acceptance
    rejected_files = {outcome.file for outcome in acceptance.unmatched}
    message = lazy(
        "{count} of {all} submissions in this archive were taken.",
        count=len(task.messages),
        all=len(task.messages) + len(acceptance.rate_limited) + len(rejected_files),
    )
    return notice(target, message, tuple(_archive_lines(target.course, task)))


def _archive_lines(course: Course, task: Task) -> Iterator[NoticeLine]:
    for student, message in task.messages.items():
        # With `./`, a name that looks like a URL stays a relative path.
        link = f"./{file_names.reply_path(task.file.relative_path, student).name}"
        yield NoticeLine(student, message.render(course.language), link)
    for student, next_attempt in task.acceptance.rate_limited.items():
        yield NoticeLine(student, rate_limited(course, next_attempt).render(course.language))
    for outcome in task.acceptance.unmatched:
        subject = " ".join(part for part in (outcome.student, outcome.file) if part)
        yield NoticeLine(subject, not_stored(outcome).render(course.language))
