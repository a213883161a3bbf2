# Unseen answers to `cross_entropy_error`; README.md describes the format.

# %% wrong="01_no_minus" hints=["minus_forgotten"]
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


# %% wrong="02_sum_over_batch" hints=["no_batch_mean"]
# The batch is summed and never divided by N.
def cross_entropy_error(y, t):
    y2 = np.atleast_2d(y)
    t = np.asarray(t)
    if t.ndim == y.ndim:
        t = np.atleast_2d(t).argmax(axis=1)
    t = np.atleast_1d(t)
    return -np.sum(np.log(y2[np.arange(len(y2)), t] + 1e-7))


# %% wrong="03_mean_over_everything" hints=["mean_over_all_elements"]
# np.mean over all N*K entries: divides by the classes as well.
def cross_entropy_error(y, t):
    t = np.asarray(t)
    if t.ndim < y.ndim:
        t = np.eye(y.shape[-1])[t]
    return -np.mean(t * np.log(y + 1e-7))


# %% wrong="04_book_first_version" hints=["one_hot_only"]
# The book's first version: one one-hot sample only, no batch mean, no labels.
def cross_entropy_error(y, t):
    delta = 1e-7
    return -np.sum(t * np.log(y + delta))


# %% wrong="05_book_final_version" hints=["plain_integer_refused"]
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


# %% wrong="06_book_one_hot_batch" hints=["one_hot_only"]
# The book's one-hot batch version: labels are multiplied as if they were weights.
def cross_entropy_error(y, t):
    if y.ndim == 1:
        t = np.reshape(t, (1, -1))
        y = y.reshape(1, y.size)
    batch_size = y.shape[0]
    return -np.sum(t * np.log(y + 1e-7)) / batch_size


# %% wrong="07_columns_of_all_rows" hints=["columns_of_all_rows_averaged"]
# y[:, t] takes the columns from every row, instead of one entry from each.
def cross_entropy_error(y, t):
    t = np.asarray(t)
    if t.ndim == y.ndim:
        t = np.argmax(t, axis=-1)
    if y.ndim == 1:
        return -np.log(y[t] + 1e-7)
    picked = y[:, t]
    return -np.mean(np.log(picked + 1e-7))


# %% wrong="08_log10" hints=["logarithm_to_base_ten"]
# Logarithm to base 10 instead of the natural one.
def cross_entropy_error(y, t):
    K = y.shape[-1]
    if np.ndim(t) != np.ndim(y):
        t = np.identity(K)[t]
    e = -np.sum(t * np.log10(y + 1e-7), axis=-1)
    return np.mean(e)


# %% wrong="09_guard_outside_log" hints=["no_guard"]
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


# %% wrong="10_adds_guard_in_place" hints=["y_guarded_in_place"]
# y += 1e-7 changes the caller's probabilities.
def cross_entropy_error(y, t):
    y += 1e-7
    if np.ndim(t) == np.ndim(y):
        t = np.argmax(t, axis=-1)
    if y.ndim == 1:
        return -np.log(y[t])
    return -np.mean(np.log(y[np.arange(y.shape[0]), t]))


# %% wrong="11_single_divided_by_k" hints=["one_sample_divided_by_classes"]
# len(y) as batch size also for a single sample, where it counts the classes.
def cross_entropy_error(y, t):
    if np.ndim(t) < np.ndim(y):
        t = np.eye(y.shape[-1])[t]
    batch_size = len(y)
    return -np.sum(t * np.log(y + 1e-7)) / batch_size


# %% wrong="12_divided_by_classes"
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


# %% wrong="13_softmax_first" hints=["softmax_again"]
# PyTorch habit: treats y as scores and applies a softmax first.
def cross_entropy_error(y, t):
    y = np.exp(y) / np.sum(np.exp(y), axis=-1, keepdims=True)
    t = np.asarray(t)
    if t.ndim == y.ndim:
        t = t.argmax(-1)
    y = y.reshape(-1, y.shape[-1])
    t = t.reshape(-1)
    return -np.log(y[range(len(t)), t] + 1e-7).mean()


# %% wrong="14_binary_cross_entropy" hints=["other_classes_counted"]
# The binary formula: the wrong classes' (1 - t) log(1 - y) is added as well.
def cross_entropy_error(y, t):
    eps = 1e-7
    t = np.asarray(t)
    if t.ndim != y.ndim:
        t = np.eye(y.shape[-1])[t]
    each = t * np.log(y + eps) + (1 - t) * np.log(1 - y + eps)
    return -each.sum() / np.atleast_2d(y).shape[0]


# %% wrong="15_per_sample_array" hints=["one_loss_per_sample"]
# One loss per sample comes back; the mean over the batch was forgotten.
def cross_entropy_error(y, t):
    if np.ndim(t) != np.ndim(y):
        t = np.eye(y.shape[-1])[t]
    return -np.sum(t * np.log(y + 1e-7), axis=-1)


# %% wrong="16_label_branch_not_averaged" hints=["labels_not_averaged"]
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


# %% wrong="17_eye_of_largest_label"
# One-hot built with max(t)+1 classes: breaks when the last class does not occur among the labels.
def cross_entropy_error(y, t):
    t = np.asarray(t)
    if t.ndim < y.ndim:
        t = np.eye(np.max(t) + 1)[t]
    n = 1 if y.ndim == 1 else y.shape[0]
    return -np.sum(t * np.log(y + 1e-7)) / n


# %% wrong="18_single_one_hot_as_labels"
# Tells the two forms apart by t.ndim == 2 only: a single one-hot answer is read as a list of labels.
def cross_entropy_error(y, t):
    y = np.atleast_2d(y)
    t = np.asarray(t)
    if t.ndim == 2:
        return -np.sum(t * np.log(y + 1e-7)) / len(y)
    return -np.mean(np.log(y[np.arange(len(y)), t] + 1e-7))


# %% wrong="19_no_guard_no_mean" hints=["labels_not_averaged", "one_hot_not_averaged"]
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


# %% wrong="20_argmax_axis0_no_minus"
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


# %% right="01_eye"
# Turns labels into one-hot and has a single formula.
def cross_entropy_error(y, t):
    y = np.asarray(y)
    t = np.asarray(t)
    if t.ndim < y.ndim:
        t = np.eye(y.shape[-1])[t]
    n = y.shape[0] if y.ndim == 2 else 1
    return -np.sum(t * np.log(y + 1e-7)) / n


# %% right="02_math_log_loops"
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


# %% right="03_recursion_over_rows"
# A batch is the mean of the function's own results for each row.
def cross_entropy_error(y, t):
    if np.ndim(y) == 2:
        return np.mean([cross_entropy_error(yi, ti) for yi, ti in zip(y, t)])
    k = t if np.ndim(t) == 0 else np.argmax(t)
    return -np.log(y[k] + 1e-7)


# %% right="04_clip"
# Clips the probabilities at 1e-12 instead of adding something.
def cross_entropy_error(y, t):
    p = np.clip(y, 1e-12, 1.0)
    if np.ndim(t) == np.ndim(y):
        return -np.mean(np.sum(t * np.log(p), axis=-1))
    p = p.reshape(-1, p.shape[-1])
    return -np.mean(np.log(p[np.arange(p.shape[0]), np.ravel(t)]))


# %% right="05_take_along_axis"
# take_along_axis.
def cross_entropy_error(y, t):
    y, t = np.asarray(y, dtype=np.float64), np.asarray(t)
    idx = t if t.ndim < y.ndim else np.argmax(t, axis=-1)
    picked = np.take_along_axis(y, np.expand_dims(idx, -1), axis=-1)
    return np.log(picked + 1e-7).mean() * -1


# %% right="06_einsum"
# einsum over samples and classes.
def cross_entropy_error(y, t):
    Y = np.atleast_2d(y)
    N, K = Y.shape
    if np.ndim(t) == np.ndim(y):
        T = np.atleast_2d(t)
    else:
        T = (np.arange(K)[None, :] == np.reshape(t, (N, 1))).astype(float)
    return -np.einsum("nk,nk->", T, np.log(Y + 1e-7)) / N


# %% right="07_float32"
# Everything in float32.
def cross_entropy_error(y, t):
    y = np.atleast_2d(np.array(y, dtype=np.float32))
    t = np.array(t)
    if t.size == y.size and t.ndim > 0:
        t = t.reshape(y.shape).argmax(axis=1)
    t = t.reshape(-1)
    return np.float32(-np.sum(np.log(y[np.arange(len(t)), t] + np.float32(1e-7))) / np.float32(len(t)))


# %% right="08_boolean_mask_0d"
# Picks the right probabilities by a mask, guards with maximum, returns a 0-d array.
def cross_entropy_error(y, t):
    y = np.asarray(y, dtype=float)
    t = np.asarray(t)
    classes = np.arange(y.shape[-1])
    mask = (t == 1) if t.shape == y.shape else (classes == t[..., None])
    right = y[mask]
    return np.asarray(-np.log(np.maximum(right, 1e-15)).mean())


# %% right="09_book_fixed_for_integers"
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


# %% right="10_dispatch_helpers"
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
