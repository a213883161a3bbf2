"""Grade sixty attacks among a hundred honest submissions and check what they leave behind.

`python benchmarks/hostile_class.py` prints the seconds that `seminar grade` takes, and their ratio
to the time limits of the attacks (each attack may use its whole limit, on as many cores as there
are). It then prints what is left after the run: processes, temporary files, files in the classroom.
"""

import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from autograder.course import Course
from tests.security.hostile import arsenal, environment, trial

HONEST, HOSTILE = 100, 60


def main() -> None:
    """Grade the class and print the results."""
    attacks = arsenal.read_attacks()
    attacks = attacks[:: len(attacks) // HOSTILE][:HOSTILE]
    with tempfile.TemporaryDirectory(prefix="hostile-class-") as temporary_directory:
        root = Path(temporary_directory)
        course = environment.create_course(root / "course")
        submit_honest_class(course)
        environment.submit_attacks(course, attacks)
        before = set(Path(tempfile.gettempdir()).iterdir())
        start = time.perf_counter()
        run = environment.run_command(
            course, root / "temporary", "seminar", "grade", environment.ASSIGNMENT
        )
        seconds = time.perf_counter() - start
        limit = HOSTILE * environment.LIMITS["submission"] / (os.cpu_count() or 1)
        results = course.classroom.assignment(environment.ASSIGNMENT).results_dir
        graded_class = trial.Trial(course, (run,), (), root / "temporary", "")
        temporary = [*graded_class.temporary_directory.iterdir(), *new_temporary_files(before)]
        print(f"{len(list(results.iterdir()))} graded in {seconds:.0f} s, exit code {run.status}")
        print(
            f"the time limits of the attacks add up to {limit:.0f} s: {seconds / limit:.2f} of it"
        )
        print(f"running processes: {run.orphans or 'none'}")
        print(f"temporary files: {[path.name for path in temporary] or 'none'}")
        print(f"undocumented in the classroom: {graded_class.undocumented_files() or 'none'}")


def submit_honest_class(course: Course) -> None:
    """Submit a hundred honest notebooks: copies of the ten of the arsenal's honest class."""
    students = environment.HONEST_STUDENTS
    environment.submit_honest_students(course)
    paths = course.classroom.assignment(environment.ASSIGNMENT)
    for number in range(HONEST - len(students)):
        source = paths.student(students[number % len(students)]).submitted_dir
        shutil.copytree(source, paths.student(f"honest{number:03}").submitted_dir)


def new_temporary_files(before: set[Path]) -> list[Path]:
    """Return the kit's files in the system's temporary directory that are not in `before`."""
    after = set(Path(tempfile.gettempdir()).iterdir())
    return [path for path in after - before if path.name.startswith("seminar")]


if __name__ == "__main__":
    main()
