"""A page that says in a few words what became of a file that has no page of its own."""

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from autograder.core.i18n import Language
from autograder.reporting.jinja import environment

PAGE = Path(__file__).parent / "student_page"


class NoticeLine(Struct, frozen=True):
    """A line of a list: whom or what it is about, what there is to say, a page beside this one."""

    about: str
    said: str
    link: str = ""


def render_notice(
    course: str, assignment: str, lead: str, lines: Sequence[NoticeLine], language: Language
) -> bytes:
    """The page as HTML."""
    template = environment(PAGE, style="page.css").get_template("notice.html.j2")
    text = template.render(
        course=course, assignment=assignment, lead=lead, lines=lines, language=language
    )
    return text.encode()
