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

from autograder.core.i18n import Language
from autograder.reporting.class_report import charts, strings
from autograder.reporting.class_report.assignment_report import AssignmentReport, StudentRow
from autograder.reporting.class_report.course_overview import Overview
from autograder.reporting.class_report.item_analysis import MatrixCellStatus
from autograder.reporting.class_report.model import ClassFacts, CourseFacts
from autograder.reporting.jinja import environment

TEMPLATES = Path(__file__).parent / "templates"
SYMBOLS = {
    MatrixCellStatus.PASSED: "✓",
    MatrixCellStatus.CARRIED: "(✓)",
    MatrixCellStatus.FAILED: "✗",
    MatrixCellStatus.UNWRITTEN: "–",
    MatrixCellStatus.BROKEN: "!",
    MatrixCellStatus.NONE: "",
}
# How cells sort: what went well is highest, what was not tested goes last.
RANKS = {
    MatrixCellStatus.PASSED: "4",
    MatrixCellStatus.CARRIED: "3",
    MatrixCellStatus.FAILED: "2",
    MatrixCellStatus.UNWRITTEN: "1",
    MatrixCellStatus.BROKEN: "0",
    MatrixCellStatus.NONE: "",
}
HEAT = (0.3, 0.5, 0.7, 0.9)
MINUS, DASH = "\u2212", "\u2013"


def assignment_page(report: AssignmentReport, index: str = "") -> str:
    """The page about one assignment; `index` is the address of the overview, if there is one."""
    language = report.facts.language
    drawn = {
        "points": Markup(charts.points(report.bars, report.points.median, language))
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
        marks={mark: strings.text(f"mark_{mark}", language) for mark in MatrixCellStatus},
        remarks=lambda row: "; ".join(_remarks(row, language)),
        is_open=report.facts.now < report.facts.due,
        epochs=max((len(curve.values) for curve in report.curves), default=0),
    )


def overview_page(overview: Overview) -> str:
    """The page about all assignments."""
    drawn = charts.weeks(
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
        "say": lambda key, **values: strings.text(key, language, **values),
        "reason": lambda key: strings.reason(str(key), language),
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
        return strings.text("days", language, days=days, hours=hours)
    if hours:
        return strings.text("hours", language, hours=hours, minutes=minutes)
    return strings.text("minutes", language, minutes=max(minutes, 1))


def _remarks(row: StudentRow, language: Language) -> list[str]:
    said = [late(row.seconds_late, language)] if row.seconds_late else []
    remarks = [f"{strings.text('late', language)}: {text}" for text in said]
    if row.waiting:
        remarks.append(strings.text("by_hand", language))
    if not row.entered:
        remarks.append(strings.text("not_entered", language))
    return remarks


def _tests_figure(report: AssignmentReport, language: Language) -> str:
    found = [
        (test.number, test.difficulty, test.discrimination)
        for test in report.tests
        if test.difficulty is not None and test.discrimination is not None
    ]
    return Markup(charts.tests(found, language)) if found else ""


def _curves_figure(report: AssignmentReport, language: Language) -> str:
    if not report.curves:
        return ""
    values = [curve.values for curve in report.curves]
    return Markup(charts.curves(values, report.band, language))


def _time(moment: datetime, language: Language) -> str:
    day = format_date(moment, "medium", locale=language)
    return f"{day} {moment:%H:%M}"


@cache
def _asset(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
