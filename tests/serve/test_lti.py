"""LTI 1.3 with a platform on loopback that signs launches and keeps the points it gets."""

import base64
import json
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import KeySet, OctKey, RSAKey

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
    wait_until,
)
from tests.support import browser

pytestmark = pytest.mark.full_wall
CLIENT = "client-1"


class Platform:
    """An LMS: its keys, its token endpoint, and the scores that were posted to it."""

    def __init__(self) -> None:
        self.key = new_key()
        self.scores: list[dict[str, Any]] = []
        self.assertions: list[str] = []
        self.is_down = False
        self.login_changes: dict[str, object] = {}  # of the claims of a browser's launch
        platform = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                if self.path.startswith("/login"):
                    self.send(platform.login_page(self.path).encode(), "text/html")
                else:
                    self.answer(KeySet([platform.key]).as_dict(private=False))

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["content-length"]))
                if platform.is_down:
                    self.answer({}, 503)
                elif self.path == "/token":
                    platform.assertions.append(parse_qs(body.decode())["client_assertion"][0])
                    self.answer({"access_token": "secret", "expires_in": 3600})
                else:
                    assert self.headers["authorization"] == "Bearer secret"
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

    def login_page(self, address: str) -> str:
        """Return the form that sends a browser back with its launch."""
        query = {name: value[0] for name, value in parse_qs(urlsplit(address).query).items()}
        token = sign(self.claims(query["nonce"], **self.login_changes), self.key)
        fields = {"state": query["state"], "id_token": token}
        inputs = "".join(f"<input name={name} value={value}>" for name, value in fields.items())
        script = "<script>document.forms[0].submit()</script>"
        return f"<form method=post action={query['redirect_uri']}>{inputs}</form>{script}"

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
        yield running


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
    assert launch(ada, platform).url.path == f"/weeks/{WEEK}"
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
    query = urlencode({"iss": platform.address, "login_hint": "5", "client_id": CLIENT})
    with browser.chromium() as chromium:
        for roles, place in ([], "weeks"), ([INSTRUCTOR_ROLES[0]], "class"):
            platform.login_changes = {f"{CLAIM}roles": roles}
            page = chromium.new_context().new_page()
            page.goto(f"{site.address}/lti/login?{query}")
            page.wait_for_url(f"{site.address}/{place}/{WEEK}")
            assert page.locator("h1").count() == 1
            assert page.goto(f"{site.address}/").status == 200
