"""Authoring: scaffold, audit and release assignments."""
