"""Python functions and classes that stand for those of the host: a call is a request to the host.

They are real functions with the name, docstring and parameters of the original, so that student
code can print, inspect, copy, wrap and bind them. Values of defaults and code stay on the host.
"""

import builtins
import copyreg
import inspect
from collections.abc import Callable, Sequence
from functools import lru_cache, update_wrapper
from inspect import Parameter
from types import FunctionType
from typing import Any

from autograder.sandbox.guest.protocol import FunctionInfo, WireParameter
from autograder.sandbox.guest.serializer import GuestNamespace

# Calls the host's function with positional and keyword arguments, and returns its result.
Call = Callable[[tuple[Any, ...], dict[str, Any]], Any]
# In the order of the wire's numbers.
KINDS = (
    Parameter.POSITIONAL_ONLY,
    Parameter.POSITIONAL_OR_KEYWORD,
    Parameter.VAR_POSITIONAL,
    Parameter.KEYWORD_ONLY,
    Parameter.VAR_KEYWORD,
)
ANY_ARGUMENTS = (
    WireParameter("args", int(Parameter.VAR_POSITIONAL)),
    WireParameter("kwargs", int(Parameter.VAR_KEYWORD)),
)
IDENTITY = ("__name__", "__qualname__", "__module__", "__doc__")
SOURCE = """\
def bind({call}, {default}):
    def function({parameters}):
        return {call}(({names}))
    return function
"""


class _Default:
    """Stands for a default value of the host, which is used there."""

    def __repr__(self) -> str:
        return "..."


DEFAULT = _Default()


def make_function(info: FunctionInfo, call: Call) -> FunctionType:
    """Return a function that looks like the one that `info` describes."""
    parameters = ANY_ARGUMENTS if info.parameters is None else tuple(info.parameters)

    def forward(values: tuple[Any, ...]) -> Any:
        return call(*_arguments(parameters, values))

    function = _bind(parameters)(forward, DEFAULT)
    function.__name__ = function.__qualname__ = info.name
    function.__doc__ = info.doc
    return function


def make_substitute(name: str, original: Any, call: Call) -> FunctionType:
    """Return a function that replaces the student's `original`, and looks and is called like it."""
    try:
        signature = inspect.signature(original)
        parameters = [
            WireParameter(p.name, int(p.kind), p.default is not p.empty)
            for p in signature.parameters.values()
        ]
        function = make_function(FunctionInfo(name, None, parameters), call)
        function.__signature__ = signature  # type: ignore[attr-defined]
        update_wrapper(function, original, IDENTITY, ())
        del function.__wrapped__  # type: ignore[attr-defined]
    except Exception:  # there is no original, or it is no function
        return make_function(FunctionInfo(name), call)
    return function


def make_substitute_class(name: str, original: object, call: Call) -> type:
    """Return a class that replaces the student's; its objects have the attributes of the host's."""

    def init(self: object, *args: Any, **kwargs: Any) -> None:
        vars(self).update(vars(call(args, kwargs)))

    def reduce(self: object) -> tuple[Any, ...]:
        return copyreg.__newobj__, (type(self),), vars(self)  # type: ignore[attr-defined]

    members = {
        "__init__": init,
        "__reduce__": reduce,  # a copy does not ask the host for a new object
        "__eq__": object.__eq__,
        "__hash__": object.__hash__,
        "__module__": "__main__",
        "__doc__": getattr(original, "__doc__", None),
    }
    return type(name, (GuestNamespace,), members)


def _arguments(
    parameters: Sequence[WireParameter], values: Sequence[Any]
) -> tuple[tuple[Any, ...], dict[str, Any]]:
    """Return the arguments of a call, without the defaults."""
    args: list[Any] = []
    kwargs: dict[str, Any] = {}
    in_order = True
    for parameter, value in zip(parameters, values, strict=True):
        kind = KINDS[parameter.kind]
        if value is DEFAULT:
            in_order = False
        elif kind is Parameter.VAR_POSITIONAL:
            args += value
        elif kind is Parameter.VAR_KEYWORD:
            kwargs |= value
        elif kind is Parameter.KEYWORD_ONLY or not in_order:
            kwargs[parameter.name] = value
        else:
            args.append(value)
    return tuple(args), kwargs


@lru_cache(maxsize=256)
def _bind(parameters: tuple[WireParameter, ...]) -> Callable[[Any, _Default], FunctionType]:
    """Return a factory of functions with these parameters."""
    names = [parameter.name for parameter in parameters]
    call, default = (_unused(name, names) for name in ("call", "default"))
    signature = inspect.Signature(
        [
            Parameter(p.name, KINDS[p.kind], default=DEFAULT if p.has_default else Parameter.empty)
            for p in parameters
        ]
    )
    source = SOURCE.format(
        call=call,
        default=default,
        parameters=str(signature)[1:-1].replace(f"={DEFAULT!r}", f"={default}"),
        names="".join(f"{name}, " for name in names),
    )
    namespace: dict[str, Any] = {"__name__": "__main__", "__builtins__": builtins}
    exec(compile(source, "<function of the exercise>", "exec"), namespace)
    bind: Callable[[Any, _Default], FunctionType] = namespace["bind"]
    return bind


def _unused(name: str, names: Sequence[str]) -> str:
    while name in names:
        name += "_"
    return name
