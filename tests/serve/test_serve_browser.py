"""The server in a real browser: both roles and languages, phone and projector, no scripts."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe

from autograder.authoring import release
from autograder.core.i18n import Language
from autograder.course import load_course
from tests.serve.test_serve import (
    PATIENCE,
    ROSTER,
    WEEK,
    Site,
    hand_in,
    site_with_all_doors,
    wait_for_grade,
    with_cell,
)
from tests.support import browser, classroom

pytestmark = [pytest.mark.slow, pytest.mark.full_wall, browser.needs_chromium()]

PHONE, DESKTOP = {"width": 390, "height": 844}, {"width": 1280, "height": 900}
PROJECTOR = {"width": 1920, "height": 1080}
IS_WIDER = "document.documentElement.scrollWidth > window.innerWidth"
IS_PROJECTED = "document.querySelector('#projector').matches(':target')"
HANDED_IN = "parseInt(document.querySelector('.tiles dd').firstChild.data)"


@pytest.fixture(scope="module")
def site(released: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A server of a course in both languages, on which s01 has a graded attempt."""
    folder = shutil.copytree(released, tmp_path_factory.mktemp("bilingual") / "course")
    config = folder / "course.toml"
    text = config.read_text(encoding="utf-8")
    languages = text.replace('\nlanguage = "en"', '\nlanguages = ["en", "ja"]')
    config.write_text(languages, encoding="utf-8")
    release.release_assignment(load_course(folder), WEEK)
    with site_with_all_doors(folder, tmp_path_factory.mktemp("browser"), 0) as running:
        roster = ROSTER.replace(",en\n", ",\n")  # each reader gets the browser's language
        running.course.classroom.roster_file.write_text(roster, encoding="utf-8")
        ada = running.student("s01")
        hand_in(ada, classroom.complete(running.course))
        wait_for_grade(ada)
        hand_in(running.student("s05"), b"no notebook")  # the instructor's page names it
        yield running


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """Start one browser for all tests."""
    with browser.chromium() as running:
        yield running


class Tab:
    """A page of a new visitor, and what it did."""

    def __init__(self, chromium: Any, site: Site, **options: Any) -> None:
        self.page = chromium.new_context(**{"viewport": DESKTOP, **options}).new_page()
        self.page.set_default_timeout(PATIENCE * 1000)
        self._own, self._requests = urlsplit(site.address).netloc, set[str]()
        self.errors: list[str] = []
        self.page.on("request", lambda request: self._requests.add(request.url))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))

    def check(self) -> None:
        """Check that nothing was asked from elsewhere, and no script has failed."""
        asked = {urlsplit(url).netloc for url in self._requests if not url.startswith("data:")}
        assert asked == {self._own}
        assert self.errors == []

    def hand_in(self, notebook: Path) -> None:
        """Hand in by the form of the week."""
        self.page.locator("input[type=file]").set_input_files(notebook)
        self.page.locator("form.drop button").click()


@pytest.mark.parametrize(
    ("student", "language", "viewport", "scripts"),
    [
        ("s12", "en", PHONE, True),
        ("s14", "ja", DESKTOP, False),
        pytest.param("s13", "ja", PHONE, True, marks=pytest.mark.nightly),
        pytest.param("s15", "en", DESKTOP, False, marks=pytest.mark.nightly),
    ],
)
def test_a_student(
    chromium: Any,
    site: Site,
    tmp_path: Path,
    student: str,
    language: Language,
    viewport: dict[str, int],
    scripts: bool,
) -> None:
    """From the invitation to the feedback page, with and without scripts, also after a mistake"""
    wrong, right = tmp_path / "notes.ipynb", tmp_path / f"{WEEK}.ipynb"
    wrong.write_bytes(b"no notebook")
    right.write_bytes(site.course.release(WEEK, language).read_bytes())
    tab = Tab(chromium, site, viewport=viewport, locale=language, java_script_enabled=scripts)
    page = tab.page
    page.goto(site.student_link(student))
    assert page.url == f"{site.address}/"
    assert page.locator("html").get_attribute("lang") == language
    page.locator(f"a[href='/weeks/{WEEK}']").first.click()
    tab.hand_in(wrong)
    assert page.locator("[role=alert]").count() == 1
    tab.hand_in(right)
    page.locator("a.button[href^='/attempts/']").click()
    assert page.locator("html").get_attribute("lang") == language
    assert not (scripts and page.evaluate(IS_WIDER))
    tab.check()


def test_the_keyboard(chromium: Any, site: Site, tmp_path: Path, blank: bytes) -> None:
    """With the keys alone a student opens the week, hands in, and reads the feedback"""
    notebook = tmp_path / f"{WEEK}.ipynb"
    notebook.write_bytes(blank)
    tab = Tab(chromium, site)
    page = tab.page

    def reach(selector: str) -> None:
        for _ in range(30):
            page.keyboard.press("Tab")
            if page.evaluate("s => document.activeElement.matches(s)", selector):
                break
        assert page.evaluate("s => document.activeElement.matches(s)", selector)
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"

    page.goto(site.student_link("s17"))
    reach(f"a[href='/weeks/{WEEK}']")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site.address}/weeks/{WEEK}")
    reach("input[type=file]")
    page.locator("input[type=file]").set_input_files(notebook)  # the dialog is the browser's
    reach("form.drop button")
    page.keyboard.press("Enter")
    page.locator("a.button[href^='/attempts/']").wait_for()
    reach("a.button[href^='/attempts/']")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site.address}/attempts/*")
    tab.check()


def test_drag_and_drop(chromium: Any, site: Site, blank: bytes) -> None:
    """A notebook that is dropped on the form is handed in"""
    tab = Tab(chromium, site)
    tab.page.goto(site.student_link("s16"))
    tab.page.goto(f"{site.address}/weeks/{WEEK}")
    transfer = tab.page.evaluate_handle(
        "([text, name]) => { const all = new DataTransfer();"
        " all.items.add(new File([text], name)); return all; }",
        [blank.decode(), f"{WEEK}.ipynb"],
    )
    tab.page.dispatch_event("form.drop", "drop", {"dataTransfer": transfer})
    tab.page.locator("a.button[href^='/attempts/']").wait_for()
    tab.check()


@pytest.mark.parametrize(
    ("language", "student"), [pytest.param("en", "s02", marks=pytest.mark.nightly), ("ja", "s03")]
)
def test_the_class_on_a_projector(
    chromium: Any, site: Site, blank: bytes, language: str, student: str
) -> None:
    """The page moves as hand-ins arrive; view, order and open parts stay as they were chosen"""
    tab = Tab(chromium, site, viewport=PROJECTOR, locale=language)
    page = tab.page
    page.goto(site.instructor_link)
    page.locator(f"a[href='/class/{WEEK}']").click()
    assert page.locator("html").get_attribute("lang") == language
    assert "Student 1" not in page.locator("body").inner_text()
    page.locator("table.sorts th button").first.click()
    page.locator("a[href='#projector']").click()
    assert page.evaluate(IS_PROJECTED)
    assert page.locator("h1").bounding_box()["y"] >= 0
    count = page.evaluate(HANDED_IN)

    hand_in(site.student(student), with_cell(blank, f"n = {student!r}"))

    page.wait_for_function(f"n => {HANDED_IN} > n", arg=count)
    assert page.evaluate(IS_PROJECTED)
    assert page.evaluate("scrollY") == 0
    page.locator(".back a").click()
    assert page.locator("table.sorts th[aria-sort] button").count() == 1
    page.locator("a[href='?names=shown']").click()
    page.locator(f"a[href='/class/{WEEK}/students/{student}']").first.click()
    assert page.locator("h1").inner_text() == f"Student {student[1:].lstrip('0')}"
    tab.check()


def test_an_instructor_without_scripts(chromium: Any, site: Site) -> None:
    """Report, extension and export need no script"""
    tab = Tab(chromium, site, java_script_enabled=False)
    page = tab.page
    page.goto(site.instructor_link)
    page.locator("details summary").click()
    with page.expect_download() as download:
        page.locator("form[action$='/export/csv'] button").click()
    assert "Student 1" in Path(download.value.path()).read_text(encoding="utf-8")
    page.goto(f"{site.address}/class/{WEEK}?names=shown")
    page.locator(f"a[href='/class/{WEEK}/students/s01']").first.click()
    page.locator("#due").fill("2031-05-06T23:59")
    page.locator("form button").click()
    assert "2031" in page.locator("header").inner_text()
    tab.check()


@pytest.mark.parametrize(
    ("scheme", "language", "viewport"),
    [
        pytest.param("light", "en", DESKTOP, marks=pytest.mark.nightly),
        ("dark", "ja", PHONE),
        pytest.param("dark", "en", PROJECTOR, marks=pytest.mark.nightly),
    ],
)
def test_every_page_is_accessible(
    chromium: Any, site: Site, scheme: str, language: str, viewport: dict[str, int]
) -> None:
    """axe finds nothing on any page, in light and dark, and no page is wider than the window"""
    options = {"viewport": viewport, "locale": language, "color_scheme": scheme}
    student, boss = (Tab(chromium, site, **options) for _ in range(2))
    student.page.goto(site.student_link("s01"))
    boss.page.goto(site.instructor_link)
    attempt = student.page.locator("a[href^='/attempts/']").first.get_attribute("href")
    visits = [
        *((student, path) for path in ("/", f"/weeks/{WEEK}", attempt, "/nothing")),
        *((boss, path) for path in ("/", f"/class/{WEEK}", f"/class/{WEEK}#projector")),
        *((boss, path) for path in (f"/class/{WEEK}?names=shown", f"/class/{WEEK}/students/s01")),
    ]
    assert boss.page.locator("html").get_attribute("lang") == language
    found: dict[str, Any] = {}
    for tab, path in visits:
        tab.page.goto(f"{site.address}{path}")
        result = Axe().run(tab.page)
        if result.violations_count or tab.page.evaluate(IS_WIDER):
            found[path] = result.generate_report()
    assert found == {}
    student.check()
    boss.check()
