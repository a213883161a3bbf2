"""What an error in a hidden test means: the status of the test, and what the student reads."""

from autograder.grading.compare import Disagreement
from autograder.grading.result import TestStatus
from autograder.messages import Phrase, phrase
from autograder.sandbox.faults import Fault, StudentError

# Exceptions whose name a student may read; a name of their own making could carry an input out.
NAMED = (
    "Arithmetic Assertion Attribute Axis EOF FileNotFound FloatingPoint Import Indentation Index"
    " Key LinAlg Lookup Memory ModuleNotFound Name OS Overflow Permission Recursion Runtime"
    " Syntax Tab Type UnboundLocal Unicode Value ZeroDivision"
)
NAMEABLE = frozenset(f"{name}Error" for name in NAMED.split())
SAYINGS = {
    Fault.UNWRITTEN: "Not written yet.",
    Fault.MISSING: "There is no {name} to call.",
    Fault.ABSENT: "There is no attribute {name}.",
    Fault.RAISED: "Your code stopped with {error}.",
    Fault.ARGUMENTS: (
        "Your function cannot be called with the arguments that the exercise names."
        " Leave the first line of the stub (def ...) as it was."
    ),
    Fault.TIMEOUT: "The call took too long and was stopped.",
    Fault.EXHAUSTED: "Not tested: the time for the whole notebook was used up.",
    Fault.MEMORY: "Your code ran out of memory.",
    Fault.FLOODED: "Your code printed without end.",
    Fault.DIED: "Your code ended the whole Python process.",
    Fault.UNREADABLE: "What came back is too large or cannot be read.",
    Fault.MALFORMED: "The call was not answered properly.",
}
STATUSES = {
    Fault.UNWRITTEN: TestStatus.UNWRITTEN,
    Fault.MISSING: TestStatus.MISSING,
    Fault.ABSENT: TestStatus.MISSING,
    Fault.TIMEOUT: TestStatus.TIMEOUT,
    Fault.EXHAUSTED: TestStatus.TIMEOUT,
    Fault.DIED: TestStatus.DIED,
    Fault.FLOODED: TestStatus.DIED,
    Fault.MALFORMED: TestStatus.DIED,
}


def verdict(error: BaseException | None) -> tuple[TestStatus, Phrase | None]:
    """The status of a test that ended with this error, and what to tell the student of it."""
    if error is None:
        return TestStatus.PASSED, None
    if isinstance(error, Disagreement):
        return TestStatus.FAILED, error.said
    if isinstance(error, StudentError):
        status = STATUSES.get(error.fault, TestStatus.RAISED)
        return status, phrase(
            SAYINGS[error.fault], error=error_name(error.detail), name=error.detail
        )
    return TestStatus.BROKEN, phrase("This test could not be carried out; your instructor knows.")


def error_name(name: str) -> Phrase:
    """The type of an exception as a student may read it."""
    return phrase("{value}", value=name) if name in NAMEABLE else phrase("an error")
