"""Settings that many tests share: the root, short limits, and a log that is captured."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from autograder.course import Limits

ROOT = Path(__file__).parents[2]
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
