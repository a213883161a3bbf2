"""The arsenal's attacks on the wall itself, on a machine that offers `reduced` alone."""

import sys
from pathlib import Path

import msgspec
import pytest

from tests.test_reduced import refusing

pytestmark = [pytest.mark.full_wall, pytest.mark.slow]

TRY = """
import sys, msgspec
from autograder import course as courses
from autograder.course import Level, Limits
from autograder.grading.test_run import runnable_cells
from autograder.intake import normalizer
from autograder.sandbox.launcher import SandboxSpec
from autograder.sandbox.session import Session
from pathlib import Path
from tests.hostile import arsenal, ground
from tests.notebooks import printed

course = courses.load(Path(sys.argv[1]))
blank = course.release(ground.ASSIGNMENT).read_bytes()
release = normalizer.read_release(blank, ground.ASSIGNMENT)
plan = SandboxSpec(Level.REDUCED, ("numpy", "matplotlib"), Limits(**ground.LIMITS))
got = []
for attack in arsenal.read():
    if attack.header.harmless_unwalled:
        data = attack.notebook(blank, ground.reference(course))
        cells = runnable_cells(normalizer.normalize(data, release, course.language))
        with ground.canaries(), Session(plan, cells) as session:
            if arsenal.GOT in "".join(map(printed, session.run_notebook())):
                got.append(attack.id)
sys.stdout.write(msgspec.json.encode(got).decode())
"""


def test_what_the_wall_alone_stops_is_stopped_at_reduced(released: Path, tmp_path: Path) -> None:
    """No attack that would succeed without a wall gets anything."""
    done = refusing(tmp_path, sys.executable, "-c", TRY, str(released))
    assert done.returncode == 0, done.stderr
    assert msgspec.json.decode(done.stdout) == []
