"""What is put beside a landed file: its page, or a word why there is none."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import PurePosixPath

from autograder.core import atomic_files
from autograder.core.errors import StorageError
from autograder.core.i18n import LazyMessage, lazy
from autograder.course import Course
from autograder.lms.attempt import CollectStatus, Outcome
from autograder.reporting import notice_page
from autograder.reporting.notice_page import NoticeLine
from autograder.watch import file_names, safe_directory
from autograder.watch.acceptance import Acceptance, AcceptedSubmission, unknown_owner_message
from autograder.watch.events import EventReporter, What
from autograder.watch.safe_directory import Landed
from autograder.watch.state import Task, TaskState
from autograder.watch.target import WatchTarget

# FOLDED autograder/watch/replies.py: 'What stands beside a file that

INTERNAL_ERROR = lazy(
    "It could not be graded for a reason on our side. Your instructor has been told;"
    " you need not do anything."
)
SUPERSEDED = lazy("A later file is there, and counts instead of this one.")
WRONG_TYPE = lazy(
    "A file of this kind is not graded. Hand in the .ipynb file that you worked in,"
    " or a zip with it."
)
LINK = lazy("This is only a link to another file. Put the file itself here.")
UNREADABLE = lazy(
    "The file cannot be read: it is still being written, or nobody else may read it."
    " Copy it here once more."
)


def reply_page(
    course: Course, assignment: str, lead: LazyMessage, lines: Sequence[NoticeLine] = ()
) -> bytes:
    """A page with these words."""
    language = course.language
    titles = course.config.title, course.assignment(assignment).title
    course_title, title = (one.in_language(language) for one in titles)
    return notice_page.render_notice(course_title, title, lead.render(language), lines, language)


def incomplete(reason: str) -> LazyMessage:
    """What somebody reads whose file is not whole."""
    return lazy(
        "{reason} It was not graded; what was handed in before still counts."
        " Once the whole file is here, it is graded by itself.",
        reason=reason,
    )


def rate_limited(course: Course, until: datetime) -> LazyMessage:
    """What somebody reads who has used up the attempts."""
    return lazy(
        "This file is graded by itself from {time} on: {count} attempts an hour are allowed,"
        " and they are used up. Leave it where it is; its time of hand-in is when it came here.",
        time=course.in_zone(until).strftime("%Y-%m-%d %H:%M:%S %Z"),
        count=course.config.watch.attempts_per_hour,
    )


def outcome(one: Outcome) -> LazyMessage:
    """What became of a file that was not taken."""
    if one.status is CollectStatus.UNMATCHED:
        return unknown_owner_message()
    if one.status is CollectStatus.OLDER:
        return SUPERSEDED
    if one.status is CollectStatus.SKIPPED and one.student:
        return lazy("Another file of the same student counts.")
    if one.status is CollectStatus.SKIPPED:
        return lazy("This is nobody's hand-in.")
    return INTERNAL_ERROR


def overview(
    course: Course, assignment: str, one: Landed, taken: Acceptance, done: dict[str, LazyMessage]
) -> bytes:
    """The page of an archive with the hand-ins of several."""
    lead = lazy(
        "{count} of {all} hand-ins of this archive were taken.",
        count=len(done),
        all=len(done) + len(taken.rate_limited) + len({o.file for o in taken.unmatched}),
    )
    return reply_page(course, assignment, lead, tuple(_lines(course, one, taken, done)))


def _lines(
    course: Course, one: Landed, taken: Acceptance, done: dict[str, LazyMessage]
) -> Iterator[NoticeLine]:
    for student, said in done.items():
        # A name in a link is a path, whatever it looks like.
        link = f"./{file_names.reply_path(one.relative_path, student).name}"
        yield NoticeLine(student, said.render(course.language), link)
    for student, until in taken.rate_limited.items():
        yield NoticeLine(student, rate_limited(course, until).render(course.language))
    for other in taken.unmatched:
        about = " ".join(part for part in (other.student, other.file) if part)
        yield NoticeLine(about, outcome(other).render(course.language))


# MAIN


class ReplyWriter:
    """Answers files: in the folder, in the ledger, and to whoever listens to the watch."""

    def __init__(self, site: WatchTarget, ledger: TaskState, teller: EventReporter) -> None:
        self._site, self._ledger, self._teller = site, ledger, teller

    def finish(self, task: Task, hand: AcceptedSubmission, said: LazyMessage, page: bytes) -> None:
        """One of a file's hand-ins is done; the last one answers the file."""
        if not self._ledger.is_current(task):
            return  # another content came to lie there, which has an answer of its own
        task.done[hand.student] = said
        task.left.discard(hand.student)
        own = page or reply_page(self._site.course, self._site.assignment, said)
        if task.taken.is_archive:
            self._put(task.one, file_names.reply_path(task.one.relative_path, hand.student), own)
        else:
            task.page = own
        if not task.left:
            self.answer(task)

    def answer(self, task: Task) -> None:
        """Answer a file of which nothing is left to grade."""
        course, assignment, taken = self._site.course, self._site.assignment, task.taken
        until = min(taken.rate_limited.values(), default=None)
        what = What.ANSWERED if task.done else What.WAITS if until else What.NOT_TAKEN
        said = "; ".join(f"{who}: {words}" if taken.is_archive else str(words)
                         for who, words in task.done.items())  # fmt: skip
        if taken.is_archive:
            page = overview(course, assignment, task.one, taken, task.done)
        elif until:
            words = rate_limited(course, until)
            said, page = str(words), reply_page(course, assignment, words)
        elif task.done:
            page = task.page
        else:
            words = outcome(taken.unmatched[0]) if taken.unmatched else INTERNAL_ERROR
            said = "; ".join(one.note for one in taken.unmatched) or str(words)
            page = reply_page(course, assignment, words)
        self._put(task.one, file_names.reply_path(task.one.relative_path), page)
        self._ledger.complete(task, taken.sha256, until, graded=bool(task.done))
        students = ", ".join([*task.done, *taken.rate_limited])
        self._teller.tell(what, task.one.path, began=task.began, said=said, student=students)

    def refuse(
        self, task: Task, said: LazyMessage, what: What = What.NOT_TAKEN, detail: str = ""
    ) -> None:
        """Answer a file that is taken nowhere."""
        page = reply_page(self._site.course, self._site.assignment, said)
        self._put(task.one, file_names.reply_path(task.one.relative_path), page)
        self._ledger.complete(task, task.taken.sha256)
        self._teller.tell(what, task.one.path, began=task.began, said=detail or str(said))

    def _put(self, one: Landed, path: PurePosixPath, page: bytes) -> None:
        """Write an answer; one that cannot be written is told, and costs nobody else's."""
        if safe_directory.current_state(self._site.folder, one) is None:
            return  # whoever took the file away wants no page
        try:
            safe_directory.write_reply(self._site.folder, path, page)
        except (StorageError, OSError) as error:
            if atomic_files.is_fatal_disk_error(error.__cause__ or error):
                raise
            self._teller.trouble(f"{path}: cannot be written ({error})")
