# /// variant
# method = "loss"
# title.en = "Predictions and answers are swapped in the call"
# title.ja = "予測と正解を、逆の順で渡している"
# hint.en = "Your loss is 0 or very large, or your code stops with an error: the logarithm is taken of the answers. Compare the order of the arguments with the definition of cross_entropy_error."
# hint.ja = "損失が 0 や極端に大きな値になったり、エラーで止まったりします。予測ではなく、正解のほうの対数を取っているようです。引数の順を、cross_entropy_error の定義と比べてみましょう。"
# fails = "test_loss_one_hot"
# ///
def loss(self, x, t):
    y = self.predict(x)
    return cross_entropy_error(t, y)
