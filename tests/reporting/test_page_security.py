"""Text cells of submissions on nbgrader's pages: shown without anything active."""

import json

import pytest
from jinja2 import Environment

from autograder.course import Course, Level
from autograder.reporting.student_page import markdown
from autograder.sanitize import html_cleaner
from autograder.workflows.grade import grade_assignment
from tests.support import classroom, payloads
from tests.support.classroom import ASSIGNMENT
from tests.support.markup import Page
from tests.support.notebooks import BLACK_DOT

PICTURE = f"data:image/png;base64,{BLACK_DOT}"
MATHML = {"math", "mrow", "mi", "mo", "mn", "mfrac", "msub", "msup", "munder", "mtext"}


def rendered(source: str, attachments: object = None) -> str:
    """Return a text cell as nbgrader's templates render it."""
    environment = Environment()
    environment.filters["markdown2html"] = markdown.markdown2html
    template = environment.from_string("{{ cell.source | markdown2html }}")
    cell = {"source": source, "attachments": attachments or {}}
    return template.render(cell=cell, resources={})


@pytest.mark.parametrize("source", payloads.TEXTS.values(), ids=payloads.TEXTS)
def test_nothing_in_a_text_cell_acts(source: str) -> None:
    """No script, handler, frame, form, active link or fetched URL is left."""
    page = Page(rendered(source))
    assert set(page.tags) <= html_cleaner.ALLOWED_TAGS | MATHML
    for name, value in page.attributes:
        assert not name.startswith("on")
        assert name not in ("id", "name", "srcset", "background")
        if name == "style":
            assert "url" not in value
            assert "position" not in value
        if name == "src":
            assert value.startswith("data:image/png")
        if name == "href":
            assert value.startswith(("https:", "http:", "mailto:", "#"))


def test_formulas_are_set_without_a_script() -> None:
    """A formula becomes MathML; one with an unknown command is shown as its source."""
    html = rendered(r"$\frac{1}{2} \sum_k (y_k - t_k)^2$ and $$E$$ and $\unknown{x}$")
    assert {"mfrac", "msub", "msup"} <= set(Page(html).tags)
    assert 'display="block"' in html
    assert r"<code>$\unknown{x}$</code>" in html


def test_what_is_meant_to_be_read_stays() -> None:
    """Headings, emphasis, lists, tables, code, links, tasks and embedded images are shown."""
    text = "## Why\n\n*So* **much** `x < 1`\n\n- [ ] a\n\n|h|\n|-:|\n|1|\n\n"
    text += f"[b](https://example.org/c?d=e)\n\n![p]({PICTURE}) ![q](attachment:q.png)"
    html = rendered(text, {"q.png": {"image/png": BLACK_DOT}})
    page = Page(html)
    assert {"h2", "em", "strong", "code", "ul", "li", "table", "td", "a", "img"} <= set(page.tags)
    assert [image["src"] for image in page.all("img")] == [PICTURE, PICTURE]
    assert [link["href"] for link in page.all("a")] == ["https://example.org/c?d=e"]
    assert [cell["style"] for cell in page.all("td")] == ["text-align:right"]
    assert "x &lt; 1" in html
    assert "☐ a" in html


def test_a_picture_from_the_web_is_a_link() -> None:
    """The page fetches nothing from another server; the reader can follow a link."""
    page = Page(rendered("![a cat](https://example.org/cat.png)"))
    assert "img" not in page.tags
    assert [link["href"] for link in page.all("a")] == ["https://example.org/cat.png"]


@pytest.mark.parametrize(
    "address",
    ["http://localhost:8888/logout", "//127.0.0.1/", "http://127.0.0.1/", "/formgrader", "x.html"],
)
def test_no_link_leads_to_the_readers_own_server(address: str) -> None:
    """A student's link cannot lead to a local server where the instructor is logged in."""
    assert Page(rendered(f"[x]({address})")).links == []


def test_a_missing_picture_does_not_stop_the_page() -> None:
    """A missing attachment is replaced by its description."""
    assert "my <b>cat</b>" not in rendered("![my cat](attachment:cat.png)")
    assert "my cat" in rendered("![my cat](attachment:cat.png)")


@pytest.mark.slow
@pytest.mark.full_wall
def test_a_hand_in_with_hostile_text(course: Course) -> None:
    """Hostile text is reported; harmless text beside it is stored unchanged."""
    address = "https://example.org/a.png"
    attacks = [text.replace("URL", address) for text in payloads.TEXTS.values()]
    harmless = "**honest words** $x < y$<br>![p](attachment:p.png)"

    def change(cells: list[dict[str, object]]) -> None:
        for number, source in enumerate([*attacks, harmless]):
            cell = {"cell_type": "markdown", "id": f"c{number}", "metadata": {}, "source": source}
            cells.append({**cell, "attachments": {"p.png": {"image/png": BLACK_DOT}}})

    classroom.hand_in(course, "mallory", classroom.edited(classroom.complete(course), change))
    summary = grade_assignment(course, ASSIGNMENT, level=Level.FULL)
    assert not summary.failures
    (outcome,) = summary.outcomes
    assert outcome.result.points == 11
    kinds = {problem.kind for problem in outcome.result.problems}
    assert kinds == {"text_as_code", "picture_linked"}
    paths = course.classroom.assignment(ASSIGNMENT).student("mallory")
    last_cell = json.loads(paths.autograded.read_bytes())["cells"][-1]
    assert "".join(last_cell["source"]) == harmless
    assert last_cell["attachments"] == {"p.png": {"image/png": BLACK_DOT}}
    html = paths.feedback_page.read_text(encoding="utf-8")
    assert "<strong>honest words</strong>" in html
    assert "it contains active content" in html
    assert "<script" not in html


@pytest.mark.slow
@pytest.mark.full_wall
def test_what_lies_beside_the_notebook(course: Course) -> None:
    """Pages, programs and symlinks beside the notebook are neither served nor given back."""
    path = classroom.hand_in(course, "mallory", classroom.blank(course))
    for name in ("page.html", "drawing.svg", "nbgrader_config.py", "plot.png", "deep/er.js"):
        (path.parent / name).parent.mkdir(exist_ok=True)
        (path.parent / name).write_text("x")
    (path.parent / "gradebook.txt").symlink_to(course.classroom.gradebook_file)
    assert not grade_assignment(course, ASSIGNMENT, level=Level.FULL).failures
    paths = course.classroom.assignment(ASSIGNMENT).student("mallory")
    for directory in (paths.autograded.parent, paths.feedback_page.parent):
        names = {file.name for file in directory.rglob("*") if file.is_file()}
        assert {name for name in names if not name.startswith(ASSIGNMENT)} == {"plot.png"}
