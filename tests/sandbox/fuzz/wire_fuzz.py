"""Coverage-guided fuzzer: `python -m tests.sandbox.fuzz.wire_fuzz TARGET CORPUS [-options]`.

The options are those of libFuzzer. Needs the extra `fuzz`.
"""

import sys

import atheris

with atheris.instrument_imports(include=["autograder.sandbox", "tests.sandbox.fuzz"]):
    from tests.sandbox.fuzz import targets


def main() -> None:
    """Fuzz the target that the first argument names."""
    name, *options = sys.argv[1:]
    command = f"{sys.executable} -m tests.sandbox.fuzz.wire_fuzz {name}"  # which -merge starts
    atheris.Setup([command, *options], targets.TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
