"""Fuzzer of the RPC protocol, and the properties that it checks; see `docs/wire.md`."""
