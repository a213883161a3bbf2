"""Sentences for students in their language: English in the code, the rest in `locale/`.

A `Phrase` is a sentence with blanks; it is made where something happens and put into words,
in the language of the course, where a Result is written.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Literal

Language = Literal["en", "ja"]
LOCALE = Path(__file__).parents[1] / "locale"
FILE = "seminar.po"


@dataclass(frozen=True)
class LazyMessage:
    """An English sentence and the values for its `{blanks}`; a value may be a Phrase itself."""

    text: str
    values: Mapping[str, object] = field(default_factory=dict)

    def render(self, language: Language, locale: Path = LOCALE) -> str:
        """The sentence in `language`; `locale` is a folder with translations beside the kit's."""
        values = {
            key: value.render(language, locale) if isinstance(value, LazyMessage) else value
            for key, value in self.values.items()
        }
        return translate(self.text, language, locale).format(**values)

    def __str__(self) -> str:
        """The sentence in English."""
        return self.render("en")


def lazy(text: str, **values: object) -> LazyMessage:
    """A Phrase with its values as keywords."""
    return LazyMessage(text, values)


def translate(text: str, language: Language, locale: Path = LOCALE) -> str:
    """`text` in `language`; English itself where no translation is known."""
    if language == "en":
        return text
    return load_catalog(language, locale).get(text) or load_catalog(language).get(text, text)


def is_translated(text: str, language: Language, locale: Path = LOCALE) -> bool:
    """Whether `text` can be read in `language`."""
    known = language == "en" or text in load_catalog(language)
    return known or text in load_catalog(language, locale)


def suite_locale_dir(suite: Path) -> Path:
    """Where the translations of a hidden suite stand: in `locale/` beside `suites/`."""
    return suite.parents[1] / "locale"


def load_catalog(language: Language, locale: Path = LOCALE) -> Mapping[str, str]:
    """All translations into `language` in one folder: English text to translated text."""
    path = locale / language / FILE
    try:
        return _read(path, path.stat().st_mtime_ns)
    except FileNotFoundError:
        return {}


@cache
def _read(path: Path, _changed: int) -> Mapping[str, str]:
    from babel.messages.pofile import read_po

    with path.open("rb") as file:
        entries = read_po(file)
    return {str(entry.id): str(entry.string) for entry in entries if entry.id and entry.string}
