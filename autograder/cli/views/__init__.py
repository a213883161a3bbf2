"""What commands show: tables and lines for the terminal, and JSON, as plain values to print."""
