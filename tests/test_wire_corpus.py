"""What the fuzzer found worth keeping still holds; `docs/wire.md` says how to find more."""

from collections import Counter
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.fuzz.targets import TARGETS

CORPUS = Path(__file__).parent / "fuzz" / "corpus.zip"


@pytest.mark.parametrize("target", TARGETS)
def test_every_entry_holds(target: str) -> None:
    """No entry of the corpus breaks what its target promises."""
    with ZipFile(CORPUS) as corpus:
        entries = [name for name in corpus.namelist() if name.startswith(f"{target}/")]
        broken: Counter[str] = Counter()
        for name in entries:
            try:
                TARGETS[target](corpus.read(name))
            except Exception as error:
                broken[f"{name}: {error!r}"] += 1
    assert len(entries) > 10
    assert not broken
