"""Runs commands of `seminar` for the fault tests, and waits for all processes that they start.

Each command runs in a process forked from this one, which has imported the package: that takes
longer than most commands. Its guest processes are forked from this server's zygote. `fault_harness`
starts the server, writes each request as a line of JSON to its standard input, and reads the
outcome as a line from its standard output.
"""

import ctypes
import json
import os
import select
import signal
import socket
import sys
import tempfile
import time
from pathlib import Path
from typing import BinaryIO, NoReturn, TypedDict

from autograder.course import Level
from autograder.executors import executor
from autograder.live import grading_queue
from autograder.sandbox import isolation
from autograder.sandbox.zygote_client import ZygoteClient

PR_SET_CHILD_SUBREAPER = 36
ORPHAN_TIMEOUT = 20.0  # seconds
COMMAND_TIMEOUT = 300.0  # seconds
PACKAGES = ("numpy", "matplotlib")  # of the tests' courses
# What the commands import on demand.
MODULES = (
    "autograder.authoring.release",
    "autograder.cli.app",
    "autograder.gradebook.importer",
    "autograder.lms.export",
    "autograder.watch.service",
    "autograder.workflows.collect",
    "autograder.workflows.grade",
    "autograder.workflows.regrade",
    "autograder.workflows.report",
    "jupytext",
)


class Request(TypedDict):
    """A command; after `seconds` (negative: never) it, or its group, gets the signal."""

    program: str
    arguments: list[str]
    directory: str
    environment: dict[str, str]
    seconds: float
    signal: int
    scope: str


def serve() -> None:
    """Run the commands of the requests, one after the other."""
    for name in MODULES:
        __import__(name)
    if isolation.detect().level is Level.FULL:
        _share_zygote()
    isolation.detect.cache_clear()  # a test may hide bubblewrap from its command
    # The test runner has a process on each core already.
    executor.default_worker_count = lambda limit: 1
    grading_queue.WORKERS = 1
    for line in sys.stdin:
        request: Request = json.loads(line)
        reaper = os.fork()
        if reaper == 0:
            os.write(1, json.dumps(_outcome(request)).encode() + b"\n")
            os._exit(0)
        os.waitpid(reaper, 0)


def _share_zygote() -> None:
    """Let the commands use one zygote, if their sandbox has no files of a release."""
    start = ZygoteClient.start
    zygote = start(PACKAGES, ())

    def start_or_share(packages: tuple[str, ...], files: tuple[str, ...]) -> ZygoteClient:
        if (packages, files) != (PACKAGES, ()):
            return start(packages, files)
        return ZygoteClient(socket.socket(fileno=os.dup(zygote.control.fileno())))

    ZygoteClient.start = start_or_share  # type: ignore[method-assign]


def _outcome(request: Request) -> dict[str, object]:
    """Run one command. Orphans become children of this process, so that it finds every one."""
    if ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0):
        raise OSError("cannot become a subreaper")
    with tempfile.TemporaryFile() as stdout, tempfile.TemporaryFile() as stderr:
        start = time.monotonic()
        command = os.fork()
        if command == 0:
            _run(request, stdout, stderr)
        if request["seconds"] >= 0 and not _wait_for_exit(command, request["seconds"]):
            send = os.killpg if request["scope"] == "group" else os.kill
            send(command, request["signal"])
        _wait_for_exit(command, COMMAND_TIMEOUT)
        duration = time.monotonic() - start
        surviving = _surviving_orphans(command)
        for pid in surviving:
            os.kill(pid, signal.SIGKILL)
        _, status = os.waitpid(command, 0)
        return {
            "returncode": os.waitstatus_to_exitcode(status),
            "stdout": _content(stdout),
            "stderr": _content(stderr),
            "seconds": duration,
            "surviving": len(surviving),
        }


def _run(request: Request, stdout: BinaryIO, stderr: BinaryIO) -> NoReturn:
    """Run the command in this process, and end it."""
    os.setsid()
    with open(os.devnull, "rb") as nothing:  # noqa: PTH123
        for file, descriptor in ((nothing, 0), (stdout, 1), (stderr, 2)):
            os.dup2(file.fileno(), descriptor)
    # A test runner that was started with SIGINT ignored, as by nohup, passes that on.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    environment = request["environment"]
    os.chdir(request["directory"])
    if "LD_PRELOAD" in environment:
        os.execve(request["program"], [request["program"], *request["arguments"]], environment)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = [request["program"], *request["arguments"]]
    from autograder.cli import app

    app.main()
    raise SystemExit(0)


def _content(file: BinaryIO) -> str:
    file.seek(0)
    return file.read().decode(errors="replace")


def _wait_for_exit(pid: int, seconds: float) -> bool:
    fd = os.pidfd_open(pid)
    try:
        return bool(select.select([fd], [], [], seconds)[0])
    finally:
        os.close(fd)


def _surviving_orphans(command_pid: int) -> list[int]:
    """Return the orphans that do not end by themselves within `ORPHAN_TIMEOUT`."""
    deadline = time.monotonic() + ORPHAN_TIMEOUT
    while orphans := [pid for pid in _children() if pid != command_pid]:
        for pid in orphans:
            if not _wait_for_exit(pid, max(deadline - time.monotonic(), 0)):
                return [pid for pid in _children() if pid != command_pid]
            os.waitpid(pid, 0)
    return []


def _children() -> list[int]:
    own_pid = os.getpid()
    return [
        int(pid) for pid in Path(f"/proc/{own_pid}/task/{own_pid}/children").read_text().split()
    ]


if __name__ == "__main__":
    serve()
