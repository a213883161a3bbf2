"""One file from one address, into a `.part` file that a later attempt can go on with."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPException, HTTPResponse, IncompleteRead
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import Request, build_opener

CHUNK = 1 << 16
CONTENT_RANGE = re.compile(r"bytes (\d+)-")


class MirrorError(Exception):
    """This mirror did not give the file; the text says why, without a full stop."""


def download(
    url: str, part: Path, size: int, progress: Callable[[int], None], timeout: float
) -> None:
    """Fill `part` up to `size` bytes from `url`, going on where an earlier attempt stopped.

    `progress` is called with the bytes in `part`. Raises MirrorError and leaves what has come;
    whether it is the right content is for the caller to check.
    """
    done = part.stat().st_size if part.exists() else 0
    with ask(url, done, timeout) as response:
        done = first_byte(response, done, size)
        with part.open("ab" if done else "wb") as out:
            for chunk in chunks(response):
                out.write(chunk)
                done += len(chunk)
                progress(done)
                if done > size:  # an endless answer must not fill the disk
                    return
    if done < size:
        raise MirrorError(f"the connection ended after {done:,} of {size:,} bytes")


def ask(url: str, start: int, timeout: float) -> HTTPResponse:
    """The answer to a request for `url` from byte `start` on."""
    with as_mirror_error():
        request = Request(url, headers={"Range": f"bytes={start}-"} if start else {})
        # A new opener each time: the global one remembers the proxies of its first use.
        response: HTTPResponse = build_opener().open(request, timeout=timeout)
    return response


def first_byte(response: HTTPResponse, asked: int, size: int) -> int:
    """Where the body starts in the file: at `asked`, or at 0 if the server ignores Range.

    An answer of the wrong length, such as the login page of a network, is refused before it
    overwrites what has come.
    """
    start = 0
    if response.status == 206:
        found = CONTENT_RANGE.match(response.headers.get("Content-Range", ""))
        start = int(found[1]) if found else -1
    if response.status not in (200, 206) or start not in (0, asked):
        raise MirrorError(f"the answer (status {response.status}) is not what was asked for")
    if response.length is not None and start + response.length != size:
        raise MirrorError(f"the file has {start + response.length:,} bytes, not {size:,}")
    return start


def chunks(response: HTTPResponse) -> Iterator[bytes]:
    """The body, piece by piece as it comes in."""
    while True:
        # `read1` hands over what is there; `read` would lose it when the connection breaks.
        chunk = b""
        with as_mirror_error(), suppress(IncompleteRead):  # `download` tells what is missing
            chunk = response.read1(CHUNK)
        if not chunk:
            return
        yield chunk


@contextmanager
def as_mirror_error() -> Iterator[None]:
    """Tell every way in which the network fails in the same kind of words."""
    try:
        yield
    except HTTPError as error:
        error.close()
        raise MirrorError(f"HTTP {error.code} {error.reason}") from None
    except URLError as error:
        raise MirrorError(str(error.reason)) from None
    except (OSError, HTTPException, ValueError) as error:
        raise MirrorError(str(error) or type(error).__name__) from None
