"""Server-sent events: tell open pages that something has changed, and they reload their content."""

import asyncio
from collections.abc import AsyncIterator

from autograder.serve.database import Database

POLL_SECONDS = 1.0  # how long a change by another server process stays unnoticed at most
KEEP_ALIVE_SECONDS = 15.0  # proxies close a connection that stays silent
MAX_STREAMS = 2000  # of all readers
MAX_STREAMS_PER_SESSION = 6
CHANGED, KEEP_ALIVE = b"event: change\ndata:\n\n", b": keep-alive\n\n"


class TooManyStreamsError(Exception):
    """No further event stream is opened; the page reloads by itself instead."""


class Broadcaster:
    """Wakes all event streams after a change of an attempt, at most once a second."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._changed = asyncio.Condition()
        self._number = 0
        self._streams: dict[str, int] = {}  # by session

    async def run(self) -> None:
        """Look for changes in the database until cancelled."""
        version = await asyncio.to_thread(self._database.version)
        while True:
            await asyncio.sleep(POLL_SECONDS)
            current = await asyncio.to_thread(self._database.version)
            if current != version:
                version = current
                await self.publish()

    async def publish(self) -> None:
        """Wake all streams."""
        async with self._changed:
            self._number += 1
            self._changed.notify_all()

    def reserve(self, session: str) -> None:
        """Count a stream of a session; raises TooManyStreamsError."""
        count = self._streams.get(session, 0)
        if count >= MAX_STREAMS_PER_SESSION or sum(self._streams.values()) >= MAX_STREAMS:
            raise TooManyStreamsError
        self._streams[session] = count + 1

    async def stream(self, session: str) -> AsyncIterator[bytes]:
        """Yield an event after each change; the caller has reserved the stream."""
        try:
            number = self._number
            yield KEEP_ALIVE
            while True:
                yield await self._next(number)
                number = self._number
        finally:
            self._streams[session] -= 1
            if not self._streams[session]:
                del self._streams[session]

    async def _next(self, number: int) -> bytes:
        try:
            async with asyncio.timeout(KEEP_ALIVE_SECONDS), self._changed:
                await self._changed.wait_for(lambda: self._number != number)
        except TimeoutError:
            return KEEP_ALIVE
        return CHANGED
