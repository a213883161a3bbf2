"""What an audit reports. Each finding says what is wrong, where, and what to do about it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import combinations
from pathlib import Path

from msgspec import Struct, field

from autograder.authoring.mutation import Mutant
from autograder.authoring.todo_markers import TodoMarker
from autograder.content.variants import EQUIVALENT, VARIANTS_DIR, VariantBank
from autograder.core.errors import SuiteError
from autograder.core.i18n import is_translated
from autograder.grading.result import TestStatus
from autograder.grading.suite_runner import HiddenTest
from autograder.grading.test_run import TestObservation


class AuditFinding(Struct, frozen=True):
    """Something to correct: what is wrong, where, and the next step."""

    what: str
    where: str
    hint: str

    def __str__(self) -> str:
        """Return one line, in the form of an error."""
        return str(SuiteError(self.what, where=self.where, hint=self.hint))


class AnswerAudit(Struct, frozen=True):
    """How one answer was graded: the tests that it failed and its diagnosis."""

    kind: str  # reference, blank, right or wrong
    id: str
    failed: tuple[str, ...]
    diagnosis: tuple[str, ...] = ()
    must_fail: str = field(default="", name="fails")  # the test that its header names


class Audit(Struct, frozen=True):
    """The audit of one exercise."""

    assignment: str
    exercise: str
    tests: tuple[str, ...]
    rows: tuple[AnswerAudit, ...]
    mutants: int  # how many there are
    tried: int  # how many of them were tested
    survivors: tuple[str, ...]  # mutants that pass all tests and are not listed as equivalent
    findings: tuple[AuditFinding, ...] = field(name="complaints")


def all_findings(audits: Iterable[Audit]) -> Iterator[AuditFinding]:
    """Yield the findings of all audits."""
    for audit in audits:
        yield from audit.findings


def check_todo_markers(markers: Iterable[TodoMarker]) -> Iterator[AuditFinding]:
    """Report texts that are still to be written."""
    for marker in markers:
        yield AuditFinding(
            f"still to be written: {marker.text}",
            where=marker.where,
            hint="Write it, and leave no TODO",
        )


def check_files(exercise: str, bank: VariantBank) -> Iterator[AuditFinding]:
    """Report variants that cannot be read, and an exercise without variants."""
    for error in bank.errors:
        if f"/{exercise}.py:" in error.where:
            yield AuditFinding(error.what, where=error.where, hint=error.hint)
    if not bank.wrong(exercise) or not bank.right(exercise):
        yield AuditFinding(
            "has no known wrong answers or no known right ones",
            where=exercise,
            hint=f"Write some in {_variants_file(exercise)}",
        )


def check_titles(tests: Iterable[HiddenTest], locale_dir: Path) -> Iterator[AuditFinding]:
    """Report titles that have no Japanese translation in the catalogs of the suite."""
    for test in tests:
        if not is_translated(test.title, "ja", locale_dir):
            yield AuditFinding(
                f"its title has no Japanese: {test.title}",
                where=f"{test.exercise}/{test.name}",
                hint="Add it to autograder/locale/ja/seminar.po",
            )


def check_answers(
    exercise: str, rows: Sequence[AnswerAudit], bank: VariantBank
) -> Iterator[AuditFinding]:
    """Report right answers that lose points; wrong ones that keep them or are misdiagnosed."""
    tests = {test for row in rows for test in row.failed}
    lines = {(str(v.kind), v.id): v.where for v in bank.variants if v.exercise == exercise}
    for row in rows:
        where = f"{lines.get((row.kind, row.id), exercise)}: {row.kind} {row.id}"
        failed = ", ".join(row.failed)
        passed = ", ".join(sorted(tests - set(row.failed)))
        if row.kind in ("reference", "right") and failed:
            hint = "Make those tests accept it, or check whether it is right at all"
            yield AuditFinding(f"a right answer fails {failed}", where=where, hint=hint)
        elif row.kind == "blank" and passed:
            hint = "Have the test ask for a right answer as well"
            yield AuditFinding(f"passes {passed}", where=where, hint=hint)
        elif row.kind == "wrong" and not failed:
            hint = "Add a test that notices it, or delete the variant"
            yield AuditFinding("a wrong answer keeps all its points", where=where, hint=hint)
        elif row.kind == "wrong":
            yield from _check_wrong_answer(row, where)


def _check_wrong_answer(row: AnswerAudit, where: str) -> Iterator[AuditFinding]:
    if row.must_fail not in row.failed:
        yield AuditFinding(
            f"has to fail {row.must_fail}, but fails {', '.join(row.failed)}",
            where=where,
            hint="Name a test that it fails, or correct the one that it should fail",
        )
    confused_with = [variant_id for variant_id in row.diagnosis if variant_id != row.id]
    if confused_with and row.id in row.diagnosis:
        yield AuditFinding(
            f"cannot be distinguished from {', '.join(confused_with)}",
            where=where,
            hint="Keep one of them, or add a test that distinguishes them",
        )
    elif confused_with:
        yield AuditFinding(
            f"is diagnosed as {', '.join(confused_with)}",
            where=where,
            hint="Add a test that distinguishes them, or make the variants more distinct",
        )


def check_tests(
    exercise: str, tests: Sequence[str], rows: Iterable[AnswerAudit]
) -> Iterator[AuditFinding]:
    """Report tests that are not needed: no variant fails them, or they duplicate another test."""
    wrong = [row for row in rows if row.kind == "wrong"]
    failing_ids = {test: {row.id for row in wrong if test in row.failed} for test in tests}
    named_tests = {row.must_fail for row in wrong}
    for test in tests:
        if not failing_ids[test]:
            yield AuditFinding(
                "fails for no wrong answer",
                where=f"{exercise}/{test}",
                hint="Add a wrong variant that fails this test, or delete the test",
            )
        elif test not in named_tests:
            yield AuditFinding(
                "is named by no wrong variant",
                where=f"{exercise}/{test}",
                hint=f"Name it in `fails` of one of: {', '.join(sorted(failing_ids[test]))}",
            )
    for test, other_test in combinations(tests, 2):
        if failing_ids[test] and failing_ids[test] == failing_ids[other_test]:
            yield AuditFinding(
                f"fails for the same wrong answers as {other_test}",
                where=f"{exercise}/{test}",
                hint="Join the two, or add a wrong variant that fails only one of them",
            )


def check_broken_tests(
    exercise: str, observations: Mapping[str, Mapping[str, TestObservation]]
) -> Iterator[AuditFinding]:
    """Report tests that raised an error of their own; observations are by answer and test."""
    for answer, by_test in observations.items():
        for test, observation in by_test.items():
            if observation.outcome.status is TestStatus.BROKEN:
                yield AuditFinding(
                    f"the test itself fails on {answer}: {observation.outcome.detail}",
                    where=f"{exercise}/{test}",
                    hint="Have the test check what came back before it uses it",
                )


def unlisted_survivors(
    exercise: str, bank: VariantBank, tried: Iterable[Mutant], alive: Set[str]
) -> tuple[str, ...]:
    """Return the mutants that pass all tests without being listed as equivalent, by id."""
    listed = {entry.mutant for entry in bank.equivalents if entry.exercise == exercise}
    return tuple(mutant.id for mutant in tried if mutant.id in alive - listed)


def check_mutants(
    exercise: str,
    bank: VariantBank,
    mutants: Iterable[Mutant],
    tried: Sequence[Mutant],
    alive: Set[str],
) -> Iterator[AuditFinding]:
    """Report unlisted survivors, and mutants that are wrongly listed as equivalent."""
    for mutant_id in unlisted_survivors(exercise, bank, tried, alive):
        yield AuditFinding(
            f"no test notices the mutant {mutant_id}",
            where=exercise,
            hint="Add a test; or, if the mutant is right as well, copy its text to"
            f" {_variants_file(exercise)}, below `# %% {EQUIVALENT}` and the reason",
        )
    existing = {mutant.id for mutant in mutants}
    noticed = {mutant.id for mutant in tried} - alive
    for entry in bank.equivalents:
        if entry.exercise == exercise and entry.mutant not in existing - noticed:
            reason = "a test notices it" if entry.mutant in noticed else "there is none"
            yield AuditFinding(
                f"the mutant {entry.mutant} is listed as equivalent, but {reason}",
                where=entry.where or exercise,
                hint="Delete its line",
            )


def _variants_file(exercise: str) -> str:
    return f"{VARIANTS_DIR}/{exercise}.py"
