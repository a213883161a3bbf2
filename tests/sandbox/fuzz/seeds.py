"""Valid messages and outputs as seeds: `python -m tests.sandbox.fuzz.seeds DIRECTORY`."""

import sys
from pathlib import Path

import msgspec
import numpy as np

from autograder.sandbox.guest import protocol, serializer

PLAIN = [
    None, True, 7, -1.5, "text", 1j, ..., (1, [2]), {"k": {3: ()}}, np.arange(4.0), np.float32(2),
    np.zeros((2, 0)), np.array([True, False]), np.random.default_rng(1),
]  # fmt: skip
OUTPUTS = [
    protocol.Output("stream", name="stdout", text='said "so"\n\x1b[0m'),
    protocol.Output("display_data", data={"text/plain": "図", "image/png": "iVBORw0="}),
    protocol.Output("error", ename="ValueError", evalue="no", traceback=["one", "two"]),
]


def frames() -> list[bytes]:
    """Return a frame of each message, and of each kind of value."""
    shared: dict[str, protocol.Value] = {"0": protocol.Handle(1, "T", True)}
    changed: dict[str, protocol.Value] = {"0": protocol.WireNamespace({"a": 1})}
    messages: list[protocol.ToHost] = [
        protocol.Ready(),
        protocol.Ran(3, "ValueError"),
        protocol.Raised(3, "Own", ["Own", "Exception"]),
        protocol.Missing(3),
        protocol.CallbackRequest(1, 3, 0, [1], {"x": 2}, shared),
        protocol.Returned(3, protocol.Callback(0), changed),
        protocol.ReturnedEach(3, [(1, changed)], protocol.Raised(3, "Own", ["Exception"])),
    ]
    seeds = [_frame(message, b"") for message in messages]
    for plain in PLAIN:
        packer = serializer.Packer(lambda _: None)
        value = packer.pack(plain)
        seeds.append(_frame(protocol.Returned(1, value, {}), packer.blob))
    return seeds


def _frame(message: protocol.ToHost, blob: bytes) -> bytes:
    header = msgspec.msgpack.encode(message)
    return protocol.FRAME_LENGTHS.pack(len(header), len(blob)) + header + blob


def main(directory: Path) -> None:
    """Write a directory of seeds for each target that needs some."""
    limit = (4000).to_bytes(2, "big") + b"\xff"
    blobs = [limit + msgspec.json.encode(OUTPUTS[: n + 1]) for n in range(len(OUTPUTS))]
    for target, seeds in {"frames": frames(), "cell_outputs": blobs}.items():
        (directory / target).mkdir(parents=True, exist_ok=True)
        for number, seed in enumerate(seeds):
            (directory / target / f"seed{number:02}").write_bytes(seed)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
