# /// variant
# title.en = "The softmax is applied twice"
# title.ja = "ソフトマックス関数を2回通している"
# hint.en = "Your scores are probabilities already, and for the loss they go through the softmax once more; that brings them close together, and no loss gets near 0. Once is enough: in which of the two methods?"
# hint.ja = "スコアがすでに確率なのに、損失を求めるときにもう一度ソフトマックス関数を通しています。すると差が縮まり、損失が 0 に近づかなくなります。一度だけ通すには、どちらのメソッドに書けばよいでしょうか。"
# fails = "test_loss_of_one_sample"
# ///
class SimpleNet:
    def __init__(self):
        self.W = np.random.randn(2, 3)

    def predict(self, x):
        return softmax(np.dot(x, self.W))

    def loss(self, x, t):
        z = self.predict(x)
        y = softmax(z)
        return cross_entropy_error(y, t)
