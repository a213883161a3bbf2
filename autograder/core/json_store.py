"""JSON records on disk: written atomically, with a format version that must match on reading."""

from pathlib import Path
from typing import Protocol, TypeVar

import msgspec

from autograder.core.atomic_files import remove_stale_temp_files, write_atomic
from autograder.core.errors import SeminarError


class VersionedRecord(Protocol):
    """A struct with the version of its format; the default is the version that this kit reads."""

    @property
    def format_version(self) -> int:
        """The version of the format."""


RecordT = TypeVar("RecordT", bound=VersionedRecord)


def load_json(path: Path, record_type: type[RecordT], hint: str) -> RecordT:
    """Return the record in a file, or an empty record if there is no file.

    Raises SeminarError with `hint` for invalid JSON, another structure or another version.
    """
    empty = record_type()
    try:
        record = msgspec.json.decode(path.read_bytes(), type=record_type)
    except FileNotFoundError:
        return empty
    # msgspec raises subclasses of ValueError: for bad JSON, for a wrong type and for bad UTF-8.
    except (ValueError, RecursionError):
        record = None
    if record is None or record.format_version != empty.format_version:
        raise SeminarError(
            "is damaged, or of another version of the kit", where=str(path), hint=hint
        )
    return record


def save_json(path: Path, record: VersionedRecord) -> None:
    """Write a record as indented JSON; create its directory, remove what killed writers left."""
    path.parent.mkdir(parents=True, exist_ok=True)
    remove_stale_temp_files(path.parent)
    write_atomic(path, msgspec.json.format(msgspec.json.encode(record), indent=1))
