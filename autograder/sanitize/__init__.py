"""Untrusted text, HTML, images and formulas become harmless."""
