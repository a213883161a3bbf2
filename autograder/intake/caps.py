"""How large a hand-in may be: every cap on a notebook file, in one place.

A notebook with every figure of a week is under 2 MiB and nested 15 deep; the caps leave ten
times that, and keep the time and memory that one file can cost small.
"""

MAX_BYTES = 16 << 20  # of the file
MAX_DEPTH = 128  # of lists and objects within each other
MAX_PARTS = 1 << 18  # cells, their lines and their outputs, which are made objects of
MAX_CELLS = 2000
MAX_SOURCE = 1 << 19  # characters in one cell
MAX_TEXT = 1 << 22  # characters in all cells that are kept
MAX_TOLD = 12  # cells that one sentence names
