"""The instructor's page about a class: what is known, what follows from it, how it is shown."""
