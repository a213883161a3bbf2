"""Text cells as they are stored: a student's words, which cannot act in any viewer.

A cell that is harmless as it stands is kept byte for byte. Any other is kept whole, too, but as
text to be read: in a block of code, below a sentence that says so.
"""

import re
from collections.abc import Iterable

from markdown_it import MarkdownIt
from msgspec import Struct
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

from autograder.core.i18n import Language, translate
from autograder.core.problems import ProblemKind
from autograder.sanitize import formulas
from autograder.sanitize.html_validator import is_safe_html
from autograder.sanitize.images import Attachments

# Renderers are slow on texts made for it; what is longer is nobody's answer to a question.
MAX_CELL, MAX_ALL = 10_000, 100_000
WEB_PICTURE = re.compile(r"!\[([^\]\n]*)\]\((https?://[^)\s]+)")
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]")


class SanitizedText(Struct, frozen=True):
    """A text cell as it is stored, and what there is to tell about it."""

    source: str
    attachments: Attachments = {}
    problem: ProblemKind | None = None


def sanitize_markdown(
    source: str, attachments: Attachments, language: Language, left: int = MAX_ALL
) -> SanitizedText:
    """A student's text cell, harmless; `left` is the length of text that may still be rendered."""
    if len(source) > min(left, MAX_CELL):
        sentence = translate("Shown as it was typed: this is very long for a text.", language)
        return SanitizedText(f"{sentence}\n\n{as_code(source)}")
    if _is_safe(source, attachments):
        return SanitizedText(source, attachments)
    linked = WEB_PICTURE.sub(lambda found: f"[{found[1] or found[2]}]({found[2]}", source)
    if linked != source and _is_safe(linked, attachments):
        return SanitizedText(linked, attachments, ProblemKind.PICTURE_LINKED)
    sentence = translate("Shown as it was typed: something in it could act on a page.", language)
    return SanitizedText(f"{sentence}\n\n{as_code(source)}", problem=ProblemKind.TEXT_AS_CODE)


def as_code(source: str) -> str:
    """Any text as a block of code, which it cannot end."""
    text = CONTROL.sub("", source.replace("\r\n", "\n").replace("\r", "\n"))
    longest = max(map(len, re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}\n{text}\n{fence}"


def render(source: str, attachments: Attachments | None = None) -> str:
    """Markdown as nbconvert renders it, raw HTML and all."""
    renderer = IPythonRenderer(escape=False, attachments=attachments, exclude_anchor_links=True)
    return str(MarkdownWithMath(renderer=renderer).render(source))


def _is_safe(source: str, attachments: Attachments) -> bool:
    """Whether both ways in which viewers read Markdown make something harmless of it."""
    if formulas.has_active_command(source):
        return False
    try:
        return all(is_safe_html(rendered) for rendered in _renderings(source, attachments))
    except Exception:  # nbconvert raises for an attachment that is missing; viewers would, too
        return False


def _renderings(source: str, attachments: Attachments) -> Iterable[str]:
    """The cell as nbconvert has it, with formulas, and as CommonMark has it, without."""
    yield render(source, attachments)
    yield MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(source)
