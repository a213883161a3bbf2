"""Render Results as pages and plain text."""
