"""`seminar serve`: students hand in by a web page and read what came of it at once."""
