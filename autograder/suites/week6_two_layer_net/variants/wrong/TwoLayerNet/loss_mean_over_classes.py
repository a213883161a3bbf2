# /// variant
# method = "loss"
# title.en = "The mean is taken over the classes as well"
# title.ja = "クラスの数でも割って平均している"
# hint.en = "Even for a single sample your loss is too small, and the more classes there are, the smaller it gets. Over what is the mean to be taken: over all numbers in the array, or over the samples?"
# hint.ja = "データが1つでも損失が小さすぎ、クラスの数が多いほど小さくなります。平均を取るのは、配列の全要素についてでしょうか、それともデータについてでしょうか。"
# fails = "test_loss_one_hot"
# ///
def loss(self, x, t):
    y = self.predict(x)
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    return -np.mean(t * np.log(y + 1e-7))
