"""A record on the disk: JSON with a version, written whole, and not guessed at if it is another."""

from pathlib import Path
from typing import Protocol, TypeVar

import msgspec

from autograder.core import atomic_files
from autograder.core.errors import SeminarError


class VersionedRecord(Protocol):
    """A struct whose default says which version this kit reads."""

    @property
    def format_version(self) -> int:
        """The version of its format."""


RecordT = TypeVar("RecordT", bound=VersionedRecord)


def load_json(path: Path, kind: type[RecordT], hint: str) -> RecordT:
    """What was saved, or an empty one; raises SeminarError with `next_step` if it is unreadable."""
    empty = kind()
    try:
        found = msgspec.json.decode(path.read_bytes(), type=kind)
    except FileNotFoundError:
        return empty
    # ValueError is what msgspec raises for bad JSON, for a wrong type and for bad UTF-8.
    except (ValueError, RecursionError):
        found = None
    if found is None or found.format_version != empty.format_version:
        raise SeminarError(
            "is damaged, or of another version of the kit", where=str(path), hint=hint
        )
    return found


def save_json(path: Path, record: VersionedRecord) -> None:
    """Write a record in lines that a person can read."""
    path.parent.mkdir(parents=True, exist_ok=True)
    atomic_files.write_atomic(path, msgspec.json.format(msgspec.json.encode(record), indent=1))
