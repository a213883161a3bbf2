"""Moodle's zip of submissions, and optionally the grading worksheet.

`mod/assign/classes/downloader.php` makes a directory for each student,
`Full name_1234567_assignsubmission_file` (before Moodle 4.1 with `_` at its end), or puts the same
before each file's name. The number is the participant's in this one assignment. Since Moodle 3.11
the zip is streamed (`files/classes/local/archive_writer/zip_writer.php`), and its times are those
of the download; the times of submission are in the worksheet. In team assignments the directory
is `Group name_12_assignsubmission_file`, with the group's number.
"""

import re
from collections.abc import Mapping

from autograder.lms.archive import Archive, File
from autograder.lms.attempt import Attempt, Download, LmsPerson, SourceContents, with_file_times
from autograder.lms.targets.moodle import Participant, read_worksheet

_FOLDER_NAME = re.compile(
    r"(?P<name>.*)_(?P<number>\d+)_assignsubmission_(?P<plugin>[a-z]+)(?:_(?P<rest>.*))?"
)


class MoodleSource:
    """Students by name and participant's number in the directories of the download."""

    name, table_suffix = "moodle", ".csv"

    def recognizes(self, archive: Archive) -> bool:
        """Return whether most files are named as Moodle does."""
        named = sum(_match(file) is not None for file in archive.files)
        return 2 * named > len(archive.files)

    def read(self, download: Download) -> SourceContents:
        """Return the attempts in the zip, or in the directory that it was unpacked to."""
        participants: dict[str, Participant] = {}
        messages: tuple[str, ...] = ()
        for path in download.tables_with_suffix(self.table_suffix):
            worksheet = read_worksheet(path, download.course)
            participants |= {person.number: person for person in worksheet.participants}
            messages += worksheet.messages
        attempts: list[Attempt] = []
        entries: list[Attempt] = []
        unattributed = []
        for file in download.archive.files:
            match = _match(file)
            if match is None or match["plugin"] not in ("file", "onlinetext"):
                unattributed.append(file)
            else:
                chosen = attempts if match["plugin"] == "file" else entries
                chosen.append(_attempt(file, match, participants))
        if not participants:
            attempts, warnings = with_file_times(attempts, trust=download.use_file_times)
            messages += tuple(
                f"{warning}; Moodle's grading worksheet, given along with the zip, has them"
                for warning in warnings
            )
        return SourceContents(tuple(attempts), tuple(unattributed), messages, tuple(entries))


def _attempt(file: File, match: re.Match[str], participants: Mapping[str, Participant]) -> Attempt:
    name, number = match["name"], match["number"]
    row = participants.get(number) or Participant(number, 0)
    person = LmsPerson(number=number, name=row.name or name, email=row.email, group=name)
    folder = f"{name}_{number}_assignsubmission_file"
    return Attempt(person, file, row.submitted_at, feedback_folder=folder)


def _match(file: File) -> re.Match[str] | None:
    """Match the part of a path that names a participant: the zip may have a parent directory."""
    return next((match for part in file.parts if (match := _FOLDER_NAME.fullmatch(part))), None)
