"""Measure the start of a student's process: a fork of the zygote against a new process.

`python benchmarks/fork.py [rounds]` (default 30) alternates between the two in one run and prints
both durations and their ratio. It also prints the part of the fork alone: namespaces, mounts,
limits and seccomp filter, until the guest is ready.
"""

import statistics
import sys
import time
from collections.abc import Callable

from autograder.course import Level, Limits
from autograder.sandbox import launcher
from autograder.sandbox.guest import protocol
from autograder.sandbox.session import Session

CELLS = [(0, "import numpy as np\nimport matplotlib.pyplot as plt\nx = np.ones(3)")]
PACKAGES = ("numpy", "matplotlib")


def main(rounds: int) -> None:
    """Measure all three durations and print them."""
    full, none = (
        launcher.SandboxSpec(level, PACKAGES, Limits()) for level in (Level.FULL, Level.NONE)
    )
    run_session(full)  # starts the zygote
    forks, forked_sessions, new_sessions = [], [], []
    for _ in range(rounds):
        forks.append(duration(lambda: fork_guest(full)))
        forked_sessions.append(duration(lambda: run_session(full)))
        new_sessions.append(duration(lambda: run_session(none)))
    print_durations("fork, until the guest is ready", forks)
    print_durations("fork of the zygote, imports, end", forked_sessions)
    print_durations("new process, imports, end", new_sessions)
    ratio = statistics.median(new_sessions) / statistics.median(forked_sessions)
    print(f"a new process takes {ratio:.1f} times as long as a fork")


def fork_guest(spec: launcher.SandboxSpec) -> None:
    """Start a guest process, wait until it is ready, and kill it."""
    process = launcher.start(spec)
    process.channel.receive(protocol.host_decoder, time.monotonic() + 60)
    process.kill()


def run_session(spec: launcher.SandboxSpec) -> None:
    """Run a session with one cell that imports NumPy and pyplot."""
    with Session(spec, CELLS) as session:
        (cell_run,) = session.run_notebook()
    assert cell_run.fault is None, cell_run


def duration(action: Callable[[], None]) -> float:
    """Return the seconds that `action` takes."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def print_durations(label: str, seconds: list[float]) -> None:
    """Print minimum, median and maximum in milliseconds."""
    minimum, median, maximum = min(seconds), statistics.median(seconds), max(seconds)
    print(f"{label:40} {minimum * 1e3:8.1f} {median * 1e3:8.1f} {maximum * 1e3:8.1f} ms")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 30)
