# Answers that were written last, from the stubs alone; README.md describes them.


# %% one_trait="week1_neurons/first/01_result_in_dtype_of_x" part="sigmoid"
# Missing: float results for int input (the result array takes the dtype of x, so integers come back as 0 or 1).
def sigmoid(x, a=1.0):
    answer = np.zeros_like(x)
    for place in np.ndindex(answer.shape):
        value = np.asarray(x)[place]
        answer[place] = 1 / (1 + np.exp(-a * value))
    return answer


# %% one_trait="week1_neurons/first/02_slope_without_default" part="sigmoid"
# Missing: the default slope a = 1; a call sigmoid(x) without a raises a TypeError.
def sigmoid(x, a):
    denominator = 1.0 + np.exp(-(a * x))
    return 1.0 / denominator


# %% one_trait="week1_neurons/first/03_exactly_one" part="AND"
# Missing: inputs that are only nearly 0 or 1, such as the 0.998 of another neuron; compares with == 1.
def AND(x1, x2):
    if x1 == 1 and x2 == 1:
        return 1.0
    return 0.0


# %% one_trait="week1_neurons/first/04_batches_only" part="affine"
# Missing: a single sample of shape (D,); the loops need x with two axes.
def affine(x, W, b):
    N, D = x.shape
    M = W.shape[1]
    h = np.zeros((N, M))
    for n in range(N):
        for m in range(M):
            h[n, m] = b[m]
            for d in range(D):
                h[n, m] += x[n, d] * W[d, m]
    return h


# %% one_trait="week1_neurons/first/05_one_maximum_for_all_rows" part="softmax"
# Missing: independence of the rows; one maximum of the whole batch, so a row far below it becomes 0/0 = nan.
def softmax(a):
    biggest = np.max(a)
    powers = np.exp(a - biggest)
    return powers / powers.sum(axis=-1, keepdims=True)


# %% one_trait="week1_neurons/first/06_divides_in_place" part="normalize_scores"
# Missing: leaves its argument alone; asarray makes no copy of a float array, and /= changes it.
def normalize_scores(scores):
    p = np.asarray(scores, dtype=float)
    p /= p.sum()
    return p


# %% mistake="week1_neurons/first/07_bias_too_strong" part="OR" hints=["both_needed"]
# One mistake: the bias is too negative for the weights, so one input of 1 does not lift the sum above 0 and the gate behaves like AND.
def OR(x1, x2):
    omomi = np.array([0.8, 0.8])
    z = np.dot(omomi, [x1, x2]) - 1.3
    return sigmoid(z, 20)


# %% mistake="week1_neurons/first/08_no_bias" part="NOT" hints=["bias_missing"]
# One mistake: the bias is missing, so NOT(0) is h(0) = 0.5, undecided.
def NOT(x):
    w = -3
    return sigmoid(w * x, 20)


# %% mistake="week1_neurons/first/09_positive_bias_and_slope_one" part="AND" hints=["always_one"]
# Two mistakes: the bias has a positive sign, so the sum is positive for all inputs, and the slope 20 is not handed to sigmoid.
def AND(x1, x2):
    b = 1.4
    w1 = w2 = 0.9
    return sigmoid(w1 * x1 + w2 * x2 + b)


# %% mistake="week1_neurons/first/10_nor_for_nand" part="XOR" hints=["not_of_each_input"]
# One mistake: takes "not x1 and not x2" for "not both", so the last AND never gets two ones and the answer is always near 0.
def XOR(x1, x2):
    at_least_one = OR(x1, x2)
    not_both = AND(NOT(x1), NOT(x2))
    return AND(at_least_one, not_both)


# %% mistake="week1_neurons/first/11_b_as_threshold" part="affine" hints=["bias_subtracted"]
# One mistake: subtracts b (as a threshold) instead of adding it.
def affine(x, W, b):
    weighted = np.matmul(x, W)
    return weighted - b


# %% mistake="week1_neurons/first/12_powers_of_two_and_columns" part="softmax" hints=["other_base"]
# Two mistakes: takes powers of 2 instead of e, and sums over axis 0 (the columns), not within each row.
def softmax(a):
    top = np.max(a, axis=-1, keepdims=True)
    p = 2.0 ** (a - top)
    return p / np.sum(p, axis=0)


# %% mistake="week1_neurons/first/13_divides_by_largest" part="normalize_scores" hints=["by_maximum"]
# One mistake: divides by the largest score instead of the sum, so the three do not add up to 1.
def normalize_scores(scores):
    return np.array([s / max(scores) for s in scores])


# %% mistake="week1_neurons/first/14_reversed_and_capital" part="predict_label" hints=[]
# Two mistakes: the labels stand in the wrong order (poor first), and are spelt with a capital letter.
def predict_label(scores):
    grades = ("Poor", "Average", "Good")
    return grades[int(np.argmax(scores))]


# %% right="week1_neurons/first/15_tanh" part="sigmoid"
# The hyperbolic tangent in place of the exponential, with type annotations.
def sigmoid(x: float | np.ndarray, a: float = 1.0) -> float | np.ndarray:
    half: float | np.ndarray = np.multiply(a, x) / 2
    return (np.tanh(half) + 1) / 2


# %% right="week1_neurons/first/16_four_nands" part="XOR"
# Four NANDs, each put together from NOT and AND; no OR.
def XOR(x1, x2):
    nand = lambda *inputs: NOT(AND(*inputs))
    middle = nand(x1, x2)
    return nand(nand(x1, middle), nand(middle, x2))


# %% right="week1_neurons/first/17_einsum" part="affine"
# einsum with an ellipsis for one sample or a batch.
def affine(x, W, b):
    return np.einsum("...d,dm->...m", x, W) + np.asarray(b)[...]


# %% right="week1_neurons/first/18_all_pairs" part="softmax"
# One over the sum of exp of all differences of scores: no maximum needed, as 1/inf is 0.
def softmax(a):
    s = np.array(a, dtype=float)
    differences = s[..., np.newaxis, :] - s[..., :, np.newaxis]
    with np.errstate(over="ignore"):
        return 1 / np.exp(differences).sum(axis=-1)


# %% one_trait="week2_loss/first/01_one_by_one_matrix" part="mean_squared_error"
# Missing: one number; a row times a column gives a matrix of shape (1, 1).
def mean_squared_error(y, t):
    e = (y - t).reshape(1, -1)
    return 0.5 * (e @ e.T)


# %% one_trait="week2_loss/first/02_one_hot_only" part="cross_entropy_error"
# Missing: labels; the right answers are understood only as one-hot.
def cross_entropy_error(y, t):
    logs = np.log(y + 1e-7)
    per_sample = np.sum(t * logs, axis=-1)
    return -np.mean(per_sample)


# %% one_trait="week2_loss/first/03_no_plain_integer" part="cross_entropy_error"
# Missing: a plain integer as the label of a single sample (an int has no ndim); all other forms work.
def cross_entropy_error(y, t):
    if y.ndim == 1 and t.ndim == 1:
        y, t = y[np.newaxis, :], t[np.newaxis, :]
    if t.ndim == 2:
        t = np.argmax(t, axis=1)
    total = 0.0
    for row, k in zip(y, t):
        total -= np.log(row[k] + 1e-7)
    return total / len(y)


# %% one_trait="week2_loss/first/04_k_labels_taken_for_one_hot" part="cross_entropy_error"
# Missing: labels where N equals K; tells the two forms apart by the last length of t, not by its number of axes.
def cross_entropy_error(y, t):
    classes = np.shape(y)[-1]
    if np.shape(t)[-1:] != (classes,):
        t = np.eye(classes)[t]
    samples = np.size(y) / classes
    return -np.sum(t * np.log(y + 1e-7)) / samples


# %% one_trait="week2_loss/first/05_floats_only" part="mini_batch"
# Missing: any dtype; rows are written into np.empty arrays of float, so integers change type and strings raise an error.
def mini_batch(x, t, size, rng):
    rows = rng.choice(len(x), size)
    x_batch = np.empty((size,) + x.shape[1:])
    t_batch = np.empty((size,) + t.shape[1:])
    for i, r in enumerate(rows):
        x_batch[i] = x[r]
        t_batch[i] = t[r]
    return x_batch, t_batch


# %% one_trait="week2_loss/first/06_last_row_never" part="mini_batch"
# Missing: every row can be drawn; the upper end N - 1 is exclusive, so the last row never comes (and N = 1 raises an error).
def mini_batch(x, t, size, rng):
    last = x.shape[0] - 1
    chosen = rng.integers(low=0, high=last, size=size)
    return x[chosen], t[chosen]


# %% mistake="week2_loss/first/07_absolute_not_squared" part="mean_squared_error" hints=["absolute_errors"]
# One mistake: half the sum of the absolute differences; the square is missing.
def mean_squared_error(y, t):
    difference = np.abs(y - t)
    return 0.5 * difference.sum()


# %% mistake="week2_loss/first/08_log2_and_sum" part="cross_entropy_error" hints=["logarithm_to_base_two", "no_batch_mean"]
# Two mistakes: the logarithm to base 2 instead of the natural one, and the sum over the batch instead of the mean.
def cross_entropy_error(y, t):
    y = np.atleast_2d(y)
    t = np.asarray(t)
    if t.size == y.size and t.ndim > 0:
        t = t.reshape(y.shape).argmax(axis=1)
    t = np.atleast_1d(t)
    picked = y[np.arange(len(y)), t]
    return -np.sum(np.log2(picked + 1e-7))


# %% mistake="week2_loss/first/09_epsilon_outside" part="cross_entropy_error" hints=["no_guard"]
# One mistake: 1e-7 is added to the logarithm, not to the probability, so a probability of 0 still gives infinity.
def cross_entropy_error(y, t):
    delta = 1e-7
    if np.ndim(t) == np.ndim(y):
        t = np.argmax(t, axis=-1)
    if np.ndim(y) == 1:
        return -(np.log(y[t]) + delta)
    N = y.shape[0]
    return -np.sum(np.log(y[range(N), t]) + delta) / N


# %% mistake="week2_loss/first/10_size_as_bound_and_swapped" part="mini_batch" hints=["order_swapped"]
# Two mistakes: row numbers are drawn below `size` instead of below N, and the two batches are returned in the wrong order.
def mini_batch(x, t, size, rng):
    idx = rng.integers(size, size=size)
    return t[idx], x[idx]


# %% right="week2_loss/first/11_fsum" part="mean_squared_error"
# A generator expression and math.fsum in place of NumPy.
import math


def mean_squared_error(y, t):
    return math.fsum((float(p) - float(q)) ** 2 for p, q in zip(y, t)) / 2


# %% right="week2_loss/first/12_recursion" part="cross_entropy_error"
# Recursion: a batch is the average of its samples.
from math import log


def cross_entropy_error(y, t, tiny=1e-7):
    if np.ndim(y) == 2:
        losses = [cross_entropy_error(y[n], t[n], tiny) for n in range(len(y))]
        return sum(losses) / len(losses)
    if np.ndim(t) == 0:
        return -log(y[t] + tiny)
    return -sum(t_k * log(y_k + tiny) for y_k, t_k in zip(y, t))


# %% right="week2_loss/first/13_random_keys" part="mini_batch"
# Gives every row a random key and takes the rows with the smallest keys.
def mini_batch(x, t, size, rng):
    keys = rng.random(len(x))
    lottery = np.argsort(keys)[:size]
    x_batch, t_batch = (np.take(array, lottery, axis=0) for array in (x, t))
    return x_batch, t_batch


# %% one_trait="week3_differentiation/first/01_always_to_the_right" part="forward_diff"
# Missing: a negative h; the step is made positive, not used as it is.
def forward_diff(f, x, h):
    step = abs(h)
    rise = f(x + step) - f(x)
    return rise / step


# %% one_trait="week3_differentiation/first/02_step_of_a_hundredth" part="numerical_diff"
# Missing: the accuracy (relative error below 1e-6); a central difference with h = 0.01 is too coarse.
def numerical_diff(f, x):
    h = 0.01
    right = f(x + h)
    left = f(x - h)
    return (right - left) / (2 * h)


# %% one_trait="week3_differentiation/first/03_all_lines_share_globals" part="tangent_line"
# Missing: each line is its own; slope and point are kept in globals, so a later call changes the earlier lines.
def tangent_line(f, x):
    global slope, x_touch, y_touch
    slope = numerical_diff(f, x)
    x_touch = x
    y_touch = f(x)

    def line(t):
        return y_touch + slope * (t - x_touch)

    return line


# %% one_trait="week3_differentiation/first/04_moves_a_copy" part="numerical_gradient"
# Missing: moves x itself; only copies move, so an f that reads the array handed in gets a gradient of zero.
def numerical_gradient(f, x):
    h = 1e-4
    grad = np.zeros(x.shape)
    for idx in np.ndindex(x.shape):
        plus = x.astype(float)
        minus = x.astype(float)
        plus[idx] += h
        minus[idx] -= h
        grad[idx] = (f(plus) - f(minus)) / (2 * h)
    return grad


# %% one_trait="week3_differentiation/first/05_no_integers" part="numerical_gradient"
# Missing: x of int; x + h is cut off to an integer when it is stored, and no float copy is made.
def numerical_gradient(f, x):
    h = 1e-4
    grad = np.empty(x.shape, dtype=float)
    it = np.nditer(x, flags=["multi_index"], op_flags=["readwrite"])
    while not it.finished:
        i = it.multi_index
        keep = x[i]
        x[i] = keep + h
        f_plus = f(x)
        x[i] = keep - h
        f_minus = f(x)
        x[i] = keep
        grad[i] = (f_plus - f_minus) / (2 * h)
        it.iternext()
    return grad


# %% one_trait="week3_differentiation/first/06_flat_view_needed" part="numerical_gradient" accepted=true
# Missing: an x that is not contiguous (such as a transposed array); reshape(-1) is then a copy, and x does not move.
def numerical_gradient(f, x):
    h = 1e-4
    if x.dtype.kind != "f":
        x = x.astype(np.float64)
    flat = x.reshape(-1)
    slopes = []
    for j in range(flat.size):
        saved = flat[j]
        flat[j] = saved + h
        up = f(x)
        flat[j] = saved - h
        down = f(x)
        flat[j] = saved
        slopes.append((up - down) / (2 * h))
    return np.array(slopes).reshape(x.shape)


# %% mistake="week3_differentiation/first/07_order_and_brackets" part="forward_diff" hints=["no_brackets", "wrong_order"]
# Two mistakes: the difference is the wrong way round, f(x) - f(x + h), and without brackets only the last term is divided by h.
def forward_diff(f, x, h):
    return f(x) - f(x + h) / h


# %% mistake="week3_differentiation/first/08_plus_between" part="numerical_diff" hints=["sum_of_sides"]
# One mistake: adds the two function values instead of subtracting them.
def numerical_diff(f, x):
    h = 1e-4
    y_1 = f(x + h)
    y_2 = f(x - h)
    return (y_1 + y_2) / (2 * h)


# %% mistake="week3_differentiation/first/09_second_derivative" part="numerical_diff" hints=["second_derivative"]
# One mistake: the formula for the second derivative instead of the first.
def numerical_diff(f, x):
    h = 1e-4
    return (f(x + h) - 2 * f(x) + f(x - h)) / h**2


# %% mistake="week3_differentiation/first/10_slope_times_t" part="tangent_line" hints=["shift_forgotten"]
# One mistake: multiplies the slope by t instead of t - x, so the line does not go through (x, f(x)).
def tangent_line(f, x):
    m = numerical_diff(f, x)
    c = f(x)
    return lambda t: m * t + c


# %% mistake="week3_differentiation/first/11_sign_and_no_height" part="tangent_line" hints=["height_forgotten", "shift_reversed"]
# Two mistakes: x - t instead of t - x, and f(x) is not added.
def tangent_line(f, x):
    steigung = numerical_diff(f, x)

    def gerade(t):
        return steigung * (x - t)

    return gerade


# %% mistake="week3_differentiation/first/12_moves_all_entries" part="numerical_gradient" hints=["all_at_once"]
# One mistake: h is added to the whole array, so all entries move together and each entry gets the sum of all partial derivatives.
def numerical_gradient(f, x):
    h = 1e-4
    result = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        result[i] = (f(x + h) - f(x - h)) / (2 * h)
    return result


# %% right="week3_differentiation/first/13_five_points" part="numerical_diff"
# The five-point formula with a larger step, as a weighted sum.
def numerical_diff(f, x, h=1e-3):
    weights = {-2: 1, -1: -8, 1: 8, 2: -1}
    return sum(w * f(x + k * h) for k, w in weights.items()) / (12 * h)


# %% right="week3_differentiation/first/14_fromiter" part="numerical_gradient"
# A generator that moves x, collected with fromiter; try/finally puts the entry back.
def numerical_gradient(f, x):
    h = 1e-4
    place = x if np.issubdtype(x.dtype, np.floating) else np.array(x, dtype=float)

    def value(where, number):
        original = place[where]
        try:
            place[where] = number
            return float(f(place))
        finally:
            place[where] = original

    slopes = (
        (value(i, place[i] + h) - value(i, place[i] - h)) / (2 * h)
        for i in np.ndindex(place.shape)
    )
    return np.fromiter(slopes, dtype=float, count=place.size).reshape(place.shape)


# %% one_trait="week4_gradient_descent/first/01_stops_when_flat" part="gradient_descent"
# Missing: exactly step_num steps; the walk ends early where the gradient is small (below 1e-3).
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for step in range(step_num):
        g = numerical_gradient(f, x)
        if np.linalg.norm(g) < 1e-3:
            break
        x = x - lr * g
    return x


# %% one_trait="week4_gradient_descent/first/02_rows_in_dtype_of_start" part="gradient_descent_path"
# Missing: a start of integers; tile keeps the dtype of init_x, so every stored point is cut off to integers.
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    path = np.tile(init_x, (step_num + 1, 1))
    for i in range(step_num):
        here = path[i].astype(float)
        path[i + 1] = here - lr * numerical_gradient(f, here)
    return path


# %% one_trait="week4_gradient_descent/first/03_fixed_seed" part="SimpleNet.__init__"
# Missing: every new network draws weights of its own; the generator has a fixed seed.
def __init__(self):
    generator = np.random.default_rng(1234)
    self.W = generator.normal(loc=0, scale=1, size=(2, 3))


# %% one_trait="week4_gradient_descent/first/04_single_sample_gets_a_row" part="SimpleNet.predict"
# Missing: the shape (3,) for a single sample; it comes back as a batch of one row, (1, 3).
def predict(self, x):
    x = np.atleast_2d(x)
    return x @ self.W


# %% one_trait="week4_gradient_descent/first/05_loss_one_hot_only" part="SimpleNet.loss"
# Missing: labels; t is multiplied as one-hot.
def loss(self, x, t):
    y = softmax(x @ self.W)
    if y.ndim == 1:
        N = 1
    else:
        N = len(y)
    return -np.sum(t * np.log(y + 1e-7)) / N


# %% mistake="week4_gradient_descent/first/06_unit_gradient" part="gradient_descent" hints=["steps_of_equal_length"]
# One mistake: divides the gradient by its length, so every step has the length lr.
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for _ in range(step_num):
        grad = numerical_gradient(f, x)
        direction = grad / (np.linalg.norm(grad) + 1e-12)
        x = x - lr * direction
    return x


# %% mistake="week4_gradient_descent/first/07_uphill_and_one_step_short" part="gradient_descent" hints=["one_step_too_few"]
# Two mistakes: adds the gradient (walks uphill), and range(1, step_num) takes one step too few.
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    position = np.array(init_x, float)
    for k in range(1, step_num):
        position = position + lr * numerical_gradient(f, position)
    return position


# %% mistake="week4_gradient_descent/first/08_no_start_and_own_rate" part="gradient_descent_path" hints=[]
# Two mistakes: the start is not in the path (one row too few), and the learning rate is a fixed 0.1 instead of lr.
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    points = []
    for _ in range(step_num):
        x = x - 0.1 * numerical_gradient(f, x)
        points.append(x)
    return np.array(points)


# %% mistake="week4_gradient_descent/first/09_three_by_two" part="SimpleNet.__init__" hints=["three_rows"]
# One mistake: the shape of W is swapped, (3, 2) instead of (2, 3).
def __init__(self):
    self.W = np.random.standard_normal((3, 2))


# %% mistake="week4_gradient_descent/first/10_arguments_swapped" part="SimpleNet.loss" hints=["arguments_swapped"]
# One mistake: t and y are handed to cross_entropy_error in the wrong order.
def loss(self, x, t):
    scores = self.predict(x)
    y = softmax(scores)
    return cross_entropy_error(t, y)


# %% right="week4_gradient_descent/first/11_reduce" part="gradient_descent"
# functools.reduce in place of a loop.
from functools import reduce


def gradient_descent(f, init_x, lr=0.01, step_num=100):
    start = np.asarray(init_x).astype(float)
    return reduce(lambda at, _: at - lr * numerical_gradient(f, at), range(step_num), start)


# %% right="week4_gradient_descent/first/12_accumulate" part="gradient_descent_path"
# itertools.accumulate gives all intermediate points.
import itertools


def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    def step(point, _):
        return point - lr * numerical_gradient(f, point)

    begin = np.array([float(v) for v in init_x])
    return np.vstack(list(itertools.accumulate(range(step_num), step, initial=begin)))


# %% right="week4_gradient_descent/first/13_box_muller" part="SimpleNet"
# Draws the normal numbers by hand (Box and Muller), predicts with tensordot, and averages the loss sample by sample.
class SimpleNet:
    def __init__(self):
        u, v = np.random.random((2, 2, 3))
        self.W = np.sqrt(-2 * np.log(1 - u)) * np.cos(2 * np.pi * v)

    def predict(self, x):
        return np.tensordot(np.asarray(x, dtype=float), self.W, axes=1)

    def loss(self, x, t):
        y = softmax(self.predict(x))
        if y.ndim == 1:
            return self._one(y, t)
        return sum(map(self._one, y, t)) / len(y)

    @staticmethod
    def _one(y, t):
        k = t if np.ndim(t) == 0 else list(t).index(max(t))
        return float(-np.log(y[k] + 1e-7))


# %% one_trait="week5_backpropagation/first/01_memory_of_the_class" part="MulLayer"
# Missing: a memory for each object; x and y are stored in the class, so all nodes share the last forward.
class MulLayer:
    x = None
    y = None

    def forward(self, x, y):
        MulLayer.x = x
        MulLayer.y = y
        return x * y

    def backward(self, dout):
        dx = dout * MulLayer.y
        dy = dout * MulLayer.x
        return dx, dy


# %% one_trait="week5_backpropagation/first/02_backward_eats_its_memory" part="SigmoidLayer"
# Missing: a second backward gives the same again; the stored output is overwritten by the derivative.
class SigmoidLayer:
    def forward(self, x):
        self.out = sigmoid(x)
        return self.out

    def backward(self, dout):
        self.out = self.out * (1 - self.out)
        return dout * self.out


# %% one_trait="week5_backpropagation/first/03_db_as_a_row" part="AffineLayer"
# Missing: the shape (M,) of db; keepdims makes it (1, M).
class AffineLayer:
    def __init__(self, W, b):
        self.W, self.b = W, b

    def forward(self, x):
        self.x = x
        return x @ self.W + self.b

    def backward(self, dout):
        self.dW = self.x.T @ dout
        self.db = dout.sum(axis=0, keepdims=True)
        return dout @ self.W.T


# %% one_trait="week5_backpropagation/first/04_dout_ignored" part="SoftmaxWithLossLayer"
# Missing: dout as a factor; the parameter of backward is ignored.
class SoftmaxWithLossLayer:
    def forward(self, x, t):
        self.y = softmax(x)
        K = self.y.shape[1]
        t = np.asarray(t)
        self.t = t if t.ndim == 2 else np.eye(K)[t]
        return cross_entropy_error(self.y, self.t)

    def backward(self, dout=1):
        N = len(self.t)
        return (self.y - self.t) / N


# %% one_trait="week5_backpropagation/first/05_large_scores_overflow" part="SoftmaxWithLossLayer"
# Missing: large scores; the softmax is written without subtracting the maximum, so 1000 gives nan.
class SoftmaxWithLossLayer:
    def forward(self, x, t):
        e = np.exp(x)
        self.y = e / np.sum(e, axis=1).reshape(-1, 1)
        self.t = np.zeros(x.shape)
        for n in range(len(x)):
            if np.ndim(t) == 1:
                self.t[n, t[n]] = 1
            else:
                self.t[n] = t[n]
        return -np.sum(self.t * np.log(self.y + 1e-7)) / len(x)

    def backward(self, dout=1):
        return dout * (self.y - self.t) / len(self.y)


# %% one_trait="week5_backpropagation/first/06_zero_over_zero" part="gradient_check"
# Missing: 0 where both gradients are 0; the denominator has no lower limit, and 0/0 gives nan.
def gradient_check(f, x, analytic):
    n = numerical_gradient(f, x)
    a = np.array(analytic)
    errors = abs(a - n) / (abs(a) + abs(n))
    return errors.max()


# %% one_trait="week5_backpropagation/first/07_checks_a_copy" part="gradient_check"
# Missing: an f that ignores its argument and reads x itself; the numerical gradient moves a copy.
def gradient_check(f, x, analytic):
    n = numerical_gradient(f, x.astype(float).copy())
    top = np.abs(analytic - n)
    bottom = np.maximum(np.abs(analytic) + np.abs(n), 1e-8)
    return np.max(top / bottom)


# %% mistake="week5_backpropagation/first/09_local_derivative_only" part="MulLayer" hints=["dout_ignored"]
# One mistake: backward forgets to multiply by dout.
class MulLayer:
    def forward(self, x, y):
        self.inputs = [x, y]
        return x * y

    def backward(self, dout):
        x, y = self.inputs
        return y, x


# %% mistake="week5_backpropagation/first/10_squares_apart" part="square_of_sum" hints=["own_variable_only"]
# One mistake: takes 2x and 2y as derivatives, as if it were x² + y²; it should be 2(x + y) for both.
def square_of_sum(x, y):
    t = x + y
    z = t**2
    return z, 2 * x, 2 * y


# %% mistake="week5_backpropagation/first/11_input_in_place_of_output_no_dout" part="SigmoidLayer" hints=["dout_ignored", "x_for_y"]
# Two mistakes: the derivative is written with the input x instead of the output y, and dout is not multiplied.
class SigmoidLayer:
    def forward(self, x):
        self.x = x
        return 1 / (1 + np.exp(-x))

    def backward(self, dout):
        return self.x * (1 - self.x)


# %% mistake="week5_backpropagation/first/12_returns_all_three" part="AffineLayer" hints=["tuple_returned"]
# One mistake: backward returns the tuple dx, dW, db instead of dx alone.
class AffineLayer:
    def __init__(self, W, b):
        self.W = W
        self.b = b

    def forward(self, x):
        self.x = x
        return np.dot(x, self.W) + self.b

    def backward(self, dout):
        self.dW = np.dot(self.x.T, dout)
        self.db = np.sum(dout, axis=0)
        dx = np.dot(dout, self.W.T)
        return dx, self.dW, self.db


# %% mistake="week5_backpropagation/first/13_t_minus_y_without_n" part="SoftmaxWithLossLayer" hints=["batch_size_missing_in_dx", "sign_turned"]
# Two mistakes: t - y instead of y - t, and no division by N.
class SoftmaxWithLossLayer:
    def forward(self, x, t):
        self.prob = softmax(x)
        self.target = np.eye(x.shape[1])[t] if np.ndim(t) == 1 else t
        self.E = cross_entropy_error(self.prob, t)
        return self.E

    def backward(self, dout=1):
        return dout * (self.target - self.prob)


# %% mistake="week5_backpropagation/first/14_absolute_of_sum" part="gradient_check" hints=["sum_before_absolute"]
# One mistake: the denominator is |a + n| instead of |a| + |n|, so gradients of opposite sign cancel there.
def gradient_check(f, x, analytic):
    n = numerical_gradient(f, x)
    scale = np.maximum(np.abs(analytic + n), 1e-8)
    return np.max(np.abs(analytic - n) / scale)


# %% right="week5_backpropagation/first/16_closure_as_memory" part="MulLayer"
# forward stores a function that already knows the way back.
class MulLayer:
    def forward(self, x, y):
        self._way_back = lambda d: tuple(d * other for other in (y, x))
        return x * y

    def backward(self, dout):
        return self._way_back(dout)


# %% right="week5_backpropagation/first/17_bias_as_extra_row" part="AffineLayer"
# The bias is one more row of the weights, and every sample gets one more input, which is always 1.
class AffineLayer:
    def __init__(self, W, b):
        self.parts = W, b

    def forward(self, x):
        self.matrix = np.vstack(self.parts).astype(float)
        ones = np.ones((len(x), 1))
        self.extended = np.hstack([x, ones])
        return self.extended @ self.matrix

    def backward(self, dout):
        slopes = self.extended.T @ dout
        self.dW, self.db = slopes[:-1], slopes[-1]
        return (dout @ self.matrix.T)[:, :-1]


# %% right="week5_backpropagation/first/18_worst_of_a_loop" part="gradient_check"
# Plain Python numbers, one element after the other, the worst is kept.
def gradient_check(f, x, analytic):
    slow = numerical_gradient(f, x)
    worst = 0.0
    for a, n in zip(np.ravel(analytic).tolist(), np.ravel(slow).tolist()):
        size = abs(a) + abs(n)
        error = abs(a - n) / (size if size > 1e-8 else 1e-8)
        worst = error if error > worst else worst
    return worst


# %% one_trait="week6_two_layer_net/first/01_integer_biases" part="TwoLayerNet.__init__"
# Missing: float arrays for the biases; they are zeros of dtype int, which cannot be moved by small steps.
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    self.params = dict(
        W1=np.random.normal(0, weight_init_std, (input_size, hidden_size)),
        b1=np.array([0] * hidden_size),
        W2=np.random.normal(0, weight_init_std, (hidden_size, output_size)),
        b2=np.array([0] * output_size),
    )


# %% one_trait="week6_two_layer_net/first/02_own_softmax_overflows" part="TwoLayerNet.predict"
# Missing: finite results for large scores; the exponentials are taken without subtracting the maximum.
def predict(self, x):
    W1, b1 = self.params["W1"], self.params["b1"]
    W2, b2 = self.params["W2"], self.params["b2"]
    z = sigmoid(x @ W1 + b1)
    e = np.exp(z @ W2 + b2)
    return e / np.sum(e, axis=1, keepdims=True)


# %% one_trait="week6_two_layer_net/first/03_labels_only" part="TwoLayerNet.accuracy"
# Missing: a one-hot t; the answers are compared with t as labels.
def accuracy(self, x, t):
    y = self.predict(x)
    hits = 0
    for n in range(len(y)):
        if int(t[n]) == np.argmax(y[n]):
            hits += 1
    return hits / len(y)


# %% one_trait="week6_two_layer_net/first/04_always_ten_classes" part="TwoLayerNet.gradient"
# Missing: labels in a network with another K; labels become one-hot with a fixed number of 10 classes.
def gradient(self, x, t):
    p = self.params
    z = sigmoid(np.dot(x, p["W1"]) + p["b1"])
    y = softmax(np.dot(z, p["W2"]) + p["b2"])
    if np.ndim(t) == 1:
        t = np.eye(10)[t]
    dscores = (y - t) / len(x)
    da = np.dot(dscores, p["W2"].T) * z * (1 - z)
    return {
        "W1": np.dot(np.transpose(x), da),
        "b1": np.sum(da, axis=0),
        "W2": np.dot(z.T, dscores),
        "b2": np.sum(dscores, axis=0),
    }


# %% one_trait="week6_two_layer_net/first/05_keeps_the_first_arrays" part="TwoLayerNet"
# Missing: reads the parameters from self.params anew; the arrays of __init__ are kept as attributes, so replaced ones are not seen.
class TwoLayerNet:
    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        self.W1 = weight_init_std * np.random.randn(input_size, hidden_size)
        self.b1 = np.zeros(hidden_size)
        self.W2 = weight_init_std * np.random.randn(hidden_size, output_size)
        self.b2 = np.zeros(output_size)
        self.params = {"W1": self.W1, "b1": self.b1, "W2": self.W2, "b2": self.b2}

    def predict(self, x):
        z = sigmoid(x @ self.W1 + self.b1)
        return softmax(z @ self.W2 + self.b2)

    def loss(self, x, t):
        return cross_entropy_error(self.predict(x), t)

    def accuracy(self, x, t):
        if t.ndim == 2:
            t = t.argmax(axis=1)
        return np.mean(self.predict(x).argmax(axis=1) == t)

    def numerical_gradient(self, x, t):
        f = lambda w: self.loss(x, t)
        return {
            "W1": numerical_gradient(f, self.W1),
            "b1": numerical_gradient(f, self.b1),
            "W2": numerical_gradient(f, self.W2),
            "b2": numerical_gradient(f, self.b2),
        }

    def gradient(self, x, t):
        z = sigmoid(x @ self.W1 + self.b1)
        y = softmax(z @ self.W2 + self.b2)
        if t.ndim == 1:
            t = np.eye(y.shape[1])[t]
        d = (y - t) / x.shape[0]
        da = (d @ self.W2.T) * z * (1 - z)
        return {"W1": x.T @ da, "b1": da.sum(0), "W2": z.T @ d, "b2": d.sum(0)}


# %% mistake="week6_two_layer_net/first/06_bias_sizes_swapped" part="TwoLayerNet.__init__" hints=["init_bias_sizes_swapped"]
# One mistake: the sizes of the two biases are swapped; b1 has output_size entries and b2 hidden_size.
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    rng = np.random.default_rng()
    self.params = {}
    self.params["W1"] = weight_init_std * rng.standard_normal((input_size, hidden_size))
    self.params["W2"] = weight_init_std * rng.standard_normal((hidden_size, output_size))
    self.params["b1"] = np.zeros(output_size)
    self.params["b2"] = np.zeros(hidden_size)


# %% mistake="week6_two_layer_net/first/07_first_bias_after_sigmoid" part="TwoLayerNet.predict" hints=["predict_bias_after_sigmoid"]
# One mistake: b1 is added after the sigmoid instead of before it.
def predict(self, x):
    p = self.params
    hidden = sigmoid(x @ p["W1"]) + p["b1"]
    return softmax(hidden @ p["W2"] + p["b2"])


# %% mistake="week6_two_layer_net/first/08_weight_penalty" part="TwoLayerNet.loss" hints=["loss_weight_penalty"]
# One mistake: adds a penalty for large weights (weight decay), which is not part of this loss.
def loss(self, x, t):
    lam = 0.1
    penalty = 0
    for name in ("W1", "W2"):
        penalty += lam / 2 * np.sum(self.params[name] ** 2)
    return cross_entropy_error(self.predict(x), t) + penalty


# %% mistake="week6_two_layer_net/first/09_count_and_no_axis_for_t" part="TwoLayerNet.accuracy" hints=[]
# Two mistakes: the number of right answers instead of the fraction, and argmax of a one-hot t without an axis.
def accuracy(self, x, t):
    answers = np.argmax(self.predict(x), axis=1)
    if t.ndim != 1:
        t = np.argmax(t)
    return np.sum(answers == t)


# %% mistake="week6_two_layer_net/first/10_slope_of_accuracy" part="TwoLayerNet.numerical_gradient" hints=["numerical_gradient_of_copies"]
# One mistake: differentiates the accuracy instead of the loss, so the slopes are almost all 0.
def numerical_gradient(self, x, t):
    def f(_):
        return self.accuracy(x, t)

    grads = {}
    for key in self.params:
        grads[key] = numerical_gradient(f, self.params[key])
    return grads


# %% mistake="week6_two_layer_net/first/11_no_sigmoid_slope_and_no_n" part="TwoLayerNet.gradient" hints=["gradient_no_mean", "gradient_no_slope"]
# Two mistakes: the factor z(1 - z) of the sigmoid is missing on the way back, and y - t is not divided by N.
def gradient(self, x, t):
    W1, b1, W2, b2 = (self.params[k] for k in ("W1", "b1", "W2", "b2"))
    z = sigmoid(x @ W1 + b1)
    y = softmax(z @ W2 + b2)
    if np.ndim(t) == 1:
        t = np.eye(W2.shape[1])[t]
    delta2 = y - t
    delta1 = delta2 @ W2.T
    return {
        "W1": x.T @ delta1,
        "b1": delta1.sum(axis=0),
        "W2": z.T @ delta2,
        "b2": delta2.sum(axis=0),
    }


# %% right="week6_two_layer_net/first/12_counting_by_hand" part="TwoLayerNet.accuracy"
# Looks for the most probable class of each row with Python's max, and counts the hits.
def accuracy(self, x, t):
    def position_of_largest(row):
        return max(range(len(row)), key=lambda k: row[k])

    hits = [
        position_of_largest(y) == (position_of_largest(a) if np.ndim(a) else a)
        for y, a in zip(self.predict(x), t)
    ]
    return hits.count(True) / len(hits)


# %% right="week6_two_layer_net/first/13_names_backward" part="TwoLayerNet.numerical_gradient"
# A dictionary built from a list of pairs, from the last parameter to the first.
def numerical_gradient(self, x, t):
    names = "b2 W2 b1 W1".split()
    arrays = (self.params[name] for name in names)
    slopes = [numerical_gradient(lambda *ignored: self.loss(x, t), a) for a in arrays]
    return dict(zip(names, slopes))


# %% right="week6_two_layer_net/first/14_subtract_one_einsum" part="TwoLayerNet.gradient"
# Subtracts 1 at the right class instead of making t one-hot; all products with einsum, biases as products with ones.
def gradient(self, x, t):
    p = self.params
    batch = np.asarray(x, dtype=float)
    N = batch.shape[0]
    answers = np.argmax(t, axis=1) if np.ndim(t) == 2 else np.asarray(t)
    z = sigmoid(np.einsum("nd,dh->nh", batch, p["W1"]) + p["b1"])
    delta = softmax(np.einsum("nh,hk->nk", z, p["W2"]) + p["b2"])
    delta[np.arange(N), answers] -= 1.0
    delta = delta / N
    back = np.einsum("nk,hk,nh->nh", delta, p["W2"], z - z**2)
    one = np.ones(N)
    grads = {"b1": one @ back, "b2": one @ delta}
    grads.update(W1=np.einsum("nd,nh->dh", batch, back), W2=np.einsum("nh,nk->hk", z, delta))
    return grads


# %% one_trait="week7_training/first/01_a_gradient_for_each_name" part="sgd_step"
# Missing: exactly one call of network.gradient; it is called once for each parameter (all before anything moves).
def sgd_step(network, x_batch, t_batch, learning_rate):
    slopes = {name: network.gradient(x_batch, t_batch)[name] for name in network.params}
    for name, slope in slopes.items():
        network.params[name] = network.params[name] - learning_rate * slope


# %% one_trait="week7_training/first/02_rows_in_order" part="train"
# Missing: random mini-batches; the training set is walked through in its order, and rng is not used.
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    history = {"train_loss": [], "test_loss": [], "train_accuracy": [], "test_accuracy": []}

    def note():
        history["train_loss"].append(network.loss(x_train, t_train))
        history["test_loss"].append(network.loss(x_test, t_test))
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))

    note()
    for epoch in range(epochs):
        for start in range(0, len(x_train), batch_size):
            stop = start + batch_size
            sgd_step(network, x_train[start:stop], t_train[start:stop], learning_rate)
        note()
    return history


# %% one_trait="week7_training/first/03_rng_none" part="train"
# Missing: rng=None (the default); no generator is made, so a call without rng raises an error.
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    losses = [network.loss(x_train, t_train)]
    test_losses = [network.loss(x_test, t_test)]
    train_acc = [network.accuracy(x_train, t_train)]
    test_acc = [network.accuracy(x_test, t_test)]
    steps = max(1, len(x_train) // batch_size)
    for _ in range(epochs):
        for _ in range(steps):
            rows = rng.integers(0, len(x_train), batch_size)
            sgd_step(network, x_train[rows], t_train[rows], learning_rate)
        losses.append(network.loss(x_train, t_train))
        test_losses.append(network.loss(x_test, t_test))
        train_acc.append(network.accuracy(x_train, t_train))
        test_acc.append(network.accuracy(x_test, t_test))
    return {"train_loss": losses, "test_loss": test_losses, "train_accuracy": train_acc, "test_accuracy": test_acc}


# %% one_trait="week7_training/first/04_no_step_for_large_batches" part="train"
# Missing: at least one step an epoch; where batch_size is larger than N, N // batch_size is 0 and nothing is learnt.
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    if rng is None:
        rng = np.random.default_rng()
    N = x_train.shape[0]
    hist = {"train_loss": [], "test_loss": [], "train_accuracy": [], "test_accuracy": []}
    for epoch in range(epochs + 1):
        if epoch > 0:
            for i in range(N // batch_size):
                xb, tb = mini_batch(x_train, t_train, batch_size, rng)
                sgd_step(network, xb, tb, learning_rate)
        hist["train_loss"].append(network.loss(x_train, t_train))
        hist["test_loss"].append(network.loss(x_test, t_test))
        hist["train_accuracy"].append(network.accuracy(x_train, t_train))
        hist["test_accuracy"].append(network.accuracy(x_test, t_test))
    return hist


# %% one_trait="week7_training/first/05_same_figure_again" part="plot_history"
# Missing: a new figure at every call; everything is drawn into the current figure.
def plot_history(history):
    fig = plt.gcf()
    ax = fig.gca()
    epochs = range(len(history["train_loss"]))
    for key in ["train_loss", "test_loss", "train_accuracy", "test_accuracy"]:
        ax.plot(epochs, history[key], label=key.replace("_", " "))
    ax.set_xlabel("epoch")
    ax.set_ylabel("loss / accuracy")
    ax.legend()
    return fig


# %% mistake="week7_training/first/06_weights_without_biases" part="sgd_step" hints=["weights_only"]
# One mistake: only W1 and W2 are updated; the biases b1 and b2 stay where they are.
def sgd_step(network, x_batch, t_batch, learning_rate):
    g = network.gradient(x_batch, t_batch)
    for layer in (1, 2):
        key = f"W{layer}"
        network.params[key] = network.params[key] - learning_rate * g[key]


# %% mistake="week7_training/first/07_rate_over_batch_size" part="train" hints=["averaged_again"]
# One mistake: divides the learning rate by the batch size, although the gradient is a mean already.
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    rng = rng or np.random.default_rng()
    history = {"train_loss": [], "test_loss": [], "train_accuracy": [], "test_accuracy": []}

    def measure():
        history["train_loss"].append(network.loss(x_train, t_train))
        history["test_loss"].append(network.loss(x_test, t_test))
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))

    measure()
    per_epoch = max(len(x_train) // batch_size, 1)
    for step in range(1, epochs * per_epoch + 1):
        x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
        sgd_step(network, x_batch, t_batch, learning_rate / batch_size)
        if step % per_epoch == 0:
            measure()
    return history


# %% mistake="week7_training/first/08_no_first_entry_and_batch_loss" part="train" hints=[]
# Two mistakes: no entry before training (only `epochs` entries), and train_loss is the loss of the last mini-batch, not of the whole training set.
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    if rng is None:
        rng = np.random.default_rng()
    train_loss, test_loss, train_accuracy, test_accuracy = [], [], [], []
    steps = max(1, int(len(x_train) / batch_size))
    for e in range(epochs):
        for s in range(steps):
            xb, tb = mini_batch(x_train, t_train, batch_size, rng)
            sgd_step(network, xb, tb, learning_rate)
        train_loss.append(network.loss(xb, tb))
        test_loss.append(network.loss(x_test, t_test))
        train_accuracy.append(network.accuracy(x_train, t_train))
        test_accuracy.append(network.accuracy(x_test, t_test))
    return {
        "train_loss": train_loss,
        "test_loss": test_loss,
        "train_accuracy": train_accuracy,
        "test_accuracy": test_accuracy,
    }


# %% mistake="week7_training/first/09_no_return_no_legend" part="plot_history" hints=["returns_nothing"]
# Two mistakes: the figure is not returned, and there is no legend (the labels are given, but legend() is never called).
def plot_history(history):
    fig, (above, below) = plt.subplots(2, 1, sharex=True)
    n = np.arange(len(history["train_loss"]))
    above.plot(n, history["train_loss"], label="training")
    above.plot(n, history["test_loss"], label="test")
    above.set_ylabel("loss")
    below.plot(n, history["train_accuracy"], label="training")
    below.plot(n, history["test_accuracy"], label="test")
    below.set_ylabel("accuracy")
    below.set_xlabel("epoch")


# %% right="week7_training/first/10_one_list_of_rows" part="train"
# Rounds the steps up, updates the parameters itself, keeps a table of measurements and turns it around at the end.
def train(
    network,
    x_train,
    t_train,
    x_test,
    t_test,
    epochs=10,
    batch_size=100,
    learning_rate=0.1,
    rng=None,
):
    dice = np.random.default_rng() if rng is None else rng
    n = len(x_train)

    def batches():
        for _ in range(-(-n // batch_size)):
            picked = dice.choice(n, size=batch_size, replace=True)
            yield x_train[picked], t_train[picked]

    def measured():
        return (
            network.loss(x_train, t_train),
            network.loss(x_test, t_test),
            network.accuracy(x_train, t_train),
            network.accuracy(x_test, t_test),
        )

    table = [measured()]
    while len(table) <= epochs:
        for inputs, answers in batches():
            slopes = network.gradient(inputs, answers)
            network.params.update(
                {k: network.params[k] - learning_rate * slopes[k] for k in slopes}
            )
        table.append(measured())
    columns = [[float(v) for v in column] for column in zip(*table)]
    return dict(zip(("train_loss", "test_loss", "train_accuracy", "test_accuracy"), columns))


# %% mistake="week1_neurons/second/01_slope_divides" part="sigmoid" hints=["slope_divides"]
# One mistake: x is divided by the slope a instead of being multiplied by it, so a larger a makes the curve flatter.
def sigmoid(x, a=1.0):
    x = np.asarray(x, dtype=float)
    exponent = -x / a
    return 1 / (1 + np.exp(exponent))


# %% mistake="week1_neurons/second/02_and_bias_minus_two" part="AND" hints=[]
# One mistake: the bias is -2, so for (1, 1) the sum is exactly 0 and the neuron says 0.5 instead of clearly more than 0.5.
def sigmoid(x, a=1.0):
    return 1 / (1 + np.exp(-a * x))


def AND(x1, x2):
    bias = -2
    total = bias + 1 * x1 + 1 * x2
    return sigmoid(total, 20)


# %% mistake="week1_neurons/second/03_xor_not_of_x1" part="XOR" hints=["one_pair_only"]
# One mistake: the second neuron is NOT of x1 alone instead of NOT of AND(x1, x2), so XOR(1, 0) comes out as 0.
def sigmoid(x, a=1.0):
    return 1 / (1 + np.exp(-a * x))


def AND(x1, x2):
    return sigmoid(-1.5 + x1 + x2, 20)


def OR(x1, x2):
    return sigmoid(-0.2 + x1 + x2, 20)


def NOT(x):
    return sigmoid(0.2 - x, 20)


def XOR(x1, x2):
    s1 = OR(x1, x2)
    s2 = NOT(x1)
    return AND(s1, s2)


# %% mistake="week1_neurons/second/04_affine_bias_sum_and_sigmoid" part="affine" hints=["biases_summed", "with_sigmoid"]
# Two mistakes: the sum of all biases is added to every neuron instead of each neuron's own bias, and a sigmoid is applied although the sums before any activation function are wanted.
def affine(x, W, b):
    total_bias = sum(b)
    z = np.dot(x, W) + total_bias
    # activation
    h = 1 / (1 + np.exp(-z))
    return h


# %% mistake="week1_neurons/second/05_softmax_subtracts_min" part="softmax" hints=["minimum_subtracted"]
# One mistake: the smallest score of each row is subtracted instead of the largest, so np.exp still overflows and gives nan for large scores.
def softmax(a):
    smallest = np.min(a, axis=-1, keepdims=True)
    powers = np.exp(a - smallest)
    return powers / np.sum(powers, axis=-1, keepdims=True)


# %% mistake="week1_neurons/second/06_softmax_base2_batch_sum" part="softmax" hints=["other_base", "whole_sum"]
# Two mistakes: powers of 2 are taken instead of powers of e, and they are divided by the sum over the whole batch instead of each row's own sum.
def softmax(a):
    shifted = a - a.max(axis=-1, keepdims=True)
    p = np.exp2(shifted)
    return p / p.sum()


# %% mistake="week1_neurons/second/07_normalize_max_and_round" part="normalize_scores" hints=[]
# Two mistakes: the scores are divided by the largest score instead of by their sum, and the result is rounded to one decimal.
def normalize_scores(scores):
    biggest = np.max(scores)
    probs = scores / biggest
    return np.round(probs, 1)


# %% mistake="week1_neurons/second/08_label_argsort_first" part="predict_label" hints=["smallest"]
# One mistake: argsort sorts upwards, so its first entry is the position of the smallest score, and the least probable grade is named instead of the most probable.
def predict_label(scores):
    labels = ["good", "average", "poor"]
    ranking = np.argsort(scores)
    return labels[ranking[0]]


# %% mistake="week2_loss/second/01_mse_square_of_sum" part="mean_squared_error" hints=["square_of_sum"]
# One mistake: the differences are summed first and the sum is squared, instead of squaring each difference and then summing.
def mean_squared_error(y, t):
    diff = y - t
    return 1 / 2 * np.sum(diff) ** 2


# %% mistake="week2_loss/second/02_cee_ten_million" part="cross_entropy_error" hints=[]
# One mistake: the small constant in the logarithm is 1e7 (ten million) instead of 1e-7, the minus in the exponent is missing.
def cross_entropy_error(y, t):
    delta = 1e7
    if np.ndim(y) == 1:
        y = np.reshape(y, (1, -1))
        t = np.reshape(t, (1, -1)) if np.ndim(t) == 1 else np.array([t])
    if np.ndim(t) == 2:
        t = np.argmax(t, axis=1)
    n = y.shape[0]
    return -np.sum(np.log(y[np.arange(n), t] + delta)) / n


# %% mistake="week2_loss/second/03_cee_all_columns" part="cross_entropy_error" hints=["columns_of_all_rows_averaged"]
# One mistake: with labels for a batch, y[:, t] takes the columns t from every row (N times N numbers) instead of one probability y[i, t[i]] from each row.
def cross_entropy_error(y, t):
    if np.ndim(t) == np.ndim(y):
        # one-hot
        n = 1 if y.ndim == 1 else len(y)
        return -np.sum(t * np.log(y + 1e-7)) / n
    if np.ndim(y) == 1:
        return -np.log(y[t] + 1e-7)
    picked = y[:, t]
    return -np.mean(np.log(picked + 1e-7))


# %% mistake="week2_loss/second/04_cee_log10_per_entry" part="cross_entropy_error" hints=["logarithm_to_base_ten", "mean_over_all_elements"]
# Two mistakes: the logarithm has base 10 instead of being the natural one, and the sum is divided by the number of all entries N*K (y.size) instead of the number of samples N.
def cross_entropy_error(y, t):
    y2 = np.atleast_2d(y)
    k = y2.shape[1]
    if np.ndim(t) < np.ndim(y):
        t2 = np.atleast_2d(np.eye(k)[t])
    else:
        t2 = np.atleast_2d(t)
    logs = np.log10(y2 + 1e-7)
    return -(t2 * logs).sum() / y2.size


# %% mistake="week2_loss/second/05_mini_batch_first_rows" part="mini_batch" hints=["among_the_first_rows"]
# One mistake: rng.permutation(size) only shuffles the numbers 0 to size-1, so always the first size rows are taken instead of rows drawn from all N.
def mini_batch(x, t, size, rng):
    index = rng.permutation(size)
    return x[index], t[index]


# %% mistake="week2_loss/second/06_mini_batch_no_last_swapped" part="mini_batch" hints=["order_swapped"]
# Two mistakes: the upper end of rng.integers is already exclusive, so with N - 1 the last row can never be drawn; and t and x are returned in the wrong order.
def mini_batch(x, t, size, rng):
    N = x.shape[0]
    chosen = rng.integers(0, N - 1, size=size)
    x_batch = x[chosen]
    t_batch = t[chosen]
    return t_batch, x_batch


# %% mistake="week3_differentiation/second/01_forward_looks_back" part="forward_diff" hints=["backward_difference"]
# One mistake: it is the backward difference, f(x) - f(x - h), which looks to the left instead of to the right of x.
def forward_diff(f, x, h):
    y_here = f(x)
    y_before = f(x - h)
    return (y_here - y_before) / h


# %% mistake="week3_differentiation/second/02_diff_h_too_small" part="numerical_diff" hints=["step_too_small"]
# One mistake: the step h = 1e-12 is far too small, so most digits are lost to rounding error (cancellation) and the slope is inaccurate.
def numerical_diff(f, x):
    h = 1e-12  # smaller is better
    return (f(x + h) - f(x - h)) / (2 * h)


# %% mistake="week3_differentiation/second/03_tangent_x_minus_t" part="tangent_line" hints=["shift_reversed"]
# One mistake: the slope is multiplied by (x - t) instead of (t - x), so the line falls where the curve rises.
def numerical_diff(f, x):
    h = 1e-4
    return (f(x + h) - f(x - h)) / (2 * h)


def tangent_line(f, x):
    slope = numerical_diff(f, x)
    height = f(x)

    def line(t):
        return height + slope * (x - t)

    return line


# %% mistake="week3_differentiation/second/04_tangent_rough_slope_no_shift" part="tangent_line" hints=["secant", "shift_forgotten"]
# Two mistakes: the slope is a forward difference with the big step 1 and so not that of the curve at x, and it is multiplied by t instead of by (t - x), so the line misses the point (x, f(x)).
def tangent_line(f, x):
    m = (f(x + 1) - f(x)) / 1
    return lambda t: m * t + f(x)


# %% mistake="week3_differentiation/second/05_gradient_put_back_late" part="numerical_gradient" hints=["restored_at_the_end"]
# One mistake: an entry is not put back right after its two calls but only after the whole loop, so the later partial derivatives are taken where the earlier entries are still moved by -h.
def numerical_gradient(f, x):
    h = 1e-4
    if x.dtype.kind != "f":
        x = x.astype(float)
    original = x.copy()
    grad = np.zeros(x.shape)
    for idx in np.ndindex(x.shape):
        x[idx] = original[idx] + h
        fxh1 = f(x)
        x[idx] = original[idx] - h
        fxh2 = f(x)
        grad[idx] = (fxh1 - fxh2) / (2 * h)
    x[...] = original
    return grad


# %% mistake="week3_differentiation/second/06_gradient_copy_and_int_result" part="numerical_gradient" hints=["copy_moved", "whole_number_gradient"]
# Two mistakes: it always moves a float copy instead of x itself, so a function that reads the array handed in sees no change (gradient 0); and np.zeros_like(x) makes the result an integer array if x holds integers, so the slopes are cut off.
def numerical_gradient(f, x):
    h = 1e-4
    slopes = np.zeros_like(x)
    point = np.array(x, dtype=float)
    for i in np.ndindex(point.shape):
        keep = point[i]
        point[i] = keep + h
        up = f(point)
        point[i] = keep - h
        down = f(point)
        point[i] = keep
        slopes[i] = (up - down) / (2 * h)
    return slopes


# %% mistake="week4_gradient_descent/second/01_descent_stops_early" part="gradient_descent" hints=["stops_when_close"]
# One mistake: the walk stops early as soon as a step is shorter than 0.01, instead of taking exactly step_num steps.
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for step in range(step_num):
        move = lr * numerical_gradient(f, x)
        if np.linalg.norm(move) < 0.01:
            break
        x = x - move
    return x


# %% mistake="week4_gradient_descent/second/02_descent_unit_steps_one_more" part="gradient_descent" hints=[]
# Two mistakes: the gradient is divided by its length, so every step is lr long however steep it is; and range(step_num + 1) takes one step too many.
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = init_x.astype(float)
    for i in range(step_num + 1):
        g = numerical_gradient(f, x)
        g = g / np.sqrt(np.sum(g**2))
        x -= lr * g
    return x


# %% mistake="week4_gradient_descent/second/03_path_points_as_columns" part="gradient_descent_path" hints=["transposed"]
# One mistake: np.column_stack puts the points into the columns, shape (D, step_num + 1), instead of one point per row.
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    points = [x]
    while len(points) <= step_num:
        x = x - lr * numerical_gradient(f, x)
        points.append(x)
    return np.column_stack(points)


# %% mistake="week4_gradient_descent/second/04_init_small_weights" part="SimpleNet.__init__" hints=["small_weights"]
# One mistake: the normal random weights are multiplied by 0.1, so their standard deviation is 0.1 instead of 1.
def __init__(self):
    self.W = 0.1 * np.random.standard_normal((2, 3))


# %% mistake="week4_gradient_descent/second/05_loss_two_softmax_times_len" part="SimpleNet.loss" hints=[]
# Two mistakes: softmax is applied twice, and the error, already a mean, is multiplied by len(x) so that it is no mean any more (and for one sample it is doubled).
def loss(self, x, t):
    probs = softmax(self.predict(x))
    error = cross_entropy_error(softmax(probs), t)
    return error * len(x)


# %% mistake="week5_backpropagation/second/01_mul_shared_memory" part="MulLayer" hints=["shared_memory"]
# One mistake: x and y are stored on the class (MulLayer.x) instead of in self, so all objects share one memory and a backward uses the inputs of another node.
class MulLayer:
    x = None
    y = None

    def forward(self, x, y):
        MulLayer.x = x
        MulLayer.y = y
        return x * y

    def backward(self, dout):
        dx = dout * MulLayer.y
        dy = dout * MulLayer.x
        return dx, dy


# %% mistake="week5_backpropagation/second/02_square_own_input_only" part="square_of_sum" hints=["own_variable_only"]
# One mistake: the derivatives are 2x and 2y, as if each input were squared by itself, instead of 2(x + y) for both.
def square_of_sum(x, y):
    t = x + y
    z = t**2
    dx = 2 * x
    dy = 2 * y
    return z, dx, dy


# %% mistake="week5_backpropagation/second/03_sigmoid_layer_two_signs" part="SigmoidLayer" hints=["exponent_sign"]
# Two mistakes: forward has exp(x) without the minus, so the curve falls instead of rising; and backward multiplies by (1 + y) instead of (1 - y).
class SigmoidLayer:
    def forward(self, x):
        self.y = 1 / (1 + np.exp(x))
        return self.y

    def backward(self, dout):
        local = self.y * (1 + self.y)
        return dout * local


# %% mistake="week5_backpropagation/second/04_affine_dW_transposed" part="AffineLayer" hints=["dw_transposed"]
# One mistake: dW is dout.T @ x, which has the shape (M, D), the transpose of what it should be (x.T @ dout, the shape of W).
class AffineLayer:
    def __init__(self, W, b):
        self.W = W
        self.b = b
        self.x = None
        self.dW = None
        self.db = None

    def forward(self, x):
        self.x = x
        return np.dot(x, self.W) + self.b

    def backward(self, dout):
        self.dW = np.dot(dout.T, self.x)
        self.db = np.sum(dout, axis=0)
        return np.dot(dout, self.W.T)


# %% mistake="week5_backpropagation/second/05_softmax_loss_t_minus_y_no_dout" part="SoftmaxWithLossLayer" hints=["sign_turned"]
# Two mistakes: backward computes t - y instead of y - t (wrong sign), and it ignores dout, which should be a factor of the result.
class SoftmaxWithLossLayer:
    def forward(self, x, t):
        self.y = softmax(x)
        if t.ndim == 1:
            self.t = np.eye(x.shape[1])[t]
        else:
            self.t = t
        return cross_entropy_error(self.y, self.t)

    def backward(self, dout=1):
        batch_size = self.y.shape[0]
        dx = (self.t - self.y) / batch_size
        return dx


# %% mistake="week5_backpropagation/second/06_check_ratio_of_maxima" part="gradient_check" hints=[]
# One mistake: the largest difference is divided by the largest |a| + |n| of the array, instead of dividing element by element first and then taking the largest ratio, so a wrong small element hides behind a large one.
def gradient_check(f, x, analytic):
    numeric = numerical_gradient(f, x)
    biggest_gap = np.max(np.abs(analytic - numeric))
    biggest_size = np.max(np.abs(analytic) + np.abs(numeric))
    return biggest_gap / max(biggest_size, 1e-8)


# %% mistake="week6_two_layer_net/second/01_init_W2_not_scaled" part="TwoLayerNet.__init__" hints=["init_large_weights"]
# One mistake: W2 is not multiplied by weight_init_std, so its first weights are large (only W1 is scaled).
def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
    self.params = {}
    self.params["W1"] = weight_init_std * np.random.randn(input_size, hidden_size)
    self.params["b1"] = np.zeros(hidden_size)
    self.params["W2"] = np.random.randn(hidden_size, output_size)
    self.params["b2"] = np.zeros(output_size)


# %% mistake="week6_two_layer_net/second/02_predict_relu_no_b2" part="TwoLayerNet.predict" hints=["predict_relu"]
# Two mistakes: the hidden layer uses max(0, .) (ReLU) instead of the sigmoid, and the bias b2 is not added in the second layer.
def predict(self, x):
    W1, b1, W2 = self.params["W1"], self.params["b1"], self.params["W2"]
    hidden = np.maximum(0, x @ W1 + b1)
    scores = hidden @ W2
    return softmax(scores)


# %% mistake="week6_two_layer_net/second/03_accuracy_divided_by_classes" part="TwoLayerNet.accuracy" hints=["accuracy_by_classes"]
# One mistake: the number of right answers is divided by the number of classes K (y.shape[1]) instead of the number of samples N.
def accuracy(self, x, t):
    y = self.predict(x)
    guess = np.argmax(y, axis=1)
    if np.ndim(t) == 2:
        t = np.argmax(t, axis=1)
    return np.sum(guess == t) / float(y.shape[1])


# %% mistake="week6_two_layer_net/second/04_numgrad_b2_from_b1" part="TwoLayerNet.numerical_gradient" hints=["numerical_gradient_copied_line"]
# One mistake: the gradient under "b2" is computed for params["b1"] (copy and paste), so it has the shape and the values of b1's gradient.
def numerical_gradient(self, x, t):
    def f(_):
        return self.loss(x, t)

    grads = {}
    grads["W1"] = numerical_gradient(f, self.params["W1"])
    grads["b1"] = numerical_gradient(f, self.params["b1"])
    grads["W2"] = numerical_gradient(f, self.params["W2"])
    grads["b2"] = numerical_gradient(f, self.params["b1"])
    return grads


# %% mistake="week6_two_layer_net/second/05_gradient_over_K_and_db1_from_dz" part="TwoLayerNet.gradient" hints=[]
# Two mistakes: y - t is divided by the number of classes K instead of the number of samples N, and b1's gradient sums dz, before the factor z (1 - z) of the sigmoid, instead of da.
def gradient(self, x, t):
    W1, W2 = self.params["W1"], self.params["W2"]
    b1, b2 = self.params["b1"], self.params["b2"]
    z = sigmoid(np.dot(x, W1) + b1)
    y = softmax(np.dot(z, W2) + b2)
    N, K = y.shape
    if np.ndim(t) == 1:
        t = np.eye(K)[t]

    dscores = (y - t) / K
    dz = np.dot(dscores, W2.T)
    da = dz * z * (1 - z)
    return {
        "W2": np.dot(z.T, dscores),
        "b2": np.sum(dscores, axis=0),
        "W1": np.dot(np.transpose(x), da),
        "b1": np.sum(dz, axis=0),
    }


# %% mistake="week7_training/second/01_sgd_divides_by_batch" part="sgd_step" hints=["divided_by_batch"]
# One mistake: the gradient is divided by the size of the mini-batch once more, although it is a mean already, so the step is too short.
def sgd_step(network, x_batch, t_batch, learning_rate):
    grads = network.gradient(x_batch, t_batch)
    B = len(x_batch)
    for key in grads:
        network.params[key] = network.params[key] - learning_rate * grads[key] / B


# %% mistake="week7_training/second/02_train_own_seed" part="train" hints=["fixed_generator"]
# One mistake: rng is overwritten with a generator of its own with the fixed seed 42, so the rng that was handed in is ignored and every run draws the same batches.
def train(network, x_train, t_train, x_test, t_test, epochs=10, batch_size=100, learning_rate=0.1, rng=None):
    rng = np.random.default_rng(42)
    losses = [network.loss(x_train, t_train)]
    test_losses = [network.loss(x_test, t_test)]
    train_acc = [network.accuracy(x_train, t_train)]
    test_acc = [network.accuracy(x_test, t_test)]
    iterations = max(len(x_train) // batch_size, 1)
    for e in range(epochs):
        for i in range(iterations):
            xb, tb = mini_batch(x_train, t_train, batch_size, rng)
            g = network.gradient(xb, tb)
            for k in ["W1", "b1", "W2", "b2"]:
                network.params[k] = network.params[k] - learning_rate * g[k]
        losses.append(network.loss(x_train, t_train))
        test_losses.append(network.loss(x_test, t_test))
        train_acc.append(network.accuracy(x_train, t_train))
        test_acc.append(network.accuracy(x_test, t_test))
    return {"train_loss": losses, "test_loss": test_losses, "train_accuracy": train_acc, "test_accuracy": test_acc}


# %% mistake="week7_training/second/03_train_steps_and_batch_accuracy" part="train" hints=["batch_accuracy", "batch_size_as_steps"]
# Two mistakes: an epoch has batch_size steps instead of N / batch_size steps, and the train accuracy after an epoch is that of the last mini-batch instead of the whole training set.
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    if rng is None:
        rng = np.random.default_rng()
    history = {
        "train_loss": [network.loss(x_train, t_train)],
        "test_loss": [network.loss(x_test, t_test)],
        "train_accuracy": [network.accuracy(x_train, t_train)],
        "test_accuracy": [network.accuracy(x_test, t_test)],
    }
    for epoch in range(epochs):
        for step in range(batch_size):
            x_batch, t_batch = mini_batch(x_train, t_train, batch_size, rng)
            slopes = network.gradient(x_batch, t_batch)
            for name, slope in slopes.items():
                network.params[name] = network.params[name] - learning_rate * slope
        history["train_loss"].append(network.loss(x_train, t_train))
        history["test_loss"].append(network.loss(x_test, t_test))
        history["train_accuracy"].append(network.accuracy(x_batch, t_batch))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history


# %% mistake="week7_training/second/04_plot_from_one_no_legend" part="plot_history" hints=["from_one", "no_legend"]
# Two mistakes: the epochs on the x axis start at 1 instead of 0, and the legend is never drawn (ax.legend() is missing), so the two accuracies cannot be told apart.
def plot_history(history):
    n = len(history["train_loss"])
    epochs = np.arange(1, n + 1)
    fig, (ax1, ax2) = plt.subplots(2, 1)
    ax1.plot(epochs, history["train_loss"], "r-")
    ax1.plot(epochs, history["test_loss"], "r--")
    ax1.set_ylabel("loss")
    ax2.plot(epochs, history["train_accuracy"], label="train")
    ax2.plot(epochs, history["test_accuracy"], label="test")
    ax2.set_ylabel("accuracy")
    ax2.set_xlabel("epoch")
    return fig


# %% one_trait="week1_neurons/third/01_nan_far_out" part="sigmoid"
# Missing: large positive inputs, where inf / inf gives nan.
def sigmoid(x, a=1.0):
    power = np.exp(a * np.asarray(x, dtype=float))
    return power / (power + 1)


# %% one_trait="week1_neurons/third/02_scaled_in_place" part="sigmoid"
# Missing: leaves its argument alone.
def sigmoid(x, a=1.0):
    z = np.asarray(x, dtype=float)
    z *= -a
    return 1 / (1 + np.exp(z))


# %% one_trait="week1_neurons/third/03_arrays_only" part="sigmoid"
# Missing: a single number as input.
def sigmoid(x, a=1.0):
    out = np.zeros(x.shape)
    out[...] = 1 / (1 + np.exp(-a * x))
    return out


# %% one_trait="week1_neurons/third/04_exact_sums" part="OR"
# Missing: inputs that are only nearly 0 or 1.
def OR(x1, x2):
    return 1.0 if x1 + x2 in (1, 2) else 0.0


# %% one_trait="week1_neurons/third/05_exact_keys" part="NOT"
# Missing: inputs that are only nearly 0 or 1.
def NOT(x):
    return {0: 1.0, 1: 0.0}[x]


# %% one_trait="week1_neurons/third/06_cut_to_integers" part="XOR" accepted=true
# Missing: numbers between the corners.
def XOR(x1, x2):
    return float(int(x1) ^ int(x2))


# %% one_trait="week1_neurons/third/07_single_samples" part="affine"
# Missing: a batch.
def affine(x, W, b):
    columns = range(W.shape[1])
    return np.array([sum(x[d] * W[d, m] for d in range(len(W))) + b[m] for m in columns])


# %% one_trait="week1_neurons/third/08_added_in_place" part="affine"
# Missing: integers with float biases, which += cannot add.
def affine(x, W, b):
    h = x @ W
    h += b
    return h


# %% one_trait="week1_neurons/third/09_no_maximum" part="softmax"
# Missing: large scores.
def softmax(a):
    e = np.exp(a)
    return e / np.sum(e, axis=-1, keepdims=True)


# %% one_trait="week1_neurons/third/10_shifted_in_place" part="softmax"
# Missing: leaves its argument alone.
def softmax(a):
    a -= a.max(axis=-1, keepdims=True)
    e = np.exp(a)
    return e / e.sum(axis=-1, keepdims=True)


# %% one_trait="week1_neurons/third/11_integer_array" part="normalize_scores"
# Missing: integer scores.
def normalize_scores(scores):
    p = np.empty_like(scores)
    p[:] = scores / scores.sum()
    return p


# %% one_trait="week1_neurons/third/12_marked_in_place" part="predict_label"
# Missing: leaves its argument alone.
def predict_label(scores):
    position = int(np.argmax(scores))
    scores[position] = -1
    return ("good", "average", "poor")[position]


# %% one_trait="week2_loss/third/13_difference_in_place" part="mean_squared_error"
# Missing: leaves its arguments alone.
def mean_squared_error(y, t):
    y -= t
    return 0.5 * np.sum(y * y)


# %% one_trait="week2_loss/third/14_one_by_one_matrix" part="mean_squared_error"
# Missing: one number; a table of one number comes back.
def mean_squared_error(y, t):
    gap = np.reshape(y - t, (1, -1))
    return gap @ gap.T / 2


# %% one_trait="week2_loss/third/15_one_hot_only" part="cross_entropy_error"
# Missing: labels.
def cross_entropy_error(y, t):
    y = np.atleast_2d(y)
    return -np.sum(np.atleast_2d(t) * np.log(y + 1e-7)) / len(y)


# %% one_trait="week2_loss/third/16_labels_only" part="cross_entropy_error"
# Missing: one-hot.
def cross_entropy_error(y, t):
    y = np.atleast_2d(y)
    t = np.atleast_1d(t)
    return -np.mean(np.log(y[np.arange(len(y)), t] + 1e-7))


# %% one_trait="week2_loss/third/17_no_guard" part="cross_entropy_error"
# Missing: a probability of 0.
def cross_entropy_error(y, t):
    if y.ndim == 1:
        y, t = y.reshape(1, -1), np.reshape(t, (1, -1)) if np.ndim(t) else np.array([t])
    if t.size == y.size:
        t = np.argmax(t, axis=1)
    return -np.mean(np.log(y[np.arange(len(t)), t]))


# %% one_trait="week2_loss/third/18_guard_in_place" part="cross_entropy_error"
# Missing: leaves its arguments alone.
def cross_entropy_error(y, t):
    y += 1e-7
    if y.ndim == 1:
        y, t = y.reshape(1, -1), np.reshape(t, (1, -1)) if np.ndim(t) else np.array([t])
    if t.size == y.size:
        t = np.argmax(t, axis=1)
    return -np.mean(np.log(y[np.arange(len(t)), t]))


# %% one_trait="week2_loss/third/19_batches_only" part="cross_entropy_error"
# Missing: a single sample.
def cross_entropy_error(y, t):
    n, _ = y.shape
    if t.ndim == 2:
        t = t.argmax(axis=1)
    return -sum(np.log(y[i, t[i]] + 1e-7) for i in range(n)) / n


# %% one_trait="week2_loss/third/20_label_column" part="mini_batch"
# Missing: labels, which come back as a column.
def mini_batch(x, t, size, rng):
    rows = rng.choice(len(x), size, replace=False)
    return x[rows], t[rows].reshape(size, -1)


# %% one_trait="week2_loss/third/21_last_row_never" part="mini_batch"
# Missing: the last row is never drawn.
def mini_batch(x, t, size, rng):
    rows = rng.integers(0, max(len(x) - 1, 1), size)
    return x[rows], t[rows]


# %% one_trait="week2_loss/third/22_own_randomness" part="mini_batch"
# Missing: the given generator.
def mini_batch(x, t, size, rng):
    rows = np.random.choice(x.shape[0], size)
    return x[rows], t[rows]


# %% one_trait="week3_differentiation/third/23_numbers_only" part="tangent_line"
# Missing: an array of places.
def tangent_line(f, x):
    slope = numerical_diff(f, x)
    return lambda t: float(slope * (t - x)) + f(x)


# %% one_trait="week3_differentiation/third/24_one_line_for_all" part="tangent_line"
# Missing: each line is its own.
def tangent_line(f, x):
    global slope, height, touch
    slope, height, touch = numerical_diff(f, x), f(x), x

    def line(t):
        return height + slope * (t - touch)

    return line


# %% one_trait="week3_differentiation/third/25_integers_moved" part="numerical_gradient"
# Missing: arrays of integers.
def numerical_gradient(f, x):
    h = 1e-4
    grad = np.zeros(x.shape)
    for idx in np.ndindex(x.shape):
        old = x[idx]
        x[idx] = old + h
        up = f(x)
        x[idx] = old - h
        down = f(x)
        x[idx] = old
        grad[idx] = (up - down) / (2 * h)
    return grad


# %% one_trait="week3_differentiation/third/26_copies_moved" part="numerical_gradient"
# Missing: a function that reads the array that was handed in.
def numerical_gradient(f, x):
    h = 1e-4
    grad = np.zeros(np.shape(x))
    for idx in np.ndindex(grad.shape):
        up, down = x.astype(float), x.astype(float)
        up[idx] += h
        down[idx] -= h
        grad[idx] = (f(up) - f(down)) / (2 * h)
    return grad


# %% one_trait="week3_differentiation/third/27_one_axis" part="numerical_gradient"
# Missing: arrays with more than one axis.
def numerical_gradient(f, x):
    h = 1e-4
    x = x if x.dtype == float else x.astype(float)
    grad = np.zeros(len(x))
    for i in range(len(x)):
        old = float(x[i])
        x[i] = old + h
        up = f(x)
        x[i] = old - h
        down = f(x)
        x[i] = old
        grad[i] = (up - down) / (2 * h)
    return grad


# %% one_trait="week4_gradient_descent/third/28_start_moved" part="gradient_descent"
# Missing: leaves the start alone.
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.asarray(init_x, dtype=float)
    for _ in range(step_num):
        x -= lr * numerical_gradient(f, x)
    return x


# %% one_trait="week4_gradient_descent/third/29_start_of_floats" part="gradient_descent"
# Missing: a start of integers.
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = init_x.copy()
    for _ in range(step_num):
        x -= lr * numerical_gradient(f, x)
    return x


# %% one_trait="week4_gradient_descent/third/30_at_least_one_step" part="gradient_descent_path"
# Missing: no step at all.
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    way = [np.array(init_x, dtype=float)]
    while True:
        way.append(way[-1] - lr * numerical_gradient(f, way[-1]))
        if len(way) > step_num:
            return np.array(way)


# %% one_trait="week4_gradient_descent/third/31_one_hot_only" part="SimpleNet.loss"
# Missing: labels.
def loss(self, x, t):
    y = np.atleast_2d(softmax(self.predict(x)))
    return -np.sum(np.atleast_2d(t) * np.log(y + 1e-7)) / y.shape[0]


# %% one_trait="week4_gradient_descent/third/32_fixed_seed" part="SimpleNet.__init__"
# Missing: new weights for every network.
def __init__(self):
    rng = np.random.default_rng(3)
    self.W = rng.standard_normal((2, 3))


# %% one_trait="week5_backpropagation/third/33_gradients_added" part="AffineLayer.backward"
# Missing: the last backward alone; the gradients add up.
def backward(self, dout):
    self.dW = getattr(self, "dW", 0) + self.x.T @ dout
    self.db = getattr(self, "db", 0) + dout.sum(axis=0)
    return dout @ self.W.T


# %% one_trait="week5_backpropagation/third/34_dout_ignored" part="SoftmaxWithLossLayer.backward"
# Missing: dout.
def backward(self, dout=1):
    t = self.t if np.ndim(self.t) == 2 else np.eye(self.y.shape[1])[self.t]
    return (self.y - t) / len(self.y)


# %% one_trait="week5_backpropagation/third/35_zero_by_zero" part="gradient_check"
# Missing: both gradients 0.
def gradient_check(f, x, analytic):
    n = numerical_gradient(f, x)
    return np.max(np.abs(analytic - n) / (np.abs(analytic) + np.abs(n)))


# %% one_trait="week6_two_layer_net/third/36_one_hot_only" part="TwoLayerNet.loss"
# Missing: labels.
def loss(self, x, t):
    y = self.predict(x)
    return float(-(np.log(y + 1e-7) * t).sum() / len(x))


# %% one_trait="week6_two_layer_net/third/37_labels_only" part="TwoLayerNet.accuracy"
# Missing: one-hot.
def accuracy(self, x, t):
    return sum(int(np.argmax(row)) == t[i] for i, row in enumerate(self.predict(x))) / len(t)


# %% one_trait="week7_training/third/38_gradient_each_time" part="sgd_step"
# Missing: one gradient for one step; each parameter asks again.
def sgd_step(network, x_batch, t_batch, learning_rate):
    for name in list(network.params):
        slope = network.gradient(x_batch, t_batch)[name]
        network.params[name] = network.params[name] - learning_rate * slope


# %% one_trait="week7_training/third/39_own_generator" part="train"
# Missing: the given generator.
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    rng = np.random.default_rng()
    history = {"train_loss": [], "train_accuracy": [], "test_accuracy": []}

    def note():
        history["train_loss"].append(network.loss(x_train, t_train))
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))

    note()
    for _ in range(epochs):
        for _ in range(max(1, len(x_train) // batch_size)):
            rows = rng.integers(0, len(x_train), batch_size)
            sgd_step(network, x_train[rows], t_train[rows], learning_rate)
        note()
    return history


# %% one_trait="week7_training/third/40_no_legend" part="plot_history"
# Missing: a legend.
def plot_history(history):
    fig, axes = plt.subplots(1, 2)
    axes[0].plot(history["train_loss"])
    axes[1].plot(history["train_accuracy"], label="training")
    axes[1].plot(history["test_accuracy"], label="test")
    for ax, name in zip(axes, ("loss", "accuracy")):
        ax.set_xlabel("epoch")
        ax.set_ylabel(name)
    return fig


# %% mistake="week1_neurons/third/01_no_minus_no_slope" part="sigmoid" hints=["minus_missing", "slope_ignored"]
# Two mistakes: the minus sign is missing, and the slope is not used.
def sigmoid(x, a=1.0):
    power = np.exp(x)
    return 1.0 / (1.0 + power)


# %% mistake="week1_neurons/third/02_bias_of_or" part="AND" hints=["bias_of_or"]
# One mistake: the bias -0.8 is too weak for weights of 1, so one input of 1 is enough.
def AND(x1, x2):
    total = 1.0 * x1 + 1.0 * x2 - 0.8
    return sigmoid(total, 20)


# %% mistake="week1_neurons/third/03_positive_bias" part="OR" hints=["always_one"]
# One mistake: the bias is positive, so the neuron always says 1.
def OR(x1, x2):
    w = np.array([0.6, 0.6])
    return sigmoid(np.dot(w, np.array([x1, x2])) + 0.3, 20)


# %% mistake="week1_neurons/third/04_positive_weight" part="NOT" hints=["always_one"]
# One mistake: the weight is 1 instead of -1, so the neuron always says 1.
def NOT(x):
    w, b = 1.0, 0.4
    return sigmoid(w * x + b, 20)


# %% mistake="week1_neurons/third/05_not_of_one_input" part="XOR" hints=["one_pair_only"]
# One mistake: NOT is applied to x1 instead of AND(x1, x2), so (1, 0) gives 0.
def XOR(x1, x2):
    first = NOT(x1)
    second = OR(x1, x2)
    return AND(first, second)


# %% mistake="week1_neurons/third/06_same_half_twice" part="XOR" hints=["one_pair_only"]
# One mistake: the same half is written twice, so (0, 1) gives 0.
def XOR(x1, x2):
    left = AND(x1, NOT(x2))
    right = AND(x1, NOT(x2))
    return OR(left, right)


# %% mistake="week1_neurons/third/07_bias_subtracted" part="affine" hints=["bias_subtracted"]
# One mistake: the bias is subtracted.
def affine(x, W, b):
    product = np.matmul(x, W)
    return product - b


# %% mistake="week1_neurons/third/08_base_ten_whole_sum" part="softmax" hints=["other_base", "whole_array"]
# Two mistakes: base 10 instead of e, and the sum goes over the whole batch.
def softmax(a):
    shifted = a - np.max(a)
    powers = 10.0**shifted
    return powers / np.sum(powers)


# %% mistake="week1_neurons/third/09_no_maximum_columns" part="softmax" hints=["over_the_columns", "overflow"]
# Two mistakes: no maximum is subtracted, and the columns of a batch are summed instead of the rows.
def softmax(a):
    powers = np.exp(a)
    return powers / powers.sum(axis=0)


# %% mistake="week1_neurons/third/10_by_largest" part="normalize_scores" hints=["by_maximum"]
# One mistake: divides by the largest score instead of the sum.
def normalize_scores(scores):
    A, B, C = scores
    top = max(A, B, C)
    return np.array([A / top, B / top, C / top])


# %% mistake="week1_neurons/third/11_names_reversed" part="predict_label" hints=["labels_reversed"]
# One mistake: the names are in the opposite order.
def predict_label(scores):
    names = ["poor", "average", "good"]
    return names[int(np.argmax(scores))]


# %% mistake="week2_loss/third/12_absolute_differences" part="mean_squared_error" hints=["absolute_errors"]
# One mistake: the differences are not squared, only made positive.
def mean_squared_error(y, t):
    gap = np.abs(y - t)
    return np.sum(gap) / 2


# %% mistake="week2_loss/third/13_root_of_mean" part="mean_squared_error" hints=["root_mean_square"]
# Two mistakes: a mean instead of a sum, and the root of it.
def mean_squared_error(y, t):
    total = 0
    for k in range(len(y)):
        total += (y[k] - t[k]) ** 2
    return np.sqrt(total / len(y))


# %% mistake="week2_loss/third/14_base_ten_not_averaged" part="cross_entropy_error" hints=["logarithm_to_base_ten", "no_batch_mean"]
# Two mistakes: the logarithm has base 10, and the sum over the batch is not divided by N.
def cross_entropy_error(y, t):
    y = np.atleast_2d(y)
    if np.ndim(t) == y.ndim or (y.shape[0] == 1 and np.size(t) == y.size):
        t = np.argmax(np.atleast_2d(t), axis=1)
    t = np.atleast_1d(t)
    picked = y[np.arange(len(y)), t]
    return -np.sum(np.log10(picked + 1e-7))


# %% mistake="week2_loss/third/15_one_hot_only_mean" part="cross_entropy_error" hints=["mean_over_all_elements", "one_hot_only"]
# Two mistakes: labels are not handled, and the mean goes over all elements.
def cross_entropy_error(y, t):
    delta = 1e-7
    return -np.mean(t * np.log(y + delta))


# %% mistake="week2_loss/third/16_all_pairs" part="cross_entropy_error" hints=["columns_of_all_rows_summed"]
# One mistake: for labels, y[:, t] takes all pairs of row and label.
def cross_entropy_error(y, t):
    if y.ndim == 1:
        y = y.reshape(1, y.size)
        t = np.reshape(t, (1, -1))
    if np.size(t) == y.size:
        t = np.argmax(t, axis=1)
    t = np.ravel(t)
    n = y.shape[0]
    return -np.sum(np.log(y[:, t] + 1e-7)) / n


# %% mistake="week2_loss/third/17_sign_and_large_guard" part="cross_entropy_error" hints=["guard_too_large", "minus_forgotten"]
# Two mistakes: the sign, and the guard of 0.01 is too large.
def cross_entropy_error(y, t):
    if y.ndim == 1:
        y, t = y[np.newaxis, :], np.array([t])
    if t.shape == y.shape:
        t = t.argmax(axis=1)
    rows = np.arange(y.shape[0])
    return np.mean(np.log(y[rows, t] + 1e-2))


# %% mistake="week2_loss/third/18_drawn_apart" part="mini_batch" hints=["drawn_separately"]
# One mistake: x and t are drawn apart.
def mini_batch(x, t, size, rng):
    N = len(x)
    xs = x[rng.permutation(N)[:size]]
    ts = t[rng.permutation(N)[:size]]
    return xs, ts


# %% mistake="week2_loss/third/19_neighbours" part="mini_batch" hints=["block_of_rows"]
# One mistake: a random start, then neighbouring rows.
def mini_batch(x, t, size, rng):
    begin = rng.integers(0, len(x) - size + 1)
    end = begin + size
    return x[begin:end], t[begin:end]


# %% mistake="week2_loss/third/20_first_rows_only" part="mini_batch" hints=["among_the_first_rows"]
# One mistake: the indices come from 0 to size - 1 instead of 0 to N - 1.
def mini_batch(x, t, size, rng):
    chosen = rng.choice(size, size)
    return x[chosen], t[chosen]


# %% mistake="week3_differentiation/third/21_over_two_steps" part="forward_diff" hints=["over_two_steps"]
# One mistake: divides by 2h as the central difference does.
def forward_diff(f, x, h):
    change = f(x + h) - f(x)
    return change / (2.0 * h)


# %% mistake="week3_differentiation/third/22_over_one_step" part="numerical_diff" hints=["over_one_step"]
# One mistake: divides by h instead of 2h.
def numerical_diff(f, x):
    eps = 1e-5
    up, down = f(x + eps), f(x - eps)
    return (up - down) / eps


# %% mistake="week3_differentiation/third/23_forward_over_two_steps" part="numerical_diff" hints=["places_one_step_apart"]
# Two mistakes: the forward difference, divided by 2h.
def numerical_diff(f, x):
    eps = 1e-5
    return (f(x + eps) - f(x)) / (2 * eps)


# %% mistake="week3_differentiation/third/24_no_shift_height_subtracted" part="tangent_line" hints=["height_subtracted", "shift_forgotten"]
# Two mistakes: t is not shifted by x, and the height is subtracted.
def tangent_line(f, x):
    m = numerical_diff(f, x)
    c = f(x)

    def line(t):
        return m * t - c

    return line


# %% mistake="week3_differentiation/third/25_one_step_apart" part="numerical_gradient" hints=["places_one_step_apart"]
# One mistake: after the step up only one step goes down, so the lower point is x itself.
def numerical_gradient(f, x):
    h = 1e-5
    x = x if x.dtype == float else x.astype(float)
    grad = np.zeros(x.shape)
    for idx in np.ndindex(x.shape):
        keep = x[idx]
        x[idx] += h
        up = f(x)
        x[idx] -= h
        down = f(x)
        x[idx] = keep
        grad[idx] = (up - down) / (2 * h)
    return grad


# %% mistake="week3_differentiation/third/26_over_one_step_left_moved" part="numerical_gradient" hints=["not_restored", "over_one_step"]
# Two mistakes: divides by h instead of 2h, and every entry stays moved.
def numerical_gradient(f, x):
    step = 1e-4
    point = x if x.dtype == np.float64 else x.astype(np.float64)
    result = np.zeros(point.shape)
    for where in np.ndindex(point.shape):
        point[where] += step
        high = f(point)
        point[where] -= 2 * step
        low = f(point)
        result[where] = (high - low) / step
    return result


# %% mistake="week4_gradient_descent/third/27_uphill_one_step_less" part="gradient_descent" hints=["one_step_too_few"]
# Two mistakes: walks uphill, and takes one step less.
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for _ in range(1, step_num):
        x = x + lr * numerical_gradient(f, x)
    return x


# %% mistake="week4_gradient_descent/third/28_gradient_of_start" part="gradient_descent" hints=["gradient_once"]
# One mistake: the gradient of the start is used for all steps.
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    slope = numerical_gradient(f, x)
    for _ in range(step_num):
        x = x - lr * slope
    return x


# %% mistake="week4_gradient_descent/third/29_no_start" part="gradient_descent_path" hints=["no_start"]
# One mistake: the start is missing.
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    points = []
    x = np.array(init_x, dtype=float)
    for _ in range(step_num):
        x = x - lr * numerical_gradient(f, x)
        points.append(x.copy())
    return np.array(points).reshape(step_num, len(init_x))


# %% mistake="week4_gradient_descent/third/30_no_softmax" part="SimpleNet.loss" hints=["no_softmax"]
# One mistake: the scores are not turned into probabilities.
def loss(self, x, t):
    scores = self.predict(x)
    return cross_entropy_error(scores, t)


# %% mistake="week4_gradient_descent/third/31_uniform_weights" part="SimpleNet.__init__" hints=["uniform"]
# One mistake: uniform random numbers instead of normal ones.
def __init__(self):
    self.W = np.random.default_rng().random((2, 3))


# %% mistake="week5_backpropagation/third/32_not_exchanged" part="MulLayer.backward" hints=["not_swapped"]
# One mistake: x and y are not exchanged.
def backward(self, dout):
    return self.x * dout, self.y * dout


# %% mistake="week5_backpropagation/third/33_no_square_no_two" part="square_of_sum" hints=[]
# Two mistakes: the value is not squared, and the derivative lacks the 2.
def square_of_sum(x, y):
    total = x + y
    slope = total
    return total, slope, slope


# %% mistake="week5_backpropagation/third/34_averaged_gradients" part="AffineLayer.backward" hints=["divided_by_batch_size"]
# Two mistakes: dW and db are averaged over the batch.
def backward(self, dout):
    n = len(dout)
    self.dW = self.x.T @ dout / n
    self.db = dout.sum(axis=0) / n
    return dout @ self.W.T


# %% mistake="week5_backpropagation/third/35_mean_error" part="gradient_check" hints=["mean"]
# One mistake: the mean instead of the largest error.
def gradient_check(f, x, analytic):
    numeric = numerical_gradient(f, x)
    gap = np.abs(numeric - analytic)
    size = np.maximum(np.abs(numeric) + np.abs(analytic), 1e-8)
    return float(np.mean(gap / size))


# %% mistake="week6_two_layer_net/third/36_no_activation_no_bias" part="TwoLayerNet.predict" hints=["predict_no_sigmoid"]
# Two mistakes: no activation in the middle, and the bias of the last layer is missing.
def predict(self, x):
    p = self.params
    hidden = x @ p["W1"] + p["b1"]
    return softmax(hidden @ p["W2"])


# %% mistake="week6_two_layer_net/third/37_no_slope_not_averaged" part="TwoLayerNet.gradient" hints=["gradient_no_mean", "gradient_no_slope"]
# Two mistakes: the factor z * (1 - z) is missing, and nothing is divided by N.
def gradient(self, x, t):
    p = self.params
    z = sigmoid(np.dot(x, p["W1"]) + p["b1"])
    y = softmax(np.dot(z, p["W2"]) + p["b2"])
    target = t if np.ndim(t) == 2 else np.eye(y.shape[1])[t]
    d2 = y - target
    d1 = np.dot(d2, p["W2"].T)
    return {
        "W1": np.dot(x.T, d1),
        "b1": d1.sum(axis=0),
        "W2": np.dot(z.T, d2),
        "b2": d2.sum(axis=0),
    }


# %% mistake="week6_two_layer_net/third/38_percent" part="TwoLayerNet.accuracy" hints=["accuracy_percent"]
# One mistake: the number of hits, in percent.
def accuracy(self, x, t):
    guess = np.argmax(self.predict(x), axis=1)
    right = np.argmax(t, axis=1) if np.ndim(t) == 2 else t
    return 100 * float(np.mean(guess == right))


# %% mistake="week7_training/third/39_uphill_gradient_again" part="sgd_step" hints=["ascent", "gradient_in_loop"]
# Two mistakes: the parameters move uphill, and the gradient is asked for again for each of them.
def sgd_step(network, x_batch, t_batch, learning_rate):
    for name in ("W1", "b1", "W2", "b2"):
        network.params[name] = (
            network.params[name] + learning_rate * network.gradient(x_batch, t_batch)[name]
        )


# %% mistake="week7_training/third/40_nothing_before_training" part="train" hints=["no_initial_entry", "test_loss_missing"]
# Two mistakes: the state before training is not recorded, and neither is the test loss.
def train(
    network, x_train, t_train, x_test, t_test,
    epochs=10, batch_size=100, learning_rate=0.1, rng=None,
):
    rng = np.random.default_rng() if rng is None else rng
    history = {"train_loss": [], "train_accuracy": [], "test_accuracy": []}
    for _ in range(epochs):
        for _ in range(max(1, len(x_train) // batch_size)):
            rows = rng.choice(len(x_train), min(batch_size, len(x_train)), replace=False)
            sgd_step(network, x_train[rows], t_train[rows], learning_rate)
        history["train_loss"].append(network.loss(x_train, t_train))
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history


# %% right="week1_neurons/third/01_tanh" part="sigmoid"
# The hyperbolic tangent instead of the exponential function.
def sigmoid(x, a=1.0):
    return (1 + np.tanh(a * np.asarray(x) / 2)) / 2


# %% right="week1_neurons/third/02_smaller" part="AND"
# Multiplies the inputs in a hard threshold.
def AND(x1, x2):
    return float(min(x1, x2) > 0.5)


# %% right="week1_neurons/third/03_de_morgan" part="XOR"
# Two gates with De Morgan's law.
def XOR(x1, x2):
    return AND(OR(x1, x2), OR(NOT(x1), NOT(x2)))


# %% right="week1_neurons/third/04_bias_row" part="affine"
# Appends the bias as one more row of the weights.
def affine(x, W, b):
    ones = np.ones((*np.shape(x)[:-1], 1))
    return np.concatenate([x, ones], axis=-1) @ np.vstack([W, b])


# %% right="week1_neurons/third/05_differences" part="softmax"
# Differences of all scores instead of powers.
def softmax(a):
    a = np.asarray(a, dtype=float)
    with np.errstate(over="ignore"):
        return 1 / np.exp(a[..., None, :] - a[..., :, None]).sum(axis=-1)


# %% right="week2_loss/third/06_zero_axes" part="mean_squared_error"
# A scalar product; what comes back is an array of no dimension.
def mean_squared_error(y, t):
    gap = y - t
    return np.array(np.einsum("k,k", gap, gap) / 2)


# %% right="week2_loss/third/07_loops" part="cross_entropy_error"
# Pure Python loops.
def cross_entropy_error(y, t):
    rows = [y] if np.ndim(y) == 1 else list(y)
    targets = [t] if np.ndim(y) == 1 else list(t)
    total = 0.0
    for row, target in zip(rows, targets):
        label = int(target) if np.ndim(target) == 0 else max(range(len(row)), key=lambda k: target[k])
        total -= math.log(row[label] + 1e-7)
    return total / len(rows)


import math


# %% right="week2_loss/third/08_random_keys" part="mini_batch"
# Sorts by random keys.
def mini_batch(x, t, size, rng):
    keys = rng.random(x.shape[0])
    rows = np.argsort(keys)[:size]
    return np.take(x, rows, axis=0), np.take(t, rows, axis=0)


# %% right="week3_differentiation/third/09_richardson" part="numerical_diff"
# Richardson's extrapolation of two central differences.
def numerical_diff(f, x):
    def central(h):
        return (f(x + h) - f(x - h)) / (2 * h)

    return (4 * central(5e-4) - central(1e-3)) / 3


# %% right="week3_differentiation/third/10_partial" part="tangent_line"
# A function made by functools.partial.
def tangent_line(f, x):
    from functools import partial

    return partial(np.polyval, np.array([numerical_diff(f, x), f(x) - x * numerical_diff(f, x)]))


# %% right="week3_differentiation/third/11_backwards" part="numerical_gradient"
# Moves the entries with a flat iterator, from the last to the first.
def numerical_gradient(f, x):
    place = x if x.dtype == np.float64 else x.astype(np.float64)
    out = np.full(place.shape, np.nan)
    for i in range(place.size - 1, -1, -1):
        before = place.flat[i]
        place.flat[i] = before - 1e-5
        low = f(place)
        place.flat[i] = before + 1e-5
        out.flat[i] = (f(place) - low) / 2e-5
        place.flat[i] = before
    return out


# %% right="week4_gradient_descent/third/12_recursion" part="gradient_descent"
# Calls itself.
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.asarray(init_x) * 1.0
    if step_num == 0:
        return x
    return gradient_descent(f, x - lr * numerical_gradient(f, x), lr, step_num - 1)


# %% right="week4_gradient_descent/third/13_generator" part="gradient_descent_path"
# A generator and vstack.
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    def walk(x):
        yield x
        for _ in range(step_num):
            x = x - lr * numerical_gradient(f, x)
            yield x

    return np.vstack(list(walk(np.array(init_x, dtype=np.float64))))


# %% right="week4_gradient_descent/third/14_tensordot" part="SimpleNet.predict"
# The scores as a sum over the weighted rows of W.
def predict(self, x):
    return np.tensordot(x, self.W, axes=1)


# %% right="week5_backpropagation/third/15_vars" part="MulLayer.backward"
# Reads whatever forward has stored, by vars.
def backward(self, dout):
    x, y = vars(self)["x"], vars(self)["y"]
    return [y * dout, x * dout]


# %% right="week5_backpropagation/third/16_outer_products" part="AffineLayer.backward"
# Sums of outer products.
def backward(self, dout):
    self.dW = sum(np.outer(row, d) for row, d in zip(self.x, dout))
    self.db = np.ones(len(dout)) @ dout
    return np.array([self.W @ d for d in dout])


# %% right="week6_two_layer_net/third/17_ranks" part="TwoLayerNet.accuracy"
# Counts with a loop over ranks.
def accuracy(self, x, t):
    hits = 0
    for row, target in zip(self.predict(x), t):
        label = int(np.argmax(target)) if np.ndim(target) else int(target)
        hits += int(row.tolist().index(max(row)) == label)
    return hits / len(x)


# %% right="week6_two_layer_net/third/18_picked" part="TwoLayerNet.loss"
# The logarithm of the picked probability of each sample.
def loss(self, x, t):
    y = self.predict(x)
    labels = np.argmax(t, axis=-1) if np.ndim(t) > 1 else np.asarray(t)
    return -sum(np.log(row[label] + 1e-7) for row, label in zip(y, labels)) / len(y)


# %% right="week7_training/third/19_new_dict" part="sgd_step"
# Puts a new dict of parameters in place.
def sgd_step(network, x_batch, t_batch, learning_rate):
    slopes = network.gradient(x_batch, t_batch)
    network.params = {k: v - learning_rate * slopes[k] for k, v in network.params.items()}


# %% right="week7_training/third/20_two_axes" part="plot_history"
# Two pairs of axes, styled lines, and a title.
def plot_history(history):
    fig, (left, right) = plt.subplots(2, 1)
    epochs = list(range(len(history["train_loss"])))
    left.plot(epochs, history["train_loss"], "k--", marker="o", label="training set")
    left.plot(epochs, history["test_loss"], "r-", label="test set")
    left.legend()
    left.set(xlabel="epoch", ylabel="loss", title="loss")
    (one,) = right.plot(epochs, history["train_accuracy"])
    (two,) = right.plot(epochs, history["test_accuracy"])
    right.set_xlabel("epoch")
    right.set_ylabel("accuracy")
    right.legend([one, two], ["training set", "test set"])
    return fig


# %% mistake="week1_neurons/fourth/01_slope_outside_exponent" part="sigmoid" hints=["slope_before_exp"]
# The slope multiplies the exponential instead of standing inside the exponent.
def sigmoid(x, a=1.0):
    e = a * np.exp(-np.asarray(x, dtype=float))
    return 1 / (1 + e)


# %% mistake="week1_neurons/fourth/02_xor_nand_with_nor" part="XOR" hints=[]
# Combines NAND with NOR instead of NAND with OR, so the output is 1 only for (0, 0).
def XOR(x1, x2):
    not_both = NOT(AND(x1, x2))
    some = NOT(OR(x1, x2))
    return AND(not_both, some)


# %% mistake="week1_neurons/fourth/03_columns_and_global_max" part="softmax" hints=["over_the_columns"]
# Two mistakes: sums over axis 0 (the samples) instead of over each row, and subtracts the
# maximum of the whole batch, so that a row of much smaller scores becomes all zeros.
def softmax(a):
    shifted = a - np.max(a)
    top = np.exp(shifted)
    bottom = np.sum(top, axis=0)
    return top / bottom


# %% mistake="week1_neurons/fourth/04_bias_times_weights" part="affine" hints=[]
# Adds the bias to the input side: every bias is multiplied by the column sum of its weights.
def affine(x, W, b):
    bias_part = b * W.sum(axis=0)
    return np.dot(x, W) + bias_part


# %% mistake="week1_neurons/fourth/05_sorted_position" part="predict_label" hints=["smallest"]
# Uses argsort and takes its first entry, which is the position of the smallest probability.
def predict_label(scores):
    grades = ["good", "average", "poor"]
    p = normalize_scores(scores)
    order = np.argsort(p)
    return grades[order[0]]


# %% mistake="week2_loss/fourth/06_square_after_sum" part="mean_squared_error" hints=["square_of_sum"]
# Adds up the differences first and squares the total, so errors of opposite sign cancel.
def mean_squared_error(y, t):
    total = 0.0
    for guess, answer in zip(y, t):
        total += guess - answer
    return 0.5 * total ** 2


# %% mistake="week2_loss/fourth/07_root_and_no_half" part="mean_squared_error" hints=["distance"]
# Two mistakes: takes the square root (the distance between y and t), and leaves out the 1/2.
def mean_squared_error(y, t):
    d = y - t
    return float(np.sqrt(np.dot(d, d)))


# %% mistake="week2_loss/fourth/08_log_of_mean_probability" part="cross_entropy_error" hints=["logarithm_of_mean"]
# Averages the probabilities of the right classes first and takes the logarithm of that mean,
# instead of averaging the logarithms. A single sample is right.
def cross_entropy_error(y, t):
    y = np.asarray(y)
    t = np.asarray(t)
    if y.ndim == 1:
        y = y.reshape(1, -1)
        t = t.reshape(1, -1) if t.size == y.size else t.reshape(1)
    if t.ndim == 2:
        p = np.sum(y * t, axis=1)
    else:
        p = y[np.arange(len(y)), t]
    return -np.log(np.mean(p) + 1e-7)


# %% mistake="week2_loss/fourth/09_log2_and_mean_over_all" part="cross_entropy_error" hints=["logarithm_to_base_two", "mean_over_all_elements"]
# Two mistakes: the logarithm to base 2 instead of the natural one, and np.mean over all N*K
# entries, which divides by the number of classes as well.
def cross_entropy_error(y, t):
    probs = np.atleast_2d(y)
    n, k = probs.shape
    if np.ndim(t) == np.ndim(y):
        target = np.reshape(t, (n, k))
    else:
        target = np.eye(k)[np.reshape(t, n)]
    return -np.mean(target * np.log2(probs + 1e-7))


# %% mistake="week2_loss/fourth/10_answers_not_shuffled" part="mini_batch" hints=["drawn_separately"]
# Picks random rows of x, but takes the first `size` answers of t instead of the same rows.
def mini_batch(x, t, size, rng):
    perm = rng.permutation(x.shape[0])
    x_part = x[perm][:size]
    t_part = t[:size].copy()
    return x_part, t_part


# %% mistake="week3_differentiation/fourth/11_backward_difference" part="forward_diff" hints=["backward_difference"]
# Takes the step backward: the backward difference f(x) - f(x - h) instead of the forward one.
def forward_diff(f, x, h):
    here = f(x)
    before = f(x - h)
    return (here - before) / h


# %% mistake="week3_differentiation/fourth/12_one_sided_small_h" part="numerical_diff" hints=["one_side_only", "step_too_small"]
# Two mistakes: a one-sided difference instead of the central one, and h = 1e-12, so small that
# the rounding error spoils the slope.
def numerical_diff(f, x):
    eps = 1e-12
    rise = f(x + eps) - f(x)
    return rise / eps


# %% mistake="week3_differentiation/fourth/13_line_through_origin_height" part="tangent_line" hints=["shift_forgotten"]
# Multiplies the slope by t instead of by (t - x): a parallel line at the wrong height.
def tangent_line(f, x):
    height = f(x)
    m = numerical_diff(f, x)

    def y(t):
        return height + m * t

    return y


# %% mistake="week3_differentiation/fourth/14_restored_by_adding" part="numerical_gradient" hints=["restored_by_sums"]
# Undoes the steps by adding and subtracting h instead of keeping the old value: because of rounding,
# x is not restored to the last digit.
def numerical_gradient(f, x):
    step = 1e-4
    if x.dtype.kind != "f":
        x = x.astype(float)
    slopes = np.zeros_like(x)
    for pos in np.ndindex(*x.shape):
        x[pos] += step
        hi = f(x)
        x[pos] -= 2 * step
        lo = f(x)
        x[pos] += step
        slopes[pos] = (hi - lo) / (2 * step)
    return slopes


# %% mistake="week3_differentiation/fourth/15_moves_a_copy" part="numerical_gradient" hints=["copy_moved"]
# Moves the entries of fresh copies instead of x itself, so a function that ignores its argument
# and reads the array x directly gets gradient 0.
def numerical_gradient(f, x):
    h = 1e-4
    base = np.array(x, dtype=float)
    out = np.empty(base.shape)
    for idx in np.ndindex(base.shape):
        plus, minus = base.copy(), base.copy()
        plus[idx] += h
        minus[idx] -= h
        out[idx] = (f(plus) - f(minus)) / (2 * h)
    return out


# %% mistake="week4_gradient_descent/fourth/16_gradient_only_at_start" part="gradient_descent" hints=["gradient_once"]
# Computes the gradient once, at the start, and uses this same gradient in every step.
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    p = np.array(init_x, dtype=float)
    g = numerical_gradient(f, p)
    for _ in range(step_num):
        p = p - lr * g
    return p


# %% mistake="week4_gradient_descent/fourth/17_path_same_array" part="gradient_descent_path" hints=["same_array"]
# Appends the array itself, which is then changed in place: every row ends up as the last point.
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    history = [x]
    for i in range(step_num):
        x -= lr * numerical_gradient(f, x)
        history.append(x)
    return np.array(history)


# %% mistake="week4_gradient_descent/fourth/18_average_of_average" part="RunningMean" hints=["halved_each_time"]
# Averages the old mean with the new value half and half, so that later numbers weigh more.
class RunningMean:
    def __init__(self):
        self.current = None

    def add(self, value):
        if self.current is None:
            self.current = float(value)
        else:
            self.current = (self.current + value) / 2

    def mean(self):
        return self.current


# %% mistake="week4_gradient_descent/fourth/19_softmax_twice" part="SimpleNet" hints=["softmax_twice"]
# Two mistakes: predict already returns probabilities, and loss applies the softmax to them again.
class SimpleNet:
    def __init__(self):
        self.W = np.random.randn(2, 3)

    def predict(self, x):
        scores = x @ self.W
        return softmax(scores)

    def loss(self, x, t):
        out = self.predict(x)
        prob = softmax(out)
        return cross_entropy_error(prob, t)


# %% mistake="week4_gradient_descent/fourth/20_loss_without_softmax" part="SimpleNet" hints=[]
# Forgets the softmax: sigmoids of the scores are used as if they were the probabilities.
class SimpleNet:
    def __init__(self):
        gen = np.random.default_rng()
        self.W = gen.normal(0, 1, size=(2, 3))

    def predict(self, x):
        return np.dot(x, self.W)

    def loss(self, x, t):
        z = self.predict(x)
        y = 1 / (1 + np.exp(-z))
        return cross_entropy_error(y, t)


# %% mistake="week5_backpropagation/fourth/21_mul_adds_local" part="MulLayer" hints=["dout_added"]
# The local derivative is added to dout instead of multiplied with it.
class MulLayer:
    def forward(self, x, y):
        self.first = x
        self.second = y
        return x * y

    def backward(self, dout):
        dx = dout + self.second
        dy = dout + self.first
        return dx, dy


# %% mistake="week5_backpropagation/fourth/22_square_each_alone" part="square_of_sum" hints=["own_variable_only"]
# Differentiates x**2 and y**2 separately: 2x and 2y instead of 2(x + y) for both.
def square_of_sum(x, y):
    summe = x + y
    z = summe**2
    return z, 2 * x, 2 * y


# %% mistake="week5_backpropagation/fourth/23_sigmoid_saves_input" part="SigmoidLayer" hints=["x_for_y"]
# forward saves the input x instead of the output, so backward computes x * (1 - x).
class SigmoidLayer:
    def forward(self, x):
        self.saved = np.asarray(x, dtype=float)
        return sigmoid(self.saved)

    def backward(self, dout):
        return dout * self.saved * (1.0 - self.saved)


# %% mistake="week5_backpropagation/fourth/24_sigmoid_overflow_no_dout" part="SigmoidLayer" hints=["dout_ignored", "overflow_forward"]
# Two mistakes: forward uses exp(x) / (1 + exp(x)), which is nan for 1000;
# backward returns only the local derivative and forgets to multiply by dout.
class SigmoidLayer:
    def forward(self, x):
        e = np.exp(np.array(x, dtype=float))
        out = e / (1 + e)
        self.out = out
        return out

    def backward(self, dout):
        local = self.out * (1 - self.out)
        return local


# %% mistake="week5_backpropagation/fourth/25_affine_accumulates" part="AffineLayer" hints=["accumulates"]
# dW and db are added up over the calls of backward instead of being computed anew.
class AffineLayer:
    def __init__(self, W, b):
        self.W, self.b = np.asarray(W, dtype=float), np.asarray(b, dtype=float)
        self.dW = np.zeros_like(self.W)
        self.db = np.zeros_like(self.b)

    def forward(self, x):
        self.inp = np.asarray(x, dtype=float)
        return np.dot(self.inp, self.W) + self.b

    def backward(self, dout):
        dout = np.asarray(dout, dtype=float)
        self.dW += np.dot(self.inp.T, dout)
        self.db += np.sum(dout, axis=0)
        return np.dot(dout, self.W.T)


# %% mistake="week5_backpropagation/fourth/26_affine_dx_transposed" part="AffineLayer" hints=[]
# dx is computed as W dout^T, which is the transpose of the right result: shape (D, N).
class AffineLayer:
    def __init__(self, W, b):
        self.W, self.b = np.asarray(W, dtype=float), np.asarray(b, dtype=float)

    def forward(self, x):
        self.x_in = np.array(x, dtype=float)
        y = self.x_in @ self.W + self.b
        return y

    def backward(self, dout):
        g = np.array(dout, dtype=float)
        self.dW = self.x_in.T @ g
        self.db = g.sum(axis=0)
        dx = self.W @ g.T
        return dx


# %% mistake="week5_backpropagation/fourth/27_softmax_divides_by_size" part="SoftmaxWithLossLayer" hints=["divided_by_both_lengths"]
# Divides by the number of all elements N * K instead of by the batch size N.
class SoftmaxWithLossLayer:
    def forward(self, x, t):
        self.y, t = softmax(x), np.asarray(t)
        self.t = t if t.ndim == 2 else np.eye(self.y.shape[1])[t]
        return cross_entropy_error(self.y, self.t)

    def backward(self, dout=1):
        n = self.y.size
        diff = self.y - self.t
        return dout * diff / n


# %% mistake="week5_backpropagation/fourth/28_check_mean_no_abs" part="gradient_check" hints=["mean", "sum_before_absolute"]
# Two mistakes: the denominator is |a + n| instead of |a| + |n|, and the mean of the
# errors is returned instead of the maximum.
def gradient_check(f, x, analytic):
    point = np.asarray(x, dtype=float)
    num = numerical_gradient(f, point)
    ana = np.asarray(analytic, dtype=float)
    bottom = np.maximum(np.abs(ana + num), 1e-8)
    errors = np.abs(ana - num) / bottom
    return float(np.mean(errors))


# %% mistake="week6_two_layer_net/fourth/29_init_std_as_mean" part="TwoLayerNet" hints=["init_large_weights"]
# weight_init_std is passed as the mean of the normal distribution; the spread is 1.
class TwoLayerNet:
    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        self.params = {}
        self.params["W1"] = np.random.normal(weight_init_std, size=(input_size, hidden_size))
        self.params["b1"] = np.zeros(hidden_size)
        self.params["W2"] = np.random.normal(weight_init_std, size=(hidden_size, output_size))
        self.params["b2"] = np.zeros(output_size)

    def predict(self, x):
        h = sigmoid(np.dot(x, self.params["W1"]) + self.params["b1"])
        return softmax(np.dot(h, self.params["W2"]) + self.params["b2"])

    def loss(self, x, t):
        return cross_entropy_error(self.predict(x), t)

    def accuracy(self, x, t):
        guess = np.argmax(self.predict(x), axis=1)
        t = np.asarray(t)
        if t.ndim == 2:
            t = np.argmax(t, axis=1)
        return np.sum(guess == t) / len(guess)

    def numerical_gradient(self, x, t):
        f = lambda w: self.loss(x, t)
        grads = {}
        for key in ("W1", "b1", "W2", "b2"):
            grads[key] = numerical_gradient(f, self.params[key])
        return grads

    def gradient(self, x, t):
        l1 = AffineLayer(self.params["W1"], self.params["b1"])
        act = SigmoidLayer()
        l2 = AffineLayer(self.params["W2"], self.params["b2"])
        last = SoftmaxWithLossLayer()
        last.forward(l2.forward(act.forward(l1.forward(x))), t)
        l1.backward(act.backward(l2.backward(last.backward())))
        return {"W1": l1.dW, "b1": l1.db, "W2": l2.dW, "b2": l2.db}


# %% mistake="week6_two_layer_net/fourth/30_predict_stale_layers" part="TwoLayerNet" hints=["predict_first_arrays"]
# The layers are built once in __init__ and predict uses them, so that parameters which
# are replaced later in self.params are ignored.
class TwoLayerNet:
    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        s = weight_init_std
        self.params = {
            "W1": s * np.random.randn(input_size, hidden_size),
            "b1": np.zeros(hidden_size),
            "W2": s * np.random.randn(hidden_size, output_size),
            "b2": np.zeros(output_size),
        }
        self.layers = [
            AffineLayer(self.params["W1"], self.params["b1"]),
            SigmoidLayer(),
            AffineLayer(self.params["W2"], self.params["b2"]),
        ]

    def predict(self, x):
        for layer in self.layers:
            x = layer.forward(x)
        return softmax(x)

    def loss(self, x, t):
        y = self.predict(x)
        return cross_entropy_error(y, t)

    def accuracy(self, x, t):
        y = self.predict(x).argmax(axis=1)
        t = np.asarray(t)
        if t.ndim != 1:
            t = t.argmax(axis=1)
        return np.mean(y == t)

    def numerical_gradient(self, x, t):
        return {
            name: numerical_gradient(lambda _: self.loss(x, t), array)
            for name, array in self.params.items()
        }

    def gradient(self, x, t):
        first = AffineLayer(self.params["W1"], self.params["b1"])
        middle = SigmoidLayer()
        second = AffineLayer(self.params["W2"], self.params["b2"])
        end = SoftmaxWithLossLayer()
        scores = second.forward(middle.forward(first.forward(x)))
        end.forward(scores, t)
        d = end.backward()
        d = second.backward(d)
        d = middle.backward(d)
        first.backward(d)
        return {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}


# %% mistake="week6_two_layer_net/fourth/31_accuracy_over_half" part="TwoLayerNet" hints=["accuracy_over_half"]
# A sample counts as right only if its right class has a probability above 0.5, instead of
# when it is the most probable class.
class TwoLayerNet:
    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        self.params = dict(
            W1=np.random.randn(input_size, hidden_size) * weight_init_std,
            b1=np.zeros(hidden_size),
            W2=np.random.randn(hidden_size, output_size) * weight_init_std,
            b2=np.zeros(output_size),
        )

    def predict(self, x):
        p = self.params
        hidden = sigmoid(x @ p["W1"] + p["b1"])
        return softmax(hidden @ p["W2"] + p["b2"])

    def loss(self, x, t):
        return cross_entropy_error(self.predict(x), t)

    def accuracy(self, x, t):
        probs = self.predict(x)
        answers = np.asarray(t)
        if answers.ndim == 2:
            answers = answers.argmax(axis=1)
        correct = 0
        for i in range(len(probs)):
            if probs[i, answers[i]] > 0.5:
                correct += 1
        return correct / len(probs)

    def numerical_gradient(self, x, t):
        def f(_):
            return self.loss(x, t)

        return {k: numerical_gradient(f, self.params[k]) for k in self.params}

    def gradient(self, x, t):
        p = self.params
        a, s = AffineLayer(p["W1"], p["b1"]), SigmoidLayer()
        b, out = AffineLayer(p["W2"], p["b2"]), SoftmaxWithLossLayer()
        out.forward(b.forward(s.forward(a.forward(x))), t)
        a.backward(s.backward(b.backward(out.backward())))
        return {"W1": a.dW, "b1": a.db, "W2": b.dW, "b2": b.db}


# %% mistake="week6_two_layer_net/fourth/32_gradient_no_sigmoid_raw_hidden" part="TwoLayerNet" hints=[]
# Two mistakes: the derivative of the sigmoid is missing on the way back, and the gradient
# of W2 uses the hidden values before the sigmoid instead of after it.
class TwoLayerNet:
    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        self.params = {}
        self.params["W1"] = weight_init_std * np.random.randn(input_size, hidden_size)
        self.params["W2"] = weight_init_std * np.random.randn(hidden_size, output_size)
        self.params["b1"] = np.zeros(hidden_size)
        self.params["b2"] = np.zeros(output_size)

    def predict(self, x):
        W1, W2 = self.params["W1"], self.params["W2"]
        b1, b2 = self.params["b1"], self.params["b2"]
        z1 = sigmoid(np.dot(x, W1) + b1)
        return softmax(np.dot(z1, W2) + b2)

    def loss(self, x, t):
        return cross_entropy_error(self.predict(x), t)

    def accuracy(self, x, t):
        y = np.argmax(self.predict(x), axis=1)
        t = np.asarray(t)
        if t.ndim > 1:
            t = np.argmax(t, axis=1)
        return float(np.sum(y == t)) / y.shape[0]

    def numerical_gradient(self, x, t):
        loss_W = lambda W: self.loss(x, t)
        grads = {}
        grads["W1"] = numerical_gradient(loss_W, self.params["W1"])
        grads["b1"] = numerical_gradient(loss_W, self.params["b1"])
        grads["W2"] = numerical_gradient(loss_W, self.params["W2"])
        grads["b2"] = numerical_gradient(loss_W, self.params["b2"])
        return grads

    def gradient(self, x, t):
        x, t = np.asarray(x, dtype=float), np.asarray(t)
        W1, W2 = self.params["W1"], self.params["W2"]
        b1, b2 = self.params["b1"], self.params["b2"]
        a1 = np.dot(x, W1) + b1
        z1 = sigmoid(a1)
        y = softmax(np.dot(z1, W2) + b2)
        if t.ndim == 1:
            t = np.eye(y.shape[1])[t]

        grads = {}
        dy = (y - t) / x.shape[0]
        grads["W2"] = np.dot(a1.T, dy)
        grads["b2"] = np.sum(dy, axis=0)
        da1 = np.dot(dy, W2.T)
        grads["W1"] = np.dot(x.T, da1)
        grads["b1"] = np.sum(da1, axis=0)
        return grads


# %% mistake="week6_two_layer_net/fourth/33_numgrad_on_copy" part="TwoLayerNet" hints=["numerical_gradient_of_copies"]
# The numerical gradient moves a copy of each parameter, while loss reads self.params:
# the loss never changes and every gradient is 0.
class TwoLayerNet:
    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        rng = np.random.default_rng()
        self.params = {
            "W1": rng.normal(0, weight_init_std, (input_size, hidden_size)),
            "b1": np.zeros(hidden_size),
            "W2": rng.normal(0, weight_init_std, (hidden_size, output_size)),
            "b2": np.zeros(output_size),
        }

    def predict(self, x):
        first = AffineLayer(self.params["W1"], self.params["b1"]).forward(x)
        second = AffineLayer(self.params["W2"], self.params["b2"]).forward(sigmoid(first))
        return softmax(second)

    def loss(self, x, t):
        return cross_entropy_error(self.predict(x), t)

    def accuracy(self, x, t):
        t = np.asarray(t)
        right = t if t.ndim == 1 else t.argmax(axis=1)
        return (self.predict(x).argmax(axis=1) == right).mean()

    def numerical_gradient(self, x, t):
        result = {}
        for name in self.params:
            # copy, because params must not change
            p = self.params[name].copy()
            result[name] = numerical_gradient(lambda q: self.loss(x, t), p)
        return result

    def gradient(self, x, t):
        A1 = AffineLayer(self.params["W1"], self.params["b1"])
        S = SigmoidLayer()
        A2 = AffineLayer(self.params["W2"], self.params["b2"])
        L = SoftmaxWithLossLayer()
        v = x
        for layer in (A1, S, A2):
            v = layer.forward(v)
        L.forward(v, t)
        g = L.backward(1)
        for layer in (A2, S, A1):
            g = layer.backward(g)
        return {"W1": A1.dW, "b1": A1.db, "W2": A2.dW, "b2": A2.db}


# %% mistake="week7_training/fourth/34_sgd_divides_again" part="sgd_step" hints=["divided_by_batch"]
# The gradient is divided by the batch size once more, although it is already a mean.
def sgd_step(network, x_batch, t_batch, learning_rate):
    n = len(x_batch)
    grads = network.gradient(x_batch, t_batch)
    for key in ["W1", "b1", "W2", "b2"]:
        network.params[key] = network.params[key] - learning_rate * grads[key] / n


# %% mistake="week7_training/fourth/35_sgd_regradient_no_bias" part="sgd_step" hints=[]
# Two mistakes: only the weights are updated, not the biases; and the gradient is computed
# again for each parameter, after the previous one has moved.
def sgd_step(network, x_batch, t_batch, learning_rate):
    for w in ("W1", "W2"):
        step = learning_rate * network.gradient(x_batch, t_batch)[w]
        network.params[w] -= step


# %% mistake="week7_training/fourth/36_train_steps_from_columns" part="train" hints=[]
# The number of steps per epoch is computed from the number of columns (D) instead of
# the number of rows (N).
def train(
    network,
    x_train,
    t_train,
    x_test,
    t_test,
    epochs=10,
    batch_size=100,
    learning_rate=0.1,
    rng=None,
):
    if rng is None:
        rng = np.random.default_rng()
    hist = {"train_loss": [], "test_loss": [], "train_accuracy": [], "test_accuracy": []}

    def measure():
        hist["train_loss"].append(network.loss(x_train, t_train))
        hist["test_loss"].append(network.loss(x_test, t_test))
        hist["train_accuracy"].append(network.accuracy(x_train, t_train))
        hist["test_accuracy"].append(network.accuracy(x_test, t_test))

    steps = max(x_train.shape[1] // batch_size, 1)
    measure()
    for epoch in range(epochs):
        for step in range(steps):
            xb, tb = mini_batch(x_train, t_train, batch_size, rng)
            sgd_step(network, xb, tb, learning_rate)
        measure()
    return hist


# %% mistake="week7_training/fourth/37_train_loss_of_last_batch" part="train" hints=["batch_loss"]
# After each epoch the training loss is the loss of the last mini-batch, not the mean over
# all training data.
def train(
    network,
    x_train,
    t_train,
    x_test,
    t_test,
    epochs=10,
    batch_size=100,
    learning_rate=0.1,
    rng=None,
):
    rng = np.random.default_rng() if rng is None else rng
    train_loss = [network.loss(x_train, t_train)]
    test_loss = [network.loss(x_test, t_test)]
    train_acc = [network.accuracy(x_train, t_train)]
    test_acc = [network.accuracy(x_test, t_test)]
    per_epoch = max(1, len(x_train) // batch_size)
    for i in range(1, epochs * per_epoch + 1):
        x_b, t_b = mini_batch(x_train, t_train, batch_size, rng)
        sgd_step(network, x_b, t_b, learning_rate)
        if i % per_epoch == 0:
            train_loss.append(network.loss(x_b, t_b))
            test_loss.append(network.loss(x_test, t_test))
            train_acc.append(network.accuracy(x_train, t_train))
            test_acc.append(network.accuracy(x_test, t_test))
    return {
        "train_loss": train_loss,
        "test_loss": test_loss,
        "train_accuracy": train_acc,
        "test_accuracy": test_acc,
    }


# %% mistake="week7_training/fourth/38_train_no_epoch0_same_batch" part="train" hints=["first_batch_only", "no_initial_entry"]
# Two mistakes: the values before training are not recorded (epochs numbers instead of
# epochs + 1), and a generator with a fixed seed is made in each step, so that rng is
# ignored and every step gets the same mini-batch.
def train(
    network,
    x_train,
    t_train,
    x_test,
    t_test,
    epochs=10,
    batch_size=100,
    learning_rate=0.1,
    rng=None,
):
    history = {"train_loss": [], "train_accuracy": [], "test_loss": [], "test_accuracy": []}
    iterations = max(1, int(len(x_train) / batch_size))
    for _ in range(epochs):
        for _ in range(iterations):
            rng = np.random.default_rng(42)
            images, labels = mini_batch(x_train, t_train, batch_size, rng)
            sgd_step(network, images, labels, learning_rate)
        history["train_loss"].append(network.loss(x_train, t_train))
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_loss"].append(network.loss(x_test, t_test))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history


# %% mistake="week7_training/fourth/39_train_rows_do_not_match" part="train" hints=["drawn_separately"]
# Images and answers come from two separate random draws, so the rows of the mini-batch
# do not belong together.
def train(
    network,
    x_train,
    t_train,
    x_test,
    t_test,
    epochs=10,
    batch_size=100,
    learning_rate=0.1,
    rng=None,
):
    gen = rng if rng is not None else np.random.default_rng()
    names = ["train_loss", "test_loss", "train_accuracy", "test_accuracy"]
    history = {name: [] for name in names}
    N = x_train.shape[0]
    for epoch in range(epochs + 1):
        if epoch > 0:
            for k in range(max(1, N // batch_size)):
                x_part = x_train[gen.integers(0, N, batch_size)]
                t_part = t_train[gen.integers(0, N, batch_size)]
                sgd_step(network, x_part, t_part, learning_rate)
        values = [
            network.loss(x_train, t_train),
            network.loss(x_test, t_test),
            network.accuracy(x_train, t_train),
            network.accuracy(x_test, t_test),
        ]
        for name, value in zip(names, values):
            history[name].append(float(value))
    return history


# %% mistake="week7_training/fourth/40_plot_epochs_from_one" part="plot_history" hints=["from_one"]
# The epochs along x start at 1 instead of 0.
def plot_history(history):
    epochs = range(1, len(history["train_loss"]) + 1)
    fig, (ax1, ax2) = plt.subplots(1, 2, figsize=(9, 3.5))
    ax1.plot(epochs, history["train_loss"], "b-", label="train")
    ax1.plot(epochs, history["test_loss"], "r--", label="test")
    ax1.set_xlabel("epoch")
    ax1.set_ylabel("loss")
    ax1.legend()
    ax2.plot(epochs, history["train_accuracy"], "b-", label="train")
    ax2.plot(epochs, history["test_accuracy"], "r--", label="test")
    ax2.set_xlabel("epoch")
    ax2.set_ylabel("accuracy")
    ax2.legend()
    return fig


# %% one_trait="week1_neurons/fourth/01_nan_for_large" part="sigmoid"
# Missing: for large a*x the form exp/(1+exp) gives nan.
def sigmoid(x, a=1.0):
    grown = np.exp(a * x)
    return grown / (grown + 1)


# %% one_trait="week1_neurons/fourth/02_returns_bool" part="OR"
# Missing: returns True or False instead of a number.
def OR(x1, x2):
    total = -0.5 + 1.0 * x1 + 1.0 * x2
    return sigmoid(total, 20) > 0.5


# %% one_trait="week1_neurons/fourth/03_batch_only" part="affine"
# Missing: one sample of shape (D,) raises an error, only a batch works.
def affine(x, W, b):
    n_samples, n_inputs = x.shape
    n_neurons = W.shape[1]
    sums = np.zeros((n_samples, n_neurons))
    for row in range(n_samples):
        for m in range(n_neurons):
            sums[row, m] = np.sum(x[row] * W[:, m]) + b[m]
    return sums


# %% one_trait="week1_neurons/fourth/04_modifies_scores" part="softmax"
# Missing: the argument is modified (in-place subtraction of the maximum).
def softmax(a):
    # subtract the biggest score so that exp cannot overflow
    a -= np.max(a, axis=-1, keepdims=True)
    powers = np.exp(a)
    return powers / powers.sum(axis=-1, keepdims=True)


# %% one_trait="week1_neurons/fourth/05_integer_dtype" part="normalize_scores"
# Missing: integer scores give integers (all fractions cut to 0).
def normalize_scores(scores):
    result = scores.copy()
    total = scores[0] + scores[1] + scores[2]
    for k in range(3):
        result[k] = scores[k] / total
    return result


# %% one_trait="week2_loss/fourth/06_array_of_one" part="mean_squared_error"
# Missing: returns an array with one entry instead of one number.
def mean_squared_error(y, t):
    diff = y - t
    return 0.5 * np.sum(diff ** 2, keepdims=True)


# %% one_trait="week2_loss/fourth/07_no_labels" part="cross_entropy_error"
# Missing: labels are not supported, only one-hot answers.
def cross_entropy_error(y, t):
    n = 1 if y.ndim == 1 else y.shape[0]
    logs = np.log(y + 1e-7)
    return float(-(t * logs).sum() / n)


# %% one_trait="week2_loss/fourth/08_single_divided_by_k" part="cross_entropy_error"
# Missing: the error of a single sample is divided by K.
def cross_entropy_error(y, t):
    tiny = 1e-7
    count = len(y)
    if np.ndim(t) == np.ndim(y):
        return -np.sum(t * np.log(y + tiny)) / count
    if y.ndim == 1:
        return -np.log(y[t] + tiny) / count
    summe = 0.0
    for n in range(count):
        summe -= np.log(y[n, t[n]] + tiny)
    return summe / count


# %% one_trait="week2_loss/fourth/09_ignores_rng" part="mini_batch"
# Missing: the given generator is ignored, np.random is used.
def mini_batch(x, t, size, rng):
    chosen = np.random.choice(len(x), size, replace=False)
    return x[chosen], t[chosen]


# %% one_trait="week2_loss/fourth/10_labels_only" part="mini_batch"
# Missing: one-hot answers of shape (N, K) raise an error, only labels work.
def mini_batch(x, t, size, rng):
    picked = rng.permutation(x.shape[0])[:size]
    x_out = np.empty((size, x.shape[1]), dtype=x.dtype)
    t_out = np.empty(size, dtype=t.dtype)
    for place, i in enumerate(picked):
        x_out[place] = x[i]
        t_out[place] = t[i]
    return x_out, t_out


# %% one_trait="week3_differentiation/fourth/11_h_replaced" part="forward_diff"
# Missing: a very small h is replaced by a better one instead of being used as it is.
def forward_diff(f, x, h):
    if abs(h) < 1e-8:
        h = 1e-8  # otherwise rounding errors
    rise = f(x + h) - f(x)
    return rise / h


# %% one_trait="week3_differentiation/fourth/12_step_too_large" part="numerical_diff"
# Missing: the step 0.01 is too large for the accuracy asked for (1e-6).
def numerical_diff(f, x):
    step = 0.01
    right, left = f(x + step), f(x - step)
    return (right - left) / (2 * step)


# %% one_trait="week3_differentiation/fourth/13_numbers_only" part="tangent_line"
# Missing: the line takes single numbers only, not arrays.
def tangent_line(f, x):
    slope = numerical_diff(f, x)
    height = f(x)

    def line(t):
        return height + slope * (float(t) - x)

    return line


# %% one_trait="week3_differentiation/fourth/14_one_dimension_only" part="numerical_gradient"
# Missing: only arrays of one dimension work, a matrix raises an error.
def numerical_gradient(f, x):
    h = 1e-4
    if x.dtype.kind != "f":
        x = x.astype(float)
    slopes = np.zeros(len(x))
    for i in range(len(x)):
        old = float(x[i])
        x[i] = old + h
        f_plus = f(x)
        x[i] = old - h
        f_minus = f(x)
        x[i] = old
        slopes[i] = (f_plus - f_minus) / (2 * h)
    return slopes


# %% one_trait="week3_differentiation/fourth/15_not_restored_exactly" part="numerical_gradient"
# Missing: x is put back by adding h again, so the last digits may have changed.
def numerical_gradient(f, x):
    eps = 1e-4
    if np.issubdtype(x.dtype, np.integer):
        x = x.astype(np.float64)
    grad = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        x[index] += eps
        high = f(x)
        x[index] -= 2 * eps
        low = f(x)
        x[index] += eps
        grad[index] = (high - low) / (2 * eps)
    return grad


# %% one_trait="week4_gradient_descent/fourth/16_moves_start" part="gradient_descent"
# Missing: a float init_x is modified, because asarray does not copy it.
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    point = np.asarray(init_x, dtype=float)
    for _ in range(step_num):
        point -= lr * numerical_gradient(f, point)
    return point


# %% one_trait="week4_gradient_descent/fourth/17_no_defaults" part="gradient_descent"
# Missing: the default values of lr and step_num.
def gradient_descent(f, init_x, lr, step_num):
    here = np.array(init_x, dtype=float)
    done = 0
    while done < step_num:
        here = here - lr * numerical_gradient(f, here)
        done += 1
    return here


# %% one_trait="week4_gradient_descent/fourth/18_list_of_points" part="gradient_descent_path" accepted=true
# Missing: returns a list of arrays instead of one array.
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    current = init_x.astype(float)
    points = [current.copy()]
    for k in range(step_num):
        current = current - lr * numerical_gradient(f, current)
        points.append(current.copy())
    return points


# %% mistake="week4_gradient_descent/fourth/19_shared_numbers" part="RunningMean" hints=[]
# Missing: all objects share one list, so the mean is not that of this object alone.
class RunningMean:
    numbers = []

    def __init__(self):
        pass

    def add(self, value):
        self.numbers.append(value)

    def mean(self):
        return sum(self.numbers) / len(self.numbers)


# %% one_trait="week4_gradient_descent/fourth/20_fixed_seed" part="SimpleNet"
# Missing: a fixed seed, so every new network has the same weights.
class SimpleNet:
    def __init__(self):
        gen = np.random.default_rng(42)
        self.W = gen.standard_normal((2, 3))

    def predict(self, x):
        return np.dot(x, self.W)

    def loss(self, x, t):
        probs = softmax(self.predict(x))
        return cross_entropy_error(probs, t)


# %% one_trait="week5_backpropagation/fourth/21_shared_memory" part="MulLayer"
# Missing: the inputs are stored in the class, so several nodes share one memory.
class MulLayer:
    def forward(self, x, y):
        MulLayer.left, MulLayer.right = x, y
        return x * y

    def backward(self, dout):
        return dout * MulLayer.right, dout * MulLayer.left


# %% mistake="week5_backpropagation/fourth/22_nested_tuple" part="square_of_sum" hints=["nested"]
# Missing: the two derivatives are packed in an inner tuple, so it is not a tuple of three numbers.
def square_of_sum(x, y):
    total = x + y
    slope = 2 * total
    return total * total, (slope, slope)


# %% one_trait="week5_backpropagation/fourth/23_large_values" part="SigmoidLayer"
# Missing: large positive values such as 1000 overflow and give nan.
class SigmoidLayer:
    def forward(self, x):
        power = np.exp(np.asarray(x, dtype=float))
        self.out = power / (1 + power)
        return self.out

    def backward(self, dout):
        return np.asarray(dout) * self.out * (1.0 - self.out)


# %% one_trait="week5_backpropagation/fourth/24_second_backward" part="SigmoidLayer"
# Missing: a second call of backward returns other values, because backward changes the stored y.
class SigmoidLayer:
    def forward(self, x):
        self.s = sigmoid(x)
        return self.s.copy()

    def backward(self, dout):
        # turn s into its own derivative
        self.s *= 1 - self.s
        return dout * self.s


# %% one_trait="week5_backpropagation/fourth/25_db_keepdims" part="AffineLayer"
# Missing: db has the shape (1, M) and not (M,).
class AffineLayer:
    def __init__(self, W, b):
        self.W, self.b = np.asarray(W, dtype=float), np.asarray(b, dtype=float)

    def forward(self, x):
        self.batch = np.array(x, dtype=float)
        return np.dot(self.batch, self.W) + self.b

    def backward(self, dout):
        d = np.asarray(dout, dtype=float)
        self.dW = np.dot(self.batch.T, d)
        self.db = np.sum(d, axis=0, keepdims=True)
        return np.dot(d, self.W.T)


# %% one_trait="week5_backpropagation/fourth/26_dW_adds_up" part="AffineLayer"
# Missing: dW adds up over the calls of backward and is not from the last call alone.
class AffineLayer:
    def __init__(self, W, b):
        self.W, self.b = np.asarray(W, dtype=float), np.asarray(b, dtype=float)
        self.dW = np.zeros(self.W.shape)
        self.db = np.zeros(self.b.shape)

    def forward(self, x):
        self.inputs = np.asarray(x, dtype=float)
        return self.inputs @ self.W + self.b

    def backward(self, dout):
        dout = np.asarray(dout, dtype=float)
        self.dW = self.dW + self.inputs.T @ dout
        self.db = dout.sum(axis=0)
        dx = dout @ self.W.T
        return dx


# %% one_trait="week5_backpropagation/fourth/27_dout_ignored" part="SoftmaxWithLossLayer"
# Missing: backward accepts dout but does not multiply by it.
class SoftmaxWithLossLayer:
    def forward(self, x, t):
        self.y, t = softmax(x), np.asarray(t)
        self.t = t if t.ndim == 2 else np.eye(self.y.shape[1])[t]
        return cross_entropy_error(self.y, self.t)

    def backward(self, dout=1):
        n = self.t.shape[0]
        difference = self.y - self.t
        return difference / n


# %% one_trait="week5_backpropagation/fourth/28_moves_a_copy" part="gradient_check"
# Missing: it moves a copy and not x itself, so an f that ignores its argument sees no change.
def gradient_check(f, x, analytic):
    point = np.array(x, dtype=float)
    n = numerical_gradient(f, point)
    a = np.asarray(analytic, dtype=float)
    below = np.maximum(np.abs(a) + np.abs(n), 1e-8)
    return float(np.max(np.abs(a - n) / below))


# %% one_trait="week6_two_layer_net/fourth/29_fixed_seed" part="TwoLayerNet"
# Missing: every network draws the same weights, because the seed is fixed.
class TwoLayerNet:
    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        gen = np.random.default_rng(42)
        self.params = {
            "W1": gen.normal(0, 1, (input_size, hidden_size)) * weight_init_std,
            "b1": np.zeros(hidden_size),
            "W2": gen.normal(0, 1, (hidden_size, output_size)) * weight_init_std,
            "b2": np.zeros(output_size),
        }

    def predict(self, x):
        hidden = sigmoid(np.dot(x, self.params["W1"]) + self.params["b1"])
        return softmax(np.dot(hidden, self.params["W2"]) + self.params["b2"])

    def loss(self, x, t):
        return cross_entropy_error(self.predict(x), t)

    def accuracy(self, x, t):
        guess = self.predict(x).argmax(axis=1)
        t = np.asarray(t)
        if t.ndim == 2:
            t = t.argmax(axis=1)
        return float(np.mean(guess == t))

    def numerical_gradient(self, x, t):
        def f(w):
            return self.loss(x, t)

        return {name: numerical_gradient(f, w) for name, w in self.params.items()}

    def gradient(self, x, t):
        first = AffineLayer(self.params["W1"], self.params["b1"])
        middle = SigmoidLayer()
        second = AffineLayer(self.params["W2"], self.params["b2"])
        end = SoftmaxWithLossLayer()
        end.forward(second.forward(middle.forward(first.forward(x))), t)
        first.backward(middle.backward(second.backward(end.backward())))
        return {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}


# %% one_trait="week6_two_layer_net/fourth/30_accuracy_labels" part="TwoLayerNet"
# Missing: accuracy works for labels only, not for one-hot answers.
class TwoLayerNet:
    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        self.params = {}
        self.params["W1"] = weight_init_std * np.random.randn(input_size, hidden_size)
        self.params["b1"] = np.zeros(hidden_size)
        self.params["W2"] = weight_init_std * np.random.randn(hidden_size, output_size)
        self.params["b2"] = np.zeros(output_size)

    def predict(self, x):
        hidden = sigmoid(np.dot(x, self.params["W1"]) + self.params["b1"])
        return softmax(np.dot(hidden, self.params["W2"]) + self.params["b2"])

    def loss(self, x, t):
        return cross_entropy_error(self.predict(x), t)

    def accuracy(self, x, t):
        best = np.argmax(self.predict(x), axis=1)
        hits = 0
        for i in range(len(best)):
            if np.all(best[i] == t[i]):
                hits += 1
        return hits / len(best)

    def numerical_gradient(self, x, t):
        result = {}
        for key in ("W1", "b1", "W2", "b2"):
            result[key] = numerical_gradient(lambda _: self.loss(x, t), self.params[key])
        return result

    def gradient(self, x, t):
        first = AffineLayer(self.params["W1"], self.params["b1"])
        middle = SigmoidLayer()
        second = AffineLayer(self.params["W2"], self.params["b2"])
        end = SoftmaxWithLossLayer()
        end.forward(second.forward(middle.forward(first.forward(x))), t)
        first.backward(middle.backward(second.backward(end.backward())))
        return {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}


# %% one_trait="week6_two_layer_net/fourth/31_b1_column" part="TwoLayerNet"
# Missing: the gradient of b1 has the shape (1, H) in `gradient`.
class TwoLayerNet:
    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        self.params = {}
        self.params["W1"] = weight_init_std * np.random.randn(input_size, hidden_size)
        self.params["b1"] = np.zeros(hidden_size)
        self.params["W2"] = weight_init_std * np.random.randn(hidden_size, output_size)
        self.params["b2"] = np.zeros(output_size)

    def predict(self, x):
        hidden = sigmoid(np.dot(x, self.params["W1"]) + self.params["b1"])
        return softmax(np.dot(hidden, self.params["W2"]) + self.params["b2"])

    def loss(self, x, t):
        return cross_entropy_error(self.predict(x), t)

    def accuracy(self, x, t):
        guess = self.predict(x).argmax(axis=1)
        t = np.asarray(t)
        if t.ndim == 2:
            t = t.argmax(axis=1)
        return float(np.mean(guess == t))

    def numerical_gradient(self, x, t):
        def f(w):
            return self.loss(x, t)

        return {name: numerical_gradient(f, w) for name, w in self.params.items()}

    def gradient(self, x, t):
        x, t = np.asarray(x, dtype=float), np.asarray(t)
        W1, b1, W2, b2 = (self.params[k] for k in ("W1", "b1", "W2", "b2"))
        z = sigmoid(x @ W1 + b1)
        y = softmax(z @ W2 + b2)
        target = t if t.ndim == 2 else np.eye(y.shape[1])[t]
        delta2 = (y - target) / x.shape[0]
        delta1 = delta2 @ W2.T * z * (1 - z)
        ones = np.ones((1, x.shape[0]))
        return {
            "W1": x.T @ delta1,
            "b1": ones @ delta1,
            "W2": z.T @ delta2,
            "b2": delta2.sum(axis=0),
        }


# %% one_trait="week6_two_layer_net/fourth/32_predict_overflow" part="TwoLayerNet"
# Missing: predict gives nan for large scores, because its softmax does not subtract the maximum.
class TwoLayerNet:
    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        self.params = {}
        self.params["W1"] = weight_init_std * np.random.randn(input_size, hidden_size)
        self.params["b1"] = np.zeros(hidden_size)
        self.params["W2"] = weight_init_std * np.random.randn(hidden_size, output_size)
        self.params["b2"] = np.zeros(output_size)

    def predict(self, x):
        p = self.params
        z = sigmoid(x @ p["W1"] + p["b1"])
        e = np.exp(z @ p["W2"] + p["b2"])
        return e / e.sum(axis=1, keepdims=True)

    def loss(self, x, t):
        return cross_entropy_error(self.predict(x), t)

    def accuracy(self, x, t):
        guess = self.predict(x).argmax(axis=1)
        t = np.asarray(t)
        if t.ndim == 2:
            t = t.argmax(axis=1)
        return float(np.mean(guess == t))

    def numerical_gradient(self, x, t):
        result = {}
        for key in ("W1", "b1", "W2", "b2"):
            result[key] = numerical_gradient(lambda _: self.loss(x, t), self.params[key])
        return result

    def gradient(self, x, t):
        first = AffineLayer(self.params["W1"], self.params["b1"])
        middle = SigmoidLayer()
        second = AffineLayer(self.params["W2"], self.params["b2"])
        end = SoftmaxWithLossLayer()
        end.forward(second.forward(middle.forward(first.forward(x))), t)
        first.backward(middle.backward(second.backward(end.backward())))
        return {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}


# %% one_trait="week6_two_layer_net/fourth/33_old_layers" part="TwoLayerNet"
# Missing: gradient uses layers built in __init__, so it does not see arrays in params that were replaced.
class TwoLayerNet:
    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        s = weight_init_std
        self.params = {
            "W1": s * np.random.randn(input_size, hidden_size),
            "b1": np.zeros(hidden_size),
            "W2": s * np.random.randn(hidden_size, output_size),
            "b2": np.zeros(output_size),
        }
        self.affine1 = AffineLayer(self.params["W1"], self.params["b1"])
        self.act = SigmoidLayer()
        self.affine2 = AffineLayer(self.params["W2"], self.params["b2"])
        self.last = SoftmaxWithLossLayer()

    def predict(self, x):
        hidden = sigmoid(np.dot(x, self.params["W1"]) + self.params["b1"])
        return softmax(np.dot(hidden, self.params["W2"]) + self.params["b2"])

    def loss(self, x, t):
        return cross_entropy_error(self.predict(x), t)

    def accuracy(self, x, t):
        guess = self.predict(x).argmax(axis=1)
        t = np.asarray(t)
        if t.ndim == 2:
            t = t.argmax(axis=1)
        return float(np.mean(guess == t))

    def numerical_gradient(self, x, t):
        result = {}
        for key in ("W1", "b1", "W2", "b2"):
            result[key] = numerical_gradient(lambda _: self.loss(x, t), self.params[key])
        return result

    def gradient(self, x, t):
        h = x
        for layer in (self.affine1, self.act, self.affine2):
            h = layer.forward(h)
        self.last.forward(h, t)
        d = self.last.backward()
        for layer in (self.affine2, self.act, self.affine1):
            d = layer.backward(d)
        return {
            "W1": self.affine1.dW,
            "b1": self.affine1.db,
            "W2": self.affine2.dW,
            "b2": self.affine2.db,
        }


# %% one_trait="week7_training/fourth/34_four_gradients" part="sgd_step"
# Missing: gradient is called four times, after some parameters have already moved.
def sgd_step(network, x_batch, t_batch, learning_rate):
    for key in ("W1", "b1", "W2", "b2"):
        slope = network.gradient(x_batch, t_batch)[key]
        network.params[key] = network.params[key] - learning_rate * slope


# %% one_trait="week7_training/fourth/35_no_biases" part="sgd_step"
# Missing: only the weights are updated, not the biases.
def sgd_step(network, x_batch, t_batch, learning_rate):
    g = network.gradient(x_batch, t_batch)
    network.params["W1"] -= learning_rate * g["W1"]
    network.params["W2"] -= learning_rate * g["W2"]


# %% one_trait="week7_training/fourth/36_rng_ignored" part="train"
# Missing: the given generator is ignored; the batches come from np.random.
def train(network, x_train, t_train, x_test, t_test, epochs=10, batch_size=100, learning_rate=0.1, rng=None):
    history = {"train_loss": [], "test_loss": [], "train_accuracy": [], "test_accuracy": []}

    def note():
        history["train_loss"].append(network.loss(x_train, t_train))
        history["test_loss"].append(network.loss(x_test, t_test))
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))

    note()
    steps = max(1, len(x_train) // batch_size)
    for _ in range(epochs):
        for _ in range(steps):
            mask = np.random.choice(len(x_train), batch_size)
            sgd_step(network, x_train[mask], t_train[mask], learning_rate)
        note()
    return history


# %% one_trait="week7_training/fourth/37_no_start_value" part="train"
# Missing: nothing is recorded before training, so the lists have only `epochs` numbers (none for zero epochs).
def train(network, x_train, t_train, x_test, t_test, epochs=10, batch_size=100, learning_rate=0.1, rng=None):
    if rng is None:
        rng = np.random.default_rng()
    train_loss, test_loss, train_acc, test_acc = [], [], [], []
    n = len(x_train)
    per_epoch = max(n // batch_size, 1)
    for epoch in range(epochs):
        for step in range(per_epoch):
            xb, tb = mini_batch(x_train, t_train, batch_size, rng)
            sgd_step(network, xb, tb, learning_rate)
        train_loss.append(network.loss(x_train, t_train))
        test_loss.append(network.loss(x_test, t_test))
        train_acc.append(network.accuracy(x_train, t_train))
        test_acc.append(network.accuracy(x_test, t_test))
    return {
        "train_loss": train_loss,
        "test_loss": test_loss,
        "train_accuracy": train_acc,
        "test_accuracy": test_acc,
    }


# %% one_trait="week7_training/fourth/38_large_batch_no_step" part="train"
# Missing: with a batch_size larger than N an epoch has no step at all, instead of one.
def train(network, x_train, t_train, x_test, t_test, epochs=10, batch_size=100, learning_rate=0.1, rng=None):
    rng = np.random.default_rng() if rng is None else rng
    sets = {"train": (x_train, t_train), "test": (x_test, t_test)}
    log = {f"{s}_{m}": [] for m in ("loss", "accuracy") for s in sets}
    for epoch in range(epochs + 1):
        if epoch > 0:
            order = rng.permutation(len(x_train))
            for k in range(len(x_train) // batch_size):
                rows = order[k * batch_size : (k + 1) * batch_size]
                sgd_step(network, x_train[rows], t_train[rows], learning_rate)
        for s, (x, t) in sets.items():
            log[s + "_loss"].append(network.loss(x, t))
            log[s + "_accuracy"].append(network.accuracy(x, t))
    return log


# %% one_trait="week7_training/fourth/39_no_accuracy_label" part="plot_history"
# Missing: the y axis of the accuracies has no label.
def plot_history(history):
    fig, (top, bottom) = plt.subplots(2, 1, sharex=True)
    top.plot(history["train_loss"], "b-", label="training data")
    top.plot(history["test_loss"], "r--", label="test data")
    top.set_ylabel("loss")
    top.legend()
    bottom.plot(history["train_accuracy"], "b-", label="training data")
    bottom.plot(history["test_accuracy"], "r--", label="test data")
    bottom.set_xlabel("epoch")
    bottom.legend()
    return fig


# %% one_trait="week7_training/fourth/40_same_figure" part="plot_history"
# Missing: a second call clears and reuses the same figure instead of making a new one.
def plot_history(history):
    fig = plt.figure("learning curves", figsize=(9, 3.5), clear=True)
    for place, what in enumerate(("loss", "accuracy"), start=1):
        ax = fig.add_subplot(1, 2, place)
        for part in ("train", "test"):
            values = history[f"{part}_{what}"]
            ax.plot(range(len(values)), values, label=part)
        ax.set_xlabel("epoch")
        ax.set_ylabel(what)
        ax.legend()
    return fig


# %% right="week1_neurons/fourth/01_logaddexp" part="sigmoid"
# The sigmoid is written as exp(-log(1 + exp(-ax))) with np.logaddexp, so that nothing overflows.
def sigmoid(x, a=1.0):
    minus_log = np.logaddexp(0.0, -float(a) * np.asarray(x, dtype=float))
    return np.exp(-minus_log)


# %% right="week1_neurons/fourth/02_recursive_rows" part="softmax"
# A batch calls softmax itself for every row, and one sample is computed with math.exp and math.fsum.
def softmax(a):
    import math

    if np.ndim(a) > 1:
        return np.array([softmax(row) for row in a], dtype=float).reshape(np.shape(a))
    top = max(float(score) for score in a)
    powers = [math.exp(float(score) - top) for score in a]
    total = math.fsum(powers)
    return np.array([power / total for power in powers])


# %% right="week1_neurons/fourth/03_not_xnor" part="XOR"
# XOR is the negation of "both or neither", with small lambdas for NOR and XNOR.
def XOR(x1, x2):
    nor = lambda p, q: NOT(OR(p, q))
    xnor = lambda p, q: OR(AND(p, q), nor(p, q))
    return NOT(xnor(x1, x2))


# %% right="week2_loss/fourth/04_math_dist" part="mean_squared_error"
# The error is half the squared Euclidean distance from math.dist.
def mean_squared_error(y, t, *, factor=0.5):
    from math import dist

    return factor * dist(y, t) ** 2


# %% right="week2_loss/fourth/05_recursive" part="cross_entropy_error"
# A batch is the average of recursive calls for one sample, and there are plain math.log calls.
def cross_entropy_error(y, t):
    import math

    if np.ndim(y) == 2:
        return sum(cross_entropy_error(row, answer) for row, answer in zip(y, t)) / len(y)
    logs = [math.log(float(p) + 1e-7) for p in y]
    if np.ndim(t) == 0:
        return -logs[int(t)]
    return -math.fsum(float(weight) * log for weight, log in zip(t, logs))


# %% right="week2_loss/fourth/06_lottery" part="mini_batch"
# Each row gets a random lottery number and the rows with the smallest numbers are drawn.
def mini_batch(x, t, size, rng):
    tickets = rng.random(len(x))
    winners = sorted(range(len(x)), key=lambda i: tickets[i])[:size]
    return tuple(np.take(data, winners, axis=0) for data in (x, t))


# %% right="week3_differentiation/fourth/07_five_points" part="numerical_diff"
# A five-point formula with h = 1e-3 is written as a sum over a dictionary of weights.
def numerical_diff(f, x, h=1e-3):
    weights = {-2: 1, -1: -8, 1: 8, 2: -1}
    return sum(w * f(x + k * h) for k, w in weights.items()) / (12 * h)


# %% right="week3_differentiation/fourth/08_callable_object" part="tangent_line"
# The line is an object of a helper class with __call__ instead of an inner function.
class Line:
    def __init__(self, height, slope, place):
        self.height, self.slope, self.place = height, slope, place

    def __call__(self, t):
        return self.height + self.slope * np.subtract(t, self.place, dtype=float)


def tangent_line(f, x):
    return Line(f(x), numerical_diff(f, x), x)


# %% right="week3_differentiation/fourth/09_recursive_axes" part="numerical_gradient"
# A recursive inner function walks through the axes, and try/finally puts each entry back.
def numerical_gradient(f, x):
    h = 1e-4
    if x.dtype.kind != "f":
        x = x.astype(float)
    gradient = np.empty(x.shape)

    def value_at(index, number):
        keep = x[index]
        try:
            x[index] = number
            return float(f(x))
        finally:
            x[index] = keep

    def walk(*index):
        if len(index) < x.ndim:
            for i in range(x.shape[len(index)]):
                walk(*index, i)
        else:
            here = x[index]
            rise = value_at(index, here + h) - value_at(index, here - h)
            gradient[index] = rise / (2 * h)

    walk()
    return gradient


# %% right="week4_gradient_descent/fourth/10_accumulate" part="gradient_descent_path"
# itertools.accumulate produces the points and no loop is written.
def gradient_descent_path(f, init_x, lr=0.01, step_num=100):
    from itertools import accumulate

    start = np.array(init_x, dtype=float)
    step = lambda point, _: point - lr * numerical_gradient(f, point)
    return np.stack(list(accumulate(range(step_num), step, initial=start)))


# %% right="week4_gradient_descent/fourth/11_coroutine" part="RunningMean"
# A generator keeps the sum and the count; add sends it a number and mean asks it for the result.
class RunningMean:
    def __init__(self):
        def ledger():
            total, count = 0.0, 0
            while True:
                value = yield (total / count if count else None)
                if value is not None:
                    total, count = total + value, count + 1

        self._ledger = ledger()
        next(self._ledger)

    def add(self, value):
        self._ledger.send(float(value))

    def mean(self):
        return next(self._ledger)


# %% right="week4_gradient_descent/fourth/12_einsum_logsumexp" part="SimpleNet"
# The scores come from einsum and the loss from a log-sum-exp, without softmax or cross_entropy_error.
class SimpleNet:
    def __init__(self):
        self.W = np.random.default_rng().standard_normal((2, 3))

    def predict(self, x):
        return np.einsum("...d,dk->...k", x, self.W)

    def loss(self, x, t):
        scores = np.atleast_2d(self.predict(x))
        log_sum = np.logaddexp.reduce(scores, axis=1)[:, None]
        logs = np.log(np.exp(scores - log_sum) + 1e-7)
        one_hot = np.asarray(t) if np.ndim(t) == np.ndim(x) else np.eye(3)[t]
        return -float(np.vdot(one_hot, logs)) / len(scores)


# %% right="week5_backpropagation/fourth/13_closure" part="MulLayer"
# The forward method stores no numbers but a lambda that is the backward pass.
class MulLayer:
    def forward(self, x, y):
        self._pull = lambda dout: (dout * y, dout * x)
        return x * y

    def backward(self, dout):
        return self._pull(dout)


# %% right="week5_backpropagation/fourth/14_bias_as_weight" part="AffineLayer"
# The bias is one more row of the weights, and the input gets a column of ones.
class AffineLayer:
    def __init__(self, W, b):
        self.W, self.b = np.asarray(W, dtype=float), np.asarray(b, dtype=float)

    def forward(self, x):
        self._inputs = np.column_stack([np.asarray(x, dtype=float), np.ones(len(x))])
        self._theta = np.vstack([self.W, self.b])
        return self._inputs @ self._theta

    def backward(self, dout):
        both = np.einsum("nd,nm->dm", self._inputs, np.asarray(dout, dtype=float))
        self.dW, self.db = both[:-1].copy(), both[-1].copy()
        return np.asarray(dout, dtype=float) @ self._theta[:-1].T


# %% right="week5_backpropagation/fourth/15_vectorize" part="gradient_check"
# The relative error is a function of two numbers, applied with np.vectorize.
def gradient_check(f, x, analytic):
    a = np.array(analytic, dtype=float)
    n = numerical_gradient(f, x)

    def relative(p, q):
        return abs(p - q) / max(abs(p) + abs(q), 1e-8)

    return float(np.max(np.vectorize(relative, otypes=[float])(a, n)))


# %% right="week6_two_layer_net/fourth/16_list_of_layers" part="TwoLayerNet"
# Every call builds a fresh list of layers and folds over it with functools.reduce.
class TwoLayerNet:
    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        sizes = [input_size, hidden_size, output_size]
        self.params = {}
        for i, (rows, columns) in enumerate(zip(sizes, sizes[1:]), start=1):
            self.params[f"W{i}"] = np.random.normal(0, 1, (rows, columns)) * weight_init_std
            self.params[f"b{i}"] = np.zeros(columns)

    def _layers(self):
        W1, b1, W2, b2 = (self.params[name] for name in ("W1", "b1", "W2", "b2"))
        return [AffineLayer(W1, b1), SigmoidLayer(), AffineLayer(W2, b2)]

    @staticmethod
    def _scores(layers, x):
        from functools import reduce

        return reduce(lambda signal, layer: layer.forward(signal), layers, x)

    def predict(self, x):
        return softmax(self._scores(self._layers(), x))

    def loss(self, x, t):
        return SoftmaxWithLossLayer().forward(self._scores(self._layers(), x), t)

    def accuracy(self, x, t):
        t = np.asarray(t)
        labels = t if t.ndim == 1 else t.argmax(axis=1)
        return float(np.mean(self._scores(self._layers(), x).argmax(axis=1) == labels))

    def numerical_gradient(self, x, t):
        f = lambda _: self.loss(x, t)
        return {name: numerical_gradient(f, array) for name, array in self.params.items()}

    def gradient(self, x, t):
        layers, last = self._layers(), SoftmaxWithLossLayer()
        last.forward(self._scores(layers, x), t)
        signal = last.backward()
        for layer in layers[::-1]:
            signal = layer.backward(signal)
        first, _, second = layers
        return {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}


# %% right="week6_two_layer_net/fourth/17_einsum_tanh" part="TwoLayerNet"
# Everything is written with einsum, the sigmoid as a tanh, and no layer or earlier function helps.
class TwoLayerNet:
    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        rng = np.random.default_rng()
        self.params = dict(
            W1=rng.normal(scale=weight_init_std, size=(input_size, hidden_size)),
            b1=np.zeros((hidden_size,)),
            W2=rng.normal(scale=weight_init_std, size=(hidden_size, output_size)),
            b2=np.zeros((output_size,)),
        )

    def _forward(self, x):
        p = self.params
        hidden = (1 + np.tanh((np.einsum("nd,dh->nh", x, p["W1"]) + p["b1"]) / 2)) / 2
        scores = np.einsum("nh,hk->nk", hidden, p["W2"]) + p["b2"]
        return hidden, np.exp(scores - np.logaddexp.reduce(scores, axis=1, keepdims=True))

    def _one_hot(self, t):
        t = np.asarray(t)
        if t.ndim == 2:
            return t
        return (t[:, None] == np.arange(len(self.params["b2"]))).astype(float)

    def predict(self, x):
        return self._forward(x)[1]

    def loss(self, x, t):
        y = self.predict(x)
        return float(-np.einsum("nk,nk->", self._one_hot(t), np.log(y + 1e-7)) / len(y))

    def accuracy(self, x, t):
        hits = self.predict(x).argmax(1) == self._one_hot(t).argmax(1)
        return np.count_nonzero(hits) / len(hits)

    def numerical_gradient(self, x, t):
        def f(ignored):
            return self.loss(x, t)

        return dict(zip(self.params, (numerical_gradient(f, v) for v in self.params.values())))

    def gradient(self, x, t):
        hidden, y = self._forward(x)
        delta2 = (y - self._one_hot(t)) / len(y)
        delta1 = np.einsum("nk,hk,nh,nh->nh", delta2, self.params["W2"], hidden, 1 - hidden)
        return {
            "W1": np.einsum("nd,nh->dh", x, delta1),
            "b1": np.einsum("nh->h", delta1),
            "W2": np.einsum("nh,nk->hk", hidden, delta2),
            "b2": np.einsum("nk->k", delta2),
        }


# %% right="week6_two_layer_net/fourth/18_sample_by_sample" part="TwoLayerNet"
# Loss, accuracy and gradient go through the batch one sample at a time, with np.outer.
class TwoLayerNet:
    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        shapes = {
            "W1": (input_size, hidden_size),
            "b1": hidden_size,
            "W2": (hidden_size, output_size),
            "b2": output_size,
        }
        make = {"W": lambda shape: weight_init_std * np.random.randn(*shape), "b": np.zeros}
        self.params = {name: make[name[0]](shape) for name, shape in shapes.items()}

    def _sample(self, row):
        hidden = sigmoid(row @ self.params["W1"] + self.params["b1"])
        return hidden, softmax(hidden @ self.params["W2"] + self.params["b2"])

    def _labels(self, t):
        return [int(a) if np.ndim(a) == 0 else int(np.argmax(a)) for a in t]

    def predict(self, x):
        return np.array([self._sample(row)[1] for row in x])

    def loss(self, x, t):
        total = 0.0
        for row, label in zip(x, self._labels(t)):
            total -= np.log(self._sample(row)[1][label] + 1e-7)
        return total / len(x)

    def accuracy(self, x, t):
        right = 0
        for y, label in zip(self.predict(x), self._labels(t)):
            right += int(np.argmax(y)) == label
        return right / len(x)

    def numerical_gradient(self, x, t):
        grads = {}
        for name in self.params:
            grads[name] = numerical_gradient(lambda _: self.loss(x, t), self.params[name])
        return grads

    def gradient(self, x, t):
        grads = {name: np.zeros(array.shape) for name, array in self.params.items()}
        for row, label in zip(x, self._labels(t)):
            hidden, delta2 = self._sample(row)
            delta2[label] -= 1
            delta2 /= len(x)
            delta1 = self.params["W2"] @ delta2 * hidden * (1 - hidden)
            grads["W1"] += np.outer(row, delta1)
            grads["b1"] += delta1
            grads["W2"] += np.outer(hidden, delta2)
            grads["b2"] += delta2
        return grads


# %% right="week7_training/fourth/19_dict_update" part="sgd_step"
# One dict.update with a generator of pairs replaces all the arrays.
def sgd_step(network, x_batch, t_batch, learning_rate):
    slopes = network.gradient(x_batch, t_batch)
    moved = lambda name: np.add(network.params[name], -learning_rate * slopes[name])
    network.params.update([(name, moved(name)) for name in slopes])


# %% right="week7_training/fourth/20_generator_of_batches" part="train"
# Each epoch shuffles the rows, a generator cuts them into batches, and getattr does the measuring.
def train(
    network,
    x_train,
    t_train,
    x_test,
    t_test,
    epochs=10,
    batch_size=100,
    learning_rate=0.1,
    rng=None,
):
    rng = np.random.default_rng() if rng is None else rng
    sets = {"train": (x_train, t_train), "test": (x_test, t_test)}
    history = {}

    def measure():
        for name, data in sets.items():
            for what in ("loss", "accuracy"):
                number = float(getattr(network, what)(*data))
                history.setdefault(f"{name}_{what}", []).append(number)

    def batches():
        order = rng.permutation(len(x_train))
        while order.size:
            rows, order = order[:batch_size], order[batch_size:]
            yield x_train[rows], t_train[rows]

    measure()
    for _ in range(epochs):
        for batch in batches():
            grads = network.gradient(*batch)
            for name in grads:
                network.params[name] = network.params[name] - learning_rate * grads[name]
        measure()
    return history
