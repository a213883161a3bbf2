"""An audit as text: a matrix of known answers by hidden tests, and the complaints."""

from collections.abc import Iterator, Sequence

import msgspec

from autograder.authoring.audit_rules import AnswerAudit, Audit, all_complaints

PASSED, FAILED, NAMED = "·", "x", "X"


def lines(audits: Sequence[Audit]) -> Iterator[str]:
    """The matrices of all exercises, then every complaint on a line of its own."""
    for audited in audits:
        yield from _matrix(audited)
        yield ""
    found = list(all_complaints(audits))
    yield from (f"! {complaint}" for complaint in found)
    yield _summary(audits, len(found))


def as_json(audits: Sequence[Audit]) -> str:
    """The audits as JSON, complaints as text."""
    plain = msgspec.to_builtins(audits, enc_hook=str)  # a complaint as its one line
    return msgspec.json.format(msgspec.json.encode(plain), indent=1).decode()


def _matrix(audited: Audit) -> Iterator[str]:
    yield f"{audited.assignment} / {audited.exercise}"
    for number, test in enumerate(audited.tests, 1):
        yield f"  {number:>2} {test}"
    width = max((len(row.id) for row in audited.rows), default=0)
    yield f"     {'':<9}  {'':<{width}} {''.join(f'{n % 10}' for n in _numbers(audited))}"
    for row in audited.rows:
        marks = "".join(_mark(row, test) for test in audited.tests)
        seen = [name for name in row.diagnosis if name != row.id]
        tail = f" looks like {', '.join(seen)}" if seen else _undiagnosed(row)
        yield f"     {row.kind:<9}  {row.id:<{width}} {marks}{tail}"
    yield f"     {_mutants(audited)}"


def _numbers(audited: Audit) -> range:
    return range(1, len(audited.tests) + 1)


def _mark(row: AnswerAudit, test: str) -> str:
    if test not in row.failed:
        return PASSED
    return NAMED if test == row.fails else FAILED


def _undiagnosed(row: AnswerAudit) -> str:
    return " (not explained)" if row.kind == "wrong" and row.failed and not row.diagnosis else ""


def _mutants(audited: Audit) -> str:
    noticed = audited.tried - len(audited.survivors)
    return f"mutants: {noticed} of {audited.tried} noticed or equivalent ({audited.mutants} in all)"


def _summary(audits: Sequence[Audit], complaints: int) -> str:
    rows = [row for audited in audits for row in audited.rows]
    wrong = sum(row.kind == "wrong" for row in rows)
    right = sum(row.kind == "right" for row in rows)
    tried = sum(audited.tried for audited in audits)
    verdict = f"{complaints} complaints" if complaints else "clean"
    return (
        f"{len(audits)} exercises, {wrong} wrong and {right} right answers,"
        f" {tried} mutants: {verdict}"
    )
