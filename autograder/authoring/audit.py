"""Audit of hidden suites: run their tests on the variant bank and on mutants of the reference.

An autograder is wrong if it passes wrong code or fails right code. The audit looks for both,
exercise by exercise, and reports each case as a finding with the next step.
"""

import itertools
import random
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future
from contextlib import closing
from enum import StrEnum
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from autograder.authoring import audit_rules, todo_markers
from autograder.authoring.audit_rules import AnswerAudit, Audit, AuditFinding
from autograder.authoring.mutation import Mutant, mutants
from autograder.authoring.release import build_preview
from autograder.authoring.todo_markers import TodoMarker
from autograder.content.variants import Variant, VariantBank, read_bank
from autograder.core.errors import SeminarError
from autograder.core.i18n import LANGUAGES, Language, suite_locale_dir
from autograder.core.progress import Progress, no_progress
from autograder.course import Course, Level
from autograder.executors.executor import cores
from autograder.executors.worker_pool import WorkerPool
from autograder.grading import answer_table
from autograder.grading.answer_table import DIAGNOSTIC_SEED, AnswerTable
from autograder.grading.diagnosis import DiagnosisUnit, diagnose, units
from autograder.grading.grade import default_worker
from autograder.grading.prerequisites import (
    graded_methods,
    part_of_test,
    transitive_prerequisites,
)
from autograder.grading.result import TestOutcome, TestStatus
from autograder.grading.spec import SUITES, GradingSpec, load_spec
from autograder.grading.suite_runner import HiddenTest, Suite
from autograder.grading.table_builder import TableBuilder
from autograder.grading.test_run import TestObservation
from autograder.grading.variant_runner import BATCH_SIZE, VariantRunner
from autograder.intake.model import Role
from autograder.intake.normalizer import read_release

SAMPLE_SIZE = 12  # mutants of an exercise that are tried unless all are requested
SAMPLED_VARIANTS = 10  # one in so many of the variants runs if a sample is requested
MUTANT_CALL_SECONDS = 3.0  # some mutants never return
REFERENCE, BLANK = "reference", "blank"
ObservationTable = Mapping[str, Mapping[str, TestObservation]]  # by answer and test


class MutationMode(StrEnum):
    """How many mutants to try."""

    NONE = "none"
    SAMPLE = "sample"
    ALL = "all"


class AnswerBatch(Struct, frozen=True):
    """Answers to an exercise that one worker runs: their code by key."""

    spec: GradingSpec
    exercise: str
    seed: int
    sources: Mapping[str, str]


class AuditTask(Struct, frozen=True):
    """One exercise to audit.

    `runs_all`: every wrong variant runs, even if the answer table tells how its tests end.
    `has_own_suite`: the suite is a directory of the course, not one of an installed kit.
    """

    spec: GradingSpec
    exercise: str
    mode: MutationMode
    seed: int
    todo_markers: tuple[TodoMarker, ...] = ()
    write_table: bool = False
    runs_all: bool = True
    has_own_suite: bool = True
    languages: tuple[Language, ...] = LANGUAGES  # of the course


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
    seed: int = DIAGNOSTIC_SEED,
    write_tables: bool = False,
    run_all: bool = True,
    progress: Progress = no_progress,
) -> list[Audit]:
    """Audit the exercises of assignments in parallel, all or the named ones, in course order.

    `write_tables` writes their answer tables beside the suites. Without `run_all`, only a sample
    of the wrong variants runs of each exercise whose answer table is current: the table tells how
    the tests of the others ended. Raises SeminarError for an exercise that is in none of the
    assignments, and for tables with another seed than theirs.
    """
    if write_tables and seed != DIAGNOSTIC_SEED:
        raise SeminarError(
            f"answer tables are made with the seed {DIAGNOSTIC_SEED}",
            hint="Leave out --seed",
        )
    specs = [preview_spec(course, name, level) for name in assignments]
    _check_exercise_names(exercises, specs)
    tasks = [
        AuditTask(
            spec,
            exercise,
            mode,
            seed,
            markers,
            write_tables,
            run_all,
            Path(spec.suite) == course.suite(spec.assignment),
            course.languages,
        )
        for spec in specs
        for exercise, markers in todo_markers.by_exercise(course, spec.assignment).items()
        if not exercises or exercise in exercises
    ]
    with closing(WorkerPool(cores())) as pool:
        return _audit_in_parallel(tasks, pool, progress)


def _audit_in_parallel(
    tasks: Sequence[AuditTask], pool: WorkerPool, progress: Progress
) -> list[Audit]:
    # A long solution has many tests and variants: begun late, it would run on after all others.
    lengths = [len(task.spec.sources[task.exercise]) for task in tasks]
    longest_first = sorted(range(len(tasks)), key=lambda index: -lengths[index])
    recorded = [recorded_observations(task) for task in tasks]
    observing = {
        index: [
            pool.submit(observe_answers, batch) for batch in batches(tasks[index], recorded[index])
        ]
        for index in longest_first
    }
    done, total = itertools.count(1), sum(map(len, observing.values())) + len(tasks)
    audits: dict[int, Future[Audit]] = {}
    for index, futures in observing.items():
        observations = dict(recorded[index])
        for future in futures:
            observations |= future.result()
            progress("auditing", next(done), total)
        audits[index] = pool.submit(audit_exercise, tasks[index], observations)
    for audit in audits.values():
        audit.result()
        progress("auditing", next(done), total)
    return [audits[index].result() for index in range(len(tasks))]


def _check_exercise_names(exercises: Sequence[str], specs: Sequence[GradingSpec]) -> None:
    existing = {exercise for spec in specs for exercise in spec.sources}
    if unknown := set(exercises) - existing:
        raise SeminarError(
            f"there is no exercise {', '.join(sorted(unknown))}",
            hint=f"Name some of: {', '.join(sorted(existing))}",
        )


def observe_answers(batch: AnswerBatch) -> ObservationTable:
    """Run all tests of the exercise on some of its answers.

    Raises SandboxUnavailableError if no guest process can be started.
    """
    spec, exercise = batch.spec, batch.exercise
    suite = default_worker().suite(spec)
    with VariantRunner(spec, suite, exercise, batch.sources) as runner:
        return {
            key: runner.run(key, batch.seed, lambda test: test.exercise == exercise)
            for key in batch.sources
        }


def audit_exercise(task: AuditTask, observations: ObservationTable) -> Audit:
    """Judge what the tests said of the answers, and try mutants.

    Raises SandboxUnavailableError if no guest process can be started.
    """
    spec, exercise = task.spec, task.exercise
    suite, whole_bank = default_worker().suite(spec), read_bank(Path(spec.suite), spec.kit_variants)
    bank = whole_bank.applicable(exercise, spec.sources[exercise])
    hidden_tests = suite.tests_of(exercise)
    tests = tuple(test.name for test in hidden_tests)
    table = TableBuilder(spec, suite, exercise, whole_bank.wrong(exercise))
    table.add_reference(observations[REFERENCE])
    for variant in bank.wrong(exercise):
        table.add(variant, observations[_key(variant)])
    for variant in bank.right(exercise):
        table.add_right(variant, observations[_key(variant)])
    rows = tuple(_audit_answers(task, suite, bank, observations, table.table()))
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
            *audit_rules.check_files(exercise, bank, task.languages),
            *audit_rules.check_titles(
                hidden_tests, suite_locale_dir(Path(spec.suite)), task.languages
            ),
            *audit_rules.check_answers(exercise, rows, hidden_tests, bank),
            *audit_rules.check_tests(exercise, hidden_tests, rows),
            *audit_rules.check_broken_tests(exercise, observations),
            *audit_rules.check_mutants(exercise, bank, all_mutants, tried, alive),
            *_keep_table(task, table),
        ),
    )


def recorded_observations(task: AuditTask) -> ObservationTable:
    """Return what the answer table tells of the variants that are not in the sample.

    A right variant passes all tests if it passed them when the table was made. The sample depends
    on the key of the table: another one is drawn after each change of the suite. Nothing is
    returned if all variants are to run, or the table is not current.
    """
    if task.runs_all or task.write_table or task.seed != DIAGNOSTIC_SEED:
        return {}
    spec, exercise = task.spec, task.exercise
    bank = read_bank(Path(spec.suite), spec.kit_variants)
    table = answer_table.read_table(spec, exercise)
    if table is None or table.key != answer_table.table_key(spec, exercise, bank.wrong(exercise)):
        return {}
    observations, sampling = table.observations(exercise), random.Random(table.key)
    bank = bank.applicable(exercise, spec.sources[exercise])
    known = {
        _key(variant): observations[variant.key]
        for variant in bank.wrong(exercise)
        if variant.key in observations
    }
    passed = {
        test: TestObservation(exercise, TestOutcome(test, "", TestStatus.PASSED, 0))
        for test in table.tests
    }
    right = filter(table.has_passed, bank.right(exercise))
    known |= {_key(variant): passed for variant in right}
    return {key: known[key] for key in known if sampling.randrange(SAMPLED_VARIANTS)}


def batches(task: AuditTask, recorded: ObservationTable) -> Iterator[AnswerBatch]:
    """Yield the reference, the released stub and the variants, in parts for several workers.

    Those that have been recorded are left out.
    """
    spec, exercise = task.spec, task.exercise
    bank = read_bank(Path(spec.suite), spec.kit_variants)
    bank = bank.applicable(exercise, spec.sources[exercise])
    release = read_release(spec.release, spec.assignment)
    sources = {
        REFERENCE: spec.sources[exercise],
        BLANK: release.cells_by_name(Role.EXERCISE)[exercise].source,
    }
    for variant in (*bank.right(exercise), *bank.wrong(exercise)):
        if _key(variant) not in recorded:
            sources[_key(variant)] = variant.apply_to(spec.sources[exercise])
    items = list(sources.items())
    for start in range(0, len(items), BATCH_SIZE):
        yield AnswerBatch(spec, exercise, task.seed, dict(items[start : start + BATCH_SIZE]))


def _key(variant: Variant) -> str:
    return f"{variant.kind}/{variant.key}"


def _keep_table(task: AuditTask, builder: TableBuilder) -> Iterator[AuditFinding]:
    """Write the table, or report that the one beside the suite is another.

    The kit's suites have tables beside them, others only if it was asked for: else the table is
    kept in the user's cache. Composites take longer than the rest of an audit, and run only for
    a table that is kept.
    """
    spec, exercise, table = task.spec, task.exercise, builder.table()
    path, kept = answer_table.tables_path(spec), answer_table.read_table(spec, exercise)
    if task.write_table and task.has_own_suite:
        builder.add_composites(DIAGNOSTIC_SEED)
        answer_table.store_beside_suite(table, spec, exercise)
    elif task.seed != DIAGNOSTIC_SEED:
        return
    elif task.has_own_suite and (Path(spec.suite).parent == SUITES or kept):
        if not answer_table.is_current(kept, table):
            yield audit_rules.stale_table(spec.assignment, exercise, path)
    elif answer_table.load_table(spec, exercise, table.key) is None:
        builder.add_composites(DIAGNOSTIC_SEED)
        answer_table.store_in_cache(table)


def _audit_answers(
    task: AuditTask,
    suite: Suite,
    bank: VariantBank,
    observations: ObservationTable,
    table: AnswerTable,
) -> Iterator[AnswerAudit]:
    """Yield the grading of each answer: reference, stub, right variants, wrong variants."""
    tests = suite.tests_of(task.exercise)

    def failed(key: str) -> tuple[str, ...]:
        return tuple(test.name for test in tests if not observations[key][test.name].passed)

    yield AnswerAudit("reference", REFERENCE, failed(REFERENCE))
    yield AnswerAudit("blank", BLANK, failed(BLANK))
    for variant in bank.right(task.exercise):
        yield AnswerAudit("right", variant.id, failed(_key(variant)))
    wrong = bank.wrong(task.exercise)
    all_units = units(task.exercise, tests, wrong, task.spec.prerequisites)
    unit_of = {variant.id: unit for unit in all_units for variant in unit.variants}
    for variant in wrong:
        key = _key(variant)
        unit = unit_of[variant.id]
        # The answers in the table are those of the same seed.
        seen = {name: replace(seen, again=seen) for name, seen in observations[key].items()}
        ids = tuple(diagnosed.id for diagnosed, _ in diagnose(unit, seen, table))
        charged = _charged_tests(task, unit, tests)
        lost = tuple(test for test in failed(key) if test in charged)
        kept = share_kept(unit.tests, lost)
        lacks, value = variant.wrong.lacks, variant.value
        own = {test.name for test in unit.tests}
        elsewhere = tuple(name for name in lost if name not in own)
        yield AnswerAudit("wrong", variant.id, lost, ids, lacks, kept, value, elsewhere)


def _charged_tests(
    task: AuditTask, unit: DiagnosisUnit, tests: Sequence[HiddenTest]
) -> frozenset[str]:
    """Return the tests that a wrong answer to a unit may lose.

    The tests of other methods that need this one are carried forward when a class is graded.
    """
    needs = task.spec.prerequisites
    methods = graded_methods(task.exercise, needs)
    return frozenset(
        test.name
        for test in tests
        if test in unit.tests
        or unit.part
        not in transitive_prerequisites(part_of_test(task.exercise, test.name, methods), needs)
    )


def share_kept(tests: Sequence[HiddenTest], failed: Sequence[str]) -> float:
    """Return the share of the weight of `tests` that the passed ones have, from 0 to 1."""
    lost = sum(test.weight for test in tests if test.name in failed)
    return 1 - lost / sum(test.weight for test in tests)


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
