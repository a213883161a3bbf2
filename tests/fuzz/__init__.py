"""A fuzzer for the wire, and what it looks for; `docs/wire.md` says how to run it."""
