"""Property tests: a browser's parser finds nothing active in any sanitized text."""

import re

import nh3
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from autograder.reporting.student_page import markdown
from autograder.sanitize import html_cleaner, markdown_cells
from tests.support import payloads

SYNTAX = r"""< > " ' ` ``` $ $$ \ \[ <!-- --> ( ) ]( ![ [x]( | - # * _ ~~ = / : { } &lt; &#60;
&quot; <a <b> </b> <img src=x
title= href=' style= color:red onerror=fire(1) onfocus=fire(1)> <div> </div>
<td> <x> <p <br> <script> </script> <svg onload=fire(1)> <style> </style> <math> <textarea>
javascript:fire(1) https://example.org/ data:image/png;base64, \begin{align} \end{align} \text{"""
MARKS = ["\ue000", "0\ue001", " ", "\n", "\n\n", "\t", "    ", "\r"]
ELEMENTS = """audio base body button embed form iframe link math meta noscript object script style
svg template textarea title video"""
PIECES, ACTIVE_TAGS = SYNTAX.split(), frozenset(ELEMENTS.split())
HANDLERS = {"onload", "onerror", "onfocus", "onmouseover"}

hostile_text = st.lists(
    st.sampled_from([*PIECES, *MARKS, *payloads.TEXTS.values()]), max_size=12
).map("".join)


def active_parts(html: str) -> list[str]:
    """Return what is active in HTML, as a browser's parser reads it."""
    active: list[str] = []

    def inspect(tag: str, name: str, value: str) -> str:
        fetches = name == "src" and not value.startswith("data:image/")
        if name in HANDLERS or fetches or re.match(r"\s*javascript:", value, re.I):
            active.append(f"{tag} {name}={value}")
        return value

    cleaned = nh3.clean(
        html,
        tags=html_cleaner.ALLOWED_TAGS | ACTIVE_TAGS,
        clean_content_tags=set(),
        attributes={"*": HANDLERS | {"href", "src"}},
        attribute_filter=inspect,
        url_schemes={"http", "https", "data", "mailto", "javascript"},
    )
    return active + [tag for tag in ACTIVE_TAGS if re.search(rf"<{tag}[ >]", cleaned)]


@settings(deadline=None)
@given(hostile_text)
def test_nothing_acts_in_what_is_stored(source: str) -> None:
    """Neither Markdown renderer gives active HTML for a stored text."""
    sanitized = markdown_cells.sanitize_markdown(source, {}, "en").source
    commonmark = MarkdownIt("commonmark", {"html": True}).render(sanitized)
    assert active_parts(markdown_cells.to_html(sanitized)) == []
    assert active_parts(commonmark) == []


@settings(deadline=None)
@given(hostile_text)
def test_nothing_acts_on_pages(source: str) -> None:
    """Neither cleaned HTML nor a rendered text cell has anything active."""
    assert active_parts(html_cleaner.clean(source)) == []
    without_formulas = re.sub(
        r"<math .*?</math>", "", markdown.render_markdown(source, {}), flags=re.S
    )
    assert active_parts(without_formulas) == []


def test_the_parser_sees_what_acts() -> None:
    """The parser of these tests finds handlers, links, fetched images and active elements."""
    for html in (
        "<b onload=x>",
        "<a href='javascript:x'>",
        "<img src=x>",
        "<!--><script>x</script>",
    ):
        assert active_parts(html)
