"""Loading a data set by name: the one function of this package that notebooks call."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .catalogue import MNIST
from .idx import read_idx
from .places import PACKAGE, find_file, places

Split = tuple[NDArray[Any], NDArray[Any]]

DIGITS = PACKAGE / "digits.npz"
IMAGE = (28, 28)
CLASSES = 10


def load(
    name: str, flatten: bool = True, normalize: bool = True, one_hot: bool = False
) -> tuple[Split, Split]:
    """A data set of handwritten digits, as `(x_train, t_train), (x_test, t_test)`.

    name       "digits" (comes along) or "mnist" (after `seminar data fetch mnist`)
    flatten    x has the shape (N, 784), else (N, 28, 28)
    normalize  x is float64 from 0 (paper) to 1 (ink), else uint8 from 0 to 255
    one_hot    t is float64 of the shape (N, 10), else int64 labels of the shape (N,)

    The arrays are new at every call. Raises ValueError for a name or an option that does not
    exist, FileNotFoundError where the files of "mnist" are not on this machine.
    """
    if not isinstance(name, str) or name not in READERS:
        names = " and ".join(repr(known) for known in READERS)
        raise ValueError(f"There is no data set {name!r}: the names are {names}.")
    check_options(flatten=flatten, normalize=normalize, one_hot=one_hot)
    train, test = READERS[name]()
    return (
        prepare(train, flatten, normalize, one_hot),
        prepare(test, flatten, normalize, one_hot),
    )


def check_options(**options: object) -> None:
    """Refuse what is neither True nor False: "no" would count as a yes.

    Raises ValueError, with the options that there are.
    """
    for option, value in options.items():
        if not isinstance(value, bool | np.bool_):
            raise ValueError(
                f"{option} has to be True or False, not {value!r}; "
                f"the options of load are {', '.join(options)}."
            )


def prepare(split: Split, flatten: bool, normalize: bool, one_hot: bool) -> Split:
    """Images (N, 28, 28) and labels (N,), both uint8, in the form that was asked for.

    x of the shape (N, 784) or (N, 28, 28), ink from 0 to 1 or from 0 to 255; t of the shape
    (N, 10) or (N,). `load` says which.
    """
    images, labels = split
    x = images.reshape(len(images), -1) if flatten else images
    return (
        x / 255.0 if normalize else x,
        np.eye(CLASSES)[labels] if one_hot else labels.astype(np.int64),
    )


def read_digits() -> tuple[Split, Split]:
    """The digits that come with the package.

    Raises FileNotFoundError if they are gone.
    """
    if not DIGITS.is_file():
        raise FileNotFoundError(f"{DIGITS} is missing: unpack the course's files again.")
    with np.load(DIGITS) as held:
        return (held["x_train"], held["t_train"]), (held["x_test"], held["t_test"])


def read_mnist() -> tuple[Split, Split]:
    """MNIST, from the first folder that has all of its files.

    60,000 images to train with and 10,000 to test. Raises FileNotFoundError if no folder has
    them, ValueError for a file that is not MNIST's.
    """
    x_train, t_train, x_test, t_test = find_mnist()
    return read_pair(x_train, t_train), read_pair(x_test, t_test)


def find_mnist() -> list[Path]:
    """Images and labels for training, images and labels for testing.

    The paths of the four files. Raises FileNotFoundError, with where they may be put.
    """
    folders = places("mnist")
    for folder in folders:
        found = [path for file in MNIST.files if (path := find_file(folder, file))]
        if len(found) == len(MNIST.files):
            return found
    raise FileNotFoundError(
        "MNIST is not on this machine: run `seminar data fetch mnist`, or put its four files "
        f"({', '.join(file.name for file in MNIST.files)}) "
        f"into {' or '.join(map(str, folders))}."
    )


def read_pair(images_path: Path, labels_path: Path) -> Split:
    """Images and their labels, seen to belong together.

    Images of the shape (N, 28, 28), labels of the shape (N,) from 0 to 9. Raises ValueError
    where a file has another shape, or a label is none.
    """
    images, labels = read_idx(images_path), read_idx(labels_path)
    if images.ndim != 3 or images.shape[1:] != IMAGE:
        raise ValueError(f"{images_path} holds the shape {images.shape}, not (N, 28, 28).")
    if labels.shape != images.shape[:1]:
        raise ValueError(
            f"{labels_path} holds the shape {labels.shape}, "
            f"but there are {len(images):,} images in {images_path}."
        )
    if np.any(labels >= CLASSES):
        raise ValueError(f"{labels_path} holds the label {labels.max()}, where 0 to 9 can be.")
    return images, labels


READERS: Mapping[str, Callable[[], tuple[Split, Split]]] = {
    "digits": read_digits,
    "mnist": read_mnist,
}
