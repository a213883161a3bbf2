"""Pages of the server: the reader's language, templates, and the headers of each response."""

import math
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from babel.core import negotiate_locale
from babel.dates import format_timedelta
from starlette.requests import Request
from starlette.responses import HTMLResponse

from autograder.core.i18n import Language, LazyMessage
from autograder.course import Course
from autograder.lms import roster
from autograder.reporting.class_report.render import format_points
from autograder.reporting.jinja import asset, format_time, render_template

TEMPLATES = Path(__file__).parent / "templates"
_PAGE_STYLE = Path(__file__).parents[1] / "reporting" / "student_page" / "page.css"

CONTENT_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:;"
    " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
# Feedback pages and reports have a policy of their own, which forbids scripts and requests.
FRAMING_POLICY = "frame-ancestors 'none'"


def style_sheet() -> str:
    """Return the style sheet of the server's pages: that of the student's page, and additions."""
    return f"{asset(_PAGE_STYLE)}\n{asset(TEMPLATES / 'serve.css')}"


def script() -> str:
    """Return the script of the server's pages."""
    return str(asset(TEMPLATES / "serve.js"))


def preferred_language(request: Request, course: Course) -> Language:
    """Return the course's language that the browser prefers, else the main one."""
    header = request.headers.get("accept-language", "")
    wanted = [part.split(";")[0].strip().replace("-", "_") for part in header.split(",")]
    chosen = negotiate_locale(wanted, course.languages)
    return next((lang for lang in course.languages if lang == chosen), course.language)


def reader_language(request: Request, course: Course, student: str) -> Language:
    """Return the language that the roster has for a student, else what the browser prefers."""
    languages = roster.student_languages(course)
    return languages.get(student) or preferred_language(request, course)


def page(
    template: str,
    course: Course,
    language: Language,
    *,
    status: int = 200,
    **values: Any,
) -> HTMLResponse:
    """Return a page in the reader's language."""
    html = render_template(
        TEMPLATES / template,
        language,
        course=course.config.title.in_language(language),
        format_points=format_points,
        **values,
    )
    return HTMLResponse(html, status, {"Content-Security-Policy": CONTENT_POLICY})


def notice(
    course: Course,
    language: Language,
    title: LazyMessage,
    message: LazyMessage | str,
    *,
    status: int,
    links: Mapping[str, str] = {},
) -> HTMLResponse:
    """Return a page with one message and what to do next."""
    text = message.render(language) if isinstance(message, LazyMessage) else message
    values = {"title": title.render(language), "message": text, "links": links}
    return page("notice.html", course, language, status=status, **values)


def local_time(course: Course, seconds: float, language: Language) -> str:
    """Return a time of the database in the course's zone."""
    return format_time(course.in_zone(datetime.fromtimestamp(seconds, UTC)), language)


def wait_time(seconds: float, language: Language) -> str:
    """Return a phrase like “20 seconds” or “2 minutes”, rounded up."""
    unit = 10 if seconds <= 60 else 60
    rounded = timedelta(seconds=max(1, math.ceil(seconds / unit)) * unit)
    return _phrase(rounded, language, threshold=1)


def time_left(until: datetime, now: datetime, language: Language) -> str:
    """Return a phrase like “in 3 days” or “2 hours ago”."""
    return _phrase(until - now, language, add_direction=True)


def _phrase(duration: timedelta, language: Language, **options: Any) -> str:
    """Return a duration in words; Japanese has no space beside a number."""
    phrase = format_timedelta(duration, locale=language, **options)
    return phrase.replace(" ", "") if language == "ja" else phrase
