"""The watch service: accepts files that appear in a folder, and writes a reply next to each."""
