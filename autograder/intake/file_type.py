"""Classifies files that are not notebooks, so that the message can say what to do."""

import re

from autograder.core.problems import ProblemKind

_ARCHIVES = (b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ")
_DOCUMENTS = (b"%PDF", b"{\\rtf", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff", b"GIF8")
_OFFICE = re.compile(rb"(?:word|xl|ppt)/|mimetypeapplication/vnd\.oasis")
_CONFLICT_BEGIN = re.compile(rb"^<{7}(?: |\r?$)", re.MULTILINE)
_CONFLICT_END = re.compile(rb"^>{7}(?: |\r?$)", re.MULTILINE)
_LINK = re.compile(
    rb"\Aversion https://git-lfs|\A\[InternetShortcut\]|\A\[Desktop Entry\]|\A[^\n{}]*\.ipynb\s*\Z"
)
_CLOUD_LINK = re.compile(rb'"(?:url|doc_id|resource_id)"\s*:\s*"')
_WEB_PAGE = re.compile(rb"\A\s*<(?:!doctype|!--|[a-z?])", re.IGNORECASE)
_SCRIPT = re.compile(
    rb"^(?:import |from \w+ import |def \w+\(|class \w+|# %%|# In\[|# jupyter:)", re.MULTILINE
)
_HEAD_BYTES = 1 << 16  # enough to classify a file


def classify_content(data: bytes, text: bytes) -> ProblemKind:
    """Return what a file is that contains no notebook; `text` is `data` converted to UTF-8."""
    head = text[:_HEAD_BYTES]
    if data.startswith(_ARCHIVES):
        return ProblemKind.DOCUMENT if _OFFICE.search(data) else ProblemKind.ARCHIVE
    if data.startswith(_DOCUMENTS):
        return ProblemKind.DOCUMENT
    if _LINK.search(head) or (len(text) < 1000 and _CLOUD_LINK.search(head)):
        return ProblemKind.SHORTCUT
    if _has_conflict(text):
        return ProblemKind.CONFLICT
    if _WEB_PAGE.search(head):
        return ProblemKind.WEB_PAGE
    if not text.startswith(b"{") and _SCRIPT.search(head):
        return ProblemKind.SCRIPT
    return ProblemKind.NOT_NOTEBOOK


def classify_damage(text: bytes, end: int) -> ProblemKind:
    """Return what is wrong with invalid JSON; its first value ends at `end` (-1: not at all)."""
    if _has_conflict(text):
        return ProblemKind.CONFLICT
    if end < 0:
        return ProblemKind.CUT_OFF
    if text[end:].lstrip()[:1] == b"{":
        return ProblemKind.TWO_NOTEBOOKS
    return ProblemKind.NOT_JSON


def _has_conflict(text: bytes) -> bool:
    return bool(_CONFLICT_BEGIN.search(text) and _CONFLICT_END.search(text))
