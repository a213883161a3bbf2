"""Find the worker processes that the test has started."""

from contextlib import suppress

import psutil

MODULE = "autograder.executors.worker_process"


def worker_processes() -> set[psutil.Process]:
    """Return the living worker processes of this process."""
    workers = set()
    for process in psutil.Process().children():
        with suppress(psutil.Error):  # a process that has just ended
            if MODULE in process.cmdline():
                workers.add(process)
    return workers
