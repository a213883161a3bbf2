"""The web application: its routes, and the pages that belong to no role.

Every route asks for a role; what a visitor may not see is answered like what does not exist.
"""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import anyio
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from autograder.course import Course
from autograder.serve import rendering
from autograder.serve.access import Access
from autograder.serve.attempts import Attempts
from autograder.serve.class_pages import ClassPages
from autograder.serve.database import Database
from autograder.serve.error_pages import ErrorPages
from autograder.serve.events import Broadcaster, TooManyStreamsError
from autograder.serve.grader_reports import GraderReports
from autograder.serve.hub import Hub, HubPages
from autograder.serve.lti import Lti
from autograder.serve.lti_pages import LtiPages
from autograder.serve.monitoring import AccessLogMiddleware
from autograder.serve.protection import ProtectionMiddleware
from autograder.serve.student_pages import StudentPages
from autograder.serve.weeks import Weeks

PAGE_THREADS = 3


class Application:
    """What the routes use, and the routes themselves."""

    def __init__(
        self,
        course: Course,
        database: Database,
        wake_grader: Callable[[], None],
        access: Access,
        lti: Lti,
        hub: Hub | None,
        broadcaster: Broadcaster,
    ) -> None:
        self._attempts, self._access = Attempts(database), access
        reports = GraderReports(database)
        weeks = Weeks(course, self._attempts, reports)
        self._students = StudentPages(course, self._attempts, wake_grader, access, weeks)
        self._class = ClassPages(course, database, reports, access, weeks)
        self._broadcaster = broadcaster
        routes = [
            Route("/", self.home),
            Route("/i/{token}", self.sign_in),
            Route("/sign-out", self.sign_out, methods=["POST"]),
            Route("/static/serve.css", self.style_sheet),
            Route("/static/serve.js", self.script),
            Route("/events", self.events),
            Route("/health", self.health),
            *self._students.routes,
            *self._class.routes,
        ]
        if course.config.serve.lti:
            routes += LtiPages(course, lti, access).routes
        if hub is not None:
            routes += HubPages(course, hub, access).routes
        errors = ErrorPages(course, access)
        self.asgi = Starlette(
            routes=routes, lifespan=self._lifespan, exception_handlers=errors.handlers
        )
        self.asgi.add_middleware(ProtectionMiddleware)
        self.asgi.add_middleware(AccessLogMiddleware)

    def home(self, request: Request) -> Response:
        """Show the weeks to a student, the class to an instructor."""
        visitor = self._access.anyone(request)
        if visitor.is_instructor:
            return self._class.home(request)
        return self._students.home(request, visitor.student)

    def sign_in(self, request: Request) -> Response:
        """Open a session for a personal link."""
        return self._access.sign_in(request, request.path_params["token"])

    def sign_out(self, request: Request) -> Response:
        """End the session."""
        return self._access.sign_out(request)

    def style_sheet(self, _: Request) -> Response:
        """Return the style sheet."""
        return Response(rendering.style_sheet(), media_type="text/css")

    def script(self, _: Request) -> Response:
        """Return the script."""
        return Response(rendering.script(), media_type="text/javascript")

    def health(self, _: Request) -> Response:
        """Say that the server answers, and can read its database."""
        self._attempts.state_counts()
        return Response("ok\n", media_type="text/plain")

    async def events(self, request: Request) -> Response:
        """Stream an event after each change to a visitor's page."""
        visitor = await run_in_threadpool(self._access.anyone, request)
        try:
            return self._broadcaster.open_stream(visitor.reader, visitor.student)
        except TooManyStreamsError:
            return Response(status_code=429)

    @asynccontextmanager
    async def _lifespan(self, _: Starlette) -> AsyncIterator[None]:
        # Python runs one thread at a time: with more of them each page would take longer.
        anyio.to_thread.current_default_thread_limiter().total_tokens = PAGE_THREADS
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(self._broadcaster.run)
            yield
            tasks.cancel_scope.cancel()
