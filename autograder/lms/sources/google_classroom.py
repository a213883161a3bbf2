"""Google Classroom: the assignment's folder in Drive, downloaded as a zip or synchronised.

Google makes a copy of an attached file for each student and gives the teacher what is turned in
(https://support.google.com/edu/assignments/answer/9433485): under the file's own name, or as
`Name - title` where it was such a copy. Drive adds `Copy of`, `のコピー` and
`(1)`. A file that names nobody cannot be matched; students put their id or name into it.
"""

import re

from msgspec import structs

from autograder.lms import attempt
from autograder.lms.attempt import Attempt, Download, LmsPerson, SourceContents
from autograder.lms.sources import folder

DASH = re.compile(r"\s+[-–—]\s+")


def read(download: Download) -> SourceContents:
    """The attempts in the folder: by its folders' names, and by the parts of files' names."""
    attempts, strangers = [], []
    for file in download.opened.files:
        found = [piece for name in folder.names(file, download.assignment)
                 for piece in (name, *DASH.split(name))]  # fmt: skip
        labels = tuple(dict.fromkeys((*file.parts[:-1], *found)))
        if labels:
            attempts.append(Attempt(LmsPerson(labels=labels), file))
        else:
            strangers.append(file)
    usable, told = attempt.usable_timestamps(
        [one.file for one in attempts], download.use_file_times
    )
    if usable:
        attempts = [structs.replace(one, when=one.file.modified) for one in attempts]
    return SourceContents(tuple(attempts), tuple(strangers), told)
