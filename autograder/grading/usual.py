"""Which hidden tests each known wrong answer passes and fails, whatever the inputs: learnt once.

Kept in the user's cache folder under a key made from suite, reference and kit, so that every
worker and every command after the first one knows it. See docs/decisions/0013.
"""

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec import Struct

import autograder
from autograder import files
from autograder.bank import Variant
from autograder.errors import SeminarError
from autograder.grading.bench import Reading
from autograder.grading.kit import Kit, sha
from autograder.grading.result import TestStatus
from autograder.grading.suite import Test

SEED = 0
# What may be otherwise at the next try.
UNSETTLED = (TestStatus.TIMEOUT, TestStatus.DIED, TestStatus.BROKEN)

Run = Callable[[Variant, int, frozenset[str]], Mapping[str, Reading]]


class Usual(Struct, frozen=True):
    """The tests that an answer passes, and those that it fails; others have to be tried."""

    passes: frozenset[str] = frozenset()
    fails: frozenset[str] = frozenset()


UNKNOWN = Usual()
Table = dict[str, Usual]  # by the id of the variant


def table(
    kit: Kit, exercise: str, variants: Iterable[Variant], tests: Iterable[Test], run: Run
) -> Table:
    """What is known about each variant; `run` is asked if nobody has learnt it yet."""
    place = _place(kit, exercise)
    with suppress(OSError, msgspec.MsgspecError, ValueError):
        return msgspec.json.decode(place.read_bytes(), type=Table)
    names = frozenset(test.name for test in tests if not (test.is_long or test.is_drawn))
    learnt = {one.id: _learn(run(one, SEED, names)) for one in variants if not one.wrong.random}
    with suppress(OSError, SeminarError):  # it will be learnt again
        place.parent.mkdir(parents=True, exist_ok=True)
        files.write(place, msgspec.json.encode(learnt))
    return learnt


def _learn(readings: Mapping[str, Reading]) -> Usual:
    settled = {n: one for n, one in readings.items() if one.outcome.status not in UNSETTLED}
    passes = frozenset(name for name, reading in settled.items() if reading.passed)
    return Usual(passes, frozenset(settled) - passes)


def _place(kit: Kit, exercise: str) -> Path:
    parts = (kit.suite_hash, kit.reference, kit.files_hash, kit.packages, exercise)
    key = sha(msgspec.json.encode((autograder.__version__, *parts)))
    return files.cache() / "usual" / f"{key}.json"
