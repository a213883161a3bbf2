"""A suite run by an instructor with plain pytest: the bench for `--submission FILE`."""

from pathlib import Path

from autograder import course as courses
from autograder.course import Level
from autograder.errors import CourseError, SeminarError
from autograder.grading.bench import Bench, code_cells, load_reference
from autograder.grading.kit import load_kit, plan_for, seed_for
from autograder.intake import folder, notebook
from autograder.sandbox import levels
from autograder.sandbox.figures import NOT_DRAWN
from autograder.sandbox.session import Session


def make_bench(assignment: str, submission: Path | None, *, seed: int, walled: bool) -> Bench:
    """A bench for the notebook `submission`, or for the reference solution without one.

    Raises SeminarError for a file that cannot be graded, WallError without the full wall.
    """
    course = courses.find(Path.cwd())
    level = levels.require(course.file.sandbox.level) if walled else Level.NONE
    kit = load_kit(course, assignment, level)
    if submission is None:
        cells = [(0, kit.reference)]
    else:
        try:
            data = folder.read(submission)
        except OSError as error:
            raise CourseError(f"cannot be read ({error})", where=str(submission)) from None
        release = notebook.read_release(kit.release, assignment)
        mended = notebook.mend(data, release, kit.language)
        if not mended.gradable:
            raise SeminarError(mended.problems[-1].message, where=str(submission))
        cells = code_cells(mended)
        seed = seed or seed_for(data, assignment)
    session = Session(plan_for(kit), cells, figures=NOT_DRAWN)
    session.run_notebook()
    return Bench(session, load_reference(kit.reference), seed, kit.language)
