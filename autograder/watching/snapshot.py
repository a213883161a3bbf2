"""A landed file as it was at one moment: a copy that nobody changes any more."""

import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zoneinfo import ZoneInfo

from autograder import files
from autograder.course import Course
from autograder.errors import SeminarError
from autograder.intake import folder as intake
from autograder.intake.caps import MAX_BYTES
from autograder.lms import archive
from autograder.messages import phrase
from autograder.watching import ground, stillness
from autograder.watching.ground import Landed
from autograder.watching.names import Kind
from autograder.watching.site import Site

MAX_ARCHIVE = 2 << 30  # bytes


@contextmanager
def snapshot(site: Site, one: Landed, age: float) -> Iterator[tuple[Path, str] | None]:
    """A copy of the file as it is now, that nobody changes any more, and its hash.

    None if it is being written, has changed, or is gone.
    """
    with files.scratch(site.course.classroom) as room:
        target = room / one.path
        try:
            with ground.held(site.folder, one.way) as place:
                if age < stillness.PATIENCE and ground.is_being_written(place):
                    yield None
                    return
                target.parent.mkdir(parents=True, exist_ok=True)
                _copy(place, target, one.kind)
        except OSError as error:
            if files.refusal(error, target) and not isinstance(error, PermissionError):
                raise
            yield None
            return
        if ground.state(site.folder, one) != one:
            yield None
            return
        with target.open("rb") as file:
            yield target, hashlib.file_digest(file, "sha256").hexdigest()


def half(one: Landed, path: Path, course: Course) -> str:
    """Why a copy is not whole, in the course's language; empty if it is."""
    if one.kind is Kind.NOTEBOOK:
        data = intake.read(path)
        if not data.startswith(b"PK\3\4"):
            return stillness.half_notebook(data, course.language)
    zone = ZoneInfo(course.file.time_zone)
    try:
        with archive.opened(path, zone):
            return ""
    except SeminarError:
        said = phrase("The archive is damaged, or was not copied to its end.")
        return said.render(course.language)


def _copy(place: Path, target: Path, kind: Kind) -> None:
    if kind is Kind.NOTEBOOK:
        target.write_bytes(intake.read(place))
        return
    with target.open("wb") as copy:
        source = files.reading(place)  # by now it may be a link or a pipe
        if source is None:
            return
        with source:
            if os.fstat(source.fileno()).st_size <= MAX_ARCHIVE:
                shutil.copyfileobj(source, copy, MAX_BYTES)
