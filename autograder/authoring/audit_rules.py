"""What an audit reports. Each finding says what is wrong, where, and what to do about it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import combinations
from pathlib import Path

from msgspec import Struct, field

from autograder.authoring.mutation import Mutant
from autograder.authoring.todo_markers import TodoMarker
from autograder.content.variants import EQUIVALENT, EVERYTHING, VARIANTS_DIR, VariantBank
from autograder.core.errors import SuiteError
from autograder.core.i18n import Language, is_translated
from autograder.grading.result import TestStatus
from autograder.grading.suite_runner import HiddenTest
from autograder.grading.test_run import TestObservation

LANGUAGE_NAMES: Mapping[Language, str] = {"en": "English", "ja": "Japanese"}
_JAPANESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")  # kana, kanji
LEAST_SHARE = 0.5  # of the points, which a wrong answer keeps unless its header has a reason


class AuditFinding(Struct, frozen=True):
    """Something to correct: what is wrong, where, and the next step."""

    what: str
    where: str
    hint: str

    def __str__(self) -> str:
        """Return one line, in the form of an error."""
        return str(SuiteError(self.what, where=self.where, hint=self.hint))


class AnswerAudit(Struct, frozen=True):
    """How one answer was graded: the tests that it failed and its diagnosis.

    `kept` is the share of the points of its part that it keeps, from 0 to 1: of the exercise, or
    of the method if the variant is one. `failed_elsewhere` are the failed tests of other parts,
    which do not build on this one.
    """

    kind: str  # reference, blank, right or wrong
    id: str
    failed: tuple[str, ...]
    diagnosis: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()  # the traits that its header declares
    kept: float = 0.0
    value: str = ""  # of the parameter, in a family of variants
    failed_elsewhere: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The id, with the value of the parameter if there is one."""
        return f"{self.id}[{self.value}]" if self.value else self.id


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


def check_files(
    exercise: str, bank: VariantBank, languages: Sequence[Language]
) -> Iterator[AuditFinding]:
    """Report variants that cannot be read or lack a language, and an exercise without variants."""
    for error in bank.errors:
        if f"/{exercise}.py:" in error.where:
            yield AuditFinding(error.what, where=error.where, hint=error.hint)
    for where, header in {variant.where: variant.wrong for variant in bank.wrong(exercise)}.items():
        for language in header.missing_texts(languages):
            yield AuditFinding(
                f"no title and hint in {LANGUAGE_NAMES[language]}",
                where=where,
                hint=f"Write `# {language}: …` and the hint in indented lines below it",
            )
    if not bank.wrong(exercise) or not bank.right(exercise):
        yield AuditFinding(
            "has no known wrong answers or no known right ones",
            where=exercise,
            hint=f"Write some in {_variants_file(exercise)}",
        )


def check_titles(
    tests: Iterable[HiddenTest], locale_dir: Path, languages: Sequence[Language]
) -> Iterator[AuditFinding]:
    """Report titles that are not in a language of the course, nor translated for the suite.

    A course in Japanese alone may have Japanese titles in the tests.
    """
    for test in tests:
        is_japanese = languages == ("ja",) and _JAPANESE.search(test.title)
        if (
            "ja" in languages
            and not is_japanese
            and not is_translated(test.title, "ja", locale_dir)
        ):
            yield AuditFinding(
                f"its title has no Japanese: {test.title}",
                where=f"{test.exercise}/{test.name}",
                hint="Add it to autograder/locale/ja/seminar.po",
            )


def check_answers(
    exercise: str, rows: Sequence[AnswerAudit], tests: Sequence[HiddenTest], bank: VariantBank
) -> Iterator[AuditFinding]:
    """Report right answers that lose points; wrong ones that keep them or are misdiagnosed."""
    variants = {(str(v.kind), v.id): v for v in bank.variants if v.exercise == exercise}
    for row in rows:
        variant = variants.get((row.kind, row.id))
        where = f"{variant.where if variant else exercise}: {row.kind} {row.name}"
        failed = ", ".join(row.failed)
        passed = ", ".join(test.name for test in tests if test.name not in row.failed)
        if row.kind in ("reference", "right") and failed:
            hint = "Make those tests accept it, or check whether it is right at all"
            yield AuditFinding(f"a right answer fails {failed}", where=where, hint=hint)
        elif row.kind == "blank" and passed:
            hint = "Have the test ask for a right answer as well"
            yield AuditFinding(f"passes {passed}", where=where, hint=hint)
        elif row.kind == "wrong" and not failed:
            hint = "Add a test that notices it, or delete the variant"
            yield AuditFinding("a wrong answer keeps all its points", where=where, hint=hint)
        elif variant is not None and row.kind == "wrong":
            yield from check_traits(row, tests, where, variant.wrong.reason)
            yield from _check_diagnosis(row, where)


def check_traits(
    row: AnswerAudit, tests: Sequence[HiddenTest], where: str, reason: str = ""
) -> Iterator[AuditFinding]:
    """Report a wrong answer that fails for another trait than those it lacks, or loses too much.

    `tests` are those of the exercise.
    """
    failed_traits = {test.trait for test in tests if test.name in row.failed}
    if EVERYTHING in row.lacks:
        traits = {test.trait for test in tests if test.name in row.failed_elsewhere}
        if undeclared := sorted(traits - set(row.lacks)):
            yield AuditFinding(
                f"fails the tests of {', '.join(undeclared)}, which are not of its method",
                where=where,
                hint="Have the tests of each method accept it, or add the trait to `lacks`",
            )
        if row.kept >= LEAST_SHARE:
            yield AuditFinding(
                f"lacks {EVERYTHING}, but keeps {row.kept:.0%} of the points",
                where=where,
                hint=f"Name the traits that it lacks: {', '.join(sorted(failed_traits))}",
            )
        return
    if unnoticed := sorted(set(row.lacks) - failed_traits):
        yield AuditFinding(
            f"lacks {', '.join(unnoticed)}, but passes its tests",
            where=where,
            hint="Name a trait of TRAITS whose test it fails, or add a test that notices it",
        )
    if undeclared := sorted(failed_traits - set(row.lacks)):
        yield AuditFinding(
            f"fails the tests of {', '.join(undeclared)}, which it does not lack by its header",
            where=where,
            hint="Have each test judge one trait, or add the trait to `lacks`",
        )
    if row.kept < LEAST_SHARE and not reason:
        yield AuditFinding(
            f"keeps only {row.kept:.0%} of the points without a reason",
            where=where,
            hint="Have each test judge one trait, change the weights of the traits, or add"
            ' reason="…"',
        )


def _check_diagnosis(row: AnswerAudit, where: str) -> Iterator[AuditFinding]:
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
    exercise: str, tests: Sequence[HiddenTest], rows: Iterable[AnswerAudit]
) -> Iterator[AuditFinding]:
    """Report tests that are not needed: no variant fails them, or they duplicate another test."""
    wrong = [row for row in rows if row.kind == "wrong"]
    failing_ids = {
        test.name: {row.id for row in wrong if test.name in row.failed} for test in tests
    }
    lacked_traits = {trait for row in wrong for trait in row.lacks}
    for test in tests:
        if not failing_ids[test.name]:
            yield AuditFinding(
                "fails for no wrong answer",
                where=f"{exercise}/{test.name}",
                hint="Add a wrong variant that fails this test, or delete the test",
            )
        elif not {test.trait, EVERYTHING} & lacked_traits:
            yield AuditFinding(
                f"no wrong variant lacks its trait {test.trait}",
                where=f"{exercise}/{test.name}",
                hint=f"Name it in `lacks` of one of: {', '.join(sorted(failing_ids[test.name]))}",
            )
    for test, other in combinations(tests, 2):
        if failing_ids[test.name] and failing_ids[test.name] == failing_ids[other.name]:
            yield AuditFinding(
                f"fails for the same wrong answers as {other.name}",
                where=f"{exercise}/{test.name}",
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


def stale_table(assignment: str, exercise: str, path: Path) -> AuditFinding:
    """Return the finding for an answer table that is missing or not that of this suite."""
    return AuditFinding(
        "its answer table is missing, or was made from other tests or variants",
        where=f"{exercise}: {'/'.join(path.parts[-2:])}",
        hint=f"Run `seminar audit {assignment} --exercise {exercise} --write-table`",
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
