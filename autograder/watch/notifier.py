"""What wakes a watch: a change in the folder, a finished worker, a wish to stop."""

import queue
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import watchfiles
from watchfiles import Change

from autograder.watch import file_names, safe_directory


class WakeupEvent:
    """A bell that may be rung from any thread and from a signal's handler."""

    def __init__(self) -> None:
        self._rung: queue.SimpleQueue[None] = queue.SimpleQueue()
        self.stopping = False

    def set(self) -> None:
        """Wake who waits."""
        self._rung.put(None)

    def stop(self) -> None:
        """Have the watch end after the step that it is at."""
        self.stopping = True
        self.set()

    def wait(self, seconds: float) -> bool:
        """Wait for the bell, or so long; whether it was rung."""
        try:
            self._rung.get(timeout=max(seconds, 0.0))
        except queue.Empty:
            return False
        with suppress(queue.Empty):
            while True:
                self._rung.get_nowait()
        return True


@contextmanager
def watch_directory(folder: Path, wake: WakeupEvent) -> Iterator[None]:
    """Ring the bell at changes in a folder: told by the kernel, or found by asking on a network.

    A change that is missed does no harm: the watch looks by itself, too, only later.
    """
    ended = threading.Event()
    polling = safe_directory.is_remote(folder)

    def listen(polling: bool) -> None:
        try:
            for _ in watchfiles.watch(
                folder,
                watch_filter=_matters,
                debounce=200,
                step=20,
                stop_event=ended,
                rust_timeout=500,
                raise_interrupt=False,
                force_polling=polling,
                ignore_permission_denied=True,
            ):
                wake.set()
        except Exception:
            # No watches are left, or the folder is gone; the kernel says so in many ways.
            if not polling and not ended.is_set():
                listen(polling=True)

    thread = threading.Thread(target=listen, args=(polling,), daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join(2)


def _matters(_: Change, path: str) -> bool:
    return not path.endswith(file_names.ANSWER) and not file_names.is_hidden(Path(path).name)
