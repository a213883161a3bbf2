"""Reads the Results of a class from disk; `classreport.py` adds what the gradebook holds."""

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from urllib.parse import quote_from_bytes

from autograder.grading import store
from autograder.grading.result import Result, Status
from autograder.reporting.classpage.facts import Entry, Person, Standing, State

Step = Callable[[], None]
STATES = {
    Status.GRADED: State.GRADED,
    Status.UNGRADABLE: State.UNGRADABLE,
    Status.GRADER_FAILED: State.GRADER_FAILED,
}


def students(classroom: Path) -> set[str]:
    """Everybody who has handed anything in, for whichever assignment."""
    found = [*classroom.glob("submitted/*/*"), *classroom.glob("results/*/*/result.json")]
    return {path.parent.name for path in found if not path.parent.name.startswith(".")}


def results(
    classroom: Path, assignment: str, everybody: Iterable[str], step: Step = lambda: None
) -> dict[str, Result]:
    """The Results of one assignment by student, where there is one that can be read."""
    found = {}
    for student in everybody:
        result = store.load_result(store.folder(classroom, assignment, student))
        if result is not None:
            found[student] = result
        step()
    return found


def people(
    classroom: Path,
    everybody: Iterable[str],
    names: Mapping[str, str],
    assignment: str = "",
) -> dict[str, Person]:
    """How each is called, with the address of their page for `assignment`, if it is there."""
    return {
        student: Person(
            shown(student),
            shown(names.get(student, "")),
            page_of(classroom, student, assignment) if assignment else "",
        )
        for student in everybody
    }


def page_of(classroom: Path, student: str, assignment: str) -> str:
    """The student's page as seen from `classroom/reports/`; empty if there is none."""
    place = Path("feedback") / student / assignment / f"{assignment}.html"
    return f"../{quoted(place)}" if (classroom / place).is_file() else ""


def quoted(path: Path) -> str:
    """A relative path as an address."""
    return "/".join(quote_from_bytes(os.fsencode(part), safe="") for part in path.parts)


def entry(
    classroom: Path,
    assignment: str,
    student: str,
    person: Person,
    result: Result | None,
    standing: Standing | None,
    before: float | None,
) -> Entry:
    """All that is known about one student and one assignment."""
    return Entry(
        student=student,
        person=person,
        state=_state(classroom, assignment, student, result, standing),
        result=result,
        standing=standing,
        before=before,
    )


def shown(text: str) -> str:
    """A name for people: on one line, without characters that act on a terminal or a page."""
    clean = text.encode("utf-8", "replace").decode()
    return "".join(letter if letter.isprintable() else "�" for letter in clean)


def _state(
    classroom: Path,
    assignment: str,
    student: str,
    result: Result | None,
    standing: Standing | None,
) -> State:
    if result is not None:
        return STATES[result.status]
    folder = classroom / "submitted" / student / assignment
    handed_in = folder.is_dir() and any(folder.iterdir())
    return State.UNGRADED if handed_in or standing is not None else State.MISSING
