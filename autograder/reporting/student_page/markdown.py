"""Text cells of submissions as harmless HTML with formulas as MathML.

nbgrader's own filter renders a student's raw HTML with the instructor's rights, so the formgrader
uses `markdown2html` from here instead.
"""

import html
import re
from functools import lru_cache, partial
from typing import Any

from jinja2 import pass_context
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

from autograder.reporting.student_page.highlighting import CACHE_SIZE, MAX_CACHED_LENGTH
from autograder.sanitize import formulas, html_cleaner
from autograder.sanitize.images import Attachments

# Cleaning would remove MathML, so a placeholder of private-use characters holds its position.
BEGIN, END = "\ue000", "\ue001"
# A tag as the cleaner writes it, in which no formula is inserted; or a placeholder.
TAG_OR_FORMULA = re.compile(rf'<[^>"]*(?:"[^"]*"[^>"]*)*>|{BEGIN}(\d{{1,9}}){END}')
PLACEHOLDER = re.compile(rf"{BEGIN}\d*{END}")
LATEX = re.compile(r"\s*(\$\$?)(.*?)\1\s*\Z", re.S)


@pass_context
def markdown2html(context: Any, source: str) -> str:
    """Return a text cell as HTML: the Jinja filter that replaces nbconvert's."""
    cell = context.get("cell") or {}
    return render_markdown(source, cell.get("attachments") or {})


def render_markdown(source: str, attachments: Attachments) -> str:
    """Return Markdown as HTML that needs no script and fetches nothing."""
    is_cacheable = not attachments and len(source) <= MAX_CACHED_LENGTH
    return _cached(source) if is_cacheable else _rendered(source, attachments)


def _rendered(source: str, attachments: Attachments) -> str:
    renderer = _PageRenderer(attachments)
    rendered = MarkdownWithMath(renderer=renderer).render(re.sub(f"[{BEGIN}{END}]", "", source))
    cleaned = html_cleaner.clean(rendered)
    return TAG_OR_FORMULA.sub(lambda match: _insert_formula(match, renderer.mathml), cleaned)


# Most texts of a class are those of the release.
_cached = lru_cache(maxsize=CACHE_SIZE)(partial(_rendered, attachments={}))


def latex2html(source: str) -> str:
    """Return an output of the media type text/latex as HTML."""
    match = LATEX.match(source)
    return formulas.to_mathml(match[2] if match else source, block=True)


def _insert_formula(match: re.Match[str], mathml: list[str]) -> str:
    if match[1] is None:
        return PLACEHOLDER.sub("", match[0])
    index = int(match[1])
    return mathml[index] if index < len(mathml) else ""


class _PageRenderer(IPythonRenderer):  # type: ignore[misc]
    """nbconvert's renderer without anything that needs a script; collects the formulas."""

    def __init__(self, attachments: Attachments) -> None:
        super().__init__(escape=False, attachments=attachments, exclude_anchor_links=True)
        self.mathml: list[str] = []

    def block_math(self, body: str) -> str:
        """Render a formula on a line of its own."""
        return self._add_formula(body, block=True)

    def inline_math(self, body: str) -> str:
        """Render a formula within a line."""
        return self._add_formula(body)

    def latex_environment(self, name: str, body: str) -> str:
        """Render a formula such as an `align`."""
        return self._add_formula(f"\\begin{{{name}}}{body}\\end{{{name}}}", block=True)

    def block_mermaidjs(self, code: str) -> str:
        """Render a Mermaid diagram as its source: drawing it needs a script."""
        return f"<pre><code>{html.escape(code)}</code></pre>"

    def task_list_item(self, text: str, checked: bool = False) -> str:
        """Render an item of a task list."""
        return f"<li>{'☑' if checked else '☐'} {text}</li>\n"

    def image(self, text: str, url: str, title: str | None = None) -> str:
        """Render an image; for a missing attachment its description."""
        name = url.removeprefix("attachment:")
        if name != url and name not in self.attachments:
            return html.escape(text)
        return str(super().image(text, url, title))

    def _add_formula(self, source: str, *, block: bool = False) -> str:
        self.mathml.append(formulas.to_mathml(source, block=block))
        return f"{BEGIN}{len(self.mathml) - 1}{END}"


def identity(text: str) -> str:
    """Return `text`: replaces nbconvert's `strip_files_prefix`, slow on many brackets."""
    return text
