# /// variant
# method = "gradient"
# title.en = "The results of the first way forward are kept for ever"
# title.ja = "最初の順伝播の結果を、ずっと使い回している"
# hint.en = "The first gradient is right; after the parameters or the batch have changed, yours still belongs to the old state. The way back has to follow a fresh way forward."
# hint.ja = "最初の1回は正しいのですが、パラメータやバッチが変わっても、前の状態の値が使われています。逆伝播の前には、毎回新しく順伝播を計算しましょう。"
# fails = "test_gradient_current"
# ///
def gradient(self, x, t):
    W1, W2 = self.params["W1"], self.params["W2"]
    if not hasattr(self, "z"):
        self.z = sigmoid(np.dot(x, W1) + self.params["b1"])
        self.y = softmax(np.dot(self.z, W2) + self.params["b2"])
    z, y = self.z, self.y
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    dy = (y - t) / x.shape[0]
    da = np.dot(dy, W2.T) * z * (1 - z)
    return {
        "W1": np.dot(x.T, da),
        "b1": da.sum(axis=0),
        "W2": np.dot(z.T, dy),
        "b2": dy.sum(axis=0),
    }
