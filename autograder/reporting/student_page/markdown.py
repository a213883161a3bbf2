"""Text cells of submissions as HTML in which nothing acts, with formulas set.

nbgrader renders a student's text cells as they are, raw HTML and all, with the instructor's
rights. The filter `markdown2html` stands in for nbconvert's own in the formgrader.
"""

import html
import re
from functools import lru_cache
from typing import Any

from jinja2 import pass_context
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

from autograder.reporting.student_page.highlighting import MAX_KEPT, MOST_KEPT
from autograder.sanitize import formulas as tex
from autograder.sanitize import html_cleaner
from autograder.sanitize.images import Attachments

# A set formula waits outside the text while that is cleaned. The marks are for private use.
BEGIN, END = "\ue000", "\ue001"
# A tag as cleaning writes it, or a waiting formula: within a tag none is put back.
TAG_OR_FORMULA = re.compile(rf'<[^>"]*(?:"[^"]*"[^>"]*)*>|{BEGIN}(\d{{1,9}}){END}')
WAITING = re.compile(rf"{BEGIN}\d*{END}")
LATEX = re.compile(r"\s*(\$\$?)(.*?)\1\s*\Z", re.S)


@pass_context
def markdown2html(context: Any, source: str) -> str:
    """A text cell as HTML: formatting, tables, links, embedded pictures, formulas."""
    cell = context.get("cell") or {}
    return render_markdown(source, cell.get("attachments") or {})


def render_markdown(source: str, attachments: Attachments) -> str:
    """Markdown as HTML that needs no script and fetches nothing."""
    is_kept = not attachments and len(source) <= MAX_KEPT
    return _known(source) if is_kept else _rendered(source, attachments)


@lru_cache(maxsize=MOST_KEPT)
def _known(source: str) -> str:
    """A text without attachments: most of a notebook's texts are those of the release."""
    return _rendered(source, {})


def _rendered(source: str, attachments: Attachments) -> str:
    renderer = _PageRenderer(attachments)
    rendered = MarkdownWithMath(renderer=renderer).render(re.sub(f"[{BEGIN}{END}]", "", source))
    cleaned = html_cleaner.clean(rendered)
    return TAG_OR_FORMULA.sub(lambda found: _put_back(found, renderer.formulas), cleaned)


def latex2html(source: str) -> str:
    """An output of the kind text/latex as HTML."""
    found = LATEX.match(source)
    return tex.to_mathml(found[2] if found else source, block=True)


def _put_back(found: re.Match[str], formulas: list[str]) -> str:
    if found[1] is None:
        return WAITING.sub("", found[0])
    place = int(found[1])
    return formulas[place] if place < len(formulas) else ""


class _PageRenderer(IPythonRenderer):  # type: ignore[misc]
    """nbconvert's renderer without what needs a script."""

    def __init__(self, attachments: Attachments) -> None:
        super().__init__(escape=False, attachments=attachments, exclude_anchor_links=True)
        self.formulas: list[str] = []

    def block_math(self, body: str) -> str:
        """A formula on a line of its own."""
        return self._set(body, block=True)

    def inline_math(self, body: str) -> str:
        """A formula within a line."""
        return self._set(body)

    def latex_environment(self, name: str, body: str) -> str:
        """A formula such as an `align`."""
        return self._set(f"\\begin{{{name}}}{body}\\end{{{name}}}", block=True)

    def block_mermaidjs(self, code: str) -> str:
        """A drawing in text, which a script would draw: its text."""
        return f"<pre><code>{html.escape(code)}</code></pre>"

    def task_list_item(self, text: str, checked: bool = False) -> str:
        """A task, done or not."""
        return f"<li>{'☑' if checked else '☐'} {text}</li>\n"

    def image(self, text: str, url: str, title: str | None = None) -> str:
        """A picture; its description, where it was not handed in."""
        name = url.removeprefix("attachment:")
        if name != url and name not in self.attachments:
            return html.escape(text)
        return str(super().image(text, url, title))

    def _set(self, source: str, *, block: bool = False) -> str:
        self.formulas.append(tex.to_mathml(source, block=block))
        return f"{BEGIN}{len(self.formulas) - 1}{END}"


def identity(text: str) -> str:
    """In place of nbconvert's `strip_files_prefix`, which takes minutes for many brackets."""
    return text
