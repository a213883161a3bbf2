"""No string of a hidden suite reaches a student: no line, no input, no expected value."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from autograder import course as courses
from autograder.content import answer_file, master, variants
from autograder.course import Course, Level
from autograder.grading.grade import GradingJob, grade
from autograder.grading.result import Result
from autograder.grading.spec import SUITES, load_spec
from autograder.reporting import text_report
from autograder.workflows import demo
from autograder.workflows import grade as marking
from tests.conftest import ROOT

pytestmark = [pytest.mark.slow, pytest.mark.full_wall]
WEEKS = tuple(courses.load_course(ROOT).config.assignments)
ENOUGH = 24  # characters: a shorter piece of code may stand in any text


def lines_of(suite: Path) -> set[str]:
    """Every statement and every line of the hidden tests and of the bank's code, titles apart."""
    found = set()
    for path in (*suite.glob("test_*.py"), *suite.glob("variants/*/*/*.py")):
        source = path.read_text(encoding="utf-8")
        tree = ast.parse(source)
        told = {doc for node in ast.walk(tree) if (doc := _docstring(node))}
        code = [line.strip() for line in source.splitlines() if not line.startswith("#")]
        code += [ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.expr)]
        found |= {line for line in code if len(line) >= ENOUGH and line.strip('"') not in told}
    return found - {line for line in found if line.startswith(("'", '"', "lazy(", "f'"))}


def _docstring(node: ast.AST) -> str | None:
    kinds = ast.FunctionDef | ast.ClassDef | ast.Module
    return ast.get_docstring(node) if isinstance(node, kinds) else None


def values_of(result: Result) -> set[str]:
    """The numbers in what an instructor reads of the failures: what came, what was expected."""
    details = " ".join(o.detail for e in result.exercises for o in e.tests)
    return set(re.findall(r"\d+\.\d{3,}", details))


def told_to_student(result: Result) -> str:
    """All that a student reads of a Result."""
    texts = [text_report.exercise_text(e, result, result.inputs.language) for e in result.exercises]
    return "\n".join([*texts, text_report.notes(result, result.inputs.language)])


def wrong_hand_ins(course: Course, week: str) -> Iterator[str]:
    """Three answer files of a week, in each of which every exercise is wrong in another way."""
    known = variants.read_bank(SUITES / week)
    read = master.load_master(course.master(week))
    for number in range(3):
        parts = answer_file.parse_answer_file(demo.solved(read, "en"))
        for exercise in read.exercises:
            variant = known.wrong(exercise)[number]
            parts[exercise] = variant.apply_to(read.source(exercise))
        yield "\n".join(f"# %% {name}\n{text}" for name, text in parts.items() if name)


@pytest.mark.parametrize("week", WEEKS)
def test_reports_hold_nothing_of_a_suite(week: str) -> None:
    """The report on a hand-in where everything is wrong holds no line and no value of the suite."""
    course = courses.load_course(ROOT)
    kit = load_spec(course, week, Level.FULL)
    secrets, values = lines_of(SUITES / week), set[str]()
    assert len(secrets) > 100
    for text in wrong_hand_ins(course, week):
        result = grade(GradingJob(kit, answer_file.fill_notebook(text, kit.release))).result
        told = told_to_student(result)
        values = values_of(result)
        assert result.points < result.max_points
        assert [line for line in secrets if line in told] == []
        assert [value for value in values if value in told] == []
        assert not re.search(r"\btest_\w+", told)


def test_pages_hold_nothing_of_a_suite(course: Course) -> None:
    """nbgrader's autograded notebook and feedback page hold no line of the suite either."""
    week = demo.ASSIGNMENT
    release = course.release(week).read_bytes()
    for number, text in enumerate(wrong_hand_ins(course, week)):
        folder = course.classroom.assignment(week).student(f"student{number}").submitted_dir
        folder.mkdir(parents=True)
        (folder / f"{week}.ipynb").write_bytes(answer_file.fill_notebook(text, release))
    marking.grade_assignment(course, week, level=Level.FULL)
    own = {line for text in wrong_hand_ins(course, week) for line in text.splitlines()}
    given = release.decode() + "\n".join(own)
    secrets = [line for line in lines_of(SUITES / week) if line not in given]
    pages = [
        *course.classroom.path.glob("autograded/**/*.ipynb"),
        *course.classroom.path.glob("feedback/**/*.html"),
    ]
    assert len(pages) == 6
    for page in pages:
        shown = page.read_text(encoding="utf-8")
        assert [line for line in secrets if line in shown] == [], page
