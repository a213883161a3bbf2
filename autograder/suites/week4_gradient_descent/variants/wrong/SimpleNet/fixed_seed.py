# /// variant
# title.en = "A fixed seed gives every network the same weights"
# title.ja = "シードを固定していて、どのネットワークの重みも同じになる"
# hint.en = "All new networks of yours have exactly the same weights, though they are drawn. What makes the random numbers begin at the same place again and again?"
# hint.ja = "重みは乱数なのに、どのネットワークでもまったく同じです。乱数が毎回同じところから始まるのは、何のせいでしょうか。"
# fails = "test_standard_normal"
# ///
class SimpleNet:
    def __init__(self):
        np.random.seed(0)
        self.W = np.random.randn(2, 3)

    def predict(self, x):
        return np.dot(x, self.W)

    def loss(self, x, t):
        z = self.predict(x)
        y = softmax(z)
        return cross_entropy_error(y, t)
