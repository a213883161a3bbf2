"""Parts of an assignment: exercises, and the methods of a class that count one by one.

A test belongs to the method whose name it bears, `test_loss_labels` to `TwoLayerNet.loss`, else
to its exercise. What a part builds on stands in the master (`needs`).
"""

from collections.abc import Iterable, Mapping

Needs = Mapping[str, tuple[str, ...]]


def part_of(exercise: str, test: str, methods: Iterable[str]) -> str:
    """The part that a test belongs to: "softmax", or "TwoLayerNet.loss"."""
    fits = [name for name in methods if f"{test}_".startswith(f"test_{name}_")]
    return f"{exercise}.{max(fits, key=len)}" if fits else exercise


def methods_of(exercise: str, needs: Needs) -> frozenset[str]:
    """The methods of an exercise that `needs` names."""
    names = {*needs, *(name for needed in needs.values() for name in needed)}
    split = (name.split(".") for name in names)
    return frozenset(parts[1] for parts in split if len(parts) == 2 and parts[0] == exercise)


def all_needs(part: str, needs: Needs) -> frozenset[str]:
    """What a part builds on, directly or by way of others."""
    found: set[str] = set()
    waiting = [part]
    while waiting:
        for name in needs.get(waiting.pop(), ()):
            if name not in found:
                found.add(name)
                waiting.append(name)
    return frozenset(found)
