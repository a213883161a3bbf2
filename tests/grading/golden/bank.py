"""The golden submissions: how each is built, and the part of its Result that must not change.

`answers.py` has an entry `# %% submission="name"` for each submission that differs from the
reference solution in its answers: an answer file with the differences. `corrupted_inputs.py` has a
function for each of the others. `expected.json` has the expected Results, written by `rewrite.py`
and reviewed by a person.
"""

import json
from collections.abc import Mapping
from itertools import zip_longest
from pathlib import Path
from typing import Any

import msgspec

from autograder.content import answer_file, master
from autograder.content.answer_file import read_entries
from autograder.core.problems import Problem
from autograder.course import Course, Level
from autograder.grading.grade import GradingJob, GradingOutcome
from autograder.grading.result import CellStatus, Result, TestOutcome
from autograder.grading.spec import load_spec
from autograder.intake import normalizer
from autograder.workflows import demo
from tests.grading.golden import corrupted_inputs
from tests.support.settings import SHORT

DIRECTORY = Path(__file__).parent
EXPECTED_FILE = DIRECTORY / "expected.json"
ANSWERS = {
    entry.attributes["submission"]: entry.source
    for entry in read_entries(DIRECTORY / "answers.py")[1]
}
NAMES = tuple(sorted([*ANSWERS, *corrupted_inputs.BUILDERS]))
# Also graded in Japanese: one submission for each kind of message.
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
# Handed in before they were run: their demonstrations run, and tell where the code stopped.
WITHOUT_OUTPUTS = ("deleted_exercise", "exception_in_call", "missing_function")


def jobs(course: Course) -> dict[str, GradingJob]:
    """Return a job for each golden submission, and one in Japanese for some."""
    spec = load_spec(course, demo.ASSIGNMENT, Level.FULL)
    english = msgspec.structs.replace(spec, limits=SHORT)
    japanese = msgspec.structs.replace(english, language="ja")
    data = {name: build(name, course) for name in NAMES}
    return {name: GradingJob(english, data[name]) for name in NAMES} | {
        in_japanese(name): GradingJob(japanese, data[name]) for name in JAPANESE
    }


def in_japanese(name: str) -> str:
    """Return the name of the Japanese job of `name`."""
    return f"{name} in Japanese"


def build(name: str, course: Course) -> bytes:
    """Return the golden submission `name`."""
    release = course.release(demo.ASSIGNMENT).read_bytes()
    has_outputs = name not in WITHOUT_OUTPUTS
    solution = demo.reference_answers(master.load_master(course.master(demo.ASSIGNMENT)), "en")
    if name in ANSWERS:
        answers = answer_file.parse_answer_file(ANSWERS[name])
        return answer_file.fill_notebook(
            _join(answer_file.parse_answer_file(solution) | answers),
            release,
            has_outputs=has_outputs,
        )
    solved = json.loads(answer_file.fill_notebook(solution, release, has_outputs=has_outputs))
    built = corrupted_inputs.BUILDERS[name](solved, json.loads(release))
    return built if isinstance(built, bytes) else json.dumps(built, ensure_ascii=False).encode()


def expected_results() -> dict[str, Any]:
    """Return the expected excerpt of each golden submission."""
    expected: dict[str, Any] = json.loads(EXPECTED_FILE.read_text(encoding="utf-8"))
    return expected


def excerpt(name: str, job: GradingJob, batch: Mapping[str, GradingOutcome]) -> dict[str, Any]:
    """Return what student and gradebook see of a Result, without times, seeds and hashes."""
    result = batch[name].result
    japanese = batch[in_japanese(name)].result if name in JAPANESE else None
    return {
        "status": str(result.status),
        "points": f"{result.points:g} of {result.max_points:g}",
        "exercises": _exercises(result, japanese),
        "cells": {
            str(cell.cell): str(cell.status)
            for cell in result.cells
            if cell.status is not CellStatus.RAN
        },
        "problems": _problems(
            result, japanese.problems if japanese else normalizer_problems_in_japanese(job)
        ),
    }


def normalizer_problems_in_japanese(job: GradingJob) -> tuple[Problem, ...]:
    """Return the problems of the submission itself, the first of its Result, in Japanese."""
    release = normalizer.read_release(job.spec.release, job.spec.assignment)
    return normalizer.normalize(job.notebook, release, "ja").problems


def _exercises(result: Result, japanese: Result | None) -> dict[str, Any]:
    exercises = {}
    for number, exercise in enumerate(result.exercises):
        twins = japanese.exercises[number].tests if japanese else ()
        exercises[exercise.exercise] = {
            "points": f"{exercise.points:g} of {exercise.max_points:g}",
            "misconceptions": [f"{m.id}, {m.certainty}" for m in exercise.misconceptions],
            "tests": {
                outcome.test: _outcome(outcome, twin)
                for outcome, twin in zip_longest(exercise.tests, twins)
            },
        }
    return exercises


def _outcome(outcome: TestOutcome, twin: TestOutcome | None) -> str | list[str]:
    """Return the status, with the message in English, and in Japanese if it was graded so."""
    messages = [test.message for test in (outcome, twin) if test and test.message]
    return [str(outcome.status), *messages] if messages else str(outcome.status)


def _problems(result: Result, twins: tuple[Problem, ...]) -> list[dict[str, str]]:
    return [
        {"kind": str(problem.kind), "about": problem.about, "en": problem.message}
        | ({"ja": twin.message} if twin else {})
        for problem, twin in zip_longest(result.problems, twins)
    ]


def _join(parts: dict[str, str]) -> str:
    """Return the parts as an answer file; comments at its top are no cell of the notebook."""
    first, *rest = parts.items()
    lines = first[1].split("\n")
    code = first[1] if any(line.strip() and not line.startswith("#") for line in lines) else ""
    return "\n".join([code, *(f"# %% {name}\n{source}" for name, source in rest)])
