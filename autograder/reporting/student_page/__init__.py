"""The student's page: one HTML file for one submission that needs no script and no network."""
