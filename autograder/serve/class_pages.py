"""What an instructor sees: the class, live, what needs a human, and one student's attempts."""

from collections import Counter
from io import BytesIO
from urllib.parse import quote
from zipfile import ZIP_DEFLATED, ZipFile

from msgspec import Struct
from starlette.responses import HTMLResponse, RedirectResponse, Response

from autograder.core.errors import SeminarError
from autograder.core.i18n import Language, lazy, translate
from autograder.course import Course, in_language
from autograder.lms import roster
from autograder.lms.export import Target
from autograder.reporting.jinja import format_time
from autograder.serve import rendering
from autograder.serve.database import Attempt, AttemptState, Database
from autograder.serve.grader import Grader
from autograder.serve.lti_database import LtiDatabase
from autograder.serve.student_pages import WeekView
from autograder.workflows import report
from autograder.workflows.export import export_grades

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

    def __init__(self, course: Course, database: Database, grader: Grader) -> None:
        self._course, self._database, self._grader = course, database, grader
        self._lti = LtiDatabase(database)

    def overview(self, language: Language) -> Response:
        """Return the page with all assignments, the queue, and what needs a human."""
        counts = self._database.student_counts()
        lines = [
            AssignmentLine(
                name,
                assignment.title.in_language(language),
                format_time(self._course.in_zone(self._course.due(name)), language),
                counts.get((name, ""), 0),
                counts.get((name, AttemptState.GRADED), 0),
            )
            for name, assignment in self._course.config.assignments.items()
        ]
        names = roster.load_optional(self._course).names()
        failed = self._database.failed_attempts()
        waiting = Counter(attempt.assignment for attempt in self._database.open_attempts())
        return rendering.page(
            "class.html",
            self._course,
            language,
            lines=lines,
            students=len(names),
            invited=len(self._database.invited_students()),
            waiting=waiting,
            trouble=self._grader.trouble,
            failed=[(attempt, names.get(attempt.student) or attempt.student) for attempt in failed],
            received_at=lambda attempt: self._time(attempt, language),
            targets=list(Target),
            unknown_people=self._lti.unknown_people(),
            unsent=[
                (item, names.get(item.student) or item.student)
                for item in self._lti.line_items()
                if item.failures
            ],
        )

    def report(self, assignment: str, language: Language, is_anonymous: bool) -> Response:
        """Return the live report on an assignment."""
        course = in_language(self._course, language)
        names = roster.load_optional(course).names()
        try:
            html = report.render_live(
                course,
                assignment,
                names=names,
                anonymous=is_anonymous,
                student_url=lambda paths: f"/class/{assignment}/students/{quote(paths.student)}",
            )
        except SeminarError:
            links = {translate("To the start", language): "/"}
            return rendering.notice(
                self._course, language, NO_HAND_IN, NO_HAND_IN_HELP, status=200, links=links
            )
        return HTMLResponse(html, headers={"Content-Security-Policy": rendering.FRAMING_POLICY})

    def student(self, week: WeekView, student: str, language: Language) -> Response:
        """Return the page with one student's attempts at an assignment."""
        member = roster.load_optional(self._course).names()
        return rendering.page(
            "attempts.html",
            self._course,
            language,
            week=week,
            student=student,
            name=member.get(student) or student,
            can_extend=student in member,
        )

    def extend(self, assignment: str, student: str, text: str) -> Response:
        """Write an extension into the roster; return to the page of the student.

        Raises SeminarError for a time that cannot be read.
        """
        roster.write_extension(self._course, student, assignment, text)
        return RedirectResponse(f"/class/{assignment}/students/{quote(student)}", 303)

    def export(self, assignment: str, target: str) -> Response:
        """Write an export of `seminar export`, and return it as a file.

        Raises SeminarError if nothing can be exported.
        """
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

    def _time(self, attempt: Attempt, language: Language) -> str:
        return rendering.local_time(self._course, attempt.received_at, language)
