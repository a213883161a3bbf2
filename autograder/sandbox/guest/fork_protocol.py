"""What the grader and the warm parent tell each other: one question, one answer."""

import msgspec
from msgspec import Struct

from autograder.sandbox.guest.confinement import ResourceLimits

MAX_REQUEST = 1 << 16  # bytes, the filter among them


class ForkRequest(Struct, frozen=True, tag="fork"):
    """Make a child within these bounds; its channel and its status pipe come with it."""

    limits: ResourceLimits


class ForkSucceeded(Struct, frozen=True, tag="born"):
    """The child is there; a descriptor of its first process comes with this."""


class ForkFailed(Struct, frozen=True, tag="failed"):
    """There is no child."""

    error: str


fork_request_decoder = msgspec.msgpack.Decoder(ForkRequest)
fork_reply_decoder = msgspec.msgpack.Decoder(ForkSucceeded | ForkFailed)
