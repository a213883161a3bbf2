"""The LMSs that submissions are collected from, and the detection of a download's source."""

from collections.abc import Mapping
from typing import Protocol

from msgspec import structs

from autograder.core.errors import SeminarError
from autograder.lms.archive import Archive
from autograder.lms.attempt import Download, SourceContents
from autograder.lms.sources.blackboard import BlackboardSource
from autograder.lms.sources.canvas import CanvasSource
from autograder.lms.sources.folder import DASH, FolderSource
from autograder.lms.sources.github_classroom import GitHubClassroomSource
from autograder.lms.sources.gradescope import GradescopeSource
from autograder.lms.sources.moodle import MoodleSource
from autograder.lms.sources.patterns import BRIGHTSPACE, ILIAS, own_pattern
from autograder.lms.sources.sakai import SakaiSource


class Source(Protocol):
    """A reader of downloads from one LMS."""

    name: str  # for `--from` and in the collection log
    table_suffix: str  # of the tables that may be given along with a download; empty for none

    def recognizes(self, archive: Archive) -> bool:
        """Return whether the names in a download are those that this LMS makes."""

    def read(self, download: Download) -> SourceContents:
        """Return the attempts in a download; raises SeminarError if it cannot be used."""


_DETECTION_ORDER: tuple[Source, ...] = (
    GitHubClassroomSource(),
    GradescopeSource(),
    MoodleSource(),
    BlackboardSource(),
    BRIGHTSPACE,
    SakaiSource(),
    ILIAS,
    CanvasSource(),
    FolderSource("folder"),
    FolderSource("classroom", split=DASH),  # Google Classroom
)
SOURCES: Mapping[str, Source] = {source.name: source for source in _DETECTION_ORDER}


def read_source(
    download: Download, name: str | None = None, pattern: str | None = None
) -> SourceContents:
    """Read a download with the named source, a pattern, or the source that recognizes it."""
    if pattern is not None:
        source: Source = own_pattern(pattern)
    else:
        source = SOURCES[name] if name else detect_source(download.archive)
    contents = source.read(download)
    unread = [path for path in download.tables if path.suffix.lower() != source.table_suffix]
    messages = [f"{path} is not read: {source.name} has no such table" for path in unread]
    return structs.replace(
        contents,
        attempts=tuple(structs.replace(a, source=source.name) for a in contents.attempts),
        messages=(*contents.messages, *messages),
    )


def detect_source(archive: Archive) -> Source:
    """Return the first source that recognizes a download; raises SeminarError if it is empty."""
    for source in _DETECTION_ORDER:
        if source.recognizes(archive):
            return source
    raise SeminarError(
        "contains no file",
        where=str(archive.path),
        hint="Check that a student has handed in, and download it again",
    )
