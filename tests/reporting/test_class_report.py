"""The report on a class: all numbers and lists, computed from Results and grades."""

import subprocess
import sys
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from autograder.core.problems import ProblemKind, make_problem
from autograder.course import Level
from autograder.course.grade_record import GradeRecord
from autograder.grading.result import Certainty, GradingStatus, Misconception, TestStatus
from autograder.grading.spec import SUITES
from autograder.reporting.class_report import accuracy, loader, statistics
from autograder.reporting.class_report.assignment_report import AssignmentReport, build_report
from autograder.reporting.class_report.attention import Reason, StuckReason
from autograder.reporting.class_report.course_overview import build_overview
from autograder.reporting.class_report.item_analysis import MatrixCellStatus, TestDoubt
from autograder.reporting.class_report.model import ProgressState, ReportPerson
from autograder.reporting.class_report.pseudonyms import pseudonyms
from tests.support.class_factories import entry, exercise, facts, inputs, result, trained

PASSED, FAILED, CARRIED = TestStatus.PASSED, TestStatus.FAILED, TestStatus.CARRIED


def report_on(*entries: Any) -> AssignmentReport:
    """Return the report on a class of these entries."""
    return build_report(facts(*entries))


def answered(student: str, *statuses: TestStatus, **options: Any) -> Any:
    """Return a student with one exercise whose tests ended with these statuses."""
    return entry(student, result(exercise("mean", statuses)), **options)


# -- item analysis


def test_a_test_is_not_among_the_rest() -> None:
    """A test is compared with the points of the other tests only: opposite results give -1."""
    report = report_on(
        answered("a", PASSED, FAILED), answered("b", FAILED, PASSED), answered("c", PASSED, FAILED)
    )
    assert [test.discrimination for test in report.tests] == [pytest.approx(-1), pytest.approx(-1)]
    assert [test.difficulty for test in report.tests] == [
        pytest.approx(2 / 3),
        pytest.approx(1 / 3),
    ]


def test_a_carried_test_counts_as_passed() -> None:
    """A test that was carried forward counts as passed in the difficulty, with its own count."""
    report = report_on(answered("a", CARRIED), answered("b", TestStatus.RAISED))
    (test,) = report.tests
    assert (test.passed, test.carried, test.failed, test.difficulty) == (0, 1, 1, 0.5)


def test_a_broken_test_says_nothing_about_students() -> None:
    """A student whose test broke is left out of the test's statistics."""
    report = report_on(answered("a", PASSED), answered("b", TestStatus.BROKEN))
    assert (report.tests[0].tested, report.tests[0].difficulty) == (1, 1)
    assert next(group.reason for group in report.attention) is Reason.BROKEN_TEST


@pytest.mark.parametrize(
    ("status", "cell_status"),
    [
        (PASSED, MatrixCellStatus.PASSED),
        (CARRIED, MatrixCellStatus.CARRIED),
        (FAILED, MatrixCellStatus.FAILED),
        (TestStatus.RAISED, MatrixCellStatus.FAILED),
        (TestStatus.TIMEOUT, MatrixCellStatus.FAILED),
        (TestStatus.DIED, MatrixCellStatus.FAILED),
        (TestStatus.UNWRITTEN, MatrixCellStatus.UNWRITTEN),
        (TestStatus.MISSING, MatrixCellStatus.UNWRITTEN),
        (TestStatus.BROKEN, MatrixCellStatus.BROKEN),
    ],
)
def test_every_ending_has_its_mark(status: TestStatus, cell_status: MatrixCellStatus) -> None:
    """Each status of an exercise's only test is shown as one of the statuses of the matrix."""
    assert report_on(answered("a", status)).rows[0].cells[0].status == cell_status


def test_an_exercise_can_be_right_in_part() -> None:
    """An exercise with passed and failed tests has a status of its own, and its points."""
    report = report_on(answered("a", PASSED, FAILED), answered("b", PASSED, CARRIED))
    in_part, carried = (row.cells[0] for row in report.rows)
    assert (in_part.status, in_part.points) == (MatrixCellStatus.PARTLY, 1.5)
    assert carried.status is MatrixCellStatus.CARRIED
    assert (report.exercises[0].solved, report.exercises[0].max_points) == (1, 3)


def test_rows_stand_by_points() -> None:
    """The matrix begins with the lowest share; a student without points comes last."""
    report = report_on(
        answered("a", FAILED, FAILED),
        entry("b", state=ProgressState.UNGRADED),
        answered("c", PASSED, PASSED),
        answered("d", PASSED, FAILED),
    )
    assert [row.person.label for row in report.rows] == ["a", "d", "c", "b"]
    assert report.rows[-1].cells[0].status is MatrixCellStatus.NONE


def test_misconceptions_stand_by_count() -> None:
    """The most frequent misconception comes first, with the students by certainty."""

    def misled(student: str, name: str, certainty: Certainty) -> Any:
        misconceptions = (Misconception(name, name.upper(), "hint", certainty),)
        return entry(student, result(exercise("mean", [FAILED], misconceptions=misconceptions)))

    report = report_on(
        misled("a", "rare", Certainty.SURE),
        misled("c", "often", Certainty.LIKELY),
        misled("b", "often", Certainty.SURE),
        answered("d", FAILED),
    )
    often, rare = report.misconceptions
    assert (often.title, often.count, rare.count) == ("OFTEN", 2, 1)
    assert (often.sure, often.likely) == ((ReportPerson("b"),), (ReportPerson("c"),))
    assert report.exercises[0].unexplained == (ReportPerson("d"),)


def test_a_doubtful_test_is_named() -> None:
    """A test that nobody passes is named; with many students, also one that the weak pass."""
    few = report_on(answered("a", PASSED, FAILED), answered("b", PASSED, FAILED))
    assert [test.doubt for test in few.tests] == [None, TestDoubt.NONE_PASS]
    strong = [answered(f"s{n}", PASSED, PASSED, PASSED, FAILED) for n in range(6)]
    weak = [answered(f"w{n}", PASSED, FAILED, FAILED, PASSED) for n in range(6)]
    doubts = [test.doubt for test in report_on(*strong, *weak).tests]
    assert doubts == [None, None, None, TestDoubt.REVERSED]


# -- points, lateness, attention


def test_the_gradebook_has_the_last_word_on_points() -> None:
    """Points of the gradebook replace those of the Result; a penalty never goes below zero."""
    grade = GradeRecord(raw_points=12, max_points=13, penalty=1.5, seconds_late=60)
    below_zero = GradeRecord(raw_points=1, max_points=13, penalty=2, seconds_late=7200)
    report = report_on(
        answered("a", PASSED, grade=grade),
        answered("b", PASSED, grade=below_zero),
        answered("c", PASSED),
    )
    assert {row.person.label: row.points for row in report.rows} == {"a": 10.5, "b": 0, "c": 3}
    assert [row.person.label for row in report.late] == ["b", "a"]
    assert {group.reason: group.people for group in report.attention} == {
        Reason.NOT_IMPORTED: ((ReportPerson("c"), ""),)
    }


def test_week_over_week() -> None:
    """The change is that of the share; without an assignment before there is none."""
    rows = report_on(
        answered("a", PASSED, FAILED, previous_share=0.25), answered("b", PASSED, PASSED)
    ).rows
    assert {row.person.label: row.change for row in rows} == {"a": 0.25, "b": None}


UNREAD = GradeRecord(raw_points=3, max_points=5, unread_points=2, needs_manual_grading=True)
VIOLATION = make_problem(ProblemKind.PROTOCOL_VIOLATION, "en", name="mean")


@pytest.mark.parametrize(
    ("student", "reason"),
    [
        (entry("a", state=ProgressState.UNGRADED), Reason.UNGRADED),
        (entry("a", result(status=GradingStatus.GRADER_FAILED)), Reason.GRADER_FAILED),
        (entry("a", result(result_inputs=inputs(level=Level.NONE))), Reason.WEAK_SANDBOX),
        (entry("a", result(problems=(VIOLATION,))), Reason.PROTOCOL_VIOLATION),
    ],
)
def test_problems_of_grading(student: Any, reason: Reason) -> None:
    """A submission that grading could not settle is listed with the reason."""
    report = report_on(student)
    assert reason in [group.reason for group in report.attention]
    assert report.attention_count == 1


def test_what_is_unread_is_neither_earned_nor_lost() -> None:
    """Answers that wait to be read are a number of their own, and count in no share."""
    report = report_on(answered("a", PASSED, grade=UNREAD))
    assert report.unread == (ReportPerson("a"),)
    assert report.attention == ()
    assert (report.rows[0].share, report.rows[0].unread_points) == (1, 2)
    assert report.shares is not None
    assert report.shares.median == 1


def test_who_is_stuck() -> None:
    """Stuck students come by seriousness, each with a reason and the exercises."""
    two = (exercise("easy", [PASSED]), exercise("hard", [TestStatus.UNWRITTEN], points=9))
    week = facts(
        answered("fine", PASSED, FAILED, previous_share=0.6),
        answered("fell", PASSED, FAILED, previous_share=0.8),
        answered("low", PASSED, FAILED, FAILED),
        entry("unwritten", result(*two)),
        entry("gone"),
        entry("absent once", previous_share=0.5),
        entry("broken file", result(status=GradingStatus.UNGRADABLE)),
        previous_title="Week 1",
    )
    report = build_report(week)
    assert [(student.person.label, student.reason) for student in report.stuck] == [
        ("broken file", StuckReason.UNGRADABLE),
        ("gone", StuckReason.MISSING_AGAIN),
        ("unwritten", StuckReason.UNWRITTEN),
        ("low", StuckReason.LOW),
        ("fell", StuckReason.FELL),
    ]
    assert report.stuck[2].exercises == ("hard",)


def test_nobody_misses_what_is_not_due() -> None:
    """Before the due date a student without a submission is not stuck."""
    week = facts(entry("gone"), previous_title="Week 1")
    assert len(build_report(week).stuck) == 1
    open_week = replace(week, now=week.due - timedelta(hours=1))
    assert build_report(open_week).stuck == ()
    first_week = replace(week, previous_title="")
    assert build_report(first_week).stuck == ()


def test_the_odd_suite_out() -> None:
    """A submission graded by another version of the suite than most has to be graded again."""
    outdated = result(exercise("mean", [PASSED]), result_inputs=inputs(suite="o" * 64))
    report = report_on(answered("a", PASSED), answered("b", PASSED), entry("c", outdated))
    people = {group.reason: group.people for group in report.attention}
    assert [person.label for person, _ in people[Reason.OTHER_SUITE]] == ["c"]


def test_missing_is_who_handed_in_nothing() -> None:
    """A student without a submission is missing and counts only among all students."""
    report = report_on(answered("a", PASSED), entry("b"))
    assert (report.students, len(report.rows), report.missing) == (2, 1, (ReportPerson("b"),))


def test_an_empty_class() -> None:
    """A class without any submission has an empty report."""
    report = report_on(entry("a"))
    assert (report.shares, report.tests, report.misconceptions) == (None, [], ())


# -- accuracy


def accurate(student: str, *details: str) -> Any:
    """Return a student of week 7 with a detail for each accuracy test; "" for a passed one."""
    trained_net = exercise("train", [FAILED if detail else PASSED for detail in details])
    tests = tuple(
        replace(outcome, test=name, detail=detail)
        for outcome, name, detail in zip(
            trained_net.tests, accuracy.ACCURACY_TESTS, details, strict=True
        )
    )
    return entry(student, result(replace(trained_net, tests=tests)))


def test_accuracy_is_what_a_test_was_not_content_with() -> None:
    """The accuracy is read from a failed test; if all pass it is as good as the reference."""
    detail = "accuracy: 0.652; at least: 0.800"
    report = report_on(accurate("low", "", detail, detail), accurate("good", "", "", ""))
    good, low = report.accuracies
    assert (good.person.label, good.levels_passed, good.measured) == ("good", 3, None)
    assert (low.person.label, low.levels_passed, low.measured, low.asked) == ("low", 1, 0.652, 0.8)


def test_accuracy_is_said_as_the_suite_says_it() -> None:
    """Week 7's suite has the tests whose details are parsed, and words them as expected."""
    # A process of its own, because the kit's tests do not know the marks of the suites.
    path = SUITES / "week7_training" / "test_train__digits.py"
    code = f"import runpy; suite = runpy.run_path({str(path)!r}); print(*suite)"
    command = [sys.executable, "-W", "ignore", "-c", f"{code}; suite['reads'](0.652, 0.8)"]
    completed = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert set(accuracy.ACCURACY_TESTS) <= set(completed.stdout.split())
    match = accuracy.MEASURED.search(completed.stderr)
    assert match
    assert (float(match[1]), float(match[2])) == (0.652, 0.8)


def test_curves_lie_over_the_band_of_all() -> None:
    """The best final accuracy comes first; the band covers the reference's of all students."""
    report = report_on(
        trained("a", 0.1, 0.5, lowest=(0.1, 0.8), highest=(0.2, 0.9)),
        trained("b", 0.1, 0.6, 1e300, lowest=(0.0, 0.85, 0.9), highest=(0.1, 0.95, 1)),
        answered("c", PASSED),
    )
    assert [curve.person.label for curve in report.curves] == ["b", "a"]
    assert list(report.curves[0].values) == [0.1, 0.6, 1]
    assert report.band == ((0.0, 0.2), (0.8, 0.95), (0.9, 1))


# -- overview


def test_a_student_over_the_weeks() -> None:
    """The last change is between the last two weeks with a submission."""
    shares = (0.25, 0.75, None)
    entries = [
        entry("a", grade=GradeRecord(raw_points=share, max_points=1), state=ProgressState.UNGRADED)
        if share is not None
        else entry("a")
        for share in shares
    ]
    reports = [report_on(week) for week in entries]
    (line,) = build_overview(reports).students
    assert (line.shares, line.change, line.missing) == (shares, 0.5, 1)


# -- pseudonyms and languages


def test_labels_stay(tmp_path: Path) -> None:
    """A pseudonym stays when students are added, is unique, and reveals no order."""
    students = [f"s{number:02}" for number in range(20)]
    before = pseudonyms(tmp_path / "a.json", students)
    after = pseudonyms(tmp_path / "a.json", ["a00", *students])
    assert {student: after[student] for student in students} == before
    assert len(set(after.values())) == 21
    # One order in 20! is that of the list.
    assert [before[student] for student in students] != sorted(before.values())
    assert pseudonyms(tmp_path / "b.json", students) != before


def test_a_result_of_a_courses_own_suite_is_retold(tmp_path: Path) -> None:
    """Titles and misconceptions of a course's suite are translated by the course's files."""
    suite, catalog = tmp_path / "suites" / "week9", tmp_path / "locale" / "ja" / "seminar.po"
    (suite / "variants").mkdir(parents=True)
    (suite / "variants" / "cross_entropy_error.py").write_text(
        '# %% wrong="own" lacks="everything"\n'
        "# en: Own\n#     A hint\n# ja: 自作\n#     手がかり\nx = 1\n",
        encoding="utf-8",
    )
    catalog.parent.mkdir(parents=True)
    catalog.write_text('msgid "An own title"\nmsgstr "自作の題名"\n', encoding="utf-8")
    misconception = Misconception("own", "自作", "手がかり", Certainty.SURE)
    japanese = exercise(
        "cross_entropy_error", [FAILED], titles=["自作の題名"], misconceptions=(misconception,)
    )
    found = result(japanese, result_inputs=inputs("ja"))
    (english,) = loader.localize_result(found, "en", suite).exercises
    assert english.tests[0].title == "An own title"
    assert (english.misconceptions[0].title, english.misconceptions[0].hint) == ("Own", "A hint")


def test_the_kits_bank_completes_that_of_a_course(tmp_path: Path) -> None:
    """A course with variants of its own for a week of the kit has the kit's for the others."""
    suite = tmp_path / "suites" / "week2_loss"
    (suite / "variants").mkdir(parents=True)
    (suite / "variants" / "mini_batch.py").write_text(
        '# %% wrong="own" lacks="everything"\n'
        "# en: Own\n#     A hint\n# ja: 自作\n#     手がかり\nx = 1\n",
        encoding="utf-8",
    )
    exercises = [
        exercise(name, [FAILED], misconceptions=(Misconception(item, "en", "en", Certainty.SURE),))
        for name, item in (("mini_batch", "own"), ("cross_entropy_error", "no_batch_mean"))
    ]
    own, kit = loader.localize_result(result(*exercises), "ja", suite).exercises
    assert own.misconceptions[0].title == "自作"
    assert not kit.misconceptions[0].title.isascii()


def test_a_result_is_retold() -> None:
    """Titles and misconceptions can be translated into another language and back."""
    misconception = Misconception("no_batch_mean", "The loss is summed", "hint", Certainty.SURE)
    english = exercise(
        "cross_entropy_error",
        [FAILED],
        titles=["Right for a batch: the mean over its samples"],
        misconceptions=(misconception,),
    )
    (japanese,) = loader.localize_result(result(english), "ja", SUITES / "week2_loss").exercises
    assert not japanese.tests[0].title.isascii()
    assert not japanese.misconceptions[0].title.isascii()
    localized = result(japanese, result_inputs=inputs("ja"))
    (again,) = loader.localize_result(localized, "en", SUITES / "week2_loss").exercises
    assert again.tests[0].title == english.tests[0].title


SCORE = st.floats(0, 20).map(lambda value: round(value, 2))


@given(st.lists(SCORE, min_size=1, max_size=60))
def test_spread_is_numpys(values: list[float]) -> None:
    """Quartiles, median and mean are those that NumPy computes."""
    spread = statistics.spread(values)
    assert spread is not None
    expected = np.percentile(values, [0, 25, 50, 75, 100])
    actual = [spread.lowest, spread.quarter, spread.median, spread.three_quarters, spread.highest]
    assert actual == pytest.approx(expected, abs=1e-9)
    assert spread.count == len(values)
    assert spread.mean == pytest.approx(np.mean(values))


@given(st.lists(SCORE, max_size=60), st.sampled_from([1, 2.5, 3, 11, 13, 20, 100, 0]))
def test_each_is_in_one_bar(points: list[float], max_points: float) -> None:
    """The bars are adjacent, cover all points up to the maximum, and count everyone once."""
    bars = statistics.bars(points, max_points)
    assert sum(bar.count for bar in bars) == len(points)
    assert bars[0].low == 0
    assert bars[-1].high >= max_points
    assert len(bars) <= statistics.MAX_BARS + 1
    assert all(bar.low < bar.high for bar in bars)
    assert all(bar.high == next_bar.low for bar, next_bar in pairwise(bars))
    for bar in bars[:-1]:
        assert bar.count == sum(bar.low <= value < bar.high for value in points)


ITEMS = st.lists(st.tuples(st.booleans(), st.integers(0, 20)), min_size=2, max_size=40)


@given(ITEMS)
def test_discrimination_is_the_correlation(items: list[tuple[bool, int]]) -> None:
    """Discrimination is the correlation that NumPy computes, and None for a constant side."""
    passed, rest = [value for value, _ in items], [float(points) for _, points in items]
    discrimination = statistics.discrimination(passed, rest)
    if len(set(passed)) < 2 or len(set(rest)) < 2:
        assert discrimination is None
    else:
        expected = np.corrcoef(np.array(passed, float), rest)[0, 1]
        assert discrimination == pytest.approx(expected, abs=1e-9)


def test_nobody_has_no_difficulty() -> None:
    """Difficulty is the share of students who passed, and None without any student."""
    assert statistics.difficulty([]) is None
    assert statistics.difficulty([True, False, False, True]) == 0.5
