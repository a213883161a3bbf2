"""What authors write: masters, variants, answer files."""
