"""A file that is no notebook: what it is instead, so that its student can be told."""

import re

from autograder.core.problems import ProblemKind

_ARCHIVES = (b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ")
_DOCUMENTS = (b"%PDF", b"{\\rtf", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff", b"GIF8")
_OFFICE = re.compile(rb"(?:word|xl|ppt)/|mimetypeapplication/vnd\.oasis")
_OURS = re.compile(rb"^<{7}(?: |\r?$)", re.MULTILINE)
_THEIRS = re.compile(rb"^>{7}(?: |\r?$)", re.MULTILINE)
_LINK = re.compile(
    rb"\Aversion https://git-lfs|\A\[InternetShortcut\]|\A\[Desktop Entry\]|\A[^\n{}]*\.ipynb\s*\Z"
)
_CLOUD_LINK = re.compile(rb'"(?:url|doc_id|resource_id)"\s*:\s*"')
_PAGE = re.compile(rb"\A\s*<(?:!doctype|!--|[a-z?])", re.IGNORECASE)
_SCRIPT = re.compile(
    rb"^(?:import |from \w+ import |def \w+\(|class \w+|# %%|# In\[|# jupyter:)", re.MULTILINE
)
_START = 1 << 16  # bytes: enough to see what kind of file it is


def classify_content(data: bytes, text: bytes) -> ProblemKind:
    """What a file without a notebook in it is; `text` is what `data` reads as in UTF-8."""
    start = text[:_START]
    if data.startswith(_ARCHIVES):
        return ProblemKind.DOCUMENT if _OFFICE.search(data) else ProblemKind.ARCHIVE
    if data.startswith(_DOCUMENTS):
        return ProblemKind.DOCUMENT
    if _LINK.search(start) or (len(text) < 1000 and _CLOUD_LINK.search(start)):
        return ProblemKind.SHORTCUT
    if _conflict(text):
        return ProblemKind.CONFLICT
    if _PAGE.search(start):
        return ProblemKind.WEB_PAGE
    if not text.startswith(b"{") and _SCRIPT.search(start):
        return ProblemKind.SCRIPT
    return ProblemKind.NOT_NOTEBOOK


def classify_damage(text: bytes, end: int) -> ProblemKind:
    """What is wrong with a file that begins like a notebook; `end` is where that ends, or -1."""
    if _conflict(text):
        return ProblemKind.CONFLICT
    if end < 0:
        return ProblemKind.CUT_OFF
    if text[end:].lstrip()[:1] == b"{":
        return ProblemKind.TWO_NOTEBOOKS
    return ProblemKind.NOT_JSON


def _conflict(text: bytes) -> bool:
    return bool(_OURS.search(text) and _THEIRS.search(text))
