"""The limits on a submitted notebook.

A notebook with all figures of a week is below 2 MiB, is nested 15 levels deep and has 35,000
characters in 40 cells. The limits are several times that, and bound the cost of one file. Outputs
are not graded, so a file that is too large, too deep or has too many parts is measured without
them.
"""

MAX_NOTEBOOK_BYTES = 16 << 20  # of what is read and stored
# Of the file itself. To find the outputs of the largest one takes 2 seconds and, besides its own
# bytes, a few MiB of memory; 500 figures in twice the usual resolution take 100 MiB.
MAX_FILE_BYTES = 256 << 20
# Of the outputs that are kept in a file above MAX_NOTEBOOK_BYTES.
MAX_CELL_OUTPUT_BYTES = 1 << 20
MAX_KEPT_OUTPUT_BYTES = 8 << 20
MAX_JSON_DEPTH = 128  # of nested lists and objects
MAX_JSON_NODES = 1 << 18  # cells, their lines and their outputs, each of which costs an object
MAX_CELLS = 1000  # with a source or a label
MAX_CELL_CHARS = 1 << 19  # text may contain a picture
MAX_CODE_CHARS = 1 << 18  # of all code: nbgrader's pages take a kilobyte to colour each character
MAX_NOTEBOOK_CHARS = 1 << 21  # of all cells
MAX_LISTED_CELLS = 12  # numbers of cells in one message
