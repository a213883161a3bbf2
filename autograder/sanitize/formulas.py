"""Formulas in TeX: converts them to MathML for pages, and neutralizes active commands.

Pages need no script for MathML. Other viewers render TeX with MathJax, whose commands could
link, style or fetch.
"""

import html
import re
from xml.etree.ElementTree import Element, tostring

from latex2mathml.converter import Converter

MAX_FORMULA_CHARS = 4000
# Commands of MathJax that link, style, name or fetch.
ACTIVE_COMMAND = re.compile(
    r"\\(?=(?:href|url|require|style|class|cssId|bbox|unicode|data|html[A-Za-z]*|mmlToken"
    r"|includegraphics|texttip|mathtip|toggle)(?![A-Za-z]))"
)
INVISIBLE = "\N{ZERO WIDTH SPACE}"
_TAGS = (
    "math menclose mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms"
    " mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none"
)
_ATTRIBUTES = (
    "accent accentunder columnalign columnlines columnspacing depth display displaystyle fence"
    " form frame height largeop linethickness lspace mathbackground mathcolor mathsize mathvariant"
    " maxsize minsize movablelimits notation rowlines rowspacing rspace scriptlevel separator"
    " stretchy symmetric voffset width xmlns"
)
MATHML_TAGS, MATHML_ATTRIBUTES = frozenset(_TAGS.split()), frozenset(_ATTRIBUTES.split())


def has_active_command(text: str) -> bool:
    """Return whether `text` contains an active TeX command."""
    return ACTIVE_COMMAND.search(text) is not None


def neutralize(text: str) -> str:
    """Return `text` with all active TeX commands broken, so that they are shown as text."""
    return ACTIVE_COMMAND.sub(rf"\\{INVISIBLE}", text)


def to_mathml(source: str, *, block: bool = False) -> str:
    """Return a formula as MathML, or its source as HTML if it cannot be converted."""
    try:
        return _mathml(source, "block" if block else "inline")
    except Exception:  # latex2mathml raises various types, and any text may be a "formula"
        delimiter = "$$" if block else "$"
        return f"<code>{html.escape(delimiter + neutralize(source) + delimiter)}</code>"


def _mathml(source: str, display: str) -> str:
    if len(source) > MAX_FORMULA_CHARS or has_active_command(source):
        raise ValueError("too long, or with an active command")
    tree = Converter(display=display).convert_to_element(source)
    _sanitize(tree)
    return tostring(tree, encoding="unicode")


def _sanitize(tree: Element) -> None:
    """Unescape the texts, in which latex2mathml leaves markup; raise ValueError for other tags."""
    for element in tree.iter():
        if element.tag not in MATHML_TAGS or not MATHML_ATTRIBUTES.issuperset(element.attrib):
            raise ValueError(f"{element.tag} in a formula")
        element.text = html.unescape(element.text or "") or None
        if (element.text or "").startswith("\\"):
            raise ValueError(f"unknown command {element.text}")
