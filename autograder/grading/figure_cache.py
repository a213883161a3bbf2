"""Figures of the reference solution, which guests need not render again for each submission.

Most figures of a class equal the reference's, and rendering them takes longer than the rest of
many notebooks. A worker runs the reference's cells once, in the sandbox like a submission's, and
keeps the pictures by the digests of their figures. See docs/decisions/0016.
"""

import msgspec

from autograder.course import Level
from autograder.grading.spec import GradingSpec, sandbox_spec, sha256_hex
from autograder.intake.model import Release, Role
from autograder.sandbox.cell_outputs import RENDER, RENDER_AND_DIGEST, FigurePolicy, skip_known
from autograder.sandbox.session import Session
from autograder.sandbox.zygote_client import ZygotePool

MAX_SECONDS = 3.0  # for the reference's cells; if they take longer, rendering is not the cost
MAX_CACHED_SPECS = 8


class FigureCache:
    """The figure policies of a worker, by grading spec."""

    def __init__(self, zygotes: ZygotePool) -> None:
        self._zygotes = zygotes
        self._policies: dict[str, FigurePolicy | None] = {}  # None: used once, not rendered yet

    def policy(self, spec: GradingSpec, release: Release) -> FigurePolicy:
        """Return how to treat the figures of the next submission.

        The reference's figures are rendered from the second submission on: a single one, as in
        `seminar check`, would only wait for them.
        """
        if spec.level is not Level.FULL:  # without a zygote no guest computes digests
            return RENDER
        key = sha256_hex(msgspec.msgpack.encode(spec))
        if key not in self._policies:
            while len(self._policies) >= MAX_CACHED_SPECS:
                del self._policies[next(iter(self._policies))]  # the oldest
            self._policies[key] = None
            return RENDER
        policy = self._policies[key]
        if policy is None:
            policy = self._policies[key] = self._render_reference(spec, release)
        return policy

    def _render_reference(self, spec: GradingSpec, release: Release) -> FigurePolicy:
        sandbox = sandbox_spec(spec)
        seconds = min(MAX_SECONDS, sandbox.limits.notebook)
        limits = msgspec.structs.replace(sandbox.limits, notebook=seconds, submission=seconds)
        sandbox = msgspec.structs.replace(sandbox, limits=limits)
        cells = [
            (index, spec.sources.get(cell.name, cell.source))
            for index, cell in enumerate(release.cells)
            if cell.is_code and cell.role is not Role.CHECK
        ]
        with Session(sandbox, cells, figures=RENDER_AND_DIGEST, zygotes=self._zygotes) as session:
            runs = session.run_notebook()
        return skip_known(output for run in runs for output in run.outputs)
