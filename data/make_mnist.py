"""Make the files of digits again, byte for byte, from the test half of the MNIST database.

    python data/make_mnist.py FOLDER data/mnist.npz autograder/suites/week7_training/heldout.npz

FOLDER contains `t10k-images-idx3-ubyte.gz` and `t10k-labels-idx1-ubyte.gz`. The first file is
handed out, the second one is for grading. Order and split depend on nothing but the images.
"""

import argparse
import gzip
import hashlib
from pathlib import Path

import numpy as np

TRAIN, TEST, HELDOUT = 6_000, 1_500, 1_000  # 80 % and 20 % of what is handed out
SEED = b"seminar-kit mnist 1"


def make(folder: Path, public: Path, heldout: Path) -> None:
    """Write both files."""
    pixels = gzip.decompress((folder / "t10k-images-idx3-ubyte.gz").read_bytes())
    answers = gzip.decompress((folder / "t10k-labels-idx1-ubyte.gz").read_bytes())
    images = np.frombuffer(pixels, np.uint8, offset=16).reshape(-1, 784)
    labels = np.frombuffer(answers, np.uint8, offset=8)
    # Sorted by a hash, since no random generator promises to stay as it is.
    keys = [hashlib.sha256(SEED + image.tobytes()).digest() for image in images]
    order = np.array(sorted(range(len(images)), key=keys.__getitem__))
    train, test, kept, _ = np.split(order, np.cumsum([TRAIN, TEST, HELDOUT]))
    np.savez_compressed(
        public,
        x_train=images[train],
        t_train=labels[train],
        x_test=images[test],
        t_test=labels[test],
    )
    np.savez_compressed(heldout, x=images[kept], t=labels[kept])


def main() -> None:
    """Read the three paths from the command line."""
    parser = argparse.ArgumentParser(description=make.__doc__)
    for name in ("folder", "public", "heldout"):
        parser.add_argument(name, type=Path)
    make(**vars(parser.parse_args()))


if __name__ == "__main__":
    main()
