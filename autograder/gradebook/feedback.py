"""Feedback pages: nbgrader's, with a content security policy and without any script."""

from pathlib import Path
from typing import Any

from nbconvert.exporters import HTMLExporter
from nbgrader.server_extensions.formgrader import handlers
from traitlets import default

from autograder.gradebook import pages

TEMPLATES = Path(__file__).parent / "templates"


class FeedbackExporter(HTMLExporter):  # type: ignore[misc]
    """Writes a feedback page, whichever of nbgrader's doors it is asked through."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        # nbgrader configures its own template for every exporter of HTML.
        self.template_name = "seminar_feedback"
        self.extra_template_basedirs = [str(TEMPLATES), handlers.template_path]

    def default_filters(self) -> Any:
        """The filters of the page."""
        yield from super().default_filters()
        yield "latex2html", pages.latex2html
