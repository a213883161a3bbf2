"""A long table printed in pieces is the table that rich prints as a whole."""

import io
from pathlib import Path

import pytest
from msgspec import structs
from rich.console import Console
from rich.table import Table

from autograder.cli.views import chunked_table, grade
from autograder.grading import result_store
from autograder.grading.grade import GradingOutcome
from autograder.grading.result import TestStatus
from autograder.workflows.grade import GradingSummary, StudentOutcome
from tests import invented

NAMES = ("mean_squared_error", "cross_entropy_error")


def empty() -> Table:
    """A table without rows."""
    made = Table(title="week2_loss", title_justify="left", caption_justify="left")
    made.add_column("student", no_wrap=True)
    for name in NAMES:
        made.add_column(name, justify="right", overflow="fold")
    made.caption = "sandbox level: full"
    return made


def printed(*parts: object, width: int) -> str:
    """What a terminal of this width shows."""
    file = io.StringIO()
    console = Console(file=file, width=width, soft_wrap=True, highlight=False)
    for part in parts:
        console.print(part)
    return file.getvalue()


@pytest.mark.parametrize("width", [160, 50])
@pytest.mark.parametrize("count", [3, 6, 7, 8])
def test_pieces_make_the_table(monkeypatch: pytest.MonkeyPatch, width: int, count: int) -> None:
    """Whatever the width of the terminal, and wherever it is cut, not a letter differs."""
    rows = [
        ((f"s{n}{'田' * (n % 3)}", ""), (f"{n}/3", "green"), ("5" * n, "red")) for n in range(count)
    ]
    whole = printed(*chunked_table.render_in_chunks(empty, rows), width=width)
    monkeypatch.setattr(chunked_table, "ROWS", 3)
    parts = list(chunked_table.render_in_chunks(empty, rows))
    assert len(parts) == -(-count // 3)
    assert printed(*parts, width=width) == whole


@pytest.mark.parametrize("width", [45, 40, 30])
def test_a_narrow_terminal(monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    """All pieces are of one width, and all of it can be read."""
    monkeypatch.setattr(chunked_table, "ROWS", 2)
    rows = [((f"s{n}", ""), (f"{n}/3", ""), ("5/5", "")) for n in range(5)]
    lines = printed(*chunked_table.render_in_chunks(empty, rows), width=width).splitlines()
    title, *framed, caption = (line.rstrip() for line in lines)
    assert {len(line) for line in framed} == {len(framed[0])}
    assert len(framed[0]) <= width
    assert [line.split()[1:6:2] for line in framed if "/" in line] == [
        [f"s{n}", f"{n}/3", "5/5"] for n in range(5)
    ]
    assert (title, caption) == ("week2_loss", "sandbox level: full")


def test_results_with_other_exercises(tmp_path: Path) -> None:
    """Points stand under their exercise, where an earlier Result has fewer or more of them."""
    one, two = (invented.exercise(name, [TestStatus.PASSED]) for name in NAMES)
    half = structs.replace(two, points=1.0)
    rows = []
    for student, exercises in {"a [b]": (one,), "c": (half, one)}.items():
        place = result_store.result_dir(tmp_path, "week2_loss", student)
        result_store.save(GradingOutcome(invented.result(*exercises), {}), place)
        rows.append(StudentOutcome(student, place, None))
    marked = GradingSummary("week2_loss", tuple(rows), (), (), 2)
    lines = printed(*grade.class_table(marked), width=160).splitlines()
    cells = [
        [cell.strip() for cell in line.strip("│┃").split("│")] for line in lines if "/" in line
    ]
    assert cells == [["a [b]", "3/3", "—", "3/3", "—"], ["c", "3/3", "1/3", "4/6", "—"]]
