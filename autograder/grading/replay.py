"""Known answers to one exercise, in one process: hidden tests can be run on each of them.

The answers are ours, but they run behind the same wall and over the same wire as a
submission, so that what they answer can be compared with what a student's code answered.
"""

from collections.abc import Callable, Mapping
from functools import partial

import msgspec

from autograder.grading.bench import Bench, Reading
from autograder.grading.kit import Kit, plan_for
from autograder.grading.suite import Suite, Test, Want, everything
from autograder.sandbox.session import Session
from autograder.sandbox.student import Shelved

# Each answer has a namespace of its own, filled with the given code and the reference, without the
# exercise itself: what an answer does not define is missing, as it would be in a notebook.
BASE = """
_base = {{"__name__": "__main__"}}
exec(compile({reference!r}, "reference", "exec"), _base)
_shelf = {{}}
"""
SHELVE = """
def _shelve(key, source):
    own = {{name: value for name, value in _base.items() if name != {exercise!r}}}
    try:
        exec(compile(source, key, "exec"), own)
    except Exception:
        pass
    _shelf[key] = own

for _key, _source in {sources!r}.items():
    _shelve(_key, _source)
"""
TOGETHER = 20  # answers to a cell: one that never ends takes only so many with it
A_DAY = 86_400.0


class Shelf:
    """The process with the answers. Use as a context manager, or `close` it."""

    def __init__(
        self,
        kit: Kit,
        suite: Suite,
        exercise: str,
        sources: Mapping[str, str],
        *,
        call_seconds: float | None = None,
    ) -> None:
        self._suite, self._kit = suite, kit
        plan = plan_for(kit)
        limits = msgspec.structs.replace(
            plan.limits, submission=A_DAY, call=call_seconds or plan.limits.call
        )
        cells = [(0, BASE.format(reference=kit.reference))]
        items = list(sources.items())
        for first in range(0, len(items), TOGETHER):
            some = dict(items[first : first + TOGETHER])
            cells.append((first + 1, SHELVE.format(exercise=exercise, sources=some)))
        self._session = Session(msgspec.structs.replace(plan, limits=limits), cells)
        self._session.run_notebook()

    def __enter__(self) -> "Shelf":
        """The shelf itself; its process is running."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the process."""
        self.close()

    def close(self) -> None:
        """End the process."""
        self._session.close()

    def run(self, key: str, seed: int, want: Want = everything) -> dict[str, Reading]:
        """Run the wanted tests on the answer `key`; a reading by the name of each test."""
        self._session.forget()
        readings = self._suite.run(self._bench(key, seed), want)
        return {reading.outcome.test: reading for reading in readings}

    def first_failure(self, key: str, seed: int, tests: tuple[Test, ...]) -> Reading | None:
        """The first of the tests that the answer does not pass; None if it passes all."""
        self._session.forget()
        return self._suite.run_until_failure(self._bench(key, seed), tests)

    def _bench(self, key: str, seed: int) -> Bench:
        student: Callable[[Session], Shelved] = partial(Shelved, shelf="_shelf", key=key)
        return Bench(self._session, self._suite.reference, seed, self._kit.language, student)
