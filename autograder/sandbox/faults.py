"""What can go wrong on the student side, as the grader sees it."""

import builtins
from collections.abc import Sequence
from enum import StrEnum

MAX_PRINTABLE = 120  # characters of a name or a reason


class Fault(StrEnum):
    """What went wrong on the student side."""

    MISSING = "missing"  # no such name in the notebook
    MISSING_ATTRIBUTE = "absent"  # no such attribute or item of an object
    UNWRITTEN = "unwritten"  # the stub's NotImplementedError
    RAISED = "raised"  # an exception
    ARGUMENTS = "arguments"  # not to be called with the arguments that the exercise names
    TIMEOUT = "timeout"  # the call or the cell took too long
    TIME_BUDGET = "exhausted"  # the time for the whole submission is used up
    MEMORY = "memory"  # out of memory
    OUTPUT_LIMIT = "flooded"  # printed more than allowed
    DIED = "died"  # the process ended
    UNREADABLE = "unreadable"  # an answer that may not cross: too large, too deep
    PROTOCOL_ERROR = "malformed"  # broke the protocol


class StudentError(Exception):
    """Student code did not answer; `detail` is an exception's type or a name, by `fault`."""

    def __init__(self, fault: Fault, detail: str = "") -> None:
        self.fault, self.detail = fault, printable_text(detail)
        super().__init__(f"{fault}: {self.detail}" if detail else str(fault))


def printable_text(text: str) -> str:
    """The beginning of a text of the student side that a terminal may show: no control marks."""
    return "".join(mark if mark.isprintable() else "?" for mark in text[:MAX_PRINTABLE])


def builtin_exception_name(error: str, bases: Sequence[str]) -> str:
    """The type of an exception, or the nearest of Python's own that it derives from."""
    own = (name for name in (error, *bases) if hasattr(builtins, name))
    return next(own, error)


def fault_of(error: str, bases: Sequence[str]) -> Fault:
    """The fault that an exception stands for, by its type and those it derives from."""
    known = {
        "NotImplementedError": Fault.UNWRITTEN,
        "MemoryError": Fault.MEMORY,
        "WireError": Fault.UNREADABLE,
        "WrongArguments": Fault.ARGUMENTS,
    }
    return next((known[base] for base in (error, *bases) if base in known), Fault.RAISED)
