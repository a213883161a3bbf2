# /// variant
# title.en = "The squared error instead of the cross entropy"
# title.ja = "交差エントロピー誤差ではなく二乗誤差を使っている"
# hint.en = "Your loss never gets large, even when the right class has a probability near 0. Squared differences are the other loss of week 2: which one is asked for here?"
# hint.ja = "正解のクラスの確率がほぼ 0 でも、損失が大きくなりません。差の二乗を使うのは、第2週のもう一つの損失関数です。ここで使うのは、どちらでしょうか。"
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
        return np.mean(0.5 * np.sum((y - t) ** 2, axis=-1))
