"""Jinja templates, rendered with autoescaping in the language of the course."""

from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from babel.dates import format_date
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from autograder.core.i18n import Language, lazy


def render_template(path: Path, language: Language, **values: Any) -> str:
    """Return a rendered template; `text` in it translates an English text, as `lazy` does."""

    def text(english: str, **placeholders: object) -> str:
        return lazy(english, **placeholders).render(language)

    template = _environment(path.parent).get_template(path.name)
    return template.render(language=language, text=text, **values)


def format_time(time: datetime, language: Language) -> str:
    """Return a date and a time of day."""
    return f"{format_date(time, 'medium', locale=language)} {time:%H:%M}"


def format_lateness(seconds: float, language: Language) -> str:
    """Return a lateness in the two largest of days, hours and minutes."""
    hours, minutes = divmod(int(seconds) // 60, 60)
    days, hours = divmod(hours, 24)
    if days:
        return lazy("{days} d {hours} h", days=days, hours=hours).render(language)
    if hours:
        return lazy("{hours} h {minutes} min", hours=hours, minutes=minutes).render(language)
    return lazy("{minutes} min", minutes=max(minutes, 1)).render(language)


@cache
def asset(path: Path) -> Markup:
    """Return the content of a style sheet or a script."""
    return Markup(path.read_text(encoding="utf-8"))


@cache
def _environment(directory: Path) -> Environment:
    return Environment(
        loader=FileSystemLoader(directory),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
