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
        self.x = as_array(call(line, "get_xdata", orig=False), finite=False)
        self.y = as_array(call(line, "get_ydata", orig=False), self.x.shape, finite=False)

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


def lines_of(figure):
    """Return all lines of a figure."""
    return [
        Line(line) for axes in artists(figure.axes) for line in artists(call(axes, "get_lines"))
    ]


def shown_on(axes, numbers):
    """Return whether a line of these axes shows the numbers."""
    return any(Line(line).shows(numbers) for line in artists(call(axes, "get_lines")))


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


def shown_lists(figure, history):
    """Return the names of the lists that a line shows."""
    lines = lines_of(figure)
    return {name for name in HISTORY if any(line.shows(history[name]) for line in lines)}


def on_epochs(line, name):
    """Check that the line is drawn over the epochs from 0 on."""
    assert_that(line.at_epochs, lazy("The line of {name} is not drawn over the epochs.", name=name))


def legends_of(figure):
    """Return all legends of a figure."""
    return [part for part in artists(call(figure, "findobj")) if type_name(part) == "Legend"]


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


class LegendNames:
    """The names that the legends of a figure give to its lines, read once.

    The legend of a line's own axes counts before the others. An entry belongs to a line if it has
    the name of the line, or else, where a legend was given names of its own, the same colour.
    """

    def __init__(self, figure):
        everywhere = [entry for legend in legends_of(figure) for entry in entries_of(legend)]
        self._named_lines = []
        for axes in artists(figure.axes):
            own = call(axes, "get_legend")
            beside = entries_of(own) if type_name(own) == "Legend" else []
            for line in artists(call(axes, "get_lines")):
                names = entry_names(line, beside, everywhere)
                self._named_lines.append((Line(line), names))

    def of(self, numbers):
        """Return the names of the lines with these numbers."""
        return [name for line, names in self._named_lines if line.shows(numbers) for name in names]

    def shown(self, history):
        """Return the names of the lists that a line shows."""
        lines = [line for line, _ in self._named_lines]
        return {name for name in HISTORY if any(line.shows(history[name]) for line in lines)}


def entry_names(line, *legends):
    """Return the names of the entries that belong to a line, from the first legend with any."""
    label, color = str(call(line, "get_label")).strip(), str(call(line, "get_color"))
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


def test_loss_lines(student, rng):
    """Draws both losses as lines"""
    history = random_history(rng)
    lines = lines_of(draw(student, history))
    for name in LOSSES:
        find(lines, history, name)


def test_accuracy_lines(student, rng):
    """Draws both accuracies as lines"""
    history = random_history(rng)
    lines = lines_of(draw(student, history))
    for name in ACCURACIES:
        find(lines, history, name)


def test_epochs(student, rng):
    """Draws every line over the epochs, from epoch 0 on"""
    history = random_history(rng)
    lines = lines_of(draw(student, history))
    drawn = [name for name in HISTORY if any(line.shows(history[name]) for line in lines)]
    assert_that(bool(drawn), lazy("No line shows the unchanged values of a list."))
    for name in drawn:
        on_epochs(find(lines, history, name), name)


def test_any_length(student, rng):
    """Works for any number of epochs"""
    history = random_history(rng)
    usual = shown_lists(draw(student, history), history)
    assert_that(bool(usual), lazy("No line shows the unchanged values of a list."))
    for epochs in (4, 1, 17, 0):
        history = random_history(rng, epochs)
        lines = lines_of(draw(student, history))
        for name in usual:
            find(lines, history, name)


def test_other_keys(student, rng):
    """Ignores other keys of the history"""
    history = random_history(rng)
    usual = shown_lists(draw(student, history), history)
    assert_that(bool(usual), lazy("No line shows the unchanged values of a list."))
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


def test_axis_labels(student, rng):
    """Labels the x axis and every y axis in use"""
    history = random_history(rng)
    figure = draw(student, history)
    axes = artists(figure.axes)
    x_labels = [call(figure, "get_supxlabel"), *(call(ax, "get_xlabel") for ax in axes)]
    assert_that(any(str(label).strip() for label in x_labels), lazy("The x axis has no label."))
    drawn_on = [ax for ax in axes if artists(call(ax, "get_lines"))]
    used = [ax for ax in axes if any(shown_on(ax, history[name]) for name in HISTORY)] or drawn_on
    y_labels = [str(call(ax, "get_ylabel") or call(figure, "get_supylabel")).strip() for ax in used]
    assert_that(bool(used) and all(y_labels), lazy("A y axis in use has no label."))


def test_legend__tells_apart(student, rng):
    """Has a legend that tells the lines of training and test data apart"""
    history = random_history(rng)
    figure = draw(student, history)
    assert_that(bool(legends_of(figure)), lazy("There is no legend."))
    legends = LegendNames(figure)
    drawn = legends.shown(history)
    pairs = [pair for pair in (LOSSES, ACCURACIES) if drawn.issuperset(pair)]
    assert_that(bool(pairs), lazy("No line shows the unchanged values of a list."))
    for train, test in pairs:
        names = [legends.of(history[name]) for name in (train, test)]
        assert_that(
            any(name != other for name in names[0] for other in names[1]),
            lazy(
                "No legend distinguishes the line of {name} from that of {other}.",
                name=train,
                other=test,
            ),
        )


def test_legend__right_names(student, rng):
    """The legend does not swap the names of training and test data"""
    history = random_history(rng)
    legends = LegendNames(draw(student, history))
    for train, test in (LOSSES, ACCURACIES):
        for name, right, other in (
            (train, TRAIN_WORDS, TEST_WORDS),
            (test, TEST_WORDS, TRAIN_WORDS),
        ):
            labels = legends.of(history[name])
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
