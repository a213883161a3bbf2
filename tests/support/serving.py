"""nbgrader's formgrader, served for real."""

import json
import os
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from autograder.course import Course
from tests.support import classroom

TOKEN = "for-this-test-alone"


class Server:
    """A running Jupyter server with the formgrader."""

    def __init__(self, address: str) -> None:
        self.address = address

    def ask(self, method: str, path: str) -> Any:
        """The JSON answer to a request of the formgrader's page."""
        return json.loads(self.page(f"api/{path}", method))

    def page(self, path: str, method: str = "GET") -> str:
        """A page of the formgrader."""
        request = urllib.request.Request(
            f"{self.address}/formgrader/{path}",
            method=method,
            headers={"Authorization": f"token {TOKEN}"},
        )
        with urllib.request.urlopen(request, timeout=120) as answer:
            text: str = answer.read().decode()
        return text


@contextmanager
def served(course: Course, home: Path) -> Iterator[Server]:
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
    command = [classroom.program("jupyter"), "server"]
    command += [f"--{name}={value}" for name, value in options.items()]
    log = (home / "server.log").open("w")
    environment = {**os.environ, "HOME": str(home), "PYTHONWARNINGS": "ignore"}
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
