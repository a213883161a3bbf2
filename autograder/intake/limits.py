"""The limits on a submitted notebook.

A notebook with all figures of a week is below 2 MiB, is nested 15 levels deep and has 35,000
characters in 40 cells. The limits are several times that, and bound the cost of one file.
"""

MAX_NOTEBOOK_BYTES = 16 << 20
MAX_JSON_DEPTH = 128  # of nested lists and objects
MAX_JSON_NODES = 1 << 18  # cells, their lines and their outputs, each of which costs an object
MAX_CELLS = 1000
MAX_CELL_CHARS = 1 << 19  # text may contain a picture
MAX_CODE_CHARS = 1 << 18  # of all code: nbgrader's pages take a kilobyte to colour each character
MAX_NOTEBOOK_CHARS = 1 << 21  # of all cells
MAX_LISTED_CELLS = 12  # numbers of cells in one message
