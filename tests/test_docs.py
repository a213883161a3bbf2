"""The documents lead where they say, and name commands that there are."""

import os
import re
import shlex
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote

import pytest
import typer.main
from markdown_it import MarkdownIt
from markdown_it.token import Token
from typer.exceptions import TyperException

from autograder.cli.app import app
from tests.conftest import ROOT

DOCS = ROOT / "docs"
DOCUMENTS = (ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted(DOCS.rglob("*.md")))
NAMES = [str(path.relative_to(ROOT)) for path in DOCUMENTS]
MAX_PICTURE = 200_000  # bytes
COMMAND = re.compile(r"^\s*(?:\$ )?(?:\S*/)?seminar (?P<rest>\S.*)$")
NAMED = re.compile(r"`([\w./-]+(?:\.(?:py|j2|css|toml)|/))`")
PEOPLES = ("classroom/", "autograded/")  # folders of a course that are there once it runs
SEMINAR = typer.main.get_command(app)
LEFT_OPEN = "…"  # stands for a value that a document does not name

every_document = pytest.mark.parametrize("document", DOCUMENTS, ids=NAMES)


@cache
def tokens(document: Path) -> tuple[Token, ...]:
    """The document's tokens, those within lines too."""
    parser = MarkdownIt().enable("table")
    found: list[Token] = []
    for token in parser.parse(document.read_text(encoding="utf-8")):
        found += [token, *(token.children or ())]
    return tuple(found)


def links(document: Path) -> Iterator[str]:
    """The addresses of links and pictures."""
    for token in tokens(document):
        address = token.attrGet("href") or token.attrGet("src")
        if address:
            yield str(address)


@cache
def anchors(document: Path) -> frozenset[str]:
    """The anchors of the headings, as the forge that shows the documents makes them."""
    found: list[str] = []
    for opened, inline in zip(tokens(document), tokens(document)[1:], strict=False):
        if opened.type == "heading_open":
            text = "".join(t.content for t in inline.children or () if not t.type.endswith("close"))
            slug = "".join(filter(_stays, text.lower())).replace(" ", "-")
            found.append(f"{slug}-{found.count(slug)}" if slug in found else slug)
    return frozenset(found)


def _stays(letter: str) -> bool:
    return letter in " -_" or unicodedata.category(letter)[0] in "LNM"


def commands(document: Path) -> Iterator[str]:
    """What follows `seminar` in code, in the text and in blocks."""
    for token in tokens(document):
        if token.type in ("code_inline", "fence", "code_block"):
            for line in token.content.splitlines():
                if said := COMMAND.match(line):
                    yield said["rest"]


def fault(words: list[str]) -> str:
    """What is wrong with a command line; nothing if it may be typed like this."""
    command, left = SEMINAR, list(words)
    while left and hasattr(command, "commands") and not left[0].startswith("-"):
        name = left.pop(0)
        if name not in command.commands:
            return f"there is no command {name}"
        command = command.commands[name]
    if not left:
        return ""  # only named
    if LEFT_OPEN in left:
        known = {option for param in command.params for option in param.opts}
        unknown = [word for word in left if word.startswith("--") and word not in known]
        return f"there is no {', '.join(unknown)}" if unknown else ""
    if "--help" in left:
        return ""
    try:
        command.make_context("seminar", left)
    except TyperException as error:
        return str(error)
    return ""


def there(name: str) -> bool:
    """Whether a file or folder of the kit ends with this name; students' code does not count."""
    parts = Path(name).parts
    for place in (ROOT, ROOT / "autograder", *(ROOT / "autograder").rglob("*")):
        if "variants" not in place.parts and place.is_dir():
            found = place.joinpath(*parts)
            if found.is_dir() if name.endswith("/") else found.is_file():
                return True
    return False


@every_document
def test_links_lead_somewhere(document: Path) -> None:
    """Every relative link and picture names a file of the repository, every anchor a heading."""
    lost = []
    for address in links(document):
        path, _, anchor = unquote(address).partition("#")
        if re.match(r"[a-z]+:", path):
            continue
        target = Path(os.path.normpath(document.parent / path)) if path else document
        if not target.exists() or not target.is_relative_to(ROOT):
            lost.append(f"{address}: no such file")
        elif anchor and anchor not in anchors(target):
            lost.append(f"{address}: no such heading; there are {sorted(anchors(target))}")
    assert not lost


@every_document
def test_commands_can_be_typed(document: Path) -> None:
    """Every `seminar …` in code is a command with options that it has, and values they take."""
    wrong = {}
    for said in commands(document):
        words = shlex.split(said, comments=True)
        if found := fault(words):
            wrong[said] = found
    assert not wrong


@pytest.mark.parametrize(
    "words",
    [
        "gradde week2_loss",
        "grade week2_loss --forse",
        "export week2_loss --for excel",
        "export week2_loss --for",
        "data fetch --from",
        "regrade … --verbose",
    ],
)
def test_a_wrong_command_is_seen(words: str) -> None:
    """A command, an option or a value that there is not is a fault: the test above can fail."""
    assert fault(words.split())


def test_the_readme_names_every_command() -> None:
    """The README's table has each command of `seminar`."""
    named = {said.split()[0] for said in commands(ROOT / "README.md")}
    assert named == set(SEMINAR.commands)


def test_the_index_has_every_document() -> None:
    """Each document below docs/ is linked in docs/README.md, once."""
    listed = [address for address in links(DOCS / "README.md") if not address.startswith("http")]
    files = [str(path.relative_to(DOCS)) for path in DOCS.rglob("*.md")]
    files.remove("README.md")
    assert sorted(listed) == sorted(files)


def test_both_languages_say_as_much() -> None:
    """The student's document has the same parts in Japanese: headings, steps, rows of tables."""
    parts = ("heading_open", "list_item_open", "tr_open", "image")
    shape = {
        name: [token.type + token.tag for token in tokens(DOCS / name) if token.type in parts]
        for name in ("student.md", "student.ja.md")
    }
    assert shape["student.md"] == shape["student.ja.md"]


def test_pictures_are_small() -> None:
    """No picture makes a page slow to open."""
    sizes = {path.name: path.stat().st_size for path in DOCS.glob("images/*.*")}
    assert {"student.png", "instructor.png"} <= sizes.keys()
    assert max(sizes.values()) < MAX_PICTURE


def test_the_architecture_names_what_there_is() -> None:
    """Each file and folder that docs/architecture.md names is there; one that is gone is seen."""
    assert not there("autograder/gone.py")
    assert not there("gone/")
    text = (DOCS / "architecture.md").read_text(encoding="utf-8")
    names = {name for name in NAMED.findall(text) if not name.startswith(PEOPLES)}
    assert len(names) > 100
    assert sorted(name for name in names if not there(name)) == []
