"""Rendered messages: nested messages, and Japanese without English words."""

import re
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from autograder.core.i18n import lazy, translate
from autograder.core.problems import ProblemKind, make_problem
from autograder.course import Course, Level, in_language
from autograder.grading import outcomes
from autograder.grading.grade import GradingJob, grade
from autograder.grading.spec import load_spec
from autograder.grading.syntax_problems import syntax_problem
from autograder.reporting import text_report
from autograder.sandbox.guest.protocol import CellNotes
from autograder.testing import assertions
from tests.support import classroom

# Three English words in a row; a name like cross_entropy_error does not match.
ENGLISH = re.compile(r"\b[A-Za-z]+(?:[\s,;:.()]+[A-Za-z]+){2,}\b", re.ASCII)
JAPANESE = re.compile("[ぁ-んァ-ヶ一-龠]")
# Headings of the notebook, which is released in English here, and lines of the student's code.
QUOTED = re.compile(r"「[^」]*」|`.*?`", re.DOTALL)
CAME_BACK = "{what} came back; {asked} was asked for."
_, ODD_CHARACTERS = syntax_problem("f（\u3000\u200b√", CellNotes(syntax_line=1), None)


def test_unknown_text_stays_english() -> None:
    """A text without a translation is shown in English."""
    assert translate("Nobody has translated this.", "ja") == "Nobody has translated this."


def test_phrase_renders_what_is_in_it() -> None:
    """Messages within a message are translated, too."""
    asked = lazy("an array of shape {shape}", shape=(3,))
    message = lazy(CAME_BACK, what=lazy("a number"), asked=asked)
    assert message.render("ja") == "形状 (3,) の配列が返るはずですが、数値が返りました。"
    assert message.render("en") == "a number came back; an array of shape (3,) was asked for."
    assert str(message) == message.render("en")


def test_phrase_renders_at_any_depth() -> None:
    """Messages within a message are translated at any depth."""
    inner = lazy(CAME_BACK, what=lazy("a string"), asked=lazy("a number"))
    outer = lazy("{value}", value=lazy("{value}", value=inner))
    assert outer.render("ja") == "数値が返るはずですが、文字列が返りました。"
    assert outer.render("en") == "a string came back; a number was asked for."


def test_blank_may_hold_braces() -> None:
    """A value with braces is not formatted again."""
    problem = make_problem(ProblemKind.LOST_LABEL, "ja", name="{cell}")
    assert "{cell}のセル" in problem.message


UNEXPECTED = {
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
ASSERTIONS: dict[str, Callable[[object], object]] = {
    "number": assertions.as_number,
    "array": assertions.as_array,
    "array of a shape": lambda value: assertions.as_array(value, (4, 5)),
    "pair": lambda value: assertions.assert_tuple(value, ("x_batch", "t_batch")),
    "equal number": lambda value: assertions.assert_close(value, 0.25),
}


@pytest.mark.parametrize("asked", ASSERTIONS)
@pytest.mark.parametrize("value", UNEXPECTED)
def test_odd_answers_are_told_in_japanese(value: str, asked: str) -> None:
    """Messages about unexpected return values have no English words in Japanese."""
    with pytest.raises(assertions.AnswerMismatch) as raised:
        ASSERTIONS[asked](UNEXPECTED[value])
    message = raised.value.student_message
    assert message.render("ja").endswith("。")
    assert ENGLISH.search(message.render("en"))
    assert not ENGLISH.search(message.render("ja"))


@pytest.mark.parametrize("error", ["ValueError", "ErrorOfTheirOwn"])
@pytest.mark.parametrize("kind", ProblemKind)
def test_problems_are_told_in_japanese(kind: ProblemKind, error: str) -> None:
    """Each problem has English words in English and none in Japanese."""
    values: dict[str, Any] = {
        "name": "cross_entropy_error",
        "cell": lazy("{number} ({name})", number=9, name="cross_entropy_error"),
        "error": outcomes.error_name(error),
        "what": lazy("Your code stopped with {error}.", error=outcomes.error_name(error)),
        "assignment": "week2_loss",
        "seconds": "30",
        "limit": 16,
        "total": 99,
        "code": 98,
        "lines": 1000,
        "encoding": "UTF-16",
        "count": 2,
        "line": 3,
        "version": "3.13",
        "grader": "3.11",
        "characters": ODD_CHARACTERS["characters"],
        "modules": "pandas",
        "packages": "numpy, matplotlib",
        "cells": lazy("{first}, {rest}", first=lazy("cell {number}", number=3), rest="4"),
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
SUBMISSIONS = {
    "odd answers": ODD_ANSWERS,
    "half done": classroom.MIXED_CLASS["02_half_done"],
    "syntax error": classroom.MIXED_CLASS["10_syntax_error"],
}


@pytest.mark.slow
@pytest.mark.full_wall
@pytest.mark.parametrize("name", SUBMISSIONS)
def test_report_is_japanese(name: str, course: Course) -> None:
    """The whole report of a graded submission is in Japanese."""
    spec = load_spec(in_language(course, "ja"), "week2_loss", Level.FULL)
    data = classroom.answered(course, SUBMISSIONS[name])
    result = grade(GradingJob(spec, data)).result
    tests = [test for exercise in result.exercises for test in exercise.tests]
    assert tests
    assert all(JAPANESE.search(test.title) for test in tests)
    assert all(JAPANESE.search(test.message) for test in tests if test.status != "passed")
    reports = [text_report.exercise_text(exercise, result, "ja") for exercise in result.exercises]
    texts = [*reports, text_report.notes(result, "ja")]
    assert not [text for text in texts if ENGLISH.search(QUOTED.sub("", text))]
