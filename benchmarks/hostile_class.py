"""Grades sixty attacks among a hundred honest hand-ins, and looks at what they leave behind.

`python benchmarks/hostile_class.py` prints the seconds that `seminar grade` takes, as a share of
the time limits of the attacks (each may use up its whole limit, on as many cores as there are),
and what is left of the class when it is done: processes, temporary files, files in the classroom.
"""

import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.hostile import arsenal, ground, trial

HONEST, HOSTILE = 100, 60


def main() -> None:
    """Measure and print."""
    attacks = arsenal.read()
    some = attacks[:: len(attacks) // HOSTILE][:HOSTILE]
    with tempfile.TemporaryDirectory(prefix="hostile-class-") as folder:
        root = Path(folder)
        course = ground.lay_out(root / "course")
        crowd(course)
        ground.hand_in_hostile(course, some)
        others = set(Path(tempfile.gettempdir()).iterdir())
        began = time.perf_counter()
        ran = ground.run(course, root / "temporary", "seminar", "grade", ground.ASSIGNMENT)
        spent = time.perf_counter() - began
        budget = HOSTILE * ground.LIMITS["submission"] / (os.cpu_count() or 1)
        graded = len(list((course.classroom.path / "results" / ground.ASSIGNMENT).iterdir()))
        tried = trial.Trial(course, (ran,), (), root / "temporary", "")
        temporary = [*tried.temporary.iterdir(), *left_beside(others)]
        print(f"{graded} graded in {spent:.0f} s, exit code {ran.status}")
        print(f"the attacks' limits add up to {budget:.0f} s: {spent / budget:.2f} of them")
        print(f"left running: {ran.left_running or 'nothing'}")
        print(f"left in temporary folders: {[path.name for path in temporary] or 'nothing'}")
        print(f"undocumented in the classroom: {trial.undocumented(tried) or 'nothing'}")


def crowd(course: ground.Course) -> None:
    """A hundred honest hand-ins: the ten of the arsenal's class, again and again."""
    names = ground.hand_in_honest(course)
    for number in range(HONEST - len(names)):
        source = course.submitted(ground.ASSIGNMENT, names[number % len(names)])
        shutil.copytree(source, course.classroom.assignment(ground.ASSIGNMENT).student(f"honest{number:03}").submitted_dir)


def left_beside(others: set[Path]) -> list[Path]:
    """What is new in the folder for temporary files, and of the kit."""
    new = set(Path(tempfile.gettempdir()).iterdir()) - others
    return [path for path in new if path.name.startswith("seminar")]


if __name__ == "__main__":
    main()
