"""The instructor's page: what stands on it, that all of it is text, and what it keeps quiet."""

import re
from pathlib import Path
from typing import get_args
from urllib.parse import unquote

import pytest

from autograder.cli.views import report as classes
from autograder.core.i18n import Language, translate
from autograder.core.problems import ProblemKind, make_problem
from autograder.grading.result import Certainty, Misconception, TestStatus
from autograder.reporting.class_report import charts, course_overview, render, strings
from autograder.reporting.class_report.assignment_report import report
from autograder.reporting.class_report.loader import page_of, shown
from autograder.reporting.class_report.model import GradeRecord, ReportPerson
from tests import invented
from tests.markup import Page

# Ids, names and sentences that would act, break out, or hide, if they were not put in as text.
HOSTILE = (
    "<img src=x onerror=fire(1)>\"'",
    "</script><script>fire(2)</script>",
    "</svg></style><style>*{display:none}</style>",
    "{{ facts }}{% raw %}",
    "&lt;b&gt;",
    "\u202eevil\u2066",
    "javascript:fire(3)",
)
SHARES = {None: "–", 0: "0%", 0.001: "1%", 0.4: "40%", 0.999: "99%", 1: "100%", 1.2: "120%"}


def of_class(count: int, language: Language = "en") -> Page:
    """The page about an invented class."""
    return Page(render.assignment_page(report(invented.class_of(count, language))))


def with_hostile_texts() -> str:
    """A page on which everything that may come from outside is hostile."""
    entries = []
    for text in HOSTILE:
        known = Misconception("id", f"title {text}", f"hint {text}", Certainty.SURE)
        failed = [TestStatus.FAILED, TestStatus.BROKEN]
        made = invented.result(
            invented.exercise(text, failed, titles=[text, text], misconceptions=(known,)),
            problems=(make_problem(ProblemKind.DUPLICATE_ANSWER, "en", name=text, count=2),),
        )
        person = ReportPerson(shown(text), f"name {shown(text)}", "../feedback/x.html")
        entries += [
            invented.entry(text, made, GradeRecord(1, 2, 0, 99), person=person),
            invented.entry(f"{text} missing", person=ReportPerson(f"missing {shown(text)}")),
        ]
    return render.assignment_page(report(invented.facts(*entries)))


# -- what stands on it


@pytest.mark.parametrize("language", get_args(Language))
@pytest.mark.parametrize("count", [1, 3, 30])
def test_everybody_and_everything_is_there(count: int, language: Language) -> None:
    """Every student, test, misconception and heading is on the page, in its language."""
    facts = invented.class_of(count, language)
    found, made = of_class(count, language), report(facts)
    for entry in facts.entries:
        assert entry.person.label in found.texts
        assert any(entry.person.name in text for text in found.texts)
    for test in made.tests:
        assert test.title in found.texts
    for known in made.misconceptions:
        assert known.hint in found.texts
    for key in ("talk", "attention", "distribution", "matrix", "tests", "by_student"):
        assert strings.text(key, language) in found.texts
    assert translate("median {median}", language).split("{")[0] in found.text


@pytest.mark.parametrize("count", [1, 3, 30])
def test_every_student_links_to_their_page(count: int) -> None:
    """Each student is a link to their page wherever they are named."""
    found = of_class(count)
    for number in range(count):
        address = f"../feedback/s{number:03}/week2_loss/week2_loss.html"
        assert address in found.links
        assert found.links.count(address) == found.texts.count(f"s{number:03}")


def test_an_address_is_quoted(tmp_path: Path) -> None:
    """An id with marks of an address in it leads to the student's page, if that is there."""
    student = "a b#c?d%e&f"
    made = tmp_path / "feedback" / student / "w" / "w.html"
    made.parent.mkdir(parents=True)
    made.write_text("")
    address = page_of(tmp_path, student, "w")
    assert not set("#? &") & set(address)
    assert (tmp_path / "reports" / unquote(address)).resolve() == made
    assert page_of(tmp_path, student, "other") == ""


@pytest.mark.parametrize("language", get_args(Language))
def test_figures_have_a_text(language: Language) -> None:
    """Each figure is an image with a sentence for those who do not see it."""
    spreads = [None, report(invented.class_of(5)).points]
    drawn = [
        charts.points(report(invented.class_of(5)).bars, 5, language),
        charts.tests([(1, 0.5, 0.25), (2, 0.5, 0.26), (3, 0.1, -0.5)], language),
        charts.weeks(["one", "two"], spreads, [[0.5, None], [None, 0.5]], language),
        charts.curves([[0.1, 0.8], [0.2]], [(0.1, 0.2), (0.7, 0.9)], language),
    ]
    for svg in drawn:
        found = Page(svg)
        assert ("role", "img") in found.attributes
        assert len(dict(found.attributes)["aria-label"]) > 10
        assert not {"style", "script", "metadata"} & {*found.tags, *dict(found.attributes)}
        assert "#0" not in re.sub(r"url\(#[^)]*\)", "", svg)  # no stand-in colour is left


@pytest.mark.parametrize(
    ("language", "one", "two"),
    [
        ("en", "Learning curve of one student over", "Learning curves of 2 students over"),
        ("ja", "1 人の学習曲線と", "2 人の学習曲線と"),
    ],
)
def test_one_curve_is_not_many(language: Language, one: str, two: str) -> None:
    """A figure about one student, or about one test, says so."""
    band = [(0.1, 0.2), (0.7, 0.9)]
    assert one in charts.curves([[0.1, 0.8]], band, language)
    assert two in charts.curves([[0.1, 0.8], [0.2, 0.3]], band, language)
    assert {"en": "One test", "ja": "1 個の"}[language] in charts.tests([(1, 0.5, 0.2)], language)


def test_curves_are_shown_once_there_are_any() -> None:
    """Learning curves come as a figure with its table, and without any there is no word of them."""
    found = Page(render.assignment_page(report(invented.facts(invented.trained("a", 0.1, 0.77)))))
    assert {"77%", strings.text("curves", "en")} <= set(found.texts)
    assert strings.text("curves", "en") not in of_class(3).texts


@pytest.mark.parametrize(
    ("share", "text"),
    list(SHARES.items()),
)
def test_a_share_is_honest(share: float | None, text: str) -> None:
    """Nearly nobody is not nobody, and nearly everybody not everybody."""
    assert render.percent(share) == text


@pytest.mark.parametrize("language", get_args(Language))
@pytest.mark.parametrize("count", [1, 30])
def test_the_overview_names_every_week(count: int, language: Language) -> None:
    """Each week links to its page, and each student has a line."""
    facts = invented.course_of(count, language)
    made = course_overview.overview(facts, [report(invented.class_of(count, language))] * 5)
    found = Page(render.overview_page(made))
    for week in facts.weeks:
        assert week.page in found.links
        assert week.title in found.texts
    for person in facts.people.values():
        assert person.label in found.texts


# -- all of it is text


def test_nothing_hostile_becomes_an_element() -> None:
    """Whatever ids, names, titles and sentences hold, the page has its own elements alone."""
    text, usual = with_hostile_texts(), of_class(30)
    found = Page(text)
    assert set(found.tags) <= {*usual.tags, "p", "a"}
    assert found.tags.count("script") == found.tags.count("style") == 1
    assert not [name for name, _ in found.attributes if name.startswith("on") or name == "style"]
    assert all(re.match(r"#|\.\./feedback/", link) for link in found.links)
    for hostile in HOSTILE[:2]:
        assert any(hostile in part for part in found.texts)


def test_the_policy_allows_what_is_written_alone() -> None:
    """The page carries a policy that names its one style and its one script by their hashes."""
    policies = [value for name, value in of_class(3).attributes if value.startswith("default-src")]
    assert len(policies) == 1
    assert policies[0].startswith("default-src 'none'; style-src 'sha256-")
    assert "script-src 'sha256-" in policies[0]
    assert not re.search("unsafe|http|data:", policies[0])


def test_an_anonymous_page_quotes_no_hand_in() -> None:
    """What a sentence or a detail about a hand-in may quote is on the usual page alone."""
    told = make_problem(ProblemKind.DUPLICATE_ANSWER, "en", name="secret_of_taro", count=2)
    broken = invented.exercise("mean", [TestStatus.BROKEN], detail="secret_of_taro")
    entries = [
        invented.entry(
            "taro", invented.result(broken, problems=(told,)), person=ReportPerson("A07")
        ),
        invented.entry("taro", person=ReportPerson("A51")),
    ]
    for anonymous in (False, True):
        made = report(invented.facts(*entries, anonymous=anonymous))
        for text in (render.assignment_page(made), classes.as_json([made], None)):
            assert ("secret_of_taro" in text) is not anonymous
            assert "A07" in text
