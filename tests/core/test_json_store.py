"""JSON records on disk: saving, loading, and rejecting what is invalid."""

from pathlib import Path

import pytest
from msgspec import Struct

from autograder.core import json_store
from autograder.core.errors import SeminarError

NEXT_STEP = "Move it away"


class Record(Struct, frozen=True):
    format_version: int = 3
    names: dict[str, int] = {}


def test_it_comes_back(tmp_path: Path) -> None:
    """A saved record is loaded again, and directories are created; without a file it is empty."""
    path = tmp_path / "folder" / "record.json"
    assert json_store.load_json(path, Record, NEXT_STEP) == Record()
    json_store.save_json(path, Record(names={"佐藤": 1}))
    assert json_store.load_json(path, Record, NEXT_STEP) == Record(names={"佐藤": 1})
    assert [file.name for file in path.parent.iterdir()] == ["record.json"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b'{"format_version": 3, "names": {"a": 1',
        b'{"format_version": 2}',
        b'{"format_version": 4, "names": {"a": 1}}',
        b'{"format_version": 3, "names": ["a"]}',
        b'{"format_version": 3, "names": {"\xff": 1}}',
        b'{"format_version": 3, "more": ' + b"[" * 100_000,
    ],
    ids=["empty", "cut off", "older", "newer", "of another shape", "no UTF-8", "very deep"],
)
def test_what_is_not_understood(tmp_path: Path, data: bytes) -> None:
    """An invalid record is reported with path and hint, and left unchanged."""
    path = tmp_path / "record.json"
    path.write_bytes(data)
    with pytest.raises(SeminarError, match="is damaged, or of another version") as caught:
        json_store.load_json(path, Record, NEXT_STEP)
    assert (caught.value.where, caught.value.hint) == (str(path), NEXT_STEP)
    assert path.read_bytes() == data
