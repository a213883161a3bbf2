"""The golden submissions: how each is built, and what of its Result has to stay the same.

A folder here is one submission. It holds `answers.py` (an answer file with what differs from
the reference solution) or `submission.ipynb` (the very bytes), or neither where `mangled.py`
has a builder of its name; and `expected.json`, which `rewrite.py` writes and a person judges.
"""

import json
from collections.abc import Mapping
from itertools import zip_longest
from pathlib import Path
from typing import Any

import msgspec

from autograder.content import answer_file, master
from autograder.core.problems import Problem
from autograder.course import Course, Level
from autograder.grading.grade import GradingJob, GradingOutcome
from autograder.grading.result import CellStatus, Result, TestOutcome
from autograder.grading.spec import load_spec
from autograder.intake import normalizer
from autograder.workflows import demo
from tests.conftest import SHORT
from tests.golden import mangled

FOLDER = Path(__file__).parent
SOURCES = ("answers.py", "submission.ipynb")
NAMES = tuple(
    sorted(
        {path.parent.name for source in SOURCES for path in FOLDER.glob(f"*/{source}")}
        | set(mangled.BUILDERS)
    )
)
# Graded once more for a student who reads Japanese: one for each kind of sentence.
JAPANESE = (
    "exception_in_cell",
    "memory_in_call",
    "missing_function",
    "none_returned",
    "other_assignment",
    "printing_in_cell",
    "syntax_error",
    "wrong_signature",
)


def jobs(course: Course) -> dict[str, GradingJob]:
    """A job for each golden submission, and one in Japanese for some."""
    usual = load_spec(course, demo.ASSIGNMENT, Level.FULL)
    english = msgspec.structs.replace(usual, limits=SHORT)
    japanese = msgspec.structs.replace(english, language="ja")
    data = {name: hand_in(name, course) for name in NAMES}
    return {name: GradingJob(english, data[name]) for name in NAMES} | {
        in_japanese(name): GradingJob(japanese, data[name]) for name in JAPANESE
    }


def in_japanese(name: str) -> str:
    """The name of the Japanese job of `name`."""
    return f"{name} in Japanese"


def hand_in(name: str, course: Course) -> bytes:
    """The bytes of the golden submission `name`."""
    raw, text = FOLDER / name / "submission.ipynb", FOLDER / name / "answers.py"
    if raw.is_file():
        return raw.read_bytes()
    release = course.release(demo.ASSIGNMENT).read_bytes()
    solution = demo.solved(master.load_master(course.master(demo.ASSIGNMENT)), "en")
    if text.is_file():
        own = answer_file.parse_answer_file(text.read_text(encoding="utf-8"))
        return answer_file.fill_notebook(
            _join(answer_file.parse_answer_file(solution) | own), release
        )
    solved = json.loads(answer_file.fill_notebook(solution, release))
    made = mangled.BUILDERS[name](solved, json.loads(release))
    return made if isinstance(made, bytes) else json.dumps(made, ensure_ascii=False).encode()


def expected_file(name: str) -> Path:
    """Where the excerpt stands that is expected of `name`."""
    return FOLDER / name / "expected.json"


def excerpt(name: str, job: GradingJob, batch: Mapping[str, GradingOutcome]) -> dict[str, Any]:
    """What a Result says to the student and the gradebook, without times, seeds and hashes."""
    result = batch[name].result
    in_ja = batch[in_japanese(name)].result if name in JAPANESE else None
    return {
        "status": str(result.status),
        "points": f"{result.points:g} of {result.max_points:g}",
        "exercises": _exercises(result, in_ja),
        "cells": {
            str(cell.cell): str(cell.status)
            for cell in result.cells
            if cell.status is not CellStatus.RAN
        },
        "problems": _problems(result, in_ja.problems if in_ja else mended_in_japanese(job)),
    }


def mended_in_japanese(job: GradingJob) -> tuple[Problem, ...]:
    """What the hand-in itself is told about in Japanese: the first problems of its Result."""
    release = normalizer.read_release(job.kit.release, job.kit.assignment)
    return normalizer.normalize(job.notebook, release, "ja").problems


def _exercises(result: Result, in_ja: Result | None) -> dict[str, Any]:
    shown = {}
    for number, exercise in enumerate(result.exercises):
        twins = in_ja.exercises[number].tests if in_ja else ()
        shown[exercise.exercise] = {
            "points": f"{exercise.points:g} of {exercise.max_points:g}",
            "misconceptions": [f"{one.id}, {one.certainty}" for one in exercise.misconceptions],
            "tests": {
                outcome.test: _outcome(outcome, twin)
                for outcome, twin in zip_longest(exercise.tests, twins)
            },
        }
    return shown


def _outcome(outcome: TestOutcome, twin: TestOutcome | None) -> str | list[str]:
    """The status; with it what was said in English, and in Japanese where that is known."""
    said = [each.said for each in (outcome, twin) if each and each.said]
    return [str(outcome.status), *said] if said else str(outcome.status)


def _problems(result: Result, twins: tuple[Problem, ...]) -> list[dict[str, str]]:
    return [
        {"kind": str(found.kind), "about": found.about, "en": found.message}
        | ({"ja": twin.message} if twin else {})
        for found, twin in zip_longest(result.problems, twins)
    ]


def _join(parts: dict[str, str]) -> str:
    """The parts as an answer file again; a remark at its top is no cell of the notebook."""
    own, *rest = parts.items()
    lines = own[1].split("\n")
    code = own[1] if any(line.strip() and not line.startswith("#") for line in lines) else ""
    return "\n".join([code, *(f"# %% {name}\n{source}" for name, source in rest)])
