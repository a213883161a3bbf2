"""LTI 1.3: students and instructors come in from an LMS.

The login is OpenID Connect's third-party-initiated one: the platform sends the browser to
`/lti/login`, which sends it back with a state and a nonce; the platform answers with a form to
`/lti/launch` that has a signed token. Source: 1EdTech Security Framework 1.0, section 5.1, and
LTI Core 1.3.
"""

import secrets
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, TypeGuard
from urllib.parse import urlencode, urlsplit

import httpx
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet, RSAKey
from msgspec import Struct

from autograder.core import atomic_files
from autograder.course import Course
from autograder.course.model import LtiPlatform
from autograder.lms import roster
from autograder.lms.roster import Member
from autograder.serve.database import Database
from autograder.serve.lti_database import LineItem, LtiDatabase, UnknownPerson
from autograder.serve.sessions import Role, Session

CLAIM = "https://purl.imsglobal.org/spec/lti/claim/"
AGS_CLAIM = "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint"
SCORE_SCOPE = "https://purl.imsglobal.org/spec/lti-ags/scope/score"
MEMBERSHIP = "http://purl.imsglobal.org/vocab/lis/v2/membership"
INSTRUCTOR_ROLES = (f"{MEMBERSHIP}#Instructor", f"{MEMBERSHIP}/Instructor#TeachingAssistant")
RESOURCE_LINK = "LtiResourceLinkRequest"
ALGORITHMS = ("RS256",)  # the one that the Security Framework requires
LEEWAY = 60  # seconds that the platform's clock may differ
MAX_TOKEN_AGE = 3600.0
KEYS_SECONDS = 3600.0  # after which the platform's keys are fetched again
KEYS_RETRY_SECONDS = 30.0  # at most so often because of a token with an unknown key
TIMEOUT = 10.0
MAX_RESPONSE_BYTES = 1 << 20
KEY_FILE = "lti_key.pem"


class LaunchRefusedError(Exception):
    """A launch that does not verify; the text is for the log."""


class PlatformUnavailableError(Exception):
    """The platform does not answer; the text is for the log."""


class UnknownPersonError(Exception):
    """A login of a person who is not in the roster."""


class Launch(Struct, frozen=True):
    """A verified launch: who came in, and for which assignment; empty for none."""

    session: Session
    assignment: str


class Lti:
    """Verifies logins and launches of the platforms of a course."""

    def __init__(self, course: Course, database: Database) -> None:
        self._course, self._store = course, LtiDatabase(database)
        self._platforms = course.config.serve.lti
        self._keys: dict[str, tuple[KeySet, float]] = {}  # by address, with the time of fetching
        self.key = load_key(course.classroom.path / KEY_FILE) if self._platforms else None

    @property
    def public_keys(self) -> dict[str, Any]:
        """The key set with which platforms verify our requests."""
        return {"keys": [self.key.as_dict(private=False)] if self.key else []}

    def login_redirect(self, fields: Mapping[str, str], launch_url: str) -> tuple[str, str]:
        """Return the address to send the browser to, and the state; raises LaunchRefusedError."""
        platform = self._platform(fields.get("iss", ""), fields.get("client_id", ""))
        state, nonce = secrets.token_urlsafe(32), secrets.token_urlsafe(24)
        self._store.begin_login(state, nonce, platform_name(platform))
        query = {
            "scope": "openid",
            "response_type": "id_token",
            "response_mode": "form_post",
            "prompt": "none",
            "client_id": platform.client_id,
            "redirect_uri": launch_url,
            "login_hint": fields.get("login_hint", ""),
            "state": state,
            "nonce": nonce,
        }
        if hint := fields.get("lti_message_hint"):
            query["lti_message_hint"] = hint
        joined = "&" if "?" in platform.login_url else "?"
        return f"{platform.login_url}{joined}{urlencode(query)}", state

    def launch(self, state: str, token: str) -> Launch:
        """Verify a launch and return who came in.

        Raises LaunchRefusedError, PlatformUnavailableError, or UnknownPersonError, after which the
        instructor's page names the person.
        """
        login = self._store.complete_login(state)
        if login is None:
            raise LaunchRefusedError("the state is unknown, used or expired")
        nonce, name = login
        platform = next((p for p in self._platforms if platform_name(p) == name), None)
        if platform is None:
            raise LaunchRefusedError("the platform is not in the course any more")
        claims = self._verified_claims(platform, token)
        _check_claims(claims, platform, nonce)
        assignment = self._assignment(claims)
        if set(INSTRUCTOR_ROLES) & set(_texts(claims.get(f"{CLAIM}roles"))):
            return Launch(Session(Role.INSTRUCTOR), assignment)
        student = self._student(claims, platform)
        self._remember_line_item(claims, platform, student, assignment)
        return Launch(Session(Role.STUDENT, student), assignment)

    def _platform(self, issuer: str, client_id: str) -> LtiPlatform:
        """Return the platform of a login; its client may be left out if it has but one."""
        found = [
            platform
            for platform in self._platforms
            if platform.issuer == issuer and client_id in ("", platform.client_id)
        ]
        if len(found) != 1:
            raise LaunchRefusedError(f"no platform {issuer!r} with client {client_id!r}")
        return found[0]

    def _verified_claims(self, platform: LtiPlatform, token: str) -> Mapping[str, Any]:
        """Return the claims of a token that the platform has signed."""
        for is_retry in (False, True):
            keys = self._key_set(platform, renew=is_retry)
            try:
                return jwt.decode(token, keys, algorithms=list(ALGORITHMS)).claims
            except (JoseError, ValueError) as error:
                # The platform may have changed its key.
                if is_retry:
                    raise LaunchRefusedError(f"the token does not verify: {error}") from None
        raise AssertionError

    def _key_set(self, platform: LtiPlatform, *, renew: bool) -> KeySet:
        """Return the platform's keys; fetch them if they are old, or perhaps outdated."""
        keys, fetched_at = self._keys.get(platform.keys_url, (None, 0.0))
        age = time.monotonic() - fetched_at
        if keys is not None and age < (KEYS_RETRY_SECONDS if renew else KEYS_SECONDS):
            return keys
        try:
            with httpx.stream("GET", platform.keys_url, timeout=TIMEOUT) as response:
                response.raise_for_status()
                data = b""
                for part in response.iter_bytes():
                    data += part
                    if len(data) > MAX_RESPONSE_BYTES:
                        raise ValueError("the answer is too long")
            fresh = KeySet.import_key_set(httpx.Response(200, content=data).json())
        except (httpx.HTTPError, JoseError, ValueError, KeyError, TypeError) as error:
            if keys is not None:
                return keys
            raise PlatformUnavailableError(f"{platform.keys_url}: {error}") from None
        self._keys[platform.keys_url] = fresh, time.monotonic()
        return fresh

    def _assignment(self, claims: Mapping[str, Any]) -> str:
        """Return the assignment that a link of the LMS opens.

        It is named by the link's custom field `assignment`, by its address, or by its title.
        """
        names = self._course.config.assignments
        custom, link = _mapping(claims, "custom"), _mapping(claims, "resource_link")
        address = str(claims.get(f"{CLAIM}target_link_uri", ""))
        title = str(link.get("title", ""))
        wanted = [str(custom.get("assignment", "")), urlsplit(address).path.rpartition("/")[2]]
        for name, assignment in names.items():
            titles = {assignment.title.en, assignment.title.ja, name} - {""}
            if name in wanted or title in titles:
                return name
        return ""

    def _student(self, claims: Mapping[str, Any], platform: LtiPlatform) -> str:
        """Return the student of the roster; raises UnknownPersonError."""
        person = UnknownPerson(
            platform.issuer,
            str(claims["sub"])[:255],
            str(claims.get("name", ""))[:255],
            str(claims.get("email", ""))[:255],
            time.time(),
        )
        lis = _mapping(claims, "lis")
        ids = {person.user_id, str(lis.get("person_sourcedid", ""))} - {""}
        return find_student(self._course, self._store, person, ids)

    def _remember_line_item(
        self, claims: Mapping[str, Any], platform: LtiPlatform, student: str, assignment: str
    ) -> None:
        endpoint = claims.get(AGS_CLAIM)
        if not (platform.pass_back and assignment and isinstance(endpoint, dict)):
            return
        url = endpoint.get("lineitem")
        if isinstance(url, str) and SCORE_SCOPE in _texts(endpoint.get("scope")):
            name, user_id = platform_name(platform), str(claims["sub"])
            self._store.set_line_item(LineItem(student, assignment, name, user_id, url))


def find_student(course: Course, store: LtiDatabase, person: UnknownPerson, ids: set[str]) -> str:
    """Return the student of the roster with one of `ids` or the person's address.

    Raises UnknownPersonError, after which the instructor's page names the person.
    """
    for member in roster.load_optional(course).members:
        if _is_member(member, ids, person.email):
            store.remove_unknown(person)
            return member.id
    store.add_unknown(person)
    raise UnknownPersonError


def platform_name(platform: LtiPlatform) -> str:
    """Return what identifies a platform in the database."""
    return f"{platform.issuer} {platform.client_id}"


def load_key(path: Path) -> RSAKey:
    """Return our key for requests to platforms; create it at the first time."""
    if not path.is_file():
        path.parent.mkdir(parents=True, exist_ok=True)
        atomic_files.write_atomic(path, RSAKey.generate_key(2048).as_pem(private=True), 0o600)
    key = RSAKey.import_key(path.read_bytes(), {"use": "sig", "alg": "RS256"})
    key.ensure_kid()
    return key


def _check_claims(claims: Mapping[str, Any], platform: LtiPlatform, nonce: str) -> None:
    """Raise LaunchRefusedError unless a token was issued for this login."""
    now = time.time()
    audience = _texts(claims.get("aud"))
    expires_at, issued_at = claims.get("exp"), claims.get("iat")
    deployment = claims.get(f"{CLAIM}deployment_id")
    reasons = {
        "issuer": claims.get("iss") != platform.issuer,
        "audience": platform.client_id not in audience,
        "authorized party": len(audience) > 1 and claims.get("azp") != platform.client_id,
        "nonce": not secrets.compare_digest(str(claims.get("nonce")), nonce),
        "expired": not _is_number(expires_at) or expires_at < now - LEEWAY,
        "time of issue": not _is_number(issued_at)
        or not now - MAX_TOKEN_AGE < issued_at < now + LEEWAY,
        "subject": not isinstance(claims.get("sub"), str) or not claims["sub"],
        "version": claims.get(f"{CLAIM}version") != "1.3.0",
        "message type": claims.get(f"{CLAIM}message_type") != RESOURCE_LINK,
        "deployment": not isinstance(deployment, str)
        or bool(platform.deployments and deployment not in platform.deployments),
    }
    if wrong := [name for name, is_wrong in reasons.items() if is_wrong]:
        raise LaunchRefusedError(f"wrong in the token: {', '.join(wrong)}")


def _is_member(member: Member, ids: set[str], email: str) -> bool:
    if member.lms_id:
        return member.lms_id in ids  # an address may be changed by its owner in some LMS
    has_email = bool(email) and member.email.casefold() == email.casefold()
    return has_email or member.id in ids


def _mapping(claims: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = claims.get(f"{CLAIM}{name}")
    return value if isinstance(value, dict) else {}


def _texts(value: object) -> Sequence[str]:
    if isinstance(value, str):
        return [value]
    return [text for text in value if isinstance(text, str)] if isinstance(value, list) else []


def _is_number(value: object) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool)
