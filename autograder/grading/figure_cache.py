"""The figures of the reference solution, which need not be drawn again for each submission.

Most figures of a class are equal to the reference's, and drawing them takes longer than the rest
of many notebooks. A worker runs the reference's cells once, behind the wall as a submission's,
and has the pictures by the names of their figures. See docs/decisions/0016.
"""

import msgspec

from autograder.course import Level
from autograder.grading.spec import GradingSpec, sandbox_spec, sha256_hex
from autograder.intake.normalizer import Release, Role
from autograder.sandbox.figure_policy import RENDER, RENDER_AND_DIGEST, FigurePolicy, skip_known
from autograder.sandbox.session import Session

MAX_SECONDS = (
    3.0  # seconds to spend on the reference's cells; where they take longer, drawing does not
)
MAX_CACHED_SPECS = 8  # that a worker remembers

_known: dict[str, FigurePolicy | None] = {}


def figure_policy(kit: GradingSpec, release: Release) -> FigurePolicy:
    """What to do with the figures of the next submission.

    They are learnt from the second on: a single one, as in `seminar check`, would only wait.
    """
    if kit.level is not Level.FULL:  # no warm parent, and so nobody who names figures
        return RENDER
    key = sha256_hex(msgspec.msgpack.encode(kit))
    if key not in _known:
        _forget_oldest()
        _known[key] = None
        return RENDER
    found = _known[key]
    if found is None:
        found = _known[key] = _render_reference(kit, release)
    return found


def _render_reference(kit: GradingSpec, release: Release) -> FigurePolicy:
    plan = sandbox_spec(kit)
    seconds = min(MAX_SECONDS, plan.limits.notebook)
    limits = msgspec.structs.replace(plan.limits, notebook=seconds, submission=seconds)
    cells = [
        (place, kit.sources.get(cell.name, cell.source))
        for place, cell in enumerate(release.cells)
        if cell.is_code and cell.role is not Role.CHECK
    ]
    with Session(
        msgspec.structs.replace(plan, limits=limits), cells, figures=RENDER_AND_DIGEST
    ) as session:
        runs = session.run_notebook()
    return skip_known(output for run in runs for output in run.outputs)


def _forget_oldest() -> None:
    while len(_known) >= MAX_CACHED_SPECS:
        del _known[next(iter(_known))]
