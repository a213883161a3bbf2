"""The report on a class: what follows from Results and gradebook, before it is shown."""

import subprocess
import sys
from datetime import timedelta
from typing import Any

import msgspec
import pytest

from autograder.core.problems import ProblemKind, make_problem
from autograder.course import Level
from autograder.grading.result import Certainty, GradingStatus, Misconception, TestStatus
from autograder.grading.spec import SUITES
from autograder.reporting.class_report import accuracy, course_overview, loader, pseudonyms
from autograder.reporting.class_report.assignment_report import AssignmentReport, report
from autograder.reporting.class_report.attention import Reason
from autograder.reporting.class_report.item_analysis import MatrixCellStatus
from autograder.reporting.class_report.model import GradeRecord, ProgressState, ReportPerson
from tests import invented

PASSED, FAILED, CARRIED = TestStatus.PASSED, TestStatus.FAILED, TestStatus.CARRIED


def reported(*entries: Any, **about: Any) -> AssignmentReport:
    """The report on a class of these entries."""
    return report(invented.facts(*entries, **about))


def answered(student: str, *statuses: TestStatus, **about: Any) -> Any:
    """A student whose tests of one exercise ended so."""
    return invented.entry(student, invented.result(invented.exercise("mean", statuses)), **about)


# -- the tests of a class


def test_a_test_is_not_among_the_rest() -> None:
    """A test is compared with the points of the others: two that disagree separate by -1."""
    found = reported(
        answered("a", PASSED, FAILED), answered("b", FAILED, PASSED), answered("c", PASSED, FAILED)
    )
    assert [test.discrimination for test in found.tests] == [pytest.approx(-1), pytest.approx(-1)]
    assert [test.difficulty for test in found.tests] == [pytest.approx(2 / 3), pytest.approx(1 / 3)]


def test_a_carried_test_counts_as_passed() -> None:
    """What is right once a prerequisite is right was no difficulty, and is shown apart."""
    found = reported(answered("a", CARRIED), answered("b", TestStatus.RAISED))
    (test,) = found.tests
    assert (test.passed, test.carried, test.failed, test.difficulty) == (0, 1, 1, 0.5)


def test_a_broken_test_says_nothing_about_students() -> None:
    """Who was not really tested counts neither for nor against a test."""
    found = reported(answered("a", PASSED), answered("b", TestStatus.BROKEN))
    assert (found.tests[0].tested, found.tests[0].difficulty) == (1, 1)
    assert next(group.reason for group in found.attention) is Reason.BROKEN_TEST


@pytest.mark.parametrize(
    ("status", "mark"),
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
def test_every_ending_has_its_mark(status: TestStatus, mark: MatrixCellStatus) -> None:
    """Each way in which a test ends is one of the states of the matrix."""
    assert reported(answered("a", status)).rows[0].marks == (mark,)


def test_rows_stand_by_points() -> None:
    """The matrix begins with the most points; who has none yet comes last."""
    found = reported(
        answered("a", FAILED, FAILED),
        invented.entry("b", state=ProgressState.UNGRADED),
        answered("c", PASSED, PASSED),
        answered("d", PASSED, FAILED),
    )
    assert [row.person.label for row in found.rows] == ["c", "d", "a", "b"]
    assert found.rows[-1].marks == (MatrixCellStatus.NONE, MatrixCellStatus.NONE)


def test_misconceptions_stand_by_count() -> None:
    """The most frequent comes first, with who has it and of whom it is only likely."""

    def has(student: str, name: str, certainty: Certainty) -> Any:
        known = (Misconception(name, name.upper(), "hint", certainty),)
        return invented.entry(
            student, invented.result(invented.exercise("mean", [FAILED], misconceptions=known))
        )

    found = reported(
        has("a", "rare", Certainty.SURE),
        has("c", "often", Certainty.LIKELY),
        has("b", "often", Certainty.SURE),
        answered("d", FAILED),
    )
    often, rare = found.misconceptions
    assert (often.title, often.count, rare.count) == ("OFTEN", 2, 1)
    assert (often.sure, often.likely) == ((ReportPerson("b"),), (ReportPerson("c"),))
    assert found.exercises[0].unexplained == (ReportPerson("d"),)


# -- points, lateness, what needs a human


def test_the_gradebook_has_the_last_word_on_points() -> None:
    """Points given by hand count and penalties are taken off, never below zero."""
    by_hand = answered("a", PASSED, standing=GradeRecord(12, 13, penalty=1.5, seconds_late=60))
    below = answered("b", PASSED, standing=GradeRecord(1, 13, penalty=2, seconds_late=7200))
    found = reported(by_hand, below, answered("c", PASSED))
    assert {row.person.label: row.points for row in found.rows} == {"a": 10.5, "b": 0, "c": 3}
    assert [row.person.label for row in found.late] == ["b", "a"]
    assert {group.reason: group.people for group in found.attention} == {
        Reason.NOT_ENTERED: ((ReportPerson("c"), ""),)
    }


def test_week_over_week() -> None:
    """The change is that of the share; without a week before there is none."""
    rows = reported(answered("a", PASSED, FAILED, before=0.25), answered("b", PASSED, PASSED)).rows
    assert {row.person.label: row.change for row in rows} == {"a": 0.25, "b": None}


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        (invented.entry("a", state=ProgressState.UNGRADED), Reason.UNGRADED),
        (invented.entry("a", invented.result(status=GradingStatus.UNGRADABLE)), Reason.UNGRADABLE),
        (
            invented.entry("a", invented.result(status=GradingStatus.GRADER_FAILED)),
            Reason.GRADER_FAILED,
        ),
        (
            answered("a", PASSED, standing=GradeRecord(1, 2, needs_manual_grading=True)),
            Reason.BY_HAND,
        ),
        (
            invented.entry("a", invented.result(made_of=invented.inputs(level=Level.NONE))),
            Reason.WEAK_WALL,
        ),
        (
            invented.entry(
                "a",
                invented.result(
                    problems=(make_problem(ProblemKind.PROTOCOL_VIOLATION, "en", name="mean"),)
                ),
            ),
            Reason.FORGED,
        ),
    ],
)
def test_who_needs_a_human(entry: Any, reason: Reason) -> None:
    """Whatever grading could not settle by itself is told with its reason."""
    found = reported(entry)
    assert reason in [group.reason for group in found.attention]
    assert found.waiting == 1


def test_the_odd_suite_out() -> None:
    """Who was graded by another version of the suite than most has to be graded again."""
    old = invented.result(
        invented.exercise("mean", [PASSED]), made_of=invented.inputs(suite="o" * 64)
    )
    found = reported(answered("a", PASSED), answered("b", PASSED), invented.entry("c", old))
    about = {group.reason: group.people for group in found.attention}
    assert [person.label for person, _ in about[Reason.OTHER_SUITE]] == ["c"]


def test_missing_is_who_handed_in_nothing() -> None:
    """Who handed in nothing is missing, and in no other number than that of all students."""
    found = reported(answered("a", PASSED), invented.entry("b"))
    assert (found.students, len(found.rows), found.missing) == (2, 1, (ReportPerson("b"),))


def test_an_empty_class() -> None:
    """A class in which nobody has anything is no error."""
    found = reported(invented.entry("a"))
    assert (found.points, found.tests, found.misconceptions) == (None, [], ())


# -- accuracy


def accurate(student: str, *said_by: str) -> Any:
    """A student of week 7 whose three tests of accuracy ended so; "" for passed."""
    made = invented.exercise("train", [FAILED if said else PASSED for said in said_by])
    tests = tuple(
        msgspec.structs.replace(outcome, test=name, detail=said)
        for outcome, name, said in zip(made.tests, accuracy.ACCURACY_TESTS, said_by, strict=True)
    )
    return invented.entry(student, invented.result(msgspec.structs.replace(made, tests=tests)))


def test_accuracy_is_what_a_test_was_not_content_with() -> None:
    """The accuracy is read where a test states it; who passed all is as good as the reference."""
    said = "accuracy: 0.652; at least: 0.800"
    found = reported(accurate("low", "", said, said), accurate("good", "", "", ""))
    good, low = found.accuracies
    assert (good.person.label, good.levels_passed, good.measured) == ("good", 3, None)
    assert (low.person.label, low.levels_passed, low.measured, low.asked) == ("low", 1, 0.652, 0.8)


def test_accuracy_is_said_as_the_suite_says_it() -> None:
    """The tests whose details are read are there in week 7's suite, and speak as is expected."""
    # In a process of its own: the marks of suites are unknown to the tests of the kit.
    path = SUITES / "week7_training" / "test_train__digits.py"
    code = f"import runpy; suite = runpy.run_path({str(path)!r}); print(*suite)"
    command = [sys.executable, "-W", "ignore", "-c", f"{code}; suite['reads'](0.652, 0.8)"]
    told = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert set(accuracy.ACCURACY_TESTS) <= set(told.stdout.split())
    found = accuracy.MEASURED.search(told.stderr)
    assert found
    assert (float(found[1]), float(found[2])) == (0.652, 0.8)


def test_curves_lie_over_the_band_of_all() -> None:
    """Curves come with the best at the end first; the band holds the reference's of everybody."""
    found = reported(
        invented.trained("a", 0.1, 0.5, lowest=(0.1, 0.8), highest=(0.2, 0.9)),
        invented.trained("b", 0.1, 0.6, 1e300, lowest=(0.0, 0.85, 0.9), highest=(0.1, 0.95, 1)),
        answered("c", PASSED),
    )
    assert [curve.person.label for curve in found.curves] == ["b", "a"]
    assert found.curves[0].values == (0.1, 0.6, 1)
    assert found.band == ((0.0, 0.2), (0.8, 0.95), (0.9, 1))


# -- the overview


def test_a_student_over_the_weeks() -> None:
    """The last change is between the last two weeks in which something was handed in."""
    facts = invented.course_of(1, weeks=3)
    (student,) = facts.people
    shares = (0.25, 0.75, None)
    weeks = tuple(
        msgspec.structs.replace(week, shares={student: share}, due=week.due + timedelta(days=1))
        for week, share in zip(facts.weeks, shares, strict=True)
    )
    reports = [reported(answered(student, PASSED))] * 3
    (line,) = course_overview.overview(
        msgspec.structs.replace(facts, weeks=weeks), reports
    ).students
    assert (line.shares, line.change, line.missing) == (shares, 0.5, 1)


# -- labels and languages


def test_labels_stay(tmp_path: Any) -> None:
    """A label stays when others come, nobody shares one, and it does not follow the list."""
    first = [f"s{number:02}" for number in range(20)]
    before = pseudonyms.pseudonyms(tmp_path, first)
    after = pseudonyms.pseudonyms(tmp_path, ["a00", *first])
    assert {student: after[student] for student in first} == before
    assert len(set(after.values())) == 21
    # Of 20! orders one is the list's own.
    assert [before[student] for student in first] != sorted(before.values())
    other = tmp_path / "other"
    other.mkdir()
    assert pseudonyms.pseudonyms(other, first) != before


def test_a_result_is_retold() -> None:
    """Titles and misconceptions are those of the language asked for, and back again."""
    known = Misconception("no_batch_mean", "The loss is summed", "hint", Certainty.SURE)
    made = invented.exercise(
        "cross_entropy_error", [FAILED], titles=["Averages over a batch of labels"]
    )
    made = msgspec.structs.replace(made, misconceptions=(known,))
    told = loader.localize_result(invented.result(made), "ja").exercises[0]
    assert (
        told.tests[0].title == "ラベルの形のバッチについて平均する"
        or not told.tests[0].title.isascii()
    )
    assert not told.misconceptions[0].title.isascii()
    back = invented.result(told, made_of=invented.inputs("ja"))
    assert loader.localize_result(back, "en").exercises[0].tests[0].title == made.tests[0].title
