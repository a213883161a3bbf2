"""JupyterHub: students and instructors come in with their accounts of a Hub, by its OAuth.

`/hub/login` sends the browser to the Hub with a state; the Hub sends it back to `/hub/callback`
with a code, which the server exchanges for a token and asks the Hub with it who came in. Source:
RFC 6749, section 4.1, and JupyterHub's page “Services”.
"""

import os
import secrets
import time
from typing import Any
from urllib.parse import urlencode

import httpx
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from autograder.core.errors import SeminarError
from autograder.core.i18n import lazy
from autograder.course import FILE_NAME, Course
from autograder.course.model import HubService
from autograder.serve.access import Access
from autograder.serve.database import Database
from autograder.serve.lti import (
    TIMEOUT,
    LaunchRefusedError,
    PlatformUnavailableError,
    UnknownPersonError,
    find_student,
)
from autograder.serve.lti_database import LtiDatabase, UnknownPerson
from autograder.serve.lti_pages import REFUSALS, refusal
from autograder.serve.sessions import Role, Session

TOKEN_VARIABLE = "JUPYTERHUB_API_TOKEN"  # a Hub sets it for the services that it starts
LOGIN, CALLBACK = "/hub/login", "/hub/callback"
STATE_COOKIE = "seminar_hub_state"
STATE_SECONDS = 600

SIGN_IN = lazy("Sign in with JupyterHub")
HUB_REFUSALS = {
    LaunchRefusedError: (
        lazy("JupyterHub did not confirm who you are"),
        lazy(
            "Sign in once more, in the same browser. If that does not help, tell your instructor."
        ),
        403,
    ),
    PlatformUnavailableError: (
        lazy("JupyterHub does not answer"),
        lazy("Wait a minute, then sign in once more."),
        502,
    ),
    UnknownPersonError: REFUSALS[UnknownPersonError],
}


class Hub:
    """Asks a JupyterHub who came in."""

    def __init__(self, course: Course, service: HubService, database: Database) -> None:
        self._course, self._service = course, service
        self._store = LtiDatabase(database)
        self._url = service.url.rstrip("/")
        self._api_url = (service.api_url or f"{self._url}/hub/api").rstrip("/")
        self._token = os.environ.get(TOKEN_VARIABLE, "")
        if not self._token:
            raise SeminarError(
                f"the environment variable {TOKEN_VARIABLE} is not set",
                where=f"{FILE_NAME}: serve.hub",
                hint="Set it to the api_token of this service in jupyterhub_config.py",
            )

    def login_redirect(self, callback_url: str) -> tuple[str, str]:
        """Return the address to send the browser to, and the state."""
        state = secrets.token_urlsafe(32)
        self._store.begin_login(state, "", self._url)
        query = {
            "client_id": self._service.client_id,
            "redirect_uri": callback_url,
            "response_type": "code",
            "state": state,
        }
        return f"{self._url}/hub/api/oauth2/authorize?{urlencode(query)}", state

    def sign_in(self, state: str, code: str, callback_url: str) -> Session:
        """Return the session of who came back from the Hub.

        Raises LaunchRefusedError, PlatformUnavailableError, or UnknownPersonError.
        """
        if self._store.complete_login(state) != ("", self._url):
            raise LaunchRefusedError("the state is unknown, used or expired")
        fields = {
            "client_id": self._service.client_id,
            "client_secret": self._token,
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": callback_url,
        }
        answer = self._ask("POST", "/oauth2/token", data=fields)
        bearer = {"Authorization": f"Bearer {answer.get('access_token')}"}
        user = self._ask("GET", "/user", headers=bearer)
        name, groups = user.get("name"), user.get("groups", [])
        if user.get("kind") != "user" or not isinstance(name, str) or not isinstance(groups, list):
            raise LaunchRefusedError("the token is not that of a user")
        if set(self._service.instructor_groups) & {str(group) for group in groups}:
            return Session(Role.INSTRUCTOR)
        email = name if "@" in name else ""
        person = UnknownPerson(self._url, name[:255], name[:255], email[:255], time.time())
        return Session(Role.STUDENT, find_student(self._course, self._store, person, {name}))

    def _ask(self, method: str, path: str, **options: Any) -> dict[str, Any]:
        """Return the Hub's answer to a request."""
        try:
            answer = httpx.request(method, f"{self._api_url}{path}", timeout=TIMEOUT, **options)
            if answer.is_client_error:
                raise LaunchRefusedError(f"the Hub refuses {path}: {answer.status_code}")
            value = answer.raise_for_status().json()
        except (httpx.HTTPError, ValueError) as error:
            raise PlatformUnavailableError(f"{self._api_url}{path}: {error}") from None
        if not isinstance(value, dict):
            raise PlatformUnavailableError(f"{self._api_url}{path}: no object")
        return value


class HubPages:
    """Handles the requests of a login by the Hub."""

    def __init__(self, course: Course, hub: Hub, access: Access) -> None:
        self._course, self._hub, self._access = course, hub, access
        self.routes = [Route(LOGIN, self.login), Route(CALLBACK, self.callback)]

    async def login(self, request: Request) -> Response:
        """Send the browser to the Hub."""
        address, state = await run_in_threadpool(self._hub.login_redirect, _callback_url(request))
        response = RedirectResponse(address, 303)
        response.set_cookie(
            STATE_COOKIE,
            state,
            max_age=STATE_SECONDS,
            path=CALLBACK,
            httponly=True,
            secure=request.url.scheme == "https",
            samesite="lax",
        )
        return response

    async def callback(self, request: Request) -> Response:
        """Open a session for who comes back from the Hub."""
        state, code = (request.query_params.get(name, "") for name in ("state", "code"))
        cookie = request.cookies.get(STATE_COOKIE, "")
        try:
            if not (state and secrets.compare_digest(state.encode(), cookie.encode())):
                raise LaunchRefusedError("the login began in another browser")
            session = await run_in_threadpool(
                self._hub.sign_in, state, code, _callback_url(request)
            )
        except tuple(HUB_REFUSALS) as error:
            return refusal(self._course, request, error, HUB_REFUSALS, (SIGN_IN, LOGIN))
        response = await run_in_threadpool(self._access.open_session, request, session, "/")
        response.delete_cookie(STATE_COOKIE, path=CALLBACK)
        return response


def _callback_url(request: Request) -> str:
    return str(request.url.replace(path=CALLBACK, query=""))
