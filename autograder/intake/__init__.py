"""From the bytes of a submission to a normalized notebook; docs/intake.md has the rules."""
