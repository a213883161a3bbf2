"""Finds the language of a submission: that of the release which its cells come from."""

from collections.abc import Mapping

from autograder.core.i18n import Language
from autograder.intake.cell_source import content_digest
from autograder.intake.ipynb_reader import NotAGradableNotebook, parse_ipynb
from autograder.intake.model import Release


def submission_language(data: bytes, releases: Mapping[Language, Release]) -> Language:
    """Return the language of the release that a submitted file has the most cells of.

    Counts unchanged cells that only one of the releases has. If these are equally many, the
    metadata of the notebook decides, and else the order of `releases`. Never raises.
    """
    first = next(iter(releases))
    try:
        notebook = parse_ipynb(data)
    except NotAGradableNotebook:
        return first
    cells = {
        content_digest(cell.source, is_code=cell.cell_type == "code") for cell in notebook.cells
    }
    known = {language: _digests(release) for language, release in releases.items()}
    counts = {
        language: len(
            cells & digests - set().union(*(known[other] for other in known if other != language))
        )
        for language, digests in known.items()
    }
    best = [language for language in releases if counts[language] == max(counts.values())]
    return next((language for language in best if language == notebook.language), best[0])


def _digests(release: Release) -> frozenset[str]:
    return frozenset(content_digest(cell.source, is_code=cell.is_code) for cell in release.cells)
