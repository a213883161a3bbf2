"""The course: `course.toml` read into frozen typed structs, mistakes reported by key.

Every other part of the kit takes its limits, dates, language and folders from here.
"""

from autograder.course.late_policy import Late, Policy
from autograder.course.loader import find_course, in_language, load_course
from autograder.course.model import (
    FILE_NAME,
    Assignment,
    Course,
    CourseFile,
    Engine,
    GradebookSettings,
    Grading,
    Level,
    LimitOverrides,
    Limits,
    Localized,
    Sandbox,
    Watch,
)

__all__ = [
    "FILE_NAME",
    "Assignment",
    "Course",
    "CourseFile",
    "Engine",
    "GradebookSettings",
    "Grading",
    "Late",
    "Level",
    "LimitOverrides",
    "Limits",
    "Localized",
    "Policy",
    "Sandbox",
    "Watch",
    "find_course",
    "in_language",
    "load_course",
]
