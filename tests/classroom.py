"""Helpers of the tests about a class: who hands in what."""

import json
import sys
from pathlib import Path
from typing import Any

from autograder.content import answer_file, master
from autograder.course import Course, Level
from autograder.grading.grade import GradingJob
from autograder.grading.result import GradingStatus
from autograder.grading.spec import load_spec
from autograder.workflows import demo, grade

ASSIGNMENT = demo.ASSIGNMENT
NO_MEAN = (demo.CLASS / "05_no_batch_mean.py").read_text()
LOOPS = (demo.CLASS / "01_loops.py").read_text()
THREE = {
    "ada": (GradingStatus.GRADED, 11),
    "ben": (GradingStatus.GRADED, 8.27),
    "cem": (GradingStatus.GRADED, 0),
}


def blank(course: Course) -> bytes:
    """The release as handed out."""
    return course.release(ASSIGNMENT).read_bytes()


def complete(course: Course) -> bytes:
    """The reference solution, handed in."""
    read = master.load_master(course.master(ASSIGNMENT))
    return answer_file.fill_notebook(demo.solved(read, course.language), blank(course))


def answered(course: Course, text: str) -> bytes:
    """An answer file, handed in."""
    return answer_file.fill_notebook(text, blank(course))


def jobs_of_three(course: Course) -> dict[str, GradingJob]:
    """A right answer, one with a mistake and the blank; `THREE` is what they earn."""
    kit = load_spec(course, ASSIGNMENT, Level.FULL)
    texts = {"ada": complete(course), "cem": blank(course), "ben": answered(course, NO_MEAN)}
    return {name: GradingJob(kit, data) for name, data in texts.items()}


def mark(course: Course, **options: Any) -> grade.GradingSummary:
    """Grade the class behind the full wall."""
    return grade.grade_assignment(course, ASSIGNMENT, level=Level.FULL, **options)


def program(name: str) -> str:
    """A program of this installation, wherever PATH leads."""
    return str(Path(sys.executable).with_name(name))


def hand_in(course: Course, student: str, data: bytes, name: str = f"{ASSIGNMENT}.ipynb") -> Path:
    """Put a file where `seminar grade` looks for it."""
    path = course.classroom.assignment(ASSIGNMENT).student(student).submitted_dir / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def edited(data: bytes, change: Any) -> bytes:
    """A notebook after `change` has been applied to its list of cells in place."""
    notebook = json.loads(data)
    change(notebook["cells"])
    return json.dumps(notebook).encode()
