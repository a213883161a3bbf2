# /// variant
# title.en = "y and t change places in the call of the loss function"
# title.ja = "損失関数を呼ぶときに y と t が逆になっている"
# hint.en = "Your loss is nearly 0 or suddenly very large, or your code stops with an error: the answers stand in the logarithm, and the probabilities play their part. In which order does the function ask for the two?"
# hint.ja = "損失がほぼ 0 だったり、急に大きくなったり、エラーになったりします。正解のほうが対数に入り、確率が正解として扱われているからです。この関数の引数は、どの順番でしたか。"
# fails = "test_loss_of_one_sample"
# ///
class SimpleNet:
    def __init__(self):
        self.W = np.random.randn(2, 3)

    def predict(self, x):
        return np.dot(x, self.W)

    def loss(self, x, t):
        y = softmax(self.predict(x))
        return cross_entropy_error(t, y)
