"""Sanitizes the outputs of student code for storage: plots, tables and text."""

import re
from typing import Any

from nbformat import NotebookNode, from_dict

from autograder.sandbox.guest.protocol import Output
from autograder.sanitize import formulas, html_cleaner
from autograder.sanitize.images import is_safe_image
from autograder.sanitize.markdown_cells import MAX_RENDERED_CELL, to_html

MAX_ANSI_ESCAPES = 2000  # in one text: `ansi2html` copies the rest of the text for each of them
COLOUR_SEQUENCE = r"\x1b\[[0-9;]{0,20}m"
# Escape sequences of a terminal, apart from colours; control characters, also of text direction.
CONTROL_SEQUENCES = re.compile(
    rf"({COLOUR_SEQUENCE})|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b\[[0-?]*[ -/]*[@-~]"
    "|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]"
)


def sanitize_output(output: Output) -> NotebookNode:
    """Return an output as a node of the notebook format without active content."""
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
    """Return an output node; nbconvert validates it together with its notebook."""
    return from_dict({"output_type": kind, **fields})


def strip_control_chars(text: str) -> str:
    """Remove control characters and escape sequences, except those of colours."""
    keep_colours = text.count("\x1b") <= MAX_ANSI_ESCAPES
    return CONTROL_SEQUENCES.sub(lambda match: (match[1] or "") if keep_colours else "", text)


def _data(data: dict[str, str]) -> dict[str, str]:
    safe = {key: value for key, value in data.items() if is_safe_image(key, value)}
    if "text/latex" in data:
        safe["text/latex"] = formulas.neutralize(strip_control_chars(data["text/latex"]))
    html = _html(data)
    if html_cleaner.has_content(html):
        safe["text/html"] = html
    safe["text/plain"] = strip_control_chars(
        data.get("text/plain") or html_cleaner.strip_tags(html)
    )
    return safe


def _html(data: dict[str, str]) -> str:
    """Return the HTML or Markdown of an output as clean HTML."""
    if "text/html" in data:
        return html_cleaner.clean(strip_control_chars(data["text/html"]))
    markdown = data.get("text/markdown", "")
    if len(markdown) > MAX_RENDERED_CELL:
        return ""
    try:
        return html_cleaner.clean(to_html(strip_control_chars(markdown)))
    except Exception:  # nbconvert raises for an attachment that an output cannot have
        return ""
