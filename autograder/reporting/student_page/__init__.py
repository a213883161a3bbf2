"""The student's page: one HTML file for one submission, which needs no script and no network."""
