"""What an instructor sees: the class, live, what needs a human, and one student's attempts."""

import time
from collections import Counter
from collections.abc import Iterable, Sequence
from io import BytesIO
from urllib.parse import quote
from zipfile import ZIP_DEFLATED, ZipFile

from msgspec import Struct
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from autograder.core.errors import SeminarError
from autograder.core.i18n import Language, lazy, translate
from autograder.course import Course, in_language
from autograder.lms import roster
from autograder.lms.export import Target
from autograder.reporting.jinja import format_time
from autograder.serve import rendering
from autograder.serve.access import Access, AccessDeniedError, requested_assignment
from autograder.serve.attempts import Attempt, Attempts, AttemptState
from autograder.serve.database import Database
from autograder.serve.grader_reports import GraderReports
from autograder.serve.lti_database import LtiDatabase
from autograder.serve.sessions import Sessions
from autograder.serve.weeks import Weeks
from autograder.workflows import report
from autograder.workflows.export import export_grades

LONG_WAIT = 60.0  # seconds after which the instructor's page points at the queue

NO_HAND_IN = lazy("Nothing has been handed in yet")
NO_HAND_IN_HELP = lazy("This page shows the class as soon as the first submission is graded.")


class AssignmentLine(Struct, frozen=True):
    """One assignment in the overview."""

    name: str
    title: str
    due: str
    received: int
    graded: int


class ClassPages:
    """Renders the pages of instructors."""

    def __init__(
        self,
        course: Course,
        database: Database,
        reports: GraderReports,
        access: Access,
        weeks: Weeks,
    ) -> None:
        self._course, self._reports, self._access, self._weeks = course, reports, access, weeks
        self._attempts, self._sessions = Attempts(database), Sessions(database)
        self._lti = LtiDatabase(database)
        self.routes = [
            Route("/class/{assignment}", self.report),
            Route("/class/{assignment}/export/{target}", self.export, methods=["POST"]),
            Route("/class/{assignment}/students/{student}", self.student, methods=["GET"]),
            Route("/class/{assignment}/students/{student}", self.extend, methods=["POST"]),
        ]

    def home(self, request: Request) -> Response:
        """Show all assignments, the queue, and what needs a human."""
        language = rendering.preferred_language(request, self._course)
        owners = self._attempts.owners()
        graded = self._attempts.owners(AttemptState.GRADED)
        lines = [
            AssignmentLine(
                name,
                assignment.title.in_language(language),
                format_time(self._course.in_zone(self._course.due(name)), language),
                len(self._students(name, owners)),
                len(self._students(name, graded, with_result=True)),
            )
            for name, assignment in self._course.config.assignments.items()
        ]
        names = roster.load_optional(self._course).names()
        failed = self._attempts.failed()
        waiting = self._attempts.open()
        return rendering.page(
            "class.html",
            self._course,
            language,
            lines=lines,
            students=len(names),
            invited=len(self._sessions.invited_students()),
            waiting=Counter(attempt.assignment for attempt in waiting),
            queue=self._long_queue(waiting, language),
            trouble=self._reports.trouble(time.time()),
            failed=[(attempt, names.get(attempt.student) or attempt.student) for attempt in failed],
            refused=[
                (refusal, names.get(refusal.student) or refusal.student)
                for refusal in self._attempts.refusals()
            ],
            local_time=lambda seconds: rendering.local_time(self._course, seconds, language),
            targets=list(Target),
            unknown_people=self._lti.unknown_people(),
            unsent=[
                (item, names.get(item.student) or item.student)
                for item in self._lti.line_items()
                if item.failures
            ],
        )

    def report(self, request: Request) -> Response:
        """Show the live report on an assignment, without names unless they are asked for."""
        self._access.instructor(request)
        assignment = requested_assignment(request, self._course)
        language = rendering.preferred_language(request, self._course)
        course = in_language(self._course, language)
        names = roster.load_optional(course).names()
        try:
            html = report.render_live(
                course,
                assignment,
                names=names,
                anonymous=request.query_params.get("names") != "shown",
                student_url=lambda paths: f"/class/{assignment}/students/{quote(paths.student)}",
            )
        except SeminarError:
            links = {translate("To the start page", language): "/"}
            return rendering.notice(
                self._course, language, NO_HAND_IN, NO_HAND_IN_HELP, status=200, links=links
            )
        return HTMLResponse(html, headers={"Content-Security-Policy": rendering.FRAMING_POLICY})

    def student(self, request: Request) -> Response:
        """Show one student's attempts at an assignment."""
        self._access.instructor(request)
        assignment, student = self._requested_student(request)
        language = rendering.preferred_language(request, self._course)
        names = roster.load_optional(self._course).names()
        return rendering.page(
            "attempts.html",
            self._course,
            language,
            week=self._weeks.week(assignment, student, language),
            student=student,
            name=names.get(student) or student,
            can_extend=student in names,
        )

    async def extend(self, request: Request) -> Response:
        """Write an extension into the roster; return to the page of the student.

        Raises SeminarError for a time that cannot be read.
        """
        await run_in_threadpool(self._access.instructor, request)
        assignment, student = await run_in_threadpool(self._requested_student, request)
        async with request.form(max_files=0, max_fields=2) as form:
            due = str(form.get("due", ""))
        await run_in_threadpool(roster.write_extension, self._course, student, assignment, due)
        return RedirectResponse(f"/class/{assignment}/students/{quote(student)}", 303)

    def export(self, request: Request) -> Response:
        """Write an export of `seminar export`, and return it as a file.

        Raises SeminarError if nothing can be exported.
        """
        self._access.instructor(request)
        assignment, target = (
            requested_assignment(request, self._course),
            request.path_params["target"],
        )
        if target not in set(Target):
            raise AccessDeniedError
        written = export_grades(self._course, assignment, Target(target))
        (path, *others) = written.files
        if not others:
            headers = {"Content-Disposition": f'attachment; filename="{path.name}"'}
            return Response(path.read_bytes(), headers=headers, media_type="text/csv")
        data = BytesIO()
        with ZipFile(data, "w", ZIP_DEFLATED) as archive:
            for file in written.files:
                archive.write(file, file.name)
        headers = {"Content-Disposition": f'attachment; filename="{assignment}-{target}.zip"'}
        return Response(data.getvalue(), headers=headers, media_type="application/zip")

    def _students(
        self, name: str, owners: Iterable[tuple[str, str]], *, with_result: bool = False
    ) -> set[str]:
        """Return who handed in here, or in another way, by what the classroom holds."""
        paths = self._course.classroom.assignment(name)
        collected = (
            student
            for student in paths.submitted_students()
            if not with_result or paths.student(student).result_dir.is_dir()
        )
        return {student for student, assignment in owners if assignment == name} | {*collected}

    def _requested_student(self, request: Request) -> tuple[str, str]:
        """Return assignment and student of the address; raises AccessDeniedError if unknown."""
        assignment = requested_assignment(request, self._course)
        student = request.path_params["student"]
        is_known = (
            student in roster.load_optional(self._course).names()
            or student in self._course.classroom.students()
            or bool(self._attempts.of(student))
        )
        if not is_known:
            raise AccessDeniedError
        return assignment, student

    def _long_queue(self, waiting: Sequence[Attempt], language: Language) -> str:
        """Return a sentence about the queue if its first attempt waits too long, else nothing."""
        if not waiting or time.time() - waiting[0].received_at <= LONG_WAIT:
            return ""
        since = rendering.local_time(self._course, waiting[0].received_at, language)
        count = len(waiting)
        seconds = self._reports.expected_wait(count, time.time())
        if seconds is None:
            return lazy(
                "Submissions waiting to be graded: {count}, the first since {since}.",
                count=count,
                since=since,
            ).render(language)
        return lazy(
            "Submissions waiting to be graded: {count}, the first since {since}; the last will"
            " be graded in about {wait}.",
            count=count,
            since=since,
            wait=rendering.wait_time(seconds, language),
        ).render(language)
