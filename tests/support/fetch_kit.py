"""What the tests of `data.fetch` fetch: files, their contents, mirrors of them, and a folder."""

import gzip
import hashlib
import random
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest

from data.catalogue import MNIST, File
from data.fetch import fetch
from tests.support.loopback import Mirror, serving

REAL = Path(__file__).parents[2].parent / "shared" / "mnist"

Contents = dict[str, bytes]


class Kit:
    """The files to fetch, what is in them, and the folder they are to be put into."""

    def __init__(self, contents: Contents, files: list[File], folder: Path) -> None:
        self.contents, self.files, self.folder = contents, files, folder
        self.seen: list[tuple[str, int, int]] = []  # what `progress` was called with
        self.mirrors = ExitStack()

    @property
    def first(self) -> bytes:
        """The content of the first file."""
        return self.contents[self.files[0].name]

    @property
    def part(self) -> Path:
        """The first file while it is still coming in."""
        return self.folder / f"{self.files[0].name}.part"

    def serve(self, fault: str = "") -> Mirror:
        """Start a mirror of the files."""
        return self.mirrors.enter_context(serving(Mirror(self.contents, fault)))

    def fetch(self, *mirrors: str, **options: Any) -> list[Path]:
        """Fetch the files into the folder."""
        options = {"progress": lambda *news: self.seen.append(news), "timeout": 5.0, **options}
        return fetch("mnist", self.folder, mirrors, files=self.files, **options)

    def leave_part(self, content: bytes) -> None:
        """Leave a first file that is not whole, as an earlier attempt would have."""
        self.folder.mkdir()
        self.part.write_bytes(content)

    def is_whole(self) -> bool:
        """Whether exactly the right files are in the folder."""
        return {path.name: path.read_bytes() for path in self.folder.iterdir()} == self.contents


@contextmanager
def fetching(which: str, folder: Path) -> Iterator[Kit]:
    """A kit of small files made up here, or of the real test half of MNIST."""
    contents, files = real() if which == "real" else fabricated()
    kit = Kit(contents, files, folder)
    with kit.mirrors:
        yield kit


def real() -> tuple[Contents, list[File]]:
    """The real files, with the checksums that the kit is shipped with."""
    if not REAL.is_dir():
        pytest.skip("the real MNIST files are not here")
    files = list(MNIST.files[2:])
    return {file.name: (REAL / file.name).read_bytes() for file in files}, files


def fabricated() -> tuple[Contents, list[File]]:
    """Two gzipped files of random bytes, one larger than what is read at a time."""
    random_bytes = random.Random(7).randbytes
    sizes = {"a-images-idx3-ubyte.gz": 300_000, "a-labels-idx1-ubyte.gz": 900}
    plain = {name: random_bytes(size) for name, size in sizes.items()}
    contents = {name: gzip.compress(content, mtime=0) for name, content in plain.items()}
    files = [
        File(name, len(contents[name]), md5(contents[name]), md5(plain[name])) for name in plain
    ]
    return contents, files


def md5(content: bytes) -> str:
    return hashlib.md5(content, usedforsecurity=False).hexdigest()


def without_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the proxy that this machine may have out of the test."""
    for scheme in ("http", "https", "all", "no"):
        monkeypatch.delenv(f"{scheme}_proxy", raising=False)
        monkeypatch.delenv(f"{scheme}_proxy".upper(), raising=False)
