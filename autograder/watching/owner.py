"""Whose a landed file is: by a roster the same names as `seminar collect` knows, else by an id."""

import unicodedata
from contextlib import ExitStack
from pathlib import Path, PurePosixPath
from zoneinfo import ZoneInfo

from autograder.errors import SeminarError, StorageError
from autograder.lms import archive, attempt, choose, collect, plain, roster
from autograder.lms.archive import File, Opened
from autograder.lms.attempt import Attempt, Download, Person
from autograder.lms.choose import Chosen
from autograder.lms.outcome import Outcome
from autograder.lms.roster import Member, Roster
from autograder.messages import Phrase, phrase
from autograder.watching.ground import Landed
from autograder.watching.names import Kind
from autograder.watching.site import Site

SOURCE = "watch"


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


def owners(
    site: Site, one: Landed, path: Path, stack: ExitStack
) -> tuple[dict[str, list[Chosen]], list[Outcome], bool]:
    """The attempts in a file by student, what is nobody's, and whether they may be several.

    What is opened for that stays open in `stack`. Raises UnclearError if nothing can be taken.
    """
    people = roster.find(site.course)
    try:
        return _sorted(site, one, path, people, stack)
    except StorageError:
        raise
    except SeminarError as error:
        raise UnclearError(whose(), str(error)) from None


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


def _sorted(
    site: Site, one: Landed, path: Path, people: Roster, stack: ExitStack
) -> tuple[dict[str, list[Chosen]], list[Outcome], bool]:
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
