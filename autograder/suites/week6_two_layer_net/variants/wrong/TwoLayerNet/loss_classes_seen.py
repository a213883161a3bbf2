# /// variant
# method = "loss"
# title.en = "The number of classes is guessed from the labels of the batch"
# title.ja = "クラスの数を、バッチのラベルから推測している"
# hint.en = "Labels come out right only if the last class happens to be in the batch. The labels that you see need not be all there are: who knows the number of classes for sure?"
# hint.ja = "最後のクラスのデータがバッチにあるときしか、ラベルを正しく扱えません。バッチに出てくるラベルが、クラスのすべてとは限りません。クラスの数を確実に知るには、何を見ればよいでしょうか。"
# fails = "test_loss_kinds"
# ///
def loss(self, x, t):
    y = self.predict(x)
    if t.ndim == 1:
        t = np.eye(t.max() + 1)[t]
    return -np.sum(t * np.log(y + 1e-7)) / x.shape[0]
