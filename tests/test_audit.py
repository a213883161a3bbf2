"""The audit: what it complains of, and that the course's own bank is large and complete."""

import json
import re
import shutil
from pathlib import Path

import msgspec
import pytest
from typer.testing import CliRunner

from autograder import course as courses
from autograder.authoring import audit, audit_rules
from autograder.authoring.audit import AuditTask, MutationMode
from autograder.authoring.audit_rules import AnswerAudit, Audit
from autograder.authoring.mutation import Mutant
from autograder.cli.app import app
from autograder.content import master, variants
from autograder.content.variants import EquivalentMutant, VariantBank
from autograder.course import Course, Level
from autograder.grading.spec import SUITES, load_spec
from tests.conftest import ROOT

TESTS = ("test_a", "test_b")
NAMED = {
    "week2_loss": {"mean_squared_error": 12, "cross_entropy_error": 12},
    "week3_differentiation": {"numerical_diff": 12, "numerical_gradient": 12},
    "week4_gradient_descent": {"gradient_descent": 12},
    "week7_training": {"train": 12},
}
METHODS = ("__init__", "predict", "loss", "accuracy", "numerical_gradient", "gradient")
WEEKS = tuple(courses.load_course(ROOT).config.assignments)
CODE = re.compile(r"test_\w+|\bnp\.\w+\(|\bdef \w+\(|\*\*|==|return \w+[(*/+.-]")
EMPTY = VariantBank((), (), ())


def wrong(name: str, *failed: str, fails: str = "", found: tuple[str, ...] = ()) -> AnswerAudit:
    return AnswerAudit("wrong", name, failed, found, fails or (failed[0] if failed else "test_a"))


def of_answers(*rows: AnswerAudit) -> list[str]:
    return [str(found) for found in audit_rules.of_answers("f", rows)]


def of_tests(*rows: AnswerAudit) -> list[str]:
    return [str(found) for found in audit_rules.of_tests("f", TESTS, rows)]


# -- complaints


def test_a_sound_exercise_has_no_complaint() -> None:
    """Right answers pass all, wrong ones fail as named and are known: nothing to complain of."""
    rows = (
        AnswerAudit("reference", "reference", ()),
        AnswerAudit("blank", "blank", TESTS),
        AnswerAudit("right", "loop", ()),
        wrong("one", "test_a", found=("one",)),
        wrong("two", "test_a", "test_b", fails="test_b", found=("two",)),
        wrong("three", "test_b", found=()),
    )
    assert of_answers(*rows) == of_tests(*rows) == []


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (AnswerAudit("reference", "reference", ("test_a",)), "a right answer fails test_a"),
        (AnswerAudit("right", "loop", ("test_b",)), "a right answer fails test_b"),
        (wrong("one"), "keeps all its points"),
        (wrong("one", "test_a", fails="test_b"), "has to fail test_b, but fails test_a"),
        (wrong("one", "test_a", found=("two",)), "is diagnosed as two"),
        (wrong("one", "test_a", found=("one", "two")), "cannot be told from two"),
    ],
    ids=["reference", "right", "kept", "elsewhere", "another", "ambiguous"],
)
def test_an_answer_that_is_graded_wrongly_is_a_complaint(row: AnswerAudit, says: str) -> None:
    """Each way to grade a known answer wrongly is told, with the next step."""
    (said,) = of_answers(row)
    assert says in said
    assert said.count(". ") >= 1


def test_a_blank_that_earns_points_is_a_complaint() -> None:
    """A test that the stub passes is told."""
    rows = (AnswerAudit("blank", "blank", ("test_a",)), wrong("one", *TESTS, found=("one",)))
    (said,) = of_answers(*rows)
    assert "passes test_b" in said


def test_a_test_that_nothing_needs_is_a_complaint() -> None:
    """No wrong answer fails it, none names it, or another test fails for the same ones."""
    assert any(
        "f/test_b: fails for no wrong answer" in said for said in of_tests(wrong("one", "test_a"))
    )
    both = wrong("one", *TESTS)
    told = of_tests(both, wrong("two", *TESTS))
    assert any("same wrong answers as test_b" in said for said in told)
    assert any("f/test_b: is named by no wrong variant" in said for said in told)


def test_survivors_and_stale_equivalents_are_complaints() -> None:
    """A mutant that lives has to be listed with a reason; an entry has to be true."""
    known = VariantBank(
        (), (EquivalentMutant("f", "b", "same"), EquivalentMutant("f", "gone", "same")), ()
    )
    tried = [Mutant(name, name) for name in ("a", "b", "c")]
    survivors, found = audit_rules.of_mutants("f", known, tried, tried, frozenset({"a", "b"}))
    assert survivors == ("a",)
    assert [re.findall("no test notices|there is none", str(one)) for one in found] == [
        ["no test notices"],
        ["there is none"],
    ]
    _, found = audit_rules.of_mutants("f", known, tried, tried, frozenset())
    assert any("but a test notices it" in str(one) for one in found)


def test_an_exercise_without_known_answers_is_a_complaint() -> None:
    """An exercise for which nobody has written variants is told."""
    assert "no known wrong answers" in str(next(audit_rules.of_files("f", EMPTY)))


# -- a real audit


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The suite of week 2 in a folder where tests can be deleted."""
    folder = tmp_path_factory.mktemp("suites")
    shutil.copy(SUITES / "conftest.py", folder)
    shutil.copytree(SUITES / "week2_loss", folder / "week2_loss")
    return folder / "week2_loss"


def audited(course: Course, suite: Path, exercise: str) -> Audit:
    kit = load_spec(course, "week2_loss", Level.FULL)
    kit = msgspec.structs.replace(kit, suite=str(suite), suite_hash=str(suite.stat().st_mtime_ns))
    return audit.audit_exercise(AuditTask(kit, exercise, MutationMode.NONE, 0))


@pytest.mark.slow
@pytest.mark.full_wall
def test_deleting_any_test_is_noticed(course: Course, copied: Path) -> None:
    """Without any one of its tests, an exercise's audit has a complaint; with all, none."""
    exercise = "mean_squared_error"
    path = copied / f"test_{exercise}.py"
    whole = path.read_text(encoding="utf-8")
    names = re.findall(r"^def (test_\w+)", whole, re.MULTILINE)
    assert len(names) > 3
    assert audited(course, copied, exercise).complaints == ()
    for name in names:
        path.write_text(whole.replace(f"def {name}(", f"def no_{name}("), encoding="utf-8")
        shutil.rmtree(copied / "__pycache__", ignore_errors=True)
        copied.touch()
        told = "\n".join(map(str, audited(course, copied, exercise).complaints))
        assert name in told, name
    path.write_text(whole, encoding="utf-8")


@pytest.mark.slow
@pytest.mark.full_wall
def test_the_command_prints_a_matrix_or_json(monkeypatch: pytest.MonkeyPatch) -> None:
    """`seminar audit` shows known answers against tests, as text or JSON, and ends with 0."""
    monkeypatch.chdir(ROOT)
    arguments = ["audit", "week2_loss", "--exercise", "mean_squared_error", "--mutants", "none"]
    shown = CliRunner().invoke(app, arguments)
    assert shown.exit_code == 0, shown.output
    assert re.search(r"blank +blank +x+\n", shown.output)
    assert re.search(r"reference +reference +·+\n", shown.output)
    assert shown.output.rstrip().endswith("clean")
    (one,) = json.loads(CliRunner().invoke(app, [*arguments, "--json"]).output)
    assert one["exercise"] == "mean_squared_error"
    assert one["complaints"] == []


# -- the course's bank


@pytest.mark.parametrize("week", WEEKS)
def test_the_bank_is_readable_and_large_enough(week: str) -> None:
    """No file of the bank is faulty; each exercise has its number of wrong and right answers."""
    known = variants.read_bank(SUITES / week)
    assert [str(found) for found in known.errors] == []
    for exercise in master.load_master(ROOT / "solutions" / f"{week}.py").exercises:
        wanted = NAMED.get(week, {}).get(exercise, 5)
        assert len(known.wrong(exercise)) >= wanted, exercise
        assert len(known.right(exercise)) >= (6 if wanted == 12 else 3), exercise


@pytest.mark.parametrize("method", METHODS)
def test_each_method_of_the_network_has_its_own(method: str) -> None:
    """Each method of TwoLayerNet has at least 12 wrong and 6 right answers of its own."""
    known = variants.read_bank(SUITES / "week6_two_layer_net")
    of_method = [v for v in known.variants if v.header.method == method]
    assert sum(v.kind is variants.VariantKind.WRONG for v in of_method) >= 12
    assert sum(v.kind is variants.VariantKind.RIGHT for v in of_method) >= 6


@pytest.mark.parametrize("week", WEEKS)
def test_every_test_is_named_by_a_wrong_answer(week: str) -> None:
    """Each hidden test is the one that some wrong variant has to fail: deleting it is noticed."""
    known = variants.read_bank(SUITES / week)
    tested: dict[str, set[str]] = {}
    for path in (SUITES / week).glob("test_*.py"):
        exercise = path.stem.removeprefix("test_").partition("__")[0]
        found = re.findall(r"^def (test_\w+)", path.read_text("utf-8"), re.MULTILINE)
        tested.setdefault(exercise, set()).update(found)
    for exercise, tests in tested.items():
        assert {variant.wrong.must_fail for variant in known.wrong(exercise)} == tests, exercise


@pytest.mark.parametrize("week", WEEKS)
def test_hints_are_in_both_languages_and_give_no_code(week: str) -> None:
    """Title and hint are written in Japanese, too, and hold no line of code and no test's name."""
    for variant in variants.read_bank(SUITES / week).variants:
        if variant.kind is variants.VariantKind.RIGHT:
            continue
        for text in (variant.wrong.title, variant.wrong.hint):
            assert re.search(r"[ぁ-んァ-ヶ一-龠]", text.ja), variant.id
            assert not re.search(r"[ぁ-んァ-ヶ一-龠]", text.en), variant.id
            for said in (text.en, text.ja):
                assert not CODE.search(said), said
