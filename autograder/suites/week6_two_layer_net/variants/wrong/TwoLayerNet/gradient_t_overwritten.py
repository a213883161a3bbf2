# /// variant
# method = "gradient"
# title.en = "The answers handed in are overwritten"
# title.ja = "渡された正解を書き換えている"
# hint.en = "Your numbers are right, but afterwards the caller's one-hot answers hold something else. Operators that end in = change an array on the spot: give the result a name of its own."
# hint.ja = "値は正しいのですが、渡された one-hot表現の中身が変わってしまいます。-= のような演算子は配列をその場で書き換えます。結果は新しい変数に入れましょう。"
# fails = "test_gradient_leaves"
# ///
def gradient(self, x, t):
    W1, W2 = self.params["W1"], self.params["W2"]
    b1, b2 = self.params["b1"], self.params["b2"]
    z = sigmoid(np.dot(x, W1) + b1)
    y = softmax(np.dot(z, W2) + b2)
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    t = np.asarray(t, dtype=float)
    t -= y
    dy = -t / x.shape[0]

    grads = {}
    grads["W2"] = np.dot(z.T, dy)
    grads["b2"] = np.sum(dy, axis=0)
    dz = np.dot(dy, W2.T)
    da = dz * z * (1 - z)
    grads["W1"] = np.dot(x.T, da)
    grads["b1"] = np.sum(da, axis=0)
    return grads
