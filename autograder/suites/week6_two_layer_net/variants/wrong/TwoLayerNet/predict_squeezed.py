# /// variant
# method = "predict"
# title.en = "A batch of one sample loses its row axis"
# title.ja = "データが1つのバッチで、行の軸がなくなる"
# hint.en = "Larger batches come out right, but for a batch of one sample you return a flat array. One row is a row too: which step throws an axis of length 1 away?"
# hint.ja = "データが2つ以上なら正しいのに、1つだけのバッチでは1次元の配列が返ります。1行でも、行は行です。長さ 1 の軸を捨ててしまうのは、どの処理でしょうか。"
# fails = "test_predict"
# ///
def predict(self, x):
    W1, W2 = self.params["W1"], self.params["W2"]
    b1, b2 = self.params["b1"], self.params["b2"]
    z = sigmoid(np.dot(x, W1) + b1)
    return np.squeeze(softmax(np.dot(z, W2) + b2))
