"""Sanitizes a student's Markdown cells for storage, so that no viewer finds active content.

A safe cell is kept byte for byte. The source of any other cell is kept in a code block, below a
message that says so.
"""

import re

from markdown_it import MarkdownIt
from msgspec import Struct
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

from autograder.core.i18n import Language, translate
from autograder.core.problems import ProblemKind
from autograder.intake.cell_source import normalize_newlines
from autograder.sanitize import formulas
from autograder.sanitize.html_validator import is_safe_html
from autograder.sanitize.images import Attachments

# Characters of one cell and of all cells: Markdown renderers are slow on some hostile texts.
MAX_RENDERED_CELL, MAX_RENDERED_TOTAL = 10_000, 100_000
WEB_PICTURE = re.compile(r"!\[([^\]\n]*)\]\((https?://[^)\s]+)")
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]")


class SanitizedText(Struct, frozen=True):
    """A Markdown cell as it is stored, and the problem that was found in it."""

    source: str
    attachments: Attachments = {}
    problem: ProblemKind | None = None


def sanitize_markdown(
    source: str, attachments: Attachments, language: Language, remaining: int = MAX_RENDERED_TOTAL
) -> SanitizedText:
    """Sanitize a Markdown cell; `remaining` is the number of characters that may be rendered."""
    if len(source) > min(remaining, MAX_RENDERED_CELL):
        notice = translate(
            "Shown as it was typed: the text of this cell, or of all cells together, is too long"
            " to be formatted.",
            language,
        )
        return SanitizedText(f"{notice}\n\n{as_code(source)}")
    if _is_safe(source, attachments):
        return SanitizedText(source, attachments)
    linked = WEB_PICTURE.sub(lambda match: f"[{match[1] or match[2]}]({match[2]}", source)
    if linked != source and _is_safe(linked, attachments):
        return SanitizedText(linked, attachments, ProblemKind.PICTURE_LINKED)
    notice = translate("Shown as it was typed: it contains active content.", language)
    return SanitizedText(f"{notice}\n\n{as_code(source)}", problem=ProblemKind.TEXT_AS_CODE)


def as_code(source: str) -> str:
    """Return text as a code block whose fence does not occur in it."""
    text = CONTROL.sub("", normalize_newlines(source))
    fence = "`" * max(3, 1 + max(map(len, re.findall("`+", text)), default=0))
    return f"{fence}\n{text}\n{fence}"


def to_html(source: str, attachments: Attachments | None = None) -> str:
    """Render Markdown as nbconvert does, including raw HTML."""
    renderer = IPythonRenderer(escape=False, attachments=attachments, exclude_anchor_links=True)
    return str(MarkdownWithMath(renderer=renderer).render(source))


def _is_safe(source: str, attachments: Attachments) -> bool:
    """Return whether both kinds of Markdown renderers give safe HTML."""
    if formulas.has_active_command(source):
        return False
    commonmark = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    try:
        # nbconvert renders formulas, CommonMark does not.
        return is_safe_html(to_html(source, attachments)) and is_safe_html(
            commonmark.render(source)
        )
    except Exception:  # nbconvert raises for a missing attachment, and so may viewers
        return False
