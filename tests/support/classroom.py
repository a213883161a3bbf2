"""Helpers of the tests about a class: submissions, and grading them."""

import json
import re
import sys
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from msgspec import structs

from autograder.content import answer_file, master
from autograder.course import Course, Level
from autograder.grading.grade import GradingJob
from autograder.grading.result import GradingStatus
from autograder.grading.spec import load_spec
from autograder.workflows import demo, grade

ASSIGNMENT = demo.ASSIGNMENT
REFERENCE_STUDENT = "00_right"  # hands in the reference solution
# Answer files of students who each make another mistake or hand in in another way.
MIXED_CLASS = {
    entry.attributes["student"]: entry.source
    for entry in answer_file.read_entries(Path(__file__).with_name("mixed_class.py"))[1]
}
NO_MEAN, LOOPS = MIXED_CLASS["05_no_batch_mean"], MIXED_CLASS["01_loops"]
THREE = {
    "ada": (GradingStatus.GRADED, 11),
    "ben": (GradingStatus.GRADED, 10.09),
    "cem": (GradingStatus.GRADED, 0),
}


def blank(course: Course) -> bytes:
    """Return the release, unanswered."""
    return course.release(ASSIGNMENT).read_bytes()


def complete(course: Course) -> bytes:
    """Return the reference solution as a submission."""
    source = master.load_master(course.master(ASSIGNMENT))
    return answered(course, demo.reference_answers(source, course.language))


def answered(course: Course, text: str) -> bytes:
    """Return an answer file as a submission that was run."""
    return answer_file.fill_notebook(text, blank(course), has_outputs=True)


def jobs_of_three(course: Course) -> dict[str, GradingJob]:
    """Return a right, a wrong and an unanswered submission; `THREE` is what they earn."""
    spec = load_spec(course, ASSIGNMENT, Level.FULL)
    submissions = {"ada": complete(course), "cem": blank(course), "ben": answered(course, NO_MEAN)}
    return {name: GradingJob(spec, data) for name, data in submissions.items()}


def mark(course: Course, **options: Any) -> grade.GradingSummary:
    """Grade the class at the full isolation level."""
    return grade.grade_assignment(course, ASSIGNMENT, level=Level.FULL, **options)


def program(name: str) -> str:
    """Return the path of a program of this installation, whatever PATH is."""
    return str(Path(sys.executable).with_name(name))


def hand_in(course: Course, student: str, data: bytes, name: str = f"{ASSIGNMENT}.ipynb") -> Path:
    """Write a file into the student's submission directory; return its path."""
    path = course.classroom.assignment(ASSIGNMENT).student(student).submitted_dir / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def edited(data: bytes, change: Any) -> bytes:
    """Return a notebook after `change` was applied to its list of cells."""
    notebook = json.loads(data)
    change(notebook["cells"])
    return json.dumps(notebook).encode()


class ChangingJobs(Mapping[str, GradingJob]):
    """Jobs whose notebooks get another cell at each access; `served_keys` are the keys, by name."""

    def __init__(self, jobs: Mapping[str, GradingJob]) -> None:
        self._jobs = jobs
        self.served_keys: dict[str, list[str]] = {name: [] for name in jobs}

    def __getitem__(self, name: str) -> GradingJob:
        notebook = json.loads(self._jobs[name].notebook)
        source = f"Reading {len(self.served_keys[name])}"
        cell = dict(notebook["cells"][0], id="read", source=source)
        notebook["cells"].append(cell)
        job = structs.replace(self._jobs[name], notebook=json.dumps(notebook).encode())
        self.served_keys[name].append(job.key)
        return job

    def __iter__(self) -> Iterator[str]:
        return iter(self._jobs)

    def __len__(self) -> int:
        return len(self._jobs)


def small_class(path: Path, students: Collection[str]) -> Path:
    """Write the answers of some students of the demo's class into a file; return its path."""
    text = demo.CLASS_FILE.read_text(encoding="utf-8")
    head, *entries = re.split(r'(?m)^(?=# %% student=")', text)
    chosen = [entry for entry in entries if entry.split('"')[1] in students]
    path.write_text(head + "".join(chosen), encoding="utf-8")
    return path
