# /// variant
# title.en = "Every sample's loss comes back, not their mean"
# title.ja = "平均ではなく、データごとの損失が返ってくる"
# hint.en = "For a batch an array comes back, with a loss for each sample. Gradient descent needs one height for one place: how do you make one number of them?"
# hint.ja = "バッチのとき、データごとの損失を並べた配列が返ってきます。坂を下るには、一つの場所に一つの高さが必要です。並んだ損失を一つの数にするには、どうすればよいでしょうか。"
# fails = "test_loss_of_a_batch_labels"
# ///
class SimpleNet:
    def __init__(self):
        self.W = np.random.randn(2, 3)

    def predict(self, x):
        return np.dot(x, self.W)

    def loss(self, x, t):
        y = softmax(self.predict(x))
        t = np.array(t)
        if t.ndim < y.ndim:
            t = np.eye(3)[t]
        return -np.sum(t * np.log(y + 1e-7), axis=-1)
