"""`seminar invite`: one personal link for each student of the roster."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing

from msgspec import Struct

from autograder.core import atomic_files
from autograder.core.errors import SeminarError
from autograder.course import FILE_NAME, Course
from autograder.lms import csv_io, roster
from autograder.lms.roster import Member
from autograder.serve.database import Database
from autograder.serve.sessions import Sessions

HEADER = ("id", "name", "email", "link")


class Invited(Struct, frozen=True):
    """What `seminar invite` did: the students who got a new link, kept theirs, or lost it."""

    new: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    revoked: tuple[str, ...] = ()


def invite_students(
    course: Course, students: Sequence[str], *, url: str = "", renew: bool = False
) -> Invited:
    """Make links for the students of the roster, or those named, and write the file of links.

    A student who has a link keeps it unless `renew`. Raises SeminarError without a roster or an
    address, and for a student who is not in the roster.
    """
    address = (url or course.config.serve.url).rstrip("/")
    if not address:
        raise SeminarError(
            "the address of the server is not known",
            where=f"{FILE_NAME}: serve.url",
            hint='Add it, e.g. [serve] url = "https://seminar.example.org", or give --url',
        )
    members = _members(course, students)
    links = _read_links(course)
    new, kept = [], []
    with closing(Database(course)) as database:
        database.create_tables()
        sessions = Sessions(database)
        invited = sessions.invited_students()
        for member in members:
            if member.id in invited and member.id in links and not renew:
                kept.append(member.id)
                continue
            links[member.id] = f"{address}/i/{sessions.invite(member.id)}"
            new.append(member.id)
    _write_links(course, links)
    return Invited(tuple(new), tuple(kept))


def revoke_links(course: Course, students: Sequence[str]) -> Invited:
    """End the links and sessions of students; raises SeminarError if one has no link."""
    links = _read_links(course)
    with closing(Database(course)) as database:
        database.create_tables()
        sessions = Sessions(database)
        unknown = sorted(set(students) - sessions.invited_students())
        if unknown:
            raise SeminarError(
                f"no link was made for {', '.join(unknown)}",
                hint=f"The ids are in {course.classroom.invitations_file}",
            )
        for student in students:
            sessions.revoke(student)
            links.pop(student, None)
    _write_links(course, links)
    return Invited(revoked=tuple(students))


def _members(course: Course, students: Sequence[str]) -> Sequence[Member]:
    members = roster.load_required(course).members
    unknown = sorted(set(students) - {member.id for member in members})
    if unknown:
        raise SeminarError(
            f"not in the roster: {', '.join(unknown)}",
            hint="Add a line for each to the roster, or correct the id",
        )
    return [member for member in members if not students or member.id in students]


def _read_links(course: Course) -> dict[str, str]:
    path = course.classroom.invitations_file
    if not path.is_file():
        return {}
    rows = [cells for _, cells in csv_io.read_csv(path).rows]
    return {cells[0]: cells[-1] for cells in rows if len(cells) == len(HEADER)}


def _write_links(course: Course, links: Mapping[str, str]) -> None:
    """Write the file for a mail merge; only its owner may read it."""
    members = {member.id: member for member in roster.load_optional(course).members}
    data = csv_io.write_plain_csv([HEADER, *_rows(links, members)])
    path = course.classroom.invitations_file
    path.parent.mkdir(parents=True, exist_ok=True)
    atomic_files.write_atomic(path, data, 0o600)


def _rows(links: Mapping[str, str], members: Mapping[str, Member]) -> Iterable[tuple[str, ...]]:
    for student, link in links.items():
        member = members.get(student, Member(student))
        yield student, member.name, member.email, link
