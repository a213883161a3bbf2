"""Match a person in an LMS to one line of the roster, or give the reason; never guess."""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

from autograder.lms.attempt import LmsPerson
from autograder.lms.roster import Member, Roster

# Moodle's names for all participants in blind marking.
BLIND_MARKING_NAMES = frozenset({"participant", "参加者"})
HINT_NAME_FILE = "write this name, e-mail or LMS id into the student's line of the roster"
HINT_WORKSHEET = "give Moodle's grading worksheet along with the zip: it has each e-mail address"


class NoMatchError(Exception):
    """No line of the roster is a person's, or several may be; the text is for the instructor."""


def match(person: LmsPerson, roster: Roster) -> Member:
    """Return a person's line of the roster; raises NoMatchError.

    An e-mail address or an id of the LMS decides. A name decides if only one line has it. A
    `number` decides only between lines with the same name.
    """
    given = [column for column in ("email", "lms_id") if getattr(person, column)]
    for column in given:
        if matches := _having(column, getattr(person, column), roster.members):
            return _only(matches, person)
    # A line with a different id or address is another person of the same name.
    members = [m for m in roster.members if not any(getattr(m, column) for column in given)]
    if person.labels:
        return _match_labels(person, members)
    return _match_name(person, members)


def match_group(person: LmsPerson, roster: Roster) -> tuple[Member, ...]:
    """Return the members of the group that an author is; empty unless it is exactly one."""
    if members := _members_of((person.group,), roster):
        return members  # the LMS says so: a number that comes with it is not a person's
    try:
        match(person, roster)
    except NoMatchError:
        return _members_of(person.labels, roster)
    return ()  # a student's own, in a directory of the group's


def _members_of(names: Sequence[str], roster: Roster) -> tuple[Member, ...]:
    groups = {m.group for m in roster.members for name in names if is_same_name(m.group, name)}
    return tuple(m for m in roster.members if len(groups) == 1 and m.group in groups)


def _match_name(person: LmsPerson, members: Sequence[Member]) -> Member:
    by_number = [m for m in members if person.number and m.lms_id == person.number]
    if not person.name or person.name.casefold() in BLIND_MARKING_NAMES:
        return _only(by_number, person)
    by_name = [m for m in members if _is_named(m, person.name)]
    by_both = [m for m in by_name if m in by_number]
    if by_both:
        return _only(by_both, person)
    if by_number and by_name:
        name_id, number_id = by_name[0].id, by_number[0].id
        raise NoMatchError(
            f"{person.display_name} is {name_id} by name and {number_id} by number;"
            f" {HINT_WORKSHEET}"
        )
    if by_number and not by_number[0].name:
        return by_number[0]
    return _only(by_name, person)


def _match_labels(person: LmsPerson, members: Sequence[Member]) -> Member:
    """Return the only line that every label matches; labels without any match are ignored."""
    matches = [matched for label in person.labels if (matched := _match_label(label, members))]
    common = [m for m in members if matches and all(m in matched for matched in matches)]
    if matches and not common:
        ids = ", ".join(dict.fromkeys(member.id for matched in matches for member in matched))
        raise NoMatchError(f"{person.display_name} names several students: {ids}; rename it")
    return _only(common, person)


def _match_label(label: str, members: Sequence[Member]) -> list[Member]:
    for column in ("id", "email", "lms_id"):
        if matches := _having(column, unicodedata.normalize("NFC", label), members):
            return matches
    return [m for m in members if _is_named(m, label)]


def _having(column: str, value: str, members: Sequence[Member]) -> list[Member]:
    return [m for m in members if getattr(m, column).casefold() == value.casefold()]


def _only(matches: Sequence[Member], person: LmsPerson) -> Member:
    if not matches:
        raise NoMatchError(f"{person.display_name} is not in the roster; {HINT_NAME_FILE}")
    if len(matches) > 1:
        ids = ", ".join(member.id for member in matches)
        hint = HINT_WORKSHEET if person.number and not person.email else HINT_NAME_FILE
        raise NoMatchError(f"{person.display_name} may be {ids}; {hint}")
    return matches[0]


def _is_named(member: Member, name: str) -> bool:
    return is_same_name(member.name, name)


def is_same_name(name: str, other: str) -> bool:
    """Return whether two names are the same, in any order of the words and with any spaces."""
    words, given = _words(name), _words(other)
    if not words or not given:
        return False
    if "".join(words) == "".join(given) or sorted(words) == sorted(given):
        return True
    # Canvas writes the family name before the others, in one word.
    rotations = {"".join(words[n:] + words[:n]) for n in range(len(words))}
    return len(given) == 1 and given[0] in rotations


@cache
def _words(name: str) -> tuple[str, ...]:
    """Split a name into words, without case, width and punctuation.

    An apostrophe does not separate words: Moodle removes it from the names of directories.
    """
    plain = re.sub("['’`]", "", unicodedata.normalize("NFKC", name).casefold())
    return tuple(word for word in re.split(r"[\W_]+", plain) if word)
