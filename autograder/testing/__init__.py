"""Public API for authors of hidden suites; a suite imports nothing else of the kit.

A hidden test is a plain pytest function. The grading plugin provides the fixtures `student` (a
proxy of the notebook's namespace), `reference` (the reference solution as a module), `rng` (a
`numpy.random.Generator`, seeded by the submission) and `record_curves`. The first line of the
test's docstring is the title that students read:

    def test_values(student, reference, rng):
        \"\"\"Averages over a batch\"\"\"
        y, t = random_probabilities(rng, 5, 10), random_labels(rng, 5, 10)
        assert_close(student.cross_entropy_error(y, t), reference.cross_entropy_error(y, t))

Compare answers:

>>> import numpy as np
>>> assert_close([1.0, 2.0], np.array([1.0, 2.0]))
>>> as_number(np.int64(3))
3.0
>>> as_array([[1, 2], [3, 4]], (2, 2)).shape
(2, 2)

A mismatch raises `AnswerMismatch`. Its `student_message` contains no input and no expected value:

>>> try:
...     assert_close(np.zeros(3), np.zeros(2))
... except AnswerMismatch as mismatch:
...     print(mismatch.student_message)
Expected an array of shape (2,), but got an array of shape (3,).

Call student code. Arguments and plain results are copied; everything else stays in the student's
process and is represented by a proxy. If student code fails, the call raises an exception that
becomes the outcome of the test:

>>> student.double(np.ones(2))
array([2., 2.])
>>> layer = student.Layer()
>>> type_name(layer), type_name(layer.forward(3.0))
('Layer', None)

`call_recording_args` also returns the arguments as they were after the call:

>>> x = np.ones(2)
>>> record = call_recording_args(student.double_in_place, x)
>>> record.args[0]
array([2., 2.])
>>> try:
...     assert_not_mutated(record, x)
... except AnswerMismatch as mismatch:
...     print(mismatch.student_message)
The function modified argument 1.

`share` makes the changes of student code visible in the argument itself, also while student code
calls a function of the test:

>>> student.double_in_place(share(x))
>>> x
array([2., 2.])

`get_handle` and `get_item_handle` return a proxy even for plain data, for example to change an
array in the student's object:

>>> get_handle(layer, "params")["W"] = np.zeros(2)
>>> layer.params["W"]
array([0., 0.])
>>> get_item_handle(get_handle(layer, "params"), "W")[0] = 5.0
>>> layer.params["W"]
array([5., 0.])

A hidden test judges one trait. What it does not judge takes the form that every answer gets
right, or each form in turn: `assert_for_any` fails only if all forms do.

>>> assert_for_any(lambda t: assert_close(student.double(t), 2 * t), (3.0, np.full(2, 3.0)))

`assert_against_control` judges one form unless a control, which differs in the trait alone, fails
as well. `assert_arguments_stay` judges mutation alone, for several forms:

>>> assert_arguments_stay(student.double, [(3.0,), (np.full(2, 3.0),)])

Draw random inputs:

>>> rng = np.random.default_rng(0)
>>> random_probabilities(rng, 5, 10).shape
(5, 10)
>>> one_hot(np.array([1, 0]), 3).tolist()
[[0, 1, 0], [1, 0, 0]]

Messages for students are translatable. `lazy` marks the English sentence; the translation is in
`locale/<language>/seminar.po`:

>>> str(lazy("Expected {count} values.", count=2))
'Expected 2 values.'
>>> assert_that(True, lazy("Some rows are never drawn."))
"""

from autograder.core.i18n import LazyMessage, lazy
from autograder.sandbox.proxies import (
    CallRecord,
    call_recording_args,
    get_handle,
    get_item_handle,
    share,
    type_name,
)
from autograder.testing.assertions import (
    AnswerMismatch,
    as_array,
    as_number,
    assert_close,
    assert_not_mutated,
    assert_that,
    assert_tuple,
    describe,
    unwrap_number,
)
from autograder.testing.forms import (
    assert_against_control,
    assert_arguments_stay,
    assert_for_any,
)
from autograder.testing.random_inputs import (
    one_hot,
    random_labels,
    random_one_hot,
    random_probabilities,
)

__all__ = [
    "AnswerMismatch",
    "CallRecord",
    "LazyMessage",
    "as_array",
    "as_number",
    "assert_against_control",
    "assert_arguments_stay",
    "assert_close",
    "assert_for_any",
    "assert_not_mutated",
    "assert_that",
    "assert_tuple",
    "call_recording_args",
    "describe",
    "get_handle",
    "get_item_handle",
    "lazy",
    "one_hot",
    "random_labels",
    "random_one_hot",
    "random_probabilities",
    "share",
    "type_name",
    "unwrap_number",
]
