# /// variant
# title.en = "The minus sign is missing"
# title.ja = "マイナスが抜けている"
# hint.en = "Your loss is negative, and the better the answer the larger it is. The logarithm of a probability is below 0: what makes an error of it?"
# hint.ja = "損失が負で、答えがよいほど大きくなっています。確率の対数は 0 以下です。それを誤差にするには、何が必要でしょうか。"
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
        if t.ndim < y.ndim:
            t = np.eye(3)[t]
        return np.mean(np.sum(t * np.log(y + 1e-7), axis=-1))
