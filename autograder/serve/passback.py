"""Points go back to the LMS by Assignment and Grade Services 2.0.

What is to be sent follows from the gradebook and from what the platform has acknowledged, so points
given by hand, penalties and extensions are sent, too, and a restart loses nothing.
"""

import logging
import secrets
import threading
import time
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

import httpx
from joserfc import jwt
from joserfc.jwk import RSAKey

from autograder.core.errors import SeminarError
from autograder.course import Course
from autograder.course.grade_record import GradeRecord
from autograder.course.model import LtiPlatform
from autograder.gradebook import repository
from autograder.serve.database import Database
from autograder.serve.lti import SCORE_SCOPE, TIMEOUT, platform_name
from autograder.serve.lti_database import LineItem, LtiDatabase

INTERVAL = 5.0  # seconds between two looks at the gradebook
FIRST_RETRY, LONGEST_RETRY = 10.0, 3600.0  # seconds
ASSERTION_SECONDS = 300
ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
SCORE_TYPE = "application/vnd.ims.lis.v1.score+json"

logger = logging.getLogger(__name__)


class Passback:
    """Sends changed points to the platforms, from a thread of its own."""

    def __init__(self, course: Course, database: Database, key: RSAKey) -> None:
        self._course, self._store, self._key = course, LtiDatabase(database), key
        self._platforms = {platform_name(p): p for p in course.config.serve.lti}
        self._tokens: dict[str, tuple[str, float]] = {}  # by platform, with the time of expiry
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="passback")

    def start(self) -> None:
        """Start the thread."""
        self._thread.start()

    def stop(self) -> None:
        """Stop after the request that is being made."""
        self._stopped.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._stopped.wait(INTERVAL):
            try:
                self.send_changed()
            except SeminarError as error:
                logger.warning("points are not passed back: %s", error)

    def send_changed(self) -> None:
        """Send the points that have changed since the platform acknowledged them."""
        now = time.time()
        due = [item for item in self._store.line_items() if item.next_try_at <= now]
        for assignment in sorted({item.assignment for item in due}):
            grades = repository.read_grades(self._course, assignment)
            items = (item for item in due if item.assignment == assignment)
            for item, grade in _changed(items, grades):
                if self._stopped.is_set():
                    return
                self._send(item, grade)

    def _send(self, item: LineItem, grade: GradeRecord) -> None:
        platform = self._platforms.get(item.platform)
        if platform is None:
            return
        try:
            self._post_score(platform, item, grade)
        except (httpx.HTTPError, ValueError, KeyError) as error:
            delay = min(FIRST_RETRY * 2**item.failures, LONGEST_RETRY)
            self._store.set_failed(item, time.time() + delay, str(error))
            self._tokens.pop(item.platform, None)
            logger.warning("%s: points of %s: %s", item.assignment, item.student, error)
        else:
            is_final = not grade.needs_manual_grading
            self._store.set_sent(item, grade.points, grade.max_points, is_final)

    def _post_score(self, platform: LtiPlatform, item: LineItem, grade: GradeRecord) -> None:
        score = {
            "userId": item.user_id,
            "scoreGiven": round(grade.points, 4),
            "scoreMaximum": grade.max_points,
            "activityProgress": "Submitted",
            "gradingProgress": "PendingManual" if grade.needs_manual_grading else "FullyGraded",
            "timestamp": datetime.now(UTC).isoformat(timespec="milliseconds"),
        }
        headers = {
            "Authorization": f"Bearer {self._token(platform)}",
            "Content-Type": SCORE_TYPE,
        }
        base, question, query = item.url.partition("?")
        url = f"{base}/scores{question}{query}"
        httpx.post(url, json=score, headers=headers, timeout=TIMEOUT).raise_for_status()

    def _token(self, platform: LtiPlatform) -> str:
        """Return an access token of the platform, by a request that we sign."""
        name = platform_name(platform)
        token, expires_at = self._tokens.get(name, ("", 0.0))
        if time.monotonic() < expires_at:
            return token
        now = int(time.time())
        claims = {
            "iss": platform.client_id,
            "sub": platform.client_id,
            "aud": platform.token_url,
            "iat": now,
            "exp": now + ASSERTION_SECONDS,
            "jti": secrets.token_urlsafe(16),
        }
        assertion = jwt.encode({"alg": "RS256", "kid": self._key.kid}, claims, self._key)
        fields = {
            "grant_type": "client_credentials",
            "client_assertion_type": ASSERTION_TYPE,
            "client_assertion": assertion,
            "scope": SCORE_SCOPE,
        }
        response = httpx.post(platform.token_url, data=fields, timeout=TIMEOUT)
        answer = response.raise_for_status().json()
        token, seconds = str(answer["access_token"]), float(answer.get("expires_in", 0))
        self._tokens[name] = token, time.monotonic() + seconds * 0.9
        return token


def _changed(
    items: Iterable[LineItem], grades: Mapping[str, GradeRecord]
) -> Iterable[tuple[LineItem, GradeRecord]]:
    """Yield the line items whose platform does not have the grade of the gradebook."""
    for item in items:
        grade = grades.get(item.student)
        if grade is None:
            continue
        is_final = not grade.needs_manual_grading
        if (item.sent_points, item.sent_max_points, item.sent_final) != (
            grade.points,
            grade.max_points,
            is_final,
        ):
            yield item, grade
