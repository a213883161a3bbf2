"""Bundles: everything that grades one assignment as bytes, for machines without the course.

A bundle is named by its SHA-256. A worker unpacks it once into the user's cache directory.
"""

import os
import shutil
import time
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path

import msgspec
from msgspec import Struct

from autograder.core.atomic_files import (
    remove_stale_temp_files,
    temporary_directory,
    user_cache_dir,
)
from autograder.core.errors import SeminarError
from autograder.core.i18n import suite_locale_dir
from autograder.grading.spec import CONFTEST, GradingSpec, sha256_hex

BUNDLE_FILE = "bundle"  # the bytes, beside the directories that were unpacked from them
SUITES_DIR, FILES_DIR, LOCALE_DIR = "suites", "files", "locale"
MAX_UNUSED_SECONDS = 30 * 86_400  # after which a bundle is deleted


class Bundle(Struct, frozen=True):
    """A spec without its paths, and the files at those paths, by their relative paths."""

    spec: GradingSpec
    suites: dict[str, bytes]
    files: dict[str, bytes]
    file_names: tuple[str, ...]  # of the release's files and directories, in order
    translations: dict[str, bytes]  # of the suite's messages


def serialize(spec: GradingSpec) -> bytes:
    """Return the bundle of a spec; the same files give the same bytes."""
    suite, paths = Path(spec.suite), [Path(file) for file in spec.files]
    suites = _read_files(suite, suite.parent)
    suites |= {f"{suite.name}/{name}": Path(p).read_bytes() for name, p in spec.kit_files.items()}
    conftest = suite.parent / CONFTEST
    if conftest.is_file():
        suites[CONFTEST] = conftest.read_bytes()
    locale = suite_locale_dir(suite)
    files: dict[str, bytes] = {}
    for path in paths:
        files |= _read_files(path, path.parent)
    bundle = Bundle(
        spec=msgspec.structs.replace(spec, suite=suite.name, files=(), kit_files={}),
        suites=suites,
        files=files,
        file_names=tuple(path.name for path in paths),
        translations=_read_files(locale, locale) if locale.is_dir() else {},
    )
    return msgspec.msgpack.encode(bundle, order="sorted")


def install(name: str, data: bytes) -> None:
    """Unpack a bundle into the cache, atomically. Raises OSError, or SeminarError if damaged."""
    if sha256_hex(data) != name:
        raise SeminarError("a bundle was damaged on its way to the worker")
    bundle = msgspec.msgpack.decode(data, type=Bundle)
    bundles = cache_directory()
    bundles.mkdir(parents=True, exist_ok=True, mode=0o700)
    remove_stale_temp_files(bundles)
    _remove_unused(bundles)
    with temporary_directory(bundles) as temporary:
        new = temporary / "new"
        _write_files(new / SUITES_DIR, bundle.suites)
        _write_files(new / FILES_DIR, bundle.files)
        _write_files(new / LOCALE_DIR, bundle.translations)
        (new / BUNDLE_FILE).write_bytes(data)
        with suppress(FileNotFoundError):  # set a damaged one aside
            (bundles / name).rename(temporary / "old")
        with suppress(FileExistsError):  # another process was faster
            new.rename(bundles / name)
    _verified_spec.cache_clear()


def load_bundled_spec(name: str) -> GradingSpec | None:
    """Return the spec of an installed bundle with local paths; None if missing or damaged."""
    with suppress(OSError):
        os.utime(cache_directory() / name)
        return _verified_spec(name)
    return None


def cache_directory() -> Path:
    """Return the directory of this user's bundles."""
    return user_cache_dir() / "bundles"


@cache
def _verified_spec(name: str) -> GradingSpec:
    """Return the spec of a bundle; raise FileNotFoundError if a file is missing or changed."""
    directory = cache_directory() / name
    data = (directory / BUNDLE_FILE).read_bytes()
    if sha256_hex(data) != name:
        raise FileNotFoundError(directory)
    bundle = msgspec.msgpack.decode(data, type=Bundle)
    suites, files = directory / SUITES_DIR, directory / FILES_DIR
    for base, contents in (
        (suites, bundle.suites),
        (files, bundle.files),
        (directory / LOCALE_DIR, bundle.translations),
    ):
        if _read_files(base, base) != contents:
            raise FileNotFoundError(directory)
    return msgspec.structs.replace(
        bundle.spec,
        suite=str(suites / bundle.spec.suite),
        files=tuple(str(files / name) for name in bundle.file_names),
    )


def _read_files(path: Path, base: Path) -> dict[str, bytes]:
    """Return the contents of a file, or of all files below a directory, by relative path."""
    return {
        file.relative_to(base).as_posix(): file.read_bytes()
        for file in (sorted(path.rglob("*")) if path.is_dir() else (path,))
        if file.is_file() and "__pycache__" not in file.parts
    }


def _write_files(base: Path, contents: Mapping[str, bytes]) -> None:
    base.mkdir(parents=True)
    for name, data in contents.items():
        path = base / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def _remove_unused(bundles: Path) -> None:
    oldest = time.time() - MAX_UNUSED_SECONDS
    for path in bundles.iterdir():
        with suppress(OSError):
            if not path.name.startswith(".") and path.stat().st_mtime < oldest:
                shutil.rmtree(path)
