"""The Jinja environment of a folder of templates: made once, everything escaped."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup


@cache
def environment(folder: Path, style: str = "") -> Environment:
    """What renders the templates in a folder; they know the style sheet of that name as `style`."""
    made = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    if style:
        made.globals["style"] = Markup((folder / style).read_text(encoding="utf-8"))
    return made
