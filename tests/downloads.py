"""Downloads in the shapes that each LMS documents, made for the tests of collecting."""

import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from autograder.course import Course
from autograder.lms.attempt import Outcome
from autograder.workflows import collect, demo
from autograder.workflows.collect import Collection, Source

ASSIGNMENT = demo.ASSIGNMENT
FILE = f"{ASSIGNMENT}.ipynb"
# Two of one name, one with spaces and a quote, two in Japanese, one with a formula for a name.
ROSTER = """\
id,name,email,lms_id,extension
s01,Ada Lovelace,ada@example.org,1001,
s02,佐藤 結衣,yui@example.jp,1002,week2_loss=2026-12-06T23:59
s03,"O'Neil, Mary Ann",mary@example.org,1003,
s04,Ken Sato,ken@example.jp,1004,
s05,Ken Sato,ken2@example.jp,1005,
s06,髙橋 一郎,ichiro@example.jp,1006,
s07,=1+1,evil@example.org,1007,
"""


def lay_out(folder: Path, roster: str = ROSTER) -> Course:
    """A course of one week with a roster, nothing released."""
    course = demo.lay_out(folder / "course", "en")
    course.classroom.path.mkdir()
    (course.classroom.path / "roster.csv").write_text(roster, encoding="utf-8")
    return course


def notebook(text: str) -> bytes:
    """A small notebook that says `text`."""
    return json.dumps({"cells": [], "metadata": {"said": text}, "nbformat": 4}).encode()


def said(course: Course, student: str) -> str | None:
    """What the collected notebook of a student says; None if there is none."""
    path = course.classroom.assignment(ASSIGNMENT).student(student).submitted_dir / FILE
    return json.loads(path.read_bytes())["metadata"]["said"] if path.is_file() else None


def stamp(course: Course, student: str) -> str | None:
    """The student's `timestamp.txt`, without fractions of seconds."""
    path = course.classroom.assignment(ASSIGNMENT).student(student).timestamp
    return path.read_text().replace(".000000 UTC\n", " UTC") if path.is_file() else None


def packed(path: Path, members: Mapping[str, bytes], times: Sequence[tuple[int, ...]] = ()) -> Path:
    """A zip with these members, all of one time if none are given, as one that is streamed."""
    every = [*times, *[(2026, 12, 7, 9, 0, 0)] * len(members)]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for (name, data), time in zip(members.items(), every, strict=False):
            target.writestr(zipfile.ZipInfo(name, time), data)  # type: ignore[arg-type]
    return path


class OldInfo(zipfile.ZipInfo):
    """A member whose name is raw bytes without the mark of UTF-8, as of old Windows."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802
        return self.filename.encode("cp437"), self.flag_bits


def old_zip(members: Mapping[bytes, bytes]) -> bytes:
    """A zip with such names."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for raw, data in members.items():
            target.writestr(OldInfo(raw.decode("cp437"), (2026, 12, 7, 9, 0, 0)), data)
    return out.getvalue()


def take(course: Course, *paths: Path, source: str | None = None, **options: bool) -> Collection:
    """What collecting these comes to."""
    chosen = Source(source) if source else None
    return collect.collect(course, ASSIGNMENT, paths, source=chosen, **options)


def outcomes(done: Collection) -> dict[str, str]:
    """What became of each file, by its name."""
    return {one.file: f"{one.student} {one.status}".strip() for one in done.outcomes}


def of(done: Collection, student: str) -> Outcome:
    """The outcome of the file of a student that was taken, or not."""
    (found,) = (one for one in done.outcomes if one.student == student)
    return found


def local(text: str) -> datetime:
    """A time without a zone."""
    return datetime.fromisoformat(text)
