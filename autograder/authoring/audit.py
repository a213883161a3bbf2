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

from autograder import bank
from autograder.authoring import complaints, release, unwritten
from autograder.authoring.audited import Audit, Row
from autograder.authoring.mutants import Mutant, mutants
from autograder.bank import Bank, Variant
from autograder.course import Course, Level
from autograder.errors import SeminarError, SuiteError
from autograder.grading import diagnosis
from autograder.grading.bench import Reading
from autograder.grading.kit import Kit, load_kit
from autograder.grading.replay import Shelf
from autograder.grading.suite import Suite, suite_of
from autograder.intake import notebook
from autograder.intake.notebook import Role
from autograder.messages import locale_of

SAMPLE = 12  # mutants of an exercise that are tried unless all are asked for
MUTANT_SECONDS = 3.0  # for one call of a mutant: some of them never end
REFERENCE, BLANK = "reference", "blank"


class Mutants(StrEnum):
    """How many mutants to try."""

    NONE = "none"
    SAMPLE = "sample"
    ALL = "all"


class Task(Struct, frozen=True):
    """One exercise to audit."""

    kit: Kit
    exercise: str
    extent: Mutants
    seed: int
    unwritten: tuple[SuiteError, ...] = ()  # complaints of what is still to be written


Progress = Callable[[str, int, int], None]


def draft_kit(course: Course, assignment: str, level: Level) -> Kit:
    """What grades the master as it stands now, whether it has been released or not."""
    return load_kit(course, assignment, level, draft=release.draft(course, assignment))


def audit(
    course: Course,
    assignments: Sequence[str],
    level: Level,
    *,
    exercises: Sequence[str] = (),
    extent: Mutants = Mutants.SAMPLE,
    seed: int = 0,
    progress: Progress = lambda *_: None,
) -> list[Audit]:
    """Audit all exercises of assignments, or those named, on all cores; in the course's order.

    Raises SeminarError for an exercise that is in none of them.
    """
    kits = [draft_kit(course, name, level) for name in assignments]
    _check_named(exercises, kits)
    told = {kit.assignment: unwritten.complaints(course, kit.assignment) for kit in kits}
    tasks = [
        Task(kit, name, extent, seed, told[kit.assignment][name])
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


def _check_named(exercises: Sequence[str], kits: Sequence[Kit]) -> None:
    known = {name for kit in kits for name in kit.sources}
    unknown = set(exercises) - known
    if unknown:
        raise SeminarError(
            f"there is no exercise {', '.join(sorted(unknown))}",
            next_step=f"Name some of: {', '.join(sorted(known))}",
        )


def audit_exercise(task: Task) -> Audit:
    """Audit one exercise. Raises WallError if no process can be started."""
    kit, exercise = task.kit, task.exercise
    suite, known = suite_of(kit), bank.read(Path(kit.suite))
    readings = _readings(task, suite, known)
    rows = _rows(task, suite, known, readings)
    all_mutants = mutants(kit.sources[exercise])
    chosen = _chosen(all_mutants, task)
    alive = _alive(task, suite, chosen)
    tests = tuple(test.name for test in suite.of(exercise))
    survivors, found = complaints.of_mutants(exercise, known, all_mutants, chosen, alive)
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
            *complaints.of_files(exercise, known),
            *complaints.of_titles(suite.of(exercise), locale_of(Path(kit.suite))),
            *complaints.of_answers(exercise, rows),
            *complaints.of_tests(exercise, tests, rows),
            *complaints.of_broken(exercise, readings),
            *found,
        ),
    )


def _readings(task: Task, suite: Suite, known: Bank) -> dict[str, dict[str, Reading]]:
    """All hidden tests on all known answers: by the answer's key and the test's name."""
    source = task.kit.sources[task.exercise]
    sources = {REFERENCE: source, BLANK: _blank(task.kit, task.exercise)}
    for variant in (*known.right(task.exercise), *known.wrong(task.exercise)):
        sources[_key(variant)] = variant.source(source)
    with Shelf(task.kit, suite, task.exercise, sources) as shelf:
        return {
            key: shelf.run(key, task.seed, lambda test: test.exercise == task.exercise)
            for key in sources
        }


def _blank(kit: Kit, exercise: str) -> str:
    """The stub that students receive."""
    release = notebook.read_release(kit.release, kit.assignment)
    return release.named(Role.EXERCISE)[exercise].source


def _key(variant: Variant) -> str:
    return f"{variant.kind}/{variant.id}"


def _rows(
    task: Task, suite: Suite, known: Bank, readings: Mapping[str, Mapping[str, Reading]]
) -> tuple[Row, ...]:
    def failed(key: str) -> tuple[str, ...]:
        return tuple(name for name, reading in readings[key].items() if not reading.passed)

    wrong = known.wrong(task.exercise)
    units = diagnosis.units(task.exercise, suite.of(task.exercise), wrong, task.kit.needs)
    rows = [Row("reference", REFERENCE, failed(REFERENCE)), Row("blank", BLANK, failed(BLANK))]
    for variant in known.right(task.exercise):
        rows.append(Row("right", variant.id, failed(_key(variant))))
    for variant in wrong:
        (unit,) = (unit for unit in units if variant in unit.variants)
        found = diagnosis.diagnose(
            unit,
            readings[_key(variant)],
            lambda other, tests: {name: readings[_key(other)][name] for name in tests},
        )
        ids = tuple(other.id for other, _ in found)
        rows.append(Row("wrong", variant.id, failed(_key(variant)), ids, variant.wrong.fails))
    return tuple(rows)


def _chosen(all_mutants: Sequence[Mutant], task: Task) -> tuple[Mutant, ...]:
    """The mutants to try: the same sample for the same seed."""
    if task.extent is Mutants.NONE:
        return ()
    if task.extent is Mutants.ALL or len(all_mutants) <= SAMPLE:
        return tuple(all_mutants)
    return tuple(random.Random(task.seed).sample(all_mutants, SAMPLE))


def _alive(task: Task, suite: Suite, chosen: Sequence[Mutant]) -> frozenset[str]:
    """The ids of the mutants that no test notices."""
    if not chosen:
        return frozenset()
    # What takes long goes last: most mutants do not get that far.
    tests = tuple(sorted(suite.of(task.exercise), key=lambda test: test.is_long))
    sources = {mutant.id: mutant.source for mutant in chosen}
    seconds = min(MUTANT_SECONDS, task.kit.limits.call)
    with Shelf(task.kit, suite, task.exercise, sources, call_seconds=seconds) as shelf:
        return frozenset(
            key for key in sources if shelf.first_failure(key, task.seed, tests) is None
        )
