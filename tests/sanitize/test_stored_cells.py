"""Sanitizing a student's texts, formulas, images and outputs for storage."""

import re

import nh3
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from autograder.core.problems import ProblemKind
from autograder.reporting.student_page import markdown
from autograder.sandbox.guest.protocol import Output
from autograder.sanitize import (
    cell_outputs,
    formulas,
    html_cleaner,
    html_validator,
    images,
    markdown_cells,
)
from tests.support import payloads
from tests.support.notebooks import BLACK_DOT, encoded

DATA = f"data:image/png;base64,{BLACK_DOT}"
SAFE_TEXTS = {
    "emphasis": "*so* **it** `goes` ~~not~~",
    "formulas": "$a<b$ and $0 < p <1$ and $$\\sum_k y_k$$ and \\begin{align}a&=b\\end{align}",
    "expectation": "$<x>$ is not $\\langle x \\rangle$",
    "table": "|a|b|\n|:-|-:|\n|1|2|",
    "raw table": '<table border="1"><tr><td align=center>1</td></tr></table>',
    "line break": "a<br>b<br/>c<BR />d",
    "colours": '<font color="red">r</font> <span style="color: #00f; font-weight:bold">b</span>',
    "centre": "<center>c</center> <p align='center'>x</p>",
    "small letters": "x<sub>1</sub> H<sup>2</sup>",
    "picture": f'<img src="{DATA}" width=30> ![x]({DATA})',
    "attached picture": "![x](attachment:p.png)",
    "links": "[a](https://example.org/x?y=z#w) <https://example.org> [f](data/digits.npz) [h](#w)",
    "code": "```python\nif a<b: print('<script>')\n```",
    "inline code": "`<script>` and `javascript:x`",
    "comparison": "a < b, c > d, e <= f, 3<4 & 5",
    "tasks": "- [ ] a\n- [x] b",
    "details": "<details><summary>more</summary>\n\nx\n\n</details>",
    "windows lines": "a\r\n\r\nb",
    "japanese": "## 損失\n\n**平均**は $E$ です。",
}


@pytest.mark.parametrize("source", SAFE_TEXTS.values(), ids=SAFE_TEXTS)
def test_honest_text_is_stored_as_it_is(source: str) -> None:
    """Safe text is stored unchanged."""
    attached = {"p.png": {"image/png": BLACK_DOT}}
    sanitized = markdown_cells.sanitize_markdown(source, attached, "en")
    assert sanitized == markdown_cells.SanitizedText(source, attached)


@pytest.mark.parametrize("source", payloads.TEXTS.values(), ids=payloads.TEXTS)
def test_hostile_text_is_stored_whole_and_harmless(source: str) -> None:
    """Both Markdown renderers give safe HTML, or the whole text is in a code block."""
    text = source.replace("JS", "fire(1)").replace("URL", "https://example.org/a.png")
    sanitized = markdown_cells.sanitize_markdown(text, {}, "en")
    for html in (
        markdown_cells.to_html(sanitized.source),
        MarkdownIt("commonmark").render(sanitized.source),
    ):
        # Formulas are not read in a block of code.
        assert html_validator.is_safe_html(formulas.neutralize(html) if sanitized.problem else html)
    if sanitized.problem is ProblemKind.TEXT_AS_CODE:
        tokens = MarkdownIt("commonmark").parse(sanitized.source)
        assert [token.type for token in tokens][-1] == "fence"
        assert tokens[-1].content.rstrip("\n") == markdown_cells.CONTROL.sub("", text).rstrip("\n")


def test_a_picture_from_the_web_becomes_a_link() -> None:
    """An image on the web becomes a link to it, with a problem."""
    sanitized = markdown_cells.sanitize_markdown(
        "*a* ![cat](https://example.org/c.png) ![](https://example.org/d)", {}, "en"
    )
    assert sanitized.source == (
        "*a* [cat](https://example.org/c.png) [https://example.org/d](https://example.org/d)"
    )
    assert sanitized.problem is ProblemKind.PICTURE_LINKED


def test_long_text_is_not_rendered() -> None:
    """Text that is too long to be rendered is stored in a code block."""
    sanitized = markdown_cells.sanitize_markdown("[" * 400_000, {}, "ja")
    assert "[" * 400_000 in sanitized.source
    assert sanitized.source.startswith("このセルの文章、またはすべての")
    assert "```" in markdown_cells.sanitize_markdown("short", {}, "en", remaining=3).source


@pytest.mark.parametrize("text", ["```\nx\n```", "`" * 300, "~~~", "a\r```\rb", "a\n\n    b", ""])
def test_code_cannot_end_its_block(text: str) -> None:
    """Any text in a code block is one block."""
    (block,) = MarkdownIt("commonmark").parse(markdown_cells.as_code(text))
    assert block.type == "fence"


@pytest.mark.parametrize("data", payloads.OUTPUTS.values(), ids=payloads.OUTPUTS)
def test_outputs_keep_what_cannot_act(data: dict[str, str]) -> None:
    """Stored outputs are images, plain text, neutralized formulas or cleaned HTML."""
    sanitized = cell_outputs.sanitize_output(Output("display_data", data=data))
    assert set(sanitized.data) <= {"text/plain", "text/html", "text/latex"}
    assert "text/plain" in sanitized.data
    html = sanitized.data.get("text/html", "")
    assert not formulas.has_active_command(html + sanitized.data.get("text/latex", ""))
    assert html_cleaner.clean(html) == html
    assert html_validator.is_safe_html(html.replace(' rel="noopener noreferrer nofollow"', ""))
    assert sanitized.metadata == {}


def test_markdown_with_a_missing_attachment_is_stored_as_text() -> None:
    """Markdown that nbconvert refuses to render costs the output its HTML and nothing else."""
    data = {"text/markdown": "![a](attachment:a.png)", "text/plain": "a picture"}
    node = cell_outputs.sanitize_output(Output("display_data", data=data))
    assert dict(node.data) == {"text/plain": "a picture"}


def test_plots_and_tables_are_kept() -> None:
    """A figure is stored unchanged, a table as HTML with its text."""
    table = "<table><tr><th>epoch</th></tr><tr><td>1</td></tr></table>"
    data = {"image/png": BLACK_DOT, "text/html": table, "text/plain": "<Figure>"}
    sanitized = cell_outputs.sanitize_output(Output("display_data", data=data)).data
    assert sanitized["image/png"] == BLACK_DOT
    assert "<th>epoch</th>" in sanitized["text/html"]
    assert sanitized["text/plain"] == "<Figure>"
    assert cell_outputs.sanitize_output(Output("display_data", data={"text/html": table})).data[
        "text/plain"
    ]
    markdown = cell_outputs.sanitize_output(
        Output("display_data", data={"text/markdown": "|a|\n|-|\n|1|"})
    )
    assert "<td>1</td>" in markdown.data["text/html"]


@pytest.mark.parametrize("text", payloads.WORDS.values(), ids=payloads.WORDS)
def test_words_keep_no_control_characters(text: str) -> None:
    """Printed text and errors keep colours and lose other escape sequences."""
    stream = cell_outputs.sanitize_output(Output("stream", name="stdout", text=text))
    error = cell_outputs.sanitize_output(Output("error", ename=text, evalue=text, traceback=[text]))
    for text in (stream.text, error.ename, error.evalue, *error.traceback):
        without_colours = cell_outputs.CONTROL_SEQUENCES.sub("", text)
        assert "\x1b" not in without_colours
        assert "\0" not in without_colours
        assert "]8;;" not in text


def test_colours_and_letters_stay() -> None:
    """Colours, tabs, line endings and letters of all scripts are kept."""
    text = "\x1b[31mred\x1b[0m\t日本語 עברית\r\n"
    assert cell_outputs.strip_control_chars(text) == text
    assert cell_outputs.strip_control_chars("a\x1b[2Jb\x08\x9b\u202ec") == "abc"


def test_pictures_are_what_they_say() -> None:
    """Only valid images of an allowed size are safe."""
    jpeg, huge = encoded("JPEG"), encoded("PNG", (40_000, 2_000))
    assert images.is_safe_image("image/png", BLACK_DOT)
    assert images.is_safe_image("image/jpeg", jpeg)
    for kind, data in (
        ("image/png", jpeg),
        ("image/png", huge),
        ("image/png", BLACK_DOT[:40]),
        ("image/png", BLACK_DOT + "!"),
        ("image/svg+xml", BLACK_DOT),
        ("image/png", ""),
    ):
        assert not images.is_safe_image(kind, data)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b'{"attachments": 1}',
        b'{"cells": [1, {"attachments": 3}, {"source": "a", "attachments": {"x": {"y": "z"}}}]}',
        b'{"cells": ["attachments',
        b"[" * 100_000 + b'"attachments"',
    ],
)
def test_broken_attachments_are_left_out(data: bytes) -> None:
    """Invalid attachments are left out, and nothing raises."""
    assert not any(images.read_attachments(data).values())


@pytest.mark.parametrize(
    "source", ["{" * 3000, r"\frac" * 500, "x^" * 900, "", "}", r"\left(", "^", "\\", "x" * 9000]
)
def test_broken_formulas_are_shown_as_typed(source: str) -> None:
    """An invalid formula raises nothing and is shown as its source."""
    assert formulas.to_mathml(source).startswith(("<code>", "<math"))


def test_formulas_hold_no_markup() -> None:
    """Markup in a formula stays text; active commands are neutralized."""
    assert "&lt;img" in formulas.to_mathml(r"\text{<img src=x onerror=f()>}")
    assert "&lt;img" in formulas.to_mathml(r"\text{&lt;img src=x&gt;}")
    for command in ("href", "class", "style", "cssId", "require", "unicode", "href1", "htmlData"):
        assert formulas.to_mathml(f"\\{command}{{a}}{{b}}").startswith("<code>")
        assert not formulas.has_active_command(formulas.neutralize(f"\\{command}{{a}}"))
    assert not formulas.has_active_command(r"\hrefs \styles \datas")


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
