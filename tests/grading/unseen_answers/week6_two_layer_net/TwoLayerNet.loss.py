# Unseen answers to `TwoLayerNet.loss`; README.md describes the format.

# %% wrong="01_sum_not_mean" hints=["loss_sum"]
# The sum over the batch, the mean is missing.
def loss(self, x, t):
    y = self.predict(x)
    t = np.asarray(t)
    if t.ndim == 2:
        t = t.argmax(axis=1)
    return -np.sum(np.log(y[np.arange(len(y)), t] + 1e-7))


# %% wrong="02_one_hot_only" hints=["loss_one_hot_only"]
# The first formula of the textbook, only for one-hot t.
def loss(self, x, t):
    y = self.predict(x)
    batch_size = y.shape[0]
    return -np.sum(t * np.log(y + 1e-7)) / batch_size


# %% wrong="03_labels_only" hints=["loss_labels_only"]
# The second formula of the textbook, only for labels.
def loss(self, x, t):
    y = self.predict(x)
    batch_size = y.shape[0]
    return -np.sum(np.log(y[np.arange(batch_size), t] + 1e-7)) / batch_size


# %% wrong="04_swapped_arguments" hints=["loss_swapped"]
# t and y in the wrong order.
def loss(self, x, t):
    y = self.predict(x)
    return cross_entropy_error(t, y)


# %% wrong="05_x_instead_of_y"
# Forgets predict: hands x itself to the loss.
def loss(self, x, t):
    return cross_entropy_error(x, t)


# %% wrong="06_divided_twice" hints=["loss_mean_twice"]
# Divides by N once more, although cross_entropy_error already takes the mean.
def loss(self, x, t):
    y = self.predict(x)
    batch_size = x.shape[0]
    return cross_entropy_error(y, t) / batch_size


# %% wrong="07_argmax_first"
# Compares the predicted class instead of the probabilities with t.
def loss(self, x, t):
    y = self.predict(x)
    y = np.eye(y.shape[1])[np.argmax(y, axis=1)]
    return cross_entropy_error(y, t)


# %% wrong="08_softmax_again" hints=["loss_softmax_again"]
# Applies softmax to what predict returns (PyTorch's CrossEntropyLoss wants scores).
def loss(self, x, t):
    y = softmax(self.predict(x))
    return cross_entropy_error(y, t)


# %% wrong="09_no_return" hints=["loss_nothing_returned"]
# Computes the loss and prints it, return is missing.
def loss(self, x, t):
    y = self.predict(x)
    loss = cross_entropy_error(y, t)
    print("loss:", loss)


# %% wrong="10_per_sample" hints=["loss_per_sample"]
# One number per sample, not their mean.
def loss(self, x, t):
    y = self.predict(x)
    labels = np.argmax(t, axis=1) if np.ndim(t) == 2 else t
    return -np.log(y[np.arange(len(x)), labels] + 1e-7)


# %% wrong="11_missing_minus" hints=["loss_sign"]
# The minus sign is missing, the loss is negative.
def loss(self, x, t):
    y = self.predict(x)
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    return np.mean(np.sum(t * np.log(y + 1e-7), axis=1))


# %% wrong="12_mean_over_everything" hints=["loss_mean_over_classes"]
# np.mean over N and K: too small by the factor K.
def loss(self, x, t):
    y = self.predict(x)
    one_hot = t if t.ndim == 2 else np.eye(y.shape[1])[t]
    return -np.mean(one_hot * np.log(y + 1e-7))


# %% wrong="13_squared_error" hints=["loss_squared_error"]
# Mean squared error instead of cross entropy.
def loss(self, x, t):
    y = self.predict(x)
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    return 0.5 * np.sum((y - t) ** 2) / len(x)


# %% wrong="14_log_of_zero" hints=["loss_no_guard"]
# No guard in the logarithm: infinite when the probability is 0.
def loss(self, x, t):
    y = self.predict(x)
    labels = t if t.ndim == 1 else t.argmax(axis=1)
    return -np.log(y[np.arange(labels.size), labels]).mean()


# %% wrong="15_one_hot_from_largest_label" hints=["loss_classes_seen"]
# Builds the one-hot form with t.max() + 1 classes, wrong if the last class is not in the batch.
def loss(self, x, t):
    y = self.predict(x)
    if t.ndim == 1:
        t = np.eye(t.max() + 1)[t]
    return -np.sum(t * np.log(y + 1e-7)) / len(y)


# %% wrong="16_weight_decay"
# Adds the weight decay of the textbook's chapter 6 to the loss.
def loss(self, x, t):
    y = self.predict(x)
    weight_decay = 0
    for idx in (1, 2):
        W = self.params['W' + str(idx)]
        weight_decay += 0.5 * 0.1 * np.sum(W ** 2)
    return cross_entropy_error(y, t) + weight_decay


# %% wrong="17_cached_prediction"
# Keeps the prediction of the first call in self.y and uses it for ever.
def loss(self, x, t):
    if getattr(self, "y", None) is None:
        self.y = self.predict(x)
    return cross_entropy_error(self.y, t)


# %% wrong="18_binary_cross_entropy_log2"
# Two mistakes: binary cross entropy with (1 - t) log(1 - y), and log2.
def loss(self, x, t):
    y = self.predict(x)
    if np.ndim(t) == 1:
        t = np.eye(y.shape[1])[t]
    e = 1e-7
    return -np.sum(t * np.log2(y + e) + (1 - t) * np.log2(1 - y + e)) / len(y)


# %% wrong="19_t_overwritten" hints=["loss_overwrites_answers"]
# Multiplies into the argument t in place, so a one-hot float t is changed (int fails).
def loss(self, x, t):
    y = self.predict(x)
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    t *= np.log(y + 1e-7)
    return -t.sum() / len(t)


# %% wrong="20_loop_over_classes_no_minus"
# Two mistakes: loops over K instead of N and forgets the minus, one-hot only.
def loss(self, x, t):
    y = self.predict(x)
    total = 0
    for n in range(y.shape[1]):
        for k in range(y.shape[1]):
            total += t[n][k] * np.log(y[n][k] + 1e-7)
    return total / y.shape[1]


# %% right="01_textbook"
# The textbook's version.
def loss(self, x, t):
    y = self.predict(x)

    return cross_entropy_error(y, t)


# %% right="02_log_outside_guard"
# Clips the probabilities instead of adding 1e-7.
def loss(self, x, t):
    y = np.clip(self.predict(x), 1e-12, 1)
    t = np.asarray(t)
    if t.ndim == 2:
        t = np.argmax(t, axis=1)
    picked = np.take_along_axis(y, t.reshape(-1, 1), axis=1)
    return float(-np.log(picked).mean())


# %% right="03_loop"
# Loops over the samples.
def loss(self, x, t):
    y = self.predict(x)
    total = 0.0
    for probabilities, answer in zip(y, t):
        k = int(answer) if np.ndim(answer) == 0 else int(np.argmax(answer))
        total -= np.log(probabilities[k] + 1e-7)
    return total / len(y)


# %% right="04_einsum"
# einsum over one-hot t.
def loss(self, x, t):
    y = self.predict(x)
    t = np.asarray(t)
    t = np.eye(y.shape[1])[t] if t.ndim == 1 else t
    return -np.einsum("nk,nk->", t, np.log(y + 1e-7)) / y.shape[0]


# %% right="05_zero_d"
# Comes back as an array with no axes.
def loss(self, x, t):
    return np.array(cross_entropy_error(self.predict(x), t))


# %% right="06_one_by_one"
# Mean of the losses of the samples, asked one after the other.
def loss(self, x, t):
    losses = [
        cross_entropy_error(self.predict(x[i : i + 1]), t[i : i + 1]) for i in range(len(x))
    ]
    return sum(losses) / len(losses)


# %% right="07_remembers"
# Stores the loss in a list on self; the extra parameter is a default.
def loss(self, x, t, remember=True):
    value = cross_entropy_error(self.predict(x), t)
    if remember:
        if not hasattr(self, "losses"):
            self.losses = []
        self.losses.append(value)
    return value


# %% right="08_float32"
# A float32 number.
def loss(self, x, t):
    y = np.asarray(self.predict(x), dtype=np.float32)
    t = np.asarray(t)
    if t.shape == y.shape:
        t = t.argmax(axis=1)
    return np.float32(-np.mean(np.log(np.maximum(y[np.arange(t.size), t], np.float32(1e-6)))))


# %% right="09_boolean_mask"
# Chooses the right class's probability with a boolean mask.
def loss(self, x, t):
    y = self.predict(x)
    t = np.asarray(t)
    labels = t if t.ndim == 1 else t @ np.arange(y.shape[1])
    mask = np.arange(y.shape[1]) == labels[:, None]
    return -np.average(np.log(y[mask] + 1e-7))


# %% right="10_product"
# The log of each probability with math.log, max() as the guard.
def loss(self, x, t):
    import math
    if np.ndim(t) > 1:
        t = [list(row).index(max(row)) for row in t]
    y = self.predict(x)
    return -sum(math.log(max(y[i][k], 1e-10)) for i, k in enumerate(t)) / len(t)
