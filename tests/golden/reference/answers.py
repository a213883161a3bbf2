# Nothing of its own: every answer is the reference solution's.
