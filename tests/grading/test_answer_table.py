"""Answer tables: what they are made from, where they are kept, how requests are matched."""

import shutil
from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace

from autograder.content.variants import Variant, read_bank
from autograder.course import Level, load_course
from autograder.grading import answer_table
from autograder.grading.answer_table import (
    NO_ANSWER,
    AnswerTable,
    Outcome,
    Row,
    TestAnswers,
    is_current,
    load_table,
    store_beside_suite,
    store_in_cache,
    table_key,
)
from autograder.grading.result import TestStatus
from autograder.grading.spec import SUITES, GradingSpec, load_spec
from autograder.sandbox.trace import CallOutcome, Fingerprint, fingerprint
from tests.support.settings import ROOT

WEEK, EXERCISE = "week2_loss", "mean_squared_error"
WEEKS = tuple(load_course(ROOT).config.assignments)
FAILED = Outcome(TestStatus.FAILED, "wrong")


@pytest.fixture
def spec(tmp_path: Path) -> GradingSpec:
    """The spec of week 2 with a suite that can be changed, without tables."""
    suite = tmp_path / "suites" / WEEK
    shutil.copytree(SUITES / WEEK, suite, ignore=shutil.ignore_patterns("diagnosis"))
    return replace(load_spec(load_course(ROOT), WEEK, Level.NONE), suite=str(suite))


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache directory that is empty at first."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache"


def wrong(spec: GradingSpec) -> tuple[Variant, ...]:
    return read_bank(Path(spec.suite)).wrong(EXERCISE)


def key_of(spec: GradingSpec) -> str:
    return table_key(spec, EXERCISE, wrong(spec))


def appended(spec: GradingSpec, file: str, text: str = "\n# changed\n") -> str:
    """The key after a text was added to a file of the suite."""
    path = Path(spec.suite) / file
    before = path.read_bytes() if path.exists() else b""
    path.write_bytes(before + text.encode())
    return key_of(spec)


def a_table(key: str) -> AnswerTable:
    """A table with one row, which answers 2 to a request that the reference answers 1."""
    answers = TestAnswers()
    answers.find(Outcome(TestStatus.PASSED, ""), [answer(1.0)])
    answers.add(answers.find(FAILED, [answer(2.0)]))
    return AnswerTable(key, [Row("no_half", ("no_half",))], {"test_a": answers})


def answer(value: float, request: int = 0) -> Fingerprint:
    return fingerprint(CallOutcome(value, request=request))


def test_the_key_changes_with_what_answers_depend_on(
    spec: GradingSpec, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Tests and their helpers, variants, reference and what NumPy draws are part of the key."""
    keys = [
        key_of(spec),
        appended(spec, f"test_{EXERCISE}.py"),
        appended(spec, f"test_{EXERCISE}__more.py"),
        appended(spec, "helpers.py"),
        appended(
            spec,
            f"variants/{EXERCISE}.py",
            '\n# %% wrong="x" lacks="everything"\n# en: A\n#   B\n# ja: あ\n#   い\nx = 1\n',
        ),
        key_of(replace(spec, reference=f"{spec.reference}\nx = 1\n")),
        key_of(replace(spec, files_hash="other")),
    ]
    monkeypatch.setattr(answer_table, "_random_numbers", lambda: [0.5])
    keys.append(key_of(spec))
    assert len(set(keys)) == len(keys)


def test_texts_and_other_exercises_are_not_part_of_the_key(spec: GradingSpec) -> None:
    """Titles, hints, weights, other exercises and the location of the suite do not change it."""
    before = key_of(spec)
    tests = Path(spec.suite) / f"test_{EXERCISE}.py"
    suite = tests.read_text(encoding="utf-8")
    other = suite.replace('"any_outputs": 1', '"any_outputs": 7')
    other = other.replace('"""Right for outputs of any size and sign"""', '"""Another title"""')
    assert other.count("7,\n") == other.count("Another title") == 1
    tests.write_text(other, encoding="utf-8")
    assert key_of(spec) == before
    tests.write_text(suite.replace("size=10", "size=11"), encoding="utf-8")
    assert key_of(spec) != before
    tests.write_text(suite, encoding="utf-8")
    path = Path(spec.suite) / "variants" / f"{EXERCISE}.py"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("# en: ", "# en: Really: "), encoding="utf-8")
    assert text != path.read_text(encoding="utf-8")
    assert appended(spec, "test_mini_batch.py") == before
    assert appended(spec, "variants/mini_batch.py") == before
    moved = Path(spec.suite).with_name("elsewhere")
    shutil.move(spec.suite, moved)
    assert key_of(replace(spec, suite=str(moved))) == before


def test_a_table_is_kept_beside_the_suite_or_in_the_cache(spec: GradingSpec) -> None:
    """A table is found by its key, beside the suite or in the cache; one of another key is not."""
    assert load_table(spec, EXERCISE, "one") is None
    store_beside_suite(a_table("one"), spec, EXERCISE)
    store_in_cache(a_table("two"))
    assert load_table(spec, EXERCISE, "one") == a_table("one")
    assert load_table(spec, EXERCISE, "two") == a_table("two")
    assert load_table(spec, EXERCISE, "three") is None
    assert load_table(spec, "cross_entropy_error", "one") is None


@pytest.mark.parametrize("damage", [b"", b"PK\x03\x04", b"text"])
def test_a_damaged_table_is_none(spec: GradingSpec, damage: bytes) -> None:
    """A file that cannot be read counts as missing."""
    store_beside_suite(a_table("one"), spec, EXERCISE)
    path = answer_table.tables_path(spec)
    whole = path.read_bytes()
    for content in (damage, whole[:-9], whole[:20] + b"\0" * 9 + whole[29:]):
        path.write_bytes(content)
        assert load_table(spec, EXERCISE, "one") is None


def test_the_same_table_is_the_same_file(spec: GradingSpec) -> None:
    """A table that is written again has the same bytes."""
    path = answer_table.tables_path(spec)
    store_beside_suite(a_table("one"), spec, EXERCISE)
    before = path.read_bytes()
    store_beside_suite(a_table("one"), spec, EXERCISE)
    assert path.read_bytes() == before


def test_a_course_with_other_weights_has_the_tables_of_the_kit(
    spec: GradingSpec, tmp_path: Path
) -> None:
    """A course that replaces a test file of the kit by one with other weights builds no table."""
    kit, own = Path(spec.suite), tmp_path / "own" / WEEK
    own.mkdir(parents=True)
    test = f"test_{EXERCISE}.py"
    text = (kit / test).read_text(encoding="utf-8").replace('"any_outputs": 1', '"any_outputs": 7')
    (own / test).write_text(text, encoding="utf-8")
    names = (path.relative_to(kit).as_posix() for path in kit.rglob("*.py"))
    completing = {name: str(kit / name) for name in names if name != test}
    spec = replace(spec, suite=str(own), kit_files=completing)
    key = table_key(spec, EXERCISE, read_bank(own, spec.kit_variants).wrong(EXERCISE))
    assert load_table(spec, EXERCISE, key) is not None
    assert load_table(spec, EXERCISE, "another key") is None


def test_a_table_of_another_kit_is_not_current() -> None:
    """A table is current if key, variants and the form of the right answers are the same."""
    table = a_table("one")
    assert is_current(a_table("one"), table)
    assert not is_current(None, table)
    assert not is_current(a_table("two"), table)
    assert not is_current(AnswerTable("one", [], table.tests), table)
    other = TestAnswers()
    other.find(Outcome(TestStatus.PASSED, ""), [fingerprint(CallOutcome(np.ones(2)))])
    assert not is_current(AnswerTable("one", table.rows, {"test_a": other}), table)


def test_equal_answers_are_one() -> None:
    """Answers that are equal up to rounding are kept once; exceptions by type and message."""
    answers = TestAnswers()
    answers.find(FAILED, [answer(1.0)])
    raised = [
        fingerprint(CallOutcome(fault=None, detail="", value=None)),
        Fingerprint("raised TypeError", is_fault=True, message=1),
        Fingerprint("raised TypeError", is_fault=True, message=2),
        Fingerprint("raised TypeError", is_fault=True, message=1),
    ]
    for made in (answer(1.000001), answer(2.0), answer(2.00001), *raised):
        answers.add(answers.find(FAILED, [made]))
    assert answers.matrix[:, 0].tolist() == [0, 1, 1, 2, 3, 4, 3]


def test_requests_are_matched_by_what_is_asked() -> None:
    """A request between two others does not shift the answers to those; repeated ones count."""
    answers = TestAnswers()
    answers.find(FAILED, [answer(1.0, request=7), answer(2.0, request=8), answer(3.0, request=8)])
    longer = [answer(1.0, request=7), answer(9.0, request=5), answer(2.0, request=8)]
    answers.add(answers.find(FAILED, longer))
    assert answers.matrix.tolist() == [[0, 0, -1, 1]]
    assert answers.answers[3][0] == replace(NO_ANSWER, request=5)
    assert answers.requests_of([answer(0.0, request=n) for n in (8, 5, 8, 8, 4)]) == [
        1,
        3,
        2,
        None,
        None,
    ]


@pytest.mark.parametrize("week", WEEKS)
def test_the_tables_of_the_bundled_suites_are_current(week: str) -> None:
    """Each exercise has a table with the key of its tests, variants and reference."""
    spec = load_spec(load_course(ROOT), week, Level.NONE)
    bank = read_bank(SUITES / week)
    stale = [
        exercise
        for exercise in spec.sources
        if (table := answer_table.read_table(spec, exercise)) is None
        or table.key != table_key(spec, exercise, bank.wrong(exercise))
    ]
    assert stale == [], f"run `seminar audit {week} --write-table`"
