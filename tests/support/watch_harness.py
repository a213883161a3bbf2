"""Helpers of the tests of the watch service: a watch that runs in a thread during a test."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from autograder.course import Course, Level
from autograder.watch import service
from autograder.watch.events import Event, EventKind
from autograder.watch.notifier import WakeupEvent
from autograder.watch.scanner import Timing
from tests.support.classroom import ASSIGNMENT

TIMEOUT = 120.0  # seconds after which a test that waits fails
TIMING = Timing(debounce=0.1, incomplete_timeout=1.0, heartbeat=0.2)


class WatchHarness:
    """A watched folder, the events that the watch reported, and a clock that the test sets."""

    def __init__(self, course: Course, folder: Path) -> None:
        self.course, self.folder = course, folder
        self.clock_offset = timedelta(0)
        self.events: list[Event] = []
        self._changed = threading.Condition()
        self._error: BaseException | None = None
        self._wakeup = WakeupEvent()
        self._thread = threading.Thread(target=self._run)
        folder.mkdir(exist_ok=True)

    def start(self) -> None:
        """Start the watch and wait until it is ready."""
        self._thread.start()
        self.wait_for_event(EventKind.WATCHING)

    def stop(self) -> None:
        """Stop the watch; raise its error, if it ended with one."""
        self._wakeup.stop()
        self._thread.join()
        if self._error is not None:
            raise self._error

    def put(self, name: str, data: bytes) -> Path:
        """Write a file into the folder."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        return path

    def wait_for(self, condition: Callable[[], bool]) -> None:
        """Wait until a condition on events or files holds."""
        deadline = time.monotonic() + TIMEOUT
        with self._changed:
            while not condition():
                assert self._thread.is_alive(), f"the watch has ended: {self._error!r}"
                assert time.monotonic() < deadline, f"timeout; events: {self._event_lines()}"
                self._changed.wait(0.1)

    def wait_for_event(self, kind: EventKind, file: str = "", times: int = 1) -> None:
        """Wait until an event was reported so many times, for one file or for any."""
        self.wait_for(lambda: self.count(kind, file) >= times)

    def wait_until_answered(self, *files: str, times: int = 1) -> None:
        """Wait until each of the files has been graded so many times."""
        for file in files:
            self.wait_for_event(EventKind.ANSWERED, file, times)

    def count(self, kind: EventKind, file: str = "") -> int:
        """Return how often an event was reported, for one file or for any."""
        return sum(event.kind is kind and file in ("", event.file) for event in self.events)

    def last_message(self, file: str) -> str:
        """Return the message of the last event of a file."""
        return [event.message for event in self.events if event.file == file][-1]

    def page(self, name: str) -> str:
        """Return a page in the folder."""
        return (self.folder / name).read_text(encoding="utf-8")

    def _event_lines(self) -> list[str]:
        return [f"{event.kind} {event.file} {event.message}" for event in self.events]

    def _run(self) -> None:
        try:
            service.watch_folder(
                self.course,
                ASSIGNMENT,
                self.folder,
                level=Level.FULL,
                wakeup=self._wakeup,
                on_event=self._add_event,
                clock=lambda: datetime.now(UTC) + self.clock_offset,
                timing=TIMING,
            )
        except BaseException as error:
            self._error = error

    def _add_event(self, event: Event) -> None:
        with self._changed:
            self.events.append(event)
            self._changed.notify_all()


@contextmanager
def watch_harness(course: Course, folder: Path) -> Iterator[WatchHarness]:
    """Watch a folder during the block."""
    harness = WatchHarness(course, folder)
    try:
        harness.start()
        yield harness
    finally:
        harness.stop()


def classroom_page(course: Course, student: str) -> str:
    """Return the feedback page in the classroom."""
    page = course.classroom.assignment(ASSIGNMENT).student(student).feedback_page
    return page.read_text(encoding="utf-8")


def with_metadata(data: bytes, text: str) -> bytes:
    """Return a notebook of different content with the same answers."""
    notebook = json.loads(data)
    notebook["metadata"]["note"] = text
    return json.dumps(notebook).encode()
