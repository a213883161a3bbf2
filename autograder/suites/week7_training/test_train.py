"""Hidden tests of `train`: its steps, and what it records of them."""

from types import SimpleNamespace

import numpy as np
import pytest

from autograder.testing import (
    AnswerMismatch,
    as_array,
    assert_against_control,
    assert_that,
    call_recording_args,
    describe,
    lazy,
    one_hot,
    random_labels,
    share,
)

TRAITS = {
    "steps": 2,
    "rows": 2,
    "rows_belong_together": 1,
    "new_batches": 1,
    "every_row_has_a_chance": 1,
    "generator": 2,
    "learning_rate": 2,
    "left_out": 1,
    "entries": 1,
    "losses": 1,
    "accuracies": 2,
    "one_hot": 1,
    "data_stay": 1,
}

LOSSES = ("train_loss", "test_loss")
ACCURACIES = ("train_accuracy", "test_accuracy")
HISTORY = LOSSES + ACCURACIES
NAMES = ("W1", "b1", "W2", "b2")
D, H, K = 4, 5, 3
IMAGE = 784  # as wide as the notebook's images: code that knows no other width gets that far
# Parameters of about 1 kept in float32 are off by 1e-7 a step; the nearest mistake by 1e-3.
FLOAT32 = 1e-5
# A loss that is counted from the probabilities may have any guard from 1e-15 to 1e-4 inside its
# logarithm. Next to the losses used here, 0.3 and more, it makes less than 1 %.
GUARD = 0.01


# -- a network that keeps a diary


class Diary:
    """Data whose rows contain their numbers, and a network that records its calls.

    The training set has `n` rows, the test set `m` others; many answers are wrong, so that losses
    and accuracies stay away from 0 and 1. A page is written whenever the gradient is asked for.

    A `steady` one answers with the gradient of the whole training set, whatever it is asked for:
    then the same mistake leads to the same history, however the mini-batches are drawn.
    """

    def __init__(self, reference, rng, n=23, m=17, *, width=D, hot=False, steady=False):
        number = rng.permutation(n + m)
        truth = random_labels(rng, n + m, K)
        noise, blank = 0.3 * rng.normal(size=(n + m, K)), np.zeros((n + m, width - D))
        x = np.column_stack([one_hot(truth, K) + noise, blank, number / 64])
        shown = np.where(rng.random(n + m) < 0.3, rng.integers(K, size=n + m), truth)
        t = one_hot(shown, K) if hot else shown
        self.data = x[:n], t[:n], x[n:], t[n:]
        self.of_train = frozenset(number[:n].tolist())
        self.answer_of = dict(zip(number.tolist(), shown.tolist(), strict=True))
        self._shapes = {"W1": (width, H), "b1": (H,), "W2": (H, K), "b2": (K,)}
        self.start = {name: 0.5 * rng.normal(size=self._shapes[name]) for name in NAMES}
        self.pages = []
        self._reference, self._steady = reference, steady
        self.network = SimpleNamespace(
            params={name: np.copy(value) for name, value in self.start.items()},
            predict=lambda x: self.now().predict(x),
            loss=lambda x, t: self.now().loss(x, t),
            accuracy=lambda x, t: self.now().accuracy(x, t),
            gradient=self._gradient,
        )

    def model(self, params):
        """Return the reference network with these parameters."""
        net = self._reference.TwoLayerNet(D, H, K)
        net.params = params
        return net

    def now(self):
        """Return the network as student code left it."""
        params = self.network.params
        assert_that(
            isinstance(params, dict), lazy("The params of the network are no longer a dict.")
        )
        for name in NAMES:
            said = lazy("The params of the network no longer contain {name}.", name=name)
            assert_that(name in params, said)
        return self.model({name: as_array(params[name], self._shapes[name]) for name in NAMES})

    def _gradient(self, x, t):
        net, x, t = self.now(), as_array(x), as_array(t)
        slopes = net.gradient(*self.data[:2]) if self._steady else net.gradient(x, t)
        self.pages.append(SimpleNamespace(x=x, t=t, params=net.params, slopes=slopes))
        return slopes

    def train(self, student, seed, epochs, batch_size, learning_rate=0.1):
        """Let the student train this network with all arguments; return the record of the call."""
        return call_recording_args(
            student.train,
            share(self.network),
            *self.data,
            epochs=epochs,
            batch_size=batch_size,
            learning_rate=learning_rate,
            rng=np.random.default_rng(seed),
        )

    def trained(self):
        """Check that this network was trained."""
        assert_that(
            len(self.pages) > 0, lazy("The gradient of the given network was never computed.")
        )

    def rows(self):
        """Return the numbers of the rows of each mini-batch, in order."""
        self.trained()
        said = lazy("A mini-batch does not consist of whole rows of the data.")
        width = self._shapes["W1"][0]
        for page in self.pages:
            assert_that(page.x.ndim == 2 and page.x.shape[1] == width and len(page.x) > 0, said)
        return [tuple(np.rint(64 * page.x[:, -1]).astype(int).tolist()) for page in self.pages]

    def states(self):
        """Return the parameters at every gradient and at the end."""
        return [page.params for page in self.pages] + [self.now().params]


def counted(diary, epochs, size):
    """Check the number of steps; N / batch_size may be rounded down, not below 1, or up."""
    n = len(diary.data[0])
    steps = {epochs * max(n // size, 1), epochs * -(-n // size)}
    assert_that(
        len(diary.pages) in steps,
        lazy("The gradient of the network was not computed the right number of times."),
        f"came: {len(diary.pages)}; expected: {steps}",
    )


def answered(diary):
    """Check that every sample comes with its own answer, as a label or one-hot."""
    for rows, page in zip(diary.rows(), diary.pages, strict=True):
        labels = np.array([diary.answer_of.get(row, -1) for row in rows])
        same = np.array_equal(page.t, labels) or np.array_equal(page.t, one_hot(labels, K))
        assert_that(same, lazy("The samples of a mini-batch do not match their answers."))


def stepped(diary, learning_rate):
    """Check that each step moves the parameters by the learning rate times the gradient."""
    diary.trained()
    states = diary.states()
    for name in NAMES:
        assert_that(
            bool(np.all(np.abs(states[0][name] - diary.start[name]) <= FLOAT32)),
            lazy("Training did not begin with the network's own parameters."),
        )
    for name in NAMES:
        before = np.array([page.params[name] for page in diary.pages])
        slopes = np.array([page.slopes[name] for page in diary.pages])
        following = np.array([state[name] for state in states[1:]])
        assert_that(
            bool(np.all(np.abs(following - (before - learning_rate * slopes)) <= FLOAT32)),
            lazy("The parameters are not updated correctly from one step to the next."),
            f"parameter: {name}",
        )


def kept_lists(history):
    """Return the names of the lists that are in the history; at least one has to be."""
    if not isinstance(history, dict):
        asked = lazy("a dict")
        raise AnswerMismatch(
            lazy("Expected {asked}, but got {what}.", what=describe(history), asked=asked)
        )
    kept = [name for name in HISTORY if name in history]
    assert_that(bool(kept), lazy("The returned dict has no {name}.", name=HISTORY[0]))
    return kept


def series(history, name, count):
    """Return a list of the history as an array of `count` numbers."""
    kept_lists(history)
    assert_that(name in history, lazy("The returned dict has no {name}.", name=name))
    numbers = history[name]
    return as_array(list(numbers) if isinstance(numbers, tuple) else numbers, (count,))


def recounted(diary, history, names, epochs, steps):
    """Check the history against a measurement with the parameters of each moment.

    `steps` are the whole mini-batches of an epoch. Where the number of steps is not the right
    one, only first and last entry can be recounted.
    """
    diary.trained()
    states, entries = diary.states(), range(epochs + 1)
    taken = len(diary.pages) // epochs
    chosen = states[::taken]
    if len(states) != epochs * taken + 1 or taken not in (steps, steps + 1):
        entries, chosen = (0, epochs), (diary.start, states[-1])
    x, t, x_test, t_test = diary.data
    for entry, params in zip(entries, chosen, strict=True):
        net = diary.model(params)
        right = {
            "train_loss": net.loss(x, t),
            "test_loss": net.loss(x_test, t_test),
            "train_accuracy": net.accuracy(x, t),
            "test_accuracy": net.accuracy(x_test, t_test),
        }
        for name in names:
            got = series(history, name, epochs + 1)[entry]
            # An accuracy is a count over N, right to float32's rounding.
            tolerance = GUARD * right[name] if name in LOSSES else FLOAT32
            assert_that(
                bool(abs(got - right[name]) <= tolerance),
                lazy(
                    "The recorded {name} differs from the value that a new measurement gives.",
                    name=name,
                ),
                f"entry {entry} came: {got}; expected: {right[name]}",
            )


# -- steps and mini-batches


def test_steps__whole(student, reference, rng):
    """Takes N / batch_size steps per epoch, with one gradient each"""
    for n, size in ((20, 5), (23, 5), (12, 4), (9, 1)):
        diary = Diary(reference, rng, n, steady=True)
        diary.train(student, 1, epochs=2, batch_size=size)
        counted(diary, 2, size)


def test_steps__large_batch(student, reference, rng):
    """Takes one step per epoch if the batch size is larger than the training set"""
    for n, size in ((7, 8), (10, 100)):
        diary = Diary(reference, rng, n, steady=True)
        diary.train(student, 1, epochs=4, batch_size=size)
        counted(diary, 4, size)


@pytest.mark.drawn
def test_rows(student, reference, rng):
    """Learns from mini-batches of the given size, drawn from the training set only"""
    for n, size, width in ((12, 12, IMAGE), (20, 5, D), (9, 1, D)):
        diary = Diary(reference, rng, n, 30, width=width)
        diary.train(student, int(rng.integers(1000)), epochs=2, batch_size=size)
        for rows in diary.rows():
            assert_that(len(rows) == size, lazy("A mini-batch does not have the given size."))
            said = lazy("A mini-batch contains rows that are not in the training set.")
            assert_that(diary.of_train.issuperset(rows), said)


@pytest.mark.drawn
def test_rows_belong_together(student, reference, rng):
    """Keeps each sample together with its own answer"""
    diary = Diary(reference, rng)
    diary.train(student, int(rng.integers(1000)), epochs=3, batch_size=6)
    answered(diary)


@pytest.mark.drawn
def test_new_batches(student, reference, rng):
    """Draws a new mini-batch at every step"""
    diary = Diary(reference, rng, 60)
    diary.train(student, int(rng.integers(1000)), epochs=3, batch_size=6)
    batches = [tuple(sorted(rows)) for rows in diary.rows()]
    # Of 18 or more batches, two are the same by chance once in 10**5 times, three never.
    assert_that(
        len(batches) > 2 and len(set(batches)) >= len(batches) - 1,
        lazy("The same mini-batches are used again."),
    )


@pytest.mark.drawn
def test_every_row_has_a_chance(student, reference, rng):
    """Draws from all rows of the training set"""
    diary = Diary(reference, rng, 11)
    diary.train(student, int(rng.integers(1000)), epochs=20, batch_size=5)
    # 200 draws of 11 rows: a row is missed by chance once in 10**7 times.
    seen = {row for rows in diary.rows() for row in rows}
    assert_that(seen >= diary.of_train, lazy("Some rows of the training set are never drawn."))


@pytest.mark.drawn
def test_generator__given(student, reference, rng):
    """Draws random numbers from the given generator only"""
    seed, drawn = int(rng.integers(1000)), []
    diary = Diary(reference, rng, 60)
    for each in (seed, seed, seed + 1):
        diary.pages.clear()
        diary.train(student, each, epochs=1, batch_size=6)
        drawn.append(diary.rows())
    said = lazy("The mini-batches are not determined by the given random generator alone.")
    assert_that(drawn[0] == drawn[1], said)
    assert_that(drawn[0] != drawn[2], said)


@pytest.mark.drawn
def test_generator__none(student, reference, rng):
    """Draws different mini-batches each time if no generator is given"""
    diary, drawn = Diary(reference, rng, 60), []
    for given in ({}, {"rng": None}):
        diary.pages.clear()
        student.train(share(diary.network), *diary.data, epochs=1, batch_size=6, **given)
        drawn.append(diary.rows())
    # 10 mini-batches of 60 rows are the same by chance never.
    said = lazy("Without a generator, the mini-batches are the same each time.")
    assert_that(drawn[0] != drawn[1], said)


def test_learning_rate(student, reference, rng):
    """Starts from the network's own parameters and uses the given learning rate"""
    for learning_rate in (0.5, 0.02):
        diary = Diary(reference, rng, steady=True)
        diary.train(student, 1, epochs=2, batch_size=5, learning_rate=learning_rate)
        stepped(diary, learning_rate)


def test_left_out(student, reference, rng):
    """Uses the default values for omitted arguments"""
    diary = Diary(reference, rng, 200, steady=True)
    # Not without a generator: the same mistake is to give the same answers each time.
    student.train(share(diary.network), *diary.data, rng=np.random.default_rng(1))
    counted(diary, 10, 100)
    assert_that(
        all(len(rows) == 100 for rows in diary.rows()),
        lazy("A mini-batch does not have the given size."),
    )
    stepped(diary, 0.1)


# -- the history


def test_entries(student, reference, rng):
    """Records once before training and once after every epoch"""
    for epochs in (3, 1, 0):
        diary = Diary(reference, rng, steady=True)
        history = diary.train(student, 1, epochs=epochs, batch_size=5).value
        if epochs:
            diary.trained()
        else:
            assert_that(not diary.pages, lazy("With 0 epochs there must be no step."))
        # Whether all four lists are there, the tests of losses and accuracies judge.
        for name in kept_lists(history):
            series(history, name, epochs + 1)


def test_losses(student, reference, rng):
    """Records the losses on all training data and on all test data"""
    for n, size, steps in ((23, 5, 4), (12, 6, 2)):
        diary = Diary(reference, rng, n, steady=True)
        history = diary.train(student, 1, epochs=4, batch_size=size, learning_rate=0.5).value
        recounted(diary, history, LOSSES, 4, steps)


def test_accuracies(student, reference, rng):
    """Records the accuracies on all training data and on all test data"""
    for n, size, steps in ((23, 5, 4), (31, 6, 5)):
        diary = Diary(reference, rng, n, steady=True)
        history = diary.train(student, 1, epochs=4, batch_size=size, learning_rate=0.5).value
        recounted(diary, history, ACCURACIES, 4, steps)


def test_one_hot(student, reference, rng):
    """Also works with one-hot answers"""

    def trained(hot):
        diary = Diary(reference, rng, hot=hot, steady=True)
        history = diary.train(student, 1, epochs=3, batch_size=5).value
        diary.trained()
        return diary, history

    of_one_hot = trained(hot=True)

    def check(hot):
        diary, history = of_one_hot if hot else trained(hot=False)
        answered(diary)
        recounted(diary, history, HISTORY, 3, 4)

    assert_against_control(check, True, control=False)


def test_data_stay(student, reference, rng):
    """Does not modify the data"""
    diary = Diary(reference, rng, steady=True)
    seen = diary.train(student, 1, epochs=3, batch_size=5)
    same = all(np.array_equal(now, was) for now, was in zip(seen.args[1:], diary.data, strict=True))
    assert_that(same, lazy("The data were modified."))
