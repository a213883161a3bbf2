"""The instructor's page in a real browser: it sorts, fits, obeys its policy, and is accessible."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from axe_playwright_python.sync_playwright import Axe

from autograder.core.i18n import Language
from autograder.reporting.class_report import course_overview, render
from autograder.reporting.class_report.assignment_report import report
from tests import browser, invented
from tests.test_class_page import HOSTILE, with_hostile_texts

pytestmark = [pytest.mark.slow, browser.needs_chromium()]

DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 320, "height": 640}
# The texts of a column of the first table that matches.
COLUMN = """([table, at]) => [...document.querySelector(table).tBodies[0].rows]
    .map(row => row.cells[at].textContent.trim())"""
WIDER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
MATRIX = "table.matrix"


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """A browser for all tests of this file."""
    with browser.chromium() as running:
        yield running


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The addresses of pages about classes of several sizes, in both languages."""
    folder = tmp_path_factory.mktemp("pages")
    texts = {"hostile": with_hostile_texts()}
    for language in get_args(Language):
        for count in (1, 30, 300):
            made = report(invented.class_of(count, language))
            texts[f"{language}-{count}"] = render.assignment_page(made, "index.html")
            facts = invented.course_of(count, language)
            texts[f"{language}-{count}-weeks"] = render.overview_page(
                course_overview.overview(facts, [made] * len(facts.weeks))
            )
    for name, text in texts.items():
        (folder / f"{name}.html").write_text(text, encoding="utf-8")
    return {name: (folder / f"{name}.html").as_uri() for name in texts}


def opened(chromium: Any, address: str, **options: Any) -> tuple[Any, list[str]]:
    """A page, and what the browser complained about."""
    shown = chromium.new_context(**{"viewport": DESKTOP, **options}).new_page()
    said: list[str] = []
    shown.on("console", lambda message: said.append(message.text))
    shown.on("pageerror", lambda error: said.append(str(error)))
    shown.goto(address)
    return shown, said


def button(shown: Any, table: str, name: str) -> Any:
    """The button of a column's head."""
    return shown.locator(table).get_by_role("button", name=name, exact=True)


def points_of(shown: Any) -> list[float]:
    """The points in the matrix, as they stand from top to bottom; none last."""
    texts = shown.evaluate(COLUMN, [MATRIX, 1])
    return [float(text) for text in texts if text != "–"]


# -- sorting


def test_a_click_sorts(chromium: Any, pages: dict[str, str]) -> None:
    """A click on a head sorts by its column, another one the other way round."""
    shown, _ = opened(chromium, pages["en-30"])
    points = points_of(shown)
    assert points == sorted(points, reverse=True)
    head = button(shown, MATRIX, "Points").locator("..")
    for order, down in (("ascending", False), ("descending", True)):
        button(shown, MATRIX, "Points").click()
        assert head.get_attribute("aria-sort") == order
        assert points_of(shown) == sorted(points, reverse=down)
    button(shown, MATRIX, "Student").click()
    names = shown.evaluate(COLUMN, [MATRIX, 0])
    assert names == sorted(names)
    assert head.get_attribute("aria-sort") is None


def test_a_test_can_be_sorted_by(chromium: Any, pages: dict[str, str]) -> None:
    """By a test's column the matrix shows who failed it, one below the other."""
    shown, _ = opened(chromium, pages["en-30"])
    button(shown, MATRIX, "6 Leaves its arguments as they were").click()
    marks = shown.evaluate(COLUMN, [MATRIX, 7])
    ranks = ["–✗(✓)✓".index(mark) for mark in marks]
    assert ranks == sorted(ranks)
    assert len(set(ranks)) > 2


def test_the_keyboard_sorts(chromium: Any, pages: dict[str, str]) -> None:
    """A head can be reached with Tab and pressed with Enter, and keeps the focus."""
    shown, _ = opened(chromium, pages["en-30"])
    for _step in range(200):
        shown.keyboard.press("Tab")
        if shown.evaluate("() => document.activeElement.textContent") == "Points":
            break
    shown.keyboard.press("Enter")
    assert points_of(shown) == sorted(points_of(shown))
    assert shown.evaluate("() => document.activeElement.textContent") == "Points"


@pytest.mark.parametrize("name", ["en-30", "ja-30-weeks"])
def test_every_table_sorts_by_every_column(chromium: Any, pages: dict[str, str], name: str) -> None:
    """No head of any table leads to a row lost or doubled, or to a complaint."""
    shown, said = opened(chromium, pages[name])
    count = "() => document.querySelectorAll('table.sorts tbody tr').length"
    before = shown.evaluate(count)
    heads = shown.locator("table.sorts th button")
    assert heads.count() > 8
    for number in range(heads.count()):
        heads.nth(number).click()
    assert shown.evaluate(count) == before
    assert said == []


def test_without_script_everything_is_there(chromium: Any, pages: dict[str, str]) -> None:
    """Without script there are the same rows, in order of points, and no dead button."""
    shown, _ = opened(chromium, pages["en-30"], java_script_enabled=False)
    assert shown.locator("button").count() == 0
    assert shown.locator(f"{MATRIX} tbody tr").count() == 28


# -- policy, access, room


def test_the_policy_is_kept(chromium: Any, pages: dict[str, str]) -> None:
    """No page breaks its own policy or asks for anything; nothing hostile acts."""
    for name, address in pages.items():
        seen, shown = browser.visit(chromium, address, "main *")
        assert (seen.console, seen.dialogs, seen.fired) == ([], [], set()), name
        assert seen.requests == {address}
        shown.context.close()
    shown, _ = opened(chromium, pages["hostile"])
    assert HOSTILE[0] in shown.inner_text("main")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize(
    "name", ["en-30", "ja-30", "en-1", "en-30-weeks", "ja-30-weeks", "hostile"]
)
def test_axe_finds_nothing(
    chromium: Any, pages: dict[str, str], name: str, viewport: Any, scheme: str
) -> None:
    """axe finds no violation, light and dark, on a desk and on a phone, in both languages."""
    shown, _ = opened(chromium, pages[name], viewport=viewport, color_scheme=scheme)
    shown.evaluate("() => document.querySelectorAll('details').forEach(one => one.open = true)")
    found = Axe().run(shown)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_the_page_does_not_scroll_sideways(
    chromium: Any, pages: dict[str, str], width: int
) -> None:
    """What is wide scrolls in a box of its own that the keyboard reaches."""
    for name, address in pages.items():
        shown, _ = opened(chromium, address, viewport={"width": width, "height": 640})
        assert shown.evaluate(WIDER) == 0, name
        boxes = shown.locator(".scroll")
        assert boxes.count() == shown.locator(".scroll[tabindex='0'][role=region]").count() > 0
        shown.context.close()


def test_heads_stay_in_sight(chromium: Any, pages: dict[str, str]) -> None:
    """With 300 students, at the end of the matrix its heads and its names are still in sight."""
    shown, _ = opened(chromium, pages["en-300"], viewport=PHONE)
    box = shown.locator(".scroll", has=shown.locator(MATRIX))
    box.scroll_into_view_if_needed()
    box.evaluate("box => box.scrollTo(box.scrollWidth, box.scrollHeight)")
    outer = box.bounding_box()
    head = shown.locator(f"{MATRIX} thead").bounding_box()
    name = shown.locator(f"{MATRIX} tbody tr:last-child th").bounding_box()
    assert abs(head["y"] - outer["y"]) < 3
    assert abs(name["x"] - outer["x"]) < 3


def test_paper_shows_everything(chromium: Any, pages: dict[str, str], tmp_path: Path) -> None:
    """In print nothing scrolls and nothing is folded away."""
    shown, _ = opened(chromium, pages["en-300"])
    shown.emulate_media(media="print")
    hidden = """() => [...document.querySelectorAll('.scroll')].filter(
        box => box.scrollHeight > box.clientHeight + 1).length"""
    assert shown.evaluate(hidden) == 0
    assert shown.locator("details:not([open]) li").first.bounding_box()["height"] > 0
    shown.pdf(path=str(tmp_path / "page.pdf"))
    assert (tmp_path / "page.pdf").stat().st_size > 10_000
