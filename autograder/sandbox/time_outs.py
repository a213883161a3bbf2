"""Functions of a submission that do not end: once that is known, they are not called again.

Without it each test of such a function would cost the whole time of a call.
"""

from collections.abc import Iterable

from autograder.sandbox.faults import Fault

TIME_OUT_FAULTS = frozenset({Fault.TIMEOUT, Fault.STALLED})
MAX_TRIALS = 2  # calls of one function that may run out of time
MAX_TRIALS_IF_ANSWERED = 4  # of one that has answered before: it may end for other arguments
SHORT_SHARE = 0.2  # of a call's time, that such a function has after MAX_TRIALS


class TimeOuts:
    """The calls that ran out of time, by function: `loss`, or `Net.loss` for a method."""

    def __init__(self) -> None:
        self._faults: dict[str, list[Fault]] = {}
        self._answered: set[str] = set()

    @property
    def endless(self) -> frozenset[str]:
        """The functions that are not called again."""
        return frozenset(name for name in self._faults if self.share(name) == 0)

    @property
    def never_answered(self) -> frozenset[str]:
        """The functions that ran out of time and have not answered any call."""
        return frozenset(self._faults.keys() - self._answered)

    def share(self, function: str) -> float:
        """Return the share of its usual time that the next call of a function has, from 0 to 1."""
        trials = len(self._faults.get(function, ()))
        if trials < MAX_TRIALS:
            return 1.0
        may_end = function in self._answered and trials < MAX_TRIALS_IF_ANSWERED
        return SHORT_SHARE if may_end else 0.0

    def last_fault(self, function: str) -> Fault:
        """Return the fault of the last call that ran out of time."""
        return self._faults[function][-1]

    def note(self, function: str, fault: Fault | None) -> None:
        """Take the end of a call into account; `fault` is None if it returned."""
        if not function:
            return
        if fault in TIME_OUT_FAULTS:
            self._faults.setdefault(function, []).append(fault)
        else:
            self._answered.add(function)

    def give_up(self, functions: Iterable[str]) -> None:
        """Do not call functions again."""
        for function in functions:
            self._faults[function] = [Fault.TIMEOUT] * MAX_TRIALS_IF_ANSWERED

    def clear(self) -> None:
        """Forget everything, in a session for several submissions."""
        self._faults.clear()
        self._answered.clear()

    def first_trials(self) -> "TimeOuts":
        """Return time-outs in which each function that ran out of time has one trial left."""
        result = TimeOuts()
        result._faults = {name: faults[-1:] for name, faults in self._faults.items()}
        return result
