"""Read the Results of a class from disk, and combine them with grades and names."""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from urllib.parse import quote_from_bytes

from msgspec import Struct, structs

from autograder.content.variants import WrongHeader, read_bank
from autograder.core.i18n import Language, load_catalog, suite_locale_dir, translate
from autograder.core.text import printable
from autograder.course import Course
from autograder.course.classroom import AssignmentPaths, StudentPaths
from autograder.course.grade_record import GradeRecord
from autograder.grading import result_store, spec
from autograder.grading.result import Misconception, Result, TestOutcome
from autograder.reporting.class_report.model import (
    ClassFacts,
    ProgressState,
    ReportPerson,
    StudentAssignment,
)


def localize_result(result: Result, language: Language, suite: Path) -> Result:
    """Return the Result with titles and misconceptions in `language`, where `suite` has them."""
    original = result.inputs.language
    if original == language:
        return result
    headers, locale_dir = _wrong_headers(suite), suite_locale_dir(suite)
    exercises = []
    for exercise in result.exercises:
        tests = (
            _localize_outcome(outcome, original, language, locale_dir) for outcome in exercise.tests
        )
        misconceptions = (
            _localize_misconception(item, headers.get((exercise.exercise, item.id)), language)
            for item in exercise.misconceptions
        )
        exercises.append(
            structs.replace(exercise, tests=tuple(tests), misconceptions=tuple(misconceptions))
        )
    return structs.replace(result, exercises=tuple(exercises))


def _localize_outcome(
    outcome: TestOutcome, original: Language, language: Language, locale_dir: Path
) -> TestOutcome:
    english = _english_texts(original, locale_dir).get(outcome.title, outcome.title)
    return structs.replace(outcome, title=translate(english, language, locale_dir))


def _localize_misconception(
    misconception: Misconception, header: WrongHeader | None, language: Language
) -> Misconception:
    if header is None:
        return misconception
    title, hint = header.title.in_language(language), header.hint.in_language(language)
    return structs.replace(misconception, title=title, hint=hint)


@cache
def _english_texts(language: Language, locale_dir: Path) -> Mapping[str, str]:
    """Return the English texts of the kit and of a suite by their translations."""
    if language == "en":
        return {}
    catalogs = (load_catalog(language), load_catalog(language, locale_dir))
    return {translated: english for catalog in catalogs for english, translated in catalog.items()}


@cache
def _wrong_headers(suite: Path) -> Mapping[tuple[str, str], WrongHeader]:
    """Return the headers of the wrong variants by exercise and id: the kit's and the course's."""
    return {
        (variant.exercise, variant.id): variant.header
        for directory in dict.fromkeys((spec.SUITES / suite.name, suite))
        for variant in read_bank(directory).variants
        if isinstance(variant.header, WrongHeader)
    }


def load_results(
    paths: AssignmentPaths, students: Iterable[str], step: Callable[[], None]
) -> dict[str, Result]:
    """Return the readable Results of one assignment by student; call `step` after each student."""
    results = {}
    for student in students:
        result = result_store.load_result(paths.student(student).result_dir)
        if result is not None:
            results[student] = result
        step()
    return results


def page_url(paths: StudentPaths) -> str:
    """Return the URL of the student's page relative to the reports; "" without a page."""
    page, reports = paths.feedback_page, paths.assignment.classroom.reports_dir
    if not page.is_file():
        return ""
    return quote_from_bytes(os.fsencode(os.path.relpath(page, reports)))


class ClassData(Struct, frozen=True):
    """The Results and grades of a class, by assignment and student.

    `pseudonyms` are empty unless the pages are anonymous. `results` has the assignments that the
    pages need, `grades` those of the course. `student_url` returns the address of a student's page.
    """

    course: Course
    students: Sequence[str]
    names: Mapping[str, str]
    pseudonyms: Mapping[str, str]
    grades: Mapping[str, Mapping[str, GradeRecord]]
    results: Mapping[str, Mapping[str, Result]]
    now: datetime
    student_url: Callable[[StudentPaths], str] = page_url

    @property
    def is_anonymous(self) -> bool:
        """Whether the pages show pseudonyms."""
        return bool(self.pseudonyms)

    def submitted_assignments(self) -> list[str]:
        """Return the assignments with a submission, a Result or a grade."""
        submitted = self.course.classroom.submitted_assignments()
        return [
            name
            for name, results in self.results.items()
            if results or self.grades[name] or name in submitted
        ]

    def page_name(self, page: str) -> str:
        """Return the file name of the page of an assignment, or of the overview `index`."""
        return f"{page}-anonymous.html" if self.is_anonymous else f"{page}.html"

    def class_facts(self, assignment: str) -> ClassFacts:
        """Return the input of the page of one assignment."""
        names = self.submitted_assignments()
        previous = names[names.index(assignment) - 1] if assignment != names[0] else ""
        entries = [self._entry(assignment, student) for student in self.students]
        if previous:
            shares = [self._entry(previous, student).share for student in self.students]
            pairs = zip(entries, shares, strict=True)
            entries = [structs.replace(entry, previous_share=share) for entry, share in pairs]
        return ClassFacts(
            assignment=assignment,
            title=self._title(assignment),
            course=self.course.config.title.in_language(self.course.language),
            language=self.course.language,
            due=self.course.in_zone(self.course.due(assignment)),
            now=self.now,
            entries=tuple(entries),
            previous_title=self._title(previous) if previous else "",
            anonymous=self.is_anonymous,
            page=self.page_name(assignment),
        )

    def _title(self, assignment: str) -> str:
        return self.course.assignment(assignment).title.in_language(self.course.language)

    def _entry(self, assignment: str, student: str) -> StudentAssignment:
        paths = self.course.classroom.assignment(assignment).student(student)
        result = self.results[assignment].get(student)
        grade = self.grades[assignment].get(student)
        if result is not None:
            state = ProgressState(result.status)
        elif grade is not None or (
            paths.submitted_dir.is_dir() and any(paths.submitted_dir.iterdir())
        ):
            state = ProgressState.UNGRADED
        else:
            state = ProgressState.MISSING
        if self.is_anonymous:
            person = ReportPerson(self.pseudonyms[student])
        else:
            name = printable(self.names.get(student, ""))
            person = ReportPerson(printable(student), name, self.student_url(paths))
        return StudentAssignment(student, person, state, result, grade)
