"""Fetching through a proxy and from a folder, what cannot be fetched, and where files lie."""

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest

from data import places
from data.fetch import FetchError, fetch
from tests.support.fetch_kit import Kit, fetching, without_proxies
from tests.support.loopback import closed_port


@pytest.fixture(params=["fabricated", "real"])
def kit(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Kit]:
    """Something to fetch, on a machine without a proxy."""
    without_proxies(monkeypatch)
    with fetching(request.param, tmp_path / "folder") as kit:
        yield kit


@pytest.mark.parametrize("variable", ["http_proxy", "HTTP_PROXY"])
def test_http_proxy(variable: str, kit: Kit, monkeypatch: pytest.MonkeyPatch) -> None:
    """A mirror that only the proxy of the environment can reach is fetched through it."""
    proxy = kit.serve()
    monkeypatch.setenv(variable, proxy.url)
    kit.fetch("http://mirror.invalid/mnist")
    assert proxy.asked[0][0] == f"http://mirror.invalid/mnist/{kit.files[0].name}"
    assert kit.is_whole()


def test_https_proxy(kit: Kit, monkeypatch: pytest.MonkeyPatch) -> None:
    """For an https mirror the proxy is asked for a tunnel, and its refusal is told."""
    proxy = kit.serve()
    monkeypatch.setenv("HTTPS_PROXY", proxy.url)
    with pytest.raises(FetchError, match="Tunnel connection failed: 502"):
        kit.fetch("https://mirror.invalid/mnist/")
    assert proxy.asked == [("mirror.invalid:443", "CONNECT")]


def test_source_folder(kit: Kit, tmp_path: Path) -> None:
    """Files are copied from a folder, under the names that `load` looks for, without a mirror."""
    zipped, plain = kit.files
    source = tmp_path / "source"
    source.mkdir()
    (source / zipped.name).write_bytes(kit.first)
    content = gzip.decompress(kit.contents[plain.name])
    (source / plain.unzipped.replace("-idx", ".idx")).write_bytes(content)
    paths = kit.fetch(closed_port(), source=source)
    assert [path.name for path in paths] == [zipped.name, plain.unzipped]
    assert [path.read_bytes() for path in paths] == [kit.first, content]
    assert len(list(kit.folder.iterdir())) == 2
    assert kit.seen == [(file.name, file.size, file.size) for file in kit.files]


def test_source_replaces_a_wrong_file(kit: Kit, tmp_path: Path) -> None:
    """A plain file from the source wins over a wrong zipped one that was there before."""
    kit.folder.mkdir()
    (kit.folder / kit.files[0].name).write_bytes(b"wrong")
    for file in kit.files:
        (tmp_path / file.unzipped).write_bytes(gzip.decompress(kit.contents[file.name]))
    paths = kit.fetch(source=tmp_path)
    assert sorted(kit.folder.iterdir()) == sorted(paths)


@pytest.mark.parametrize("content", [None, b"not what it says"])
def test_bad_source(content: bytes | None, kit: Kit, tmp_path: Path) -> None:
    """A source that lacks a file, or has another one by its name, is told and leaves nothing."""
    name = kit.files[0].unzipped
    if content is not None:
        (tmp_path / name).write_bytes(content)
    fault = f"{name}.gz is not in" if content is None else f"{name} has a wrong checksum in"
    with pytest.raises(FetchError, match=f"^{fault} {tmp_path}: name a source"):
        kit.fetch(source=tmp_path)
    assert list(kit.folder.iterdir()) == []


def test_folder_that_cannot_be(kit: Kit) -> None:
    """A folder that cannot be made is told as a FetchError, not as the system's error."""
    kit.folder.write_text("a file is in the way")
    with pytest.raises(FetchError, match=r"cannot be put into .* make room there"):
        kit.fetch()


def test_no_mirror(kit: Kit) -> None:
    """Without any mirror the message says so."""
    with pytest.raises(FetchError, match=r"\(no mirror\)"):
        kit.fetch()


@pytest.mark.parametrize("name", ["digits", "cifar"])
def test_nothing_to_fetch(name: str, tmp_path: Path) -> None:
    """A name that is not fetched from anywhere is refused, and the names that are are told."""
    with pytest.raises(FetchError, match=f"nothing to fetch for '{name}': .* are mnist"):
        fetch(name, tmp_path)


def test_user_folder_of_each_platform(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without SEMINAR_DATA the folder is the one that the platform is used to."""
    monkeypatch.delenv("SEMINAR_DATA", raising=False)
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    monkeypatch.setattr(Path, "home", lambda: Path("home"))
    found = {}
    for system in ("Linux", "Darwin", "Windows"):
        monkeypatch.setattr("platform.system", lambda system=system: system)
        found[system] = places.user_folder().as_posix()
    assert found == {
        "Linux": "home/.local/share/seminar-kit",
        "Darwin": "home/Library/Application Support/seminar-kit",
        "Windows": "home/AppData/Local/seminar-kit",
    }


def test_no_home(monkeypatch: pytest.MonkeyPatch) -> None:
    """A user without a home folder, as in a sandbox, still has the folder beside the package."""

    def no_home() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("SEMINAR_DATA", raising=False)
    monkeypatch.setattr(Path, "home", no_home)
    monkeypatch.setattr("platform.system", lambda: "Linux")
    assert places.places("mnist") == [places.PACKAGE / "mnist"]


def test_chosen_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    """SEMINAR_DATA comes before what the platform is used to, and may begin with ~."""
    monkeypatch.setenv("SEMINAR_DATA", "~/somewhere")
    assert places.user_folder() == Path("~/somewhere").expanduser()
