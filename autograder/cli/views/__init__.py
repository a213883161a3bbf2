"""What commands show: tables, lines and JSON as values to print; nothing prints here."""
