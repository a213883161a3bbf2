"""Downloads in the formats that each LMS documents, made for the tests of collecting."""

import io
import json
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from autograder.course import Course, load_course
from autograder.course.classroom import StudentPaths
from autograder.lms.attempt import Outcome
from autograder.workflows import collect, demo
from autograder.workflows.collect import Collection

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


def make_course(directory: Path, roster: str = ROSTER) -> Course:
    """Return a new course of one week with a roster and no release."""
    course = demo.create_course(directory / "course", "en")
    course.classroom.path.mkdir()
    course.classroom.roster_file.write_text(roster, encoding="utf-8")
    return course


def notebook(text: str) -> bytes:
    """Return a small notebook that `stored_text` recognizes by `text`."""
    return json.dumps({"cells": [], "metadata": {"said": text}, "nbformat": 4}).encode()


def student_paths(course: Course, student: str) -> StudentPaths:
    """Return the paths of a student's work for the assignment."""
    return course.classroom.assignment(ASSIGNMENT).student(student)


def stored_text(course: Course, student: str) -> str | None:
    """Return the text of the student's collected notebook; None if there is none."""
    path = student_paths(course, student).submission
    return json.loads(path.read_bytes())["metadata"]["said"] if path.is_file() else None


def stored_time(course: Course, student: str) -> str | None:
    """Return the content of the student's `timestamp.txt`, without fractions of seconds."""
    path = student_paths(course, student).timestamp
    return path.read_text().replace(".000000 UTC\n", " UTC") if path.is_file() else None


def make_zip(
    path: Path, members: Mapping[str, bytes], times: Sequence[tuple[int, ...]] = ()
) -> Path:
    """Write a zip; without `times` all members have the same time, as in a streamed zip."""
    all_times = [*times, *[(2026, 12, 7, 9, 0, 0)] * len(members)]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for (name, data), time in zip(members.items(), all_times, strict=False):
            target.writestr(zipfile.ZipInfo(name, time), data)  # type: ignore[arg-type]
    return path


class RawNameInfo(zipfile.ZipInfo):
    """A member whose name is raw bytes without the UTF-8 flag, as of old Windows."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802
        return self.filename.encode("cp437"), self.flag_bits


def make_old_zip(members: Mapping[bytes, bytes]) -> bytes:
    """Return a zip whose names are raw bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for raw, data in members.items():
            target.writestr(RawNameInfo(raw.decode("cp437"), (2026, 12, 7, 9, 0, 0)), data)
    return out.getvalue()


def collect_downloads(
    course: Course,
    *paths: Path,
    source: str | None = None,
    pattern: str | None = None,
    **options: bool,
) -> Collection:
    """Collect the assignment from the paths."""
    return collect.collect_submissions(
        course, ASSIGNMENT, paths, source=source, pattern=pattern, **options
    )


def statuses(collection: Collection) -> dict[str, str]:
    """Return the student and the status of each file by its name."""
    return {o.file: f"{o.student} {o.status}".strip() for o in collection.outcomes}


def outcome_of(collection: Collection, student: str) -> Outcome:
    """Return the only outcome of a student."""
    (outcome,) = (o for o in collection.outcomes if o.student == student)
    return outcome


def reload(course: Course) -> Course:
    """Return a course as its `course.toml` is now."""
    return load_course(course.root)


class Person(NamedTuple):
    """A student as an LMS knows them, and the notebook that they hand in."""

    id: str
    number: int
    name: str
    notebook: bytes
    submitted_at: datetime  # in the time zone of the course, Tokyo

    @property
    def login(self) -> str:
        """The user's id in the LMS, as in the roster's column `lms_id`."""
        return str(1000 + self.number)


def lms_download(lms: str, directory: Path, people: Sequence[Person]) -> list[Path]:
    """Write what an LMS offers to download, one file for each person; return what to collect."""
    members: dict[str, bytes] = {}
    tables: list[Path] = []
    for person in people:
        members |= _MEMBERS[lms](person)
    if lms == "gradescope":
        entries = "".join(_gradescope_entry(person) for person in people)
        members["export/submission_metadata.yml"] = f"---\n{entries}".encode()
    if lms == "canvas":
        tables = [directory / "submissions.json"]
        tables[0].write_text(json.dumps([_canvas_entry(person) for person in people]))
    times = [person.submitted_at.timetuple()[:6] for person in people]
    return [make_zip(directory / f"{lms}.zip", members, times), *tables]


def _moodle(person: Person) -> dict[str, bytes]:
    return {f"{person.name}_{5000 + person.number}_assignsubmission_file/{FILE}": person.notebook}


def _canvas(person: Person) -> dict[str, bytes]:
    name = "".join(reversed(person.name.lower().split(" ")))
    return {f"{name}_{person.login}_{9000 + person.number}_{FILE}": person.notebook}


def _canvas_entry(person: Person) -> dict[str, Any]:
    return {"user_id": int(person.login), "submitted_at": f"{person.submitted_at}+09:00"}


def _blackboard(person: Person) -> dict[str, bytes]:
    stem = f"Week 2_{person.login}_attempt_{person.submitted_at:%Y-%m-%d-%H-%M-%S}"
    text = f"Name: {person.name} ({person.login})\nThere is no student submission text data\n"
    return {f"{stem}_{FILE}": person.notebook, f"{stem}.txt": text.encode()}


def _brightspace(person: Person) -> dict[str, bytes]:
    time = person.submitted_at
    when = f"{time:%b} {time.day}, {time.year} {time.hour % 12 or 12}{time:%M %p}"
    return {f"1-{person.number} - {person.name} - {when} - {FILE}": person.notebook}


def _gradescope(person: Person) -> dict[str, bytes]:
    return {f"export/submission_{person.number}/{FILE}": person.notebook}


def _gradescope_entry(person: Person) -> str:
    return (
        f"submission_{person.number}:\n  :submitters:\n  - :name: {person.name}\n"
        f"    :sid: {person.id}\n    :email:\n  :created_at: {person.submitted_at} +09:00\n"
    )


def _ilias(person: Person) -> dict[str, bytes]:
    first, family = person.name.split(" ")
    folder = f"Abgaben/{family}_{first}_{person.login}_{person.number}"
    return {f"{folder}/{FILE}": person.notebook}


def _sakai(person: Person) -> dict[str, bytes]:
    first, family = person.name.split(" ")
    folder = f"Week 2/{family}, {first}({person.login})"
    return {
        f"{folder}/Submission attachment(s)/{FILE}": person.notebook,
        f"{folder}/timestamp.txt": f"{person.submitted_at.isoformat()}+09:00".encode(),
    }


_MEMBERS: Mapping[str, Callable[[Person], dict[str, bytes]]] = {
    "moodle": _moodle,
    "canvas": _canvas,
    "blackboard": _blackboard,
    "brightspace": _brightspace,
    "gradescope": _gradescope,
    "ilias": _ilias,
    "sakai": _sakai,
    "folder": lambda person: {f"{person.id}/{FILE}": person.notebook},
    "drive": lambda person: {f"{person.name} - {FILE}": person.notebook},
    "pattern": lambda person: {f"hw!{person.id}!.ipynb": person.notebook},
}
