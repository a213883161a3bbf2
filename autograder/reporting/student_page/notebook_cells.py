"""The student's notebook on the page: its cells with their outputs, ready to be shown."""

import re
from collections.abc import Iterator

from markupsafe import Markup
from msgspec import Struct

from autograder.core.i18n import Language, lazy
from autograder.reporting.student_page import highlighting, markdown
from autograder.reporting.student_page.model import (
    DisplayKind,
    PageCell,
    PageOutput,
    StudentPageModel,
)
from autograder.reporting.student_page.scroll_regions import (
    HeadingLevels,
    ScrollRegions,
    is_coloured,
)
from autograder.sanitize import html_cleaner
from autograder.sanitize.images import KINDS

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

    kind: DisplayKind
    exercise: str
    title: str  # of the heading that it stands under
    body: Block
    outputs: tuple[Block, ...] = ()


def cells(submission: StudentPageModel) -> tuple[CellView, ...]:
    """The notebook from top to bottom; cells without any text are left out."""
    maker = _Maker(submission.language, told=submission.result is not None)
    return tuple(maker.cell(cell) for cell in submission.cells if cell.source.strip())


def prose_html(source: str, language: Language, above: int) -> Markup:
    """A text that does not stand in the notebook, a comment say."""
    text = HeadingLevels(above).shift(markdown.render_markdown(source, {}))
    return Markup(ScrollRegions(language).wrap(text))


class _Maker:
    """Keeps what runs through a notebook: levels of headings, numbers of boxes and figures."""

    def __init__(self, language: Language, *, told: bool) -> None:
        self._language, self._told = language, told
        self._outline, self._frames = HeadingLevels(ABOVE), ScrollRegions(language)
        self._figures = 0

    def cell(self, cell: PageCell) -> CellView:
        """One cell. What stands below a check cell is told in the part about its exercise."""
        told = self._told and cell.kind is DisplayKind.CHECK
        title = self._outline.title  # not one that the cell brings itself
        body = self._text(cell) if cell.kind is DisplayKind.TEXT else self._code(cell.source)
        if cell.kind is DisplayKind.QUESTION:
            body = self._code(cell.source) if cell.is_code else self._text(cell)
        outputs = () if told else tuple(self._outputs(cell.outputs))
        return CellView(cell.kind, cell.exercise, title, body, outputs)

    def _text(self, cell: PageCell) -> Block:
        text = self._outline.shift(markdown.render_markdown(cell.source, cell.attachments))
        return Block("html", Markup(self._frames.wrap(text)), paper=is_coloured(text))

    def _code(self, source: str) -> Block:
        label = self._frames.next_label("code") if highlighting.is_wide(source) else ""
        return Block("code", highlighting.highlight_python(source), label)

    def _outputs(self, outputs: tuple[PageOutput, ...]) -> Iterator[Block]:
        for output in outputs:
            if output.kind in ("stream", "error"):
                yield self._printed(output)
            else:
                yield from self._data(output.data)

    def _printed(self, output: PageOutput) -> Block:
        text = (output.text or output.title).rstrip("\n")
        label = self._frames.next_label("output") if highlighting.is_wide(text) else ""
        kind = "error" if output.kind == "error" else "printed"
        shown = highlighting.ansi_to_html(text)
        return Block(kind, shown, label, paper=is_coloured(shown))

    def _data(self, data: dict[str, str]) -> Iterator[Block]:
        """The richest kind of an output that a page can show."""
        shown = html_cleaner.clean(data.get("text/html", ""))
        pictures = [kind for kind in KINDS if BASE64.match(data.get(kind, "-"))]
        if html_cleaner.has_content(shown):
            text = self._frames.wrap(self._outline.shift(shown))
            yield Block(
                "html", Markup(text), self._frames.next_label("output"), paper=is_coloured(shown)
            )
        elif pictures:
            yield self._picture(pictures[0], data[pictures[0]])
        elif "text/latex" in data:
            text = self._frames.wrap(markdown.latex2html(data["text/latex"]))
            yield Block("html", Markup(text))
        elif data.get("text/plain", "").strip():
            yield self._printed(PageOutput("stream", text=data["text/plain"]))

    def _picture(self, kind: str, data: str) -> Block:
        self._figures += 1
        number, title = self._figures, self._outline.title
        said = lazy("Figure {number}, drawn by the code above it", number=number)
        if title:
            said = lazy(
                "Figure {number}, drawn by the code above it, in “{title}”",
                number=number,
                title=title,
            )
        source = f"data:{kind};base64,{''.join(data.split())}"
        return Block("picture", source=source, alt=said.render(self._language))
