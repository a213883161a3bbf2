"""Grades one submission: `grade(job)` is a function of what is in the job and nothing else."""

import time
from collections.abc import Sequence

import msgspec
from msgspec import Struct

import autograder
from autograder.core.problems import Problem, ProblemKind, make_problem
from autograder.grading import outcomes as findings
from autograder.grading import prerequisites
from autograder.grading.figure_cache import figure_policy
from autograder.grading.misconceptions import find_misconceptions
from autograder.grading.result import (
    Durations,
    ExerciseResult,
    GradingStatus,
    Result,
    ResultInputs,
    TestStatus,
    points_for,
)
from autograder.grading.spec import GradingSpec, sandbox_spec, seed_for, sha256_hex
from autograder.grading.suite_runner import Suite, get_suite
from autograder.grading.test_run import TestObservation, TestRun, runnable_cells
from autograder.intake import normalizer as notebook
from autograder.sandbox import launcher
from autograder.sandbox.figure_policy import SKIP
from autograder.sandbox.guest.protocol import Output
from autograder.sandbox.session import Session


class GradingJob(Struct, frozen=True):
    """One submission and all it takes to grade it."""

    kit: GradingSpec
    notebook: bytes

    @property
    def inputs(self) -> ResultInputs:
        """What the Result depends on, large parts by their hashes."""
        kit = self.kit
        return ResultInputs(
            assignment=kit.assignment,
            language=kit.language,
            notebook=sha256_hex(self.notebook),
            release=sha256_hex(kit.release),
            reference=sha256_hex(
                msgspec.json.encode((kit.reference, kit.prerequisites), order="sorted")
            ),
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
        return sha256_hex(msgspec.json.encode(self.inputs, order="sorted"))

    @property
    def seed(self) -> int:
        """The seed of the hidden tests' inputs; another one for every submission."""
        return seed_for(self.notebook, self.kit.assignment)


class GradingOutcome(Struct, frozen=True):
    """A Result, and the outputs of the cells by their place in the mended notebook."""

    result: Result
    outputs: dict[int, tuple[Output, ...]]


def grade(job: GradingJob) -> GradingOutcome:
    """Grade one submission. Raises WallError if its process cannot be started."""
    kit = job.kit
    release = notebook.read_release(kit.release, kit.assignment)
    submission = notebook.normalize(job.notebook, release, kit.language)
    if not submission.gradable:
        return GradingOutcome(
            _zero_result(job, release, submission.problems, GradingStatus.UNGRADABLE), {}
        )
    plan = sandbox_spec(kit)
    launcher.prepare(plan)
    suite, shown = get_suite(kit), figure_policy(kit, release)
    cells = runnable_cells(submission)
    began = time.monotonic()  # what a worker learns once is no submission's time
    with Session(plan, cells, figures=shown) as session:
        runs = session.run_notebook()
        ran = time.monotonic()
        bench = TestRun(session, suite.reference, job.seed, kit.language)
        # An exercise may be in the suite before it has been released.
        first = suite.run(bench, lambda test: test.exercise in release.exercises)
    ends = began + kit.limits.submission
    readings = _rerun_with_substitutes(job, suite, cells, first, ends - time.monotonic())
    exercises = _exercise_results(job, release, suite, readings, ends)
    ended = time.monotonic()
    states, cell_problems = findings.cell_problems(cells, submission, runs, kit)
    call_problems = findings.call_problems(first, kit)
    result = Result(
        inputs=job.inputs,
        cache_key=job.key,
        seed=job.seed,
        status=GradingStatus.GRADED,
        exercises=exercises,
        problems=findings.drop_redundant((*submission.problems, *cell_problems, *call_problems)),
        cells=states,
        times=Durations(*(round(t, 3) for t in (ran - began, ended - ran, ended - began))),
        curves=bench.curves,
    )
    return GradingOutcome(result, {run.cell: run.outputs for run in runs if run.cell >= 0})


def grader_failure(job: GradingJob, detail: str) -> GradingOutcome:
    """The Result of a submission on which the grader itself failed."""
    release = notebook.read_release(job.kit.release, job.kit.assignment)
    found = make_problem(ProblemKind.GRADER_FAILED, job.kit.language, detail=detail)
    return GradingOutcome(_zero_result(job, release, (found,), GradingStatus.GRADER_FAILED), {})


def with_rename_note(graded: GradingOutcome, kit: GradingSpec, original: str) -> GradingOutcome:
    """The outcome with a word about the file's name, if that was another one."""
    if not original:
        return graded
    told = make_problem(ProblemKind.RENAMED, kit.language, name=original, assignment=kit.assignment)
    problems = (told, *graded.result.problems)
    return GradingOutcome(msgspec.structs.replace(graded.result, problems=problems), graded.outputs)


def _zero_result(
    job: GradingJob, release: notebook.Release, problems: Sequence[Problem], status: GradingStatus
) -> Result:
    exercises = tuple(
        ExerciseResult(name, 0, release.points(name), ()) for name in release.exercises
    )
    return Result(job.inputs, job.key, job.seed, status, exercises, tuple(problems))


def _rerun_with_substitutes(
    job: GradingJob,
    suite: Suite,
    cells: Sequence[tuple[int, str]],
    readings: Sequence[TestObservation],
    left: float,
) -> list[TestObservation]:
    """The readings, with what a failed prerequisite spoilt run again in a fresh process."""
    by_test = {(reading.exercise, reading.outcome.test): reading for reading in readings}
    plan = sandbox_spec(job.kit)
    limits = msgspec.structs.replace(plan.limits, submission=max(left, 1.0))
    plan = msgspec.structs.replace(plan, limits=limits)
    for again in prerequisites.plan_reruns(readings, job.kit.prerequisites):
        stand_ins = prerequisites.substitutes(suite.reference, again.standing_in)
        with Session(plan, cells, stand_ins, SKIP) as session:
            session.run_notebook()
            bench = TestRun(session, suite.reference, job.seed, job.kit.language)
            for reading in suite.run(bench, again.includes):
                key = (reading.exercise, reading.outcome.test)
                by_test[key] = _merge_rerun(by_test[key], reading)
    return list(by_test.values())


def _merge_rerun(before: TestObservation, now: TestObservation) -> TestObservation:
    """A reading after another run with stand-ins: carried, or failed for a reason of its own."""
    if not now.passed:
        return msgspec.structs.replace(before, trace=now.trace)
    outcome = msgspec.structs.replace(
        before.outcome, status=TestStatus.CARRIED, said="", detail=before.outcome.detail
    )
    return msgspec.structs.replace(before, outcome=outcome)


def _exercise_results(
    job: GradingJob,
    release: notebook.Release,
    suite: Suite,
    readings: Sequence[TestObservation],
    ends: float,
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
                carried=prerequisites.carried_from(name, readings, job.kit.prerequisites),
                misconceptions=find_misconceptions(job.kit, suite, name, own, job.seed, ends),
            )
        )
    return tuple(results)
