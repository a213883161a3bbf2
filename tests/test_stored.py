"""What is stored of a student's texts, formulas, pictures and outputs."""

import pytest
from markdown_it import MarkdownIt

from autograder.core.problems import ProblemKind
from autograder.sandbox.guest.protocol import Output
from autograder.sanitize import (
    cell_outputs,
    formulas,
    html_cleaner,
    html_validator,
    images,
    markdown_cells,
)
from tests import payloads
from tests.pictures import BLACK_DOT, encoded

DATA = f"data:image/png;base64,{BLACK_DOT}"
HONEST = {
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


@pytest.mark.parametrize("source", HONEST.values(), ids=HONEST)
def test_honest_text_is_stored_as_it_is(source: str) -> None:
    """Nothing of a text is changed for what it might have been."""
    attached = {"p.png": {"image/png": BLACK_DOT}}
    kept = markdown_cells.sanitize_markdown(source, attached, "en")
    assert kept == markdown_cells.SanitizedText(source, attached)


@pytest.mark.parametrize("source", payloads.TEXTS.values(), ids=payloads.TEXTS)
def test_hostile_text_is_stored_whole_and_harmless(source: str) -> None:
    """Either both ways of reading Markdown find nothing that acts, or it is a block of code."""
    aimed = source.replace("JS", "fire(1)").replace("URL", "https://example.org/a.png")
    kept = markdown_cells.sanitize_markdown(aimed, {}, "en")
    for shown in (markdown_cells.render(kept.source), MarkdownIt("commonmark").render(kept.source)):
        # Formulas are not read in a block of code.
        assert html_validator.is_safe_html(formulas.neutralize(shown) if kept.problem else shown)
    if kept.problem is ProblemKind.TEXT_AS_CODE:
        tokens = MarkdownIt("commonmark").parse(kept.source)
        assert [token.type for token in tokens][-1] == "fence"
        assert tokens[-1].content.rstrip("\n") == markdown_cells.CONTROL.sub("", aimed).rstrip("\n")


def test_a_picture_from_the_web_becomes_a_link() -> None:
    """Only its one character goes, and the student is told."""
    kept = markdown_cells.sanitize_markdown(
        "*a* ![cat](https://example.org/c.png) ![](https://example.org/d)", {}, "en"
    )
    assert kept.source == (
        "*a* [cat](https://example.org/c.png) [https://example.org/d](https://example.org/d)"
    )
    assert kept.problem is ProblemKind.PICTURE_LINKED


def test_long_text_is_not_rendered() -> None:
    """A text made to keep a renderer busy is shown as it was typed."""
    kept = markdown_cells.sanitize_markdown("[" * 400_000, {}, "ja")
    assert "[" * 400_000 in kept.source
    assert kept.source.startswith("文章としては長すぎる")
    assert "```" in markdown_cells.sanitize_markdown("short", {}, "en", left=3).source


@pytest.mark.parametrize("text", ["```\nx\n```", "`" * 300, "~~~", "a\r```\rb", "a\n\n    b", ""])
def test_code_cannot_end_its_block(text: str) -> None:
    """Whatever stands in a block of code, it is one block."""
    (block,) = MarkdownIt("commonmark").parse(markdown_cells.as_code(text))
    assert block.type == "fence"


@pytest.mark.parametrize("data", payloads.OUTPUTS.values(), ids=payloads.OUTPUTS)
def test_outputs_keep_what_cannot_act(data: dict[str, str]) -> None:
    """Every kind that is kept is a picture, plain text, a quiet formula, or cleaned HTML."""
    kept = cell_outputs.sanitize_output(Output("display_data", data=data))
    assert set(kept.data) <= {"text/plain", "text/html", "text/latex"}
    assert "text/plain" in kept.data
    shown = kept.data.get("text/html", "")
    assert not formulas.has_active_command(shown + kept.data.get("text/latex", ""))
    assert html_cleaner.clean(shown) == shown
    assert html_validator.is_safe_html(shown.replace(' rel="noopener noreferrer nofollow"', ""))
    assert kept.metadata == {}


def test_plots_and_tables_are_kept() -> None:
    """A figure is stored as it is, a table as HTML with its text beside it."""
    table = "<table><tr><th>epoch</th></tr><tr><td>1</td></tr></table>"
    data = {"image/png": BLACK_DOT, "text/html": table, "text/plain": "<Figure>"}
    kept = cell_outputs.sanitize_output(Output("display_data", data=data)).data
    assert kept["image/png"] == BLACK_DOT
    assert "<th>epoch</th>" in kept["text/html"]
    assert kept["text/plain"] == "<Figure>"
    assert cell_outputs.sanitize_output(Output("display_data", data={"text/html": table})).data[
        "text/plain"
    ]
    markdown = cell_outputs.sanitize_output(
        Output("display_data", data={"text/markdown": "|a|\n|-|\n|1|"})
    )
    assert "<td>1</td>" in markdown.data["text/html"]


@pytest.mark.parametrize("text", payloads.WORDS.values(), ids=payloads.WORDS)
def test_words_keep_no_control_characters(text: str) -> None:
    """Of a printed text and of an error only colours are left of what a terminal obeys."""
    stream = cell_outputs.sanitize_output(Output("stream", name="stdout", text=text))
    error = cell_outputs.sanitize_output(Output("error", ename=text, evalue=text, traceback=[text]))
    for said in (stream.text, error.ename, error.evalue, *error.traceback):
        without_colours = cell_outputs.CONTROL_SEQUENCES.sub("", said)
        assert "\x1b" not in without_colours
        assert "\0" not in without_colours
        assert "]8;;" not in said


def test_colours_and_letters_stay() -> None:
    """Colours, tabs, line ends and letters of every script are kept."""
    said = "\x1b[31mred\x1b[0m\t日本語 עברית\r\n"
    assert cell_outputs.strip_control_chars(said) == said
    assert cell_outputs.strip_control_chars("a\x1b[2Jb\x08\x9b\u202ec") == "abc"


def test_pictures_are_what_they_say() -> None:
    """Only real pictures of a bearable size are kept."""
    jpeg, huge = encoded("JPEG"), encoded("PNG", (40_000, 2_000))
    assert images.is_picture("image/png", BLACK_DOT)
    assert images.is_picture("image/jpeg", jpeg)
    for kind, data in (
        ("image/png", jpeg),
        ("image/png", huge),
        ("image/png", BLACK_DOT[:40]),
        ("image/png", BLACK_DOT + "!"),
        ("image/svg+xml", BLACK_DOT),
        ("image/png", ""),
    ):
        assert not images.is_picture(kind, data)


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
    """Whatever stands where pictures should be attached, nothing is raised and nothing is kept."""
    assert not any(images.attachments(data).values())


@pytest.mark.parametrize(
    "source", ["{" * 3000, r"\frac" * 500, "x^" * 900, "", "}", r"\left(", "^", "\\", "x" * 9000]
)
def test_broken_formulas_are_shown_as_typed(source: str) -> None:
    """What is no formula stops nothing."""
    assert formulas.to_mathml(source).startswith(("<code>", "<math"))


def test_formulas_hold_no_markup() -> None:
    """Text in a formula stays text; commands that link, style or fetch are not followed."""
    assert "&lt;img" in formulas.to_mathml(r"\text{<img src=x onerror=f()>}")
    assert "&lt;img" in formulas.to_mathml(r"\text{&lt;img src=x&gt;}")
    for command in ("href", "class", "style", "cssId", "require", "unicode", "href1", "htmlData"):
        assert formulas.to_mathml(f"\\{command}{{a}}{{b}}").startswith("<code>")
        assert not formulas.has_active_command(formulas.neutralize(f"\\{command}{{a}}"))
    assert not formulas.has_active_command(r"\hrefs \styles \datas")
