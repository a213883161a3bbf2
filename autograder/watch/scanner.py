"""The folder as it was when it was last looked at, and when to look again."""

import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from autograder.core.i18n import Language
from autograder.core.problems import ProblemKind, make_problem
from autograder.intake import ipynb_reader as intake
from autograder.intake.ipynb_reader import NotAGradableNotebook
from autograder.watch import safe_directory
from autograder.watch.safe_directory import Landed

# FOLDED autograder/watch/scanner.py: 'When a file has been complete:

DEBOUNCE_SECONDS = 0.3  # seconds without a change
INCOMPLETE_TIMEOUT = 10.0  # seconds without a change, after which half a file is told about
# What a file that is still being copied looks like.
INCOMPLETE_KINDS = (ProblemKind.CUT_OFF, ProblemKind.EMPTY_FILE, ProblemKind.NOT_JSON)


class Debouncer:
    """How long each file has been as it is, by a clock that nobody sets."""

    def __init__(self) -> None:
        self._since: dict[str, tuple[str, float]] = {}

    def update(self, seen: Mapping[str, Landed], now: float) -> None:
        """What is there now."""
        before = self._since
        self._since = {
            path: before[path]
            if before.get(path, ("",))[0] == one.fingerprint
            else (one.fingerprint, now)
            for path, one in seen.items()
        }

    def still(self, seen: Mapping[str, Landed], now: float) -> Iterator[tuple[Landed, float]]:
        """The files that have been still for long enough, and for how long."""
        for path, one in seen.items():
            age = now - self._since.get(path, ("", now))[1]
            if age >= DEBOUNCE_SECONDS:
                yield one, age

    def next(self, now: float) -> float:
        """Seconds until another one will have been still."""
        ages = (now - since for _, since in self._since.values())
        return min(
            (DEBOUNCE_SECONDS - age for age in ages if age < DEBOUNCE_SECONDS),
            default=DEBOUNCE_SECONDS * 100,
        )


def half_notebook(data: bytes, language: Language) -> str:
    """Why these bytes are not a whole notebook yet; empty if they are, or are something else."""
    try:
        intake.parse_ipynb(data)
    except NotAGradableNotebook as error:
        if error.note.kind in INCOMPLETE_KINDS:
            return make_problem(error.note.kind, language).message
    return ""


# MAIN

LOOK = 0.05  # seconds between two looks at the folder; more for one that takes long to look at


class DirectoryScanner:
    """What is in the folder, and since when it has been as it is."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.seen: dict[str, Landed] = {}
        self._still = Debouncer()
        self._looked, self._pause = 0.0, LOOK

    def look(self) -> bool:
        """Look at the folder, unless that was done just now; whether it was looked at."""
        began = time.monotonic()
        if began - self._looked < self._pause:
            return False
        self.seen = safe_directory.scan(self._folder)
        self._looked = time.monotonic()
        self._pause = max(LOOK, 5 * (self._looked - began))
        self._still.update(self.seen, self._looked)
        return True

    def still(self) -> Iterator[tuple[Landed, float]]:
        """The files that have been still for long enough, and for how long."""
        return self._still.still(self.seen, time.monotonic())

    def waits(self, moment: float) -> list[float]:
        """The seconds until another file will have been still, and until the next look."""
        return [self._still.next(moment), self._looked + self._pause - moment]
