"""`seminar doctor`: check the machine."""

from pathlib import Path

from rich.text import Text

from autograder.cli.console import out


def doctor() -> None:
    """Check whether this machine is ready: Python, packages, course, gradebook, the sandbox.

    Ends with exit code 1 if something has to be fixed before this course is graded here.
    """
    from autograder.workflows import doctor

    problems = 0
    for line in doctor.run_checks(Path.cwd()):
        mark = Text("ok  ", "green") if line.ok else Text("look", "yellow")
        out.print(mark.append(f" {line.label}", "default"))
        if line.advice:
            out.print(f"     {line.advice.rstrip('.')}.")
        problems += not (line.ok or line.accepted)
    if problems:
        raise SystemExit(1)
