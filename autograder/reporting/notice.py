"""A page that says in a few words what became of a file that has no page of its own."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup
from msgspec import Struct

from autograder.course import Language

PAGE = Path(__file__).parent / "page"


class Line(Struct, frozen=True):
    """A line of a list: whom or what it is about, what there is to say, a page beside this one."""

    about: str
    said: str
    link: str = ""


def render(
    course: str, assignment: str, lead: str, lines: Sequence[Line], language: Language
) -> bytes:
    """The page as HTML."""
    text = _template().render(
        course=course, assignment=assignment, lead=lead, lines=lines, language=language
    )
    return text.encode()


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(PAGE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["style"] = Markup((PAGE / "page.css").read_text(encoding="utf-8"))
    return environment.get_template("notice.html.j2")
