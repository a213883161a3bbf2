"""A web server on 127.0.0.1 that misbehaves on request, for the tests of `data.fetch`."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Mirror(ThreadingHTTPServer):
    """Serves `files` by the last part of the address; also as a proxy, for any host.

    `fault` is one of: "" (none), "cut" (half the body, then the end), "corrupt" (one byte wrong),
    "no range" (always the whole file), "gone" (404), "silent" (half the body, then nothing),
    "login" (200 and a page of its own), "endless" (no length, no end), "unsized" (no length).
    """

    daemon_threads = True

    def __init__(self, files: dict[str, bytes], fault: str = "") -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.files, self.fault = files, fault
        self.asked: list[tuple[str, str]] = []  # (address, Range header or "")
        self.closing = threading.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/"

    @property
    def ranges(self) -> list[str]:
        return [wanted for _, wanted in self.asked]

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is part of the game."""


class Handler(BaseHTTPRequestHandler):
    """Answers one request as the mirror's `fault` demands."""

    server: Mirror

    def do_GET(self) -> None:
        wanted = self.headers.get("Range", "")
        self.server.asked.append((self.path, wanted))
        fault = self.server.fault
        body = self.server.files.get(self.path.rsplit("/")[-1])
        if body is None or fault == "gone":
            self.send_error(404)
            return
        start = 0 if fault in ("no range", "login", "endless") else first_byte(wanted)
        self.send_head(start, len(body) if fault != "login" else 5)
        self.send_body(body[start:])

    def send_head(self, start: int, size: int) -> None:
        self.send_response(206 if start else 200)
        if start:
            self.send_header("Content-Range", f"bytes {start}-{size - 1}/{size}")
        if self.server.fault not in ("endless", "unsized"):
            self.send_header("Content-Length", str(size - start))
        self.end_headers()

    def send_body(self, body: bytes) -> None:
        fault = self.server.fault
        if fault == "login":
            body = b"login"
        if fault in ("cut", "silent"):
            body = body[: len(body) // 2]
        if fault == "corrupt":
            body = body[:-1] + bytes([body[-1] ^ 1])
        self.wfile.write(body)
        while fault == "endless" and not self.server.closing.is_set():
            self.wfile.write(bytes(1 << 16))
        if fault == "silent":
            self.server.closing.wait(30)

    def do_CONNECT(self) -> None:
        self.server.asked.append((self.path, "CONNECT"))
        self.send_error(502)

    def log_message(self, format: str, *args: object) -> None:
        """Print nothing."""


def first_byte(wanted: str) -> int:
    """120 for "bytes=120-", 0 for no Range at all."""
    return int(wanted.removeprefix("bytes=").removesuffix("-") or 0)


@contextmanager
def serving(mirror: Mirror) -> Iterator[Mirror]:
    """The mirror, answering until the block ends."""
    thread = threading.Thread(target=mirror.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield mirror
    finally:
        mirror.closing.set()
        mirror.shutdown()
        thread.join()
        mirror.server_close()


def closed_port() -> str:
    """An address at which nobody answers."""
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{unused.getsockname()[1]}/"
