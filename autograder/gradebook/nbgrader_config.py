"""What `nbgrader_config.py` at a course's root calls: folders, gradebook, our step, our words.

The same configuration serves our own commands, stock nbgrader and the formgrader.
"""

import os
import sys
from pathlib import Path
from typing import Any

from traitlets.config import Config

from autograder import course as courses
from autograder.course import Course
from autograder.gradebook import quarantine

CODE_STUBS = {
    "en": 'raise NotImplementedError("Your turn: replace this line.")',
    "ja": 'raise NotImplementedError("あなたの番です。この行を書きかえてください。")',
}
IGNORED = [".ipynb_checkpoints", "*.pyc", "__pycache__", "feedback"]  # nbgrader's own
TEXT_STUBS = {"en": "YOUR ANSWER HERE", "ja": "ここに答えを書いてください"}


def configure(config: Any, root: Path) -> None:
    """Write the settings of the course in `root` into nbgrader's `config`."""
    course = courses.load_course(root)
    # Whole lists: nbgrader reads this file twice, and an appended step would run twice.
    config.merge(settings(course))


def settings(course: Course) -> Config:
    """nbgrader's settings for `course`."""
    # The gradebook is created by a program that nbgrader looks for on PATH.
    folder = str(Path(sys.executable).parent)
    if folder not in os.environ.get("PATH", "").split(os.pathsep):
        os.environ["PATH"] = folder + os.pathsep + os.environ.get("PATH", os.defpath)
    config = Config()
    directory = config.CourseDirectory
    directory.course_id = course.config.id
    directory.root = str(course.root)
    directory.db_url = url(course)
    directory.source_directory = "classroom/source"
    directory.release_directory = "assignments"
    directory.submitted_directory = "classroom/submitted"
    directory.autograded_directory = "classroom/autograded"
    directory.feedback_directory = "classroom/feedback"
    # For the formgrader, whose templates are nbgrader's own.
    config.HTMLExporter.filters = {
        "markdown2html": "autograder.reporting.student_page.markdown.markdown2html",
        "clean_html": "autograder.sanitize.html_cleaner.clean",
        "strip_files_prefix": "autograder.reporting.student_page.markdown.identity",
    }
    config.HTMLExporter.sanitize_html = True
    config.GenerateFeedback.exporter_class = (
        "autograder.nbgrader_plugins.feedback_exporter.FeedbackExporter"
    )
    config.GenerateFeedback.preprocessors = ["autograder.nbgrader_plugins.feedback_exporter.Grades"]
    directory.ignore = [*IGNORED, quarantine.QUARANTINE_DIR]
    config.ClearSolutions.code_stub = {"python": CODE_STUBS[course.language]}
    config.ClearSolutions.text_stub = TEXT_STUBS[course.language]
    config.Autograde.exporter_class = (
        "autograder.nbgrader_plugins.submission_exporter.SubmissionExporter"
    )
    config.Autograde.pre_convert_hook = (
        "autograder.nbgrader_plugins.submission_exporter.before_submission"
    )
    config.Autograde.post_convert_hook = (
        "autograder.nbgrader_plugins.submission_exporter.remove_active_files"
    )
    # No CheckCellMetadata: the metadata of every cell comes from the release, which it has passed.
    config.Autograde.sanitize_preprocessors = ["nbgrader.preprocessors.OverwriteCells"]
    config.Autograde.autograde_preprocessors = [
        "autograder.nbgrader_plugins.grading_preprocessor.GradingStep",
        "nbgrader.preprocessors.LimitOutput",
        "nbgrader.preprocessors.SaveAutoGrades",
        "nbgrader.preprocessors.AssignLatePenalties",
    ]
    config.AssignLatePenalties.plugin_class = "autograder.gradebook.late_penalties.CoursePenalty"
    return config


def url(course: Course) -> str:
    """The gradebook's address, as SQLAlchemy reads it."""
    given = course.config.gradebook.url
    if given:
        # SQLAlchemy's own choice for PostgreSQL is an older driver.
        return given.replace("postgresql://", "postgresql+psycopg://", 1)
    return f"sqlite:///{course.classroom.path / 'gradebook.db'}"
