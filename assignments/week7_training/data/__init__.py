"""Handwritten digits of the MNIST database for week 7: `from data import load`."""

import gzip
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Split = tuple[NDArray[np.float64], NDArray[np.int64]]

DIGITS = Path(__file__).parent / "mnist.npz"
IMAGE_HEADER, LABEL_HEADER = 16, 8  # bytes before the pixels and before the labels


def load(folder: str | Path | None = None) -> tuple[Split, Split]:
    """Return the digits as `(x_train, t_train), (x_test, t_test)`.

    x  shape (N, 784): each row is an image of 28x28 pixels from 0 (paper) to 1 (ink)
    t  shape (N,): its digit, 0 to 9

    Without an argument, the 6,000 and 1,500 images that come with the week. With a folder that
    contains the four files of the MNIST database, all 60,000 and 10,000 of it. Raises
    FileNotFoundError with the path of a file that is not there.
    """
    if folder is not None:
        return _read_split(Path(folder), "train"), _read_split(Path(folder), "t10k")
    with np.load(DIGITS) as digits:
        return (
            _prepare(digits["x_train"], digits["t_train"]),
            _prepare(digits["x_test"], digits["t_test"]),
        )


def _read_split(folder: Path, prefix: str) -> Split:
    """Read images and labels of one half of the database."""
    images = _read_bytes(folder / f"{prefix}-images-idx3-ubyte.gz", IMAGE_HEADER)
    labels = _read_bytes(folder / f"{prefix}-labels-idx1-ubyte.gz", LABEL_HEADER)
    return _prepare(images.reshape(-1, 784), labels)


def _read_bytes(path: Path, header: int) -> NDArray[np.uint8]:
    """Read what follows the header; the file may be unzipped, as some browsers leave it."""
    unzipped = path.with_suffix("")
    if unzipped.is_file():
        return np.frombuffer(unzipped.read_bytes(), np.uint8, offset=header)
    with gzip.open(path) as file:
        return np.frombuffer(file.read(), np.uint8, offset=header)


def _prepare(images: NDArray[Any], labels: NDArray[Any]) -> Split:
    """Turn bytes into ink from 0 to 1 and into integers."""
    return images / 255.0, labels.astype(np.int64)
