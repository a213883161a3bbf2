"""Sandbox for student code: isolation, process start-up, and the RPC protocol into it."""
