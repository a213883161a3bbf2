"""The grade repository: what calls nbgrader and its database."""

import sys

# Saves a second: nbformat imports jsonschema, which compiles a grammar of internationalized
# addresses, unless this optional package is missing. Notebooks have no such addresses.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
