# /// variant
# title.en = "One-hot answers are treated as if they were labels"
# title.ja = "one-hot表現をラベルとして扱っている"
# hint.en = "Labels are right, one-hot answers are not: the zeros and ones are taken for numbers of classes. How can you tell by the shape of t which form it has?"
# hint.ja = "ラベルなら正しいのに、one-hot表現では合いません。並んだ 0 と 1 を、クラスの番号として使っているからです。t がどちらの形かは、形状のどこを見ればわかりますか。"
# fails = "test_loss_of_a_batch_one_hot"
# ///
class SimpleNet:
    def __init__(self):
        self.W = np.random.randn(2, 3)

    def predict(self, x):
        return np.dot(x, self.W)

    def loss(self, x, t):
        y = np.atleast_2d(softmax(self.predict(x)))
        t = np.atleast_1d(t)
        return -np.mean(np.log(y[np.arange(len(y)), t] + 1e-7))
