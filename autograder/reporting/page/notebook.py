"""The student's notebook on the page: its cells with their outputs, ready to be shown."""

import re
from collections.abc import Iterator

from markupsafe import Markup
from msgspec import Struct

from autograder.course import Language
from autograder.messages import phrase
from autograder.reporting.page import code, markup, prose
from autograder.reporting.page.frames import Frames, is_coloured
from autograder.reporting.page.headings import Outline
from autograder.reporting.page.pictures import KINDS
from autograder.reporting.page.submission import Cell, Kind, Shown, Submission

BASE64 = re.compile(r"[A-Za-z0-9+/=\s]*\Z")
ABOVE = 2  # the level of the heading over the notebook


class Block(Struct, frozen=True):
    """One output, or the code of a cell. `label` is the name of the box in which it scrolls."""

    kind: str  # code, printed, error, html or picture
    html: Markup = Markup()
    label: str = ""
    source: str = ""  # of a picture
    alt: str = ""
    paper: bool = False  # brings colours that are meant for white paper


class CellView(Struct, frozen=True):
    """One cell as it is shown."""

    kind: Kind
    exercise: str
    title: str  # of the heading that it stands under
    body: Block
    outputs: tuple[Block, ...] = ()


def cells(submission: Submission) -> tuple[CellView, ...]:
    """The notebook from top to bottom; cells without any text are left out."""
    maker = _Maker(submission.language, told=submission.result is not None)
    return tuple(maker.cell(cell) for cell in submission.cells if cell.source.strip())


def prose_html(source: str, language: Language, above: int) -> Markup:
    """A text that does not stand in the notebook, a comment say."""
    text = Outline(above).fit(prose.page_html(source, {}))
    return Markup(Frames(language).fit(text))


class _Maker:
    """Keeps what runs through a notebook: levels of headings, numbers of boxes and figures."""

    def __init__(self, language: Language, *, told: bool) -> None:
        self._language, self._told = language, told
        self._outline, self._frames = Outline(ABOVE), Frames(language)
        self._figures = 0

    def cell(self, cell: Cell) -> CellView:
        """One cell. What stands below a check cell is told in the part about its exercise."""
        told = self._told and cell.kind is Kind.CHECK
        title = self._outline.title  # not one that the cell brings itself
        body = self._text(cell) if cell.kind is Kind.TEXT else self._code(cell.source)
        if cell.kind is Kind.QUESTION:
            body = self._code(cell.source) if cell.is_code else self._text(cell)
        outputs = () if told else tuple(self._outputs(cell.outputs))
        return CellView(cell.kind, cell.exercise, title, body, outputs)

    def _text(self, cell: Cell) -> Block:
        text = self._outline.fit(prose.page_html(cell.source, cell.attachments))
        return Block("html", Markup(self._frames.fit(text)), paper=is_coloured(text))

    def _code(self, source: str) -> Block:
        label = self._frames.name("code") if code.is_wide(source) else ""
        return Block("code", code.coloured(source), label)

    def _outputs(self, outputs: tuple[Shown, ...]) -> Iterator[Block]:
        for output in outputs:
            if output.kind in ("stream", "error"):
                yield self._printed(output)
            else:
                yield from self._data(output.data)

    def _printed(self, output: Shown) -> Block:
        text = (output.text or output.title).rstrip("\n")
        label = self._frames.name("output") if code.is_wide(text) else ""
        kind = "error" if output.kind == "error" else "printed"
        shown = code.printed(text)
        return Block(kind, shown, label, paper=is_coloured(shown))

    def _data(self, data: dict[str, str]) -> Iterator[Block]:
        """The richest kind of an output that a page can show."""
        shown = markup.clean(data.get("text/html", ""))
        pictures = [kind for kind in KINDS if BASE64.match(data.get(kind, "-"))]
        if markup.has_content(shown):
            text = self._frames.fit(self._outline.fit(shown))
            yield Block("html", Markup(text), self._frames.name("output"), paper=is_coloured(shown))
        elif pictures:
            yield self._picture(pictures[0], data[pictures[0]])
        elif "text/latex" in data:
            text = self._frames.fit(prose.latex2html(data["text/latex"]))
            yield Block("html", Markup(text))
        elif data.get("text/plain", "").strip():
            yield self._printed(Shown("stream", text=data["text/plain"]))

    def _picture(self, kind: str, data: str) -> Block:
        self._figures += 1
        number, title = self._figures, self._outline.title
        said = phrase("Figure {number}, drawn by the code above it", number=number)
        if title:
            said = phrase(
                "Figure {number}, drawn by the code above it, in “{title}”",
                number=number,
                title=title,
            )
        source = f"data:{kind};base64,{''.join(data.split())}"
        return Block("picture", source=source, alt=said.render(self._language))
