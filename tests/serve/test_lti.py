"""LTI 1.3 with a platform on loopback that signs launches and keeps the points it gets.

The library `lti1p3platform` plays the honest platform: it makes the launches, and checks what the
server asks and posts. Launches that no platform would make are signed by hand.
"""

import base64
import json
import re
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlsplit

import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey
from lti1p3platform.ltiplatform import LTI1P3PlatformConfAbstract
from lti1p3platform.message_launch import LTIAdvantageMessageLaunchAbstract
from lti1p3platform.oidc_login import OIDCLoginAbstract
from lti1p3platform.registration import Registration
from lti1p3platform.request import Request, TRequest

from autograder.course import load_course
from autograder.serve.lti import AGS_CLAIM, CLAIM, INSTRUCTOR_ROLES, SCORE_SCOPE
from tests.serve.test_serve import (
    ROSTER,
    WEEK,
    Site,
    configure,
    hand_in,
    invite_class,
    running_site,
    wait_for_grade,
)
from tests.support import browser
from tests.support.settings import wait_until

pytestmark = pytest.mark.full_wall
CLIENT = "client-1"


class Configuration(LTI1P3PlatformConfAbstract):
    """What the platform knows of one tool."""

    def init_platform_config(self, **values: Registration) -> None:
        self._registration = values["registration"]

    def get_registration_by_params(self, **_: object) -> Registration:
        assert self._registration is not None
        return self._registration


class Login(OIDCLoginAbstract):
    """The first request of a launch, from a link to the assignment."""

    def set_lti_message_hint(self, **_: object) -> None:
        """The hint is the same for all links."""

    def get_lti_message_hint(self) -> str:
        return "7"

    def get_redirect(self, url: str) -> str:
        return url


class Launch(LTIAdvantageMessageLaunchAbstract):
    """The form with which a browser comes back from the platform."""

    def render_launch_form(self, launch_data: dict[str, Any], **_: object) -> str:
        fields = {name: launch_data[name] for name in ("state", "id_token")}
        inputs = "".join(f"<input name={name} value={value}>" for name, value in fields.items())
        script = "<script>document.forms[0].submit()</script>"
        return f"<form method=post action={launch_data['launch_url']}>{inputs}</form>{script}"


class Preflight(Request):
    """The server's request for a launch, as the library reads it."""

    def build_metadata(self, request: dict[str, str]) -> TRequest:
        return {"get_data": request, "form_data": {}}


class Platform:
    """An LMS: its keys, its token endpoint, and the scores that were posted to it."""

    def __init__(self) -> None:
        self.key = new_key()
        self.scores: list[dict[str, Any]] = []
        self.assertions: list[str] = []
        self.is_down = False
        self.roles: list[str] = []  # of those who launch from a link
        self.tool = ""  # the address of the server
        platform = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                if self.path.startswith("/login"):
                    self.send(platform.login_page(self.path).encode(), "text/html")
                else:
                    self.answer(platform.configuration().get_jwks())

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["content-length"]))
                if platform.is_down:
                    self.answer({}, 503)
                elif self.path == "/token":
                    form = dict(parse_qsl(body.decode()))
                    platform.assertions.append(form["client_assertion"])
                    self.answer(platform.configuration().get_access_token(form))
                else:
                    scheme, token = self.headers["authorization"].split()
                    assert scheme == "Bearer"
                    assert platform.configuration().validate_token(token, [SCORE_SCOPE])
                    platform.scores.append({"path": self.path} | json.loads(body))
                    self.answer({})

            def answer(self, value: object, status: int = 200) -> None:
                self.send(json.dumps(value).encode(), "application/json", status)

            def send(self, data: bytes, kind: str, status: int = 200) -> None:
                self.send_response(status)
                self.send_header("content-type", kind)
                self.send_header("content-length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        self._thread = threading.Thread(target=self.server.serve_forever)
        self._thread.start()

    def close(self) -> None:
        self.server.shutdown()
        self._thread.join()
        self.server.server_close()

    def configuration(self) -> Configuration:
        """Return what the library needs to play this platform for the server at `tool`."""
        registration = Registration()
        registration.set_iss(self.address).set_client_id(CLIENT).set_deployment_id("1")
        registration.set_oidc_login_url(f"{self.tool}/lti/login")
        registration.set_launch_url(f"{self.tool}/lti/launch")
        registration.set_tool_key_set_url(f"{self.tool}/lti/keys")
        registration.set_platform_private_key(self.key.as_pem(private=True).decode())
        registration.set_platform_public_key(self.key.as_pem(private=False).decode())
        return Configuration(registration=registration)

    def link(self) -> str:
        """Return the address that a click on the assignment's link opens."""
        return str(Login(None, self.configuration()).initiate_login("5"))

    def login_page(self, address: str) -> str:
        """Return the form that sends a browser back with its launch."""
        query = dict(parse_qsl(urlsplit(address).query))
        launch = Launch(Preflight(query), self.configuration())
        launch.set_user_data("s01", self.roles, "Ada", "ada@example.org")
        launch.set_resource_link_claim("7", title=WEEK)
        launch.set_ags(f"{self.address}/items", f"{self.address}/items/3?type=1")
        return str(launch.lti_launch())

    def claims(self, issued_nonce: str, **changes: object) -> dict[str, Any]:
        """Return the claims of a launch of an assignment."""
        claims: dict[str, Any] = {
            "iss": self.address,
            "aud": CLIENT,
            "sub": "s01",
            "nonce": issued_nonce,
            "iat": int(time.time()),
            "exp": int(time.time()) + 60,
            "name": "Ada",
            "email": "ada@example.org",
            f"{CLAIM}version": "1.3.0",
            f"{CLAIM}message_type": "LtiResourceLinkRequest",
            f"{CLAIM}deployment_id": "1",
            f"{CLAIM}roles": [],
            f"{CLAIM}resource_link": {"id": "7", "title": WEEK},
            AGS_CLAIM: {
                "scope": [SCORE_SCOPE],
                "lineitem": f"{self.address}/items/3?type=1",
            },
        }
        return {key: value for key, value in (claims | changes).items() if value is not None}


def new_key() -> RSAKey:
    return RSAKey.generate_key(2048, {"use": "sig", "alg": "RS256"}, auto_kid=True)


def sign(claims: dict[str, Any], key: RSAKey) -> str:
    return jwt.encode({"alg": "RS256", "kid": key.kid}, claims, key)


@pytest.fixture(scope="module")
def platform() -> Iterator[Platform]:
    with closing(Platform()) as running:
        yield running


@pytest.fixture(scope="module")
def site(
    released: Path, platform: Platform, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    """A server that a platform knows."""
    folder = tmp_path_factory.mktemp("lti") / "course"
    shutil.copytree(released, folder)
    table = f"""
[[serve.lti]]
issuer = "{platform.address}"
client_id = "{CLIENT}"
deployments = ["1"]
login_url = "{platform.address}/login"
token_url = "{platform.address}/token"
keys_url = "{platform.address}/keys"
"""
    course = configure(invite_class(load_course(folder)), table)
    with running_site(course) as running:
        platform.tool = running.address
        yield running


def follow_link(client: httpx.Client, platform: Platform) -> httpx.Response:
    """Come in by a link of the platform, as a browser does that runs its form's script."""
    form = client.get(platform.link()).text
    fields = dict(re.findall(r"<input name=(\S+) value=([^>]+)>", form))
    (address,) = re.findall(r"action=([^>]+)>", form)
    return client.post(address, data=fields)


def begin(client: httpx.Client, platform: Platform) -> tuple[str, str]:
    """Begin a login as the platform does; return its state and nonce."""
    fields = {"iss": platform.address, "login_hint": "5", "client_id": CLIENT}
    answer = client.post("/lti/login", data=fields, follow_redirects=False)
    query = parse_qs(urlsplit(answer.headers["location"]).query)
    assert query["redirect_uri"] == [f"{client.base_url}/lti/launch".replace("//lti", "/lti")]
    return query["state"][0], query["nonce"][0]


def launch(client: httpx.Client, platform: Platform, **changes: object) -> httpx.Response:
    """Come in from the platform."""
    state, nonce = begin(client, platform)
    token = sign(platform.claims(nonce, **changes), platform.key)
    return client.post("/lti/launch", data={"state": state, "id_token": token})


@pytest.mark.slow
def test_from_the_lms_and_back(site: Site, platform: Platform, blank: bytes) -> None:
    """A launch opens its assignment, and points reach the platform, after an outage, too"""
    platform.scores.clear()
    platform.is_down = True
    ada = site.client()
    assert follow_link(ada, platform).url.path == f"/weeks/{WEEK}"
    hand_in(ada, blank)
    wait_for_grade(ada)
    boss = site.client()
    assert launch(boss, platform, **{f"{CLAIM}roles": [INSTRUCTOR_ROLES[0]]}).url.path == (
        f"/class/{WEEK}"
    )
    wait_until(lambda: "have not reached" in boss.get("/").text)

    platform.is_down = False
    wait_until(lambda: bool(platform.scores))

    (score,) = platform.scores
    assert (score["path"], score["userId"]) == ("/items/3/scores?type=1", "s01")
    assert (score["scoreGiven"], score["gradingProgress"]) == (0, "FullyGraded")
    (key,) = ada.get("/lti/keys").json()["keys"]
    claims = jwt.decode(platform.assertions[-1], RSAKey.import_key(key)).claims
    assert (claims["iss"], claims["aud"]) == (CLIENT, f"{platform.address}/token")


def test_people_who_are_not_in_the_roster(site: Site, platform: Platform) -> None:
    """Who is not in the roster is told so, and the instructor sees who it was"""
    stranger = site.client()
    refused = launch(stranger, platform, sub="x99", email="new@example.org")
    assert (refused.status_code, "list of students" in refused.text) == (403, True)
    assert "new@example.org" in site.instructor().get("/").text

    roster = site.course.classroom.roster_file
    roster.write_text(ROSTER + "s99,New,\n", encoding="utf-8")
    assert launch(stranger, platform, sub="s99").status_code == 200


@pytest.mark.parametrize(
    "changes",
    [
        {"aud": "client-2"},
        {"aud": [CLIENT, "client-2"]},
        {"iss": "https://evil.example"},
        {"nonce": "another"},
        {"exp": 1},
        {"exp": None},
        {"iat": 1},
        {"sub": None},
        {f"{CLAIM}version": "1.1"},
        {f"{CLAIM}message_type": "LtiDeepLinkingRequest"},
        {f"{CLAIM}deployment_id": "2"},
        {f"{CLAIM}deployment_id": None},
    ],
)
def test_wrong_claims(site: Site, platform: Platform, changes: dict[str, object]) -> None:
    """A token that was not issued for this login opens no session"""
    client = site.client()
    assert launch(client, platform, **changes).status_code == 403
    assert client.get("/").status_code == 404


def test_forged_tokens(site: Site, platform: Platform) -> None:
    """A token that the platform has not signed opens no session, whatever its header says"""
    public = platform.key.as_pem(private=False)
    forgeries: list[Callable[[dict[str, Any]], str]] = [
        lambda claims: sign(claims, new_key()),
        lambda claims: f"{sign(claims, platform.key)[:-9]}AAAAAAAAA",
        lambda claims: jwt.encode(
            {"alg": "HS256", "kid": platform.key.kid},
            claims,
            OctKey.import_key(public.replace(b"-----", b"")),
            algorithms=["HS256"],
        ),
        lambda claims: ".".join((part({"alg": "none"}), part(claims), "")),
        lambda claims: "no token",
    ]
    for forge in forgeries:
        client = site.client()
        state, nonce = begin(client, platform)
        fields = {"state": state, "id_token": forge(platform.claims(nonce))}
        assert client.post("/lti/launch", data=fields).status_code == 403
        assert client.get("/").status_code == 404


def test_a_launch_is_used_once(site: Site, platform: Platform) -> None:
    """A launch that was seen on its way opens no second session"""
    ada, thief = site.client(), site.client()
    state, nonce = begin(ada, platform)
    fields = {"state": state, "id_token": sign(platform.claims(nonce), platform.key)}
    assert ada.post("/lti/launch", data=fields).status_code == 200
    assert thief.post("/lti/launch", data=fields).status_code == 403


def part(value: dict[str, Any]) -> str:
    """Return one part of a token, unsigned."""
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


def test_key_rotation(site: Site, platform: Platform, monkeypatch: pytest.MonkeyPatch) -> None:
    """A platform may change its key at any time"""
    monkeypatch.setattr("autograder.serve.lti.KEYS_RETRY_SECONDS", 0.0)
    assert launch(site.client(), platform).status_code == 200
    platform.key = new_key()
    assert launch(site.client(), platform).status_code == 200


@browser.needs_chromium()
@pytest.mark.slow
def test_a_launch_in_a_browser(site: Site, platform: Platform) -> None:
    """A link of the platform opens the week for a student, the class for an instructor"""
    with browser.chromium() as chromium:
        for roles, place in ([], "weeks"), ([INSTRUCTOR_ROLES[0]], "class"):
            platform.roles = roles
            page = chromium.new_context().new_page()
            page.goto(platform.link())
            page.wait_for_url(f"{site.address}/{place}/{WEEK}")
            assert page.locator("h1").count() == 1
            assert page.goto(f"{site.address}/").status == 200
