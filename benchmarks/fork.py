"""How long a student's process takes to start: a child of the warm parent against a new process.

`python benchmarks/fork.py [times]` alternates between the two in one run and prints both, and
their ratio. Of the child's time it prints the part that is the fork itself: namespaces, mounts,
limits and filter, until the child is up.
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


def main(times: int) -> None:
    """Measure and print."""
    full, none = (
        launcher.SandboxSpec(level, PACKAGES, Limits()) for level in (Level.FULL, Level.NONE)
    )
    session_of(full)  # starts the warm parent
    forks, children, fresh = [], [], []
    for _ in range(times):
        forks.append(seconds(lambda: fork(full)))
        children.append(seconds(lambda: session_of(full)))
        fresh.append(seconds(lambda: session_of(none)))
    show("fork, until the child is up", forks)
    show("child of the warm parent, imports, end", children)
    show("new process, imports, end", fresh)
    ratio = statistics.median(fresh) / statistics.median(children)
    print(f"a new process takes {ratio:.1f} times as long as a child")


def fork(plan: launcher.SandboxSpec) -> None:
    """Start a student's process, wait until it is up, end it."""
    process = launcher.start(plan)
    process.channel.receive(protocol.host_decoder, time.monotonic() + 60)
    process.kill()


def session_of(plan: launcher.SandboxSpec) -> None:
    """A whole session with one cell that imports NumPy and pyplot."""
    with Session(plan, CELLS) as session:
        (run,) = session.run_notebook()
    assert run.fault is None, run


def seconds(action: Callable[[], None]) -> float:
    """How long `action` takes."""
    began = time.perf_counter()
    action()
    return time.perf_counter() - began


def show(what: str, taken: list[float]) -> None:
    """Print the smallest, the median and the largest in milliseconds."""
    low, middle, high = min(taken), statistics.median(taken), max(taken)
    print(f"{what:40} {low * 1e3:8.1f} {middle * 1e3:8.1f} {high * 1e3:8.1f} ms")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 30)
