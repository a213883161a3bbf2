# Unseen answers to `TwoLayerNet.accuracy`; README.md describes the format.

# %% wrong="01_count" hints=["accuracy_count"]
# The number of right answers, not divided by N.
def accuracy(self, x, t):
    y = np.argmax(self.predict(x), axis=1)
    if t.ndim != 1:
        t = np.argmax(t, axis=1)
    return np.sum(y == t)


# %% wrong="02_percent" hints=["accuracy_percent"]
# In percent.
def accuracy(self, x, t):
    y = np.argmax(self.predict(x), axis=1)
    if t.ndim != 1:
        t = np.argmax(t, axis=1)
    return np.mean(y == t) * 100


# %% wrong="03_textbook_one_hot_only" hints=["accuracy_one_hot_only"]
# The textbook's version: argmax of t always, labels fail.
def accuracy(self, x, t):
    y = self.predict(x)
    y = np.argmax(y, axis=1)
    t = np.argmax(t, axis=1)

    accuracy = np.sum(y == t) / float(x.shape[0])
    return accuracy


# %% wrong="04_labels_only" hints=["accuracy_labels_only"]
# Compares with t as it is: only right for labels.
def accuracy(self, x, t):
    y = self.predict(x).argmax(axis=1)
    return np.mean(y == t)


# %% wrong="05_labels_only_loop"
# A counting loop, only right for labels; a one-hot row gives an array instead of True or False.
def accuracy(self, x, t):
    y = self.predict(x)
    hits = 0
    for i in range(len(x)):
        hits += np.argmax(y[i]) == t[i]
    return hits / len(x)


# %% wrong="06_argmax_last_axis_of_labels"
# argmax(axis=-1) without looking at the form: for labels that is one position.
def accuracy(self, x, t):
    pred = np.argmax(self.predict(x), axis=-1)
    true = np.argmax(t, axis=-1)
    return float((pred == true).mean())


# %% wrong="07_axis0" hints=["accuracy_both_along_columns"]
# argmax along axis 0, over the samples.
def accuracy(self, x, t):
    y = np.argmax(self.predict(x), axis=0)
    if t.ndim != 1:
        t = np.argmax(t, axis=0)
    return np.sum(y == t) / float(x.shape[0])


# %% wrong="08_no_axis" hints=["accuracy_no_axis"]
# argmax without an axis gives one position in the flattened array.
def accuracy(self, x, t):
    y = np.argmax(self.predict(x))
    if t.ndim == 2:
        t = np.argmax(t)
    return np.mean(y == t)


# %% wrong="09_floor_division" hints=["accuracy_whole_division"]
# // instead of /: 0 unless all are right.
def accuracy(self, x, t):
    y = np.argmax(self.predict(x), axis=1)
    labels = t if t.ndim == 1 else np.argmax(t, axis=1)
    return np.sum(y == labels) // len(labels)


# %% wrong="10_divided_by_inputs"
# Divides by x.shape[1], the number of inputs, instead of N.
def accuracy(self, x, t):
    y = self.predict(x)
    y = np.argmax(y, axis=1)
    if t.ndim != 1 : t = np.argmax(t, axis=1)
    accuracy = np.sum(y == t) / float(x.shape[1])
    return accuracy


# %% wrong="11_divided_by_classes" hints=["accuracy_by_classes"]
# Divides by the number of classes K.
def accuracy(self, x, t):
    y = self.predict(x)
    t = t.argmax(axis=1) if t.ndim == 2 else t
    hits = sum(1 for row, k in zip(y, t) if row.argmax() == k)
    return hits / len(y[0])


# %% wrong="12_error_rate" hints=["accuracy_error_rate"]
# The fraction of the wrong answers.
def accuracy(self, x, t):
    labels = np.argmax(t, axis=1) if t.ndim > 1 else t
    return np.mean(self.predict(x).argmax(axis=1) != labels)


# %% wrong="13_half_as_threshold" hints=["accuracy_over_half"]
# A class counts only if its probability is above 0.5 (rounded), and the elements are compared.
def accuracy(self, x, t):
    y = self.predict(x)
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    return np.mean(np.all(np.round(y) == t, axis=1))


# %% wrong="14_elementwise_one_hot" hints=["accuracy_entries_compared"]
# Compares all N*K entries of two one-hot arrays, zeros count as hits.
def accuracy(self, x, t):
    y = self.predict(x)
    K = y.shape[1]
    y = np.eye(K)[y.argmax(axis=1)]
    if t.ndim == 1:
        t = np.eye(K)[t]
    return (y == t).mean()


# %% wrong="15_mean_probability" hints=["accuracy_mean_probability"]
# The mean probability of the right class, not the fraction of hits.
def accuracy(self, x, t):
    y = self.predict(x)
    if t.ndim == 2:
        t = np.argmax(t, axis=1)
    return np.mean(y[np.arange(len(y)), t])


# %% wrong="16_printed" hints=["accuracy_printed"]
# Prints the accuracy, returns None.
def accuracy(self, x, t):
    y = np.argmax(self.predict(x), axis=1)
    if t.ndim != 1:
        t = np.argmax(t, axis=1)
    print(f"accuracy: {np.sum(y == t) / len(t):.3f}")


# %% wrong="17_guess_form_by_values"
# Takes t for one-hot when all its numbers are 0 or 1: labels 0/1 go wrong.
def accuracy(self, x, t):
    y = np.argmax(self.predict(x), axis=1)
    if np.max(t) <= 1:
        t = np.argmax(t, axis=-1)
    return np.sum(y == t) / x.shape[0]


# %% wrong="18_running_total"
# Keeps counting over several calls on self.
def accuracy(self, x, t):
    if not hasattr(self, "correct"):
        self.correct = 0
        self.total = 0
    labels = t.argmax(1) if t.ndim == 2 else t
    self.correct += (self.predict(x).argmax(1) == labels).sum()
    self.total += len(x)
    return self.correct / self.total


# %% wrong="19_x_argmax_percent"
# Two mistakes: argmax of the inputs instead of the predictions, and one-hot t is not turned into labels.
def accuracy(self, x, t):
    y = np.argmax(x, axis=1)
    return np.sum(y == t) / len(x)


# %% wrong="20_bool_array_in_place"
# Two mistakes: writes the comparison into t, and forgets the mean.
def accuracy(self, x, t):
    y = np.argmax(self.predict(x), axis=1)
    if t.ndim == 2:
        t = np.argmax(t, axis=1)
    t[:] = (y == t)
    return t


# %% right="01_textbook_ndim"
# The textbook's version with the look at t.ndim.
def accuracy(self, x, t):
    y = self.predict(x)
    y = np.argmax(y, axis=1)
    if t.ndim != 1 : t = np.argmax(t, axis=1)

    accuracy = np.sum(y == t) / float(x.shape[0])
    return accuracy


# %% right="02_loop"
# A counting loop over the samples for both forms.
def accuracy(self, x, t):
    y = self.predict(x)
    hits = 0
    for i in range(len(x)):
        right = t[i] if np.ndim(t[i]) == 0 else np.argmax(t[i])
        if np.argmax(y[i]) == right:
            hits += 1
    return hits / len(x)


# %% right="03_one_hot_product"
# Turns labels into one-hot and multiplies with the one-hot predictions.
def accuracy(self, x, t):
    y = self.predict(x)
    eye = np.eye(y.shape[1])
    if np.ndim(t) == 1:
        t = eye[t]
    return np.sum(eye[y.argmax(axis=1)] * t) / len(y)


# %% right="04_pick_from_one_hot"
# Looks up the one-hot t at the predicted places.
def accuracy(self, x, t):
    pred = self.predict(x).argmax(axis=1)
    t = np.asarray(t)
    if t.ndim == 2:
        return t[np.arange(len(pred)), pred].mean()
    return (pred == t).mean()


# %% right="05_count_nonzero"
# count_nonzero of the difference, subtracted from one.
def accuracy(self, x, t):
    labels = np.nonzero(t)[1] if np.ndim(t) == 2 else np.array(t)
    wrong = np.count_nonzero(self.predict(x).argmax(axis=1) - labels)
    return 1 - wrong / len(labels)


# %% right="06_argsort"
# argsort and the last column instead of argmax.
def accuracy(self, x, t):
    y = np.argsort(self.predict(x), axis=1)[:, -1]
    if t.ndim == 2:
        t = np.argsort(t, axis=1)[:, -1]
    return float(np.average(y == t))


# %% right="07_zero_d_float32"
# A 0-d float32 array.
def accuracy(self, x, t):
    y = self.predict(x).argmax(axis=1)
    t = np.asarray(t)
    t = t.argmax(axis=1) if t.ndim > 1 else t
    return np.array((y == t).mean(), dtype=np.float32)


# %% right="08_one_sample_each"
# Asks predict for every sample by itself, plain Python lists.
def accuracy(self, x, t):
    results = []
    for row, answer in zip(x, t):
        p = list(self.predict(row[None, :])[0])
        guess = p.index(max(p))
        if isinstance(answer, np.ndarray) and answer.ndim == 1:
            answer = int(answer.argmax())
        results.append(guess == answer)
    return sum(results) / len(results)


# %% right="09_maximum_probability"
# A sample is right when the probability of its label is the largest of the row.
def accuracy(self, x, t):
    y = self.predict(x)
    labels = np.argmax(t, axis=1) if np.ndim(t) == 2 else t
    best = y.argmax(axis=1)
    return np.equal(best, labels).astype(float).sum() / best.size


# %% right="10_helper_scores"
# Compares labels through an inner helper used for y and t.
def accuracy(self, x, t, show=False):
    def to_labels(a):
        a = np.asarray(a)
        return a if a.ndim == 1 else a.argmax(axis=1)

    value = np.mean(to_labels(self.predict(x)) == to_labels(t))
    if show:
        print(value)
    return value
