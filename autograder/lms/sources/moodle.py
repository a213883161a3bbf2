"""Moodle's zip of submissions, with the grading worksheet if that is given along with it.

Names are made by `mod/assign/classes/downloader.php`: a folder for each student,
`Full name_1234567_assignsubmission_file` (with a `_` at its end before Moodle 4.1), or the same
before each file's name. The number is the participant's in this one assignment. Since Moodle 3.11
the zip is streamed (`files/classes/local/archive_writer/zip_writer.php`), and its times are those
of the download: the worksheet has the time of hand-in.
"""

import re
from collections.abc import Mapping

from msgspec import structs

from autograder.course import Course
from autograder.lms import attempt
from autograder.lms.archive import File
from autograder.lms.attempt import Attempt, Download, LmsPerson, SourceContents
from autograder.lms.targets import moodle_worksheet
from autograder.lms.targets.moodle_worksheet import Participant

FOLDER = re.compile(
    r"(?P<name>.*)_(?P<number>\d+)_assignsubmission_(?P<plugin>[a-z]+)(?:_(?P<rest>.*))?"
)


def recognizes(file: File) -> bool:
    """Whether a file is named as Moodle does."""
    return _found(file) is not None


def read(download: Download, course: Course) -> SourceContents:
    """The attempts in the zip, or in the folder that it was unpacked to."""
    people: dict[str, Participant] = {}
    told: tuple[str, ...] = ()
    for path in download.tables_of(".csv"):
        sheet = moodle_worksheet.read_worksheet(path, course)
        people |= {person.number: person for person in sheet.participants}
        told += sheet.told
    attempts, strangers = [], []
    for file in download.opened.files:
        found = _found(file)
        if found is None or found["plugin"] != "file":
            strangers.append(file)
        else:
            attempts.append(_attempt(file, found, people))
    if not people:
        usable, about = attempt.usable_timestamps(
            [a.file for a in attempts], download.use_file_times
        )
        if about:
            about = (f"{about[0]}; Moodle's grading worksheet, given along with the zip, has them",)
        told += about
        if usable:
            attempts = [structs.replace(a, when=a.file.modified) for a in attempts]
    return SourceContents(tuple(attempts), tuple(strangers), told)


def _attempt(file: File, found: re.Match[str], people: Mapping[str, Participant]) -> Attempt:
    name, number = found["name"], found["number"]
    known = people.get(number)
    person = LmsPerson(number=number, name=name)
    if known is not None:
        person = LmsPerson(number=number, name=known.name or name, email=known.email)
    folder = f"{name}_{number}_assignsubmission_file"
    return Attempt(person, file, known.when if known else None, folder=folder)


def _found(file: File) -> re.Match[str] | None:
    """The part of a path that names a participant: a zip may lie in a folder of its own."""
    for part in file.parts:
        if found := FOLDER.fullmatch(part):
            return found
    return None
