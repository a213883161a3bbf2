"""nbgrader's formgrader, served for real: its button grades as the commands do."""

import json
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output

from autograder.course import Course
from tests import classroom, serving
from tests.classroom import ASSIGNMENT
from tests.serving import Server

pytestmark = [pytest.mark.slow, pytest.mark.full_wall]


@pytest.fixture
def server(course: Course, tmp_path: Path) -> Iterator[Server]:
    """Jupyter in the course's folder."""
    with serving.served(course, tmp_path) as running:
        yield running


def test_the_button_grades_behind_the_wall(course: Course, server: Server) -> None:
    """The formgrader's autograde and feedback buttons give the points that the commands give."""
    classroom.hand_in(course, "ada", classroom.complete(course))
    classroom.hand_in(course, "cem", classroom.answered(course, classroom.NO_MEAN))
    classroom.hand_in(course, "dan", b"not a notebook")
    for student in ("ada", "cem", "dan"):
        answer = server.ask("POST", f"submission/{ASSIGNMENT}/{student}/autograde")
        assert answer["success"], answer
        answer = server.ask("POST", f"assignment/{ASSIGNMENT}/{student}/generate_feedback")
        assert answer["success"], answer
    points = {
        student: server.ask("GET", f"submission/{ASSIGNMENT}/{student}")["score"]
        for student in ("ada", "cem", "dan")
    }
    assert points == {"ada": 11, "cem": 8.27, "dan": 0}
    page = course.classroom.path / "feedback" / "cem" / ASSIGNMENT / f"{ASSIGNMENT}.html"
    assert "Averages over a batch of labels" in page.read_text()


def test_a_students_text_cannot_act_on_the_page(course: Course, server: Server) -> None:
    """The page on which an instructor grades shows a student's words, and no script in them."""
    notebook = json.loads(course.release(ASSIGNMENT).read_bytes())
    words = "**honest words** <img src=x onerror=evil()> <script>evil()</script>"
    words += " [x](javascript:evil())"
    cell = {"cell_type": "markdown", "id": "attack", "metadata": {}, "source": words}
    notebook["cells"].append(cell)
    classroom.hand_in(course, "mallory", json.dumps(notebook).encode())
    assert server.ask("POST", f"submission/{ASSIGNMENT}/mallory/autograde")["success"]
    (entry,) = server.ask("GET", f"submitted_notebooks/{ASSIGNMENT}/{ASSIGNMENT}")
    shown = server.page(f"submissions/{entry['id']}/")
    assert "<strong>honest words</strong>" not in shown
    assert "**honest words** &lt;img src=x onerror=evil()&gt;" in shown
    assert "<script>evil" not in shown
    assert 'href="javascript' not in shown


def test_what_was_stored_by_others_cannot_act_either(course: Course, server: Server) -> None:
    """The page cleans a notebook again that came into `autograded/` without our step."""
    classroom.hand_in(course, "mallory", classroom.complete(course))
    assert server.ask("POST", f"submission/{ASSIGNMENT}/mallory/autograde")["success"]
    path = course.classroom.path / "autograded" / "mallory" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    notebook = nbformat.read(path, as_version=4)
    html = {"text/html": "<script>evil()</script><b>bold</b>"}
    notebook.cells.append(new_code_cell("1", outputs=[new_output("display_data", data=html)]))
    notebook.cells.append(new_markdown_cell("**words** <script>evil()</script>"))
    path.unlink()
    nbformat.write(notebook, path)
    (entry,) = server.ask("GET", f"submitted_notebooks/{ASSIGNMENT}/{ASSIGNMENT}")
    shown = server.page(f"submissions/{entry['id']}/")
    assert "<b>bold</b>" in shown
    assert "<strong>words</strong>" in shown
    assert "evil()" not in shown
