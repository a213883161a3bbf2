"""The digits of week 7: what `load` returns, how the files were made and split."""

import gzip
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from data import load, make_mnist

ROOT = Path(__file__).parents[2]
PUBLIC = ROOT / "data" / "mnist.npz"
HELDOUT = ROOT / "autograder" / "suites" / "week7_training" / "heldout.npz"

Bytes = NDArray[np.uint8]


def write_idx(path: Path, array: Bytes, *, zipped: bool = True) -> None:
    """Write an array as the file of MNIST with this name, or as what unzipping it gives."""
    sizes = np.array(array.shape, ">u4").tobytes()
    content = bytes([0, 0, 8, array.ndim]) + sizes + array.tobytes()
    if zipped:
        path.write_bytes(gzip.compress(content))
    else:
        path.with_suffix("").write_bytes(content)


def write_half(folder: Path, prefix: str, images: Bytes, labels: Bytes, **options: bool) -> None:
    write_idx(folder / f"{prefix}-images-idx3-ubyte.gz", images.reshape(-1, 28, 28), **options)
    write_idx(folder / f"{prefix}-labels-idx1-ubyte.gz", labels, **options)


def all_digits() -> tuple[Bytes, Bytes]:
    """Return the images and labels of both files."""
    with np.load(PUBLIC) as public, np.load(HELDOUT) as heldout:
        return (
            np.concatenate([public["x_train"], public["x_test"], heldout["x"]]),
            np.concatenate([public["t_train"], public["t_test"], heldout["t"]]),
        )


def test_digits() -> None:
    """Ink is a float from 0 to 1, the labels are integers from 0 to 9, 80 % are for training."""
    for (x, t), size in zip(load(), (6000, 1500), strict=True):
        assert (x.shape, str(x.dtype)) == ((size, 784), "float64")
        assert (t.shape, str(t.dtype)) == ((size,), "int64")
        assert (x.min(), x.max()) == (0, 1)
        assert set(t) == set(range(10))


@pytest.mark.parametrize("zipped", [True, False])
def test_folder(zipped: bool, tmp_path: Path) -> None:
    """The four files of a folder are read, zipped or not."""
    images = np.arange(4 * 784).astype(np.uint8).reshape(4, 784)
    write_half(tmp_path, "train", images[:3], np.array([5, 0, 4], np.uint8), zipped=zipped)
    write_half(tmp_path, "t10k", images[3:], np.array([7], np.uint8), zipped=zipped)
    (x_train, t_train), (x_test, t_test) = load(tmp_path)
    np.testing.assert_array_equal(np.concatenate([x_train, x_test]), images / 255)
    assert (t_train.tolist(), t_test.tolist()) == ([5, 0, 4], [7])


def test_missing_file(tmp_path: Path) -> None:
    """The error names the file that is not there."""
    with pytest.raises(FileNotFoundError, match=r"train-images-idx3-ubyte\.gz"):
        load(tmp_path / "mnist")


def test_copy_for_students(tmp_path: Path) -> None:
    """A copy without the script of the author loads the digits beside a notebook."""
    left_out = shutil.ignore_patterns("make_*.py", "__pycache__")
    shutil.copytree(ROOT / "data", tmp_path / "data", ignore=left_out)
    code = "from data import load; print(load()[0][0].shape)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "(6000, 784)"


def test_no_image_twice() -> None:
    """Training, test and held-out digits have no image in common."""
    images, _ = all_digits()
    assert images.shape == (8500, 784)
    assert len({image.tobytes() for image in images}) == 8500


def test_each_set_is_a_fair_sample() -> None:
    """Every digit is between 7 % and 13 % of each set, and of each hundred images some."""
    with np.load(PUBLIC) as public, np.load(HELDOUT) as heldout:
        for labels in (public["t_train"], public["t_test"], heldout["t"]):
            shares = np.bincount(labels, minlength=10) / len(labels)
            assert shares.min() > 0.07
            assert shares.max() < 0.13
        assert set(public["t_train"][:100]) == set(range(10))


@pytest.mark.slow
def test_files_are_made_again(tmp_path: Path) -> None:
    """The script makes the same files of the same images, in whatever order these come."""
    images, labels = all_digits()
    order = np.random.default_rng(1).permutation(len(images))
    write_half(tmp_path, "t10k", images[order], labels[order])
    made = tmp_path / "public.npz", tmp_path / "heldout.npz"
    make_mnist.make(tmp_path, *made)
    for path, kept in zip(made, (PUBLIC, HELDOUT), strict=True):
        with np.load(path) as new, np.load(kept) as old:
            assert new.files == old.files
            for name in old.files:
                np.testing.assert_array_equal(new[name], old[name])
