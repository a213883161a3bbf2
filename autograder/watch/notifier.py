"""What wakes a watch: a change in the folder, a finished worker, a request to stop."""

import logging
import queue
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import watchfiles
from watchfiles import Change

from autograder.watch import file_names, safe_directory

logger = logging.getLogger(__name__)


class WakeupEvent:
    """Thread- and signal-safe event that wakes the loop of a watch, and may stop it."""

    def __init__(self) -> None:
        # Unlike threading.Event.set, SimpleQueue.put is reentrant, as a signal handler needs.
        self._queue: queue.SimpleQueue[None] = queue.SimpleQueue()
        self.is_stopping = False

    def set(self) -> None:
        """Wake the loop."""
        self._queue.put(None)

    def stop(self) -> None:
        """Stop the watch after its current step."""
        self.is_stopping = True
        self.set()

    def wait(self, seconds: float) -> None:
        """Wait until the event is set, at most so long, and clear it."""
        with suppress(queue.Empty):
            self._queue.get(timeout=max(seconds, 0.0))
            while True:
                self._queue.get_nowait()


@contextmanager
def watch_directory(directory: Path, wakeup: WakeupEvent) -> Iterator[None]:
    """Set the event at each change in a directory, from a thread.

    The kernel reports changes; on a network file system they are found by polling. A change that
    is missed only delays the watch, which scans the directory by itself, too.
    """
    stop_event = threading.Event()
    must_poll = safe_directory.is_remote(directory)

    def listen(polling: bool) -> None:
        try:
            for _ in watchfiles.watch(
                directory,
                watch_filter=_is_relevant,
                debounce=200,
                step=20,
                stop_event=stop_event,
                rust_timeout=500,
                raise_interrupt=False,
                force_polling=polling,
                ignore_permission_denied=True,
            ):
                wakeup.set()
        except Exception as error:
            # No inotify watch is left, or the directory is gone; the exceptions are various.
            if not polling and not stop_event.is_set():
                logger.debug("%s: polling for changes (%s)", directory, error)
                listen(polling=True)

    thread = threading.Thread(target=listen, args=(must_poll,), daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop_event.set()
        thread.join(2)


def _is_relevant(_: Change, path: str) -> bool:
    name = Path(path).name
    return not name.endswith(file_names.REPLY_SUFFIX) and not file_names.is_hidden(name)
