"""What stands beside a file that has no page of its own, in the language of the course."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from autograder.course import Course
from autograder.lms.outcome import Outcome, Status
from autograder.messages import Phrase, phrase
from autograder.reporting import notice
from autograder.reporting.notice import Line
from autograder.watching import names
from autograder.watching.ground import Landed
from autograder.watching.owner import whose
from autograder.watching.take import Taken

OUR_SIDE = phrase(
    "It could not be graded for a reason on our side. Your instructor has been told;"
    " you need not do anything."
)
LATER = phrase("A later file is there, and counts instead of this one.")
OTHER = phrase(
    "A file of this kind is not graded. Hand in the .ipynb file that you worked in,"
    " or a zip with it."
)
LINK = phrase("This is only a link to another file. Put the file itself here.")
UNREADABLE = phrase(
    "The file cannot be read: it is still being written, or nobody else may read it."
    " Copy it here once more."
)


def page(course: Course, assignment: str, lead: Phrase, lines: Sequence[Line] = ()) -> bytes:
    """A page with these words."""
    language = course.language
    titles = course.file.title, course.assignment(assignment).title
    course_title, title = (one.in_language(language) for one in titles)
    return notice.render(course_title, title, lead.render(language), lines, language)


def half(reason: str) -> Phrase:
    """What somebody reads whose file is not whole."""
    return phrase(
        "{reason} It was not graded; what was handed in before still counts."
        " Once the whole file is here, it is graded by itself.",
        reason=reason,
    )


def waits(course: Course, until: datetime) -> Phrase:
    """What somebody reads who has used up the attempts."""
    return phrase(
        "This file is graded by itself from {time} on: {count} attempts an hour are allowed,"
        " and they are used up. Leave it where it is; its time of hand-in is when it came here.",
        time=course.in_zone(until).strftime("%Y-%m-%d %H:%M:%S %Z"),
        count=course.file.watch.attempts_per_hour,
    )


def outcome(one: Outcome) -> Phrase:
    """What became of a file that was not taken."""
    if one.status is Status.UNMATCHED:
        return whose()
    if one.status is Status.OLDER:
        return LATER
    if one.status is Status.SKIPPED and one.student:
        return phrase("Another file of the same student counts.")
    if one.status is Status.SKIPPED:
        return phrase("This is nobody's hand-in.")
    return OUR_SIDE


def overview(
    course: Course, assignment: str, one: Landed, taken: Taken, done: dict[str, Phrase]
) -> bytes:
    """The page of an archive with the hand-ins of several."""
    lead = phrase(
        "{count} of {all} hand-ins of this archive were taken.",
        count=len(done),
        all=len(done) + len(taken.held) + len({o.file for o in taken.others}),
    )
    return page(course, assignment, lead, tuple(_lines(course, one, taken, done)))


def _lines(course: Course, one: Landed, taken: Taken, done: dict[str, Phrase]) -> Iterator[Line]:
    for student, said in done.items():
        # A name in a link is a path, whatever it looks like.
        link = f"./{names.answer(one.way, student).name}"
        yield Line(student, said.render(course.language), link)
    for student, until in taken.held.items():
        yield Line(student, waits(course, until).render(course.language))
    for other in taken.others:
        about = " ".join(part for part in (other.student, other.file) if part)
        yield Line(about, outcome(other).render(course.language))
