"""The student's page in a browser: screen readers, keyboards, phones and paper."""

import itertools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from autograder.core.i18n import Language
from autograder.reporting.student_page import render
from tests.support import browser, page_models

pytestmark = [pytest.mark.slow, browser.needs_chromium()]

LANGUAGES: tuple[Language, ...] = ("en", "ja")
WIDTHS = {"phone": 360, "desktop": 1200}
EVERY = pytest.mark.parametrize("name", page_models.SAMPLES)
CHECKED_BY_AXE = {("broken", "ja", "phone", "dark")}  # for each change; all each night
# The labels of boxes whose content is wider than they are.
SCROLLING = """() => [...document.querySelectorAll("main *")].filter(
    element => element.scrollWidth > element.clientWidth + 1
        && ["auto", "scroll"].includes(getComputedStyle(element).overflowX)
).map(element => element.getAttribute("aria-label"))"""
CUT = """() => [...document.querySelectorAll("main *, header *")].filter(element => {
    const box = element.getBoundingClientRect()
    const unseen = element.closest(".unseen, math")
    return !unseen && box.width && box.right > document.documentElement.clientWidth + 1
}).map(element => element.outerHTML.slice(0, 80))"""
A4 = 718  # pixels between margins of 10 mm


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """Start one browser for all tests."""
    with browser.chromium() as running:
        yield running


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the pages of all samples in both languages."""
    directory = tmp_path_factory.mktemp("pages")
    for (name, sample), language in itertools.product(page_models.SAMPLES.items(), LANGUAGES):
        html = render.render_page(sample(language))
        directory.joinpath(f"{name} {language}.html").write_text(html, encoding="utf-8")
    return directory


def opened(chromium: Any, folder: Path, name: str, **options: Any) -> Any:
    """Open a page, and what is folded on it, in a window of its own."""
    tab = chromium.new_context(**options).new_page()
    tab.goto((folder / f"{name}.html").as_uri())
    for folded in tab.locator("details").all():
        folded.evaluate("node => node.open = true")
    return tab


def window(width: int) -> dict[str, int]:
    """Return the size of a window of this width."""
    return {"width": width, "height": 800}


@pytest.mark.parametrize(
    ("name", "language", "device", "scheme"),
    [
        pytest.param(*case, marks=[] if case in CHECKED_BY_AXE else pytest.mark.nightly)
        for case in itertools.product(page_models.SAMPLES, LANGUAGES, WIDTHS, ("light", "dark"))
    ],
)
def test_axe_finds_no_violation(
    chromium: Any, folder: Path, name: str, language: str, device: str, scheme: str
) -> None:
    """axe finds no violation: screen readers, and contrast in the light and the dark scheme."""
    viewport = window(WIDTHS[device])
    tab = opened(chromium, folder, f"{name} {language}", viewport=viewport, color_scheme=scheme)
    violations = [
        (violation["id"], [node["html"][:120] for node in violation["nodes"]])
        for violation in Axe().run(tab).response["violations"]
    ]
    assert violations == []


@pytest.mark.nightly
def test_axe_is_not_blind(chromium: Any, folder: Path) -> None:
    """axe reports the violations of a page that was made inaccessible."""
    tab = opened(chromium, folder, "finished en")
    tab.evaluate("document.querySelectorAll('img')[0].removeAttribute('alt')")
    tab.evaluate("document.querySelector('.lead').style.color = '#ddd'")
    ids = {violation["id"] for violation in Axe().run(tab).response["violations"]}
    assert {"image-alt", "color-contrast"} <= ids


@EVERY
@pytest.mark.parametrize("language", ["ja", pytest.param("en", marks=pytest.mark.nightly)])
def test_no_sideways_scrolling(chromium: Any, folder: Path, name: str, language: str) -> None:
    """On narrow screens only boxes scroll sideways, not the page."""
    for width in (320, 1200):
        tab = opened(chromium, folder, f"{name} {language}", viewport=window(width))
        wide = tab.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, tab.evaluate(CUT)
        tab.context.close()


@EVERY
def test_the_keyboard_reaches_every_box(chromium: Any, folder: Path, name: str) -> None:
    """The Tab key reaches each box that scrolls, and the focus is visible."""
    tab = opened(chromium, folder, f"{name} en", viewport=window(320))
    scrolling = set(tab.evaluate(SCROLLING))
    assert scrolling
    assert None not in scrolling
    reached, outlines = [], set()
    stops = tab.evaluate("document.querySelectorAll('a[href], summary, [tabindex=\"0\"]').length")
    for _ in range(stops):
        tab.keyboard.press("Tab")
        reached.append(tab.evaluate("document.activeElement.getAttribute('aria-label')"))
        outlines.add(tab.evaluate("getComputedStyle(document.activeElement).outlineStyle"))
    assert scrolling <= set(reached)
    assert outlines == {"solid"}
    tab.context.close()


def test_the_first_stop_skips_the_top(chromium: Any, folder: Path) -> None:
    """The first Tab stop is a visible link to the tests."""
    tab = opened(chromium, folder, "half finished en")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.getBoundingClientRect().left") >= 0
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "tested"
    tab.context.close()


@EVERY
def test_nothing_is_cut_on_paper(chromium: Any, folder: Path, name: str) -> None:
    """In print no box hides a part of its content, and the background is white."""
    tab = opened(chromium, folder, f"{name} en", viewport=window(A4), color_scheme="dark")
    tab.emulate_media(media="print", color_scheme="dark")
    assert tab.evaluate(SCROLLING) == []
    assert tab.evaluate(CUT) == []
    assert tab.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert tab.pdf(format="A4").startswith(b"%PDF")
    tab.context.close()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["finished", "half finished"])
def test_a_week_fits_on_four_sheets(
    chromium: Any, folder: Path, name: str, language: Language
) -> None:
    """The page on week 2 has at most four sheets of A4, with the figures and every output."""
    tab = opened(chromium, folder, f"{name} {language}")
    sheets = re.findall(rb"/Type\s*/Page\b", tab.pdf(format="A4"))
    assert 2 <= len(sheets) <= 4
    tab.emulate_media(media="print")
    assert tab.get_by_text("def mini_batch").first.is_visible()
    assert not tab.locator(".cell-check, .cell-text").first.is_visible()
    assert tab.locator(".cell-question").is_visible()
