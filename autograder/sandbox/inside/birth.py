"""What the grader and the warm parent tell each other: one question, one answer."""

import msgspec
from msgspec import Struct

from autograder.sandbox.inside.confine import Bounds

MAX_REQUEST = 1 << 16  # bytes, the filter among them


class Fork(Struct, frozen=True, tag="fork"):
    """Make a child within these bounds; its channel and its status pipe come with it."""

    bounds: Bounds


class Born(Struct, frozen=True, tag="born"):
    """The child is there; a descriptor of its first process comes with this."""


class Failed(Struct, frozen=True, tag="failed"):
    """There is no child."""

    error: str


from_grader = msgspec.msgpack.Decoder(Fork)
to_grader = msgspec.msgpack.Decoder(Born | Failed)
