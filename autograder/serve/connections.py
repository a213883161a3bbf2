"""Connections with deadlines: a client that sends or reads slowly cannot hold one for long.

uvicorn has a deadline for idle connections alone. Behind a proxy these deadlines are the proxy's;
a server that listens by itself needs its own, since each connection takes a file descriptor.
"""

import asyncio
import resource

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

HEAD_SECONDS = 15.0  # from the connection, or the first byte, to the end of a request's headers
BODY_SECONDS = 330.0  # from there to the end of the request; an upload has a limit of its own
MAX_FILES = 65_536  # open at the same time, most of them connections
READ_SECONDS = 60.0  # without a byte read by a client that does not take its answer


class DeadlineProtocol(H11Protocol):
    """Closes a connection whose client does not get on."""

    _reception: asyncio.TimerHandle | None = None
    _awaited: object = None  # the state of the client that the deadline of reception is for
    _emission: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Wait for the first request."""
        super().connection_made(transport)
        self._set_deadline()

    def data_received(self, data: bytes) -> None:
        """Wait for what is missing of the request."""
        super().data_received(data)
        self._set_deadline()

    def on_response_complete(self) -> None:
        """Wait for the next request as long as uvicorn keeps an idle connection."""
        super().on_response_complete()
        if self.conn.their_state is h11.IDLE:
            self._cancel_deadline()

    def pause_writing(self) -> None:
        """Wait for the client to read."""
        super().pause_writing()
        self._emission = self.loop.call_later(READ_SECONDS, self.transport.abort)

    def resume_writing(self) -> None:
        """Go on sending."""
        super().resume_writing()
        if self._emission is not None:
            self._emission.cancel()
            self._emission = None

    def connection_lost(self, exc: Exception | None) -> None:
        """End the deadlines with the connection."""
        super().connection_lost(exc)
        self._cancel_deadline()
        if self._emission is not None:
            self._emission.cancel()

    def _set_deadline(self) -> None:
        state = self.conn.their_state
        if state is self._awaited:
            return  # what the client sent has not completed what is awaited
        self._cancel_deadline()
        self._awaited = state
        seconds = {h11.IDLE: HEAD_SECONDS, h11.SEND_BODY: BODY_SECONDS}.get(state)
        if seconds is not None:
            self._reception = self.loop.call_later(seconds, self.transport.abort)

    def _cancel_deadline(self) -> None:
        self._awaited = None
        if self._reception is not None:
            self._reception.cancel()
            self._reception = None


def raise_file_limit() -> None:
    """Allow this process some ten thousand open connections, if the system does."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft < MAX_FILES:
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(MAX_FILES, hard), hard))
