# /// variant
# method = "loss"
# title.en = "The loss compares the network with its own guess"
# title.ja = "正解ではなく、自分の予測と比べている"
# hint.en = "Change the answers t, and your loss stays the same: the more sure the network is, the smaller it gets, right or wrong. Whose class has to be looked up?"
# hint.ja = "正解の t を変えても、損失が変わりません。当たっていても外れていても、自信があるほど損失が小さくなります。どのクラスの確率を見るべきでしょうか。"
# fails = "test_loss_one_hot"
# ///
def loss(self, x, t):
    y = self.predict(x)
    return cross_entropy_error(y, np.argmax(y, axis=1))
