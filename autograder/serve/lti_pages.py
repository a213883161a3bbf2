"""The routes of LTI: login, launch, and our public key."""

import logging
from collections.abc import Mapping

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from autograder.core.i18n import LazyMessage, lazy
from autograder.course import Course
from autograder.serve import rendering
from autograder.serve.access import Access
from autograder.serve.lti import (
    LaunchRefusedError,
    Lti,
    PlatformUnavailableError,
    UnknownPersonError,
)
from autograder.serve.sessions import Role

PREFIX = "/lti/"
STATE_COOKIE = "seminar_lti_state"
STATE_SECONDS = 600
MAX_FIELDS = 32
MAX_FIELD_BYTES = 64 << 10

REFUSED = lazy("This link from the learning platform could not be verified")
REFUSED_HELP = lazy(
    "Go back to the learning platform, reload the page and open the link once more, in the same"
    " browser. If that does not help, tell your instructor."
)
UNAVAILABLE = lazy("The learning platform does not answer")
UNAVAILABLE_HELP = lazy("Wait a minute, then open the link in the learning platform once more.")
UNKNOWN = lazy("You are not in this course's list of students yet")
UNKNOWN_HELP = lazy(
    "Your instructor sees that you were here and can add you. Nothing is lost: once you have"
    " been added, open the same link again."
)
Refusal = tuple[LazyMessage, LazyMessage, int]  # title, message and status of a page
REFUSALS: Mapping[type[Exception], Refusal] = {
    LaunchRefusedError: (REFUSED, REFUSED_HELP, 403),
    PlatformUnavailableError: (UNAVAILABLE, UNAVAILABLE_HELP, 502),
    UnknownPersonError: (UNKNOWN, UNKNOWN_HELP, 403),
}

logger = logging.getLogger(__name__)


class LtiPages:
    """Handles the requests that an LMS sends through the browser."""

    def __init__(self, course: Course, lti: Lti, access: Access) -> None:
        self._course, self._lti, self._access = course, lti, access
        self.routes = [
            Route(f"{PREFIX}login", self.login, methods=["GET", "POST"]),
            Route(f"{PREFIX}launch", self.launch, methods=["POST"]),
            Route(f"{PREFIX}keys", self.keys),
        ]

    async def login(self, request: Request) -> Response:
        """Begin a login: send the browser to the platform with a state and a nonce."""
        fields = {key: str(value) for key, value in request.query_params.items()}
        if request.method == "POST":
            fields |= _texts(await _form(request))
        launch_url = str(request.url.replace(path=f"{PREFIX}launch", query=""))
        try:
            address, state = await run_in_threadpool(self._lti.login_redirect, fields, launch_url)
        except LaunchRefusedError as error:
            return refusal(self._course, request, error, REFUSALS)
        response = RedirectResponse(address, 303)
        # The platform answers with a form of its own site, so `Lax` would not send the cookie back.
        is_secure = request.url.scheme == "https"
        response.set_cookie(
            STATE_COOKIE,
            state,
            max_age=STATE_SECONDS,
            path=PREFIX,
            httponly=True,
            secure=is_secure,
            samesite="none" if is_secure else "lax",
        )
        return response

    async def launch(self, request: Request) -> Response:
        """Complete a login: verify the platform's token and open a session."""
        fields = _texts(await _form(request))
        state, token = fields.get("state", ""), fields.get("id_token", "")
        cookie = request.cookies.get(STATE_COOKIE, "")
        try:
            if request.url.scheme == "https" and cookie != state:
                raise LaunchRefusedError("the login began in another browser")
            launch = await run_in_threadpool(self._lti.launch, state, token)
        except tuple(REFUSALS) as error:
            return refusal(self._course, request, error, REFUSALS)
        place = "class" if launch.session.role is Role.INSTRUCTOR else "weeks"
        address = f"/{place}/{launch.assignment}" if launch.assignment else "/"
        response = await run_in_threadpool(
            self._access.open_session, request, launch.session, address
        )
        response.delete_cookie(STATE_COOKIE, path=PREFIX)
        return response

    def keys(self, _: Request) -> Response:
        """Return our public key as a JSON Web Key Set."""
        return JSONResponse(self._lti.public_keys)


def refusal(
    course: Course,
    request: Request,
    error: Exception,
    refusals: Mapping[type[Exception], Refusal],
    retry: tuple[LazyMessage, str] | None = None,
) -> Response:
    """Return the page for a refused login, with a link to try again; log the reason."""
    if str(error):
        logger.warning("%s: %s", request.url.path, error)
    title, message, status = refusals[type(error)]
    language = rendering.preferred_language(request, course)
    links = {retry[0].render(language): retry[1]} if retry else {}
    return rendering.notice(course, language, title, message, status=status, links=links)


async def _form(request: Request) -> FormData:
    return await request.form(max_files=0, max_fields=MAX_FIELDS, max_part_size=MAX_FIELD_BYTES)


def _texts(form: FormData) -> dict[str, str]:
    return {key: value for key, value in form.items() if isinstance(value, str)}
