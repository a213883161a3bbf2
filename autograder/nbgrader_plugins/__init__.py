"""Plugins that nbgrader calls: exporters, a preprocessor, hooks and the late penalty."""
