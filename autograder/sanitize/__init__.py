"""Makes untrusted text, HTML, images and formulas safe to store and to show."""
