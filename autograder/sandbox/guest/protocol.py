"""Frames and messages that may cross the wall; both sides run this file.

A frame is two lengths, a msgpack header and a blob. The header holds one message; arrays lie
in the blob as raw bytes. Every size is checked before memory is taken for it. `docs/wire.md`
describes the protocol as a state machine.
"""

import socket
import struct
import time
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct

MAX_HEADER = 1 << 20  # bytes; so that a header of nothing but empty maps stays under 100 MB
MAX_BLOB = 64 << 20  # bytes; a batch of 10,000 MNIST images in float64 is 60 MiB
MAX_VALUE_DEPTH = 16  # nesting of lists, tuples and dicts
MAX_NODES = 100_000  # values in one frame
MAX_NDIM = 8
MAX_KEYS = 1000  # of one dict or record: keys that all hash alike cost the square of their number
MAX_TYPE_NAME = 80  # characters of the name of a type
MAX_BASES = 100  # types that an exception derives from
GENERATOR_NODES = 1000  # parts that a random generator counts for: making one takes so long
MAX_CALL_DEPTH = 32  # callbacks within calls within callbacks
EXIT_OUTPUT_LIMIT = 77  # exit status of a student side that printed more than it may
FIGURE_PREFIX = "figure:"  # begins a picture's place in an output: then come name, or name:picture
EXIT_OUT_OF_MEMORY = 78  # exit status of one whose memory stayed full
READ_CHUNK = 1 << 14  # bytes to read at once: most frames are smaller
MAX_READ = 1 << 20  # bytes, of a large one
FRAME_LENGTHS = struct.Struct("!II")

# NumPy's own numbers and truth values, nothing else: no objects, no strings, no records.
DTYPES = frozenset("?bhilqBHILQefdFD")


WireName = Annotated[str, Meta(max_length=MAX_TYPE_NAME)]


class WireError(Exception):
    """The other side broke the protocol."""


class OutOfTime(Exception):  # noqa: N818  (a deadline, not a fault of this code)
    """The deadline passed while waiting for the other side."""


class Closed(Exception):  # noqa: N818
    """The other side has gone."""


# ---------------------------------------------------------------------- values


class Complex(Struct, frozen=True, array_like=True, tag="c"):
    """A complex number."""

    real: float
    imag: float


class ArrayValue(Struct, frozen=True, array_like=True, tag="a"):
    """An array, or a NumPy scalar; its bytes begin at `offset` in the blob."""

    dtype: str
    shape: tuple[int, ...]
    offset: int
    scalar: bool


class Sequence(Struct, frozen=True, array_like=True, tag="s"):
    """A list or a tuple."""

    items: "list[Value]"
    is_tuple: bool


class Mapping(Struct, frozen=True, array_like=True, tag="m"):
    """A dict, as pairs."""

    items: "list[tuple[Value, Value]]"


class WireNamespace(Struct, frozen=True, array_like=True, tag="r"):
    """A types.SimpleNamespace: what a test hands over as "any object with these attributes"."""

    items: "dict[str, Value]"


class Handle(Struct, frozen=True, array_like=True, tag="h"):
    """An object that stays on the student side; `type_name` says what it is."""

    id: int
    type_name: WireName
    is_callable: bool


class Callback(Struct, frozen=True, array_like=True, tag="f"):
    """A function that stays on the grader's side.

    `takes_objects`: records are handed to it by handle, so that it can change them.
    """

    id: int
    takes_objects: bool = False


class Generator(Struct, frozen=True, array_like=True, tag="g"):
    """A numpy.random.Generator (PCG64) by its state."""

    state: str
    increment: str
    has_uint32: int
    uinteger: int


class EllipsisValue(Struct, frozen=True, array_like=True, tag="e"):
    """The key `...`."""


Value = (
    None | bool | int | float | str | Complex | ArrayValue | Sequence | Mapping | WireNamespace | Handle
    | Callback | Generator | EllipsisValue
)  # fmt: skip


# -------------------------------------------------------------------- messages


class FigureOptions(Struct, frozen=True, array_like=True):
    """What becomes of figures: those whose names are `known` are not drawn, or none is.

    `named`: the names of those that are drawn are told, too.
    """

    draw: bool = True
    known_digests: list[str] = []
    report_digests: bool = False


class RunCell(Struct, frozen=True, array_like=True, tag="run"):
    """Run one code cell; `cell` is a random number, as the id of any other request."""

    cell: int
    source: str
    figures: FigureOptions = FigureOptions()


class Lookup(Struct, frozen=True, array_like=True, tag="lookup"):
    """Ask for a name of the notebook's namespace."""

    id: int
    name: str


class Invoke(Struct, frozen=True, array_like=True, tag="invoke"):
    """Call an object; `lent` are the arguments whose changes callbacks must see."""

    id: int
    handle: int
    args: list[Value]
    kwargs: dict[str, Value]
    shared: list[int]


class Get(Struct, frozen=True, array_like=True, tag="get"):
    """Ask for an attribute (`key` a name) or an item of an object; key None: the object itself."""

    id: int
    handle: int
    key: Value
    is_item: bool
    by_handle: bool


class SetAttr(Struct, frozen=True, array_like=True, tag="put"):
    """Set an attribute or an item of an object."""

    id: int
    handle: int
    key: Value
    is_item: bool
    value: Value


class InstallCallback(Struct, frozen=True, array_like=True, tag="install"):
    """Put a function of the grader's where a student's own was: "loss" or "TwoLayerNet.loss"."""

    id: int
    path: str
    function: Callback


class Reset(Struct, frozen=True, array_like=True, tag="forget"):
    """Let go of all handles and callbacks; no request will name them again."""

    id: int


class CallbackResult(Struct, frozen=True, array_like=True, tag="answer"):
    """What a callback returned."""

    id: int
    value: Value


class CallbackError(Struct, frozen=True, array_like=True, tag="refusal"):
    """A callback raised."""

    id: int
    error: str


class Ready(Struct, frozen=True, array_like=True, tag="ready"):
    """The student side is up."""


class Ran(Struct, frozen=True, array_like=True, tag="ran"):
    """A cell has run; `error` is the type of what it raised. The blob holds its outputs."""

    cell: int
    error: WireName


class Returned(Struct, frozen=True, array_like=True, tag="returned"):
    """The answer to a request, and the arguments that are no longer as they were."""

    id: int
    value: Value
    changed: dict[str, Value]


class Raised(Struct, frozen=True, array_like=True, tag="raised"):
    """A request ended with an exception: its type, and every type it derives from."""

    id: int
    error: WireName
    bases: Annotated[list[WireName], Meta(max_length=MAX_BASES)]


class Missing(Struct, frozen=True, array_like=True, tag="missing"):
    """There is no such name, attribute or item."""

    id: int


class CallbackRequest(Struct, frozen=True, array_like=True, tag="callout"):
    """Student code calls a function of the grader, within request `within`."""

    id: int
    within: int
    function: int
    args: list[Value]
    kwargs: dict[str, Value]
    shared: dict[str, Value]


Request = RunCell | Lookup | Invoke | Get | SetAttr | InstallCallback | Reset
ToGuest = Request | CallbackResult | CallbackError
ToHost = Ready | Ran | Returned | Raised | Missing | CallbackRequest

guest_decoder = msgspec.msgpack.Decoder(ToGuest)
host_decoder = msgspec.msgpack.Decoder(ToHost)
_encode = msgspec.msgpack.Encoder().encode


class Output(Struct, frozen=True, omit_defaults=True):
    """One output of a cell, in the fields of the notebook format."""

    output_type: str
    name: str = ""
    text: str = ""
    data: dict[str, str] = {}
    ename: str = ""
    evalue: str = ""
    traceback: list[str] = []


# ---------------------------------------------------------------------- frames


class Channel:
    """One end of the socket: whole frames out, whole frames in, each by a deadline."""

    def __init__(self, end: socket.socket) -> None:
        self._end = end
        self._buffer = memoryview(b"")  # what came along with what was read last
        self.received: tuple[int, int] = (0, 0)  # bytes of the last frame's header and blob

    def send(self, message: ToGuest | ToHost, blob: bytes, deadline: float | None) -> None:
        """Send one frame. Raises WireError if it is over the caps, OutOfTime, Closed."""
        header = _encode(message)
        if len(header) > MAX_HEADER or len(blob) > MAX_BLOB:
            raise WireError("the value is too large to cross")
        try:
            self._wait(deadline)
            self._end.sendall(FRAME_LENGTHS.pack(len(header), len(blob)) + header + blob)
        except TimeoutError:
            raise OutOfTime from None
        except OSError:
            raise Closed from None

    def receive(self, decoder: Any, deadline: float | None) -> tuple[Any, bytearray]:
        """Receive one frame. Raises WireError on anything malformed, OutOfTime, Closed."""
        header_size, blob_size = FRAME_LENGTHS.unpack(self._read(FRAME_LENGTHS.size, deadline))
        if header_size > MAX_HEADER or blob_size > MAX_BLOB:
            raise WireError("a frame claims to be larger than allowed")
        self.received = (header_size, blob_size)
        header = self._read(header_size, deadline)
        blob = self._read(blob_size, deadline)
        try:
            return decoder.decode(header), blob
        except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
            raise WireError(f"a frame cannot be read: {error}") from None

    def close(self) -> None:
        """Close this end."""
        self._end.close()

    def _read(self, size: int, deadline: float | None) -> bytearray:
        data = bytearray(size)
        view = memoryview(data)
        while view:
            if not self._buffer:
                self._buffer = memoryview(self._receive(max(len(view), READ_CHUNK), deadline))
            count = min(len(view), len(self._buffer))
            view[:count], self._buffer = self._buffer[:count], self._buffer[count:]
            view = view[count:]
        return data

    def _receive(self, most: int, deadline: float | None) -> bytes:
        try:
            self._wait(deadline)
            data = self._end.recv(min(most, MAX_READ))
        except TimeoutError:
            raise OutOfTime from None
        except OSError:
            raise Closed from None
        if not data:
            raise Closed
        return data

    def _wait(self, deadline: float | None) -> None:
        if deadline is None:
            self._end.settimeout(None)
            return
        left = deadline - time.monotonic()
        if left <= 0:
            raise OutOfTime
        self._end.settimeout(left)
