"""Grades one submission: `grade(job)` is a function of what is in the job and nothing else."""

import hashlib
import os
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import msgspec
import pytest
from msgspec import Struct

import autograder
from autograder import master
from autograder.course import Course, Language, Limits
from autograder.errors import CourseError
from autograder.grading import plugin
from autograder.grading.result import (
    CellResult,
    CellStatus,
    ExerciseResult,
    Inputs,
    Result,
    Status,
    Times,
    points_for,
)
from autograder.intake import notebook
from autograder.intake.notebook import NbCell, Submission
from autograder.messages import Phrase, phrase
from autograder.problems import Problem, ProblemKind, problem
from autograder.sandbox import launch
from autograder.sandbox.levels import Level
from autograder.sandbox.session import CellRun, Fault, Session
from autograder.sandbox.wire import Output

SUITES = Path(autograder.__file__).parent / "suites"
NOT_FILES = frozenset({"README.md", "requirements.txt"})  # of a release; not for student code
SYNTAX_ERRORS = frozenset({"SyntaxError", "IndentationError", "TabError"})
EXPLAINS_ABSENCE = frozenset(
    {
        ProblemKind.MISSING_CELL,
        ProblemKind.SYNTAX_ERROR,
        ProblemKind.CELL_RAISED,
        ProblemKind.CELL_TIMEOUT,
        ProblemKind.CELL_MEMORY,
        ProblemKind.CELL_FLOODED,
        ProblemKind.CELL_DIED,
        ProblemKind.CELL_NOT_RUN,
    }
)


class Kit(Struct, frozen=True):
    """What the submissions of one assignment are graded with."""

    assignment: str
    release: bytes
    reference: str
    suite: str
    suite_hash: str
    files: tuple[str, ...]
    files_hash: str
    limits: Limits
    packages: tuple[str, ...]
    language: Language
    level: Level


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
            notebook=_sha(self.notebook),
            release=_sha(kit.release),
            reference=_sha(kit.reference.encode()),
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
        return _sha(msgspec.json.encode(self.inputs, order="sorted"))

    @property
    def seed(self) -> int:
        """The seed of the hidden tests' inputs; another one for every submission."""
        return int(_sha(self.notebook + self.kit.suite_hash.encode())[:8], 16)


class Graded(Struct, frozen=True):
    """A Result, and the outputs of the cells by their place in the mended notebook."""

    result: Result
    outputs: dict[int, tuple[Output, ...]]


def load_kit(course: Course, assignment: str, level: Level) -> Kit:
    """Everything that grades `assignment`; raises CourseError for what is missing."""
    course.assignment(assignment)
    release = course.release(assignment)
    suite = SUITES / assignment
    if not release.is_file():
        raise CourseError(
            "nothing has been released yet",
            where=str(release.relative_to(course.root)),
            next_step=f"Run `seminar release {assignment}`",
        )
    if not suite.is_dir():
        raise CourseError(
            f"{assignment} has no hidden suite",
            where=str(suite),
            next_step="Write its test_<exercise>.py files there",
        )
    files = [path for path in sorted(release.parent.iterdir()) if path.name not in NOT_FILES]
    files = [path for path in files if path != release]
    return Kit(
        assignment=assignment,
        release=release.read_bytes(),
        reference=master.read(course.master(assignment)).reference(),
        suite=str(suite),
        suite_hash=_hash(path for path in suite.rglob("*") if "variants" not in path.parts),
        files=tuple(map(str, files)),
        files_hash=_hash(path for file in files for path in (file, *file.rglob("*"))),
        limits=course.limits(assignment),
        packages=course.file.packages,
        language=course.language,
        level=level,
    )


def grade(job: Job) -> Graded:
    """Grade one submission. Raises WallError if its process cannot be started."""
    began = time.monotonic()
    release = notebook.read_release(job.kit.release, job.kit.assignment)
    submission = notebook.mend(job.notebook, release, job.kit.language)
    if not submission.gradable:
        return Graded(_nothing(job, release, submission.problems, Status.UNGRADABLE), {})
    with Session(plan_for(job.kit), code_cells(submission)) as session:
        runs = session.run_notebook()
        ran = time.monotonic()
        readings = run_suite(job, session)
    ended = time.monotonic()
    cells, cell_problems = _cell_results(submission, runs, job.kit)
    result = Result(
        inputs=job.inputs,
        key=job.key,
        seed=job.seed,
        status=Status.GRADED,
        exercises=_exercise_results(release, readings),
        problems=_told_once(
            (*submission.problems, *cell_problems, *_call_problems(readings, job.kit))
        ),
        cells=cells,
        times=Times(*(round(t, 3) for t in (ran - began, ended - ran, ended - began))),
    )
    return Graded(result, {run.cell: run.outputs for run in runs if run.cell >= 0})


def failed(job: Job, detail: str) -> Graded:
    """The Result of a submission on which the grader itself failed."""
    release = notebook.read_release(job.kit.release, job.kit.assignment)
    found = problem(ProblemKind.GRADER_FAILED, job.kit.language)
    found = msgspec.structs.replace(found, about=detail)
    return Graded(_nothing(job, release, (found,), Status.GRADER_FAILED), {})


def plan_for(kit: Kit) -> launch.Plan:
    """The wall to build around a submission."""
    return launch.Plan(kit.level is Level.FULL, kit.packages, kit.limits, kit.files)


def code_cells(submission: Submission) -> list[tuple[int, str]]:
    """The code to run, by place; check cells are not: the hidden suite does their work."""
    prelude = [(-1 - i, source) for i, source in enumerate(submission.prelude)]
    cells = [
        (place, cell.source)
        for place, cell in enumerate(submission.cells)
        if cell.is_code and cell.run and cell.role is not notebook.Role.CHECK
    ]
    return prelude + cells


def run_suite(job: Job, session: Session) -> list[plugin.Reading]:
    """Run the hidden tests against `session`; one reading for each test."""
    with _plain_environment():
        reference = plugin.load_reference(job.kit.reference)
        bench = plugin.Bench(session, reference, job.seed, job.kit.language)
        pytest.main(
            [
                job.kit.suite,
                f"--rootdir={SUITES}",
                f"--config-file={os.devnull}",
                "--import-mode=importlib",
                "--capture=no",
                *("-p", "no:cacheprovider", "-p", "no:terminal", "-p", "no:faulthandler"),
            ],
            plugins=[_Provide(bench)],
        )
    return bench.readings


class _Provide:
    """Hands a run of pytest its bench."""

    def __init__(self, bench: plugin.Bench) -> None:
        self._bench = bench

    def pytest_configure(self, config: pytest.Config) -> None:
        config.stash[plugin.BENCH] = self._bench


@contextmanager
def _plain_environment() -> Iterator[None]:
    """pytest without plugins and options of its surroundings, matplotlib without a window."""
    wanted = {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTEST_ADDOPTS": "", "MPLBACKEND": "Agg"}
    before = {name: os.environ.get(name) for name in wanted}
    os.environ.update(wanted)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _nothing(
    job: Job, release: notebook.Release, problems: Sequence[Problem], status: Status
) -> Result:
    exercises = tuple(
        ExerciseResult(name, 0, release.points(name), ()) for name in release.exercises
    )
    return Result(job.inputs, job.key, job.seed, status, exercises, tuple(problems))


def _exercise_results(
    release: notebook.Release, readings: Sequence[plugin.Reading]
) -> tuple[ExerciseResult, ...]:
    results = []
    for name in release.exercises:
        outcomes = tuple(reading.outcome for reading in readings if reading.exercise == name)
        points = release.points(name)
        results.append(ExerciseResult(name, points_for(outcomes, points), points, outcomes))
    return tuple(results)


def _cell_results(
    submission: Submission, runs: Sequence[CellRun], kit: Kit
) -> tuple[tuple[CellResult, ...], list[Problem]]:
    by_place = {run.cell: run for run in runs}
    cells, problems = [], []
    for place, _ in code_cells(submission):
        if place < 0:
            continue
        run = by_place.get(place)
        cells.append(CellResult(place + 1, _cell_status(run)))
        kind = _cell_problem(run)
        if kind:
            problems.append(_tell(kind, submission.cells[place], place, run, kit))
    return tuple(cells), problems


def _cell_status(run: CellRun | None) -> CellStatus:
    if run is None:
        return CellStatus.NOT_RUN
    if run.fault is None:
        return CellStatus.RAN
    return CellStatus.RAISED if run.error else CellStatus.LEFT_OUT


def _cell_problem(run: CellRun | None) -> ProblemKind | None:
    if run is None:
        return ProblemKind.CELL_NOT_RUN
    if run.error in SYNTAX_ERRORS:
        return ProblemKind.SYNTAX_ERROR
    kinds = {
        Fault.RAISED: ProblemKind.CELL_RAISED,
        Fault.MEMORY: ProblemKind.CELL_MEMORY,
        Fault.TIMEOUT: ProblemKind.CELL_TIMEOUT,
        Fault.EXHAUSTED: ProblemKind.CELL_TIMEOUT,
        Fault.FLOODED: ProblemKind.CELL_FLOODED,
        Fault.DIED: ProblemKind.CELL_DIED,
        Fault.MALFORMED: ProblemKind.CELL_DIED,
    }
    return kinds.get(run.fault) if run.fault else None


def _tell(kind: ProblemKind, cell: NbCell, place: int, run: CellRun | None, kit: Kit) -> Problem:
    label: Phrase = phrase("{value}", value=place + 1)
    if cell.name:
        label = phrase("{number} ({name})", number=place + 1, name=cell.name)
    error = plugin.error_name(run.error if run else "")
    seconds = f"{kit.limits.notebook:g}"
    found = problem(kind, kit.language, cell=label, error=error, seconds=seconds)
    return msgspec.structs.replace(found, about=cell.name or found.about)


def _call_problems(readings: Sequence[plugin.Reading], kit: Kit) -> list[Problem]:
    """One sentence for each exercise and kind of trouble."""
    kinds = {
        Fault.MISSING: ProblemKind.MISSING_NAME,
        Fault.TIMEOUT: ProblemKind.CALL_TIMEOUT,
        Fault.MEMORY: ProblemKind.CALL_MEMORY,
        Fault.FLOODED: ProblemKind.CALL_FLOODED,
        Fault.DIED: ProblemKind.CALL_DIED,
        Fault.MALFORMED: ProblemKind.CHEAT,
        Fault.EXHAUSTED: ProblemKind.OUT_OF_TIME,
    }
    found: dict[tuple[ProblemKind, str], Problem] = {}
    for reading in readings:
        if reading.fault not in kinds:
            continue
        kind = kinds[reading.fault]
        name = reading.about if kind is ProblemKind.MISSING_NAME else reading.exercise
        name = "" if kind is ProblemKind.OUT_OF_TIME else name
        limit = kit.limits.submission if kind is ProblemKind.OUT_OF_TIME else kit.limits.call
        key = (kind, name)
        found[key] = problem(kind, kit.language, name=name, seconds=f"{limit:g}")
    return list(found.values())


def _told_once(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """The problems without "there is no such name" where another one says why there is none."""
    explained = {found.about for found in problems if found.kind in EXPLAINS_ABSENCE}
    return tuple(
        found
        for found in problems
        if found.kind is not ProblemKind.MISSING_NAME or found.about not in explained
    )


def _hash(paths: Iterable[Path]) -> str:
    """SHA-256 of files by name and content; caches left out."""
    digest = hashlib.sha256()
    for path in sorted(paths):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(f"{path.name}\0".encode() + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
