"""Sentences for students in their language: English in the code, the rest in `locale/`.

A `Phrase` is a sentence with blanks; it is made where something happens and put into words,
in the language of the course, where a Result is written.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from autograder.course import Language

LOCALE = Path(__file__).parent / "locale"


@dataclass(frozen=True)
class Phrase:
    """An English sentence and the values for its `{blanks}`; a value may be a Phrase itself."""

    text: str
    values: Mapping[str, object] = field(default_factory=dict)

    def render(self, language: Language) -> str:
        """The sentence in `language`."""
        values = {
            key: value.render(language) if isinstance(value, Phrase) else value
            for key, value in self.values.items()
        }
        return translate(self.text, language).format(**values)

    def __str__(self) -> str:
        return self.render("en")


def phrase(text: str, **values: object) -> Phrase:
    """A Phrase with its values as keywords."""
    return Phrase(text, values)


def translate(text: str, language: Language) -> str:
    """`text` in `language`; English itself where no translation is known."""
    return text if language == "en" else catalogue(language).get(text, text)


def has_translation(text: str, language: Language) -> bool:
    """Whether `text` can be read in `language`."""
    return language == "en" or text in catalogue(language)


@cache
def catalogue(language: Language) -> Mapping[str, str]:
    """All translations into `language`: English text to translated text."""
    from babel.messages.pofile import read_po

    with (LOCALE / language / "seminar.po").open("rb") as file:
        entries = read_po(file, locale=language)
    return {str(entry.id): str(entry.string) for entry in entries if entry.id and entry.string}
