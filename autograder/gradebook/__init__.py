"""The only package that imports nbgrader."""

from autograder.core import import_workarounds

import_workarounds.skip_jsonschema_idn_grammar()
