"""nbgrader's settings for a course: directories, gradebook, plugins, stubs.

`nbgrader_config.py` at the root of a course calls `configure`, so the kit's commands, stock
nbgrader and the formgrader share one configuration.
"""

import os
import re
import sys
from pathlib import Path
from typing import Any

from traitlets.config import Config

from autograder.course import Course, load_course
from autograder.gradebook import quarantine, schema

CODE_STUBS = {
    "en": 'raise NotImplementedError("Replace this line with your code.")',
    "ja": 'raise NotImplementedError("この行を消して、コードを書いてください。")',
}
# Of earlier releases: by them the intake recognizes a stub that is not written.
FORMER_CODE_STUBS = {
    "en": 'raise NotImplementedError("Your turn: replace this line.")',
    "ja": 'raise NotImplementedError("あなたの番です。この行を書きかえてください。")',
}
TEXT_STUBS = {"en": "YOUR ANSWER HERE", "ja": "ここに答えを書いてください"}
# Names of files that nbgrader does not copy: its default, and the quarantine.
IGNORED = (".ipynb_checkpoints", "*.pyc", "__pycache__", "feedback", quarantine.QUARANTINE_DIR)


def configure(config: Any, root: Path) -> None:
    """Write the settings of the course in `root` into nbgrader's `config`."""
    # `settings` assigns whole lists: nbgrader reads its configuration file twice, so a
    # preprocessor that is appended would run twice.
    config.merge(settings(load_course(root)))


def settings(course: Course) -> Config:
    """Return nbgrader's settings for a course; put the kit's programs on PATH."""
    _add_programs_to_path()
    config = Config()
    directory = config.CourseDirectory
    directory.course_id = course.config.id
    directory.root = str(course.root)
    directory.db_url = gradebook_url(course)
    directory.source_directory = "classroom/source"
    directory.release_directory = "assignments"
    directory.submitted_directory = "classroom/submitted"
    directory.autograded_directory = "classroom/autograded"
    directory.feedback_directory = "classroom/feedback"
    directory.ignore = list(IGNORED)
    # A folder named `*` would stand for every student.
    directory.student_id_exclude = ",".join(course.classroom.refused_ids())
    config.ClearSolutions.code_stub = {"python": CODE_STUBS[course.language]}
    config.ClearSolutions.text_stub = TEXT_STUBS[course.language]
    _configure_autograde(config)
    _configure_pages(config)
    return config


def gradebook_url(course: Course) -> str:
    """Return the SQLAlchemy URL of the gradebook."""
    url = course.config.gradebook.url
    if url:
        # SQLAlchemy's default driver for PostgreSQL is psycopg2, and it does not know `postgres:`.
        return re.sub(r"^postgres(ql)?://", "postgresql+psycopg://", url)
    return schema.sqlite_url(course.classroom.gradebook_file)


def _configure_autograde(config: Config) -> None:
    autograde = config.Autograde
    autograde.exporter_class = "autograder.nbgrader_plugins.submission_exporter.SubmissionExporter"
    autograde.pre_convert_hook = "autograder.nbgrader_plugins.submission_exporter.before_submission"
    autograde.post_convert_hook = (
        "autograder.nbgrader_plugins.submission_exporter.remove_active_files"
    )
    # Without CheckCellMetadata: all metadata comes from the release, where it was checked.
    autograde.sanitize_preprocessors = ["nbgrader.preprocessors.OverwriteCells"]
    autograde.autograde_preprocessors = [
        "autograder.nbgrader_plugins.grading_preprocessor.GradingStep",
        "nbgrader.preprocessors.LimitOutput",
        "autograder.nbgrader_plugins.grading_preprocessor.SaveGrades",
        "nbgrader.preprocessors.AssignLatePenalties",
    ]
    config.AssignLatePenalties.plugin_class = (
        "autograder.nbgrader_plugins.late_penalty.CoursePenalty"
    )


def _configure_pages(config: Config) -> None:
    feedback = config.GenerateFeedback
    feedback.exporter_class = "autograder.nbgrader_plugins.feedback_exporter.FeedbackExporter"
    feedback.preprocessors = ["autograder.nbgrader_plugins.feedback_exporter.Grades"]
    # For the formgrader, which uses nbgrader's own templates.
    config.HTMLExporter.filters = {
        "markdown2html": "autograder.reporting.student_page.markdown.markdown2html",
        "clean_html": "autograder.sanitize.html_cleaner.clean",
        "strip_files_prefix": "autograder.reporting.student_page.markdown.identity",
    }
    config.HTMLExporter.sanitize_html = True


def _add_programs_to_path() -> None:
    # nbgrader starts `nbgrader db` by name when it creates a gradebook.
    programs = str(Path(sys.executable).parent)
    path = os.environ.get("PATH", os.defpath)
    if programs not in path.split(os.pathsep):
        os.environ["PATH"] = programs + os.pathsep + path
