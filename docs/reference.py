"""Generate docs/testing-api.md and docs/commands.md; with `--check`, only compare them.

`python docs/reference.py` after a change of a command, an option or a docstring of the public API.
"""

import ast
import inspect
import re
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import typer.main

from autograder import testing
from autograder.cli.app import app

DOCS = Path(__file__).parent
HELP_WIDTH = 78
SECTIONS = {  # titles by the module that defines a name
    "autograder.testing.assertions": "Compare answers",
    "autograder.testing.forms": "Judge one trait",
    "autograder.testing.random_inputs": "Draw random inputs",
    "autograder.sandbox.proxies": "Work with functions and objects of students",
    "autograder.core.i18n": "Write messages for students",
}
API_INTRO = (
    "# Reference: `autograder.testing`\n\n"
    "Generated from the docstrings by `docs/reference.py`. [Suites](suites.md) describes the files,"
    " fixtures and markers of a hidden suite.\n"
)
COMMANDS_INTRO = (
    "# Reference: commands\n\n"
    "Generated from the `--help` of each command by `docs/reference.py`. `python -m autograder` is"
    " the same as `seminar`.\n"
)


def api_page() -> str:
    """Return docs/testing-api.md: every name in `autograder.testing.__all__`, by section."""
    parts = [API_INTRO, as_markdown(inspect.getdoc(testing) or "")]
    for module_name, title in SECTIONS.items():
        objects = [(name, getattr(testing, name)) for name in testing.__all__]
        parts.append(f"## {title}\n")
        for name, member in objects:
            if member.__module__ == module_name:
                docstring = as_markdown(inspect.getdoc(member) or "")
                parts.append(f"### {name}\n\n```python\n{signature(member)}\n```\n\n{docstring}")
    return "\n".join(parts)


def as_markdown(docstring: str) -> str:
    """Return a docstring with code in code blocks and each other paragraph in one line."""
    blocks = []
    for paragraph in docstring.split("\n\n"):
        if paragraph.startswith(">>>"):
            text = f"```pycon\n{paragraph}\n```"
        elif paragraph.startswith("    "):
            text = f"```python\n{textwrap.dedent(paragraph)}\n```"
        else:
            text = re.sub(r"\n(?!- )", " ", paragraph)
        blocks.append(f"{text}\n")
    return "\n".join(blocks)


def signature(member: object) -> str:
    """Return the signature of a function, or of a class with its fields, as in the source."""
    module = inspect.getmodule(member)
    assert module
    source = inspect.getsource(member)  # type: ignore[arg-type]
    (definition,) = ast.parse(source).body
    if isinstance(definition, ast.FunctionDef):
        return function_signature(source, definition, module).removeprefix("def ")
    assert isinstance(definition, ast.ClassDef)
    bases = ", ".join(map(ast.unparse, definition.bases))
    lines = [f"class {definition.name}({bases})" if bases else f"class {definition.name}"]
    for statement in definition.body:
        if isinstance(statement, ast.AnnAssign):
            lines.append(
                f"    {ast.unparse(statement.target)}: {ast.unparse(statement.annotation)}"
            )
        elif isinstance(statement, ast.FunctionDef) and statement.name == "__init__":
            lines.append(f"    {function_signature(source, statement, module)}")
    return "\n".join(lines)


def function_signature(source: str, function: ast.FunctionDef, module: ModuleType) -> str:
    """Return the `def` line in `source`, without quotes, with the values of constants."""
    lines = source.splitlines()[function.lineno - 1 : function.body[0].lineno - 1]
    text = textwrap.dedent("\n".join(lines)).rstrip().removesuffix(":")
    text = re.sub(r'"(np\.[^"]+)"', r"\1", text)
    return re.sub(r"= ([A-Z_]+)\b", lambda name: f"= {getattr(module, name[1])}", text)


def commands_page() -> str:
    """Return docs/commands.md: the help of `seminar` and of each of its commands."""
    parts = [COMMANDS_INTRO]
    for name, text in helps(typer.main.get_command(app), "seminar"):
        parts.append(f"## {name}\n\n```text\n{text}\n```\n")
    return "\n".join(parts)


def helps(command: Any, name: str) -> Iterator[tuple[str, str]]:
    """Yield the name and the help of a command and of its subcommands."""
    context = command.make_context(
        name, [], resilient_parsing=True, terminal_width=HELP_WIDTH, max_content_width=HELP_WIDTH
    )
    yield name, command.get_help(context)
    for subcommand in getattr(command, "commands", {}).values():
        yield from helps(subcommand, f"{name} {subcommand.name}")


PAGES = {"testing-api.md": api_page, "commands.md": commands_page}


def stale_pages() -> list[str]:
    """Return the names of the pages that are not what this script generates."""
    return [name for name, page in PAGES.items() if (DOCS / name).read_text("utf-8") != page()]


def main() -> None:
    """Write the pages, or exit with a message if `--check` finds a stale page."""
    if sys.argv[1:] != ["--check"]:
        for name, page in PAGES.items():
            (DOCS / name).write_text(page(), encoding="utf-8")
    elif stale := stale_pages():
        raise SystemExit(f"{', '.join(stale)} in docs/: stale; run `python docs/reference.py`")


if __name__ == "__main__":
    main()
