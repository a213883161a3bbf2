"""The digits: what `load` gives and refuses, how they were made and split."""

import shutil
import subprocess
import sys
import zlib
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from data import load, loader

ROOT = Path(__file__).parents[2]
HELDOUT = ROOT / "autograder" / "suites" / "week7_training" / "digits_heldout.npz"


# ---------------------------------------------------------------------- load


@pytest.mark.parametrize("flatten", [True, False])
@pytest.mark.parametrize("normalize", [True, False])
@pytest.mark.parametrize("one_hot", [True, False])
def test_options(flatten: bool, normalize: bool, one_hot: bool) -> None:
    """Shape, type and range of the digits are what the three options ask for."""
    for (x, t), size in zip(load("digits", flatten, normalize, one_hot), (1200, 237), strict=True):
        assert x.shape == ((size, 784) if flatten else (size, 28, 28))
        assert x.dtype == (np.float64 if normalize else np.uint8)
        assert (x.min(), x.max()) == (0, 1 if normalize else 255)
        assert t.shape == ((size, 10) if one_hot else (size,))
        assert t.dtype == (np.float64 if one_hot else np.int64)


def test_one_hot_agrees_with_labels() -> None:
    """A one-hot row has a single 1, at the label."""
    (_, labels), _ = load("digits")
    (_, rows), _ = load("digits", one_hot=True)
    assert (rows.sum(axis=1) == 1).all()
    assert (rows.argmax(axis=1) == labels).all()


@pytest.mark.parametrize("normalize", [True, False])
def test_arrays_are_fresh(normalize: bool) -> None:
    """What one caller writes into the arrays is not seen by the next one."""
    first, again = load("digits", normalize=normalize), load("digits", normalize=normalize)
    for split, split_again in zip(first, again, strict=True):
        for array, array_again in zip(split, split_again, strict=True):
            before = array_again.copy()
            array[...] = 1
            assert (array_again == before).all()


@pytest.mark.parametrize("name", ["cifar", "MNIST", "", None, 3, ["digits"], np.zeros(2)])
def test_unknown_name(name: object) -> None:
    """A name that does not exist is refused, and the names that exist are told."""
    with pytest.raises(ValueError, match=r"no data set .*'digits' and 'mnist'\.$"):
        load(name)  # type: ignore[arg-type]


@pytest.mark.parametrize("option", ["flatten", "normalize", "one_hot"])
def test_option_that_is_no_bool(option: str) -> None:
    """An option that is neither True nor False is refused by its name."""
    with pytest.raises(ValueError, match=f"^{option} has to be True or False, not 'no'; .*one_hot"):
        load("digits", **{option: "no"})  # type: ignore[arg-type]


def test_missing_digits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Digits that were lost on the way are told in one line."""
    monkeypatch.setattr(loader, "DIGITS", tmp_path / "digits.npz")
    with pytest.raises(FileNotFoundError, match=r"digits\.npz is missing: unpack"):
        load("digits")


def test_student_copy(tmp_path: Path) -> None:
    """A copy without the modules that fetch and make loads the digits beside a notebook."""
    left_out = shutil.ignore_patterns("fetch.py", "download.py", "make_digits.py", "__pycache__")
    shutil.copytree(ROOT / "data", tmp_path / "data", ignore=left_out)
    code = "from data import load; print(load('digits')[0][0].shape)"
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], cwd=tmp_path, capture_output=True, text=True
    )
    assert (run.stdout, run.stderr) == ("(1200, 784)\n", "")


# ---------------------------------------------------------------------- how they were made


def rows(x: np.ndarray) -> set[bytes]:
    """The images of an array, comparable."""
    return {image.tobytes() for image in x.astype(np.uint8)}


def test_no_digit_is_in_two_parts() -> None:
    """Train, test and held-out digits have no image in common, and are 1,797 together."""
    (x_train, _), (x_test, _) = load("digits", flatten=False, normalize=False)
    with np.load(HELDOUT) as held:
        parts = [rows(x_train), rows(x_test), rows(held["x"])]
    assert [len(part) for part in parts] == [1200, 237, 360]
    assert len(set.union(*parts)) == 1797


def test_every_part_has_its_share_of_every_class() -> None:
    """Of each digit, each part has its share of the 1,797, give or take less than two."""
    (_, t_train), (_, t_test) = load("digits")
    with np.load(HELDOUT) as held:
        counts = [np.bincount(t, minlength=10) for t in (t_train, t_test, held["t"])]
    total = np.sum(counts, axis=0)
    assert total.tolist() == [178, 182, 177, 183, 181, 182, 181, 179, 174, 180]
    for count in counts:
        # Two cuts were made, and each is less than one off.
        assert np.abs(count - total * count.sum() / 1797).max() < 2


def test_digits_are_shuffled() -> None:
    """A run of a hundred digits, as a batch without shuffling takes it, has all ten classes."""
    (_, t_train), _ = load("digits")
    assert all(len(set(t_train[i : i + 100])) == 10 for i in range(0, 1200, 100))


@pytest.fixture
def make_digits() -> ModuleType:
    """The script; it needs scikit-learn only when it runs."""
    from data import make_digits

    return make_digits


def test_enlarging_keeps_what_is_plain(make_digits: ModuleType) -> None:
    """White stays white, black becomes 255, and a slope stays a slope, the right way up."""
    flat = make_digits.enlarge(np.array([np.zeros((8, 8)), np.full((8, 8), 16)], np.uint8))
    assert (flat[0] == 0).all()
    assert (flat[1] == 255).all()
    slope = make_digits.enlarge(np.arange(8, dtype=np.uint8)[None, :, None].repeat(8, axis=2))[0]
    centres = np.clip((np.arange(28) + 0.5) * 8 / 28 - 0.5, 0, 7)
    assert (slope == slope[:, :1]).all()
    assert np.abs(slope[:, 0] - centres * 255 / 16).max() <= 0.5  # rounded to whole numbers


@pytest.mark.skipif("ng" in zlib.ZLIB_RUNTIME_VERSION, reason="zlib-ng packs differently")
def test_digits_are_made_again_byte_for_byte(make_digits: ModuleType, tmp_path: Path) -> None:
    """The script gives the very files that are here."""
    pytest.importorskip("sklearn")
    public, heldout = tmp_path / "public.npz", tmp_path / "heldout.npz"
    make_digits.make(public, heldout)
    assert public.read_bytes() == (ROOT / "data" / "digits.npz").read_bytes()
    assert heldout.read_bytes() == HELDOUT.read_bytes()
