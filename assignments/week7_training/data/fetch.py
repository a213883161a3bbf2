"""Getting the files of a data set from its mirrors or from a folder; `seminar data fetch` calls it.

A file has its final name only once its checksum was right. Until then it is a `.part` file,
with which the next attempt goes on.
"""

import hashlib
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from .catalogue import REMOTE, DataSet, File
from .download import MirrorError, download
from .places import find_file, is_file

Progress = Callable[[str, int, int], None]

TIMEOUT = 30.0  # seconds without a single byte


class FetchError(Exception):
    """A data set could not be fetched: what, where, and what to do next, in one sentence."""


def ignore(file: str, bytes_done: int, bytes_total: int) -> None:
    """Show no progress."""


def fetch(
    name: str,
    folder: str | Path,
    mirrors: Sequence[str] | None = None,
    source: str | Path | None = None,
    progress: Progress = ignore,
    *,
    files: Sequence[File] | None = None,
    timeout: float = TIMEOUT,
) -> list[Path]:
    """Put the files of data set `name` into `folder`, and give back their paths.

    mirrors   addresses to try, first to last, in place of the data set's own
    source    a folder that has the files, gzipped or not: nothing is downloaded then
    progress  called with (file, bytes_done, bytes_total), at last with both the same
    files     what to fetch, in place of the data set's own files
    timeout   seconds after which a silent connection is given up

    Files that are right already are left alone. Raises FetchError.
    """
    data_set, folder = known(name), Path(folder)
    mirrors = data_set.mirrors if mirrors is None else mirrors
    with disk_errors_told(folder):
        folder.mkdir(parents=True, exist_ok=True)
        paths = []
        for file in data_set.files if files is None else files:
            path = right_file(file, folder)
            if path is None and source is not None:
                path = from_source(file, Path(source), folder)
            elif path is None:
                path = from_mirrors(file, mirrors, folder, progress, timeout)
            progress(file.name, file.size, file.size)
            paths.append(path)
        return paths


def known(name: str) -> DataSet:
    """The data set of this name.

    Raises FetchError for a name that is not to be fetched.
    """
    if name not in REMOTE:
        names = ", ".join(REMOTE)
        raise FetchError(f"There is nothing to fetch for {name!r}: data sets to fetch are {names}.")
    return REMOTE[name]


def right_file(file: File, folder: Path) -> Path | None:
    """The file that `load` would take from `folder`, if its content is right."""
    path = find_file(folder, file)
    return path if path and fitting_name(path, file) else None


def from_mirrors(
    file: File, mirrors: Sequence[str], folder: Path, progress: Progress, timeout: float
) -> Path:
    """Download the file from the first mirror that gives it right.

    Raises FetchError, with what each mirror did, if none does.
    """
    reasons = []
    for mirror in [mirrors] if isinstance(mirrors, str) else mirrors:
        try:
            return from_mirror(file, mirror, folder, progress, timeout)
        except MirrorError as error:
            reasons.append(f"{mirror}: {error}")
    raise FetchError(
        f"{file.name} could not be fetched into {folder} ({'; '.join(reasons) or 'no mirror'}): "
        "check the connection and run the command again, which goes on where it stopped, "
        "or name a folder that has the file as the source."
    )


def from_mirror(file: File, mirror: str, folder: Path, progress: Progress, timeout: float) -> Path:
    """Download the file from one mirror; a `.part` file with a wrong checksum is deleted.

    Raises MirrorError if what came is not the file.
    """
    part = part_of(folder / file.name)
    resumed = part.exists()
    if not resumed or part.stat().st_size < file.size:
        url = f"{mirror.rstrip('/')}/{file.name}"
        download(url, part, file.size, partial(report, progress, file), timeout)
    if fitting_name(part, file) == file.name:
        return part.replace(folder / file.name)
    part.unlink()
    if not resumed:
        raise MirrorError("what it sent has a wrong checksum")
    # The fault may lie in what an earlier attempt had left: this mirror gets a clean start.
    return from_mirror(file, mirror, folder, progress, timeout)


def report(progress: Progress, file: File, done: int) -> None:
    """Tell how much of the file is there; an answer that is too long ends as 100 %."""
    progress(file.name, min(done, file.size), file.size)


def from_source(file: File, source: Path, folder: Path) -> Path:
    """Copy the file from the folder `source`, gzipped or not, if its content is right there.

    Raises FetchError if it is not there, or is damaged.
    """
    dotted = file.unzipped.replace("-idx", ".idx")  # as some archives of MNIST spell it
    found = [path for n in (file.name, file.unzipped, dotted) if is_file(path := source / n)]
    for path in found:
        if name := fitting_name(path, file):
            placed = place(path, folder, name)
            if name != file.name:  # `load` would prefer the gzipped one, which is wrong
                (folder / file.name).unlink(missing_ok=True)
            return placed
    fault = f"has a wrong checksum in {source}" if found else f"is not in {source}"
    raise FetchError(
        f"{found[0].name if found else file.name} {fault}: "
        "name a source that has the right file, or none, to download it."
    )


def place(path: Path, folder: Path, name: str) -> Path:
    """Copy `path` into `folder` as `name`, which never names a half copy."""
    part = part_of(folder / name)
    shutil.copyfile(path, part)
    return part.replace(folder / name)


def part_of(path: Path) -> Path:
    """The name of a file that is still coming in."""
    return path.with_name(f"{path.name}.part")


def fitting_name(path: Path, file: File) -> str | None:
    """The name under which `path` can be kept by its content, or None if the content is wrong."""
    with path.open("rb") as stream:
        # MD5 finds damage, and is what MNIST is known by; it is no guard against forgery.
        digest = hashlib.file_digest(stream, partial(hashlib.md5, usedforsecurity=False))
    return {file.md5: file.name, file.md5_unzipped: file.unzipped}.get(digest.hexdigest())


@contextmanager
def disk_errors_told(folder: Path) -> Iterator[None]:
    """Tell a full disk, a folder that may not be written to and the like as a FetchError."""
    try:
        yield
    except OSError as error:
        raise FetchError(
            f"The files cannot be put into {folder} ({error}): "
            "make room there, or name another folder with SEMINAR_DATA."
        ) from error
