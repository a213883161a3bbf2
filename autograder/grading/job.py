"""Grades one submission: `grade(job)` is a function of what is in the job and nothing else."""

import time
from collections.abc import Sequence

import msgspec
from msgspec import Struct

import autograder
from autograder.grading import carry, findings
from autograder.grading.bench import Bench, Reading, code_cells
from autograder.grading.explain import explain
from autograder.grading.figures import figures
from autograder.grading.kit import Kit, plan_for, seed_for, sha
from autograder.grading.result import (
    ExerciseResult,
    Inputs,
    Result,
    Status,
    TestStatus,
    Times,
    points_for,
)
from autograder.grading.suite import Suite, suite_of
from autograder.intake import notebook
from autograder.problems import Problem, ProblemKind, problem
from autograder.sandbox import launch
from autograder.sandbox.figures import NOT_DRAWN
from autograder.sandbox.inside.wire import Output
from autograder.sandbox.session import Session


class Job(Struct, frozen=True):
    """One submission and all it takes to grade it."""

    kit: Kit
    notebook: bytes

    @property
    def inputs(self) -> Inputs:
        """What the Result depends on, large parts by their hashes."""
        kit = self.kit
        return Inputs(
            assignment=kit.assignment,
            language=kit.language,
            notebook=sha(self.notebook),
            release=sha(kit.release),
            reference=sha(msgspec.json.encode((kit.reference, kit.needs), order="sorted")),
            suite=kit.suite_hash,
            files=kit.files_hash,
            limits=kit.limits,
            packages=kit.packages,
            kit_version=autograder.__version__,
            level=kit.level,
        )

    @property
    def key(self) -> str:
        """Names the Result: the same for the same inputs."""
        return sha(msgspec.json.encode(self.inputs, order="sorted"))

    @property
    def seed(self) -> int:
        """The seed of the hidden tests' inputs; another one for every submission."""
        return seed_for(self.notebook, self.kit.assignment)


class Graded(Struct, frozen=True):
    """A Result, and the outputs of the cells by their place in the mended notebook."""

    result: Result
    outputs: dict[int, tuple[Output, ...]]


def grade(job: Job) -> Graded:
    """Grade one submission. Raises WallError if its process cannot be started."""
    kit = job.kit
    release = notebook.read_release(kit.release, kit.assignment)
    submission = notebook.mend(job.notebook, release, kit.language)
    if not submission.gradable:
        return Graded(_nothing(job, release, submission.problems, Status.UNGRADABLE), {})
    plan = plan_for(kit)
    launch.prepare(plan)
    suite, shown = suite_of(kit), figures(kit, release)
    cells = code_cells(submission)
    began = time.monotonic()  # what a worker learns once is no submission's time
    with Session(plan, cells, figures=shown) as session:
        runs = session.run_notebook()
        ran = time.monotonic()
        bench = Bench(session, suite.reference, job.seed, kit.language)
        # An exercise may be in the suite before it has been released.
        first = suite.run(bench, lambda test: test.exercise in release.exercises)
    ends = began + kit.limits.submission
    readings = _carried_forward(job, suite, cells, first, ends - time.monotonic())
    exercises = _exercise_results(job, release, suite, readings, ends)
    ended = time.monotonic()
    states, cell_problems = findings.cells(cells, submission, runs, kit)
    call_problems = findings.calls(first, kit)
    result = Result(
        inputs=job.inputs,
        key=job.key,
        seed=job.seed,
        status=Status.GRADED,
        exercises=exercises,
        problems=findings.told_once((*submission.problems, *cell_problems, *call_problems)),
        cells=states,
        times=Times(*(round(t, 3) for t in (ran - began, ended - ran, ended - began))),
        curves=bench.curves,
    )
    return Graded(result, {run.cell: run.outputs for run in runs if run.cell >= 0})


def failed(job: Job, detail: str) -> Graded:
    """The Result of a submission on which the grader itself failed."""
    release = notebook.read_release(job.kit.release, job.kit.assignment)
    found = problem(ProblemKind.GRADER_FAILED, job.kit.language, detail=detail)
    return Graded(_nothing(job, release, (found,), Status.GRADER_FAILED), {})


def renamed(graded: Graded, kit: Kit, original: str) -> Graded:
    """The outcome with a word about the file's name, if that was another one."""
    if not original:
        return graded
    told = problem(ProblemKind.RENAMED, kit.language, name=original, assignment=kit.assignment)
    problems = (told, *graded.result.problems)
    return Graded(msgspec.structs.replace(graded.result, problems=problems), graded.outputs)


def _nothing(
    job: Job, release: notebook.Release, problems: Sequence[Problem], status: Status
) -> Result:
    exercises = tuple(
        ExerciseResult(name, 0, release.points(name), ()) for name in release.exercises
    )
    return Result(job.inputs, job.key, job.seed, status, exercises, tuple(problems))


def _carried_forward(
    job: Job,
    suite: Suite,
    cells: Sequence[tuple[int, str]],
    readings: Sequence[Reading],
    left: float,
) -> list[Reading]:
    """The readings, with what a failed prerequisite spoilt run again in a fresh process."""
    by_test = {(reading.exercise, reading.outcome.test): reading for reading in readings}
    plan = plan_for(job.kit)
    limits = msgspec.structs.replace(plan.limits, submission=max(left, 1.0))
    plan = msgspec.structs.replace(plan, limits=limits)
    for again in carry.plan(readings, job.kit.needs):
        stand_ins = carry.stand_ins(suite.reference, again.standing_in)
        with Session(plan, cells, stand_ins, NOT_DRAWN) as session:
            session.run_notebook()
            bench = Bench(session, suite.reference, job.seed, job.kit.language)
            for reading in suite.run(bench, again.wants):
                key = (reading.exercise, reading.outcome.test)
                by_test[key] = _again(by_test[key], reading)
    return list(by_test.values())


def _again(before: Reading, now: Reading) -> Reading:
    """A reading after another run with stand-ins: carried, or failed for a reason of its own."""
    if not now.passed:
        return msgspec.structs.replace(before, trace=now.trace)
    outcome = msgspec.structs.replace(
        before.outcome, status=TestStatus.CARRIED, said="", detail=before.outcome.detail
    )
    return msgspec.structs.replace(before, outcome=outcome)


def _exercise_results(
    job: Job, release: notebook.Release, suite: Suite, readings: Sequence[Reading], ends: float
) -> tuple[ExerciseResult, ...]:
    results = []
    for name in release.exercises:
        own = [reading for reading in readings if reading.exercise == name]
        outcomes = tuple(reading.outcome for reading in own)
        points = release.points(name)
        results.append(
            ExerciseResult(
                exercise=name,
                points=points_for(outcomes, points),
                max_points=points,
                tests=outcomes,
                carried=carry.paid_elsewhere(name, readings, job.kit.needs),
                misconceptions=explain(job.kit, suite, name, own, job.seed, ends),
            )
        )
    return tuple(results)
