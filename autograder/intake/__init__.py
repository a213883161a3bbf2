"""Files that people hand in become submissions."""
