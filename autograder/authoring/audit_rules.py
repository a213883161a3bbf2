"""What an audit finds fault with: each complaint says what, where, and what to do next."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path

from msgspec import Struct

from autograder.authoring.mutation import Mutant
from autograder.content.variants import EQUIVALENT, FOLDER, VariantBank
from autograder.core.errors import SuiteError
from autograder.core.i18n import is_translated
from autograder.grading.result import TestStatus
from autograder.grading.suite_runner import HiddenTest
from autograder.grading.test_run import TestObservation

# FOLDED autograder/authoring/audit_rules.py: 'What an audit found, e


class AnswerAudit(Struct, frozen=True):
    """One answer: its kind, its name, the tests that it failed, the diagnosis it got."""

    kind: str
    id: str
    failed: tuple[str, ...]
    diagnosis: tuple[str, ...] = ()
    fails: str = ""  # the test that has to fail


class Audit(Struct, frozen=True):
    """What an audit of one exercise found."""

    assignment: str
    exercise: str
    tests: tuple[str, ...]
    rows: tuple[AnswerAudit, ...]
    mutants: int  # that there are
    tried: int
    survivors: tuple[str, ...]  # that no test noticed and that are not listed as equivalent
    complaints: tuple[SuiteError, ...]


def all_complaints(audits: Sequence[Audit]) -> Iterator[SuiteError]:
    """The complaints of all audits."""
    for audited in audits:
        yield from audited.complaints


# MAIN

NEW_VARIANT = "Add a wrong variant that fails this test, or delete the test"


def of_files(exercise: str, known: VariantBank) -> Iterator[SuiteError]:
    """Variants that cannot be read, and exercises without any."""
    yield from (error for error in known.errors if f"/{exercise}/" in error.where)
    yield from (error for error in known.errors if error.where.endswith(EQUIVALENT))
    if not known.wrong(exercise) or not known.right(exercise):
        yield SuiteError(
            "has no known wrong answers or no known right ones",
            where=exercise,
            hint=f"Write some to {FOLDER}/wrong/{exercise}/ and {FOLDER}/right/{exercise}/",
        )


def of_titles(tests: Sequence[HiddenTest], locale: Path) -> Iterator[SuiteError]:
    """Titles that a Japanese student could not read; `locale` has those of the suite."""
    for test in tests:
        if not is_translated(test.title, "ja", locale):
            yield SuiteError(
                f"its title has no Japanese: {test.title}",
                where=f"{test.exercise}/{test.name}",
                hint="Add it to autograder/locale/ja/seminar.po",
            )


def of_answers(exercise: str, rows: Sequence[AnswerAudit]) -> Iterator[SuiteError]:
    """Right answers that lose points; wrong ones that keep them, or are taken for others."""
    tests = {name for row in rows for name in row.failed}
    for row in rows:
        where = f"{exercise}: {row.kind} {row.id}"
        failed = ", ".join(row.failed)
        if row.kind in ("reference", "right") and row.failed:
            step = "Make those tests fair to it, or see whether it is right at all"
            yield SuiteError(f"a right answer fails {failed}", where=where, hint=step)
        elif row.kind == "blank":
            yield from _of_blank(row, tests, where)
        elif row.kind == "wrong" and not row.failed:
            step = "Add a test that notices it, or delete the variant"
            yield SuiteError("a wrong answer keeps all its points", where=where, hint=step)
        elif row.kind == "wrong":
            yield from _of_wrong(row, failed, where)


def _of_blank(row: AnswerAudit, tests: set[str], where: str) -> Iterator[SuiteError]:
    passed = sorted(tests - set(row.failed))
    if passed:
        step = "Have the test ask for a right answer as well"
        yield SuiteError(f"passes {', '.join(passed)}", where=where, hint=step)


def _of_wrong(row: AnswerAudit, failed: str, where: str) -> Iterator[SuiteError]:
    if row.fails not in row.failed:
        yield SuiteError(
            f"has to fail {row.fails}, but fails {failed}",
            where=where,
            hint="Name the test that fails, or mend the one that should",
        )
    others = [name for name in row.diagnosis if name != row.id]
    if others and row.id in row.diagnosis:
        yield SuiteError(
            f"cannot be told from {', '.join(others)}",
            where=where,
            hint="Keep one of them, or add a test that tells them apart",
        )
    elif others:
        yield SuiteError(
            f"is diagnosed as {', '.join(others)}",
            where=where,
            hint="Add a test that tells them apart, or make the variants more distinct",
        )


def of_tests(
    exercise: str, tests: Sequence[str], rows: Sequence[AnswerAudit]
) -> Iterator[SuiteError]:
    """Tests that nothing needs: they notice nothing, or the same as another one."""
    wrong = [row for row in rows if row.kind == "wrong"]
    noticed = {test: frozenset(row.id for row in wrong if test in row.failed) for test in tests}
    named = {row.fails for row in wrong}
    for test in tests:
        if not noticed[test]:
            where = f"{exercise}/{test}"
            yield SuiteError("fails for no wrong answer", where=where, hint=NEW_VARIANT)
        elif test not in named:
            yield SuiteError(
                "is named by no wrong variant: nobody would miss it",
                where=f"{exercise}/{test}",
                hint=f"Name it in `fails` of one of: {', '.join(sorted(noticed[test]))}",
            )
    for one, other in combinations(tests, 2):
        if noticed[one] and noticed[one] == noticed[other]:
            yield SuiteError(
                f"fails for the same wrong answers as {other}",
                where=f"{exercise}/{one}",
                hint="Join the two, or add a wrong variant that fails only one of them",
            )


def of_broken(
    exercise: str, readings: Mapping[str, Mapping[str, TestObservation]]
) -> Iterator[SuiteError]:
    """Tests that ended with an error of their own."""
    for key, by_test in readings.items():
        for name, reading in by_test.items():
            if reading.outcome.status is TestStatus.BROKEN:
                yield SuiteError(
                    f"the test itself fails on {key}: {reading.outcome.detail}",
                    where=f"{exercise}/{name}",
                    hint="Have the test check what came back before it uses it",
                )


def of_mutants(
    exercise: str,
    known: VariantBank,
    all_mutants: Sequence[Mutant],
    tried: Sequence[Mutant],
    alive: frozenset[str],
) -> tuple[tuple[str, ...], list[SuiteError]]:
    """The survivors that are not listed as equivalent, and what is wrong with the list."""
    listed = {entry.mutant for entry in known.equivalents if entry.exercise == exercise}
    survivors = tuple(mutant.id for mutant in tried if mutant.id in alive - listed)
    found = [
        SuiteError(
            f"no test notices the mutant {name}",
            where=exercise,
            hint=f"Add a test; or, if it is right as well, list it in {FOLDER}/{EQUIVALENT}:"
            f" [[equivalent]] exercise = '{exercise}' mutant = '''{name}''' reason = '...'",
        )
        for name in survivors
    ]
    for name in sorted(listed - {mutant.id for mutant in all_mutants}):
        found.append(_not_there(exercise, name, "is listed as equivalent, but there is none"))
    for name in sorted(listed & {mutant.id for mutant in tried} - alive):
        found.append(_not_there(exercise, name, "is listed as equivalent, but a test notices it"))
    return survivors, found


def _not_there(exercise: str, mutant: str, what: str) -> SuiteError:
    step = f"Delete the entry from {FOLDER}/{EQUIVALENT}"
    return SuiteError(f"the mutant {mutant} {what}", where=exercise, hint=step)
