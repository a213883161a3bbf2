"""Messages between the executor and the graders on a Dask cluster, as msgpack.

A request travels as the argument of one function (`worker.handle`), a reply as its result.
"""

import msgspec
from msgspec import Struct

from autograder.executors.compatibility import Environment
from autograder.grading.grade import GradingOutcome


class CheckRequest(Struct, frozen=True, tag=True):
    """Asks whether the worker is compatible and has the bundle; `bundle` is its SHA-256."""

    environment: Environment
    bundle: str


class UploadBundle(Struct, frozen=True, tag=True):
    """Sends the bundle; answered as a CheckRequest."""

    environment: Environment
    bundle: str
    data: bytes


class GradeRequest(Struct, frozen=True, tag=True):
    """Asks to grade a notebook with a bundle."""

    environment: Environment
    bundle: str
    notebook: bytes


class CheckReply(Struct, frozen=True, tag=True):
    """Says why the worker must not grade, if it must not, and whether it lacks the bundle."""

    differences: tuple[str, ...] = ()
    bundle_missing: bool = False


class GradeReply(Struct, frozen=True, tag=True):
    """Returns the outcome of a notebook."""

    outcome: GradingOutcome


class ErrorReply(Struct, frozen=True, tag=True):
    """Reports that the grader failed twice at a request."""

    message: str


Request = CheckRequest | UploadBundle | GradeRequest
Reply = CheckReply | GradeReply | ErrorReply

encode = msgspec.msgpack.encode
decode_request = msgspec.msgpack.Decoder(Request).decode
decode_reply = msgspec.msgpack.Decoder(Reply).decode
