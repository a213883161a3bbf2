# /// variant
# title.en = "The loss is written for batches only"
# title.ja = "損失がバッチでしか使えない"
# hint.en = "Batches are right, but a single sample ends in an error: your code expects rows and columns where there is only one row of scores. How can one sample be treated as a batch of one?"
# hint.ja = "バッチなら正しいのに、データ1つだとエラーになります。スコアが1列に並んでいるだけなのに、行と列があるものとして扱っているからです。データ1つを、1行のバッチとして扱うには、どうすればよいでしょうか。"
# fails = "test_loss_of_one_sample"
# ///
class SimpleNet:
    def __init__(self):
        self.W = np.random.randn(2, 3)

    def predict(self, x):
        return np.dot(x, self.W)

    def loss(self, x, t):
        y = softmax(self.predict(x))
        t = np.array(t)
        if t.ndim == 2:
            t = t.argmax(axis=1)
        batch_size = y.shape[0]
        return -np.sum(np.log(y[np.arange(batch_size), t] + 1e-7)) / batch_size
