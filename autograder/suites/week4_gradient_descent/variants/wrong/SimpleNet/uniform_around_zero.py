# /// variant
# title.en = "The weights are uniform around zero"
# title.ja = "重みが 0 を中心とする一様乱数になっている"
# hint.en = "Your weights scatter evenly between two bounds and never go beyond them. In the normal distribution small numbers are frequent, and now and then one is larger than 2: which function draws from it?"
# hint.ja = "重みが、ある範囲の中に均等に散らばり、その外には出ません。正規分布では 0 に近い数が多く、ときどき 2 を超える数も出ます。正規分布から引く関数はどれでしょうか。"
# fails = "test_standard_normal"
# ///
class SimpleNet:
    def __init__(self):
        self.W = np.random.uniform(-1, 1, (2, 3))

    def predict(self, x):
        return np.dot(x, self.W)

    def loss(self, x, t):
        z = self.predict(x)
        y = softmax(z)
        return cross_entropy_error(y, t)
