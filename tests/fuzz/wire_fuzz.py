"""Fuzzes the wire, guided by coverage: `python -m tests.fuzz.wire_fuzz TARGET CORPUS [-options]`.

The options are libFuzzer's. Needs the extra `fuzz`.
"""

import sys

import atheris

with atheris.instrument_imports(include=["autograder.sandbox", "tests.fuzz"]):
    from tests.fuzz import targets


def main() -> None:
    """Fuzz the target that the first argument names."""
    target = targets.TARGETS[sys.argv.pop(1)]
    atheris.Setup(sys.argv, target)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
