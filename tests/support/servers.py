"""Servers that tests start: `seminar serve`, nbgrader's formgrader, and PostgreSQL."""

import json
import multiprocessing
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from autograder.course import Course
from tests.support import classroom

TOKEN = "for-this-test-alone"
# Processes are forked from one that has imported the server, which takes seconds.
FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["autograder.cli.app", "autograder.serve.server"])


def start_seminar(
    *arguments: str,
    directory: Path,
    output: Path,
    environment: Mapping[str, str],
    constants: Mapping[str, float],
) -> ForkServerProcess:
    """Run a `seminar` command as a process that writes its standard output to a file.

    It has other values of the `constants`, such as timeouts.
    """
    values = (directory, output, dict(environment), dict(constants))
    process = FORKS.Process(target=_run_seminar, args=(arguments, *values))
    process.start()
    return process


def _run_seminar(
    arguments: tuple[str, ...],
    directory: Path,
    output: Path,
    environment: dict[str, str],
    constants: dict[str, float],
) -> None:
    # A test run in the background of a shell ignores SIGINT, and so would the command.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.chdir(directory)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = ["seminar", *arguments]
    with output.open("wb") as file:
        os.dup2(file.fileno(), 1)
    for name, value in constants.items():
        pytest.MonkeyPatch().setattr(name, value)
    from autograder.cli import app

    app.main()


class Formgrader:
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
def formgrader(course: Course, home: Path) -> Iterator[Formgrader]:
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
        yield _when_ready(Formgrader(f"http://127.0.0.1:{port}"), running)
    finally:
        running.terminate()
        running.wait(30)
        log.close()


def _when_ready(server: Formgrader, running: "subprocess.Popen[bytes]") -> Formgrader:
    for _ in range(240):
        assert running.poll() is None, "the server ended"
        try:
            server.ask("GET", "assignments")
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.25)
        else:
            return server
    raise AssertionError("the server did not answer")


SERVER_USER = "postgres"  # of Debian's package; the server refuses to run as root


def programs_dir() -> Path:
    """Return the directory of the server's programs; skip the test (fail in CI) without any."""
    directories = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    if not directories and not shutil.which("initdb"):
        reason = "needs a PostgreSQL server: sudo apt-get install postgresql"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return directories[-1] if directories else Path(shutil.which("initdb") or "").parent


@contextmanager
def postgresql() -> Iterator[str]:
    """Run a server; yield the URL of an empty database in the form of `course.toml`."""
    programs = programs_dir()
    as_user = []
    with tempfile.TemporaryDirectory(prefix="pg-") as directory:
        if os.getuid() == 0:
            as_user = ["setpriv", f"--reuid={SERVER_USER}", f"--regid={SERVER_USER}"]
            as_user.append("--clear-groups")
            shutil.chown(directory, SERVER_USER, SERVER_USER)
        data = f"{directory}/data"
        initdb = [str(programs / "initdb"), "-D", data, "-A", "trust", "-U", "seminar", "--no-sync"]
        subprocess.run([*as_user, *initdb], check=True, stdout=subprocess.DEVNULL, cwd=directory)
        options = f"-c listen_addresses= -c fsync=off -k {directory}"
        pg_ctl = [*as_user, str(programs / "pg_ctl"), "-D", data, "-w", "-s"]
        log = f"{directory}/log"
        subprocess.run([*pg_ctl, "-l", log, "-o", options, "start"], check=True, cwd=directory)
        try:
            yield f"postgresql://seminar@/postgres?host={quote(directory, safe='')}"
        finally:
            subprocess.run([*pg_ctl, "-m", "immediate", "stop"], check=True, cwd=directory)
