"""Hidden suites get their fixtures and their verdicts from the grading plugin."""

pytest_plugins = ("autograder.grading.pytest_plugin",)
