"""`seminar release` and `audit`: what is handed out, and the proof of the hidden suites."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from autograder.cli.terminal import LanguageOption, out, progress, short, tell
from autograder.errors import SeminarError


def release(
    assignments: Annotated[
        list[str] | None, typer.Argument(help="The assignments to release (default: all).")
    ] = None,
    language: LanguageOption = None,
) -> None:
    """Make what students receive, from the masters in solutions/.

    Writes assignments/<assignment>/ and assignments/<assignment>.zip for your LMS, and
    enters the assignment into the gradebook. Run it again after every change of a master.
    """
    from autograder import classlock
    from autograder import course as courses
    from autograder.authoring import release as releases

    course = courses.find(Path.cwd())
    if language:
        course = courses.in_language(course, language)
    names = assignments or list(course.file.assignments)
    for name in names:
        course.assignment(name)
    for name in names:
        with classlock.hold(course.classroom, tell):
            zipped = releases.release(course, name)
        folder = course.release(name).parent
        out.print(f"{name}: {short(folder)} and {short(zipped)} ({course.language})")


def audit(
    assignments: Annotated[
        list[str] | None, typer.Argument(help="The assignments to audit (default: all).")
    ] = None,
    exercise: Annotated[
        list[str] | None, typer.Option(help="Only this exercise; may be repeated.")
    ] = None,
    mutants: Annotated[
        Literal["none", "sample", "all"],
        typer.Option(help="How many automatic mutants of each reference to try."),
    ] = "sample",
    seed: Annotated[int, typer.Option(help="Seed of the tests' inputs and of the sample.")] = 0,
    json: Annotated[bool, typer.Option("--json", help="Print the audit as JSON.")] = False,
) -> None:
    """Prove the hidden suites by known answers and by mutants of the references.

    Shows which test fails for which known answer, and a complaint with the next step
    for each right answer that loses points, each wrong one that keeps them, each test that
    nothing needs. Ends with exit code 1 if there is a complaint.
    """
    from autograder import course as courses
    from autograder.authoring import audit as audits
    from autograder.grading.kit import load_kit
    from autograder.reporting import matrix
    from autograder.sandbox import levels

    course = courses.find(Path.cwd())
    names = assignments or list(course.file.assignments)
    for name in names:
        course.assignment(name)
    level = levels.find().level  # the answers are our own: any level will do
    kits = [load_kit(course, name, level) for name in names]
    known = {name for kit in kits for name in kit.sources}
    unknown = set(exercise or ()) - known
    if unknown:
        raise SeminarError(
            f"there is no exercise {', '.join(sorted(unknown))}",
            next_step=f"Name some of: {', '.join(sorted(known))}",
        )
    with progress() as report:
        audited = audits.audit(
            kits,
            exercises=tuple(exercise or ()),
            extent=audits.Mutants(mutants),
            seed=seed,
            progress=report,
        )
    if json:
        out.print(matrix.as_json(audited), markup=False, soft_wrap=True)
    else:
        for line in matrix.lines(audited):
            out.print(line, markup=False)
    if any(one.complaints for one in audited):
        raise SystemExit(1)
