"""Hostile hand-ins in a real browser: on no page that shows them anything acts.

First the same texts are shown to act where nobody stops them, so that the rest can fail.
"""

import json
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbconvert.exporters import HTMLExporter
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from autograder.course import Course, Level, load_course
from autograder.workflows import grade
from tests.support import browser, classroom, payloads, servers
from tests.support.browser import Canary, Seen
from tests.support.classroom import ASSIGNMENT

pytestmark = [pytest.mark.slow, pytest.mark.full_wall, browser.needs_chromium()]

ALL = [
    *(("texts", text) for text in payloads.TEXTS.values()),
    *(("outputs", kinds) for kinds in payloads.OUTPUTS.values()),
    *(("words", text) for text in payloads.WORDS.values()),
]
STUDENTS = ("texts", "outputs", "words", "structure", "honest")
INDEX = 10_000
# What shows a student's work on each page; the formgrader has buttons of its own around it.
WORK = ".rendered_html, .rendered_html *, .output, .output *, .jp-Cell, .jp-Cell *, .cell, .cell *"
ACTING = """() => {
    const work = document.querySelectorAll("#notebook-container, main")[0] || document.body
    const found = []
    for (const element of work.querySelectorAll("*")) {
        const tag = element.localName
        const acts = "script iframe frame object embed form base meta link style svg".split(" ")
        if (acts.includes(tag)) found.push(element.outerHTML.slice(0, 200))
        for (const {name, value} of element.attributes)
            if (name.startsWith("on") || /^\\s*(java|vb)script:/i.test(value))
                found.push(element.outerHTML.slice(0, 200))
        const fetched = tag == "img" && element.src && !element.src.startsWith("data:image/")
        if (fetched) found.push(element.outerHTML)
    }
    return found
}"""


def aimed(payload: Any, number: int, host: str) -> Any:
    """A payload that reports `number`, or has the canary visited."""
    if isinstance(payload, dict):
        return {kind: aimed(text, number, host) for kind, text in payload.items()}
    for word, meaning in (
        ("JS", f"fire({number})"),
        ("URL", f"http://{host}/hit/{number}"),
        ("SERVER", f"{host}/hit/{number}"),
        ("NUMBER", str(number)),
    ):
        payload = payload.replace(word, meaning)
    return payload


def raw_cell(kind: str, payload: Any) -> Any:
    """A payload as a notebook holds it that nobody has cleaned."""
    if kind == "texts":
        return new_markdown_cell(payload)
    data = payload if kind == "outputs" else {"text/html": payload}
    return new_code_cell("1", outputs=[new_output("display_data", data=data)])


def handed_in(kind: str, payload: Any) -> Any:
    """A payload as a cell of a hand-in, which makes it when it is run."""
    if kind == "texts":
        return new_markdown_cell(payload)
    if kind == "outputs":
        return new_code_cell(f"display({payload!r}, raw=True)")
    return new_code_cell(f"print({payload!r})\nraise type('E', (Exception,), {{}})({payload!r})")


def structure(cells: list[Any], host: str) -> None:
    """Attacks on everything of a notebook that is neither text nor output."""
    tag, data = aimed("<img src=x onerror=JS>", 901, host), aimed('"><img onerror=JS>', 902, host)
    script = {"text/html": aimed("<script>JS</script>", 903, host)}
    for number, cell in enumerate(cells):
        cell["id"] = f'x{number}"><img src=x onerror=fire(904)>'
        cell["metadata"].setdefault("tags", []).append(tag)
        cell["metadata"]["name"] = cell["metadata"]["title"] = tag
        cell["attachments"] = {"p.png": {"image/svg+xml": data}, data: {"image/png": data}}
        if cell["cell_type"] == "code":
            cell["execution_count"] = tag
            cell["outputs"] = [new_output("display_data", data=script)]
    picture = new_markdown_cell("![x](attachment:p.png)")
    picture["attachments"] = {"p.png": {"image/png": data, data: data}}
    raw = {"cell_type": "raw", "id": "raw", "metadata": {"raw_mimetype": "text/html"}}
    cells += [picture, raw | {"source": aimed("<script>JS</script>", 905, host)}]


def hand_in(course: Course, student: str, host: str) -> None:
    """One student's hostile notebook; after each attack stands an honest word."""

    def change(cells: list[Any]) -> None:
        if student == "structure":
            structure(cells, host)
        for number, (kind, payload) in enumerate(ALL):
            if kind == student:
                cells.append(dict(handed_in(kind, aimed(payload, number, host))))
                cells.append(dict(new_markdown_cell(f"**after {number}**")))

    notebook = json.loads(classroom.edited(classroom.complete(course), change))
    if student == "structure":
        notebook["metadata"] |= {"title": "</title><script>fire(906)</script>", "widgets": {"x": 1}}
    name = "<img src=x onerror=fire(907)>.ipynb" if student == "structure" else "n.ipynb"
    classroom.hand_in(course, student, json.dumps(notebook).encode(), name)


@pytest.fixture(scope="module")
def canary() -> Iterator[Canary]:
    """The server that nothing may ask; it also serves the raw payloads."""
    pages: dict[int, str] = {}
    with Canary(pages) as server:
        exporter = HTMLExporter(template_name="basic")
        for number, (kind, payload) in enumerate(ALL):
            cell = raw_cell(kind, aimed(payload, number, server.host))
            try:
                shown = exporter.from_notebook_node(new_notebook(cells=[cell]))[0]
            except Exception as error:  # some break nbconvert itself
                shown = type(error).__name__
            pages[number] = f"<!DOCTYPE html><meta charset=utf-8><body>{shown}"
        frames = "".join(f"<iframe src=/page/{number}></iframe>" for number in range(len(ALL)))
        pages[INDEX] = f"<!DOCTYPE html>{frames}"
        yield server


@pytest.fixture(scope="module")
def marked(released: Path, canary: Canary, tmp_path_factory: pytest.TempPathFactory) -> Course:
    """A course in which all that is hostile was handed in and marked."""
    folder = tmp_path_factory.mktemp("browser") / "course"
    shutil.copytree(released, folder)
    course = load_course(folder)
    for student in STUDENTS:
        hand_in(course, student, canary.host)
    marked = grade.grade_assignment(course, ASSIGNMENT, level=Level.FULL)
    assert not marked.failures
    assert {row.result.points for row in marked.outcomes} == {11}
    canary.hits.clear()
    return course


def look(
    addresses: Sequence[str], canary: Canary, *, ours: bool = False, token: str = ""
) -> list[Seen]:
    """Open a page for each student, the honest one last; on none may anything have happened."""
    canary.hits.clear()
    with browser.chromium() as chromium:
        looks = []
        for student, address in zip(STUDENTS, addresses, strict=True):
            seen, page = browser.visit(chromium, address, WORK, token)
            words = page.locator("strong").all_inner_texts()
            numbers = [number for number, (kind, _) in enumerate(ALL) if kind == student]
            assert [f"after {n}" for n in numbers] == [w for w in words if w.startswith("after")]
            assert page.evaluate(ACTING) == []
            looks.append(seen)
    honest = looks[-1]
    for seen in looks:
        assert seen.fired == set()
        assert seen.dialogs == []
        assert [line for line in seen.console if "Security Policy" in line] == []
        assert outward(seen) <= outward(honest)
        assert not ours or outward(seen) == set()
    assert canary.hits == set()
    return looks


def outward(seen: Seen) -> set[str]:
    """What a page asked for, apart from itself and what belongs to the submission's own address."""
    return {
        address
        for address in seen.requests
        if not address.startswith("data:")
        and not address.endswith(f"{ASSIGNMENT}.html")
        and "/formgrader/submissions/" not in address
        and "/formgrader/api/" not in address
    }


@pytest.mark.nightly
def test_the_payloads_act_where_nothing_stops_them(canary: Canary) -> None:
    """As nbconvert shows them, a good part of the texts and outputs runs or asks for something."""
    with browser.chromium() as chromium:
        address = f"http://{canary.host}/page/{INDEX}"
        seen, _ = browser.visit(chromium, address, "body, body *")
    assert len(ALL) >= 60
    assert len((seen.fired | canary.hits) & set(range(len(ALL)))) >= 60


def test_feedback_pages(marked: Course, canary: Canary) -> None:
    """On a feedback page nothing acts, nothing is fetched, and the policy has nothing to stop."""
    folder = marked.classroom.path / "feedback"
    pages = [folder / student / ASSIGNMENT / f"{ASSIGNMENT}.html" for student in STUDENTS]
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert "default-src 'none'" in text
        assert "<script" not in text
    look([page.as_uri() for page in pages], canary, ours=True)


@pytest.mark.nightly
def test_autograded_notebooks(marked: Course, canary: Canary, tmp_path: Path) -> None:
    """What is stored cannot act on pages of nbconvert's own, which clean nothing."""
    addresses = []
    for student in STUDENTS:
        stored = marked.classroom.assignment(ASSIGNMENT).student(student).autograded
        page = tmp_path / student / f"{ASSIGNMENT}.html"
        page.parent.mkdir()
        notebook = nbformat.read(stored, as_version=4)
        page.write_text(HTMLExporter().from_notebook_node(notebook)[0], encoding="utf-8")
        addresses.append(page.as_uri())
    look(addresses, canary)


@pytest.mark.nightly
def test_the_formgrader(marked: Course, canary: Canary, tmp_path: Path) -> None:
    """On the page on which an instructor grades nothing of a hand-in acts."""
    with servers.formgrader(marked, tmp_path) as server:
        entries = server.ask("GET", f"submitted_notebooks/{ASSIGNMENT}/{ASSIGNMENT}")
        by_student = {entry["student"]: entry["id"] for entry in entries}
        addresses = [
            f"{server.address}/formgrader/submissions/{by_student[student]}/"
            for student in STUDENTS
        ]
        look(addresses, canary, token=servers.TOKEN)
