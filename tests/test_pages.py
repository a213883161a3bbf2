"""Text cells of submissions on nbgrader's pages: shown, but nothing in them acts."""

import json
from html.parser import HTMLParser

import pytest
from jinja2 import Environment

from autograder import marking
from autograder.course import Course, Level
from autograder.gradebook import pages
from tests.classroom import ASSIGNMENT

PIXEL = "data:image/png;base64,iVBORw0KGgo="
ATTACKS = {
    "script": "<script>evil()</script>",
    "script in a table": "|a|\n|-|\n|<script>evil()</script>|",
    "handler": "<img src=x onerror=evil()>",
    "handler in svg": "<svg onload=evil()><circle r=1></svg>",
    "frame": '<iframe src="https://example.org/evil()"></iframe>',
    "srcdoc": '<iframe srcdoc="<script>evil()</script>"></iframe>',
    "form": '<form action="https://example.org"><button formaction="javascript:evil()">x</form>',
    "style": '<style>body{background:url("https://example.org/evil()")}</style>',
    "style attribute": '<p style="background:url(https://example.org/evil())">x</p>',
    "link": "[x](javascript:evil())",
    "link in disguise": "[x](JaVa&#115;cript&colon;evil())",
    "link to data": "[x](data:text/html;base64,PHNjcmlwdD5ldmlsKCk8L3NjcmlwdD4=)",
    "reference": "[x]\n\n[x]: javascript:evil()",
    "autolink": "<javascript:evil()>",
    "fetched picture": "![x](https://example.org/evil.png)",
    "picture of svg": "![x](data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9ZXZpbCgpPg==)",
    "meta": '<meta http-equiv="refresh" content="0;url=javascript:evil()">',
    "base": '<base href="https://example.org/">',
    "object": '<object data="javascript:evil()"></object><embed src="javascript:evil()">',
    "broken tag": '<img """><script>evil()</script>">',
    "comment": "<!--><script>evil()</script>-->",
    "math": r"$\href{javascript:evil()}{x}$ and $\require{x}\unicode{x61}$",
    "template": "<math><mtext><table><mglyph><style><img src=x onerror=evil()>",
}


class Found(HTMLParser):
    """The elements and attributes of a piece of HTML."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str, str]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]


def rendered(source: str) -> str:
    """A text cell as nbgrader's templates have it rendered."""
    environment = Environment()
    environment.filters["markdown2html"] = pages.markdown2html
    template = environment.from_string("{{ cell.source | markdown2html }}")
    return template.render(cell={"source": source}, resources={})


@pytest.mark.parametrize("source", ATTACKS.values(), ids=ATTACKS)
def test_nothing_in_a_text_cell_acts(source: str) -> None:
    """No script, handler, frame, form, style, acting link or fetched address is left."""
    found = Found(rendered(source))
    assert found.tags <= pages.TAGS
    for tag, name, value in found.attributes:
        assert not name.startswith("on")
        assert name != "style"
        if name == "src":
            assert value.startswith("data:image/png")
        if name == "href":
            assert value.startswith(("https:", "http:", "mailto:", "#")), (tag, value)


def test_formulas_cannot_act_either() -> None:
    """MathJax finds no command that links, styles or fetches; ordinary formulas stay."""
    assert r"\href" not in rendered(ATTACKS["math"])
    assert r"\require" not in rendered(ATTACKS["math"])
    assert r"$\frac{1}{2} \sum_k (y_k - t_k)^2$" in rendered(r"$\frac{1}{2} \sum_k (y_k - t_k)^2$")


def test_what_is_meant_to_be_read_stays() -> None:
    """Headings, emphasis, lists, tables, code, links and embedded pictures are shown."""
    text = f"## Why\n\n*So* **much** `x < 1`\n\n- a\n\n|h|\n|-|\n|1|\n\n[b](https://example.org)\n\n![p]({PIXEL})"
    found = Found(rendered(text))
    assert {"h2", "em", "strong", "code", "ul", "li", "table", "td", "a", "img"} <= found.tags
    assert ("img", "src", PIXEL) in found.attributes
    assert "x &lt; 1" in rendered(text)


@pytest.mark.slow
@pytest.mark.full_wall
def test_feedback_pages_use_it(course: Course) -> None:
    """A feedback page shows a student's text cells, and no attack in them is left."""
    notebook = json.loads(course.release(ASSIGNMENT).read_bytes())
    for number, source in enumerate(ATTACKS.values()):
        cell = {"cell_type": "markdown", "id": f"attack{number}", "metadata": {}, "source": source}
        notebook["cells"].append(cell)
    notebook["cells"].append(
        {"cell_type": "markdown", "id": "honest", "metadata": {}, "source": "**honest words**"}
    )
    folder = course.submitted(ASSIGNMENT, "mallory")
    folder.mkdir(parents=True)
    (folder / f"{ASSIGNMENT}.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    marking.mark(course, ASSIGNMENT, level=Level.FULL)
    (page,) = course.classroom.glob(f"feedback/mallory/{ASSIGNMENT}/*.html")
    shown = page.read_text(encoding="utf-8")
    assert "<strong>honest words</strong>" in shown
    found = Found(shown)
    assert not [value for _, _, value in found.attributes if "evil" in value]
    assert "<script>evil" not in shown
