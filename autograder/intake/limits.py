"""How large a hand-in may be: every cap on a notebook file, in one place.

A notebook with every figure of a week is under 2 MiB, nested 15 deep, with 35,000 characters in
40 cells; the caps leave several times that, and keep what one file can cost small.
"""

MAX_BYTES = 16 << 20  # of the file
MAX_DEPTH = 128  # of lists and objects within each other
MAX_PARTS = 1 << 18  # cells, their lines and their outputs, which are made objects of
MAX_CELLS = 1000
MAX_SOURCE = 1 << 19  # characters in one cell; text may hold a picture
MAX_CODE = 1 << 18  # characters of all code: nbgrader's pages take a kilobyte for each to colour it
MAX_TEXT = 1 << 21  # characters of all cells
MAX_TOLD = 12  # cells that one sentence names
