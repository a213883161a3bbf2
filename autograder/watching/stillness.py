"""When a file has been complete: it has not changed for a moment, and can be read to its end."""

from collections.abc import Iterator, Mapping

from autograder.course import Language
from autograder.intake import file as intake
from autograder.intake.file import Unusable
from autograder.problems import ProblemKind, problem
from autograder.watching.ground import Landed

QUIET = 0.3  # seconds without a change
PATIENCE = 10.0  # seconds without a change, after which half a file is told about
# What a file that is still being copied looks like.
HALVES = (ProblemKind.CUT_OFF, ProblemKind.EMPTY_FILE, ProblemKind.NOT_JSON)


class Stillness:
    """How long each file has been as it is, by a clock that nobody sets."""

    def __init__(self) -> None:
        self._since: dict[str, tuple[str, float]] = {}

    def update(self, seen: Mapping[str, Landed], now: float) -> None:
        """What is there now."""
        before = self._since
        self._since = {
            path: before[path] if before.get(path, ("",))[0] == one.mark else (one.mark, now)
            for path, one in seen.items()
        }

    def still(self, seen: Mapping[str, Landed], now: float) -> Iterator[tuple[Landed, float]]:
        """The files that have been still for long enough, and for how long."""
        for path, one in seen.items():
            age = now - self._since.get(path, ("", now))[1]
            if age >= QUIET:
                yield one, age

    def next(self, now: float) -> float:
        """Seconds until another one will have been still."""
        ages = (now - since for _, since in self._since.values())
        return min((QUIET - age for age in ages if age < QUIET), default=QUIET * 100)


def half_notebook(data: bytes, language: Language) -> str:
    """Why these bytes are not a whole notebook yet; empty if they are, or are something else."""
    try:
        intake.read(data)
    except Unusable as error:
        if error.note.kind in HALVES:
            return problem(error.note.kind, language).message
    return ""
