"""The only package that imports nbgrader."""
