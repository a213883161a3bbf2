"""What a hidden suite is run on: a notebook in its process, the reference, and what comes of it."""

import types
from collections.abc import Callable

from msgspec import Struct

from autograder.course import Language
from autograder.grading.result import Curve, TestOutcome, TestStatus
from autograder.intake.notebook import Role, Submission
from autograder.sandbox.faults import Fault
from autograder.sandbox.session import Session
from autograder.sandbox.student import Student
from autograder.sandbox.trace import Trace


class Reading(Struct, frozen=True):
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


class Bench:
    """One run of a suite: what it tests, against what, and what came of it.

    `student` gives the proxy of what is tested; it is asked anew for each test.
    """

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
        self.readings: list[Reading] = []
        self.curves: tuple[Curve, ...] = ()


def load_reference(source: str) -> types.ModuleType:
    """The reference solution as a module."""
    module = types.ModuleType("reference")
    exec(compile(source, "reference", "exec"), module.__dict__)
    return module


def code_cells(submission: Submission) -> list[tuple[int, str]]:
    """The code to run, by place; check cells are not: the hidden suite does their work."""
    prelude = [(-1 - i, source) for i, source in enumerate(submission.prelude)]
    cells = [
        (place, cell.source)
        for place, cell in enumerate(submission.cells)
        if cell.is_code and cell.run and cell.role is not Role.CHECK
    ]
    return prelude + cells
