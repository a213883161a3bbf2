"""Hidden tests of `plot_history`."""

import numpy as np
import pytest

from autograder.testing import (
    AnswerMismatch,
    as_array,
    assert_that,
    call_recording_args,
    describe,
    get_handle,
    lazy,
    type_name,
)

TRAITS = {
    "loss_lines": 2,
    "accuracy_lines": 2,
    "epochs": 2,
    "any_length": 1,
    "other_keys": 1,
    "new_figure": 1,
    "axis_labels": 1,
    "legend": 1,
    "history_stays": 1,
}

LOSSES = ("train_loss", "test_loss")
ACCURACIES = ("train_accuracy", "test_accuracy")
HISTORY = LOSSES + ACCURACIES
TRAIN_WORDS = ("train", "訓練", "学習")
TEST_WORDS = ("test", "val", "テスト", "検証", "評価")
EPOCHS = 10  # of the homework sheet
# The numbers are drawn as they are; float32 rounds them by 1e-7. Any two differ by 1e-3 or more.
FLOAT32 = 1e-5

# Right figures differ in names, in axes, in all that is not asked for.
pytestmark = pytest.mark.drawn


def random_history(rng, epochs=EPOCHS):
    """Return a history of random numbers, all of them different."""
    ranges = dict(zip(HISTORY, ((0.1, 2.3), (0.1, 2.3), (0.1, 0.95), (0.1, 0.85)), strict=True))
    return {name: rng.uniform(*each, epochs + 1).tolist() for name, each in ranges.items()}


# -- the student's figure


def checked(figure):
    """Check that this is a figure with a size."""
    if type_name(figure) != "Figure":
        raise AnswerMismatch(
            lazy(
                "Expected {asked}, but got {what}.",
                what=describe(figure),
                asked=lazy("a figure"),
            )
        )
    size = as_array(call(figure, "get_size_inches"), (2,))
    assert_that(bool(np.all(size > 0)), lazy("The width or the height of the figure is 0."))
    return figure


def draw(student, history):
    """Return the figure that the student draws while no other one is open."""
    student.plt.close("all")
    return checked(student.plot_history(history))


def call(thing, method, **options):
    """Call a method by handle, so that an overwritten method is the student's error."""
    return get_handle(thing, method)(**options)


def artists(got):
    """Return the parts of a figure as a list."""
    parts = list(got) if isinstance(got, list | tuple) else [got]
    assert_that(
        all(type_name(part) for part in parts),
        lazy("The returned object is not a matplotlib figure."),
    )
    return parts


class Line:
    """The points of a line of a figure."""

    def __init__(self, line):
        points = as_array(call(line, "get_xydata"), finite=False)
        assert_that(
            points.ndim == 2 and points.shape[1] == 2,
            lazy("The returned object is not a matplotlib figure."),
        )
        self.x, self.y = points.T

    def shows(self, y):
        """Return whether the line has these numbers along y."""
        return self.y.shape == (len(y),) and bool(np.all(np.abs(self.y - y) <= FLOAT32))

    def lies_on(self, x):
        """Return whether the line has these numbers along x."""
        return self.x.shape == (len(x),) and bool(np.all(np.abs(self.x - x) <= FLOAT32))

    @property
    def at_epochs(self):
        """Whether the line has the epochs 0, 1, 2, ... along x."""
        return bool(np.all(np.abs(self.x - np.arange(len(self.y))) <= FLOAT32))


def lines_by_axes(figure):
    """Return the lines of a figure as objects of matplotlib, in one list for each pair of axes."""
    return [artists(call(axes, "get_lines")) for axes in artists(figure.axes)]


def lines_of(figure):
    """Return all lines of a figure."""
    return [Line(line) for lines in lines_by_axes(figure) for line in lines]


def find(lines, history, name):
    """Return the line with the numbers of a list; of several, one that is drawn over the epochs."""
    found = [line for line in lines if line.shows(history[name])]
    sideways = not found and any(line.lies_on(history[name]) for line in lines)
    assert_that(
        not sideways,
        lazy("The values of {name} are on the x axis instead of the y axis.", name=name),
    )
    assert_that(bool(found), lazy("No line shows the unchanged values of {name}.", name=name))
    return max(found, key=lambda line: line.at_epochs)


def shown_lists(lines, history):
    """Return the names of the lists that a line shows; at least one has to be shown."""
    shown = [name for name in HISTORY if any(line.shows(history[name]) for line in lines)]
    assert_that(bool(shown), lazy("No line shows the unchanged values of a list."))
    return shown


def on_epochs(line, name):
    """Check that the line is drawn over the epochs from 0 on."""
    assert_that(line.at_epochs, lazy("The line of {name} is not drawn over the epochs.", name=name))


class Drawing:
    """What a figure of `history` shows, read once: its lines, labels and legends by axes.

    A part that cannot be read fails the tests that use it, and no other one.
    """

    def __init__(self, figure, history):
        self.history = history
        read = {
            "lines": lambda: [list(map(Line, lines)) for lines in lines_by_axes(figure)],
            "looks": lambda: [list(map(look_of, lines)) for lines in lines_by_axes(figure)],
            "x_labels": lambda: labels_of(figure, "x"),
            "y_labels": lambda: labels_of(figure, "y"),
            "legends": lambda: [entries_of(legend) for legend in legends_of(figure)],
            "own_legends": lambda: [own_entries(axes) for axes in artists(figure.axes)],
        }
        self._parts = {name: attempt(part) for name, part in read.items()}

    def part(self, name):
        """Return a part of the figure; raise the error with which it was read."""
        return result_of(self._parts[name])

    @property
    def lines(self):
        """All lines."""
        return [line for lines in self.part("lines") for line in lines]

    def names_of(self, numbers):
        """Return what the legends call the lines with these numbers.

        The legend of a line's own axes counts before the others. An entry belongs to a line if it
        has the name of the line, or else, where a legend was given names of its own, the colour.
        """
        everywhere = [entry for legend in self.part("legends") for entry in legend]
        by_axes = zip(*map(self.part, ("lines", "looks", "own_legends")), strict=True)
        return [
            name
            for lines, looks, beside in by_axes
            for line, look in zip(lines, looks, strict=True)
            if line.shows(numbers)
            for name in entry_names(*look, beside, everywhere)
        ]


def attempt(read):
    """Return the value of `read()` and None, or None and the error that it raises."""
    try:
        return read(), None
    except Exception as error:
        return None, error


def result_of(attempted):
    """Return the value of an `attempt`; raise its error."""
    value, error = attempted
    if error is not None:
        raise error
    return value


def labels_of(figure, axis):
    """Return the label that all axes of a figure share, and that of each pair of axes."""
    shared = call(figure, f"get_sup{axis}label")
    own = [call(axes, f"get_{axis}label") for axes in artists(figure.axes)]
    return str(shared).strip(), [str(label).strip() for label in own]


def legends_of(figure):
    """Return all legends of a figure."""
    return [part for part in artists(call(figure, "findobj")) if type_name(part) == "Legend"]


def own_entries(axes):
    """Return the entries of the legend of a pair of axes, if it has one."""
    own = call(axes, "get_legend")
    return entries_of(own) if type_name(own) == "Legend" else []


def entries_of(legend):
    """Return the entries of a legend: each the colour of its line, if it has one, and its name."""
    return [
        (
            str(call(handle, "get_color")) if type_name(handle) == "Line2D" else "",
            str(call(text, "get_text")).strip(),
        )
        for handle, text in zip(
            artists(legend.legend_handles), artists(call(legend, "get_texts")), strict=False
        )
    ]


def look_of(line):
    """Return the label and the colour of a line."""
    return str(call(line, "get_label")).strip(), str(call(line, "get_color"))


def entry_names(label, color, *legends):
    """Return the names of the entries that belong to a line, from the first legend with any."""
    for entries in legends:
        by_label = [name for _, name in entries if name and name == label]
        names = by_label or [name for shown, name in entries if name and shown == color]
        if names:
            return names
    return []


def is_called(words, label):
    """Return whether a label contains one of the words for a data set."""
    return any(word in label.lower() for word in words)


# -- the tests


@pytest.fixture(scope="module")
def kept():
    """Return a dict in which the tests of one run share a drawing."""
    return {}


@pytest.fixture
def drawing(student, rng, kept):
    """Return a function that gives the drawing of a random history, or raises what it raised."""

    def drawn():
        history = random_history(rng)
        return Drawing(draw(student, history), history)

    def shared():
        if "drawing" not in kept:
            kept["drawing"] = attempt(drawn)
        return result_of(kept["drawing"])

    return shared


def test_loss_lines(drawing):
    """Draws both losses as lines"""
    for name in LOSSES:
        find(drawing().lines, drawing().history, name)


def test_accuracy_lines(drawing):
    """Draws both accuracies as lines"""
    for name in ACCURACIES:
        find(drawing().lines, drawing().history, name)


def test_epochs(drawing):
    """Draws every line over the epochs, from epoch 0 on"""
    lines, history = drawing().lines, drawing().history
    for name in shown_lists(lines, history):
        on_epochs(find(lines, history, name), name)


def test_any_length(student, rng, drawing):
    """Works for any number of epochs"""
    usual = shown_lists(drawing().lines, drawing().history)
    for epochs in (4, 1, 17, 0):
        history = random_history(rng, epochs)
        lines = lines_of(draw(student, history))
        for name in usual:
            find(lines, history, name)


def test_other_keys(student, rng, drawing):
    """Ignores other keys of the history"""
    usual, history = shown_lists(drawing().lines, drawing().history), random_history(rng)
    other = rng.uniform(3.0, 4.0, EPOCHS + 1).tolist()
    lines = lines_of(
        draw(student, {"epochs": EPOCHS, "batch_loss": other, **history, "note": "a good run"})
    )
    for name in usual:
        find(lines, history, name)
    assert_that(
        not any(line.shows(other) for line in lines),
        lazy("A line shows the values of another key."),
    )


def test_new_figure(student, rng):
    """Makes a new figure at every call"""
    student.plt.close("all")
    other = student.plt.figure()
    first = checked(student.plot_history(random_history(rng)))
    before = [line.y.tolist() for line in lines_of(first)]
    checked(student.plot_history(random_history(rng)))
    after = [line.y.tolist() for line in lines_of(first)]
    assert_that(bool(before), lazy("There is no line in the figure."))
    # What a later call draws must not be found in an earlier figure.
    said = lazy("The lines are drawn in an existing figure instead of a new one.")
    assert_that(not artists(other.axes) and after == before, said)


def test_axis_labels(drawing):
    """Labels the x axis and every y axis in use"""
    (shared_x, x_labels), (shared_y, y_labels) = map(drawing().part, ("x_labels", "y_labels"))
    assert_that(bool(shared_x or any(x_labels)), lazy("The x axis has no label."))
    history = drawing().history
    labelled = list(zip(drawing().part("lines"), y_labels, strict=True))
    drawn_on = [label for lines, label in labelled if lines]
    used = [
        label
        for lines, label in labelled
        if any(line.shows(history[name]) for line in lines for name in HISTORY)
    ] or drawn_on
    assert_that(
        bool(used) and all(label or shared_y for label in used),
        lazy("A y axis in use has no label."),
    )


def test_legend__tells_apart(drawing):
    """Has a legend that tells the lines of training and test data apart"""
    assert_that(bool(drawing().part("legends")), lazy("There is no legend."))
    drawn = {*shown_lists(drawing().lines, drawing().history)}
    pairs = [pair for pair in (LOSSES, ACCURACIES) if drawn.issuperset(pair)]
    assert_that(bool(pairs), lazy("No line shows the unchanged values of a list."))
    for train, test in pairs:
        names = [drawing().names_of(drawing().history[name]) for name in (train, test)]
        assert_that(
            any(name != other for name in names[0] for other in names[1]),
            lazy(
                "No legend distinguishes the line of {name} from that of {other}.",
                name=train,
                other=test,
            ),
        )


def test_legend__right_names(drawing):
    """The legend does not swap the names of training and test data"""
    for train, test in (LOSSES, ACCURACIES):
        for name, right, other in (
            (train, TRAIN_WORDS, TEST_WORDS),
            (test, TEST_WORDS, TRAIN_WORDS),
        ):
            labels = drawing().names_of(drawing().history[name])
            # Two lines of one colour may have both names each, so one right name is enough.
            exchanged = any(is_called(other, label) for label in labels) and not any(
                is_called(right, label) for label in labels
            )
            assert_that(not exchanged, lazy("Two names in the legend are swapped."))


def test_history_stays(student, rng):
    """Does not modify the history"""
    history = random_history(rng)
    student.plt.close("all")
    seen = call_recording_args(student.plot_history, history)
    checked(seen.value)
    after = seen.args[0]
    same = isinstance(after, dict) and all(
        isinstance(after.get(name), list) and after[name] == history[name] for name in HISTORY
    )
    assert_that(same and len(after) == len(history), lazy("The history was modified."))
