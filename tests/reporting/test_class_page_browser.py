"""The instructor's pages in a browser: sorting, layout, projector, security, accessibility."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from axe_playwright_python.sync_playwright import Axe

from autograder.core.i18n import Language
from autograder.reporting.class_report import course_overview, render
from autograder.reporting.class_report.assignment_report import build_report
from tests.reporting.test_class_page import HOSTILE, hostile_page
from tests.support import browser, class_factories
from tests.support.shared_fixtures import build_once

pytestmark = [pytest.mark.slow, browser.needs_chromium()]

DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 320, "height": 640}
# The texts of a column of the first matching table.
COLUMN = """([table, at]) => [...document.querySelector(table).tBodies[0].rows]
    .map(row => row.cells[at].textContent.trim())"""
WIDER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
MATRIX = "table.matrix"
SIZES = tuple(
    f"{language}-{count}{weeks}"
    for language in get_args(Language)
    for count in (1, 30, 300)
    for weeks in ("", "-weeks")
)
# For each change the page with hostile names, and all pages each night.
EACH_PAGE = pytest.mark.parametrize(
    "name", ["hostile", *(pytest.param(name, marks=pytest.mark.nightly) for name in SIZES)]
)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """Start one browser for all tests."""
    with browser.chromium() as running:
        yield running


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Write pages about classes of several sizes in both languages; return their URLs."""

    def build(directory: Path) -> dict[str, str]:
        texts = {"hostile": hostile_page()}
        for language in get_args(Language):
            for count in (1, 30, 300):
                report = build_report(class_factories.class_of(count, language))
                texts[f"{language}-{count}"] = render.assignment_page(report, "index.html")
                weeks = class_factories.course_of(count, language)
                overview = course_overview.build_overview([build_report(week) for week in weeks])
                texts[f"{language}-{count}-weeks"] = render.overview_page(overview)
        for name, text in texts.items():
            (directory / f"{name}.html").write_text(text, encoding="utf-8")
        return {name: (directory / f"{name}.html").as_uri() for name in texts}

    return build_once(tmp_path_factory, "class_pages", build)


def opened(chromium: Any, url: str, **options: Any) -> tuple[Any, list[str]]:
    """Open a page; return it with a list that collects console messages and errors."""
    page = chromium.new_context(**{"viewport": DESKTOP, **options}).new_page()
    messages: list[str] = []
    page.on("console", lambda message: messages.append(message.text))
    page.on("pageerror", lambda error: messages.append(str(error)))
    page.goto(url)
    return page, messages


def button(page: Any, table: str, name: str) -> Any:
    """Return the button in a column's header."""
    return page.locator(table).get_by_role("button", name=name, exact=True)


def points_of(page: Any) -> list[float]:
    """Return the points in the matrix from top to bottom, without missing ones."""
    texts = page.evaluate(COLUMN, [MATRIX, 1])
    return [float(text) for text in texts if text != "–"]


# -- sorting


def test_a_click_sorts(chromium: Any, pages: dict[str, str]) -> None:
    """A click on a header sorts by its column, a second click in reverse."""
    page, _ = opened(chromium, pages["en-30"])
    points = points_of(page)
    header = button(page, MATRIX, "Points").locator("..")
    for order, is_reverse in (("ascending", False), ("descending", True)):
        button(page, MATRIX, "Points").click()
        assert header.get_attribute("aria-sort") == order
        assert points_of(page) == sorted(points, reverse=is_reverse)
    button(page, MATRIX, "Student").click()
    names = page.evaluate(COLUMN, [MATRIX, 0])
    assert names == sorted(names)
    assert header.get_attribute("aria-sort") is None


def test_the_worst_come_first(chromium: Any, pages: dict[str, str]) -> None:
    """The matrix begins with the lowest share of the points."""
    page, _ = opened(chromium, pages["en-30"])
    shares = [int(text.rstrip("%")) for text in page.evaluate(COLUMN, [MATRIX, 2])]
    assert shares == sorted(shares)
    assert len(set(shares)) > 5


def test_an_exercise_can_be_sorted_by(chromium: Any, pages: dict[str, str]) -> None:
    """Sorting by an exercise's column orders the students by its points."""
    page, _ = opened(chromium, pages["en-30"])
    button(page, MATRIX, "cross_entropy_error").click()
    cells = page.evaluate(COLUMN, [MATRIX, 5])
    ranks = [
        0.0 if cell in "–✗" else 5.0 if cell in ("✓", "(✓)") else float(cell.removeprefix("◐ "))
        for cell in cells
    ]
    assert ranks == sorted(ranks)
    assert len(set(ranks)) > 2


def test_the_projector_view_is_the_first_section_alone(
    chromium: Any, pages: dict[str, str]
) -> None:
    """`#projector` shows the first section, larger and without names, also without a script."""
    page, _ = opened(chromium, pages["en-30"], java_script_enabled=False)
    size = page.locator("#talk").evaluate("node => getComputedStyle(node).fontSize")
    page.get_by_role("link", name="Projector view").click()
    assert page.locator("section:visible").count() == 1
    assert page.locator("#talk").is_visible()
    larger = page.locator("#talk").evaluate("node => getComputedStyle(node).fontSize")
    assert float(larger[:-2]) > 1.3 * float(size[:-2])
    assert "s000" not in page.inner_text("body")
    page.get_by_role("link", name="Whole report").click()
    assert page.locator("section:visible").count() > 3


def test_the_keyboard_sorts(chromium: Any, pages: dict[str, str]) -> None:
    """A header can be reached with Tab, sorts on Enter, and keeps the focus."""
    page, _ = opened(chromium, pages["en-30"])
    for _step in range(200):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement.textContent") == "Points":
            break
    page.keyboard.press("Enter")
    assert points_of(page) == sorted(points_of(page))
    assert page.evaluate("() => document.activeElement.textContent") == "Points"


@pytest.mark.parametrize("name", ["en-30", "ja-30-weeks"])
def test_every_table_sorts_by_every_column(chromium: Any, pages: dict[str, str], name: str) -> None:
    """Sorting by any header keeps all rows and logs no error."""
    page, messages = opened(chromium, pages[name])
    page.evaluate(
        "() => document.querySelectorAll('details').forEach(details => details.open = true)"
    )
    count = "() => document.querySelectorAll('table.sorts tbody tr').length"
    before = page.evaluate(count)
    buttons = page.locator("table.sorts th button")
    assert buttons.count() > 8
    for number in range(buttons.count()):
        buttons.nth(number).click()
    assert page.evaluate(count) == before
    assert messages == []


def test_without_script_everything_is_there(chromium: Any, pages: dict[str, str]) -> None:
    """Without JavaScript the rows are there, ordered by points, and there is no button."""
    page, _ = opened(chromium, pages["en-30"], java_script_enabled=False)
    assert page.locator("button").count() == 0
    assert page.locator(f"{MATRIX} tbody tr").count() == 28


# -- policy, accessibility, layout


@EACH_PAGE
def test_the_policy_is_kept(chromium: Any, pages: dict[str, str], name: str) -> None:
    """No page violates its own policy or requests anything; no hostile text is executed."""
    seen, page = browser.visit(chromium, pages[name], "main *")
    assert (seen.console, seen.dialogs, seen.fired) == ([], [], set())
    assert seen.requests == {pages[name]}
    assert name != "hostile" or HOSTILE[0] in page.inner_text("main")


PAGES = ("en-30", "ja-30", "en-1", "en-30-weeks", "ja-30-weeks", "hostile")
LOOKS = {"light desktop": (DESKTOP, "light"), "dark phone": (PHONE, "dark")}
FOR_EACH_CHANGE = {
    ("en-30", "light desktop"),
    ("ja-30", "dark phone"),
    ("ja-30-weeks", "dark phone"),
}


@pytest.mark.parametrize(
    ("name", "viewport", "scheme"),
    [
        pytest.param(
            *(name, *LOOKS[look]),
            id=f"{name}-{look}",
            marks=[] if (name, look) in FOR_EACH_CHANGE else pytest.mark.nightly,
        )
        for name in PAGES
        for look in LOOKS
    ],
)
def test_axe_finds_nothing(
    chromium: Any, pages: dict[str, str], name: str, viewport: Any, scheme: str
) -> None:
    """axe finds no violation, light on a desktop and dark on a phone, in both languages."""
    page, _ = opened(chromium, pages[name], viewport=viewport, color_scheme=scheme)
    page.evaluate(
        "() => document.querySelectorAll('details').forEach(details => details.open = true)"
    )
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()


@EACH_PAGE
def test_the_page_does_not_scroll_sideways(chromium: Any, pages: dict[str, str], name: str) -> None:
    """Wide content scrolls in a box of its own that takes focus."""
    for width in (320, 768, 1280):
        page, _ = opened(chromium, pages[name], viewport={"width": width, "height": 640})
        assert page.evaluate(WIDER) == 0, width
        boxes = page.locator(".scroll")
        assert boxes.count() == page.locator(".scroll[tabindex='0'][role=region]").count() > 0
        page.context.close()


def test_the_matrix_has_no_box_of_its_own(chromium: Any, pages: dict[str, str]) -> None:
    """A matrix of 300 students scrolls with the page; its header stays in sight."""
    page, _ = opened(chromium, pages["en-300"])
    box = page.locator(".scroll", has=page.locator(MATRIX))
    assert box.evaluate("box => getComputedStyle(box).overflow") == "visible"
    assert box.evaluate("box => box.scrollHeight - box.clientHeight") == 0
    page.locator(f"{MATRIX} tbody tr").nth(250).scroll_into_view_if_needed()
    assert page.locator(f"{MATRIX} thead").bounding_box()["y"] == 0


def test_the_matrix_is_readable_in_grey(chromium: Any, pages: dict[str, str]) -> None:
    """Each status has a symbol of its own, so that colour is not needed."""
    page, _ = opened(chromium, pages["en-300"])
    cells = page.evaluate("""() => [...document.querySelectorAll('table.matrix tbody td.m')]
        .map(cell => [cell.className, cell.textContent.trim().split(' ')[0]])""")
    symbols: dict[str, set[str]] = {}
    for status, symbol in cells:
        symbols.setdefault(status, set()).add(symbol)
    assert len(symbols) > 3
    assert len(set().union(*symbols.values())) == len(symbols)


def test_paper_shows_everything(chromium: Any, pages: dict[str, str], tmp_path: Path) -> None:
    """In print nothing scrolls and nothing is collapsed."""
    page, _ = opened(chromium, pages["en-300"])
    page.emulate_media(media="print")
    hidden = """() => [...document.querySelectorAll('.scroll')].filter(
        box => box.scrollHeight > box.clientHeight + 1).length"""
    assert page.evaluate(hidden) == 0
    assert page.locator("details:not([open]) li").first.bounding_box()["height"] > 0
    page.pdf(path=str(tmp_path / "page.pdf"))
    assert (tmp_path / "page.pdf").stat().st_size > 10_000
