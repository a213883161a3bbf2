"""Helpers of the fault tests: a class of mixed submissions, its state, and killed runs."""

import atexit
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest

from autograder.core import fault_points
from autograder.core.fault_points import FaultPoint
from autograder.course import Course, Level, load_course
from autograder.workflows import regrade
from tests.support import classroom
from tests.support.classroom import ASSIGNMENT

SEMINAR = classroom.program("seminar")
COMMAND_SERVER = str(Path(__file__).with_name("command_server.py"))
# An endless loop in one hidden test, which costs a call limit and a new process.
ENDLESS = """# %% mini_batch
def mini_batch(x, t, size, rng):
    while len(x) == 12:
        pass
    rows = rng.choice(len(x), size)
    return x[rows], t[rows]
"""
OTHER_NAME = "homework.ipynb"
EXTENSION = f"\n[assignments.{ASSIGNMENT}.extensions]\nada = 2026-12-31T00:00:00\n"
STUDENTS = ("ada", "ben", "cem", "dan", "eve", "fay")
# Whose first notebook each student submits the second time: all their points change.
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
PENALTIES = """
    SELECT s.student_id, n.late_submission_penalty
    FROM submitted_notebook n JOIN submitted_assignment s ON s.id = n.assignment_id
    """
QUERIES = {
    "points": POINTS,
    "comments": COMMENTS,
    "cells": "SELECT name, type FROM base_cell",
    "sources": "SELECT name, source, checksum FROM source_cell",
    "students": "SELECT id FROM student",
    "submissions": "SELECT student_id, timestamp, extension FROM submitted_assignment",
    "penalties": PENALTIES,
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


# Where a command ends: at a fault point that is reached so many times; once, if no number is given.
Points = list[FaultPoint | tuple[FaultPoint, int]]


class FinishedCommand(msgspec.Struct):
    """The outcome of a command, and how many of its processes survived it."""

    returncode: int
    stdout: str
    stderr: str
    seconds: float
    surviving: int


def submit_mixed_class(course: Course) -> None:
    """Submit six files: right, wrong, blank, endless, under another name, and no notebook."""
    classroom.hand_in(course, "ada", classroom.complete(course))
    classroom.hand_in(course, "ben", classroom.answered(course, classroom.NO_MEAN))
    classroom.hand_in(course, "cem", classroom.blank(course))
    classroom.hand_in(course, "dan", classroom.answered(course, ENDLESS))
    classroom.hand_in(course, "eve", classroom.complete(course), name="my homework (2).ipynb")
    classroom.hand_in(course, "fay", b"%PDF-1.7 not a notebook")


def submit_again(course: Course) -> None:
    """Submit another student's file for each student but eve, and store its Result."""
    paths = course.classroom.assignment(ASSIGNMENT)
    files = {student: paths.student(student).submission.read_bytes() for student in STUDENTS}
    old_results = shutil.copytree(paths.results_dir, course.root / "old")
    for student, source in SECOND.items():
        classroom.hand_in(course, student, files[source])
        for name in ("outputs.json", "result.json"):
            shutil.copy(old_results / source / name, paths.student(student).result_dir / name)
    shutil.rmtree(old_results)


def grade(
    course: Course,
    *options: str,
    seconds: float = -1,
    signal_number: int = signal.SIGKILL,
    scope: str = "group",
    **environment: str,
) -> FinishedCommand:
    """Run `seminar grade`; send it a signal after `seconds` (negative: never)."""
    command = ("grade", ASSIGNMENT, *options)
    return _run(course.root, command, seconds, signal_number, scope, environment)


def run(course: Course, *command: str, **environment: str) -> FinishedCommand:
    """Run a `seminar` command in the directory of a course."""
    return _run(course.root, command, environment=environment)


def seminar(directory: Path, *command: str, **environment: str) -> FinishedCommand:
    """Run a `seminar` command in any directory."""
    return _run(directory, command, environment=environment)


def crash(course: Course, point: FaultPoint, *command: str, times: int = 1) -> None:
    """Run a `seminar` command that ends where it reaches a fault point for the n-th time."""
    finished = run(course, *command, **{fault_points.VARIABLE: f"{point}:{times}"})
    assert finished.returncode == fault_points.EXIT_CODE, f"{point}: {finished}"
    assert finished.surviving == 0, "a process survives the command"
    assert is_gradebook_intact(course)


def complete(course: Course, *command: str) -> FinishedCommand:
    """Run a `seminar` command that succeeds."""
    finished = run(course, *command)
    assert finished.returncode == 0, finished.stderr
    assert finished.surviving == 0, "a process survives the command"
    return finished


def at_each(points: Points, nightly: Points | None = None) -> pytest.MarkDecorator:
    """Run a test once for each pair of `point` and `number`; `nightly` ones each night alone."""
    parameters = []
    for each, marks in ((points, ()), (nightly or [], pytest.mark.nightly)):
        for item in each:
            point, number = item if isinstance(item, tuple) else (item, 1)
            parameters.append(pytest.param(point, number, id=f"{point}:{number}", marks=marks))
    return pytest.mark.parametrize(("point", "number"), parameters)


def _run(
    directory: Path,
    command: Sequence[str],
    seconds: float = -1,
    signal_number: int = signal.SIGKILL,
    scope: str = "group",
    environment: Mapping[str, str] = {},
) -> FinishedCommand:
    server = _command_server()
    request = {
        "program": SEMINAR,
        "arguments": command,
        "directory": str(directory),
        "environment": {**os.environ, **environment},
        "seconds": seconds,
        "signal": int(signal_number),
        "scope": scope,
    }
    assert server.stdin is not None
    assert server.stdout is not None
    server.stdin.write(msgspec.json.encode(request) + b"\n")
    server.stdin.flush()
    return msgspec.json.decode(server.stdout.readline(), type=FinishedCommand)


@cache
def _command_server() -> "subprocess.Popen[bytes]":
    """Start the command server of this process; it ends when its standard input closes."""
    command = [sys.executable, "-P", COMMAND_SERVER]
    server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    atexit.register(server.communicate)
    return server


def state(course: Course) -> dict[str, Any]:
    """Return what grading leaves: rows of the gradebook, Results, notebooks, pages; no times."""
    rows = {name: query_rows(course, query) for name, query in QUERIES.items()}
    texts = {pattern: _read_texts(course, pattern) for pattern in FILES}
    results = {name: _without_times(text) for name, text in _read_texts(course, RESULTS).items()}
    stale = [str(path) for path in stale_files(course)]
    return {**rows, **texts, "results": results, "stale": stale}


def stale_files(course: Course) -> list[Path]:
    """Return the temporary files and journals that were not removed."""
    patterns = (".writing-*", "*-journal", "*-wal")
    paths = [path for pattern in patterns for path in course.root.rglob(pattern)]
    return [path for path in paths if not _is_ignored_journal(path)]


def _is_ignored_journal(path: Path) -> bool:
    """Return whether SQLite ignores a journal until the next transaction: it has no header yet."""
    return path.name.endswith("-journal") and path.read_bytes()[:1] in (b"", b"\0")


def query_rows(course: Course, query: str) -> list[Any]:
    """Return the rows of a query on the gradebook, sorted."""
    uri = f"file:{course.classroom.gradebook_file}?mode=ro"
    database = sqlite3.connect(uri, uri=True)
    try:
        return sorted(database.execute(query).fetchall(), key=repr)
    finally:
        database.close()


def is_gradebook_intact(course: Course) -> bool:
    """Return whether SQLite finds the gradebook intact, or there is none yet."""
    if not course.classroom.gradebook_file.exists():
        return True
    database = sqlite3.connect(course.classroom.gradebook_file)
    try:
        return bool(database.execute("PRAGMA integrity_check").fetchall() == [("ok",)])
    finally:
        database.close()


def _read_texts(course: Course, pattern: str) -> dict[str, str]:
    root = course.classroom.path
    return {
        str(path.relative_to(root)): path.read_text()
        for path in root.glob(pattern)
        if path.is_file() and not path.name.startswith(".")
    }


def _without_times(text: str) -> Any:
    result = json.loads(text)
    del result["times"]
    for exercise in result["exercises"]:
        for test in exercise["tests"]:
            del test["seconds"]
    return result


class Stages(msgspec.Struct):
    """A class of three at several stages, as directories to copy, and its state at three of them.

    In `ungraded` there is no gradebook. Of `graded`, two students have submitted again in
    `resubmitted`, which is graded in `regraded`. What is pending has a preview, so that a run only
    imports. In `rescheduled` the class is graded, but not with the present dates.
    """

    ungraded: Path
    graded: Path
    resubmitted: Path
    regraded: Path
    rescheduled: Path
    first: dict[str, Any]  # the state of `graded`
    second: dict[str, Any]  # the state of `regraded`
    with_penalties: dict[str, Any]  # the state of `rescheduled` once it is graded

    def copy(self, stage: Path, directory: Path) -> Course:
        """Copy a stage into a new directory."""
        return load_course(shutil.copytree(stage, directory / "course"))


def grade_stages(released: Path, directory: Path) -> Stages:
    """Grade the class of three, once more after two have submitted again, and with penalties."""
    course = load_course(shutil.copytree(released, directory / "work"))
    course.classroom.gradebook_file.unlink()
    with (course.root / "course.toml").open("a") as config:
        config.write(EXTENSION)
    course = load_course(course.root)
    submit_three(course)
    for student in ("ada", "ben", "cem"):
        timestamp = course.classroom.assignment(ASSIGNMENT).student(student).timestamp
        timestamp.write_text("2026-12-06 02:59:00 UTC")  # two days late
    ungraded = _with_preview(course, directory / "ungraded")
    graded, first = _graded(course, directory / "graded")
    reschedule(course)
    rescheduled = Path(shutil.copytree(course.root, directory / "rescheduled"))
    _, with_penalties = _graded(load_course(course.root), directory / "with_penalties")
    course = load_course(shutil.copytree(graded, directory / "work2"))
    submit_two_again(course)
    resubmitted = _with_preview(course, directory / "resubmitted")
    regraded, second = _graded(course, directory / "regraded")
    return Stages(
        ungraded, graded, resubmitted, regraded, rescheduled, first, second, with_penalties
    )


def submit_three(course: Course) -> None:
    """Submit a right notebook under another name, a blank and a wrong one."""
    classroom.hand_in(course, "ada", classroom.complete(course), OTHER_NAME)
    classroom.hand_in(course, "ben", classroom.blank(course))
    classroom.hand_in(course, "cem", classroom.answered(course, classroom.NO_MEAN))


def submit_two_again(course: Course) -> None:
    """Submit a blank notebook for ada and a wrong one for ben."""
    classroom.hand_in(course, "ada", classroom.blank(course), OTHER_NAME)
    classroom.hand_in(course, "ben", classroom.answered(course, classroom.NO_MEAN))


def reschedule(course: Course) -> None:
    """Let lateness cost points, and withdraw the extension."""
    config = course.root / "course.toml"
    config.write_text(config.read_text().replace(EXTENSION, '\n[late]\npolicy = "per_day"\n'))


def _with_preview(course: Course, directory: Path) -> Path:
    """Copy the course, with a preview of the pending submissions and nothing else of it."""
    stage = Path(shutil.copytree(course.root, directory))
    preview = regrade.preview_regrade(course, ASSIGNMENT, level=Level.FULL)
    assert preview.failures == ()
    previews = course.classroom.assignment(ASSIGNMENT).previews_dir
    shutil.copytree(previews, load_course(stage).classroom.assignment(ASSIGNMENT).previews_dir)
    return stage


def _graded(course: Course, directory: Path) -> tuple[Path, dict[str, Any]]:
    """Grade the class; return a copy of the course, and the state."""
    assert classroom.mark(course).failures == ()
    return Path(shutil.copytree(course.root, directory)), state(course)


class Classes(msgspec.Struct):
    """The mixed class at two stages, as directories to copy, and the state after grading each.

    `ungraded` has neither gradebook nor Results. In `resubmitted` all but eve have submitted
    again: the new Results are there; gradebook, notebooks and pages are of the first submissions.
    """

    ungraded: Path
    resubmitted: Path
    first: dict[str, Any]
    second: dict[str, Any]
    first_seconds: float  # of grading `ungraded`
    second_seconds: float  # of grading `resubmitted`

    def copy(self, stage: Path, directory: Path) -> Course:
        """Copy a stage into a directory, which is replaced if it exists."""
        shutil.rmtree(directory, ignore_errors=True)
        return load_course(shutil.copytree(stage, directory))


def grade_classes(released: Path, directory: Path) -> Classes:
    """Grade the class twice without a fault, and copy the stages."""
    course = load_course(shutil.copytree(released, directory / "work"))
    config = course.root / "course.toml"
    config.write_text(config.read_text().replace("call = 2 ", "call = 1 "))
    course = load_course(course.root)
    course.classroom.gradebook_file.unlink()
    submit_mixed_class(course)
    ungraded = Path(shutil.copytree(course.root, directory / "ungraded"))
    first_run = grade(course)
    assert first_run.returncode == 0, first_run.stderr
    first = state(course)
    submit_again(course)
    resubmitted = Path(shutil.copytree(course.root, directory / "again"))
    second_run = grade(course)
    assert second_run.returncode == 0, second_run.stderr
    assert "0 graded now" in second_run.stdout
    return Classes(
        ungraded, resubmitted, first, state(course), first_run.seconds, second_run.seconds
    )
