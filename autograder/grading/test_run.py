"""What a hidden suite is run on: a notebook in its process, the reference, and what comes of it."""

import types
from collections.abc import Callable

from msgspec import Struct

from autograder.core.i18n import Language
from autograder.grading.result import Curve, TestOutcome, TestStatus
from autograder.intake.normalizer import NormalizedNotebook, Role
from autograder.sandbox.faults import Fault
from autograder.sandbox.proxies import Student
from autograder.sandbox.session import Session
from autograder.sandbox.trace import Trace


class TestObservation(Struct, frozen=True):
    __test__ = False
    """An outcome with its exercise, the fault behind it if there is one, and the answers given."""

    exercise: str
    outcome: TestOutcome
    fault: Fault | None = None
    about: str = ""
    trace: Trace = ()

    @property
    def passed(self) -> bool:
        """Whether the test passed."""
        return self.outcome.status is TestStatus.PASSED


class TestRun:
    """One run of a suite: what it tests, against what, and what came of it.

    `student` gives the proxy of what is tested; it is asked anew for each test.
    """

    __test__ = False

    def __init__(
        self,
        session: Session,
        reference: types.ModuleType,
        seed: int,
        language: Language,
        student: Callable[[Session], Student] = Student,
    ) -> None:
        self.session, self.reference, self.student = session, reference, student
        self.seed, self.language = seed, language
        self.readings: list[TestObservation] = []
        self.curves: tuple[Curve, ...] = ()


def load_reference(source: str) -> types.ModuleType:
    """The reference solution as a module."""
    module = types.ModuleType("reference")
    exec(compile(source, "reference", "exec"), module.__dict__)
    return module


def runnable_cells(submission: NormalizedNotebook) -> list[tuple[int, str]]:
    """The code to run, by place; check cells are not: the hidden suite does their work."""
    prelude = [(-1 - i, source) for i, source in enumerate(submission.missing_setup)]
    cells = [
        (place, cell.source)
        for place, cell in enumerate(submission.cells)
        if cell.is_code and cell.run and cell.role is not Role.CHECK
    ]
    return prelude + cells
