"""A headless browser that records what a page executes, requests and logs."""

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, ConsoleMessage, Dialog, Frame, Page, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
OPTIONS = ["--no-sandbox", "--disable-quic", "--disable-background-networking"]

# The events that a reader may trigger on the elements matching `within`.
TRIGGER_EVENTS = """within => {
    const kinds = ["mouseover", "focus", "focusin", "toggle", "animationstart", "start"]
    for (const element of document.querySelectorAll(within)) {
        for (const kind of kinds) element.dispatchEvent(new Event(kind, {bubbles: true}))
        const link = element.closest("a")
        const leads = link && (link.protocol || String(link.href && link.href.baseVal))
        if (leads && leads.includes("script")) element.dispatchEvent(new MouseEvent("click"))
        if (element.matches("form button")) element.click()
    }
}"""


def needs_chromium() -> pytest.MarkDecorator:
    """Return a mark that skips without Chromium; in CI its absence ends the test run."""
    if CHROMIUM is None and os.environ.get("CI"):
        pytest.exit("CI without Chromium", returncode=1)
    return pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium (apt install chromium)")


@dataclass
class Seen:
    """What a page did; `fired` has the numbers of the payloads that were executed."""

    fired: set[int] = field(default_factory=set)
    requests: set[str] = field(default_factory=set)
    console: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)


class Canary:
    """A server of pages under /page/NUMBER that records requests of /hit/NUMBER."""

    def __init__(self, pages: dict[int, str]) -> None:
        hits = self.hits = set[int]()

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                kind, _, number = self.path.strip("/").split("?")[0].partition("/")
                digits = number.split("/")[0]
                if kind == "hit" and digits.isdigit():
                    hits.add(int(digits))
                text = pages.get(int(digits), "") if kind == "page" and digits.isdigit() else ""
                self.send_response(200 if text else 404)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.end_headers()
                self.wfile.write(text.encode())

            def log_message(self, *_: object) -> None:
                """Log nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.host = f"127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> "Canary":
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()


@contextmanager
def chromium() -> Iterator[Any]:
    """Start a headless browser."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
        try:
            yield browser
        finally:
            browser.close()


def visit(browser: Any, url: str, within: str, token: str = "") -> tuple[Seen, Page]:
    """Open a page, trigger events on all elements matching `within`, and record what happens.

    A request to another machine is recorded and aborted.
    """
    headers = {"Authorization": f"token {token}"} if token else {}
    context: BrowserContext = browser.new_context(extra_http_headers=headers)
    seen = Seen()
    context.expose_binding("fire", lambda _source, number: seen.fired.add(int(str(number))))
    context.route("**/*", lambda route: _route(route, seen))
    page: Page = context.new_page()
    page.on("console", lambda message: seen.console.append(_console_line(message)))
    page.on("dialog", lambda dialog: _dismiss(dialog, seen))
    page.goto(url, wait_until="networkidle")
    for frame in page.frames:
        _trigger_events(frame, within)
    page.wait_for_load_state("networkidle")
    return seen, page


def _route(route: Any, seen: Seen) -> None:
    url: str = route.request.url
    seen.requests.add(url)
    is_local = url.startswith(("file:", "data:", "blob:", "http://127.0.0.1:"))
    route.continue_() if is_local else route.abort()


def _dismiss(dialog: Dialog, seen: Seen) -> None:
    seen.dialogs.append(dialog.message)
    dialog.dismiss()


def _trigger_events(frame: Frame, within: str) -> None:
    if not frame.is_detached() and not frame.url.startswith("chrome-error:"):
        frame.evaluate(TRIGGER_EVENTS, within)


def _console_line(message: ConsoleMessage) -> str:
    return f"{message.type}: {message.text}"
