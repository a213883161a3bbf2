"""The student's page: what stands on it, made from graded submissions without any grading."""

import re
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

import pytest
from msgspec.structs import replace

from autograder.core.i18n import Language
from autograder.grading.result import ExerciseResult, GradingStatus, TestStatus
from autograder.reporting.student_page import render
from autograder.reporting.student_page.model import (
    DisplayKind,
    PageCell,
    PageOutput,
    StudentPageModel,
)
from tests import submissions
from tests.submissions import EXERCISES, exercise

LANGUAGES: tuple[Language, ...] = ("en", "ja")
EVERY = pytest.mark.parametrize("name", submissions.SAMPLES)
BOTH = pytest.mark.parametrize("language", LANGUAGES)
VOID = {"meta", "img", "br", "hr", "col"}


class Page(HTMLParser):
    """The elements of a page, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.unclosed: list[str] = []
        self._pieces: list[str] = []
        self.feed(html)
        self.close()
        self.text = " ".join(" ".join(self._pieces).split())

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.unclosed.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.unclosed.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.unclosed:
            self._pieces.append(data)

    def all(self, tag: str) -> list[dict[str, str]]:
        """The attributes of every such element."""
        return [attributes for name, attributes in self.elements if name == tag]


def page(submission: StudentPageModel) -> Page:
    """The rendered page, which has to be well-formed."""
    found = Page(render.render(submission))
    assert found.unclosed == []
    return found


def graded(*exercises: ExerciseResult) -> StudentPageModel:
    """An English submission with these exercises and nothing else to tell."""
    return submissions.submission("en", GradingStatus.GRADED, *exercises, points=1)


@EVERY
@BOTH
def test_needs_nothing_but_itself(name: str, language: Language) -> None:
    """The file holds no script and asks for nothing; its policy would not let it."""
    html = render.render(submissions.SAMPLES[name](language))
    found = Page(html)
    assert "default-src 'none'" in html
    assert not {"script", "link", "iframe", "object", "form"} & {tag for tag, _ in found.elements}
    assert not any("onerror" in attributes for _, attributes in found.elements)
    assert all(image["src"].startswith("data:image/") for image in found.all("img"))
    assert "url(" not in html
    assert "@import" not in html


@EVERY
@BOTH
def test_has_its_language_and_names(name: str, language: Language) -> None:
    """The page names its language, the course, the assignment and the student, as text."""
    found = page(submissions.SAMPLES[name](language))
    assert found.all("html") == [{"lang": language}]
    assert submissions.COURSE[language] in found.text
    assert "ada <lovelace>" in found.text


def test_says_how_it_went() -> None:
    """One sentence says how many tests pass, and where to go on."""
    good = [exercise(name, TestStatus.PASSED) for name in EXERCISES]
    bad = exercise(EXERCISES[1], TestStatus.FAILED)
    hinted = exercise(EXERCISES[1], TestStatus.FAILED, hint=True)
    missing = exercise(EXERCISES[2], TestStatus.UNWRITTEN)
    blank = [exercise(name, TestStatus.UNWRITTEN) for name in EXERCISES]
    for exercises, said in (
        (good, "All 6 tests pass: everything works as it should."),
        ([good[0], bad, good[2]], "5 of 6 tests pass. Start with cross_entropy_error, at the test"),
        ([good[0], hinted, missing], "3 of 6 tests pass. Start with cross_entropy_error: the hint"),
        ([*good[:2], missing], "4 of 6 tests pass. Start with mini_batch."),
        (blank, "Nothing is written yet. Start with mean_squared_error"),
    ):
        assert said in page(graded(*exercises)).text
    assert "could not be graded" in page(submissions.broken("en")).text


def test_a_fault_of_the_grader_is_not_the_students() -> None:
    """Nobody is told to start with an exercise that only a broken test keeps from passing."""
    good = [exercise(name, TestStatus.PASSED) for name in EXERCISES[1:]]
    found = page(graded(exercise(EXERCISES[0], TestStatus.BROKEN), *good))
    assert "5 of 6 tests pass." in found.text
    assert "Start with" not in found.text


def test_shows_each_test_with_its_state_in_words() -> None:
    """Titles, states as words, what was said, hints and what was carried are there for all."""
    text = page(submissions.half_finished("en")).text
    assert "✗ failed Averages over a batch The number is not the right one." in text
    assert "✓ passed One <sample>" in text
    assert "(✓) carried forward Averages over a batch" in text
    assert "Looks like: Summed. Your loss grows with the number of samples." in text
    assert "Tested with a correct mean_squared_error in place of yours" in text
    assert text.count("Not written yet.") == 1
    assert text.count("– not written") == 2
    assert "secret" not in text
    assert "test_mean" not in text
    assert "Sandbox level: full." in text


def test_shows_points_lateness_and_comments() -> None:
    """Points come from the gradebook; lateness, a penalty and a comment are told."""
    text = page(submissions.half_finished("en")).text
    assert "3.5 of 11 points" in text
    assert "Handed in late: 1 d 1 h 0 min after the due date." in text
    assert "For that, 0.5 points were taken off." in text
    assert "Your instructor writes Well argued ; see the slides ." in text


def test_points_given_by_hand_are_told() -> None:
    """Where the gradebook has other points than the tests gave, the page says so."""
    sample = submissions.finished("en")
    cells = [
        replace(cell, points=1.25) if cell.exercise == EXERCISES[0] else cell
        for cell in sample.cells
    ]
    text = page(replace(sample, cells=tuple(cells))).text
    assert "1.25 of 3 points Points changed by hand; the tests gave 3." in text


def test_an_unread_answer_waits() -> None:
    """An answer nobody has read yet is not shown as worth nothing; one not given is named."""
    text = page(submissions.finished("en")).text
    assert "not read yet, up to 2 points" in text
    assert "0 of 2 points" not in text
    assert "Answers worth 2 points still wait to be read" in text
    sample = submissions.broken("en")
    cells = [replace(c, blank=c.kind is DisplayKind.QUESTION) for c in sample.cells]
    assert "No answer was written." in page(replace(sample, cells=tuple(cells))).text


def test_a_question_has_the_title_it_stands_under() -> None:
    """A question is called as the notebook calls it, whatever headings its answer has."""
    text = page(submissions.half_finished("en")).text
    assert text.count("Question: why not use the accuracy as the guide?") > 2
    assert text.count("and a deep one") == 1


def test_a_broken_hand_in_is_told_why() -> None:
    """The reason stands on top, and the exercises are there with zero points."""
    text = page(submissions.broken("en")).text
    assert "The file ends in the middle" in text
    assert text.index("The file ends") < text.index("0 of 3 points")


def test_the_notebook_has_its_outputs() -> None:
    """Printed text, figures with a description, tables, formulas and errors are shown."""
    found = page(submissions.finished("en"))
    assert submissions.LONG.strip() in found.text
    described = [image["alt"] for image in found.all("img")]
    assert described[0].startswith("Figure 1, drawn by the code above it, in “")
    assert "ValueError Traceback" in found.text
    assert "This cell stopped with an error" in found.text
    assert {"math", "table"} <= {tag for tag, _ in found.elements}
    assert "\x1b" not in found.text
    assert "report" not in found.text


def test_without_a_stored_result_the_notebook_tells() -> None:
    """A notebook graded by an older kit has its points, and the reports below its check cells."""
    text = page(replace(submissions.finished("en"), result=None)).text
    assert "mean_squared_error: report" in text
    assert "3 of 3 points" in text
    assert "What was tested stands in your notebook" in text


@EVERY
def test_headings_never_jump(name: str) -> None:
    """There is one heading of the first level, and each further one follows from the last."""
    html = render.render(submissions.SAMPLES[name]("en"))
    levels = [int(level) for level in re.findall(r"<h([1-6])\b", html)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(now <= before + 1 for before, now in pairwise(levels))


@EVERY
@BOTH
def test_places_and_boxes_have_names_of_their_own(name: str, language: Language) -> None:
    """Every link within the page leads somewhere; boxes that scroll are named and take focus."""
    found = page(submissions.SAMPLES[name](language))
    places = [attributes["id"] for _, attributes in found.elements if "id" in attributes]
    assert len(places) == len(set(places))
    inner = [link["href"][1:] for link in found.all("a") if link["href"].startswith("#")]
    assert set(inner) <= set(places)
    boxes = [a for _, a in found.elements if "scroll" in a.get("class", "").split()]
    assert boxes
    assert all(box["tabindex"] == "0" and box["role"] == "region" for box in boxes)
    assert len({box["aria-label"] for box in boxes}) == len(boxes)


def test_check_cells_lead_back() -> None:
    """Each check cell has its points and a link to what was tested, and the other way round."""
    found = page(submissions.half_finished("en"))
    links = [link["href"] for link in found.all("a")]
    for name in EXERCISES:
        assert f"#exercise-{name}" in links
        assert f"#cell-{name}" in links
    assert "Check mean_squared_error : 1.5 of 3 points" in found.text


VALUES = [
    "<table onmouseover=f() x",
    "<pre onclick=f()",
    "<math onclick=f()> </math>",
    "<h1 onclick=f()>",
    "<img onerror=f() src=x>",
    "<th></th>",
]


@pytest.mark.parametrize("attack", VALUES)
def test_what_looks_like_a_tag_in_a_value_is_none(attack: str) -> None:
    """A box is put around a table, not around words that look like one within an attribute."""
    text = f"<b title='{attack}'>x</b>\n\n# $a + b + c + d$ <i title='{attack}'>y</i>"
    html = {"text/html": text}
    cells = (
        PageCell(DisplayKind.TEXT, text, is_code=False),
        PageCell(DisplayKind.CODE, "1", outputs=(PageOutput("display_data", data=html),)),
    )
    found = page(replace(submissions.finished("en"), cells=cells, result=None))
    assert not any(name.startswith("on") for _, found_in in found.elements for name in found_in)
    assert [named["title"] for named in found.all("b")] == [attack, attack]


@pytest.mark.parametrize(
    "attack", ['"><img src=x onerror=f()>', "<script>f()</script>", "{{ 7 * 7 }}", "</style>"]
)
def test_names_and_words_stay_text(attack: str) -> None:
    """Whatever a name, a title, a message or an output holds is shown as it is."""
    sample = submissions.half_finished("en")
    outputs = submissions.outputs()
    cells = [
        replace(cell, exercise=attack, outputs=tuple(replace(o, text=attack) for o in outputs))
        for cell in sample.cells
    ]
    hostile = replace(sample, student=attack, assignment=attack, cells=tuple(cells))
    found = page(hostile)
    assert attack in found.text
    assert "script" not in {tag for tag, _ in found.elements}
    assert not any("onerror" in attributes for _, attributes in found.elements)
