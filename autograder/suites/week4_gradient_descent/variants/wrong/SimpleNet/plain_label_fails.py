# /// variant
# title.en = "A plain integer as the label of one sample is not foreseen"
# title.ja = "データ1つのラベルが、ただの整数の場合を考えていない"
# hint.en = "Arrays of answers are fine, but when the label of one sample is a plain integer your code stops with an error: such a number has no shape of its own. What makes it an array?"
# hint.ja = "正解が配列なら問題ありませんが、データ1つのラベルがただの整数だと、エラーで止まります。ただの整数には、形状がないからです。配列にするには、どうすればよいでしょうか。"
# fails = "test_loss_of_one_sample"
# ///
class SimpleNet:
    def __init__(self):
        self.W = np.random.randn(2, 3)

    def predict(self, x):
        return np.dot(x, self.W)

    def loss(self, x, t):
        y = softmax(self.predict(x))
        if y.ndim == 1:
            y = y.reshape(1, y.size)
            t = t.reshape(1, t.size)
        if t.size == y.size:
            t = t.argmax(axis=1)
        batch_size = y.shape[0]
        return -np.sum(np.log(y[np.arange(batch_size), t.reshape(-1)] + 1e-7)) / batch_size
