"""Links of the documents have a target; commands and files that they name exist."""

import importlib.util
import os
import re
import shlex
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import unquote

import pytest
import typer.main
from markdown_it import MarkdownIt
from markdown_it.token import Token
from typer.exceptions import TyperException

from autograder import testing
from autograder.cli.app import app
from tests.support.settings import ROOT

DOCS = ROOT / "docs"
DOCUMENTS = (*sorted(ROOT.glob("*.md")), *sorted(DOCS.rglob("*.md")))
NAMES = [str(path.relative_to(ROOT)) for path in DOCUMENTS]
MAX_PICTURE_BYTES = 200_000
COMMAND = re.compile(r"^\s*(?:\$ )?(?:\S*/)?seminar (?P<arguments>\S.*)$")
FILE_NAME = re.compile(r"`([\w./-]+(?:\.(?:py|j2|css|toml)|/))`")
CREATED_LATER = ("classroom/", "autograded/")  # directories that a running course creates
DECISION_PARTS = ("Context", "Decision", "Consequences")
SEMINAR: Any = typer.main.get_command(app)  # a group of commands
PLACEHOLDER = "…"  # for a value that a document does not name

every_document = pytest.mark.parametrize("document", DOCUMENTS, ids=NAMES)


@cache
def tokens(document: Path) -> tuple[Token, ...]:
    """Return the document's Markdown tokens, inline tokens included."""
    parser = MarkdownIt().enable("table")
    all_tokens: list[Token] = []
    for token in parser.parse(document.read_text(encoding="utf-8")):
        all_tokens += [token, *(token.children or ())]
    return tuple(all_tokens)


def links(document: Path) -> Iterator[str]:
    """Yield the addresses of links and pictures."""
    for token in tokens(document):
        address = token.attrGet("href") or token.attrGet("src")
        if address:
            yield str(address)


@cache
def anchors(document: Path) -> frozenset[str]:
    """Return the anchors of the headings, as GitHub makes them."""
    slugs: list[str] = []
    for token, inline in zip(tokens(document), tokens(document)[1:], strict=False):
        if token.type == "heading_open":
            text = "".join(t.content for t in inline.children or () if not t.type.endswith("close"))
            slug = "".join(filter(_is_slug_letter, text.lower())).replace(" ", "-")
            slugs.append(f"{slug}-{slugs.count(slug)}" if slug in slugs else slug)
    return frozenset(slugs)


def _is_slug_letter(letter: str) -> bool:
    return letter in " -_" or unicodedata.category(letter)[0] in "LNM"


def commands(document: Path) -> Iterator[str]:
    """Yield the arguments of every `seminar …` in inline code and code blocks."""
    for token in tokens(document):
        if token.type in ("code_inline", "fence", "code_block"):
            for line in token.content.splitlines():
                if match := COMMAND.match(line):
                    yield match["arguments"]


def usage_error(arguments: list[str]) -> str:
    """Return what is wrong with the arguments of `seminar`; empty if they are valid."""
    command, remaining = SEMINAR, list(arguments)
    while remaining and hasattr(command, "commands") and not remaining[0].startswith("-"):
        name = remaining.pop(0)
        if name not in command.commands:
            return f"there is no command {name}"
        command = command.commands[name]
    if not remaining:
        return ""  # only the command's name
    if PLACEHOLDER in remaining:
        options = {option for param in command.params for option in param.opts}
        unknown = [word for word in remaining if word.startswith("--") and word not in options]
        return f"there is no {', '.join(unknown)}" if unknown else ""
    if "--help" in remaining or arguments == ["--version"]:
        return ""
    try:
        command.make_context("seminar", remaining)
    except TyperException as error:
        return str(error)
    return ""


@cache
def source_directories() -> tuple[Path, ...]:
    """Return the repository's root and the directories of the package without variants."""
    paths = (ROOT, ROOT / "autograder", *(ROOT / "autograder").rglob("*"))
    return tuple(path for path in paths if "variants" not in path.parts and path.is_dir())


def exists(name: str) -> bool:
    """Return whether the kit has this file, or this directory if the name ends with `/`.

    `name` may lack the parents: `grade.py` and `grading/grade.py` name the same file.
    """
    paths = (directory / name for directory in source_directories())
    return any(path.is_dir() if name.endswith("/") else path.is_file() for path in paths)


def tree_paths(text: str) -> Iterator[str]:
    """Yield the paths in the tree of packages.

    Each line has names and a comment after `#`; an indent of two is one level. `name/` is a
    package; any other name is a module of the package in the same line or in the lines above.
    """
    parents: list[str] = []
    for line in text.partition("```text\n")[2].partition("```")[0].splitlines():
        names = line.partition("#")[0]
        depth = (len(names) - len(names.lstrip())) // 2
        parents = parents[:depth]
        for name in names.split():
            if name.endswith("/"):
                parents = [*parents[:depth], name.rstrip("/")]
                yield f"{'/'.join(parents)}/"
            else:
                yield f"{'/'.join(parents)}/{name}.py"


@every_document
def test_links_have_targets(document: Path) -> None:
    """Every relative link and picture names a file of the repository, every anchor a heading."""
    errors = []
    for address in links(document):
        path, _, anchor = unquote(address).partition("#")
        if re.match(r"[a-z]+:", path):
            continue
        target = Path(os.path.normpath(document.parent / path)) if path else document
        if not target.exists() or not target.is_relative_to(ROOT):
            errors.append(f"{address}: no such file")
        elif anchor and anchor not in anchors(target):
            errors.append(f"{address}: no such heading; there are {sorted(anchors(target))}")
    assert not errors


@every_document
def test_commands_are_valid(document: Path) -> None:
    """Every `seminar …` in code is a command with options that it has, and values they take."""
    errors = {}
    for arguments in commands(document):
        if error := usage_error(shlex.split(arguments, comments=True)):
            errors[arguments] = error
    assert not errors


@pytest.mark.parametrize(
    "arguments",
    [
        "gradde week2_loss",
        "grade week2_loss --forse",
        "export week2_loss --for excel",
        "export week2_loss --for",
        "data fetch --from",
        "regrade … --verbose",
    ],
)
def test_invalid_command_is_found(arguments: str) -> None:
    """A command, an option or a value that does not exist is an error."""
    assert usage_error(arguments.split())


def test_the_readme_names_every_command() -> None:
    """The README's table has each command of `seminar`."""
    names = {arguments.split()[0] for arguments in commands(ROOT / "README.md")}
    assert names == set(SEMINAR.commands)


def test_instructors_begin_with_a_course_of_their_own() -> None:
    """The first step of the instructor's document, apart from the demo, makes a course."""
    steps = (step for step in commands(DOCS / "instructor.md") if not step.startswith("demo "))
    assert next(steps) == "new course"


def test_the_index_has_every_document() -> None:
    """Each document below docs/ is linked in docs/README.md, once."""
    addresses = links(DOCS / "README.md")
    listed = [address for address in addresses if not address.startswith("http")]
    files = [str(path.relative_to(DOCS)) for path in DOCS.rglob("*.md")]
    files.remove("README.md")
    assert sorted(listed) == sorted(files)


def test_both_languages_have_the_same_parts() -> None:
    """The student's document has the same headings, steps and rows of tables in Japanese."""
    parts = ("heading_open", "list_item_open", "tr_open", "image")
    shape = {
        name: [token.type + token.tag for token in tokens(DOCS / name) if token.type in parts]
        for name in ("student.md", "student.ja.md")
    }
    assert shape["student.md"] == shape["student.ja.md"]


def test_pictures_are_small() -> None:
    """No picture is larger than MAX_PICTURE_BYTES."""
    sizes = {path.name: path.stat().st_size for path in DOCS.glob("images/*.*")}
    assert {"student.png", "instructor.png"} <= sizes.keys()
    assert max(sizes.values()) < MAX_PICTURE_BYTES


def test_architecture_names_existing_files() -> None:
    """Each file and directory in docs/architecture.md exists; one that does not is found."""
    assert not exists("autograder/gone.py")
    assert not exists("gone/")
    text = (DOCS / "architecture.md").read_text(encoding="utf-8")
    tree = set(tree_paths(text))
    names = {name for name in FILE_NAME.findall(text) if not name.startswith(CREATED_LATER)}
    assert len(tree | names) > 100
    assert sorted(path for path in tree if not (ROOT / path).exists()) == []
    assert sorted(name for name in names if not exists(name)) == []


def test_architecture_has_every_package() -> None:
    """The tree in docs/architecture.md contains every package and subpackage of the kit."""
    text = (DOCS / "architecture.md").read_text(encoding="utf-8")
    packages = {path.parent for path in (ROOT / "autograder").rglob("__init__.py")}
    documented = {ROOT / path for path in tree_paths(text) if path.endswith("/")}
    assert packages <= documented


def test_tree_is_read_by_indentation() -> None:
    """Names after `#` are a comment; modules belong to the package above them."""
    text = "```text\nkit/\n  a/  b  # comment\n    c\n    d/  e\n      f\n  g/\n```\nlast"
    paths = ["kit/", "kit/a/", "kit/a/b.py", "kit/a/c.py", "kit/a/d/", "kit/a/d/e.py"]
    assert list(tree_paths(text)) == [*paths, "kit/a/d/f.py", "kit/g/"]


@pytest.mark.parametrize(
    "decision", sorted(DOCS.glob("decisions/*.md")), ids=lambda path: path.stem
)
def test_decision_is_complete(decision: Path) -> None:
    """A decision has a date, a status, its context, the decision and the consequences."""
    text = decision.read_text(encoding="utf-8")
    assert re.search(r"^- Date: \d{4}-\d{2}-\d{2}$", text, re.MULTILINE)
    assert re.search(r"^- Status: (accepted|superseded)", text, re.MULTILINE)
    headings = re.findall(r"^## (.+)$", text, re.MULTILINE)
    assert [heading for heading in headings if heading in DECISION_PARTS] == list(DECISION_PARTS)


@pytest.fixture(scope="module")
def reference_script() -> ModuleType:
    """Return docs/reference.py as a module."""
    spec = importlib.util.spec_from_file_location("reference_script", DOCS / "reference.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_generated_pages_are_current(reference_script: ModuleType) -> None:
    """Each page is what docs/reference.py generates; `nox -s fix` writes them again."""
    for name, page in reference_script.PAGES.items():
        assert (DOCS / name).read_text(encoding="utf-8") == page(), name


def test_each_public_name_has_a_heading() -> None:
    """The reference of autograder.testing has a heading for each name in `__all__`."""
    page = (DOCS / "testing-api.md").read_text(encoding="utf-8")
    headings = [line.removeprefix("### ") for line in page.splitlines() if line[:4] == "### "]
    assert sorted(headings) == sorted(testing.__all__)


def test_signatures_are_complete(reference_script: ModuleType) -> None:
    """A signature has the values of constants as defaults, a class its fields."""
    assert "rtol: float = 0.0001" in reference_script.signature(testing.assert_close)
    assert reference_script.signature(testing.CallRecord).splitlines() == [
        "class CallRecord(Struct)",
        "    value: Any",
        "    args: tuple[Any, ...]",
        "    kwargs: dict[str, Any]",
    ]


@pytest.mark.parametrize("command", ["", "grade", "new exercise"])
def test_help_is_that_of_the_program(command: str) -> None:
    """The page of commands has what `--help` prints; `python -m autograder` prints the same."""
    arguments = [sys.executable, "-m", "autograder", *command.split(), "--help"]
    environment = {**os.environ, "COLUMNS": "80", "PYTHONPATH": str(ROOT)}
    help_text = subprocess.check_output(arguments, env=environment, text=True).strip()
    page = (DOCS / "commands.md").read_text(encoding="utf-8")
    assert help_text.replace("python -m autograder", "seminar") in page
