"""Replays the corpus of the fuzzer; `docs/wire.md` says how to extend it."""

from collections import Counter
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.sandbox.fuzz.targets import TARGETS

CORPUS = Path(__file__).parent / "fuzz" / "corpus.zip"


@pytest.mark.parametrize("target", TARGETS)
def test_no_entry_violates_its_target(target: str) -> None:
    """No entry of the corpus violates the properties of its target."""
    with ZipFile(CORPUS) as corpus:
        entries = [name for name in corpus.namelist() if name.startswith(f"{target}/")]
        violations: Counter[str] = Counter()
        for name in entries:
            try:
                TARGETS[target](corpus.read(name))
            except Exception as error:
                violations[f"{name}: {error!r}"] += 1
    assert len(entries) > 10
    assert not violations
