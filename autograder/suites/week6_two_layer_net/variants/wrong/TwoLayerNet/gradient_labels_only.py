# /// variant
# method = "gradient"
# title.en = "The answers are always taken to be labels"
# title.ja = "正解がいつもラベルだと思っている"
# hint.en = "Labels work, one-hot answers do not: they are turned into one-hot a second time. How can the method see which form it was given?"
# hint.ja = "ラベルなら動きますが、one-hot表現の正解では、もう一度 one-hot表現に直そうとしてしまいます。どちらの形式で渡されたかは、どうすればわかるでしょうか。"
# fails = "test_gradient_one_hot"
# ///
def gradient(self, x, t):
    W1, W2 = self.params["W1"], self.params["W2"]
    b1, b2 = self.params["b1"], self.params["b2"]
    z = sigmoid(np.dot(x, W1) + b1)
    y = softmax(np.dot(z, W2) + b2)
    t = np.eye(y.shape[1])[t.astype(int)]
    dy = (y - t) / x.shape[0]

    grads = {}
    grads["W2"] = np.dot(z.T, dy)
    grads["b2"] = np.sum(dy, axis=0)
    dz = np.dot(dy, W2.T)
    da = dz * z * (1 - z)
    grads["W1"] = np.dot(x.T, da)
    grads["b1"] = np.sum(da, axis=0)
    return grads
