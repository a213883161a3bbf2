"""Hidden tests of `TwoLayerNet`.

A network gets its parameters from the test, even if its `__init__` does not work, and answers once
after `predict`: what earlier calls and parameters leave behind is judged by `…_current` alone.
"""

from typing import NamedTuple

import numpy as np
import pytest

from autograder.testing import (
    AnswerMismatch,
    as_array,
    as_number,
    assert_close,
    assert_for_any,
    assert_not_mutated,
    assert_that,
    call_recording_args,
    describe,
    get_handle,
    get_item_handle,
    lazy,
    one_hot,
    random_labels,
    type_name,
)

TRAITS = {
    # __init__
    "new_shapes": 1,
    "new_biases": 1,
    "new_weights": 1,
    "new_own": 1,
    # predict
    "predict_values": 3,
    "predict_biases": 1,
    "predict_batch": 1,
    "predict_single": 1,
    "predict_integers": 1,
    "predict_large": 1,
    "predict_current": 1,
    "predict_leaves": 1,
    # loss
    "loss_one_hot": 2,
    "loss_labels": 2,
    "loss_mean": 2,
    "loss_zero_probability": 1,
    "loss_current": 1,
    "loss_leaves": 1,
    # accuracy
    "accuracy_one_hot": 2,
    "accuracy_labels": 2,
    "accuracy_fraction": 2,
    "accuracy_unsure": 1,
    "accuracy_current": 1,
    "accuracy_leaves": 1,
    # numerical_gradient
    "numerical_gradient_weights": 3,
    "numerical_gradient_biases": 1,
    "numerical_gradient_size": 1,
    "numerical_gradient_one_hot": 1,
    "numerical_gradient_labels": 1,
    "numerical_gradient_current": 1,
    "numerical_gradient_leaves": 1,
    # gradient
    "gradient_weights": 3,
    "gradient_biases": 2,
    "gradient_size": 2,
    "gradient_one_hot": 1,
    "gradient_labels": 1,
    "gradient_current": 1,
    "gradient_leaves": 1,
    "gradient_fast": 2,
}

NAMES = ("W1", "b1", "W2", "b2")
# N, D, H, K: all different, more classes than all, as many samples as classes.
SIZES = ((5, 4, 3, 2), (4, 3, 2, 7), (3, 2, 4, 3))
# No two scores of an ordinary sample are further apart, so no probability is under 0.01.
SPAN = 2.5
# The guard inside the logarithm may be anything from 1e-15 to 1e-4: at a probability of 0.01, the
# smallest used here, 1e-4 moves the loss by 0.2 %.
LOSS = 0.01
# Probabilities in float32 are off by 1e-7 per operation, times the size of the scores; those of
# scores near 1000 by 1e-4, for that is what is left of float32's digits there.
FLOAT32, FLOAT32_AT_1000 = 1e-5, 1e-3
# The guard shifts a slope by 1 % of its parts at most, and parts cancel: 3 % of the largest slope.
# A loss in float32 makes differences over 1e-4 uncertain by 2e-3. The slopes used here reach 0.05,
# and the nearest mistake in the bank is off by a fifth of the largest one.
SLOPE, ROUGH = 0.03, 0.005


# -- the student's network


def new(student, *sizes, **options):
    """Return a network: an object of the student's class."""
    net = student.TwoLayerNet(*sizes, **options)
    assert_that(
        type_name(net) is not None,
        lazy("Calling the class does not create an object with methods."),
    )
    return net


def sizes_of(values):
    """Return the numbers of inputs, hidden neurons and classes of parameters."""
    return (*values["W1"].shape, len(values["b2"]))


class Networks:
    """Makes networks of the student's class whose parameters are given by the test.

    The numbers drawn at random are never read: what a test is answered has to be comparable with
    what another network answers.
    """

    def __init__(self, student, call_each):
        self._student, self._call_each = student, call_each
        self._has_params = None  # whether params is a dict, once that is known
        self._in_place = {}  # by sizes, the names of the arrays that can be changed in place

    def __call__(self, values):
        """Return a network with these parameters; if `__init__` fails, an object without it."""
        nets = []
        cls, sizes = self._student.TwoLayerNet, sizes_of(values)
        ways = (lambda: new(self._student, *sizes), lambda: get_handle(cls, "__new__")(cls))
        assert_for_any(lambda make: nets.append(make()), ways)
        if sizes in self._in_place:
            self.change(nets[0], values)
        else:
            self._look_at_and_change(nets[0], sizes, values)
        return nets[0]

    def _has(self, mapping, *keys):
        """Return those of the keys that a student's dict has."""
        answers = self._call_each(get_handle(mapping, "__contains__"), [(key,) for key in keys])
        return [key for key, answer in zip(keys, answers, strict=True) if answer is True]

    def _look_at_and_change(self, net, sizes, values):
        """Find out whether params is a dict and which of its arrays have the right kind."""
        attributes = get_handle(net, "__dict__")
        params = get_item_handle(attributes, "params") if self._has(attributes, "params") else None
        self._has_params = type_name(params) in ("dict", "OrderedDict")
        arrays = {}
        for name in self._has(params, *NAMES) if self._has_params else ():
            own = get_item_handle(params, name)
            if type_name(own) == "ndarray" and type_name(own.dtype) == "Float64DType":
                arrays |= {name: own} if own.shape == values[name].shape else {}
        self._in_place[sizes] = tuple(arrays)
        self._put(net, params if self._has_params else None, arrays, values)

    def change(self, net, values):
        """Change the network's params in place; replace those of another shape or in float32."""
        params = get_handle(net, "params") if self._has_params else None
        names = self._in_place[sizes_of(values)]
        self._put(net, params, {name: get_item_handle(params, name) for name in names}, values)

    def replace(self, net, values):
        """Put new arrays into the network's params."""
        self._put(net, get_handle(net, "params") if self._has_params else None, {}, values)

    def _put(self, net, params, arrays, values):
        if params is None:
            net.params = {name: values[name] for name in NAMES}
            return
        for name in NAMES:
            if name in arrays:
                arrays[name][...] = values[name]
            else:
                params[name] = values[name]


@pytest.fixture
def network(student, call_each):
    """Return a function that makes networks with given parameters."""
    return Networks(student, call_each)


def call(net, method, *args):
    """Return what a method returns; by handle, so an overwritten method is the student's error."""
    return get_handle(net, method)(*args)


# -- what is right


class Case(NamedTuple):
    """Samples, their labels and the parameters of a network."""

    x: np.ndarray
    labels: np.ndarray
    values: dict[str, np.ndarray]
    slopes: dict[str, np.ndarray] | None = None  # the right gradients
    rough: float = 0.0  # how uncertain a slope is that comes from differences

    def row(self, i):
        """Return the case of one sample."""
        return Case(self.x[[i]], self.labels[[i]], self.values)

    def answers(self, form):
        """Return the right answers in one of the FORMS."""
        hot = one_hot(self.labels, len(self.values["b2"]))
        forms = (hot.astype(float), self.labels, hot, self.labels.astype(np.uint8))
        return dict(zip(FORMS, forms, strict=True))[form]


FORMS = HOT, LABELS, WHOLE_HOT, SMALL_LABELS = "one-hot", "labels", "whole one-hot", "uint8 labels"


def model(reference, values):
    """Return the reference network with these parameters."""
    net = reference.TwoLayerNet(*values["W1"].shape, len(values["b2"]))
    net.params = {name: np.copy(values[name]) for name in NAMES}
    return net


def samples(rng, n, d):
    """Return samples of shape (n, d)."""
    return rng.normal(size=(n, d))


def parameters(reference, rng, x, h, k, span=SPAN):
    """Return parameters for which no two scores of a sample in x are more than `span` apart."""
    w1, b1, w2 = rng.normal(size=(x.shape[1], h)), rng.normal(size=h), rng.normal(size=(h, k))
    scores = reference.sigmoid(x @ w1 + b1) @ w2
    b2 = 0.3 * rng.normal(size=k) - scores.mean(axis=0)
    scale = min(span / np.ptp(scores + b2, axis=1).max(), 2 * span)
    return {"W1": w1, "b1": b1, "W2": scale * w2, "b2": scale * b2}


def without_biases(values):
    """Return the parameters with biases of zero, as in a new network."""
    return values | {name: np.zeros_like(values[name]) for name in ("b1", "b2")}


def steep(reference, rng, n, d, h, k, rough=0.0):
    """Return a case in which every parameter's gradient is well away from zero."""
    while True:
        # The last class does not occur in small batches.
        x, labels = samples(rng, n, d), random_labels(rng, n, k if n >= k else k - 1)
        values = parameters(reference, rng, x, h, k)
        slopes = model(reference, values).gradient(x, labels)
        if min(np.abs(slopes[name]).max() for name in NAMES) > 0.05:
            return Case(x, labels, values, slopes, rough)


def three_cases(reference, rng):
    """Return a case to begin with and two for other parameters."""
    return [steep(reference, rng, n, 4, 2, 3) for n in (5, 5, 3)]


def answered(reference, rng, n, k, *, sure):
    """Return a case in which some answers of the network are right, but not half of them.

    The first is right and the second wrong. The largest probability of each sample is over one
    half if `sure`, else under it.
    """
    while True:
        x = samples(rng, n, 4)
        values = parameters(reference, rng, x, 2, k, span=20 if sure else SPAN)
        y = model(reference, values).predict(x)
        second, first = np.sort(y, axis=1)[:, -2:].T
        wanted = np.all(first > 0.6) if sure else np.all(first < 0.45)
        if wanted and np.all(first - second > 0.01) and np.ptp(y.argmax(axis=1)) > 0:
            break
    count = int(rng.choice([c for c in range(1, n) if 2 * c != n]))
    wrong = np.concatenate(([False, True], rng.permutation(n - 2) >= count - 1))
    labels = (y.argmax(axis=1) + wrong * rng.integers(1, k, size=n)) % k
    return Case(x, labels, values)


def unusual_labels(rng, make):
    """Return cases with labels that are all 0 or 1, as many as the classes, or of a small type.

    `make` makes a case with so many samples and classes.
    """
    for n, k, labels, form in (
        (4, 4, rng.permutation([0, 1, 0, 1]), LABELS),
        (6, 3, rng.permutation([0, 1, 0, 1, 0, 1]), LABELS),
        (6, 3, random_labels(rng, 6, 3), SMALL_LABELS),
    ):
        yield make(n, k)._replace(labels=labels), form


# -- how an answer is judged


def ask(network, case, method, form):
    """Return the predictions of a new network, and then what another method of it returns."""
    net = network(case.values)
    return call(net, "predict", case.x), call(net, method, case.x, case.answers(form))


def same(value, other):
    """Check that two answers of the student's network are alike: numbers, arrays or gradients."""
    if isinstance(value, dict) and isinstance(other, dict):
        not_zero(value)
        for name in NAMES:
            if name in other:
                same(value.get(name), other[name])
    else:
        assert_close(as_array([value]), as_array([other]))


def right_or_same(network, method, agree, case, form, other):
    """Check that one form of the right answers gives a right value, or the value of another form.

    What is wrong for every form costs points in other tests alone.
    """
    predicted, value = ask(network, case, method, form)
    ways = (
        lambda: agree(case, predicted, value),
        lambda: same(value, ask(network, case, method, other)[1]),
    )
    assert_for_any(lambda way: way(), ways)


def each_right(network, method, agree, case, form):
    """Check that the values for the first two samples, each alone, are right."""
    rows = [case.row(i) for i in range(2)]
    answers = [ask(network, row, method, form) for row in rows]
    for row, (predicted, value) in zip(rows, answers, strict=True):
        agree(row, predicted, value)


def takes(network, method, agree, case, form, other):
    """Check that a method takes one form of the answers, for single samples and for a batch."""
    each_right(network, method, agree, case, form)
    right_or_same(network, method, agree, case, form, other)


def any_form_right(network, method, agree, case):
    """Check that the value is right in one of the forms of the right answers."""
    assert_for_any(lambda form: agree(case, *ask(network, case, method, form)), FORMS[:3])


def follows(network, method, first, *others):
    """Check that a method goes by this batch and by the parameters at the moment of the call.

    Whatever it was asked before, it answers as a new network does.
    """
    net = network(first.values)
    call(net, "predict", first.x)
    assert_for_any(lambda form: call(net, method, first.x, first.answers(form)), FORMS[:3])
    for put, case in zip((network.replace, network.change), others, strict=True):

        def answers_as_new(form, put=put, case=case):
            put(net, case.values)
            call(net, "predict", case.x[::-1])
            value = call(net, method, case.x, case.answers(form))
            same(value, ask(network, case, method, form)[1])

        assert_for_any(answers_as_new, FORMS[:3])


def leaves(network, values, method, cases):
    """Check that a method leaves the arguments of each case, and params, as they were.

    What it returns does not matter, and it may fail in some of the cases.
    """
    seen = []

    def attempt(args):
        net = network(values)
        call(net, "predict", args[0])
        record = call_recording_args(get_handle(net, method), *args)
        assert_that(
            record.value is not None, lazy("Nothing was returned. Is a return statement missing?")
        )
        seen.append((net, record, args))

    for args in cases:
        assert_for_any(lambda do, args=args: do(args), (attempt, lambda _: None))
    if not seen:
        attempt(cases[0])
    for net, record, args in seen:
        assert_not_mutated(record, *args)
        as_given(net, values)


def leaves_answers(network, method, case):
    """Check that a method of samples and answers leaves both, and params, as they were."""
    leaves(network, case.values, method, [(case.x, case.answers(form)) for form in FORMS[:3]])


def as_given(net, values):
    """Check that the parameters are as they were; a restored one may be off by rounding."""
    params = get_handle(net, "params")
    for name in NAMES:
        moved = np.abs(as_array(params[name], values[name].shape) - values[name])
        assert_that(
            bool(np.all(moved < 1e-9)),
            lazy("The method changed the parameters."),
            f"{name} moved by {moved.max()}",
        )


# -- a new network


def new_parameter(net, name):
    """Return what a new network's params hold under a name."""
    params = get_handle(net, "params")
    assert_that(
        get_handle(params, "__contains__")(name) is True,
        lazy("The params of a new network have no {name}.", name=name),
    )
    return params[name]


@pytest.mark.drawn
def test_new_shapes(student):
    """A new network has four parameters with the right names and shapes"""
    for d, h, k in ((5, 4, 3), (2, 7, 6)):
        net = new(student, d, h, k)
        for name, shape in zip(NAMES, ((d, h), (h,), (h, k), (k,)), strict=True):
            as_array(new_parameter(net, name), shape)


def test_new_biases(student):
    """The biases of a new network are zeros of type float"""
    net = new(student, 5, 4, 3)
    for name in ("b1", "b2"):
        bias = as_array([new_parameter(net, name)])
        assert_that(not np.any(bias), lazy("The biases of a new network are not zero."))
        assert_that(
            bias.dtype.kind == "f",
            lazy("The biases of a new network are integers, not floats."),
        )


@pytest.mark.drawn
def test_new_weights(student):
    """The weights of a new network are random numbers near 0"""
    net = new(student, 300, 200, 100)
    for name in ("W1", "W2"):
        weights = np.atleast_2d(as_array(new_parameter(net, name)))
        assert_that(bool(np.any(weights)), lazy("The weights of a new network are all zero."))
        # Two columns draw the same numbers by chance never.
        assert_that(
            len({tuple(column) for column in weights.T}) == weights.shape[1],
            lazy(
                "The weights of a new network are not random: some neurons have the same weights."
            ),
        )
        # He's rule, the widest usual one, gives a mean of 0.08 for 200 rows and hardly a weight
        # above 0.5; no rule at all a mean of 0.8, and one over normal numbers weights above 10.
        small = np.abs(weights).mean() < 0.3 and np.abs(weights).max() < 5
        assert_that(bool(small), lazy("The weights of a new network are not near 0."))


@pytest.mark.drawn
def test_new_weights__std(student):
    """A new network takes weight_init_std as its fourth argument"""
    for net in (new(student, 4, 3, 2, 0.02), new(student, 4, 3, 2, weight_init_std=0.02)):
        as_array(new_parameter(net, "W1"))


@pytest.mark.drawn
def test_new_own(student):
    """Each new network has parameters of its own"""
    first, second = new(student, 30, 20, 10), new(student, 30, 20, 10)
    for name in ("W1", "W2"):
        weights, others = (as_array(new_parameter(net, name)) for net in (first, second))
        get_handle(first, "params")[name] = np.ones(weights.shape)
        assert_that(
            np.array_equal(as_array(new_parameter(second, name)), others),
            lazy("When the parameters of one network change, those of another change too."),
        )
        # Weights that are all alike are not drawn: that is judged above.
        assert_that(
            not np.ptp(weights) or not np.array_equal(weights, others),
            lazy("Two new networks have the same weights."),
        )


# -- predict


def agree_predictions(network, reference, values, batches, atol=FLOAT32):
    """Check that the predictions for these batches are right."""
    for x in batches:
        got = call(network(values), "predict", x)
        assert_close(got, model(reference, values).predict(x), atol=atol)


def predicts(network, reference, values, x, atol=FLOAT32):
    """Check that the predictions are right for the batch, or else for each sample alone."""
    ways = ([x], [x[[i]] for i in range(len(x))])
    assert_for_any(lambda way: agree_predictions(network, reference, values, way, atol), ways)


def test_predict_values(network, reference, rng):
    """Predict returns the right probabilities"""
    for n, d, h, k in SIZES:
        x = samples(rng, n, d)
        values = without_biases(parameters(reference, rng, x, h, k))
        predicts(network, reference, values, x)


def test_predict_biases(network, reference, rng):
    """Predict is right with biases other than zero"""
    for n, d, h, k in SIZES[:2]:
        x = samples(rng, n, d)
        predicts(network, reference, parameters(reference, rng, x, h, k), x)


def test_predict_batch(network, reference, rng):
    """Predict is right for each sample of a batch"""
    for n, d, h, k in SIZES[:2]:
        x = samples(rng, n, d)
        values = without_biases(parameters(reference, rng, x, h, k))
        agree_predictions(network, reference, values, [x])
    # The scores of one sample are near -300, those of the other near 500: exp can take both.
    x = samples(rng, 2, 4)
    values = without_biases(parameters(reference, rng, x, 3, 6))
    z = reference.sigmoid(x @ values["W1"])
    level = np.linalg.lstsq(z, np.array([-300.0, 500.0]), rcond=None)[0]
    apart = values | {"W2": values["W2"] + level[:, np.newaxis]}
    agree_predictions(network, reference, apart, [x], FLOAT32_AT_1000)


def test_predict_single(network, reference, rng):
    """Predict is right for a batch of one sample"""
    x = samples(rng, 1, 6)
    values = without_biases(parameters(reference, rng, x, 2, 3))
    agree_predictions(network, reference, values, [x])


def test_predict_integers(network, reference, rng):
    """Predict is right for samples of integers"""
    x = rng.integers(-2, 3, size=(5, 4))
    values = without_biases(parameters(reference, rng, x, 3, 2))
    predicts(network, reference, values, x)


def test_predict_large(network, reference, rng):
    """Predict is right for very large and very small scores"""
    x = 0.3 * samples(rng, 3, 4)
    values = without_biases(parameters(reference, rng, x, 3, 5))
    # Added to all of W2, this moves the scores by 1000 or more.
    up = 1000 / reference.sigmoid(x @ values["W1"]).sum(axis=1).min()
    shift = {"W2": values["W2"] + up * rng.choice([-1, 1])}
    winner = {"W2": values["W2"] + up * one_hot(rng.integers(5), 5)}
    hidden = {"W1": 1000 * values["W1"]}
    for far in (shift, winner, hidden):
        predicts(network, reference, values | far, x, FLOAT32_AT_1000)


def test_predict_current(network, reference, rng):
    """Predict uses the network's own current parameters"""
    x = samples(rng, 5, 4)
    net = network(parameters(reference, rng, x, 3, 6))
    call(net, "predict", x)
    for put in (network.change, network.replace):
        values = parameters(reference, rng, x, 3, 6)
        put(net, values)
        same(call(net, "predict", x), call(network(values), "predict", x))


def test_predict_leaves(network, reference, rng):
    """Predict does not change samples or parameters"""
    x, pixels = samples(rng, 5, 4), rng.integers(256, size=(5, 4))
    cases = [(x,), (pixels,), (pixels.astype(float),)]
    leaves(network, parameters(reference, rng, x, 2, 3), "predict", cases)


# -- loss


def agree_loss(case, predicted, loss):
    """Check that the loss is the mean cross entropy error of the network's own predictions."""
    count = len(case.x)
    own = as_array(predicted, (count, len(case.values["b2"])))[np.arange(count), case.labels]
    assert_that(bool(np.all(own >= 0)), lazy("predict does not return probabilities."))
    # The loss with the largest guard and with the smallest one: the same for ordinary networks.
    low, high = (-np.mean(np.log(own + guard)) for guard in (1e-4, 1e-15))
    off = LOSS * abs(high)
    assert_that(
        bool(low - off <= as_number(loss) <= high + off),
        lazy("The returned number is wrong."),
        f"came: {loss}; expected: {high}",
    )


def test_loss_one_hot(network, reference, rng):
    """The loss is right for one-hot answers"""
    takes(network, "loss", agree_loss, steep(reference, rng, *SIZES[1]), HOT, LABELS)


def test_loss_one_hot__whole_numbers(network, reference, rng):
    """The loss is right for one-hot answers of integers"""
    takes(network, "loss", agree_loss, steep(reference, rng, *SIZES[1]), WHOLE_HOT, LABELS)


def test_loss_labels(network, reference, rng):
    """The loss is right for labels"""
    takes(network, "loss", agree_loss, steep(reference, rng, *SIZES[1]), LABELS, HOT)


def test_loss_labels__any(network, reference, rng):
    """The loss tells labels from one-hot answers, whatever the labels are and however many"""
    for case, form in unusual_labels(rng, lambda n, k: steep(reference, rng, n, 5, 2, k)):
        takes(network, "loss", agree_loss, case, form, HOT)


def test_loss_mean(network, reference, rng):
    """The loss is right for a whole batch: the mean over its samples"""
    for sizes in SIZES:
        any_form_right(network, "loss", agree_loss, steep(reference, rng, *sizes))


def test_loss_zero_probability(network, reference, rng):
    """The loss is large but finite if the right class has probability 0"""
    case = steep(reference, rng, 1, 3, 2, 5)
    winner = (case.labels[0] + rng.integers(1, 5)) % 5
    sure = case.values | {"b2": case.values["b2"] + 1000 * one_hot(winner, 5)}

    def is_large(form):
        # -log of the largest guard is 9.2; there is no upper limit, for the loss without a guard,
        # found from the logarithm of the sum without ever taking that of 0, is 1000.
        loss = as_number(ask(network, case._replace(values=sure), "loss", form)[1])
        assert_that(loss > 9, lazy("The loss for a probability of 0 is not a reasonable number."))

    assert_for_any(is_large, FORMS[:3])


def test_loss_current(network, reference, rng):
    """The loss uses the given batch and the current parameters"""
    follows(network, "loss", *three_cases(reference, rng))


def test_loss_leaves(network, reference, rng):
    """The loss does not change samples, answers or parameters"""
    leaves_answers(network, "loss", steep(reference, rng, 5, 4, 2, 3))


# -- accuracy


def agree_accuracy(case, predicted, accuracy):
    """Check that the accuracy is the fraction of the network's own predictions that are right."""
    own = as_array(predicted, (len(case.x), len(case.values["b2"])))
    assert_close(accuracy, np.mean(own.argmax(axis=1) == case.labels))


def test_accuracy_one_hot(network, reference, rng):
    """The accuracy is right for one-hot answers"""
    case = answered(reference, rng, 7, 4, sure=True)
    for form in (HOT, WHOLE_HOT):
        takes(network, "accuracy", agree_accuracy, case, form, LABELS)


def test_accuracy_labels(network, reference, rng):
    """The accuracy is right for labels"""
    case = answered(reference, rng, 7, 4, sure=True)
    takes(network, "accuracy", agree_accuracy, case, LABELS, HOT)


def test_accuracy_labels__any(network, reference, rng):
    """The accuracy tells labels from one-hot answers, whatever the labels are and however many"""
    for case, form in unusual_labels(rng, lambda n, k: answered(reference, rng, n, k, sure=True)):
        takes(network, "accuracy", agree_accuracy, case, form, HOT)


def test_accuracy_fraction(network, reference, rng):
    """The accuracy is right for a whole batch: the fraction of right answers"""
    for n, k in ((7, 3), (5, 5)):
        case = answered(reference, rng, n, k, sure=True)
        best = model(reference, case.values).predict(case.x).argmax(axis=1)
        for labels in (best, case.labels):
            case = case._replace(labels=labels)
            any_form_right(network, "accuracy", agree_accuracy, case)


def test_accuracy_unsure(network, reference, rng):
    """The accuracy is right even if no probability exceeds one half"""
    case = answered(reference, rng, 5, 6, sure=False)
    assert_for_any(
        lambda form: each_right(network, "accuracy", agree_accuracy, case, form), FORMS[:3]
    )


def test_accuracy_current(network, reference, rng):
    """The accuracy uses the given batch and the current parameters"""
    follows(network, "accuracy", *three_cases(reference, rng))


def test_accuracy_leaves(network, reference, rng):
    """The accuracy does not change samples, answers or parameters"""
    leaves_answers(network, "accuracy", steep(reference, rng, 5, 4, 2, 3))


# -- both gradients


def size(case, slopes, name):
    """Return the size of a gradient, 1 for the right one; check that it points the right way."""
    assert_that(name in slopes, lazy("The returned dict has no {name}.", name=name))
    right = case.slopes[name]
    value = as_array(slopes[name], right.shape)
    length = float(np.sum(value * right) / np.sum(right**2))
    off = np.abs(value - length * right).max()
    assert_that(
        bool(length > 0 and off <= length * (case.rough + SLOPE * np.abs(right).max())),
        lazy("The gradient of {name} points in the wrong direction.", name=name),
        f"came: {value}; expected: {right}",
    )
    return length


def not_zero(slopes):
    """Check that gradients are returned and that not all of them are zero."""
    if not isinstance(slopes, dict):
        asked = lazy("a dict")
        raise AnswerMismatch(
            lazy("Expected {asked}, but got {what}.", what=describe(slopes), asked=asked)
        )
    arrays = [as_array([slopes[name]]) for name in NAMES if name in slopes]
    assert_that(any(map(np.any, arrays)), lazy("All returned gradients are zero."))


def agree_sizes(case, _, slopes):
    """Check that those gradients that point the right way have the right size."""
    not_zero(slopes)
    assert_for_any(lambda name: size(case, slopes, name), NAMES)
    for name in NAMES:
        try:
            length = size(case, slopes, name)
        except AnswerMismatch:
            continue  # another test judges where it points
        assert_that(
            0.8 < length < 1.25,
            lazy("The gradient of {name} is too large or too small.", name=name),
            f"{length} times the right one",
        )


def agree_slopes(case, predicted, slopes):
    """Check that all gradients are right."""
    agree_sizes(case, predicted, slopes)
    for name in NAMES:
        size(case, slopes, name)


def point_right(network, method, cases, *names):
    """Check that the gradients of these parameters point the right way."""

    def agree(case, _, slopes):
        not_zero(slopes)
        for name in names:
            size(case, slopes, name)

    for case in cases:
        any_form_right(network, method, agree, case)


def takes_slopes(network, method, cases, forms, other):
    """Check that a method takes these forms of the answers."""
    for case in cases:
        for form in forms:
            right_or_same(network, method, agree_slopes, case, form, other)


# -- the numerical gradient


def rough_cases(reference, rng):
    """Return cases for the numerical gradient."""
    return [steep(reference, rng, *sizes, rough=ROUGH) for sizes in SIZES[1:]]


def test_numerical_gradient_weights(network, reference, rng):
    """The numerical gradients of W1 and W2 have the right direction"""
    point_right(network, "numerical_gradient", rough_cases(reference, rng), "W1", "W2")


def test_numerical_gradient_biases(network, reference, rng):
    """The numerical gradients of b1 and b2 have the right direction"""
    point_right(network, "numerical_gradient", rough_cases(reference, rng), "b1", "b2")


def test_numerical_gradient_size(network, reference, rng):
    """The numerical gradient has the right size"""
    for case in rough_cases(reference, rng):
        any_form_right(network, "numerical_gradient", agree_sizes, case)


def test_numerical_gradient_one_hot(network, reference, rng):
    """The numerical gradient accepts one-hot answers"""
    cases = rough_cases(reference, rng)
    takes_slopes(network, "numerical_gradient", cases, (HOT, WHOLE_HOT), LABELS)


def test_numerical_gradient_labels(network, reference, rng):
    """The numerical gradient accepts labels"""
    takes_slopes(network, "numerical_gradient", rough_cases(reference, rng), (LABELS,), HOT)


def test_numerical_gradient_current(network, reference, rng):
    """The numerical gradient uses the given batch and the current parameters"""
    follows(network, "numerical_gradient", *three_cases(reference, rng))


def test_numerical_gradient_leaves(network, reference, rng):
    """The numerical gradient does not change samples, answers or parameters"""
    leaves_answers(network, "numerical_gradient", steep(reference, rng, 5, 3, 2, 3))


# -- the gradient by backpropagation


def exact_cases(reference, rng):
    """Return cases for the gradient by backpropagation.

    In the first, all layers have the same size. Mistakes such as a wrong order of the layers or a
    forgotten transpose return different numbers there; in the others they raise the same error.
    """
    return [steep(reference, rng, *sizes) for sizes in ((4, 3, 3, 3), *SIZES[1:])]


def test_gradient_weights__second_layer(network, reference, rng):
    """The gradient of W2 has the right direction"""
    point_right(network, "gradient", exact_cases(reference, rng), "W2")


def test_gradient_biases__second_layer(network, reference, rng):
    """The gradient of b2 has the right direction"""
    point_right(network, "gradient", exact_cases(reference, rng), "b2")


def test_gradient_weights__first_layer(network, reference, rng):
    """The gradient of W1 has the right direction"""
    point_right(network, "gradient", exact_cases(reference, rng), "W1")


def test_gradient_biases__first_layer(network, reference, rng):
    """The gradient of b1 has the right direction"""
    point_right(network, "gradient", exact_cases(reference, rng), "b1")


def test_gradient_size(network, reference, rng):
    """The gradient has the right size: it is the gradient of the mean loss"""
    for case in (*exact_cases(reference, rng), steep(reference, rng, 1, 6, 2, 3)):
        any_form_right(network, "gradient", agree_sizes, case)


def test_gradient_one_hot(network, reference, rng):
    """The gradient accepts one-hot answers"""
    takes_slopes(network, "gradient", exact_cases(reference, rng), (HOT, WHOLE_HOT), LABELS)


def test_gradient_labels(network, reference, rng):
    """The gradient accepts labels"""
    # All classes occur in the first case only.
    cases = [steep(reference, rng, *SIZES[0]), *exact_cases(reference, rng)]
    takes_slopes(network, "gradient", cases, (LABELS, SMALL_LABELS), HOT)


def test_gradient_current(network, reference, rng):
    """The gradient uses the given batch and the current parameters"""
    follows(network, "gradient", *three_cases(reference, rng))


def test_gradient_leaves(network, reference, rng):
    """The gradient does not change samples, answers or parameters"""
    leaves_answers(network, "gradient", steep(reference, rng, 5, 4, 2, 3))


def test_gradient_fast(network, rng):
    """The gradient of a network for handwritten digits is computed in time"""
    # By differences this is 191,000 losses: 15 s or more, and a call may take 5 s. A quick machine
    # is done in 4 s with the notebook's 50 neurons; with more than 120 a gradient in lists is too
    # large to cross. By the formulas it takes some milliseconds, in loops over numbers 0.3 s.
    values = {
        "W1": 0.05 * rng.normal(size=(784, 120)),
        "b1": 0.1 * rng.normal(size=120),
        "W2": 0.1 * rng.normal(size=(120, 10)),
        "b2": 0.1 * rng.normal(size=10),
    }
    case = Case(rng.random((20, 784)), random_labels(rng, 20, 10), values)
    assert_for_any(lambda form: not_zero(ask(network, case, "gradient", form)[1]), FORMS[:3])
