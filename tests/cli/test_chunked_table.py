"""A long table is printed in parts, which together show what rich shows of it as a whole."""

import io
from pathlib import Path

import pytest
from msgspec import structs
from rich.cells import cell_len
from rich.console import Console

from autograder.cli.views import grade
from autograder.grading import result_store
from autograder.grading.grade import GradingOutcome
from autograder.grading.result import TestStatus
from autograder.workflows.grade import GradingSummary, StudentOutcome
from tests.support.class_factories import exercise, result

NAMES = ("mean_squared_error", "cross_entropy_error")


def class_summary(directory: Path, count: int) -> GradingSummary:
    """Return the summary of a class of `count` students with different points."""
    first, second = (exercise(name, [TestStatus.PASSED]) for name in NAMES)
    outcomes = []
    for number in range(count):
        points = 10 ** (number % 4) - 1.0  # one to three digits
        exercises = (first, structs.replace(second, points=points, max_points=max(points, 3.0)))
        result_dir = directory / str(number)
        result_store.save_outcome(GradingOutcome(result(*exercises), {}), result_dir)
        outcomes.append(StudentOutcome(f"s{number}{'田' * (number % 3)}", result_dir, None))
    return GradingSummary("week2_loss", tuple(outcomes), (), (), count)


def rows(text: str) -> list[list[str]]:
    """Return the cells of each row of a printed table; a row may be folded into several lines."""
    joined: list[list[str]] = []
    for line in text.splitlines():
        student, *cells = (cell.strip() for cell in line.strip("│").split("│"))
        if cells and student:
            joined.append([student, *cells])
        elif cells:
            joined[-1][1:] = map("".join, zip(joined[-1][1:], cells, strict=True))
    return joined


def printed(*parts: object, width: int) -> str:
    """Return what a terminal of this width shows."""
    file = io.StringIO()
    console = Console(file=file, width=width, soft_wrap=True, highlight=False)
    for part in parts:
        console.print(part)
    return file.getvalue()


@pytest.mark.parametrize("count", [0, 3, 6, 7, 8])
def test_pieces_make_the_table(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, count: int) -> None:
    """The parts show all rows of the whole table in order, each below title, header, caption."""
    summary = class_summary(tmp_path, count)
    (whole,) = grade.class_table(summary)
    whole_text = printed(whole, width=160)
    assert len(rows(whole_text)) == count
    monkeypatch.setattr(grade, "ROWS", 3)
    parts = list(grade.class_table(summary))
    assert len(parts) == max(-(-count // 3), 1)
    assert rows(printed(*parts, width=160)) == rows(whole_text)
    for part in parts:
        text = printed(part, width=160)
        title, _, header, *_ = text.splitlines()
        assert title.strip() == "week2_loss"
        assert not count or header.split("┃")[2:4] == [f" {name} " for name in NAMES]
        assert ("sandbox level: full" in text) is bool(count)


@pytest.mark.parametrize("width", [160, 45, 40, 30])
def test_a_narrow_terminal(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, width: int) -> None:
    """Each part is as wide as the terminal at most and loses no cell."""
    monkeypatch.setattr(grade, "ROWS", 2)
    summary = class_summary(tmp_path, 8)
    expected = []
    for outcome in summary.outcomes:
        points = [f"{item.points:g}/{item.max_points:g}" for item in outcome.result.exercises]
        total = f"{outcome.result.points:g}/{outcome.result.max_points:g}"
        expected.append([outcome.student, *points, total, "—"])
    for first, part in zip(range(0, 8, 2), grade.class_table(summary), strict=True):
        text = printed(part, width=width)
        _title, *framed, _caption = (line.rstrip() for line in text.splitlines())
        assert max(map(cell_len, framed)) <= width
        assert rows(text) == expected[first : first + 2]


def test_results_with_other_exercises(tmp_path: Path) -> None:
    """Points are in the column of their exercise when Results have different exercises."""
    first, second = (exercise(name, [TestStatus.PASSED]) for name in NAMES)
    partial = structs.replace(second, points=1.0)
    outcomes = []
    for student, exercises in {"a [b]": (first,), "c": (partial, first)}.items():
        result_dir = tmp_path / student
        result_store.save_outcome(GradingOutcome(result(*exercises), {}), result_dir)
        outcomes.append(StudentOutcome(student, result_dir, None))
    summary = GradingSummary("week2_loss", tuple(outcomes), (), (), 2)
    assert rows(printed(*grade.class_table(summary), width=160)) == [
        ["a [b]", "3/3", "—", "3/3", "—"],
        ["c", "3/3", "1/3", "4/6", "—"],
    ]
