"""What a student does: see the weeks, download an assignment, hand in, and read the feedback."""

import re
import time
from collections.abc import Callable
from io import BytesIO
from typing import Any, TypeVar
from zipfile import ZIP_DEFLATED, ZipFile

import anyio
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from autograder.core.i18n import Language, LazyMessage, lazy
from autograder.course import Course
from autograder.grading.spec import sha256_hex
from autograder.lms import roster
from autograder.serve import attempt_files, rendering
from autograder.serve.access import Access, AccessDeniedError, Visitor, requested_assignment
from autograder.serve.attempt_files import UploadTooLargeError, receive_form
from autograder.serve.attempts import MAX_REASON, Attempts, Refusal
from autograder.serve.weeks import Weeks

UPLOAD_THREADS = 2  # of their own, so that no upload waits for pages
ATTEMPT_NUMBER = re.compile(r"[0-9]{1,9}")

T = TypeVar("T")

TOO_SLOW = lazy("The upload did not arrive completely. Hand the file in again.")
NO_FILE = lazy("No file was chosen. Choose your notebook, then press the button.")


class StudentPages:
    """Handles the requests of students."""

    def __init__(
        self,
        course: Course,
        attempts: Attempts,
        wake_grader: Callable[[], None],
        access: Access,
        weeks: Weeks,
    ) -> None:
        self._course, self._attempts, self._wake_grader = course, attempts, wake_grader
        self._access, self._weeks = access, weeks
        self._upload_threads = anyio.CapacityLimiter(UPLOAD_THREADS)
        self.routes = [
            Route("/weeks/{assignment}", self.week, methods=["GET"]),
            Route("/weeks/{assignment}", self.hand_in, methods=["POST"]),
            Route("/weeks/{assignment}/download", self.download),
            Route("/attempts/{attempt}", self.feedback),
        ]

    def home(self, request: Request, student: str) -> Response:
        """Show all weeks."""
        language = rendering.reader_language(request, self._course, student)
        weeks = self._weeks.all_weeks(student, language)
        name = roster.display_name(self._course, student)
        return rendering.page("weeks.html", self._course, language, weeks=weeks, name=name)

    def week(self, request: Request) -> Response:
        """Show an assignment to a student."""
        visitor = self._access.student(request)
        return self._week_page(request, visitor, requested_assignment(request, self._course))

    async def hand_in(self, request: Request) -> Response:
        """Receive a notebook, store it, and queue it for grading."""
        visitor, assignment, language, reason = await self._in_thread(self._admit, request)
        if reason is not None:
            return await self._rejected(request, visitor, assignment, 403, reason)
        limit = self._course.config.serve.upload
        try:
            async with receive_form(request, limit << 20) as form:
                file = form.get("file")
                if not isinstance(file, UploadFile) or not file.filename:
                    return await self._rejected(request, visitor, assignment, 400, NO_FILE)
                upload = await self._in_thread(
                    attempt_files.check_upload, self._course, assignment, file.file, language
                )
        except UploadTooLargeError:
            reason = lazy(
                "The file is larger than {limit} MB. Clear the outputs (Kernel > Restart Kernel"
                " and Clear Outputs of All Cells), save, and hand it in again.",
                limit=limit,
            )
            text = reason.render(language)
            return await self._in_thread(self._refuse, request, visitor, assignment, 413, text)
        except (MultiPartException, ClientDisconnect, TimeoutError):
            return await self._rejected(request, visitor, assignment, 400, TOO_SLOW)
        if upload.rejection:
            text = upload.rejection
            return await self._in_thread(self._refuse, request, visitor, assignment, 422, text)
        await self._in_thread(self._receive, assignment, visitor.student, upload.notebook)
        self._wake_grader()
        return RedirectResponse(f"/weeks/{assignment}", 303)

    def download(self, request: Request) -> Response:
        """Return the release of an assignment as a zip, in the reader's language."""
        visitor = self._access.anyone(request)
        assignment = requested_assignment(request, self._course)
        if not (visitor.is_instructor or self._weeks.has_begun(assignment)):
            raise AccessDeniedError
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
        visitor = self._access.anyone(request)
        number = request.path_params["attempt"]
        attempt = self._attempts.find(int(number)) if ATTEMPT_NUMBER.fullmatch(number) else None
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

    async def _in_thread(self, function: Callable[..., T], *args: Any) -> T:
        return await anyio.to_thread.run_sync(function, *args, limiter=self._upload_threads)

    def _admit(self, request: Request) -> tuple[Visitor, str, Language, LazyMessage | None]:
        """Return who hands in which assignment, their language, and why they cannot do so now."""
        visitor = self._access.student(request)
        assignment = requested_assignment(request, self._course)
        language = self._language(request, visitor)
        reason = self._refusal(assignment, visitor.student, language)
        return visitor, assignment, language, reason

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
        self._attempts.add(assignment, student, digest, file, time.time())

    def _refuse(
        self, request: Request, visitor: Visitor, assignment: str, status: int, reason: str
    ) -> Response:
        """Show why a file is not accepted; instructors see it, too, until another one follows."""
        refusal = Refusal(visitor.student, assignment, time.time(), reason[:MAX_REASON])
        self._attempts.set_refused(refusal)
        return self._week_page(request, visitor, assignment, status, reason)

    async def _rejected(
        self,
        request: Request,
        visitor: Visitor,
        assignment: str,
        status: int,
        message: LazyMessage,
    ) -> Response:
        """Show the page of the week again, with the reason why nothing was stored."""
        return await self._in_thread(self._week_page, request, visitor, assignment, status, message)

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
            "name": roster.display_name(self._course, visitor.student),
            "rejection": text,
        }
        return rendering.page("week.html", self._course, language, status=status, **values)

    def _language(self, request: Request, visitor: Visitor) -> Language:
        return rendering.reader_language(request, self._course, visitor.student)
