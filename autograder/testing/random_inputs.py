"""Random inputs for hidden tests, fresh for every submission."""

from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]


def random_probabilities(rng: np.random.Generator, *shape: int) -> Array:
    """Probabilities of shape `shape` that sum to 1 along the last axis.

    Uniform numbers from 0.2 to 1, each over the sum of its row: none is below 0.01 in rows of
    up to twenty, so that no logarithm of one is far out.
    """
    raw = rng.uniform(0.2, 1.0, shape)
    return np.asarray(raw / raw.sum(axis=-1, keepdims=True))


def random_labels(rng: np.random.Generator, count: int, classes: int) -> Array:
    """Integer labels of shape (count,), each class present as long as there is room.

    From 0 to `classes` - 1: permutations of all classes one after the other, cut at `count`.
    """
    labels = np.concatenate([rng.permutation(classes) for _ in range(-(-count // classes))])
    return labels[:count]


def one_hot(labels: Array, classes: int) -> Array:
    """The one-hot form, integers of shape (N, classes), of labels of shape (N,).

    Row i of the identity for the label i. Raises IndexError for a label of `classes` or more.
    """
    return np.eye(classes, dtype=int)[labels]


def random_one_hot(rng: np.random.Generator, *shape: int) -> Array:
    """One-hot rows of shape (N, K), or one of shape (K,).

    Integers, each row with a single 1; the classes are drawn as by `random_labels`.
    """
    classes = shape[-1]
    if len(shape) == 1:
        return np.asarray(one_hot(rng.integers(classes, size=1), classes)[0])
    return one_hot(random_labels(rng, shape[0], classes), classes)
