"""One run of a hidden suite: the session under test, the reference, and the observations."""

import types
from collections.abc import Callable

from msgspec import Struct

from autograder.core.i18n import Language
from autograder.grading.result import Curve, TestOutcome, TestStatus
from autograder.intake.model import NormalizedNotebook, Role
from autograder.sandbox.faults import Fault
from autograder.sandbox.proxies import Student
from autograder.sandbox.session import Session
from autograder.sandbox.trace import Trace


class TestObservation(Struct, frozen=True):
    """The outcome of a test with its exercise, its fault if any, and the trace of the answers."""

    __test__ = False
    exercise: str
    outcome: TestOutcome
    fault: Fault | None = None
    fault_detail: str = ""
    trace: Trace = ()

    @property
    def passed(self) -> bool:
        """Whether the test passed."""
        return self.outcome.status is TestStatus.PASSED


class TestRun:
    """The state of one run of a suite. Its observations and curves are filled in by the tests.

    `make_student` returns the proxy of the code under test; it is called for each test.
    """

    __test__ = False

    def __init__(
        self,
        session: Session,
        reference: types.ModuleType,
        seed: int,
        language: Language,
        make_student: Callable[[Session], Student] = Student,
    ) -> None:
        self.session, self.reference, self.make_student = session, reference, make_student
        self.seed, self.language = seed, language
        self.observations: list[TestObservation] = []
        self.curves: tuple[Curve, ...] = ()


def load_reference(source: str) -> types.ModuleType:
    """Return the reference solution as a module."""
    module = types.ModuleType("reference")
    exec(compile(source, "reference", "exec"), module.__dict__)
    return module


def runnable_cells(submission: NormalizedNotebook) -> list[tuple[int, str]]:
    """Return (index, source) of the code to run; missing setup cells have negative indices.

    Check cells are left out: the hidden suite takes their place.
    """
    setup = [(-1 - i, source) for i, source in enumerate(submission.missing_setup)]
    cells = [
        (index, cell.source)
        for index, cell in enumerate(submission.cells)
        if cell.is_code and cell.run and cell.role is not Role.CHECK
    ]
    return setup + cells
