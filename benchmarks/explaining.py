"""Measure what explaining the failures of one exercise costs, and with a bank three times as large.

`python benchmarks/explaining.py [answers] [assignment ...]` grades wrong answers (default 6 for
each exercise, of all assignments): mutants of the reference, which hardly a variant explains. The
larger bank has every wrong variant three times, twice with other answers.
"""

import random
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any
from unittest import mock

import numpy as np
from msgspec.structs import replace

from autograder.authoring.mutation import mutants
from autograder.content.answer_file import fill_notebook
from autograder.content.variants import Variant
from autograder.course import Course, Level, load_course
from autograder.grading import grade as grading
from autograder.grading import misconceptions
from autograder.grading.answer_table import AnswerTable, Row, TestAnswers
from autograder.grading.grade import GradingJob
from autograder.grading.misconceptions import MisconceptionFinder
from autograder.grading.spec import GradingSpec, load_spec
from autograder.sandbox.trace import Fingerprint

SEED = 0
COPIES = 3
FINDER = MisconceptionFinder


def main(answers: int, assignments: list[str]) -> None:
    """Grade wrong answers with the bank as it is and with the larger one, and print the costs."""
    course = load_course(Path.cwd())
    worker = grading.GraderWorker()
    seconds: dict[int, list[float]] = {1: [], COPIES: []}
    for assignment in assignments or list(course.config.assignments):
        for exercise, jobs in wrong_jobs(course, assignment, answers).items():
            print(f"{assignment} / {exercise}", file=sys.stderr)
            for copies, measured in seconds.items():
                explaining_seconds(worker, jobs[0], exercise, copies)  # loads the table
                for job in jobs:
                    measured += explaining_seconds(worker, job, exercise, copies)
    worker.close()
    for copies, measured in seconds.items():
        milliseconds = sorted(1000 * second for second in measured)
        worst = milliseconds[-1]
        middle = statistics.median(milliseconds)
        print(f"bank x{copies}: {len(measured)} failed exercises, median {middle:.0f} ms", end="")
        print(f", 95 % below {milliseconds[int(0.95 * len(measured))]:.0f} ms, most {worst:.0f} ms")
    ratio = sum(seconds[COPIES]) / sum(seconds[1])
    print(f"the bank of {COPIES} times the size takes {ratio:.2f} times as long")


def wrong_jobs(course: Course, assignment: str, count: int) -> dict[str, list[GradingJob]]:
    """Return notebooks that are solved but for one mutated exercise, by its name."""
    spec = load_spec(course, assignment, Level.FULL)
    return {
        exercise: [
            GradingJob(spec, notebook(spec, exercise, mutant.source))
            for mutant in random.Random(SEED).sample(mutants(source), count)
        ]
        for exercise, source in spec.sources.items()
    }


def notebook(spec: GradingSpec, exercise: str, code: str) -> bytes:
    """Return the released notebook with the reference's answers, and `code` for one exercise."""
    answers = spec.sources | {exercise: code}
    text = "\n".join(f"# %% {name}\n{source}" for name, source in answers.items())
    return fill_notebook(text, spec.release, has_outputs=True)


def explaining_seconds(
    worker: grading.GraderWorker, job: GradingJob, exercise: str, copies: int
) -> list[float]:
    """Grade a job; return the time to explain the exercise, or nothing if it has no failure."""
    spent = 0.0

    def timed(function: Callable[..., Any], *args: Any) -> Any:
        nonlocal spent
        began = time.perf_counter()
        result = function(*args)
        spent += time.perf_counter() - began
        return result

    def wrong_variants(self: MisconceptionFinder, spec: GradingSpec, name: str) -> list[Variant]:
        variants = WRONG_VARIANTS(self, spec, name)
        return [replace(v, id=f"{v.id}{suffix}") for suffix in suffixes(copies) for v in variants]

    def table(self: MisconceptionFinder, spec: GradingSpec, suite: Any, name: str, _: Any) -> Any:
        own = TABLE(self, spec, suite, name, WRONG_VARIANTS(self, spec, name))
        key = own.key, copies
        if key not in ENLARGED:
            ENLARGED[key] = enlarged(own, copies)
        return ENLARGED[key]

    with (
        mock.patch.object(FINDER, "_wrong_variants", wrong_variants),
        mock.patch.object(FINDER, "_table", table),
    ):
        find, again = FINDER.find, misconceptions.answer_again
        with (
            mock.patch.object(FINDER, "find", lambda *args: timed(find, *args)),
            mock.patch.object(grading, "answer_again", partial(timed, again)),
        ):
            result = worker.grade(job).result
    has_failed = any(
        not test.earned for e in result.exercises if e.exercise == exercise for test in e.tests
    )
    return [spent] if has_failed else []


WRONG_VARIANTS, TABLE = FINDER._wrong_variants, FINDER._table
ENLARGED: dict[tuple[str, int], AnswerTable] = {}


def suffixes(copies: int) -> list[str]:
    """Return what is added to the ids of each copy."""
    return ["", *(f"_{copy}" for copy in range(1, copies))]


def enlarged(table: AnswerTable, copies: int) -> AnswerTable:
    """Return a table with several copies of each row, each with answers of its own."""
    rows = [
        Row(f"{row.key}{suffix}", tuple(f"{name}{suffix}" for name in row.ids))
        for suffix in suffixes(copies)
        for row in table.rows
    ]
    tests = {name: with_copies(answers, copies) for name, answers in table.tests.items()}
    return AnswerTable(table.key, rows, tests)


def with_copies(answers: TestAnswers, copies: int) -> TestAnswers:
    """Return the answers to one test with copies; wrong numbers differ from copy to copy."""
    made = TestAnswers(
        answers=[list(known) for known in answers.answers],
        traces=list(answers.traces),
        trace_of=list(answers.trace_of),
        outcomes=answers.outcomes,
        outcome_of=answers.outcome_of * copies,
    )
    for copy in range(1, copies):
        # New answers stand behind those of the earlier copies; the reference's stay the same.
        shifts = [len(known) for known in made.answers]
        for known, own in zip(made.answers, answers.answers, strict=True):
            known += [scaled(answer, 1 + copy / 10) for answer in own[1:]]
        first = len(made.traces)
        made.traces += [
            [(request, i and i - 1 + shifts[request]) for request, i in trace]
            for trace in answers.traces
        ]
        made.trace_of += [first + index for index in answers.trace_of]
    return made


def scaled(answer: Fingerprint, factor: float) -> Fingerprint:
    """Return an answer with all numbers multiplied."""
    with np.errstate(over="ignore"):
        numbers = np.frombuffer(answer.numbers) * factor
    return replace(answer, numbers=numbers.tobytes())


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 6, sys.argv[2:])
