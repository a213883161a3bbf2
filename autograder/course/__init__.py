"""The course: `course.toml` as frozen typed structs, and the paths of a course."""

from autograder.course.late_policy import Late, Policy
from autograder.course.loader import check_path, find_course, in_language, load_course
from autograder.course.model import FILE_NAME, Course, Engine, Grading, Level, Limits, Localized

__all__ = [
    "FILE_NAME",
    "Course",
    "Engine",
    "Grading",
    "Late",
    "Level",
    "Limits",
    "Localized",
    "Policy",
    "check_path",
    "find_course",
    "in_language",
    "load_course",
]
