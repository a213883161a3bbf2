# /// variant
# method = "loss"
# title.en = "Only the first sample counts"
# title.ja = "最初のデータの損失しか計算していない"
# hint.en = "Change any sample but the first, and your loss stays the same. If you loop over the samples, when does your method return? And does cross_entropy_error need a loop at all?"
# hint.ja = "2個目以降のデータを変えても、損失が変わりません。データをループで回しているなら、メソッドはいつ戻っているでしょうか。そもそも cross_entropy_error に、ループは必要でしょうか。"
# fails = "test_loss_one_hot"
# ///
def loss(self, x, t):
    y = self.predict(x)
    for row, answer in zip(y, t):
        return cross_entropy_error(row, answer)
