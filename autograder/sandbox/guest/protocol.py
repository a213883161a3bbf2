"""The RPC protocol between host and guest: frames and messages. Both sides run this file.

A frame is two lengths, a msgpack header and a blob. The header holds one message; arrays lie
in the blob as raw bytes. Every size is checked before memory is allocated for it. `docs/wire.md`
describes the protocol as a state machine.
"""

import socket
import struct
import time
from collections.abc import Callable
from typing import Annotated, Any, Protocol

import msgspec
from msgspec import Meta, Struct

MAX_HEADER = 1 << 20  # bytes; a header of nothing but empty maps then takes less than 100 MB
MAX_BLOB = 64 << 20  # bytes; a batch of 10,000 MNIST images in float64 is 60 MiB
MAX_VALUE_DEPTH = 16  # nesting of lists, tuples and dicts
MAX_NODES = 100_000  # values in one frame
MAX_NDIM = 8
MAX_KEYS = 1000  # of one dict or record: inserting colliding keys takes quadratic time
MAX_TYPE_NAME = 80  # characters
MAX_BASES = 100  # base types of an exception
MAX_MISSING_MODULES = 20  # that are reported of one cell
GENERATOR_NODES = 1000  # nodes that a random generator counts for, because making one is slow
MAX_CALL_DEPTH = 32  # requests nested in callbacks nested in requests
EXIT_OUTPUT_LIMIT = 77  # exit status of a guest that printed more than allowed
EXIT_OUT_OF_MEMORY = 78  # exit status of a guest whose memory could not be freed
# Of what outputs show; all others are dropped.
MIME_TYPES = ("text/plain", "text/html", "text/latex", "text/markdown", "image/png", "image/jpeg")
READ_CHUNK = 1 << 14  # bytes of one read, at least: most frames are smaller
MAX_READ = 1 << 20  # bytes of one read, at most
FRAME_LENGTHS = struct.Struct("!II")

# The NumPy types of numbers and booleans: no objects, strings or structured types.
DTYPES = frozenset("?bhilqBHILQefdFD")

WireName = Annotated[str, Meta(max_length=MAX_TYPE_NAME)]


class WireError(Exception):
    """The peer broke the protocol, or a value is too large to send."""


class OutOfTime(Exception):  # noqa: N818  (a deadline, not a fault of this code)
    """The deadline passed while waiting for the peer."""


class Closed(Exception):  # noqa: N818
    """The peer has closed the channel."""


CHANNEL_ERRORS = (WireError, OutOfTime, Closed)  # the channel can no longer be used


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
    """A types.SimpleNamespace, which a test passes as "any object with these attributes"."""

    items: "dict[str, Value]"


class Handle(Struct, frozen=True, array_like=True, tag="h"):
    """A reference to an object in the guest process."""

    id: int
    type_name: WireName
    is_callable: bool


class WireParameter(Struct, frozen=True, array_like=True):
    """A parameter of a function of the host; `kind` is a number of `inspect`."""

    name: str
    kind: Annotated[int, Meta(ge=0, le=4)]
    has_default: bool = False


class FunctionInfo(Struct, frozen=True, array_like=True):
    """What student code can see of a function of the host: no code and no value.

    `parameters` is None if the function has no signature.
    """

    name: str
    doc: str | None = None
    parameters: list[WireParameter] | None = None


class Callback(Struct, frozen=True, array_like=True, tag="f"):
    """A reference to a function of the host; only the host sends its `info`."""

    id: int
    takes_objects: bool = False  # it receives records by handle, so that it can change them
    info: FunctionInfo | None = None


class Generator(Struct, frozen=True, array_like=True, tag="g"):
    """A numpy.random.Generator (PCG64), as its state."""

    state: str
    increment: str
    has_uint32: int
    uinteger: int


class EllipsisValue(Struct, frozen=True, array_like=True, tag="e"):
    """The key `...`."""


Value = (
    None | bool | int | float | str | Complex | ArrayValue | Sequence | Mapping | WireNamespace
    | Handle | Callback | Generator | EllipsisValue
)  # fmt: skip


# -------------------------------------------------------------------- messages


class RunCell(Struct, frozen=True, array_like=True, tag="run"):
    """Run one code cell; `cell` is a random number, like the `id` of other requests.

    `index` is its place in the notebook, negative for code that runs before it.
    """

    cell: int
    source: str
    index: int = 0


class Exercise(Struct, frozen=True, array_like=True):
    """What the release hands out as an exercise; `cell` is the index of its answer, if it ran.

    `parameters` counts those of the function that have no default.
    """

    is_class: bool
    parameters: int
    cell: int | None = None


class SelectView(Struct, frozen=True, array_like=True, tag="view"):
    """Bind names as the exercise `exercise` meets them.

    `provided` are the indices of the release's ready-made cells, `stubs` those of unchanged stubs.
    """

    id: int
    exercise: str
    exercises: dict[str, Exercise]
    provided: list[int]
    stubs: list[int]


class Lookup(Struct, frozen=True, array_like=True, tag="lookup"):
    """Get a name of the notebook's namespace."""

    id: int
    name: str


class Invoke(Struct, frozen=True, array_like=True, tag="invoke"):
    """Call an object; `shared` are the indices of arguments whose changes callbacks must see."""

    id: int
    handle: int
    args: list[Value]
    kwargs: dict[str, Value]
    shared: list[int]


class InvokeEach(Struct, frozen=True, array_like=True, tag="each"):
    """Call an object several times, each time with the arguments in a list of `calls`.

    The first exception ends the request.
    """

    id: int
    handle: int
    calls: list[list[Value]]


class Get(Struct, frozen=True, array_like=True, tag="get"):
    """Get an attribute or an item of an object; an attribute `None` is the object itself."""

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
    """Replace a function or class of the student by a callback, such as "TwoLayerNet.loss"."""

    id: int
    path: str
    function: Callback
    is_class: bool


class Reset(Struct, frozen=True, array_like=True, tag="forget"):
    """Release all handles and callbacks; no later request refers to them."""

    id: int


class CallbackResult(Struct, frozen=True, array_like=True, tag="answer"):
    """The result of a callback."""

    id: int
    value: Value


class CallbackError(Struct, frozen=True, array_like=True, tag="refusal"):
    """A callback raised; `error` is the type of the exception."""

    id: int
    error: str


class Ready(Struct, frozen=True, array_like=True, tag="ready"):
    """The guest process accepts requests."""


class CellNotes(Struct, frozen=True, array_like=True):
    """What the guest noticed in a cell, for messages to the student.

    `syntax_line` is the line of a syntax error, or 0; `newer_syntax`: a newer Python can read the
    cell; `skipped_commands`: it has shell commands or magics that were not run.
    """

    syntax_line: Annotated[int, Meta(ge=0, lt=1 << 32)] = 0
    newer_syntax: bool = False
    skipped_commands: bool = False
    missing_modules: Annotated[list[WireName], Meta(max_length=MAX_MISSING_MODULES)] = []


class ErrorPlace(Struct, frozen=True, array_like=True):
    """Where an exception was raised: the index of a cell, and a line of its code from 1.

    `name` is what the exception is about, `module` the module that lacks it. The host shows only
    what stands in the notebook.
    """

    cell: Annotated[int, Meta(ge=-(1 << 31), lt=1 << 31)]
    line: Annotated[int, Meta(ge=0, lt=1 << 31)]
    name: WireName = ""
    module: WireName = ""


class Ran(Struct, frozen=True, array_like=True, tag="ran"):
    """A cell has run; `error` is the type of its exception. The blob holds its outputs."""

    cell: int
    error: WireName
    notes: CellNotes = CellNotes()
    place: ErrorPlace | None = None


class Returned(Struct, frozen=True, array_like=True, tag="returned"):
    """The result of a request, and the arguments that it changed."""

    id: int
    value: Value
    changed: dict[str, Value]


class Raised(Struct, frozen=True, array_like=True, tag="raised"):
    """A request ended with an exception of type `error`; `bases` is its MRO.

    `message` is a digest of its message without numbers, to compare it with another one.
    """

    id: int
    error: WireName
    bases: Annotated[list[WireName], Meta(max_length=MAX_BASES)]
    message: Annotated[int, Meta(ge=0, lt=1 << 32)] = 0
    place: ErrorPlace | None = None


class ReturnedEach(Struct, frozen=True, array_like=True, tag="returned-each"):
    """The result of each call and the arguments that it changed; `error` ended the call after them.

    `error` has the id of the request.
    """

    id: int
    results: list[tuple[Value, dict[str, Value]]]
    error: Raised | None = None


class Missing(Struct, frozen=True, array_like=True, tag="missing"):
    """The requested name, attribute or item does not exist."""

    id: int


class CallbackRequest(Struct, frozen=True, array_like=True, tag="callout"):
    """Student code calls a function of the host while request `within` is open."""

    id: int
    within: int
    function: int
    args: list[Value]
    kwargs: dict[str, Value]
    shared: dict[str, Value]


RpcRequest = (
    RunCell | SelectView | Lookup | Invoke | InvokeEach | Get | SetAttr | InstallCallback | Reset
)
ToGuest = RpcRequest | CallbackResult | CallbackError
ToHost = Ready | Ran | Returned | ReturnedEach | Raised | Missing | CallbackRequest

guest_decoder = msgspec.msgpack.Decoder(ToGuest)
host_decoder = msgspec.msgpack.Decoder(ToHost)
_encode = msgspec.msgpack.Encoder().encode


class Output(Struct, frozen=True, omit_defaults=True):
    """One output of a cell, with the fields of the notebook format."""

    output_type: str
    name: str = ""
    text: str = ""
    data: dict[str, str] = {}
    ename: str = ""
    evalue: str = ""
    traceback: list[str] = []


# ---------------------------------------------------------------------- frames


class Remaining(Protocol):
    """A deadline that is not a fixed time."""

    def remaining(self) -> float:
        """Return the seconds to wait before asking again; 0 or less if the time is over."""


Deadline = float | Remaining  # a float is a time of time.monotonic


def seconds_left(deadline: Deadline) -> float:
    """Return the seconds to wait at most; 0 or less if the time is over."""
    if isinstance(deadline, float):
        return deadline - time.monotonic()
    return deadline.remaining()


class Channel:
    """One end of the socket; sends and receives whole frames until a deadline (None: no limit)."""

    def __init__(self, end: socket.socket) -> None:
        self._socket = end
        self._buffer = memoryview(b"")  # bytes that have been read beyond the last frame
        self.received: tuple[int, int] = (0, 0)  # bytes of the last frame's header and blob

    def send(self, message: ToGuest | ToHost, blob: bytes, deadline: Deadline | None) -> None:
        """Send one frame; raise WireError if it is too large, OutOfTime, Closed."""
        header = _encode(message)
        if len(header) > MAX_HEADER or len(blob) > MAX_BLOB:
            raise WireError("the value is too large to cross")
        unsent = memoryview(FRAME_LENGTHS.pack(len(header), len(blob)) + header + blob)
        while unsent:
            unsent = unsent[self._until(deadline, self._socket.send, unsent) :]

    def receive(self, decoder: Any, deadline: Deadline | None) -> tuple[Any, bytearray]:
        """Receive one frame; raise WireError if it is malformed, OutOfTime, Closed."""
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
        """Close the socket."""
        self._socket.close()

    def _read(self, size: int, deadline: Deadline | None) -> bytearray:
        if size <= len(self._buffer):  # of most frames all but the first bytes
            data, self._buffer = bytearray(self._buffer[:size]), self._buffer[size:]
            return data
        data = bytearray(size)
        missing = memoryview(data)
        while missing:
            if not self._buffer:
                chunk_size = min(max(len(missing), READ_CHUNK), MAX_READ)
                chunk = self._until(deadline, self._socket.recv, chunk_size)
                if not chunk:
                    raise Closed
                self._buffer = memoryview(chunk)
            count = min(len(missing), len(self._buffer))
            missing[:count], self._buffer = self._buffer[:count], self._buffer[count:]
            missing = missing[count:]
        return data

    def _until(
        self, deadline: Deadline | None, operation: Callable[[Any], Any], argument: Any
    ) -> Any:
        """Call a method of the socket; raise OutOfTime at the deadline, Closed on an error."""
        while True:
            remaining = None if deadline is None else seconds_left(deadline)
            if remaining is not None and remaining <= 0:
                raise OutOfTime
            try:
                if remaining is not None or self._socket.gettimeout() is not None:
                    self._socket.settimeout(remaining)
                return operation(argument)
            except TimeoutError:
                if isinstance(deadline, float):  # another one may have moved
                    raise OutOfTime from None
            except OSError:
                raise Closed from None
