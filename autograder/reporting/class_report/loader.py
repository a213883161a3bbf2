"""Reads the Results of a class from disk; `classreport.py` adds what the gradebook holds."""

import os
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from urllib.parse import quote_from_bytes

from msgspec import structs

from autograder.content import variants
from autograder.core.i18n import Language, load_catalog, translate
from autograder.course import Localized
from autograder.course.classroom import AssignmentPaths, StudentPaths
from autograder.grading import result_store
from autograder.grading.result import (
    ExerciseResult,
    GradingStatus,
    Misconception,
    Result,
    TestOutcome,
)
from autograder.grading.spec import SUITES
from autograder.reporting.class_report.model import (
    GradeRecord,
    ProgressState,
    ReportPerson,
    StudentAssignment,
)

# FOLDED autograder/reporting/class_report/loader.py: "A Result in an


def localize_result(result: Result, language: Language) -> Result:
    """The Result with titles and misconceptions in `language`, where they are known in it."""
    written = result.inputs.language
    if written == language:
        return result
    known = _known(result.inputs.assignment)
    exercises = tuple(_exercise(one, written, language, known) for one in result.exercises)
    return structs.replace(result, exercises=exercises)


Known = Mapping[tuple[str, str], tuple[Localized, Localized]]  # title and hint


def _exercise(
    exercise: ExerciseResult, written: Language, language: Language, known: Known
) -> ExerciseResult:
    return structs.replace(
        exercise,
        tests=tuple(_outcome(one, written, language) for one in exercise.tests),
        misconceptions=tuple(
            _misconception(one, language, known.get((exercise.exercise, one.id)))
            for one in exercise.misconceptions
        ),
    )


def _outcome(outcome: TestOutcome, written: Language, language: Language) -> TestOutcome:
    english = _english(written).get(outcome.title, outcome.title)
    return structs.replace(outcome, title=translate(english, language))


def _misconception(
    found: Misconception, language: Language, texts: tuple[Localized, Localized] | None
) -> Misconception:
    if texts is None:
        return found
    title, hint = (text.in_language(language) for text in texts)
    return structs.replace(found, title=title, hint=hint)


@cache
def _english(language: Language) -> Mapping[str, str]:
    """The English texts by their translations."""
    if language == "en":
        return {}
    return {translated: english for english, translated in load_catalog(language).items()}


@cache
def _known(assignment: str) -> Known:
    return {
        (variant.exercise, variant.id): (variant.wrong.title, variant.wrong.hint)
        for variant in variants.read_bank(SUITES / assignment).variants
        if variant.kind is variants.VariantKind.WRONG
    }


# MAIN

Step = Callable[[], None]
STATES = {
    GradingStatus.GRADED: ProgressState.GRADED,
    GradingStatus.UNGRADABLE: ProgressState.UNGRADABLE,
    GradingStatus.GRADER_FAILED: ProgressState.GRADER_FAILED,
}


def results(
    paths: AssignmentPaths, everybody: Iterable[str], step: Step = lambda: None
) -> dict[str, Result]:
    """The Results of one assignment by student, where there is one that can be read."""
    found = {}
    for student in everybody:
        result = result_store.load_result(paths.student(student).result_dir)
        if result is not None:
            found[student] = result
        step()
    return found


def build_people(
    paths: AssignmentPaths | None, everybody: Iterable[str], names: Mapping[str, str]
) -> dict[str, ReportPerson]:
    """How each is called, with the address of their page for `assignment`, if it is there."""
    return {
        student: ReportPerson(
            shown(student),
            shown(names.get(student, "")),
            page_of(paths.student(student)) if paths else "",
        )
        for student in everybody
    }


def page_of(paths: StudentPaths) -> str:
    """Return the address of the student's page, relative to `classroom/reports/`; "" without one."""
    page = paths.feedback_page
    relative_path = page.relative_to(paths.assignment.classroom.path)
    return f"../{url_quote(relative_path)}" if page.is_file() else ""


def url_quote(path: Path) -> str:
    """A relative path as an address."""
    return "/".join(quote_from_bytes(os.fsencode(part), safe="") for part in path.parts)


def build_entry(
    paths: StudentPaths,
    person: ReportPerson,
    result: Result | None,
    standing: GradeRecord | None,
    before: float | None,
) -> StudentAssignment:
    """All that is known about one student and one assignment."""
    return StudentAssignment(
        student=paths.student,
        person=person,
        state=_state(paths, result, standing),
        result=result,
        standing=standing,
        previous_share=before,
    )


def shown(text: str) -> str:
    """A name for people: on one line, without characters that act on a terminal or a page."""
    clean = text.encode("utf-8", "replace").decode()
    return "".join(letter if letter.isprintable() else "�" for letter in clean)


def _state(
    paths: StudentPaths,
    result: Result | None,
    standing: GradeRecord | None,
) -> ProgressState:
    if result is not None:
        return STATES[result.status]
    folder = paths.submitted_dir
    handed_in = folder.is_dir() and any(folder.iterdir())
    return ProgressState.UNGRADED if handed_in or standing is not None else ProgressState.MISSING
