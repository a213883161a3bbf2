# /// variant
# method = "gradient"
# title.en = "W2 is not transposed on the way back"
# title.ja = "逆向きに戻るとき、W2 を転置していない"
# hint.en = "The shapes do not fit on the way back from the scores to the hidden layer. Forward, the matrix leads from H to K numbers; now you need the way from K to H."
# hint.ja = "スコアから中間層へ戻るところで形状が合いません。順伝播では、この行列が H 個の数を K 個にします。逆向きには、K 個から H 個へ戻る必要があります。"
# fails = "test_gradient_one_hot"
# ///
def gradient(self, x, t):
    W1, W2 = self.params["W1"], self.params["W2"]
    b1, b2 = self.params["b1"], self.params["b2"]
    z = sigmoid(np.dot(x, W1) + b1)
    y = softmax(np.dot(z, W2) + b2)
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    dy = (y - t) / x.shape[0]

    grads = {}
    grads["W2"] = np.dot(z.T, dy)
    grads["b2"] = np.sum(dy, axis=0)
    da = np.dot(dy, W2) * z * (1 - z)
    grads["W1"] = np.dot(x.T, da)
    grads["b1"] = np.sum(da, axis=0)
    return grads
