"""Tables: whole numbers at any width of a terminal, long ones in parts, plain text in a pipe."""

import io
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec import structs
from rich.cells import cell_len

from autograder.cli import listing
from autograder.cli.console import PlainConsole
from autograder.cli.listing import Listing
from autograder.cli.views import grade, report, watch
from autograder.course import Course
from autograder.course.grade_record import GradeRecord
from autograder.grading import result_store
from autograder.grading.grade import GradingOutcome
from autograder.grading.result import TestStatus
from autograder.reporting.class_report.assignment_report import build_report
from autograder.watch.events import Event, EventKind
from autograder.workflows.grade import GradingSummary, StudentOutcome
from tests.support.class_factories import class_of, exercise, result

NAMES = ("mean_squared_error", "cross_entropy_error", "mini_batch")
STYLE = re.compile(r"\x1b\[[\d;]*m")
WIDTHS = [24, 30, 40, 60, 80, 160]


def class_summary(directory: Path, count: int) -> GradingSummary:
    """Return the summary of a class of `count` students with different points and names."""
    first, second, third = (exercise(name, [TestStatus.PASSED]) for name in NAMES)
    outcomes = []
    for number in range(count):
        points = 10 ** (number % 4) - 0.75  # one to three digits before the point
        exercises = (first, structs.replace(second, points=points, max_points=points + 1), third)
        result_dir = directory / str(number)
        result_store.save_outcome(GradingOutcome(result(*exercises), {}), result_dir)
        outcomes.append(StudentOutcome(f"s{number}{'田' * (number % 3)}", result_dir, None))
    names = {"s0": "Ada Lovelace", "s1田": "山田 花子"}
    return GradingSummary("week2_loss", tuple(outcomes), (), (), count, names=names)


def printed(table: Listing, width: int, *, terminal: bool = True) -> str:
    """Return what a terminal of this width, or a pipe, shows."""
    file = io.StringIO()
    console = PlainConsole(file=file, width=width, force_terminal=terminal, no_color=True)
    listing.show(table, console)
    return STYLE.sub("", file.getvalue())


def rows(text: str) -> list[list[str]]:
    """Return the cells of each row of a table with boxes; a row may have several lines."""
    joined: list[list[str]] = []
    for line in text.splitlines():
        student, *cells = (cell.strip() for cell in line.strip("│").split("│"))
        if cells and student:
            joined.append([student, *cells])
        elif cells:
            joined[-1][1:] = map("".join, zip(joined[-1][1:], cells, strict=True))
    return joined


@pytest.mark.parametrize("width", WIDTHS)
def test_no_number_is_cut(tmp_path: Path, width: int) -> None:
    """Each line is as wide as the terminal at most, and all points are whole on some line."""
    summary = class_summary(tmp_path, 4)
    text = printed(grade.class_table(summary), width)
    assert max(map(cell_len, text.splitlines())) <= width
    for outcome in summary.outcomes:
        assert outcome.student in text
        done = outcome.result
        points = [(item.points, item.max_points) for item in done.exercises]
        for earned, most in [(done.points, done.max_points), *points]:
            assert re.search(rf"(?m)(^|\s){earned:g}/{most:g}(\s|,|$)", text)


@pytest.mark.parametrize("width", WIDTHS)
def test_no_number_of_a_report_is_cut(width: int) -> None:
    """Each line is as wide as the terminal at most, and counts and median are whole."""
    table = report.class_table([build_report(class_of(30))])
    text = printed(table, width)
    assert max(map(cell_len, text.splitlines())) <= width
    (cells,) = table.rows
    for number in cells[1 : 1 + len(report.NUMBERS)]:
        assert re.search(rf"(?m)(^|[\s│]){re.escape(str(number))}([\s│,]|$)", text)


@pytest.mark.parametrize("width", WIDTHS)
def test_names_of_the_roster_are_shown(tmp_path: Path, width: int) -> None:
    """The table has a column of names if the roster has any."""
    text = printed(grade.class_table(class_summary(tmp_path, 2)), width)
    assert "Lovelace" in text
    assert "花子" in text


@pytest.mark.parametrize("count", [0, 3, 6, 7, 8])
def test_parts_make_the_table(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, count: int) -> None:
    """The parts of a long table show all its rows in order, all equally wide."""
    table = grade.class_table(class_summary(tmp_path, count))
    whole = printed(table, 160)
    monkeypatch.setattr(listing, "ROWS", 3)
    parts = printed(table, 160)
    assert rows(parts) == rows(whole)
    assert len(rows(whole)) == count
    assert parts.count("week2_loss") == max(-(-count // 3), 1)
    widths = {cell_len(line) for line in parts.splitlines() if "│" in line or "┃" in line}
    assert len(widths) == 1


def test_a_pipe_gets_plain_lines(tmp_path: Path) -> None:
    """Without a terminal there are no boxes and no styles: a line for each row, in columns."""
    summary = class_summary(tmp_path, 3)
    title, header, *lines, caption = printed(
        grade.class_table(summary), 40, terminal=False
    ).splitlines()
    assert (title, caption) == ("week2_loss", "sandbox level: full")
    assert header.split() == ["student", "name", *NAMES, "points", "gradebook"]
    assert [line.split()[0] for line in lines] == [row.student for row in summary.outcomes]
    assert not set("│┃━\x1b") & set("".join(lines))
    assert len({cell_len(line) for line in lines}) == 1


def test_cells_are_shown_as_they_are() -> None:
    """Brackets and colons of cells are no markup, in a terminal and in a pipe."""
    table = Listing("[t]", ("student", "note"), [("a [b]", ":x: [red]")], wrapped=("note",))
    for terminal in (True, False):
        text = printed(table, 60, terminal=terminal)
        assert "[t]" in text
        assert "a [b]" in text
        assert ":x: [red]" in text


def test_results_with_other_exercises(tmp_path: Path) -> None:
    """Points are in the column of their exercise when Results have different exercises."""
    first, second = (exercise(name, [TestStatus.PASSED]) for name in NAMES[:2])
    partial = structs.replace(second, points=1.0)
    outcomes = []
    for student, exercises in {"a [b]": (first,), "c": (partial, first)}.items():
        result_dir = tmp_path / student
        result_store.save_outcome(GradingOutcome(result(*exercises), {}), result_dir)
        outcomes.append(StudentOutcome(student, result_dir, None))
    summary = GradingSummary("week2_loss", tuple(outcomes), (), (), 2)
    assert rows(printed(grade.class_table(summary), 160)) == [
        ["a [b]", "3/3", "—", "3/3", "—"],
        ["c", "3/3", "1/3", "4/6", "—"],
    ]


def test_events_of_a_watch_keep_their_numbers(course: Course) -> None:
    """Times and points of the events are whole in a narrow terminal."""
    table = watch.EventTable("week2_loss", course)
    at = datetime(2026, 12, 4, 3, tzinfo=UTC)
    event = Event(EventKind.ANSWERED, at, "s01/week2_loss.ipynb", "s01", "10.25 of 11 points")
    for width in (30, 40, 60, 80):
        file = io.StringIO()
        console = PlainConsole(file=file, width=width, force_terminal=True, no_color=True)
        console.print(table.add(event, width))
        assert {"12:00:00", "10.25"} <= set(STYLE.sub("", file.getvalue()).split())


def test_an_answer_that_was_changed_has_a_line(tmp_path: Path) -> None:
    """`seminar grade` names the answers that were changed after they were read by hand."""
    result_store.save_outcome(GradingOutcome(result(), {}), tmp_path)
    changed = GradeRecord(raw_points=1, max_points=2, changed_answers=("why", "how"))
    outcomes = (StudentOutcome("s1", tmp_path, changed),)
    summary = GradingSummary("week2_loss", outcomes, (), (), 1)
    (line,) = grade.problem_lines(summary)
    what = "answers that have changed since they were graded by hand, to be graded again"
    assert line == f"s1: {what}: why, how"
