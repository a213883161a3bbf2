"""Outputs of student code as they are stored: plots, tables and text, which cannot act."""

import re
from typing import Any

from nbformat import NotebookNode, from_dict

from autograder.gradebook.texts import MAX_CELL, render
from autograder.reporting.page import markup, tex
from autograder.reporting.page.pictures import is_picture
from autograder.sandbox.inside.wire import Output

# What a terminal obeys, apart from colours; and marks that reorder what is read.
MOST_COLOURS = 2000  # changes in one output; the page's maker copies the rest for each of them
COLOUR = r"\x1b\[[0-9;]{0,20}m"
OBEYED = re.compile(
    rf"({COLOUR})|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b\[[0-?]*[ -/]*[@-~]"
    "|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]"
)


def stored(output: Output) -> NotebookNode:
    """An output in the kinds and the words that cannot act."""
    if output.output_type == "stream":
        name = output.name if output.name in ("stdout", "stderr") else "stdout"
        return made("stream", name=name, text=plain(output.text))
    if output.output_type == "error":
        return made(
            "error",
            ename=plain(output.ename),
            evalue=plain(output.evalue),
            traceback=[plain(line) for line in output.traceback],
        )
    return made("display_data", metadata={}, data=_data(output.data))


def made(kind: str, **fields: Any) -> NotebookNode:
    """An output of the notebook format. nbconvert validates the notebook that it comes into."""
    return from_dict({"output_type": kind, **fields})


def plain(text: str) -> str:
    """Text without control characters and without what a terminal obeys, except colours."""
    colours = text.count("\x1b") <= MOST_COLOURS
    return OBEYED.sub(lambda found: (found[1] or "") if colours else "", text)


def _data(data: dict[str, str]) -> dict[str, str]:
    kept = {kind: value for kind, value in data.items() if is_picture(kind, value)}
    if "text/latex" in data:
        kept["text/latex"] = tex.quiet(plain(data["text/latex"]))
    shown = _html(data)
    if markup.has_content(shown):
        kept["text/html"] = shown
    kept["text/plain"] = plain(data.get("text/plain") or markup.words(shown))
    return kept


def _html(data: dict[str, str]) -> str:
    """What an output shows as HTML, cleaned."""
    if "text/html" in data:
        return markup.clean(plain(data["text/html"]))
    markdown = data.get("text/markdown", "")
    return markup.clean(render(plain(markdown))) if len(markdown) <= MAX_CELL else ""
