"""The class of three of the tests of crashes."""

from functools import partial
from pathlib import Path

import pytest

from tests.support import fault_harness
from tests.support.fault_harness import Stages
from tests.support.shared_fixtures import build_once


@pytest.fixture(scope="session")
def stages(released: Path, tmp_path_factory: pytest.TempPathFactory) -> Stages:
    """A class of three at several stages; to be copied, not changed."""
    return build_once(tmp_path_factory, "stages", partial(fault_harness.grade_stages, released))
