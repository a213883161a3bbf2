"""The web application: routes, roles, uploads, and the headers of each response.

Every route asks for a role; what a visitor may not see is answered like what does not exist.
"""

import logging
import re
import time
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import anyio
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import ClientDisconnect, Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from autograder.core.errors import SeminarError
from autograder.core.i18n import Language, LazyMessage, lazy, translate
from autograder.course import Course
from autograder.grading.spec import sha256_hex
from autograder.lms import roster
from autograder.lms.export import Target
from autograder.serve import attempt_files, lti_pages, monitoring, rendering
from autograder.serve.access import ROLE, Access, AccessDeniedError, Visitor, is_same_origin
from autograder.serve.class_pages import ClassPages
from autograder.serve.database import Database
from autograder.serve.events import Broadcaster, TooManyStreamsError
from autograder.serve.grader import Grader
from autograder.serve.hub import LOGIN, SIGN_IN, Hub, HubPages
from autograder.serve.lti import Lti
from autograder.serve.lti_pages import LtiPages
from autograder.serve.student_pages import Weeks

FORM_OVERHEAD = 64 << 10  # bytes of a form besides the file
ATTEMPT_NUMBER = re.compile(r"[0-9]{1,9}")
UPLOAD_SECONDS = 300.0  # for one upload; a client that sends more slowly is cut off

NOT_FOUND = lazy("There is no such page here")
NOT_FOUND_HELP = lazy(
    "Open your personal link once more, the one that your instructor sent you. If it does not"
    " work any more, ask your instructor for a new one."
)
PLEASE_SIGN_IN = lazy("Please sign in")
SIGN_IN_HELP = lazy(
    "Sign in with your JupyterHub account. If you are signed in already, there is no such page"
    " here."
)
NOT_POSSIBLE = lazy("This is not possible now")
FAILED = lazy("Something went wrong on our side")
FAILED_HELP = lazy(
    "What was received is stored. Go back and try again; if it stays, tell your instructor."
)
TOO_SLOW = lazy("The upload did not arrive completely. Hand the file in again.")
NO_FILE = lazy("No file was chosen. Choose your notebook, then press the button.")

logger = logging.getLogger(__name__)


class UploadTooLargeError(Exception):
    """An upload is larger than the course allows."""


class Application:
    """What the routes use, and the routes themselves."""

    def __init__(
        self,
        course: Course,
        database: Database,
        grader: Grader,
        access: Access,
        lti: Lti,
        hub: Hub | None,
    ) -> None:
        self._course, self._database, self._grader = course, database, grader
        self._access = access
        self._weeks = Weeks(course, database)
        self._class = ClassPages(course, database, grader)
        self.broadcaster = Broadcaster(database)
        routes = [
            Route("/", self.home),
            Route("/i/{token}", self.sign_in),
            Route("/sign-out", self.sign_out, methods=["POST"]),
            Route("/static/serve.css", self.style_sheet),
            Route("/static/serve.js", self.script),
            Route("/events", self.events),
            Route("/health", self.health),
            Route("/weeks/{assignment}", self.week, methods=["GET"]),
            Route("/weeks/{assignment}", self.hand_in, methods=["POST"]),
            Route("/weeks/{assignment}/download", self.download),
            Route("/attempts/{attempt}", self.feedback),
            Route("/class/{assignment}", self.class_report),
            Route("/class/{assignment}/export/{target}", self.export, methods=["POST"]),
            Route("/class/{assignment}/students/{student}", self.class_student, methods=["GET"]),
            Route("/class/{assignment}/students/{student}", self.extend, methods=["POST"]),
        ]
        if course.config.serve.lti:
            routes += LtiPages(course, lti, access).routes
        if hub is not None:
            routes += HubPages(course, hub, access).routes
        self.asgi = Starlette(
            routes=routes,
            lifespan=self._lifespan,
            exception_handlers={
                AccessDeniedError: self._not_found,
                HTTPException: self._not_found,
                ClientDisconnect: _cut_off,
                SeminarError: self._refused,
                Exception: self._failed,
            },
        )
        self.asgi.add_middleware(ProtectionMiddleware)
        self.asgi.add_middleware(monitoring.AccessLogMiddleware)

    # -- pages for everyone

    def home(self, request: Request) -> Response:
        """Show the weeks to a student, the class to an instructor."""
        visitor = self._access.visitor(request)
        if visitor is None:
            raise AccessDeniedError
        language = self._language(request, visitor)
        if visitor.is_instructor:
            return self._class.overview(language)
        weeks = self._weeks.all_weeks(visitor.student, language)
        name = self._name(visitor.student)
        return rendering.page("weeks.html", self._course, language, weeks=weeks, name=name)

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
        self._database.version()
        return Response("ok\n", media_type="text/plain")

    async def events(self, request: Request) -> Response:
        """Stream an event after each change to a visitor's page."""
        visitor = await run_in_threadpool(self._access.visitor, request)
        if visitor is None:
            raise AccessDeniedError
        try:
            return self.broadcaster.open_stream(visitor.reader)
        except TooManyStreamsError:
            return Response(status_code=429)

    # -- a student's pages

    def week(self, request: Request) -> Response:
        """Show an assignment to a student."""
        visitor = self._access.student(request)
        return self._week_page(request, visitor, self._assignment(request))

    async def hand_in(self, request: Request) -> Response:
        """Receive a notebook, store it, and queue it for grading."""
        visitor = await run_in_threadpool(self._access.student, request)
        assignment = self._assignment(request)
        language = await run_in_threadpool(self._language, request, visitor)
        reason = await run_in_threadpool(self._refusal, assignment, visitor.student, language)
        if reason is not None:
            return await self._rejected(request, visitor, assignment, 403, reason)
        limit = self._course.config.serve.upload
        try:
            async with receive_form(request, limit << 20) as form:
                file = form.get("file")
                if not isinstance(file, UploadFile) or not file.filename:
                    return await self._rejected(request, visitor, assignment, 400, NO_FILE)
                upload = await run_in_threadpool(
                    attempt_files.check_upload, self._course, assignment, file.file, language
                )
        except UploadTooLargeError:
            message = lazy(
                "The file is larger than {limit} MB. Clear the outputs (Kernel > Restart and clear"
                " outputs), save, and hand it in again.",
                limit=limit,
            )
            return await self._rejected(request, visitor, assignment, 413, message)
        except (MultiPartException, ClientDisconnect, TimeoutError):
            return await self._rejected(request, visitor, assignment, 400, TOO_SLOW)
        if upload.rejection:
            return await self._rejected(request, visitor, assignment, 422, upload.rejection)
        await run_in_threadpool(self._receive, assignment, visitor.student, upload.notebook)
        self._grader.wake()
        return RedirectResponse(f"/weeks/{assignment}", 303)

    def download(self, request: Request) -> Response:
        """Return the release of an assignment as a zip, in the reader's language."""
        visitor = self._visitor(request)
        assignment = self._assignment(request)
        notebook = self._course.release(assignment, self._language(request, visitor))
        if not notebook.is_file():
            raise AccessDeniedError
        data = BytesIO()
        with ZipFile(data, "w", ZIP_DEFLATED) as archive:
            for path in sorted(notebook.parent.rglob("*")):
                if path.is_file():
                    name = path.relative_to(notebook.parent)
                    archive.write(path, f"{assignment}/{name.as_posix()}")
        headers = {"Content-Disposition": f'attachment; filename="{assignment}.zip"'}
        return Response(data.getvalue(), media_type="application/zip", headers=headers)

    def feedback(self, request: Request) -> Response:
        """Show the feedback page of an attempt to its student and to instructors."""
        visitor = self._visitor(request)
        number = request.path_params["attempt"]
        attempt = self._database.attempt(int(number)) if ATTEMPT_NUMBER.fullmatch(number) else None
        if attempt is None:
            raise AccessDeniedError
        if not visitor.is_instructor and (
            attempt.student != visitor.student or not self._weeks.may_read_page(attempt)
        ):
            raise AccessDeniedError
        page = attempt_files.load_page(self._course, attempt)
        if page is None:
            raise AccessDeniedError
        headers = {"Content-Security-Policy": rendering.FRAMING_POLICY}
        return Response(page, media_type="text/html", headers=headers)

    # -- an instructor's pages

    def class_report(self, request: Request) -> Response:
        """Show the live report on an assignment."""
        visitor = self._access.instructor(request)
        is_anonymous = request.query_params.get("names") != "shown"
        language = self._language(request, visitor)
        return self._class.report(self._assignment(request), language, is_anonymous)

    def class_student(self, request: Request) -> Response:
        """Show the attempts of one student."""
        visitor = self._access.instructor(request)
        assignment, student = self._assignment(request), request.path_params["student"]
        language = self._language(request, visitor)
        week = self._weeks.week(assignment, student, language)
        return self._class.student(week, student, language)

    async def extend(self, request: Request) -> Response:
        """Give a student an extension."""
        await run_in_threadpool(self._access.instructor, request)
        assignment, student = self._assignment(request), request.path_params["student"]
        async with request.form(max_files=0, max_fields=2) as form:
            due = str(form.get("due", ""))
        return await run_in_threadpool(self._class.extend, assignment, student, due)

    def export(self, request: Request) -> Response:
        """Return the points of the class in the format of an LMS."""
        self._access.instructor(request)
        target = request.path_params["target"]
        if target not in set(Target):
            raise AccessDeniedError
        return self._class.export(self._assignment(request), target)

    # -- helpers

    @asynccontextmanager
    async def _lifespan(self, _: Starlette) -> AsyncIterator[None]:
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(self.broadcaster.run)
            yield
            tasks.cancel_scope.cancel()

    def _visitor(self, request: Request) -> Visitor:
        visitor = self._access.visitor(request)
        if visitor is None:
            raise AccessDeniedError
        return visitor

    def _assignment(self, request: Request) -> str:
        name: str = request.path_params["assignment"]
        if name not in self._course.config.assignments:
            raise AccessDeniedError
        return name

    def _language(self, request: Request, visitor: Visitor) -> Language:
        if visitor.student:
            languages = roster.student_languages(self._course)
            if visitor.student in languages:
                return languages[visitor.student]
        return rendering.preferred_language(request, self._course)

    def _name(self, student: str) -> str:
        return roster.load_optional(self._course).names().get(student) or student

    def _refusal(self, assignment: str, student: str, language: Language) -> LazyMessage | None:
        """Return why a student cannot hand in now; None if they can."""
        if closed := self._weeks.closed_reason(assignment, student, language):
            return closed
        if (allowed_at := self._weeks.next_attempt_at(assignment, student)) is not None:
            return lazy(
                "{count} attempts an hour are allowed, and they are used up. The next one is"
                " possible from {time} on.",
                count=self._course.config.serve.attempts_per_hour,
                time=rendering.local_time(self._course, allowed_at, language),
            )
        return None

    def _receive(self, assignment: str, student: str, notebook: bytes) -> None:
        """Store a notebook and its attempt; after this it is received."""
        file = attempt_files.save_upload(self._course, assignment, student, notebook)
        digest = sha256_hex(notebook)
        self._database.add_attempt(assignment, student, digest, file, time.time())

    async def _rejected(
        self,
        request: Request,
        visitor: Visitor,
        assignment: str,
        status: int,
        message: LazyMessage | str,
    ) -> Response:
        """Show the page of the week again, with the reason why nothing was stored."""
        return await run_in_threadpool(
            self._week_page, request, visitor, assignment, status, message
        )

    def _week_page(
        self,
        request: Request,
        visitor: Visitor,
        assignment: str,
        status: int = 200,
        rejection: LazyMessage | str = "",
    ) -> Response:
        language = self._language(request, visitor)
        text = rejection.render(language) if isinstance(rejection, LazyMessage) else rejection
        values = {
            "week": self._weeks.week(assignment, visitor.student, language),
            "name": self._name(visitor.student),
            "rejection": text,
        }
        return rendering.page("week.html", self._course, language, status=status, **values)

    def _not_found(self, request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 404
        language = rendering.preferred_language(request, self._course)
        title, text, links = NOT_FOUND, NOT_FOUND_HELP, {translate("To the start", language): "/"}
        if self._course.config.serve.hub is not None and ROLE not in request.scope:
            title, text, links = PLEASE_SIGN_IN, SIGN_IN_HELP, {SIGN_IN.render(language): LOGIN}
        return rendering.notice(self._course, language, title, text, status=status, links=links)

    def _refused(self, request: Request, error: Exception) -> Response:
        """Show an instructor what is wrong; a student reads that it is not their fault."""
        visitor = self._access.visitor(request)
        if visitor is None or not visitor.is_instructor:
            return self._failed(request, error)
        language = rendering.preferred_language(request, self._course)
        links = {translate("To the start", language): "/"}
        return rendering.notice(
            self._course, language, NOT_POSSIBLE, str(error), status=409, links=links
        )

    def _failed(self, request: Request, error: Exception) -> Response:
        route = monitoring.route_path(request.scope)  # the path may contain a link's token
        logger.error("%s: %s: %s", route, type(error).__name__, error)
        language = rendering.preferred_language(request, self._course)
        return rendering.notice(self._course, language, FAILED, FAILED_HELP, status=500)


def _cut_off(_: Request, __: Exception) -> Response:
    """Answer a client that has gone before its form arrived."""
    return Response(status_code=400)


@asynccontextmanager
async def receive_form(request: Request, limit: int) -> AsyncIterator[Any]:
    """Receive a form; its files are on disk. Raises UploadTooLargeError while it streams."""
    total = 0

    async def counted() -> AsyncGenerator[bytes, None]:
        nonlocal total
        async for part in request.stream():
            total += len(part)
            if total > limit + FORM_OVERHEAD:
                raise UploadTooLargeError
            yield part

    declared = request.headers.get("content-length", "0")
    if declared.isdigit() and int(declared) > limit + FORM_OVERHEAD:
        raise UploadTooLargeError
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        raise MultiPartException("not a form with a file")
    parser = MultiPartParser(request.headers, counted(), max_files=1, max_fields=4)
    with anyio.fail_after(UPLOAD_SECONDS):
        try:
            form = await parser.parse()
        except (KeyError, ValueError, UnicodeError) as error:
            raise MultiPartException(str(error)) from None
    try:
        yield form
    finally:
        await form.close()


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
        comes_from_lms = scope["path"].startswith(lti_pages.PREFIX)  # these verify a token
        if not (comes_from_lms or is_same_origin(request, scope["method"])):
            response = Response("This request came from another site.\n", 403)
            await response(scope, receive, send_with_headers)
            return
        await self._app(scope, receive, send_with_headers)
