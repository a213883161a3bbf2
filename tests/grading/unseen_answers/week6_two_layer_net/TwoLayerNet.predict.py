# Unseen answers to `TwoLayerNet.predict`; README.md describes the format.

# %% wrong="01_no_softmax" hints=["predict_scores"]
# Returns the scores, softmax at the end is missing.
def predict(self, x):
    a1 = np.dot(x, self.params['W1']) + self.params['b1']
    z1 = sigmoid(a1)
    a2 = np.dot(z1, self.params['W2']) + self.params['b2']
    return a2


# %% wrong="02_sigmoid_at_the_end" hints=["predict_sigmoid_output"]
# Uses sigmoid for the output layer as well, instead of softmax.
def predict(self, x):
    z = sigmoid(x @ self.params["W1"] + self.params["b1"])
    y = sigmoid(z @ self.params["W2"] + self.params["b2"])
    return y


# %% wrong="03_softmax_twice" hints=["predict_softmax_hidden"]
# softmax as the activation of the hidden layer too.
def predict(self, x):
    W1, W2 = self.params['W1'], self.params['W2']
    b1, b2 = self.params['b1'], self.params['b2']
    z1 = softmax(np.dot(x, W1) + b1)
    return softmax(np.dot(z1, W2) + b2)


# %% wrong="04_no_hidden_sigmoid" hints=["predict_no_sigmoid"]
# The hidden layer has no activation function.
def predict(self, x):
    h = x @ self.params["W1"] + self.params["b1"]
    return softmax(h @ self.params["W2"] + self.params["b2"])


# %% wrong="05_z_not_used" hints=["predict_no_sigmoid"]
# Computes z but goes on with a1 in the second layer.
def predict(self, x):
    W1, W2 = self.params['W1'], self.params['W2']
    b1, b2 = self.params['b1'], self.params['b2']

    a1 = np.dot(x, W1) + b1
    z1 = sigmoid(a1)
    a2 = np.dot(a1, W2) + b2
    y = softmax(a2)

    return y


# %% wrong="06_no_b1" hints=["predict_no_first_bias"]
# The bias of the first layer is forgotten.
def predict(self, x):
    p = self.params
    z = sigmoid(x @ p["W1"])
    return softmax(z @ p["W2"] + p["b2"])


# %% wrong="07_no_b2" hints=["predict_no_second_bias"]
# The bias of the second layer is forgotten.
def predict(self, x):
    W1, b1, W2 = self.params["W1"], self.params["b1"], self.params["W2"]
    z = sigmoid(np.matmul(x, W1) + b1)
    return softmax(np.matmul(z, W2))


# %% wrong="08_bias_after_sigmoid"
# Adds b1 outside of the sigmoid: a misplaced bracket.
def predict(self, x):
    z = sigmoid(x @ self.params["W1"]) + self.params["b1"]
    y = softmax(z @ self.params["W2"] + self.params["b2"])
    return y


# %% wrong="09_class_numbers" hints=["predict_labels"]
# Returns the predicted class (argmax) instead of the probabilities.
def predict(self, x):
    z = sigmoid(x @ self.params["W1"] + self.params["b1"])
    y = softmax(z @ self.params["W2"] + self.params["b2"])
    return np.argmax(y, axis=1)


# %% wrong="10_own_softmax_overflow" hints=["predict_overflow"]
# Own softmax without subtracting the maximum: nan for scores of 1000.
def predict(self, x):
    a1 = np.dot(x, self.params['W1']) + self.params['b1']
    z1 = sigmoid(a1)
    a2 = np.dot(z1, self.params['W2']) + self.params['b2']
    exp_a = np.exp(a2)
    return exp_a / np.sum(exp_a, axis=1, keepdims=True)


# %% wrong="11_own_softmax_whole_batch" hints=["predict_softmax_whole_batch"]
# The textbook's first softmax for a single vector: divides by the sum over the whole batch.
def predict(self, x):
    z = sigmoid(x @ self.params["W1"] + self.params["b1"])
    a = z @ self.params["W2"] + self.params["b2"]
    c = np.max(a)
    exp_a = np.exp(a - c)
    sum_exp_a = np.sum(exp_a)
    return exp_a / sum_exp_a


# %% wrong="12_own_softmax_axis0" hints=["predict_softmax_down_columns"]
# Own softmax with the sum down the columns, axis=0 instead of axis=1.
def predict(self, x):
    z = sigmoid(x @ self.params["W1"] + self.params["b1"])
    s = z @ self.params["W2"] + self.params["b2"]
    s = s - s.max(axis=0)
    e = np.exp(s)
    return e / e.sum(axis=0)


# %% wrong="13_batch_maximum" hints=["predict_batch_maximum"]
# Subtracts the maximum of the whole batch: rows far below it become 0/0.
def predict(self, x):
    W1, b1, W2, b2 = [self.params[k] for k in ("W1", "b1", "W2", "b2")]
    scores = sigmoid(x @ W1 + b1) @ W2 + b2
    e = np.exp(scores - scores.max())
    return e / e.sum(axis=1, keepdims=True)


# %% wrong="14_copy_kept" hints=["predict_first_copies"]
# Copies the parameters at the first call and keeps using that copy later.
def predict(self, x):
    if not hasattr(self, "W1"):
        self.W1 = self.params["W1"].copy()
        self.b1 = self.params["b1"].copy()
        self.W2 = self.params["W2"].copy()
        self.b2 = self.params["b2"].copy()
    z = sigmoid(x @ self.W1 + self.b1)
    return softmax(z @ self.W2 + self.b2)


# %% wrong="15_printed" hints=["predict_nothing_returned"]
# Prints the probabilities and returns nothing.
def predict(self, x):
    a1 = np.dot(x, self.params['W1']) + self.params['b1']
    z1 = sigmoid(a1)
    a2 = np.dot(z1, self.params['W2']) + self.params['b2']
    y = softmax(a2)
    print(y)


# %% wrong="16_relu" hints=["predict_relu"]
# ReLU in the hidden layer as in most PyTorch tutorials, instead of sigmoid.
def predict(self, x):
    a1 = x @ self.params["W1"] + self.params["b1"]
    z1 = np.maximum(0, a1)
    a2 = z1 @ self.params["W2"] + self.params["b2"]
    return softmax(a2)


# %% wrong="17_squeeze_single" hints=["predict_squeezed"]
# squeeze at the end: a batch of one sample comes back as a vector (K,).
def predict(self, x):
    z = sigmoid(x @ self.params["W1"] + self.params["b1"])
    y = softmax(z @ self.params["W2"] + self.params["b2"])
    return y.squeeze()


# %% wrong="18_return_in_loop"
# return stands inside the loop over the samples: only the first row comes back.
def predict(self, x):
    ys = []
    for row in x:
        z = sigmoid(row @ self.params["W1"] + self.params["b1"])
        ys.append(softmax(z @ self.params["W2"] + self.params["b2"]))
        return np.array(ys)


# %% wrong="19_scaled_pixels_no_b2"
# Two mistakes: divides the input by 255 in place (changes x or fails for ints), no b2.
def predict(self, x):
    x /= 255.0
    z = sigmoid(x @ self.params["W1"] + self.params["b1"])
    return softmax(z @ self.params["W2"])


# %% wrong="20_tuple_and_scores"
# Two mistakes: returns z as well, and the scores instead of probabilities.
def predict(self, x):
    z = sigmoid(np.dot(x, self.params["W1"]) + self.params["b1"])
    y = np.dot(z, self.params["W2"]) + self.params["b2"]
    return z, y


# %% right="01_textbook"
# The textbook's version.
def predict(self, x):
    W1, W2 = self.params['W1'], self.params['W2']
    b1, b2 = self.params['b1'], self.params['b2']

    a1 = np.dot(x, W1) + b1
    z1 = sigmoid(a1)
    a2 = np.dot(z1, W2) + b2
    y = softmax(a2)

    return y


# %% right="02_einsum"
# einsum for both matrix products.
def predict(self, x):
    p = self.params
    z = sigmoid(np.einsum("nd,dh->nh", x, p["W1"]) + p["b1"])
    return softmax(np.einsum("nh,hk->nk", z, p["W2"]) + p["b2"])


# %% right="03_row_by_row"
# One sample after the other, then np.array.
def predict(self, x):
    result = []
    for row in x:
        z = sigmoid(row @ self.params["W1"] + self.params["b1"])
        result.append(softmax(z @ self.params["W2"] + self.params["b2"]))
    return np.array(result)


# %% right="04_ones_column"
# Bias as an extra row of the weights, ones appended to the inputs.
def predict(self, x):
    x = np.asarray(x, dtype=float)
    ones = np.ones((len(x), 1))
    A1 = np.vstack([self.params["W1"], self.params["b1"]])
    A2 = np.vstack([self.params["W2"], self.params["b2"]])
    z = sigmoid(np.hstack([x, ones]) @ A1)
    return softmax(np.hstack([z, ones]) @ A2)


# %% right="05_float32"
# Computes in float32.
def predict(self, x):
    W1, b1, W2, b2 = (self.params[k].astype(np.float32) for k in ["W1", "b1", "W2", "b2"])
    x = np.asarray(x, dtype=np.float32)
    z = sigmoid(x @ W1 + b1).astype(np.float32)
    return softmax(z @ W2 + b2).astype(np.float32)


# %% right="06_own_stable_softmax"
# Own tanh sigmoid and own softmax through log-sum-exp.
def predict(self, x):
    a = np.asarray(x) @ self.params["W1"] + self.params["b1"]
    z = 0.5 * (np.tanh(a / 2) + 1)
    s = z @ self.params["W2"] + self.params["b2"]
    m = s.max(axis=1, keepdims=True)
    log_total = m + np.log(np.exp(s - m).sum(axis=1, keepdims=True))
    return np.exp(s - log_total)


# %% right="07_columns"
# Works with samples as columns and transposes at the end.
def predict(self, x):
    xt = np.transpose(x)
    z = sigmoid(self.params["W1"].T @ xt + self.params["b1"][:, None])
    s = self.params["W2"].T @ z + self.params["b2"].reshape(-1, 1)
    e = np.exp(s - s.max(axis=0))
    return (e / e.sum(axis=0)).T


# %% right="08_keeps_intermediates"
# Stores z and y on self and has an extra parameter; nothing is read back from them.
def predict(self, x, verbose=False):
    self.z = sigmoid(np.dot(x, self.params["W1"]) + self.params["b1"])
    self.y = softmax(np.dot(self.z, self.params["W2"]) + self.params["b2"])
    if verbose:
        print(self.y)
    return self.y


# %% right="09_helper_affine"
# Inner helper and a loop over layers.
def predict(self, x):
    def affine(v, i):
        return np.matmul(v, self.params[f"W{i}"]) + self.params[f"b{i}"]

    out = x
    for i, activation in ((1, sigmoid), (2, softmax)):
        out = activation(affine(out, i))
    return out


# %% right="10_nested_lists"
# Plain sums over Python lists, returns a list of lists made an array.
def predict(self, x):
    import math
    W1, b1 = self.params["W1"].tolist(), self.params["b1"].tolist()
    W2, b2 = self.params["W2"].tolist(), self.params["b2"].tolist()
    out = []
    for row in np.asarray(x, dtype=float).tolist():
        z = []
        for h in range(len(b1)):
            a = b1[h] + sum(row[d] * W1[d][h] for d in range(len(row)))
            z.append(1 / (1 + math.exp(-a)) if a >= 0 else math.exp(a) / (1 + math.exp(a)))
        s = [b2[k] + sum(z[h] * W2[h][k] for h in range(len(z))) for k in range(len(b2))]
        top = max(s)
        e = [math.exp(v - top) for v in s]
        out.append([v / sum(e) for v in e])
    return np.array(out)
