"""A short page about a file that has no student page of its own."""

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from autograder.core.i18n import Language
from autograder.reporting.jinja import asset, render_template

_TEMPLATES = Path(__file__).parent / "student_page"


class NoticeLine(Struct, frozen=True):
    """An item of a list: a student or file, a message, and the relative URL of a page."""

    subject: str
    message: str
    link: str = ""


def render_notice(
    course: str, assignment: str, lead: str, lines: Sequence[NoticeLine], language: Language
) -> bytes:
    """Return the page as HTML."""
    values = {"course": course, "assignment": assignment, "lead": lead, "lines": lines}
    style = asset(_TEMPLATES / "page.css")
    return render_template(_TEMPLATES / "notice.html.j2", language, style=style, **values).encode()
