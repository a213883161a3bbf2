"""Commands: parse, call one workflow, show one view."""
