"""The master of an assignment: one percent-format script, read into cells.

A master holds the text in every language, the stubs, the reference solution, the visible
checks and the figures. `docs/masters.md` describes the format; `authoring/` turns a master
into what students receive, `grading/` takes the reference from it.
"""

from autograder.master.model import BEGIN, END, LANGUAGES, Cell, Kind, Master, select
from autograder.master.reading import MOST_POINTS, parse, read

__all__ = [
    "BEGIN",
    "END",
    "LANGUAGES",
    "MOST_POINTS",
    "Cell",
    "Kind",
    "Master",
    "parse",
    "read",
    "select",
]
