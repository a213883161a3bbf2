"""Parse pages in tests."""

from html.parser import HTMLParser

VOID_TAGS = {"meta", "img", "br", "hr", "col"}


class Page(HTMLParser):
    """The elements and texts of a page or of a piece of HTML, which has to be well-formed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.texts: list[str] = []  # without style sheets and scripts
        self._unclosed: list[str] = []
        self.feed(html)
        self.close()
        assert self._unclosed == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID_TAGS:
            self._unclosed.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID_TAGS:
            assert self._unclosed.pop() == tag

    def handle_data(self, data: str) -> None:
        if not {"style", "script"} & set(self._unclosed):
            self.texts.append(data)

    @property
    def text(self) -> str:
        """All texts, with one space for any whitespace."""
        return " ".join(" ".join(self.texts).split())

    @property
    def tags(self) -> list[str]:
        """The tag of each element."""
        return [tag for tag, _ in self.elements]

    @property
    def attributes(self) -> list[tuple[str, str]]:
        """The attributes of all elements."""
        return [item for _, attributes in self.elements for item in attributes.items()]

    @property
    def links(self) -> list[str]:
        """The targets of all links."""
        return [value for name, value in self.attributes if name == "href"]

    def all(self, tag: str) -> list[dict[str, str]]:
        """Return the attributes of each element with this tag."""
        return [attributes for name, attributes in self.elements if name == tag]
