"""`seminar serve`: students hand in on a web page and read what came of it at once."""
