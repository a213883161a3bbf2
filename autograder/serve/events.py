"""Server-sent events: tell open pages that something has changed, and they reload their content."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Callable, Collection
from contextlib import suppress

from msgspec import Struct
from starlette.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

from autograder.core.errors import SeminarError
from autograder.serve.attempts import Attempts

GAP_SECONDS = 0.1  # between two looks into the database
POLL_SECONDS = 1.0  # how long a change by another server process stays unnoticed at most
CLASS_SECONDS = 1.0  # between two events of an instructor, whose pages take longer to render
QUEUE_SECONDS = 5.0  # between two events of a student of whom nothing changed but the place
WINDOW_SECONDS = 600.0  # longer than any transaction, and than the clocks of two servers differ
KEEP_ALIVE_SECONDS = 15.0  # proxies close a connection that stays silent
MAX_STREAMS = 2000  # of all readers
MAX_STREAMS_PER_READER = 6  # of a student in all sessions, or of one session of an instructor
KEEP_ALIVE = b": keep-alive\n\n"

logger = logging.getLogger(__name__)


class TooManyStreamsError(Exception):
    """No further event stream is opened; the page reloads by itself instead."""


class Subscription(Struct, eq=False):
    """An open stream; `student` is empty for one that all changes concern."""

    student: str
    changed: asyncio.Event
    spread: float = 0.0  # seconds within which the page should reload, not with all others


class Broadcaster:
    """Wakes the event streams of those whose pages a change of an attempt concerns."""

    def __init__(self, attempts: Attempts) -> None:
        self._attempts = attempts
        self._streams: dict[str, list[Subscription]] = {}  # by reader
        self._loop: asyncio.AbstractEventLoop | None = None
        self._noticed = asyncio.Event()
        self._versions: dict[str, tuple[float, int]] | None = None  # by student, as last read
        self._class_at = self._queue_at = 0.0  # when the next event may be sent, by time.monotonic
        self._is_class_behind = self._is_queue_behind = False

    async def run(self) -> None:
        """Look for changes in the database until cancelled."""
        self._loop = asyncio.get_running_loop()
        while True:
            try:
                await self._publish_changes()
            except SeminarError as error:
                logger.warning("open pages do not show changes: %s", error)
            await asyncio.sleep(GAP_SECONDS)
            with suppress(TimeoutError):
                await asyncio.wait_for(self._noticed.wait(), POLL_SECONDS)
            self._noticed.clear()

    async def _publish_changes(self) -> None:
        since = time.time() - WINDOW_SECONDS
        current = await asyncio.to_thread(self._attempts.versions, since)
        before = current if self._versions is None else self._versions
        changed = {name for name, version in current.items() if before.get(name) != version}
        self._versions = current
        self._publish(changed)
        self._is_class_behind |= bool(changed)
        self._is_queue_behind |= bool(changed)
        now = time.monotonic()
        if self._is_class_behind and now >= self._class_at:
            self._publish({""})
            self._is_class_behind, self._class_at = False, now + CLASS_SECONDS
        if self._is_queue_behind and now >= self._queue_at:
            waiting = {a.student for a in await asyncio.to_thread(self._attempts.open)}
            self._publish(waiting - changed, spread=QUEUE_SECONDS / 2)
            self._is_queue_behind, self._queue_at = False, now + QUEUE_SECONDS

    def notice(self) -> None:
        """Look for changes at once; may be called in any thread."""
        if self._loop is not None:
            with suppress(RuntimeError):  # the server has stopped
                self._loop.call_soon_threadsafe(self._noticed.set)

    @property
    def stream_count(self) -> int:
        """How many streams are open."""
        return sum(map(len, self._streams.values()))

    def open_stream(self, reader: str, student: str) -> "EventStream":
        """Return a response with an event after each change that concerns a student, if given.

        Raises TooManyStreamsError.
        """
        own = self._streams.get(reader, [])
        if len(own) >= MAX_STREAMS_PER_READER or self.stream_count >= MAX_STREAMS:
            raise TooManyStreamsError
        subscription = Subscription(student, asyncio.Event())
        self._streams[reader] = [*own, subscription]
        return EventStream(_events(subscription), lambda: self._close(reader, subscription))

    def _publish(self, students: Collection[str], spread: float = 0.0) -> None:
        for subscriptions in self._streams.values():
            for subscription in subscriptions:
                if subscription.student in students:
                    subscription.spread = spread
                    subscription.changed.set()

    def _close(self, reader: str, subscription: Subscription) -> None:
        self._streams[reader].remove(subscription)
        if not self._streams[reader]:
            del self._streams[reader]


async def _events(subscription: Subscription) -> AsyncIterator[bytes]:
    yield KEEP_ALIVE
    while True:
        try:
            async with asyncio.timeout(KEEP_ALIVE_SECONDS):
                await subscription.changed.wait()
        except TimeoutError:
            yield KEEP_ALIVE
        else:
            subscription.changed.clear()
            yield f"event: change\ndata: {subscription.spread * 1000:.0f}\n\n".encode()


class EventStream(StreamingResponse):
    """A stream that is counted until it ends, also if its reader has gone before it began."""

    media_type = "text/event-stream"

    def __init__(self, events: AsyncIterator[bytes], on_close: Callable[[], None]) -> None:
        super().__init__(events)
        self._on_close = on_close

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the events until the reader goes."""
        try:
            await super().__call__(scope, receive, send)
        finally:
            self._on_close()
