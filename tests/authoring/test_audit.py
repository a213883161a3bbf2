"""The audit: its findings, and that the bundled variant bank is large and complete."""

import ast
import json
import re
import shutil
from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace
from typer.testing import CliRunner

from autograder.authoring import audit_rules
from autograder.authoring.audit import (
    AuditTask,
    MutationMode,
    audit_assignments,
    audit_exercise,
    batches,
    observe_answers,
    recorded_observations,
)
from autograder.authoring.audit_rules import AnswerAudit, Audit, AuditFinding
from autograder.authoring.mutation import Mutant, mutants
from autograder.cli.app import app
from autograder.content.master import load_master
from autograder.content.variants import (
    EquivalentMutant,
    RightHeader,
    Variant,
    VariantBank,
    VariantKind,
    WrongHeader,
    read_bank,
)
from autograder.core.errors import SeminarError, SuiteError
from autograder.core.i18n import LANGUAGES, Language
from autograder.course import Course, Level, Localized, load_course
from autograder.grading import answer_table, table_builder
from autograder.grading.spec import SUITES, TABLES_FILE, load_spec
from autograder.grading.suite_runner import HiddenTest
from tests.support.settings import ROOT

TESTS = ("test_a", "test_b")
HIDDEN_TESTS = tuple(
    HiddenTest("f", name, name, name.removeprefix("test_"), 1, is_slow=False, is_random=False)
    for name in TESTS
)
NAMED = {
    "week2_loss": {"mean_squared_error": 12, "cross_entropy_error": 12},
    "week3_differentiation": {"numerical_diff": 12, "numerical_gradient": 12},
    "week4_gradient_descent": {"gradient_descent": 12},
    "week7_training": {"train": 12},
}
METHODS = ("__init__", "predict", "loss", "accuracy", "numerical_gradient", "gradient")
WEEKS = tuple(load_course(ROOT).config.assignments)
CODE = re.compile(r"test_\w+|\bnp\.\w+\(|\bdef \w+\(|\*\*|==|return \w+[(*/+.-]")
EMPTY = VariantBank((), (), ())
MEAN_SQUARED_ERROR_TESTS = re.findall(
    r"^def (test_\w+)",
    (SUITES / "week2_loss" / "test_mean_squared_error.py").read_text(encoding="utf-8"),
    re.MULTILINE,
)


def wrong(
    name: str,
    *failed: str,
    lacks: tuple[str, ...] = (),
    diagnosis: tuple[str, ...] = (),
    elsewhere: tuple[str, ...] = (),
) -> AnswerAudit:
    lacks = lacks or tuple(test.removeprefix("test_") for test in failed) or ("a",)
    kept = 1 - len(failed) / len(TESTS)
    return AnswerAudit("wrong", name, failed, diagnosis, lacks, kept, failed_elsewhere=elsewhere)


def bank_of(*rows: AnswerAudit, reason: str = "") -> VariantBank:
    """A bank with the variants that the rows are about."""
    text = Localized("Text", "文")
    headers: dict[str, WrongHeader | RightHeader] = {
        "wrong": WrongHeader(text, text, ("a",), reason),
        "right": RightHeader("A loop"),
    }
    return VariantBank(
        tuple(
            Variant(
                VariantKind(row.kind), "f", row.id, headers[row.kind], "", "week/variants/f.py:7"
            )
            for row in rows
            if row.kind in headers
        ),
        (),
        (),
    )


def check_answers(*rows: AnswerAudit, reason: str = "") -> list[str]:
    bank = bank_of(*rows, reason=reason)
    return [str(finding) for finding in audit_rules.check_answers("f", rows, HIDDEN_TESTS, bank)]


def check_tests(*rows: AnswerAudit) -> list[str]:
    return [str(finding) for finding in audit_rules.check_tests("f", HIDDEN_TESTS, rows)]


# -- findings


def test_a_sound_exercise_has_no_finding() -> None:
    """Right answers pass all tests; wrong ones fail for what they lack and are diagnosed."""
    rows = (
        AnswerAudit("reference", "reference", ()),
        AnswerAudit("blank", "blank", TESTS),
        AnswerAudit("right", "loop", ()),
        wrong("one", "test_a", diagnosis=("one",)),
        wrong("two", *TESTS, lacks=("everything",), diagnosis=("two",)),
        wrong("three", "test_b", diagnosis=()),
    )
    assert check_answers(*rows) == check_tests(*rows) == []


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (AnswerAudit("reference", "reference", ("test_a",)), "a right answer fails test_a"),
        (AnswerAudit("right", "loop", ("test_b",)), "a right answer fails test_b"),
        (wrong("one"), "keeps all its points"),
        (wrong("one", "test_a", lacks=("a", "b")), "lacks b, but passes its tests"),
        (wrong("one", *TESTS, lacks=("everything", "a")), ""),
        (
            wrong("one", *TESTS, lacks=("everything",), elsewhere=("test_b",)),
            "fails the tests of b, which are not of its method",
        ),
        (wrong("one", *TESTS, lacks=("everything", "b"), elsewhere=("test_b",)), ""),
        (wrong("one", "test_a", lacks=("everything",)), "lacks everything, but keeps 50%"),
        (wrong("one", "test_a", diagnosis=("two",)), "is diagnosed as two"),
        (wrong("one", "test_a", diagnosis=("one", "two")), "cannot be distinguished from two"),
    ],
    ids=[
        "reference",
        "right",
        "kept",
        "passed",
        "everything",
        "elsewhere",
        "elsewhere-declared",
        "half",
        "another",
        "ambiguous",
    ],
)
def test_an_answer_that_is_graded_wrongly_is_a_finding(row: AnswerAudit, message: str) -> None:
    """Each way to grade a known answer wrongly is reported with the next step."""
    findings = check_answers(row)
    assert len(findings) == bool(message)
    for finding in findings:
        assert message in finding
        assert finding.count(". ") >= 1


def test_a_trait_that_is_not_declared_is_a_finding() -> None:
    """A wrong answer fails no test of a trait that it does not lack."""
    (finding, *_) = check_answers(wrong("one", *TESTS, lacks=("a",)))
    assert "fails the tests of b, which it does not lack" in finding


def test_losing_more_than_half_needs_a_reason() -> None:
    """An answer that lacks some traits keeps half of the points unless its header says why."""
    row = wrong("one", *TESTS)
    (finding,) = check_answers(row)
    assert "keeps only 0% of the points without a reason" in finding
    assert check_answers(row, reason="all of it is about labels") == []


def test_a_finding_about_a_variant_names_its_line() -> None:
    """The finding begins with the file and line of the variant."""
    (finding,) = check_answers(AnswerAudit("right", "loop", ("test_b",)))
    assert finding.startswith("week/variants/f.py:7: right loop: a right answer fails test_b")


def test_a_blank_that_earns_points_is_a_finding() -> None:
    """A test that the released stub passes is reported."""
    rows = (AnswerAudit("blank", "blank", ("test_a",)), wrong("one", *TESTS, lacks=("everything",)))
    (finding,) = check_answers(*rows)
    assert "passes test_b" in finding


def test_a_test_that_is_not_needed_is_a_finding() -> None:
    """No wrong answer fails it, none names it, or another test fails for the same ones."""
    findings = check_tests(wrong("one", "test_a"))
    assert any("f/test_b: fails for no wrong answer" in finding for finding in findings)
    findings = check_tests(wrong("one", *TESTS), wrong("two", *TESTS))
    assert any("same wrong answers as test_b" in finding for finding in findings)
    rows = (wrong("one", *TESTS, lacks=("a",)), wrong("two", "test_a"))
    assert any("f/test_b: no wrong variant lacks its" in text for text in check_tests(*rows))


def test_survivors_and_stale_equivalents_are_findings() -> None:
    """A surviving mutant has to be listed with a reason; a listed one has to survive."""
    equivalents = (EquivalentMutant("f", "b", "same"), EquivalentMutant("f", "gone", "same"))
    bank = VariantBank((), equivalents, ())
    tried = [Mutant(name, name) for name in ("a", "b", "c")]
    alive = frozenset({"a", "b"})
    assert audit_rules.unlisted_survivors("f", bank, tried, alive) == ("a",)
    findings = audit_rules.check_mutants("f", bank, tried, tried, alive)
    assert [re.findall("no test notices|there is none", str(finding)) for finding in findings] == [
        ["no test notices"],
        ["there is none"],
    ]
    findings = audit_rules.check_mutants("f", bank, tried, tried, frozenset())
    assert any("but a test notices it" in str(finding) for finding in findings)


def test_an_exercise_without_variants_is_a_finding() -> None:
    """An exercise for which no variants are written is reported."""
    assert "no known wrong answers" in str(next(audit_rules.check_files("f", EMPTY, LANGUAGES)))


def test_a_cell_that_cannot_be_read_is_a_finding(tmp_path: Path) -> None:
    """An invalid cell is reported for its exercise only."""
    (tmp_path / "variants").mkdir()
    (tmp_path / "variants" / "f.py").write_text('# %% right="loop"\nx = 1\n')
    bank = read_bank(tmp_path)
    finding, *_ = map(str, audit_rules.check_files("f", bank, LANGUAGES))
    assert finding.startswith(f"{tmp_path.name}/variants/f.py:1: ")
    assert not any(
        "f.py:1" in str(finding) for finding in audit_rules.check_files("off", bank, LANGUAGES)
    )


# -- a real audit


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The suite of week 2 in a directory where tests can be deleted."""
    directory = tmp_path_factory.mktemp("suites")
    shutil.copy(SUITES / "conftest.py", directory)
    without_tables = shutil.ignore_patterns(TABLES_FILE)
    shutil.copytree(SUITES / "week2_loss", directory / "week2_loss", ignore=without_tables)
    return directory / "week2_loss"


NEW_VARIANT = """\
# %% wrong="none" lacks="everything"
# en: Nothing
#     Hint
# ja: なし
#     ヒント
def mean_squared_error(y, t):
    pass
"""


def task_for(
    course: Course,
    suite: Path,
    exercise: str,
    *,
    write_table: bool = False,
    runs_all: bool = True,
) -> AuditTask:
    spec = load_spec(course, "week2_loss", Level.FULL)
    spec = msgspec.structs.replace(spec, suite=str(suite), suite_hash=str(suite.stat().st_mtime_ns))
    return AuditTask(
        spec, exercise, MutationMode.NONE, 0, write_table=write_table, runs_all=runs_all
    )


def audited(course: Course, suite: Path, exercise: str, *, write_table: bool = False) -> Audit:
    return run(task_for(course, suite, exercise, write_table=write_table))


def run(task: AuditTask) -> Audit:
    observations = dict(recorded_observations(task))
    for batch in batches(task, observations):
        observations |= observe_answers(batch)
    return audit_exercise(task, observations)


@pytest.mark.nightly
@pytest.mark.full_wall
@pytest.mark.parametrize("name", MEAN_SQUARED_ERROR_TESTS)
def test_deleting_any_test_is_noticed(course: Course, copied: Path, name: str) -> None:
    """Without any one of its tests, the audit of an exercise has a finding; with all, none."""
    exercise = "mean_squared_error"
    path = copied / f"test_{exercise}.py"
    whole = path.read_text(encoding="utf-8")
    assert audited(course, copied, exercise).findings == ()
    path.write_text(whole.replace(f"def {name}(", f"def no_{name}("), encoding="utf-8")
    shutil.rmtree(copied / "__pycache__", ignore_errors=True)
    copied.touch()
    try:
        findings: Sequence[object] = audited(course, copied, exercise).findings
    except SuiteError as error:  # it was the only test of its trait
        findings = (error,)
    finally:
        path.write_text(whole, encoding="utf-8")
    assert findings


def test_a_right_variant_is_believed_only_if_the_table_was_made_with_it(course: Course) -> None:
    """A right variant that is new or was changed after the table runs in every sample."""
    spec, exercise = task_for(course, SUITES / "week2_loss", "mini_batch").spec, "mini_batch"
    table = answer_table.read_table(spec, exercise)
    assert table is not None
    right = read_bank(SUITES / "week2_loss").right(exercise)
    assert all(table.has_passed(variant) for variant in right)
    changed = replace(right[0], code=right[0].code + "# another line")
    assert not table.has_passed(changed)


@pytest.mark.slow
@pytest.mark.full_wall
def test_a_sample_of_the_variants_with_the_table_tells_what_all_of_them_tell(
    course: Course,
) -> None:
    """Variants outside the sample do not run, and the audit has the same rows and findings."""
    suite, exercise = SUITES / "week2_loss", "mini_batch"
    sample = task_for(course, suite, exercise, runs_all=False)
    recorded = recorded_observations(sample)
    assert len(recorded) > 10
    assert any(key.startswith("right/") for key in recorded)
    assert not recorded.keys() & {
        key for batch in batches(sample, recorded) for key in batch.sources
    }
    assert run(sample) == audited(course, suite, exercise)


@pytest.mark.slow
@pytest.mark.full_wall
def test_the_answer_table_is_written_and_checked(
    course: Course, copied: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A course's table is kept in the cache, or beside the suite on request; then it is checked."""
    exercise = "mean_squared_error"
    stale = "its answer table is missing, or was made from other tests or variants"
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(table_builder, "MAX_REQUESTS", 300)  # a few composites are enough
    path = copied / TABLES_FILE
    suite = copied / f"test_{exercise}.py"
    tests = suite.read_text(encoding="utf-8")

    def is_stale() -> bool:
        return stale in {finding.what for finding in audited(course, copied, exercise).findings}

    suite.write_text(f"# a course's own\n{tests}", encoding="utf-8")
    assert not is_stale()
    assert not path.exists()
    assert len(list(tmp_path.rglob("*.xz"))) == 1
    audited(course, copied, exercise, write_table=True)
    assert path.exists()
    assert not is_stale()
    variants = copied / "variants" / f"{exercise}.py"
    text = variants.read_text(encoding="utf-8")
    variants.write_text(f"{text}\n{NEW_VARIANT}", encoding="utf-8")
    assert is_stale()
    assert recorded_observations(task_for(course, copied, exercise, runs_all=False)) == {}
    variants.write_text(text, encoding="utf-8")
    suite.write_text(tests, encoding="utf-8")
    path.unlink()


def test_tables_have_a_seed_of_their_own(course: Course) -> None:
    """Tables cannot be written with the inputs of another seed."""
    with pytest.raises(SeminarError, match="Leave out --seed"):
        audit_assignments(course, ["week2_loss"], Level.NONE, seed=1, write_tables=True)


@pytest.mark.slow
@pytest.mark.full_wall
def test_the_command_prints_a_matrix_or_json(monkeypatch: pytest.MonkeyPatch) -> None:
    """`seminar audit` shows known answers against tests, as text or JSON, and ends with 0."""
    monkeypatch.chdir(ROOT)
    arguments = ["audit", "week5_backpropagation", "--exercise", "square_of_sum"]
    arguments += ["--mutants", "none"]
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 0, result.output
    assert re.search(r"blank +blank +x+\n", result.output)
    assert re.search(r"reference +reference +·+\n", result.output)
    assert result.output.rstrip().endswith("clean")
    (audit,) = json.loads(CliRunner().invoke(app, [*arguments, "--json"]).output)
    assert audit["exercise"] == "square_of_sum"
    assert audit["complaints"] == []
    assert audit["rows"][-1]["lacks"]
    assert 0 <= audit["rows"][-1]["kept"] < 1


def test_only_the_languages_of_the_course_are_required(tmp_path: Path) -> None:
    """Titles and hints are reported in each language of the course, and in no other.

    A course in Japanese alone may have Japanese titles in its tests.
    """
    path = tmp_path / "suites" / "week1" / "variants" / "f.py"
    path.parent.mkdir(parents=True)
    path.write_text(
        '# %% wrong="a" lacks="everything"\n# en: A\n#     B\nx = 1\n\n'
        '# %% right="b"\n# Fine\nx = 2\n'
    )
    bank = read_bank(path.parents[1])

    def findings(*languages: Language, title: str = "Adds up") -> list[str]:
        tests = [HiddenTest("f", "test_a", title, "a", 1, is_slow=False, is_random=False)]
        return [
            finding.what
            for found in (
                audit_rules.check_files("f", bank, languages),
                audit_rules.check_titles(tests, tmp_path / "locale", languages),
            )
            for finding in found
        ]

    no_hint, no_title = "no title and hint in Japanese", "its title has no Japanese: "
    assert findings("en") == []
    assert findings("en", "ja") == [no_hint, f"{no_title}Adds up"]
    assert findings("ja") == [no_hint, f"{no_title}Adds up"]
    assert findings("ja", title="足し合わせること") == [no_hint]
    assert findings("en", "ja", title="足し合わせること") == [
        no_hint,
        f"{no_title}足し合わせること",
    ]


# -- the bundled bank


@pytest.mark.parametrize("week", WEEKS)
def test_the_bank_is_readable_and_large_enough(week: str) -> None:
    """No cell of the bank is invalid; each exercise has its number of wrong and right answers."""
    bank = read_bank(SUITES / week)
    assert [str(error) for error in bank.errors] == []
    for exercise in load_master(ROOT / "solutions" / f"{week}.py").exercises:
        minimum = NAMED.get(week, {}).get(exercise, 5)
        assert len(bank.wrong(exercise)) >= minimum, exercise
        assert len(bank.right(exercise)) >= (6 if minimum == 12 else 3), exercise


@pytest.mark.parametrize("method", METHODS)
def test_each_method_of_the_network_has_its_own(method: str) -> None:
    """Each method of TwoLayerNet has at least 12 wrong and 6 right answers of its own."""
    bank = read_bank(SUITES / "week6_two_layer_net")
    kinds = [variant.kind for variant in bank.variants if variant.header.method == method]
    assert kinds.count(VariantKind.WRONG) >= 12
    assert kinds.count(VariantKind.RIGHT) >= 6


@pytest.mark.parametrize("week", WEEKS)
def test_hints_are_in_both_languages_and_give_no_code(week: str) -> None:
    """Title and hint are also in Japanese, and contain no line of code and no name of a test."""
    for variant in read_bank(SUITES / week).variants:
        if variant.kind is VariantKind.RIGHT:
            continue
        for localized in (variant.wrong.title, variant.wrong.hint):
            assert re.search(r"[ぁ-んァ-ヶ一-龠]", localized.ja), variant.id
            assert not re.search(r"[ぁ-んァ-ヶ一-龠]", localized.en), variant.id
            for text in (localized.en, localized.ja):
                assert not CODE.search(text), text


SOURCE = '''
def mean(x, axis=0):
    """The mean, 1 or more."""
    total = np.sum(x, axis=1)
    if axis < 2 and total > 0:
        total += 1
    return total / len(x)
'''
NAMED_CODE = {
    "week2_loss": ("mean_squared_error", "cross_entropy_error"),
    "week3_differentiation": ("numerical_diff", "numerical_gradient"),
    "week4_gradient_descent": ("gradient_descent",),
    "week6_two_layer_net": ("TwoLayerNet",),
    "week7_training": ("train",),
}


def ids() -> set[str]:
    return {mutant.id for mutant in mutants(SOURCE)}


def test_operators_comparisons_and_constants_are_changed() -> None:
    """There are mutants of arithmetic, comparisons, connectives, constants and defaults."""
    expected = {
        "total / len(x) -> total * len(x) in: return total / len(x)",
        "total / len(x) -> len(x) / total in: return total / len(x)",
        "axis < 2 -> axis <= 2 in: if axis < 2 and total > 0:",
        "axis < 2 and total > 0 -> axis < 2 or total > 0 in: if axis < 2 and total > 0:",
        "Add -> Sub in: total += 1",
        "1 -> 2 in: total += 1",
        "0 -> 1 in: def mean(x, axis=0):",
    }
    assert expected <= ids()


def test_axes_functions_arguments_and_statements_are_changed() -> None:
    """There are mutants of axes and reductions, with swapped names and removed statements."""
    line = "total = np.sum(x, axis=1)"
    expected = {
        f"np.sum(x, axis=1) -> np.sum(x, axis=0) in: {line}",
        f"np.sum(x, axis=1) -> np.mean(x, axis=1) in: {line}",
        f"np.sum(x, axis=1) -> np.sum(x) in: {line}",
        f"x -> axis in: {line}",
        f"{line} -> nothing",
        "return total / len(x) -> return",
    }
    assert expected <= ids()


def test_one_operator_is_changed_at_a_time() -> None:
    """A mutant of `+=` leaves the other `+=` of the function as it is."""
    source = "def mean(x):\n    total += x\n    count += 1\n    return total / count"
    (mutant,) = (each for each in mutants(source) if each.id == "Add -> Sub in: total += x")
    assert "total -= x\n    count += 1" in mutant.source


def test_each_mutant_is_another_program() -> None:
    """No mutant equals the reference; sources and ids are unique."""
    all_mutants = mutants(SOURCE)
    sources = {mutant.source for mutant in all_mutants}
    assert len(sources) == len(all_mutants) == len({mutant.id for mutant in all_mutants})
    assert ast.unparse(ast.parse(SOURCE)) not in sources
    for mutant in all_mutants:
        ast.parse(mutant.source)
        assert '"""The mean, 1 or more."""' in mutant.source


def test_named_exercises_have_at_least_thirty() -> None:
    """Each of the central exercises of the course has 30 mutants or more."""
    for week, exercises in NAMED_CODE.items():
        source = load_master(ROOT / "solutions" / f"{week}.py")
        for exercise in exercises:
            assert len(mutants(source.solution(exercise))) >= 30, exercise


@pytest.mark.parametrize(
    ("findings", "code"), [((), 0), ((AuditFinding("is wrong", where="f", hint="Mend it"),), 1)]
)
def test_a_finding_is_the_exit_code(
    course: Course, monkeypatch: pytest.MonkeyPatch, findings: tuple[AuditFinding, ...], code: int
) -> None:
    """`seminar audit` ends with 1 if there is a finding, which it prints, else with 0."""
    audited = Audit("week2_loss", "f", TESTS, (), 0, 0, (), findings)
    monkeypatch.setattr("autograder.authoring.audit.audit_assignments", lambda *_, **__: [audited])
    monkeypatch.chdir(course.root)
    done = CliRunner().invoke(app, ["audit"])
    assert done.exit_code == code
    assert done.stdout.count("! f: is wrong. Mend it") == code
