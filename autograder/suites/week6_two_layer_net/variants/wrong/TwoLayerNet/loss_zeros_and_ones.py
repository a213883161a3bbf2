# /// variant
# method = "loss"
# title.en = "Labels that are all 0 or 1 are taken for one-hot"
# title.ja = "0 と 1 だけのラベルを、one-hot表現とみなしている"
# hint.en = "Your loss goes wrong for a batch of labels in which only the classes 0 and 1 occur. The numbers in t do not tell labels from one-hot; what about its shape?"
# hint.ja = "クラス 0 と 1 しか出てこないバッチで、ラベルの扱いを間違えます。t の中の数を見ても、ラベルか one-hot表現かは決められません。形状ならどうでしょうか。"
# fails = "test_loss_kinds"
# ///
def loss(self, x, t):
    y = self.predict(x)
    if t.max() <= 1:
        t = np.argmax(t, axis=-1)
    return -np.mean(np.log(y[np.arange(len(x)), t] + 1e-7))
