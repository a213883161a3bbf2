"""Helpers of the tests about a watched folder: a watch that runs while a story is told to it."""

import json
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from autograder.course import Course, Level
from autograder.watch import service as watching
from autograder.watch.events import Event, What
from autograder.watch.notifier import WakeupEvent
from tests.classroom import ASSIGNMENT

LIMIT = 120.0  # seconds after which a test that waits has failed


class Watched:
    """A watched folder, what was told of it, and a clock that the story sets."""

    def __init__(self, course: Course, folder: Path) -> None:
        self.course, self.folder = course, folder
        self.ahead = timedelta(0)
        self.events: list[Event] = []
        self._told = threading.Condition()
        self._failed: list[BaseException] = []
        folder.mkdir(exist_ok=True)

    def clock(self) -> datetime:
        """The time, as far ahead as the story wants it."""
        return datetime.now(UTC) + self.ahead

    def run(self, story: Callable[[], None]) -> None:
        """Watch until the story is told."""
        bell = WakeupEvent()

        def tell() -> None:
            try:
                self.until(lambda: self.count(What.WATCHING) > watches)
                story()
            except BaseException as error:
                self._failed.append(error)
            finally:
                bell.stop()

        watches = self.count(What.WATCHING)
        thread = threading.Thread(target=tell)
        thread.start()
        try:
            watching.watch(
                self.course,
                ASSIGNMENT,
                self.folder,
                level=Level.FULL,
                bell=bell,
                report=self._hear,
                clock=self.clock,
            )
        finally:
            thread.join()
        if self._failed:
            raise self._failed[0]

    def put(self, name: str, data: bytes) -> Path:
        """Put a file into the folder."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        return path

    def until(self, holds: Callable[[], bool]) -> None:
        """Wait until something holds that an event or a file tells."""
        ends = time.monotonic() + LIMIT
        with self._told:
            while not holds():
                assert time.monotonic() < ends, f"waited in vain; told: {self.lines()}"
                self._told.wait(0.1)

    def count(self, what: What, file: str = "") -> int:
        """How often something was told, of a file or of all."""
        return sum(one.what is what and file in ("", one.file) for one in self.events)

    def answered(self, *files: str, times: int = 1) -> None:
        """Wait until these are answered."""
        for file in files:
            self.until(lambda file=file: self.count(What.ANSWERED, file) >= times)

    def said(self, file: str) -> str:
        """What was told last of a file."""
        return [one.said for one in self.events if one.file == file][-1]

    def page(self, name: str) -> str:
        """An answer beside a file."""
        return (self.folder / name).read_text(encoding="utf-8")

    def lines(self) -> list[str]:
        """All that was told."""
        return [f"{one.what} {one.file} {one.said}" for one in self.events]

    def _hear(self, event: Event) -> None:
        with self._told:
            self.events.append(event)
            self._told.notify_all()


def feedback(course: Course, student: str) -> str:
    """The page in the classroom."""
    path = course.classroom.path / "feedback" / student / ASSIGNMENT / f"{ASSIGNMENT}.html"
    return path.read_text(encoding="utf-8")


def other(data: bytes, text: str) -> bytes:
    """The same answers in a notebook of another content."""
    notebook = json.loads(data)
    notebook["metadata"]["said"] = text
    return json.dumps(notebook).encode()
