"""Who a request comes from: links, session cookies, and roles."""

import secrets
import time

from msgspec import Struct
from starlette.requests import HTTPConnection
from starlette.responses import RedirectResponse, Response

from autograder.course import Course
from autograder.serve.sessions import Role, Session, Sessions, hash_token

COOKIE = "seminar_session"
STUDENT_SECONDS = 120 * 86_400.0  # a term
INSTRUCTOR_SECONDS = 12 * 3_600.0
ROLE = "seminar.role"  # in the scope of a request whose visitor was recognized


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

    def __init__(self, sessions: Sessions) -> None:
        self._sessions = sessions
        self.instructor_token = secrets.token_urlsafe(32)  # a new one at each start
        self._instructor_hash = hash_token(self.instructor_token)

    def sign_in(self, request: HTTPConnection, token: str) -> Response:
        """Open a session for the link with `token`; redirect to an address without the token.

        Raises AccessDeniedError for an unknown or revoked link.
        """
        if secrets.compare_digest(hash_token(token), self._instructor_hash):
            return self.open_session(request, Session(Role.INSTRUCTOR), "/")
        if (student := self._sessions.invited_student(token)) is None:
            raise AccessDeniedError
        return self.open_session(request, Session(Role.STUDENT, student), "/")

    def open_session(self, request: HTTPConnection, session: Session, address: str) -> Response:
        """Open a session instead of that of the request; redirect to a page of this server."""
        is_student = session.role is Role.STUDENT
        seconds = STUDENT_SECONDS if is_student else INSTRUCTOR_SECONDS
        self._close(request)
        cookie = self._sessions.open(session, time.time() + seconds)
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
        session = self._sessions.find(token, time.time()) if token else None
        if session is None:
            return None
        request.scope[ROLE] = str(session.role)
        return Visitor(session, session.student or hash_token(token))

    def anyone(self, request: HTTPConnection) -> Visitor:
        """Return the visitor of a request; raises AccessDeniedError without a session."""
        visitor = self.visitor(request)
        if visitor is None:
            raise AccessDeniedError
        return visitor

    def student(self, request: HTTPConnection) -> Visitor:
        """Return the student of a request; raises AccessDeniedError for anyone else."""
        visitor = self.anyone(request)
        if visitor.is_instructor:
            raise AccessDeniedError
        return visitor

    def instructor(self, request: HTTPConnection) -> Visitor:
        """Return the instructor of a request; raises AccessDeniedError for anyone else."""
        visitor = self.anyone(request)
        if not visitor.is_instructor:
            raise AccessDeniedError
        return visitor

    def _close(self, request: HTTPConnection) -> None:
        if token := request.cookies.get(COOKIE, ""):
            self._sessions.close(token, time.time())


def requested_assignment(request: HTTPConnection, course: Course) -> str:
    """Return the assignment in the address; raises AccessDeniedError for an unknown one."""
    name: str = request.path_params["assignment"]
    if name not in course.config.assignments:
        raise AccessDeniedError
    return name
