"""Helpers of the tests about faults: a mixed class, what grading left of it, ended runs."""

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec

from autograder import course as courses
from autograder.course import Course
from tests import classroom
from tests.classroom import ASSIGNMENT

SEMINAR = classroom.program("seminar")
REAPER = str(Path(__file__).with_name("reaper.py"))
# Endless for one of the hidden tests: each costs the time for a call and a new process.
ENDLESS = """# %% mini_batch
def mini_batch(x, t, size, rng):
    while len(x) == 12:
        pass
    rows = rng.choice(len(x), size)
    return x[rows], t[rows]
"""
STUDENTS = ("ada", "ben", "cem", "dan", "eve", "fay")
# Who hands in whose notebook the second time: everybody's points change.
SECOND = {"ada": "ben", "ben": "ada", "cem": "dan", "dan": "fay", "fay": "eve"}
POINTS = """
    SELECT s.student_id, g.name, grade.auto_score, grade.manual_score, grade.needs_manual_grade
    FROM grade JOIN submitted_notebook n ON n.id = grade.notebook_id
    JOIN submitted_assignment s ON s.id = n.assignment_id
    JOIN base_cell g ON g.id = grade.cell_id ORDER BY 1, 2
    """
COMMENTS = """
    SELECT s.student_id, c.name, comment.auto_comment, comment.manual_comment
    FROM comment JOIN submitted_notebook n ON n.id = comment.notebook_id
    JOIN submitted_assignment s ON s.id = n.assignment_id
    JOIN base_cell c ON c.id = comment.cell_id ORDER BY 1, 2
    """
QUERIES = {
    "points": POINTS,
    "comments": COMMENTS,
    "cells": "SELECT name, type FROM base_cell",
    "sources": "SELECT name, source, checksum FROM source_cell",
    "students": "SELECT id FROM student",
    "submissions": "SELECT student_id, timestamp FROM submitted_assignment",
    "assignments": "SELECT name, duedate FROM assignment",
    "version": "SELECT version_num FROM alembic_version",
}
RESULTS = "results/*/*/result.json"
FILES = (
    "results/*/*/outputs.json",
    "autograded/*/*/*",
    "feedback/*/*/*",
    "submitted/*/*/*",
)


class Ended(msgspec.Struct):
    """What came of a command: as `subprocess` tells it, and how many processes it left."""

    returncode: int
    stdout: str
    stderr: str
    seconds: float
    left: int


def mixed_class(course: Course) -> None:
    """Six hand-ins: right, wrong, blank, endless, under another name, and no notebook at all."""
    classroom.hand_in(course, "ada", classroom.complete(course))
    classroom.hand_in(course, "ben", classroom.answered(course, classroom.NO_MEAN))
    classroom.hand_in(course, "cem", classroom.blank(course))
    classroom.hand_in(course, "dan", classroom.answered(course, ENDLESS))
    classroom.hand_in(course, "eve", classroom.complete(course), name="my homework (2).ipynb")
    classroom.hand_in(course, "fay", b"%PDF-1.7 not a notebook")


def hand_in_again(course: Course) -> None:
    """Each but eve hands in what another one had, whose Result is that of the new hand-in."""
    proper = f"{ASSIGNMENT}.ipynb"
    data = {
        who: (
            course.classroom.assignment(ASSIGNMENT).student(who).submitted_dir / proper
        ).read_bytes()
        for who in STUDENTS
    }
    kept = course.classroom.path / "results" / ASSIGNMENT
    old = shutil.copytree(kept, course.root / "old")
    for student, other in SECOND.items():
        classroom.hand_in(course, student, data[other])
        for name in ("outputs.json", "result.json"):
            shutil.copy(old / other / name, kept / student / name)
    shutil.rmtree(old)


def grade(
    course: Course,
    *options: str,
    seconds: float = -1,
    number: int = signal.SIGKILL,
    scope: str = "group",
    **environment: str,
) -> Ended:
    """Run `seminar grade`, and end it after `seconds` by a signal."""
    command = [sys.executable, "-I", REAPER, str(seconds), str(int(number)), scope]
    done = subprocess.run(
        [*command, SEMINAR, "grade", ASSIGNMENT, *options],
        cwd=course.root,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return msgspec.json.decode(done.stdout, type=Ended)


def state(course: Course) -> dict[str, Any]:
    """All that grading leaves: the gradebook's rows, results, notebooks, pages; no times."""
    rows = {name: rows_of(course, query) for name, query in QUERIES.items()}
    texts = {pattern: _texts(course, pattern) for pattern in FILES}
    results = {key: _untimed(text) for key, text in _texts(course, RESULTS).items()}
    return {**rows, **texts, "results": results, "stale": [str(path) for path in stale(course)]}


def stale(course: Course) -> list[Path]:
    """Temporary files and journals that something left behind."""
    patterns = (".writing-*", "*-journal", "*-wal")
    return [path for pattern in patterns for path in course.classroom.path.rglob(pattern)]


def rows_of(course: Course, query: str) -> list[Any]:
    """The rows of one query, read beside nbgrader."""
    database = sqlite3.connect(f"file:{gradebook(course)}?mode=ro", uri=True)
    try:
        return sorted(database.execute(query).fetchall(), key=repr)
    finally:
        database.close()


def intact(course: Course) -> bool:
    """Whether SQLite finds the gradebook whole, or there is none yet."""
    if not gradebook(course).exists():
        return True
    database = sqlite3.connect(gradebook(course))
    try:
        return bool(database.execute("PRAGMA integrity_check").fetchall() == [("ok",)])
    finally:
        database.close()


def gradebook(course: Course) -> Path:
    """The file of the gradebook."""
    return course.classroom.gradebook_file


def _texts(course: Course, pattern: str) -> dict[str, str]:
    found = [path for path in course.classroom.path.glob(pattern) if path.is_file()]
    found = [path for path in found if not path.name.startswith(".")]
    return {str(path.relative_to(course.classroom)): path.read_text() for path in found}


def _untimed(text: str) -> Any:
    result = json.loads(text)
    del result["times"]
    for exercise in result["exercises"]:
        for test in exercise["tests"]:
            del test["seconds"]
    return result


class Classes(msgspec.Struct):
    """The mixed class in its stages: folders to be copied, what they came to, how long it took.

    `ungraded` has neither gradebook nor Results. In `again` all but eve have handed in again; the
    new Results are there, and gradebook, notebooks and pages are of the first hand-ins.
    """

    ungraded: Path
    again: Path
    first: dict[str, Any]
    second: dict[str, Any]
    seconds: float  # from `ungraded` to `first`
    seconds_again: float  # from `again` to `second`

    def copy(self, stage: Path, folder: Path) -> Course:
        """A copy of a stage in a folder that is made anew."""
        shutil.rmtree(folder, ignore_errors=True)
        return courses.load_course(shutil.copytree(stage, folder))


def grade_classes(released: Path, folder: Path) -> Classes:
    """Grade the class twice without disturbance, and keep the stages."""
    course = courses.load_course(shutil.copytree(released, folder / "work"))
    settings = course.root / "course.toml"
    settings.write_text(settings.read_text().replace("call = 2 ", "call = 1 "))
    course = courses.load_course(course.root)
    gradebook(course).unlink()
    mixed_class(course)
    ungraded = Path(shutil.copytree(course.root, folder / "ungraded"))
    graded = grade(course)
    assert graded.returncode == 0, graded.stderr
    first = state(course)
    hand_in_again(course)
    again = Path(shutil.copytree(course.root, folder / "again"))
    entered = grade(course)
    assert entered.returncode == 0, entered.stderr
    assert "0 graded now" in entered.stdout
    return Classes(ungraded, again, first, state(course), graded.seconds, entered.seconds)
