"""Any directory or zip in which the names of directories or files tell the student.

`s01/anything.ipynb`, `s01/week2_loss/week2_loss.ipynb` as nbgrader stores it, `s01.ipynb` and
`week2_loss_s01.ipynb` are all recognized.

So is the directory of a Google Classroom assignment in Drive, downloaded as a zip or
synchronized. Classroom copies an attached file for each student and gives the teacher what is
turned in (https://support.google.com/edu/assignments/answer/9433485): under its own name, or as
`Name - title` if it was such a copy. Drive adds `Copy of`, `のコピー` and `(1)`.
"""

import re

from autograder.lms.archive import Archive, File
from autograder.lms.attempt import (
    Attempt,
    Download,
    LmsPerson,
    SourceContents,
    plain_stem,
    with_file_times,
)

DASH = re.compile(r"\s+[-–—]\s+")


class FolderSource:
    """Students by the names of directories and files.

    Each part of a file's name between matches of `split` may be the student's as well.
    """

    table_suffix = ""

    def __init__(self, name: str, *, split: re.Pattern[str] | None = None) -> None:
        self.name, self._split = name, split

    def recognizes(self, archive: Archive) -> bool:
        """Return whether there are files, all of them in directories unless names are split."""
        in_directories = all(len(file.parts) > 1 for file in archive.files)
        return bool(archive.files) and (in_directories or self._split is not None)

    def read(self, download: Download) -> SourceContents:
        """Return the attempts in a directory or zip."""
        attempts: list[Attempt] = []
        unattributed = []
        for file in download.archive.files:
            labels = self._labels(file, download.assignment)
            if file.name.endswith("timestamp.txt") or not labels:
                unattributed.append(file)
            else:
                attempts.append(Attempt(LmsPerson(labels=labels), file))
        attempts, messages = with_file_times(attempts, trust=download.use_file_times)
        return SourceContents(tuple(attempts), tuple(unattributed), messages)

    def _labels(self, file: File, assignment: str) -> tuple[str, ...]:
        labels = [*file.parts[:-1]]
        for label in labels_in_file_name(file.parts[-1], assignment):
            labels += [label, *(self._split.split(label) if self._split else ())]
        return tuple(label for label in dict.fromkeys(labels) if label != assignment)


def labels_in_file_name(name: str, assignment: str) -> list[str]:
    """Return the parts of a file's name around the assignment's name: possible authors."""
    parts = re.split(re.escape(assignment), plain_stem(name), flags=re.IGNORECASE)
    stripped = (part.strip(" _-–—.()（）[]") for part in parts)
    return [part for part in stripped if part]
