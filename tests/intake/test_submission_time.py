"""Times of submission: ISO 8601 with offsets, zones and byte order marks, or a reason."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from autograder.intake import submission_time

TOKYO = ZoneInfo("Asia/Tokyo")


@pytest.mark.parametrize(
    "text",
    [
        "2026-12-04 23:59:00",
        "2026-12-04T23:59",
        "20261204T235900",
        "2026/12/4 23:59",
        "２０２６-12-04　23:59",
        "2026-12-04 23:59:00 JST",
        "2026-12-04 23:59:00 Asia/Tokyo",
        "2026-12-04 23:59:00 Japan",
        "2026-12-04 23:59:00 +0900",
        "2026-12-04T23:59:00+09:00",
        "2026-12-04T23:59:00+09",
        "2026-12-04 23:59:00 UTC+9",
        "2026-12-04T14:59:00Z",
        "2026-12-04t14:59:00z",
        "2026-12-04T14:59:00.000000 UTC",
        "2026-12-04 15:59:00 CET",
        "2026-12-04 09:59:00 EST",
        "2026-12-04 09:59:00 -0500",
        "2026-12-04 09:59:00 America/New_York",
    ],
)
def test_one_instant_in_many_ways(text: str) -> None:
    """A time without a zone is the course's; offsets, names and abbreviations are understood."""
    time = submission_time.parse_time(text, TOKYO)
    assert time.astimezone(UTC) == datetime(2026, 12, 4, 14, 59, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "zone", "hour"),
    [
        ("2026-07-01 12:00 BST", "Europe/London", 11),
        ("2026-07-01 12:00 CST", "Asia/Shanghai", 4),
        ("2026-12-01 12:00 CST", "America/Chicago", 18),
        ("2026-10-25 02:30 CEST", "Europe/Berlin", 0),
        ("2026-10-25 02:30 CET", "Europe/Berlin", 1),
    ],
)
def test_the_abbreviations_of_the_courses_zone(text: str, zone: str, hour: int) -> None:
    """An ambiguous abbreviation is understood if it is one of the course's own zone."""
    time = submission_time.parse_time(text, ZoneInfo(zone))
    assert time.astimezone(UTC).hour == hour


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("yesterday", "is not a date with a time of day: write it as 2026-12-04T23:59:00+09:00"),
        ("2026-12-04", "is not a date with a time of day"),
        ("04/12/2026 23:59", "is not a date with a time of day"),
        ("2026-12-04 23:59 and more", "is not a date with a time of day"),
        ("2026-13-04 23:59", "month must be in 1..12"),
        ("2026-12-04 25:59", "hour must be in 0..23"),
        ("2026-12-04 23:59 BST", "has the zone 'BST', which is unknown or the name of several"),
        ("2026-12-04 23:59 JST-9", "has the zone 'JST-9'"),
        ("2026-12-04 11:59 PM", "has the zone 'PM'"),
        ("2026-12-04 23:59 +99:00", "offset must be a timedelta strictly between"),
        ("0001-01-01 00:00", "is out of range"),
        ("9999-12-31 23:59:00 -1200", "is out of range"),
    ],
)
def test_what_is_no_time(text: str, reason: str) -> None:
    """Anything else is refused with a reason; it is never UTC or midnight."""
    with pytest.raises(ValueError, match="write it as") as caught:
        submission_time.parse_time(text, TOKYO)
    assert reason in str(caught.value)
