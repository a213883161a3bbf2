"""Sentences for students put into words: phrases within phrases, and Japanese without English."""

import re
from collections.abc import Callable

import numpy as np
import pytest

from autograder import course as courses
from autograder.core.i18n import lazy, translate
from autograder.core.problems import ProblemKind, make_problem
from autograder.course import Course, Level
from autograder.grading import outcomes
from autograder.grading.grade import GradingJob, grade
from autograder.grading.spec import load_spec
from autograder.reporting import text_report
from autograder.testing import assertions
from autograder.workflows import demo
from tests import classroom

# Three English words in a row; a name like cross_entropy_error is none.
ENGLISH = re.compile(r"\b[A-Za-z]+(?:[\s,;:.()]+[A-Za-z]+){2,}\b", re.ASCII)
JAPANESE = re.compile("[ぁ-んァ-ヶ一-龠]")
CAME_BACK = "{what} came back; {asked} was asked for."


def test_unknown_text_stays_english():
    """A text without a translation is shown in English rather than not at all."""
    assert translate("Nobody has translated this.", "ja") == "Nobody has translated this."


def test_phrase_renders_what_is_in_it():
    """Phrases within a phrase are put into its language, each in its own place."""
    asked = lazy("an array of shape {shape}", shape=(3,))
    said = lazy(CAME_BACK, what=lazy("a number"), asked=asked)
    assert said.render("ja") == "形状 (3,) の配列が返るはずですが、数値が返りました。"
    assert said.render("en") == "a number came back; an array of shape (3,) was asked for."
    assert str(said) == said.render("en")


def test_phrase_renders_at_any_depth():
    """A phrase within a phrase within a phrase is put into its language too."""
    inner = lazy(CAME_BACK, what=lazy("a string"), asked=lazy("a number"))
    outer = lazy("{value}", value=lazy("{value}", value=inner))
    assert outer.render("ja") == "数値が返るはずですが、文字列が返りました。"
    assert outer.render("en") == "a string came back; a number was asked for."


def test_blank_may_hold_braces():
    """A value is shown as it is, even if it looks like a blank."""
    found = make_problem(ProblemKind.LOST_LABEL, "ja", name="{cell}")
    assert "{cell} のセル" in found.message


ODD = {
    "none": None,
    "bool": True,
    "complex": 1j,
    "nan": float("nan"),
    "infinite array": np.full((2, 3), np.inf),
    "bool array": np.zeros((2, 3), dtype=bool),
    "ragged list": [[1], [2, 3], [4]],
    "tuple of arrays": (np.zeros(2), np.zeros(2), np.zeros(2)),
    "dict": {"a": 1},
    "string": "0.5",
    "bytes": b"",
}
ASKED: dict[str, Callable[[object], object]] = {
    "number": assertions.as_number,
    "array": assertions.as_array,
    "array of a shape": lambda got: assertions.as_array(got, (4, 5)),
    "pair": lambda got: assertions.assert_tuple(got, ("x_batch", "t_batch")),
    "equal number": lambda got: assertions.assert_close(got, 0.25),
}


@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize("odd", ODD)
def test_odd_answers_are_told_in_japanese(odd, asked):
    """Whatever comes back instead of what was asked for, the Japanese has no English in it."""
    with pytest.raises(assertions.AnswerMismatch) as raised:
        ASKED[asked](ODD[odd])
    said = raised.value.student_message
    assert said.render("ja").endswith("。")
    assert ENGLISH.search(said.render("en"))
    assert not ENGLISH.search(said.render("ja"))


@pytest.mark.parametrize("error", ["ValueError", "ErrorOfTheirOwn"])
@pytest.mark.parametrize("kind", ProblemKind)
def test_problems_are_told_in_japanese(kind, error):
    """Every problem of week2_loss has English words in English and none in Japanese."""
    values = {
        "name": "cross_entropy_error",
        "cell": lazy("{number} ({name})", number=9, name="cross_entropy_error"),
        "error": outcomes.error_name(error),
        "assignment": "week2_loss",
        "seconds": "30",
        "limit": 16,
        "total": 99,
        "code": 98,
        "lines": 1000,
        "encoding": "UTF-16",
        "count": 2,
    }
    assert ENGLISH.search(make_problem(kind, "en", **values).message)
    assert not ENGLISH.search(make_problem(kind, "ja", **values).message)


ODD_ANSWERS = """
# %% mean_squared_error
def mean_squared_error(y, t):
    y -= t

# %% cross_entropy_error
class Own(Exception):
    pass

def cross_entropy_error(y, t):
    raise Own("this must not be read")

# %% mini_batch
def mini_batch(x, t, size, rng):
    return x[:size]

1 / 0
"""
HANDED_IN = {
    "odd answers": ODD_ANSWERS,
    "half done": (demo.CLASS / "02_half_done.py").read_text(encoding="utf-8"),
    "syntax error": (demo.CLASS / "10_syntax_error.py").read_text(encoding="utf-8"),
}


@pytest.mark.slow
@pytest.mark.full_wall
@pytest.mark.parametrize("handed_in", HANDED_IN)
def test_report_is_japanese(handed_in, course: Course):
    """A graded hand-in of week2_loss is reported in Japanese from the first to the last line."""
    kit = load_spec(courses.in_language(course, "ja"), "week2_loss", Level.FULL)
    data = classroom.answered(course, HANDED_IN[handed_in])
    result = grade(GradingJob(kit, data)).result
    tests = [test for exercise in result.exercises for test in exercise.tests]
    assert tests
    assert all(JAPANESE.search(test.title) for test in tests)
    assert all(JAPANESE.search(test.said) for test in tests if test.status != "passed")
    reports = [text_report.exercise_text(exercise, result, "ja") for exercise in result.exercises]
    read = [*reports, text_report.notes(result, "ja")]
    assert not [text for text in read if ENGLISH.search(text)]
