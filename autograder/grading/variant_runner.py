"""Runs hidden tests on the variants of an exercise: known right and wrong answers, and mutants.

All variants of an exercise share one guest process. They run in the same sandbox and over the
same protocol as a submission, so their answers can be compared with those of student code.
"""

from collections.abc import Callable, Mapping
from functools import partial

import msgspec

from autograder.grading.spec import GradingSpec, sandbox_spec
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
            self._session,
            self._suite.reference,
            seed,
            self._spec.language,
            make_student,
            keep_answers=True,
        )
