"""The audit: its findings, and that the bundled variant bank is large and complete."""

import json
import re
import shutil
from pathlib import Path

import msgspec
import pytest
from typer.testing import CliRunner

from autograder.authoring import audit_rules
from autograder.authoring.audit import AuditTask, MutationMode, audit_exercise
from autograder.authoring.audit_rules import AnswerAudit, Audit
from autograder.authoring.mutation import Mutant
from autograder.cli.app import app
from autograder.content.master import load_master
from autograder.content.variants import (
    EquivalentMutant,
    RightHeader,
    Variant,
    VariantBank,
    VariantKind,
    read_bank,
)
from autograder.course import Course, Level, load_course
from autograder.grading.spec import SUITES, load_spec
from tests.support.settings import ROOT

TESTS = ("test_a", "test_b")
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


def wrong(
    name: str, *failed: str, must_fail: str = "", diagnosis: tuple[str, ...] = ()
) -> AnswerAudit:
    return AnswerAudit(
        "wrong", name, failed, diagnosis, must_fail or (failed[0] if failed else "test_a")
    )


def check_answers(*rows: AnswerAudit, bank: VariantBank = EMPTY) -> list[str]:
    return [str(finding) for finding in audit_rules.check_answers("f", rows, bank)]


def check_tests(*rows: AnswerAudit) -> list[str]:
    return [str(finding) for finding in audit_rules.check_tests("f", TESTS, rows)]


# -- findings


def test_a_sound_exercise_has_no_finding() -> None:
    """Right answers pass all tests; wrong ones fail as named and are diagnosed."""
    rows = (
        AnswerAudit("reference", "reference", ()),
        AnswerAudit("blank", "blank", TESTS),
        AnswerAudit("right", "loop", ()),
        wrong("one", "test_a", diagnosis=("one",)),
        wrong("two", "test_a", "test_b", must_fail="test_b", diagnosis=("two",)),
        wrong("three", "test_b", diagnosis=()),
    )
    assert check_answers(*rows) == check_tests(*rows) == []


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (AnswerAudit("reference", "reference", ("test_a",)), "a right answer fails test_a"),
        (AnswerAudit("right", "loop", ("test_b",)), "a right answer fails test_b"),
        (wrong("one"), "keeps all its points"),
        (wrong("one", "test_a", must_fail="test_b"), "has to fail test_b, but fails test_a"),
        (wrong("one", "test_a", diagnosis=("two",)), "is diagnosed as two"),
        (wrong("one", "test_a", diagnosis=("one", "two")), "cannot be distinguished from two"),
    ],
    ids=["reference", "right", "kept", "elsewhere", "another", "ambiguous"],
)
def test_an_answer_that_is_graded_wrongly_is_a_finding(row: AnswerAudit, message: str) -> None:
    """Each way to grade a known answer wrongly is reported with the next step."""
    (finding,) = check_answers(row)
    assert message in finding
    assert finding.count(". ") >= 1


def test_a_finding_about_a_variant_names_its_line() -> None:
    """The finding begins with the file and line of the variant."""
    where = "week/variants/f.py:7"
    variant = Variant(VariantKind.RIGHT, "f", "loop", RightHeader("A loop"), "", where)
    bank = VariantBank((variant,), (), ())
    (finding,) = check_answers(AnswerAudit("right", "loop", ("test_b",)), bank=bank)
    assert finding.startswith("week/variants/f.py:7: right loop: a right answer fails test_b")


def test_a_blank_that_earns_points_is_a_finding() -> None:
    """A test that the released stub passes is reported."""
    rows = (AnswerAudit("blank", "blank", ("test_a",)), wrong("one", *TESTS, diagnosis=("one",)))
    (finding,) = check_answers(*rows)
    assert "passes test_b" in finding


def test_a_test_that_is_not_needed_is_a_finding() -> None:
    """No wrong answer fails it, none names it, or another test fails for the same ones."""
    findings = check_tests(wrong("one", "test_a"))
    assert any("f/test_b: fails for no wrong answer" in finding for finding in findings)
    findings = check_tests(wrong("one", *TESTS), wrong("two", *TESTS))
    assert any("same wrong answers as test_b" in finding for finding in findings)
    assert any("f/test_b: is named by no wrong variant" in finding for finding in findings)


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
    assert "no known wrong answers" in str(next(audit_rules.check_files("f", EMPTY)))


def test_a_cell_that_cannot_be_read_is_a_finding(tmp_path: Path) -> None:
    """An invalid cell is reported for its exercise only."""
    (tmp_path / "variants").mkdir()
    (tmp_path / "variants" / "f.py").write_text('# %% right="loop"\nx = 1\n')
    bank = read_bank(tmp_path)
    finding, *_ = map(str, audit_rules.check_files("f", bank))
    assert finding.startswith(f"{tmp_path.name}/variants/f.py:1: ")
    assert not any("f.py:1" in str(finding) for finding in audit_rules.check_files("off", bank))


# -- a real audit


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The suite of week 2 in a directory where tests can be deleted."""
    directory = tmp_path_factory.mktemp("suites")
    shutil.copy(SUITES / "conftest.py", directory)
    shutil.copytree(SUITES / "week2_loss", directory / "week2_loss")
    return directory / "week2_loss"


def audited(course: Course, suite: Path, exercise: str) -> Audit:
    spec = load_spec(course, "week2_loss", Level.FULL)
    spec = msgspec.structs.replace(spec, suite=str(suite), suite_hash=str(suite.stat().st_mtime_ns))
    return audit_exercise(AuditTask(spec, exercise, MutationMode.NONE, 0))


@pytest.mark.slow
@pytest.mark.full_wall
def test_deleting_any_test_is_noticed(course: Course, copied: Path) -> None:
    """Without any one of its tests, the audit of an exercise has a finding; with all, none."""
    exercise = "mean_squared_error"
    path = copied / f"test_{exercise}.py"
    whole = path.read_text(encoding="utf-8")
    names = re.findall(r"^def (test_\w+)", whole, re.MULTILINE)
    assert len(names) > 3
    assert audited(course, copied, exercise).findings == ()
    for name in names:
        path.write_text(whole.replace(f"def {name}(", f"def no_{name}("), encoding="utf-8")
        shutil.rmtree(copied / "__pycache__", ignore_errors=True)
        copied.touch()
        findings = "\n".join(map(str, audited(course, copied, exercise).findings))
        assert name in findings, name
    path.write_text(whole, encoding="utf-8")


@pytest.mark.slow
@pytest.mark.full_wall
def test_the_command_prints_a_matrix_or_json(monkeypatch: pytest.MonkeyPatch) -> None:
    """`seminar audit` shows known answers against tests, as text or JSON, and ends with 0."""
    monkeypatch.chdir(ROOT)
    arguments = ["audit", "week2_loss", "--exercise", "mean_squared_error", "--mutants", "none"]
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 0, result.output
    assert re.search(r"blank +blank +x+\n", result.output)
    assert re.search(r"reference +reference +·+\n", result.output)
    assert result.output.rstrip().endswith("clean")
    (audit,) = json.loads(CliRunner().invoke(app, [*arguments, "--json"]).output)
    assert audit["exercise"] == "mean_squared_error"
    assert audit["complaints"] == []
    assert audit["rows"][-1]["fails"] in audit["rows"][-1]["failed"]


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
def test_every_test_is_named_by_a_wrong_answer(week: str) -> None:
    """Each hidden test is the one that some wrong variant has to fail: deleting it is noticed."""
    bank = read_bank(SUITES / week)
    tests: dict[str, set[str]] = {}
    for path in (SUITES / week).glob("test_*.py"):
        exercise = path.stem.removeprefix("test_").partition("__")[0]
        names = re.findall(r"^def (test_\w+)", path.read_text("utf-8"), re.MULTILINE)
        tests.setdefault(exercise, set()).update(names)
    for exercise, names in tests.items():
        assert {variant.wrong.must_fail for variant in bank.wrong(exercise)} == names, exercise


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
