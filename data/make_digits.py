"""Make the files of digits again, byte for byte; run by the course's author, needs scikit-learn.

    python data/make_digits.py digits.npz digits_heldout.npz

The first file is public, the second one is for grading. Order and split depend on nothing but
the images, and the pixels are computed in whole numbers, so that no version of NumPy and no
machine matters. (A Python built with zlib-ng packs the same arrays into other bytes.)
"""

import argparse
import hashlib
import importlib
import io
import zipfile
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Bytes = NDArray[np.uint8]

HELDOUT, TEST = 360, 237  # of 1,797; the other 1,200 are for training
SEED = b"seminar-kit digits 1"
SMALL, LARGE = 8, 28
INK = 16  # the darkest value of an original pixel


def make(public: Path, heldout: Path) -> None:
    """Write both files."""
    images, labels = originals()
    kept, rest = deal(labels, shuffled(images), HELDOUT)
    test, train = deal(labels, rest, TEST)
    large = enlarge(images)
    write_npz(
        public,
        x_train=large[train],
        t_train=labels[train],
        x_test=large[test],
        t_test=labels[test],
    )
    write_npz(heldout, x=large[kept], t=labels[kept])


def originals() -> tuple[Bytes, Bytes]:
    """The 8x8 images and their labels, as scikit-learn has them."""
    datasets = importlib.import_module("sklearn.datasets")  # by name: it comes without types
    held = datasets.load_digits()
    return held.images.astype(np.uint8), held.target.astype(np.uint8)


def shuffled(images: Bytes) -> NDArray[np.intp]:
    """Indices in an order drawn by hashing, since no random generator promises to stay as it is."""
    keys = [hashlib.sha256(SEED + image.tobytes()).digest() for image in images]
    return np.array(sorted(range(len(images)), key=keys.__getitem__), dtype=np.intp)


def deal(
    labels: Bytes, order: NDArray[np.intp], size: int
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Split `order` into `size` indices and the rest, each class by its share, give or take one."""
    by_class = np.argsort(labels[order], kind="stable")
    # Taken are the steps of a staircase that climbs to `size`: evenly spread along the classes.
    steps = np.diff(np.arange(len(order) + 1) * size // len(order))
    taken = np.zeros(len(order), dtype=bool)
    taken[by_class] = steps > 0
    return order[taken], order[~taken]


def enlarge(images: Bytes) -> Bytes:
    """8x8 images of 0..16 to 28x28 images of 0..255, bilinear, pixel centre to pixel centre."""
    weights = bilinear_weights()
    whole = 4 * LARGE**2 * INK  # both sums of weights, times the darkest value
    ink = weights @ images.astype(np.int64) @ weights.T
    return ((ink * 255 + whole // 2) // whole).astype(np.uint8)


def bilinear_weights() -> NDArray[np.int64]:
    """Weights (28, 8) in units of 1/56: how much each small pixel gives to each large one."""
    unit = 2 * LARGE
    centre = (2 * np.arange(LARGE) + 1) * SMALL - LARGE  # in units of 1/56 small pixels
    centre = np.clip(centre, 0, (SMALL - 1) * unit)  # the border goes on as it is
    distance = np.abs(centre[:, None] - unit * np.arange(SMALL))
    weights: NDArray[np.int64] = np.maximum(unit - distance, 0).astype(np.int64)
    return weights


def write_npz(path: Path, **arrays: Bytes) -> None:
    """What `np.savez_compressed` writes, but the same bytes on any day and any system."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, array in arrays.items():
            entry = zipfile.ZipInfo(f"{name}.npy", date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            content = io.BytesIO()
            np.lib.format.write_array(content, array, version=(1, 0), allow_pickle=False)
            archive.writestr(entry, content.getvalue(), compresslevel=9)


def main() -> None:
    """Read the two paths from the command line."""
    parser = argparse.ArgumentParser(description="Make the public and the held-out digits.")
    parser.add_argument("public", type=Path)
    parser.add_argument("heldout", type=Path)
    make(**vars(parser.parse_args()))


if __name__ == "__main__":
    main()
