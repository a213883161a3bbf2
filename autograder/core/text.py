"""Text from outside made safe to show."""

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def printable(text: str, limit: int | None = None) -> str:
    """Return the first `limit` characters of `text` as one line without control characters.

    For names and messages that a student or another program chose, before they reach a terminal
    or a page. A lone surrogate (an undecodable byte of a file name) becomes "?", any other
    character that does not print the replacement character.
    """
    encodable = text[:limit].encode("utf-8", "replace").decode()
    return "".join(character if character.isprintable() else REPLACEMENT for character in encodable)
