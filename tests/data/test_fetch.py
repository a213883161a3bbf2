"""Fetching from mirrors that break in every way, over loopback."""

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.fetch import FetchError
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


def test_good_mirror(kit: Kit) -> None:
    """All files arrive whole, and the paths come back in their order."""
    paths = kit.fetch(kit.serve().url)
    assert kit.is_whole()
    assert paths == [kit.folder / file.name for file in kit.files]


def test_progress(kit: Kit) -> None:
    """Progress grows for each file, in bytes, and ends with all of them."""
    kit.fetch(kit.serve().url)
    for file in kit.files:
        news = [(done, total) for name, done, total in kit.seen if name == file.name]
        assert news == sorted(news)
        assert news[0][0] > 0
        assert news[-1] == (file.size, file.size)
    assert len(kit.seen) > 2 * len(kit.files)


def test_right_files_are_left_alone(kit: Kit) -> None:
    """What is right already, zipped or not, is not fetched again, and is told as done."""
    mirror = kit.serve()
    kit.fetch(mirror.url)
    last = kit.folder / kit.files[1].name
    last.with_suffix("").write_bytes(gzip.decompress(last.read_bytes()))
    last.unlink()
    kit.seen.clear()
    assert kit.fetch(mirror.url)[1] == last.with_suffix("")
    assert len(mirror.asked) == 2
    assert kit.seen == [(file.name, file.size, file.size) for file in kit.files]


def test_wrong_file_is_replaced(kit: Kit) -> None:
    """A file under the final name with other content is fetched again."""
    kit.folder.mkdir()
    (kit.folder / kit.files[0].name).write_bytes(b"half a file")
    kit.fetch(kit.serve().url)
    assert kit.is_whole()


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        ("cut", "the connection ended after"),
        ("corrupt", "what it sent has a wrong checksum"),
        ("gone", "HTTP 404"),
        ("silent", "timed out"),
        ("login", "the file has 5 bytes, not"),
        ("endless", "what it sent has a wrong checksum"),
    ],
)
def test_bad_mirror(fault: str, reason: str, kit: Kit) -> None:
    """A mirror that breaks off, lies, stalls or never ends leaves no file; the reason is told."""
    mirror = kit.serve(fault)
    with pytest.raises(FetchError) as caught:
        kit.fetch(mirror.url, timeout=0.5)
    message = str(caught.value)
    assert message.startswith(f"{kit.files[0].name} could not be fetched into {kit.folder} (")
    assert f"{mirror.url}: {reason}" in message
    assert message.endswith("or name a folder that has the file as the source.")
    left = [path.name for path in kit.folder.iterdir()]
    assert left == ([kit.part.name] if fault in ("cut", "silent") else [])


@pytest.mark.parametrize("fault", ["cut", "corrupt", "gone", "silent", "login", "endless"])
def test_second_mirror_helps(fault: str, kit: Kit) -> None:
    """After a bad mirror the next one is asked, and goes on with what is usable."""
    second = kit.serve()
    kit.fetch(kit.serve(fault).url, second.url, timeout=0.5)
    assert kit.is_whole()
    half = len(kit.first) // 2
    assert second.ranges[0] == (f"bytes={half}-" if fault in ("cut", "silent") else "")


def test_first_mirror_down(kit: Kit) -> None:
    """A mirror that nobody answers at, or whose address is none, is passed over."""
    kit.fetch(closed_port(), "no address", "http://127.0.0.1:x/", kit.serve().url)
    assert kit.is_whole()


def test_resume_after_interruption(kit: Kit) -> None:
    """After an interruption by the user only the missing bytes are asked for."""

    def interrupt(file: str, done: int, total: int) -> None:
        raise KeyboardInterrupt

    mirror = kit.serve()
    with pytest.raises(KeyboardInterrupt):
        kit.fetch(mirror.url, progress=interrupt)
    assert [path.name for path in kit.folder.iterdir()] == [kit.part.name]
    done = kit.part.stat().st_size
    kit.fetch(mirror.url)
    assert 0 < done < len(kit.first)
    assert mirror.ranges == ["", f"bytes={done}-", ""]
    assert kit.seen[0][1] > done
    assert kit.is_whole()


@pytest.mark.parametrize("fault", ["no range", "unsized"])
def test_resume_with_a_simple_server(fault: str, kit: Kit) -> None:
    """A server that ignores Range, or does not tell the length, still completes a `.part` file."""
    kit.leave_part(kit.first[:100])
    mirror = kit.serve(fault)
    kit.fetch(mirror.url)
    assert mirror.ranges == ["bytes=100-", ""]
    assert kit.is_whole()


def test_whole_part_needs_no_download(kit: Kit) -> None:
    """A `.part` file that is complete already is only checked and renamed."""
    kit.leave_part(kit.first)
    mirror = kit.serve()
    kit.fetch(mirror.url)
    assert len(mirror.asked) == 1
    assert kit.is_whole()


@pytest.mark.parametrize("size", [10, 10**7])
def test_spoilt_part_is_dropped(size: int, kit: Kit) -> None:
    """A `.part` file with wrong bytes is deleted, and the same mirror asked for the whole."""
    kit.leave_part(b"?" * size)
    kit.fetch(kit.serve().url)
    assert kit.is_whole()
