"""Takes the pictures: `python docs/images/take.py [NAME…]`, with the extra `dev` and Chromium.

Grades the class of `seminar demo`, opens one student's page and the instructor's page in a
headless browser, and writes student.png, instructor.png and stuck.png beside this file. Then it
serves the course in both languages, hands in, and takes the pictures of `seminar serve`.
"""

import csv
import io
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import httpx
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

HERE = Path(__file__).parent
SEMINAR = Path(sys.executable).parent / "seminar"
ASSIGNMENT, STUDENT = "week2_loss", "sato.yui"
WIDTH, SCALE, COLOURS = 920, 1.5, 64  # a picture is to have less than 200 kB
HEIGHT = 1180
PICTURES = {
    "student.png": f"feedback/{STUDENT}/{ASSIGNMENT}/{ASSIGNMENT}.html",
    "instructor.png": f"reports/{ASSIGNMENT}.html",
    "stuck.png": f"reports/{ASSIGNMENT}.html#matrix",
}
# Of the server: who looks, at which address, in which language, and the size of the window.
SERVED = {
    "serve-weeks.png": (STUDENT, "/", "en", (WIDTH, 560)),
    "serve-week.png": (STUDENT, f"/weeks/{ASSIGNMENT}", "en", (WIDTH, 780)),
    "serve-phone.png": (STUDENT, f"/weeks/{ASSIGNMENT}", "ja", (390, 844)),
    "serve-class.png": ("", f"/class/{ASSIGNMENT}#projector", "en", (1920, 1080)),
}
FIRST_ATTEMPT_OF = "suzuki.haruto"  # a weaker notebook, which the student hands in first
DUE = "due = 2"  # how the line of a due date begins


def main() -> None:
    """Grade the demo's class and take the pictures, or those that are named."""
    wanted = sys.argv[1:] or [*PICTURES, *SERVED]
    browser_path = shutil.which("chromium") or shutil.which("google-chrome")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        course = Path(folder) / "course"
        subprocess.run([SEMINAR, "demo", course], check=True)
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
        for name in [name for name in PICTURES if name in wanted]:
            taken = screenshot(browser, f"{(course / 'classroom').as_uri()}/{PICTURES[name]}")
            (HERE / name).write_bytes(small(taken))
        served = [name for name in SERVED if name in wanted]
        if served:
            with server(course) as (address, links):
                for name in served:
                    (HERE / name).write_bytes(small(served_page(browser, address, links, name)))
        browser.close()


def screenshot(browser: Browser, address: str) -> bytes:
    """What is seen first at an address; of a place within a page, the section it heads."""
    context = browser.new_context(
        viewport={"width": WIDTH, "height": HEIGHT},
        device_scale_factor=SCALE,
        color_scheme="light",
    )
    page = context.new_page()
    page.goto(address)
    _, _, place = address.partition("#")
    taken = page.locator(f"section:has(#{place})").screenshot() if place else page.screenshot()
    context.close()
    return taken


@contextmanager
def server(course: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """Serve the course, its second week due in three days, to a student with two attempts.

    Yields the address, and the paths of the links; that of the instructor has no name.
    """
    config = course / "course.toml"
    text = config.read_text(encoding="utf-8")
    text = text.replace('\nlanguage = "en"', '\nlanguages = ["en", "ja"]')
    begin = text.index(DUE, text.index(f"[assignments.{ASSIGNMENT}]"))
    due = datetime.now() + timedelta(days=3)
    line = f"due = {due:%Y-%m-%d}T23:59:00"
    config.write_text(text[:begin] + line + text[text.index("\n", begin) :], encoding="utf-8")
    for command in ("release", "invite --url http://127.0.0.1"):
        subprocess.run([SEMINAR, *command.split()], cwd=course, check=True)
    with (course / "classroom" / "invitations.csv").open(encoding="utf-8") as file:
        links = {
            row["id"]: row["link"].removeprefix("http://127.0.0.1") for row in csv.DictReader(file)
        }
    submitted = course / "classroom" / "submitted"
    paths = [submitted / name / ASSIGNMENT for name in (FIRST_ATTEMPT_OF, STUDENT)]
    notebooks = [(path / f"{ASSIGNMENT}.ipynb").read_bytes() for path in paths]
    command = [SEMINAR, "serve", "--port", "0"]
    with subprocess.Popen(command, cwd=course, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            address, _, token = (
                next(line for line in process.stdout if "/i/" in line).strip().partition("/i/")
            )
            links[""] = f"/i/{token}"
            for notebook in notebooks:
                hand_in(address + links[STUDENT], notebook)
            yield address, links
        finally:
            process.terminate()


def hand_in(link: str, notebook: bytes) -> None:
    """Hand in and wait for the result."""
    with httpx.Client(follow_redirects=True, timeout=60) as client:
        week = client.get(link).url.join(f"/weeks/{ASSIGNMENT}")
        before = client.get(week).text.count('<tr><th scope="row">')
        client.post(week, files={"file": (f"{ASSIGNMENT}.ipynb", notebook)})
        while client.get(week).text.count('href="/attempts/') <= before + 1:
            time.sleep(0.5)


def served_page(browser: Browser, address: str, links: dict[str, str], name: str) -> bytes:
    """What is seen first on a page of the server."""
    reader, path, language, (width, height) = SERVED[name]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        device_scale_factor=1 if width > WIDTH else SCALE,
        locale=language,
        color_scheme="light",
    )
    page: Page = context.new_page()
    page.goto(address + links[reader])
    page.goto(address + path)
    taken = page.screenshot()
    context.close()
    return taken


def small(png: bytes) -> bytes:
    """The picture with a palette of few colours."""
    written = io.BytesIO()
    image = Image.open(io.BytesIO(png)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    image.save(written, "PNG", optimize=True)
    return written.getvalue()


if __name__ == "__main__":
    main()
