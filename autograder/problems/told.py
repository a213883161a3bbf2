"""One thing to tell of a hand-in: before it is put into words, and after."""

from collections.abc import Mapping

from msgspec import Struct

from autograder.course import Language
from autograder.problems.kind import FATAL, ProblemKind
from autograder.problems.sentences import sentence


class Note(Struct, frozen=True):
    """Something to tell, not yet in words: `detail` is for the instructor alone."""

    kind: ProblemKind
    values: Mapping[str, object] = {}
    detail: str = ""


class Problem(Struct, frozen=True):
    """One thing to tell: its kind, the sentence, and what it is about (a name or a cell).

    `detail` is for the instructor alone.
    """

    kind: ProblemKind
    message: str
    about: str = ""
    detail: str = ""

    @property
    def fatal(self) -> bool:
        """Whether nothing could be graded."""
        return self.kind in FATAL


def problem(
    kind: ProblemKind, language: Language, *, detail: str = "", **values: object
) -> Problem:
    """The problem `kind` in words; `values` fill the blanks of its sentence."""
    about = str(values.get("name", values.get("cell", "")))
    return Problem(kind, sentence(kind, values).render(language), about, detail)
