"""MNIST: which folders `load` looks into, and what `read_idx` reads and refuses."""

import gzip
from pathlib import Path

import numpy as np
import pytest

from data import load, places
from data.catalogue import MNIST
from data.idx import read_idx

REAL = Path(__file__).parents[2].parent / "shared" / "mnist"

needs_real = pytest.mark.skipif(not REAL.is_dir(), reason="the real MNIST files are not here")


def idx(array: np.ndarray, kind: int = 8) -> bytes:
    """The array as the content of an IDX file."""
    sizes = np.array(array.shape, ">u4").tobytes()
    return bytes([0, 0, kind, array.ndim]) + sizes + array.astype(np.uint8).tobytes()


def write_mnist(folder: Path, **replaced: np.ndarray) -> None:
    """Four small files in the form of MNIST, each the other way: zipped, plain, zipped, plain."""
    arrays = {
        "x_train": np.full((7, 28, 28), 255),
        "t_train": np.arange(7),
        "x_test": np.zeros((3, 28, 28)),
        "t_test": np.array([9, 0, 4]),
    } | replaced
    folder.mkdir(parents=True)
    for i, (file, array) in enumerate(zip(MNIST.files, arrays.values(), strict=True)):
        if i % 2:
            (folder / file.unzipped).write_bytes(idx(array))
        else:
            (folder / file.name).write_bytes(gzip.compress(idx(array)))


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the machine has in store is out of reach."""
    monkeypatch.setenv("SEMINAR_DATA", str(tmp_path / "user"))
    monkeypatch.setattr(places, "PACKAGE", tmp_path / "package")


def test_missing_mnist(tmp_path: Path) -> None:
    """Without MNIST's files, the command that fetches them and both folders are told."""
    with pytest.raises(FileNotFoundError) as caught:
        load("mnist")
    message = str(caught.value)
    assert "run `seminar data fetch mnist`" in message
    assert f"{tmp_path / 'user' / 'mnist'} or {tmp_path / 'package' / 'mnist'}." in message
    assert "\n" not in message


@pytest.mark.parametrize("place", ["user", "package"])
def test_mnist_is_found(place: str, tmp_path: Path) -> None:
    """MNIST is read from the user's folder or beside the package, zipped or not."""
    write_mnist(tmp_path / place / "mnist")
    (x_train, t_train), (x_test, t_test) = load("mnist")
    assert (x_train.shape, x_test.shape) == ((7, 784), (3, 784))
    assert (x_train == 1).all()
    assert (x_test == 0).all()
    assert (t_train.tolist(), t_test.tolist()) == ([0, 1, 2, 3, 4, 5, 6], [9, 0, 4])


def test_three_files_are_not_enough(tmp_path: Path) -> None:
    """A folder that lacks one of the four files is passed over for one that has all."""
    write_mnist(tmp_path / "user" / "mnist", x_train=np.zeros((7, 28, 28)))
    write_mnist(tmp_path / "package" / "mnist")
    (tmp_path / "user" / "mnist" / MNIST.files[3].unzipped).unlink()
    (x_train, _), _ = load("mnist")
    assert (x_train == 1).all()


@pytest.mark.parametrize(
    ("replaced", "message"),
    [
        ({"t_test": np.arange(4)}, r"shape \(4,\), but there are 3 images in"),
        ({"t_test": np.array([1, 2, 10])}, "holds the label 10, where 0 to 9"),
        ({"x_test": np.zeros((3, 14, 56))}, r"shape \(3, 14, 56\), not \(N, 28, 28\)"),
        ({"t_test": np.zeros((3, 28, 28))}, r"shape \(3, 28, 28\), but there are 3"),
    ],
)
def test_files_that_do_not_fit(
    replaced: dict[str, np.ndarray], message: str, tmp_path: Path
) -> None:
    """Images and labels that cannot belong together are refused, with the file's path."""
    write_mnist(tmp_path / "user" / "mnist", **replaced)
    with pytest.raises(ValueError, match=f"t10k-.*-ubyte.*{message}"):
        load("mnist")


def test_arrays_are_fresh(tmp_path: Path) -> None:
    """What one caller writes into MNIST's arrays is not seen by the next one."""
    write_mnist(tmp_path / "user" / "mnist")
    for split in load("mnist", normalize=False):
        for array in split:
            array[...] = 1
    (x_train, _), (_, t_test) = load("mnist", normalize=False)
    assert (x_train == 255).all()
    assert t_test.tolist() == [9, 0, 4]


@needs_real
def test_real_files_under_all_four_names(tmp_path: Path) -> None:
    """Real images and labels come through `load`, here with the test half in both places."""
    folder = tmp_path / "user" / "mnist"
    folder.mkdir(parents=True)
    for file, twin in zip(MNIST.files, MNIST.files[2:] * 2, strict=True):
        (folder / file.name).write_bytes((REAL / twin.name).read_bytes())
    for x, t in load("mnist", normalize=False, one_hot=True):
        assert x.shape == (10_000, 784)
        assert t.sum(axis=0).tolist() == [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009]


# ---------------------------------------------------------------------- read_idx


@needs_real
def test_real_files() -> None:
    """The real test half of MNIST is read: 10,000 images, with the labels that are known."""
    images = read_idx(REAL / "t10k-images-idx3-ubyte.gz")
    labels = read_idx(REAL / "t10k-labels-idx1-ubyte.gz")
    assert images.shape == (10_000, 28, 28)
    assert images.dtype == np.uint8
    assert images.mean() == pytest.approx(33.791, abs=0.001)  # the mean that is often quoted
    assert labels[:10].tolist() == [7, 2, 1, 0, 4, 1, 4, 9, 5, 9]
    assert np.bincount(labels).tolist() == [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009]


@needs_real
@pytest.mark.parametrize("name", [file.name for file in MNIST.files[2:]])
def test_real_files_damaged(name: str, tmp_path: Path) -> None:
    """A real file that is cut short anywhere, or has one wrong byte, is refused."""
    whole, path = (REAL / name).read_bytes(), tmp_path / name
    flipped = bytearray(whole)
    flipped[len(whole) // 2] ^= 0x10
    for content in (whole[:2], whole[:30], whole[: len(whole) // 2], whole[:-4], bytes(flipped)):
        path.write_bytes(content)
        with pytest.raises(ValueError, match=f"{name} (is damaged|says that)"):
            read_idx(path)


@pytest.mark.parametrize("zipped", [True, False])
def test_idx_is_read_whatever_its_name(zipped: bool, tmp_path: Path) -> None:
    """The content, not the name, tells whether a file is gzipped; the array can be written to."""
    array, path = np.arange(24, dtype=np.uint8).reshape(2, 3, 4), tmp_path / "some.gz"
    path.write_bytes(gzip.compress(idx(array)) if zipped else idx(array))
    read = read_idx(str(path))
    assert (read == array).all()
    read[0] = 0


@pytest.mark.parametrize("zipped", [True, False])
@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is not an IDX file"),
        (b"\0\0\x08", "is not an IDX file"),
        (b"<html>no such page</html>", "is not an IDX file: it begins with b'<htm'"),
        (idx(np.zeros(8), kind=0x0D), "elements of type 0x0d, not unsigned bytes"),
        (b"\0\0\x08\0", "has 0 dimensions, not 1 to 3"),
        (b"\0\0\x08\xff" + bytes(4 * 255), "has 255 dimensions, not 1 to 3"),
        (idx(np.zeros((2, 2)))[:10], "ends within its header"),
        (idx(np.zeros(9))[:-1], "holds 9 elements, but holds only 8"),
        (idx(np.zeros(9)) + b"\0", "holds 9 elements, but holds more"),
        (b"\0\0\x08\x03" + b"\xff" * 12, "more than can be meant"),
        (b"\0\0\x08\x01" + b"\xff" * 4, "more than can be meant"),
    ],
)
def test_what_is_no_idx_file(content: bytes, message: str, zipped: bool, tmp_path: Path) -> None:
    """Wrong magic, type, sizes and lengths are refused in one sentence that names the file."""
    path = tmp_path / "some-idx"
    path.write_bytes(gzip.compress(content) if zipped else content)
    with pytest.raises(ValueError, match=message) as caught:
        read_idx(path)
    assert str(caught.value).startswith(f"{path} ")
    assert str(caught.value).count(". ") == 0
