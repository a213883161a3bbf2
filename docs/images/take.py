"""Takes the README's pictures: `python docs/images/take.py`, with the extra `dev` and Chromium.

Grades the class of `seminar demo`, opens one student's page and the instructor's page in a
headless browser, and writes student.png, instructor.png and stuck.png beside this file.
"""

import io
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

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


def main() -> None:
    """Grade the demo's class and take the pictures."""
    browser_path = shutil.which("chromium") or shutil.which("google-chrome")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        course = Path(folder) / "course"
        subprocess.run([SEMINAR, "demo", course], check=True)
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
        for name, page in PICTURES.items():
            taken = screenshot(browser, f"{(course / 'classroom').as_uri()}/{page}")
            (HERE / name).write_bytes(small(taken))
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


def small(png: bytes) -> bytes:
    """The picture with a palette of few colours."""
    written = io.BytesIO()
    image = Image.open(io.BytesIO(png)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    image.save(written, "PNG", optimize=True)
    return written.getvalue()


if __name__ == "__main__":
    main()
