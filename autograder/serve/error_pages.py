"""The pages that answer a request which failed, by the kind of the error."""

import logging
from collections.abc import Callable, Mapping
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from autograder.core.errors import SeminarError
from autograder.core.i18n import lazy, translate
from autograder.course import Course
from autograder.serve import monitoring, rendering
from autograder.serve.access import Access, AccessDeniedError
from autograder.serve.hub import LOGIN, SIGN_IN

NOT_FOUND = lazy("There is no such page here")
NOT_FOUND_HELP = lazy(
    "Open your personal link once more, the one that your instructor sent you. If it does not"
    " work any more, ask your instructor for a new one."
)
PLEASE_SIGN_IN = lazy("Please sign in")
SIGN_IN_HELP = lazy(
    "Sign in with your JupyterHub account. If you see this although you are signed in, there is"
    " no such page here."
)
NOT_POSSIBLE = lazy("This is not possible now")
FAILED = lazy("Something went wrong on our side")
FAILED_HELP = lazy(
    "What was received is stored. Go back and try again; if that does not help, tell your"
    " instructor."
)

logger = logging.getLogger(__name__)


class ErrorPages:
    """Answers requests that end in an exception."""

    def __init__(self, course: Course, access: Access) -> None:
        self._course, self._access = course, access
        self.handlers: Mapping[Any, Callable[[Request, Exception], Response]] = {
            AccessDeniedError: self.not_found,
            HTTPException: self.not_found,
            ClientDisconnect: _cut_off,
            SeminarError: self.refused,
            Exception: self.failed,
        }

    def not_found(self, request: Request, error: Exception) -> Response:
        """Answer alike what does not exist and what the visitor may not see."""
        status = error.status_code if isinstance(error, HTTPException) else 404
        language = rendering.preferred_language(request, self._course)
        links = {translate("To the start page", language): "/"}
        title, text = NOT_FOUND, NOT_FOUND_HELP
        if self._course.config.serve.hub is not None and self._access.visitor(request) is None:
            title, text, links = PLEASE_SIGN_IN, SIGN_IN_HELP, {SIGN_IN.render(language): LOGIN}
        return rendering.notice(self._course, language, title, text, status=status, links=links)

    def refused(self, request: Request, error: Exception) -> Response:
        """Show an instructor what is wrong; a student reads that it is not their fault."""
        visitor = self._access.visitor(request)
        if visitor is None or not visitor.is_instructor:
            return self.failed(request, error)
        language = rendering.preferred_language(request, self._course)
        links = {translate("To the start page", language): "/"}
        return rendering.notice(
            self._course, language, NOT_POSSIBLE, str(error), status=409, links=links
        )

    def failed(self, request: Request, error: Exception) -> Response:
        """Log an error of the server; its reader sees no detail."""
        route = monitoring.route_path(request.scope)  # the path may contain a link's token
        logger.error("%s: %s: %s", route, type(error).__name__, error)
        language = rendering.preferred_language(request, self._course)
        return rendering.notice(self._course, language, FAILED, FAILED_HELP, status=500)


def _cut_off(_: Request, __: Exception) -> Response:
    """Answer a client that has gone before its form arrived."""
    return Response(status_code=400)
