"""The faults of student code, as the host reports them."""

import builtins
from collections.abc import Sequence
from enum import StrEnum

from autograder.sandbox.guest.protocol import ErrorPlace

MAX_PRINTABLE = 120  # characters of a name or a reason


class Fault(StrEnum):
    """What went wrong in the guest process."""

    MISSING = "missing"  # no such name in the notebook
    MISSING_ATTRIBUTE = "absent"  # no such attribute or item of an object
    UNWRITTEN = "unwritten"  # the stub's NotImplementedError
    RAISED = "raised"  # an exception
    ARGUMENTS = "arguments"  # does not accept the arguments that the exercise names
    TIMEOUT = "timeout"  # the call or the cell took too long
    STALLED = "stalled"  # it took too long, and slept or waited instead of computing
    TIME_BUDGET = "exhausted"  # the time for the whole submission is used up
    MEMORY = "memory"  # out of memory
    OUTPUT_LIMIT = "flooded"  # printed more than allowed
    DIED = "died"  # the process ended
    UNREADABLE = "unreadable"  # an answer that cannot be sent: too large, too deep
    PROTOCOL_ERROR = "malformed"  # broke the protocol


class StudentError(Exception):
    """A failure of student code; `detail` is the type of an exception or a name, by `fault`.

    `message` is a digest of the exception's message, `place` where it was raised by the guest's
    account; see `guest.protocol.Raised`.
    """

    def __init__(
        self, fault: Fault, detail: str = "", message: int = 0, place: ErrorPlace | None = None
    ) -> None:
        self.fault, self.detail, self.message = fault, printable_text(detail), message
        self.place = place
        super().__init__(f"{fault}: {self.detail}" if detail else str(fault))


def printable_text(text: str) -> str:
    """Return the beginning of a guest's text, with `?` for characters that act on a terminal."""
    return "".join(char if char.isprintable() else "?" for char in text[:MAX_PRINTABLE])


def student_error(
    error: str, bases: Sequence[str] = (), message: int = 0, place: ErrorPlace | None = None
) -> StudentError:
    """Return the failure that an exception stands for, by its type and its base types.

    An exception without a fault of its own is reported as its nearest builtin type, if it has one.
    """
    faults = {
        "NotImplementedError": Fault.UNWRITTEN,
        "MemoryError": Fault.MEMORY,
        "WireError": Fault.UNREADABLE,
        "WrongArguments": Fault.ARGUMENTS,
    }
    types = (error, *bases)
    fault = next((faults[name] for name in types if name in faults), Fault.RAISED)
    if fault is Fault.RAISED:
        error = next((name for name in types if hasattr(builtins, name)), error)
    return StudentError(fault, error, message, place)
