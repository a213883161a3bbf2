"""Helpers of the tests that run students' code: cells in, what they say out."""

import base64
import io
from pathlib import Path
from textwrap import dedent
from typing import Any

import msgspec
from PIL import Image

from autograder.course import Level
from autograder.sandbox.faults import Fault
from autograder.sandbox.launcher import SandboxSpec
from autograder.sandbox.proxies import Student, fetch_value
from autograder.sandbox.session import CellRun, Session

# Code that never comes back by itself.
ENDLESS = {
    "loop": "while True: pass",
    "loop that swallows everything": """
        while True:
            try:
                while True: pass
            except BaseException:
                pass
        """,
    "loop in C": "sum(range(10**12))",
    "ignored signals": """
        import signal
        for number in set(signal.Signals) - {signal.SIGKILL, signal.SIGSTOP}:
            signal.signal(number, signal.SIG_IGN)
        while True: pass
        """,
    "stopped process": "import os, signal; os.kill(os.getpid(), signal.SIGSTOP)",
    "lock": "import threading; lock = threading.Lock(); lock.acquire(); lock.acquire()",
}

ASLEEP = ("stopped process", "lock")  # of those: compute nothing


def time_out(kind: str) -> Fault:
    """The fault of a kind of ENDLESS code."""
    return Fault.STALLED if kind in ASLEEP else Fault.TIMEOUT


def opened(plan: SandboxSpec, *cells: str) -> Session:
    """A session with a notebook of these cells; to be used as a context manager."""
    return Session(plan, [(place, dedent(cell)) for place, cell in enumerate(cells)])


def run_all(plan: SandboxSpec, *cells: str) -> list[CellRun]:
    """How each of these cells runs."""
    with opened(plan, *cells) as session:
        return session.run_notebook()


def reported(plan: SandboxSpec, cell: str, **given: object) -> Any:
    """The plain value of `reported` after a cell that finds the variables `given`."""
    variables = "\n".join(f"{name} = {value!r}" for name, value in given.items())
    with opened(plan, variables, cell) as session:
        ran = session.run_notebook()
        assert [run.fault for run in ran] == [None, None], ran
        return fetch_value(Student(session).reported)


def limited(plan: SandboxSpec, **limits: float) -> SandboxSpec:
    """The same wall with other limits."""
    return msgspec.structs.replace(plan, limits=msgspec.structs.replace(plan.limits, **limits))


def unwalled(plan: SandboxSpec) -> SandboxSpec:
    """The same without a wall: shows that an attempt that the wall stops would else succeed."""
    return msgspec.structs.replace(plan, level=Level.NONE)


def printed(run: CellRun) -> str:
    """All that a cell wrote to stdout."""
    return "".join(output.text for output in run.outputs if output.name == "stdout")


def descendants(pid: int) -> list[int]:
    """All processes that a process has started, and those that they have."""
    parents = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        parents[int(path.parent.name)] = int(fields[1])
    found = [child for child, parent in parents.items() if parent == pid]
    return found + [below for child in found for below in descendants(child)]


def encoded(kind: str, size: tuple[int, int] = (1, 1), **options: Any) -> str:
    """Return a black image in base64."""
    file = io.BytesIO()
    Image.new("1" if kind == "PNG" else "L", size).save(file, kind, **options)
    return base64.b64encode(file.getvalue()).decode()


BLACK_DOT = encoded("PNG")
