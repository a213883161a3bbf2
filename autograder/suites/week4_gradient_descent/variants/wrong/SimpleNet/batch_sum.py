# /// variant
# title.en = "The loss is summed over the batch"
# title.ja = "損失をバッチ全体で合計している"
# hint.en = "One sample is right, but your loss grows with the number of samples. How do you make the loss of a small batch comparable with that of a large one?"
# hint.ja = "データ1つなら正しいのに、データの数が増えるほど損失も大きくなっています。小さなバッチと大きなバッチの損失を比べられるようにするには、どうすればよいでしょうか。"
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
        return -np.sum(t * np.log(y + 1e-7))
