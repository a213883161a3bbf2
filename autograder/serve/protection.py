"""What protects each response: where changes may come from, and the security headers."""

from starlette.requests import HTTPConnection, Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from autograder.serve.lti_pages import PREFIX as LTI_PREFIX

SAFE_METHODS = frozenset({"GET", "HEAD"})


def is_same_origin(request: HTTPConnection, method: str) -> bool:
    """Return whether a request that changes something was made by a page of this server.

    Browsers name the relation of the sites in `Sec-Fetch-Site`, older ones send `Origin`; other
    programs may send neither header, and have no cookie that a page could misuse.
    """
    if method in SAFE_METHODS:
        return True
    if (site := request.headers.get("sec-fetch-site")) is not None:
        return site in ("same-origin", "none")
    origin = request.headers.get("origin")
    return origin is None or origin.partition("://")[2] == request.headers.get("host", "")


class ProtectionMiddleware:
    """Refuses changes that another site asks for, and adds the security headers."""

    HEADERS = (
        (b"x-content-type-options", b"nosniff"),
        (b"referrer-policy", b"same-origin"),  # without any, browsers send `Origin: null`
        (b"cache-control", b"no-store"),
        (b"cross-origin-opener-policy", b"same-origin"),
        (b"cross-origin-resource-policy", b"same-origin"),
    )

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", ()), *self.HEADERS]
            await send(message)

        request = Request(scope)
        comes_from_lms = scope["path"].startswith(LTI_PREFIX)  # these verify a token
        if not (comes_from_lms or is_same_origin(request, scope["method"])):
            response = Response("This request came from another site.\n", 403)
            await response(scope, receive, send_with_headers)
            return
        await self._app(scope, receive, send_with_headers)
