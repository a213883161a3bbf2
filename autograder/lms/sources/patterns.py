"""Downloads in which a regular expression finds the student: Brightspace, ILIAS, one's own.

Brightspace (D2L) names files and directories
`13394-80551 - Ada Lovelace - Dec 4, 2026 1158 PM - week2_loss.ipynb`: two numbers, the name, the
time without a colon, and for files the submitted name. Some sites put the student's number before
the name. The shape is that of public scripts which read such downloads; D2L documents none.

ILIAS makes `Lastname_Firstname_login_1234/`, in team exercises inside `Team 5/`, and writes `Late
Submission - ` before late files (`Modules/Exercise/classes/class.ilExSubmission.php`,
`getDirectoryNameFromUserData` and `downloadAllAssignmentFiles`). It keeps the files' times. A blog
or portfolio is unpacked to pages around `index.html`; texts that are typed stay in its database
(`updateTextSubmission`) and are in no download.

A pattern of one's own has named groups as nbgrader's `FileNameCollectorPlugin` (`zip_collect`).
"""

import re
from collections.abc import Callable
from datetime import datetime, tzinfo

from autograder.core.errors import SeminarError
from autograder.intake import submission_time
from autograder.lms.archive import Archive, File
from autograder.lms.attempt import Attempt, Download, LmsPerson, SourceContents, with_file_times

MAX_PATTERN_CHARS = 1000
_PERSON_GROUPS = frozenset({"student_id", "email", "first_name", "last_name", "name", "group"})
_EXAMPLE = r'--pattern ".*_(?P<student_id>\w+)_attempt_(?P<timestamp>[0-9-]+)_(?P<file_id>.+)"'
_DIGITS = re.compile(r"(\d{4})\D?(\d\d)\D?(\d\d)\D?(\d\d)\D?(\d\d)(?:\D?(\d\d))?")
_BRIGHTSPACE = re.compile(
    r"\d+-\d+ - (?P<people>[^/]+?) ?- (?P<timestamp>[^\W\d]{3,9}\.? \d{1,2}, \d{4} \d{3,4} [AP]M)"
    r"(?: - (?P<file>[^/]+))?\Z"
)
_ILIAS = re.compile(r"(?P<people>[^/_]*_[^/_]*_[^/]+)_\d+\Z")
_MAX_WORDS = 20  # of a name and a login
_BRIGHTSPACE_TYPED = re.compile(r"(?:.+ - )?Text Submission\.html?", re.IGNORECASE)
_ILIAS_TYPED = re.compile(r"(?:.+ - )?index\.html?")
_ILIAS_LATE = re.compile(r"(?:Late Submission|Versp(?:ä|ae|a)tete Abgabe) - ")


class PatternSource:
    """Students by the groups of a pattern, which is matched with paths and with their parts.

    `owner` makes a person of a match, `read_time` a time of the text in the group `timestamp`.
    Without that group the times are those of the files. `typed` matches the names of files that
    the LMS makes of what was typed into it.
    """

    table_suffix = ""

    def __init__(
        self,
        name: str,
        pattern: re.Pattern[str],
        owner: Callable[[re.Match[str]], LmsPerson],
        read_time: Callable[[str, tzinfo], datetime],
        typed: re.Pattern[str] | None = None,
    ) -> None:
        self.name, self._pattern, self._typed = name, pattern, typed
        self._owner, self._read_time = owner, read_time

    def recognizes(self, archive: Archive) -> bool:
        """Return whether the pattern matches most files."""
        matched = sum(self._match(file) is not None for file in archive.files)
        return 2 * matched > len(archive.files)

    def read(self, download: Download) -> SourceContents:
        """Return the attempts that the pattern matches."""
        attempts: list[Attempt] = []
        unattributed, unread = [], []
        for file in download.archive.files:
            match = self._match(file)
            if match is None:
                unattributed.append(file)
                continue
            time = None
            if text := match.groupdict().get("timestamp"):
                try:
                    time = self._read_time(text, download.course.zone)
                except ValueError:
                    unread.append(
                        f"{file.name}: its time {text!r} cannot be read, so it is on time"
                    )
            late = _ILIAS_LATE.match(file.parts[-1]) is not None
            attempts.append(Attempt(self._owner(match), file, time, late=late))
        messages = tuple(unread[:3])
        if "timestamp" not in self._pattern.groupindex:
            attempts, messages = with_file_times(attempts, trust=download.use_file_times)
        files, entries = self._split_typed(attempts)
        return SourceContents(tuple(files), tuple(unattributed), messages, tuple(entries))

    def _split_typed(self, attempts: list[Attempt]) -> tuple[list[Attempt], list[Attempt]]:
        """Return the attempts with a file, and those that were typed into the LMS.

        What lies beside a typed page, such as its pictures, belongs to it.
        """
        if self._typed is None:
            return attempts, []
        typed = {a.person for a in attempts if self._typed.fullmatch(a.file.parts[-1])}
        files: list[Attempt] = []
        entries: list[Attempt] = []
        for attempt in attempts:
            is_notebook = attempt.file.name.endswith(".ipynb")
            (entries if attempt.person in typed and not is_notebook else files).append(attempt)
        return files, entries

    def _match(self, file: File) -> re.Match[str] | None:
        texts = (file.name, *file.parts)
        return next((match for text in texts if (match := self._pattern.match(text))), None)


def own_pattern(text: str) -> PatternSource:
    """Return a source for a pattern of one's own; raises SeminarError if it is of no use."""
    try:
        pattern = re.compile(text[:MAX_PATTERN_CHARS])
    except re.error as error:
        raise SeminarError(
            f"is not a regular expression ({error})", where="--pattern", hint=f"E.g. {_EXAMPLE}"
        ) from None
    if not _PERSON_GROUPS & set(pattern.groupindex):
        names = ", ".join(sorted(_PERSON_GROUPS))
        raise SeminarError(
            f"has no group that tells the student (one of {names})",
            where="--pattern",
            hint=f"E.g. {_EXAMPLE}",
        )
    return PatternSource("pattern", pattern, _own_owner, _own_time)


def _own_owner(match: re.Match[str]) -> LmsPerson:
    values = {name: value for name, value in match.groupdict().items() if value}
    first, last = values.get("first_name", ""), values.get("last_name", "")
    labels = (values.get("student_id"), values.get("email"), values.get("name"), f"{first} {last}")
    named = tuple(label.strip() for label in labels if label and label.strip())
    return LmsPerson(labels=named, group=values.get("group", ""))


def _own_time(text: str, zone: tzinfo) -> datetime:
    if match := _DIGITS.fullmatch(text):  # 2016-01-30-15-00-00, as in nbgrader's own example
        parts = (part or "00" for part in match.groups())
        return datetime.strptime("".join(parts), "%Y%m%d%H%M%S").replace(tzinfo=zone)
    return submission_time.parse_time(text, zone)


def _brightspace_owner(match: re.Match[str]) -> LmsPerson:
    people = match["people"].strip()
    return LmsPerson(labels=tuple(dict.fromkeys((people, *people.split(" - ")))))


def _brightspace_time(text: str, zone: tzinfo) -> datetime:
    date, clock, half = text.rsplit(" ", 2)
    for month in ("%b", "%B"):
        try:
            local = datetime.strptime(f"{date} {clock.zfill(4)} {half}", f"{month} %d, %Y %I%M %p")
        except ValueError:
            continue
        return local.replace(tzinfo=zone)
    raise ValueError(text)


def _ilias_owner(match: re.Match[str]) -> LmsPerson:
    """Return the person by login or name: names and logins may have a `_` of their own."""
    words = match["people"].split("_")[:_MAX_WORDS]
    logins = ["_".join(words[index:]) for index in range(1, len(words))]
    names = [" ".join(words[:index]) for index in range(len(words), 1, -1)]
    return LmsPerson(labels=tuple(dict.fromkeys((match[0], *logins, *names))))


BRIGHTSPACE = PatternSource(
    "brightspace", _BRIGHTSPACE, _brightspace_owner, _brightspace_time, _BRIGHTSPACE_TYPED
)
ILIAS = PatternSource("ilias", _ILIAS, _ilias_owner, _own_time, _ILIAS_TYPED)
