"""Functions of the grader's that take the place of the student's own, and how they get there."""

from collections.abc import Callable, Mapping

from autograder.sandbox.inside import values, wire

StandIns = Mapping[str, Callable[..., object]]  # by name, or by class and method: "Net.predict"
NO_STAND_INS: StandIns = {}


def installation(
    path: str, function: Callable[..., object], number: int, packer: values.Packer
) -> wire.Request:
    """The request that puts `function` where the student's `path` was."""
    value = packer.pack(function)
    assert isinstance(value, wire.Callback)
    return wire.Install(number, path, wire.Callback(value.id, True))
