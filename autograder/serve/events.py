"""Server-sent events: tell open pages that something has changed, and they reload their content."""

import asyncio
from collections.abc import AsyncIterator, Callable

from starlette.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

from autograder.serve.attempts import Attempts

POLL_SECONDS = 1.0  # how long a change by another server process stays unnoticed at most
KEEP_ALIVE_SECONDS = 15.0  # proxies close a connection that stays silent
MAX_STREAMS = 2000  # of all readers
MAX_STREAMS_PER_READER = 6  # of a student in all sessions, or of one session of an instructor
CHANGED, KEEP_ALIVE = b"event: change\ndata:\n\n", b": keep-alive\n\n"


class TooManyStreamsError(Exception):
    """No further event stream is opened; the page reloads by itself instead."""


class Broadcaster:
    """Wakes all event streams after a change of an attempt, at most once a second."""

    def __init__(self, attempts: Attempts) -> None:
        self._attempts = attempts
        self._changed = asyncio.Condition()
        self._number = 0
        self._streams: dict[str, int] = {}  # by reader

    async def run(self) -> None:
        """Look for changes in the database until cancelled."""
        version = await asyncio.to_thread(self._attempts.version)
        while True:
            await asyncio.sleep(POLL_SECONDS)
            current = await asyncio.to_thread(self._attempts.version)
            if current != version:
                version = current
                await self.publish()

    async def publish(self) -> None:
        """Wake all streams."""
        async with self._changed:
            self._number += 1
            self._changed.notify_all()

    @property
    def stream_count(self) -> int:
        """How many streams are open."""
        return sum(self._streams.values())

    def open_stream(self, reader: str) -> "EventStream":
        """Return a response with an event after each change; raises TooManyStreamsError."""
        count = self._streams.get(reader, 0)
        if count >= MAX_STREAMS_PER_READER or self.stream_count >= MAX_STREAMS:
            raise TooManyStreamsError
        self._streams[reader] = count + 1
        return EventStream(self._events(), lambda: self._close(reader))

    def _close(self, reader: str) -> None:
        self._streams[reader] -= 1
        if not self._streams[reader]:
            del self._streams[reader]

    async def _events(self) -> AsyncIterator[bytes]:
        number = self._number
        yield KEEP_ALIVE
        while True:
            yield await self._next(number)
            number = self._number

    async def _next(self, number: int) -> bytes:
        try:
            async with asyncio.timeout(KEEP_ALIVE_SECONDS), self._changed:
                await self._changed.wait_for(lambda: self._number != number)
        except TimeoutError:
            return KEEP_ALIVE
        return CHANGED


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
