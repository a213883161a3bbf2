"""Write expected.json anew: `python tests/grading/golden/rewrite.py`.

Then review the changes with `git diff`: only a person can say that the new Results are right.
"""

import json
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[3]))

from autograder.authoring import release
from autograder.executors import executor
from autograder.workflows import demo
from tests.grading.golden import bank


def main() -> None:
    """Grade all golden submissions and write the excerpts of their Results."""
    with tempfile.TemporaryDirectory() as directory:
        course = demo.create_course(Path(directory) / "course", "en")
        release.release_assignment(course, demo.ASSIGNMENT)
        jobs = bank.jobs(course)
        batch = dict(executor.run_jobs(jobs, workers=2))
    expected = {name: bank.excerpt(name, jobs[name], batch) for name in bank.NAMES}
    text = json.dumps(expected, ensure_ascii=False, indent=1)
    bank.EXPECTED_FILE.write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
