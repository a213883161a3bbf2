"""Spares a second at each start: libraries load parts here that nothing in the kit asks for."""

import sys


def skip_jsonschema_idn_grammar() -> None:
    """Have jsonschema do without its optional check of internationalised addresses.

    It compiles a grammar for that as soon as it is imported, and nbformat imports it always;
    the notebook format has no such address.
    """
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
