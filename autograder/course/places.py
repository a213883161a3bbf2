"""Where submissions are graded, where the gradebook is kept, what a watched folder allows."""

import re
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct

TLS_FILES = ("ca", "certificate", "key")
ADDRESS = re.compile(r"(?:tcp|tls)://(?:[\w.-]+|\[[0-9A-Fa-f:.]+\]):\d{1,5}", re.ASCII)


class GradebookPlace(Struct, frozen=True, forbid_unknown_fields=True):
    """Where the gradebook is kept; without `url` in the file classroom/gradebook.db."""

    url: Annotated[str, Meta(pattern=r"^(\Z|postgresql(\+psycopg)?://)", max_length=500)] = ""


class Engine(StrEnum):
    """Where submissions are graded."""

    LOCAL = "local"  # on this machine's cores
    DASK = "dask"  # on the workers of a cluster


class Grading(Struct, frozen=True, forbid_unknown_fields=True):
    """Where submissions are graded, and how to get there; the files are for `tls://`."""

    engine: Engine = Engine.LOCAL
    workers: Annotated[int, Meta(ge=0, le=1024)] = 0  # on this machine; 0: as many as fit
    scheduler: str = ""
    ca: str = ""
    certificate: str = ""
    key: str = ""


class Watch(Struct, frozen=True, forbid_unknown_fields=True):
    """What a watched folder allows; 0 for no limit."""

    attempts_per_hour: Annotated[int, Meta(ge=0, le=1000)] = 6
