"""Writes every expected.json anew: `python tests/golden/rewrite.py`.

Then read the changes with `git diff`: what the kit says now is right only if a person says so.
"""

import json
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from autograder.authoring import release
from autograder.executors import executor
from autograder.workflows import demo
from tests.golden import bank


def main() -> None:
    """Grade all of them and write what came."""
    with tempfile.TemporaryDirectory() as folder:
        course = demo.lay_out(Path(folder) / "course", "en")
        release.release(course, demo.ASSIGNMENT)
        jobs = bank.jobs(course)
        batch = dict(executor.run_jobs(jobs, workers=2))
    for name in bank.NAMES:
        path = bank.expected_file(name)
        path.parent.mkdir(exist_ok=True)
        shown = bank.excerpt(name, jobs[name], batch)
        path.write_text(json.dumps(shown, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
