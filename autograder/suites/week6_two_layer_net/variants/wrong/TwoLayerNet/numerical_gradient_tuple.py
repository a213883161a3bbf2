# /// variant
# method = "numerical_gradient"
# title.en = "The four gradients come back without their names"
# title.ja = "4つの勾配を、名前を付けずに返している"
# hint.en = "The caller wants to find each gradient under the name of its parameter. Which container did you use for the parameters themselves?"
# hint.ja = "呼び出した側は、パラメータと同じ名前で勾配を取り出します。パラメータそのものは、どんな入れ物に入れていたでしょうか。"
# fails = "test_numerical_gradient"
# ///
def numerical_gradient(self, x, t):
    f = lambda w: self.loss(x, t)
    dW1 = numerical_gradient(f, self.params["W1"])
    db1 = numerical_gradient(f, self.params["b1"])
    dW2 = numerical_gradient(f, self.params["W2"])
    db2 = numerical_gradient(f, self.params["b2"])
    return dW1, db1, dW2, db2
