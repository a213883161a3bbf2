"""Messages and values of a hostile guest, made from any bytes; most are nearly valid."""

from collections.abc import Callable
from typing import Any

import msgspec

from autograder.sandbox.guest import protocol

INTS = (0, 1, -1, 2, 3, 7, 8, 64, 1000, 1 << 26, (1 << 26) + 1, 1 << 62, (1 << 63) - 1, -(1 << 63))
FLOATS = (0.0, -0.0, 1.5, 1e-320, 1e308, float("inf"), float("-inf"), float("nan"))
TEXTS = ("", "a", "0", "x", "x" * 81, "\x1b[31m", "\n", "ファイル", "\u202e", "__class__", "f" * 32)
ERRORS = ("ValueError", "NotImplementedError", "MemoryError", "WireError", "print", "Own", *TEXTS)
CODES = (*sorted(protocol.DTYPES), "O", "S", "", "dd")
STRINGS = (
    '""', '"a"', '"stream"', '"\\ud800"', '"\\ud83d\\ude00"', '"\\u0000"', '"\\u202e"', '"\\""',
    '"\\\\"', '"図"', '"\x00"', '"' + "x" * 700 + '"', "null", "1", "[]", "{}", '"',
)  # fmt: skip
FIELDS = ("output_type", "name", "text", "ename", "evalue", "traceback", "data", "other")
MAX_FORGED_DEPTH = protocol.MAX_VALUE_DEPTH + 3


class Source:
    """Draws decisions from bytes; after their end it draws zeros."""

    def __init__(self, data: bytes) -> None:
        self._data, self._position = data, 0

    @property
    def is_empty(self) -> bool:
        return self._position >= len(self._data)

    def byte(self) -> int:
        byte = self._data[self._position] if not self.is_empty else 0
        self._position += 1
        return byte

    def take(self, size: int) -> bytes:
        data = self._data[self._position : self._position + size]
        self._position += size
        return data

    def pick(self, choices: Any) -> Any:
        return choices[self.byte() % len(choices)]

    def integer(self) -> int:
        byte = self.byte()
        return INTS[byte - 200] if 200 <= byte < 200 + len(INTS) else byte % 12

    def text(self) -> str:
        return str(self.pick(TEXTS))

    def some(self, maximum: int = 4) -> range:
        return range(self.byte() % (maximum + 1))


def value(source: Source, depth: int = 0) -> Any:
    """Return a wire value; the deeper it is, the more often it is a plain one."""
    kind = source.byte() % 16
    if kind >= 9 or depth > MAX_FORGED_DEPTH or source.is_empty:
        return source.pick((None, True, *INTS, *FLOATS, *TEXTS, 2**64 - 1))
    builders: dict[int, Callable[[], Any]] = {
        0: lambda: array(source),
        1: lambda: protocol.Sequence([value(source, depth + 1) for _ in source.some()], bool(kind)),
        2: lambda: protocol.Sequence([value(source, depth + 1) for _ in source.some()], True),
        3: lambda: protocol.Mapping(
            [(value(source, depth + 1), value(source)) for _ in source.some()]
        ),
        4: lambda: protocol.WireNamespace(
            {source.text(): value(source, depth + 1) for _ in source.some()}
        ),
        5: lambda: protocol.Handle(source.integer(), source.text(), bool(source.byte() % 2)),
        6: lambda: protocol.Callback(source.integer(), bool(source.byte() % 2)),
        7: lambda: protocol.Generator(
            source.pick(("1", *TEXTS)), source.pick(("1", *TEXTS)), source.byte() % 3, source.byte()
        ),
        8: lambda: source.pick(
            (protocol.EllipsisValue(), protocol.Complex(source.pick(FLOATS), -0.0))
        ),
    }
    return builders[kind]()


def array(source: Source) -> protocol.ArrayValue:
    """Return an array that may fit a shared one, or of any shape, somewhere in its blob."""
    if source.byte() % 2:
        return protocol.ArrayValue("d", (2,), 8 * (source.byte() % 3), False)
    shape = tuple(source.integer() for _ in source.some(protocol.MAX_NDIM + 1))
    return protocol.ArrayValue(source.pick(CODES), shape, source.integer(), bool(source.byte() % 2))


def message(source: Source, number: int, within: int, names: tuple[str, ...]) -> Any:
    """Return a message of the guest, most often about request `number`."""
    request = source.pick((number, number, number, within, within, 1))
    kind = source.byte() % 12
    if kind < 4:
        function = source.pick((0, 0, 0, 1, 2, 3, -1, 99))
        args = [value(source) for _ in source.some(3)]
        kwargs = {source.pick(TEXTS): value(source) for _ in source.some(1)}
        shared = {source.pick((*names, "9")): value(source) for _ in source.some(1)}
        return protocol.CallbackRequest(source.integer(), request, function, args, kwargs, shared)
    if kind < 8:
        changed = {source.pick((*names, "9")): value(source) for _ in source.some(2)}
        if kind == 7:
            results = [(value(source), changed)] * (source.byte() % 4)
            error = protocol.Raised(request, source.pick(ERRORS), []) if source.byte() % 2 else None
            return protocol.ReturnedEach(request, results, error)
        return protocol.Returned(request, value(source), changed)
    if kind == 8:
        bases = [source.pick(ERRORS) for _ in source.some(5)] * source.pick((1, 1, 1, 30))
        return protocol.Raised(request, source.pick(ERRORS), bases)
    others = (
        protocol.Missing(request),
        protocol.Ran(request, source.pick(ERRORS), notes(source)),
        protocol.Ready(),
    )
    return others[kind - 9]


def outputs(source: Source) -> bytes:
    """Return the outputs of a cell as JSON, most often valid."""
    return f"[{','.join(_output(source) for _ in source.some(6))}]".encode()


def _output(source: Source) -> str:
    fields = {"output_type": source.pick(STRINGS)}
    for _ in source.some(4):
        name = source.pick(FIELDS)
        strings = [source.pick(STRINGS) for _ in source.some(3)]
        as_list = "[" + ",".join(strings) + "]"
        as_dict = "{" + ",".join(f"{string}:{string}" for string in strings) + "}"
        valid = {"traceback": as_list, "data": as_dict}.get(name) or source.pick(STRINGS)
        fields[name] = source.pick((valid, valid, valid, as_list))
    return "{" + ",".join(f'"{name}":{value}' for name, value in fields.items()) + "}"


def notes(source: Source) -> protocol.CellNotes:
    """Return what a guest may claim of a cell; half of the time nothing."""
    if source.byte() % 2:
        return protocol.CellNotes()
    modules = [source.text() for _ in source.some(25)]
    return protocol.CellNotes(source.integer(), True, True, modules)


def frame(message: Any, source: Source) -> bytes:
    """Return the frame of a message; at times with a wrong byte, truncated, or a wrong length."""
    header = bytearray(msgspec.msgpack.encode(message))
    blob = source.take(source.byte() % 33)
    damage = source.byte()
    if damage >= 250:
        return protocol.FRAME_LENGTHS.pack(
            source.integer() % 2**32, source.integer() % 2**32
        ) + bytes(header)
    if damage >= 240:
        header[source.byte() % len(header)] = source.byte()
    data = protocol.FRAME_LENGTHS.pack(len(header), len(blob)) + bytes(header) + blob
    return data[: source.byte()] if 235 <= damage < 240 else data
