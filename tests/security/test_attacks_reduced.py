"""The attacks that only the sandbox stops, on a machine that offers `reduced` alone."""

import sys
from pathlib import Path

import msgspec
import pytest

from tests.sandbox.test_isolation_reduced import run_without_namespaces

pytestmark = [pytest.mark.full_wall, pytest.mark.nightly]

PROGRAM = """
import sys, msgspec
from autograder.course import load_course
from autograder.course import Level, Limits
from autograder.grading.test_run import runnable_cells
from autograder.intake import normalizer
from autograder.sandbox.launcher import SandboxSpec
from autograder.sandbox.session import Session
from pathlib import Path
from tests.security.hostile import arsenal, environment
from tests.security.hostile.submission import GOT
from tests.support.notebooks import printed

course = load_course(Path(sys.argv[1]))
blank = course.release(environment.ASSIGNMENT).read_bytes()
release = normalizer.read_release(blank, environment.ASSIGNMENT)
sandbox = SandboxSpec(Level.REDUCED, ("numpy", "matplotlib"), Limits(**environment.LIMITS))
successful = []
for attack in arsenal.read_attacks():
    if attack.header.harmless_unwalled:
        data = attack.notebook(blank, environment.reference_answers(course))
        cells = runnable_cells(normalizer.normalize(data, release, course.language))
        with environment.plant_canaries(), Session(sandbox, cells) as session:
            if GOT in "".join(map(printed, session.run_notebook())):
                successful.append(attack.id)
sys.stdout.write(msgspec.json.encode(successful).decode())
"""


def test_what_only_the_sandbox_stops_is_stopped_at_reduced(released: Path, tmp_path: Path) -> None:
    """No attack that would succeed without a sandbox succeeds at `reduced`."""
    run = run_without_namespaces(tmp_path, sys.executable, "-c", PROGRAM, str(released))
    assert run.returncode == 0, run.stderr
    assert msgspec.json.decode(run.stdout) == []
