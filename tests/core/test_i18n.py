"""Translations: each message to students and each test title has one in each language.

The messages are found in the code, so that a new one without a translation fails here. Variants
(`variants/`) and the demo's submissions are students' code and are not searched.
"""

import ast
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any, NamedTuple, get_args

import numpy as np
import pytest
from babel.messages.pofile import read_po
from jinja2 import Environment, nodes

import autograder
from autograder.core.i18n import LOCALE_DIR, Language, lazy, translate
from autograder.core.problems import PROBLEM_MESSAGES, ProblemKind, make_problem
from autograder.course import Course, Level, in_language
from autograder.grading import outcomes
from autograder.grading.grade import GradingJob, grade
from autograder.grading.spec import load_spec
from autograder.grading.syntax_problems import syntax_problem
from autograder.reporting import text_report
from autograder.sandbox.guest.protocol import CellNotes
from autograder.testing import assertions
from tests.support import classroom

PACKAGE = Path(autograder.__file__).parent
SUITES = PACKAGE / "suites"
TRANSLATED = [language for language in get_args(Language) if language != "en"]
MESSAGE_FUNCTIONS = ("lazy", "translate", "LazyMessage")
# These translate a text from elsewhere: the functions of i18n, and the titles of tests.
PASSING_ON = {
    ("i18n.py", "render"),
    ("i18n.py", "lazy"),
    ("pytest_plugin.py", "title_of"),
    ("loader.py", "_localize_outcome"),
    ("jinja.py", "text"),
}

in_each_language = pytest.mark.parametrize("language", TRANSLATED)


# -- finding the texts


@cache
def modules() -> list[tuple[Path, ast.Module]]:
    """Return each module of the kit and of its suites."""
    return [
        (path, ast.parse(path.read_text(encoding="utf-8")))
        for path in sorted(PACKAGE.rglob("*.py"))
        if not {"variants", "demo_submissions"} & set(path.relative_to(PACKAGE).parts)
    ]


@cache
def calls() -> list[tuple[Path, ast.Module, ast.Call]]:
    """Return each call of a message function, with its module."""
    found = []
    for path, tree in modules():
        inside = {
            id(inner)
            for node in ast.walk(tree)
            if isinstance(node, ast.FunctionDef) and (path.name, node.name) in PASSING_ON
            for inner in ast.walk(node)
        }
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or not node.args or id(node) in inside:
                continue
            if ast.unparse(node.func).split(".")[-1] in MESSAGE_FUNCTIONS:
                found.append((path, tree, node))
    return found


def texts(argument: ast.expr, tree: ast.Module) -> list[str]:
    """Return the texts of an argument: a literal, either of two, or all of a table."""
    if isinstance(argument, ast.IfExp):
        either = [texts(argument.body, tree), texts(argument.orelse, tree)]
        return [*either[0], *either[1]] if all(either) else []
    if isinstance(argument, ast.Subscript) and isinstance(argument.value, ast.Name):
        tables = [
            node.value
            for node in tree.body
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == argument.value.id
        ]
        entries = tables[0].values if tables and isinstance(tables[0], ast.Dict) else []
        return [text for entry in entries for text in texts(entry, tree)]
    return (
        [argument.value]
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
        else []
    )


@cache
def template_calls() -> list[tuple[Path, nodes.Call]]:
    """Return each call of `text` in a template of the pages, with the template's path."""
    environment = Environment()
    return [
        (path, call)
        for path in sorted(PACKAGE.rglob("*.html*"))
        for call in environment.parse(path.read_text(encoding="utf-8")).find_all(nodes.Call)
        if isinstance(call.node, nodes.Name) and call.node.name == "text"
    ]


def messages() -> set[str]:
    """Return the texts of all calls of message functions, and those in the templates."""
    in_code = {text for _, tree, call in calls() for text in texts(call.args[0], tree)}
    return in_code | {call.args[0].as_const() for _, call in template_calls()}


def titles(folder: Path) -> dict[str, str]:
    """Return the title of each hidden test in a directory, by file and test."""
    return {
        f"{path.relative_to(SUITES)}::{node.name}": title
        for path, tree in modules()
        if folder in path.parents and path.name.startswith("test_")
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
        for title in [(ast.get_docstring(node) or "").split("\n")[0].rstrip(".")]
    }


def student_texts() -> set[str]:
    """Return all texts that a student may read."""
    return messages() | set(titles(SUITES).values())


def placeholders(text: str) -> set[tuple[Any, ...]]:
    """Return the placeholders of a text, each with its name, format and conversion."""
    return {tuple(part[1:]) for part in Formatter().parse(text) if part[1] is not None}


def letters(text: str) -> str:
    """Return a text without placeholders and symbols."""
    return re.sub(r"\{\w*\}|[\W_]", "", text)


class Entry(NamedTuple):
    """A text and its translation; fuzzy if it is marked as uncertain."""

    text: str
    translation: str
    is_fuzzy: bool


def entries(language: Language) -> list[Entry]:
    """Return the entries of the catalog for `language`, which has to be valid."""
    with (LOCALE_DIR / language / "seminar.po").open("rb") as file:
        return [
            Entry(str(message.id), str(message.string), message.fuzzy)
            for message in read_po(file, abort_invalid=True)
            if message.id
        ]


def test_every_sentence_can_be_found() -> None:
    """The text of each message is a literal or in a table of its module."""
    untraceable = [
        f"{path.relative_to(PACKAGE)}:{call.lineno}: {ast.unparse(call)}"
        for path, tree, call in calls()
        if not texts(call.args[0], tree)
    ]
    assert not untraceable


def test_search_misses_no_table() -> None:
    """The search finds the messages of problems and of test outcomes."""
    assert {
        *PROBLEM_MESSAGES.values(),
        *outcomes.STUDENT_MESSAGES.values(),
    } < messages()


def value_names(call: ast.Call, tree: ast.Module) -> set[str]:
    """Return the names of the values of a call; `**values` has to be a dict of its module."""
    names = {keyword.arg for keyword in call.keywords if keyword.arg}
    for keyword in call.keywords:
        if keyword.arg is None:
            names |= {
                key.value
                for node in ast.walk(tree)
                if isinstance(node, ast.Assign) and isinstance(node.value, ast.Dict)
                if ast.unparse(node.targets[0]) == ast.unparse(keyword.value)
                for key in node.value.keys
                if isinstance(key, ast.Constant) and isinstance(key.value, str)
            }
    return names


def test_punctuation_is_translated() -> None:
    """No template puts brackets, colons or commas around texts: those of Japanese are wider."""
    for path in PACKAGE.rglob("*.html*"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\(\{\{|\}\}\)|(\}\}|%\}|</\w+>): [{<]|\}\}, \{\{", text), path


def test_every_blank_is_filled() -> None:
    """A call of `lazy` with a literal has a value for each placeholder."""
    unfilled = [
        f"{path.relative_to(PACKAGE)}:{call.lineno}: {name}"
        for path, tree, call in calls()
        if isinstance(call.args[0], ast.Constant) and call.keywords
        for name, *_ in placeholders(str(call.args[0].value))
        if name not in value_names(call, tree)
    ]
    unfilled += [
        f"{path.relative_to(PACKAGE)}:{call.lineno}: {name}"
        for path, call in template_calls()
        for name, *_ in placeholders(call.args[0].as_const())
        if name not in {keyword.key for keyword in call.kwargs}
    ]
    assert not unfilled


@pytest.mark.parametrize("folder", sorted(SUITES.glob("[a-z]*/")), ids=lambda path: path.name)
def test_every_hidden_test_has_a_title(folder: Path) -> None:
    """Each suite has tests, and each test has a title."""
    by_test = titles(folder)
    assert by_test
    assert not [test for test, title in by_test.items() if not title]


# -- the translations


@in_each_language
def test_everything_is_translated(language: Language) -> None:
    """Each message and title has a translation that differs from the English text."""
    catalog = {entry.text: entry.translation for entry in entries(language)}
    missing = [
        text for text in student_texts() if letters(text) and catalog.get(text, text) == text
    ]
    assert "\n".join(sorted(missing)) == ""


@in_each_language
def test_nothing_is_stale(language: Language) -> None:
    """Each translation belongs to a text in the code."""
    stale = {entry.text for entry in entries(language)} - student_texts()
    assert "\n".join(sorted(stale)) == ""


@in_each_language
def test_blanks_are_the_same(language: Language) -> None:
    """A translation has the same placeholders as the English text."""
    different = [
        entry.text
        for entry in entries(language)
        if placeholders(entry.text) != placeholders(entry.translation)
    ]
    assert not different


@in_each_language
def test_ends_alike(language: Language) -> None:
    """A translation ends with a full stop or question mark exactly if the English text does."""
    different = [
        entry.text
        for entry in entries(language)
        if entry.text.endswith((".", "?")) != entry.translation.endswith((".", "?", "。", "？"))
    ]
    assert not different


@in_each_language
def test_each_text_stands_once(language: Language) -> None:
    """No text has two translations, and none is marked as fuzzy."""
    lines = (LOCALE_DIR / language / "seminar.po").read_text(encoding="utf-8").split("\n")
    ids = [line for line in lines if line.startswith("msgid ")]
    assert len(ids) == len(entries(language)) + 1  # the header has an empty one
    assert not [entry.text for entry in entries(language) if entry.is_fuzzy]


def test_english_stays_itself() -> None:
    """In English each text is unchanged."""
    assert not [text for text in student_texts() if translate(text, "en") != text]


# Three English words in a row; a name like cross_entropy_error does not match.
ENGLISH = re.compile(r"\b[A-Za-z]+(?:[\s,;:.()]+[A-Za-z]+){2,}\b", re.ASCII)
JAPANESE = re.compile("[ぁ-んァ-ヶ一-龠]")
# Headings of the notebook, which is released in English here, and lines of the student's code.
QUOTED = re.compile(r"「[^」]*」|`.*?`", re.DOTALL)
CAME_BACK = "Expected {asked}, but got {what}."
_, ODD_CHARACTERS = syntax_problem("f（\u3000\u200b√", CellNotes(syntax_line=1), None)


def test_unknown_text_stays_english() -> None:
    """A text without a translation is shown in English."""
    assert translate("Nobody has translated this.", "ja") == "Nobody has translated this."


def test_phrase_renders_what_is_in_it() -> None:
    """Messages within a message are translated, too."""
    asked = lazy("an array of shape {shape}", shape=(3,))
    message = lazy(CAME_BACK, what=lazy("a number"), asked=asked)
    assert message.render("ja") == "形状 (3,) の配列が返るはずですが、数値が返りました。"
    assert message.render("en") == "Expected an array of shape (3,), but got a number."
    assert str(message) == message.render("en")


def test_phrase_renders_at_any_depth() -> None:
    """Messages within a message are translated at any depth."""
    inner = lazy(CAME_BACK, what=lazy("a string"), asked=lazy("a number"))
    outer = lazy("{value}", value=lazy("{value}", value=inner))
    assert outer.render("ja") == "数値が返るはずですが、文字列が返りました。"
    assert outer.render("en") == "Expected a number, but got a string."


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
