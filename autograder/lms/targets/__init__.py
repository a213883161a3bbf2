"""What an LMS imports: one module for each format."""
