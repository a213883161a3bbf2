"""Messages to students in the languages of the kit.

The code holds the English text, which is the key of the gettext catalogs in `locale/`. A
LazyMessage is created where something happens and rendered where a Result is written.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Literal, get_args

Language = Literal["en", "ja"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
LOCALE_DIR = Path(__file__).parents[1] / "locale"
CATALOG_NAME = "seminar.po"


@dataclass(frozen=True)
class LazyMessage:
    """An English message and the values of its `{placeholders}`; a value may be a LazyMessage."""

    text: str
    values: Mapping[str, object] = field(default_factory=dict)

    def render(self, language: Language, locale_dir: Path = LOCALE_DIR) -> str:
        """Return the message in `language`; see `translate`."""
        values = {
            key: value.render(language, locale_dir) if isinstance(value, LazyMessage) else value
            for key, value in self.values.items()
        }
        return translate(self.text, language, locale_dir).format(**values)

    def __str__(self) -> str:
        """Return the message in English."""
        return self.render("en")


def lazy(text: str, **values: object) -> LazyMessage:
    """Return a LazyMessage."""
    return LazyMessage(text, values)


def translate(text: str, language: Language, locale_dir: Path = LOCALE_DIR) -> str:
    """Translate `text` by the catalog in `locale_dir`, or else by that of the kit.

    Returns `text` itself if neither has a translation.
    """
    if language == "en":
        return text
    return load_catalog(language, locale_dir).get(text) or load_catalog(language).get(text, text)


def is_translated(text: str, language: Language, locale_dir: Path = LOCALE_DIR) -> bool:
    """Return whether `translate` has a translation of `text`."""
    catalogs = (load_catalog(language), load_catalog(language, locale_dir))
    return language == "en" or any(text in catalog for catalog in catalogs)


def suite_locale_dir(suite: Path) -> Path:
    """Return the directory of the catalogs of a hidden suite: `locale/` next to `suites/`."""
    return suite.parents[1] / "locale"


def load_catalog(language: Language, locale_dir: Path = LOCALE_DIR) -> Mapping[str, str]:
    """Return a catalog as a mapping of English texts to translations; empty if there is none."""
    path = locale_dir / language / CATALOG_NAME
    try:
        return _parse_catalog(path, path.stat().st_mtime_ns)
    except FileNotFoundError:
        return {}


@cache
def _parse_catalog(path: Path, _mtime: int) -> Mapping[str, str]:
    from babel.messages.pofile import read_po  # not needed for a course in English

    with path.open("rb") as file:
        entries = read_po(file)
    return {str(entry.id): str(entry.string) for entry in entries if entry.id and entry.string}
