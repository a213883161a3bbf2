"""What can be wrong with a hand-in, each as a sentence for the student in their language.

Found by `intake/` and `grading/`, kept in the Result, shown to student and instructor.
"""

from autograder.problems.kind import FATAL, ProblemKind
from autograder.problems.sentences import SENTENCES
from autograder.problems.told import Note, Problem, problem

__all__ = ["FATAL", "SENTENCES", "Note", "Problem", "ProblemKind", "problem"]
