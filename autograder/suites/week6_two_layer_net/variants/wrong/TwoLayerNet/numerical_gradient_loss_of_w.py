# /// variant
# method = "numerical_gradient"
# title.en = "The parameter is handed to the loss as if it were the samples"
# title.ja = "パラメータを、入力データのつもりで loss に渡している"
# hint.en = "The shapes do not fit, because loss expects samples and answers. The batch stays the same while a parameter moves: what does your little function have to do with its argument?"
# hint.ja = "loss が受け取るのは入力データと正解なので、形状が合わずにエラーになります。パラメータを動かす間も、バッチはずっと同じです。渡す関数は、自分の引数を使う必要があるでしょうか。"
# fails = "test_numerical_gradient"
# ///
def numerical_gradient(self, x, t):
    loss_W = lambda W: self.loss(W, t)
    grads = {}
    for key in ("W1", "b1", "W2", "b2"):
        grads[key] = numerical_gradient(loss_W, self.params[key])
    return grads
