"""Audit of hidden suites: run their tests on the variant bank and on mutants of the reference.

An autograder is wrong if it passes wrong code or fails right code. The audit looks for both,
exercise by exercise, and reports each case as a finding with the next step.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import as_completed
from contextlib import closing
from enum import StrEnum
from pathlib import Path

from msgspec import Struct

from autograder.authoring import audit_rules, todo_markers
from autograder.authoring.audit_rules import AnswerAudit, Audit
from autograder.authoring.mutation import Mutant, mutants
from autograder.authoring.release import build_preview
from autograder.authoring.todo_markers import TodoMarker
from autograder.content.variants import Variant, VariantBank, read_bank
from autograder.core.errors import SeminarError
from autograder.core.i18n import suite_locale_dir
from autograder.core.progress import Progress, no_progress
from autograder.course import Course, Level
from autograder.executors.executor import cores
from autograder.executors.worker_pool import WorkerPool
from autograder.grading.diagnosis import diagnose, units
from autograder.grading.grade import default_worker
from autograder.grading.spec import GradingSpec, load_spec
from autograder.grading.suite_runner import Suite
from autograder.grading.test_run import TestObservation
from autograder.grading.variant_runner import VariantRunner
from autograder.intake.model import Role
from autograder.intake.normalizer import read_release

SAMPLE_SIZE = 12  # mutants of an exercise that are tried unless all are requested
MUTANT_CALL_SECONDS = 3.0  # some mutants never return
REFERENCE, BLANK = "reference", "blank"

ObservationTable = Mapping[str, Mapping[str, TestObservation]]  # by answer and test


class MutationMode(StrEnum):
    """How many mutants to try."""

    NONE = "none"
    SAMPLE = "sample"
    ALL = "all"


class AuditTask(Struct, frozen=True):
    """One exercise to audit."""

    spec: GradingSpec
    exercise: str
    mode: MutationMode
    seed: int
    todo_markers: tuple[TodoMarker, ...] = ()


def preview_spec(course: Course, assignment: str, level: Level) -> GradingSpec:
    """Return the grading spec of the current master, whether it has been released or not."""
    return load_spec(course, assignment, level, preview=build_preview(course, assignment))


def audit_assignments(
    course: Course,
    assignments: Sequence[str],
    level: Level,
    *,
    exercises: Sequence[str] = (),
    mode: MutationMode = MutationMode.SAMPLE,
    seed: int = 0,
    progress: Progress = no_progress,
) -> list[Audit]:
    """Audit the exercises of assignments in parallel, all or the named ones, in course order.

    Raises SeminarError for an exercise that is in none of the assignments.
    """
    specs = [preview_spec(course, name, level) for name in assignments]
    _check_exercise_names(exercises, specs)
    tasks = [
        AuditTask(spec, exercise, mode, seed, markers)
        for spec in specs
        for exercise, markers in todo_markers.by_exercise(course, spec.assignment).items()
        if not exercises or exercise in exercises
    ]
    with closing(WorkerPool(min(cores(), len(tasks)) or 1)) as pool:
        futures = [pool.submit(audit_exercise, task) for task in tasks]
        for done, _ in enumerate(as_completed(futures), 1):
            progress("auditing", done, len(tasks))
        return [future.result() for future in futures]


def _check_exercise_names(exercises: Sequence[str], specs: Sequence[GradingSpec]) -> None:
    existing = {exercise for spec in specs for exercise in spec.sources}
    if unknown := set(exercises) - existing:
        raise SeminarError(
            f"there is no exercise {', '.join(sorted(unknown))}",
            hint=f"Name some of: {', '.join(sorted(existing))}",
        )


def audit_exercise(task: AuditTask) -> Audit:
    """Audit one exercise. Raises SandboxUnavailableError if no guest process can be started."""
    spec, exercise = task.spec, task.exercise
    suite, bank = default_worker().suite(spec), read_bank(Path(spec.suite))
    hidden_tests = suite.tests_of(exercise)
    tests = tuple(test.name for test in hidden_tests)
    observations = _observe_answers(task, suite, bank)
    rows = tuple(_audit_answers(task, suite, bank, observations))
    all_mutants = mutants(spec.sources[exercise])
    tried = _select_mutants(all_mutants, task)
    alive = _surviving(task, suite, tried)
    return Audit(
        assignment=spec.assignment,
        exercise=exercise,
        tests=tests,
        rows=rows,
        mutants=len(all_mutants),
        tried=len(tried),
        survivors=audit_rules.unlisted_survivors(exercise, bank, tried, alive),
        findings=(
            *audit_rules.check_todo_markers(task.todo_markers),
            *audit_rules.check_files(exercise, bank),
            *audit_rules.check_titles(hidden_tests, suite_locale_dir(Path(spec.suite))),
            *audit_rules.check_answers(exercise, rows, bank),
            *audit_rules.check_tests(exercise, tests, rows),
            *audit_rules.check_broken_tests(exercise, observations),
            *audit_rules.check_mutants(exercise, bank, all_mutants, tried, alive),
        ),
    )


def _observe_answers(task: AuditTask, suite: Suite, bank: VariantBank) -> ObservationTable:
    """Run all tests of the exercise on the reference, the released stub and the variants."""
    spec, exercise = task.spec, task.exercise
    release = read_release(spec.release, spec.assignment)
    sources = {
        REFERENCE: spec.sources[exercise],
        BLANK: release.cells_by_name(Role.EXERCISE)[exercise].source,
    }
    for variant in (*bank.right(exercise), *bank.wrong(exercise)):
        sources[_key(variant)] = variant.apply_to(spec.sources[exercise])
    with VariantRunner(spec, suite, exercise, sources) as runner:
        return {
            key: runner.run(key, task.seed, lambda test: test.exercise == exercise)
            for key in sources
        }


def _key(variant: Variant) -> str:
    return f"{variant.kind}/{variant.id}"


def _audit_answers(
    task: AuditTask, suite: Suite, bank: VariantBank, observations: ObservationTable
) -> Iterator[AnswerAudit]:
    """Yield the grading of each answer: reference, stub, right variants, wrong variants."""

    def failed(key: str) -> tuple[str, ...]:
        return tuple(test for test, seen in observations[key].items() if not seen.passed)

    yield AnswerAudit("reference", REFERENCE, failed(REFERENCE))
    yield AnswerAudit("blank", BLANK, failed(BLANK))
    for variant in bank.right(task.exercise):
        yield AnswerAudit("right", variant.id, failed(_key(variant)))
    wrong = bank.wrong(task.exercise)
    tests = suite.tests_of(task.exercise)
    all_units = units(task.exercise, tests, wrong, task.spec.prerequisites)
    unit_of = {variant.id: unit for unit in all_units for variant in unit.variants}
    for variant in wrong:
        key = _key(variant)
        diagnosis = diagnose(
            unit_of[variant.id],
            observations[key],
            lambda replayed, tests: {test: observations[_key(replayed)][test] for test in tests},
        )
        ids = tuple(diagnosed.id for diagnosed, _ in diagnosis)
        yield AnswerAudit("wrong", variant.id, failed(key), ids, variant.wrong.must_fail)


def _select_mutants(all_mutants: Sequence[Mutant], task: AuditTask) -> Sequence[Mutant]:
    """Return the mutants to try; the sample depends only on the seed."""
    if task.mode is MutationMode.NONE:
        return ()
    if task.mode is MutationMode.ALL or len(all_mutants) <= SAMPLE_SIZE:
        return all_mutants
    return random.Random(task.seed).sample(all_mutants, SAMPLE_SIZE)


def _surviving(task: AuditTask, suite: Suite, tried: Sequence[Mutant]) -> frozenset[str]:
    """Return the ids of the mutants that pass all tests."""
    if not tried:
        return frozenset()
    # Slow tests run last: most mutants fail before.
    tests = tuple(sorted(suite.tests_of(task.exercise), key=lambda test: test.is_slow))
    sources = {mutant.id: mutant.source for mutant in tried}
    seconds = min(MUTANT_CALL_SECONDS, task.spec.limits.call)
    with VariantRunner(task.spec, suite, task.exercise, sources, call_seconds=seconds) as runner:
        return frozenset(
            key for key in sources if runner.first_failure(key, task.seed, tests) is None
        )
