"""Proves a hidden suite by its bank of known answers and by mutants of its reference.

An autograder is wrong in two ways: it passes wrong code, and it fails right code. An audit
looks for both, exercise by exercise, and has a complaint with a next step for each find.
"""

import os
import random
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from enum import StrEnum
from multiprocessing import get_context
from pathlib import Path

from msgspec import Struct

from autograder.authoring import audit_rules, release
from autograder.authoring import todo_markers as unwritten
from autograder.authoring.audit_rules import AnswerAudit, Audit
from autograder.authoring.mutation import Mutant, mutants
from autograder.content import variants
from autograder.content.variants import Variant, VariantBank
from autograder.core.errors import SeminarError, SuiteError
from autograder.core.i18n import suite_locale_dir
from autograder.course import Course, Level
from autograder.grading import diagnosis
from autograder.grading.spec import GradingSpec, load_spec
from autograder.grading.suite_runner import Suite, get_suite
from autograder.grading.test_run import TestObservation
from autograder.grading.variant_runner import VariantRunner
from autograder.intake import normalizer
from autograder.intake.normalizer import Role

SAMPLE = 12  # mutants of an exercise that are tried unless all are asked for
MUTANT_SECONDS = 3.0  # for one call of a mutant: some of them never end
REFERENCE, BLANK = "reference", "blank"


class MutationMode(StrEnum):
    """How many mutants to try."""

    NONE = "none"
    SAMPLE = "sample"
    ALL = "all"


class AuditTask(Struct, frozen=True):
    """One exercise to audit."""

    kit: GradingSpec
    exercise: str
    mode: MutationMode
    seed: int
    unwritten: tuple[SuiteError, ...] = ()  # complaints of what is still to be written


Progress = Callable[[str, int, int], None]


def preview_spec(course: Course, assignment: str, level: Level) -> GradingSpec:
    """What grades the master as it stands now, whether it has been released or not."""
    return load_spec(course, assignment, level, draft=release.build_preview(course, assignment))


def audit(
    course: Course,
    assignments: Sequence[str],
    level: Level,
    *,
    exercises: Sequence[str] = (),
    extent: MutationMode = MutationMode.SAMPLE,
    seed: int = 0,
    progress: Progress = lambda *_: None,
) -> list[Audit]:
    """Audit all exercises of assignments, or those named, on all cores; in the course's order.

    Raises SeminarError for an exercise that is in none of them.
    """
    kits = [preview_spec(course, name, level) for name in assignments]
    _check_named(exercises, kits)
    told = {kit.assignment: unwritten.complaints(course, kit.assignment) for kit in kits}
    tasks = [
        AuditTask(kit, name, extent, seed, told[kit.assignment][name])
        for kit in kits
        for name in kit.sources
        if not exercises or name in exercises
    ]
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    workers = min(os.cpu_count() or 1, len(tasks)) or 1
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        futures = {pool.submit(audit_exercise, task): task for task in tasks}
        for done, _ in enumerate(as_completed(futures), 1):
            progress("auditing", done, len(tasks))
        return [future.result() for future in futures]


def _check_named(exercises: Sequence[str], kits: Sequence[GradingSpec]) -> None:
    known = {name for kit in kits for name in kit.sources}
    unknown = set(exercises) - known
    if unknown:
        raise SeminarError(
            f"there is no exercise {', '.join(sorted(unknown))}",
            hint=f"Name some of: {', '.join(sorted(known))}",
        )


def audit_exercise(task: AuditTask) -> Audit:
    """Audit one exercise. Raises WallError if no process can be started."""
    kit, exercise = task.kit, task.exercise
    suite, known = get_suite(kit), variants.read_bank(Path(kit.suite))
    readings = _readings(task, suite, known)
    rows = _rows(task, suite, known, readings)
    all_mutants = mutants(kit.sources[exercise])
    chosen = _chosen(all_mutants, task)
    alive = _surviving(task, suite, chosen)
    tests = tuple(test.name for test in suite.of(exercise))
    survivors, found = audit_rules.of_mutants(exercise, known, all_mutants, chosen, alive)
    return Audit(
        assignment=kit.assignment,
        exercise=exercise,
        tests=tests,
        rows=rows,
        mutants=len(all_mutants),
        tried=len(chosen),
        survivors=survivors,
        complaints=(
            *task.unwritten,
            *audit_rules.of_files(exercise, known),
            *audit_rules.of_titles(suite.of(exercise), suite_locale_dir(Path(kit.suite))),
            *audit_rules.of_answers(exercise, rows),
            *audit_rules.of_tests(exercise, tests, rows),
            *audit_rules.of_broken(exercise, readings),
            *found,
        ),
    )


def _readings(
    task: AuditTask, suite: Suite, known: VariantBank
) -> dict[str, dict[str, TestObservation]]:
    """All hidden tests on all known answers: by the answer's key and the test's name."""
    source = task.kit.sources[task.exercise]
    sources = {REFERENCE: source, BLANK: _blank(task.kit, task.exercise)}
    for variant in (*known.right(task.exercise), *known.wrong(task.exercise)):
        sources[_key(variant)] = variant.apply_to(source)
    with VariantRunner(task.kit, suite, task.exercise, sources) as shelf:
        return {
            key: shelf.run(key, task.seed, lambda test: test.exercise == task.exercise)
            for key in sources
        }


def _blank(kit: GradingSpec, exercise: str) -> str:
    """The stub that students receive."""
    release = normalizer.read_release(kit.release, kit.assignment)
    return release.named(Role.EXERCISE)[exercise].source


def _key(variant: Variant) -> str:
    return f"{variant.kind}/{variant.id}"


def _rows(
    task: AuditTask,
    suite: Suite,
    known: VariantBank,
    readings: Mapping[str, Mapping[str, TestObservation]],
) -> tuple[AnswerAudit, ...]:
    def failed(key: str) -> tuple[str, ...]:
        return tuple(name for name, reading in readings[key].items() if not reading.passed)

    wrong = known.wrong(task.exercise)
    units = diagnosis.units(task.exercise, suite.of(task.exercise), wrong, task.kit.prerequisites)
    rows = [
        AnswerAudit("reference", REFERENCE, failed(REFERENCE)),
        AnswerAudit("blank", BLANK, failed(BLANK)),
    ]
    for variant in known.right(task.exercise):
        rows.append(AnswerAudit("right", variant.id, failed(_key(variant))))
    for variant in wrong:
        (unit,) = (unit for unit in units if variant in unit.variants)
        found = diagnosis.diagnose(
            unit,
            readings[_key(variant)],
            lambda other, tests: {name: readings[_key(other)][name] for name in tests},
        )
        ids = tuple(other.id for other, _ in found)
        rows.append(
            AnswerAudit("wrong", variant.id, failed(_key(variant)), ids, variant.wrong.must_fail)
        )
    return tuple(rows)


def _chosen(all_mutants: Sequence[Mutant], task: AuditTask) -> tuple[Mutant, ...]:
    """The mutants to try: the same sample for the same seed."""
    if task.mode is MutationMode.NONE:
        return ()
    if task.mode is MutationMode.ALL or len(all_mutants) <= SAMPLE:
        return tuple(all_mutants)
    return tuple(random.Random(task.seed).sample(all_mutants, SAMPLE))


def _surviving(task: AuditTask, suite: Suite, chosen: Sequence[Mutant]) -> frozenset[str]:
    """The ids of the mutants that no test notices."""
    if not chosen:
        return frozenset()
    # What takes long goes last: most mutants do not get that far.
    tests = tuple(sorted(suite.of(task.exercise), key=lambda test: test.is_slow))
    sources = {mutant.id: mutant.source for mutant in chosen}
    seconds = min(MUTANT_SECONDS, task.kit.limits.call)
    with VariantRunner(task.kit, suite, task.exercise, sources, call_seconds=seconds) as shelf:
        return frozenset(
            key for key in sources if shelf.first_failure(key, task.seed, tests) is None
        )
