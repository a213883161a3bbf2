"""Students and instructors come in from a real JupyterHub on loopback."""

import re
import secrets
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from autograder.core.errors import SeminarError
from autograder.course import Course, load_course
from autograder.serve.hub import CALLBACK, LOGIN, STATE_COOKIE, TOKEN_VARIABLE
from autograder.serve.server import Listen
from tests.serve.test_serve import (
    PATIENCE,
    ROSTER,
    TLS,
    WEEK,
    Site,
    configure,
    free_port,
    hand_in,
    invite_class,
    resting_site,
    running_site,
    wait_for_grade,
)
from tests.support import browser, classroom
from tests.support.settings import wait_until

pytestmark = [pytest.mark.slow, pytest.mark.full_wall]

# The Hub is asked on its own port, so it needs no proxy in front of it, and no Node.js.
CONFIG = """
from jupyterhub.proxy import Proxy

class NoProxy(Proxy):
    should_start = False
    async def add_route(self, routespec, target, data): pass
    async def delete_route(self, routespec): pass
    async def get_all_routes(self): return {{}}

c.JupyterHub.proxy_class = NoProxy
c.JupyterHub.bind_url = "http://127.0.0.1:{port}/"
c.JupyterHub.hub_bind_url = "http://127.0.0.1:{port}/"
c.JupyterHub.db_url = "sqlite://"
c.JupyterHub.authenticator_class = "dummy"
c.Authenticator.allow_all = True
c.JupyterHub.load_groups = {{"teachers": {{"users": ["prof"]}}}}
c.JupyterHub.services = [{service!r}]
c.JupyterHub.load_roles = [
    {{"name": "user", "scopes": ["self", "access:services!service=seminar"]}}
]
"""
TABLE = """
[serve.hub]
url = "{hub}"
client_id = "service-seminar"
instructor_groups = ["teachers"]
"""


@contextmanager
def jupyterhub(directory: Path, port: int, service: dict[str, object]) -> Iterator[str]:
    """Run a Hub; yield its address."""
    config, address = directory / "jupyterhub_config.py", f"http://127.0.0.1:{port}"
    config.write_text(CONFIG.format(port=port, service=service), encoding="utf-8")
    log = (directory / "hub.log").open("w")
    command = [classroom.program("jupyterhub"), "-f", str(config)]
    with log, subprocess.Popen(command, cwd=directory, stdout=log, stderr=log) as process:
        try:
            wait_until(lambda: process.poll() is not None or answers(f"{address}/hub/health"))
            assert process.poll() is None, (directory / "hub.log").read_text()
            yield address
        finally:
            process.terminate()


def answers(url: str) -> bool:
    try:
        return httpx.get(url).is_success
    except httpx.TransportError:
        return False


def hub_course(course: Course, hub: str) -> Course:
    config = course.root / "course.toml"
    text = config.read_text(encoding="utf-8") + TABLE.format(hub=hub)
    config.write_text(text, encoding="utf-8")
    return load_course(course.root)


def come_in(client: httpx.Client, user: str) -> httpx.Response:
    """Sign in by the Hub's own form, as a browser would be led to it."""
    form = client.get(LOGIN)
    assert form.url.path == "/hub/login", form.text
    assert form.url.port != client.base_url.port
    xsrf = re.search(r'name="_xsrf" value="([^"]*)"', form.text)
    assert xsrf is not None
    fields = {"username": user, "password": "x", "_xsrf": xsrf[1]}
    return client.post(form.url, data=fields)


@pytest.fixture
def site(course: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A server that is an external service of a Hub."""
    hub_port, port, token = free_port(), free_port(), secrets.token_hex(32)
    monkeypatch.setenv(TOKEN_VARIABLE, token)
    service: dict[str, object] = {
        "name": "seminar",
        "api_token": token,
        "oauth_redirect_uri": f"http://127.0.0.1:{port}{CALLBACK}",
        "oauth_no_confirm": True,
    }
    with ExitStack() as stack:
        hub = stack.enter_context(jupyterhub(tmp_path, hub_port, service))
        configured = invite_class(hub_course(course, hub))
        yield stack.enter_context(running_site(configured, Listen(port=port)))


def test_in_and_out(site: Site, blank: bytes) -> None:
    """A student and an instructor come in by the Hub; others do not, and a login is used once"""
    ada = site.client()
    stranger = ada.get("/")
    assert (stranger.status_code, f'href="{LOGIN}"' in stranger.text) == (404, True)
    home = come_in(ada, "s01")
    assert (home.url.path, "Student 1" in home.text) == ("/", True)
    hand_in(ada, blank)
    wait_for_grade(ada)
    callback = next(str(step.url) for step in home.history if step.url.path == CALLBACK)
    assert ada.get(callback).status_code == 403
    assert site.client().get(callback).status_code == 403
    assert ada.get(f"/class/{WEEK}").status_code == 404

    boss = site.client()
    assert "Student 1" not in come_in(boss, "prof").text
    assert boss.get(f"/class/{WEEK}").status_code == 200

    new = site.client()
    refused = come_in(new, "dora")
    assert (refused.status_code, "list of students" in refused.text) == (403, True)
    assert "dora came from JupyterHub" in boss.get("/").text
    roster = site.course.classroom.roster_file
    roster.write_text(f"{ROSTER}dora,Dora,en\n", encoding="utf-8")
    assert "Dora" in new.get(LOGIN).text
    assert "dora came" not in boss.get("/").text


@pytest.mark.nightly
@browser.needs_chromium()
def test_a_browser(site: Site) -> None:
    """In a browser the way leads by the Hub's form to the student's weeks, and out again"""
    with browser.chromium() as chromium:
        page = chromium.new_context(locale="ja").new_page()
        page.goto(site.address)
        page.locator(f"a[href='{LOGIN}']").click()
        page.locator("input[name=username]").fill("s01")
        page.locator("input[name=password]").fill("x")
        page.locator("[type=submit]").click()
        page.wait_for_url(f"{site.address}/")
        assert "Student 1" in page.locator("header").inner_text()
        page.locator("form[action='/sign-out'] button").click()
        page.locator(f"a[href='{LOGIN}']").wait_for()


def test_forged_answers(site: Site) -> None:
    """A state or a code that was not issued for this login opens no session"""
    client = site.client()

    def begin() -> str:
        address = client.get(LOGIN, follow_redirects=False).headers["location"]
        return parse_qs(urlsplit(address).query)["state"][0]

    def status(state: str, cookie: str) -> int:
        client.cookies.clear()
        client.cookies.set(STATE_COOKIE, cookie)
        query = {"state": state, "code": "forged"}
        return client.get(CALLBACK, params=query, follow_redirects=False).status_code

    state, other = begin(), begin()
    assert status(state, other) == 403
    assert status("", "") == 403
    assert status("unknown", "unknown") == 403
    assert status(state, state) == 403  # by the Hub
    assert client.get("/").status_code == 404


@pytest.mark.nightly
def test_a_hub_that_starts_the_server(course: Course, tmp_path: Path) -> None:
    """As a managed service the server is started by the Hub, and gets its token from it"""
    hub_port, port = free_port(), free_port()
    service: dict[str, object] = {
        "name": "seminar",
        "command": [classroom.program("seminar"), "serve", "--port", str(port)],
        "cwd": str(course.root),
        "oauth_redirect_uri": f"http://127.0.0.1:{port}{CALLBACK}",
        "oauth_no_confirm": True,
    }
    invite_class(hub_course(course, f"http://127.0.0.1:{hub_port}"))
    address = f"http://127.0.0.1:{port}"
    with (
        jupyterhub(tmp_path, hub_port, service),
        httpx.Client(
            base_url=address, follow_redirects=True, timeout=PATIENCE, verify=TLS
        ) as client,
    ):
        wait_until(lambda: answers(f"{address}/health"))
        assert "Student 2" in come_in(client, "s02").text


@pytest.mark.parametrize(
    ("status", "user", "expected"),
    [
        (200, {"kind": "user", "name": "ada@example.org"}, 200),
        (200, {"kind": "user", "name": "ben@example.org"}, 403),
        (200, {"kind": "service", "name": "s01"}, 403),
        (200, ["no user"], 502),
        (500, {}, 502),
    ],
)
def test_answers_of_a_hub(
    course: Course, monkeypatch: pytest.MonkeyPatch, status: int, user: object, expected: int
) -> None:
    """`api_url` is asked; a user's address finds the student, a Hub in trouble has a page"""
    asked: list[str] = []

    def answer(_: str, url: str, **__: object) -> httpx.Response:
        asked.append(url)
        value = {"access_token": "t"} if url.endswith("/oauth2/token") else user
        return httpx.Response(status, json=value, request=httpx.Request("GET", url))

    monkeypatch.setenv(TOKEN_VARIABLE, "token")
    course = invite_class(hub_course(course, "https://hub.invalid"))
    configured = configure(course, 'api_url = "https://inside.invalid/api/"\n')
    lines = "id,name,email\ns01,Ada,Ada@example.org\n"
    configured.classroom.roster_file.write_text(lines, encoding="utf-8")
    with resting_site(configured) as (site, _):
        monkeypatch.setattr(httpx, "request", answer)
        client = site.client()
        login = client.get(LOGIN, follow_redirects=False).headers["location"]
        (state,) = parse_qs(urlsplit(login).query)["state"]
        page = client.get(CALLBACK, params={"state": state, "code": "x"})

    assert page.status_code == expected
    assert ("Ada" in page.text) == (expected == 200)
    assert ("JupyterHub does not answer" in page.text) == (expected == 502)
    assert asked[0] == "https://inside.invalid/api/oauth2/token"


def test_without_a_token(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the token of the service the server says what is missing, and does not start"""
    monkeypatch.delenv(TOKEN_VARIABLE, raising=False)
    configured = hub_course(course, "http://127.0.0.1:1")
    with pytest.raises(SeminarError, match=TOKEN_VARIABLE), running_site(configured):
        pass
