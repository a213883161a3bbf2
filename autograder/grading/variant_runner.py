"""Known answers to one exercise, in one process: hidden tests can be run on each of them.

The answers are ours, but they run behind the same wall and over the same wire as a
submission, so that what they answer can be compared with what a student's code answered.
"""

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path

import msgspec
from msgspec import Struct

import autograder
from autograder.content.variants import Variant
from autograder.core import atomic_files
from autograder.core.errors import SeminarError
from autograder.grading.result import TestStatus
from autograder.grading.spec import GradingSpec, sandbox_spec, sha256_hex
from autograder.grading.suite_runner import HiddenTest, Suite, TestFilter, all_tests
from autograder.grading.test_run import TestObservation, TestRun
from autograder.sandbox.proxies import NamespaceProxy
from autograder.sandbox.session import Session

# FOLDED autograder/grading/variant_runner.py: "Which hidden tests ea

SEED = 0
# What may be otherwise at the next try.
UNSTABLE = (TestStatus.TIMEOUT, TestStatus.DIED, TestStatus.BROKEN)

VariantRun = Callable[[Variant, int, frozenset[str]], Mapping[str, TestObservation]]


class KnownOutcomes(Struct, frozen=True):
    """The tests that an answer passes, and those that it fails; others have to be tried."""

    passes: frozenset[str] = frozenset()
    fails: frozenset[str] = frozenset()


NO_KNOWLEDGE = KnownOutcomes()
Table = dict[str, KnownOutcomes]  # by the id of the variant


def load_or_compute(
    kit: GradingSpec,
    exercise: str,
    variants: Iterable[Variant],
    tests: Iterable[HiddenTest],
    run: VariantRun,
) -> Table:
    """What is known about each variant; `run` is asked if nobody has learnt it yet."""
    place = _place(kit, exercise)
    with suppress(OSError, msgspec.MsgspecError, ValueError):
        return msgspec.json.decode(place.read_bytes(), type=Table)
    names = frozenset(test.name for test in tests if not (test.is_slow or test.is_random))
    learnt = {
        one.id: _classify(run(one, SEED, names))
        for one in variants
        if not one.wrong.nondeterministic
    }
    with suppress(OSError, SeminarError):  # it will be learnt again
        place.parent.mkdir(parents=True, exist_ok=True)
        atomic_files.write_atomic(place, msgspec.json.encode(learnt))
    return learnt


def _classify(readings: Mapping[str, TestObservation]) -> KnownOutcomes:
    settled = {n: one for n, one in readings.items() if one.outcome.status not in UNSTABLE}
    passes = frozenset(name for name, reading in settled.items() if reading.passed)
    return KnownOutcomes(passes, frozenset(settled) - passes)


def _place(kit: GradingSpec, exercise: str) -> Path:
    parts = (kit.suite_hash, kit.reference, kit.files_hash, kit.packages, exercise)
    key = sha256_hex(msgspec.json.encode((autograder.__version__, *parts)))
    return atomic_files.user_cache_dir() / "usual" / f"{key}.json"


# MAIN

# Each answer has a namespace of its own, filled with the given code and the reference, without the
# exercise itself: what an answer does not define is missing, as it would be in a notebook.
BASE_CELL = """
_base = {{"__name__": "__main__"}}
exec(compile({reference!r}, "reference", "exec"), _base)
_shelf = {{}}
"""
LOAD_CELL = """
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
BATCH_SIZE = 20  # answers to a cell: one that never ends takes only so many with it
NO_LIMIT_SECONDS = 86_400.0


class VariantRunner:
    """The process with the answers. Use as a context manager, or `close` it."""

    def __init__(
        self,
        kit: GradingSpec,
        suite: Suite,
        exercise: str,
        sources: Mapping[str, str],
        *,
        call_seconds: float | None = None,
    ) -> None:
        self._suite, self._kit = suite, kit
        plan = sandbox_spec(kit)
        limits = msgspec.structs.replace(
            plan.limits, submission=NO_LIMIT_SECONDS, call=call_seconds or plan.limits.call
        )
        cells = [(0, BASE_CELL.format(reference=kit.reference))]
        items = list(sources.items())
        for first in range(0, len(items), BATCH_SIZE):
            some = dict(items[first : first + BATCH_SIZE])
            cells.append((first + 1, LOAD_CELL.format(exercise=exercise, sources=some)))
        self._session = Session(msgspec.structs.replace(plan, limits=limits), cells)
        self._session.run_notebook()

    def __enter__(self) -> "VariantRunner":
        """The shelf itself; its process is running."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the process."""
        self.close()

    def close(self) -> None:
        """End the process."""
        self._session.close()

    def run(self, key: str, seed: int, want: TestFilter = all_tests) -> dict[str, TestObservation]:
        """Run the wanted tests on the answer `key`; a reading by the name of each test."""
        self._session.reset()
        readings = self._suite.run(self._bench(key, seed), want)
        return {reading.outcome.test: reading for reading in readings}

    def first_failure(
        self, key: str, seed: int, tests: tuple[HiddenTest, ...]
    ) -> TestObservation | None:
        """The first of the tests that the answer does not pass; None if it passes all."""
        self._session.reset()
        return self._suite.run_until_failure(self._bench(key, seed), tests)

    def _bench(self, key: str, seed: int) -> TestRun:
        student: Callable[[Session], NamespaceProxy] = partial(
            NamespaceProxy, shelf="_shelf", key=key
        )
        return TestRun(self._session, self._suite.reference, seed, self._kit.language, student)
