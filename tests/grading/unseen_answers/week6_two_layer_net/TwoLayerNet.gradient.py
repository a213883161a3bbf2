# Unseen answers to `TwoLayerNet.gradient`; README.md describes the format.

# %% wrong="01_no_mean" hints=["gradient_no_mean"]
# (y - t) is not divided by N.
def gradient(self, x, t):
    W1, W2 = self.params['W1'], self.params['W2']
    b1, b2 = self.params['b1'], self.params['b2']
    a1 = np.dot(x, W1) + b1
    z1 = sigmoid(a1)
    y = softmax(np.dot(z1, W2) + b2)
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    dy = y - t
    grads = {}
    grads['W2'] = np.dot(z1.T, dy)
    grads['b2'] = np.sum(dy, axis=0)
    dz1 = np.dot(dy, W2.T)
    da1 = z1 * (1 - z1) * dz1
    grads['W1'] = np.dot(x.T, da1)
    grads['b1'] = np.sum(da1, axis=0)
    return grads


# %% wrong="02_textbook_one_hot_only" hints=["gradient_one_hot_only"]
# The textbook's version: t has to be one-hot, labels are not turned into it.
def gradient(self, x, t):
    W1, W2 = self.params['W1'], self.params['W2']
    b1, b2 = self.params['b1'], self.params['b2']
    grads = {}

    batch_num = x.shape[0]

    # forward
    a1 = np.dot(x, W1) + b1
    z1 = sigmoid(a1)
    a2 = np.dot(z1, W2) + b2
    y = softmax(a2)

    # backward
    dy = (y - t) / batch_num
    grads['W2'] = np.dot(z1.T, dy)
    grads['b2'] = np.sum(dy, axis=0)

    dz1 = np.dot(dy, W2.T)
    da1 = sigmoid(a1) * (1 - sigmoid(a1)) * dz1
    grads['W1'] = np.dot(x.T, da1)
    grads['b1'] = np.sum(da1, axis=0)

    return grads


# %% wrong="03_sigmoid_grad_of_z" hints=["gradient_slope_of_z"]
# Takes the sigmoid once more for its derivative: sigmoid(z)(1 - sigmoid(z)).
def gradient(self, x, t):
    p = self.params
    z = sigmoid(x @ p["W1"] + p["b1"])
    y = softmax(z @ p["W2"] + p["b2"])
    T = np.eye(y.shape[1])[t] if t.ndim == 1 else t
    ds = (y - T) / x.shape[0]
    dz = ds @ p["W2"].T
    da = dz * (1.0 - sigmoid(z)) * sigmoid(z)
    return {"W1": x.T @ da, "b1": da.sum(0), "W2": z.T @ ds, "b2": ds.sum(0)}


# %% wrong="04_a_in_derivative" hints=["gradient_slope_before_sigmoid"]
# a (1 - a) with a before the sigmoid.
def gradient(self, x, t):
    W1, b1, W2, b2 = (self.params[k] for k in ("W1", "b1", "W2", "b2"))
    a = x @ W1 + b1
    z = sigmoid(a)
    y = softmax(z @ W2 + b2)
    if t.ndim == 1:
        t = np.eye(len(b2))[t]
    dscores = (y - t) / len(x)
    dz = dscores @ W2.T
    da = dz * a * (1 - a)
    return {
        "W1": x.T @ da,
        "b1": np.sum(da, axis=0),
        "W2": z.T @ dscores,
        "b2": np.sum(dscores, axis=0),
    }


# %% wrong="05_no_sigmoid_derivative" hints=["gradient_no_slope"]
# The way back skips the sigmoid.
def gradient(self, x, t):
    z = sigmoid(x @ self.params["W1"] + self.params["b1"])
    y = self.predict(x)
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    d2 = (y - t) / len(x)
    d1 = d2 @ self.params["W2"].T
    return {"W1": x.T @ d1, "b1": d1.sum(axis=0), "W2": z.T @ d2, "b2": d2.sum(axis=0)}


# %% wrong="06_sign" hints=["gradient_sign"]
# t - y: all slopes have the wrong sign.
def gradient(self, x, t):
    W2 = self.params["W2"]
    z = sigmoid(np.dot(x, self.params["W1"]) + self.params["b1"])
    y = softmax(np.dot(z, W2) + self.params["b2"])
    t = np.eye(W2.shape[1])[t] if np.ndim(t) == 1 else t
    delta2 = (t - y) / x.shape[0]
    delta1 = np.dot(delta2, W2.T) * z * (1 - z)
    grads = {}
    grads["W1"] = np.dot(x.T, delta1)
    grads["b1"] = delta1.sum(axis=0)
    grads["W2"] = np.dot(z.T, delta2)
    grads["b2"] = delta2.sum(axis=0)
    return grads


# %% wrong="07_divided_twice" hints=["gradient_mean_again"]
# Divides by N in the first line and again in every gradient.
def gradient(self, x, t):
    N = x.shape[0]
    W1, b1, W2, b2 = self.params["W1"], self.params["b1"], self.params["W2"], self.params["b2"]
    z = sigmoid(x @ W1 + b1)
    y = softmax(z @ W2 + b2)
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    dscores = (y - t) / N
    da = (dscores @ W2.T) * z * (1 - z)
    return {
        "W1": x.T @ da / N,
        "b1": da.sum(axis=0) / N,
        "W2": z.T @ dscores / N,
        "b2": dscores.sum(axis=0) / N,
    }


# %% wrong="08_bias_mean" hints=["gradient_bias_mean"]
# The biases get the mean over the rows, although 1/N is already in dscores.
def gradient(self, x, t):
    p = self.params
    z = sigmoid(np.matmul(x, p['W1']) + p['b1'])
    y = softmax(np.matmul(z, p['W2']) + p['b2'])
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    dscores = (y - t) / len(x)
    da = np.matmul(dscores, p['W2'].T) * z * (1 - z)
    grads = {}
    grads['W2'] = np.matmul(z.T, dscores)
    grads['b2'] = np.mean(dscores, axis=0)
    grads['W1'] = np.matmul(x.T, da)
    grads['b1'] = np.mean(da, axis=0)
    return grads


# %% wrong="09_bias_sum_all" hints=["gradient_bias_one_number"]
# np.sum without axis: the bias gradients are single numbers.
def gradient(self, x, t):
    z = sigmoid(x @ self.params["W1"] + self.params["b1"])
    y = softmax(z @ self.params["W2"] + self.params["b2"])
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    dy = (y - t) / x.shape[0]
    da = dy @ self.params["W2"].T * z * (1 - z)
    grads = {}
    grads["W1"] = x.T @ da
    grads["b1"] = np.sum(da)
    grads["W2"] = z.T @ dy
    grads["b2"] = np.sum(dy)
    return grads


# %% wrong="10_bias_axis_1" hints=["gradient_bias_axis"]
# The bias gradients are summed over axis=1.
def gradient(self, x, t):
    W1, b1, W2, b2 = self.params["W1"], self.params["b1"], self.params["W2"], self.params["b2"]
    z = sigmoid(x @ W1 + b1)
    y = softmax(z @ W2 + b2)
    onehot = t
    if t.ndim == 1:
        onehot = np.zeros(y.shape)
        onehot[np.arange(len(t)), t] = 1
    ds = (y - onehot) / len(t)
    da = (ds @ W2.T) * (1 - z) * z
    return dict(W1=x.T @ da, b1=da.sum(axis=1), W2=z.T @ ds, b2=ds.sum(axis=1))


# %% wrong="11_bias_keepdims" hints=["gradient_bias_keeps_axis"]
# keepdims=True: the bias gradients are rows (1, K).
def gradient(self, x, t):
    W1, b1, W2, b2 = self.params["W1"], self.params["b1"], self.params["W2"], self.params["b2"]
    Z = sigmoid(x @ W1 + b1)
    Y = softmax(Z @ W2 + b2)
    T = np.eye(Y.shape[1])[t] if t.ndim == 1 else t
    m = x.shape[0]
    dS = (Y - T) / m
    dA = (dS @ W2.T) * Z * (1 - Z)
    return {
        "W1": x.T @ dA,
        "b1": np.sum(dA, axis=0, keepdims=True),
        "W2": Z.T @ dS,
        "b2": np.sum(dS, axis=0, keepdims=True),
    }


# %% wrong="12_transposed_weights" hints=["gradient_transposed"]
# da.T @ x instead of x.T @ da: the weight gradients are transposed.
def gradient(self, x, t):
    p = self.params
    z = sigmoid(x @ p["W1"] + p["b1"])
    y = softmax(z @ p["W2"] + p["b2"])
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    d = (y - t) / len(x)
    e = d @ p["W2"].T * z * (1 - z)
    return {"W1": e.T @ x, "b1": e.sum(axis=0), "W2": d.T @ z, "b2": d.sum(axis=0)}


# %% wrong="13_numerical" hints=["gradient_numerical"]
# Just calls the numerical gradient: right numbers, but far too slow for 784-50-10.
def gradient(self, x, t):
    f = lambda w: self.loss(x, t)
    grads = {}
    for key in ('W1', 'b1', 'W2', 'b2'):
        grads[key] = numerical_gradient(f, self.params[key])
    return grads


# %% wrong="14_z_overwritten"
# Reuses z in place (z *= 1 - z) before it is needed for dW2.
def gradient(self, x, t):
    W1, b1, W2, b2 = (self.params[name] for name in ["W1", "b1", "W2", "b2"])
    z = sigmoid(x @ W1 + b1)
    y = softmax(z @ W2 + b2)
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    dscores = (y - t) / len(x)
    z *= 1 - z
    da = dscores @ W2.T * z
    return {
        "W1": x.T @ da,
        "b1": da.sum(axis=0),
        "W2": z.T @ dscores,
        "b2": dscores.sum(axis=0),
    }


# %% wrong="15_mean_only_second_layer" hints=["gradient_mean_in_second_layer"]
# W2 and b2 are divided by N at the end, the first layer is forgotten.
def gradient(self, x, t):
    n = len(x)
    W1, b1, W2, b2 = self.params["W1"], self.params["b1"], self.params["W2"], self.params["b2"]
    z = sigmoid(x @ W1 + b1)
    y = softmax(z @ W2 + b2)
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    delta = y - t
    dW2 = z.T @ delta / n
    db2 = delta.sum(axis=0) / n
    da = delta @ W2.T * z * (1 - z)
    dW1 = x.T @ da
    db1 = da.sum(axis=0)
    return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}


# %% wrong="16_labels_only"
# Subtracts 1 at the label's place, a trick that only works for labels.
def gradient(self, x, t):
    N = x.shape[0]
    W1, b1, W2, b2 = self.params["W1"], self.params["b1"], self.params["W2"], self.params["b2"]
    z = sigmoid(x @ W1 + b1)
    dscores = softmax(z @ W2 + b2)
    dscores[np.arange(N), t] -= 1
    dscores /= N
    dhidden = dscores @ W2.T
    dhidden = dhidden * z * (1 - z)
    return {
        "W1": x.T @ dhidden,
        "b1": dhidden.sum(axis=0),
        "W2": z.T @ dscores,
        "b2": dscores.sum(axis=0),
    }


# %% wrong="17_accumulates" hints=["gradient_accumulates"]
# Adds to self.grads without ever setting it back, like PyTorch without zero_grad.
def gradient(self, x, t):
    if not hasattr(self, "grads"):
        self.grads = {k: np.zeros_like(v) for k, v in self.params.items()}
    z = sigmoid(x @ self.params["W1"] + self.params["b1"])
    y = softmax(z @ self.params["W2"] + self.params["b2"])
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    dy = (y - t) / len(x)
    da = (dy @ self.params["W2"].T) * z * (1 - z)
    self.grads["W1"] += x.T @ da
    self.grads["b1"] += da.sum(axis=0)
    self.grads["W2"] += z.T @ dy
    self.grads["b2"] += dy.sum(axis=0)
    return self.grads


# %% wrong="18_ten_classes_no_mean" hints=["gradient_no_mean"]
# Two mistakes: np.eye(10) is fixed to ten classes, and 1/N is missing.
def gradient(self, x, t):
    if t.ndim == 1:
        t = np.eye(10)[t]
    z = sigmoid(x @ self.params["W1"] + self.params["b1"])
    y = softmax(z @ self.params["W2"] + self.params["b2"])
    delta2 = y - t
    delta1 = (delta2 @ self.params["W2"].T) * z * (1 - z)
    return {
        "W1": x.T @ delta1,
        "b1": delta1.sum(axis=0),
        "W2": z.T @ delta2,
        "b2": delta2.sum(axis=0),
    }


# %% wrong="19_updates_and_half_sigmoid"
# Two mistakes: W2 is already moved a step before it is used on the way back, and only one factor of z(1 - z).
def gradient(self, x, t):
    y = self.predict(x)
    z = sigmoid(x @ self.params["W1"] + self.params["b1"])
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    d2 = (y - t) / x.shape[0]
    grads = {"W2": z.T @ d2, "b2": d2.sum(axis=0)}
    self.params["W2"] -= 0.1 * grads["W2"]
    d1 = (d2 @ self.params["W2"].T) * (1 - z)
    grads["W1"] = x.T @ d1
    grads["b1"] = d1.sum(axis=0)
    return grads


# %% wrong="20_softmax_derivative_too"
# Two mistakes: multiplies by y(1 - y) as if the softmax had to be passed again, and sums da before the sigmoid for b1.
def gradient(self, x, t):
    W1, W2 = self.params['W1'], self.params['W2']
    b1, b2 = self.params['b1'], self.params['b2']
    z = sigmoid(np.dot(x, W1) + b1)
    y = softmax(np.dot(z, W2) + b2)
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    d2 = (y - t) * y * (1 - y) / len(x)
    dz = np.dot(d2, W2.T)
    da = dz * z * (1 - z)
    return {'W1': np.dot(x.T, da), 'b1': dz.sum(axis=0),
            'W2': np.dot(z.T, d2), 'b2': d2.sum(axis=0)}


# %% right="01_textbook"
# The textbook's version, with the line for labels.
def gradient(self, x, t):
    W1, W2 = self.params['W1'], self.params['W2']
    b1, b2 = self.params['b1'], self.params['b2']
    grads = {}
    batch_num = x.shape[0]
    if t.ndim == 1:
        t = np.eye(W2.shape[1])[t]

    # forward
    a1 = np.dot(x, W1) + b1
    z1 = sigmoid(a1)
    a2 = np.dot(z1, W2) + b2
    y = softmax(a2)

    # backward
    dy = (y - t) / batch_num
    grads['W2'] = np.dot(z1.T, dy)
    grads['b2'] = np.sum(dy, axis=0)

    dz1 = np.dot(dy, W2.T)
    da1 = (1.0 - sigmoid(a1)) * sigmoid(a1) * dz1
    grads['W1'] = np.dot(x.T, da1)
    grads['b1'] = np.sum(da1, axis=0)

    return grads


# %% right="02_mean_at_the_end"
# Divides by N in the four results instead of the first line.
def gradient(self, x, t):
    n = len(x)
    p = self.params
    z = sigmoid(x @ p["W1"] + p["b1"])
    y = softmax(z @ p["W2"] + p["b2"])
    delta = y - (np.eye(y.shape[1])[t] if t.ndim == 1 else t)
    da = delta @ p["W2"].T * z * (1 - z)
    return {
        "W1": x.T @ da / n,
        "b1": da.mean(axis=0),
        "W2": z.T @ delta / n,
        "b2": delta.mean(axis=0),
    }


# %% right="03_einsum"
# Everything with einsum.
def gradient(self, x, t):
    p = self.params
    z = sigmoid(np.einsum("nd,dh->nh", x, p["W1"]) + p["b1"])
    y = softmax(np.einsum("nh,hk->nk", z, p["W2"]) + p["b2"])
    if np.ndim(t) == 1:
        t = np.eye(y.shape[1])[t]
    ds = (y - t) / y.shape[0]
    da = np.einsum("nk,hk,nh->nh", ds, p["W2"], z - z**2)
    return {
        "W1": np.einsum("nd,nh->dh", x, da),
        "b1": np.einsum("nh->h", da),
        "W2": np.einsum("nh,nk->hk", z, ds),
        "b2": np.einsum("nk->k", ds),
    }


# %% right="04_sample_loop"
# A loop over the samples with outer products, added up.
def gradient(self, x, t):
    W1, b1, W2, b2 = (self.params[k] for k in ("W1", "b1", "W2", "b2"))
    g = {k: np.zeros_like(v, dtype=float) for k, v in self.params.items()}
    N = len(x)
    for n in range(N):
        z = sigmoid(x[n] @ W1 + b1)
        y = softmax(z @ W2 + b2)
        if np.ndim(t) == 1:
            y[t[n]] -= 1
        else:
            y = y - t[n]
        d = y / N
        a = W2 @ d * z * (1 - z)
        g["W1"] += np.outer(x[n], a)
        g["b1"] += a
        g["W2"] += np.outer(z, d)
        g["b2"] += d
    return g


# %% right="05_subtract_one"
# Subtracts 1 at the right class; one-hot is turned into labels first.
def gradient(self, x, t):
    x = np.asarray(x, dtype=float)
    labels = np.argmax(t, axis=1) if np.ndim(t) == 2 else np.asarray(t)
    z = sigmoid(x @ self.params["W1"] + self.params["b1"])
    d = softmax(z @ self.params["W2"] + self.params["b2"])
    d[range(len(x)), labels] -= 1
    d /= len(x)
    grads = {"b2": d.sum(axis=0), "W2": z.T @ d}
    back = d @ self.params["W2"].T
    back *= z
    back *= 1 - z
    grads["b1"] = back.sum(axis=0)
    grads["W1"] = x.T @ back
    return grads


# %% right="06_ones_column"
# The biases as a row of the weights: ones appended, then cut off again.
def gradient(self, x, t):
    N = len(x)
    ones = np.ones((N, 1))
    X = np.hstack([x, ones])
    Z = np.hstack([sigmoid(X @ np.vstack([self.params["W1"], self.params["b1"]])), ones])
    Y = softmax(Z @ np.vstack([self.params["W2"], self.params["b2"]]))
    T = np.asarray(t)
    if T.ndim == 1:
        T = (T[:, None] == np.arange(Y.shape[1])).astype(float)
    D = (Y - T) / N
    G2 = Z.T @ D
    A = (D @ self.params["W2"].T) * Z[:, :-1] * (1 - Z[:, :-1])
    G1 = X.T @ A
    return {"W1": G1[:-1], "b1": G1[-1], "W2": G2[:-1], "b2": G2[-1]}


# %% right="07_float32"
# float32 all the way.
def gradient(self, x, t):
    f = np.float32
    p = {k: v.astype(f) for k, v in self.params.items()}
    x = np.asarray(x).astype(f)
    z = sigmoid(x @ p["W1"] + p["b1"]).astype(f)
    y = softmax(z @ p["W2"] + p["b2"]).astype(f)
    t = np.eye(y.shape[1], dtype=f)[t] if np.ndim(t) == 1 else np.asarray(t, dtype=f)
    ds = (y - t) / f(len(x))
    da = ds @ p["W2"].T * z * (1 - z)
    return {"W1": x.T @ da, "b1": da.sum(0), "W2": z.T @ ds, "b2": ds.sum(0)}


# %% right="08_uses_predict"
# y from self.predict, the sigmoid computed once more beside it; helper for the one-hot form.
def gradient(self, x, t):
    def one_hot(t, K):
        t = np.asarray(t)
        if t.ndim == 2:
            return t
        out = np.zeros((t.size, K))
        for row, k in enumerate(t):
            out[row, k] = 1
        return out

    y = self.predict(x)
    z = sigmoid(np.dot(x, self.params["W1"]) + self.params["b1"])
    dscores = (y - one_hot(t, y.shape[1])) / len(y)
    dz = np.dot(dscores, np.transpose(self.params["W2"]))
    da = np.multiply(np.multiply(dz, z), np.subtract(1, z))
    return dict(
        W1=np.dot(np.transpose(x), da),
        b1=np.sum(da, 0),
        W2=np.dot(np.transpose(z), dscores),
        b2=np.sum(dscores, 0),
    )


# %% right="09_layer_objects"
# Small layer classes with forward and backward as in chapter 5, made anew in every call.
def gradient(self, x, t):
    class Affine:
        def __init__(self, W, b):
            self.W, self.b = W, b

        def forward(self, x):
            self.x = x
            return x @ self.W + self.b

        def backward(self, dout):
            self.dW = self.x.T @ dout
            self.db = dout.sum(axis=0)
            return dout @ self.W.T

    class Sigmoid:
        def forward(self, x):
            self.out = sigmoid(x)
            return self.out

        def backward(self, dout):
            return dout * (1.0 - self.out) * self.out

    layers = [
        Affine(self.params["W1"], self.params["b1"]),
        Sigmoid(),
        Affine(self.params["W2"], self.params["b2"]),
    ]
    out = x
    for layer in layers:
        out = layer.forward(out)
    y = softmax(out)
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    dout = (y - t) / x.shape[0]
    for layer in reversed(layers):
        dout = layer.backward(dout)
    return {"W1": layers[0].dW, "b1": layers[0].db, "W2": layers[2].dW, "b2": layers[2].db}


# %% right="10_cosh_derivative"
# The derivative of the sigmoid as 1 / (4 cosh^2(a/2)), clipped against overflow.
def gradient(self, x, t):
    x = np.asarray(x)
    a = x @ self.params["W1"] + self.params["b1"]
    z = 0.5 * (1 + np.tanh(a / 2))
    y = softmax(z @ self.params["W2"] + self.params["b2"])
    ds = y.copy()
    if np.ndim(t) == 1:
        np.subtract.at(ds, (np.arange(len(x)), t), 1.0)
    else:
        ds -= t
    ds = ds / len(x)
    da = ds @ self.params["W2"].T / (4 * np.cosh(np.clip(a / 2, -300, 300)) ** 2)
    return {"b1": da.sum(axis=0), "W1": x.T @ da, "b2": ds.sum(axis=0), "W2": z.T @ ds}
