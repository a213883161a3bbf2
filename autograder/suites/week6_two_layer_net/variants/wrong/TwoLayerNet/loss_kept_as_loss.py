# /// variant
# method = "loss"
# title.en = "The result is stored under the name of the method"
# title.ja = "結果を、メソッドと同じ名前の属性に入れている"
# hint.en = "The first call works, the second stops with an error: by then net.loss is a number, and a number cannot be called. Does the result have to be kept, and under this name?"
# hint.ja = "1回目は動くのに、2回目はエラーになります。そのときの net.loss は、メソッドではなくただの数になっているからです。結果を取っておく必要はありますか。あるとしても、その名前でよいでしょうか。"
# fails = "test_loss_one_hot"
# ///
def loss(self, x, t):
    self.loss = cross_entropy_error(self.predict(x), t)
    return self.loss
