"""The instructor's pages as HTML: one self-contained file each, under a strict policy."""

import base64
import hashlib
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any

from babel.dates import format_date
from markupsafe import Markup

from autograder.course import Language
from autograder.reporting.classpage import figures, words
from autograder.reporting.classpage.facts import ClassFacts, CourseFacts
from autograder.reporting.classpage.items import Mark
from autograder.reporting.classpage.overview import Overview
from autograder.reporting.classpage.report import Report, Row
from autograder.reporting.templates import environment

TEMPLATES = Path(__file__).parent / "templates"
SYMBOLS = {
    Mark.PASSED: "✓",
    Mark.CARRIED: "(✓)",
    Mark.FAILED: "✗",
    Mark.UNWRITTEN: "–",
    Mark.BROKEN: "!",
    Mark.NONE: "",
}
# How cells sort: what went well is highest, what was not tested goes last.
RANKS = {
    Mark.PASSED: "4",
    Mark.CARRIED: "3",
    Mark.FAILED: "2",
    Mark.UNWRITTEN: "1",
    Mark.BROKEN: "0",
    Mark.NONE: "",
}
HEAT = (0.3, 0.5, 0.7, 0.9)
MINUS, DASH = "\u2212", "\u2013"


def assignment_page(report: Report, index: str = "") -> str:
    """The page about one assignment; `index` is the address of the overview, if there is one."""
    language = report.facts.language
    drawn = {
        "points": Markup(figures.points(report.bars, report.points.median, language))
        if report.points
        else "",
        "tests": _tests_figure(report, language),
        "curves": _curves_figure(report, language),
    }
    return _page(
        "assignment.html",
        report.facts,
        report=report,
        figures=drawn,
        index=index,
        unexplained=[one for one in report.exercises if one.unexplained],
        ends=set(accumulate(len(one.tests) for one in report.exercises)),
        marks={mark: words.say(f"mark_{mark}", language) for mark in Mark},
        remarks=lambda row: "; ".join(_remarks(row, language)),
        is_open=report.facts.now < report.facts.due,
        epochs=max((len(curve.values) for curve in report.curves), default=0),
    )


def overview_page(overview: Overview) -> str:
    """The page about all assignments."""
    drawn = figures.weeks(
        [week.assignment.replace("_", "\n", 1) for week in overview.weeks],
        [week.shares for week in overview.weeks],
        [line.shares for line in overview.students],
        overview.facts.language,
    )
    return _page(
        "overview.html", overview.facts, overview=overview, figures={"weeks": Markup(drawn)}
    )


def _page(name: str, facts: ClassFacts | CourseFacts, **values: Any) -> str:
    language = facts.language
    style, script = _asset("style.css"), _asset("sort.js")
    policy = (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)};"
        " base-uri 'none'; form-action 'none'"
    )
    return (
        environment(TEMPLATES)
        .get_template(name)
        .render(
            facts=facts,
            language=language,
            policy=policy,
            style=Markup(style),
            script=Markup(script),
            symbols=SYMBOLS,
            ranks=RANKS,
            **_helpers(language),
            **values,
        )
    )


def _helpers(language: Language) -> dict[str, Callable[..., str]]:
    """What the templates call to put a value into words."""
    return {
        "say": lambda key, **values: words.say(key, language, **values),
        "reason": lambda key: words.reason(str(key), language),
        "time": lambda moment: _time(moment, language),
        "late": lambda seconds: late(seconds, language),
        "plain": plain,
        "percent": percent,
        "tenths": lambda share: f"{100 * share:.1f}%",
        "decimal": decimal,
        "change": change,
        "heat": heat,
    }


def plain(value: float | None) -> str:
    """A number of points."""
    return DASH if value is None else f"{round(value, 2):g}"


def percent(share: float | None) -> str:
    """A share; what is not quite all or nothing does not look so."""
    if share is None:
        return DASH
    rounded = round(100 * share)
    if rounded in (0, 100) and share not in (0, 1):
        rounded = min(max(rounded, 1), 99) if 0 < share < 1 else rounded
    return f"{rounded}%"


def decimal(value: float | None) -> str:
    """A correlation."""
    return DASH if value is None else f"{value:.2f}".replace("-", MINUS)


def change(value: float | None) -> str:
    """A difference of two shares, in hundredths, with its sign."""
    if value is None:
        return DASH
    rounded = round(100 * value)
    return f"{'+' if rounded > 0 else MINUS if rounded < 0 else '±'}{abs(rounded)}"


def heat(share: float | None) -> str:
    """The class of a share's colour, from h0 for a low one to h4."""
    return "" if share is None else f"h{sum(share >= edge for edge in HEAT)}"


def late(seconds: float, language: Language) -> str:
    """How long after the due date."""
    minutes, _ = divmod(int(timedelta(seconds=seconds).total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    if days:
        return words.say("days", language, days=days, hours=hours)
    if hours:
        return words.say("hours", language, hours=hours, minutes=minutes)
    return words.say("minutes", language, minutes=max(minutes, 1))


def _remarks(row: Row, language: Language) -> list[str]:
    said = [late(row.seconds_late, language)] if row.seconds_late else []
    remarks = [f"{words.say('late', language)}: {text}" for text in said]
    if row.waiting:
        remarks.append(words.say("by_hand", language))
    if not row.entered:
        remarks.append(words.say("not_entered", language))
    return remarks


def _tests_figure(report: Report, language: Language) -> str:
    found = [
        (test.number, test.difficulty, test.separation)
        for test in report.tests
        if test.difficulty is not None and test.separation is not None
    ]
    return Markup(figures.tests(found, language)) if found else ""


def _curves_figure(report: Report, language: Language) -> str:
    if not report.curves:
        return ""
    values = [curve.values for curve in report.curves]
    return Markup(figures.curves(values, report.band, language))


def _time(moment: datetime, language: Language) -> str:
    day = format_date(moment, "medium", locale=language)
    return f"{day} {moment:%H:%M}"


@cache
def _asset(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
