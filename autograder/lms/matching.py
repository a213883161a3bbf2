"""Whose a hand-in is: one line of the roster, or the reason why none; nothing is guessed."""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

from autograder.lms.attempt import LmsPerson
from autograder.lms.roster import Member, Roster

BLIND_MARKING_NAMES = frozenset(
    {"participant", "参加者"}
)  # Moodle's name for everybody in blind marking
HINT_NAME_FILE = "write this name, e-mail or LMS id into the student's line of the roster"
WORKSHEET = "give Moodle's grading worksheet along with the zip: it has everybody's e-mail"


class NoMatchError(Exception):
    """There is no line for a person, or more than one; the text says which."""


def match(person: LmsPerson, roster: Roster) -> Member:
    """The roster's line of a person; raises NoMatchError.

    An address or an id of the LMS's decides. A name decides if one line alone has it; a number
    that holds for one assignment only settles which of several that are named alike.
    """
    members = roster.members
    if person.email:
        found = [m for m in members if m.email.casefold() == person.email.casefold()]
        if found:
            return _only(found, person)
    if person.lms_id:
        found = [m for m in members if m.lms_id.casefold() == person.lms_id.casefold()]
        if found:
            return _only(found, person)
        # Who is known by another id is somebody else, whatever the name.
        members = tuple(m for m in members if not m.lms_id)
    if person.email:
        members = tuple(m for m in members if not m.email)
    if person.labels:
        return _by_labels(person, members)
    return _by_name(person, members)


def _by_name(person: LmsPerson, members: Sequence[Member]) -> Member:
    by_number = [m for m in members if person.number and m.lms_id == person.number]
    if not person.name or person.name.casefold() in BLIND_MARKING_NAMES:
        return _only(by_number, person)
    by_name = [m for m in members if _is_named(m, person.name)]
    both = [m for m in by_name if m in by_number]
    if both:
        return _only(both, person)
    if by_number and by_name:
        named, numbered = by_name[0], by_number[0]
        raise NoMatchError(
            f"{person.display_name} is {named.id} by name and {numbered.id} by number; {WORKSHEET}"
        )
    if by_number and not by_number[0].name:
        return by_number[0]
    return _only(by_name, person)


def _by_labels(person: LmsPerson, members: Sequence[Member]) -> Member:
    """The line that all texts agree on which are anybody's at all."""
    hits = [_by_label(label, members) for label in person.labels]
    hits = [found for found in hits if found]
    common = [m for m in members if hits and all(m in found for found in hits)]
    if hits and not common:
        ids = ", ".join(dict.fromkeys(m.id for found in hits for m in found))
        raise NoMatchError(f"{person.display_name} names several students: {ids}; rename it")
    return _only(common, person)


def _by_label(label: str, members: Sequence[Member]) -> list[Member]:
    plain = unicodedata.normalize("NFC", label).casefold()
    for column in ("id", "email", "lms_id"):
        found = [m for m in members if str(getattr(m, column)).casefold() == plain]
        if found:
            return found
    return [m for m in members if _is_named(m, label)]


def _only(found: Sequence[Member], person: LmsPerson) -> Member:
    if not found:
        raise NoMatchError(f"{person.display_name} is not in the roster; {HINT_NAME_FILE}")
    if len(found) > 1:
        ids = ", ".join(member.id for member in found)
        advice = WORKSHEET if person.number and not person.email else HINT_NAME_FILE
        raise NoMatchError(f"{person.display_name} may be {ids}; {advice}")
    return found[0]


def _is_named(member: Member, name: str) -> bool:
    """Whether a name is this line's, in either order of its parts, spaces or none."""
    ours, theirs = _words(member.name), _words(name)
    if not ours or not theirs:
        return False
    if "".join(ours) == "".join(theirs) or sorted(ours) == sorted(theirs):
        return True
    # Canvas writes the family name before the others, in one word.
    turned = {"".join(ours[n:] + ours[:n]) for n in range(len(ours))}
    return len(theirs) == 1 and theirs[0] in turned


@cache
def _words(name: str) -> tuple[str, ...]:
    """A name in its words: width, case, and what is no letter or digit make no difference.

    An apostrophe parts no words: Moodle leaves it out of folders' names.
    """
    plain = re.sub("['’`]", "", unicodedata.normalize("NFKC", name).casefold())
    return tuple(word for word in re.split(r"[\W_]+", plain) if word)
