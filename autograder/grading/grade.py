"""Grades one submission: `grade(job)` is a function of what is in the job and nothing else."""

import atexit
import time
from collections.abc import Iterator, Sequence
from functools import cache, partial
from typing import Protocol

import msgspec
from msgspec import Struct

import autograder
from autograder.core.i18n import Language
from autograder.core.problems import Problem, ProblemKind, make_problem
from autograder.grading import outcomes, prerequisites
from autograder.grading.code_places import CodePlaces
from autograder.grading.keyed_cache import KeyedCache
from autograder.grading.misconceptions import MisconceptionFinder, answer_again
from autograder.grading.notebook_layout import layout_of
from autograder.grading.notebook_plan import NotebookPlan, names_in_suite, plan_notebook
from autograder.grading.result import (
    CellResult,
    CellStatus,
    Curve,
    Durations,
    ExerciseResult,
    GradingStatus,
    Result,
    ResultInputs,
    TestStatus,
    points_for,
)
from autograder.grading.slow_cells import SlowCells
from autograder.grading.spec import (
    GradingSpec,
    sandbox_spec,
    seed_for,
    sha256_hex,
    submission_spec,
)
from autograder.grading.suite_runner import Suite
from autograder.grading.test_run import NOT_CALLED, TestObservation, TestRun
from autograder.intake.model import NormalizedNotebook, Release
from autograder.intake.normalizer import normalize, read_release
from autograder.sandbox import launcher
from autograder.sandbox.cell_outputs import total_size
from autograder.sandbox.guest.protocol import Output
from autograder.sandbox.session import CellRun, Session
from autograder.sandbox.time_outs import TimeOuts
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


def job_for(spec: GradingSpec, notebook: bytes, language: Language | None = None) -> GradingJob:
    """Return the job of a submission of the spec's assignment; see `submission_spec`."""
    return GradingJob(submission_spec(spec, notebook, language), notebook)


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


class _FirstRun(Struct, frozen=True):
    """What the student's own code did: the cells, and the observations of all tests."""

    plan: NotebookPlan
    cell_runs: list[CellRun]
    observations: list[TestObservation]
    needed_cells: tuple[tuple[int, str], ...]  # for a rerun, in which other names may be read
    curves: tuple[Curve, ...]
    session: Session  # has ended
    started: float  # of the monotonic clock; the time to fill the caches is not the submission's
    notebook_ended: float


class GraderWorker:
    """Grades one submission after another in this process.

    It owns what is reused between submissions: the zygotes, the collected suites, and the
    answer tables. The owner calls `close`.
    """

    def __init__(self) -> None:
        self._zygotes = ZygotePool()
        self._suites: KeyedCache[str, Suite] = KeyedCache()
        self._misconceptions = MisconceptionFinder(self._zygotes)

    def prepare(self, sandbox: launcher.SandboxSpec, zygote: int | None = None) -> None:
        """Start in the background what the first session in this sandbox will need.

        `zygote` is the descriptor of one that several workers share.
        """
        launcher.prepare(sandbox, self._zygotes, zygote)

    def suite(self, spec: GradingSpec) -> Suite:
        """Return the suite of a spec, collected anew if its files have changed."""
        key = (spec.suite_hash, spec.reference)
        return self._suites.get(
            spec.suite, key, lambda: Suite(spec.suite, spec.reference, spec.kit_tests)
        )

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
        self._zygotes.close()

    def _grade_notebook(
        self, job: GradingJob, release: Release, submission: NormalizedNotebook
    ) -> GradingOutcome:
        spec = job.spec
        run = self._first_run(job, release, submission)
        plan, began, ran = run.plan, run.started, run.notebook_ended
        deadline = began + spec.limits.submission
        observations = self._rerun_with_substitutes(job, run, deadline)
        exercises = self._exercise_results(job, release, observations)
        ended = time.monotonic()
        ran_cells, problems = outcomes.cell_problems(plan.cells, submission, run.cell_runs, spec)
        cell_results = [*ran_cells, *(CellResult(i + 1, CellStatus.KEPT) for i in plan.kept)]
        problems += outcomes.call_problems(run.observations, spec)
        durations = (ran - began, ended - ran, ended - began)
        result = Result(
            inputs=job.inputs,
            cache_key=job.key,
            seed=job.seed,
            status=GradingStatus.GRADED,
            exercises=exercises,
            problems=outcomes.drop_redundant((*submission.problems, *problems)),
            cells=tuple(sorted(cell_results, key=lambda result: result.cell)),
            times=Durations(*(round(seconds, 3) for seconds in durations)),
            curves=run.curves,
        )
        return GradingOutcome(result, _cell_outputs(run, spec.limits.output << 20))

    def _first_run(
        self, job: GradingJob, release: Release, submission: NormalizedNotebook
    ) -> _FirstRun:
        """Run the notebook and all tests on it.

        Runs them again if a test reads a name that the plan did not know of, or student code a
        doubtful one, and a cell may have bound it that did not run.
        """
        spec = job.spec
        sandbox = sandbox_spec(spec)
        self.prepare(sandbox)
        suite = self.suite(spec)
        names = names_in_suite(spec.suite, spec.suite_hash, spec.kit_tests)
        names = names.union(release.exercises)
        limit = spec.limits.output << 20
        plan = plan_notebook(submission, release, names, limit)
        layout = layout_of(submission, release)
        while True:
            started = time.monotonic()
            with Session(sandbox, plan.cells, zygotes=self._zygotes, layout=layout) as session:
                slow_cells = SlowCells(spec, suite, job.seed, self._zygotes, plan.idle)
                cell_runs = session.run_notebook(partial(slow_cells.is_endless, session))
                session.skipped_cells |= plan.idle
                notebook_ended = time.monotonic()
                run = TestRun(
                    session,
                    suite.reference,
                    job.seed,
                    spec.language,
                    is_hopeless=partial(_is_hopeless, spec, session.time_outs),
                    places=CodePlaces(submission),
                )
                # A suite may have exercises that have not been released yet.
                observations = suite.run(run, lambda test: test.exercise in release.exercises)
                reruns = prerequisites.plan_reruns(observations, spec.prerequisites)
                later = frozenset[tuple[str, str]]().union(*(rerun.tests for rerun in reruns))
                observations = answer_again(suite, run, observations, later)
            unbound = session.unbound_names & plan.doubtful
            read = names | session.names_read | (plan.doubtful if unbound else set())
            following = plan if read == names else plan_notebook(submission, release, read, limit)
            if following.needed_cells == plan.needed_cells:
                break
            names, plan = read, following
        cells = plan.needed_cells
        if reruns and plan.doubtful:  # with right prerequisites an answer may get further
            certain = plan_notebook(submission, release, names | plan.doubtful, limit)
            cells = certain.needed_cells
        return _FirstRun(
            plan, cell_runs, observations, cells, run.curves, session, started, notebook_ended
        )

    def _rerun_with_substitutes(
        self, job: GradingJob, first_run: _FirstRun, deadline: float
    ) -> list[TestObservation]:
        """Rerun the tests that a wrong prerequisite may have failed, in a new session.

        Returns all observations, those of rerun tests updated.
        """
        observations, first_session = first_run.observations, first_run.session
        by_test = {(o.exercise, o.outcome.test): o for o in observations}
        sandbox, suite = sandbox_spec(job.spec), self.suite(job.spec)
        remaining = max(deadline - time.monotonic(), 1.0)
        limits = msgspec.structs.replace(sandbox.limits, submission=remaining)
        sandbox = msgspec.structs.replace(sandbox, limits=limits)
        for rerun in prerequisites.plan_reruns(observations, job.spec.prerequisites):
            substitutes = prerequisites.substitutes(suite.reference, rerun.substituted)
            time_outs = first_session.time_outs.first_trials()
            with Session(
                sandbox,
                first_run.needed_cells,
                substitutes,
                self._zygotes,
                layout=first_session.layout,
                time_outs=time_outs,
            ) as session:
                session.skipped_cells |= first_session.skipped_cells - first_run.plan.idle
                session.interrupted_cells |= first_session.interrupted_cells
                session.run_notebook()
                run = TestRun(session, suite.reference, job.seed, job.spec.language)
                for observation in answer_again(suite, run, suite.run(run, rerun.includes)):
                    key = (observation.exercise, observation.outcome.test)
                    by_test[key] = _merge_rerun(by_test[key], observation)
        return list(by_test.values())

    def _exercise_results(
        self,
        job: GradingJob,
        release: Release,
        observations: Sequence[TestObservation],
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
                misconceptions=self._misconceptions.find(spec, suite, name, of_exercise),
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


def prepare_worker(sandbox: launcher.SandboxSpec, zygote: int | None = None) -> None:
    """Prepare the worker of this process, see `GraderWorker.prepare`."""
    default_worker().prepare(sandbox, zygote)


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


def _is_hopeless(spec: GradingSpec, time_outs: TimeOuts, exercise: str, test: str) -> bool:
    """Return whether a test waits for a rerun, because a prerequisite is known not to end."""
    return prerequisites.needs_any(exercise, test, spec.prerequisites, time_outs.endless)


def _zero_result(
    job: GradingJob, release: Release, problems: Sequence[Problem], status: GradingStatus
) -> Result:
    exercises = tuple(
        ExerciseResult(name, 0, release.points(name), ()) for name in release.exercises
    )
    return Result(job.inputs, job.key, job.seed, status, exercises, tuple(problems))


def _cell_outputs(run: _FirstRun, limit: int) -> dict[int, tuple[Output, ...]]:
    """Return the outputs of all cells; drop kept ones that exceed the limit on characters."""
    outputs = {cell.cell: cell.outputs for cell in run.cell_runs if cell.cell >= 0}
    remaining = limit - sum(map(total_size, outputs.values()))
    for index, kept in run.plan.kept.items():
        size = total_size(kept)
        if size <= remaining:
            outputs[index] = kept
            remaining -= size
    return outputs


def _merge_rerun(first: TestObservation, rerun: TestObservation) -> TestObservation:
    """Return the first observation: carried forward if the rerun passed, else with its answers."""
    if not rerun.passed:
        was_called = first.fault_detail != NOT_CALLED
        return msgspec.structs.replace(first, again=rerun.again) if was_called else rerun
    outcome = msgspec.structs.replace(first.outcome, status=TestStatus.CARRIED, message="")
    return msgspec.structs.replace(first, outcome=outcome)
