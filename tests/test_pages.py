"""Text cells of submissions on nbgrader's pages: shown, but nothing in them acts."""

import json
from html.parser import HTMLParser

import pytest
from jinja2 import Environment

from autograder.course import Course, Level
from autograder.reporting.student_page import markdown
from autograder.sanitize import html_cleaner
from autograder.workflows import grade
from tests import classroom, payloads
from tests.classroom import ASSIGNMENT
from tests.pictures import BLACK_DOT

PICTURE = f"data:image/png;base64,{BLACK_DOT}"
MATHML = {"math", "mrow", "mi", "mo", "mn", "mfrac", "msub", "msup", "munder", "mtext"}


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


def rendered(source: str, attachments: object = None) -> str:
    """A text cell as nbgrader's templates have it rendered."""
    environment = Environment()
    environment.filters["markdown2html"] = markdown.markdown2html
    template = environment.from_string("{{ cell.source | markdown2html }}")
    cell = {"source": source, "attachments": attachments or {}}
    return template.render(cell=cell, resources={})


@pytest.mark.parametrize("source", payloads.TEXTS.values(), ids=payloads.TEXTS)
def test_nothing_in_a_text_cell_acts(source: str) -> None:
    """No script, handler, frame, form, acting link or fetched address is left."""
    found = Found(rendered(source))
    assert found.tags <= html_cleaner.TAGS | MATHML
    for tag, name, value in found.attributes:
        assert not name.startswith("on")
        assert name not in ("id", "name", "srcset", "background")
        if name == "style":
            assert "url" not in value
            assert "position" not in value
        if name == "src":
            assert value.startswith("data:image/png")
        if name == "href":
            assert value.startswith(("https:", "http:", "mailto:", "#")), (tag, value)


def test_formulas_are_set_without_a_script() -> None:
    """A formula becomes MathML; one that cannot be read is shown as it was typed."""
    shown = rendered(r"$\frac{1}{2} \sum_k (y_k - t_k)^2$ and $$E$$ and $\unknown{x}$")
    assert {"mfrac", "msub", "msup"} <= Found(shown).tags
    assert 'display="block"' in shown
    assert r"<code>$\unknown{x}$</code>" in shown


def test_what_is_meant_to_be_read_stays() -> None:
    """Headings, emphasis, lists, tables, code, links, tasks and embedded pictures are shown."""
    text = "## Why\n\n*So* **much** `x < 1`\n\n- [ ] a\n\n|h|\n|-:|\n|1|\n\n"
    text += f"[b](https://example.org/c?d=e)\n\n![p]({PICTURE}) ![q](attachment:q.png)"
    shown = rendered(text, {"q.png": {"image/png": BLACK_DOT}})
    found = Found(shown)
    assert {"h2", "em", "strong", "code", "ul", "li", "table", "td", "a", "img"} <= found.tags
    assert found.attributes.count(("img", "src", PICTURE)) == 2
    assert ("a", "href", "https://example.org/c?d=e") in found.attributes
    assert ("td", "style", "text-align:right") in found.attributes
    assert "x &lt; 1" in shown
    assert "☐ a" in shown


def test_a_picture_from_the_web_is_a_link() -> None:
    """Opening a page asks no other server for anything; the reader can."""
    found = Found(rendered("![a cat](https://example.org/cat.png)"))
    assert "img" not in found.tags
    assert ("a", "href", "https://example.org/cat.png") in found.attributes


@pytest.mark.parametrize(
    "address",
    ["http://localhost:8888/logout", "//127.0.0.1/", "http://127.0.0.1/", "/formgrader", "x.html"],
)
def test_no_link_leads_to_the_readers_own_server(address: str) -> None:
    """A link of a student does not lead to where the instructor is logged in."""
    assert not [
        name for _, name, _ in Found(rendered(f"[x]({address})")).attributes if name == "href"
    ]


def test_a_missing_picture_does_not_stop_the_page() -> None:
    """Where a picture was not handed in, its description stands."""
    assert "my <b>cat</b>" not in rendered("![my cat](attachment:cat.png)")
    assert "my cat" in rendered("![my cat](attachment:cat.png)")


@pytest.mark.slow
@pytest.mark.full_wall
def test_a_hand_in_with_hostile_text(course: Course) -> None:
    """Student and instructor are told, and honest words beside it are stored as they were."""
    address = "https://example.org/a.png"
    attacks = [text.replace("URL", address) for text in payloads.TEXTS.values()]
    honest = "**honest words** $x < y$<br>![p](attachment:p.png)"

    def change(cells: list[dict[str, object]]) -> None:
        for number, source in enumerate([*attacks, honest]):
            attached = {"attachments": {"p.png": {"image/png": BLACK_DOT}}}
            cell = {"cell_type": "markdown", "id": f"c{number}", "metadata": {}, "source": source}
            cells.append(cell | attached)

    classroom.hand_in(course, "mallory", classroom.edited(classroom.complete(course), change))
    marked = grade.grade_assignment(course, ASSIGNMENT, level=Level.FULL)
    assert not marked.failures
    (row,) = marked.rows
    assert row.result.points == 11
    told = {found.kind for found in row.result.problems}
    assert told == {"text_as_code", "picture_linked"}
    place = course.classroom.path / "autograded" / "mallory" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    last = json.loads(place.read_bytes())["cells"][-1]
    assert "".join(last["source"]) == honest
    assert last["attachments"] == {"p.png": {"image/png": BLACK_DOT}}
    page = course.classroom.path / "feedback" / "mallory" / ASSIGNMENT / f"{ASSIGNMENT}.html"
    shown = page.read_text(encoding="utf-8")
    assert "<strong>honest words</strong>" in shown
    assert "could act on a page" in shown
    assert "<script" not in shown


@pytest.mark.slow
@pytest.mark.full_wall
def test_what_lies_beside_the_notebook(course: Course) -> None:
    """Pages, programs and links handed in beside the notebook are not served or given back."""
    path = classroom.hand_in(course, "mallory", classroom.blank(course))
    for name in ("page.html", "drawing.svg", "nbgrader_config.py", "plot.png", "deep/er.js"):
        (path.parent / name).parent.mkdir(exist_ok=True)
        (path.parent / name).write_text("x")
    (path.parent / "gradebook.txt").symlink_to(course.classroom.gradebook_file)
    assert not grade.grade_assignment(course, ASSIGNMENT, level=Level.FULL).failures
    for stage in ("autograded", "feedback"):
        place = course.classroom.path / stage / "mallory" / ASSIGNMENT
        names = {found.name for found in place.rglob("*") if found.is_file()}
        assert {name for name in names if not name.startswith(ASSIGNMENT)} == {"plot.png"}
