# /// variant
# method = "loss"
# title.en = "The mean over the batch is taken twice"
# title.ja = "バッチの平均を2回取っている"
# hint.en = "A single sample comes out right, but the larger the batch, the smaller your loss: hand in every sample twice, and it halves. What does cross_entropy_error do with a batch already?"
# hint.ja = "データが1つなら正しいのに、バッチが大きいほど損失が小さくなります。同じデータを2回ずつ渡すと半分になります。cross_entropy_error は、バッチをどう扱う関数でしたか。"
# fails = "test_loss_one_hot"
# ///
def loss(self, x, t):
    y = self.predict(x)
    return cross_entropy_error(y, t) / x.shape[0]
