"""All seven weeks: released alike in both languages, solved for full marks, blank for none."""

import contextlib
import io
import json
import re
import shutil
import tokenize
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from autograder.authoring import release
from autograder.content import answer_file, master
from autograder.content.master import CellKind
from autograder.core.i18n import Language
from autograder.course import Course, Level, in_language, load_course
from autograder.grading import test_run
from autograder.workflows import demo, grade
from tests.support.settings import ROOT
from tests.support.shared_fixtures import build_once

pytestmark = pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")
WEEKS = tuple(load_course(ROOT).config.assignments)
PARTS = ("course.toml", "nbgrader_config.py", "solutions", "data")
# Three or more English words in a row, apart from code, formulas, titles of books and names.
ENGLISH = re.compile(r"(?:\b[A-Za-z]{2,}\b[ ,]+){3,}\b[A-Za-z]{2,}\b")
CODE = re.compile(
    r"Noto Sans CJK JP|`[^`]*`|\$\$.*?\$\$|\$[^$]*\$|『[^』]*』|https?://\S+", re.DOTALL
)


def lay_out(folder: Path) -> Course:
    """This repository's course in a folder of its own."""
    folder.mkdir()
    for part in PARTS:
        source = ROOT / part
        ignored = shutil.ignore_patterns("__pycache__")
        if source.is_dir():
            shutil.copytree(source, folder / part, ignore=ignored)
        else:
            shutil.copy(source, folder / part)
    return load_course(folder)


def release_weeks(folder: Path, language: Language) -> Course:
    """Return this repository's course with all weeks released in a language."""
    course = in_language(lay_out(folder / "course"), language)
    for week in WEEKS:
        release.release_assignment(course, week)
    return course


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """The course with all weeks released in English."""
    return build_once(tmp_path_factory, "english", partial(release_weeks, language="en"))


@pytest.fixture(scope="module")
def japanese(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """The course with all weeks released in Japanese."""
    return build_once(tmp_path_factory, "japanese", partial(release_weeks, language="ja"))


def cells(course: Course, week: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(course.release(week).read_bytes())["cells"]
    return found


def words_in_code(source: str) -> str:
    """The strings and comments of code, a line each, without doctests and what is computed."""
    kinds = {tokenize.STRING, tokenize.COMMENT, getattr(tokenize, "FSTRING_MIDDLE", -1)}
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    found = "\n".join(token.string for token in tokens if token.type in kinds)
    return re.sub(r"\{[^}]*\}|^ *(>>>|\.\.\.).*$", "", found, flags=re.MULTILINE)


def reference(week: str) -> Any:
    return test_run.load_reference(
        master.load_master(ROOT / "solutions" / f"{week}.py").reference()
    )


def test_there_are_seven_weeks() -> None:
    """The course has the seven weeks, each with a master, a release and a hidden suite."""
    assert len(WEEKS) == 7
    for week in WEEKS:
        assert (ROOT / "assignments" / week / f"{week}.ipynb").is_file()
        exercises = master.load_master(ROOT / "solutions" / f"{week}.py").exercises
        suite = ROOT / "autograder" / "suites" / week
        tested = {path.stem.partition("__")[0] for path in suite.glob("test_*.py")}
        assert tested == {f"test_{exercise}" for exercise in exercises}


# Titles of books and articles, and names of gates.
NAMES_OF_THINGS = re.compile(
    r"Deep Learning|What Every Computer Scientist.*|Understanding the difficulty of training.*"
    r"|\b[A-Z]{2,}\b"
)


@pytest.mark.slow
@pytest.mark.parametrize("week", WEEKS)
def test_committed_release_is_what_the_master_gives(english: Course, week: str) -> None:
    """What is committed in assignments/ is what the masters give today, file by file."""
    made, kept = english.root / "assignments" / week, ROOT / "assignments" / week
    names = sorted(path.relative_to(made) for path in made.rglob("*") if path.is_file())
    assert names == sorted(path.relative_to(kept) for path in kept.rglob("*") if path.is_file())
    for name in names:
        assert (made / name).read_bytes() == (kept / name).read_bytes(), name


@pytest.mark.slow
@pytest.mark.parametrize("week", WEEKS)
def test_languages_differ_in_words_alone(english: Course, japanese: Course, week: str) -> None:
    """Both languages have the same cells, with the same ids, roles and points."""
    pairs = zip(cells(english, week), cells(japanese, week), strict=True)
    for one, other in pairs:
        assert (one["id"], one["cell_type"]) == (other["id"], other["cell_type"])
        marks = [dict(cell["metadata"].get("nbgrader", {})) for cell in (one, other)]
        for mark in marks:
            mark.pop("checksum", None)
        assert marks[0] == marks[1]
        assert one["metadata"].get("seminar") == other["metadata"].get("seminar")


@pytest.mark.slow
@pytest.mark.parametrize("week", WEEKS)
def test_no_english_is_left_in_japanese(japanese: Course, week: str) -> None:
    """No English sentence is left in a Japanese notebook's text, strings and comments."""
    left = []
    for cell in cells(japanese, week):
        source = "".join(cell["source"])
        text = words_in_code(source) if cell["cell_type"] == "code" else source
        text = NAMES_OF_THINGS.sub("", CODE.sub("", text))
        left += [found.group() for found in ENGLISH.finditer(text)]
    assert left == []


@pytest.mark.slow
@pytest.mark.full_wall
@pytest.mark.parametrize("week", WEEKS)
def test_the_reference_gets_everything_and_the_blank_nothing(
    english: Course, tmp_path: Path, week: str
) -> None:
    """The reference gets full marks by the hidden tests, the unanswered release nothing."""
    course = load_course(shutil.copytree(english.root, tmp_path / "course"))
    blank = course.release(week).read_bytes()
    answers = demo.reference_answers(master.load_master(course.master(week)), "en")
    for student, data in (("blank", blank), ("solved", answer_file.fill_notebook(answers, blank))):
        paths = course.classroom.assignment(week).student(student)
        paths.submitted_dir.mkdir(parents=True)
        paths.submission.write_bytes(data)
    marked = grade.grade_assignment(course, week, level=Level.FULL)
    rows = {row.student: row for row in marked.outcomes}
    blank_result, solved_result = rows["blank"].result, rows["solved"].result
    assert blank_result.points == 0
    assert solved_result.points == solved_result.max_points > 0
    assert solved_result.problems == ()
    solved_grade = rows["solved"].grade
    assert solved_grade is not None
    assert solved_grade.points == solved_result.max_points
    assert (*blank_result.broken_tests, *solved_result.broken_tests) == ()


def checked_network(**changed: str) -> tuple[list[str], str]:
    """Week 6's check: its lines, and the message of its failure, with some methods changed.

    The body of each method of `changed` becomes the given statement.
    """
    source = master.load_master(ROOT / "solutions" / "week6_two_layer_net.py")
    code = dict.fromkeys(CellKind, "")
    for cell in source.in_language("en"):
        code[cell.kind] += f"{cell.source}\n"
    methods = [
        f"def changed(self, *args):\n    {body}\nTwoLayerNet.{name} = changed\n"
        for name, body in changed.items()
    ]
    parts = [code[CellKind.GIVEN], code[CellKind.EXERCISE], *methods, code[CellKind.CHECK]]
    out, message = io.StringIO(), ""
    with contextlib.redirect_stdout(out):
        try:
            exec("".join(parts), {})
        except AssertionError as error:
            message = str(error)
    return out.getvalue().splitlines(), message


@pytest.mark.parametrize(
    ("changed", "lines", "message"),
    [
        ({}, {}, ""),
        (
            {"loss": "raise NotImplementedError"},
            {
                "loss": "not written yet",
                "numerical_gradient": "checked as soon as loss agrees",
            },
            "loss: not written yet",
        ),
        (
            {"accuracy": "return 3", "gradient": "return {}"},
            {"accuracy": "does not agree yet", "gradient": "does not agree yet"},
            "accuracy: expected 0.3333 for labels, got 3.",
        ),
    ],
    ids=["all agree", "one unwritten", "two wrong"],
)
def test_week_6_checks_method_by_method(
    changed: dict[str, str], lines: dict[str, str], message: str
) -> None:
    """The check of week 6 prints a line for each method, and fails with the first problem."""
    methods = ["__init__", "predict", "loss", "accuracy", "numerical_gradient", "gradient"]
    printed, failure = checked_network(**changed)
    assert printed[:6] == [f"{name}: {lines.get(name, 'agrees')}" for name in methods]
    assert failure.startswith(message)
    assert bool(failure) == bool(message)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("epochs", "accuracy"), [(10, 0.77), pytest.param(100, 0.92, marks=pytest.mark.nightly)]
)
def test_reference_learns_the_digits(epochs: int, accuracy: float) -> None:
    """The reference reaches the accuracies that the notebook and data/README.md tell."""
    from data import load

    week7 = reference("week7_training")
    np.random.seed(1)
    network = week7.TwoLayerNet(784, 50, 10)
    train, test = load()
    history = week7.train(network, *train, *test, epochs=epochs, rng=np.random.default_rng(1))
    assert history["test_accuracy"][-1] > accuracy
