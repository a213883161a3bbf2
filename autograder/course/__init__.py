"""The course: `course.toml` read into frozen typed structs, mistakes reported by key.

Every other part of the kit takes its limits, dates, language and folders from here.
"""

from autograder.course.late import Late, Policy
from autograder.course.model import (
    FILE_NAME,
    Assignment,
    Course,
    CourseFile,
    Language,
    Level,
    LimitChanges,
    Limits,
    Localized,
    Sandbox,
)
from autograder.course.places import Engine, GradebookPlace, Grading, Watch
from autograder.course.reading import find, in_language, load

__all__ = [
    "FILE_NAME",
    "Assignment",
    "Course",
    "CourseFile",
    "Engine",
    "GradebookPlace",
    "Grading",
    "Language",
    "Late",
    "Level",
    "LimitChanges",
    "Limits",
    "Localized",
    "Policy",
    "Sandbox",
    "Watch",
    "find",
    "in_language",
    "load",
]
