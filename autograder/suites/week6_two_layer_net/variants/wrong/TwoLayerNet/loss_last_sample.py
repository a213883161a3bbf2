# /// variant
# method = "loss"
# title.en = "Only the last sample counts"
# title.ja = "最後のデータの損失しか残っていない"
# hint.en = "Change any sample but the last, and your loss stays the same: each round forgets the one before. Either collect all the losses, or hand the whole batch over at once."
# hint.ja = "最後のデータ以外を変えても、損失が変わりません。ループのたびに、前の結果が上書きされています。全部の損失を集めるか、バッチをまとめて渡すか、どちらかにしましょう。"
# fails = "test_loss_one_hot"
# ///
def loss(self, x, t):
    y = self.predict(x)
    for i in range(len(x)):
        error = cross_entropy_error(y[i], t[i])
    return error
