"""Helpers of the tests about a class: who hands in what."""

import json
import sys
from pathlib import Path
from typing import Any

from autograder import answers, marking, master
from autograder.course import Course, Level
from autograder.demo import lesson
from autograder.grading.job import Job
from autograder.grading.kit import load_kit
from autograder.grading.result import Status

ASSIGNMENT = lesson.ASSIGNMENT
NO_MEAN = (lesson.CLASS / "05_no_batch_mean.py").read_text()
LOOPS = (lesson.CLASS / "01_loops.py").read_text()
THREE = {"ada": (Status.GRADED, 11), "ben": (Status.GRADED, 8.27), "cem": (Status.GRADED, 0)}


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


def jobs_of_three(course: Course) -> dict[str, Job]:
    """A right answer, one with a mistake and the blank; `THREE` is what they earn."""
    kit = load_kit(course, ASSIGNMENT, Level.FULL)
    texts = {"ada": complete(course), "cem": blank(course), "ben": answered(course, NO_MEAN)}
    return {name: Job(kit, data) for name, data in texts.items()}


def mark(course: Course, **options: Any) -> marking.Marking:
    """Grade the class behind the full wall."""
    return marking.mark(course, ASSIGNMENT, level=Level.FULL, **options)


def program(name: str) -> str:
    """A program of this installation, wherever PATH leads."""
    return str(Path(sys.executable).with_name(name))


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
