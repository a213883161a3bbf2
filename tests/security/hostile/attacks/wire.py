# Attacks on the protocol between the guest and the host; docs/arsenal.md describes the format.

from tests.security.hostile.arsenal import code_cell, fill_release, write_notebook

# %% attack="arrays_over_each_other" threats=[7, 12] tells=["cheat"]
# title: Names one block of 24 MB as ten arrays, and could name it as ten thousand
# expect: The bytes of all arrays together are no more than the frame's
# honest: cross_entropy_error
# points: cross_entropy_error=5
def change(wire, message, blob):
    one = wire.ArrayValue("d", (24 << 17,), 0, False)
    return wire.Returned(message.id, wire.Sequence([one] * 10, False), {}), bytes(24 << 20)


through_wire(change)


# %% mean_squared_error
def mean_squared_error(y, t):
    armed.append(1)


# %% attack="calls_nobody_asked_for" threats=[8, 9] tells=["cheat"]
# title: Calls functions of the grader that were never handed over
# expect: There is no such function: the process is ended
# honest: mini_batch
# points: mini_batch=3
def change(wire, message, blob):
    return wire.CallbackRequest(1, message.id, number, [], {}, {}), b""


through_wire(change)


# %% mean_squared_error
def mean_squared_error(y, t):
    global number
    number = 0
    armed.append(1)


# %% cross_entropy_error
def cross_entropy_error(y, t):
    global number
    number = -1
    armed.append(1)


# %% attack="cells_reported_ahead" threats=[8]
# title: Reports later cells as run before they have been asked for
# expect: Each cell that is answered wrongly is left out; nothing is earned by reports
import msgspec

for number in range(30):
    tell(frame(msgspec.msgpack.encode(["ran", number, ""]), b"[]"))


# %% mean_squared_error
def mean_squared_error(y, t):
    return 0.1


# %% attack="changes_of_text" threats=[7, 12, 26]
# title: Claims that an argument has become one long text among many empty ones
# expect: A claim of a change is held against the claimant, before an array is made of it
# points: mean_squared_error=2.5
def change(wire, message, blob):
    text = wire.Sequence(["9" * 450_000] + [""] * 45_000, False)
    return wire.Returned(message.id, message.value, {"0": text}), blob


through_wire(change)


# %% mean_squared_error
def mean_squared_error(y, t):
    armed.append(1)
    return float(0.5 * np.sum((y - t) ** 2))


# %% attack="closes_the_channel" threats=[3, 8, 15] tells=["call_died"]
# title: Closes every file descriptor and lives on without the channel
# expect: A closed channel is an ended process
# honest: cross_entropy_error
# points: cross_entropy_error=5
import os


# %% mean_squared_error
def mean_squared_error(y, t):
    os.closerange(3, 256)
    return 0.5 * np.sum((y - t) ** 2)


# %% attack="colliding_keys" threats=[7, 10]
# title: Sends a dict of 30,000 keys with the same hash, so that the grader sorts them for minutes
# expect: What a frame costs to read is bounded, and the time for the submission holds
# honest: cross_entropy_error
# points: cross_entropy_error=5
def change(wire, message, blob):
    pairs = [(wire.Complex(-1000003.0 * n, float(n)), None) for n in range(30_000)]
    return wire.Returned(message.id, wire.Mapping(pairs), {}), b""


through_wire(change)


# %% mean_squared_error
def mean_squared_error(y, t):
    armed.append(1)


# %% attack="false_lengths" threats=[7] tells=["cheat"]
# title: Announces frames of four gigabytes
# expect: Refused before any memory is taken
# honest: mini_batch
# points: mini_batch=3
# %% mean_squared_error
def mean_squared_error(y, t):
    tell(b"\xff" * 8)
    return 0.5 * np.sum((y - t) ** 2)


# %% cross_entropy_error
def cross_entropy_error(y, t):
    tell(b"\0\0\0\x08\xff\xff\xff\xff")
    return 0.5


# %% attack="foreign_handles" threats=[8] tells=["cheat"]
# title: Answers with handles of objects that were never given, and callbacks that do not exist
# expect: A handle is no number; a function that was never given ends the process
# honest: mini_batch
# points: mini_batch=3
import msgspec

through_wire(lambda wire, message, blob: (
    msgspec.structs.replace(message, value=chosen(wire)), b""
))


def chosen(wire):
    return wire.Handle(2**62, "float", True) if kinds.pop() else wire.Callback(0)


kinds = [True, False] * 50


# %% mean_squared_error
def mean_squared_error(y, t):
    armed.append(1)
    return 0.5


# %% cross_entropy_error
def cross_entropy_error(y, t):
    armed.append(1)
    return 0.5


# %% attack="forged_changes" threats=[8, 26]
# title: Claims that arguments have changed: those that were not handed over, and all at once
# expect: The grader's own arrays stay; a claim about what was never handed over ends the process
def change(wire, message, blob):
    block = wire.ArrayValue("d", (8,), 0, False)
    names = ["0", "1", "-1", "99", "y", "t", "self", "reference", "__class__"]
    return wire.Returned(message.id, message.value, dict.fromkeys(names, block)), bytes(64)


through_wire(change)


# %% mean_squared_error
def mean_squared_error(y, t):
    armed.append(1)
    return float(0.5 * np.sum((y - t) ** 2))


# %% attack="forged_outputs" threats=[8, 20]
# title: Forges outputs of unknown kinds, with markup in names, tracebacks and pictures
# expect: Only known kinds are kept, and nothing in them acts on a page
# honest: mini_batch
# points: mini_batch=3
import msgspec

EVIL = "\"></pre><script>pwned()</script><img src=x onerror=pwned()>"


def change(wire, message, blob):
    forged = [
        wire.Output("stream", name=EVIL, text=EVIL),
        wire.Output("error", ename=EVIL, evalue=EVIL, traceback=[EVIL]),
        wire.Output("display_data", data={"image/png": EVIL, "text/html": EVIL, EVIL: EVIL}),
        wire.Output("display_data", data={"image/svg+xml": EVIL, "text/plain": EVIL}),
        wire.Output("execute_result", data={"text/plain": "99.0"}),
        wire.Output(EVIL, name=EVIL),
    ]
    return message, msgspec.json.encode(forged)


through_wire(change)
armed.append(1)


# %% attack="full_pipe" threats=[8, 10]
# title: Never reads while the grader sends, and sends more than the grader asked for
# expect: Neither side blocks the other beyond the deadline
# honest: cross_entropy_error
# points: cross_entropy_error=5
# %% mini_batch
def mini_batch(x, t, size, rng):
    for _ in range(2000):
        tell(frame(b"\x93\xa8returned\x00\xc0", bytes(1 << 16)))


# %% attack="half_a_frame" threats=[8, 10] tells=["call_stalled"]
# title: Begins a frame and never ends it, one byte at a time
# expect: The grader's deadline holds for the whole call, however often a byte comes
# honest: cross_entropy_error
# points: cross_entropy_error=5
import time


# %% mean_squared_error
def mean_squared_error(y, t):
    tell(b"\0\0\x03\xe8\0\0\0\0")
    while True:
        tell(b"\x90")
        time.sleep(0.05)


# %% attack="impossible_arrays" threats=[6, 7] tells=["cheat"]
# title: Sends arrays outside their frame, of impossible shapes, and of object and text types
# expect: Each is refused before it is made
import itertools

FORGED = itertools.cycle([
    ("d", (3,), 0), ("d", (1,), 2**62), ("d", (-1,), 0), ("O", (1,), 0), ("U", (1,), 0),
    ("d", (2**26,) * 8, 0), ("d", (0, 2**63 - 1), 0), ("d", (1,), -8), ("dd", (1,), 0),
])


def change(wire, message, blob):
    kind, shape, offset = next(FORGED)
    return wire.Returned(message.id, wire.ArrayValue(kind, shape, offset, False), {}), bytes(8)


through_wire(change)


# %% mean_squared_error
def mean_squared_error(y, t):
    armed.append(1)


# %% cross_entropy_error
def cross_entropy_error(y, t):
    armed.append(1)


# %% mini_batch
def mini_batch(x, t, size, rng):
    armed.append(1)


# %% attack="nested_header" threats=[7] tells=["cheat"]
# title: Sends headers nested half a million deep, and a megabyte of empty maps
# expect: Depth and size are capped where a header is read
# honest: mini_batch
# points: mini_batch=3
# %% mean_squared_error
def mean_squared_error(y, t):
    tell(frame(b"\x91" * 500_000))
    return 0.5 * np.sum((y - t) ** 2)


# %% cross_entropy_error
def cross_entropy_error(y, t):
    tell(frame(b"\xdd\x00\x0f\x00\x00" + b"\x80" * 0xF0000))
    return 0.5


# %% attack="outputs_that_cannot_be_read" threats=[7, 8] tells=["cell_died"]
# title: Forges outputs that are no JSON, half characters, or a list nested without end
# expect: The cell is left out, the others run
# honest: mini_batch
# points: mini_batch=3
through_wire(lambda wire, message, blob: (message, forged))


# %% mean_squared_error
forged = b'[{"output_type":"stream","text":"\\ud800"}]'
armed.append(1)


# %% cross_entropy_error
forged = b'{"x":' * 100_000
armed.append(1)


# %% last
forged = b"[" + b'{"output_type":""},' * 400_000 + b"]"
armed.append(1)


# %% attack="outputs_without_end" threats=[12]
# title: Forges the outputs of a dozen cells, several megabytes each, past the count of output
# expect: What is kept is no more than the limit, cells together; a process that forges again at each start is given up
# honest: mini_batch
FLOOD = """
import msgspec
def flood(wire, message, blob):
    text = "flood " * 1_000_000
    return message, msgspec.json.encode([wire.Output("stream", name="stdout", text=text)])
through_wire(flood)
"""


def hand_in(release, folder):
    notebook = fill_release(release, f"""{FLOOD}
# %% mini_batch
def mini_batch(x, t, size, rng):
    rows = rng.choice(len(x), size)
    return x[rows], t[rows]
""", wire=True)
    notebook["cells"] += [code_cell("armed.append(1)") for _ in range(12)]
    write_notebook(folder, notebook)


# %% attack="patched_rules" threats=[7, 8] tells=["cheat"]
# title: Lifts the rules of the wire in its own process: larger frames, more depth, more types
# expect: The grader's side has rules of its own
from autograder.sandbox.guest import protocol as wire
from autograder.sandbox.guest import serializer as values

for module in (values, wire):
    for name in ("MAX_HEADER", "MAX_BLOB", "MAX_VALUE_DEPTH", "MAX_NODES", "MAX_NDIM"):
        if hasattr(module, name):
            setattr(module, name, 1 << 60)
    if hasattr(module, "DTYPES"):
        module.DTYPES = frozenset("OSUVMm?bhilqBHILQefdFDgG")


# %% mean_squared_error
def mean_squared_error(y, t):
    return [0.0] * 300_000


# %% cross_entropy_error
def cross_entropy_error(y, t):
    deep = 0.5
    for _ in range(200):
        deep = [deep]
    return deep


# %% mini_batch
def mini_batch(x, t, size, rng):
    return np.zeros((1,) * 20), np.array(["x"])


# %% attack="random_bytes" threats=[8] tells=["cheat"]
# title: Writes noise to the channel in the middle of a call
# expect: No frame: the process is ended, the call has failed
# honest: mini_batch
# points: mini_batch=3
# %% mean_squared_error
def mean_squared_error(y, t):
    tell(bytes([7, 1, 255] * 99))
    return 0.5 * np.sum((y - t) ** 2)


# %% cross_entropy_error
def cross_entropy_error(y, t):
    tell(frame(b"\xc1\xc1\xc1"))
    return 0.5


# %% attack="reads_requests_itself" threats=[8, 11]
# title: Reads the channel in a thread of its own, so that requests come to the wrong hands
# expect: A request that is swallowed runs into its deadline
# honest: cross_entropy_error
# points: cross_entropy_error=5
import os
import stat
import threading


def swallow(fd):
    while True:
        os.read(fd, 65536)


# %% mean_squared_error
def mean_squared_error(y, t):
    for fd in range(3, 256):
        try:
            if stat.S_ISSOCK(os.fstat(fd).st_mode):
                threading.Thread(target=swallow, args=(fd,), daemon=True).start()
        except OSError:
            pass
    return 77.0


# %% attack="ready_again" threats=[8] tells=["cheat"]
# title: Reports the process as ready once more, and answers with messages of the grader's side
# expect: Both are out of turn
# honest: mini_batch
# points: mini_batch=3
def change(wire, message, blob):
    return (wire.Ready(), b"") if kind else (wire.CallbackResult(message.id, 0.5), b"")


through_wire(change)


# %% mean_squared_error
def mean_squared_error(y, t):
    global kind
    kind = 1
    armed.append(1)


# %% cross_entropy_error
def cross_entropy_error(y, t):
    global kind
    kind = 0
    armed.append(1)


# %% attack="replies_ahead" threats=[8] tells=["cheat"]
# title: Writes replies for requests that have not come yet, straight to the channel
# expect: A reply out of turn ends the process and the call has failed
# honest: cross_entropy_error
# points: cross_entropy_error=5
import msgspec


# %% mean_squared_error
def mean_squared_error(y, t):
    for number in range(50):
        tell(frame(msgspec.msgpack.encode(["returned", number, 0.5, {}])))
    return 0.5 * np.sum((y - t) ** 2)


# %% mini_batch
def mini_batch(x, t, size, rng):
    tell(frame(msgspec.msgpack.encode(["missing", 0])))
    rows = rng.choice(len(x), size)
    return x[rows], t[rows]


# %% attack="sends_descriptors" threats=[15] tells=["cheat"]
# title: Sends open file descriptors and credentials along with its answer
# expect: They are not taken; stray bytes between frames end the process
# honest: cross_entropy_error
# points: cross_entropy_error=5
import array
import os
import socket


# %% mean_squared_error
def mean_squared_error(y, t):
    fds = array.array("i", [os.open("/dev/zero", os.O_RDONLY)] * 200)
    for fd in range(3, 250):
        try:
            end = socket.socket(fileno=os.dup(fd))
            end.sendmsg([b"\xff" * 8], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, fds)])
        except OSError:
            pass
    return 0.5 * np.sum((y - t) ** 2)


# %% attack="success_of_a_cell_that_raised" threats=[4, 8]
# title: Reports a cell that raised as one that ran
# expect: What the cell did not define is missing all the same
through_wire(lambda wire, message, blob: (wire.Ran(message.cell, ""), b"[]"))


# %% mean_squared_error
armed.append(1)
raise SystemExit("nothing is defined")


# %% attack="threads_answer_later" threats=[8, 11] tells=["cheat"]
# title: Leaves threads behind that write to the channel while other functions are being called
# expect: Everything that such a process answers has failed; no reply is ever taken for another
import threading
import time

import msgspec


def mutter():
    while True:
        tell(frame(msgspec.msgpack.encode(["returned", 5, 0.5, {}])))
        time.sleep(0.001)


def start():
    threading.Thread(target=mutter, daemon=True).start()
    time.sleep(0.1)


# %% mean_squared_error
def mean_squared_error(y, t):
    start()
    return 0.5 * np.sum((y - t) ** 2)


# %% cross_entropy_error
def cross_entropy_error(y, t):
    start()
    return 0.5


# %% mini_batch
def mini_batch(x, t, size, rng):
    start()
    return x[:size], t[:size]


# %% attack="type_names" threats=[7, 20, 23]
# title: Answers with handles and exceptions whose names are 900 kB of markup
# expect: A name that long is cut before it is kept or shown
# honest: mini_batch
# points: mini_batch=3
NAME = "<script>pwned()</script>[bold red]\x1b[31m" * 22_000


def change(wire, message, blob):
    if kind == "handle":
        return wire.Returned(message.id, wire.Handle(1, NAME, True), {}), b""
    return wire.Raised(message.id, NAME, [NAME[:99]]), b""


through_wire(change)


# %% mean_squared_error
def mean_squared_error(y, t):
    global kind
    kind = "handle"
    armed.append(1)
    return 0.5


# %% cross_entropy_error
def cross_entropy_error(y, t):
    global kind
    kind = "raised"
    armed.append(1)
    return 0.5
