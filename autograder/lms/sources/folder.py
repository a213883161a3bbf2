"""Any folder or zip: a student's id, name or address is a folder's name, or in the file's.

`s01/anything.ipynb`, `s01/week2_loss/week2_loss.ipynb` as nbgrader lays it out, `s01.ipynb` and
`week2_loss_s01.ipynb` are all understood.
"""

import re

from msgspec import structs

from autograder.lms import attempt
from autograder.lms.archive import File
from autograder.lms.attempt import Attempt, Download, LmsPerson, SourceContents


def read(download: Download) -> SourceContents:
    """The attempts in a folder or zip."""
    attempts, strangers = [], []
    for file in download.opened.files:
        labels = tuple(dict.fromkeys((*file.parts[:-1], *names(file, download.assignment))))
        labels = tuple(label for label in labels if label != download.assignment)
        if file.name.endswith("timestamp.txt") or not labels:
            strangers.append(file)
        else:
            attempts.append(Attempt(LmsPerson(labels=labels), file))
    usable, told = attempt.usable_timestamps(
        [one.file for one in attempts], download.use_file_times
    )
    if usable:
        attempts = [structs.replace(one, when=one.file.modified) for one in attempts]
    return SourceContents(tuple(attempts), tuple(strangers), told)


def names(file: File, assignment: str) -> list[str]:
    """What a file's name holds beside the assignment's name: whose it may be."""
    stem = attempt.plain_stem(file.parts[-1])
    rest = re.sub(re.escape(assignment), "\0", stem, flags=re.IGNORECASE)
    parts = (part.strip(" _-–—.()（）[]") for part in rest.split("\0"))
    return [part for part in parts if part]
