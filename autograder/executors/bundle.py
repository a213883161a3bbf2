"""All that grades one assignment, in one piece of bytes: kit, hidden suite, files of the release.

Named by its SHA-256. A worker unpacks it once into a folder of its own user's cache.
"""

import os
import shutil
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path

import msgspec
from msgspec import Struct

from autograder.core import atomic_files as files
from autograder.core.errors import SeminarError
from autograder.core.i18n import suite_locale_dir
from autograder.grading.spec import CONFTEST, GradingSpec, sha256_hex

BUNDLE_FILE = "parcel"  # the bytes themselves, beside what was unpacked from them
SUITES, HANDED_OUT, LOCALE = "suites", "files", "locale"
DAYS = 30  # a parcel that nobody has used for so long is removed


class Bundle(Struct, frozen=True):
    """A kit without its paths, and what lay there, by path within its own folder."""

    kit: GradingSpec
    suites: dict[str, bytes]
    files: dict[str, bytes]
    names: tuple[str, ...]  # of the files and folders handed out, in order
    translations: dict[str, bytes]  # of what the hidden tests say, beside the suites


def serialize(kit: GradingSpec) -> bytes:
    """Everything that a machine needs which has nothing but the kit installed."""
    suite = Path(kit.suite)
    handed_out = [Path(file) for file in kit.files]
    suites = _read([suite], suite.parent)
    conftest = suite.parent / CONFTEST
    if conftest.is_file():
        suites[CONFTEST] = conftest.read_bytes()
    locale = suite_locale_dir(suite)
    translations = _read([locale], locale) if locale.is_dir() else {}
    contents: dict[str, bytes] = {}
    for file in handed_out:
        contents |= _read([file], file.parent)
    names = tuple(file.name for file in handed_out)
    bare = msgspec.structs.replace(kit, suite=suite.name, files=())
    return msgspec.msgpack.encode(
        Bundle(bare, suites, contents, names, translations), order="sorted"
    )


def install(name: str, data: bytes) -> None:
    """Put a parcel into the cache, whole or not at all. Raises OSError, SeminarError."""
    if sha256_hex(data) != name:
        raise SeminarError("a parcel came with another content than it was sent with")
    parcel = msgspec.msgpack.decode(data, type=Bundle)
    top = folder()
    top.mkdir(parents=True, exist_ok=True, mode=0o700)
    files.remove_stale_temp_files(top)
    _remove_old(top)
    with files.temporary_directory(top) as place:
        new = place / "new"
        _write(new / SUITES, parcel.suites)
        _write(new / HANDED_OUT, parcel.files)
        _write(new / LOCALE, parcel.translations)
        (new / BUNDLE_FILE).write_bytes(data)
        with suppress(FileNotFoundError):  # one that is spoilt, or another process's
            (top / name).rename(place / "old")
        with suppress(FileExistsError):
            new.rename(top / name)
    _verified_spec.cache_clear()


def load_bundled_spec(name: str) -> GradingSpec | None:
    """The kit of a parcel that is here, whole and unchanged, with its paths here."""
    with suppress(OSError):
        os.utime(folder() / name)
        return _verified_spec(name)
    return None


def folder() -> Path:
    """Where this user's parcels lie."""
    return files.user_cache_dir() / "parcels"


@cache
def _verified_spec(name: str) -> GradingSpec:
    """Raises FileNotFoundError where something is missing or is not as it was sent."""
    place = folder() / name
    data = (place / BUNDLE_FILE).read_bytes()
    if sha256_hex(data) != name:
        raise FileNotFoundError(place)
    parcel = msgspec.msgpack.decode(data, type=Bundle)
    suites, handed_out = place / SUITES, place / HANDED_OUT
    for where, sent in (
        (suites, parcel.suites),
        (handed_out, parcel.files),
        (place / LOCALE, parcel.translations),
    ):
        if _read([where], where) != sent:
            raise FileNotFoundError(place)
    return msgspec.structs.replace(
        parcel.kit,
        suite=str(suites / parcel.kit.suite),
        files=tuple(str(handed_out / file) for file in parcel.names),
    )


def _read(places: Iterable[Path], base: Path) -> dict[str, bytes]:
    found = (file for place in places for file in _files(place))
    return {file.relative_to(base).as_posix(): file.read_bytes() for file in found}


def _files(place: Path) -> Iterator[Path]:
    for file in sorted(place.rglob("*")) if place.is_dir() else (place,):
        if file.is_file() and "__pycache__" not in file.parts:
            yield file


def _write(base: Path, contents: Mapping[str, bytes]) -> None:
    base.mkdir(parents=True)
    for name, data in contents.items():
        path = base / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def _remove_old(top: Path) -> None:
    for path in top.iterdir():
        with suppress(OSError):
            if not path.name.startswith(".") and path.stat().st_mtime < time.time() - DAYS * 86_400:
                shutil.rmtree(path)
