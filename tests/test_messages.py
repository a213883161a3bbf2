"""Students read their own language: every sentence of the kit, every title of a hidden test.

The sentences are looked for in the code itself, so that a new one without a translation fails
here. Known answers (`variants/`) and the demo's class are students' code and not searched.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import Any, get_args

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

import autograder
from autograder.core.i18n import LOCALE, Language, translate
from autograder.core.problems import SENTENCES
from autograder.grading import outcomes

PACKAGE = Path(autograder.__file__).parent
SUITES = PACKAGE / "suites"
TRANSLATED = [language for language in get_args(Language) if language != "en"]
SAYERS = ("lazy", "translate", "LazyMessage")
# These pass on a text that stands elsewhere: the machinery itself, and the titles of tests.
PASS_ON = {
    ("i18n.py", "render"),
    ("i18n.py", "lazy"),
    ("pytest_plugin.py", "title_of"),
    ("loader.py", "_outcome"),
}

in_each_language = pytest.mark.parametrize("language", TRANSLATED)


# -- finding what is said


def modules() -> Iterator[tuple[Path, ast.Module]]:
    """Every module of the kit and of its suites."""
    for path in sorted(PACKAGE.rglob("*.py")):
        if not {"variants", "demo_submissions"} & set(path.relative_to(PACKAGE).parts):
            yield path, ast.parse(path.read_text(encoding="utf-8"))


def calls() -> Iterator[tuple[Path, ast.Module, ast.Call]]:
    """Every call of phrase, translate and Phrase with the module that it stands in."""
    for path, tree in modules():
        passing_on = {
            id(inner)
            for node in ast.walk(tree)
            if isinstance(node, ast.FunctionDef) and (path.name, node.name) in PASS_ON
            for inner in ast.walk(node)
        }
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or not node.args or id(node) in passing_on:
                continue
            if ast.unparse(node.func).split(".")[-1] in SAYERS:
                yield path, tree, node


def texts(said: ast.expr, tree: ast.Module) -> list[str]:
    """What a call says: a literal, either of two, or any entry of a table of its module."""
    if isinstance(said, ast.IfExp):
        either = [texts(said.body, tree), texts(said.orelse, tree)]
        return [*either[0], *either[1]] if all(either) else []
    if isinstance(said, ast.Subscript) and isinstance(said.value, ast.Name):
        tables = [
            node.value
            for node in tree.body
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == said.value.id
        ]
        entries = tables[0].values if tables and isinstance(tables[0], ast.Dict) else []
        return [text for entry in entries for text in texts(entry, tree)]
    return [said.value] if isinstance(said, ast.Constant) and isinstance(said.value, str) else []


def sentences() -> set[str]:
    """Everything that calls of phrase, translate and Phrase say."""
    return {text for _, tree, call in calls() for text in texts(call.args[0], tree)}


def titles(folder: Path) -> dict[str, str]:
    """The title of each hidden test in a folder of suites, by file and test."""
    return {
        f"{path.relative_to(SUITES)}::{node.name}": title
        for path, tree in modules()
        if folder in path.parents and path.name.startswith("test_")
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
        for title in [(ast.get_docstring(node) or "").split("\n")[0].rstrip(".")]
    }


def everything() -> set[str]:
    """All that a student can read."""
    return sentences() | set(titles(SUITES).values())


def blanks(text: str) -> set[tuple[Any, ...]]:
    """The blanks of a text, each with its name, format and conversion."""
    return {tuple(part[1:]) for part in Formatter().parse(text) if part[1] is not None}


def words(text: str) -> str:
    """A text without its blanks and symbols."""
    return re.sub(r"\{\w*\}|[\W_]", "", text)


def entries(language: Language) -> list[Message]:
    """The translations into `language` as they stand in their file, which has to be valid."""
    with (LOCALE / language / "seminar.po").open("rb") as file:
        return [entry for entry in read_po(file, abort_invalid=True) if entry.id]


def test_every_sentence_can_be_found():
    """What is said is a literal or stands in a table of the same module."""
    hidden = [
        f"{path.relative_to(PACKAGE)}:{call.lineno}: {ast.unparse(call)}"
        for path, tree, call in calls()
        if not texts(call.args[0], tree)
    ]
    assert not hidden


def test_search_misses_no_table():
    """The tables of problems and of sayings are among what the search finds."""
    assert {*SENTENCES.values(), *outcomes.STUDENT_MESSAGES.values()} < sentences()


def test_every_blank_is_filled():
    """A call of phrase with a literal has a value for each of its blanks."""
    unfilled = [
        f"{path.relative_to(PACKAGE)}:{call.lineno}: {name}"
        for path, tree, call in calls()
        if isinstance(call.args[0], ast.Constant) and call.keywords
        for name, *_ in blanks(call.args[0].value)
        if name not in {keyword.arg for keyword in call.keywords}
    ]
    assert not unfilled


@pytest.mark.parametrize("folder", sorted(SUITES.glob("[a-z]*/")), ids=lambda path: path.name)
def test_every_hidden_test_has_a_title(folder):
    """Each suite has tests, and each test a title to translate."""
    found = titles(folder)
    assert found
    assert not [test for test, title in found.items() if not title]


# -- the translations


@in_each_language
def test_everything_is_translated(language):
    """Each sentence and title has a translation that is not the English text again."""
    known = {entry.id: entry.string for entry in entries(language)}
    lacking = [text for text in everything() if words(text) and known.get(text, text) == text]
    assert "\n".join(sorted(lacking)) == ""


@in_each_language
def test_nothing_is_stale(language):
    """No translation is left of a text that the code no longer has."""
    stale = {entry.id for entry in entries(language)} - everything()
    assert "\n".join(sorted(stale)) == ""


@in_each_language
def test_blanks_are_the_same(language):
    """A translation has exactly the blanks of the English text."""
    unlike = [entry.id for entry in entries(language) if blanks(entry.id) != blanks(entry.string)]
    assert not unlike


@in_each_language
def test_ends_alike(language):
    """A translation ends as a sentence where the English text does, and only there."""
    unlike = [
        entry.id
        for entry in entries(language)
        if entry.id.endswith((".", "?")) != entry.string.endswith((".", "?", "。", "？"))
    ]
    assert not unlike


@in_each_language
def test_each_text_stands_once(language):
    """No text has two translations, and none is marked as a guess."""
    lines = (LOCALE / language / "seminar.po").read_text(encoding="utf-8").split("\n")
    ids = [line for line in lines if line.startswith("msgid ")]
    assert len(ids) == len(entries(language)) + 1  # the header has an empty one
    assert not [entry.id for entry in entries(language) if entry.fuzzy]


def test_english_stays_itself():
    """In English every text is what stands in the code."""
    assert not [text for text in everything() if translate(text, "en") != text]
