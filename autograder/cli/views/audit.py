"""View of an audit: a matrix of variants by hidden tests, and the findings."""

from collections.abc import Iterator, Sequence

import msgspec

from autograder.authoring.audit_rules import AnswerAudit, Audit, all_findings

PASSED, FAILED = "·", "x"


def lines(audits: Sequence[Audit]) -> Iterator[str]:
    """Yield the matrix of each exercise, then one line for each finding."""
    for exercise_audit in audits:
        yield from _matrix(exercise_audit)
        yield ""
    findings = list(all_findings(audits))
    yield from (f"! {finding}" for finding in findings)
    yield _summary(audits, len(findings))


def as_json(audits: Sequence[Audit]) -> str:
    """Return the audits as JSON; a finding is its one line of text."""
    values = [
        msgspec.to_builtins(audit) | {"complaints": [str(finding) for finding in audit.findings]}
        for audit in audits
    ]
    return msgspec.json.format(msgspec.json.encode(values), indent=1).decode()


def _matrix(audited: Audit) -> Iterator[str]:
    yield f"{audited.assignment} / {audited.exercise}"
    for number, test in enumerate(audited.tests, 1):
        yield f"  {number:>2} {test}"
    width = max((len(row.name) for row in audited.rows), default=0)
    last_digits = "".join(str(number % 10) for number, _ in enumerate(audited.tests, 1))
    yield f"     {'':<9}  {'':<{width}} {last_digits}"
    for row in audited.rows:
        marks = "".join(FAILED if test in row.failed else PASSED for test in audited.tests)
        seen = [name for name in row.diagnosis if name != row.id]
        tail = f" looks like {', '.join(seen)}" if seen else _undiagnosed(row)
        kept = f" {row.kept:>4.0%}" if row.kind == "wrong" else ""
        yield f"     {row.kind:<9}  {row.name:<{width}} {marks}{kept}{tail}"
    noticed = f"{audited.tried - len(audited.survivors)} of {audited.tried}"
    yield f"     mutants: {noticed} noticed or equivalent ({audited.mutants} in all)"


def _undiagnosed(row: AnswerAudit) -> str:
    return " (not explained)" if row.kind == "wrong" and row.failed and not row.diagnosis else ""


def _summary(audits: Sequence[Audit], complaints: int) -> str:
    rows = [row for audited in audits for row in audited.rows]
    wrong = sum(row.kind == "wrong" for row in rows)
    right = sum(row.kind == "right" for row in rows)
    tried = sum(audited.tried for audited in audits)
    counts = f"{len(audits)} exercises, {wrong} wrong and {right} right answers, {tried} mutants"
    return f"{counts}: {f'{complaints} complaints' if complaints else 'clean'}"
