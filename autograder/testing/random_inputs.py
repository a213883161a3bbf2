"""Random inputs for hidden tests, different for every submission."""

from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]


def random_probabilities(rng: np.random.Generator, *shape: int) -> Array:
    """Return floats of shape `shape` that sum to 1 along the last axis.

    They are uniform numbers in [0.2, 1), divided by the sum of their row. In rows of up to twenty
    none is below 0.01, so no logarithm of one is extreme.

    >>> y = random_probabilities(np.random.default_rng(0), 5, 10)
    >>> y.shape, bool(np.allclose(y.sum(axis=1), 1.0)), bool(y.min() > 0.01)
    ((5, 10), True, True)
    """
    raw = rng.uniform(0.2, 1.0, shape)
    return np.asarray(raw / raw.sum(axis=-1, keepdims=True))


def random_labels(rng: np.random.Generator, count: int, classes: int) -> Array:
    """Return integer labels of shape (count,), from 0 to `classes` - 1.

    They are permutations of all classes one after the other, cut at `count`: every class occurs
    if `count` is at least `classes`.

    >>> labels = random_labels(np.random.default_rng(0), 12, 5)
    >>> labels.shape, sorted(set(labels.tolist()))
    ((12,), [0, 1, 2, 3, 4])
    """
    labels = np.concatenate([rng.permutation(classes) for _ in range(-(-count // classes))])
    return labels[:count]


def one_hot(labels: Array, classes: int) -> Array:
    """Return the one-hot form, integers of shape (N, classes), of labels of shape (N,).

    Raises IndexError for a label of `classes` or more.

    >>> one_hot(np.array([1, 0]), 3)
    array([[0, 1, 0],
           [1, 0, 0]])
    """
    return np.eye(classes, dtype=int)[labels]


def random_one_hot(rng: np.random.Generator, *shape: int) -> Array:
    """Return one-hot rows of shape (N, K), or a single one of shape (K,).

    Each row has integers with a single 1; the classes are drawn as by `random_labels`.

    >>> t = random_one_hot(np.random.default_rng(0), 4, 3)
    >>> t.shape, t.sum(axis=1).tolist()
    ((4, 3), [1, 1, 1, 1])
    >>> random_one_hot(np.random.default_rng(0), 3).shape
    (3,)
    """
    classes = shape[-1]
    if len(shape) == 1:
        return np.asarray(one_hot(rng.integers(classes, size=1), classes)[0])
    return one_hot(random_labels(rng, shape[0], classes), classes)
