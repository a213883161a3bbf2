# /// variant
# title.en = "The scores of one sample come back as a batch of one"
# title.ja = "データ1つのスコアが、1行のバッチとして返ってくる"
# hint.en = "The numbers are right, but for a single sample they come back in a table of one row. Which shape does the docstring name for one sample?"
# hint.ja = "数は合っていますが、データ1つのときにも、1行だけの表になっています。説明では、データ1つのスコアの形状はどうなっていますか。"
# fails = "test_scores"
# ///
class SimpleNet:
    def __init__(self):
        self.W = np.random.randn(2, 3)

    def predict(self, x):
        if x.ndim == 1:
            x = x.reshape(1, -1)
        return np.dot(x, self.W)

    def loss(self, x, t):
        y = softmax(self.predict(x))
        if np.ndim(x) == 1:
            y = y[0]
        return cross_entropy_error(y, t)
