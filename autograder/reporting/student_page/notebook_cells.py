"""The student's notebook on the page: its cells with their outputs, ready for the template."""

import re
from collections.abc import Iterator, Mapping, Sequence

from markupsafe import Markup
from msgspec import Struct

from autograder.core.i18n import Language, lazy
from autograder.grading.code_places import last_heading
from autograder.reporting.student_page import highlighting, markdown
from autograder.reporting.student_page.model import (
    SUBMITTED,
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
from autograder.sanitize.images import IMAGE_FORMATS

QUOTED = re.compile(r"(?<=[“「])([^“”「」]+)(?=[”」])")
BASE64 = re.compile(r"[A-Za-z0-9+/=\s]*\Z")
NOTEBOOK_LEVEL = 2  # of the heading above the notebook


class Block(Struct, frozen=True):
    """An output, or the content of a cell; with a `label` it scrolls in a box of its own."""

    kind: str  # code, printed, error, html, picture or SUBMITTED
    html: Markup = Markup()
    label: str = ""
    source: str = ""  # data URL of a picture
    alt: str = ""
    paper: bool = False  # has colours of its own, which need a white background


class CellView(Struct, frozen=True):
    """One cell for the template; `title` is the heading above it.

    `heading` is the last heading in the cell, as messages quote it, and `place` the id to link to
    if it is the first cell with this heading.
    """

    kind: DisplayKind
    exercise: str
    title: str
    body: Block
    heading: str = ""
    place: str = ""
    outputs: tuple[Block, ...] = ()


def cell_views(submission: StudentPageModel) -> tuple[CellView, ...]:
    """Return the cells of the notebook, without empty ones."""
    renderer = _CellRenderer(submission.language, has_result=submission.result is not None)
    return tuple(renderer.cell(cell) for cell in submission.cells if cell.source.strip())


def place_ids(cells: Sequence[CellView]) -> dict[str, str]:
    """Return the id of the first cell with each heading."""
    return {cell.heading: cell.place for cell in cells if cell.place}


def link_places(message: str, places: Mapping[str, str]) -> Markup:
    """Return a message as HTML in which quoted headings of the notebook are links to them."""
    parts = QUOTED.split(message)  # alternately text and quoted text
    for number in range(1, len(parts), 2):
        if place := places.get(parts[number]):
            parts[number] = Markup('<a href="#{}">{}</a>').format(place, parts[number])
    return Markup("").join(parts)


def render_text(source: str, language: Language, above: int) -> Markup:
    """Return Markdown from outside the notebook, below a heading of level `above`, as HTML."""
    text = HeadingLevels(above).shift(markdown.render_markdown(source, {}))
    return Markup(ScrollRegions(language).wrap(text))


class _CellRenderer:
    """Renders cells in order: heading levels, labels and figure numbers depend on earlier cells."""

    def __init__(self, language: Language, *, has_result: bool) -> None:
        self._language, self._has_result = language, has_result
        self._headings, self._regions = HeadingLevels(NOTEBOOK_LEVEL), ScrollRegions(language)
        self._figure_count = 0
        self._seen = {""}  # headings

    def cell(self, cell: PageCell) -> CellView:
        title = self._headings.title  # before a heading in the cell itself
        is_text = cell.kind is DisplayKind.TEXT or (
            cell.kind is DisplayKind.QUESTION and not cell.is_code
        )
        body = self._text(cell) if is_text else self._code(cell.source)
        # With a Result, the section on the exercise has what a check cell's output repeats.
        is_repeated = self._has_result and cell.kind is DisplayKind.CHECK
        outputs = () if is_repeated else tuple(self._outputs(cell.outputs))
        heading = last_heading(cell.source) if cell.kind is DisplayKind.TEXT else ""
        place = f"place-{len(self._seen)}" if heading not in self._seen else ""
        self._seen.add(heading)
        return CellView(cell.kind, cell.exercise, title, body, heading, place, outputs)

    def _text(self, cell: PageCell) -> Block:
        text = self._headings.shift(markdown.render_markdown(cell.source, cell.attachments))
        return Block("html", Markup(self._regions.wrap(text)), paper=is_coloured(text))

    def _code(self, source: str) -> Block:
        label = self._regions.next_label("code") if highlighting.is_wide(source) else ""
        return Block("code", highlighting.highlight_python(source), label)

    def _outputs(self, outputs: tuple[PageOutput, ...]) -> Iterator[Block]:
        for output in outputs:
            if output.kind == SUBMITTED:
                yield Block(SUBMITTED, Markup.escape(output.text))
            elif output.kind in ("stream", "error"):
                yield self._printed(output)
            else:
                yield from self._data(output.data)

    def _printed(self, output: PageOutput) -> Block:
        text = (output.text or output.title).rstrip("\n")
        label = self._regions.next_label("output") if highlighting.is_wide(text) else ""
        kind = "error" if output.kind == "error" else "printed"
        html = highlighting.ansi_to_html(text)
        return Block(kind, html, label, paper=is_coloured(html))

    def _data(self, data: dict[str, str]) -> Iterator[Block]:
        """Yield the richest representation of an output that a page can show, if any."""
        cleaned = html_cleaner.clean(data.get("text/html", ""))
        images = [kind for kind in IMAGE_FORMATS if BASE64.match(data.get(kind, "-"))]
        if html_cleaner.has_content(cleaned):
            html = Markup(self._regions.wrap(self._headings.shift(cleaned)))
            label = self._regions.next_label("output")
            yield Block("html", html, label, paper=is_coloured(cleaned))
        elif images:
            yield self._picture(images[0], data[images[0]])
        elif "text/latex" in data:
            yield Block("html", Markup(self._regions.wrap(markdown.latex2html(data["text/latex"]))))
        elif data.get("text/plain", "").strip():
            yield self._printed(PageOutput("stream", text=data["text/plain"]))

    def _picture(self, kind: str, data: str) -> Block:
        self._figure_count += 1
        title = self._headings.title
        alt = lazy(
            "Figure {number}, drawn by the code above it, in “{title}”"
            if title
            else "Figure {number}, drawn by the code above it",
            number=self._figure_count,
            title=title,
        )
        source = f"data:{kind};base64,{''.join(data.split())}"
        return Block("picture", source=source, alt=alt.render(self._language))
