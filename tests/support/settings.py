"""What many tests share: the root, limits, waiting, a captured log, the workers of a test."""

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil

from autograder.course import Limits

ROOT = Path(__file__).parents[2]
WORKER_MODULE = "autograder.executors.worker_process"
SHORT = Limits(notebook=10, call=2, submission=60, memory=1024, output=1, disk=16)


@contextmanager
def captured_log(on_message: Callable[[str], object] = lambda _: None) -> Iterator[list[str]]:
    """Collect the messages that `autograder` logs; call `on_message` with each in its thread."""
    messages: list[str] = []

    class Capture(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            messages.append(record.getMessage())
            on_message(record.getMessage())

    logger, handler = logging.getLogger("autograder"), Capture()
    level = logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    try:
        yield messages
    finally:
        logger.removeHandler(handler)
        logger.setLevel(level)


def worker_processes() -> set[psutil.Process]:
    """Return the living worker processes of this process."""
    workers = set()
    for process in psutil.Process().children():
        with suppress(psutil.Error):  # a process that has just ended
            if WORKER_MODULE in process.cmdline():
                workers.add(process)
    return workers


def wait_until(condition: Callable[[], bool], seconds: float = 120) -> None:
    """Wait until a condition is true; fail after `seconds`."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, f"not true within {seconds:.0f} s"
        time.sleep(0.02)
