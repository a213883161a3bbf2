# Unseen answers, each exercise or method with twenty wrong and ten right ones; README.md describes them.


# %% wrong="week2_loss/cross_entropy_error/01_no_minus" hints=["minus_forgotten"]
# The minus sign is missing, in every case.
def cross_entropy_error(y, t):
    if y.ndim == 1:
        y = y.reshape(1, y.size)
        t = np.array(t).reshape(1, -1)
    if t.size == y.size:
        t = t.argmax(axis=1)
    t = t.reshape(-1)
    n = y.shape[0]
    return np.sum(np.log(y[np.arange(n), t] + 1e-7)) / n


# %% wrong="week2_loss/cross_entropy_error/02_sum_over_batch" hints=["no_batch_mean"]
# The batch is summed and never divided by N.
def cross_entropy_error(y, t):
    y2 = np.atleast_2d(y)
    t = np.asarray(t)
    if t.ndim == y.ndim:
        t = np.atleast_2d(t).argmax(axis=1)
    t = np.atleast_1d(t)
    return -np.sum(np.log(y2[np.arange(len(y2)), t] + 1e-7))


# %% wrong="week2_loss/cross_entropy_error/03_mean_over_everything" hints=["mean_over_all_elements"]
# np.mean over all N*K entries: divides by the classes as well.
def cross_entropy_error(y, t):
    t = np.asarray(t)
    if t.ndim < y.ndim:
        t = np.eye(y.shape[-1])[t]
    return -np.mean(t * np.log(y + 1e-7))


# %% wrong="week2_loss/cross_entropy_error/04_book_first_version" hints=["one_hot_only"]
# The book's first version: one one-hot sample only, no batch mean, no labels.
def cross_entropy_error(y, t):
    delta = 1e-7
    return -np.sum(t * np.log(y + delta))


# %% wrong="week2_loss/cross_entropy_error/05_book_final_version" hints=["plain_integer_refused"]
# The book's final version word for word: a plain integer as t has no .size.
def cross_entropy_error(y, t):
    if y.ndim == 1:
        t = t.reshape(1, t.size)
        y = y.reshape(1, y.size)

    # 教師データがone-hot-vectorの場合、正解ラベルのインデックスに変換
    if t.size == y.size:
        t = t.argmax(axis=1)

    batch_size = y.shape[0]
    return -np.sum(np.log(y[np.arange(batch_size), t] + 1e-7)) / batch_size


# %% wrong="week2_loss/cross_entropy_error/06_book_one_hot_batch" hints=["one_hot_only"]
# The book's one-hot batch version: labels are multiplied as if they were weights.
def cross_entropy_error(y, t):
    if y.ndim == 1:
        t = np.reshape(t, (1, -1))
        y = y.reshape(1, y.size)
    batch_size = y.shape[0]
    return -np.sum(t * np.log(y + 1e-7)) / batch_size


# %% wrong="week2_loss/cross_entropy_error/07_columns_of_all_rows" hints=["columns_of_all_rows_averaged"]
# y[:, t] takes the columns from every row, instead of one entry from each.
def cross_entropy_error(y, t):
    t = np.asarray(t)
    if t.ndim == y.ndim:
        t = np.argmax(t, axis=-1)
    if y.ndim == 1:
        return -np.log(y[t] + 1e-7)
    picked = y[:, t]
    return -np.mean(np.log(picked + 1e-7))


# %% wrong="week2_loss/cross_entropy_error/08_log10" hints=["logarithm_to_base_ten"]
# Logarithm to base 10 instead of the natural one.
def cross_entropy_error(y, t):
    K = y.shape[-1]
    if np.ndim(t) != np.ndim(y):
        t = np.identity(K)[t]
    e = -np.sum(t * np.log10(y + 1e-7), axis=-1)
    return np.mean(e)


# %% wrong="week2_loss/cross_entropy_error/09_guard_outside_log" hints=["no_guard"]
# The 1e-7 is added after the logarithm, so log 0 is still minus infinity.
def cross_entropy_error(y, t):
    labels = np.argmax(t, axis=-1) if np.ndim(t) == np.ndim(y) else np.asarray(t)
    if np.ndim(y) == 1:
        return -(np.log(y[labels]) + 1e-7)
    n = len(y)
    total = 0
    for i in range(n):
        total -= np.log(y[i, labels[i]]) + 1e-7
    return total / n


# %% wrong="week2_loss/cross_entropy_error/10_adds_guard_in_place" hints=["y_guarded_in_place"]
# y += 1e-7 changes the caller's probabilities.
def cross_entropy_error(y, t):
    y += 1e-7
    if np.ndim(t) == np.ndim(y):
        t = np.argmax(t, axis=-1)
    if y.ndim == 1:
        return -np.log(y[t])
    return -np.mean(np.log(y[np.arange(y.shape[0]), t]))


# %% wrong="week2_loss/cross_entropy_error/11_single_divided_by_k" hints=["one_sample_divided_by_classes"]
# len(y) as batch size also for a single sample, where it counts the classes.
def cross_entropy_error(y, t):
    if np.ndim(t) < np.ndim(y):
        t = np.eye(y.shape[-1])[t]
    batch_size = len(y)
    return -np.sum(t * np.log(y + 1e-7)) / batch_size


# %% wrong="week2_loss/cross_entropy_error/12_divided_by_classes"
# Divides the batch by the number of classes (shape[1]) instead of the samples.
def cross_entropy_error(y, t):
    t = np.array(t)
    if y.ndim == 1:
        y = y[np.newaxis, :]
        t = t[np.newaxis]
        N = 1
    else:
        N = y.shape[1]
    if t.ndim == 2:
        return -np.sum(t * np.log(y + 1e-7)) / N
    loss = 0
    for i, k in enumerate(t):
        loss += -np.log(y[i, k] + 1e-7)
    return loss / N


# %% wrong="week2_loss/cross_entropy_error/13_softmax_first" hints=["softmax_again"]
# PyTorch habit: treats y as scores and applies a softmax first.
def cross_entropy_error(y, t):
    y = np.exp(y) / np.sum(np.exp(y), axis=-1, keepdims=True)
    t = np.asarray(t)
    if t.ndim == y.ndim:
        t = t.argmax(-1)
    y = y.reshape(-1, y.shape[-1])
    t = t.reshape(-1)
    return -np.log(y[range(len(t)), t] + 1e-7).mean()


# %% wrong="week2_loss/cross_entropy_error/14_binary_cross_entropy" hints=["other_classes_counted"]
# The binary formula: the wrong classes' (1 - t) log(1 - y) is added as well.
def cross_entropy_error(y, t):
    eps = 1e-7
    t = np.asarray(t)
    if t.ndim != y.ndim:
        t = np.eye(y.shape[-1])[t]
    each = t * np.log(y + eps) + (1 - t) * np.log(1 - y + eps)
    return -each.sum() / np.atleast_2d(y).shape[0]


# %% wrong="week2_loss/cross_entropy_error/15_per_sample_array" hints=["one_loss_per_sample"]
# One loss per sample comes back; the mean over the batch was forgotten.
def cross_entropy_error(y, t):
    if np.ndim(t) != np.ndim(y):
        t = np.eye(y.shape[-1])[t]
    return -np.sum(t * np.log(y + 1e-7), axis=-1)


# %% wrong="week2_loss/cross_entropy_error/16_label_branch_not_averaged" hints=["labels_not_averaged"]
# One branch of two: one-hot is averaged, labels are only summed.
def cross_entropy_error(y, t):
    if y.ndim == 1:
        y = y.reshape(1, -1)
        t = np.asarray(t).reshape(1, -1) if np.ndim(t) == 1 else np.array([t])
    n = y.shape[0]
    if t.ndim == 2:
        # one-hot
        return -np.sum(t * np.log(y + 1e-7)) / n
    else:
        # ラベル
        return -np.sum(np.log(y[np.arange(n), t] + 1e-7))


# %% wrong="week2_loss/cross_entropy_error/17_eye_of_largest_label"
# One-hot built with max(t)+1 classes: breaks when the last class does not occur among the labels.
def cross_entropy_error(y, t):
    t = np.asarray(t)
    if t.ndim < y.ndim:
        t = np.eye(np.max(t) + 1)[t]
    n = 1 if y.ndim == 1 else y.shape[0]
    return -np.sum(t * np.log(y + 1e-7)) / n


# %% wrong="week2_loss/cross_entropy_error/18_single_one_hot_as_labels"
# Tells the two forms apart by t.ndim == 2 only: a single one-hot answer is read as a list of labels.
def cross_entropy_error(y, t):
    y = np.atleast_2d(y)
    t = np.asarray(t)
    if t.ndim == 2:
        return -np.sum(t * np.log(y + 1e-7)) / len(y)
    return -np.mean(np.log(y[np.arange(len(y)), t] + 1e-7))


# %% wrong="week2_loss/cross_entropy_error/19_no_guard_no_mean" hints=["labels_not_averaged", "one_hot_not_averaged"]
# Two mistakes: no 1e-7 at all, and the batch is summed instead of averaged.
def cross_entropy_error(y, t):
    t = np.asarray(t)
    if t.ndim == y.ndim:
        return -np.sum(np.log(y[t == 1]))
    if y.ndim == 1:
        return -np.log(y[t])
    s = 0
    for row, label in zip(y, t):
        s -= np.log(row[label])
    return s


# %% wrong="week2_loss/cross_entropy_error/20_argmax_axis0_no_minus"
# Two mistakes: argmax down the columns (axis=0) instead of along each row, and no minus sign.
def cross_entropy_error(y, t):
    t = np.array(t)
    if y.ndim == 1:
        y = y.reshape(1, y.size)
        t = t.reshape(1, t.size)
    if t.size == y.size:
        t = t.argmax(axis=0)
    t = t.flatten()
    n = len(t)
    return np.sum(np.log(y[np.arange(n), t] + 1e-7)) / n


# %% right="week2_loss/cross_entropy_error/01_eye"
# Turns labels into one-hot and has a single formula.
def cross_entropy_error(y, t):
    y = np.asarray(y)
    t = np.asarray(t)
    if t.ndim < y.ndim:
        t = np.eye(y.shape[-1])[t]
    n = y.shape[0] if y.ndim == 2 else 1
    return -np.sum(t * np.log(y + 1e-7)) / n


# %% right="week2_loss/cross_entropy_error/02_math_log_loops"
# Nested loops and math.log, a Python float.
import math


def cross_entropy_error(y, t):
    if np.ndim(y) == 1:
        y, t = [y], [t]
    total = 0.0
    for yn, tn in zip(y, t):
        if np.ndim(tn) == 0:
            total += math.log(yn[int(tn)] + 1e-7)
        else:
            for yk, tk in zip(yn, tn):
                if tk:
                    total += tk * math.log(yk + 1e-7)
    return -total / len(y)


# %% right="week2_loss/cross_entropy_error/03_recursion_over_rows"
# A batch is the mean of the function's own results for each row.
def cross_entropy_error(y, t):
    if np.ndim(y) == 2:
        return np.mean([cross_entropy_error(yi, ti) for yi, ti in zip(y, t)])
    k = t if np.ndim(t) == 0 else np.argmax(t)
    return -np.log(y[k] + 1e-7)


# %% right="week2_loss/cross_entropy_error/04_clip"
# Clips the probabilities at 1e-12 instead of adding something.
def cross_entropy_error(y, t):
    p = np.clip(y, 1e-12, 1.0)
    if np.ndim(t) == np.ndim(y):
        return -np.mean(np.sum(t * np.log(p), axis=-1))
    p = p.reshape(-1, p.shape[-1])
    return -np.mean(np.log(p[np.arange(p.shape[0]), np.ravel(t)]))


# %% right="week2_loss/cross_entropy_error/05_take_along_axis"
# take_along_axis.
def cross_entropy_error(y, t):
    y, t = np.asarray(y, dtype=np.float64), np.asarray(t)
    idx = t if t.ndim < y.ndim else np.argmax(t, axis=-1)
    picked = np.take_along_axis(y, np.expand_dims(idx, -1), axis=-1)
    return np.log(picked + 1e-7).mean() * -1


# %% right="week2_loss/cross_entropy_error/06_einsum"
# einsum over samples and classes.
def cross_entropy_error(y, t):
    Y = np.atleast_2d(y)
    N, K = Y.shape
    if np.ndim(t) == np.ndim(y):
        T = np.atleast_2d(t)
    else:
        T = (np.arange(K)[None, :] == np.reshape(t, (N, 1))).astype(float)
    return -np.einsum("nk,nk->", T, np.log(Y + 1e-7)) / N


# %% right="week2_loss/cross_entropy_error/07_float32"
# Everything in float32.
def cross_entropy_error(y, t):
    y = np.atleast_2d(np.array(y, dtype=np.float32))
    t = np.array(t)
    if t.size == y.size and t.ndim > 0:
        t = t.reshape(y.shape).argmax(axis=1)
    t = t.reshape(-1)
    return np.float32(-np.sum(np.log(y[np.arange(len(t)), t] + np.float32(1e-7))) / np.float32(len(t)))


# %% right="week2_loss/cross_entropy_error/08_boolean_mask_0d"
# Picks the right probabilities by a mask, guards with maximum, returns a 0-d array.
def cross_entropy_error(y, t):
    y = np.asarray(y, dtype=float)
    t = np.asarray(t)
    classes = np.arange(y.shape[-1])
    mask = (t == 1) if t.shape == y.shape else (classes == t[..., None])
    right = y[mask]
    return np.asarray(-np.log(np.maximum(right, 1e-15)).mean())


# %% right="week2_loss/cross_entropy_error/09_book_fixed_for_integers"
# The book's function, made to work for a plain integer.
def cross_entropy_error(y, t):
    t = np.asarray(t)
    if y.ndim == 1:
        t = t.reshape(1, t.size) if t.ndim == 1 else t.reshape(1)
        y = y.reshape(1, y.size)

    if t.ndim == 2:
        t = t.argmax(axis=1)

    batch_size = y.shape[0]
    return -np.sum(np.log(y[np.arange(batch_size), t] + 1e-7)) / batch_size


# %% right="week2_loss/cross_entropy_error/10_dispatch_helpers"
# Four little helpers, one per case; guard only where the probability is 0.
def _safe_log(p, eps=1e-10):
    return np.log(np.where(p == 0, eps, p))


def _one(y, k):
    return -_safe_log(y[k])


def cross_entropy_error(y, t, eps=1e-10):
    cases = {
        (1, 0): lambda: _one(y, t),
        (1, 1): lambda: _one(y, np.flatnonzero(t)[0]),
        (2, 1): lambda: sum(_one(r, k) for r, k in zip(y, t)) / len(t),
        (2, 2): lambda: sum(_one(r, np.flatnonzero(o)[0]) for r, o in zip(y, t)) / len(t),
    }
    return cases[np.ndim(y), np.ndim(t)]()


# %% wrong="week2_loss/mean_squared_error/01_no_half" hints=["no_half"]
# The factor 1/2 is missing: the plain sum of squares.
def mean_squared_error(y, t):
    return np.sum((y - t) ** 2)


# %% wrong="week2_loss/mean_squared_error/02_np_mean" hints=["mean_of_squares"]
# Took the name literally: the mean, as scikit-learn does.
def mean_squared_error(y, t):
    return np.mean((y - t) ** 2)


# %% wrong="week2_loss/mean_squared_error/03_half_of_mean" hints=["half_of_mean"]
# Has the 1/2, but averages over the classes instead of summing.
def mean_squared_error(y, t):
    return 0.5 * np.mean((y - t)**2)


# %% wrong="week2_loss/mean_squared_error/04_minus_equals" hints=["y_changed_in_place"]
# Overwrites the caller's y with y -= t.
def mean_squared_error(y, t):
    y -= t
    return 0.5 * np.sum(y**2)


# %% wrong="week2_loss/mean_squared_error/05_print_only" hints=["nothing_returned"]
# Prints the error and returns nothing.
def mean_squared_error(y, t):
    E = 0.5 * np.sum((y - t)**2)
    print(E)


# %% wrong="week2_loss/mean_squared_error/06_return_in_loop" hints=["return_in_loop"]
# The return is indented too far: only the first class is counted.
def mean_squared_error(y, t):
    total = 0
    for k in range(len(y)):
        total += (y[k] - t[k]) ** 2
        return total / 2


# %% wrong="week2_loss/mean_squared_error/07_loop_divided_by_len" hints=["mean_of_squares"]
# A loop that divides by the number of classes in the end (mean, no 1/2).
def mean_squared_error(y, t):
    s = 0.0
    for yk, tk in zip(y, t):
        s = s + (yk - tk) ** 2
    return s / len(y)


# %% wrong="week2_loss/mean_squared_error/08_absolute_error" hints=["absolute_errors"]
# Absolute differences instead of squares.
def mean_squared_error(y, t):
    diff = np.abs(y - t)
    return np.sum(diff) / 2


# %% wrong="week2_loss/mean_squared_error/09_norm_not_squared" hints=["half_of_distance"]
# Takes the norm and forgets that it contains a square root.
def mean_squared_error(y, t):
    return 0.5 * np.linalg.norm(y - t)


# %% wrong="week2_loss/mean_squared_error/10_square_of_the_sum" hints=["square_of_sum"]
# Bracket slip: squares the sum, instead of summing the squares.
def mean_squared_error(y, t):
    return 0.5 * np.sum(y - t) ** 2


# %% wrong="week2_loss/mean_squared_error/11_no_sum" hints=["no_sum"]
# Forgot the sum, so an array of one half square per class comes back.
def mean_squared_error(y, t):
    return 1/2 * (y - t)**2


# %% wrong="week2_loss/mean_squared_error/12_difference_of_squares" hints=["difference_of_squares"]
# y^2 - t^2 instead of (y - t)^2.
def mean_squared_error(y, t):
    error = y**2 - t**2
    return 0.5 * error.sum()


# %% wrong="week2_loss/mean_squared_error/13_only_right_class" hints=["right_class_only"]
# Looks only at the right class, as with the cross entropy.
def mean_squared_error(y, t):
    k = np.argmax(t)
    return 0.5 * (y[k] - t[k]) ** 2


# %% wrong="week2_loss/mean_squared_error/14_global_total"
# The running total is a global that is never set back: the first call is right, later ones are not.
E = 0.0

def mean_squared_error(y, t):
    global E
    for k in range(len(y)):
        E += (y[k] - t[k]) ** 2
    return 0.5 * E


# %% wrong="week2_loss/mean_squared_error/15_integer_buffer" hints=["integer_buffer"]
# The buffer for the differences has the integer type of t, so they are cut off to whole numbers.
def mean_squared_error(y, t):
    d = np.zeros_like(t)
    for k in range(t.size):
        d[k] = y[k] - t[k]
    return 0.5 * np.sum(d ** 2)


# %% wrong="week2_loss/mean_squared_error/16_last_class_skipped" hints=["last_class_left_out"]
# Off by one: the loop stops before the last class.
def mean_squared_error(y, t):
    e = 0
    for i in range(0, len(y) - 1):
        e += 0.5 * (y[i] - t[i]) ** 2
    return e


# %% wrong="week2_loss/mean_squared_error/17_assigned_not_added" hints=["last_term_only"]
# = instead of += in the loop: only the last class remains.
def mean_squared_error(y, t):
    E = 0
    for k in range(y.shape[0]):
        E = (y[k] - t[k])**2
    return E / 2


# %% wrong="week2_loss/mean_squared_error/18_returns_text"
# Formats the result as in the example and returns a string.
def mean_squared_error(y, t):
    e = 0.5 * np.sum((y - t) ** 2)
    return f"{e:.4f}"


# %% wrong="week2_loss/mean_squared_error/19_no_half_and_overwrites"
# Two mistakes: diff is only a second name for y, which gets overwritten, and the 1/2 is missing.
def mean_squared_error(y, t):
    diff = y
    diff -= t
    diff *= diff
    return diff.sum()


# %% wrong="week2_loss/mean_squared_error/20_root_mean" hints=["root_mean_square"]
# Two mistakes: a mean instead of half the sum, and a root on top (RMSE).
def mean_squared_error(y, t):
    n = len(t)
    return np.sqrt(sum((y[i] - t[i]) ** 2 for i in range(n)) / n)


# %% right="week2_loss/mean_squared_error/01_dot"
# The sum of squares as a dot product of the difference with itself.
def mean_squared_error(y, t):
    d = y - t
    return np.dot(d, d) / 2


# %% right="week2_loss/mean_squared_error/02_einsum"
# einsum.
def mean_squared_error(y, t):
    diff = np.subtract(y, t)
    return 0.5 * np.einsum("k,k->", diff, diff)


# %% right="week2_loss/mean_squared_error/03_zip_generator"
# Plain Python, no NumPy at all; returns a Python float.
def mean_squared_error(y, t):
    return sum((float(a) - float(b)) ** 2 for a, b in zip(y, t)) / 2


# %% right="week2_loss/mean_squared_error/04_norm_squared"
# Half the squared norm.
def mean_squared_error(y, t):
    return 0.5 * np.linalg.norm(np.array(y) - np.array(t)) ** 2


# %% right="week2_loss/mean_squared_error/05_mean_times_count"
# Goes through the mean, and multiplies by the number of classes again.
def mean_squared_error(y, t):
    k = np.size(y)
    mse = np.mean(np.square(y - t))
    return mse * k / 2


# %% right="week2_loss/mean_squared_error/06_float32_0d"
# Computes in float32 and gives back a 0-d array.
def mean_squared_error(y, t):
    y = np.asarray(y, dtype=np.float32)
    t = np.asarray(t, dtype=np.float32)
    return np.array(((y - t) ** 2).sum() * np.float32(0.5))


# %% right="week2_loss/mean_squared_error/07_recursion"
# Recursive: first class plus the rest.
def mean_squared_error(y, t):
    if len(y) == 0:
        return 0.0
    return 0.5 * (y[0] - t[0]) ** 2 + mean_squared_error(y[1:], t[1:])


# %% right="week2_loss/mean_squared_error/08_copy_then_inplace"
# Works in place, but on a copy of its own.
def mean_squared_error(y, t):
    work = np.array(y, dtype=float)   # コピー
    work -= t
    work *= work
    return work.sum() / 2.0


# %% right="week2_loss/mean_squared_error/09_lambda_matmul"
# A lambda, with the product of a row and a column.
mean_squared_error = lambda y, t: float(((y - t).reshape(1, -1) @ (y - t).reshape(-1, 1))[0, 0]) * 0.5


# %% right="week2_loss/mean_squared_error/10_helper_and_switch"
# Helper function, an extra parameter with a default, and a chatty option; t - y instead of y - t.
def _squared(a):
    return a * a


def mean_squared_error(y, t, factor=0.5, verbose=False):
    terms = [_squared(t[k] - y[k]) for k in range(len(t))]
    if verbose:
        print(terms)
    return factor * np.add.reduce(terms)


# %% wrong="week3_differentiation/numerical_diff/01_forward" hints=["one_side_only"]
# Forward difference, as in the exercise before.
def numerical_diff(f, x):
    h = 1e-4
    return (f(x + h) - f(x)) / h


# %% wrong="week3_differentiation/numerical_diff/02_over_h" hints=["over_one_step"]
# Looks to both sides but divides by h only.
def numerical_diff(f, x):
    h = 1e-4
    return (f(x + h) - f(x - h)) / h


# %% wrong="week3_differentiation/numerical_diff/03_no_brackets_2h" hints=["divided_then_multiplied"]
# / 2 * h without brackets: divides by 2 and multiplies by h.
def numerical_diff(f, x):
    h = 1e-4 # 0.0001
    return (f(x+h) - f(x-h)) / 2*h


# %% wrong="week3_differentiation/numerical_diff/04_sign_swapped" hints=["wrong_order"]
# f(x - h) comes first: the sign is turned round.
def numerical_diff(f, x):
    h = 1e-4
    left = f(x + h)
    right = f(x - h)
    return (right - left) / (2 * h)


# %% wrong="week3_differentiation/numerical_diff/05_h_10e_50" hints=["step_is_lost"]
# The book's bad example: h = 10e-50, so nothing moves.
def numerical_diff(f, x):
    h = 10e-50
    return (f(x + h) - f(x - h)) / (2 * h)


# %% wrong="week3_differentiation/numerical_diff/06_h_too_big" hints=["step_of_a_hundredth"]
# h = 0.01 is too big for the accuracy that was asked for.
def numerical_diff(f, x):
    h = 0.01
    return (f(x + h) - f(x - h)) / (2 * h)


# %% wrong="week3_differentiation/numerical_diff/07_numerator_brackets" hints=["only_last_divided"]
# No brackets around the numerator: only f(x - h) is divided.
def numerical_diff(f, x):
    h = 1e-4
    return f(x + h) - f(x - h) / (2 * h)


# %% wrong="week3_differentiation/numerical_diff/08_prints" hints=["no_return"]
# Prints the slope instead of returning it.
def numerical_diff(f, x):
    h = 1e-4
    diff = (f(x + h) - f(x - h)) / (2 * h)
    print(diff)


# %% wrong="week3_differentiation/numerical_diff/09_h_too_small"
# "The smaller the better": h = 1e-13 drowns in rounding.
def numerical_diff(f, x):
    h = 1e-13
    return (f(x+h) - f(x-h)) / (2*h)


# %% wrong="week3_differentiation/numerical_diff/10_backward" hints=["one_side_only"]
# Backward difference only.
def numerical_diff(f, x):
    dx = 0.0001
    dy = f(x) - f(x - dx)
    return dy / dx


# %% wrong="week3_differentiation/numerical_diff/11_step_back_only_once" hints=["places_one_step_apart"]
# Goes h to the right, then back by h only: a forward difference over 2h.
def numerical_diff(f, x):
    h = 1e-4
    x = x + h
    fxh1 = f(x)
    x = x - h
    fxh2 = f(x)
    return (fxh1 - fxh2) / (2 * h)


# %% wrong="week3_differentiation/numerical_diff/12_rounded" hints=["rounded"]
# Rounds to four digits because the example shows four.
def numerical_diff(f, x):
    h = 1e-4
    return round((f(x + h) - f(x - h)) / (2 * h), 4)


# %% wrong="week3_differentiation/numerical_diff/13_two_h_to_the_right" hints=["one_side_only"]
# Uses 2h, but only on one side: f(x + 2h) - f(x).
def numerical_diff(f, x):
    h = 1e-4
    return (f(x + 2 * h) - f(x)) / (2 * h)


# %% wrong="week3_differentiation/numerical_diff/14_formula_of_the_example"
# Wrote down the derivative of x**2, the only example; f is never called.
def numerical_diff(f, x):
    return 2.0 * x


# %% wrong="week3_differentiation/numerical_diff/15_sum_of_both_sides" hints=["over_one_step"]
# Adds the forward and the backward slope and forgets to halve.
def numerical_diff(f, x):
    h = 1e-4
    forward = (f(x + h) - f(x)) / h
    backward = (f(x) - f(x - h)) / h
    return forward + backward


# %% wrong="week3_differentiation/numerical_diff/16_step_proportional_to_x" hints=["step_is_share_of_x"]
# The step is a fraction of x: at x = 0 it is zero and 0/0 comes out.
def numerical_diff(f, x):
    h = 1e-5 * x
    return (f(x + h) - f(x - h)) / (2 * h)


# %% wrong="week3_differentiation/numerical_diff/17_float32_step"
# The book's "float32" hint misunderstood: h as np.float32 drags x + h down to float32.
def numerical_diff(f, x):
    h = np.float32(1e-4)
    return (f(x + h) - f(x - h)) / (2 * h)


# %% wrong="week3_differentiation/numerical_diff/18_returns_function" hints=["returns_function"]
# Returns the derivative as a function instead of its value at x.
def numerical_diff(f, x):
    h = 1e-4
    def df(x):
        return (f(x + h) - f(x - h)) / (2 * h)
    return df


# %% wrong="week3_differentiation/numerical_diff/19_forward_and_brackets"
# Two mistakes: forward difference, and / 2 * h.
def numerical_diff(f, x):
    h = 1e-4
    return (f(x + h) - f(x)) / 2 * h


# %% wrong="week3_differentiation/numerical_diff/20_swapped_and_over_h"
# Two mistakes: left minus right, and divided by h instead of 2h.
def numerical_diff(f, x):
    delta = 1e-4
    x1, x2 = x - delta, x + delta
    return (f(x1) - f(x2)) / delta


# %% right="week3_differentiation/numerical_diff/01_h_10e_5"
# Writes 1e-4 as 10e-5, and h in one variable for the width.
def numerical_diff(f, x):
    h = 10e-5
    width = 2 * h
    return (f(x + h) - f(x - h)) / width


# %% right="week3_differentiation/numerical_diff/02_five_points"
# The five-point formula.
def numerical_diff(f, x):
    h = 1e-3
    return (-f(x + 2*h) + 8*f(x + h) - 8*f(x - h) + f(x - 2*h)) / (12*h)


# %% right="week3_differentiation/numerical_diff/03_richardson"
# Two central differences and Richardson's extrapolation.
def numerical_diff(f, x):
    def central(h):
        return (f(x + h) - f(x - h)) / (2 * h)
    return (4 * central(5e-4) - central(1e-3)) / 3


# %% right="week3_differentiation/numerical_diff/04_h_1e_5_default"
# The step is an extra parameter with a default of 1e-5.
def numerical_diff(f, x, h=1e-5):
    return (f(x + h) - f(x - h)) / (h + h)


# %% right="week3_differentiation/numerical_diff/05_mean_of_both_sides"
# Mean of the forward and the backward slope.
def numerical_diff(f, x):
    h = 1e-4
    fx = f(x)
    return np.mean([(f(x + h) - fx) / h, (fx - f(x - h)) / h])


# %% right="week3_differentiation/numerical_diff/06_scaled_step"
# The step grows with |x|, but is never smaller than 1e-5; divides by the distance really walked.
def numerical_diff(f, x):
    h = 1e-5 * max(1.0, abs(x))
    a = x - h
    b = x + h
    return (f(b) - f(a)) / (b - a)


# %% right="week3_differentiation/numerical_diff/07_zero_d_array"
# Converts x to a 0-d array first, and returns a 0-d array.
def numerical_diff(f, x):
    x = np.asarray(x, dtype=np.float64)
    h = 1e-4
    return np.array((f(float(x) + h) - f(float(x) - h)) / (2 * h))


# %% right="week3_differentiation/numerical_diff/08_one_liner_halved"
# A lambda which spreads the division: one half over h.
numerical_diff = lambda f, x: 0.5 / 1e-4 * (f(x + 1e-4) - f(x - 1e-4))


# %% right="week3_differentiation/numerical_diff/09_float32_result"
# Computes in double precision, gives the result as float32.
def numerical_diff(f, x):
    h = float(np.cbrt(np.finfo(float).eps))
    slope = (f(x + h) - f(x - h)) / (2.0 * h)
    return np.float32(slope)


# %% right="week3_differentiation/numerical_diff/10_weights_in_a_loop"
# Seven points, with a table of weights and a loop.
def numerical_diff(f, x):
    h = 1e-3
    weights = {1: 3 / 4, 2: -3 / 20, 3: 1 / 60}
    s = 0.0
    for k, w in weights.items():
        s += w * (f(x + k * h) - f(x - k * h))
    print("slope at", x)
    return s / h


# %% wrong="week3_differentiation/numerical_gradient/01_book_1d" hints=["one_axis"]
# The book's version word for word: one axis only, and zeros_like makes an integer gradient for integers.
def numerical_gradient(f, x):
    h = 1e-4 # 0.0001
    grad = np.zeros_like(x) # xと同じ形状の配列を生成

    for idx in range(x.size):
        tmp_val = x[idx]
        # f(x+h)の計算
        x[idx] = tmp_val + h
        fxh1 = f(x)

        # f(x-h)の計算
        x[idx] = tmp_val - h
        fxh2 = f(x)

        grad[idx] = (fxh1 - fxh2) / (2*h)
        x[idx] = tmp_val # 値を元に戻す

    return grad


# %% wrong="week3_differentiation/numerical_gradient/02_book_nditer_integers" hints=["whole_numbers_moved"]
# The book's nditer version (common/gradient.py) word for word: fails for arrays of int.
def numerical_gradient(f, x):
    h = 1e-4 # 0.0001
    grad = np.zeros_like(x)

    it = np.nditer(x, flags=['multi_index'], op_flags=['readwrite'])
    while not it.finished:
        idx = it.multi_index
        tmp_val = x[idx]
        x[idx] = tmp_val + h
        fxh1 = f(x) # f(x+h)

        x[idx] = tmp_val - h
        fxh2 = f(x) # f(x-h)
        grad[idx] = (fxh1 - fxh2) / (2*h)

        x[idx] = tmp_val # 値を元に戻す
        it.iternext()

    return grad


# %% wrong="week3_differentiation/numerical_gradient/03_book_rows"
# The book's 2d helper: every row is handed to f alone, not the whole array.
def _numerical_gradient_1d(f, x):
    h = 1e-4
    grad = np.zeros(x.shape)
    for idx in range(x.size):
        tmp_val = x[idx]
        x[idx] = float(tmp_val) + h
        fxh1 = f(x)
        x[idx] = tmp_val - h
        fxh2 = f(x)
        grad[idx] = (fxh1 - fxh2) / (2*h)
        x[idx] = tmp_val
    return grad


def numerical_gradient(f, X):
    if X.dtype.kind != "f":
        X = X.astype(float)
    if X.ndim == 1:
        return _numerical_gradient_1d(f, X)
    grad = np.zeros(X.shape)
    for idx, x in enumerate(X):
        grad[idx] = _numerical_gradient_1d(f, x)
    return grad


# %% wrong="week3_differentiation/numerical_gradient/04_not_put_back" hints=["not_restored"]
# The old value is never put back.
def numerical_gradient(f, x):
    h = 1e-4
    if not np.issubdtype(x.dtype, np.floating):
        x = x.astype(float)
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        old = x[i]
        x[i] = old + h
        f1 = f(x)
        x[i] = old - h
        f2 = f(x)
        grad[i] = (f1 - f2) / (2 * h)
    return grad


# %% wrong="week3_differentiation/numerical_gradient/05_put_back_by_adding" hints=["restored_by_sums"]
# Steps +h, -2h, +h: x comes back only up to rounding.
def numerical_gradient(f, x):
    h = 1e-4
    x = np.asarray(x, dtype=float)
    grad = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        x[index] += h
        up = f(x)
        x[index] -= 2 * h
        down = f(x)
        x[index] += h
        grad[index] = (up - down) / (2 * h)
    return grad


# %% wrong="week3_differentiation/numerical_gradient/06_always_a_copy" hints=["copy_moved"]
# Always works on a float copy, so an f that reads the caller's array sees nothing move.
def numerical_gradient(f, x):
    h = 1e-4
    x = np.array(x, dtype=float)
    grad = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        tmp = x[i]
        x[i] = tmp + h
        a = f(x)
        x[i] = tmp - h
        b = f(x)
        x[i] = tmp
        grad[i] = (a - b) / (2 * h)
    return grad


# %% wrong="week3_differentiation/numerical_gradient/07_unit_vectors" hints=["copy_moved"]
# Functional style: f(x + h e_i) with new arrays; x itself never moves.
def numerical_gradient(f, x):
    h = 1e-4
    grad = np.zeros(x.shape, dtype=float)
    for idx in np.ndindex(*x.shape):
        e = np.zeros(x.shape)
        e[idx] = h
        grad[idx] = (f(x + e) - f(x - e)) / (2 * h)
    return grad


# %% wrong="week3_differentiation/numerical_gradient/08_one_entry_to_f" hints=["f_gets_one_entry"]
# f is called with the moved entry alone, not with the array.
def numerical_gradient(f, x):
    h = 1e-4
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        grad[i] = (f(x[i] + h) - f(x[i] - h)) / (2 * h)
    return grad


# %% wrong="week3_differentiation/numerical_gradient/09_integer_gradient" hints=["whole_number_gradient"]
# x is converted properly, but the gradient takes over the integer type: slopes are cut off.
def numerical_gradient(f, x):
    h = 1e-4
    grad = np.zeros_like(x)
    if x.dtype != float:
        x = x.astype(float)
    for idx in np.ndindex(x.shape):
        keep = x[idx]
        x[idx] = keep + h
        fp = f(x)
        x[idx] = keep - h
        fm = f(x)
        x[idx] = keep
        grad[idx] = (fp - fm) / (2 * h)
    return grad


# %% wrong="week3_differentiation/numerical_gradient/10_integers_not_moved" hints=["whole_numbers_moved"]
# Moves integers in place: 3 + 1e-4 is stored as 3 and the slope is wrong.
def numerical_gradient(f, x):
    h = 1e-4
    gradient = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        before = x[index]
        x[index] = before + h
        right = f(x)
        x[index] = before - h
        left = f(x)
        x[index] = before
        gradient[index] = (right - left) / (2 * h)
    return gradient


# %% wrong="week3_differentiation/numerical_gradient/11_forward" hints=["one_side_only"]
# Forward difference for every entry.
def numerical_gradient(f, x):
    h = 1e-4
    if x.dtype.kind in "iu":
        x = x.astype(np.float64)
    fx = f(x)
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        t = x[i]
        x[i] = t + h
        g[i] = (f(x) - fx) / h
        x[i] = t
    return g


# %% wrong="week3_differentiation/numerical_gradient/12_return_in_loop" hints=["return_in_loop"]
# return is indented into the loop: only the first entry is filled.
def numerical_gradient(f, x):
    h = 1e-4
    x = np.asarray(x, dtype=float)
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        tmp = x[i]
        x[i] = tmp + h
        p = f(x)
        x[i] = tmp - h
        m = f(x)
        x[i] = tmp
        grad[i] = (p - m) / (2 * h)
        return grad


# %% wrong="week3_differentiation/numerical_gradient/13_no_brackets_2h" hints=["divided_then_multiplied"]
# / 2 * h without brackets.
def numerical_gradient(f, x):
    h = 1e-4
    x = x if x.dtype == np.float64 else x.astype(np.float64)
    grad = np.empty(x.shape)
    for i in np.ndindex(x.shape):
        tmp_val = x[i]
        x[i] = tmp_val + h
        fxh1 = f(x)
        x[i] = tmp_val - h
        fxh2 = f(x)
        grad[i] = (fxh1 - fxh2) / 2 * h
        x[i] = tmp_val
    return grad


# %% wrong="week3_differentiation/numerical_gradient/14_whole_rows" hints=["row_remembered_as_view"]
# Loops over len(x): in a table whole rows move together (and the "old value" is a view).
def numerical_gradient(f, x):
    h = 1e-4
    x = np.asarray(x, dtype=float)
    grad = np.zeros(x.shape)
    for i in range(len(x)):
        tmp = x[i]
        x[i] = tmp + h
        f1 = f(x)
        x[i] = tmp - h
        f2 = f(x)
        grad[i] = (f1 - f2) / (2 * h)
        x[i] = tmp
    return grad


# %% wrong="week3_differentiation/numerical_gradient/15_everything_at_once" hints=["all_at_once"]
# Moves all entries together, as in the function of one number.
def numerical_gradient(f, x):
    h = 1e-4
    return (f(x + h) - f(x - h)) / (2 * h) * np.ones(x.shape)


# %% wrong="week3_differentiation/numerical_gradient/16_flat_array_to_f" hints=["f_gets_flat_view"]
# Flattens x and hands the flat array to f; the result is reshaped.
def numerical_gradient(f, x):
    h = 1e-4
    shape = x.shape
    v = x.reshape(-1) if x.dtype == float else x.reshape(-1).astype(float)
    grad = np.zeros(v.size)
    for i in range(v.size):
        tmp = v[i]
        v[i] = tmp + h
        f1 = f(v)
        v[i] = tmp - h
        f2 = f(v)
        v[i] = tmp
        grad[i] = (f1 - f2) / (2 * h)
    return grad.reshape(shape)


# %% wrong="week3_differentiation/numerical_gradient/17_put_back_after_the_loop" hints=["restored_at_the_end"]
# Puts everything back only at the end: while a later entry moves, the earlier ones still stand at x - h.
def numerical_gradient(f, x):
    h = 1e-4
    if x.dtype != np.float64:
        x = x.astype(np.float64)
    original = x.copy()
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        x[i] = original[i] + h
        f1 = f(x)
        x[i] = original[i] - h
        f2 = f(x)
        grad[i] = (f1 - f2) / (2 * h)
    x[...] = original
    return grad


# %% wrong="week3_differentiation/numerical_gradient/18_back_to_x_and_over_2h" hints=["places_one_step_apart"]
# After +h it goes back by h only: f(x + h) - f(x) over 2h, half the slope.
def numerical_gradient(f, x):
    h = 1e-4
    if np.issubdtype(x.dtype, np.integer):
        x = x.astype(float)
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        tmp = x[i]
        x[i] = x[i] + h
        fxh1 = f(x)
        x[i] = x[i] - h
        fxh2 = f(x)
        grad[i] = (fxh1 - fxh2) / (2 * h)
        x[i] = tmp
    return grad


# %% wrong="week3_differentiation/numerical_gradient/19_copy_and_sign" hints=["wrong_order"]
# Two mistakes: moves copies only, and subtracts the wrong way round.
def numerical_gradient(f, x):
    eps = 1e-4
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        plus = x.astype(float)
        minus = x.astype(float)
        plus[i] += eps
        minus[i] -= eps
        grad[i] = (f(minus) - f(plus)) / (2 * eps)
    return grad


# %% wrong="week3_differentiation/numerical_gradient/20_two_axes_only_over_h"
# Two mistakes: two nested loops that need exactly two axes, and / h instead of / (2h).
def numerical_gradient(f, x):
    h = 1e-4
    if x.dtype == int:
        x = x.astype(float)
    grad = np.zeros(x.shape)
    rows, cols = x.shape
    for r in range(rows):
        for c in range(cols):
            tmp = x[r, c]
            x[r, c] = tmp + h
            a = f(x)
            x[r, c] = tmp - h
            b = f(x)
            x[r, c] = tmp
            grad[r, c] = (a - b) / h
    return grad


# %% right="week3_differentiation/numerical_gradient/01_nditer_repaired"
# The book's nditer loop, with a float gradient and a float copy for integers.
def numerical_gradient(f, x):
    h = 1e-4
    if not np.issubdtype(x.dtype, np.floating):
        x = x.astype(np.float64)
    grad = np.zeros_like(x)
    it = np.nditer(x, flags=["multi_index"], op_flags=["readwrite"])
    while not it.finished:
        idx = it.multi_index
        tmp_val = x[idx]
        x[idx] = float(tmp_val) + h
        fxh1 = f(x)
        x[idx] = tmp_val - h
        fxh2 = f(x)
        grad[idx] = (fxh1 - fxh2) / (2 * h)
        x[idx] = tmp_val
        it.iternext()
    return grad


# %% right="week3_differentiation/numerical_gradient/02_flat_iterator"
# Moves x through x.flat, which works for any memory layout.
def numerical_gradient(f, x):
    h = 1e-4
    x = np.asarray(x, dtype=float)
    g = np.zeros(x.shape)
    for i in range(x.size):
        old = x.flat[i]
        x.flat[i] = old + h
        up = f(x)
        x.flat[i] = old - h
        down = f(x)
        x.flat[i] = old
        g.flat[i] = (up - down) / (2 * h)
    return g


# %% right="week3_differentiation/numerical_gradient/03_itertools_product"
# itertools.product over the axes, h = 1e-5.
from itertools import product


def numerical_gradient(f, x):
    h = 1e-5
    if x.dtype.kind != "f":
        x = x + 0.0
    grad = np.full(x.shape, np.nan)
    for pos in product(*(range(n) for n in x.shape)):
        keep = x[pos]
        values = []
        for step in (h, -h):
            x[pos] = keep + step
            values.append(f(x))
        x[pos] = keep
        grad[pos] = (values[0] - values[1]) / (2 * h)
    return grad


# %% right="week3_differentiation/numerical_gradient/04_try_finally"
# Puts the value back in a finally block; a helper per entry.
def _partial(f, x, i, h=1e-4):
    saved = x[i]
    try:
        x[i] = saved + h
        right = f(x)
        x[i] = saved - h
        return (right - f(x)) / (2 * h)
    finally:
        x[i] = saved


def numerical_gradient(f, x):
    x = np.asarray(x)
    if np.issubdtype(x.dtype, np.integer):
        x = x.astype("float64")
    out = np.empty(x.shape)
    for i in np.ndindex(x.shape):
        out[i] = _partial(f, x, i)
    return out


# %% right="week3_differentiation/numerical_gradient/05_restore_from_backup"
# Keeps a backup of the whole array and restores all of it after every call of f.
def numerical_gradient(f, x):
    h = 1e-4
    x = np.asarray(x, dtype=np.float64)
    backup = x.copy()
    grad = np.zeros_like(backup)
    for i in np.ndindex(x.shape):
        x[i] += h
        p = f(x)
        x[...] = backup
        x[i] -= h
        m = f(x)
        x[...] = backup
        grad[i] = (p - m) / (2 * h)
    return grad


# %% right="week3_differentiation/numerical_gradient/06_five_points"
# Five-point formula, on x itself.
def numerical_gradient(f, x):
    h = 1e-3
    if x.dtype != np.dtype(float):
        x = np.array(x, dtype=float)
    grad = np.zeros(x.shape)
    for idx in np.ndindex(x.shape):
        x0 = x[idx]
        for k, w in ((-2, 1), (-1, -8), (1, 8), (2, -1)):
            x[idx] = x0 + k * h
            grad[idx] += w * f(x)
        x[idx] = x0
        grad[idx] /= 12 * h
    return grad


# %% right="week3_differentiation/numerical_gradient/07_fromiter_generator"
# A generator of slopes, gathered with fromiter and reshaped.
def numerical_gradient(f, x):
    h = 1e-4
    x = x if np.issubdtype(x.dtype, np.floating) else x.astype(float)

    def slopes():
        for n in range(x.size):
            idx = np.unravel_index(n, x.shape)
            v = x[idx]
            x[idx] = v + h
            a = f(x)
            x[idx] = v - h
            b = f(x)
            x[idx] = v
            yield (a - b) / (2 * h)

    return np.fromiter(slopes(), dtype=float, count=x.size).reshape(x.shape)


# %% right="week3_differentiation/numerical_gradient/08_recursion_over_axes"
# Recursion over the axes; f always gets the whole array through a closure.
def numerical_gradient(f, x):
    h = 1e-4
    whole = np.asarray(x, dtype=float)
    grad = np.zeros(whole.shape)

    def walk(index):
        if len(index) < whole.ndim:
            for k in range(whole.shape[len(index)]):
                walk(index + (k,))
            return
        v = whole[index]
        whole[index] = v - h
        left = f(whole)
        whole[index] = v + h
        grad[index] = (f(whole) - left) / (2 * h)
        whole[index] = v

    walk(())
    return grad


# %% right="week3_differentiation/numerical_gradient/09_diff_of_a_lambda"
# A function of one number per entry, which sets the entry and calls f; then the central difference of that.
def numerical_gradient(f, x, h=1e-4):
    if x.dtype.kind in "iub":
        x = x.astype(float)

    def diff(g, a):
        return (g(a + h) - g(a - h)) / (2 * h)

    grad = np.zeros(x.shape, dtype=np.float64)
    for i, value in np.ndenumerate(x.copy()):
        def along(a):
            x[i] = a
            return f(x)
        grad[i] = diff(along, value)
        x[i] = value
    return grad


# %% right="week3_differentiation/numerical_gradient/10_float32_gradient"
# Moves x in double precision, stores the gradient in float32.
def numerical_gradient(f, x):
    h = 1e-4
    X = np.asarray(x, dtype=float)
    grad = np.zeros(X.shape, dtype=np.float32)
    for i in np.ndindex(X.shape):
        tmp = X[i].copy()
        X[i] = tmp + h
        fp = f(X)
        X[i] = tmp - h
        fm = f(X)
        X[i] = tmp
        grad[i] = (fp - fm) / (2 * h)
    return grad


# %% wrong="week4_gradient_descent/gradient_descent/01_book_in_place" hints=["in_place"]
# The book's version word for word: x = init_x is no copy, and the caller's start moves.
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = init_x

    for i in range(step_num):
        grad = numerical_gradient(f, x)
        x -= lr * grad

    return x


# %% wrong="week4_gradient_descent/gradient_descent/02_plus" hints=["ascent"]
# Walks uphill: + instead of -.
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for _ in range(step_num):
        x = x + lr * numerical_gradient(f, x)
    return x


# %% wrong="week4_gradient_descent/gradient_descent/03_gradient_once" hints=["gradient_once"]
# The gradient is computed only once, before the loop.
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    grad = numerical_gradient(f, x)
    for i in range(step_num):
        x -= lr * grad
    return x


# %% wrong="week4_gradient_descent/gradient_descent/04_gradient_at_start" hints=["gradient_once"]
# The gradient is taken at init_x in every step.
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = init_x.astype(float)
    for i in range(step_num):
        x = x - lr * numerical_gradient(f, init_x.astype(float))
    return x


# %% wrong="week4_gradient_descent/gradient_descent/05_one_step_less" hints=["one_step_too_few"]
# range(1, step_num): one step too few.
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for step in range(1, step_num):
        x -= lr * numerical_gradient(f, x)
    return x


# %% wrong="week4_gradient_descent/gradient_descent/06_one_step_more" hints=["one_step_too_many"]
# <= instead of <: one step too many.
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x) * 1.0
    count = 0
    while count <= step_num:
        grad = numerical_gradient(f, x)
        x = x - lr * grad
        count += 1
    return x


# %% wrong="week4_gradient_descent/gradient_descent/07_return_in_loop" hints=["return_in_loop"]
# return inside the loop: one step at most, and None for step_num = 0.
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = init_x.copy().astype(float)
    for i in range(step_num):
        x -= lr * numerical_gradient(f, x)
        return x


# %% wrong="week4_gradient_descent/gradient_descent/08_copy_keeps_integers" hints=["integer_copy_raises"]
# init_x.copy() keeps the integer type, and x -= fails for an integer start.
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = init_x.copy()
    for i in range(step_num):
        x -= lr * numerical_gradient(f, x)
    return x


# %% wrong="week4_gradient_descent/gradient_descent/09_asarray_no_copy" hints=["float_start_not_copied"]
# np.asarray(..., dtype=float) makes no copy of a float array: the caller's start moves.
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.asarray(init_x, dtype=float)
    for _ in range(step_num):
        x -= lr * numerical_gradient(f, x)
    return x


# %% wrong="week4_gradient_descent/gradient_descent/10_slice_is_a_view" hints=["float_start_not_copied"]
# init_x[:] copies a list, but of an array it is only a view.
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    if init_x.dtype != float:
        init_x = init_x.astype(float)
    x = init_x[:]
    for i in range(step_num):
        grad = numerical_gradient(f, x)
        for k in range(len(x)):
            x[k] = x[k] - lr * grad[k]
    return x


# %% wrong="week4_gradient_descent/gradient_descent/11_fixed_learning_rate" hints=["rate_always_01"]
# 0.1 is written into the step, lr is ignored.
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for i in range(step_num):
        x -= 0.1 * numerical_gradient(f, x)
    return x


# %% wrong="week4_gradient_descent/gradient_descent/12_with_history" hints=["point_and_history"]
# The book's second version: returns the last point and the history.
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    x_history = []

    for i in range(step_num):
        x_history.append(x.copy())

        grad = numerical_gradient(f, x)
        x -= lr * grad

    return x, np.array(x_history)


# %% wrong="week4_gradient_descent/gradient_descent/13_normalized" hints=["steps_of_equal_length"]
# Walks with steps of length lr: the gradient is divided by its norm.
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for _ in range(step_num):
        g = numerical_gradient(f, x)
        norm = np.linalg.norm(g)
        if norm > 0:
            g = g / norm
        x = x - lr * g
    return x


# %% wrong="week4_gradient_descent/gradient_descent/14_stops_when_flat"
# Stops early when the step becomes small, although exactly step_num steps were asked for.
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for i in range(step_num):
        step = lr * numerical_gradient(f, x)
        if np.all(np.abs(step) < 1e-3):
            break
        x -= step
    return x


# %% wrong="week4_gradient_descent/gradient_descent/15_stops_when_rising" hints=["stops_uphill"]
# Breaks off as soon as f gets larger, so nothing can run away.
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    best = f(x)
    for i in range(step_num):
        new = x - lr * numerical_gradient(f, x)
        if f(new) > best:
            print("diverged")
            break
        x, best = new, f(new)
    return x


# %% wrong="week4_gradient_descent/gradient_descent/16_returns_the_height" hints=["returns_value"]
# Returns the value of f at the end instead of the point.
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for i in range(step_num):
        x -= lr * numerical_gradient(f, x)
    return f(x)


# %% wrong="week4_gradient_descent/gradient_descent/17_one_coordinate_after_the_other" hints=["coordinate_after_coordinate"]
# Updates the coordinates one by one, and each sees the earlier ones already moved.
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for _ in range(step_num):
        for i in range(x.size):
            x[i] -= lr * numerical_gradient(f, x)[i]
    return x


# %% wrong="week4_gradient_descent/gradient_descent/18_gradient_of_the_bowl" hints=["slope_of_the_example"]
# Only the bowl of the example: the gradient 2x is written down by hand.
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    for i in range(step_num):
        x = x - lr * (2 * x)
    return x


# %% wrong="week4_gradient_descent/gradient_descent/19_no_lr_and_in_place"
# Two mistakes: lr is forgotten, and the caller's array is moved.
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = init_x
    if x.dtype.kind == "i":
        x = x.astype(float)
    for i in range(step_num):
        grad = numerical_gradient(f, x)
        x -= grad
    return x


# %% wrong="week4_gradient_descent/gradient_descent/20_uphill_and_one_less"
# Two mistakes: the sign (adds the gradient), and one step too few.
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    w = np.array(init_x, dtype=float)
    i = 1
    while i < step_num:
        w += lr * numerical_gradient(f, w)
        i += 1
    return w


# %% right="week4_gradient_descent/gradient_descent/01_new_array_every_step"
# No copy needed: x = x - ... makes a new array every time.
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = init_x
    for i in range(step_num):
        grad = numerical_gradient(f, x)
        x = x - lr * grad
    return x


# %% right="week4_gradient_descent/gradient_descent/02_recursion_halving"
# Recursion, halving the number of steps so that it never gets deep.
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = np.array(init_x, dtype=float)
    if step_num == 0:
        return x
    if step_num == 1:
        return x - lr * numerical_gradient(f, x)
    half = step_num // 2
    middle = gradient_descent(f, x, lr, half)
    return gradient_descent(f, middle, lr, step_num - half)


# %% right="week4_gradient_descent/gradient_descent/03_reduce"
# functools.reduce instead of a loop.
from functools import reduce


def gradient_descent(f, init_x, lr=0.01, step_num=100):
    start = np.array(init_x, dtype=float)
    return reduce(lambda x, _: x - lr * numerical_gradient(f, x), range(step_num), start)


# %% right="week4_gradient_descent/gradient_descent/04_own_gradient"
# Does not call numerical_gradient, has its own central difference with unit vectors.
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    h = 1e-4
    x = np.asarray(init_x).astype(float)
    E = np.eye(len(x))
    for _ in range(step_num):
        g = np.array([(f(x + h * e) - f(x - h * e)) / (2 * h) for e in E])
        x = x - lr * g
    return x


# %% right="week4_gradient_descent/gradient_descent/05_while_countdown"
# Counts step_num down.
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = init_x + 0.0
    while step_num > 0:
        x += -lr * numerical_gradient(f, x)
        step_num -= 1
    return x


# %% right="week4_gradient_descent/gradient_descent/06_path_last"
# Keeps the whole path and returns its last point.
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    path = [np.array(init_x, dtype=float)]
    for i in range(step_num):
        path.append(path[-1] - lr * numerical_gradient(f, path[-1]))
    return path[-1]


# %% right="week4_gradient_descent/gradient_descent/07_returns_list"
# Plain Python lists inside; a list comes back.
def gradient_descent(f, init_x, lr=0.01, step_num=100):
    x = [float(v) for v in init_x]
    for _ in range(step_num):
        grad = numerical_gradient(f, np.array(x))
        x = [a - lr * b for a, b in zip(x, grad)]
    return x


# %% right="week4_gradient_descent/gradient_descent/08_generator"
# An endless generator of points, of which the one with number step_num is taken.
from itertools import islice


def _walk(f, x, lr):
    while True:
        yield x
        x = x - lr * numerical_gradient(f, x)


def gradient_descent(f, init_x, lr=0.01, step_num=100):
    return next(islice(_walk(f, np.array(init_x, dtype=np.float64), lr), step_num, None))


# %% right="week4_gradient_descent/gradient_descent/09_verbose_errstate"
# Extra parameter, prints now and then, switches off overflow warnings.
def gradient_descent(f, init_x, lr=0.01, step_num=100, verbose=False):
    x = np.copy(init_x).astype(float)
    with np.errstate(all="ignore"):
        for step in range(step_num):
            g = numerical_gradient(f, x)
            np.subtract(x, np.multiply(lr, g), out=x)
            if verbose or step % 50 == 0:
                print(step, x, f(x))
    return x


# %% right="week4_gradient_descent/gradient_descent/10_class_inside"
# An optimizer class in PyTorch's manner, with a step method.
class SGD:
    def __init__(self, params, lr):
        self.params, self.lr = params, lr

    def step(self, grads):
        self.params -= self.lr * grads


def gradient_descent(f, init_x, lr=0.01, step_num=100):
    w = np.array(init_x, dtype="float64", copy=True)
    opt = SGD(w, lr)
    for epoch in range(1, step_num + 1):
        opt.step(numerical_gradient(f, w))
    return w
