"""Checks of several calls: any form of the inputs, one against a control, mutation alone."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

import numpy as np

from autograder.core.i18n import lazy
from autograder.sandbox.faults import Fault, StudentError
from autograder.sandbox.proxies import CallRecord, call_recording_args, type_name
from autograder.testing.assertions import AnswerMismatch, assert_not_mutated, wrong_type

Form = TypeVar("Form")


def assert_for_any(check: Callable[[Form], object], forms: Iterable[Form]) -> None:
    """Call `check(form)` for each of `forms`; raise the failure of the first form if all fail.

    For inputs that are not what a test judges: a student whose code takes only one of the forms
    loses the trait of the other forms, and nothing here. A call that exceeds its time limit or
    ends the process fails at once.

    >>> assert_for_any(lambda t: assert_close(t, 1.0), (np.ones(2), 1.0))
    >>> assert_for_any(lambda t: assert_close(t, 1.0), (2.0, 3.0))
    Traceback (most recent call last):
    autograder.testing.assertions.AnswerMismatch: The returned number is wrong. ...
    """
    failures = []
    for form in forms:
        failure = _failure(check, form)
        if failure is None:
            return
        failures.append(failure)
    raise failures[0]


def assert_against_control(check: Callable[[Form], object], form: Form, *, control: Form) -> None:
    """Call `check(form)`; ignore its failure if `check(control)` fails as well.

    `control` differs from `form` in the judged trait alone. If both fail, the mistake is another
    one, and the student loses the trait of other tests. Call `assert_for_any` before, with forms
    of the judged trait: otherwise an answer that is wrong for every input passes.

    >>> row, table = np.ones(3), np.ones((2, 3))
    >>> assert_against_control(lambda y: assert_close(y.sum(), 7.0), table, control=row)
    >>> assert_against_control(lambda y: assert_close(y.sum(), 3.0), table, control=row)
    Traceback (most recent call last):
    autograder.testing.assertions.AnswerMismatch: The returned number is wrong. ...
    """
    failure = _failure(check, form)
    if failure is not None and _failure(check, control) is None:
        raise failure


def assert_arguments_stay(function: Any, calls: Iterable[Sequence[object]]) -> None:
    """Call `function(*arguments)` for each of `calls`; check that no call changes its arguments.

    Judges mutation alone. What comes back may be wrong, and a call that raises or returns None
    does not count: a student whose code does not take some of the forms loses the trait of these
    forms. If no call counts, raises the failure of the first one. If all calls return the same
    numbers or texts, in any shape, none counts: such an answer ignores its arguments and cannot
    change them. So the right answers to calls with different arguments must differ, also within
    one form of the arguments, as another form may not count.
    """
    records: list[tuple[CallRecord, Sequence[object]]] = []

    def call(arguments: Sequence[object]) -> None:
        record = call_recording_args(function, *arguments)
        if record.value is None:
            raise wrong_type(None, lazy("a value"))
        records.append((record, arguments))

    failures = [_failure(call, arguments) for arguments in calls]
    if not records and failures[0]:
        raise failures[0]
    for record, arguments in records:
        assert_not_mutated(record, *arguments)
    _assert_depends_on_arguments(records)


def _assert_depends_on_arguments(records: Sequence[tuple[CallRecord, Sequence[object]]]) -> None:
    """Raise AnswerMismatch if calls with different arguments all have the same answer."""
    answers = {_content(record.value) for record, _ in records}
    requests = {tuple(map(_content, arguments)) for _, arguments in records}
    if len(answers) == 1 and len(requests) > 1:
        raise AnswerMismatch(lazy("Different arguments give the same result."))


def _content(value: object) -> frozenset[object]:
    """Return the numbers and texts in a value; an object of another kind counts by its type."""
    kind = type_name(value)
    if kind == "ndarray":  # of texts: it stayed in the student's process
        value = value.tolist()  # type: ignore[attr-defined]
    elif kind is not None:
        value = kind
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, np.ndarray):
        value = np.unique(value).tolist()
    if isinstance(value, list | tuple):
        return frozenset().union(*map(_content, value))
    if not isinstance(value, str | bytes | bool | int | float | complex | np.generic):
        return frozenset([type(value).__name__])
    return frozenset(["nan" if value != value else value])


def _failure(check: Callable[[Form], object], form: Form) -> AnswerMismatch | StudentError | None:
    """Return the failure of `check(form)`, or None.

    Raises StudentError for a call that exceeds its time limit or ends the process.
    """
    try:
        check(form)
    except AnswerMismatch as mismatch:
        return mismatch
    except StudentError as error:
        if error.fault not in (Fault.RAISED, Fault.ARGUMENTS):
            raise
        return error
    return None
