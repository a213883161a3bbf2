"""Composites: answers with two mistakes, merged from two wrong variants of one exercise.

The changes of both to a common base are put together, as in a three-way merge. Code that is
written in other words than the base conflicts with it everywhere, so there are other bases: the
reference solution with the changes that many variants share. An edit also goes into other code that
has its text.
"""

import ast
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache
from itertools import chain, combinations, pairwise
from textwrap import dedent

from msgspec import Struct

from autograder.content.edits import apply_edits, editable_part, without_docstrings
from autograder.content.variants import Variant

MIN_LIKENESS = 0.6  # of two codes, so that one counts as a change of the other
SHARED_BY = (8, 4, 2)  # a change belongs to another base if one of so many variants has it ...
MIN_SHARED = 3  # ... and at least so many
_TOKEN = re.compile(r"\n *|\w+|[^\w\s]+| +")

Change = tuple[int, int, tuple[str, ...]]  # start and end in the base's tokens, and the new ones


class Composite(Struct, frozen=True):
    """Two wrong variants, and the code to run with the mistakes of both."""

    first: Variant
    second: Variant
    source: str

    @property
    def key(self) -> str:
        """The keys of both."""
        return f"{self.first.key} + {self.second.key}"


def composites(variants: Iterable[Variant], exercise_source: str) -> Iterator[Composite]:
    """Yield a composite for each two variants of one method that can be merged.

    Two members of a family are not combined.
    """
    by_method: dict[str, dict[Variant, str]] = {}
    for variant in variants:
        parts = by_method.setdefault(variant.header.method, {})
        parts[variant] = variant.part(exercise_source)
    for method, parts in by_method.items():
        base = editable_part(exercise_source, method)[1]
        shared = (_shared_code(base, parts.values(), count) for count in SHARED_BY)
        bases = tuple(dict.fromkeys((base, *shared)))
        for first, second in combinations(parts, 2):
            if first.id == second.id:
                continue
            codes = parts[first], parts[second]
            merged = (merge(base, *codes) for base in bases)
            edited = (
                _edited(code, edit) for code, edit in zip(codes, (second, first), strict=True)
            )
            code = next(filter(None, chain(merged, edited)), None)
            if code is not None:
                yield Composite(first, second, first.put_into(exercise_source, code))


def merge(base: str, first: str, second: str) -> str | None:
    """Return code with the changes of two codes to `base`.

    None if one of them is no small change, if one has all changes of the other, if they change
    the same place, or if the result is not Python. Comments and docstrings are not kept.
    """
    changes = (_changes(base, first), _changes(base, second))
    if not all(changes) or changes[0] <= changes[1] or changes[1] <= changes[0]:
        return None
    ordered = sorted(changes[0] | changes[1])
    if any(map(_conflict, *zip(*pairwise(ordered), strict=True))):
        return None
    return _apply(base, ordered)


def _edited(code: str, edit: Variant) -> str | None:
    """Return other code with the one edit of a variant, or None if it has no place there."""
    if len(edit.edits) != 1:
        return None
    try:
        edited = dedent(apply_edits(code, edit.edits))  # a method of the reference is indented
        ast.parse(edited)
    except (ValueError, SyntaxError):
        return None
    return edited


def _shared_code(base: str, codes: Iterable[str], shared_by: int) -> str:
    """Return `base` with the changes that one in `shared_by` codes has, if that is Python."""
    codes = list(dict.fromkeys(codes))
    counts = Counter(change for code in codes for change in _changes(base, code))
    shared: list[Change] = []
    for change, count in counts.most_common():
        is_common = count >= max(MIN_SHARED, len(codes) / shared_by)
        if is_common and not any(_conflict(*sorted((change, other))) for other in shared):
            shared.append(change)
    return _apply(base, sorted(shared)) or base


def _conflict(change: Change, following: Change) -> bool:
    """Return whether two changes, in their order, concern the same place."""
    (start, end, _), (next_start, next_end, _) = change, following
    return next_start < end or start == end == next_start == next_end


def _apply(base: str, changes: Sequence[Change]) -> str | None:
    """Return the code after changes in their order, or None if it is not Python."""
    tokens = list(_tokens(base))
    for start, end, new in reversed(changes):
        tokens[start:end] = new
    code = "".join(tokens)
    try:
        ast.parse(code)
    except SyntaxError:
        return None
    return code


@cache
def _changes(base: str, code: str) -> frozenset[Change]:
    """Return what a code changes in `base`; nothing if little is alike: the rest is chance."""
    old, new = _tokens(base), _tokens(code)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < MIN_LIKENESS:
        return frozenset()
    return frozenset(
        (start, end, tuple(new[new_start:new_end]))
        for tag, start, end, new_start, new_end in matcher.get_opcodes()
        if tag != "equal"
    )


@cache
def _tokens(code: str) -> tuple[str, ...]:
    """Return the tokens of a code in the form of `ast.unparse`, without docstrings."""
    return tuple(_TOKEN.findall(ast.unparse(ast.parse(without_docstrings(dedent(code))))))
