"""Formulas: set as MathML when a page is made, so that the page needs no script for them.

A formula is a student's text like any other. Commands that link, style or fetch are taken away
before a script of another viewer, MathJax say, could follow them.
"""

import html
import re
from xml.etree.ElementTree import Element, tostring

from latex2mathml.converter import Converter

MAX_FORMULA = 4000
# Control words of MathJax that link, style, name or fetch.
ACTING = re.compile(
    r"\\(?=(?:href|url|require|style|class|cssId|bbox|unicode|data|html[A-Za-z]*|mmlToken"
    r"|includegraphics|texttip|mathtip|toggle)(?![A-Za-z]))"
)
INVISIBLE = "\N{ZERO WIDTH SPACE}"
MATHML_TAGS = (
    "math menclose mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms"
    " mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none"
)
MATHML_ATTRIBUTES = (
    "accent accentunder columnalign columnlines columnspacing depth display displaystyle fence"
    " form frame height largeop linethickness lspace mathbackground mathcolor mathsize mathvariant"
    " maxsize minsize movablelimits notation rowlines rowspacing rspace scriptlevel separator"
    " stretchy symmetric voffset width xmlns"
)
ELEMENTS, ATTRIBUTES = frozenset(MATHML_TAGS.split()), frozenset(MATHML_ATTRIBUTES.split())


def has_active_command(text: str) -> bool:
    """Whether a formula in `text` could do more than be shown."""
    return ACTING.search(text) is not None


def neutralize(text: str) -> str:
    """`text` in which no formula does more than be shown."""
    return ACTING.sub(rf"\\{INVISIBLE}", text)


def to_mathml(source: str, *, block: bool = False) -> str:
    """A formula as MathML; as its source where that cannot be done."""
    try:
        return _mathml(source, "block" if block else "inline")
    except Exception:  # the library has no common error, and any text may be a "formula"
        mark = "$$" if block else "$"
        return f"<code>{html.escape(mark + neutralize(source) + mark)}</code>"


def _mathml(source: str, display: str) -> str:
    if len(source) > MAX_FORMULA or has_active_command(source):
        raise ValueError("not a formula to be set")
    tree = Converter(display=display).convert_to_element(source)
    _check(tree)
    return tostring(tree, encoding="unicode")


def _check(tree: Element) -> None:
    """Nothing but mathematics, as plain characters: the library leaves markup in texts."""
    for element in tree.iter():
        if element.tag not in ELEMENTS or not ATTRIBUTES.issuperset(element.attrib):
            raise ValueError(f"{element.tag} in a formula")
        element.text = html.unescape(element.text or "") or None
        if (element.text or "").startswith("\\"):
            raise ValueError(f"unknown command {element.text}")
