"""One run of a hidden suite: the session under test, the reference, and the observations."""

import ast
import types
from collections.abc import Callable

from msgspec import Struct

from autograder.core.i18n import Language
from autograder.grading.code_places import CodePlaces
from autograder.grading.result import Curve, TestOutcome, TestStatus
from autograder.intake.model import NormalizedNotebook, Role
from autograder.sandbox.faults import Fault
from autograder.sandbox.proxies import Student
from autograder.sandbox.session import Session
from autograder.sandbox.trace import Fingerprint

NOT_CALLED = "not called"  # detail of a test whose prerequisite never ends


class TestObservation(Struct, frozen=True):
    """The outcome of a test with its exercise, and its fault if any.

    To compare it with another one it has `reason`, the message in English, and `answers`, if the
    run keeps them. `again` is a failed test's observation under the seed of the answer tables.
    `spent` are the seconds of processor time of host and guest.
    """

    __test__ = False
    exercise: str
    outcome: TestOutcome
    fault: Fault | None = None
    fault_detail: str = ""
    reason: str = ""
    spent: float = 0.0
    answers: tuple[Fingerprint, ...] = ()
    again: "TestObservation | None" = None

    @property
    def passed(self) -> bool:
        """Whether the test passed."""
        return self.outcome.status is TestStatus.PASSED


class TestRun:
    """The state of one run of a suite. Its observations and curves are filled in by the tests.

    `make_student` returns the proxy of the code under test; it is called for each test.
    `keep_answers`: the observations have the answers to all requests of the tests.
    `is_hopeless` tells of an exercise and a test whether to fail it as if its time were over,
    `places` where the code of the submission stopped.
    """

    __test__ = False

    def __init__(
        self,
        session: Session,
        reference: types.ModuleType,
        seed: int,
        language: Language,
        make_student: Callable[[Session], Student] = Student,
        *,
        keep_answers: bool = False,
        is_hopeless: Callable[[str, str], bool] = lambda _exercise, _test: False,
        places: CodePlaces | None = None,
    ) -> None:
        self.session, self.reference, self.make_student = session, reference, make_student
        self.seed, self.language, self.keep_answers = seed, language, keep_answers
        self.is_hopeless, self.places = is_hopeless, places
        self.test_name = ""
        self.test_started = 0.0  # in processor time of the session
        self.observations: list[TestObservation] = []
        self.curves: tuple[Curve, ...] = ()


def load_reference(source: str) -> types.ModuleType:
    """Return the reference solution as a module, without imports that it does not use.

    Those are of its figures, which are left out: a worker need not load matplotlib.
    """
    tree = ast.parse(source, "reference")
    used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    tree.body = [
        node for node in tree.body if not isinstance(node, ast.Import) or _bound(node) & used
    ]
    module = types.ModuleType("reference")
    exec(compile(tree, "reference", "exec"), module.__dict__)
    return module


def _bound(statement: ast.Import) -> set[str]:
    return {alias.asname or alias.name.partition(".")[0] for alias in statement.names}


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
