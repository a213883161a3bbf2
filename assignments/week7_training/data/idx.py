"""Reading IDX, the file format of MNIST, with every size checked before it is believed."""

import gzip
import math
import zlib
from io import BufferedIOBase
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

GZIP_MAGIC = b"\x1f\x8b"
UNSIGNED_BYTE = 0x08
MAX_NDIM = 3
MAX_BYTES = 1 << 28  # MNIST's largest file is 45 MiB; a forged header must not fill the memory


def read_idx(path: str | Path) -> NDArray[np.uint8]:
    """The array in an IDX file of unsigned bytes, gzipped or not.

    Raises ValueError, with the path, where the file is not one or is not whole.
    Format: two zero bytes, the element type, the number of dimensions, each dimension as a
    big-endian 32-bit number, then the elements (http://yann.lecun.com/exdb/mnist/).
    """
    path = Path(path)
    try:
        with open_plain(path) as stream:
            shape = read_shape(stream)
            return read_elements(stream, shape)
    except (EOFError, gzip.BadGzipFile, zlib.error):
        raise ValueError(f"{path} is damaged or cut short: it cannot be unzipped.") from None
    except ValueError as error:
        raise ValueError(f"{path} {error}") from None


def open_plain(path: Path) -> BufferedIOBase:
    """The content of `path`, unzipped where it is gzipped, whatever its name says.

    Raises OSError if it cannot be opened.
    """
    with path.open("rb") as stream:
        zipped = stream.read(2) == GZIP_MAGIC
    return gzip.open(path, "rb") if zipped else path.open("rb")


def read_shape(stream: BufferedIOBase) -> tuple[int, ...]:
    """The shape that the header gives.

    At most three dimensions. Raises ValueError for what is no header of IDX.
    """
    magic = stream.read(4)
    if len(magic) < 4 or magic[:2] != b"\0\0":
        raise ValueError(f"is not an IDX file: it begins with {magic!r}.")
    kind, ndim = magic[2:]
    if kind != UNSIGNED_BYTE:
        raise ValueError(f"holds elements of type 0x{kind:02x}, not unsigned bytes (0x08).")
    if not 1 <= ndim <= MAX_NDIM:
        raise ValueError(f"says that it has {ndim} dimensions, not 1 to {MAX_NDIM}.")
    sizes = stream.read(4 * ndim)
    if len(sizes) < 4 * ndim:
        raise ValueError("is cut short: it ends within its header.")
    return tuple(int(size) for size in np.frombuffer(sizes, ">u4"))


def read_elements(stream: BufferedIOBase, shape: tuple[int, ...]) -> NDArray[np.uint8]:
    """The elements that follow the header; exactly as many as `shape` asks for.

    An array of `shape` of its own, uint8. Raises ValueError for any other number of elements.
    """
    count = math.prod(shape)
    if count > MAX_BYTES:
        raise ValueError(f"says that its shape is {shape}, more than can be meant.")
    body = stream.read(count + 1)  # one more shows a surplus, and has gzip check its own sum
    if len(body) != count:
        held = f"only {len(body):,}" if len(body) < count else "more"
        raise ValueError(f"says that it holds {count:,} elements, but holds {held}.")
    return np.frombuffer(body, np.uint8).reshape(shape).copy()  # the copy can be written to
