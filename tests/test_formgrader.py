"""nbgrader's formgrader, served for real: its button grades as the commands do."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from autograder.course import Course
from tests import classroom
from tests.classroom import ASSIGNMENT

pytestmark = [pytest.mark.slow, pytest.mark.full_wall]
TOKEN = "for-this-test-alone"


class Server:
    """A running Jupyter server with the formgrader."""

    def __init__(self, address: str) -> None:
        self._address = address

    def ask(self, method: str, path: str) -> Any:
        """The JSON answer to a request of the formgrader's page."""
        return json.loads(self.page(f"api/{path}", method))

    def page(self, path: str, method: str = "GET") -> str:
        """A page of the formgrader."""
        request = urllib.request.Request(
            f"{self._address}/formgrader/{path}",
            method=method,
            headers={"Authorization": f"token {TOKEN}"},
        )
        with urllib.request.urlopen(request, timeout=120) as answer:
            text: str = answer.read().decode()
        return text


@pytest.fixture
def server(course: Course, tmp_path: Path) -> Iterator[Server]:
    """Jupyter in the course's folder, on a free port of this machine."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
    options = {
        "ServerApp.port": port,
        "ServerApp.root_dir": course.root,
        "IdentityProvider.token": TOKEN,
        "ServerApp.open_browser": False,
        "ServerApp.allow_root": True,
    }
    command = [str(Path(sys.executable).with_name("jupyter")), "server"]
    command += [f"--{name}={value}" for name, value in options.items()]
    log = (tmp_path / "server.log").open("w")
    environment = {**os.environ, "HOME": str(tmp_path), "PYTHONWARNINGS": "ignore"}
    running = subprocess.Popen(
        command, cwd=course.root, env=environment, stdout=log, stderr=subprocess.STDOUT
    )
    try:
        yield _when_ready(Server(f"http://127.0.0.1:{port}"), running)
    finally:
        running.terminate()
        running.wait(30)
        log.close()


def _when_ready(server: Server, running: "subprocess.Popen[bytes]") -> Server:
    for _ in range(240):
        assert running.poll() is None, "the server ended"
        try:
            server.ask("GET", "assignments")
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.25)
        else:
            return server
    raise AssertionError("the server did not answer")


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
    page = course.classroom / "feedback" / "cem" / ASSIGNMENT / f"{ASSIGNMENT}.html"
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
    assert "<strong>honest words</strong>" in shown
    assert "evil()" not in shown
