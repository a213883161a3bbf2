"""Helpers of the tests about a class: who hands in what."""

import json
from pathlib import Path
from typing import Any

from autograder import answers, master
from autograder.course import Course
from autograder.demo import lesson

ASSIGNMENT = lesson.ASSIGNMENT
NO_MEAN = (lesson.CLASS / "05_no_batch_mean.py").read_text()
LOOPS = (lesson.CLASS / "01_loops.py").read_text()


def blank(course: Course) -> bytes:
    """The release as handed out."""
    return course.release(ASSIGNMENT).read_bytes()


def complete(course: Course) -> bytes:
    """The reference solution, handed in."""
    read = master.read(course.master(ASSIGNMENT))
    return answers.hand_in(lesson.solved(read, course.language), blank(course))


def answered(course: Course, text: str) -> bytes:
    """An answer file, handed in."""
    return answers.hand_in(text, blank(course))


def hand_in(course: Course, student: str, data: bytes, name: str = f"{ASSIGNMENT}.ipynb") -> Path:
    """Put a file where `seminar grade` looks for it."""
    path = course.submitted(ASSIGNMENT, student) / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def edited(data: bytes, change: Any) -> bytes:
    """A notebook after `change` has been applied to its list of cells in place."""
    notebook = json.loads(data)
    change(notebook["cells"])
    return json.dumps(notebook).encode()
