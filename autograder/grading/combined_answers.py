"""Answers of two mistakes at once, computed from the answers of each one alone.

Many mistakes multiply the right answer by a factor (a sign, a half, another base of a logarithm,
a mean instead of a sum) or add something to it (a bias, a shift). What two such mistakes give
together follows from what each of them gives, for every pair of variants and for each of their
values, without running them together.
"""

from collections.abc import Callable, Iterator, Sequence

import numpy as np
from msgspec import Struct

from autograder.sandbox.trace import NEARLY_RIGHT, RTOL, Array, Fingerprint

# With fewer answers in numbers, some of the thousands of pairs would fit by chance.
MIN_ANSWERS = 3
# Rounding of two answers and the right one, each of them as precise as one answer.
TOLERANCE = 3 * RTOL

Combination = Callable[[Array, Array, Array], Array]


class NumericAnswer(Struct, frozen=True):
    """The numbers of a wrong answer, those of each row of the table, and the right ones.

    The numbers of a row whose answer has another form are nan.
    """

    own: Array
    sizes: Array
    of_rows: Array
    right: Array

    def fits(self, first: Array, second: Array, combine: Combination) -> Array:
        """Return for each pair of rows whether their combination is the answer."""
        with np.errstate(all="ignore"):
            combined = combine(self.of_rows[first], self.of_rows[second], self.right)
            near = np.abs(combined - self.own) <= TOLERANCE * self.sizes
        return np.asarray((near | ~self.tells).all(axis=1))

    @property
    def tells(self) -> Array:
        """Which of the numbers tell something: a factor of next to nothing cannot be seen."""
        return np.abs(self.right) > NEARLY_RIGHT


def numeric_answer(
    known: Sequence[Fingerprint], answer: Fingerprint, indices: Array
) -> NumericAnswer | None:
    """Return the numbers of an answer to compare, or None if it has not the form of the right one.

    `known` are the answers in the table, the right one first; `indices` say which a row has.
    """
    if not answer.numbers or answer.form != known[0].form:
        return None
    right = np.frombuffer(known[0].numbers)
    of_known = np.full((len(known), len(right)), np.nan)
    for index, other in enumerate(known):
        if other.form == answer.form:
            of_known[index] = np.frombuffer(other.numbers)
    of_rows = np.where(indices[:, np.newaxis] >= 0, of_known[indices], np.nan)
    own, sizes = np.frombuffer(answer.numbers), np.frombuffer(answer.sizes)
    return NumericAnswer(own, sizes, of_rows, right)


def combined_pairs(
    answers: Sequence[NumericAnswer | None], explained: Array, rows: Array
) -> Iterator[tuple[int, int]]:
    """Yield the pairs among `rows` whose products, or whose sums, are all the wrong answers.

    An answer without numbers has to be `explained` by one of the two.
    """
    if sum(answer is not None and answer.tells.any() for answer in answers) < MIN_ANSWERS:
        return
    for combine in (_product, _sum):
        places = np.triu_indices(len(rows), 1)
        first, second = (rows[place] for place in places)
        for answer, line in zip(answers, explained, strict=True):
            if answer is None:
                fits = line[first] | line[second]
            else:
                fits = answer.fits(first, second, combine)
            first, second = first[fits], second[fits]
        yield from zip(first.tolist(), second.tolist(), strict=True)


def _product(first: Array, second: Array, right: Array) -> Array:
    """Return what the factors of both mistakes give."""
    return first * second / right


def _sum(first: Array, second: Array, right: Array) -> Array:
    """Return what the differences of both mistakes give."""
    return first + second - right
