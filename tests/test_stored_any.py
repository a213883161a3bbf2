"""Whatever a student types: a browser's parser finds nothing that acts in what we make of it."""

import re

import nh3
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from autograder.reporting.student_page import markdown
from autograder.sanitize import html_cleaner, markdown_cells
from tests import payloads

SYNTAX = r"""< > " ' ` ``` $ $$ \ \[ <!-- --> ( ) ]( ![ [x]( | - # * _ ~~ = / : { } &lt; &#60;
&quot; <a <b> </b> <img src=x
title= href=' style= color:red onerror=fire(1) onfocus=fire(1)> <div> </div>
<td> <x> <p <br> <script> </script> <svg onload=fire(1)> <style> </style> <math> <textarea>
javascript:fire(1) https://example.org/ data:image/png;base64, \begin{align} \end{align} \text{"""
MARKS = ["\ue000", "0\ue001", " ", "\n", "\n\n", "\t", "    ", "\r"]
ELEMENTS = """audio base body button embed form iframe link math meta noscript object script style
svg template textarea title video"""
PIECES, ACTING = SYNTAX.split(), frozenset(ELEMENTS.split())
HANDLERS = {"onload", "onerror", "onfocus", "onmouseover"}

made = st.lists(st.sampled_from([*PIECES, *MARKS, *payloads.TEXTS.values()]), max_size=12).map(
    "".join
)


def acting(html: str) -> list[str]:
    """What could act in HTML, as the parser of a browser reads it."""
    found: list[str] = []

    def see(tag: str, name: str, value: str) -> str:
        fetches = name == "src" and not value.startswith("data:image/")
        if name in HANDLERS or fetches or re.match(r"\s*javascript:", value, re.I):
            found.append(f"{tag} {name}={value}")
        return value

    shown = nh3.clean(
        html,
        tags=html_cleaner.TAGS | ACTING,
        clean_content_tags=set(),
        attributes={"*": HANDLERS | {"href", "src"}},
        attribute_filter=see,
        url_schemes={"http", "https", "data", "mailto", "javascript"},
    )
    return found + [tag for tag in ACTING if re.search(rf"<{tag}[ >]", shown)]


@settings(deadline=None)
@given(made)
def test_nothing_acts_in_what_is_stored(source: str) -> None:
    """In neither way of reading Markdown does a stored text act."""
    kept = markdown_cells.sanitize_markdown(source, {}, "en").source
    commonmark = MarkdownIt("commonmark", {"html": True}).render(kept)
    assert acting(markdown_cells.render(kept)) == []
    assert acting(commonmark) == []


@settings(deadline=None)
@given(made)
def test_nothing_acts_on_pages(source: str) -> None:
    """Neither in cleaned HTML nor in a rendered text cell is anything left that acts."""
    assert acting(html_cleaner.clean(source)) == []
    without_formulas = re.sub(
        r"<math .*?</math>", "", markdown.render_markdown(source, {}), flags=re.S
    )
    assert acting(without_formulas) == []


def test_the_parser_sees_what_acts() -> None:
    """The search itself finds handlers, links, fetched pictures and acting elements."""
    for html in (
        "<b onload=x>",
        "<a href='javascript:x'>",
        "<img src=x>",
        "<!--><script>x</script>",
    ):
        assert acting(html)
