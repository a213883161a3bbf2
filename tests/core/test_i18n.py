"""Translations: each message to students and each test title has one in each language.

The messages are found in the code, so that a new one without a translation fails here. Variants
(`variants/`) and the demo's submissions are students' code and are not searched.
"""

import ast
import re
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any, NamedTuple, get_args

import pytest
from babel.messages.pofile import read_po
from jinja2 import Environment, nodes

import autograder
from autograder.core.i18n import LOCALE_DIR, Language, translate
from autograder.core.problems import PROBLEM_MESSAGES
from autograder.grading import outcomes

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
