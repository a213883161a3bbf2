"""nbgrader's formgrader on a real Jupyter server: its buttons grade as the commands do."""

import json
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output

from autograder.course import Course
from tests.support import classroom, servers
from tests.support.classroom import ASSIGNMENT
from tests.support.servers import Formgrader

pytestmark = [pytest.mark.slow, pytest.mark.full_wall]


@pytest.fixture
def server(course: Course, tmp_path: Path) -> Iterator[Formgrader]:
    """Run Jupyter in the course."""
    with servers.formgrader(course, tmp_path) as running:
        yield running


def test_the_button_grades_in_the_sandbox(course: Course, server: Formgrader) -> None:
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
    assert points == {"ada": 11, "cem": 10.09, "dan": 0}
    page = course.classroom.assignment(ASSIGNMENT).student("cem").feedback_page
    assert "Right for a batch: the mean over its samples" in page.read_text()


@pytest.mark.nightly
def test_text_of_a_student_is_inactive_on_the_page(course: Course, server: Formgrader) -> None:
    """The grading page shows a student's text without scripts."""
    notebook = json.loads(course.release(ASSIGNMENT).read_bytes())
    text = "**honest words** <img src=x onerror=evil()> <script>evil()</script>"
    text += " [x](javascript:evil())"
    cell = {"cell_type": "markdown", "id": "attack", "metadata": {}, "source": text}
    notebook["cells"].append(cell)
    classroom.hand_in(course, "mallory", json.dumps(notebook).encode())
    assert server.ask("POST", f"submission/{ASSIGNMENT}/mallory/autograde")["success"]
    (entry,) = server.ask("GET", f"submitted_notebooks/{ASSIGNMENT}/{ASSIGNMENT}")
    html = server.page(f"submissions/{entry['id']}/")
    assert "<strong>honest words</strong>" not in html
    assert "**honest words** &lt;img src=x onerror=evil()&gt;" in html
    assert "<script>evil" not in html
    assert 'href="javascript' not in html


@pytest.mark.nightly
def test_foreign_cells_are_inactive_on_the_page(course: Course, server: Formgrader) -> None:
    """The page also cleans a notebook in `autograded/` that the kit did not write."""
    classroom.hand_in(course, "mallory", classroom.complete(course))
    assert server.ask("POST", f"submission/{ASSIGNMENT}/mallory/autograde")["success"]
    path = course.classroom.assignment(ASSIGNMENT).student("mallory").autograded
    notebook = nbformat.read(path, as_version=4)
    data = {"text/html": "<script>evil()</script><b>bold</b>"}
    notebook.cells.append(new_code_cell("1", outputs=[new_output("display_data", data=data)]))
    notebook.cells.append(new_markdown_cell("**words** <script>evil()</script>"))
    path.unlink()
    nbformat.write(notebook, path)
    (entry,) = server.ask("GET", f"submitted_notebooks/{ASSIGNMENT}/{ASSIGNMENT}")
    html = server.page(f"submissions/{entry['id']}/")
    assert "<b>bold</b>" in html
    assert "<strong>words</strong>" in html
    assert "evil()" not in html
