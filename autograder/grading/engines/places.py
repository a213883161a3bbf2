"""The workers of a cluster as the engine sees them, and the words where none of them may grade."""

from collections.abc import Collection
from enum import Enum, auto
from typing import Any

from msgspec import Struct

from autograder.errors import ClusterError

KEPT = "what is done is kept, and the same command goes on from there"


class State(Enum):
    """What is known of a worker."""

    ASKED = auto()
    READY = auto()
    REFUSED = auto()


class Place(Struct):
    """A worker: its address, the name it goes by, and what is known of it."""

    address: str
    name: str
    threads: int
    ask: Any  # the future that stands for `worker.ask` there
    busy: int = 0
    state: State = State.ASKED
    reasons: tuple[str, ...] = ()


def nobody(places: Collection[Place], scheduler: str) -> ClusterError:
    """The error where there is no worker, or none that may grade."""
    if not places:
        return ClusterError(
            "the cluster has no worker",
            where=scheduler,
            next_step=f"Start some with `dask worker {scheduler}`: {KEPT}",
        )
    reasons = (f"{place.name}: {', '.join(place.reasons)}" for place in places)
    return ClusterError(
        f"no worker of the cluster may grade ({'; '.join(reasons)})",
        where=scheduler,
        next_step=f"Install there what is installed here, see docs/cluster.md: {KEPT}",
    )


def lost(scheduler: str) -> ClusterError:
    """The error where the scheduler does not answer any more."""
    return ClusterError(
        "the scheduler is lost",
        where=scheduler,
        next_step=f"Start it and its workers again: {KEPT}",
    )
