"""Feedback pages: nbgrader's, with a content security policy and without any script."""

import re
from pathlib import Path
from typing import Any

from nbconvert.exporters import HTMLExporter
from nbgrader.server_extensions.formgrader import handlers
from traitlets.config import Config

from autograder.gradebook import pages

TEMPLATES = Path(__file__).parent / "templates"


class FeedbackExporter(HTMLExporter):  # type: ignore[misc]
    """Writes a feedback page, whichever of nbgrader's doors it is asked through."""

    def __init__(self, config: Config | None = None, **options: Any) -> None:
        # nbgrader names its own template for every exporter of HTML.
        given, own = config or Config(), Config()
        own.FeedbackExporter.template_name = "seminar_feedback"
        own.FeedbackExporter.extra_template_basedirs = [str(TEMPLATES), handlers.template_path]
        own.FeedbackExporter.extra_template_paths = [
            *given.HTMLExporter.get("extra_template_paths", []),
            handlers.template_path,
        ]
        own.merge(given)
        super().__init__(config=own, **options)

    def default_filters(self) -> Any:
        """The filters of the page."""
        yield from super().default_filters()
        yield "latex2html", pages.latex2html
        yield "without_fonts", without_fonts


def without_fonts(css: str) -> str:
    """A style sheet that fetches no font."""
    return re.sub(r"@font-face\s*\{[^}]*\}", "", css)
