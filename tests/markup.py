"""Helper of the tests about pages: a page as a list of its elements."""

from html.parser import HTMLParser


class Page(HTMLParser):
    """What a browser would make of a page: its elements, its texts, its links."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.texts: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    @property
    def text(self) -> str:
        return "\n".join(self.texts)

    @property
    def links(self) -> list[str]:
        return [value for name, value in self.attributes if name == "href"]
