"""The instructor's pages as HTML: self-contained files under a strict content security policy."""

import base64
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from markupsafe import Markup

from autograder.core.i18n import Language, lazy, translate
from autograder.reporting.class_report import charts
from autograder.reporting.class_report.assignment_report import AssignmentReport, StudentRow
from autograder.reporting.class_report.attention import (
    MAX_NAMED,
    Reason,
    StuckReason,
    StuckStudent,
)
from autograder.reporting.class_report.course_overview import Overview
from autograder.reporting.class_report.item_analysis import (
    Column,
    MatrixCellStatus,
    TestDoubt,
)
from autograder.reporting.class_report.model import ClassFacts
from autograder.reporting.class_report.notebooks import CommonParts
from autograder.reporting.jinja import asset, format_lateness, format_time, render_template

_TEMPLATES = Path(__file__).parent / "templates"
STATUS_TEXTS = {
    MatrixCellStatus.PASSED: "all points",
    MatrixCellStatus.CARRIED: "right once its prerequisites are right",
    MatrixCellStatus.PARTLY: "some of the points",
    MatrixCellStatus.FAILED: "no points",
    MatrixCellStatus.UNWRITTEN: "not written, or it could not be run",
    MatrixCellStatus.BROKEN: "a test itself failed",
    MatrixCellStatus.NONE: "not tested",
}
SYMBOLS = dict(zip(STATUS_TEXTS, ("✓", "(✓)", "◐", "✗", "–", "!", ""), strict=True))
REASON_TEXTS = {
    Reason.GRADER_FAILED: "Grading stopped for a reason on our side. Run `seminar grade` again;"
    " if that does not help, report it with the detail.",
    Reason.BROKEN_TEST: "A hidden test could not be carried out. Fix the suite, and run"
    " `seminar audit` and `seminar grade`.",
    Reason.PROTOCOL_VIOLATION: "The notebook sent something that no solution sends. Look at the"
    " notebook.",
    Reason.UNGRADED: "Handed in, but not graded yet. Run `seminar grade`.",
    Reason.NOT_IMPORTED: "Graded, but not in the gradebook yet. Run `seminar grade`.",
    Reason.OTHER_SUITE: "Graded with a different version of the suite than most submissions. Run"
    " `seminar grade`.",
    Reason.WEAK_SANDBOX: "Graded at a weaker isolation level than full.",
    Reason.OUT_OF_TIME: "The time for the whole notebook was used up before the last test.",
    Reason.AMBIGUOUS_ANSWER: "It was not certain which cell was meant as an answer. Check whether"
    " the right one was taken.",
}
STUCK_TEXTS = {
    StuckReason.UNGRADABLE: "Nothing in the file can be graded: ask for the notebook again.",
    StuckReason.MISSING_AGAIN: "Has handed in nothing for the second time in a row.",
    StuckReason.UNWRITTEN: "Has not written {exercises}, and has {share} of the points.",
    StuckReason.LOW: "Has {share} of the points; lost the most in {exercises}.",
    StuckReason.FELL: "Fell from {before} to {share}; lost the most in {exercises}.",
}
DOUBT_TEXTS = {
    TestDoubt.BROKEN: "It could not be carried out for some students: fix the suite.",
    TestDoubt.NONE_PASS: "No student passes it.",
    TestDoubt.REVERSED: "Weaker students pass it more often than stronger ones.",
}
ACCURACY_TEXTS = {
    0: "no more than chance, or no training",
    1: "more than chance",
    2: "most digits",
    3: "as good as the reference",
}
HEAT_THRESHOLDS = (0.3, 0.5, 0.7, 0.9)
LIVE_POLICY = " 'self'; connect-src 'self'"
MINUS, DASH = "\u2212", "\u2013"


def assignment_page(
    report: AssignmentReport,
    index: str = "",
    examples: Mapping[Column, str] = {},
    common_parts: Sequence[CommonParts] = (),
    *,
    live: bool = False,
) -> str:
    """Return the page about one assignment.

    `index` is the relative URL of the overview page; `examples` is the code of a student by
    exercise and id of a misconception; `common_parts` are what several submissions share. A `live`
    page loads the server's script.
    """
    language = report.facts.language
    singles = [cluster for cluster in report.misconceptions if cluster.count == 1]
    curves = [curve.values for curve in report.curves]
    return _page(
        "assignment.html",
        report.facts,
        report=report,
        clusters=[cluster for cluster in report.misconceptions if cluster.count > 1],
        singles=singles,
        examples=examples,
        common_parts=[(parts.people, _common_text(parts, language)) for parts in common_parts],
        curves_figure=Markup(charts.draw_curves(curves, report.band, language)) if curves else "",
        index=index,
        unexplained=[exercise for exercise in report.exercises if exercise.unexplained],
        doubtful=[test for test in report.tests if test.doubt],
        highest_bar=max((bar.count for bar in report.bars), default=0) or 1,
        symbols=SYMBOLS,
        status_texts={key: translate(STATUS_TEXTS[key], language) for key in STATUS_TEXTS},
        reason_texts={key: translate(REASON_TEXTS[key], language) for key in REASON_TEXTS},
        doubt_texts={key: translate(DOUBT_TEXTS[key], language) for key in DOUBT_TEXTS},
        accuracy_texts={key: translate(ACCURACY_TEXTS[key], language) for key in ACCURACY_TEXTS},
        stuck_text=lambda student: _stuck_text(student, language),
        remarks=lambda row: list(_remarks(row, language)),
        is_open=report.facts.now < report.facts.due,
        epochs=max(map(len, curves), default=0),
        live=live,
    )


def overview_page(overview: Overview) -> str:
    """Return the page about all assignments."""
    figure = charts.draw_weeks(
        [week.assignment.replace("_", "\n", 1) for week in overview.weeks],
        [week.shares for week in overview.weeks],
        [line.shares for line in overview.students],
        overview.facts.language,
    )
    return _page("overview.html", overview.facts, overview=overview, weeks_figure=Markup(figure))


def _page(template: str, facts: ClassFacts, *, live: bool = False, **values: Any) -> str:
    style, script = asset(_TEMPLATES / "style.css"), asset(_TEMPLATES / "sort.js")
    policy = (
        f"default-src 'none'; style-src {_csp_hash(style)};"
        f" script-src {_csp_hash(script)}{LIVE_POLICY if live else ''};"
        " base-uri 'none'; form-action 'none'"
    )
    return render_template(
        _TEMPLATES / template,
        facts.language,
        facts=facts,
        policy=policy,
        live=live,
        style=style,
        script=script,
        format_time=lambda time: format_time(time, facts.language),
        format_points=format_points,
        format_share=format_share,
        format_accuracy=lambda share: f"{100 * share:.1f}%",
        format_correlation=_format_correlation,
        format_change=_format_change,
        heat_class=_heat_class,
        **values,
    )


def format_points(points: float | None) -> str:
    """Return points with at most two decimals; a dash for None."""
    return DASH if points is None else f"{round(points, 2):g}"


def format_share(share: float | None) -> str:
    """Return a percentage that rounds to 0% or 100% only if it is exact; a dash for None."""
    if share is None:
        return DASH
    percent = round(100 * share)
    if 0 < share < 1:
        percent = min(max(percent, 1), 99)
    return f"{percent}%"


def _format_correlation(value: float | None) -> str:
    return DASH if value is None else f"{value:.2f}".replace("-", MINUS)


def _format_change(value: float | None) -> str:
    """Return a difference of two shares in percentage points with its sign."""
    if value is None:
        return DASH
    points = round(100 * value)
    return f"{'+' if points > 0 else MINUS if points < 0 else '±'}{abs(points)}"


def _heat_class(share: float | None) -> str:
    """Return the CSS class of a share's colour, from h0 (low) to h4."""
    if share is None:
        return ""
    return f"h{sum(share >= threshold for threshold in HEAT_THRESHOLDS)}"


def _stuck_text(student: StuckStudent, language: Language) -> str:
    """Return one sentence on why a student needs help."""
    names = ", ".join(student.exercises[:MAX_NAMED])
    if more := len(student.exercises[MAX_NAMED:]):
        names = lazy("{names} and {count} more", names=names, count=more).render(language)
    return lazy(
        STUCK_TEXTS[student.reason],
        exercises=names,
        share=format_share(student.share),
        before=format_share(student.previous_share),
    ).render(language)


def _common_text(parts: CommonParts, language: Language) -> str:
    """Return what these submissions have in common, in one line."""
    texts = [lazy("the same answer to {question}", question=name) for name in parts.answers]
    if parts.own_cells:
        texts.append(lazy("equal cells of their own: {count}", count=parts.own_cells))
    if parts.cell_ids:
        texts.append(lazy("equal cell ids: {count}", count=parts.cell_ids))
    return translate("; ", language).join(text.render(language) for text in texts)


def _remarks(row: StudentRow, language: Language) -> Iterator[str]:
    if row.seconds_late:
        lateness = format_lateness(row.seconds_late, language)
        yield lazy(
            "late by {lateness}, penalty {points}" if row.penalty else "late by {lateness}",
            lateness=lateness,
            points=format_points(row.penalty),
        ).render(language)
    if row.unread_points:
        points = format_points(row.unread_points)
        yield lazy("still to be read: {points}", points=points).render(language)
    if not row.in_gradebook:
        yield translate("not in the gradebook yet", language)


def _csp_hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
