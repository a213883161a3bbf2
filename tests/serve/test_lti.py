"""LTI 1.3 with a platform on loopback that signs launches and keeps the points it gets.

The library `lti1p3platform` plays the honest platform: it makes the launches, and checks what the
server asks and posts. Launches that no platform would make are signed by hand.
"""

import base64
import json
import re
import shutil
import ssl
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace
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

from autograder.course import Course, load_course
from autograder.gradebook import repository
from autograder.serve import passback
from autograder.serve.database import Database
from autograder.serve.lti import AGS_CLAIM, CLAIM, INSTRUCTOR_ROLES, MEMBERSHIP, SCORE_SCOPE
from autograder.serve.lti_database import LineItem, LtiDatabase
from autograder.serve.passback import Passback
from autograder.serve.server import Listen
from tests.serve.test_serve import (
    ROSTER,
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
from tests.support import browser
from tests.support.settings import wait_until

pytestmark = [
    pytest.mark.full_wall,
    pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning"),  # of nbgrader
]
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
        self.key_requests = 0
        self.roles: list[str] = []  # of those who launch from a link
        self.tool = ""  # the address of the server
        platform = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                if self.path.startswith("/login"):
                    self.send(platform.login_page(self.path).encode(), "text/html")
                else:
                    platform.key_requests += 1
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


TABLE = """
[[serve.lti]]
issuer = "{address}"
client_id = "{client}"
deployments = ["1"]
login_url = "{address}/login"
token_url = "{address}/token"
keys_url = "{keys}/keys"
"""


def with_platform(course: Course, address: str, *, keys: str = "", more: str = "") -> Course:
    """Invite the class of a course, and name a platform in it."""
    table = TABLE.format(address=address, client=CLIENT, keys=keys or address)
    return configure(invite_class(course), f"{table}{more}\n")


@pytest.fixture(scope="module")
def site(
    released: Path, platform: Platform, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    """A server that a platform knows."""
    folder = tmp_path_factory.mktemp("lti") / "course"
    shutil.copytree(released, folder)
    with running_site(with_platform(load_course(folder), platform.address)) as running:
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


def test_keys_are_not_fetched_for_each_launch(course: Course, platform: Platform) -> None:
    """Launches with an unknown key cause one request for the platform's keys in 30 seconds"""
    with resting_site(with_platform(course, platform.address)) as (site, _):
        platform.key_requests = 0
        for _ in range(3):
            client = site.client()
            state, nonce = begin(client, platform)
            fields = {"state": state, "id_token": sign(platform.claims(nonce), new_key())}
            assert client.post("/lti/launch", data=fields).status_code == 403
    assert platform.key_requests == 1


def test_a_platform_that_does_not_answer(course: Course, platform: Platform) -> None:
    """Who comes in while the platform's keys cannot be fetched reads to try again"""
    nowhere = f"http://127.0.0.1:{free_port()}"
    with resting_site(with_platform(course, platform.address, keys=nowhere)) as (site, _):
        answer = launch(site.client(), platform)
    assert (answer.status_code, "Wait a minute" in answer.text) == (502, True)


OTHER_LINK = {"id": "8", "title": "Another title"}


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({f"{CLAIM}custom": {"assignment": WEEK}}, f"/weeks/{WEEK}"),
        ({f"{CLAIM}target_link_uri": f"https://x.example/weeks/{WEEK}"}, f"/weeks/{WEEK}"),
        ({f"{CLAIM}resource_link": {"id": "8", "title": "How wrong are we?"}}, f"/weeks/{WEEK}"),
        ({f"{CLAIM}target_link_uri": "https://x.example/lti/launch"}, "/"),
        ({f"{CLAIM}custom": {"assignment": "no_such_week"}}, "/"),
    ],
)
def test_what_a_link_opens(
    site: Site, platform: Platform, changes: dict[str, object], place: str
) -> None:
    """A link opens the assignment that its field, address or title names, else the weeks"""
    changes = {f"{CLAIM}resource_link": OTHER_LINK} | changes
    assert launch(site.client(), platform, **changes).url.path == place


@pytest.mark.parametrize(
    ("role", "place"),
    [
        (f"{MEMBERSHIP}#Instructor", "class"),
        (f"{MEMBERSHIP}/Instructor#TeachingAssistant", "class"),
        (f"{MEMBERSHIP}#Learner", "weeks"),
        ("http://purl.imsglobal.org/vocab/lis/v2/institution/person#Instructor", "weeks"),
    ],
)
def test_roles_of_the_lms(site: Site, platform: Platform, role: str, place: str) -> None:
    """Teachers and assistants of the course are instructors; a role elsewhere does not count"""
    answer = launch(site.client(), platform, **{f"{CLAIM}roles": [role]})
    assert (answer.status_code, answer.url.path) == (200, f"/{place}/{WEEK}")


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"sub": "7", "email": None}, "Ada"),
        ({"sub": "8", "email": "ada@example.org"}, ""),
        ({"sub": "s01", "email": None}, ""),
        ({"sub": "9", "email": "hanako@Example.ORG"}, "Hanako"),
        ({"sub": "9", "email": None, f"{CLAIM}lis": {"person_sourcedid": "s03"}}, "Ben"),
    ],
)
def test_who_is_who(
    course: Course, platform: Platform, changes: dict[str, object], name: str
) -> None:
    """A student is found by `lms_id` alone if there is one, else by id or e-mail"""
    lines = "id,name,email,lms_id\ns01,Ada,ada@example.org,7\ns02,Hanako,Hanako@example.org,\n"
    course = with_platform(course, platform.address)
    course.classroom.roster_file.write_text(f"{lines}s03,Ben,,\n", encoding="utf-8")
    with resting_site(course) as (site, _):
        answer = launch(site.client(), platform, **changes)
    assert answer.status_code == (200 if name else 403)
    assert not name or f"· {name}" in answer.text


@pytest.mark.slow
def test_tls(course: Course, platform: Platform, tmp_path: Path) -> None:
    """With a certificate cookies are Secure, and a launch ends in the browser where it began"""
    certificate, key = tmp_path / "cert.pem", tmp_path / "key.pem"
    kind = ("req", "-x509", "-nodes", "-days", "1", "-subj", "/CN=test", "-newkey", "rsa:2048")
    names = ("-addext", "subjectAltName=IP:127.0.0.1", "-out", certificate, "-keyout", key)
    subprocess.run(["openssl", *kind, *names], check=True, capture_output=True)
    context = ssl.create_default_context(cafile=str(certificate))
    listen = Listen(port=0, certificate=certificate, key=key)
    with (
        resting_site(with_platform(course, platform.address), listen) as (site, _),
        httpx.Client(base_url=site.address, verify=context) as ada,
        httpx.Client(base_url=site.address, verify=context) as thief,
    ):
        session = ada.get(site.student_link("s01")).headers["set-cookie"]
        state, nonce = begin(ada, platform)
        fields = {"state": state, "id_token": sign(platform.claims(nonce), platform.key)}

        refused = thief.post("/lti/launch", data=fields)
        accepted = ada.post("/lti/launch", data=fields)

        login = ada.post("/lti/login", data={"iss": platform.address}).headers["set-cookie"]
    assert site.address.startswith("https://")
    assert "Secure" in session.split("; ")
    assert {"HttpOnly", "Secure", "SameSite=none"} <= set(login.split("; "))
    assert (refused.status_code, accepted.status_code) == (403, 303)


class FakeLms:
    """What the server posts to a platform, and a clock."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.scores: list[dict[str, Any]] = []
        self.status, self.now = 200, 1000.0
        monkeypatch.setattr(httpx, "post", self._post)
        clock = SimpleNamespace(time=lambda: self.now, monotonic=lambda: self.now)
        monkeypatch.setattr(passback, "time", clock)

    def _post(self, url: str, json: Any = None, **_: object) -> httpx.Response:
        request, answer = httpx.Request("POST", url), {"access_token": "t", "expires_in": 3600}
        if json is None:
            return httpx.Response(200, json=answer, request=request)
        self.scores.append(json)
        return httpx.Response(self.status, request=request)


def set_points(course: Course, points: float | None, penalty: float) -> None:
    """Write a graded submission of s01 into the gradebook, with points for what is read."""
    with repository.open_gradebook(course) as gradebook:
        gradebook.update_or_create_student("s01")
        submission = gradebook.update_or_create_submission(WEEK, "s01")
        (notebook,) = submission.notebooks
        notebook.late_submission_penalty = penalty
        for grade in notebook.grades:
            grade.auto_score = None if grade.cell.name == READ else grade.max_score
            if grade.cell.name == READ:
                grade.manual_score, grade.needs_manual_grade = points, points is None
            else:
                grade.needs_manual_grade = False
        gradebook.db.commit()


READ = "why_not_accuracy"  # the question of the week


@pytest.fixture
def returning(course: Course) -> Iterator[tuple[Course, Database]]:
    """A course whose points of s01 go back to a platform."""
    course = with_platform(course, "https://lms.invalid")
    with closing(Database(course)) as database:
        database.create_tables()
        item = LineItem("s01", WEEK, f"https://lms.invalid {CLIENT}", "7", "https://lms.invalid/3")
        LtiDatabase(database).set_line_item(item)
        yield course, database


def test_what_is_passed_back(
    returning: tuple[Course, Database], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Points go back after penalties, as pending until all is read, and once for each change"""
    (course, database), lms = returning, FakeLms(monkeypatch)
    sender = Passback(course, database, new_key())
    for points, penalty in ((None, 0.0), (None, 2.0), (1.5, 2.0)):
        set_points(course, points, penalty)
        for _ in range(2):
            sender.send_changed()

    sent = [(s["scoreGiven"], s["scoreMaximum"], s["gradingProgress"]) for s in lms.scores]
    assert sent == [
        (11, 13, "PendingManual"),
        (9, 13, "PendingManual"),
        (10.5, 13, "FullyGraded"),
    ]
    assert {score["userId"] for score in lms.scores} == {"7"}


def test_failed_points_are_sent_again(
    returning: tuple[Course, Database], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next try comes later and later, within an hour, and a restart goes on from there"""
    (course, database), lms = returning, FakeLms(monkeypatch)
    set_points(course, 1.0, 0.0)
    lms.status, delays, key = 503, [], new_key()
    for _ in range(11):
        Passback(course, database, key).send_changed()
        (item,) = LtiDatabase(database).line_items()
        delays.append(item.next_try_at - lms.now)
        lms.now = item.next_try_at - 1
        Passback(course, database, key).send_changed()  # too early
        lms.now = item.next_try_at
    assert delays == [*(10.0 * 2**n for n in range(9)), 3600, 3600]
    assert len(lms.scores) == len(delays)

    lms.status = 200
    Passback(course, database, key).send_changed()

    (item,) = LtiDatabase(database).line_items()
    assert (item.sent_points, item.sent_final, item.failures) == (12.0, True, 0)


@pytest.mark.parametrize("pass_back", [True, False])
def test_points_go_back_only_when_the_course_says_so(
    course: Course, platform: Platform, pass_back: bool
) -> None:
    """With `pass_back = false` a launch does not store where the platform wants points"""
    more = f"pass_back = {str(pass_back).lower()}"
    course = with_platform(course, platform.address, more=more)
    with resting_site(course) as (site, _), closing(Database(course)) as database:
        assert launch(site.client(), platform).status_code == 200
        assert bool(LtiDatabase(database).line_items()) == pass_back


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
