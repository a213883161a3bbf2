"""A notebook of the release in another language is normalized like one of the course's own."""

import json
from collections.abc import Callable
from typing import Any, get_args

import pytest

from autograder.authoring.release import build_preview
from autograder.core.i18n import Language
from autograder.core.problems import ProblemKind
from autograder.course import Course, in_language, load_course
from autograder.intake import normalizer
from autograder.intake.model import NormalizedNotebook, Release
from autograder.intake.submission_language import submission_language
from autograder.workflows.demo import ASSIGNMENT
from tests.support.normalizer_helpers import (
    Notebook,
    index_of,
    kinds,
    new_cell,
    normalize_checked,
    remove_metadata,
    write,
)
from tests.support.settings import ROOT

NAME, LABEL, QUESTION = "mini_batch", "write_mini_batch", "why_not_accuracy"
WRITTEN = "def mini_batch(x, t, size, rng):\n    return x[:size], t[:size]"
LANGUAGES: tuple[Language, ...] = get_args(Language)
WEEKS = tuple(load_course(ROOT).config.assignments)
Change = Callable[[list[Notebook]], object]


@pytest.fixture(scope="module")
def previews() -> dict[Language, bytes]:
    """The notebook of a week in each language."""
    course = load_course(ROOT)
    return {lang: build_preview(in_language(course, lang), ASSIGNMENT) for lang in LANGUAGES}


def normalize_both(
    previews: dict[Language, bytes], own: Language, change: Change
) -> tuple[NormalizedNotebook, NormalizedNotebook]:
    """Normalize the notebooks of the course's language and of the other, changed alike."""
    (other,) = set(LANGUAGES) - {own}
    release = normalizer.read_release(previews[own], ASSIGNMENT)
    normalized = []
    for language in (own, other):
        notebook = json.loads(previews[language])
        change(notebook["cells"])
        normalized.append(normalize_checked(json.dumps(notebook).encode(), release))
    return normalized[0], normalized[1]


def solve(cells: list[Notebook]) -> None:
    write(cells, LABEL, WRITTEN)
    write(cells, QUESTION, "It is flat.")


def answer_above(cells: list[Notebook]) -> None:
    """Write into new cells, and leave the stubs as they are."""
    cells.insert(index_of(cells, LABEL), new_cell(WRITTEN))
    cells.insert(index_of(cells, QUESTION), new_cell("It is flat.", "markdown"))


def answer_below(cells: list[Notebook]) -> None:
    cells.append(new_cell(WRITTEN))


def comment(cells: list[Notebook], label: str) -> None:
    """Append a comment to a cell."""
    cell = cells[index_of(cells, label)]
    cell["source"] = "".join(cell["source"]) + "\n# I give up"


def solve_without_labels(cells: list[Notebook]) -> None:
    solve(cells)
    remove_metadata(cells)


def another_name(cells: list[Notebook]) -> None:
    """Replace the stub by code that only its place assigns to the exercise."""
    cells[index_of(cells, LABEL)] = new_cell("def batch(x): ...")


CHANGES: dict[str, Change] = {
    "nothing": lambda cells: None,
    "solved": solve,
    "answers above the stubs": answer_above,
    "answers below the stubs": answer_below,
    "without labels": remove_metadata,
    "solved, without labels": solve_without_labels,
    "found by its place": another_name,
    "a check twice": lambda cells: cells.append(cells[index_of(cells, NAME)]),
    "a check with a comment": lambda cells: comment(cells, NAME),
    "no check": lambda cells: cells.pop(index_of(cells, NAME)),
    "cells in another order": lambda cells: cells.reverse(),
}


@pytest.mark.parametrize("own", LANGUAGES)
@pytest.mark.parametrize("name", CHANGES)
def test_the_other_language_makes_no_difference(
    name: str, own: Language, previews: dict[Language, bytes]
) -> None:
    """What is unchanged in the other language is what the release has; the notes are the same."""
    of_own, of_other = normalize_both(previews, own, CHANGES[name])
    assert of_other.cells == of_own.cells
    assert of_other.problems == of_own.problems


@pytest.mark.parametrize("own", LANGUAGES)
def test_an_untouched_notebook_has_no_notes(own: Language, previews: dict[Language, bytes]) -> None:
    """No note says that a cell was changed, and the provided code is not run twice."""
    for normalized in normalize_both(previews, own, solve):
        assert normalized.problems == ()
        assert normalized.missing_setup == ()


def test_a_changed_check_is_still_noticed(previews: dict[Language, bytes]) -> None:
    """A check cell of the other language that was changed is put back, with a note."""

    def cheat(cells: list[Notebook]) -> None:
        check = cells[index_of(cells, NAME)]
        check["source"] = "".join(check["source"]).replace("assert", "pass  # assert")

    for normalized in normalize_both(previews, "en", cheat):
        assert kinds(normalized) == [ProblemKind.CHANGED_CHECK]


def test_own_words_stay(previews: dict[Language, bytes]) -> None:
    """A comment in a cell of the course's own language stays."""
    release = normalizer.read_release(previews["en"], ASSIGNMENT)
    notebook = json.loads(previews["en"])
    comment(notebook["cells"], LABEL)
    normalized = normalize_checked(json.dumps(notebook).encode(), release)
    assert any(cell.source.endswith("# I give up") for cell in normalized.cells)


def test_a_release_without_translations(previews: dict[Language, bytes]) -> None:
    """An older release, which knows no other language, is read as it was."""
    notebook = json.loads(previews["en"])
    for cell in notebook["cells"]:
        cell["metadata"].get("seminar", {}).pop("translations", None)
    release = normalizer.read_release(json.dumps(notebook).encode(), ASSIGNMENT)
    assert release.translations == {}
    assert normalize_checked(previews["en"], release).problems == ()
    assert ProblemKind.CHANGED_CHECK in kinds(normalize_checked(previews["ja"], release))


def test_a_course_in_one_language(course: Course) -> None:
    """The release of a master without translations has digests of its own check alone."""
    master = course.master(ASSIGNMENT)
    master.write_text(
        '# %% exercise="double"\ndef double(x):\n    ### BEGIN SOLUTION\n    return 2 * x\n'
        '    ### END SOLUTION\n\n\n# %% check="double" points=1\nassert double(2) == 4\n'
    )
    for language in LANGUAGES:
        cells = released_cells(in_language(course, language))
        check = cells[index_of(cells, "double")]
        assert len(check["metadata"]["seminar"]["translations"].split()) == 2  # wrapped, and plain


def released_cells(course: Course) -> list[Any]:
    cells: list[Any] = json.loads(build_preview(course, ASSIGNMENT))["cells"]
    return cells


@pytest.mark.slow
@pytest.mark.parametrize("week", WEEKS)
def test_all_weeks(week: str) -> None:
    """The notebook of each week in each language is the other's."""
    course = load_course(ROOT)
    previews = {lang: build_preview(in_language(course, lang), week) for lang in LANGUAGES}
    for own in LANGUAGES:
        release: Release = normalizer.read_release(previews[own], week)
        expected = normalize_checked(previews[own], release)
        for preview in previews.values():
            assert normalize_checked(preview, release) == expected


LANGUAGE_CHANGES: dict[str, Change] = {
    **CHANGES,
    "one cell of its own language": lambda cells: cells.__delitem__(slice(1, None)),
    "only the answer and a check": lambda cells: cells.__setitem__(
        slice(None), [new_cell(WRITTEN), cells[index_of(cells, NAME)]]
    ),
}


@pytest.mark.parametrize("own", LANGUAGES)
@pytest.mark.parametrize("name", LANGUAGE_CHANGES)
def test_the_cells_tell_the_language(
    name: str, own: Language, previews: dict[Language, bytes]
) -> None:
    """The language is found by the cells, whatever the metadata of the notebook says."""
    notebook = json.loads(previews[own])
    LANGUAGE_CHANGES[name](notebook["cells"])
    for claimed in (*LANGUAGES, "fr"):
        notebook["metadata"]["seminar"]["language"] = claimed
        assert submission_language(json.dumps(notebook).encode(), releases(previews)) == own


def test_metadata_and_then_the_order_decide(previews: dict[Language, bytes]) -> None:
    """Without a cell of a release the metadata decides, and else the main language."""
    cells = [new_cell(WRITTEN)]
    for metadata, expected in (
        ({"seminar": {"language": "ja"}}, "ja"),
        ({"seminar": {"language": "fr"}}, "en"),
        ({"seminar": {"language": 3}}, "en"),
        ({}, "en"),
    ):
        notebook = {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
        data = json.dumps(notebook).encode()
        assert submission_language(data, releases(previews)) == expected
    assert submission_language(b"no notebook", releases(previews)) == "en"


def releases(previews: dict[Language, bytes]) -> dict[Language, Release]:
    return {lang: normalizer.read_release(data, ASSIGNMENT) for lang, data in previews.items()}
