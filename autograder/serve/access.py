"""Who a request comes from: session cookies, and where requests that change something may start."""

import secrets
import time

from msgspec import Struct
from starlette.requests import HTTPConnection
from starlette.responses import RedirectResponse, Response

from autograder.serve.database import Database, Role, Session, hash_token

COOKIE = "seminar_session"
STUDENT_SECONDS = 120 * 86_400.0  # a term
INSTRUCTOR_SECONDS = 12 * 3_600.0
ROLE = "seminar.role"  # in the scope of a request whose visitor was recognized
SAFE_METHODS = frozenset({"GET", "HEAD"})


class AccessDeniedError(Exception):
    """The reader may not see or do this; the answer does not tell whether it exists."""


class Visitor(Struct, frozen=True):
    """The session of a request; `reader` is the same in all sessions of a student."""

    session: Session
    reader: str

    @property
    def is_instructor(self) -> bool:
        """Whether this is an instructor."""
        return self.session.role is Role.INSTRUCTOR

    @property
    def student(self) -> str:
        """The student; empty for an instructor."""
        return self.session.student


class Access:
    """Signs visitors in and out, and recognizes them."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.instructor_token = secrets.token_urlsafe(32)  # a new one at each start
        self._instructor_hash = hash_token(self.instructor_token)

    def sign_in(self, request: HTTPConnection, token: str) -> Response:
        """Open a session for the link with `token`; redirect to an address without the token.

        Raises AccessDeniedError for an unknown or revoked link.
        """
        if secrets.compare_digest(hash_token(token), self._instructor_hash):
            return self.open_session(request, Session(Role.INSTRUCTOR), "/")
        if (student := self._database.invited_student(token)) is None:
            raise AccessDeniedError
        return self.open_session(request, Session(Role.STUDENT, student), "/")

    def open_session(self, request: HTTPConnection, session: Session, address: str) -> Response:
        """Open a session instead of that of the request; redirect to a page of this server."""
        is_student = session.role is Role.STUDENT
        seconds = STUDENT_SECONDS if is_student else INSTRUCTOR_SECONDS
        self._close(request)
        cookie = self._database.open_session(session, time.time() + seconds)
        response = RedirectResponse(address, 303)
        response.set_cookie(
            COOKIE,
            cookie,
            max_age=int(seconds),
            httponly=True,
            samesite="lax",
            secure=request.url.scheme == "https",
        )
        return response

    def sign_out(self, request: HTTPConnection) -> Response:
        """End the session of a request."""
        self._close(request)
        response = RedirectResponse("/", 303)
        response.delete_cookie(COOKIE)
        return response

    def visitor(self, request: HTTPConnection) -> Visitor | None:
        """Return who a request comes from; None without a session that is open."""
        token = request.cookies.get(COOKIE, "")
        session = self._database.session(token, time.time()) if token else None
        if session is None:
            return None
        request.scope[ROLE] = str(session.role)
        return Visitor(session, session.student or hash_token(token))

    def student(self, request: HTTPConnection) -> Visitor:
        """Return the student of a request; raises AccessDeniedError for anyone else."""
        visitor = self.visitor(request)
        if visitor is None or visitor.is_instructor:
            raise AccessDeniedError
        return visitor

    def instructor(self, request: HTTPConnection) -> Visitor:
        """Return the instructor of a request; raises AccessDeniedError for anyone else."""
        visitor = self.visitor(request)
        if visitor is None or not visitor.is_instructor:
            raise AccessDeniedError
        return visitor

    def _close(self, request: HTTPConnection) -> None:
        if token := request.cookies.get(COOKIE, ""):
            self._database.close_session(token, time.time())


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
