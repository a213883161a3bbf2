"""The folder as it was when it was last looked at, and when to look again."""

import time
from collections.abc import Iterator
from pathlib import Path

from autograder.watching import ground
from autograder.watching.ground import Landed
from autograder.watching.stillness import Stillness

LOOK = 0.05  # seconds between two looks at the folder; more for one that takes long to look at


class View:
    """What is in the folder, and since when it has been as it is."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.seen: dict[str, Landed] = {}
        self._still = Stillness()
        self._looked, self._pause = 0.0, LOOK

    def look(self) -> bool:
        """Look at the folder, unless that was done just now; whether it was looked at."""
        began = time.monotonic()
        if began - self._looked < self._pause:
            return False
        self.seen = ground.look(self._folder)
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
