"""What has to be fetched: the files of each data set, their checksums, and who offers them."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class File:
    """A gzipped file as the mirrors offer it; `size` is in bytes."""

    name: str
    size: int
    md5: str
    md5_unzipped: str

    @property
    def unzipped(self) -> str:
        """Its name without `.gz`."""
        return self.name.removesuffix(".gz")


@dataclass(frozen=True)
class DataSet:
    """Files that belong together, and the addresses under which each of them lies by its name."""

    files: tuple[File, ...]
    mirrors: tuple[str, ...]


MNIST = DataSet(
    files=(  # in the order in which the loader unpacks them
        File(
            "train-images-idx3-ubyte.gz",
            9_912_422,
            "f68b3c2dcbeaaa9fbdd348bbdeb94873",
            "6bbc9ace898e44ae57da46a324031adb",
        ),
        File(
            "train-labels-idx1-ubyte.gz",
            28_881,
            "d53e105ee54ea40749a09fcbcd1e9432",
            "a25bea736e30d166cdddb491f175f624",
        ),
        File(
            "t10k-images-idx3-ubyte.gz",
            1_648_877,
            "9fb629c4189551a2d022fa330f9573f3",
            "2646ac647ad5339dbf082846283269ea",
        ),
        File(
            "t10k-labels-idx1-ubyte.gz",
            4_542,
            "ec29112dd5afa0611ce80d1b7f02629c",
            "27ae3e4e09519cfbb04c329615203637",
        ),
    ),
    mirrors=(
        "https://ossci-datasets.s3.amazonaws.com/mnist/",
        "https://storage.googleapis.com/cvdf-datasets/mnist/",
    ),
)

REMOTE: Mapping[str, DataSet] = {"mnist": MNIST}
