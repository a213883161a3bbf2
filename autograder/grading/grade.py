"""Grades one submission: `grade(job)` is a function of what is in the job and nothing else."""

import atexit
import time
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Protocol

import msgspec
from msgspec import Struct

import autograder
from autograder.core.problems import Problem, ProblemKind, make_problem
from autograder.grading import outcomes, prerequisites
from autograder.grading.figure_cache import FigureCache
from autograder.grading.keyed_cache import KeyedCache
from autograder.grading.misconceptions import MisconceptionFinder
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
from autograder.grading.suite_runner import Suite
from autograder.grading.test_run import TestObservation, TestRun, runnable_cells
from autograder.intake.model import NormalizedNotebook, Release
from autograder.intake.normalizer import normalize, read_release
from autograder.sandbox import launcher
from autograder.sandbox.cell_outputs import SKIP
from autograder.sandbox.guest.protocol import Output
from autograder.sandbox.session import Session
from autograder.sandbox.zygote_client import ZygotePool


class GradingJob(Struct, frozen=True):
    """One submission and everything that grades it."""

    spec: GradingSpec
    notebook: bytes

    @property
    def inputs(self) -> ResultInputs:
        """The inputs that the Result depends on, large ones by their hash."""
        spec = self.spec
        return ResultInputs(
            assignment=spec.assignment,
            language=spec.language,
            notebook=sha256_hex(self.notebook),
            release=sha256_hex(spec.release),
            reference=sha256_hex(
                msgspec.json.encode((spec.reference, spec.prerequisites), order="sorted")
            ),
            suite=spec.suite_hash,
            files=spec.files_hash,
            limits=spec.limits,
            packages=spec.packages,
            kit_version=autograder.__version__,
            level=spec.level,
        )

    @property
    def key(self) -> str:
        """The cache key of the Result: the SHA-256 of its inputs."""
        return sha256_hex(msgspec.json.encode(self.inputs, order="sorted"))

    @property
    def seed(self) -> int:
        """The seed of the hidden tests' inputs; it differs between submissions."""
        return seed_for(self.notebook, self.spec.assignment)


class Jobs(Protocol):
    """Grading jobs by name; a look-up may read the submission anew."""

    def __len__(self) -> int:
        """Return the number of jobs."""

    def __iter__(self) -> Iterator[str]:
        """Iterate over the names."""

    def __getitem__(self, name: str) -> GradingJob:
        """Return a job."""


class GradingOutcome(Struct, frozen=True):
    """A Result, and the outputs of the cells by their index in the normalized notebook."""

    result: Result
    outputs: dict[int, tuple[Output, ...]]


class GraderWorker:
    """Grades one submission after another in this process.

    It owns what is reused between submissions: the zygotes, the collected suites, the figures of
    the reference solution, and the processes with the variants. The owner calls `close`.
    """

    def __init__(self) -> None:
        self._zygotes = ZygotePool()
        self._suites: KeyedCache[str, Suite] = KeyedCache()
        self._figures = FigureCache(self._zygotes)
        self._misconceptions = MisconceptionFinder(self._zygotes)

    def prepare(self, sandbox: launcher.SandboxSpec) -> None:
        """Start in the background what the first session in this sandbox will need."""
        launcher.prepare(sandbox, self._zygotes)

    def suite(self, spec: GradingSpec) -> Suite:
        """Return the suite of a spec, collected anew if its files have changed."""
        key = (spec.suite_hash, spec.reference)
        return self._suites.get(spec.suite, key, lambda: Suite(spec.suite, spec.reference))

    def grade(self, job: GradingJob) -> GradingOutcome:
        """Grade one submission; raise SandboxUnavailableError if no process can be started."""
        spec = job.spec
        release = read_release(spec.release, spec.assignment)
        submission = normalize(job.notebook, release, spec.language)
        if not submission.gradable:
            result = _zero_result(job, release, submission.problems, GradingStatus.UNGRADABLE)
            return GradingOutcome(result, {})
        return self._grade_notebook(job, release, submission)

    def close(self) -> None:
        """End all processes that are kept."""
        self._misconceptions.close()
        self._zygotes.close()

    def _grade_notebook(
        self, job: GradingJob, release: Release, submission: NormalizedNotebook
    ) -> GradingOutcome:
        spec = job.spec
        sandbox = sandbox_spec(spec)
        self.prepare(sandbox)
        suite, figures = self.suite(spec), self._figures.policy(spec, release)
        cells = runnable_cells(submission)
        began = time.monotonic()  # the time to fill the caches is not the submission's
        with Session(sandbox, cells, figures=figures, zygotes=self._zygotes) as session:
            cell_runs = session.run_notebook()
            ran = time.monotonic()
            run = TestRun(session, suite.reference, job.seed, spec.language)
            # A suite may have exercises that have not been released yet.
            first_observations = suite.run(run, lambda test: test.exercise in release.exercises)
        deadline = began + spec.limits.submission
        observations = self._rerun_with_substitutes(job, cells, first_observations, deadline)
        exercises = self._exercise_results(job, release, observations, deadline)
        ended = time.monotonic()
        cell_results, problems = outcomes.cell_problems(cells, submission, cell_runs, spec)
        problems += outcomes.call_problems(first_observations, spec)
        durations = (ran - began, ended - ran, ended - began)
        result = Result(
            inputs=job.inputs,
            cache_key=job.key,
            seed=job.seed,
            status=GradingStatus.GRADED,
            exercises=exercises,
            problems=outcomes.drop_redundant((*submission.problems, *problems)),
            cells=cell_results,
            times=Durations(*(round(seconds, 3) for seconds in durations)),
            curves=run.curves,
        )
        cell_outputs = {r.cell: r.outputs for r in cell_runs if r.cell >= 0}
        return GradingOutcome(result, cell_outputs)

    def _rerun_with_substitutes(
        self,
        job: GradingJob,
        cells: Sequence[tuple[int, str]],
        observations: Sequence[TestObservation],
        deadline: float,
    ) -> list[TestObservation]:
        """Rerun the tests that a wrong prerequisite may have failed, in a new session.

        Returns all observations, those of rerun tests updated.
        """
        by_test = {(o.exercise, o.outcome.test): o for o in observations}
        sandbox, suite = sandbox_spec(job.spec), self.suite(job.spec)
        remaining = max(deadline - time.monotonic(), 1.0)
        limits = msgspec.structs.replace(sandbox.limits, submission=remaining)
        sandbox = msgspec.structs.replace(sandbox, limits=limits)
        for rerun in prerequisites.plan_reruns(observations, job.spec.prerequisites):
            substitutes = prerequisites.substitutes(suite.reference, rerun.substituted)
            with Session(sandbox, cells, substitutes, SKIP, self._zygotes) as session:
                session.run_notebook()
                run = TestRun(session, suite.reference, job.seed, job.spec.language)
                for observation in suite.run(run, rerun.includes):
                    key = (observation.exercise, observation.outcome.test)
                    by_test[key] = _merge_rerun(by_test[key], observation)
        return list(by_test.values())

    def _exercise_results(
        self,
        job: GradingJob,
        release: Release,
        observations: Sequence[TestObservation],
        deadline: float,
    ) -> tuple[ExerciseResult, ...]:
        spec, suite = job.spec, self.suite(job.spec)
        results = []
        for name in release.exercises:
            of_exercise = [o for o in observations if o.exercise == name]
            tests = tuple(observation.outcome for observation in of_exercise)
            max_points = release.points(name)
            result = ExerciseResult(
                exercise=name,
                points=points_for(tests, max_points),
                max_points=max_points,
                tests=tests,
                carried=prerequisites.carried_from(name, observations, spec.prerequisites),
                misconceptions=self._misconceptions.find(
                    spec, suite, name, of_exercise, job.seed, deadline
                ),
            )
            results.append(result)
        return tuple(results)


@cache
def default_worker() -> GraderWorker:
    """Return the worker of this process; it is closed when the process exits."""
    worker = GraderWorker()
    atexit.register(worker.close)
    return worker


def grade(job: GradingJob) -> GradingOutcome:
    """Grade one submission with the worker of this process, see `GraderWorker.grade`."""
    return default_worker().grade(job)


def prepare_worker(sandbox: launcher.SandboxSpec) -> None:
    """Prepare the worker of this process, see `GraderWorker.prepare`."""
    default_worker().prepare(sandbox)


def grader_failure(job: GradingJob, detail: str) -> GradingOutcome:
    """Return the outcome of a submission on which the grader itself failed."""
    release = read_release(job.spec.release, job.spec.assignment)
    problem = make_problem(ProblemKind.GRADER_FAILED, job.spec.language, detail=detail)
    return GradingOutcome(_zero_result(job, release, (problem,), GradingStatus.GRADER_FAILED), {})


def with_rename_note(
    outcome: GradingOutcome, spec: GradingSpec, original_name: str
) -> GradingOutcome:
    """Return the outcome with a note if the file had another name than it should have."""
    if not original_name:
        return outcome
    problem = make_problem(
        ProblemKind.RENAMED, spec.language, name=original_name, assignment=spec.assignment
    )
    problems = (problem, *outcome.result.problems)
    result = msgspec.structs.replace(outcome.result, problems=problems)
    return GradingOutcome(result, outcome.outputs)


def _zero_result(
    job: GradingJob, release: Release, problems: Sequence[Problem], status: GradingStatus
) -> Result:
    exercises = tuple(
        ExerciseResult(name, 0, release.points(name), ()) for name in release.exercises
    )
    return Result(job.inputs, job.key, job.seed, status, exercises, tuple(problems))


def _merge_rerun(first: TestObservation, rerun: TestObservation) -> TestObservation:
    """Return the first observation: carried forward if the rerun passed, else with its trace."""
    if not rerun.passed:
        return msgspec.structs.replace(first, trace=rerun.trace)
    outcome = msgspec.structs.replace(first.outcome, status=TestStatus.CARRIED, message="")
    return msgspec.structs.replace(first, outcome=outcome)
