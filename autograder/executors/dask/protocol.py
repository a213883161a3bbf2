"""What the engine of a cluster says to a grader far away, and what comes back: plain bytes.

A question goes as an argument of one function, an answer as its result; between a worker and its
grader the same bytes go through a pipe, each with its length before it.
"""

import struct
from typing import IO

import msgspec
from msgspec import Struct

from autograder.executors.compatibility import Environment
from autograder.grading.grade import GradingOutcome

LENGTH = struct.Struct(">Q")


class CheckRequest(Struct, frozen=True, tag=True):
    """Do you match, and do you have the parcel?"""

    terms: Environment
    parcel: str  # SHA-256


class UploadBundle(Struct, frozen=True, tag=True):
    """Here is the parcel."""

    terms: Environment
    parcel: str
    data: bytes


class GradeRequest(Struct, frozen=True, tag=True):
    """Grade this notebook by that parcel."""

    terms: Environment
    parcel: str
    notebook: bytes


class CheckReply(Struct, frozen=True, tag=True):
    """Why this worker may not grade, if anything; and whether it lacks the parcel."""

    differences: tuple[str, ...] = ()
    bundle_missing: bool = False


class GradeReply(Struct, frozen=True, tag=True):
    """What came of a notebook."""

    graded: GradingOutcome


class ErrorReply(Struct, frozen=True, tag=True):
    """The grader failed; `of_wall` where nothing can be graded on that machine."""

    told: str
    sandbox_failed: bool = False


Question = CheckRequest | UploadBundle | GradeRequest
WorkerReply = CheckReply | GradeReply | ErrorReply

encode = msgspec.msgpack.encode
question = msgspec.msgpack.Decoder(Question).decode
answer = msgspec.msgpack.Decoder(WorkerReply).decode


def send(pipe: IO[bytes], frame: bytes) -> None:
    """Write one frame."""
    pipe.write(LENGTH.pack(len(frame)) + frame)
    pipe.flush()


def receive(pipe: IO[bytes]) -> bytes:
    """Read one frame; raises EOFError when there is none, or not all of it."""
    head = pipe.read(LENGTH.size)
    if len(head) < LENGTH.size:
        raise EOFError
    (length,) = LENGTH.unpack(head)
    frame = pipe.read(length)
    if len(frame) < length:
        raise EOFError
    return frame
