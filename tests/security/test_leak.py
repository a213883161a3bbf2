"""Students never read a line, an input or an expected value of a hidden suite."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from autograder.content import answer_file, master, variants
from autograder.content.variants import read_bank
from autograder.course import Course, Level, load_course
from autograder.grading.grade import GradingJob, grade
from autograder.grading.result import Result
from autograder.grading.spec import SUITES, load_spec
from autograder.reporting import text_report
from autograder.workflows import demo
from autograder.workflows import grade as marking
from tests.support.settings import ROOT

pytestmark = [
    pytest.mark.slow,
    pytest.mark.full_wall,
    pytest.mark.usefixtures("own_workers"),
]
WEEKS = tuple(load_course(ROOT).config.assignments)
MIN_SECRET_LENGTH = 24  # characters: shorter code may occur in any text


def lines_of(suite: Path) -> set[str]:
    """Return the lines and expressions of the hidden tests and of the variants, but no titles."""
    secrets = set()
    sources = [path.read_text(encoding="utf-8") for path in suite.glob("test_*.py")]
    sources += [variant.code for variant in read_bank(suite).variants]
    for source in sources:
        tree = ast.parse(source)
        titles = {doc for node in ast.walk(tree) if (doc := _docstring(node))}
        code = [line.strip() for line in source.splitlines() if not line.startswith("#")]
        code += [ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.expr)]
        secrets |= {
            line
            for line in code
            if len(line) >= MIN_SECRET_LENGTH and line.strip('"') not in titles
        }
    return secrets - {line for line in secrets if line.startswith(("'", '"', "lazy(", "f'"))}


def _docstring(node: ast.AST) -> str | None:
    kinds = ast.FunctionDef | ast.ClassDef | ast.Module
    return ast.get_docstring(node) if isinstance(node, kinds) else None


def values_of(result: Result) -> set[str]:
    """Return the actual and expected numbers in the instructor's details of the failures."""
    details = " ".join(
        outcome.detail for exercise in result.exercises for outcome in exercise.tests
    )
    return set(re.findall(r"\d+\.\d{3,}", details))


def student_text(result: Result) -> str:
    """Return all text of a Result that a student reads."""
    texts = [
        text_report.exercise_text(exercise, result, result.inputs.language)
        for exercise in result.exercises
    ]
    return "\n".join([*texts, text_report.notes(result, result.inputs.language)])


def wrong_submissions(course: Course, week: str) -> Iterator[str]:
    """Yield three answer files of a week; in each every exercise has another mistake."""
    bank = variants.read_bank(SUITES / week)
    source = master.load_master(course.master(week))
    for number in range(3):
        parts = answer_file.parse_answer_file(demo.reference_answers(source, "en"))
        for exercise in source.exercises:
            variant = bank.wrong(exercise)[number]
            parts[exercise] = variant.apply_to(source.solution(exercise))
        yield "\n".join(f"# %% {name}\n{text}" for name, text in parts.items() if name)


@pytest.mark.parametrize(
    "week",
    [
        pytest.param(week, marks=[] if week == "week2_loss" else pytest.mark.nightly)
        for week in WEEKS
    ],
)
def test_reports_hold_nothing_of_a_suite(week: str) -> None:
    """The report on a wrong submission has no line and no value of the suite."""
    course = load_course(ROOT)
    spec = load_spec(course, week, Level.FULL)
    secrets, values = lines_of(SUITES / week), set[str]()
    assert len(secrets) > 100
    for text in wrong_submissions(course, week):
        notebook = answer_file.fill_notebook(text, spec.release, has_outputs=True)
        result = grade(GradingJob(spec, notebook)).result
        report = student_text(result)
        values = values_of(result)
        assert result.points < result.max_points
        # The report quotes the line of the student's own code that failed.
        assert [line for line in secrets if line in report and line not in text] == []
        assert [value for value in values if value in report] == []
        assert not re.search(r"\btest_\w+", report)


def test_pages_hold_nothing_of_a_suite(course: Course) -> None:
    """nbgrader's autograded notebook and feedback page have no line of the suite."""
    week = demo.ASSIGNMENT
    release = course.release(week).read_bytes()
    for number, text in enumerate(wrong_submissions(course, week)):
        submission = course.classroom.assignment(week).student(f"student{number}").submission
        submission.parent.mkdir(parents=True)
        submission.write_bytes(answer_file.fill_notebook(text, release, has_outputs=True))
    marking.grade_assignment(course, week, level=Level.FULL)
    student_lines = {line for text in wrong_submissions(course, week) for line in text.splitlines()}
    public = release.decode() + "\n".join(student_lines)
    secrets = [line for line in lines_of(SUITES / week) if line not in public]
    pages = [
        *course.classroom.path.glob("autograded/**/*.ipynb"),
        *course.classroom.path.glob("feedback/**/*.html"),
    ]
    assert len(pages) == 6
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert [line for line in secrets if line in text] == [], page
