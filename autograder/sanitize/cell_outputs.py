"""Outputs of student code as they are stored: plots, tables and text, which cannot act."""

import re
from typing import Any

from nbformat import NotebookNode, from_dict

from autograder.sandbox.guest.protocol import Output
from autograder.sanitize import formulas, html_cleaner
from autograder.sanitize.images import is_picture
from autograder.sanitize.markdown_cells import MAX_CELL, render

# What a terminal obeys, apart from colours; and marks that reorder what is read.
MOST_COLOURS = 2000  # changes in one output; the page's maker copies the rest for each of them
COLOUR = r"\x1b\[[0-9;]{0,20}m"
CONTROL_SEQUENCES = re.compile(
    rf"({COLOUR})|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b\[[0-?]*[ -/]*[@-~]"
    "|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]"
)


def sanitize_output(output: Output) -> NotebookNode:
    """An output in the kinds and the words that cannot act."""
    if output.output_type == "stream":
        name = output.name if output.name in ("stdout", "stderr") else "stdout"
        return new_output("stream", name=name, text=strip_control_chars(output.text))
    if output.output_type == "error":
        return new_output(
            "error",
            ename=strip_control_chars(output.ename),
            evalue=strip_control_chars(output.evalue),
            traceback=[strip_control_chars(line) for line in output.traceback],
        )
    return new_output("display_data", metadata={}, data=_data(output.data))


def new_output(kind: str, **fields: Any) -> NotebookNode:
    """An output of the notebook format. nbconvert validates the notebook that it comes into."""
    return from_dict({"output_type": kind, **fields})


def strip_control_chars(text: str) -> str:
    """Text without control characters and without what a terminal obeys, except colours."""
    colours = text.count("\x1b") <= MOST_COLOURS
    return CONTROL_SEQUENCES.sub(lambda found: (found[1] or "") if colours else "", text)


def _data(data: dict[str, str]) -> dict[str, str]:
    kept = {kind: value for kind, value in data.items() if is_picture(kind, value)}
    if "text/latex" in data:
        kept["text/latex"] = formulas.neutralize(strip_control_chars(data["text/latex"]))
    shown = _html(data)
    if html_cleaner.has_content(shown):
        kept["text/html"] = shown
    kept["text/plain"] = strip_control_chars(
        data.get("text/plain") or html_cleaner.strip_tags(shown)
    )
    return kept


def _html(data: dict[str, str]) -> str:
    """What an output shows as HTML, cleaned."""
    if "text/html" in data:
        return html_cleaner.clean(strip_control_chars(data["text/html"]))
    markdown = data.get("text/markdown", "")
    return (
        html_cleaner.clean(render(strip_control_chars(markdown)))
        if len(markdown) <= MAX_CELL
        else ""
    )
