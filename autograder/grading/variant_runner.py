"""Runs hidden tests on the variants of an exercise: known right and wrong answers, and mutants.

All variants of an exercise share one guest process. They run in the same sandbox and over the
same protocol as a submission, so their answers can be compared with those of student code.
"""

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path

import msgspec
from msgspec import Struct

import autograder
from autograder.content.variants import Variant
from autograder.core.atomic_files import user_cache_dir, write_atomic
from autograder.core.errors import SeminarError
from autograder.grading.result import TestStatus
from autograder.grading.spec import GradingSpec, sandbox_spec, sha256_hex
from autograder.grading.suite_runner import HiddenTest, Suite, TestFilter, all_tests
from autograder.grading.test_run import TestObservation, TestRun
from autograder.sandbox.proxies import NamespaceProxy
from autograder.sandbox.session import Session
from autograder.sandbox.zygote_client import ZygotePool

# Each variant has a namespace of its own with the provided code and the reference, but without
# the exercise itself: a name that a variant does not define is missing, as in a notebook.
BASE_CELL = """
_base = {{"__name__": "__main__"}}
exec(compile({reference!r}, "reference", "exec"), _base)
_namespaces = {{}}
"""
LOAD_CELL = """
def _load(key, source):
    namespace = {{name: value for name, value in _base.items() if name != {exercise!r}}}
    try:
        exec(compile(source, key, "exec"), namespace)
    except Exception:
        pass
    _namespaces[key] = namespace

for _key, _source in {sources!r}.items():
    _load(_key, _source)
"""
BATCH_SIZE = 20  # variants per cell: one that never returns takes only its batch with it
NO_LIMIT_SECONDS = 86_400.0

LEARNING_SEED = 0
# Outcomes that may differ at the next run.
UNSTABLE = (TestStatus.TIMEOUT, TestStatus.DIED, TestStatus.BROKEN)


class VariantRunner:
    """The guest process with the variants, by key. Use as a context manager, or `close` it."""

    def __init__(
        self,
        spec: GradingSpec,
        suite: Suite,
        exercise: str,
        sources: Mapping[str, str],
        *,
        call_seconds: float | None = None,
        zygotes: ZygotePool | None = None,
    ) -> None:
        self._suite, self._spec = suite, spec
        sandbox = sandbox_spec(spec)
        limits = msgspec.structs.replace(
            sandbox.limits, submission=NO_LIMIT_SECONDS, call=call_seconds or sandbox.limits.call
        )
        cells = [(0, BASE_CELL.format(reference=spec.reference))]
        items = list(sources.items())
        for start in range(0, len(items), BATCH_SIZE):
            batch = dict(items[start : start + BATCH_SIZE])
            cells.append((start + 1, LOAD_CELL.format(exercise=exercise, sources=batch)))
        sandbox = msgspec.structs.replace(sandbox, limits=limits)
        self._session = Session(sandbox, cells, zygotes=zygotes)
        self._session.run_notebook()

    def __enter__(self) -> "VariantRunner":
        """Return the runner; its process is running."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the process."""
        self.close()

    def close(self) -> None:
        """End the process."""
        self._session.close()

    def run(
        self, key: str, seed: int, is_wanted: TestFilter = all_tests
    ) -> dict[str, TestObservation]:
        """Run the wanted tests on the variant `key`; return the observations by test name."""
        observations = self._suite.run(self._new_run(key, seed), is_wanted)
        return {observation.outcome.test: observation for observation in observations}

    def first_failure(
        self, key: str, seed: int, tests: tuple[HiddenTest, ...]
    ) -> TestObservation | None:
        """Return the first observation that the variant did not pass; None if it passes all."""
        return self._suite.run_until_failure(self._new_run(key, seed), tests)

    def _new_run(self, key: str, seed: int) -> TestRun:
        self._session.reset()
        make_student: Callable[[Session], NamespaceProxy] = partial(
            NamespaceProxy, namespaces="_namespaces", key=key
        )
        return TestRun(
            self._session, self._suite.reference, seed, self._spec.language, make_student
        )


class KnownOutcomes(Struct, frozen=True):
    """The tests that a variant passes or fails for any inputs; others have to be replayed."""

    passes: frozenset[str] = frozenset()
    fails: frozenset[str] = frozenset()


NO_KNOWLEDGE = KnownOutcomes()
KnownOutcomesTable = dict[str, KnownOutcomes]  # by variant id
# Runs the named tests on a variant with a seed.
ReplayVariant = Callable[[Variant, int, frozenset[str]], Mapping[str, TestObservation]]


def load_or_compute(
    spec: GradingSpec,
    exercise: str,
    variants: Iterable[Variant],
    tests: Iterable[HiddenTest],
    run: ReplayVariant,
) -> KnownOutcomesTable:
    """Return the known outcomes of each variant, from the user's cache if it has them.

    They are learned from one run with a fixed seed. Slow and random tests, and variants that
    draw random numbers, are left out.
    """
    path = _cache_path(spec, exercise)
    with suppress(OSError, msgspec.MsgspecError, ValueError):
        return msgspec.json.decode(path.read_bytes(), type=KnownOutcomesTable)
    names = frozenset(test.name for test in tests if not (test.is_slow or test.is_random))
    table = {
        variant.id: _classify(run(variant, LEARNING_SEED, names))
        for variant in variants
        if not variant.wrong.nondeterministic
    }
    with suppress(OSError, SeminarError):  # without the file they are computed again
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomic(path, msgspec.json.encode(table))
    return table


def _classify(observations: Mapping[str, TestObservation]) -> KnownOutcomes:
    stable = {
        name: observation
        for name, observation in observations.items()
        if observation.outcome.status not in UNSTABLE
    }
    passes = frozenset(name for name, observation in stable.items() if observation.passed)
    return KnownOutcomes(passes, frozenset(stable) - passes)


def _cache_path(spec: GradingSpec, exercise: str) -> Path:
    inputs = (spec.suite_hash, spec.reference, spec.files_hash, spec.packages, exercise)
    key = sha256_hex(msgspec.json.encode((autograder.__version__, *inputs)))
    return user_cache_dir() / "known_outcomes" / f"{key}.json"
