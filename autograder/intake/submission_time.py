"""Reads a time of submission, as in the `timestamp.txt` beside a submission.

nbgrader itself takes every zone that it does not know for UTC, and `+0900` for 900 seconds, so
the kit reads these files on its own and refuses what it does not understand.
"""

import re
import unicodedata
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from autograder.course.loader import zone_names

_TIME = re.compile(
    r"(?P<date>\d{4}-\d{2}-\d{2}|\d{8}|\d{4}/\d{1,2}/\d{1,2})(?:[Tt]|\s+)"
    r"(?P<clock>\d{2}:?\d{2}(?::?\d{2}(?:[.,]\d+)?)?)\s*(?P<zone>\S+)?",
    re.ASCII,
)
_OFFSET = re.compile(r"(?:UTC|GMT)?(?P<sign>[+-])(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2}))?")
# Abbreviations with one common meaning, in hours. BST, CST and IST have several: they are read
# only in a course whose own zone has that abbreviation.
_ABBREVIATIONS = {
    **{"Z": 0, "UTC": 0, "GMT": 0, "WET": 0, "WEST": 1, "CET": 1, "CEST": 2, "EET": 2, "EEST": 3},
    **{"MSK": 3, "SGT": 8, "HKT": 8, "JST": 9, "KST": 9, "AEST": 10, "AEDT": 11},
    **{"NZST": 12, "NZDT": 13, "SAST": 2},
    **{"EST": -5, "EDT": -4, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7},
}
_WRITE = "write it as 2026-12-04T23:59:00+09:00"


def decode_text(data: bytes) -> str:
    """Decode UTF-8 or, after a byte order mark, UTF-16; raises UnicodeDecodeError."""
    is_utf16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))  # PowerShell's `>` writes it
    return data.decode("utf-16" if is_utf16 else "utf-8-sig").strip()


def parse_time(text: str, zone: tzinfo) -> datetime:
    """Return a time with its zone; without one it is in `zone`, the course's.

    Reads ISO 8601, a space instead of the `T`, and offsets, IANA names or abbreviations as the
    zone. Raises ValueError with the reason and what to write.
    """
    match = _TIME.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if match is None:
        raise ValueError(f"is not a date with a time of day: {_WRITE}")
    date = "-".join(part.zfill(2) for part in match["date"].split("/"))
    try:
        local = datetime.fromisoformat(f"{date}T{match['clock']}")
        time = _in_zone(local, match["zone"], zone) if match["zone"] else local.replace(tzinfo=zone)
        time.astimezone(UTC)
    except OverflowError:
        raise ValueError(f"is out of range: {_WRITE}") from None
    except ValueError as error:
        raise ValueError(f"{error}: {_WRITE}") from None
    return time


def _in_zone(local: datetime, name: str, zone: tzinfo) -> datetime:
    if offset := _OFFSET.fullmatch(name):
        difference = timedelta(hours=int(offset["hours"]), minutes=int(offset["minutes"] or 0))
        return local.replace(tzinfo=timezone(-difference if offset["sign"] == "-" else difference))
    for fold in (0, 1):  # in the hour that a change of clocks repeats, the name decides
        own = local.replace(tzinfo=zone, fold=fold)
        if own.tzname() == name:
            return own
    if (hours := _ABBREVIATIONS.get(name.upper())) is not None:
        return local.replace(tzinfo=timezone(timedelta(hours=hours)))
    if name in zone_names():
        return local.replace(tzinfo=ZoneInfo(name))
    raise ValueError(f"has the zone {name!r}, which is unknown or the name of several")
